"""A source line's link decides which article of a story is shown first, as soon as it is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.clusters import cluster_statements
from storage.db import connect, rows
from tests.storage.stored import add_sites, put_article

BODY = "Tỉnh phát động phong trào thi đua xây dựng nông thôn mới với mười chỉ tiêu rõ ràng, cụ thể cho từng xã. " * 4
AT = datetime(2025, 10, 5, tzinfo=UTC)


def test_the_article_that_a_copy_links_to_represents_though_the_copy_states_an_earlier_time(home: Path) -> None:
    connection = connect()
    add_sites(connection)
    copy = put_article(connection, "congtravinh", "copy", "Phát động", BODY, published=AT)
    first = put_article(connection, "baotravinh", "first", "Phát động", BODY, published=AT + timedelta(hours=2))

    def representative() -> list[dict[str, object]]:
        with connection, connection.cursor() as cursor:
            return rows(cursor, "SELECT id AS cluster, representative FROM cluster WHERE size = 2")

    assert representative()[0]["representative"] == copy
    source = "https://baotravinh.vn/first?utm_source=cong"
    put_article(
        connection,
        "congtravinh",
        "copy",
        "Phát động",
        BODY,
        published=AT,
        source_url=source,
        seen=AT + timedelta(days=99),
    )
    [row] = representative()
    assert row["representative"] == first
    stated = cluster_statements(connection, str(row["cluster"]))
    assert [(s.copy, s.original, s.how) for s in stated] == [(copy, first, "link")]
    connection.close()
