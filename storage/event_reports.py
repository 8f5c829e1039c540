"""What articles report: which are still to be read, and the pairs of reports that may be of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.dates import local_day
from articles.events import AwardGiven, Report, ReportedEvent, scored_pairs, span_of
from storage.db import Connection, rows, transaction
from storage.event_features import event_of, features_of, tie_hashes_of, word_hashes_of
from storage.locks import LOCK_EVENT, lock_transaction


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleText:
    """A relevant article as events are read from it."""

    id: str
    title: str | None
    lead: str | None
    body: str
    province: str | None
    site: str
    """The site's name: a commune's own says which commune 'UBND xã' is."""
    published_at: datetime | None
    turn: int | None = None
    """Its turn among the unread ones, which a later change draws anew; ``None`` for one that another version read."""

    def report(self, key: int = 0) -> Report:
        """The article as a report with a key of the caller's."""
        return Report(
            key=key,
            title=self.title,
            text=f"{self.lead}\n\n{self.body}" if self.lead else self.body,
            published_on=local_day(self.published_at) if self.published_at else None,
            province=self.province,
            site=self.site,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """An article with the event read from it.

    Attributes:
        given: the awards of an article that tells no event, by :func:`articles.events.ledger_of`; ``None`` if they are
            still to be joined.
    """

    text: ArticleText
    event: ReportedEvent
    given: tuple[AwardGiven, ...] | None = None


_TEXT = """
SELECT a.id, a.title, a.lead, a.body, coalesce(a.own_province, s.province) AS province, s.name AS site, a.published_at
FROM article a JOIN site s ON s.id = a.site
"""
# Reports of one event are published within days: they are read, compared and grouped together.
_OUTDATED = """
SELECT a.id FROM (
    SELECT article FROM event_unread
    UNION SELECT article FROM event_report WHERE reader < %(reader)s OR reader > %(reader)s
) found JOIN article a ON a.id = found.article WHERE a.relevant ORDER BY a.published_at, a.id
"""
_UNREAD = f"""
SELECT t.*, u.turn FROM ({_TEXT} WHERE a.relevant AND a.id = ANY(%s)) t LEFT JOIN event_unread u ON u.article = t.id
ORDER BY t.published_at, t.id
"""
_BY_ID = f"{_TEXT} WHERE a.id = ANY(%s)"
_IRRELEVANT = "SELECT u.article, u.turn FROM event_unread u JOIN article a ON a.id = u.article WHERE NOT a.relevant"
_FORGET = "DELETE FROM event_report WHERE article = ANY(%s)"
_READ = "DELETE FROM event_unread WHERE (article, turn) IN (VALUES %s)"
_FORGET_MEMBERSHIP = "DELETE FROM event_article WHERE article = ANY(%s)"
_FORGET_EDGES = "DELETE FROM event_edge WHERE a = ANY(%(ids)s) OR b = ANY(%(ids)s)"
_UPSERT = """
INSERT INTO event_report (article, reader, happened, possible, kind, span_first, span_last, decisions, features, pairs,
    phrases, province, ties)
VALUES %s ON CONFLICT (article) DO UPDATE SET reader = excluded.reader, happened = excluded.happened,
    possible = excluded.possible, kind = excluded.kind,
    span_first = excluded.span_first, span_last = excluded.span_last, decisions = excluded.decisions,
    features = excluded.features, pairs = excluded.pairs, phrases = excluded.phrases, province = excluded.province,
    ties = excluded.ties
"""
_ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::integer[], %s::integer[], %s, %s::integer[])"
_OVERLAP = "r.span_first BETWEEN f.first - 10 AND f.last AND r.span_last >= f.first"
# Those of other provinces by their ties: overlaps of arrays, pair by pair, would take a hundred times as long.
_NEIGHBOURS = f"""
WITH fresh AS MATERIALIZED (
    SELECT first, last, province, ties::integer[]
    FROM unnest(%(firsts)s::date[], %(lasts)s::date[], %(provinces)s::text[], %(ties)s::text[])
        AS f (first, last, province, ties)
), tie AS MATERIALIZED (SELECT DISTINCT unnest(ties) AS tie, first, last FROM fresh WHERE province IS NOT NULL),
report AS MATERIALIZED (
    SELECT r.article, r.province, r.ties, r.span_first, r.span_last
    FROM (SELECT unnest(range_agg(daterange(first - 10, last, '[]'))) AS days FROM fresh) f
    JOIN event_report r ON r.span_first >= lower(f.days) AND r.span_first < upper(f.days)
    WHERE (r.happened OR r.possible) AND r.article <> ALL(%(ids)s)
)
SELECT r.article FROM report r JOIN fresh f ON r.province = f.province AND {_OVERLAP}
UNION SELECT r.article FROM report r JOIN fresh f ON {_OVERLAP} WHERE r.province IS NULL
UNION SELECT r.article FROM report r JOIN fresh f ON {_OVERLAP} WHERE f.province IS NULL
UNION SELECT r.article FROM report r CROSS JOIN unnest(r.ties) AS t JOIN tie f ON f.tie = t AND {_OVERLAP}
UNION SELECT article FROM event_report
WHERE (happened OR possible) AND decisions && %(decisions)s AND article <> ALL(%(ids)s)
ORDER BY article
"""
_ADD_EDGES = """
INSERT INTO event_edge (a, b, evidence) VALUES %s ON CONFLICT (a, b) DO UPDATE SET evidence = excluded.evidence
"""
_STORED = """
SELECT article, kind, happened, possible, decisions, features::text, pairs, phrases FROM event_report
WHERE article = ANY(%s)
"""


