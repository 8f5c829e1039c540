"""The pure course of a crawl against a made-up web with no socket: wants go in, the site's answers come out at once."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import yarl
from aiohttp.web import Request, Response, StreamResponse
from multidict import CIMultiDict

from articles.models import PageRecord
from crawler.failures import UNWANTED_TYPES, FetchFailedError
from crawler.frontier import Want
from crawler.handover import Line
from crawler.plan import Limits, read_plan
from crawler.site import load_site
from crawler.site_crawl import Answer, Failure, SiteCrawl, Verdict
from crawler.unpacking import unpack_body
from tests.crawler.hostile.crawling import Crawled, Crawls
from tests.crawler.hostile.server import Hit, HostileSite, _respond

REQUEST_S = timedelta(seconds=2)
"""What one request takes on the made-up clock."""


@dataclass(frozen=True, slots=True)
class ScriptedRequest:
    """What the sites' handlers read of a request."""

    raw_path: str
    headers: CIMultiDict[str]

    @property
    def rel_url(self) -> yarl.URL:
        return yarl.URL(self.raw_path, encoded=True)

    @property
    def path(self) -> str:
        return self.rel_url.path

    @property
    def query(self) -> Any:
        return self.rel_url.query


class ScriptedCrawls(Crawls):
    """As :class:`Crawls`, in this process and with no socket: each want is answered by the site's own handler."""

    def __init__(
        self,
        folder: Any,
        sites: Iterable[HostileSite],
        limits: Limits | None = None,
        begins_at: datetime | None = None,
    ) -> None:
        named = list(sites)
        for number, site in enumerate(named):
            site.port = site.port or 20_000 + number
        super().__init__(folder, named, limits)
        self._ended = (begins_at or datetime.now(UTC)).astimezone(UTC)
        """When the crawl before ended, by the made-up clock, which never goes back."""

    def _answered(self, handler: Coroutine[Any, Any, StreamResponse]) -> StreamResponse:
        """The handler's answer; most wait for nothing, and need no turn of the loop."""
        try:
            handler.send(None)
        except StopIteration as done:
            return cast(StreamResponse, done.value)
        raise AssertionError("a handler that waits needs a socket")

    def crawl(self, due: Iterable[str] = (), **changes: Any) -> dict[str, Crawled]:
        self.count += 1
        spool = self.folder / f"spool{self.count}"
        plan = read_plan(self.plan(spool, due, **changes))
        crawled = {}
        begun = max(datetime.now(UTC), self._ended)
        for site_plan in plan.sites:
            lines: list[Line] = []
            now = begun
            crawl = SiteCrawl(load_site(site_plan.path), site_plan, plan.run_id, lines.append, now)
            while (want := crawl.next_want()) is not None:
                refusal = crawl.refusal(want)
                if refusal is not None:
                    lines.append(_record(crawl, want, None, crawl.disallow(want, refusal), now))
                    continue
                now += REQUEST_S
                answer = self._answer(self.sites[site_plan.id], want, now)
                lines.append(_record(crawl, want, answer, crawl.handle(want, answer, now), now))
            lines.append(crawl.finish(now))
            crawled[site_plan.id] = self.keep(lines)
            self._ended = max(self._ended, now)
        return crawled

    def _answer(self, site: HostileSite, want: Want, now: datetime) -> Answer | Failure:
        headers = {"Host": f"127.0.0.1:{site.port}", "User-Agent": "thidua/test"}
        headers |= {"If-None-Match": want.etag} if want.etag else {}
        headers |= {"If-Modified-Since": want.last_modified} if want.last_modified else {}
        path = want.url.removeprefix(site.origin)
        hit = Hit(at=now.timestamp(), path=path, status=0, conditional=want.is_conditional, agent="thidua/test")
        site.hits.append(hit)
        request = cast(Request, ScriptedRequest(path, CIMultiDict(headers)))
        response = self._answered(_respond(site, request))
        assert isinstance(response, Response), "a streamed answer needs a socket"
        hit.status = response.status
        body = response.body if isinstance(response.body, bytes) else b""
        kind = response.headers.get("Content-Type", "")
        try:
            if len(body) > self.limits.bytes:
                raise FetchFailedError("too_large", f"more than {self.limits.bytes} bytes")
            if response.status == 200 and UNWANTED_TYPES.match(kind):
                raise FetchFailedError("rejected", f"not HTML: {kind}")
            body = unpack_body(body, response.headers.get("Content-Encoding", ""), self.limits.unpacked_bytes)
        except FetchFailedError as error:
            return Failure(outcome=error.outcome, error=error.error)
        return Answer(status=response.status, headers={n.lower(): v for n, v in response.headers.items()}, body=body)


def _record(
    crawl: SiteCrawl, want: Want, answer: Answer | Failure | None, verdict: Verdict, now: datetime
) -> PageRecord:
    headers = answer.headers if isinstance(answer, Answer) else {}
    return PageRecord(
        site=crawl.state.site.id,
        url=want.url,
        kind=verdict.kind,
        outcome=verdict.outcome,
        requested_at=now,
        final_url=verdict.final_url,
        status=answer.status if isinstance(answer, Answer) else None,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        digest=verdict.digest,
        listed_at=want.listed_at,
        listed_title=want.link_text,
        found_on=want.found_on,
        error=verdict.error,
        wishes=verdict.wishes,
    )


Build = Callable[[HostileSite], None]


def build_sites(layouts: dict[str, Build], first_port: int = 20_000) -> dict[str, HostileSite]:
    """The layouts as sites on ports that nobody listens on."""
    sites = {}
    for number, (name, build) in enumerate(layouts.items()):
        site = sites[name] = HostileSite(name=name, port=first_port + number)
        build(site)
        site.pages.setdefault("/robots.txt", "User-agent: *\nDisallow: /quan-tri/\n")
    return sites
