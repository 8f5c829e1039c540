"""Emptying the store before it is rebuilt from the archive."""

from __future__ import annotations

from collections.abc import Iterable

from psycopg2 import sql

from storage.db import Connection, transaction
from storage.gazetteers import refresh_gazetteers

KEPT = (
    *("alembic_version", "site", "correction", "alert", "alert_delivery", "alert_verdict", "takedown"),
    "upkeep_run",
)
"""Tables that only the database holds; every other one is rebuilt."""

_TABLES = """
SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND NOT tablename = ANY(%s) ORDER BY tablename
"""
# The archive shows how often and when a site was crawled, but not how far back it was walked.
_FORGET_CRAWLS = """
UPDATE site SET last_crawled_at = NULL, last_success_at = NULL, last_new_article_at = NULL, failed_crawls = 0,
    last_outcome = NULL, last_error = NULL, next_due_at = NULL
"""
_KNOWN = "SELECT id FROM site WHERE id = ANY(%s)"


def empty_rows(connection: Connection) -> None:
    """Empty all tables except those that only the database holds, in one transaction."""
    with transaction(connection) as cursor:
        cursor.execute(_TABLES, (list(KEPT),))
        tables = [sql.Identifier(name) for (name,) in cursor.fetchall()]
        cursor.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(sql.SQL(", ").join(tables)))
        cursor.execute(_FORGET_CRAWLS)
    refresh_gazetteers(connection)


def unlisted_sites(connection: Connection, sites: Iterable[str]) -> list[str]:
    """Those of some sites that the store does not know, in order."""
    wanted = sorted(set(sites))
    with connection, connection.cursor() as cursor:
        cursor.execute(_KNOWN, (wanted,))
        known = {site for (site,) in cursor.fetchall()}
    return [site for site in wanted if site not in known]
