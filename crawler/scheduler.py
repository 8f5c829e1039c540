"""Scrapy's scheduler, drawing on each site's own frontier: at most one request a site is under way."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler

if TYPE_CHECKING:
    from crawler.spider import SiteSpider


class SiteScheduler(BaseScheduler):
    """Asks sites in turn. Frontiers hold addresses, not requests: a request exists only while it is under way."""

    def __init__(self) -> None:
        self._spider: SiteSpider | None = None
        self._extra: deque[Request] = deque()

    def open(self, spider: Spider) -> None:
        self._spider = spider  # type: ignore[assignment]

    def close(self, reason: str) -> None:
        if self._spider is not None:
            self._spider.close_sites("stopped" if reason != "finished" else reason)

    def has_pending_requests(self) -> bool:
        return bool(self._extra) or (self._spider is not None and self._spider.has_ready_sites())

    def enqueue_request(self, request: Request) -> bool:
        self._extra.append(request)
        return True

    def next_request(self) -> Request | None:
        if self._extra:
            return self._extra.popleft()
        return self._spider.next_request() if self._spider is not None else None
