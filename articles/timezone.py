"""Vietnam's time: that of every filter, roll-up and printed moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""Asia/Ho_Chi_Minh has had no daylight saving time since 1975."""


def local_day(moment: datetime) -> date:
    """The day that it is in Vietnam at an aware moment; for seven hours of each day UTC's is the one before."""
    return moment.astimezone(VIETNAM).date()
