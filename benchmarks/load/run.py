"""The web application under load while cleaning runs: requests at a fixed rate, however long the answers take.

    .venv/bin/python -m benchmarks.load.run [--rate 100] [--seconds 60] [--articles 100000] [--rare 0.5]

Requests are sent when their moment comes, not when an earlier one is answered, and a request's time counts from that moment:
a server that falls behind cannot hide it. Beside it ``thidua clean --all`` goes over the recorded sites' pages again and
again, in the same database.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from benchmarks.search.store import fill, stage
from crawler.replay import start_replay
from storage.db import connect, stop_embedded

THIDUA = str(Path(sys.executable).parent / "thidua")
# What readers request: mostly searches and articles, now and then an overview. Share of the requests, kind, addresses.
_QUERIES = (
    "thi đua",
    "khen thưởng",
    "bằng khen của Thủ tướng Chính phủ",
    "xây dựng nông thôn mới",
    "Sơn417",
    "thi dua yeu nuoc",
)
_MIX: tuple[tuple[float, str, tuple[str, ...]], ...] = (
    (0.35, "search", tuple(f"/search?q={query}" for query in _QUERIES)),
    (0.10, "search in a province", ("/search?q=thi đua&province=lam-dong", "/search?q=khen thưởng&province=ca-mau")),
    (0.25, "article", ()),
    (0.10, "API", ("/api/articles?q=thi đua&limit=20", "/api/articles?province=lam-dong")),
    (0.08, "overview", ("/",)),
    (0.06, "feed", ("/feed.atom?q=thi đua",)),
    (0.06, "sites", ("/sites", "/provinces")),
)


@dataclass(kw_only=True, slots=True)
class Answers:
    """Seconds of every answer by kind, and errors by kind."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)


async def load(base: str, addresses: Sequence[tuple[str, str]], rate: float) -> Answers:
    """Send the requests, one every ``1 / rate`` seconds; their times count from when they were due."""
    found = Answers()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=200)
    async with httpx.AsyncClient(base_url=base, timeout=30, limits=limits) as client:
        started = time.perf_counter()

        async def ask(number: int, kind: str, address: str) -> None:
            due = started + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            try:
                answer = await client.get(address)
                if answer.status_code != 200:
                    found.errors[f"{kind}: HTTP {answer.status_code}"] += 1
            except httpx.HTTPError as error:
                found.errors[f"{kind}: {type(error).__name__}"] += 1
            found.seconds[kind].append(time.perf_counter() - due)

        await asyncio.gather(*(ask(n, kind, address) for n, (kind, address) in enumerate(addresses)))
    return found


def choose(count: int, articles: Sequence[str], rng: random.Random, *, rare: float = 0.0) -> list[tuple[str, str]]:
    """Some requests of the mix in random order: (kind, address).

    Args:
        rare: share of the searches that nobody else makes: their words and filters are drawn one by one.
    """
    chosen = []
    for _, kind, addresses in rng.choices(_MIX, weights=[share for share, _, _ in _MIX], k=count):
        if kind == "search" and rng.random() < rare:
            day = f"{rng.randint(2019, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            chosen.append(("search, asked once", f"/search?q={rng.choice(_QUERIES)}&since={day}"))
        else:
            chosen.append((kind, rng.choice(addresses) if addresses else f"/articles/{rng.choice(articles)}"))
    return chosen


@contextmanager
def cleaning(times: list[float], sites: Sequence[str]) -> Iterator[None]:
    """Clean some sites again and again for the length of a block; the seconds of each time are added to a list."""
    ends = threading.Event()

    def run() -> None:
        while not ends.is_set():
            started = time.perf_counter()
            command = [THIDUA, "clean", "--all", *(f"--site={site}" for site in sites)]
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while child.poll() is None and not ends.wait(0.2):
                pass
            if child.poll() is None:  # a new version's rules go over the whole store, which takes longer than the load
                child.terminate()
            elif child.returncode == 0:
                times.append(time.perf_counter() - started)
            child.wait()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        ends.set()
        thread.join()


@contextmanager
def serving() -> Iterator[str]:
    """The web application on a port of its own; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([THIDUA, "serve", "--port", str(port)], stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                httpx.get(f"{base}/healthz", timeout=5).raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield base
    finally:
        server.terminate()
        server.wait(30)


def fill_store(articles: int) -> tuple[list[str], list[str]]:
    """A store of generated articles besides the recorded sites' own: ids of some of the former, and of these sites.

    A store that has them already, from a run with the same ``--home``, is left as it is.
    """
    replay = start_replay(0)
    os.environ["THIDUA_SITES_DIR"] = str(replay.sites_dir)
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM article WHERE id ~ '^x[0-9]{9}$'")
        [(known,)] = cursor.fetchall()
    if known < articles - 1:
        subprocess.run([THIDUA, "run", *(site.id for site in replay.sites)], check=True, stdout=subprocess.DEVNULL)
        stage(connection)
        fill(connection, 0, articles - 1)
    connection.close()
    rng = random.Random(3)
    some = [f"x{n:09}" for n in (rng.randrange(articles) // 10 * 10 for _ in range(500))]
    return some, [site.id for site in replay.sites]


def table(found: Answers, asked: int, cleaned: Sequence[float]) -> list[str]:
    """The figures by kind of request, and of all."""
    lines = ["| requests | number | median, ms | p95, ms | p99, ms |", "|---|---|---|---|---|"]
    every = [second for seconds in found.seconds.values() for second in seconds]
    for kind, seconds in (*sorted(found.seconds.items()), ("all", every)):
        cuts = statistics.quantiles(seconds, n=100)
        lines.append(
            f"| {kind} | {len(seconds)} | {1000 * cuts[49]:.0f} | {1000 * cuts[94]:.0f} | {1000 * cuts[98]:.0f} |"
        )
    lines.append("")
    lines.append(
        f"{asked} requests, {sum(found.errors.values())} errors {dict(found.errors) or ''}; cleaned {len(cleaned)} times."
    )
    return lines


def main() -> int:
    """Fill, load and print; returns 1 if p95 is above half a second or a request failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=100.0, help="requests a second")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rare", type=float, default=0.0, help="share of the searches that are asked once only")
    parser.add_argument(
        "--home", type=Path, help="keep the store here, for further runs; filling 100,000 takes 20 minutes"
    )
    given = parser.parse_args()
    if given.home:
        given.home.mkdir(parents=True, exist_ok=True)
    with nullcontext(str(given.home)) if given.home else tempfile.TemporaryDirectory() as home:
        Path(home).chmod(0o755)
        os.environ["THIDUA_HOME"] = home
        for name in ("THIDUA_DATABASE_URL", "THIDUA_ARCHIVE_URL", "THIDUA_TOKEN", "THIDUA_RATE_LIMIT"):
            os.environ.pop(name, None)
        try:
            articles, sites = fill_store(given.articles)
            addresses = choose(int(given.rate * given.seconds), articles, random.Random(4), rare=given.rare)
            cleaned: list[float] = []
            with serving() as base:
                asyncio.run(load(base, addresses[:50], 5.0))  # everything is loaded, caches are warm
                with cleaning(cleaned, sites):
                    found = asyncio.run(load(base, addresses, given.rate))
            print("\n".join(table(found, len(addresses), cleaned)))
        finally:
            stop_embedded()
    every = sorted(second for seconds in found.seconds.values() for second in seconds)
    return int(bool(found.errors) or every[int(len(every) * 0.95)] > 0.5)


if __name__ == "__main__":
    raise SystemExit(main())
