"""Fields that went missing: how often each was there before, and how often it is there now, by site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.models import DOUBTFUL_BELOW
from storage.db import Connection, rows

FIELDS = ("title", "published_at", "authors", "lead")


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldHistory:
    """One field of one site's articles, the newest fetched first: whether each article has it, beyond doubt."""

    site: str
    field: str
    present: tuple[bool, ...]
    fetched_at: tuple[datetime, ...]


# A title or time that is read with doubt, where a site's were sure before, is as much a sign as one that is missing.
_NEWEST = """
SELECT wanted.site, newest.* FROM unnest(%(sites)s::text[]) AS wanted (site) CROSS JOIN LATERAL (
SELECT id, first_seen_at,
       title IS NOT NULL AND coalesce((confidence ->> 'title')::real, 1) >= %(sure)s AS title,
       published_at IS NOT NULL AND coalesce((confidence ->> 'published_at')::real, 1) >= %(sure)s AS published_at,
       cardinality(authors) > 0 AS authors, lead IS NOT NULL AS lead
FROM article a WHERE a.site = wanted.site ORDER BY first_seen_at DESC, id DESC LIMIT %(limit)s
) newest
"""


def field_histories(connection: Connection, sites: Sequence[str], *, limit: int) -> dict[str, list[FieldHistory]]:
    """Which fields the newest articles of some sites have, by site; at most ``limit`` articles of each."""
    newest: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    with connection, connection.cursor() as cursor:
        for row in rows(cursor, _NEWEST, {"sites": list(sites), "limit": limit, "sure": DOUBTFUL_BELOW}):
            newest[row["site"]].append(row)
    for found in newest.values():
        found.sort(key=lambda row: (row["first_seen_at"], row["id"]), reverse=True)
    return {
        site: [
            FieldHistory(
                site=site,
                field=field,
                present=tuple(row[field] for row in newest[site]),
                fetched_at=tuple(row["first_seen_at"] for row in newest[site]),
            )
            for field in FIELDS
        ]
        for site in sites
    }
