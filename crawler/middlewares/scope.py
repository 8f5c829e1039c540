"""Requests stay on their site's hosts and on public addresses."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.courses import Course
from crawler.middlewares.refusing import RefusedError
from crawler.scope import is_loopback_host, private_address_fault


class ScopeMiddleware:
    """Stands in for Scrapy's ``OffsiteMiddleware``: a site is its host *and port*, and one spider crawls many sites."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ScopeMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises :class:`RefusedError` for what may not be requested."""
        course: Course | None = request.meta.get("course")
        if course is not None and not course.crawl.state.is_here(request.url):
            raise RefusedError("off_site", f"not on the hosts of {course.site.id}")
        if not request.url.startswith("http"):
            return
        fault = private_address_fault(request.url, getattr(self._crawler.spider, "private_hosts", frozenset()))
        if fault is not None:
            raise RefusedError("off_site", fault)
        host = urlsplit(request.url).hostname or ""
        if not getattr(self._crawler.spider, "has_contact", False) and not is_loopback_host(host):
            raise RefusedError("off_site", "no contact address is set (THIDUA_CONTACT): only this machine is asked")
