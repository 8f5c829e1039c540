"""The catalogue with each site's verdict, read again once a minute: it is made of some 270 files and their history."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from reports.health import SiteHealth, site_health
from reports.overview import SiteOverview, site_overview
from storage.db import Connection
from storage.errors import StorageError
from storage.readers import Readers

KEPT_S = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownSite(SiteOverview):
    """A site with its health, ``None`` where it is not crawled."""

    health: SiteHealth | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    until: float
    sites: dict[str, KnownSite]


class KnownSites:
    """The sites' states for pages; one reading serves all readers of a minute, and is refreshed in the background."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._lock = threading.Lock()

    def read(self, connection: Connection, readers: Readers) -> dict[str, KnownSite]:
        """Every site by id.

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
        verdicts = {v.site: v for v in site_health([], now=datetime.now(UTC), connection=connection)}
        sites = {site.id: _with_health(site, verdicts.get(site.id)) for site in site_overview(connection)}
        self._kept = _Kept(until=time.monotonic() + KEPT_S, sites=sites)
        return self._kept


def _with_health(site: SiteOverview, health: SiteHealth | None) -> KnownSite:
    return KnownSite(**{field.name: getattr(site, field.name) for field in fields(site)}, health=health)


known_sites = KnownSites()
