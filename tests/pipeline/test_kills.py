"""kill -9 at every commit point of crawl, land, clean, link, alert and compact: the next run ends with the same rows.

The points stand in a table by name; a calm run must meet exactly these. Every point is killed before and after it the
first time it is met, and where a step meets it often, in the middle too.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import psycopg2
import psycopg2.sql
import pytest

import pipeline.clean
from pipeline.alerts.sending import make_alert, send_alerts
from pipeline.clean import CleanOptions, clean
from pipeline.crawl import CrawlOptions, crawl
from pipeline.maintain import compact
from pipeline.spool import abandoned_spools
from storage.db import embedded_server, opened, rows, transaction
from storage.errors import StorageError
from storage.search import Filters
from storage.server import EmbeddedServer
from tests.crawler.hostile.server import HostileSite, HostileWeb
from tests.crawler.hostile.traps import honest, item, listing
from tests.pipeline import archived
from tests.pipeline.channel import STORY_ID, Channel, open_channel
from tests.pipeline.commit_points import ALERT, CLEAN, COMPACT, CRAWL, LAND
from tests.pipeline.killing import Kill, handing_over, run_forked
from tests.pipeline.recorded import command

SITES = ("goc", "chep")
START = 505
NOW = datetime.now(UTC)
LATER = NOW + timedelta(minutes=1)
"""When what was killed is run again."""

OFTEN = ("record crawler.warc.SpoolWriter.write_exchange", "line PageRecord crawler.pipelines.HandoverPipeline._write")
MIDDLE = 9
"""Points that a step meets many times are killed after the ninth too."""

Rows = dict[str, list[dict[str, Any]]]
_PAGES = {
    "page": """
SELECT site, url, kind, outcome, status, digest, listed_at, count(*) AS times, count(warc) AS archived
FROM page WHERE kind = 'article' AND outcome = 'fetched' GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2""",
    "address": "SELECT site, url, outcome, digest FROM address ORDER BY 1, 2",
    "run": "SELECT DISTINCT site FROM crawl_run_site ORDER BY 1",
    "open": "SELECT run, site FROM crawl_run_site WHERE outcome IS NULL",
}
_ARTICLES = {
    "article": """
SELECT a.id, a.site, a.url, a.title, a.lead, a.body, a.published_at, a.versions, a.relevant, a.cluster,
       NOT EXISTS (SELECT FROM link_waiting w WHERE w.article = a.id) AS linked,
       c.representative, c.size, (SELECT count(*) FROM mention m WHERE m.article = a.id) AS mentions,
       (SELECT f.hashes FROM fingerprint f WHERE f.article = a.id) AS fingerprint
FROM article a JOIN cluster c ON c.id = a.cluster ORDER BY 1""",
    "page": """
