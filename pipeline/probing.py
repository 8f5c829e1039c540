"""Probe live sites, with one record per site; and record pages as regression tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from articles.errors import StepError
from articles.printing import Record, printed_time
from crawler.catalogue import load_catalogue, require_sites
from crawler.child import CrawlEvent
from crawler.probe import SiteProbe
from crawler.probe import probe_sites as probe
from crawler.site import Site
from crawler.site_pages import NotRecordedError, compare_page, recorded_pages
from crawler.site_pages import record_page as record
from settings import read_settings


def probe_sites(ids: Sequence[str], *, progress: Callable[[int, int], None]) -> list[Record]:
    """Probe the named sites, or all that are enabled; nothing is stored.

    Raises:
        UsageError: for a site that is not in the catalogue.
    """
    catalogue = load_catalogue()
    sites = require_sites(catalogue, ids) or [site for site in catalogue.values() if site.enabled]
    ended: set[str] = set()

    def note(event: CrawlEvent) -> None:
        if event.ended:
            ended.add(event.site)
            progress(len(ended), len(sites))

    found = probe(sites, contact=read_settings().contact, progress=note)
    return [{**_record(found[site.id]), **_recorded(site)} for site in sites if site.id in found]


def record_page(site_id: str, url: str) -> Path:
    """Record one page of a site with its extracted record; returns the file with the expected fields.

    Raises:
        UsageError: for a site that is not in the catalogue.
        StepError: if the page is not the site's, cannot be fetched, or is not an article.
    """
    [site] = require_sites(load_catalogue(), [site_id])
    try:
        return record(site, url, contact=read_settings().contact)
    except NotRecordedError as error:
        raise StepError(str(error)) from None
    except OSError as error:
        raise StepError(f"cannot write the page down: {error}") from None


def _recorded(site: Site) -> Record:
    """How many pages of the site are recorded, and which fields are read differently in them now."""
    pages = recorded_pages(site)
    differing = [
        {"page": str(path), "field": d.field, "expected": d.expected, "found": d.found}
        for path in pages
        for d in compare_page(site, path)
    ]
    return {"recorded": len(pages), "differing": differing}


def _record(seen: SiteProbe) -> Record:
    return {
        "site": seen.site,
        "url": seen.url,
        "probed_at": printed_time(seen.probed_at),
        "reachable": seen.reachable,
        "robots": seen.robots,
        "delay_s": seen.delay_s,
        "feeds": list(seen.feeds),
        "sitemaps": list(seen.sitemaps),
        "listings": list(seen.listings),
        "samples": [
            {
                "url": s.url,
                "title": s.title,
                "published_at": printed_time(s.published_at),
                "doubtful": list(s.doubtful),
            }
            for s in seen.samples
        ],
        "requests": seen.requests,
        "moved_to": seen.moved_to,
        "render": seen.render,
        "issues": list(seen.issues),
        "detail": seen.detail,
    }
