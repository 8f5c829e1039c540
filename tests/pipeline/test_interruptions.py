"""kill -9 of the crawl, of the cleaning and of Postgres: the next run ends with the rows of an undisturbed one."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from crawler.replay import Replay
from storage.db import embedded_server
from tests.conftest import empty_home
from tests.pipeline.recorded import command, run_once, serve, site_ids, snapshot, thidua

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def replay(module_monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    with serve(module_monkeypatch) as served:
        yield served


@pytest.fixture(scope="module")
def undisturbed(replay: Replay, tmp_path_factory: pytest.TempPathFactory, server_home: Path) -> Rows:
    """The rows after one run that nothing disturbed."""
    with pytest.MonkeyPatch.context() as patch, empty_home(tmp_path_factory.mktemp("calm"), server_home, patch):
        run_once()
        return snapshot()


def killed(arguments: list[str], when: Callable[[], bool]) -> None:
    """Start a command and kill it with all its children as soon as something holds."""
    running = subprocess.Popen(
        command(*arguments), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_for(when, running)
    os.killpg(running.pid, signal.SIGKILL)
    assert running.wait(30) == -signal.SIGKILL, "it ended before it was killed: nothing was tested"


def wait_for(when: Callable[[], bool], running: subprocess.Popen[Any]) -> None:
    ends = time.monotonic() + 60
    while not when():
        assert running.poll() is None, "it ended too early: nothing was tested"
        assert time.monotonic() < ends
        time.sleep(0.01)


def lines_spooled(home: Path) -> int:
    return sum(file.read_bytes().count(b"\n") for file in home.glob("spool/*/*.jsonl"))


def articles_stored(url: str) -> int:
    try:
        connection = psycopg2.connect(url)
    except psycopg2.OperationalError:
        return 0
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM article")
            row = cursor.fetchone()
            return int(row[0]) if row else 0
    except psycopg2.errors.UndefinedTable:
        return 0
    finally:
        connection.close()


@pytest.mark.parametrize("lines", [8, 60])
def test_after_a_killed_crawl_the_next_run_stores_the_same(
    replay: Replay, undisturbed: Rows, home: Path, lines: int
) -> None:
    killed(["crawl", *site_ids()], lambda: lines_spooled(home) >= lines)
    run_once()
    after = snapshot()
    assert after["articles"] == undisturbed["articles"]
    assert after["edges"] == undisturbed["edges"]
    assert list(home.glob("spool/*")) == []


def test_a_killed_crawl_repeats_no_landed_request(replay: Replay, home: Path) -> None:
    replay.requests.clear()
    killed(["crawl", *site_ids()], lambda: lines_spooled(home) >= 60)
    # The crawler's children end with it; whatever request was in flight has been answered by then.
    time.sleep(1)
    before = {(r.site, r.path) for r in replay.requests.snapshot() if r.status == 200}
    in_flight = 2 * len(site_ids())
    replay.requests.clear()
    thidua("crawl", *site_ids())
    articles = {(a["site"], a["url_fingerprint"]): a["times"] for a in snapshot()["pages"]}
    assert before
    assert sum(times - 1 for times in articles.values()) <= in_flight


def test_after_a_killed_cleaning_the_next_one_stores_the_same(replay: Replay, undisturbed: Rows, home: Path) -> None:
    thidua("crawl", *site_ids())
    killed(["clean"], lambda: articles_stored(os.environ["THIDUA_DATABASE_URL"]) > 0)
    thidua("clean")
    after = snapshot()
    assert after["articles"] == undisturbed["articles"]
    assert after["edges"] == undisturbed["edges"]


def test_after_a_killed_postgres_the_next_cleaning_stores_the_same(
    replay: Replay, undisturbed: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIDUA_HOME", str(tmp_path / "own"))
    monkeypatch.delenv("THIDUA_DATABASE_URL", raising=False)
    server = embedded_server()
    try:
        thidua("crawl", *site_ids())
        cleaning = subprocess.Popen(command("clean"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        wait_for(lambda: articles_stored(server.url()) > 0, cleaning)
        os.kill(int((server.folder / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        _, said = cleaning.communicate(timeout=60)
        assert cleaning.returncode == 1
        assert said.startswith("thidua: ")
        assert said.count("\n") == 1
        thidua("clean")
        after = snapshot()
        assert after["articles"] == undisturbed["articles"]
        assert after["edges"] == undisturbed["edges"]
    finally:
        server.stop()
