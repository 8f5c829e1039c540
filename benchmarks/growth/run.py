"""What each command and page costs as the store grows: from 10,000 articles to a million, in one table.

    .venv/bin/python -m benchmarks.growth.run [--sizes 10000 100000] [--home FOLDER [--fill]] [--no-backup]

At each size, with everything in the store that a crawled one has (store.py): 504 new pages of eight sites are crawled and
cleaned by ``thidua crawl`` and ``thidua clean``; a site is crawled of which an address per stored article is known; usual
and worst searches; every page of the web application, alone and while pages are cleaned; health, export and backup.
A million takes an hour and a half, most of it for the index of terms.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import httpx

from benchmarks.growth.store import KNOWN_SITE, SAMPLES, add_runs, copy_rows, take_samples
from benchmarks.load.run import cleaning
from benchmarks.load.run import serving as serving_web
from benchmarks.page_to_row.run import postgres_seconds, serving
from benchmarks.page_to_row.sites import FIRST_PORT, SITES
from benchmarks.search.run import USUAL, WORST, percentile, search, timed
from benchmarks.search.store import SITES as STORED_SITES
from benchmarks.search.store import build_indexes, fill_rows, stage
from storage.db import Connection, connect, stop_embedded

THIDUA = str(Path(sys.executable).parent / "thidua")
NEW_EACH = 63
"""New articles on each site for each size."""
_SITES = [f"growth_{n}" for n in range(len(SITES))]
_KINDS = ("portal", "newspaper", "newspaper")
_PROVINCES = ("lam-dong", "ca-mau", "dak-lak", "nghe-an", "ha-noi", "tra-vinh", "an-giang")
_DAY = "2025-01-01"
# Run by a process that is small: a child's peak includes what its parent had when it was made.
_MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024], flush=True)
sys.stdout.buffer.write(done.stdout)
"""
# Pages are requested with a word or filter of their own each time, since answers are shared until something is written.
_PAGES = {
    "overview": "/?n={n}",
    "search": "/search?q=thi đua&since=2024-0{n}-01",
    "search of a name": "/search?q=Sơn41{n}",
    "article": "/articles/x0000000{n}0",
    "event": "/events/{event}",
    "provinces": "/provinces?n={n}",
    "province": "/provinces/lam-dong?n={n}",
    "sites": "/sites?n={n}",
    "site": "/sites/site_{n}",
    "awards": "/awards?n={n}",
    "movements": "/movements?n={n}",
    "statistics": "/statistics?n={n}",
    "digest": "/digest?n={n}",
    "feed": "/feed.atom?q=khen thưởng&n={n}",
    "awards API": "/api/facts/awards?limit=2{n}",
    "API": "/api/articles?q=thi đua&limit=2{n}",
    "health": "/api/health?n={n}",
    "metrics": "/metrics?n={n}",
}


@dataclass(kw_only=True, slots=True)
class Spent:
    """What one process and all that it started took: CPU and clock in seconds, the largest one's memory in MB."""

    cpu: float
    wall: float
    peak: float
    printed: str


@dataclass(kw_only=True, slots=True)
class Figures:
    """One size's figures by what was measured, in the order measured."""

    articles: int
    rows: dict[str, str] = field(default_factory=dict)


def command(*arguments: str) -> Spent:
    """Run ``thidua`` to its end, whatever its status: a site that cannot be reached is one of the measurements."""
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", _MEASURED, THIDUA, *arguments], stdout=subprocess.PIPE, check=True)
    wall = time.monotonic() - started
    used, _, printed = done.stdout.decode().partition("\n")
    cpu, peak = json.loads(used)
    return Spent(cpu=cpu, wall=wall, peak=peak, printed=printed)


def write_catalogue(folder: Path) -> None:
    """The sites that are crawled, one of which an address is known per article, and those of the other articles."""
    folder.mkdir(parents=True, exist_ok=True)
    addresses = {name: f"http://127.0.0.1:{FIRST_PORT + n}/" for n, name in enumerate(_SITES)}
    addresses |= {KNOWN_SITE: "http://127.0.0.1:9/", "unknown": "http://127.0.0.1:9/"}
    addresses |= {f"site_{n}": f"https://s{n}.vn/" for n in range(STORED_SITES)}
    for place, (name, url) in enumerate(addresses.items()):
        (folder / f"{name}.toml").write_text(
            f'name = "{name}"\nurl = "{url}"\nkind = "{_KINDS[place % len(_KINDS)]}"\n'
            f'province = "{_PROVINCES[place % len(_PROVINCES)]}"\ndelay = 0.0\n',
            encoding="utf-8",
        )


