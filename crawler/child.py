"""The crawler in a process of its own: for commands that crawl a little and read at once what came."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from crawler.plan import CrawlPlan, write_plan

Progress = Callable[[dict[str, Any]], None]


def run_crawler(plan: CrawlPlan, progress: Progress = lambda event: None) -> None:
    """Crawl by this plan and wait for its end; ``progress`` receives the crawler's events."""
    path = plan.spool / "plan.json"
    write_plan(plan, path)
    child = subprocess.Popen(
        [sys.executable, "-m", "crawler.run", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    assert child.stderr is not None
    try:
        for line in child.stderr:
            if line.startswith("{"):
                progress(json.loads(line))
        child.wait()
    except BaseException:
        child.terminate()
        child.wait()
        raise
