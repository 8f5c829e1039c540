"""Which events change when some reports come, change or lose their event.

Reports join strongest pair first, and two groups stay apart where two of their members contradict each other
(:func:`articles.events.group_reports`). A pair that joined nothing joins nothing as long as the events of both have
the members that they had. So only the events of those reports are grouped anew, with those around them; then with
those around any that would change, until all around stay. The outcome is that of grouping the whole store, most of
which is connected once it is large.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from psycopg2.extensions import cursor as Cursor

from articles.events import Pair, ReportedEvent, group_reports
from storage.db import rows
from storage.event_reports import Reading, stored_readings

_SAID = """
SELECT article, value #>> '{}' AS other FROM correction WHERE field = 'event' AND withdrawn_at IS NULL
"""
_AROUND = f"""
WITH said AS ({_SAID}), near (article) AS (
    SELECT unnest(%(ids)s::text[])
    UNION SELECT b FROM event_edge WHERE a = ANY(%(ids)s) UNION SELECT a FROM event_edge WHERE b = ANY(%(ids)s)
    UNION SELECT other FROM said WHERE article = ANY(%(ids)s) UNION SELECT article FROM said WHERE other = ANY(%(ids)s)
), whole AS (
    SELECT article FROM near
    UNION SELECT m.article FROM event_article m
    WHERE m.event IN (SELECT o.event FROM event_article o JOIN near USING (article))
)
SELECT article, m.event, w.article IS NOT NULL AS waits
FROM whole JOIN event_report USING (article)
LEFT JOIN event_article m USING (article) LEFT JOIN event_waiting w USING (article)
"""
_EDGES = "SELECT a, b, evidence FROM event_edge WHERE a = ANY(%(ids)s) AND b = ANY(%(ids)s)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A person's correction: the article reports the event of another, or (``None``) one that no other reports."""

    article: str
    other: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Regrouped:
    """What becomes of some reports and of all whose events change with theirs.

    Attributes:
        events: the events that are made, each as its reports.
        alone: those that report none.
        dissolved: ids of the stored events that they were in.
    """

    events: list[list[Reading]]
    alone: list[Reading]
    dissolved: list[str]


def regroup(cursor: Cursor, seeds: Sequence[str], read: Mapping[str, Reading]) -> Regrouped:
    """Group some reports, and others as far as their events change.

    Args:
        seeds: articles that are new, have changed, or whose event has dissolved.
        read: readings of some of them, which need not be read back.
    """
    said = [Said(**row) for row in rows(cursor, _SAID)]
    changing = set(seeds)
    readings = dict(read)
    while True:
        around = rows(cursor, _AROUND, {"ids": sorted(changing)})
        event_of = {row["article"]: row["event"] for row in around}
        dissolved = {event_of[article] for article in changing if event_of.get(article)}
        wider = {row["article"] for row in around if row["waits"] or row["event"] in dissolved} | changing
        if wider != changing:
            changing = wider
            continue
        ids = sorted(event_of)
        missing = [article for article in ids if article not in readings]
        readings |= {reading.text.id: reading for reading in stored_readings(cursor, missing)}
        groups = _group(cursor, [readings[article] for article in ids], said)
        moved = _moved(event_of, [{ids[place] for place in members} for members in groups]) - changing
        if moved:
            changing |= moved
            continue
        events = [[readings[ids[place]] for place in members] for members in groups]
        events = [members for members in events if members[0].text.id in changing]
        joined = {member.text.id for members in events for member in members}
        alone = [readings[article] for article in ids if article in changing - joined]
        return Regrouped(events=events, alone=alone, dissolved=sorted(dissolved))


def _moved(event_of: Mapping[str, str | None], groups: Iterable[set[str]]) -> set[str]:
    """The reports that would have other companions than they have."""
    stored: defaultdict[str, set[str]] = defaultdict(set)
    for article, event in event_of.items():
        if event:
            stored[event].add(article)
    companions = {article: members for members in groups for article in members}
    return {
        article
        for article, event in event_of.items()
        if companions.get(article, {article}) != (stored[event] if event else {article})
    }


def _group(cursor: Cursor, readings: Sequence[Reading], said: Iterable[Said]) -> list[list[int]]:
    """The groups of some reports, as positions."""
    place_of = {reading.text.id: place for place, reading in enumerate(readings)}
    pairs = [
        Pair(a=place_of[row["a"]], b=place_of[row["b"]], evidence=row["evidence"])
        for row in rows(cursor, _EDGES, {"ids": list(place_of)})
    ]
    said = [item for item in said if item.article in place_of]
    return grouped_as_said([reading.event for reading in readings], pairs, said, place_of)


def grouped_as_said(
    events: Sequence[ReportedEvent], pairs: Sequence[Pair], said: Iterable[Said], place_of: Mapping[str, int]
) -> list[list[int]]:
    """The groups that the reports make, with the articles that a person assigned where that person put them."""
    moved = {place_of[item.article]: item.other for item in said}
    kept = [pair for pair in pairs if pair.a not in moved and pair.b not in moved]
    groups = [set(members) - moved.keys() for members in group_reports(events, kept)]
    home: dict[int, set[int]] = {place: group for group in groups for place in group}
    for place in sorted(moved):
        home[place] = {place}
        groups.append(home[place])
    for place, other in sorted(moved.items()):
        target = place_of.get(other) if other is not None else None
        if target is None:
            continue
        if target not in home:  # a person's correction makes a report of no datable event one of an event
            home[target] = {target}
            groups.append(home[target])
        into, lone = home[target], home[place]
        if into is not lone:
            into |= lone
            home.update(dict.fromkeys(lone, into))
            groups.remove(lone)
    return [sorted(group) for group in groups if group]
