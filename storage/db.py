"""The one seam to Postgres: which server, connections, transactions, migrations.

``THIDUA_DATABASE_URL`` names any Postgres from version 15 on; without it the embedded server is used, and
started by whichever command comes first.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
import psycopg2.extensions
import psycopg2.extras
import psycopg2.sql

from storage.errors import StorageError
from storage.home import home
from storage.server import EmbeddedServer

OLDEST_VERSION = 15
# Any two constants of our own: the first key of every advisory lock says what is locked.
LOCK_MIGRATE = 0x7D01
LOCK_LINK = 0x7D02
LOCK_SITE = 0x7D03
LOCK_STORE = 0x7D04

Connection = psycopg2.extensions.connection

psycopg2.extensions.register_adapter(dict, psycopg2.extras.Json)


def embedded_server() -> EmbeddedServer:
    """The embedded server of this home, running or not."""
    return EmbeddedServer(folder=home() / "postgres")


def given_url() -> str | None:
    """``THIDUA_DATABASE_URL``, or ``None``."""
    return os.environ.get("THIDUA_DATABASE_URL") or None


def database_url() -> str:
    """The libpq URL of the archive's database; the embedded server is started where it is the one.

    Raises:
        StorageError: if the embedded server cannot start.
    """
    url = given_url()
    if url:
        return url
    server = embedded_server()
    server.start()
    return server.url()


def hide_password(url: str) -> str:
    """The URL as it may be shown."""
    return re.sub(r"(//[^:/@]*):[^@]*@", r"\1:***@", url)


def connect(*, migrated: bool = True, application: str = "thidua") -> Connection:
    """A new connection, in UTC, to a database whose schema is today's.

    Args:
        migrated: bring the schema up to date first (a query, when it is).

    Raises:
        StorageError: if the server cannot be reached, is too old, or the schema is from a newer program.
    """
    url = database_url()
    try:
        connection = psycopg2.connect(url, application_name=application, options="-c timezone=UTC", connect_timeout=10)
    except psycopg2.OperationalError as error:
        reason = " ".join(str(error).split())
        raise StorageError(f"cannot connect to {hide_password(url)}: {reason}") from None
    if connection.server_version < OLDEST_VERSION * 10_000:
        version = connection.server_version // 10_000
        connection.close()
        raise StorageError(f"{hide_password(url)} is Postgres {version}: version {OLDEST_VERSION} or newer is needed")
    if migrated:
        from storage.schema import migrate

        migrate(connection)
    return connection


@contextmanager
def opened(*, application: str = "thidua") -> Iterator[Connection]:
    """A connection for the length of a block, closed at its end; what is not committed is rolled back.

    Raises:
        StorageError: if the database cannot be reached, or is lost on the way.
    """
    connection = connect(application=application)
    try:
        yield connection
    except (psycopg2.OperationalError, psycopg2.InterfaceError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise StorageError(f"the database was lost ({reason}): what was committed is kept, run it again") from None
    finally:
        connection.close()


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


def rows(cursor: psycopg2.extensions.cursor, sql: str, parameters: object = None) -> list[dict[str, Any]]:
    """The result of one statement as dictionaries, for use inside ``storage`` alone."""
    cursor.execute(sql, parameters)  # type: ignore[arg-type]
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def create_database(url: str, name: str) -> bool:
    """Make a further database on a server; ``False`` if it is there already.

    Raises:
        StorageError: if the server cannot be reached or refuses.
    """
    try:
        connection = psycopg2.connect(url, connect_timeout=10)
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT EXISTS (SELECT FROM pg_database WHERE datname = %s)", (name,))
                row = cursor.fetchone()
                if row and row[0]:
                    return False
                statement = psycopg2.sql.SQL("CREATE DATABASE {}").format(psycopg2.sql.Identifier(name))
                cursor.execute(statement)
                return True
        finally:
            connection.close()
    except psycopg2.errors.DuplicateDatabase:
        return False
    except psycopg2.Error as error:
        raise StorageError(f"{hide_password(url)}: cannot make the database {name!r}: {error}".strip()) from None


def pg_arguments(program: str, *arguments: str) -> list[str]:
    """The command line of a Postgres client program on the archive's database."""
    from storage.server import binary

    return [binary(program), *arguments, "--dbname", database_url()]


def stop_embedded() -> bool:
    """Stop the embedded server; ``False`` if it was not running (or a database is given)."""
    return embedded_server().stop()


MIGRATIONS = Path(__file__).parent / "migrations"