def crawl_and_clean(figures: Figures, connection: Connection, postmaster: int) -> None:
    """Crawl and clean what is new on the generated sites."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM article WHERE site = %s", (_SITES[0],))
        [stored] = cursor.fetchone() or (0,)
    with serving(len(SITES), stored + NEW_EACH):
        before = postgres_seconds(postmaster)
        crawled = command("crawl", *_SITES, "--since", _DAY, "--json")
        between = postgres_seconds(postmaster)
        cleaned = command("clean", "--json", *(f"--site={site}" for site in _SITES))
        after = postgres_seconds(postmaster)
    report, crawl = json.loads(cleaned.printed), json.loads(crawled.printed)
    new, seconds = report["new"], report["seconds"]
    figures.rows |= {
        "new articles": str(new),
        "crawl, CPU ms per page": f"{1000 * crawled.cpu / new:.1f} and {1000 * (between - before) / new:.1f}",
        **{f"crawl: {stage}, ms per page": f"{1000 * spent / new:.2f}" for stage, spent in crawl["seconds"].items()},
        "clean, CPU ms per page": f"{1000 * cleaned.cpu / new:.1f} and {1000 * (after - between) / new:.1f}",
        **{f"clean: {stage}, ms per page": f"{1000 * spent / new:.2f}" for stage, spent in seconds.items()},
    }


def plan_crawl(figures: Figures) -> None:
    """Crawl a site that cannot be reached: what remains is planning, beside one without known addresses."""
    known, unknown = command("crawl", KNOWN_SITE), command("crawl", "unknown")
    figures.rows |= {
        "planning a crawl with an address known per article": f"{known.wall - unknown.wall:.1f} s, {known.peak:.0f} MB",
        "the same without": f"{unknown.wall:.1f} s in all, {unknown.peak:.0f} MB",
    }


def search_all(figures: Figures, connection: Connection) -> None:
    """Usual and worst searches, as the page does them."""
    for name, queries in (("usual", USUAL), ("worst", WORST)):
        times = [ms for filters in queries.values() for ms in timed(lambda f=filters: search(connection, f))]  # type: ignore[misc]
        figures.rows[f"search, {name}: p95"] = f"{percentile(times, 0.95):.0f} ms"


def request_pages(figures: Figures, connection: Connection) -> None:
    """Every page of the web application: the first answer after a start, and others while nothing or something runs."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT id FROM event WHERE id ~ '^x[0-9]' ORDER BY id LIMIT 10")
        events = [event for (event,) in cursor.fetchall()]

    def answers(client: httpx.Client, numbers: Sequence[int]) -> dict[str, list[float]]:
        return {
            name: [_answer(client, address.format(n=n, event=events[n])) for n in numbers]
            for name, address in _PAGES.items()
        }

    with serving_web() as base, httpx.Client(base_url=base, timeout=120) as client:
        first, alone = answers(client, [0]), answers(client, range(1, 6))
        with cleaning([], _SITES):
            time.sleep(5)  # it has started its processes
            beside = answers(client, range(5, 10))
    for name in _PAGES:
        figures.rows[f"page: {name}"] = (
            f"{median(alone[name]):.0f}, {max(alone[name]):.0f}; {median(beside[name]):.0f}, {max(beside[name]):.0f}; "
            f"{first[name][0]:.0f} ms"
        )


def _answer(client: httpx.Client, address: str) -> float:
    """Milliseconds until a page was read whole."""
    started = time.perf_counter()
    client.get(address).raise_for_status()
    return 1000 * (time.perf_counter() - started)


def run_upkeep(figures: Figures, home: Path, *, with_backup: bool) -> None:
    """Health, the export of one year's articles, and backup, by their commands."""
    figures.rows["thidua health"] = f"{command('health', '--json').wall:.1f} s"
    out = home / "export.jsonl"
    exported = command("export", "--out", str(out), "--json", "--from", "2024-01-01", "--to", "2024-12-31")
    with out.open("rb") as lines:
        written = sum(1 for _ in lines)
    figures.rows["thidua export"] = f"{written / exported.wall:,.0f} rows/s, {exported.peak:.0f} MB"
    out.unlink()
    if with_backup:
        whole, again = (command("backup", str(home / "backup")) for _ in range(2))
        stored = sum(path.stat().st_size for path in (home / "backup").rglob("*") if path.is_file())
        figures.rows["thidua backup"] = f"{whole.wall:.0f} s, again {again.wall:.0f} s; {stored / 1e9:.2f} GB in both"
        subprocess.run(["rm", "-r", str(home / "backup")], check=True)


