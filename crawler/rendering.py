"""Sites that are scripts: pages are fetched as always, then rendered by a browser without a network.

The browser requests from the crawler everything that a page loads, so that hosts, robots.txt, private addresses, limits
and the site's pace hold for all of it. Loaded only where a site file sets ``render = true``.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import replace
from functools import partial
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page, Route, WebSocketRoute
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from crawler.courses import Course
from crawler.failures import FetchFailedError, NotSentError
from crawler.fetching import FetchHandler
from crawler.frontier import PAGE_KINDS, Want
from crawler.scope import private_address_fault
from crawler.wire import Wire

PAGE_S = 90.0
"""A page with twenty parts at two seconds each, and the time to run them."""
SETTLE_S = 60.0
"""How long a page may go on loading parts after its document has been read."""
MAX_PARTS = 60
"""Requests that one page may make; applications of portals make ten to forty."""
MAX_REDIRECTS = 5
UNPACKED = ("content-encoding", "content-length", "transfer-encoding")
"""Headers of a body that has been unpacked since."""
UNSEEN = frozenset({"image", "font", "media", "manifest", "texttrack", "websocket", "eventsource", "other"})
"""What adds no text to a page is not loaded."""
KEPT_TYPES = frozenset({"script", "stylesheet"})
MAX_KEPT = 200
"""Scripts and styles kept for a site's next pages; without them every page would cost their requests again."""


class RenderingHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """Fetches with :class:`FetchHandler`; pages of sites with ``render`` then go through a browser."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._fetch = FetchHandler(crawler)
        self.named = self._fetch.named
        self._kept: OrderedDict[str, Response] = OrderedDict()

    async def download_request(self, request: Request) -> Response:
        """A redirect, an error or a feed comes back as it is; a page as the browser shows it."""
        course: Course | None = request.meta.get("course")
        response = await self._fetch.download_request(request)
        want: Want | None = request.meta.get("want")
        if course is None or want is None or not course.site.render or want.kind not in PAGE_KINDS:
            return response
        if response.status != 200 or not isinstance(response, HtmlResponse):
            return response
        try:
            async with asyncio.timeout(PAGE_S):
                shown = await self._render(request, response, course)
        except TimeoutError:
            raise FetchFailedError("timeout", f"the browser did not finish the page within {PAGE_S:g} s") from None
        except PlaywrightError as error:
            raise FetchFailedError("network_error", f"browser: {' '.join(str(error).split())[:250]}") from None
        if self._fetch.is_stopping:
            raise NotSentError
        wire: Wire = request.meta["wire"]
        request.meta["wire"] = replace(wire, sent_body=response.body)
        return response.replace(body=shown)

    async def close(self) -> None:
        await self._fetch.close()
        await super().close()

    async def _render(self, request: Request, response: HtmlResponse, course: Course) -> bytes:
        """The document after its scripts have run, as UTF-8."""
        parts = _Parts(self, course, response)
        inner = Request(
            request.url,
            headers=request.headers,
            meta={
                "playwright": True,
                "playwright_context": course.site.id,
                "playwright_context_kwargs": {"service_workers": "block", "accept_downloads": False},
                "playwright_page_init_callback": partial(_guard, parts),
                "playwright_page_goto_kwargs": {"wait_until": "load", "timeout": PAGE_S * 1000},
                "playwright_page_methods": [PageMethod(_settle)],
            },
        )
        try:
            shown = await super().download_request(inner)
        finally:
            await parts.close()
        text: str = shown.text
        return text.encode("utf-8", "replace")

    async def fetch_part(self, course: Course, url: str, kind: str) -> Response:
        """A script, style or answer of an interface, when the site's turn has come. Raises as a fetch does."""
        kept = self._kept.get(url)
        if kept is not None:
            return kept
        await asyncio.sleep(course.pace.wait_s())
        headers = {"User-Agent": self._fetch.crawler.settings["USER_AGENT"], "Accept-Encoding": "gzip, deflate"}
        part = await self._fetch.download_request(Request(url, headers=headers, meta={"course": course}))
        self.stats.inc_value("render/part_count")
        if kind in KEPT_TYPES and part.status == 200:
            self._kept[url] = part
            if len(self._kept) > MAX_KEPT:
                self._kept.popitem(last=False)
        return part


class _Parts:
    """What one page may load: its document once, then parts, one after the other."""

    def __init__(self, handler: RenderingHandler, course: Course, document: HtmlResponse) -> None:
        self._handler, self._course, self._document = handler, course, document
        self._is_opened = self._is_closed = False
        self._asked = 0
        self._turn = asyncio.Lock()

    async def answer(self, route: Route) -> None:
        """Playwright's route handler: the part, or nothing."""
        asked = route.request
        if asked.is_navigation_request() and asked.frame.parent_frame is None:
            if self._is_opened:  # a script that leads elsewhere: the page is read as it stands
                await route.abort("blockedbyclient")
                return
            self._is_opened = True
            await _fulfil(route, self._document)
            return
        try:
            async with self._turn:
                part = await self._fetch(asked.url, asked.resource_type, asked.method)
        except (FetchFailedError, NotSentError):
            part = None
        if part is None:
            await route.abort("blockedbyclient")
        else:
            await _fulfil(route, part)

    async def close(self) -> None:
        """Fetch nothing more, and wait for the part that is under way: the site's next request must come after it."""
        self._is_closed = True
        async with self._turn:
            return

    async def _fetch(self, address: str, kind: str, method: str) -> Response | None:
        if self._is_closed or kind in UNSEEN or method != "GET":
            return None
        for _ in range(MAX_REDIRECTS):
            self._asked += 1
            if self._asked > MAX_PARTS or not self._may_ask(address):
                return None
            part = await self._handler.fetch_part(self._course, address, kind)
            location = part.headers.get("Location")
            if not 300 <= part.status < 400 or location is None:
                return part
            address = part.urljoin(location.decode("latin-1"))
        return None

    def _may_ask(self, url: str) -> bool:
        """The checks that the middlewares make for a page: the site's hosts, public addresses, robots.txt."""
        crawl = self._course.crawl
        fault = private_address_fault(url, self._handler.named)
        is_allowed = crawl.state.is_here(url) and fault is None and crawl.allows(url)
        if not is_allowed:
            self._handler.stats.inc_value("render/refused_count")
        return is_allowed


async def _guard(parts: _Parts, page: Page, request: Request) -> None:
    """Answer all that this page requests; called before it is opened."""
    await page.route("**", parts.answer)
    await page.route_web_socket("**", _close_socket)


async def _fulfil(route: Route, part: Response) -> None:
    headers = {name: value for name, value in _plain_headers(part) if name not in UNPACKED}
    await route.fulfill(status=part.status, headers=headers, body=part.body)


def _plain_headers(part: Response) -> list[tuple[str, str]]:
    return [(n.decode("latin-1").lower(), b", ".join(v).decode("latin-1")) for n, v in part.headers.items()]


async def _settle(page: Page) -> None:
    try:
        await page.wait_for_load_state("networkidle", timeout=SETTLE_S * 1000)
    except PlaywrightError:
        return  # it keeps sending requests: what stands there by now is the page


async def _close_socket(socket: WebSocketRoute) -> Any:
    await socket.close()
