"""How a middleware refuses a request, so that Scrapy drops it without an error."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest

from crawler.site_crawl.answers import Outcome


class RefusedError(IgnoreRequest):
    """A request that a middleware refuses to send; ``outcome`` is ``disallowed`` or ``off_site``."""

    def __init__(self, outcome: Outcome, error: str) -> None:
        super().__init__(error)
        self.outcome, self.error = outcome, error
