"""Fields that went missing: how often each was there before, and how often it is there now, by site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection, rows

FIELDS = ("title", "published_at", "authors", "lead")


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldHistory:
    """One field of one site's articles, the newest fetched first: whether each article has it."""

    site: str
    field: str
    present: tuple[bool, ...]
    fetched_at: tuple[datetime, ...]


_NEWEST = """
SELECT first_seen_at, title IS NOT NULL AS title, published_at IS NOT NULL AS published_at,
       cardinality(authors) > 0 AS authors, lead IS NOT NULL AS lead
FROM article WHERE site = %s ORDER BY first_seen_at DESC, id DESC LIMIT %s
"""


def field_histories(connection: Connection, site: str, *, limit: int) -> list[FieldHistory]:
    """Which fields a site's newest articles have."""
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _NEWEST, (site, limit))
    return [
        FieldHistory(
            site=site,
            field=field,
            present=tuple(row[field] for row in found),
            fetched_at=tuple(row["first_seen_at"] for row in found),
        )
        for field in FIELDS
    ]
