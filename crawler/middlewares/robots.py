"""robots.txt is obeyed."""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware

from crawler.courses import Course
from crawler.middlewares.refusing import RefusedError


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware, which reads robots.txt for requests that belong to no crawl (``scrapy shell``).

    A site's crawl fetches its robots.txt itself: that request is an outcome with its line and validators, its text is
    kept for a day, and a 5xx disallows everything for now (RFC 9309), where Scrapy would go on.
    """

    async def process_request(self, request: Request) -> None:  # type: ignore[override]
        """Raises :class:`RefusedError` with the outcome ``disallowed``."""
        course: Course | None = request.meta.get("course")
        if course is None:
            await super().process_request(request)
            return
        why = course.crawl.refusal(request.meta["want"])
        if why is not None:
            self._stats.inc_value("robotstxt/forbidden")
            raise RefusedError("disallowed", why)
