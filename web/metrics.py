"""What monitoring reads: counts of the store at that moment, requests as they come, in Prometheus's format."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from reports.health import VERDICTS, SiteHealth
from storage.db import Connection
from storage.monitoring import Monitored, read_monitored
from storage.rollups import State
from storage.status import store_counts
from web.access import Signed
from web.known_sites import known_sites
from web.problems import DOCUMENTED
from web.refreshed import Refreshed
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
        """One gauge per count."""
        for name, value in self._counts.items():
            what = f"{name.replace('_', ' ')} in the store".capitalize()
            yield GaugeMetricFamily(f"thidua_{name}", what, value=value)


class _Standing:
    """State of sites, alerts and upkeep, for one scrape. Labels are verdicts, site kinds and tasks: few and fixed."""

    def __init__(self, monitored: Monitored, health: Iterable[SiteHealth]) -> None:
        self._monitored = monitored
        self._verdicts = [site.verdict for site in health]

    def collect(self) -> Iterator[Metric]:
        """One gauge per figure, labelled where it is counted separately."""
        now = self._monitored
        yield GaugeMetricFamily("thidua_alerts", "Alerts that people set up.", value=now.alerts)
        yield GaugeMetricFamily(
            "thidua_alerts_failing", "Alerts whose last message was not accepted.", value=now.alerts_failing
        )
        yield GaugeMetricFamily(
            "thidua_archive_problems", "Pages whose archived record cannot be read.", value=now.archive_problems
        )
        if now.newest_article_at is not None:
            yield GaugeMetricFamily(
                "thidua_newest_article_timestamp_seconds",
                "When the newest relevant article was published.",
                value=now.newest_article_at,
            )
        yield _by_label(
            "thidua_sites_by_verdict",
            "Sites that are crawled, by verdict on their health.",
            "verdict",
            {verdict: self._verdicts.count(verdict) for verdict in VERDICTS},
        )
        yield _by_label(
            "thidua_provinces",
            "Provinces of today, by how their own sites report.",
            "state",
            {state: float(now.provinces.get(state, 0)) for state in get_args(State)},
        )
        yield _by_label(
            "thidua_last_success_timestamp_seconds",
            "When a site of a kind was last crawled with success.",
            "kind",
            now.last_success_at,
        )
        yield _by_label(
            "thidua_upkeep_success_timestamp_seconds",
            "When a kind of upkeep last succeeded; 0: never.",
            "task",
            now.upkeep_succeeded_at,
        )


def _by_label(name: str, what: str, label: str, values: Mapping[str, float]) -> GaugeMetricFamily:
    gauge = GaugeMetricFamily(name, what, labels=[label])
    for value in sorted(values):
        gauge.add_metric([value], values[value])
    return gauge


def _read_store(connection: Connection) -> tuple[dict[str, float], Monitored]:
    return store_counts(connection), read_monitored(connection, now=datetime.now(UTC))


_STORE = Refreshed(_read_store)


@router.get("/metrics", dependencies=[Signed], response_class=PlainTextResponse)
def metrics(request: Request, connection: Database) -> PlainTextResponse:
    """Prometheus's text format."""
    store = CollectorRegistry()
    counts, monitored = _STORE.read_if_large(connection, request.app.state.readers)
    store.register(_Store(counts))
    known = known_sites.read(connection, request.app.state.readers).values()
    health = [site.health for site in known if site.health is not None]
    store.register(_Standing(monitored, health))
    body = generate_latest(store) + generate_latest(REGISTRY)
    return PlainTextResponse(body, media_type="text/plain; version=0.0.4; charset=utf-8")
