"""The crawler of the simulated year: the pure course of a crawl against the made-up web, handed over as usual.

Real are the decisions (``crawler.site_crawl``), the WARC and line files, and everything that takes them over. Not real
are the sockets, Scrapy and the waiting between requests.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from articles.models import PageRecord
from benchmarks.year.web import MadeSite
from crawler.child import CrawlEvent, Progress
from crawler.frontier import Want
from crawler.handover import Line
from crawler.plan import CrawlPlan, SitePlan
from crawler.site import load_site
from crawler.site_crawl import Answer, Failure, SiteCrawl, Verdict
from crawler.stages import Stages
from crawler.warc import Exchange, SpoolWriter

REQUEST = timedelta(seconds=2)
"""Duration of one request on the simulated clock."""
FULL_AFTER = 3
"""Requests of a run whose lines still fit on a disk that is about to be full."""


@dataclass(kw_only=True, slots=True)
class MadeCrawler:
    """Replaces :func:`crawler.child.run_crawler`."""

    sites: Mapping[str, MadeSite]
    clock: Callable[[], datetime]
    disk_is_full: bool = False
    before_request: Callable[[], None] = lambda: None
    requests: int = 0
    conditional: int = 0
    twice: int = 0
    """Addresses that one crawl requested twice, except retries after a failure."""
    written: int = field(default=0)

    def run(
        self,
        plan: CrawlPlan,
        progress: Progress = lambda event: None,
        *,
        lock: int | None = None,
        stages: Stages | None = None,
    ) -> str | None:
        """Crawl the plan's sites one after the other; the reason for a failure, or ``None``."""
        self.written = 0
        for site_plan in plan.sites:
            try:
                ended = self._crawl(plan, site_plan)
            except OSError as error:
                return f"the crawler ended with status 3: {error}"
            progress(CrawlEvent(site=site_plan.id, pages=0, ended=ended))
        return None

    def _crawl(self, plan: CrawlPlan, site_plan: SitePlan) -> str:
        made, now = self.sites[site_plan.id], self.clock()
        writer = SpoolWriter(plan.spool, plan.run_id, site_plan.id, "thidua/simulated", plan.gzip_level)
        lines: list[Line] = []
        crawl = SiteCrawl(load_site(site_plan.path), site_plan, plan.run_id, lines.append, now)
        answered: dict[str, bool] = {}
        while (want := crawl.next_want()) is not None:
            answer: Answer | Failure | None = None
            if (why := crawl.refusal(want)) is not None:
                verdict = crawl.disallow(want, why)
            else:
                self.before_request()
                now += REQUEST
                answer = made.answer(want, now)
                verdict = crawl.handle(want, answer, now)
                self.requests += 1
                self.conditional += want.is_conditional
                is_whole = isinstance(answer, Answer) and answer.status in (200, 304)
                self.twice += answered.get(want.url, False)
                answered[want.url] = is_whole
            for line in lines:
                self._commit(writer, line)
            lines.clear()
            self._commit(
                writer, _archived(writer, _record(site_plan.id, want, answer, verdict, now), want, answer, verdict)
            )
        report = crawl.finish(now)
        for line in (*lines, report):
            self._commit(writer, line)
        writer.close()
        return report.ended

    def _commit(self, writer: SpoolWriter, line: Line) -> None:
        self.written += 1
        if self.disk_is_full and self.written > FULL_AFTER:
            raise OSError(errno.ENOSPC, "No space left on device")
        writer.commit(line)


def _archived(
    writer: SpoolWriter, record: PageRecord, want: Want, answer: Answer | Failure | None, verdict: Verdict
) -> PageRecord:
    if verdict.archive is None or not isinstance(answer, Answer):
        return record
    exchange = Exchange(
        url=want.url,
        requested_at=record.requested_at,
        method="GET",
        request_headers=(),
        status=answer.status,
        reason="OK",
        protocol="HTTP/1.1",
        headers=list(answer.headers.items()),
        body=answer.body,
    )
    if verdict.archive == "response":
        place = writer.write_exchange(exchange, verdict.digest or "")
    else:
        place = writer.write_revisit(exchange, verdict.digest)
    return replace(record, warc=place.warc, offset=place.offset, length=place.length)


def _record(site: str, want: Want, answer: Answer | Failure | None, verdict: Verdict, now: datetime) -> PageRecord:
    headers = answer.headers if isinstance(answer, Answer) else {}
    return PageRecord(
        site=site,
        url=want.url,
        kind=verdict.kind,
        outcome=verdict.outcome,
        requested_at=now,
        final_url=verdict.final_url,
        status=answer.status if isinstance(answer, Answer) else None,
        etag=headers.get("etag"),
        content_type=headers.get("content-type"),
        digest=verdict.digest,
        listed_at=want.listed_at,
        listed_title=want.link_text,
        found_on=want.found_on,
        duration_ms=200,
        error=verdict.error,
        wishes=verdict.wishes,
    )