def articles_to_read(connection: Connection, *, reader: str) -> list[str]:
    """The relevant articles that this reader has not read in their present form, the first published first."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_OUTDATED, {"reader": reader})
        return [article for (article,) in cursor.fetchall()]


def texts_to_read(connection: Connection, ids: Sequence[str]) -> list[ArticleText]:
    """Those of some articles that are still relevant, the first published first."""
    with connection, connection.cursor() as cursor:
        return [ArticleText(**row) for row in rows(cursor, _UNREAD, (list(ids),))]


def forget_irrelevant(connection: Connection) -> None:
    """Drop the reports of articles that are no longer relevant; their events are regrouped."""
    with transaction(connection) as cursor:
        lock_transaction(cursor, LOCK_EVENT)
        cursor.execute(_IRRELEVANT)
        turns = cursor.fetchall()
        if turns:
            cursor.execute(_FORGET, ([article for article, _ in turns],))
            execute_values(cursor, _READ, turns)


def store_readings(cursor: Cursor, readings: Sequence[Reading], *, reader: str) -> None:
    """Store what some articles report and their pairs with stored reports, in the caller's transaction and lock.

    Their events dissolve; :func:`storage.event_groups.store_and_group` groups them before it commits.
    """
    ids = [reading.text.id for reading in readings]
    cursor.execute(_FORGET_MEMBERSHIP, (ids,))
    cursor.execute(_FORGET_EDGES, {"ids": ids})
    execute_values(cursor, _UPSERT, [_row(reading, reader) for reading in readings], template=_ROW)
    turns = [(reading.text.id, reading.text.turn) for reading in readings if reading.text.turn is not None]
    if turns:
        execute_values(cursor, _READ, turns)
    fresh = [reading for reading in readings if reading.event.happened or reading.event.possible]
    spans = [(*span, reading.event) for reading in fresh if (span := span_of(reading.event))]
    cursor.execute(
        _NEIGHBOURS,
        {
            "ids": ids,
            "decisions": sorted({number for reading in fresh for number in reading.event.decisions}),
            "firsts": [first for first, _, _ in spans],
            "lasts": [last for _, last, _ in spans],
            "provinces": [event.province for _, _, event in spans],
            "ties": [f"{{{','.join(map(str, tie_hashes_of(event)))}}}" for _, _, event in spans],
        },
    )
    others = stored_readings(cursor, [article for (article,) in cursor.fetchall()]) if fresh else []
    every = [*fresh, *others]
    pairs = scored_pairs([reading.event for reading in every], fresh=len(fresh))
    edges = {
        (min(a, b), max(a, b)): pair.evidence
        for pair in pairs
        for a, b in [(every[pair.a].text.id, every[pair.b].text.id)]
    }
    if edges:
        execute_values(cursor, _ADD_EDGES, [(*pair, value) for pair, value in sorted(edges.items())])


def stored_readings(cursor: Cursor, ids: Sequence[str]) -> list[Reading]:
    """Stored reports in the order of their articles' ids, without the facts that only the ledger needs."""
    texts = {row["id"]: ArticleText(**row) for row in rows(cursor, _BY_ID, (list(ids),))}
    cursor.execute(_STORED, (list(ids),))
    return [
        Reading(
            text=texts[article],
            event=event_of(
                texts[article].report(),
                features,
                kind=kind,
                happened=happened,
                possible=possible,
                decisions=frozenset(decisions),
                pairs=frozenset(pairs),
                phrases=frozenset(phrases),
            ),
        )
        for article, kind, happened, possible, decisions, features, pairs, phrases in sorted(cursor.fetchall())
    ]


def _row(reading: Reading, reader: str) -> tuple[Any, ...]:
    event = reading.event
    first, last = span_of(event) or (None, None)
    return (
        reading.text.id,
        reader,
        event.happened,
        event.possible,
        event.kind,
        first,
        last,
        sorted(event.decisions),
        features_of(event),
        *word_hashes_of(event),
        event.province,
        tie_hashes_of(event),
    )


def keyed(reading: Reading, key: int) -> ReportedEvent:
    """A reading's event with a key of the caller's, which its ledger rows name as a source."""
    return replace(reading.event, report=replace(reading.event.report, key=key))
