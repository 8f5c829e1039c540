"""Estimates for a search from fixed samples of the clusters: the number of matches, and their dates.

Counting a million matches, or sorting them to show twenty, takes seconds. One cluster in 64, and of these one in eight,
has an index of its own, so that the size of a search is known in some milliseconds. Large ones are then counted on the
sample that has enough of their matches, and read in windows of time from the newest on. On a small store everything is
counted and sorted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection
from storage.search.matching import USE_INDEX, Match, by_terms_only, entry_conditions

SMALL_STORE = 20_000
"""Articles that are always counted and sorted: some 50 ms at most on one core."""
MOST_COUNTED = 10_000
"""Matches up to which a search is counted exactly: beyond, counting takes longer than a reader waits (6 µs each)."""
ENOUGH = 200
"""Minimum matches for the smaller sample to be used: an estimate from that many is accurate to about 7 %."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A fixed part of the clusters: its rows of ``search_entry e``, and ``rate``: they are one in that many.

    The condition is an index's, word for word, and the beginning of a conjunction.
    """

    condition: str
    rate: int


LARGE = Sample(condition="e.sampled AND", rate=64)
FEW = Sample(condition="in_search_few(e.cluster) AND", rate=512)

_SIZE = "SELECT coalesce((SELECT reltuples FROM pg_class WHERE oid = 'search_entry'::regclass), 0)"
# Nor does the planner know how few rows a sample has: left alone it reads the whole table in place of the sample's
# index, which took 1.4 s of 100,000 articles.
# Looking ends with the first hit beyond the limit.
_AT_LEAST = f"""
SELECT count(*) FROM (
    SELECT FROM search_entry e WHERE {{sample}} {entry_conditions("e", by_terms=True)} LIMIT %(most)s
) found
"""
_NEWEST = f"""
WITH hit AS MATERIALIZED (
    SELECT e.dated FROM search_entry e
    WHERE {{sample}} {entry_conditions("e", by_terms=True)}
      AND (%(before)s::timestamptz IS NULL OR {by_terms_only("e.dated")} <= %(before)s)
)
SELECT (SELECT count(*) FROM hit), ARRAY(SELECT dated FROM hit ORDER BY dated DESC LIMIT %(newest)s)
"""


def is_large(connection: Connection) -> bool:
    """Whether the store is large enough to query a sample first. Postgres's own estimate, so nothing is counted."""
    with connection.cursor() as cursor:
        cursor.execute(_SIZE)
        row = cursor.fetchone()
        return bool(row and row[0] > SMALL_STORE)


def fitting_sample(connection: Connection, match: Match) -> Sample | None:
    """The sample with enough matches for an estimate; ``None`` if the matches are few enough to count exactly."""
    if not is_large(connection):
        return None
    if _has(connection, match, FEW, ENOUGH):
        return FEW
    return LARGE if _has(connection, match, LARGE, MOST_COUNTED // LARGE.rate + 1) else None


def sample_matches(
    connection: Connection, match: Match, sample: Sample, *, before: datetime | None, newest: int
) -> tuple[int, list[datetime]]:
    """Estimated number of matching rows, and the newest dates in the sample; phrases count as their pairs."""
    parameters: dict[str, object] = {**match.parameters(), "before": before, "newest": newest}
    with connection.cursor() as cursor:
        cursor.execute(USE_INDEX)
        cursor.execute(_NEWEST.format(sample=sample.condition), parameters)
        row = cursor.fetchone()
    count, dates = row if row else (0, [])
    return count * sample.rate, dates


def _has(connection: Connection, match: Match, sample: Sample, most: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(USE_INDEX)
        cursor.execute(_AT_LEAST.format(sample=sample.condition), {**match.parameters(), "most": most})
        row = cursor.fetchone()
        return bool(row and row[0] >= most)
