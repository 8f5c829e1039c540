"""Which hashes are common: measured when the store has grown, and frozen until it has grown again.

A formula sentence that is on no list, a notice on every page of a site: their hashes are shared by hundreds of stories
that have nothing else in common. What is common depends on the frozen table alone, never on which article came first.
"""

from __future__ import annotations

from datetime import datetime

from psycopg2.extensions import cursor as Cursor

from articles.duplicates import FINGERPRINT_VERSION

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

_FROZEN = """
SELECT articles FROM common_hash_freeze WHERE fingerprint_version = %s ORDER BY version DESC LIMIT 1
"""
_LINKED = "SELECT (SELECT count(*) FROM fingerprint) - (SELECT count(*) FROM link_waiting)"
_FORGET = "DELETE FROM common_hash"
# Most hashes belong to one article: counting without stories first costs a tenth of counting stories for all.
_MEASURE = """
INSERT INTO common_hash (hash)
WITH frequent AS MATERIALIZED (
    SELECT h FROM fingerprint, unnest(hashes) AS h GROUP BY h HAVING count(*) > %(stories)s
)
SELECT own.h FROM (
    SELECT DISTINCT a.cluster, h FROM fingerprint f JOIN article a ON a.id = f.article, unnest(f.hashes) AS h
    WHERE h IN (SELECT h FROM frequent)
) own GROUP BY own.h HAVING count(*) > %(stories)s
"""
_NOTE = """
INSERT INTO common_hash_freeze (frozen_at, articles, hashes, fingerprint_version)
VALUES (%(now)s, %(articles)s, (SELECT count(*) FROM common_hash), %(version)s)
"""


def articles_until_freeze(cursor: Cursor) -> int:
    """How many more articles are linked before it is measured again."""
    cursor.execute(_FROZEN, (FINGERPRINT_VERSION,))
    row = cursor.fetchone()
    cursor.execute(_LINKED)
    [linked] = cursor.fetchone() or (0,)
    return int((GROWTH * row[0] if row else FREEZE_FROM) - linked)


def freeze_common_hashes(cursor: Cursor, *, now: datetime) -> None:
    """Measure which hashes are common; within the caller's lock."""
    cursor.execute(_LINKED)
    [articles] = cursor.fetchone() or (0,)
    cursor.execute("SET LOCAL work_mem = '256MB'")
    cursor.execute(_FORGET)
    few = COMMON_IN_SMALL_STORES * articles // FREEZE_FROM
    cursor.execute(_MEASURE, {"stories": min(max(few, COMMON_IN_SMALL_STORES), COMMON_STORIES)})
    cursor.execute("RESET work_mem")
    cursor.execute(_NOTE, {"now": now, "articles": articles, "version": FINGERPRINT_VERSION})
