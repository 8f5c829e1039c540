"""Facts of a fetch on the wire, beside Scrapy's response."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.warc import HeaderList

RENDERED_TYPE = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wire:
    """Set by the download handler as ``request.meta["wire"]``; header lists are in the order sent."""

    request_headers: HeaderList
    headers: HeaderList
    reason: str
    ip: str | None
    sent_at: datetime
    duration_s: float
    sent_body: bytes | None = None
    """The body as sent, if the response holds the rendered one."""

    @property
    def fields(self) -> dict[str, str]:
        """Headers by lower-case name, the first of each; the type is the body's that the response has."""
        found = {name.lower(): value for name, value in reversed(self.headers)}
        return found if self.sent_body is None else found | {"content-type": RENDERED_TYPE}
