"""Events of a store in which pairs connect most reports: grouped batch by batch as all at once."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from psycopg2.extras import execute_values

from articles.dates import VIETNAM
from articles.events import ReportedEvent, join_reports, read_report
from articles.gazetteer import entries_by_kind
from evaluation.events.measure import labelled_reports
from storage.db import Connection, connect
from storage.event_features import features_of, tie_hashes_of
from storage.event_groups import group_waiting, store_and_group
from storage.event_reports import ArticleText, Reading
from tests.storage.stored import add_sites
from tests.storage.test_older_dumps import make_store

_DAY = date(2026, 3, 9)
_SETS = ("ninth_year_2026", "seventeenth_year_2026")
_CLUSTERS = "INSERT INTO cluster (id, representative, size, created_at) VALUES %s"
_ARTICLES = """
INSERT INTO article (id, site, url, title, lead, body, published_at, published_precision, relevant, cluster,
    first_seen_at, fetched_at, relevance_score, content_hash, identity_hash, extractor_version, relevance_version,
    annotation_version, fingerprint_version) VALUES %s
"""
_OLDER_REPORTS = """
INSERT INTO event_report (article, reader, happened, possible, kind, decisions, features, pairs, phrases) VALUES %s
"""
_ARTICLE = "(%s, 'thiduavn', %s, %s, NULL, %s, %s, 'minute', true, %s, now(), now(), 1, '', '', 1, 1, 1, 1)"


@pytest.fixture(scope="module")
def crowded() -> list[ReportedEvent]:
    """Reports of some labelled sets, moved to fall on three days, in a random order."""
    chance = random.Random(7)
    events = []
    for item in (item for name in _SETS for item in labelled_reports(name)):
        event = read_report(item.report)
        shift = _DAY + timedelta(days=chance.randrange(3)) - (event.days[0] if event.days else item.report.published_on)
        published = item.report.published_on + shift
        days = (event.days[0] + shift, event.days[1] + shift) if event.days else None
        events.append(replace(event, days=days, report=replace(event.report, published_on=published)))
    chance.shuffle(events)
    return events


def add_articles(connection: Connection, events: Sequence[ReportedEvent]) -> list[Reading]:
    texts = []
    for place, event in enumerate(events):
        report = event.report
        published = datetime.combine(report.published_on, datetime.min.time(), tzinfo=VIETNAM)
        texts.append(
            ArticleText(
                id=f"{place:03}",
                title=report.title,
                lead=None,
                body=report.text,
                province=report.province,
                site="Thi đua Việt Nam",
                published_at=published,
            )
        )
    with connection, connection.cursor() as cursor:
        execute_values(cursor, _CLUSTERS, [(t.id, t.id, 1, t.published_at) for t in texts])
        values = [(t.id, f"https://thiduavn.vn/{t.id}", t.title, t.body, t.published_at, t.id) for t in texts]
        execute_values(cursor, _ARTICLES, values, template=_ARTICLE)
    return [Reading(text=text, event=event) for text, event in zip(texts, events, strict=True)]


def put_articles(connection: Connection, events: Sequence[ReportedEvent]) -> list[Reading]:
    add_sites(connection)
    return add_articles(connection, events)


def stored_groups(connection: Connection) -> set[frozenset[str]]:
    """The events of reports that tell one, as their articles."""
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(article) FROM event_article m JOIN event e ON e.id = m.event AND e.datable GROUP BY event"
        )
        return {frozenset(articles) for (articles,) in cursor.fetchall()}


def groups_at_once(readings: Sequence[Reading]) -> set[frozenset[str]]:
    groups = defaultdict(set)
    for reading, first in zip(readings, join_reports([reading.event for reading in readings]), strict=True):
        if first is not None:
            groups[first].add(reading.text.id)
    return set(map(frozenset, groups.values()))


def test_batches_make_the_events_of_all_reports_at_once(store: Connection, crowded: list[ReportedEvent]) -> None:
    readings = put_articles(store, crowded)
    for start in range(0, len(readings), 40):
        store_and_group(store, readings[start : start + 40], reader="1")
    group_waiting(store)
    assert stored_groups(store) == groups_at_once(readings)
    for reading in readings[::9]:  # read again, each alone, as after a change
        store_and_group(store, [reading], reader="2")
    group_waiting(store)
    assert stored_groups(store) == groups_at_once(readings)


def test_reports_of_an_older_schema_keep_what_may_tie_them_to_other_provinces(
    unmigrated_home: object, crowded: list[ReportedEvent]
) -> None:
    make_store("0191")
    store = connect(migrated=False)
    with store, store.cursor() as cursor:
        cursor.execute(
            "INSERT INTO site (id, name, url, kind, registered_at) VALUES ('thiduavn', 'x', 'x', 'agency', now())"
        )
    add_articles(store, crowded)
    with store, store.cursor() as cursor:
        state = [(e.id, e.name, "title", "state") for e in entries_by_kind()["award"] if e.details["level"] == "state"]
        execute_values(cursor, "INSERT INTO award_entry (id, name, form, level) VALUES %s", state)
        values = [
            (f"{place:03}", event.happened, event.possible, event.kind, sorted(event.decisions), features_of(event))
            for place, event in enumerate(crowded)
        ]
        execute_values(cursor, _OLDER_REPORTS, values, template="(%s, '1', %s, %s, %s, %s, %s, '{}', '{}')")
    store.close()
    store = connect()
    with store, store.cursor() as cursor:
        cursor.execute("SELECT province, ties FROM event_report ORDER BY article")
        found = cursor.fetchall()
    store.close()
    assert [province for province, _ in found] == [event.province for event in crowded]
    wanted = [set(tie_hashes_of(event)) for event in crowded]
    assert all(ties <= set(stored) for (_, stored), ties in zip(found, wanted, strict=True))
    more = [event for event, (_, stored), ties in zip(crowded, found, wanted, strict=True) if ties < set(stored)]
    # That a text is of a national meeting is not stored, nor which of the state's awards the President gives.
    assert all(event.movements or event.awards for event in more)


def test_what_reports_that_go_leave_behind_is_grouped_as_if_they_had_never_been(
    store: Connection, crowded: list[ReportedEvent]
) -> None:
    readings = put_articles(store, crowded)
    store_and_group(store, readings, reader="1")
    gone = readings[::5]
    with store, store.cursor() as cursor:
        cursor.execute("DELETE FROM event_report WHERE article = ANY(%s)", ([reading.text.id for reading in gone],))
    group_waiting(store)
    left = [reading for reading in readings if reading not in gone]
    assert stored_groups(store) == groups_at_once(left)


def test_most_events_stay_untouched_where_pairs_connect_them(store: Connection, crowded: list[ReportedEvent]) -> None:
    readings = put_articles(store, crowded)
    store_and_group(store, readings[1:], reader="1")
    with store, store.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE before AS SELECT ctid AS place, id FROM event")
    store_and_group(store, readings[:1], reader="1")
    with store, store.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE b.id IS NULL) FROM event e LEFT JOIN before b ON (b.place, b.id) = (e.ctid, e.id)"
        )
        [(events, made)] = cursor.fetchall()
    assert events > 100
    assert 0 < made < 5
