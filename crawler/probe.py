"""Probe a live site without keeping anything: whether it can be read, and what discovery finds there.

A probe is a short crawl of a few requests into a folder that is thrown away, so it sees exactly what a crawl would.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from articles.extraction import extract
from articles.models import Issue, Page, PageRecord, doubtful_fields
from articles.timezone import VIETNAM
from crawler.browser import browser_fault
from crawler.child import Progress, run_crawler
from crawler.handover import SiteReport, read_handover, repair, warc_path
from crawler.plan import FIRST_CRAWL_DAYS, CrawlPlan, SitePlan, Source
from crawler.site import Site
from crawler.warc import read_payload

SAMPLE = 3
"""Feeds, sitemaps, listings and articles that are read on each site."""

RobotsState = Literal["allowed", "none", "disallowed", "unreachable", "unknown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """One article as extraction reads it."""

    url: str
    title: str | None = None
    published_at: datetime | None = None
    doubtful: tuple[str, ...] = ()
    """Fields that are read with doubt."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteProbe:
    """The result of probing one site."""

    site: str
    url: str
    probed_at: datetime
    reachable: bool
    """Did the home page answer with a page?"""
    robots: RobotsState
    """``allowed``: there are rules and the home page may be read; ``none``: there are no rules."""
    delay_s: float
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    """The listings that were read; a crawl reads more."""
    samples: tuple[Sample, ...] = ()
    requests: int = 0
    moved_to: str | None = None
    """The host that the site has moved to for good: a proposal for ``url`` in the site file."""
    render: str | None = None
    """Where nothing leads to an article: what a browser sees there, or what is missing to try one."""
    issues: tuple[str, ...] = ()
    """Codes of the problems found."""
    detail: str | None = None
    """Why it is not reachable."""


def probe_sites(
    sites: Sequence[Site], *, contact: str | None, progress: Progress = lambda event: None, timeout_s: float = 900.0
) -> dict[str, SiteProbe]:
    """Probe sites side by side, some sixteen requests each; by id, in the order given.

    ``progress`` receives the crawler's events. A site unfinished after ``timeout_s`` is reported as it stands.
    Without a ``contact`` only sites on this machine are requested.
    """
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="thidua-probe-") as name:
        folder = Path(name)
        _crawl(sites, folder, contact, progress, timeout_s)
        repair(folder)
        found = {site.id: _read_probe(site, folder, now) for site in sites}
    silent = [site for site in sites if not site.render and _shows_nothing(found[site.id])]
    return found | _probe_rendered(silent, found, contact, timeout_s)


def _shows_nothing(seen: SiteProbe) -> bool:
    """Does a home page that answers lead to no article? Usually it is a shell that a script fills."""
    return seen.reachable and not (seen.samples or seen.listings or seen.feeds or seen.moved_to)


def _probe_rendered(
    sites: Sequence[Site], found: dict[str, SiteProbe], contact: str | None, timeout_s: float
) -> dict[str, SiteProbe]:
    """Probe these sites again as with ``render = true``, by the same rules, and note what that shows."""
    fault = browser_fault()
    if not sites or fault is not None:
        return {site.id: replace(found[site.id], render=fault) for site in sites}
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="thidua-probe-") as name:
        folder = Path(name)
        rendered = [_rendered_file(site, folder) for site in sites]
        _crawl(rendered, folder, contact, lambda event: None, timeout_s)
        repair(folder)
        seen = {site.id: _read_probe(site, folder, now) for site in rendered}
    return {id_: replace(found[id_], render=_proposal(probe)) for id_, probe in seen.items()}


def _rendered_file(site: Site, folder: Path) -> Site:
    """A copy of the site's file that requires a browser."""
    assert site.path is not None
    path = folder / f"{site.id}.toml"
    path.write_text(f"render = true\n{site.path.read_text(encoding='utf-8')}", encoding="utf-8")
    return replace(site, render=True, path=path)


def _proposal(seen: SiteProbe) -> str | None:
    if not (seen.samples or seen.listings):
        return None
    return "a browser sees articles there: add render = true to the site file"


