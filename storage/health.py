"""Data that health is judged on: each site's last crawls, the dates of its newest articles, and missing fields."""

from __future__ import annotations

from collections import defaultdict
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
# In the order of the index, which is that of the dates where there is one.
_DATES = """
SELECT wanted.site, newest.at FROM unnest(%s::text[]) AS wanted (site) CROSS JOIN LATERAL (
    SELECT coalesce(published_at, listed_at) AS at FROM article a
    WHERE a.site = wanted.site AND coalesce(published_at, listed_at) IS NOT NULL
    ORDER BY coalesce(published_at, listed_at, first_seen_at) DESC LIMIT %s
) newest
"""
_MISSING = """
SELECT wanted.site, avg((title IS NULL)::int)::float AS title, avg((published_at IS NULL)::int)::float AS published_at,
       avg((cardinality(authors) = 0)::int)::float AS authors, avg((lead IS NULL)::int)::float AS lead
FROM unnest(%s::text[]) AS wanted (site) CROSS JOIN LATERAL (
    SELECT * FROM article a WHERE a.site = wanted.site ORDER BY first_seen_at DESC LIMIT %s
) newest
GROUP BY wanted.site
"""


def site_facts(connection: Connection, sites: list[str]) -> dict[str, SiteFacts]:
    """The record of every site that the store knows, by id."""
    dates: defaultdict[str, list[datetime]] = defaultdict(list)
    with connection, connection.cursor() as cursor:
        known = {row.pop("id"): row for row in rows(cursor, _SITES, (sites,))}
        cursor.execute(_DATES, (list(known), NEWEST))
        for site, at in cursor.fetchall():
            dates[site].append(at)
        missing = {row.pop("site"): row for row in rows(cursor, _MISSING, (list(known), NEWEST))}
    return {
        site: SiteFacts(
            site=site,
            dates=tuple(sorted(dates[site], reverse=True)),
            missing={field: round(share, 3) for field, share in missing.get(site, {}).items()},
            **row,
        )
        for site, row in known.items()
    }
