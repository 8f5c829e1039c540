"""Whether anything was written that readers see: what was made of the store earlier may be shown again if not."""

from __future__ import annotations

from storage.db import Connection

_WRITTEN = """
SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint FROM pg_stat_user_tables
WHERE relname IN ('article', 'article_version', 'award_given', 'cluster', 'correction', 'event', 'mention', 'takedown')
"""


def rows_written(connection: Connection) -> int:
    """How many rows of articles, facts and events were ever written.

    Postgres counts those of a connection when it closes, and ten seconds later at most while it is open.

    Visits to sites are not counted: they say nothing new of what was published.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(_WRITTEN)
        row = cursor.fetchone()
        return int(row[0]) if row else 0
