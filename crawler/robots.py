"""robots.txt as RFC 9309 defines it, wildcards included; an unreachable one disallows everything for now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from protego import Protego

from articles.urls import try_canonical_url

PRODUCT_TOKEN = "thidua"
MAX_BYTES = 512 * 1024
"""RFC 9309, 2.5: at least 500 KiB must be read; the rest is left out."""
_VERSION = re.compile(r"(?im)^(\s*user-agent\s*:\s*[a-z_-]+)/[^\s#]*")
"""A product token has no version (RFC 9309, 2.2.1), but is often written with one: "User-agent: thidua/1.0"."""
MAX_AGE = timedelta(hours=24)
"""RFC 9309, 2.4: a copy should not be used for longer."""
MAX_CRAWL_DELAY_S = 60.0
"""A longer Crawl-delay is cut to this value: 3600 would mean 24 pages a day, and is always a slip for seconds."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one authority."""

    _rules: Any
    """``None``: everything is disallowed for now."""

    @classmethod
    def parse(cls, text: str) -> Robots:
        """The rules of a robots.txt that was fetched. Anything unreadable allows, as in the RFC."""
        return cls(Protego.parse(_VERSION.sub(r"\1", text[:MAX_BYTES].lstrip("\ufeff"))))

    @classmethod
    def allow_all(cls) -> Robots:
        """There is no robots.txt (4xx)."""
        return cls(Protego.parse(""))

    @classmethod
    def disallow_all(cls) -> Robots:
        """It could not be reached (5xx, network): nothing may be fetched for now."""
        return cls(None)

    @property
    def is_reachable(self) -> bool:
        return self._rules is not None

    def allows(self, url: str) -> bool:
        """May this address be fetched?"""
        return self._rules is not None and bool(self._rules.can_fetch(url, PRODUCT_TOKEN))

    @property
    def crawl_delay_s(self) -> float | None:
        """Crawl-delay in seconds, if any; at most :data:`MAX_CRAWL_DELAY_S`."""
        if self._rules is None:
            return None
        delay = self._rules.crawl_delay(PRODUCT_TOKEN)
        rate = self._rules.request_rate(PRODUCT_TOKEN)
        asked = max(
            (d for d in (delay, rate.seconds / rate.requests if rate and rate.requests else None) if d), default=None
        )
        return None if asked is None or asked < 0 else min(float(asked), MAX_CRAWL_DELAY_S)

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps it names, absolute."""
        if self._rules is None:
            return []
        found = (try_canonical_url(address, url) for address in self._rules.sitemaps)
        return list(dict.fromkeys(address for address in found if address is not None))
