"""The first key of every advisory lock: names the locked subject. The numbers are arbitrary."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg2.extensions import cursor as Cursor

from storage.transactions import Connection

LOCK_MIGRATE = 0x7D01
LOCK_LINK = 0x7D02
LOCK_SITE = 0x7D03
LOCK_STORE = 0x7D04
LOCK_ARCHIVE = 0x7D05
LOCK_ALERT = 0x7D06
LOCK_EVENT = 0x7D07
LOCK_PROBE = 0x7D08
LOCK_FREEZE = 0x7D09
LOCK_REINDEX = 0x7D0F


def lock_transaction(cursor: Cursor, lock: int, *, shared: bool = False) -> None:
    """Wait for a lock and hold it, alone or with others that share it, until the cursor's transaction ends."""
    cursor.execute(f"SELECT pg_advisory_xact_lock{'_shared' if shared else ''}(%s)", (lock,))


def shares_sessions(connection: Connection, other: Connection) -> bool:
    """Whether two connections share one session, one transaction each: session locks are meaningless then."""
    key = (LOCK_PROBE, os.getpid() % 2**31)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", key)
    try:
        with other, other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
            row = cursor.fetchone()
        is_shared = bool(row and row[0])
        if is_shared:
            with other, other.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)
        return is_shared
    finally:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)


def is_pooled(connection: Connection) -> bool:
    """Whether a pooler between us and the server answers in its name: it reports process ids of its own."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        row = cursor.fetchone()
    return row is None or row[0] != connection.get_backend_pid()


@contextmanager
def archive_lock(connection: Connection, *, changing: bool) -> Iterator[None]:
    """Lock the archive's files for a block: shared to keep them in place, exclusive to move or remove some.

    Files that are only added need no lock: no row names them yet.
    """
    suffix = "" if changing else "_shared"
    with connection, connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_lock{suffix}(%s)", (LOCK_ARCHIVE,))
    try:
        yield
    finally:
        with connection, connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_unlock{suffix}(%s)", (LOCK_ARCHIVE,))
