"""The ledger of awards: writing an event's rows, and finding rows under filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.events import AwardGiven, NamedRecipient, same_award
from articles.text import fold_marks

_ADD_ROWS = """
INSERT INTO award_given (event, number, award, name, class, giver, decision, decided_on, signer, period_first,
    period_last, standing, same_award) VALUES %s
"""
# Both sides: what was written may be a part, or the whole of rows that are stored already.
_SETTLE = """
WITH written AS (
    SELECT g.event, g.number, g.award, split_part(g.same_award, ' ', 1) AS key, g.decided_on, e.province_now
    FROM award_given g JOIN event e ON e.id = g.event JOIN award_entry k ON k.id = g.award AND k.level = 'state'
    WHERE g.event = ANY(%(events)s) AND g.standing = 'given'
), touched AS (
    SELECT event, number FROM written WHERE province_now IS NOT NULL
    UNION SELECT p.event, p.number FROM written w JOIN award_given p
        ON p.award = w.award AND split_part(p.same_award, ' ', 1) = w.key WHERE w.province_now IS NULL
    UNION SELECT p.event, p.number FROM written w JOIN award_given p
        ON p.award = w.award AND p.decided_on = w.decided_on WHERE w.province_now IS NULL
)
UPDATE award_given g SET part_of = f.whole
FROM (SELECT a.event, a.number, whole_award(a) AS whole
      FROM touched JOIN award_given a USING (event, number) OFFSET 0) f
WHERE (g.event, g.number) = (f.event, f.number) AND g.part_of IS DISTINCT FROM f.whole
"""
_ADD_COUNTS = "INSERT INTO award_count (event, number, type, n, chosen, stated_by) VALUES %s"
_ADD_RECIPIENTS = "INSERT INTO award_recipient (event, number, name, kind, role, folded) VALUES %s"
_ADD_SOURCES = "INSERT INTO award_source (event, number, article, quotes) VALUES %s"


@dataclass(frozen=True, kw_only=True, slots=True)
class EventLedger:
    """The rows of one event; their sources are positions in ``articles``."""

    event: str
    given: Sequence[AwardGiven]
    articles: Sequence[str]
    province: str | None
    """The event's present one."""
    datable: bool = True
    """False for an article that reports no single event."""


def write_ledgers(cursor: Cursor, ledgers: Sequence[EventLedger]) -> None:
    """Write the rows of some events that have none."""
    numbered = [(ledger, number, row) for ledger in ledgers for number, row in enumerate(ledger.given, start=1)]
    for statement, values in (
        (_ADD_ROWS, [_values_of(*place) for place in numbered]),
        (_ADD_COUNTS, [value for place in numbered for value in _counts_of(*place)]),
        (_ADD_RECIPIENTS, [value for place in numbered for value in _names_of(*place)]),
        (_ADD_SOURCES, [value for place in numbered for value in _sources_of(*place)]),
    ):
        if values:
            execute_values(cursor, statement, values, page_size=500)


def _values_of(ledger: EventLedger, number: int, row: AwardGiven) -> tuple[object, ...]:
    return (
        ledger.event,
        number,
        row.award,
        row.name,
        row.award_class,
        row.giver,
        row.decision,
        row.decided_on,
        row.signer,
        row.period.first if row.period else None,
        row.period.last if row.period else None,
        _standing(row, datable=ledger.datable),
        same_award(row, event=ledger.event, place=number, province=ledger.province),
    )


def _counts_of(ledger: EventLedger, number: int, row: AwardGiven) -> Iterator[tuple[object, ...]]:
    for count in row.counts:
        stated_by = sorted(ledger.articles[source] for source in count.sources)
        yield ledger.event, number, count.type, count.n, count.chosen, stated_by


def _names_of(ledger: EventLedger, number: int, row: AwardGiven) -> Iterator[tuple[object, ...]]:
    for who in row.recipients:
        if isinstance(who, NamedRecipient):
            yield ledger.event, number, who.name, who.kind, who.role, fold_marks(who.name).lower()


def _sources_of(ledger: EventLedger, number: int, row: AwardGiven) -> Iterator[tuple[object, ...]]:
    for source in row.sources:
        quotes = [quote.words for quote in row.quotes if quote.source == source]
        yield ledger.event, number, ledger.articles[source], quotes


def settle_parts(cursor: Cursor, events: Sequence[str]) -> None:
    """State of the rows of national decisions which are parts of which, where some events' rows have been written.

    What a row that goes leaves behind is settled by a trigger.
    """
    if events:
        cursor.execute(_SETTLE, {"events": list(events)})


def _standing(row: AwardGiven, *, datable: bool) -> str:
    if row.period is not None:
        return "period"
    if row.proposed:
        return "proposed"
    return "given" if datable else "unclear"
