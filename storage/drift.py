"""Fields that went missing: how often each was there before, and how often it is there now, by site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

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
SELECT first_seen_at,
       title IS NOT NULL AND coalesce((confidence ->> 'title')::real, 1) >= %(sure)s AS title,
       published_at IS NOT NULL AND coalesce((confidence ->> 'published_at')::real, 1) >= %(sure)s AS published_at,
       cardinality(authors) > 0 AS authors, lead IS NOT NULL AS lead
FROM article WHERE site = %(site)s ORDER BY first_seen_at DESC, id DESC LIMIT %(limit)s
"""


def field_histories(connection: Connection, site: str, *, limit: int) -> list[FieldHistory]:
    """Which fields a site's newest articles have."""
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _NEWEST, {"site": site, "limit": limit, "sure": DOUBTFUL_BELOW})
    return [
        FieldHistory(
            site=site,
            field=field,
            present=tuple(row[field] for row in found),
            fetched_at=tuple(row["first_seen_at"] for row in found),
        )
        for field in FIELDS
    ]
