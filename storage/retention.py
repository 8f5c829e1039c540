"""What the store drops with time: visits that found nothing new, issues that have ended, old runs of sites.

Nothing is dropped that a text, a fact or a version is based on; the archive keeps the lines of every request.
"""

from __future__ import annotations

from datetime import datetime

from storage.db import Connection, transaction

BATCH = 20_000
"""Rows per transaction: one of a million rows would hold its locks for minutes."""

# An article's page that differed from the stored one has a version; a listing's body is kept where it led to an entry.
_ROLL_UP = """
WITH old AS (
    SELECT p.id FROM page p
    WHERE p.requested_at < %(before)s
      AND (p.outcome IN ('not_modified', 'unchanged') OR (p.kind <> 'article' AND p.warc IS NULL))
      AND NOT EXISTS (SELECT FROM article_version v WHERE v.page = p.id)
    LIMIT %(batch)s
), gone AS (
    DELETE FROM page p USING old WHERE p.id = old.id
    RETURNING p.site, date_trunc('month', p.requested_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month, p.kind,
              p.outcome
), kept AS (
    INSERT INTO page_month AS known (site, month, kind, outcome, requests)
    SELECT site, month, kind, outcome, count(*) FROM gone GROUP BY 1, 2, 3, 4
    ON CONFLICT (site, month, kind, outcome) DO UPDATE SET requests = known.requests + excluded.requests
)
SELECT count(*) FROM gone
"""
_FORGET_ISSUES = "DELETE FROM issue WHERE ended_at < %s"
_FORGET_RUNS = "DELETE FROM crawl_run_site WHERE outcome IS NOT NULL AND started_at < %s"


def roll_up_visits(connection: Connection, *, before: datetime) -> int:
    """Replace old requests that brought no body by counts per site and month; return how many rows were removed."""
    total = 0
    while True:
        with transaction(connection) as cursor:
            cursor.execute(_ROLL_UP, {"before": before, "batch": BATCH})
            row = cursor.fetchone()
        gone = int(row[0]) if row else 0
        total += gone
        if gone < BATCH:
            return total


def forget_ended_issues(connection: Connection, *, before: datetime) -> int:
    """Delete issues whose cause was gone before a given moment; return how many."""
    with transaction(connection) as cursor:
        cursor.execute(_FORGET_ISSUES, (before,))
        return cursor.rowcount


def forget_site_runs(connection: Connection, *, before: datetime) -> int:
    """Delete the sites' crawl results of runs before a given moment; return how many."""
    with transaction(connection) as cursor:
        cursor.execute(_FORGET_RUNS, (before,))
        return cursor.rowcount
