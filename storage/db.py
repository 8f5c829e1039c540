"""The one seam to Postgres: which server, connections, transactions, migrations.

``THIDUA_DATABASE_URL`` names any Postgres from version 15 on; without it the embedded server is used, and
started by whichever command comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
import psycopg2.extensions
import psycopg2.extras
import psycopg2.sql

from settings import read_settings
from storage.errors import StorageError
from storage.idle import watch
from storage.locks import is_pooled, shares_sessions
from storage.schema import migrate
from storage.server import EmbeddedServer, binary
from storage.transactions import Connection, Cursor, fetch_as, rows, savepoint, transaction, write_rows

__all__ = [
    "Connection",
    "Cursor",
    "connect",
    "create_database",
    "database_url",
    "embedded_server",
    "fetch_as",
    "given_url",
    "hide_password",
    "opened",
    "pg_arguments",
    "require_archive",
    "rows",
    "savepoint",
    "stop_embedded",
    "transaction",
    "write_rows",
]

OLDEST_VERSION = 15


def embedded_server() -> EmbeddedServer:
    """The embedded server of this home, running or not."""
    return EmbeddedServer(folder=read_settings().home / "postgres")


def given_url() -> str | None:
    """``THIDUA_DATABASE_URL``, or ``None``."""
    return read_settings().database_url


def database_url() -> str:
    """The libpq URL of the archive's database; the embedded server is started if it is in use.

    Raises:
        StorageError: if the embedded server cannot start.
    """
    url = given_url()
    if url:
        return url
    server = embedded_server()
    minutes = read_settings().postgres_idle_minutes
    if server.start() and minutes:
        watch(server, idle_minutes=minutes)
    return server.url()


def require_archive() -> None:
    """Refuse a home that has no database yet: for a reader it is a mistyped one.

    Raises:
        StorageError: if no database is given and the home holds none.
    """
    home = read_settings().home
    if given_url() or (home / "postgres").is_dir():
        return
    what = "is not there" if not home.is_dir() else "is empty" if not any(home.iterdir()) else "holds no database"
    raise StorageError(f"nothing is stored here: THIDUA_HOME, {home}, {what}; `thidua crawl` fills it")


def hide_password(url: str) -> str:
    """The URL with its password masked."""
    return re.sub(r"(//[^:/@]*):[^@]*@", r"\1:***@", url)


def connect(*, migrated: bool = True, application: str = "thidua") -> Connection:
    """A new connection, in UTC, to a database whose schema is current.

    Args:
        migrated: bring the schema up to date first (a query, when it is).

    Raises:
        StorageError: if the server cannot be reached, is too old, is behind a transaction pooler, or the schema is from
            a newer program.
    """
    url = database_url()
    connection = _reach(url, application)
    if connection.server_version < OLDEST_VERSION * 10_000:
        version = connection.server_version // 10_000
        connection.close()
        raise StorageError(f"{hide_password(url)} is Postgres {version}: version {OLDEST_VERSION} or newer is needed")
    if given_url() and is_pooled(connection):
        _require_sessions(connection, url, application)
    if migrated:
        migrate(connection)
    return connection


def _reach(url: str, application: str) -> Connection:
    try:
        return psycopg2.connect(url, application_name=application, options="-c timezone=UTC", connect_timeout=10)
    except (psycopg2.OperationalError, psycopg2.ProgrammingError) as error:  # the latter: it is not a URL
        reason = " ".join(str(error).split())
        raise StorageError(f"cannot connect to {hide_password(url)}: {reason}") from None


def _require_sessions(connection: Connection, url: str, application: str) -> None:
    """Refuse a transaction pooler: session locks would be held by nobody, or by everybody."""
    other = _reach(url, application)
    try:
        is_shared = shares_sessions(connection, other)
    finally:
        other.close()
    if is_shared:
        connection.close()
        raise StorageError(
            f"{hide_password(url)} is a pooler that gives each transaction another session, and locks here last longer "
            "than one: set its pool_mode = session, or name the server itself"
        )


@contextmanager
def opened(*, application: str = "thidua") -> Iterator[Connection]:
    """Open a connection for a block and close it at its end; uncommitted work is rolled back.

    Raises:
        StorageError: if the database cannot be reached or the connection is lost.
    """
    connection = connect(application=application)
    try:
        yield connection
    except (psycopg2.OperationalError, psycopg2.InterfaceError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise StorageError(f"the database was lost ({reason}): what was committed is kept, run it again") from None
    finally:
        connection.close()


def create_database(url: str, name: str) -> bool:
    """Create another database on a server; ``False`` if it exists already.

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
    return [binary(program), *arguments, "--dbname", database_url()]


def stop_embedded() -> bool:
    """Stop the embedded server; ``False`` if it was not running (or a database is given)."""
    return embedded_server().stop()
