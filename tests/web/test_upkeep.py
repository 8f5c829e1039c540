"""An upgrade that rebuilds the search index keeps no reader waiting."""

from __future__ import annotations

import time
from pathlib import Path

from storage.db import connect
from tests.web.served import served

_OLDER = "UPDATE search_entry SET search_version = 0, term_text = NULL, terms = ''"
_LEFT = "SELECT count(*) FROM search_entry WHERE search_version = 0"


def test_readers_are_served_while_the_search_index_is_brought_up_to_date(recorded_home: Path) -> None:
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute(_OLDER)
    with connection, connection.cursor() as cursor:
        # The writer of the first batch waits for this transaction, and readers for nobody.
        cursor.execute("SELECT article FROM search_entry FOR UPDATE")
        with served() as client:
            page = client.get("/search", params={"q": "thi đua"})
            assert page.status_code == 200
            assert client.get("/").status_code == 200
            connection.commit()
            for _ in range(200):
                found = client.get("/api/articles", params={"q": "thi đua"}).json()["items"]
                if found:
                    break
                time.sleep(0.05)
            assert found
    with connection, connection.cursor() as cursor:
        for _ in range(100):
            cursor.execute(_LEFT)
            [(left,)] = cursor.fetchall()
            if not left:
                break
            time.sleep(0.05)
    assert left == 0
    connection.close()
