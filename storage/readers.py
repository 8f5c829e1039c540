"""Connections that only read, kept open between requests: for the web application and its answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from psycopg2.pool import PoolError, ThreadedConnectionPool

from storage.db import Connection, connect, database_url
from storage.errors import StorageError

READER = "thidua_reader"
"""A role without login that may read every table and view and write none; made by a migration."""
MOST_CONNECTIONS = 16
STATEMENT_TIMEOUT_S = 20
_OPTIONS = f"-c timezone=UTC -c statement_timeout={STATEMENT_TIMEOUT_S}s -c idle_in_transaction_session_timeout=60s"
_MAY_BE_READER = "SELECT bool_or(pg_has_role(oid, 'MEMBER')) FROM pg_roles WHERE rolname = %(role)s"


class Readers:
    """A pool of connections whose role cannot write, opened on first use."""

    def __init__(self, application: str = "thidua web") -> None:
        self._application = application
        self._pool: ThreadedConnectionPool | None = None
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(MOST_CONNECTIONS)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """One connection for the length of a block; at most :data:`MOST_CONNECTIONS` at a time, others wait.

        Raises:
            StorageError: if the database cannot be reached, or the connection is lost.
        """
        with self._slots:
            try:
                pool = self._opened()
                connection = pool.getconn()
            except (psycopg2.OperationalError, PoolError) as error:
                self.close()
                raise StorageError(f"cannot connect to the database: {' '.join(str(error).split())}") from None
            broken = False
            try:
                yield connection
            except (psycopg2.OperationalError, psycopg2.InterfaceError) as error:
                broken = not isinstance(error, psycopg2.errors.QueryCanceled)
                reason = " ".join(str(error).split()) or type(error).__name__
                raise StorageError(f"the database did not answer: {reason}") from None
            finally:
                pool.putconn(connection, close=broken or bool(connection.closed))

    def close(self) -> None:
        """Close every connection; the next request opens new ones."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None and not pool.closed:
            pool.closeall()

    def _opened(self) -> ThreadedConnectionPool:
        with self._lock:
            if self._pool is None:
                connection = connect(application=self._application)  # the schema is current from here on
                options = f"{_OPTIONS} {reader_options(connection)}"
                connection.close()
                self._pool = ThreadedConnectionPool(
                    1,
                    MOST_CONNECTIONS,
                    database_url(),
                    application_name=self._application,
                    options=options,
                    connect_timeout=10,
                )
                # The pool closes what comes back beyond its least number, and would open that many at once.
                self._pool.minconn = MOST_CONNECTIONS
            return self._pool


def reader_options(connection: Connection) -> str:
    """libpq options of a session that cannot write: as the reader's role, or where a given database forbids creating or
    assuming roles, in read-only transactions."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_MAY_BE_READER, {"role": READER})
        row = cursor.fetchone()
    read_only = "-c default_transaction_read_only=on"
    return f"{read_only} -c role={READER}" if row and row[0] else read_only
