"""Which hashes are common: measured when the store has grown, and frozen until it has grown again.

A formula sentence that is on no list, a notice on every page of a site: their hashes are shared by hundreds of stories
that have nothing else in common. What is common depends on the frozen table alone, never on which article came first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from psycopg2.extensions import cursor as Cursor

from articles.duplicates import FINGERPRINT_VERSION
from storage.db import Connection, transaction
from storage.locks import LOCK_FREEZE, LOCK_LINK, lock_transaction

COMMON_STORIES = 50
"""A hash shared by more stories than this is common. A story counts once, however many sites print it: its copies are
identified by the hashes that only they share."""
COMMON_IN_SMALL_STORES = 10
"""The same for a store of :data:`FREEZE_FROM` articles; it grows with the store until it is the number above. Pages of
one template share most of their hashes: compared all with all, a new store's first thousand would be half a million
pairs."""
FREEZE_FROM = 200
"""Minimum number of articles for measuring."""
GROWTH = 2
"""The store's growth, as a factor, after which common hashes are measured again."""

_LATEST = "(SELECT max(version) FROM common_hash_freeze WHERE fingerprint_version = %(version)s)"
_FROZEN = f"SELECT articles, linked_since FROM common_hash_freeze WHERE version = {_LATEST}"
_LINKED_MORE = f"UPDATE common_hash_freeze SET linked_since = linked_since + %(count)s WHERE version = {_LATEST}"
# What was linked while it was counted stays noted.
_GROWN_BY = f"""
UPDATE common_hash_freeze SET linked_since = coalesce(linked_since - %(noted)s, 0) + %(count)s WHERE version = {_LATEST}
"""
_LINKED = "SELECT (SELECT count(*) FROM fingerprint) - (SELECT count(*) FROM link_waiting)"
# Most hashes belong to one article: counting without stories first costs a tenth of counting stories for all.
_MEASURE = """
WITH frequent AS MATERIALIZED (
    SELECT h FROM fingerprint, unnest(hashes) AS h GROUP BY h HAVING count(*) > %(stories)s
)
SELECT own.h FROM (
    SELECT DISTINCT a.cluster, h FROM fingerprint f JOIN article a ON a.id = f.article, unnest(f.hashes) AS h
    WHERE h IN (SELECT h FROM frequent)
) own GROUP BY own.h HAVING count(*) > %(stories)s
"""
_FORGET = "DELETE FROM common_hash"
_FREEZE = "INSERT INTO common_hash (hash) SELECT unnest(%(hashes)s::integer[])"
_NOTE = """
INSERT INTO common_hash_freeze (frozen_at, articles, hashes, fingerprint_version, linked_since)
VALUES (%(now)s, %(articles)s, %(hashes)s, %(version)s, 0)
"""
_TRY_LOCK = "SELECT pg_try_advisory_xact_lock(%s)"


@dataclass(frozen=True, kw_only=True, slots=True)
class CommonHashes:
    """What was measured: the hashes that are common, and the number of linked articles then."""

    hashes: tuple[int, ...]
    articles: int


def count_linked(cursor: Cursor, count: int) -> None:
    """Note that some articles were linked, new or once more; within their transaction."""
    cursor.execute(_LINKED_MORE, {"count": count, "version": FINGERPRINT_VERSION})


def refresh_common_hashes(connection: Connection, *, now: datetime) -> bool:
    """Measure which hashes are common if the store has grown enough; whether they were measured.

    Without the lock that linking and storing wait for, which is held while the result is stored. A process that finds
    another one measuring goes on with what was frozen before.
    """
    with connection, connection.cursor() as cursor:
        if not _may_be_due(cursor):
            return False
    with transaction(connection) as cursor:
        cursor.execute(_TRY_LOCK, (LOCK_FREEZE,))
        if cursor.fetchall() != [(True,)] or not _is_due(cursor):
            return False
        measured = measure_common_hashes(cursor)
        lock_transaction(cursor, LOCK_LINK)
        freeze_common_hashes(cursor, measured, now=now)
    return True


def measure_common_hashes(cursor: Cursor) -> CommonHashes:
    """Which hashes are common in the store as it is."""
    cursor.execute(_LINKED)
    [articles] = cursor.fetchone() or (0,)
    few = COMMON_IN_SMALL_STORES * articles // FREEZE_FROM
    cursor.execute("SET LOCAL work_mem = '256MB'")
    cursor.execute(_MEASURE, {"stories": min(max(few, COMMON_IN_SMALL_STORES), COMMON_STORIES)})
    hashes = tuple(sorted(value for (value,) in cursor.fetchall()))
    cursor.execute("RESET work_mem")
    return CommonHashes(hashes=hashes, articles=articles)


def freeze_common_hashes(cursor: Cursor, measured: CommonHashes, *, now: datetime) -> None:
    """Store what is common from now on; within the caller's lock."""
    cursor.execute(_FORGET)
    cursor.execute(_FREEZE, {"hashes": list(measured.hashes)})
    note = {"now": now, "articles": measured.articles, "hashes": len(measured.hashes), "version": FINGERPRINT_VERSION}
    cursor.execute(_NOTE, note)


def _may_be_due(cursor: Cursor) -> bool:
    """Whether it is worth counting the store's articles: an article that was linked twice was noted twice."""
    cursor.execute(_FROZEN, {"version": FINGERPRINT_VERSION})
    row = cursor.fetchone()
    if row is None or row[1] is None:
        return True
    articles, linked_since = row
    return bool(linked_since >= (GROWTH - 1) * articles)


def _is_due(cursor: Cursor) -> bool:
    """Whether the store has grown enough, by counting; if not, the growth is noted."""
    cursor.execute(_FROZEN, {"version": FINGERPRINT_VERSION})
    row = cursor.fetchone()
    cursor.execute(_LINKED)
    [linked] = cursor.fetchone() or (0,)
    if row is None:
        return bool(linked >= FREEZE_FROM)
    articles, linked_since = row
    if linked >= GROWTH * articles:
        return True
    grown = {"noted": linked_since, "count": linked - articles, "version": FINGERPRINT_VERSION}
    cursor.execute(_GROWN_BY, grown)
    return False
