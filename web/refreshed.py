"""Readings of the whole store that many pages show: one serves all readers for a while, renewed in the background."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from storage.db import Connection
from storage.errors import StorageError
from storage.readers import Readers
from storage.search.sample import is_large

KEPT_S = 60.0
"""How long a reading is kept at least."""
SHARE = 0.01
"""The share of the time that reading may take: what takes two seconds is kept for 200."""
QUICK_S = 0.25
"""What is read sooner is read while somebody waits for it."""
OLDEST_S = 3600.0
"""How old a reading is shown at most, however long it takes to read another."""

Reading = TypeVar("Reading")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept(Generic[Reading]):
    """A reading, until when it is kept by the monotonic clock, and how many seconds reading took."""

    reading: Reading
    ends: float
    took: float


class Refreshed(Generic[Reading]):
    """What a function reads from the store, kept for a minute, and longer where reading takes more than half a second.

    After that a quick one is read again for the first reader. Of a slow one, who would wait for it gets the former
    reading for up to an hour, and the next ones the new.
    """

    renewals: ClassVar[int] = 0
    """How often any reading was renewed: an answer made from a former one is out of date from then on."""
    first_pages: ClassVar[list[Refreshed[Any]]] = []
    """Those of the pages that a reader opens first."""

    def __init__(self, read: Callable[[Connection], Reading], *, is_of_a_first_page: bool = False) -> None:
        self._read = read
        if is_of_a_first_page:
            Refreshed.first_pages.append(self)
        self._kept: _Kept[Reading] | None = None
        self._lock = threading.Lock()

    def read(self, connection: Connection, readers: Readers) -> Reading:
        """The reading.

        Args:
            connection: the reader's own, which a reading that it waits for goes through: waiting for a further one
                while all are held by readers who wait for the reading would never end.
            readers: where later readings take theirs.
        """
        kept, now = self._kept, time.monotonic()
        if kept is None or kept.ends + OLDEST_S < now:
            with self._lock:
                kept = self._kept if self._kept is not kept else None
                return (kept or self._refresh(connection)).reading
        if kept.ends < now and self._lock.acquire(blocking=False):
            if kept.took < QUICK_S:
                try:
                    return self._refresh(connection).reading
                finally:
                    self._lock.release()
            threading.Thread(target=self._refresh_aside, args=(readers,), daemon=True).start()
        return kept.reading

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

    def _refresh(self, connection: Connection) -> _Kept[Reading]:
        started = time.monotonic()
        reading = self._read(connection)
        ended = time.monotonic()
        took = ended - started
        self._kept = kept = _Kept(reading=reading, ends=ended + max(KEPT_S, took / SHARE), took=took)
        Refreshed.renewals += 1
        return kept


def read_ahead(readers: Readers) -> None:
    """Read of a large store what the first readers would wait for."""
    try:
        with readers.connection() as connection:
            with connection:
                large = is_large(connection)
            for shared in Refreshed.first_pages if large else ():
                shared.read(connection, readers)
    except StorageError as error:
        logging.getLogger(__name__).warning("what pages share could not be read ahead: %s", error)
