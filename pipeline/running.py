"""Cleaning while a crawl goes on, so that its first articles are stored within a minute."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from datetime import datetime
from math import inf

from articles.dates import VIETNAM
from pipeline.clean import CleanOptions, CleanReport, clean

log = logging.getLogger(__name__)

REST = 4.0
"""After a cleaning, this many times its duration pass before the next one: ended sites wait to be landed meanwhile."""


@dataclass(kw_only=True, slots=True)
class Cleaning:
    """Cleans the sites whose pages have landed: its :meth:`note` is what :func:`pipeline.crawl.crawl` calls then."""

    report: CleanReport = field(default_factory=CleanReport)
    _sites: set[str] = field(default_factory=set)
    _next: float = 0.0
    """Seconds of the monotonic clock before which nothing is cleaned."""

    def note(self, site: str) -> None:
        """Pages of this site have landed: clean them, and those that waited, unless it is too early."""
        self._sites.add(site)
        begun = time.monotonic()
        if begun < self._next:
            return
        sites, self._sites = sorted(self._sites), set()
        try:
            self.report.add(clean(CleanOptions(sites=sites), now=datetime.now(VIETNAM)))
        except Exception as error:
            # The crawl goes on; the cleaning at its end meets the fault again, and raises it.
            log.warning("cleaning while crawling is given up: %s: %s", type(error).__name__, error)
            log.debug("cleaning while crawling", exc_info=error)
            self._next = inf
            return
        ended = time.monotonic()
        self._next = ended + REST * (ended - begun)
