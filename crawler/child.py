"""The crawler in a process of its own: the parent reads its events and takes its hand-over."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from crawler.plan import CrawlPlan, write_plan
from crawler.stages import Stages


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlEvent:
    """How far one site's crawl is: its requests so far, and how it ended; ``None`` while it goes on."""

    site: str
    pages: int
    ended: str | None
    closed: int = 0
    """Number of its files that are complete while it goes on: those numbered below it can be landed."""


Progress = Callable[[CrawlEvent], None]


def run_crawler(
    plan: CrawlPlan,
    progress: Progress = lambda event: None,
    *,
    lock: int | None = None,
    stages: Stages | None = None,
) -> str | None:
    """Crawl by this plan to its end; return why it failed, or ``None``.

    The child stays in this process group and ends when its standard input does, so that it never outlives the process
    that takes its hand-over.

    Args:
        progress: receives the crawler's events, one at a time. It may take long: the crawl goes on meanwhile.
        lock: a descriptor that the child inherits, so that nobody lands its files while it lives.
        stages: gets the child's: ``start``, ``fetch`` (Scrapy, HTTP and TLS), ``discover`` and ``write``.
    """
    path = plan.spool / "plan.json"
    write_plan(plan, path)
    child = subprocess.Popen(
        [sys.executable, "-m", "crawler.run", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        pass_fds=(lock,) if lock is not None else (),
    )
    assert child.stderr is not None
    last = ""
    try:
        for line in _lines(child.stderr):
            event = _event(line)
            if event is not None:
                progress(event)
            elif (spent := _spent(line)) is not None:
                if stages is not None:
                    stages.add(Stages(seconds=spent))
            elif line.strip():
                last = line.strip()
    except BaseException:
        child.terminate()
        child.wait()
        raise
    status = child.wait()
    if status in (0, 1):
        return None
    return f"the crawler ended with status {status}" + (f": {last}" if last else "")


def _lines(stream: IO[str]) -> Iterator[str]:
    """Yield lines as they arrive, read by a thread: a full pipe would stop the crawl while an event is handled."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def read() -> None:
        for line in stream:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, name="crawler's events", daemon=True).start()
    while (line := lines.get()) is not None:
        yield line


def _spent(line: str) -> dict[str, float] | None:
    """The CPU seconds by stage that the child states when it ends."""
    try:
        return {str(stage): float(spent) for stage, spent in json.loads(line)["seconds"].items()}
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _event(line: str) -> CrawlEvent | None:
    if not line.startswith("{"):
        return None
    try:
        event = json.loads(line)
        pages, closed = int(event["pages"]), int(event.get("closed", 0))
        return CrawlEvent(site=event["site"], pages=pages, ended=event.get("ended"), closed=closed)
    except (ValueError, LookupError, TypeError):
        return None
