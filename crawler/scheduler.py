"""Scrapy's scheduler: first come, first served. Each site has at most one request here; the others are addresses."""

from __future__ import annotations

from collections import deque

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler


class FirstComeScheduler(BaseScheduler):
    """Each site's frontier knows what to request next and what was requested before: priorities and filters would cost
    a fifth of a request."""

    def __init__(self) -> None:
        self._waiting: deque[Request] = deque()

    def has_pending_requests(self) -> bool:
        return bool(self._waiting)

    def enqueue_request(self, request: Request) -> bool:
        self._waiting.append(request)
        return True

    def next_request(self) -> Request | None:
        return self._waiting.popleft() if self._waiting else None
