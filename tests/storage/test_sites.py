"""When a site is due: at once for a person, spread over a day by a schedule, less and less while it fails."""

from __future__ import annotations

import itertools
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.db import Connection, connect, rows
from storage.pages import RECHECKS, next_check
from storage.sites import CatalogueEntry, CrawlResult, due_sites, finish_sites, lock_sites, register_sites

NOW = datetime(2026, 5, 1, tzinfo=UTC)
IDS = [f"site_{n}" for n in range(200)]


@pytest.fixture
def store(home: Path) -> Connection:
    connection = connect()
    register_sites(
        connection,
        [
            CatalogueEntry(
                id=i, name=i, url=f"https://{i}.vn/", kind="portal", province=None, province_now=None, enabled=True
            )
            for i in IDS
        ],
        now=NOW,
    )
    return connection


def result(site: str, outcome: str) -> CrawlResult:
    return CrawlResult(
        site=site,
        outcome=outcome,
        error=None,
        complete=True,
        since=None,
        new_articles=0,
        moved_to=None,
        sources=(),
        shapes=None,
    )


def test_all_sites_of_a_new_database_are_due_to_a_person(store: Connection) -> None:
    assert sorted(due_sites(store, IDS, now=NOW)) == sorted(IDS)


def test_a_schedule_spreads_first_visits_to_live_sites_over_a_day(store: Connection) -> None:
    due = [len(due_sites(store, IDS, spread=IDS, now=NOW + timedelta(hours=h))) for h in (0, 6, 12, 18, 24)]
    assert due[0] < 10
    assert due[-1] == len(IDS)
    assert all(25 < later - earlier < 75 for earlier, later in itertools.pairwise(due))
    # The same sites at the same place of the day, whenever that is queried.
    assert due_sites(store, IDS, spread=IDS, now=NOW + timedelta(hours=6)) == due_sites(
        store, IDS, spread=IDS, now=NOW + timedelta(hours=6)
    )


def test_a_crawled_site_is_due_again_later_and_a_failing_one_later_still(store: Connection) -> None:
    waits = []
    for outcome in ("ok", "failed", "failed", "failed"):
        with store, store.cursor() as cursor:
            finish_sites(cursor, [result("site_1", outcome)], now=NOW)
            [row] = rows(cursor, "SELECT interval_s, next_due_at FROM site WHERE id = 'site_1'")
        assert due_sites(store, ["site_1"], now=NOW) == []
        assert due_sites(store, ["site_1"], now=row["next_due_at"]) == ["site_1"]
        waits.append(row["interval_s"])
    assert waits == sorted(waits)
    assert waits[0] < waits[1] < waits[2] < waits[3]
    for _ in range(20):
        with store, store.cursor() as cursor:
            finish_sites(cursor, [result("site_1", "failed")], now=NOW)
    assert due_sites(store, ["site_1"], now=NOW + timedelta(days=8)) == ["site_1"], "never forgotten"


def test_two_connections_never_hold_one_site(store: Connection) -> None:
    other = connect()
    assert lock_sites(store, ["site_1"]) == ["site_1"]
    assert lock_sites(other, ["site_2", "site_1", "site_3"]) == ["site_2", "site_3"]
    store.close()
    gone_by = time.monotonic() + 5  # the server notices a moment later
    while not (locked := lock_sites(other, ["site_1"])) and time.monotonic() < gone_by:
        time.sleep(0.01)
    assert locked == ["site_1"], "a process that is gone holds nothing"
    other.close()


def test_an_article_is_asked_for_again_after_an_hour_a_day_a_week_and_a_month(store: Connection) -> None:
    moments, now = [], NOW
    while (following := next_check(NOW, now)) is not None:
        moments.append(following - NOW)
        now = following
    assert tuple(moments) == RECHECKS
    assert next_check(NOW - timedelta(days=60), NOW) is None, "an old article is left alone"
    store.close()
