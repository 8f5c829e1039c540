"""Which rows of the ledger are one award: a decision and the ceremony that hands it over are two events."""

from __future__ import annotations

import re

from articles.events.award_rows import AwardGiven
from articles.text import comparison_form


def number_form(number: str) -> str:
    """A decision's number for comparing only: "123/QĐ - UBND" is "123/qđ-ubnd"."""
    return re.sub(r"\s+", "", comparison_form(number))


def same_award(row: AwardGiven, *, event: str, place: int, province: str | None) -> str:
    """A key that all rows of one award share; of an award of no stated decision it is the row's own.

    Rows of one decision, province, award and class are one award. So are those of one day's decision whose number
    is not stated, where they count the same recipients.

    Args:
        place: the row's among those of its event.
        province: the event's present province.
    """
    what = (province, row.award or row.name, row.award_class)
    if row.decision is not None:
        return _key(number_form(row.decision), *what)
    counted = sorted(f"{count.n} {count.type}" for count in row.counts if count.chosen)
    if row.decided_on is not None and counted:
        return _key(row.decided_on, *what, *counted)
    return _key(event, place)


def _key(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part is not None)
