"""What some days changed in the archive: reprints, later versions, provinces that reported, and how far back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from articles.dates import VIETNAM
from storage.db import Connection, rows
from storage.search import Filters
from storage.search.matching import entry_conditions, resolve_match, text_conditions


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedStory:
    """An article with a further version first seen in the given time."""

    id: str
    version: int
    changed_at: datetime


_MATCHES = f"""
{entry_conditions("e")} AND {text_conditions("e")}
"""
_SIZES = "SELECT id, size FROM cluster WHERE id = ANY(%s)"
_REPORTING = f"""
SELECT coalesce(e.province_now, s.province_now) AS province, count(*) AS articles
FROM search_entry e JOIN site s ON s.id = e.site
WHERE {_MATCHES} AND coalesce(e.province_now, s.province_now) IS NOT NULL GROUP BY 1
"""
_CHANGED = f"""
SELECT e.article AS id, max(v.number) AS version, max(v.seen_at) AS changed_at
FROM article_version v JOIN search_entry e ON e.article = v.article
WHERE v.number > 1 AND v.seen_at >= %(first)s AND v.seen_at < %(end)s AND e.representative AND {_MATCHES}
GROUP BY e.article ORDER BY changed_at DESC, e.article LIMIT %(most)s
"""
_UNDATED = f"""
SELECT count(*) AS articles FROM search_entry e
WHERE e.dated < '1000-01-01' AND e.first_seen_at >= %(first)s AND e.first_seen_at < %(end)s AND e.representative
  AND {_MATCHES}
"""
# In the order of an index, from its end.
_COVERED = """
SELECT s.id AS site, oldest.at AS since FROM site s CROSS JOIN LATERAL (
    SELECT coalesce(published_at, listed_at, first_seen_at) AS at FROM article a WHERE a.site = s.id
    ORDER BY coalesce(published_at, listed_at, first_seen_at) LIMIT 1
) oldest
"""


def story_sizes(connection: Connection, clusters: Sequence[str]) -> dict[str, int]:
    """How many articles each cluster has."""
    with connection, connection.cursor() as cursor:
        return {row["id"]: row["size"] for row in rows(cursor, _SIZES, (list(clusters),))}


def reporting_provinces(connection: Connection, filters: Filters) -> dict[str, int]:
    """Matching articles by present province, reprints included: a province that reprints is not silent."""
    with connection, connection.cursor() as cursor:
        match = resolve_match(connection, filters)
        found = [] if match.nothing else rows(cursor, _REPORTING, match.parameters())
        return {row["province"]: row["articles"] for row in found}


def changed_stories(connection: Connection, filters: Filters, *, most: int) -> list[ChangedStory]:
    """Stories of any age with a version first seen in the filters' days, the newest change first.

    Raises:
        ValueError: if a side of the range is open.
    """
    with connection, connection.cursor() as cursor:
        parameters = _seen(connection, filters)
        found = [] if parameters is None else rows(cursor, _CHANGED, {**parameters, "most": most})
        return [ChangedStory(**row) for row in found]


def count_undated(connection: Connection, filters: Filters) -> int:
    """Stories without a date that were first seen in the filters' days.

    Raises:
        ValueError: if a side of the range is open.
    """
    with connection, connection.cursor() as cursor:
        parameters = _seen(connection, filters)
        return 0 if parameters is None else int(rows(cursor, _UNDATED, parameters)[0]["articles"])


def covered_since(connection: Connection) -> dict[str, datetime]:
    """The oldest article of each site; the archive holds nothing that it published before."""
    with connection, connection.cursor() as cursor:
        return {row["site"]: row["since"] for row in rows(cursor, _COVERED)}


def _seen(connection: Connection, filters: Filters) -> dict[str, object] | None:
    """Parameters for articles first seen in the filters' days, whenever published; ``None`` if nothing matches."""
    if filters.from_ is None or filters.to is None:
        raise ValueError("both days are needed")
    match = resolve_match(connection, replace(filters, from_=None, to=None))
    first = datetime.combine(filters.from_, time(), VIETNAM)
    end = datetime.combine(filters.to + timedelta(days=1), time(), VIETNAM)
    return None if match.nothing else {**match.parameters(), "first": first, "end": end}