SELECT p.site, p.url, c.page_type, c.blocks, c.relearn FROM page p JOIN page_cleaning c ON c.page = p.id
WHERE c.extractor_version IS NOT NULL ORDER BY 1, 2""",
    "edge": "SELECT a, b, kind, similarity FROM edge ORDER BY 1, 2",
    "boilerplate": "SELECT site, block FROM boilerplate ORDER BY 1, 2",
    "layout": "SELECT site, field, place FROM site_layout ORDER BY 1, 2, 3",
    "event": "SELECT article, event FROM event_article ORDER BY 1",
    "search": "SELECT article FROM search_entry ORDER BY 1",
}
_SENT = {
    "delivery": "SELECT alert, article, cluster, state FROM alert_delivery ORDER BY 1, 2",
    "verdict": "SELECT alert, subject, verdict FROM alert_verdict ORDER BY 1, 2",
}
_PLACED = {
    "page": "SELECT handover, line, digest, warc, warc_offset, warc_length FROM page ORDER BY 1, 2",
}


def stored(queries: dict[str, str]) -> Rows:
    with opened() as connection, connection, connection.cursor() as cursor:
        return {name: rows(cursor, sql) for name, sql in queries.items()}


@dataclass(kw_only=True)
class Stage:
    """The home and database as a step finds them, and the rows as it leaves them when nothing disturbs it."""

    step: Callable[[], object]
    again: Callable[[], object]
    """The same step, run after a kill."""
    queries: dict[str, str]
    saved: str = ""
    rows: Rows = field(default_factory=dict)
    points: Counter[str] = field(default_factory=Counter)


class Bench:
    """One database and home that can be put back to what they were before each step."""

    def __init__(
        self, home: Path, server: EmbeddedServer, url: str, channel: Channel, sites: Sequence[HostileSite]
    ) -> None:
        self.home, self.channel, self.sites = home, channel, sites
        self.name = url.partition("?")[0].rpartition("/")[2]
        self.admin = psycopg2.connect(server.url("postgres"))
        self.admin.autocommit = True
        self.kept: list[str] = []

    def _copy(self, of: str, to: str) -> None:
        statements = ("DROP DATABASE IF EXISTS {to} WITH (FORCE)", "CREATE DATABASE {to} TEMPLATE {of}")
        names = {"of": psycopg2.sql.Identifier(of), "to": psycopg2.sql.Identifier(to)}
        with self.admin.cursor() as cursor:
            for statement in statements:
                cursor.execute(psycopg2.sql.SQL(statement).format(**names))

    def keep(self, stage: str) -> str:
        saved = f"{self.name}_{stage}"
        self._copy(self.name, saved)
        self.kept.append(saved)
        shutil.copytree(self.home, self.home.parent / saved)
        return saved

    def put_back(self, saved: str) -> None:
        self._copy(saved, self.name)
        shutil.rmtree(self.home)
        shutil.copytree(self.home.parent / saved, self.home)
        self.channel.messages.clear()

    def close(self) -> None:
        with self.admin.cursor() as cursor:
            for saved in self.kept:
                name = psycopg2.sql.Identifier(saved)
                cursor.execute(psycopg2.sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        self.admin.close()


def serve(web: HostileWeb, folder: Path) -> list[HostileSite]:
    sites = []
    for name, count in zip(SITES, (9, 2), strict=True):
        site = web.serve(HostileSite(name=name))
        sites.append(site)
        made = honest(site, count, START)  # the second site's texts are the first one's
        site.add("/", listing("".join(item(path, piece.title) for path, piece in made)))
        site.add("/robots.txt", "")
        text = f'name = "{name}"\nurl = "{site.origin}/"\nkind = "portal"\nprovince = "lam-dong"\ndelay = 0.0\n'
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return sites


@pytest.fixture(scope="module")
def bench(
    module_home: Path,
    server_home: Path,
    module_monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("sites")
    module_monkeypatch.setenv("THIDUA_SITES_DIR", str(folder))
    module_home.mkdir(parents=True, exist_ok=True)
    web = HostileWeb()
    sites = serve(web, folder)
    with open_channel() as channel:
        server = EmbeddedServer(folder=server_home / "postgres")
        made = Bench(module_home, server, os.environ["THIDUA_DATABASE_URL"], channel, sites)
        try:
            make_alert("stories", url=channel.url, filters=Filters(), backlog=True, now=NOW)
            make_alert("health", url=channel.url, kind="health", now=NOW)
            yield made
        finally:
            made.close()
            web.close()


@pytest.fixture(scope="module")
def stages(bench: Bench) -> dict[str, Stage]:
    """Each step's stage, after a calm run of all of them."""
    made = {
        "crawl": Stage(
            step=lambda: crawl(CrawlOptions(sites=SITES), now=NOW),
            again=lambda: crawl(CrawlOptions(sites=SITES), now=LATER),
            queries=_PAGES,
        ),
        "clean": Stage(
            step=lambda: clean(CleanOptions(), now=NOW),
            again=lambda: clean(CleanOptions(), now=LATER),
            queries=_ARTICLES,
        ),
        "alert": Stage(step=lambda: send_alerts(now=NOW), again=lambda: send_alerts(now=LATER), queries=_SENT),
        "compact": Stage(
            step=lambda: compact(now=archived.OLD), again=lambda: compact(now=archived.OLD), queries=_PLACED
        ),
    }
    for name, stage in made.items():
        if name == "alert":  # a site that fails, for the health alert to report
            with opened() as connection, transaction(connection) as cursor:
                cursor.execute("UPDATE site SET failed_crawls = 4, last_error = 'HTTP 503' WHERE id = 'chep'")
        if name == "compact":  # a month of two files beside those of one
            with opened() as connection:
                archived.fill(connection, bench.home.parent / "visits")
        stage.saved = bench.keep(name)
        if name == "clean":  # forks inherit what this process has loaded
            stage.step()
            bench.put_back(stage.saved)
        stage.points = Counter(run_forked(stage.step, bench.home))
        stage.rows = stored(stage.queries)
    return made


