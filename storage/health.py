"""Data that health is judged on: each site's last crawls, the dates of its newest articles, and missing fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection, rows

NEWEST = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteFacts:
    """One site's record; ``dates`` are its newest articles', the newest first."""

    site: str
    last_crawled_at: datetime | None
    last_success_at: datetime | None
    last_new_article_at: datetime | None
    failed_crawls: int
    last_outcome: str | None
    last_error: str | None
    dates: tuple[datetime, ...]
    missing: dict[str, float]


_SITES = """
SELECT id, last_crawled_at, last_success_at, last_new_article_at, failed_crawls, last_outcome, last_error
FROM site WHERE id = ANY(%s)
"""
_DATES = """
SELECT coalesce(published_at, listed_at) AS at FROM article
WHERE site = %s AND coalesce(published_at, listed_at) IS NOT NULL ORDER BY 1 DESC LIMIT %s
"""
_MISSING = """
SELECT avg((title IS NULL)::int)::float AS title, avg((published_at IS NULL)::int)::float AS published_at,
       avg((cardinality(authors) = 0)::int)::float AS authors, avg((lead IS NULL)::int)::float AS lead,
       count(*) AS articles
FROM (SELECT * FROM article WHERE site = %s ORDER BY first_seen_at DESC LIMIT %s) newest
"""


def site_facts(connection: Connection, sites: list[str]) -> dict[str, SiteFacts]:
    """The record of every site that the store knows, by id."""
    found = {}
    with connection, connection.cursor() as cursor:
        for row in rows(cursor, _SITES, (sites,)):
            site = row.pop("id")
            cursor.execute(_DATES, (site, NEWEST))
            dates = tuple(at for (at,) in cursor.fetchall())
            [missing] = rows(cursor, _MISSING, (site, NEWEST))
            articles = missing.pop("articles")
            rates = {field: round(share, 3) for field, share in missing.items()} if articles else {}
            found[site] = SiteFacts(site=site, dates=dates, missing=rates, **row)
    return found
