"""All DAGs, run by a real Airflow on real sites and a real Postgres."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from articles.timezone import VIETNAM
from crawler.replay import start_replay
from pipeline.alerts.sending import make_alert
from services import airflow
from services.airflow import AirflowClient, AirflowError
from services.supervisor import Supervisor
from settings import REPOSITORY
from storage.db import connect, embedded_server, opened, rows
from storage.search import Filters
from tests.pipeline.channel import open_channel
from tests.pipeline.recorded import command, expected_articles, site_ids

TIMEOUT_S = 240
UPKEEP = ("watch_sites", "send_digest", "maintain_archive")
DAGS = tuple(path.stem for path in (REPOSITORY / "dags").glob("*.py"))


@pytest.fixture(scope="module")
def own_home(tmp_path_factory: pytest.TempPathFactory, module_monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with an embedded Postgres of its own: Airflow keeps its metadata there."""
    folder = tmp_path_factory.mktemp("airflow") / "home"
    module_monkeypatch.setenv("THIDUA_HOME", str(folder))
    module_monkeypatch.delenv("THIDUA_DATABASE_URL", raising=False)
    yield folder
    embedded_server().stop()


@pytest.fixture(scope="module")
def client(own_home: Path, module_monkeypatch: pytest.MonkeyPatch) -> Iterator[AirflowClient]:
    """One Airflow for all tests of this module; its catalogue is the recorded sites and one that is down."""
    sites = own_home.parent / "sites"
    sites.mkdir()
    (sites / "down.toml").write_text('name = "Down"\nurl = "http://127.0.0.1:9/"\nkind = "portal"\n')
    with start_replay(0) as replay:
        module_monkeypatch.setenv("THIDUA_SITES_DIR", f"{replay.sites_dir}:{sites}")
        connect().close()
        port = airflow.free_port(0)
        env = airflow.environment(port=port, extra={"THIDUA_CRAWL_SCHEDULE": "none"})
        airflow.migrate(env)
        supervisor = Supervisor(say=print, restart=False)
        try:
            for process in airflow.processes(env, triggerer=False):
                supervisor.start(process)
            client = AirflowClient(port=port)
            client.wait_until_up(alive=supervisor.check)
            client.wait_for_dags(*DAGS, alive=supervisor.check)
            client.make_pools()
            yield client
        finally:
            supervisor.stop()


@dataclass(frozen=True, kw_only=True)
class Ended:
    """A run that ended: its state, its tasks' states by task, and the pool of each task."""

    run_id: str
    state: str
    tasks: dict[str, list[str]]
    pools: dict[str, str]


def run(client: AirflowClient, dag: str, conf: dict[str, Any]) -> Ended:
    """Trigger a DAG and wait for its end."""
    return ended(client, dag, client.trigger(dag, conf))


def ended(client: AirflowClient, dag: str, run_id: str) -> Ended:
    """Wait for a run."""
    state = client.wait_for_run(dag, run_id, alive=lambda: None, timeout_s=TIMEOUT_S)
    tasks: dict[str, list[str]] = {}
    found = client.tasks_of(dag, run_id)
    for task in found:
        tasks.setdefault(task["task_id"], []).append(task["state"])
    return Ended(run_id=run_id, state=state, tasks=tasks, pools={task["task_id"]: task["pool"] for task in found})


@pytest.fixture(scope="module")
def first(client: AirflowClient) -> Ended:
    """The first crawl, of all recorded sites and one that is down."""
    return run(client, "crawl_sites", {"sites": [*site_ids(), "down"]})


@pytest.fixture(scope="module")
def side_by_side(client: AirflowClient, first: Ended) -> dict[str, Ended]:
    """Runs that have nothing to do with one another, triggered together."""
    wait_for_cleaning(client)
    asked: dict[str, tuple[str, dict[str, Any]]] = {
        "named": ("crawl_sites", {"sites": [site_ids()[0]], "recheck_days": 1}),
        "unknown": ("crawl_sites", {"sites": ["no_such_site"]}),
        "backfill": ("backfill_sites", {"sites": [site_ids()[1]], "since": "2023-01-01"}),
        **{dag: (dag, {}) for dag in UPKEEP},
    }
    triggered = {name: (dag, client.trigger(dag, conf)) for name, (dag, conf) in asked.items()}
    return {name: ended(client, dag, run_id) for name, (dag, run_id) in triggered.items()}


