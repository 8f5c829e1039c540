"""The data dictionary: every table and column with its type and meaning, as the schema itself states them."""

from __future__ import annotations

from storage.db import Connection, rows

_TABLES = """
SELECT c.relname AS name, obj_description(c.oid) AS meaning FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') AND c.relname <> 'alembic_version'
ORDER BY c.relname
"""
_COLUMNS = """
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
       col_description(a.attrelid, a.attnum) AS meaning
FROM pg_attribute a WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""


_HEADER = ("| column | type | null | meaning |", "|---|---|---|---|")


def data_dictionary(connection: Connection) -> str:
    """The dictionary as Markdown.

    Raises:
        ValueError: naming a table or column that states no meaning.
    """
    parts = [
        "# Data dictionary\n",
        "Written by `make docs` from the comments in the schema (`storage/migrations/`); `thidua db psql` shows the",
        "same with `\\d+ article`. Times are `timestamptz`. Facts' spans count characters of lead, blank line, body.\n",
    ]
    with connection, connection.cursor() as cursor:
        for table in rows(cursor, _TABLES):
            _require(table["meaning"], table["name"])
            parts += [f"## {table['name']}\n", f"{table['meaning']}\n", *_HEADER]
            for column in rows(cursor, _COLUMNS, (table["name"],)):
                _require(column["meaning"], f"{table['name']}.{column['name']}")
                nullable = "yes" if column["nullable"] else ""
                parts.append(f"| `{column['name']}` | {column['type']} | {nullable} | {column['meaning']} |")
            parts.append("")
    return "\n".join(parts)


def _require(meaning: str | None, name: str) -> None:
    if not meaning:
        raise ValueError(f"{name} has no COMMENT in the schema")
