"""The one spider: carries each site's wants to the web and its answers back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from articles.models import Issue, PageRecord
from articles.timezone import VIETNAM, local_day
from articles.urls import is_same_site, url_fingerprint
from crawler.agent import user_agent
from crawler.browser import launch_options, refusal
from crawler.catalogue import load_catalogue, require_sites
from crawler.courses import Course
from crawler.failures import FetchFailedError, NotSentError
from crawler.frontier import Turn, Want
from crawler.handover import Line
from crawler.items import CrawlItem, FetchedPage
from crawler.middlewares.refusing import RefusedError
from crawler.plan import FIRST_CRAWL_DAYS, MAX_PAGES, CrawlPlan, SitePlan
from crawler.scope import private_hosts
from crawler.site import Site
from crawler.site_crawl import Answer, Failure, SiteCrawl, Verdict
from crawler.stages import Stages
from crawler.warc import Exchange
from crawler.wire import Wire
from settings import read_settings

LONG_BODY = 512 * 1024
"""Size in bytes above which a body is read in its own thread; of 200 real pages four are longer."""


class SiteSpider(Spider):
    """Crawls the sites of a plan side by side, none waiting for another; without a plan, the site of its name.

    Spider arguments (``-a``): ``site``, ``since`` (a day), ``max_pages``, ``spool`` (the folder for WARC and lines).
    A site's requests are a chain: each answer's callback yields its items, then the site's next request.
    """

    name = "site"
    site_id: str | None = None
    """The site that a spider of the catalogue represents (:class:`crawler.loader.SiteSpiderLoader`)."""

    def __init__(
        self, crawl_plan: CrawlPlan | None = None, sites: dict[str, Site] | None = None, **arguments: Any
    ) -> None:
        super().__init__(name=self.site_id or self.name)
        if crawl_plan is None or sites is None:
            crawl_plan, sites = _plan_for_one(arguments.pop("site", None) or self.site_id, **arguments)
        self.crawl_plan, self.sites = crawl_plan, sites
        self.courses: dict[str, Course] = {}
        self.private_hosts = private_hosts(sites.values())
        self.has_contact = crawl_plan.contact is not None
        self.limits = crawl_plan.limits
        self.stages = Stages()
        self._deadline = time.monotonic() + crawl_plan.deadline_s if crawl_plan.deadline_s is not None else None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SiteSpider:
        """As Scrapy's; a site with ``render`` brings the handler that has a browser, and its settings."""
        spider: SiteSpider = super().from_crawler(crawler, *args, **kwargs)
        if any(site.render for site in spider.sites.values()):
            handler = "crawler.rendering.RenderingHandler"
            crawler.settings.set("DOWNLOAD_HANDLERS", {"http": handler, "https": handler}, priority="spider")
            crawler.settings.set("PLAYWRIGHT_LAUNCH_OPTIONS", launch_options(), priority="spider")
        return spider

    async def start(self) -> AsyncIterator[CrawlItem | Request]:
        """The first request of every site."""
        plans = [plan for plan in self.crawl_plan.sites if self._may_crawl(plan.id)]
        software = user_agent(self.crawl_plan.contact)
        for number, plan in enumerate(plans):
            course = Course.begin(self.sites[plan.id], plan, self.crawl_plan, software)
            # Sites that began together would answer together: their beginnings are spread over one gap.
            course.pace.begin_after(course.pace.gap_s * number / len(plans))
            self.courses[plan.id] = course
            for output in self._go_on(course):
                yield output

    def _may_crawl(self, site_id: str) -> bool:
        site = self.sites.get(site_id)
        fault = refusal(site, has_contact=self.has_contact) if site is not None else "it is in no site file"
        if fault is not None:
            self.logger.error("%s is not crawled: %s", site_id, fault)
        return fault is None

    async def parse(self, response: Response, **kwargs: Any) -> AsyncIterator[CrawlItem | Request]:
        """Handle an answer: yield its items and the site's next request."""
        course: Course | None = response.meta.get("course")
        if course is None:
            for output in self._try_page(response):
                yield output
            return
        want: Want = response.meta["want"]
        wire: Wire = response.meta["wire"]
        answer = _answer(response, wire)
        try:
            if len(answer.body) > LONG_BODY:
                # A page of 400,000 links takes seconds: the other sites' requests must not wait for it.
                verdict = await asyncio.to_thread(self._handle, course, want, answer)
            else:
                verdict = self._handle(course, want, answer)
        except Exception as error:
            verdict = self._survive(course, want, error)
        for line in course.take_lines():
            yield line
        yield _fetched_page(course, want, verdict, response, wire)
        for output in self._go_on(course):
            yield output

    def _handle(self, course: Course, want: Want, answer: Answer) -> Verdict:
        with self.stages.working("discover"):
            return course.crawl.handle(want, answer, datetime.now(UTC))

    def fail(self, failure: TwistedFailure) -> Iterator[CrawlItem | Request]:
        """Handle a request without an answer."""
        meta, error = failure.request.meta, failure.value  # type: ignore[attr-defined]
        course: Course = meta["course"]
        want: Want = meta["want"]
        now = datetime.now(UTC)
        duration_s = None
        try:
            if isinstance(error, NotSentError):
                course.take_back()
                return
            if isinstance(error, RefusedError) and error.outcome == "disallowed":
                verdict = course.crawl.disallow(want, error.error)
            elif isinstance(error, FetchFailedError | RefusedError):
                duration_s = getattr(error, "duration_s", None)
                verdict = course.crawl.handle(want, Failure(outcome=error.outcome, error=error.error), now)
            else:
                line = " ".join(f"{type(error).__name__}: {error}".split())[:300]
                verdict = course.crawl.handle(want, Failure(outcome="network_error", error=line), now)
        except Exception as bug:
            verdict = self._survive(course, want, bug)
        yield from course.take_lines()
        record = PageRecord(
            site=course.site.id,
            url=want.url,
            kind=verdict.kind,
            outcome=verdict.outcome,
            requested_at=now - timedelta(seconds=duration_s or 0.0),
            listed_at=want.listed_at,
            listed_title=want.link_text,
            found_on=want.found_on,
            duration_ms=round(duration_s * 1000) if duration_s is not None else None,
            error=verdict.error,
        )
        yield FetchedPage(record=record, verdict=verdict)
        yield from self._go_on(course)

    def _go_on(self, course: Course) -> Iterator[Line | Request]:
        """A site's next request, or its report when there is nothing left to request."""
        course.wanted = None
        if self._deadline is not None and time.monotonic() > self._deadline:
            course.crawl.state.stop("deadline", f"{self.crawl_plan.deadline_s:g} s were over")
        with self.stages.working("discover"):
            want = course.next_want()
        yield from course.take_lines()
        if want is None:
            yield from course.finish()
            return
        yield Request(
            want.with_session or want.url,
            callback=self.parse,
            errback=self.fail,
            dont_filter=True,
            meta={"download_slot": course.site.id, "course": course, "want": want},
        )

    def _survive(self, course: Course, want: Want, error: Exception) -> Verdict:
        """One page that breaks a rule of ours costs that page, not the site."""
        self.logger.exception("site %s: %s", course.site.id, want.url, exc_info=error)
        detail = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        course.lines.append(
            Issue(code="crawler_error", detail=detail, site=course.site.id, url=want.url, severity="error")
        )
        course.crawl.outcomes["rejected"] += 1
        return Verdict(outcome="rejected", kind=want.kind, error=f"crawler_error: {detail}")

    def _try_page(self, response: Response) -> Iterator[Line | Request]:
        """One page by itself (``scrapy parse URL``): its items, and the requests that would follow."""
        site = next((s for s in self.sites.values() if is_same_site(response.url, s.host_keys)), None)
        if site is None or site.path is None:
            self.logger.error("%s is on the hosts of no site of this spider", response.url)
            return
        lines: list[Line] = []
        now = datetime.now(UTC)
        crawl = SiteCrawl(site, SitePlan(id=site.id, path=site.path), self.crawl_plan.run_id, lines.append, now)
        planned = {want.url: want for want in iter(crawl.state.frontier.pop, None)}
        fingerprint = url_fingerprint(response.url)
        unplanned = Want(url=response.url, kind="article", fingerprint=fingerprint, turn=Turn.ARTICLE)
        want = planned.get(response.url, unplanned)
        wire: Wire = response.meta["wire"]
        verdict = crawl.handle(want, _answer(response, wire), now)
        yield from lines
        yield _record(site.id, want, verdict, response, wire)
        yield from (Request(found.url, callback=self.parse) for found in iter(crawl.state.frontier.pop, None))


