"""A date with its label, and the limits of dates and offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from articles.models import Precision

EARLIEST_YEAR = 1997
"""Vietnam joined the internet on 19 November 1997; an earlier date on a page is history, not publication."""
LATEST_YEAR = 2099


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """A date with its label; ``text[start:end] == raw``."""

    at: datetime
    """Aware, in +07:00; midnight when only a day is stated."""
    precision: Precision
    raw: str
    start: int
    end: int
    role: str | None = None
    """``published`` or ``modified``, by a label before the date."""
    weekday_agrees: bool | None = None
    """``None`` where no weekday is printed."""
    alternative: datetime | None = None
    """The same digits in the other order of day and month, where both are possible and a US stamp is likely."""
    wall: datetime | None = None
    """The clock time as printed, naive, when an offset other than +07:00 was stated."""

    @property
    def day(self) -> date:
        return self.at.date()


def valid_day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_offset(text: str) -> timezone | None:
    found = re.fullmatch(r"([+\-])\s?(\d{1,2}):?(\d{2})?", text.strip())
    if not found:
        return None
    hours, minutes = int(found[2]), int(found[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(span if found[1] == "+" else -span)


def swap_day_and_month(at: datetime) -> datetime | None:
    """The moment whose day and month are written the other way round: 12 May for 5 December."""
    try:
        return at.replace(day=at.month, month=at.day)
    except ValueError:
        return None
