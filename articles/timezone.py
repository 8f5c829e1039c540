"""Vietnam's time: that of every filter, roll-up and printed moment."""

from __future__ import annotations

from datetime import timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""Asia/Ho_Chi_Minh has had no daylight saving time since 1975."""
