"""Conditional requests: addresses fetched before are requested with their validators."""

from __future__ import annotations

from scrapy import Request

from crawler.frontier import Want


class ValidatorsMiddleware:
    """Set ``If-None-Match`` and ``If-Modified-Since`` from an earlier answer's headers."""

    def process_request(self, request: Request) -> None:
        want: Want | None = request.meta.get("want")
        if want is None:
            return
        if want.etag is not None:
            request.headers[b"If-None-Match"] = want.etag
        if want.last_modified is not None:
            request.headers[b"If-Modified-Since"] = want.last_modified
