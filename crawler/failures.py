"""Why a request has no usable answer, as the parts of a fetch report it to each other."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest

from crawler.site_crawl.answers import Outcome


class FetchFailedError(Exception):
    """No whole answer; ``outcome`` is what that counts as, ``duration_s`` how long it took to be sure."""

    def __init__(self, outcome: Outcome, error: str) -> None:
        super().__init__(error)
        self.outcome, self.error = outcome, error
        self.duration_s = 0.0


class RefusedError(IgnoreRequest):
    """A request that a middleware refuses to send; ``outcome`` is ``disallowed`` or ``off_site``."""

    def __init__(self, outcome: Outcome, error: str) -> None:
        super().__init__(error)
        self.outcome, self.error = outcome, error


class NotSentError(Exception):
    """The crawl is being stopped: this request was not sent, or its answer not waited for."""
