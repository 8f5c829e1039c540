"""Readings of the whole store that many pages show: one serves all readers for a while, renewed in the background."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from storage.db import Connection
from storage.errors import StorageError
from storage.readers import Readers
from storage.search.sample import is_large

KEPT_S = 60.0
"""How long a reading is kept at least."""
SHARE = 0.01
"""The share of the time that reading may take: what takes two seconds is kept for 200."""

Reading = TypeVar("Reading")


class Refreshed(Generic[Reading]):
    """What a function reads from the store, kept for a minute, and longer where reading takes more than half a second.

    The first reader after that gets the former reading, and the next ones the new.
    """

    renewals: ClassVar[int] = 0
    """How often any reading was renewed: an answer made from a former one is out of date from then on."""

    def __init__(self, read: Callable[[Connection], Reading]) -> None:
        self._read = read
        self._kept: tuple[float, Reading] | None = None
        self._lock = threading.Lock()

    def read(self, connection: Connection, readers: Readers) -> Reading:
        """The reading.

        Args:
            connection: the reader's own, which the first reading goes through: waiting for a further one while all
                are held by readers who wait for the reading would never end.
            readers: where later readings take theirs.
        """
        kept = self._kept
        if kept is None:
            with self._lock:
                kept = self._kept or self._refresh(connection)
        elif kept[0] < time.monotonic() and self._lock.acquire(blocking=False):
            threading.Thread(target=self._refresh_aside, args=(readers,), daemon=True).start()
        return kept[1]

    def read_if_large(self, connection: Connection, readers: Readers) -> Reading:
        """The same of a large store, where reading takes longer than a reader waits; a small one is read now."""
        with connection:
            large = is_large(connection)
        return self.read(connection, readers) if large else self._read(connection)

    def _refresh_aside(self, readers: Readers) -> None:
        try:
            with readers.connection() as connection:
                self._refresh(connection)
        except StorageError as error:
            logging.getLogger(__name__).warning("what pages share could not be read again: %s", error)
        finally:
            self._lock.release()

    def _refresh(self, connection: Connection) -> tuple[float, Reading]:
        started = time.monotonic()
        reading = self._read(connection)
        ended = time.monotonic()
        self._kept = kept = (ended + max(KEPT_S, (ended - started) / SHARE), reading)
        Refreshed.renewals += 1
        return kept
