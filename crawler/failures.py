"""Why a request has no usable answer, as the parts of a fetch report it to each other."""

from __future__ import annotations

import re

from crawler.site_crawl.answers import Outcome

UNWANTED_TYPES = re.compile(
    r"\s*(?:image|video|audio|font)/|\s*application/(?:pdf|zip|msword|vnd\.|x-rar|x-7z|java-archive)", re.I
)
"""Content types whose body is not read: the answer counts as ``rejected``."""


class FetchFailedError(Exception):
    """No whole answer; ``outcome`` is what that counts as, ``duration_s`` the time until that was certain."""

    def __init__(self, outcome: Outcome, error: str) -> None:
        super().__init__(error)
        self.outcome, self.error = outcome, error
        self.duration_s = 0.0


class NotSentError(Exception):
    """The crawl is being stopped: this request was not sent, or its answer not waited for."""