def leftovers(home: Path) -> list[Path]:
    return [
        path
        for path in home.rglob("*")
        if ".part-" in path.name or (path.is_relative_to(home / "spool") and path != home / "spool")
    ]


def each(points: dict[str, str]) -> list[Any]:
    """A kill before and after the first time of each point; before a file is renamed or removed is after all else."""
    found = []
    for name in points:
        is_file = name.startswith(("rename", "remove"))
        middle = MIDDLE if name in OFTEN else 1
        for kill in [Kill(point=name, time=1, is_after=False)] + [Kill(point=name, time=middle, is_after=True)] * (
            not is_file
        ):
            side = "after" if kill.is_after else "before"
            found.append(pytest.param(kill, id=f"{side} {name}"))
    return found


def each_time(points: dict[str, str], times: dict[str, int], *, otherwise: int) -> list[Any]:
    """A kill before and after every time that each point is met; before alone where a file is renamed or removed."""
    return [
        pytest.param(
            Kill(point=name, time=time, is_after=is_after), id=f"{'after' if is_after else 'before'} {name} {time}"
        )
        for name in points
        for time in range(1, times.get(name, otherwise) + 1)
        for is_after in ((False,) if name.startswith(("rename", "remove")) else (False, True))
    ]


def test_a_calm_run_meets_the_points_of_the_table_and_no_other(stages: dict[str, Stage]) -> None:
    for step, table in (("crawl", CRAWL | LAND), ("clean", CLEAN), ("alert", ALERT), ("compact", COMPACT)):
        assert set(stages[step].points) == set(table), step


@pytest.mark.parametrize("kill", each(CRAWL))
def test_a_crawler_killed_at_a_line_loses_no_page_and_repeats_none(
    bench: Bench, stages: dict[str, Stage], kill: Kill
) -> None:
    stage = stages["crawl"]
    bench.put_back(stage.saved)
    for site in bench.sites:
        site.hits.clear()
    assert "killed" in run_forked(stage.step, bench.home, kill=kill)
    run_forked(stage.again, bench.home)
    for site in bench.sites:
        asked = Counter(hit.path for hit in site.hits if hit.path in site.articles)
        assert set(asked) == site.articles
        assert asked.total() <= len(site.articles) + 1, "only what was under way is requested again"
    assert stored(stage.queries) == stage.rows
    assert leftovers(bench.home) == []


@pytest.mark.parametrize("kill", each(LAND))
def test_a_run_killed_while_it_lands_leaves_the_same_rows(bench: Bench, stages: dict[str, Stage], kill: Kill) -> None:
    stage = stages["crawl"]
    bench.put_back(stage.saved)
    hands = handing_over(bench.home.parent / stages["clean"].saved / "archive", bench.home / "handed")
    assert "killed" in run_forked(stage.step, bench.home, kill=kill, crawls=hands)
    run_forked(stage.again, bench.home, crawls=hands)
    assert stored(stage.queries) == stage.rows
    assert leftovers(bench.home) == []


