"""What a second core adds to crawling and cleaning: pages per second on one core and on two, in turns.

    .venv/bin/python -m benchmarks.scaling.run [--articles 125] [--rounds 3] [--crawl-only]

Eight generated sites of 83 KB pages (:mod:`benchmarks.page_to_row`). On one core all that works stands on it, Postgres and
the pages' server too: a free core for the server would be help that two crawls do not have. There one ``thidua crawl`` of
all sites runs, then one ``thidua clean``. On two cores there are two crawls of four sites each, as two workers would run
them, and one ``thidua clean`` with a worker process more.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import psutil

from benchmarks.page_to_row.run import THIDUA, Bench, prepare_home, run_child, serving, warm_up
from benchmarks.page_to_row.sites import SITES
from storage.server import EmbeddedServer

AIM = 0.85
"""Share of its own speed that one core more should add."""


@contextmanager
def on_cores(bench: Bench, count: int, web: int) -> Iterator[None]:
    """Keep Postgres, the pages' server and the processes that are started meanwhile on the first ``count`` cores.

    Args:
        web: the number of the server's process.
    """
    everything = os.sched_getaffinity(0)
    postmaster = psutil.Process(int((bench.server.folder / "postmaster.pid").read_text().split()[0]))
    family = [postmaster, *postmaster.children(), psutil.Process(web)]
    wanted = sorted(everything)[:count]
    try:
        os.sched_setaffinity(0, wanted)
        for process in family:
            process.cpu_affinity(wanted)
        yield
    finally:
        os.sched_setaffinity(0, everything)
        for process in family:
            process.cpu_affinity(sorted(everything))


def measure(bench: Bench, name: str, cores: int, web: int, *, cleans: bool) -> tuple[float, ...]:
    """Pages per second of crawling and, if asked for, of cleaning."""
    environ = prepare_home(bench, name)
    sites = [f"site_{n}" for n in range(bench.sites)]
    parts = [sites[n::cores] for n in range(cores)]
    with on_cores(bench, cores, web), ThreadPoolExecutor(cores) as pool:
        started = time.monotonic()
        crawl = [*THIDUA, "crawl", "--since", "2025-01-01"]
        for done in [pool.submit(run_child, [*crawl, *part], environ, bench.folder) for part in parts]:
            done.result()
        crawled = time.monotonic()
        if not cleans:
            return (bench.pages / (crawled - started),)
        run_child([*THIDUA, "clean"], environ, bench.folder)
        cleaned = time.monotonic()
    stored = bench.count(environ["THIDUA_DATABASE_URL"], "article")
    if stored != bench.pages:
        raise SystemExit(f"{stored} articles are stored of {bench.pages}")
    return bench.pages / (crawled - started), bench.pages / (cleaned - crawled)


def main() -> None:
    """Measure in turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=125, help="articles on each of the eight sites")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--crawl-only", action="store_true", help="for crawls so long that starting hardly counts")
    options = parser.parse_args()
    if len(os.sched_getaffinity(0)) < 2:
        parser.error("two cores are needed")
    speeds: dict[int, list[tuple[float, ...]]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as name:
        server = EmbeddedServer(folder=Path(name) / "server" / "postgres")
        server.start()
        bench = Bench(folder=Path(name), server=server, sites=len(SITES), articles=options.articles)
        try:
            with serving(bench.sites, bench.articles) as web:
                warm_up(bench)
                for number in range(options.rounds):
                    for cores, found in speeds.items():
                        home = f"cores{cores}_{number}"
                        found.append(measure(bench, home, cores, web, cleans=not options.crawl_only))
        finally:
            server.stop()
    print(
        f"{platform.platform()}, {bench.pages:,} pages of 83 KB, {options.rounds} rounds, starts of processes included"
    )
    print("\n| | one core, pages per second | two | what the second adds, of the first's |")
    print("|---|---|---|---|")
    for place, step in enumerate(("crawl",) if options.crawl_only else ("crawl", "clean")):
        one, two = (median(speed[place] for speed in speeds[cores]) for cores in (1, 2))
        print(f"| {step} | {one:.1f} | {two:.1f} | {two / one - 1:.2f} (aim {AIM}) |")


if __name__ == "__main__":
    main()
