"""Which addresses are requested again when somebody wants the corrections of the last days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from articles.models import PageRecord
from articles.urls import url_fingerprint
from crawler.plan import Known
from storage.db import Connection, connect
from storage.pages import due_addresses, land_records
from storage.runs import open_run
from storage.sites import CatalogueEntry, register_sites

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_recheck_takes_articles_still_to_be_cleaned_and_nothing_that_was_not_there(home: Path) -> None:
    connection = connect()
    entry = CatalogueEntry(
        id="a", name="A", url="https://a.vn/", kind="portal", province=None, province_now=None, enabled=True
    )
    register_sites(connection, [entry], now=NOW)
    open_run(connection, "r", trigger="command", sites=["a"], now=NOW)
    old = NOW - timedelta(days=40)
    records = [
        PageRecord(site="a", url="https://a.vn/moi", kind="article", outcome="fetched", requested_at=NOW),
        PageRecord(site="a", url="https://a.vn/mat", kind="article", outcome="not_found", requested_at=NOW),
        PageRecord(site="a", url="https://a.vn/cu", kind="article", outcome="fetched", requested_at=old),
        PageRecord(site="a", url="https://a.vn/loi", kind="article", outcome="server_error", requested_at=NOW),
    ]
    land_records(connection, "r", "h", [(n, record, None) for n, record in enumerate(records, 1)])
    soon = NOW + timedelta(minutes=5)
    urls = {record.url for record in records}
    due, others = _known(connection, "a", soon, recheck_since=soon - timedelta(days=3))
    asked, rest = _known(connection, "a", soon)
    assert due - asked == {"https://a.vn/moi"}
    assert "https://a.vn/loi" in asked  # the next visit tries again what failed for a time
    assert others == {url_fingerprint(url) for url in urls - due}
    assert rest == {url_fingerprint(url) for url in urls - asked}
    connection.close()


def test_an_article_that_is_gone_twice_is_removed_and_one_that_comes_back_is_not(home: Path) -> None:
    connection = connect()
    entry = CatalogueEntry(
        id="b", name="B", url="https://b.vn/", kind="portal", province=None, province_now=None, enabled=True
    )
    register_sites(connection, [entry], now=NOW)
    open_run(connection, "r2", trigger="command", sites=["b"], now=NOW)
    url = "https://b.vn/bai-1.html"
    land_records(connection, "r2", "h0", [(1, _visit(url, "fetched", 200, 0), None)])
    states = []
    for day, (outcome, status) in enumerate(
        [("not_found", 404), ("timeout", None), ("not_found", 410), ("not_found", 404), ("fetched", 200)], 1
    ):
        land_records(connection, "r2", f"h{day}", [(1, _visit(url, outcome, status, day), None)])
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT gone_times, removed_at FROM address WHERE site = 'b'")
            states.append(cursor.fetchone())
    assert [times for times, _ in states] == [1, 1, 2, 3, 0]
    third = NOW + timedelta(days=3)
    assert [removed for _, removed in states] == [None, None, third, third, None]
    connection.close()


def _known(connection: Connection, site: str, now: datetime, **options: Any) -> tuple[set[str], set[int]]:
    """The addresses of a site that are due, and the fingerprints of the others."""
    others = BytesIO()
    due = {k.url for k in due_addresses(connection, Known, site, others=others, now=now, **options)}
    return due, {int(line) for line in others.getvalue().splitlines()}


def _visit(url: str, outcome: Any, status: int | None, day: int) -> PageRecord:
    at = NOW + timedelta(days=day)
    return PageRecord(site="b", url=url, kind="article", outcome=outcome, status=status, requested_at=at)
