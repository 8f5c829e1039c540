"""The pace of each site on the downloader's slots."""

from __future__ import annotations

from time import monotonic

from scrapy import Request, Spider, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from crawler.courses import Course
from crawler.middlewares.back_off import is_trouble


class SiteThrottle(AutoThrottle):
    """AutoThrottle with two differences, both in :class:`crawler.politeness.Pace`.

    A gap is counted from the moment when the previous request was written to the socket. Scrapy counts from the moment
    when it leaves the queue: a slow connection would shorten the next gap. And a gap is never shorter than configured,
    where AutoThrottle varies it both ways.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        crawler.signals.connect(self._set_delay, signal=signals.request_reached_downloader)

    def _set_delay(self, request: Request, spider: Spider) -> None:
        """Have the slot wait for the site's turn. Sent before the request enters the slot's queue."""
        course: Course | None = request.meta.get("course")
        _, slot = self._get_slot(request, spider)
        if course is None or slot is None:
            return
        slot.close()  # a wait that was set for the request before may be longer than this one's
        slot.lastseen, slot.delay = monotonic(), course.pace.wait_s()

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        course: Course | None = response.meta.get("course")
        if course is None:
            super()._adjust_delay(slot, latency, response)
        elif not is_trouble(response.status):
            course.pace.answered(latency)