def _plan_for_one(
    site_id: str | None, *, since: str | None = None, max_pages: str | None = None, spool: str | None = None
) -> tuple[CrawlPlan, dict[str, Site]]:
    """The plan of ``scrapy crawl ID``: a first crawl, into a folder of its own; the database is not used.

    Raises:
        UsageError: for a site that is not in the catalogue.
        ValueError: for a malformed day or number.
    """
    settings, now = read_settings(), datetime.now(VIETNAM)
    run_id = f"{now:%Y%m%dT%H%M%S}"
    folder = Path(spool) if spool else settings.home / "scrapy" / run_id
    sites = {site.id: site for site in require_sites(load_catalogue(), [site_id] if site_id else [])}
    first_day = date.fromisoformat(since) if since else local_day(now) - timedelta(days=FIRST_CRAWL_DAYS)
    plans = tuple(
        SitePlan(id=site.id, path=site.path.resolve(), since=first_day, max_pages=int(max_pages or MAX_PAGES))
        for site in sites.values()
        if site.path is not None
    )
    return CrawlPlan(run_id=run_id, spool=folder, contact=settings.contact, sites=plans), sites


def _answer(response: Response, wire: Wire) -> Answer:
    return Answer(status=response.status, headers=wire.fields, body=response.body)


def _record(site_id: str, want: Want, verdict: Verdict, response: Response, wire: Wire) -> PageRecord:
    headers = wire.fields
    return PageRecord(
        site=site_id,
        url=want.url,
        kind=verdict.kind,
        outcome=verdict.outcome,
        requested_at=wire.sent_at,
        final_url=verdict.final_url,
        status=response.status,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        content_type=headers.get("content-type"),
        digest=verdict.digest,
        listed_at=want.listed_at,
        listed_title=want.link_text,
        found_on=want.found_on,
        duration_ms=round(wire.duration_s * 1000),
        retry_after_s=verdict.retry_after_s,
        error=verdict.error,
        wishes=verdict.wishes,
    )


def _fetched_page(course: Course, want: Want, verdict: Verdict, response: Response, wire: Wire) -> FetchedPage:
    exchange = None
    if verdict.archive is not None:
        exchange = Exchange(
            url=want.url,
            requested_at=wire.sent_at,
            method="GET",
            request_headers=wire.request_headers,
            status=response.status,
            reason=wire.reason,
            protocol=response.protocol or "HTTP/1.1",
            headers=wire.headers,
            body=response.body if wire.sent_body is None else wire.sent_body,
            ip=wire.ip,
            rendered=response.body if wire.sent_body is not None else None,
        )
    record = _record(course.site.id, want, verdict, response, wire)
    return FetchedPage(record=record, verdict=verdict, exchange=exchange)
