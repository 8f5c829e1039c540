"""Stop a crawl within seconds of a signal, despite pending delays and answers."""

from __future__ import annotations

import asyncio

from scrapy import signals
from scrapy.crawler import Crawler
from twisted.python.failure import Failure

from crawler.failures import NotSentError
from crawler.signals import crawl_stopping

LOOK_UP_S = 0.25
"""Interval of checking Scrapy's engine, in seconds: it waits for every request to end before it signals closing."""


class PromptStop:
    """Withdraw the requests that wait in their slots, and send the signal that the crawl is stopping."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._task: asyncio.Task[None] | None = None
        crawler.signals.connect(self._begin, signal=signals.engine_started)
        crawler.signals.connect(self._end, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PromptStop:
        return cls(crawler)

    def _begin(self) -> None:
        self._task = asyncio.ensure_future(self._watch())

    def _end(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _watch(self) -> None:
        engine = self._crawler.engine
        while not engine.running:
            await asyncio.sleep(LOOK_UP_S)
        while engine.running:
            await asyncio.sleep(LOOK_UP_S)
        for slot in engine.downloader.slots.values():
            slot.close()
            while slot.queue:
                _, waiting = slot.queue.popleft()
                waiting.errback(Failure(NotSentError()))
        self._crawler.signals.send_catch_log(crawl_stopping)
