"""Crawl sites: choose those that are due, run one crawler process for a batch, and land its hand-over."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from articles.dates import VIETNAM, local_day
from articles.errors import StepError
from articles.models import Issue
from crawler.catalogue import load_catalogue, require_sites, scheduled_sites
from crawler.child import CrawlEvent, Progress, run_crawler
from crawler.jsonlines import decode
from crawler.plan import (
    FIRST_CRAWL_DAYS,
    FLOOR_ARTICLES,
    MAX_PAGES,
    AddressShape,
    CrawlPlan,
    Known,
    SitePlan,
    Source,
    write_due,
)
from crawler.site import Site
from crawler.stages import Stages
from pipeline.catalogue import catalogue_entries
from pipeline.landing import Landing, SiteOutcome, source_states
from pipeline.spool import (
    abandoned_spools,
    land_spool,
    open_spool,
    set_aside,
)
from settings import read_settings
from storage.archive import archive
from storage.db import Connection, connect, opened, transaction
from storage.issues import record_issues
from storage.pages import due_addresses
from storage.runs import close_run, open_run
from storage.sites import (
    CrawlerState,
    CrawlResult,
    SiteState,
    crawled_in_the_future,
    due_sites,
    finish_sites,
    lock_sites,
    register_sites,
    site_states,
)

log = logging.getLogger("thidua")


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlOptions:
    """The sites of a crawl: the named ones, or those that are due."""

    sites: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    recheck_days: int | None = None
    max_pages: int | None = None
    deadline_s: float | None = None
    """Seconds after which no new request is made; the rest of slow sites is left to the next run."""
    trigger: str = "command"
    run: str | None = None
    """The run's id; a new one by default. Set by a scheduler whose processes share one run."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlReport:
    """All sites of one run."""

    run: str
    sites: tuple[SiteOutcome, ...]
    stages: Stages = field(default_factory=Stages)

    @property
    def failed(self) -> list[SiteOutcome]:
        """The sites that were not crawled as requested."""
        return [s for s in self.sites if s.outcome != "ok"]


def select_due(*, now: datetime, spread: bool) -> list[str]:
    """The ids of the sites that are due.

    Args:
        spread: let the first visits to live sites wait for their place in a day (a schedule does, a person does not).
    """
    catalogue = load_catalogue()
    sites = scheduled_sites(catalogue)
    with opened() as connection:
        register_sites(connection, catalogue_entries(catalogue.values()), now=now)
        _report_clock(connection, now=now)
        later = [site.id for site in sites if not site.is_loopback] if spread else []
        return due_sites(connection, [site.id for site in sites], spread=later, now=now)


def _report_clock(connection: Connection, *, now: datetime) -> None:
    newest = crawled_in_the_future(connection, now=now)
    if newest is not None:
        detail = f"the clock went back: the newest crawl is dated {local_day(newest)}"
        with connection, connection.cursor() as cursor:
            record_issues(cursor, [(Issue(code="clock_went_back", detail=detail, severity="error"), now)])


def new_run_id(now: datetime) -> str:
    """A run's id, unique and sortable by time."""
    return f"{now.astimezone(VIETNAM):%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"


def crawl(
    options: CrawlOptions,
    *,
    now: datetime,
    progress: Progress = lambda event: None,
    landed: Callable[[str], None] = lambda site: None,
) -> CrawlReport:
    """Crawl some sites and land their pages.

    Args:
        progress: called with the crawler's progress events as they come.
        landed: called with a site's id whenever pages of it have landed; the crawl goes on meanwhile.

    Raises:
        UsageError: for a site that is not in the catalogue.
        StorageError: if the database cannot be reached.
    """
    catalogue = load_catalogue()
    run, stages = options.run or new_run_id(now), Stages()
    wanted = [s.id for s in require_sites(catalogue, options.sites)] or select_due(now=now, spread=False)
    with opened(application="thidua crawl") as connection:
        register_sites(connection, catalogue_entries(catalogue.values()), now=now)
        # A connection of its own locks the sites: it must live, and do nothing else, until they are landed.
        holder = connect(application="thidua crawl lock")
        try:
            taken = lock_sites(holder, wanted)
            land_abandoned(connection, now=now)
            crawled = [catalogue[s] for s in taken]
            outcomes = _crawl_taken(connection, options, run, crawled, now, progress, landed, stages)
        finally:
            holder.close()
    busy = [
        SiteOutcome(site=site, outcome="skipped", detail="another process is crawling it")
        for site in wanted
        if site not in taken
    ]
    return CrawlReport(run=run, sites=(*outcomes, *busy), stages=stages)


