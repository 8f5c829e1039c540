"""kill -9 of a step at a named commit point, which is found by watching a calm run.

The step runs in a fork of the test's process. There every commit of a transaction that has written, every change of a
file's name under the home, and every line that a crawler hands over is seen as it is about to happen and once it has;
its name is what happens and the function that does it. Nothing of this is in the program itself.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import IO, Any

import psycopg2
import psycopg2.extensions
import scrapy.crawler  # noqa: F401 - a fork need not load it; it makes no reactor

import crawler.child
import crawler.fetching
import crawler.pipelines
import crawler.run
import crawler.scheduler
import pipeline.clean
import pipeline.events
from crawler.warc import SpoolWriter

PROJECT = Path(__file__).parents[2]
LONGEST_S = 60
"""A fork that takes longer hangs, and is ended."""
ROOMS = ("crawler", "pipeline", "reports", "storage")
SEAMS = ("storage/transactions.py", "contextlib.py")
"""Where a block's end is written, and not what the block does."""
FILE_EVENTS = {"os.rename": "rename", "os.remove": "remove", "os.rmdir": "remove", "os.truncate": "cut"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Kill:
    """The n-th time (from 1 on) that a process meets a commit point, before it or after it."""

    point: str
    time: int
    is_after: bool


class _Watch:
    """Sees commit points in this process and its forks; kills at one of them, or records all of them."""

    def __init__(self, home: Path, kill: Kill | None, log: int | None) -> None:
        self.home, self.kill, self.log = str(home), kill, log
        self.times: dict[str, int] = {}
        self.is_watching = True

    @contextmanager
    def at(self, verb: str) -> Iterator[None]:
        name = self.before(verb)
        yield
        self.after(name)

    def before(self, verb: str) -> str:
        name = f"{verb} {_place(sys._getframe())}"
        self.times[name] = self.times.get(name, 0) + 1
        if self.log is not None and self.kill is None:
            os.write(self.log, f"{name}\n".encode())
        self._strike(name, is_after=False)
        return name

    def after(self, name: str) -> None:
        self._strike(name, is_after=True)

    def _strike(self, name: str, *, is_after: bool) -> None:
        kill = self.kill
        if kill and kill.point == name and kill.is_after == is_after and kill.time == self.times[name]:
            if self.log is not None:
                os.write(self.log, b"killed\n")
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """An audit hook: file names change."""
        verb = FILE_EVENTS.get(event)
        if verb and self.is_watching and str(arguments[0]).startswith(self.home):
            self.before(verb)


def _place(frame: FrameType | None) -> str:
    """The function of the project that requests what is happening."""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(PROJECT):
            relative = path.relative_to(PROJECT)
            if relative.parts[0] in ROOMS and str(relative) not in SEAMS:
                return f"{'.'.join(relative.with_suffix('').parts)}.{frame.f_code.co_qualname}"
        frame = frame.f_back
    return "?"


def _watch_commits(watch: _Watch) -> None:
    class Watched(psycopg2.extensions.connection):
        def commit(self) -> None:
            if self._has_written():
                with watch.at("commit"):
                    super().commit()
            else:
                super().commit()

        def _has_written(self) -> bool:
            if self.info.transaction_status != psycopg2.extensions.TRANSACTION_STATUS_INTRANS:
                return False
            with self.cursor() as cursor:
                cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
                row = cursor.fetchone()
            return bool(row and row[0])

    connect = psycopg2.connect
    psycopg2.connect = lambda *arguments, **named: connect(*arguments, **named, connection_factory=Watched)


def _watch_lines(watch: _Watch) -> None:
    commit, write = SpoolWriter.commit, SpoolWriter._write_pair

    def commit_watched(self: SpoolWriter, line: Any) -> None:
        with watch.at(f"line {type(line).__name__}"):
            commit(self, line)

    def write_watched(self: SpoolWriter, *arguments: Any) -> Any:
        name = watch.before("record")
        place = write(self, *arguments)
        watch.after(name)
        return place

    SpoolWriter.commit = commit_watched  # type: ignore[method-assign]
    SpoolWriter._write_pair = write_watched  # type: ignore[method-assign]


class ForkedCrawler:
    """Stands in for the crawler's own process: a fork, which saves starting Python and is watched too."""

    def __init__(self, command: list[str], **named: Any) -> None:
        assert command[1:3] == ["-m", "crawler.run"]
        events, written = os.pipe()
        input_, self._alive = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.dup2(input_, 0)
            os.dup2(written, 2)
            os.close(self._alive)
            sys.stdin, sys.stderr = os.fdopen(0), os.fdopen(2, "w")
            status = 3
            try:
                status = self.crawl(Path(command[3]))
            finally:
                os._exit(status)
        os.close(written)
        os.close(input_)
        self.stderr: IO[str] = os.fdopen(events, encoding="utf-8")

    def crawl(self, plan: Path) -> int:
        """What the process does; its exit status."""
        return crawler.run.main([str(plan)])

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def terminate(self) -> None:
        os.kill(self.pid, signal.SIGTERM)


def handing_over(archived: Path, handed: Path) -> type[ForkedCrawler]:
    """A crawler that hands over what an earlier crawl has archived, once; after that it finds nothing to do.

    Args:
        archived: the folder with its ``.jsonl`` and ``.warc.gz`` files.
        handed: a file that is there once they are handed over.
    """

    class Handing(ForkedCrawler):
        def crawl(self, plan: Path) -> int:
            if handed.exists():
                return 0
            run = json.loads(plan.read_text())["run_id"]
            for lines in sorted(archived.rglob("*.jsonl")):
                first_run, site = lines.stem.removesuffix("-000").rsplit("-", 1)
                name = f"{run}-{site}-000"
                shutil.copy(lines.with_suffix(".warc.gz"), plan.parent / f"{name}.warc.gz")
                (plan.parent / f"{name}.jsonl").write_text(lines.read_text().replace(first_run, run))
            handed.touch()
            for lines in sorted(plan.parent.glob("*.jsonl")):
                site = lines.stem.split("-")[-2]
                for event in ({"closed": 1}, {"ended": "finished"}):  # landed as a part, then as a site
                    print(json.dumps({"site": site, "pages": 1} | event), file=sys.stderr, flush=True)
            return 0

    return Handing


def run_forked(
    step: Callable[[], object], home: Path, *, kill: Kill | None = None, crawls: type[ForkedCrawler] = ForkedCrawler
) -> list[str]:
    """Run a step in a fork that is watched: to its end, or to a kill.

    Returns:
        The commit points that it met, in order; after a kill, ``killed``.
    """
    file = home.parent / "points.log"
    log = os.open(file, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_APPEND)
    pid = os.fork()
    if pid == 0:
        status = 1
        signal.alarm(LONGEST_S)
        try:
            pipeline.clean.POOL_FROM = pipeline.events.POOL_FROM = 1_000_000  # in this process: the one to be killed
            crawler.child.subprocess = SimpleNamespace(  # type: ignore[assignment]
                Popen=crawls, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL
            )
            watch = _Watch(home, kill, log)
            _watch_commits(watch)
            _watch_lines(watch)
            sys.addaudithook(watch.hear)
            step()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.close(log)
    met = file.read_text().splitlines()
    assert status == 0 or "killed" in met, f"the step failed with {status}"
    return met
