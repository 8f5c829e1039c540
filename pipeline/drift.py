"""Recording drifting fields as issues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from articles.models import Issue
from reports.drift import BEFORE, RECENT, find_drift
from storage.db import Connection, transaction
from storage.drift import field_histories
from storage.issues import record_issues


def record_drift(connection: Connection, sites: Sequence[str], *, now: datetime) -> list[Issue]:
    """Check every field of some sites, and record drifting ones as issues."""
    histories = field_histories(connection, sites, limit=RECENT + BEFORE)
    found = [issue for site in sites for history in histories[site] if (issue := find_drift(history)) is not None]
    if found:
        with transaction(connection) as cursor:
            record_issues(cursor, [(issue, now) for issue in found])
    return found
