"""What monitoring asks: counts of the store when it asks, requests as they come, in Prometheus's format."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from storage.status import store_counts
from web.access import Signed
from web.problems import DOCUMENTED
from web.request import Database

REGISTRY = CollectorRegistry()
REQUESTS = Counter("thidua_http_requests", "Requests answered.", ("route", "status"), registry=REGISTRY)
SECONDS = Histogram(
    "thidua_http_request_seconds",
    "Time to an answer's first byte.",
    ("route",),
    registry=REGISTRY,
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)

router = APIRouter(tags=["operation"], responses=DOCUMENTED)


async def observe(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Count a request under its route, which holds no ids, so that there are few series."""
    started = time.perf_counter()
    response = await call_next(request)
    route = getattr(request.scope.get("route"), "path", "none")
    REQUESTS.labels(route, str(response.status_code)).inc()
    SECONDS.labels(route).observe(time.perf_counter() - started)
    return response


class _Store:
    """The store's counts as gauges, for one scrape."""

    def __init__(self, counts: dict[str, float]) -> None:
        self._counts = counts

    def collect(self) -> Iterator[Metric]:
        """One gauge a count."""
        for name, value in self._counts.items():
            what = f"{name.replace('_', ' ')} in the store".capitalize()
            yield GaugeMetricFamily(f"thidua_{name}", what, value=value)


@router.get("/metrics", dependencies=[Signed], response_class=PlainTextResponse)
def metrics(connection: Database) -> PlainTextResponse:
    """Prometheus's text format."""
    store = CollectorRegistry()
    store.register(_Store(store_counts(connection)))
    body = generate_latest(store) + generate_latest(REGISTRY)
    return PlainTextResponse(body, media_type="text/plain; version=0.0.4; charset=utf-8")
