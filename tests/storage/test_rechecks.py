"""Which addresses are asked for again when somebody wants the corrections of the last days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from articles.models import PageRecord
from storage.db import connect
from storage.pages import known_addresses, land_records
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
    ]
    land_records(connection, "r", "h", [(n, record, None) for n, record in enumerate(records, 1)])
    soon = NOW + timedelta(minutes=5)
    due = {k.url for k in known_addresses(connection, "a", now=soon, recheck_since=soon - timedelta(days=3)) if k.due}
    asked = {k.url for k in known_addresses(connection, "a", now=soon) if k.due}
    assert due - asked == {"https://a.vn/moi"}
    connection.close()
