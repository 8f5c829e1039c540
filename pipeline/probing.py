"""Looking at sites live: what a probe of each saw, as records."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

from articles.printing import Record, printed_time
from crawler.probe import SiteProbe
from crawler.probe import probe_sites as probe
from pipeline.catalogue import load_catalogue, require_sites


def probe_sites(ids: Sequence[str], *, progress: Callable[[int, int], None]) -> list[Record]:
    """Probe the named sites, or all that are enabled; nothing is stored.

    Raises:
        UsageError: for a site that is not in the catalogue.
    """
    catalogue = load_catalogue()
    sites = require_sites(catalogue, ids) or [site for site in catalogue.values() if site.enabled]
    ended: set[str] = set()

    def note(event: dict[str, Any]) -> None:
        if event.get("ended"):
            ended.add(str(event.get("site")))
            progress(len(ended), len(sites))

    found = probe(sites, contact=os.environ.get("THIDUA_CONTACT"), progress=note)
    return [_record(found[site.id]) for site in sites if site.id in found]


def _record(seen: SiteProbe) -> Record:
    return {
        "site": seen.site, "url": seen.url, "probed_at": printed_time(seen.probed_at), "reachable": seen.reachable,
        "robots": seen.robots, "delay_s": seen.delay_s, "feeds": list(seen.feeds), "sitemaps": list(seen.sitemaps),
        "listings": list(seen.listings),
        "samples": [
            {"url": s.url, "title": s.title, "published_at": printed_time(s.published_at)} for s in seen.samples
        ],
        "requests": seen.requests, "moved_to": seen.moved_to, "issues": list(seen.issues), "detail": seen.detail,
    }  # fmt: skip
