"""The recorded sites, crawled over HTTP and cleaned into Postgres, are stored as they should be."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from articles.printing import Record, json_record
from reports.export import matching_articles
from storage.db import opened, rows
from storage.search import Filters
from tests.cli.called import thidua
from tests.conftest import RecordedStore
from tests.pipeline.recorded import expected, expected_articles, run_once, snapshot

Stored = tuple[RecordedStore, dict[tuple[str, str], Record]]


@pytest.fixture(scope="module")
def stored(module_recorded_home: Path, recorded_store: RecordedStore) -> Stored:
    """The recorded sites after one run: the stored records by site and address."""
    with opened() as connection:
        records = list(map(json_record, matching_articles(connection, Filters(all_copies=True, irrelevant=True))))
    return recorded_store, {(r["site"], address_of(r)): r for r in records}


def address_of(record: Record) -> str:
    parts = urlsplit(record["url"])
    return parts.path + (f"?{parts.query}" if parts.query else "")


def stored_record(stored: dict[tuple[str, str], Record], article: Record) -> Record:
    found = [stored[article["site"], path] for path in article["paths"] if (article["site"], path) in stored]
    assert len(found) == 1, f"{article['site']} {article['paths']}: stored {len(found)} times"
    return found[0]


ARTICLES = [pytest.param(article, id=f"{article['site']}{article['paths'][0]}") for article in expected_articles()]


@pytest.mark.parametrize("article", ARTICLES)
def test_each_article_is_stored_once_and_as_printed(stored: Stored, article: Record) -> None:
    record = stored_record(stored[1], article)
    for field in ("title", "lead", "published_at", "published_precision", "authors", "province", "province_now"):
        assert record[field] == article[field], field
    assert record["relevant"] == article["relevant"], record["relevance"]
    assert record["body"] == article["body"]
    assert [image["caption"] for image in record["images"] if image["caption"]] == article["captions"]
    assert [urlsplit(a["url"]).path for a in record["attachments"]] == article["attachments"]


def test_nothing_else_is_stored(stored: Stored) -> None:
    known = {(a["site"], path) for a in expected_articles() for path in a["paths"]}
    assert set(stored[1]) - known == set()


def test_reprints_are_grouped_and_nothing_else_is(stored: Stored) -> None:
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    got: defaultdict[str, set[str]] = defaultdict(set)
    for article in expected_articles():
        record = stored_record(stored[1], article)
        wanted[article["cluster"] or record["id"]].add(record["id"])
        got[record["cluster"]].add(record["id"])
    assert sorted(map(sorted, got.values())) == sorted(map(sorted, wanted.values()))


def test_no_disallowed_address_is_asked_for(stored: Stored) -> None:
    for site, told in expected()["sites"].items():
        asked = {request.path for request in stored[0].requests if request.site == site}
        assert asked & set(told["disallowed"]) == set()
        assert "/robots.txt" in asked


def test_every_request_has_an_honest_user_agent(stored: Stored) -> None:
    agents = {request.user_agent for request in stored[0].requests}
    assert len(agents) == 1
    assert agents.pop().startswith("thidua/")


def test_a_second_run_stores_the_planted_update_and_nothing_more(stored: Stored) -> None:
    before = {row["id"]: row for row in snapshot()["articles"]}
    run_once()
    after = {row["id"]: row for row in snapshot()["articles"]}
    assert set(after) == set(before)
    changed = [row for article, row in after.items() if row["versions"] != before[article]["versions"]]
    updates = [a for a in expected_articles() if a["versions_after_second_visit"] == 2]
    assert [row["versions"] for row in changed] == [2] * len(updates)
    with opened() as connection:
        now = {
            (r["site"], address_of(r)): r
            for r in map(json_record, matching_articles(connection, Filters(all_copies=True, irrelevant=True)))
        }
    for update in updates:
        record = stored_record(now, update)
        assert record["body"] == update["second"]["body"]
        assert record["modified_at"] == update["second"]["modified_at"]
        shown = thidua("show", record["id"], "--versions")
        assert "version 2" in shown
        assert "{+" in shown


def test_a_third_run_and_cleaning_everything_again_in_processes_change_nothing(
    stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_once()
    before = snapshot()
    run_once()
    assert snapshot() == before
    asked = len(stored[0].replay.requests.snapshot())
    with opened() as connection, connection.cursor() as cursor:
        learned = {row["site"] for row in rows(cursor, "SELECT DISTINCT site FROM boilerplate")}
    assert learned, "no site's recurring blocks were learned, so cleaning again shows nothing of them"
    for module in ("clean", "events"):
        monkeypatch.setattr(f"pipeline.{module}.POOL_FROM", 1)
    thidua("clean", "--all")
    assert snapshot()["articles"] == before["articles"]
    assert len(stored[0].replay.requests.snapshot()) == asked
