"""The simulated crawler and its web in a process of their own: as in a real crawl, what has ended lands meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any

from benchmarks.year.crawling import MadeCrawler
from benchmarks.year.web import Asked, MadeSite
from crawler.child import CrawlEvent, Progress
from crawler.plan import CrawlPlan

STRIKES_AT = 3
"""The request of a round at which a victim is killed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """What a round's weather is, beside the plan of its crawl."""

    now: datetime
    """By the installation's clock, which may be wrong."""
    is_lossy: bool
    disk_is_full: bool
    victim: int | None
    """A process that is killed with -9 in the middle of the crawl."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ended:
    error: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Requested:
    """What was requested over all rounds."""

    requests: int
    conditional: int
    twice: int
    """Addresses that one crawl requested twice, except retries after a failure."""
    again: Mapping[str, Asked]
    times: Mapping[str, Counter[int]]
    """How often each article of a site was requested."""


class CrawlerProcess:
    """Takes the place of :func:`crawler.child.run_crawler` for all rounds; ends with the process that made it."""

    def __init__(self, sites: Mapping[str, MadeSite]) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._pipe, sites), daemon=True)
        self._process.start()
        other.close()

    def run(self, plan: CrawlPlan, weather: Round, progress: Progress) -> str | None:
        """Crawl the plan's sites one after the other; the reason for a failure, or ``None``."""
        self._pipe.send((plan, weather))
        try:
            while not isinstance(told := self._pipe.recv(), _Ended):
                progress(told)
        except BaseException:
            self._pipe.send(None)  # as a child is terminated when its parent fails
            while not isinstance(self._pipe.recv(), _Ended):
                pass
            raise
        return told.error

    def end(self) -> Requested:
        """End the process; what it was asked for."""
        self._pipe.send("end")
        while not isinstance(told := self._pipe.recv(), Requested):
            pass
        self._process.join()
        return told


class _Stopped(BaseException):
    """The process that takes the hand-over has failed."""


def _serve(pipe: Connection, other: Connection, sites: Mapping[str, MadeSite]) -> None:
    other.close()  # so that the pipe ends with the parent
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    crawler = MadeCrawler(sites=sites, clock=datetime.now)
    while (order := _next(pipe)) != "end":
        if order is not None:  # the stop of a crawl that had ended by itself
            pipe.send(_Ended(error=_crawl(crawler, pipe, *order)))
    pipe.send(
        Requested(
            requests=crawler.requests,
            conditional=crawler.conditional,
            twice=crawler.twice,
            again={site.id: site.again for site in sites.values()},
            times={site.id: site.times for site in sites.values()},
        )
    )


def _next(pipe: Connection) -> Any:
    try:
        return pipe.recv()
    except EOFError:
        os._exit(0)


def _crawl(crawler: MadeCrawler, pipe: Connection, plan: CrawlPlan, weather: Round) -> str | None:
    for site in crawler.sites.values():
        site.weather.is_lossy = weather.is_lossy
    crawler.clock = lambda: weather.now
    crawler.disk_is_full = weather.disk_is_full
    crawler.before_request = _killer(weather.victim)

    def tell(event: CrawlEvent) -> None:
        if pipe.poll():
            raise _Stopped
        pipe.send(event)

    try:
        return crawler.run(plan, tell)
    except _Stopped:
        return "stopped"


def _killer(victim: int | None) -> Callable[[], None]:
    if victim is None:
        return lambda: None
    left = [STRIKES_AT]

    def strike() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(victim, signal.SIGKILL)

    return strike