def measure(connection: Connection, articles: int, home: Path, *, with_backup: bool) -> Figures:
    """All figures of one size."""
    figures = Figures(articles=articles)
    postmaster = int((home / "postgres" / "postmaster.pid").read_text().split()[0])
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        [size] = cursor.fetchone() or (0,)
    figures.rows["database, KB per article"] = f"{size / articles / 1000:.1f}"
    search_all(figures, connection)
    crawl_and_clean(figures, connection, postmaster)
    plan_crawl(figures)
    request_pages(figures, connection)
    run_upkeep(figures, home, with_backup=with_backup)
    return figures


def prepare(connection: Connection) -> None:
    """Crawl and clean what the rows are copied from, and make the texts."""
    with serving(len(SITES), SAMPLES // len(SITES)):
        command("crawl", *_SITES, "--since", _DAY)
        command("clean")
    take_samples(connection)
    stage(connection)
    add_runs(connection)


def stored_articles(connection: Connection) -> int | None:
    """How many generated articles there are; ``None`` if nothing was prepared."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('growth_sample') IS NOT NULL")
        if cursor.fetchall() != [(True,)]:
            return None
        cursor.execute("SELECT count(*) FROM event_report WHERE article ~ '^x[0-9]{9}$'")
        [number] = cursor.fetchone() or (0,)
        return int(number)


def grow(connection: Connection, stored: int, size: int) -> None:
    """Add what is missing to a size; the index of terms is built in a session of its own beside the other rows."""

    def build() -> None:
        with closing(connect()) as beside:
            build_indexes(beside)

    set_durability(connection, "off")
    fill_rows(connection, stored, size - 1)
    with ThreadPoolExecutor(1) as pool:
        built = pool.submit(build)
        copy_rows(connection, stored, size - 1)
        built.result()
    set_durability(connection, "on")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
    connection.autocommit = False


def set_durability(connection: Connection, fsync: str) -> None:
    """Whether Postgres waits for the disk; while the store is filled there is nothing to lose."""
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER SYSTEM SET fsync = {fsync}")
        cursor.execute("SELECT pg_reload_conf()")
    connection.autocommit = False


def print_table(found: Sequence[Figures]) -> None:
    """One row per thing, one column per size."""
    print(f"\n| | {' | '.join(f'{one.articles:,}' for one in found)} |\n|---|{'---|' * len(found)}")
    for name in dict.fromkeys(name for one in found for name in one.rows):
        print(f"| {name} | {' | '.join(one.rows.get(name, '') for one in found)} |")
    print("\nCPU: of the command and of Postgres. Pages: middle and slowest of five, alone; while cleaning; the first.")


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000], help="multiples of 1,000")
    parser.add_argument("--home", type=Path, help="keep the store here, for further runs")
    parser.add_argument("--no-backup", action="store_true", help="a backup of a million takes as much room again")
    parser.add_argument("--fill", action="store_true", help="fill the store in --home only, and measure another time")
    given = parser.parse_args()
    with nullcontext(str(given.home)) if given.home else tempfile.TemporaryDirectory(prefix="thidua-bench-") as name:
        home = Path(name)
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o755)
        for variable in ("THIDUA_DATABASE_URL", "THIDUA_ARCHIVE_URL", "THIDUA_TOKEN", "THIDUA_RATE_LIMIT"):
            os.environ.pop(variable, None)
        os.environ |= {"THIDUA_HOME": name, "THIDUA_SITES_DIR": str(home / "catalogue")}
        write_catalogue(home / "catalogue")
        found = []
        try:
            connection = connect()
            stored = stored_articles(connection)
            if stored is None:
                prepare(connection)
                stored = 0
            for size in sorted(given.sizes):
                if size > stored:
                    grow(connection, stored, size)
                    stored = size
                if given.fill:
                    continue
                found.append(measure(connection, size, home, with_backup=not given.no_backup))
                print_table(found)
            connection.close()
        finally:
            stop_embedded()


if __name__ == "__main__":
    main()