@pytest.mark.parametrize("kill", each(CLEAN))
def test_a_cleaning_killed_at_a_commit_ends_with_the_same_rows(
    bench: Bench, stages: dict[str, Stage], kill: Kill
) -> None:
    stage = stages["clean"]
    bench.put_back(stage.saved)
    assert "killed" in run_forked(stage.step, bench.home, kill=kill)
    run_forked(stage.again, bench.home)
    assert stored(stage.queries) == stage.rows


@pytest.mark.parametrize("kill", each(ALERT))
def test_a_sender_killed_at_a_commit_loses_no_message_and_marks_what_it_repeats(
    bench: Bench, stages: dict[str, Stage], kill: Kill
) -> None:
    stage = stages["alert"]
    bench.put_back(stage.saved)
    assert "killed" in run_forked(stage.step, bench.home, kill=kill)
    run_forked(stage.again, bench.home)
    assert stored(stage.queries) == stage.rows
    for is_health in (True, False):
        messages = [m["message"] for m in bench.channel.messages if ("trạng thái" in m["title"]) == is_health]
        assert messages
        first = [text for text in messages if not text.startswith("(Gửi lại")]
        assert len(first) <= 1, "what is sent a second time is marked"
    told = {story for message in bench.channel.messages for story in STORY_ID.findall(message["message"])}
    assert told == {row["article"] for row in stage.rows["delivery"]}


@pytest.mark.parametrize("kill", each_time(COMPACT, {"remove storage.archive.Archive.remove": 4}, otherwise=3))
def test_an_upkeep_killed_at_any_step_leaves_no_row_without_its_file_and_ends_the_same(
    bench: Bench, stages: dict[str, Stage], kill: Kill
) -> None:
    stage = stages["compact"]
    bench.put_back(stage.saved)
    assert "killed" in run_forked(stage.step, bench.home, kill=kill)
    with opened() as connection:
        archived.bodies(connection)
    run_forked(stage.again, bench.home)
    assert stored(stage.queries) == stage.rows
    assert (
        len(list(bench.home.glob("archive/*/*/*.warc.gz"))) == stage.points["commit storage.archived_pages.move_warcs"]
    )
    assert leftovers(bench.home) == []


def test_a_killed_command_takes_its_crawler_along_and_the_next_one_goes_on(
    bench: Bench, stages: dict[str, Stage]
) -> None:
    stage = stages["crawl"]
    bench.put_back(stage.saved)
    running = subprocess.Popen(command("crawl", *SITES), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ends = time.monotonic() + 60
    while sum(file.read_bytes().count(b"\n") for file in bench.home.glob("spool/*/*.jsonl")) < 6:
        assert running.poll() is None, "it ended before it was killed: nothing was tested"
        assert time.monotonic() < ends
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    running.wait(30)
    # Its crawler holds the spool until it has seen that nobody takes what it hands over.
    while not list(abandoned_spools()) and time.monotonic() < ends:
        time.sleep(0.05)
    run_forked(stage.again, bench.home)
    assert stored(stage.queries) == stage.rows
    assert leftovers(bench.home) == []


def test_after_a_killed_postgres_the_next_cleaning_stores_the_same(
    bench: Bench, stages: dict[str, Stage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIDUA_HOME", str(tmp_path / "own"))
    monkeypatch.delenv("THIDUA_DATABASE_URL")
    server = embedded_server()
    store = pipeline.clean.store_pages

    def store_and_kill(*arguments: Any, **options: Any) -> Any:
        report = store(*arguments, **options)
        postmaster = psutil.Process(int((server.folder / "postmaster.pid").read_text().split()[0]))
        sessions = postmaster.children()
        postmaster.kill()
        psutil.wait_procs(sessions, timeout=10)  # a session goes on while it is never idle
        return report

    try:
        stages["crawl"].step()
        with monkeypatch.context() as patch:
            patch.setattr(pipeline.clean, "store_pages", store_and_kill)
            with pytest.raises(StorageError, match="what was committed is kept"):
                stages["clean"].step()
        stages["clean"].again()
        assert stored(_ARTICLES) == stages["clean"].rows
    finally:
        server.stop()
