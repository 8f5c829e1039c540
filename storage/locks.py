"""The first key of every advisory lock: names the locked subject. The numbers are arbitrary."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from storage.transactions import Connection

LOCK_MIGRATE = 0x7D01
LOCK_LINK = 0x7D02
LOCK_SITE = 0x7D03
LOCK_STORE = 0x7D04
LOCK_ARCHIVE = 0x7D05
LOCK_ALERT = 0x7D06
LOCK_EVENT = 0x7D07


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
