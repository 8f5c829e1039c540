"""One simulated year: the clock goes round by round; crawl, clean and alerts are the real steps on a real Postgres."""

from __future__ import annotations

import os
import random
import re
import signal
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from errno import EROFS
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pipeline.clean
import pipeline.crawl
import pipeline.events
import pipeline.landing
from articles.provinces import current_provinces
from articles.timezone import VIETNAM
from benchmarks.year.crawling import MadeCrawler
from benchmarks.year.faults import Fault
from benchmarks.year.process import CrawlerProcess, Requested, Round
from benchmarks.year.rhythm import publications, rhythm_of
from benchmarks.year.web import MadeSite, Piece
from crawler.child import Progress
from crawler.plan import CrawlPlan
from crawler.robots import MAX_AGE as ROBOTS_MAX_AGE
from crawler.stages import Stages
from pipeline.alerts.sending import send_alerts
from pipeline.maintain import compact
from reports.health import site_health
from storage.archive import Archive
from storage.db import embedded_server, opened, rows

NEW_YEAR = date(2026, 2, 17)
HISTORY = timedelta(days=240)
"""What sites have published before the first day."""
COPIES = 0.05
"""Share of articles that repeat another site's text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """The simulated scope: the sites, the first day, the days, and how far the clock goes in one round."""

    sites: int
    first: datetime
    days: int
    hours: int = 6
    seed: int = 1


@dataclass(kw_only=True, slots=True)
class Spent:
    """Seconds on the real clock by step, and how often each ran."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    times: Counter[str] = field(default_factory=Counter)


def make_sites(year: Year) -> dict[str, MadeSite]:
    """The sites with all that they will publish; some print another's text."""
    rng = random.Random(year.seed)
    provinces = list(current_provinces())
    first = (year.first - HISTORY).date()
    last = (year.first + timedelta(days=year.days)).date()
    made, texts = {}, list[int]()
    for number in range(year.sites):
        times = publications(rhythm_of(number, year.sites), first, last, NEW_YEAR, rng)
        pieces = []
        for order, at in enumerate(times):
            text = rng.choice(texts) if texts and rng.random() < COPIES else number * 10_000 + order
            texts.append(text)
            pieces.append(Piece(number=number * 10_000 + order, text=text, at=at))
        name = f"nguon{number:03}"
        made[name] = MadeSite(
            id=name,
            host=f"{name}.example.vn",
            province=provinces[number % len(provinces)],
            has_feed=number % 5 > 1,
            pieces=_each_text_once(pieces),
        )
    return made


def _each_text_once(pieces: list[Piece]) -> list[Piece]:
    by_text: dict[int, Piece] = {}
    for piece in pieces:
        by_text.setdefault(piece.text, piece)
    return list(by_text.values())


def write_site_files(sites: dict[str, MadeSite], folder: Path) -> None:
    """The catalogue of the made-up web."""
    folder.mkdir(parents=True, exist_ok=True)
    for site in sites.values():
        text = f'name = "Nguồn {site.id[-3:]}"\nurl = "https://{site.host}/"\nkind = "portal"\nprovince = "{site.province}"\n'
        (folder / f"{site.id}.toml").write_text(text, encoding="utf-8")


