"""Transactions on a connection, savepoints in one, and the rows that a statement returns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg2
import psycopg2.extensions
import psycopg2.extras

Connection = psycopg2.extensions.connection
Cursor = psycopg2.extensions.cursor
_Row = TypeVar("_Row")

psycopg2.extensions.register_adapter(dict, psycopg2.extras.Json)


@contextmanager
def transaction(connection: Connection) -> Iterator[psycopg2.extensions.cursor]:
    """One transaction: committed at the end of the block, rolled back if it raises."""
    with connection, connection.cursor() as cursor:
        yield cursor


@contextmanager
def savepoint(cursor: psycopg2.extensions.cursor) -> Iterator[None]:
    """A part of a transaction that may fail alone."""
    cursor.execute("SAVEPOINT member")
    try:
        yield
    except psycopg2.Error:
        cursor.execute("ROLLBACK TO SAVEPOINT member")
        raise
    cursor.execute("RELEASE SAVEPOINT member")


def write_rows(
    cursor: psycopg2.extensions.cursor, sql: str, values: Sequence[Any], *, template: str | None = None
) -> None:
    """Write all rows with one statement of ``VALUES``; no rows, no statement."""
    if values:
        psycopg2.extras.execute_values(cursor, sql, values, template=template, page_size=len(values))


def rows(cursor: psycopg2.extensions.cursor, sql: str, parameters: object = None) -> list[dict[str, Any]]:
    """The result of one statement as dictionaries, for use inside ``storage`` alone."""
    cursor.execute(sql, parameters)  # type: ignore[arg-type]
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def fetch_as(
    cursor: psycopg2.extensions.cursor, row_type: type[_Row], sql: str, parameters: object = None
) -> list[_Row]:
    """The result of one statement as objects of a dataclass whose fields are named as the columns are."""
    return [row_type(**row) for row in rows(cursor, sql, parameters)]
