"""A site being crawled: its decisions, its pace, and its output files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from articles.models import Issue
from crawler.frontier import Want
from crawler.handover import Line, SiteReport
from crawler.parts import Parts
from crawler.plan import CrawlPlan, SitePlan
from crawler.politeness import Pace
from crawler.site import Site
from crawler.site_crawl import SiteCrawl
from crawler.warc import SpoolWriter


@dataclass(kw_only=True, slots=True, eq=False)
class Course:
    """One site under way. At most one of its wants is handed out at a time."""

    site: Site
    crawl: SiteCrawl
    pace: Pace
    writer: SpoolWriter
    lines: list[Line]
    """Records that the crawl has emitted and that are not yet taken."""
    wanted: Want | None = None
    """The want that is handed out and not yet answered."""
    report: SiteReport | None = None
    parts: Parts = field(default_factory=Parts)
    next_progress_at: float = 0.0
    """When the next page is worth a signal, in seconds of the monotonic clock."""

    @classmethod
    def begin(cls, site: Site, plan: SitePlan, crawl_plan: CrawlPlan, software: str) -> Course:
        """A site's crawl before its first request; nothing is written before there is a line."""
        lines: list[Line] = []
        crawl = SiteCrawl(site, plan, crawl_plan.run_id, lines.append, datetime.now(UTC))
        if site.tls == "legacy":
            detail = 'certificates are not verified: tls = "legacy" in the site file'
            lines.append(Issue(code="tls_legacy", detail=detail, site=site.id, severity="info"))
        writer = SpoolWriter(crawl_plan.spool, crawl_plan.run_id, site.id, software, crawl_plan.gzip_level)
        return cls(site=site, crawl=crawl, pace=Pace(crawl.delay_s), writer=writer, lines=lines)

    def next_want(self) -> Want | None:
        """The next request of this site, to be answered before another is handed out; ``None`` if it is over."""
        self.wanted = self.crawl.next_want()
        self.pace.delay_s = self.crawl.delay_s
        return self.wanted

    def take_lines(self) -> list[Line]:
        """Take the records that the crawl has emitted since the last call."""
        taken, self.lines[:] = list(self.lines), []
        return taken

    def take_back(self) -> None:
        """A request that was handed out was not sent, or will not be answered."""
        if self.wanted is not None:
            self.crawl.take_back(self.wanted)
            self.wanted = None

    def finish(self) -> list[Line]:
        """The last lines of this site, the report at the end; empty when it is finished already."""
        if self.report is not None:
            return []
        self.take_back()
        self.report = self.crawl.finish(datetime.now(UTC))
        return [*self.take_lines(), self.report]
