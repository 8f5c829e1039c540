"""The ledger of awards: writing an event's rows, and finding rows under filters."""

from __future__ import annotations

from collections.abc import Sequence

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
UPDATE award_given g SET part_of = whole_award(g) FROM touched t
WHERE (g.event, g.number) = (t.event, t.number) AND g.part_of IS DISTINCT FROM whole_award(g)
"""
_ADD_COUNTS = "INSERT INTO award_count (event, number, type, n, chosen, stated_by) VALUES %s"
_ADD_RECIPIENTS = "INSERT INTO award_recipient (event, number, name, kind, role, folded) VALUES %s"
_ADD_SOURCES = "INSERT INTO award_source (event, number, article, quotes) VALUES %s"


def write_ledger(
    cursor: Cursor,
    event: str,
    given: Sequence[AwardGiven],
    articles: Sequence[str],
    *,
    province: str | None,
    datable: bool = True,
) -> None:
    """Write the rows of an event without rows.

    Args:
        articles: resolve the rows' source positions.
        province: the event's present one.
        datable: false for an article that reports no single event.
    """
    if not given:
        return
    numbered = list(enumerate(given, start=1))
    execute_values(
        cursor,
        _ADD_ROWS,
        [
            (
                event,
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
                _standing(row, datable=datable),
                same_award(row, event=event, place=number, province=province),
            )
            for number, row in numbered
        ],
    )
    counts = [
        (event, number, count.type, count.n, count.chosen, sorted(articles[source] for source in count.sources))
        for number, row in numbered
        for count in row.counts
    ]
    names = [
        (event, number, who.name, who.kind, who.role, fold_marks(who.name).lower())
        for number, row in numbered
        for who in row.recipients
        if isinstance(who, NamedRecipient)
    ]
    sources = [
        (event, number, articles[source], [quote.words for quote in row.quotes if quote.source == source])
        for number, row in numbered
        for source in row.sources
    ]
    for statement, values in ((_ADD_COUNTS, counts), (_ADD_RECIPIENTS, names), (_ADD_SOURCES, sources)):
        if values:
            execute_values(cursor, statement, values)


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
