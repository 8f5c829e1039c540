"""The catalogue with each site's verdict, read again once a minute: it is made of some 270 files and their history."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from articles.printing import Record
from pipeline.health import site_health
from pipeline.overview import site_overview
from storage.db import Connection

KEPT_S = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    until: float
    sites: dict[str, Record]


class KnownSites:
    """What pages say of sites; one reading serves every reader of a minute."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._lock = threading.Lock()

    def read(self, connection: Connection) -> dict[str, Record]:
        """Every site by id: its overview, and under ``health`` its verdict, ``None`` where it is not crawled."""
        with self._lock:
            if self._kept is None or self._kept.until < time.monotonic():
                verdicts = {v["site"]: v for v in site_health([], now=datetime.now(UTC), connection=connection)}
                overview = site_overview(connection)
                sites = {site["id"]: {**site, "health": verdicts.get(site["id"])} for site in overview}
                self._kept = _Kept(until=time.monotonic() + KEPT_S, sites=sites)
            return self._kept.sites
