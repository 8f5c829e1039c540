"""Grouping reports into events: those that new and changed reports change are made anew, with their ledger.

Groups depend on the reports alone, never on which of them came first. An event's id is that of the article that
reported it first; any member's id leads to the event, an earlier id of the event included.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.events import (
    ReportedEvent,
    kind_of,
    ledger_of,
    may_share_a_national_decision,
    read_report,
)
from storage.db import Connection, transaction
from storage.event_regrouping import regroup
from storage.event_reports import Reading, keyed, store_readings
from storage.ledger import EventLedger, settle_parts, write_ledgers
from storage.locks import LOCK_EVENT, lock_transaction

BATCH = 100
"""Waiting reports that are grouped in one transaction."""

_WAITING = "SELECT article FROM event_waiting ORDER BY article LIMIT %s"
_DISSOLVE = "DELETE FROM event WHERE id = ANY(%s)"
_ADD_EVENTS = "INSERT INTO event (id, kind, first_day, last_day, province_now, reports, datable) VALUES %s"
_ADD_ARTICLES = "INSERT INTO event_article (article, event) VALUES %s"
_GROUPED = "DELETE FROM event_waiting WHERE article = ANY(%s)"
_CLUSTERS = "SELECT id, cluster FROM article WHERE id = ANY(%s)"
_PART = "DELETE FROM event_article WHERE article = ANY(%s)"
_WAIT = """
INSERT INTO event_waiting (article) SELECT article FROM event_report WHERE article = ANY(%s) ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class _EventRow:
    """A row of ``event``, in the order of its columns."""

    id: str
    kind: str
    first_day: date | None
    last_day: date | None
    province_now: str | None
    reports: int
    datable: bool


def store_and_group(connection: Connection, readings: Sequence[Reading], *, reader: str) -> None:
    """Store what some articles report, and the events that they change, in one transaction.

    Other reports of the events that they were in wait for :func:`group_waiting`.
    """
    with transaction(connection) as cursor:
        lock_transaction(cursor, LOCK_EVENT)
        store_readings(cursor, readings, reader=reader)
        read = {reading.text.id: reading for reading in readings}
        _regroup(cursor, list(read), read)


def group_waiting(connection: Connection, *, most: int | None = None) -> int:
    """Group all waiting reports, and others as far as their events change; return the number of events made.

    Args:
        most: stop after this many batches.
    """
    made, batches = 0, 0
    while most is None or batches < most:
        with transaction(connection) as cursor:
            lock_transaction(cursor, LOCK_EVENT)
            cursor.execute(_WAITING, (BATCH,))
            waiting = [article for (article,) in cursor.fetchall()]
            if not waiting:
                return made
            made += _regroup(cursor, waiting, {})
        batches += 1
    return made


def part_events(cursor: Cursor, articles: Sequence[str]) -> None:
    """Mark some reports, and the events that they are in, to be grouped again after a correction."""
    cursor.execute(_PART, (list(articles),))
    cursor.execute(_WAIT, (list(articles),))


def _regroup(cursor: Cursor, seeds: Sequence[str], read: Mapping[str, Reading]) -> int:
    """Group some reports, and others as far as their events change; return the number of events made.

    Args:
        read: reports that were read and stored in this transaction, by article: they need not be read back, and the
            others' facts are read again from their texts.
    """
    found = regroup(cursor, seeds, read)
    cursor.execute(_DISSOLVE, (found.dissolved,))
    events = [sorted(members, key=_first) for members in found.events]
    ids = [reading.text.id for readings in (*events, found.alone) for reading in readings]
    cursor.execute(_CLUSTERS, (ids,))
    clusters = dict(cursor.fetchall())
    made = [_event_row(members) for members in events]
    if events:
        execute_values(cursor, _ADD_EVENTS, [astuple(event) for event in made])
        execute_values(cursor, _ADD_ARTICLES, [(m.text.id, members[0].text.id) for members in events for m in members])
    _add_unclear(cursor, found.alone, read)
    ledgers = []
    for event, members in zip(made, events, strict=True):
        told = _once_per_story(members, clusters)
        given = ledger_of(
            [keyed(Reading(text=m.text, event=_with_facts(m, read)), key) for key, m in enumerate(told)],
            with_proposals=True,
        )
        articles = [m.text.id for m in told]
        ledgers.append(EventLedger(event=event.id, given=given, articles=articles, province=event.province_now))
    write_ledgers(cursor, ledgers)
    settle_parts(cursor, [event.id for event in made])
    cursor.execute(_GROUPED, (ids,))
    return len(events)


def _add_unclear(cursor: Cursor, readings: Sequence[Reading], read: Mapping[str, Reading]) -> None:
    """Rows of articles that state awards but report no single event: each has an event of its own that is not datable.

    A name alone is not a row there: a portrait mentions an award that its ceremony's reports have.
    """
    events, ledgers = [], []
    for reading in readings:
        article, event = reading.text.id, _with_facts(reading, read)
        fresh = read.get(article)
        if fresh is None or fresh.given is None:
            given = ledger_of([keyed(Reading(text=reading.text, event=event), 0)], with_proposals=True)
        else:
            given = list(fresh.given)
        kept = [row for row in given if row.decision or row.counts]
        if kept:
            events.append((article, event.kind, None, None, event.province, 1, False))
            ledgers.append(
                EventLedger(event=article, given=kept, articles=[article], province=event.province, datable=False)
            )
    if events:
        execute_values(cursor, _ADD_EVENTS, events)
        execute_values(cursor, _ADD_ARTICLES, [(article, article) for article, *_ in events])
        write_ledgers(cursor, ledgers)


def _first(reading: Reading) -> tuple[bool, str, str]:
    at = reading.text.published_at
    return at is None, at.isoformat() if at else "", reading.text.id


def _is_whole_of(one: ReportedEvent, other: ReportedEvent) -> bool:
    """Does a national report count all of a decision of which another report is about one province's part?"""
    counts_several = one.province is None and any(n > 1 for n, _ in one.counts)
    return counts_several and other.province is not None and may_share_a_national_decision(one, other)


def _event_row(members: Sequence[Reading]) -> _EventRow:
    events = [member.event for member in members]
    told = [event for event in events if event.happened] or events
    days = Counter(event.days for event in told if event.days)
    first, last = min(days, key=lambda d: (-days[d], d)) if days else (None, None)
    provinces = Counter(event.province for event in told if event.province)
    province = min(provinces, key=lambda p: (-provinces[p], p)) if provinces else None
    # Papers of several provinces report one national decision, each as its own.
    is_shared = province is not None and len(provinces) > 1 and 2 * provinces[province] <= provinces.total()
    if is_shared or any(_is_whole_of(one, other) for one in events for other in events):
        province = None
    return _EventRow(
        id=members[0].text.id,
        kind=kind_of(events),
        first_day=first,
        last_day=last,
        province_now=province,
        reports=len(members),
        datable=True,
    )


def _once_per_story(members: Sequence[Reading], clusters: Mapping[str, str]) -> list[Reading]:
    """One report per story: copies are not further witnesses to a number."""
    by_story: defaultdict[str, list[Reading]] = defaultdict(list)
    for member in members:
        by_story[clusters[member.text.id]].append(member)
    return [copies[0] for copies in by_story.values()]


def _with_facts(reading: Reading, read: Mapping[str, Reading]) -> ReportedEvent:
    fresh = read.get(reading.text.id)
    return read_report(reading.text.report()) if fresh is None else fresh.event
