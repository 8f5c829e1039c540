"""A site in trouble is left in peace: refusals, server errors and silence double its delay, Retry-After is kept."""

from __future__ import annotations

from datetime import UTC, datetime

from scrapy import Request
from scrapy.http import Response

from crawler.courses import Course
from crawler.failures import FetchFailedError
from crawler.site_crawl.answers import retry_after_s

SILENT = ("timeout", "network_error")


class BackOffMiddleware:
    """Changes the site's pace and nothing else; the crawl decides whether there is a second attempt."""

    def process_response(self, request: Request, response: Response) -> Response:
        course: Course | None = request.meta.get("course")
        if course is not None and is_trouble(response.status):
            value = response.headers.get("Retry-After")
            asked = retry_after_s(value.decode("latin-1") if value else None, datetime.now(UTC))
            course.pace.troubled(asked)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        course: Course | None = request.meta.get("course")
        if course is not None and isinstance(exception, FetchFailedError) and exception.outcome in SILENT:
            course.pace.troubled()


def is_trouble(status: int) -> bool:
    """Whether this status means that the server is overloaded."""
    return status == 429 or status >= 500
