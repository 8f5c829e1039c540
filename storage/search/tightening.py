"""Rebuilding the index of terms once an upgrade has made the rows again.

Such an index never gives up a key: terms that no row has any more would stay for good, and were six tenths of it when
pairs of rare numbers stopped being terms. What rows add day by day leaves it a tenth larger than a new one, which is
not worth a rebuild.
"""

from __future__ import annotations

from storage.db import Connection
from storage.locks import LOCK_REINDEX

MOST_BYTES = 6_000
"""Bytes per article from which the index is rebuilt: it has 4,200 after 10,000 articles, and fewer later."""
LEAST_ARTICLES = 1_000
"""A smaller index takes no room, and has more bytes per article."""

_SIZE = """
SELECT pg_relation_size('search_entry_terms'), (SELECT reltuples FROM pg_class WHERE oid = 'search_entry'::regclass)
"""
_LOCK, _UNLOCK = "SELECT pg_try_advisory_lock(%s)", "SELECT pg_advisory_unlock(%s)"
# A rebuild that was cut short leaves one that is not used.
_LEFTOVER = "DROP INDEX CONCURRENTLY IF EXISTS search_entry_terms_ccnew"
_REBUILD = "REINDEX INDEX CONCURRENTLY search_entry_terms"


def rebuild_loose_index(connection: Connection, articles: int) -> bool:
    """Rebuild the index of terms if it is much larger than it need be; readers and writers go on meanwhile.

    Args:
        articles: number of articles that there are at least; Postgres's own estimate may be older.
    """
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(_SIZE)
            [(size, estimate)] = cursor.fetchall()
            articles = max(articles, int(estimate))
            if articles < LEAST_ARTICLES or size <= MOST_BYTES * articles:
                return False
            cursor.execute(_LOCK, (LOCK_REINDEX,))
            if cursor.fetchall() != [(True,)]:
                return False
            try:
                cursor.execute(_LEFTOVER)
                cursor.execute(_REBUILD)
            finally:
                cursor.execute(_UNLOCK, (LOCK_REINDEX,))
            return True
    finally:
        connection.autocommit = False
