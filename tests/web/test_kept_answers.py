"""Pages are kept while nothing is written, and what a session wrote is on them once it has ended."""

from __future__ import annotations

import time
from pathlib import Path

import httpx
import pytest

from storage.db import connect
from tests.web.served import served

TITLE = "Trao Huân chương cho xã Kiểm Thử"


def _retitle(article: str) -> None:
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE article SET title = %s WHERE id = %s", (TITLE, article))
    connection.close()


def test_a_change_is_on_the_page_half_a_second_after_its_session_ended(recorded_home: Path) -> None:
    with served() as client:
        article = client.get("/api/articles", params={"limit": 1}).json()["items"][0]["id"]
        address = f"/articles/{article}"
        for _ in range(3):
            assert TITLE not in client.get(address).text
            time.sleep(0.3)
        _retitle(article)
        time.sleep(0.6)
        assert TITLE in client.get(address).text


def test_a_page_is_not_worked_out_again_while_nothing_is_written(recorded_home: Path) -> None:
    connection = connect()
    with served() as client:
        first = client.get("/search", params={"q": "thi đua"})
        time.sleep(1.0)  # longer than answers are shared whatever happens
        with connection, connection.cursor() as cursor:
            cursor.execute("LOCK TABLE search_entry IN ACCESS EXCLUSIVE MODE")  # nobody can search, nothing is written
            assert client.get("/search", params={"q": "thi đua"}, timeout=5).text == first.text
            with pytest.raises(httpx.ReadTimeout):
                client.get("/search", params={"q": "khen thưởng"}, timeout=1)
    connection.close()
