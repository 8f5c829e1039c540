"""Bytes on disk that one stored article takes, by table, with what each table is for."""

from __future__ import annotations

from contextlib import closing

import psycopg2

FROM = 100
"""Bytes per article from which a table is listed."""
_TABLES = """
SELECT c.relname, pg_relation_size(c.oid), coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0),
       pg_indexes_size(c.oid), coalesce(obj_description(c.oid), '')
FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY pg_total_relation_size(c.oid) DESC
"""


def print_disk(url: str, articles: int) -> None:
    """Print a table of the tables of one database: rows, long values, indexes, all of it per article."""
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute(_TABLES)
        found = cursor.fetchall()
    print("\n| bytes per article | rows | long values | indexes | all | holds |\n|---|---|---|---|---|---|")
    sums = [sum(row[place] for row in found) / articles for place in (1, 2, 3)]
    for name, *sizes, meaning in found:
        each = [size / articles for size in sizes]
        if sum(each) >= FROM:
            print(f"| {name} | {' | '.join(f'{size:,.0f}' for size in (*each, sum(each)))} | {meaning} |")
    print(f"| all tables | {' | '.join(f'{size:,.0f}' for size in (*sums, sum(sums)))} | |")
