"""Publishers' usage preferences for their pages, and articles that they removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection, rows

# The latest fetch of each page counts: a publisher's wish of last year need not hold today.
_PAGE_WISHES = """
SELECT wish, count(*)::int AS pages
FROM (SELECT DISTINCT ON (url_fingerprint) url_fingerprint, requested_at, wishes FROM page
      WHERE site = %(site)s AND kind = 'article' AND outcome = 'fetched' AND wishes <> '{}'
      ORDER BY url_fingerprint, requested_at DESC) AS stated, unnest(stated.wishes) AS wish
WHERE NOT EXISTS (SELECT FROM page p
                  WHERE p.site = %(site)s AND p.url_fingerprint = stated.url_fingerprint
                    AND p.requested_at > stated.requested_at AND p.kind = 'article' AND p.outcome = 'fetched')
GROUP BY wish ORDER BY pages DESC, wish LIMIT %(limit)s
"""
_REMOVED_BETWEEN = """
SELECT site, count(*)::int AS articles FROM address
WHERE removed_at >= %(since)s AND removed_at < %(until)s AND article IS NOT NULL
GROUP BY site ORDER BY site
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageWish:
    """One wish ("noai", "license: …", "content-usage: train-ai=n") and how many pages of a site state it."""

    wish: str
    pages: int


def page_wishes(connection: Connection, site: str, *, limit: int = 20) -> list[PageWish]:
    """The usage preferences stated by a site's pages, most frequent first."""
    with connection, connection.cursor() as cursor:
        return [PageWish(**row) for row in rows(cursor, _PAGE_WISHES, {"site": site, "limit": limit})]


def count_removed(connection: Connection, *, since: datetime, until: datetime) -> dict[str, int]:
    """How many articles were removed at their publishers in a span of time, by site; ``until`` is excluded."""
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _REMOVED_BETWEEN, {"since": since, "until": until})
        return {row["site"]: row["articles"] for row in found}
