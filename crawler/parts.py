"""When a site's files are closed while its crawl goes on, so that the first articles need not wait for the last."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_S = 8.0
"""Seconds from a site's first article to the end of its first part; each further part takes twice as long …"""
LONGEST_S = 1800.0
"""… up to this: a crawl of eleven hours leaves 30 parts."""


@dataclass(kw_only=True, slots=True)
class Parts:
    """The parts of one site's hand-over; times are seconds of a monotonic clock."""

    gap_s: float = FIRST_S
    _closed_at: int = 0
    """Articles written when the last part was closed."""
    _begun: float | None = None
    """When the first article of this part was written."""

    def is_complete(self, articles: int, now: float) -> bool:
        """Whether the part that holds the newest of ``articles`` ends here; the next one begins then."""
        if articles <= self._closed_at:
            return False
        if self._begun is None:
            self._begun = now
        if now - self._begun < self.gap_s:
            return False
        self._closed_at, self._begun = articles, None
        self.gap_s = min(2 * self.gap_s, LONGEST_S)
        return True