def stored_articles() -> int:
    with opened() as connection, connection.cursor() as cursor:
        count: int = rows(cursor, "SELECT count(*) AS n FROM article")[0]["n"]
        return count


def wait_for_cleaning(client: AirflowClient) -> str:
    ends = time.monotonic() + TIMEOUT_S
    while (run_id := client.newest_run("clean_articles", after=None)) is None:
        assert time.monotonic() < ends, "the new pages started no cleaning"
        time.sleep(0.5)
    return client.wait_for_run("clean_articles", run_id, alive=lambda: None, timeout_s=TIMEOUT_S)


def test_a_site_that_fails_is_seen_and_holds_nobody_back(client: AirflowClient, first: Ended) -> None:
    assert first.state == "failed"
    assert first.tasks["crawl_batch"] == ["failed"]
    assert first.tasks["announce_pages"] == ["success"]
    assert wait_for_cleaning(client) == "success"
    assert stored_articles() == len(expected_articles())
    with opened() as connection, connection.cursor() as cursor:
        outcomes = {r["site"]: r["outcome"] for r in rows(cursor, "SELECT site, outcome FROM crawl_run_site")}
    assert outcomes == {**dict.fromkeys(site_ids(), "ok"), "down": "failed"}


def test_a_run_by_hand_on_named_sites_is_green(side_by_side: dict[str, Ended]) -> None:
    named = side_by_side["named"]
    assert named.state == "success"
    assert named.tasks["crawl_batch"] == ["success"]
    assert named.tasks["report_failed_batches"] == ["skipped"]


def test_a_backfill_runs_in_its_own_pool(client: AirflowClient, side_by_side: dict[str, Ended]) -> None:
    assert client.request("GET", "/pools/backfill")["slots"] == 2
    backfill = side_by_side["backfill"]
    assert backfill.state == "success"
    assert backfill.pools == {
        "choose_sites": "default_pool",
        "backfill_site": "backfill",
        "announce_pages": "default_pool",
    }


def test_a_site_that_is_not_in_the_catalogue_fails_at_once_and_says_so(side_by_side: dict[str, Ended]) -> None:
    unknown = side_by_side["unknown"]
    assert unknown.state == "failed"
    assert "no site 'no_such_site'" in airflow.failure_reason("crawl_sites", unknown.run_id)


@pytest.mark.parametrize("dag", UPKEEP)
def test_upkeep_by_hand_is_green(side_by_side: dict[str, Ended], dag: str) -> None:
    assert side_by_side[dag].state == "success"


def test_cleaning_everything_by_hand_changes_nothing_and_sends_the_alerts(
    client: AirflowClient, side_by_side: dict[str, Ended]
) -> None:
    stored = stored_articles()
    with open_channel() as channel:
        make_alert("all", url=channel.url, filters=Filters(), backlog=True, now=datetime.now(VIETNAM))
        before = client.newest_run("send_alerts", after=None)
        cleaned = run(client, "clean_articles", {"all": True})
        assert cleaned.state == "success"
        assert cleaned.tasks == {"clean_shard": ["success"], "announce_articles": ["success"]}
        assert stored_articles() == stored
        ends = time.monotonic() + TIMEOUT_S
        while (run_id := client.newest_run("send_alerts", after=None)) in (None, before):
            assert time.monotonic() < ends, "the cleaning sent no alert"
            time.sleep(0.5)
        assert client.wait_for_run("send_alerts", run_id, alive=lambda: None, timeout_s=TIMEOUT_S) == "success"
        with opened() as connection, connection.cursor() as cursor:
            stories = [row["id"] for row in rows(cursor, "SELECT id FROM shown_article ORDER BY id")]
        assert sorted(channel.stories()) == stories


@pytest.mark.parametrize("sites", [["x; rm -rf /"], ["../etc"], "all"])
def test_a_parameter_that_is_no_site_id_is_refused(client: AirflowClient, sites: Any) -> None:
    with pytest.raises(AirflowError, match="400"):
        client.trigger("crawl_sites", {"sites": sites})


def test_the_api_answers_nobody_without_a_token(client: AirflowClient) -> None:
    assert httpx.get(f"{client.url}/api/v2/dags", verify=False).status_code == 401


def test_commands_share_the_server_with_a_running_airflow(client: AirflowClient) -> None:
    done = subprocess.run(command("search", "thi dua", "--json", "--limit", "1"), capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
