"""A year of a catalogue's life on a simulated clock, with faults of every kind.

    .venv/bin/python -m benchmarks.year.run [--sites 270] [--days 365] [--hours 6]

Real: Postgres, the schedule of visits, the crawl's decisions, WARC and hand-over, landing, archive, cleaning, linking,
events, verdicts on sites, alerts over HTTP to a webhook on loopback, joining of files. Not real: the clock, the web (each
site answers in the crawler's process), Scrapy, robots' and politeness' waiting, Airflow. The archive lies in memory where the
machine has /dev/shm.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from unittest.mock import patch

from articles.search.filters import Filters
from articles.timezone import VIETNAM
from benchmarks.year.faults import plan_faults
from benchmarks.year.measuring import Findings, Message, fault_table, measure
from benchmarks.year.simulation import Simulation, Year, make_sites, write_site_files
from pipeline.alerts.sending import make_alert
from storage.db import embedded_server

FIRST = datetime(2026, 1, 1, tzinfo=VIETNAM)
SHORT = Year(sites=10, first=datetime(2026, 2, 3, tzinfo=VIETNAM), days=26, hours=24)
"""For tests: a few sites, the month of Tết, every kind of fault once."""


@contextmanager
def listening(messages: list[Message], simulation: Simulation) -> Iterator[str]:
    """A webhook on loopback that keeps what it receives; its Apprise address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            messages.append(Message(at=simulation.now, title=body["title"], text=body["message"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"json://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def live(year: Year, home: Path, *, each: int, system_each: int) -> tuple[Simulation, Findings]:
    """Live through a year in a home of its own, with the server that the environment names or starts there."""
    sites = make_sites(year)
    faults = plan_faults(
        list(sites), year.first, year.days, year.hours, random.Random(year.seed), each=each, system_each=system_each
    )
    write_site_files(sites, home / "made-sites")
    simulation = Simulation(year, sites, faults)
    messages: list[Message] = []
    with patch.dict(os.environ, {"THIDUA_SITES_DIR": str(home / "made-sites")}), listening(messages, simulation) as url:
        make_alert("stories", url=url, filters=Filters(), now=year.first)
        make_alert("health", url=url, kind="health", now=year.first)
        requested = simulation.run(progress=_show)
        return simulation, measure(simulation, requested, messages)


def _show(now: datetime) -> None:
    if now.hour == 0 and now.day == 1:
        print(f"{now:%Y-%m-%d}", file=sys.stderr, flush=True)


def report(simulation: Simulation, found: Findings, seconds: float) -> list[str]:
    """The tables of a year."""
    year, faults = simulation.year, simulation.faults
    site_years = year.sites * year.days / 365
    spent = simulation.spent
    return [
        f"{year.sites} sites, {year.days} days in rounds of {year.hours} h: {simulation.visits} visits, "
        f"{found.requests} requests, {len(faults)} faults of {len({f.kind for f in faults})} kinds, {seconds / 60:.1f} minutes.",
        "",
        "| what | figure |",
        "|---|---|",
        f"| articles published and due | {found.published} |",
        f"| missing from the store | {len(found.missing)} |",
        f"| stored twice | {len(found.twice)} |",
        f"| stories sent by the alert, of those stored | {found.told} of {found.stories} |",
        f"| sent twice | {len(found.told_again)} |",
        f"| alarms about sites | {found.alarms} |",
        f"| false ones, per site and year | {len(found.false_alarms) / site_years:.3f} |",
        f"| faults not named within two due visits | {len(found.unnamed)} |",
        f"| articles sent whole again without a change | {found.needless} |",
        f"| … after what came first was lost in a fault of the installation | {found.after_loss} |",
        f"| … by a redirect to an address found anew | {found.by_redirect} |",
        f"| articles asked for more than six times | {found.asked_often} |",
        f"| addresses asked twice in one crawl, retries apart | {found.within_a_crawl} |",
        f"| requests with a validator | {found.conditional} |",
        f"| unexpected errors | {len(simulation.unexpected)} |",
        "",
        *fault_table(faults),
        "",
        "| step | times | seconds | ms each |",
        "|---|---|---|---|",
        *(
            f"| {name} | {spent.times[name]} | {spent.seconds[name]:.0f} | {1000 * spent.seconds[name] / spent.times[name]:.0f} |"
            for name in spent.times
        ),
        "",
        "| stored | bytes or rows |",
        "|---|---|",
        *(f"| {name} | {size} |" for name, size in sorted(found.sizes.items(), key=lambda pair: -pair[1])[:16]),
    ]


def archive_bytes(home: Path) -> dict[str, int]:
    """Bytes of the archive by kind of file."""
    found: dict[str, int] = {}
    for path in (home / "archive").rglob("*"):
        if path.is_file():
            kind = "archive: " + ("WARC" if path.name.endswith(".warc.gz") else "lines")
            found[kind] = found.get(kind, 0) + path.stat().st_size
            found[f"{kind}, files"] = found.get(f"{kind}, files", 0) + 1
    return found


@contextmanager
def made_home() -> Iterator[Path]:
    """A home with a server of its own for the length of a block, in memory where the machine has such a folder."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        home = Path(folder) / "home"
        home.parent.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("THIDUA_")}
        with patch.dict(os.environ, {**kept, "THIDUA_HOME": str(home)}, clear=True):
            server = embedded_server()
            server.start()
            os.environ["THIDUA_DATABASE_URL"] = server.url()  # otherwise each connection first checks whether it runs
            try:
                yield home
            finally:
                server.stop()


def main() -> int:
    """Live through the year and print its tables; returns 1 if it was not a good one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=270)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--hours", type=int, default=6)
    parser.add_argument("--each", type=int, default=4, help="faults of each kind that a site has")
    given = parser.parse_args()
    logging.getLogger("thidua").setLevel(logging.CRITICAL)  # the faults fill it with tracebacks
    year = Year(sites=given.sites, first=FIRST, days=given.days, hours=given.hours)
    started = time.monotonic()
    with made_home() as home:
        simulation, found = live(year, home, each=given.each, system_each=3)
        found.sizes.update(archive_bytes(home))
    print("\n".join(report(simulation, found, time.monotonic() - started)))
    for word, names in (
        ("missing", found.missing),
        ("twice", found.twice),
        ("unnamed", found.unnamed),
        ("false alarm", found.false_alarms),
        ("unexpected", simulation.unexpected),
    ):
        for name in names[:20]:
            print(f"{word}: {name}", file=sys.stderr)
    return int(not found.is_good or bool(simulation.unexpected))


if __name__ == "__main__":
    raise SystemExit(main())
