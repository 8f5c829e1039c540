"""One event for display: its reports, its publishers, and why two reports are together or apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from storage.db import Connection, rows
from storage.event_reports import Reading, stored_readings
from storage.ledger_rows import LedgerFilter, LedgerRow, find_rows


@dataclass(frozen=True, kw_only=True, slots=True)
class EventReport:
    """An article that reports an event; ``copy_of`` is an earlier report with the same story.

    ``province_now`` is the present province that its text is about; ``None`` for a national report.
    """

    article: str
    url: str
    site: str
    site_name: str
    title: str | None
    lead: str | None
    published_at: datetime | None
    copy_of: str | None
    province_now: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredEvent:
    """An event with its reports, the first one first, the awards given there and the sums over periods stated."""

    id: str
    kind: str
    first_day: date | None
    last_day: date | None
    province_now: str | None
    reports: tuple[EventReport, ...]
    awards: tuple[LedgerRow, ...]
    period_totals: tuple[LedgerRow, ...]
    datable: bool = True
    """False for an article that states awards but reports no single event."""


_EVENT = "SELECT id, kind, first_day, last_day, province_now, datable FROM event WHERE id = %s"
_EVENT_OF = "SELECT event FROM event_article WHERE article = %s"
_REPORTS = """
SELECT a.id AS article, a.url, a.site, s.name AS site_name, a.title, a.lead, a.published_at,
       nullif(first_value(a.id) OVER (PARTITION BY a.cluster ORDER BY a.published_at NULLS LAST, a.id), a.id)
           AS copy_of,
       r.features ->> 'province' AS province_now
FROM event_article m JOIN article a ON a.id = m.article JOIN site s ON s.id = a.site
JOIN event_report r ON r.article = a.id
WHERE m.event = %s ORDER BY a.published_at NULLS LAST, a.id
"""


def find_event(connection: Connection, identifier: str) -> StoredEvent | None:
    """The event with an id, which may be that of any article that reports it."""
    event = event_of(connection, identifier)
    if event is None:
        return None
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _EVENT, (event,))
        reports = tuple(EventReport(**row) for row in rows(cursor, _REPORTS, (event,)))
    if not found:
        return None
    awards = tuple(
        find_rows(connection, LedgerFilter(event=event, standing="given" if found[0]["datable"] else "unclear"))
    )
    totals = tuple(find_rows(connection, LedgerFilter(event=event, standing="period")))
    return StoredEvent(**found[0], reports=reports, awards=awards, period_totals=totals)


def event_of(connection: Connection, article: str) -> str | None:
    """The event that an article reports."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_EVENT_OF, (article,))
        row = cursor.fetchone()
        return str(row[0]) if row else None


def report_of(connection: Connection, article: str) -> Reading | None:
    """What was read from an article; ``None`` if it was not read."""
    with connection, connection.cursor() as cursor:
        return next(iter(stored_readings(cursor, [article])), None)
