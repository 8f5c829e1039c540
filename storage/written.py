"""Whether anything was written that readers see; if not, earlier results may be shown again."""

from __future__ import annotations

from storage.db import Connection

_WRITTEN = """
SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint FROM pg_stat_user_tables
WHERE relname IN ('article', 'stored_version', 'award_given', 'cluster', 'correction', 'event', 'mention', 'takedown')
"""


def rows_written(connection: Connection) -> int:
    """How many rows of articles, facts and events were ever written.

    Postgres counts those of a connection when it closes, and at most ten seconds late while it is open.

    Visits to sites are not counted: they add nothing to what was published.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(_WRITTEN)
        row = cursor.fetchone()
        return int(row[0]) if row else 0


# Not by the view that lists these numbers: it joins three catalogues, and is queried four times a second.
_ANYTHING = """
SELECT coalesce(sum(pg_stat_get_tuples_inserted(oid) + pg_stat_get_tuples_updated(oid)
                    + pg_stat_get_tuples_deleted(oid)), 0)
FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
"""


def all_rows_written(connection: Connection) -> int:
    """How many rows of any table were ever written: visits, issues and alerts too.

    Equal numbers mean that nothing has changed in between; :func:`rows_written` states when rows are counted.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(_ANYTHING)
        [(written,)] = cursor.fetchall()
    return int(written)
