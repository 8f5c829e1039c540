"""One page from its request to its rows: CPU of every process, beside a plain script and news-please, in one run.

    .venv/bin/python -m benchmarks.page_to_row.run            # 1,000 pages, three rounds; twelve minutes on two cores
    .venv/bin/python -m benchmarks.page_to_row.run --short    # 200 pages, one round, without news-please

Ours is ``thidua crawl`` and ``thidua clean``: archive, relevance, facts, duplicates, versions, events and search. The
plain script (plain.py) discovers by two selectors and stores one row per article; news-please downloads given addresses,
keeps files and stores rows. Each gets a database of its own on one server. Milliseconds are user and system time of all
its processes, starts included, and of Postgres; pages come from a server whose time is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

import psycopg2

from benchmarks.page_to_row.disk import print_disk
from benchmarks.page_to_row.news_please import TABLES, write_configuration
from benchmarks.page_to_row.sites import FIRST_PORT, SITES, make_article
from benchmarks.peers import ensure_peers
from storage.db import create_database
from storage.server import EmbeddedServer

HERE = Path(__file__).parent
THIDUA = [sys.executable, "-m", "cli.main"]
AIM = 1.3
"""Limit of the whole cost, as a multiple of the plain script's CPU."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(kw_only=True, slots=True)
class Cost:
    """What one run cost, in seconds; ``stages`` are CPU seconds by name, Postgres among them."""

    pages: int
    wall: float
    stages: dict[str, float] = field(default_factory=dict)
    detail: dict[str, object] = field(default_factory=dict)
    seconds: dict[str, dict[str, float]] = field(default_factory=dict)
    """By command, what its stages took."""

    @property
    def cpu(self) -> float:
        return sum(self.stages.values())


