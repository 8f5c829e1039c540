"""What a fetch was on the wire, beside the answer that Scrapy's response holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.warc import HeaderList


@dataclass(frozen=True, kw_only=True, slots=True)
class Wire:
    """Set by the download handler as ``request.meta["wire"]``; header lists are in the order sent."""

    request_headers: HeaderList
    headers: HeaderList
    reason: str
    ip: str | None
    sent_at: datetime
    duration_s: float
