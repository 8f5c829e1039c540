"""Recording drifting fields as issues."""

from __future__ import annotations

from datetime import datetime

from articles.models import Issue
from reports.drift import BEFORE, RECENT, find_drift
from storage.db import Connection, transaction
from storage.drift import field_histories
from storage.issues import record_issues


def record_drift(connection: Connection, site: str, *, now: datetime) -> list[Issue]:
    """Check every field of a site, and record drifting ones as issues."""
    histories = field_histories(connection, [site], limit=RECENT + BEFORE)[site]
    found = [issue for history in histories if (issue := find_drift(history)) is not None]
    if found:
        with transaction(connection) as cursor:
            record_issues(cursor, [(issue, now) for issue in found])
    return found
