"""Why two articles report one event, or two."""

from __future__ import annotations

from dataclasses import dataclass

from articles.errors import UsageError
from articles.events import Reason, ReportedEvent, contradiction, evidence, joins, may_join, needed_for, reasons
from storage.corrections import list_corrections
from storage.db import opened
from storage.event_reports import Reading
from storage.events import event_of, report_of


@dataclass(frozen=True, kw_only=True, slots=True)
class ExplainedPair:
    """Two articles: whether they report one event, and which of their statements decide it."""

    a: str
    b: str
    together: bool
    event: str | None
    """Of ``a``."""
    verdict: str
    contradiction: str | None
    evidence: float
    needed: float
    reasons: tuple[Reason, ...]


def explain_events(a: str, b: str) -> ExplainedPair:
    """Why two articles are, or are not, reports of one event.

    Raises:
        UsageError: if one of them is not an article that was read for events.
    """
    with opened(application="thidua events") as connection:
        one, other = (_require(report_of(connection, article), article) for article in (a, b))
        event, others = event_of(connection, a), event_of(connection, b)
        said = [c for c in list_corrections(connection, [a, b]) if c.field == "event"]
    together = event is not None and event == others
    are_compared = may_join(one, other)
    opposed = contradiction(one, other) if are_compared else None
    value = evidence(one, other) if are_compared else 0.0
    where = "together" if together else "apart"
    if said:
        verdict = f"{where}: {said[-1].who} said so: {said[-1].why}"
    elif not are_compared:
        verdict = f"apart: {a if not one.happened else b} reports no single datable event"
    elif opposed:
        verdict = f"{where}: {opposed}" if not together else "together: through other reports"
    elif together:
        verdict = "together: the statements agree" if joins(one, other) else "together: through other reports"
    elif joins(one, other):
        verdict = "apart: another report of one event contradicts the other"
    else:
        verdict = "apart: too little speaks for one event"
    return ExplainedPair(
        a=a,
        b=b,
        together=together,
        event=event,
        verdict=verdict,
        contradiction=opposed,
        evidence=round(value, 2),
        needed=needed_for(one, other),
        reasons=tuple(reasons(one, other)),
    )


def _require(found: Reading | None, article: str) -> ReportedEvent:
    if found is None:
        raise UsageError(
            f"{article!r} is not a relevant article that was read for events: `thidua search` prints the ids"
        )
    return found.event