@contextmanager
def serving(sites: int, articles: int) -> Iterator[int]:
    """The server in a process of its own; its number."""
    command = [sys.executable, "-m", "benchmarks.page_to_row.sites", "--sites", str(sites), "--articles", str(articles)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        if child.stdout.readline().strip() != "ready":
            raise SystemExit("the server did not start")
        yield child.pid
    finally:
        child.terminate()
        child.wait()


def run_child(command: list[str], environ: dict[str, str], folder: Path) -> tuple[float, float, str]:
    """Run a process to its end: CPU seconds of it and all that it started, wall seconds, standard output."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, env=os.environ | environ, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        (folder / "failed.log").write_text(done.stdout + done.stderr, encoding="utf-8")
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return spent, time.monotonic() - started, done.stdout


def postgres_seconds(postmaster: int) -> float:
    """CPU seconds of a Postgres server until now: its own, of the children that ended and of those that live."""
    total = 0
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    for process in (str(postmaster), *children):
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue  # ended in between: from now on counted with its parent
        total += int(fields[11]) + int(fields[12])
        if process == str(postmaster):
            total += int(fields[13]) + int(fields[14])
    return total / _TICKS


@dataclass(frozen=True, kw_only=True, slots=True)
class Bench:
    """One machine's set-up: a folder, a Postgres server, the sites that are served."""

    folder: Path
    server: EmbeddedServer
    sites: int
    articles: int

    @property
    def pages(self) -> int:
        return self.sites * self.articles

    def database(self, name: str) -> str:
        """A new, empty database."""
        create_database(self.server.url("postgres"), name)
        return self.server.url(name)

    def postgres(self) -> float:
        return postgres_seconds(int((self.server.folder / "postmaster.pid").read_text().split()[0]))

    def count(self, url: str, table: str) -> int:
        """The number of rows of a table, after pending writes were flushed."""
        with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            [found] = cursor.fetchone() or (0,)
        return int(found)


def prepare_home(bench: Bench, name: str) -> dict[str, str]:
    """An empty archive that knows the sites; the environment that its commands run in.

    Bytecode is kept in the benchmark's folder: an installation has it, a read-only checkout does not.
    """
    home = bench.folder / name
    catalogue = home / "catalogue"
    catalogue.mkdir(parents=True)
    for n in range(bench.sites):
        (catalogue / f"site_{n}.toml").write_text(
            f'name = "{SITES[n]}"\nurl = "http://127.0.0.1:{FIRST_PORT + n}/"\nkind = "newspaper"\ndelay = 0.0\n',
            encoding="utf-8",
        )
    environ = {
        "THIDUA_HOME": str(home),
        "THIDUA_DATABASE_URL": bench.database(name),
        "THIDUA_SITES_DIR": str(catalogue),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(bench.folder / "bytecode"),
    }
    run_child([*THIDUA, "db", "migrate"], environ, bench.folder)
    return environ


def warm_up(bench: Bench) -> None:
    """A small run that is not counted, which leaves the bytecode that an installation has."""
    environ = prepare_home(bench, "warm")
    run_child([*THIDUA, "crawl", "site_0", "--since", "2025-01-01", "--max-pages", "40"], environ, bench.folder)
    run_child([*THIDUA, "clean"], environ, bench.folder)


def measure_ours(bench: Bench, number: int) -> Cost:
    """``thidua crawl``, then ``thidua clean``, into an empty archive."""
    environ = prepare_home(bench, f"ours{number}")
    cost = Cost(pages=bench.pages, wall=0.0)
    for stage, command in (("crawl", ["crawl", "--since", "2025-01-01"]), ("clean", ["clean"])):
        before = bench.postgres()
        spent, wall, printed = run_child([*THIDUA, *command, "--json"], environ, bench.folder)
        cost.stages |= {stage: spent, f"{stage}: Postgres": bench.postgres() - before}
        cost.detail[stage] = json.loads(printed)
        cost.seconds[stage] = json.loads(printed)["seconds"]
        cost.detail[f"{stage} wall"] = wall
        cost.wall += wall
    stored = bench.count(environ["THIDUA_DATABASE_URL"], "article")
    if stored != bench.pages:
        raise SystemExit(f"{stored} articles are stored of {bench.pages}: {cost.detail}")
    return cost


def measure_plain(bench: Bench, number: int, python: Path) -> Cost:
    """The plain script, into an empty database."""
    url = bench.database(f"plain{number}")
    sections = [f"http://127.0.0.1:{FIRST_PORT + n}/thoi-su" for n in range(bench.sites)]
    before = bench.postgres()
    spent, wall, _ = run_child([str(python), str(HERE / "plain.py"), url, *sections], {}, bench.folder)
    cost = Cost(pages=bench.pages, wall=wall, stages={"script": spent, "Postgres": bench.postgres() - before})
    if (stored := bench.count(url, "article")) != bench.pages:
        raise SystemExit(f"the plain script stored {stored} of {bench.pages}")
    return cost


def measure_news_please(bench: Bench, number: int, python: Path) -> Cost:
    """news-please, into an empty database; it receives the addresses."""
    url = bench.database(f"please{number}")
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(TABLES)
    addresses = [
        f"http://127.0.0.1:{FIRST_PORT + n}{make_article(SITES[n], k)[0].path}"
        for n in range(bench.sites)
        for k in range(bench.articles)
    ]
    [default] = python.parents[1].glob("lib/python*/site-packages/newsplease/config/config.cfg")
    folder = bench.folder / f"please{number}"
    config = write_configuration(folder, default.read_text(encoding="utf-8"), url, addresses)
    before = bench.postgres()
    command = [str(python.with_name("news-please")), "-c", config, "-no-confirm"]
    spent, wall, _ = run_child(command, {}, bench.folder)
    stages = {"news-please": spent, "Postgres": bench.postgres() - before}
    return Cost(pages=bench.count(url, "CurrentVersions"), wall=wall, stages=stages)


def print_table(rows: dict[str, list[Cost]]) -> None:
    """One row per contestant: medians of the rounds, per page, and beside the plain script."""
    base = median(cost.cpu / cost.pages for cost in rows["plain script"])
    print("\n| | pages stored | CPU, ms per page | beside the plain script | pages per second | where |")
    print("|---|---|---|---|---|---|")
    for name, costs in rows.items():
        each = [1000 * cost.cpu / max(1, cost.pages) for cost in costs]
        where = {stage: median(1000 * c.stages[stage] / max(1, c.pages) for c in costs) for stage in costs[0].stages}
        parts = ", ".join(f"{stage} {ms:.1f}" for stage, ms in where.items())
        speed = median(cost.pages / cost.wall for cost in costs)
        ratio = median(each) / 1000 / base
        print(f"| {name} | {costs[0].pages:,} | {median(each):.1f} | {ratio:.2f} | {speed:.1f} | {parts} |")
    last = rows["ours"][-1]
    print("\n| command | stage | ms per page |\n|---|---|---|")
    for command in ("crawl", "clean"):
        for stage, spent in last.seconds[command].items():
            print(f"| {command} | {stage} | {1000 * spent / last.pages:.2f} |")
    ours = median(cost.cpu / cost.pages for cost in rows["ours"])
    print(f"\nours {ours / base:.2f} x the plain script's CPU (aim {AIM}); Postgres is in all figures")


def main() -> None:
    """Serve, measure in turns, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=125, help="articles on each of the eight sites")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--short", action="store_true", help="200 pages, one round, without news-please")
    parser.add_argument("--no-news-please", action="store_true")
    options = parser.parse_args()
    articles, rounds = (25, 1) if options.short else (options.articles, options.rounds)
    python = ensure_peers(HERE / "requirements.txt")
    print(
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"Scrapy {version('scrapy')}, lxml {version('lxml')}; {len(SITES) * articles:,} pages of 83 KB, {rounds} rounds"
    )
    rows: dict[str, list[Cost]] = {"ours": [], "plain script": []}
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as name:
        server = EmbeddedServer(folder=Path(name) / "server" / "postgres")
        server.start()
        bench = Bench(folder=Path(name), server=server, sites=len(SITES), articles=articles)
        try:
            with serving(bench.sites, bench.articles):
                warm_up(bench)
                for number in range(rounds):
                    rows["ours"].append(measure_ours(bench, number))
                    rows["plain script"].append(measure_plain(bench, number, python))
                    if not (options.short or options.no_news_please):
                        rows.setdefault("news-please", []).append(measure_news_please(bench, number, python))
            print_disk(server.url(f"ours{rounds - 1}"), bench.pages)
        finally:
            server.stop()
    print_table(rows)


if __name__ == "__main__":
    main()
