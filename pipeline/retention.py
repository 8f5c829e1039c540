"""Dropping records by policy: each kind after its own number of days, or never."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from settings import read_settings
from storage.db import Connection, opened
from storage.retention import forget_ended_issues, forget_site_runs, roll_up_visits


@dataclass(frozen=True, kw_only=True, slots=True)
class PruneReport:
    """Rows that were dropped; visits are counts by month from now on."""

    visits: int
    issues: int
    runs: int


def prune(*, now: datetime) -> PruneReport:
    """Drop what the retention settings state; 0 days keep for ever.

    Raises:
        StorageError: if the database cannot be reached.
    """
    settings = read_settings()
    with opened(application="thidua prune") as connection:

        def old(forget: Callable[..., int], days: int, connection: Connection = connection) -> int:
            return forget(connection, before=now - timedelta(days=days)) if days else 0

        return PruneReport(
            visits=old(roll_up_visits, settings.keep_visits_days),
            issues=old(forget_ended_issues, settings.keep_issues_days),
            runs=old(forget_site_runs, settings.keep_runs_days),
        )
