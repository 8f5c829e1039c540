"""What a search can know beforehand, from a fixed sample of the clusters: about how many matches, and how new.

Counting a million matches, or sorting them to show twenty, takes seconds. One cluster in 64 has an index of its own,
so that the size of a search is known in some milliseconds; large ones are then counted on the sample and read in
windows of time from the newest on. On a small store everything is counted and sorted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.db import Connection
from storage.search.matching import Match, entry_conditions

RATE = 64
"""One cluster in so many is in the sample; ``in_search_sample`` in the schema says which."""
SMALL_STORE = 20_000
"""Articles that are always counted and sorted: some 50 ms at the most on one core."""
MOST_COUNTED = 10_000
"""Matches up to which a search is counted exactly: beyond, counting takes longer than a reader waits (6 µs each)."""

_SIZE = "SELECT coalesce((SELECT reltuples FROM pg_class WHERE oid = 'search_entry'::regclass), 0)"
_SAMPLE = f"""
WITH hit AS MATERIALIZED (
    SELECT e.dated FROM search_entry e
    WHERE e.sampled AND {entry_conditions("e")}
      AND (%(before)s::timestamptz IS NULL OR e.dated <= %(before)s)
)
SELECT (SELECT count(*) FROM hit), ARRAY(SELECT dated FROM hit ORDER BY dated DESC LIMIT %(newest)s)
"""


# Looking ends with the first hit beyond the limit.
_MANY = f"""
SELECT count(*) FROM (SELECT FROM search_entry e WHERE e.sampled AND {entry_conditions("e")} LIMIT %(most)s) found
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """About how many rows match, and the dates of the newest of those in the sample."""

    matches: int
    newest: tuple[datetime, ...]


def is_large(connection: Connection) -> bool:
    """Whether the store is large enough to ask the sample first. Postgres's own estimate, so nothing is counted."""
    with connection.cursor() as cursor:
        cursor.execute(_SIZE)
        row = cursor.fetchone()
        return bool(row and row[0] > SMALL_STORE)


def is_many(connection: Connection, match: Match) -> bool:
    """Whether a search has more matches than are counted and sorted one by one."""
    if not is_large(connection):
        return False
    most = MOST_COUNTED // RATE + 1
    with connection.cursor() as cursor:
        cursor.execute(_MANY, {**match.parameters(), "most": most})
        row = cursor.fetchone()
        return bool(row and row[0] >= most)


def sample_matches(connection: Connection, match: Match, *, before: datetime | None = None, newest: int = 0) -> Sample:
    """Estimate a match's size on the sample; phrases are taken as their pairs."""
    parameters: dict[str, Any] = {**match.parameters(), "before": before, "newest": newest}
    with connection.cursor() as cursor:
        cursor.execute(_SAMPLE, parameters)
        row = cursor.fetchone()
    count, dates = row if row else (0, [])
    return Sample(matches=count * RATE, newest=tuple(dates))