def land_abandoned(connection: Connection, *, now: datetime) -> int:
    """Land what dead runs have left; return the number of new rows.

    A folder that cannot be landed is set aside as an issue, and stops nobody.
    """
    total = 0
    for folder in abandoned_spools():
        try:
            landed = land_spool(connection, archive(), folder)
        except Exception as error:
            connection.rollback()
            _set_aside(connection, folder, error, now=now)
            continue
        total += sum(landed.rows.values())
        for site, sources in landed.sources.items():
            result = CrawlResult(
                site=site,
                outcome="interrupted",
                error="the crawl was cut off",
                complete=False,
                since=None,
                new_articles=0,
                moved_to=None,
                sources=source_states(sources),
                shapes=None,
            )
            with transaction(connection) as cursor:
                finish_sites(cursor, [result], now=now)
    return total


def _set_aside(connection: Connection, folder: Path, error: Exception, *, now: datetime) -> None:
    why = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    log.error("the spool %s cannot be landed: %s", folder, why)
    log.debug("%s", folder, exc_info=error)
    place = set_aside(folder)
    issue = Issue(code="spool_set_aside", detail=f"{place} cannot be landed: {why}", severity="error")
    with connection, connection.cursor() as cursor:
        record_issues(cursor, [(issue, now)])


def _crawl_taken(
    connection: Connection,
    options: CrawlOptions,
    run: str,
    sites: Sequence[Site],
    now: datetime,
    progress: Progress,
    landed: Callable[[str], None],
    stages: Stages,
) -> list[SiteOutcome]:
    if not sites:
        return []
    open_run(connection, run, trigger=options.trigger, sites=[site.id for site in sites], now=now)
    # One folder per process: the mapped tasks of a scheduled run share the run's id, not its folder.
    with open_spool(f"{run}.{uuid4().hex[:6]}") as (folder, lock):
        with stages.waiting("plan"):
            plans = _plan_sites(connection, options, sites, folder, now)
        plan = CrawlPlan(
            run_id=folder.name,
            spool=folder,
            contact=read_settings().contact,
            sites=tuple(plans),
            deadline_s=options.deadline_s,
        )
        landing = Landing(connection, folder, run, {p.id: p for p in plans}, landed, stages=stages)

        def note(event: CrawlEvent) -> None:
            progress(event)
            landing.take(event)

        try:
            error = run_crawler(plan, note, lock=lock, stages=stages)
        finally:
            landing.land_waiting()
        try:
            with stages.waiting("land"):
                land_spool(connection, landing.archive, folder, run=run, landed=landing.landed)
        except Exception as fault:
            connection.rollback()
            _set_aside(connection, folder, fault, now=datetime.now(VIETNAM))
            error = "what the crawl handed over cannot be landed"
    landing.finish([site.id for site in sites if site.id not in landing.rows], error)
    rows = [landing.rows[site.id] for site in sites]
    bad = sum(row.outcome in ("failed", "interrupted") for row in rows)
    ended = datetime.now(VIETNAM)
    close_run(connection, run, outcome="ok" if not bad else "failed" if bad == len(rows) else "partial", now=ended)
    return rows


def _plan_sites(
    connection: Connection, options: CrawlOptions, sites: Sequence[Site], folder: Path, now: datetime
) -> list[SitePlan]:
    ids = [site.id for site in sites]
    states = site_states(connection, ids)
    recheck = now - timedelta(days=options.recheck_days) if options.recheck_days is not None else None
    known = {id_: _write_known(connection, id_, folder / f"{id_}.known", now, recheck) for id_ in ids}
    return [_plan_site(options, site, states[site.id], known[site.id], now) for site in sites]


def _write_known(connection: Connection, site: str, path: Path, now: datetime, recheck: datetime | None) -> Path | None:
    """Write the addresses of a site that are known; ``None`` where none is."""
    with path.open("wb") as out:
        write_due(due_addresses(connection, Known, site, others=out, now=now, recheck_since=recheck), out)
    return path if path.stat().st_size else None


def _plan_site(options: CrawlOptions, site: Site, state: SiteState, known: Path | None, now: datetime) -> SitePlan:
    assert site.path is not None
    return SitePlan(
        id=site.id,
        path=site.path.resolve(),
        since=options.since or local_day(now) - timedelta(days=FIRST_CRAWL_DAYS),
        until=options.until,
        floor=0 if options.since or state.walked_since else FLOOR_ARTICLES,
        max_pages=options.max_pages or MAX_PAGES,
        had_articles=state.has_articles,
        sources=_sources(state.sources),
        shapes=_shapes(state.shapes),
        known=known,
    )


def _sources(states: Sequence[CrawlerState]) -> tuple[Source, ...]:
    """State stored by this version; another version's is found again instead."""
    try:
        return tuple(decode(Source, state) for state in states)
    except ValueError:
        return ()


def _shapes(states: Sequence[CrawlerState]) -> tuple[AddressShape, ...]:
    try:
        return tuple(decode(AddressShape, state) for state in states)
    except ValueError:
        return ()


def require_success(report: CrawlReport) -> None:
    """Raise for the sites that failed.

    Raises:
        StepError: naming each with its reason.
    """
    bad = [s for s in report.failed if s.outcome in ("failed", "blocked", "interrupted")]
    if bad:
        raise StepError("; ".join(f"{s.site}: {s.outcome} ({s.detail})" for s in bad))
