"""Crawl runs: the sites of each run, and how each site's crawl ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import Json, execute_values

from storage.db import Connection, write_rows

_OPEN = """
INSERT INTO crawl_run (id, trigger, started_at) VALUES (%s, %s, %s) ON CONFLICT (id) DO NOTHING
"""
_TAKE_SITES = """
INSERT INTO crawl_run_site (run, site, started_at) VALUES %s
ON CONFLICT (run, site) DO UPDATE SET started_at = excluded.started_at, finished_at = NULL, outcome = NULL
"""
_CLOSE_SITES = """
UPDATE crawl_run_site SET finished_at = v.finished_at, outcome = v.outcome, requests = v.requests, pages = v.pages,
    outcomes = v.outcomes, left_out = v.left_out, error = v.error
FROM (VALUES %s) AS v (run, site, finished_at, outcome, requests, pages, outcomes, left_out, error)
WHERE crawl_run_site.run = v.run AND crawl_run_site.site = v.site
"""
_CLOSED_ROW = "(%s, %s, %s::timestamptz, %s, %s, %s, %s::jsonb, %s::jsonb, %s)"
_CLOSE = "UPDATE crawl_run SET finished_at = %s, outcome = %s WHERE id = %s"
# A run whose process died stays open: a process that holds none of its sites' locks may close it.
_INTERRUPT = """
UPDATE crawl_run_site SET finished_at = %(now)s, outcome = 'interrupted'
WHERE outcome IS NULL AND site = ANY(%(sites)s) AND run <> %(run)s
"""
_INTERRUPT_RUNS = """
UPDATE crawl_run r SET finished_at = %(now)s, outcome = 'interrupted'
WHERE r.outcome IS NULL AND r.id <> %(run)s
  AND NOT EXISTS (SELECT FROM crawl_run_site s WHERE s.run = r.id AND s.outcome IS NULL)
  AND EXISTS (SELECT FROM crawl_run_site s WHERE s.run = r.id AND s.outcome = 'interrupted')
"""


def open_run(connection: Connection, run: str, *, trigger: str, sites: list[str], now: datetime) -> None:
    """Begin or resume a run on sites that this process has locked.

    What earlier runs left open on these sites was interrupted, and is recorded as such.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(_OPEN, (run, trigger, now))
        if sites:
            execute_values(cursor, _TAKE_SITES, [(run, site, now) for site in sites])
        cursor.execute(_INTERRUPT, {"now": now, "sites": sites, "run": run})
        cursor.execute(_INTERRUPT_RUNS, {"now": now, "run": run})


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteRunEnd:
    """How one site of a run ended: ``outcomes`` counts requests by outcome, ``left_out`` entries by reason."""

    outcome: str
    outcomes: Mapping[str, int]
    left_out: Mapping[str, int]
    pages: int
    error: str | None


def close_site_runs(cursor: Cursor, run: str, ends: Mapping[str, SiteRunEnd], *, now: datetime) -> None:
    """Record how some sites of a run ended."""
    values = [(run, site, now, *_counts(end)) for site, end in ends.items()]
    write_rows(cursor, _CLOSE_SITES, values, template=_CLOSED_ROW)


def _counts(end: SiteRunEnd) -> tuple[object, ...]:
    outcomes = Json(dict(end.outcomes)), Json(dict(end.left_out))
    return end.outcome, sum(end.outcomes.values()), end.pages, *outcomes, end.error


def close_run(connection: Connection, run: str, *, outcome: str, now: datetime) -> None:
    """End a run: ``ok``, ``partial`` or ``failed``."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_CLOSE, (now, outcome, run))
