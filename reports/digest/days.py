"""The days of a digest: weeks, months and quarters, and what they are compared with."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from articles.errors import UsageError

_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")


def parse_week(text: str) -> tuple[date, date]:
    """Monday and Sunday of an ISO 8601 week: ``2023-W44``.

    Raises:
        UsageError: for what is not a week.
    """
    match = _WEEK.fullmatch(text.strip())
    try:
        if match:
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday, monday + timedelta(days=6)
    except (ValueError, OverflowError):
        pass
    raise UsageError(f"{text!r} is not a week: write 2023-W44; years have 52 or 53 of them")


def week_name(day: date) -> str:
    """The ISO 8601 week of a day: ``2023-W44``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def parse_month(text: str) -> tuple[date, date]:
    """First and last day of a month: ``2023-10``.

    Raises:
        UsageError: for what is not a month.
    """
    match = _MONTH.fullmatch(text.strip())
    try:
        if match:
            year, month = int(match[1]), int(match[2])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        pass
    raise UsageError(f"{text!r} is not a month: write 2023-10")


def parse_quarter(text: str) -> tuple[date, date]:
    """First and last day of a quarter: ``2023-Q4``.

    Raises:
        UsageError: for what is not a quarter.
    """
    match = _QUARTER.fullmatch(text.strip())
    if not match or int(match[1]) == 0:
        raise UsageError(f"{text!r} is not a quarter: write 2023-Q4")
    year, last = int(match[1]), 3 * int(match[2])
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])


def whole_months(first: date, last: date) -> int:
    """1 for a whole month, 3 for a whole quarter, 0 for other days."""
    for parse, name, months in (
        (parse_month, f"{first.year:04}-{first.month}", 1),
        (parse_quarter, f"{first.year:04}-Q{(first.month + 2) // 3}", 3),
    ):
        if parse(name) == (first, last):
            return months
    return 0


def days_before(first: date, last: date) -> tuple[date, date]:
    """The days that some days are compared with: the month or quarter before a whole one, else as many days."""
    end = first - timedelta(days=1)
    months = whole_months(first, last)
    if months:
        begin = end
        for _ in range(months - 1):
            begin = begin.replace(day=1) - timedelta(days=1)
        return begin.replace(day=1), end
    return first - (last - first) - timedelta(days=1), end