class Simulation:
    """The rounds of a year over some sites and faults."""

    def __init__(self, year: Year, sites: dict[str, MadeSite], faults: list[Fault]) -> None:
        self.year, self.sites, self.faults = year, sites, faults
        self.now = year.first
        self.skew = timedelta(0)
        self.spent = Spent()
        self.is_disk_full = False
        self.victim: int | None = None
        """A process that is killed in the middle of the round's crawl."""
        self.is_postgres_dead = False
        self.visits = 0
        self.rounds = 0
        self.unexpected: list[str] = []
        """Errors of steps while no fault of the installation was active."""
        for fault in faults:
            if fault.site is not None:
                sites[fault.site].fault = fault
        self._crawler = CrawlerProcess(sites)

    def run(self, progress: Callable[[datetime], None] = lambda now: None) -> Requested:
        """Go through the year; what was requested of the web in it."""
        end = self.year.first + timedelta(days=self.year.days)
        with self._simulated_clock():
            while self.now < end:
                self._round()
                self.rounds += 1
                self.now += timedelta(hours=self.year.hours)
                progress(self.now)
        return self._crawler.end()

    def _run_crawler(
        self,
        plan: CrawlPlan,
        progress: Progress = lambda event: None,
        *,
        lock: int | None = None,
        stages: Stages | None = None,
    ) -> str | None:
        weather = Round(
            now=self._seen_now(),
            is_lossy=any(fault.words for fault in self._system_faults()),
            disk_is_full=self.is_disk_full,
            victim=self.victim,
        )
        try:
            return self._crawler.run(plan, weather, progress)
        finally:
            self.is_postgres_dead = self.victim is not None
            self.victim = None

    # ---- one round ----------------------------------------------------------------------------------------

    def _round(self) -> None:
        local = self.now.astimezone(VIETNAM)
        with ExitStack() as stack:
            for fault in self._system_faults():
                stack.enter_context(getattr(self, f"_{fault.kind}")(fault))
            self._step("crawl", self._crawl)
            if local.hour >= 24 - self.year.hours or list(self._system_faults()):
                self._step("clean", self._clean)
                self._step("stories", lambda: send_alerts(now=self._seen_now(), kinds=["search"]))
                self._step("health", lambda: send_alerts(now=self._seen_now(), kinds=["health"]))
            if local.hour < self.year.hours and local.day == 1:
                self._step("compact", lambda: compact(now=self._seen_now()))

    def _seen_now(self) -> datetime:
        return self.now + self.skew

    def _system_faults(self) -> Iterator[Fault]:
        for fault in self.faults:
            if fault.site is None and fault.is_on(self.now):
                yield fault

    def _step(self, name: str, step: Callable[[], object]) -> None:
        started = time.perf_counter()
        try:
            step()
        except Exception as error:  # a scheduler would see this, and try again
            said = " ".join(f"{type(error).__name__}: {error}".split())
            if not self._note_system(said):
                self.unexpected.append(f"{self.now:%Y-%m-%d %H:%M} {name}: {said}\n{traceback.format_exc()}")
            if self.is_postgres_dead:
                embedded_server().start()
                self.is_postgres_dead = False
            self._again(step)
        self.spent.seconds[name] += time.perf_counter() - started
        self.spent.times[name] += 1

    def _again(self, step: Callable[[], object]) -> None:
        try:
            step()
        except Exception as error:
            if not list(self._system_faults()):
                self.unexpected.append(f"{self.now:%Y-%m-%d %H:%M} again: {error}")

    def _crawl(self) -> None:
        now = self._seen_now()
        due = pipeline.crawl.select_due(now=now, spread=True)
        if not due:
            return
        self.visits += len(due)
        report = pipeline.crawl.crawl(pipeline.crawl.CrawlOptions(sites=due, trigger="airflow"), now=now)
        for row in report.sites:
            if row.outcome != "ok" and row.detail:
                self._note_system(row.detail)
        self._judge_visited([row.site for row in report.sites], {row.site: row.detail or "" for row in report.sites})

    def _clean(self) -> None:
        pipeline.clean.clean(pipeline.clean.CleanOptions(), now=self._seen_now())

    # ---- are faults named? ----------------------------------------------------------------------------------

    def _judge_visited(self, visited: list[str], details: dict[str, str]) -> None:
        faults = [
            fault
            for site in visited
            if (fault := self.sites[site].fault) is not None and fault.is_on(self.now) and fault.words
        ]
        if not faults:
            return
        names = [str(fault.site) for fault in faults]
        health = {found.site: found for found in site_health(names, now=self._seen_now())}
        for fault in faults:
            if fault.kind == "robots_closed" and self.now - fault.begins < ROBOTS_MAX_AGE:
                continue  # the copy of robots.txt may be used for a day
            fault.visits += 1
            found, site = health[str(fault.site)], str(fault.site)
            said = f"{details[site]} / {found.why}"
            if fault.named_at is None:
                fault.said = said.strip()[:120]
                if re.search(fault.words, said, re.I):
                    fault.named_at = fault.visits
            if fault.verdict_at is None and found.verdict not in ("ok", "new"):
                fault.verdict_at = fault.visits

    def _note_system(self, said: str) -> bool:
        """Does an active fault of the installation explain the words? It is then named."""
        for fault in self._system_faults():
            if fault.words and re.search(fault.words, said, re.I):
                if fault.named_at is None:
                    fault.named_at, fault.said = 1, said[:120]
                return True
        return False

    # ---- faults of the installation ---------------------------------------------------------------------------

    @contextmanager
    def _postgres_killed(self, fault: Fault) -> Iterator[None]:
        """kill -9 of the server in the middle of the crawl, and of the cleaning's storing."""
        self.victim = int((embedded_server().folder / "postmaster.pid").read_text().split()[0])
        yield
        self.victim = None

    @contextmanager
    def _disk_full(self, fault: Fault) -> Iterator[None]:
        self.is_disk_full = True
        yield
        self.is_disk_full = False

    @contextmanager
    def _archive_read_only(self, fault: Fault) -> Iterator[None]:
        def refuse(*arguments: Any, **options: Any) -> None:
            raise OSError(EROFS, "Read-only file system")

        with patch.object(Archive, "take", refuse):
            yield
        for issue in self._new_issues():
            self._note_system(issue)

    @contextmanager
    def _worker_killed(self, fault: Fault) -> Iterator[None]:
        """Two workers, a crawl's and a cleaning's, are killed with -9 in the middle; the round's own steps follow."""
        kill_cleaning = patch.object(pipeline.clean, "store_pages", _die)
        for before_request, kills in ((_die_at_request(4), nullcontext()), (lambda: None, kill_cleaning)):
            pid = os.fork()
            if pid == 0:
                signal.alarm(120)
                try:
                    crawler = MadeCrawler(sites=self.sites, clock=self._seen_now, before_request=before_request)
                    # A fork has none of the processes that this one has made for crawling and cleaning.
                    with (
                        kills,
                        patch.object(pipeline.crawl, "run_crawler", crawler.run),
                        patch.object(pipeline.clean, "POOL_FROM", 10**9),
                        patch.object(pipeline.events, "POOL_FROM", 10**9),
                    ):
                        self._crawl()
                        pipeline.clean.clean(pipeline.clean.CleanOptions(), now=self._seen_now())
                finally:
                    os._exit(0)
            status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            if status == -signal.SIGKILL:
                self._note_system("the worker ended with status -9")
        yield

    @contextmanager
    def _clock_wrong(self, fault: Fault) -> Iterator[None]:
        """The machine's clock is forty days ahead for a round, and right again in the next."""
        self.skew = timedelta(days=40)
        try:
            yield
        finally:
            self.skew = timedelta(0)
            # Set right: the round is run once more, as the schedule does fifteen minutes later.
            self._crawl()
            for issue in self._new_issues():
                self._note_system(issue)

    @contextmanager
    def _upgrade(self, fault: Fault) -> Iterator[None]:
        """A release with another extractor: all that is stored is cleaned again."""
        before = pipeline.clean.VERSIONS
        pipeline.clean.VERSIONS = replace(before, extractor=before.extractor + 1)
        yield

    def _new_issues(self) -> list[str]:
        with opened() as connection, connection, connection.cursor() as cursor:
            found = rows(cursor, "SELECT code, detail FROM issue WHERE site IS NULL ORDER BY last_seen_at DESC LIMIT 5")
        return [f"{row['code']}: {row['detail']}" for row in found]

    @contextmanager
    def _simulated_clock(self) -> Iterator[None]:
        simulation = self

        class Clock(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
                return simulation._seen_now().astimezone(tz)

        versions = pipeline.clean.VERSIONS
        with (
            patch.object(pipeline.crawl, "datetime", Clock),
            patch.object(pipeline.landing, "datetime", Clock),
            patch.object(pipeline.crawl, "run_crawler", self._run_crawler),
        ):
            try:
                yield
            finally:
                pipeline.clean.VERSIONS = versions


def _die_at_request(number: int) -> Callable[[], None]:
    left = [number]

    def strike() -> None:
        left[0] -= 1
        if left[0] == 0:
            _die()

    return strike


def _die(*arguments: Any, **options: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