def _crawl(sites: Sequence[Site], folder: Path, contact: str | None, progress: Progress, timeout_s: float) -> None:
    since = datetime.now(VIETNAM).date() - timedelta(days=FIRST_CRAWL_DAYS)
    plans = []
    for site in sites:
        assert site.path is not None
        plans.append(
            SitePlan(id=site.id, path=site.path.resolve(), since=since, sample=SAMPLE, floor=SAMPLE, rediscover=True)
        )
    plan = CrawlPlan(run_id="probe", spool=folder, contact=contact, sites=tuple(plans), deadline_s=timeout_s)
    run_crawler(plan, progress)


@dataclass(slots=True)
class _Seen:
    pages: list[PageRecord] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    report: SiteReport | None = None
    samples: list[Sample] = field(default_factory=list)


def _read_probe(site: Site, folder: Path, now: datetime) -> SiteProbe:
    seen = _Seen()
    for handover in sorted(folder.glob(f"probe-{site.id}-[0-9][0-9][0-9].jsonl")):
        _read_handover(seen, site, handover)
    report = seen.report
    home = [page for page in seen.pages if page.kind == "home"]
    reachable = any(page.outcome in ("fetched", "unchanged", "not_modified") for page in home)
    failed = next((f"home page: {page.error or page.outcome}" for page in reversed(home)), None)
    detail = None if reachable else (report.detail if report and report.detail else failed or "no answer in time")
    return SiteProbe(
        site=site.id,
        url=site.url,
        probed_at=now,
        reachable=reachable,
        robots=_robots_state(seen),
        delay_s=report.delay_s if report else site.delay_s,
        feeds=tuple(s.url for s in seen.sources if s.kind == "feed" and s.entries),
        sitemaps=tuple(s.url for s in seen.sources if s.kind == "sitemap"),
        listings=tuple(s.url for s in seen.sources if s.kind == "listing" and s.entries),
        samples=tuple(seen.samples),
        requests=report.requests if report else len(seen.pages),
        moved_to=report.moved_to if report else None,
        issues=tuple(sorted({issue.code for issue in seen.issues})),
        detail=detail,
    )


def _read_handover(seen: _Seen, site: Site, handover: Path) -> None:
    for line in read_handover(handover):
        if isinstance(line, PageRecord):
            seen.pages.append(line)
            if line.kind == "article" and line.outcome == "fetched" and line.offset is not None:
                seen.samples.append(_read_sample(site, line, warc_path(handover)))
        elif isinstance(line, Issue):
            seen.issues.append(line)
        elif isinstance(line, Source):
            seen.sources.append(line)
        else:
            seen.report = line


def _read_sample(site: Site, record: PageRecord, warc: Path) -> Sample:
    assert record.offset is not None
    page = Page(
        url=record.url,
        html=read_payload(warc, record.offset),
        content_type=record.content_type,
        fetched_at=record.requested_at,
    )
    found = extract(page, site.profile())
    doubtful = doubtful_fields(found.title, found.published_at, {c.field: c.value for c in found.confidence})
    return Sample(url=record.url, title=found.title, published_at=found.published_at, doubtful=tuple(sorted(doubtful)))


def _robots_state(seen: _Seen) -> RobotsState:
    if seen.report is not None and seen.report.ended == "robots_unreachable":
        return "unreachable"
    if any(page.kind == "home" and page.outcome == "disallowed" for page in seen.pages):
        return "disallowed"
    for page in seen.pages:
        if page.kind == "robots" and page.outcome != "redirected":
            return "allowed" if page.outcome == "fetched" else "none"
    return "unknown"


def iter_problems(probes: dict[str, SiteProbe]) -> Iterator[tuple[str, str]]:
    """Findings for a person to look at: (site id, one line)."""
    for probe in probes.values():
        if not probe.reachable:
            yield probe.site, f"not reachable: {probe.detail}"
        elif not probe.samples:
            yield probe.site, "reachable, but no article was found"
