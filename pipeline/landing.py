"""Landing what a crawl hands over, site by site or many at once, and the outcome of each site's crawl."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from articles.dates import VIETNAM
from crawler.child import CrawlEvent
from crawler.jsonlines import encode
from crawler.plan import SitePlan, Source
from crawler.stages import Stages
from pipeline.spool import Landed, count, drop_sites, land_part, take_sites
from storage.archive import Archive, archive
from storage.db import Connection, Cursor, transaction
from storage.pages import land_handovers
from storage.runs import SiteRunEnd, close_site_runs
from storage.sites import CrawlerState, CrawlResult, finish_sites

log = logging.getLogger("thidua")

OUTCOMES_OF_ENDS = {
    "finished": "ok",
    "empty": "empty",
    "max_pages": "ok",
    "deadline": "ok",
    "stopped": "interrupted",
    "blocked": "blocked",
    "robots_unreachable": "failed",
    "failing": "failed",
    "moved": "failed",
    "refused": "skipped",
}
TOGETHER = 50
"""Sites that are landed in one transaction at most."""
PATIENCE_S = 1.0
"""Seconds that a site whose crawl has ended waits for others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteOutcome:
    """One site's row: ``outcomes`` counts its requests, and ``pages`` those that brought an article's body."""

    site: str
    outcome: str
    pages: int = 0
    requests: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    conditional: int = 0
    left: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    """Entries outside the requested days, by reason; a later crawl of those days finds them."""
    detail: str | None = None


@dataclass(slots=True)
class Landing:
    """Lands each site in parts and when its crawl has ended, while the others go on.

    Sites that end within :data:`PATIENCE_S` of each other, as hundreds without news do, land in one transaction.
    """

    connection: Connection
    folder: Path
    run: str
    plans: dict[str, SitePlan]
    note: Callable[[str], None]
    archive: Archive = field(default_factory=archive)
    landed: Landed = field(default_factory=Landed)
    stages: Stages = field(default_factory=Stages)
    rows: dict[str, SiteOutcome] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    """Sites whose crawl has ended and that are still to be landed."""
    waiting_since: float = 0.0

    def take(self, event: CrawlEvent) -> None:
        """Land the part that this event closes, or the site whose end it reports."""
        site = event.site
        is_open = site in self.plans and site not in self.rows and site not in self.waiting
        if is_open and event.ended:
            self.waiting_since = time.monotonic() if not self.waiting else self.waiting_since
            self.waiting.append(site)
        waited = time.monotonic() - self.waiting_since >= PATIENCE_S
        if len(self.waiting) >= TOGETHER or (self.waiting and waited):
            self.land_waiting()
        if is_open and event.closed and not event.ended:
            self._land_part(site, event.closed)

    def _land_part(self, site: str, closed: int) -> None:
        try:
            with self.stages.waiting("land"):
                land_part(
                    self.connection,
                    self.archive,
                    self.folder,
                    site,
                    closed=closed,
                    run=self.run,
                    landed=self.landed,
                )
        except Exception as error:
            self._put_off([site], error)
        else:
            self.note(site)

    def land_waiting(self) -> None:
        """Land the sites whose crawl has ended: together, or else one by one, so that one stops no other."""
        sites, self.waiting = self.waiting, []
        for group in ([sites], [[site] for site in sites]):
            for some in group:
                still = [site for site in some if site not in self.rows]
                try:
                    self._land(still)
                except Exception as error:
                    self._put_off(still, error)

    def _put_off(self, sites: Sequence[str], error: Exception) -> None:
        self.connection.rollback()
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        named = ", ".join(sites)
        log.warning("%s cannot be landed now, it is tried again by itself or at the run's end: %s", named, reason)
        log.debug("%s", named, exc_info=error)

    def _land(self, sites: Sequence[str]) -> None:
        if not sites:
            return
        with self.stages.waiting("land"):
            taken = take_sites(self.archive, self.folder, sites)
            with transaction(self.connection) as cursor:
                new = land_handovers(cursor, self.run, [file.handover for file in taken])
                count(taken, self.landed)
                ended = self._finish(cursor, sites, None)
            for file in taken:
                self.landed.rows[file.site] = self.landed.rows.get(file.site, 0) + new[file.handover.name]
            self.rows.update(ended)
            drop_sites(self.folder, sites)
        for site in sites:
            self.note(site)

    def finish(self, sites: Sequence[str], error: str | None) -> None:
        """Record how the crawls of sites ended whose files are landed, or lost."""
        with transaction(self.connection) as cursor:
            ended = self._finish(cursor, sites, error)
        self.rows.update(ended)

    def _finish(self, cursor: Cursor, sites: Sequence[str], error: str | None) -> dict[str, SiteOutcome]:
        results = {site: _result(site, self.plans[site], self.landed, error) for site in sites}
        now = datetime.now(VIETNAM)
        finish_sites(cursor, [result for _, result in results.values()], now=now)
        close_site_runs(cursor, self.run, {site: _end_of(outcome) for site, (outcome, _) in results.items()}, now=now)
        return {site: outcome for site, (outcome, _) in results.items()}


def _end_of(outcome: SiteOutcome) -> SiteRunEnd:
    return SiteRunEnd(
        outcome=outcome.outcome,
        outcomes=outcome.outcomes,
        left_out=outcome.left_out,
        pages=outcome.pages,
        error=outcome.detail,
    )


def source_states(sources: Sequence[Source]) -> list[tuple[str, str, CrawlerState]]:
    """Sources as the store keeps them: (address, kind, state)."""
    return [(source.url, source.kind, encode(source)) for source in sources]


def _result(site: str, plan: SitePlan, landed: Landed, error: str | None) -> tuple[SiteOutcome, CrawlResult]:
    report = landed.reports.get(site)
    outcomes = landed.outcomes.get(site, {})
    outcome = OUTCOMES_OF_ENDS[report.ended] if report else "interrupted"
    detail = report.detail if report else error or "the crawler ended before this site was finished"
    if report and report.ended != "finished" and detail is None:
        detail = report.ended
    row = SiteOutcome(
        site=site,
        outcome=outcome,
        pages=report.articles if report else 0,
        requests=sum(outcomes.values()),
        outcomes=dict(sorted(outcomes.items())),
        conditional=report.conditional if report else 0,
        left=report.left if report else 0,
        left_out=dict(report.left_out) if report else {},
        detail=detail,
    )
    result = CrawlResult(
        site=site,
        outcome=outcome,
        error=detail if outcome != "ok" else None,
        complete=report.complete if report else False,
        since=plan.since,
        new_articles=row.pages,
        moved_to=report.moved_to if report else None,
        sources=source_states(landed.sources.get(site, [])),
        shapes=[encode(shape) for shape in report.shapes] if report else None,
    )
    return row, result
