"""The one spider: carries each site's wants to the web and its answers back, and writes both down."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import deque
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from articles.models import Issue, PageRecord
from crawler.failures import FetchFailedError, NotSentError
from crawler.frontier import Want
from crawler.handover import SiteReport
from crawler.plan import CrawlPlan, SitePlan
from crawler.politeness import Gate
from crawler.settings import user_agent
from crawler.site import Site
from crawler.site_crawl import Answer, Failure, SiteCrawl, Verdict
from crawler.warc import Exchange, SpoolWriter

PROGRESS_EVERY_S = 1.0
LONG_BODY = 512 * 1024
"""Bytes of a body from which on it is read by a thread of its own; of 200 real pages four are longer."""
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/rss+xml;q=0.9,*/*;q=0.5"


class _Running:
    """One site under way."""

    def __init__(self, site: Site, plan: SitePlan, crawl_plan: CrawlPlan, software: str) -> None:
        self.site = site
        self.writer = SpoolWriter(crawl_plan.spool, crawl_plan.run_id, site.id, software, crawl_plan.gzip_level)
        self.crawl = SiteCrawl(site, plan, crawl_plan.run_id, self.writer.commit, datetime.now(UTC))
        self.gate = Gate(self.crawl.delay_s)
        self.told_at = 0.0
        if site.tls == "legacy":
            self.writer.commit(
                Issue(
                    code="tls_legacy",
                    detail='certificates are not verified: tls = "legacy" in the site file',
                    site=site.id,
                    severity="info",
                )
            )


class SiteSpider(Spider):
    """Crawls the sites of a plan side by side, none waiting for another."""

    name = "site"

    def __init__(self, crawl_plan: CrawlPlan, sites: dict[str, Site], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.crawl_plan, self.sites = crawl_plan, sites
        self.reports: dict[str, SiteReport] = {}
        self._agent = user_agent(crawl_plan.contact)
        self._running: dict[str, _Running] = {}
        self._ready: deque[SitePlan] = deque(plan for plan in crawl_plan.sites if plan.id in sites)
        self._idle: deque[_Running] = deque()
        self._deadline = time.monotonic() + crawl_plan.deadline_s if crawl_plan.deadline_s is not None else None

    async def start(self) -> AsyncIterator[Any]:
        """Nothing: the scheduler draws on the sites' frontiers."""
        return
        yield

    def has_ready_sites(self) -> bool:
        return bool(self._ready or self._idle)

    def next_request(self) -> Request | None:
        """The next request of whichever site has none under way; finishes sites that have nothing left."""
        while self._idle or self._ready:
            if self._ready:
                plan = self._ready.popleft()
                running = _Running(self.sites[plan.id], plan, self.crawl_plan, self._agent)
                # Sites that began together would answer together: their beginnings are spread over one gap.
                running.gate.begin_after(running.gate.gap_s * len(self._running) / len(self.crawl_plan.sites))
                self._running[plan.id] = running
            else:
                running = self._idle.popleft()
            if self._deadline is not None and time.monotonic() > self._deadline:
                running.crawl.state.stop("deadline", f"{self.crawl_plan.deadline_s:g} s were over")
            want = running.crawl.next_want(datetime.now(UTC))
            if want is not None:
                running.gate.delay_s = running.crawl.delay_s
                return self._request(running, want)
            self._finish(running)
        return None

    def close_sites(self, reason: str) -> None:
        """End what is still under way; called when the process is told to stop."""
        for running in list(self._running.values()):
            running.crawl.state.stop(reason)
            self._finish(running)
        self._ready.clear()

    def _request(self, running: _Running, want: Want) -> Request:
        headers = {
            "User-Agent": self._agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "vi,en;q=0.3",
        }
        if want.etag is not None:
            headers["If-None-Match"] = want.etag
        if want.last_modified is not None:
            headers["If-Modified-Since"] = want.last_modified
        return Request(
            want.url,
            headers=headers,
            callback=self.take_answer,
            errback=self.take_failure,
            dont_filter=True,
            meta={
                "download_slot": running.site.id,
                "gate": running.gate,
                "tls": running.site.tls,
                "want": want,
                "running": running,
                "asked_at": datetime.now(UTC),
            },
        )

    async def take_answer(self, response: Response) -> None:
        """Callback of every request that got a whole answer."""
        meta = response.meta
        running: _Running = meta["running"]
        headers = {n.lower(): v for n, v in reversed(meta["response_headers"])}
        answer = Answer(status=response.status, headers=headers, body=response.body)
        try:
            if len(response.body) > LONG_BODY:
                # A page of 400,000 links takes seconds: the other sites' requests are not to wait for it.
                verdict = await asyncio.to_thread(running.crawl.handle, meta["want"], answer, datetime.now(UTC))
            else:
                verdict = running.crawl.handle(meta["want"], answer, datetime.now(UTC))
        except Exception as error:
            verdict = self._survive(running, meta["want"], error)
        if verdict.outcome in ("throttled", "server_error"):
            running.gate.troubled(verdict.retry_after_s)
        else:
            running.gate.answered(meta["latency_s"])
        self._record(running, meta, verdict, response)

    def take_failure(self, failure: TwistedFailure) -> None:
        """Errback of every request that got none."""
        request: Request = failure.request  # type: ignore[attr-defined]
        meta, error = request.meta, failure.value
        running: _Running = meta["running"]
        if isinstance(error, NotSentError):
            running.crawl.take_back(meta["want"])
            return
        if isinstance(error, FetchFailedError):
            meta["duration_s"] = error.duration_s
            failed = Failure(outcome=error.outcome, error=error.error)
        else:
            failed = Failure(outcome="network_error", error=" ".join(f"{type(error).__name__}: {error}".split())[:300])
        if failed.outcome in ("timeout", "network_error"):
            running.gate.troubled()
        try:
            verdict = running.crawl.handle(meta["want"], failed, datetime.now(UTC))
        except Exception as bug:
            verdict = self._survive(running, meta["want"], bug)
        self._record(running, meta, verdict, None)

    def _survive(self, running: _Running, want: Want, error: Exception) -> Verdict:
        """One page that breaks a rule of ours costs that page, not the site."""
        self.logger.exception("site %s: %s", running.site.id, want.url, exc_info=error)
        detail = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        running.writer.commit(
            Issue(code="crawler_error", detail=detail, site=running.site.id, url=want.url, severity="error")
        )
        running.crawl.outcomes["rejected"] += 1
        return Verdict(outcome="rejected", kind=want.kind, error=f"crawler_error: {detail}")

    def _record(self, running: _Running, meta: dict[str, Any], verdict: Verdict, response: Response | None) -> None:
        want: Want = meta["want"]
        place = None
        duration = meta.get("duration_s")
        # What was sent when: the answer's end less what it took, which leaves out the wait for the site's turn.
        asked_at = datetime.now(UTC) - timedelta(seconds=duration) if duration is not None else meta["asked_at"]
        headers: dict[str, str] = {}
        if response is not None:
            headers = {n.lower(): v for n, v in reversed(meta["response_headers"])}
            if verdict.archive is not None:
                exchange = Exchange(
                    url=want.url,
                    requested_at=asked_at,
                    method="GET",
                    request_headers=meta["request_headers"],
                    status=response.status,
                    reason=meta["reason"],
                    protocol=response.protocol or "HTTP/1.1",
                    headers=meta["response_headers"],
                    body=response.body,
                    ip=meta["peer"],
                )
                if verdict.archive == "response":
                    place = running.writer.write_exchange(exchange, verdict.digest or "")
                else:
                    place = running.writer.write_revisit(exchange, verdict.digest)
        running.writer.commit(
            PageRecord(
                site=running.site.id,
                url=want.url,
                kind=verdict.kind,
                outcome=verdict.outcome,
                requested_at=asked_at,
                final_url=verdict.final_url,
                status=response.status if response is not None else None,
                etag=headers.get("etag"),
                last_modified=headers.get("last-modified"),
                content_type=headers.get("content-type"),
                digest=verdict.digest,
                warc=place.warc if place else None,
                offset=place.offset if place else None,
                length=place.length if place else None,
                listed_at=want.listed_at,
                listed_title=want.link_text,
                found_on=want.found_on,
                duration_ms=round(duration * 1000) if duration is not None else None,
                retry_after_s=verdict.retry_after_s,
                error=verdict.error,
                wishes=verdict.wishes,
            )
        )
        self._tell(running)
        if running.site.id in self._running:
            self._idle.append(running)

    def _finish(self, running: _Running) -> None:
        if self._running.pop(running.site.id, None) is None:
            return
        report = running.crawl.finish(datetime.now(UTC))
        running.writer.commit(report)
        running.writer.close()
        self.reports[running.site.id] = report
        self._tell(running, ended=report.ended)

    def _tell(self, running: _Running, ended: str | None = None) -> None:
        now = time.monotonic()
        if ended is None and now - running.told_at < PROGRESS_EVERY_S:
            return
        running.told_at = now
        crawl = running.crawl
        event = {
            "site": running.site.id,
            "pages": crawl.requests,
            "articles": crawl.state.articles,
            "outcomes": dict(crawl.outcomes),
            "left": crawl.left,
            "delay_s": round(running.gate.gap_s, 3),
        } | ({"ended": ended} if ended else {})
        print(json.dumps(event, ensure_ascii=False), file=sys.stderr, flush=True)
