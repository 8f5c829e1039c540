"""The catalogue with each site's verdict, read again once a minute: it is made of some 270 files and their history."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from articles.printing import Record
from reports.health import site_health
from reports.overview import site_overview
from storage.db import Connection
from storage.errors import StorageError
from storage.readers import Readers

KEPT_S = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    until: float
    sites: dict[str, Record]


class KnownSites:
    """What pages say of sites; one reading serves every reader of a minute, and nobody waits for the next one."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._lock = threading.Lock()

    def read(self, connection: Connection, readers: Readers) -> dict[str, Record]:
        """Every site by id: its overview, and under ``health`` its verdict, ``None`` where it is not crawled.

        Args:
            connection: the reader's own, which the first reading goes through: waiting for a further one while all
                are held by readers who wait for the sites would never end.
            readers: where later readings take theirs.
        """
        kept = self._kept
        if kept is None:
            with self._lock:
                kept = self._kept or self._refresh(connection)
        elif kept.until < time.monotonic() and self._lock.acquire(blocking=False):
            threading.Thread(target=self._refresh_aside, args=(readers,), daemon=True).start()
        return kept.sites

    def _refresh_aside(self, readers: Readers) -> None:
        try:
            with readers.connection() as connection:
                self._refresh(connection)
        except StorageError as error:
            logging.getLogger(__name__).warning("the sites could not be read again: %s", error)
        finally:
            self._lock.release()

    def _refresh(self, connection: Connection) -> _Kept:
        verdicts = {v["site"]: v for v in site_health([], now=datetime.now(UTC), connection=connection)}
        overview = site_overview(connection)
        sites = {site["id"]: {**site, "health": verdicts.get(site["id"])} for site in overview}
        self._kept = _Kept(until=time.monotonic() + KEPT_S, sites=sites)
        return self._kept


known_sites = KnownSites()
