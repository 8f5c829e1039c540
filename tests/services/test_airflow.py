"""All DAGs, run by a real Airflow on real sites and a real Postgres."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
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


def run(client: AirflowClient, dag: str, conf: dict[str, Any]) -> tuple[str, dict[str, list[str]]]:
    """Trigger a DAG and wait; its state, and its tasks' states by task."""
    run_id = client.trigger(dag, conf)
    state = client.wait_for_run(dag, run_id, alive=lambda: None, timeout_s=TIMEOUT_S)
    tasks: dict[str, list[str]] = {}
    for task in client.tasks_of(dag, run_id):
        tasks.setdefault(task["task_id"], []).append(task["state"])
    return state, tasks


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


def test_a_site_that_fails_is_seen_and_holds_nobody_back(client: AirflowClient) -> None:
    state, tasks = run(client, "crawl_sites", {"sites": [*site_ids(), "down"]})
    assert state == "failed"
    assert tasks["crawl_batch"] == ["failed"]
    assert tasks["announce_pages"] == ["success"]
    assert wait_for_cleaning(client) == "success"
    assert stored_articles() == len(expected_articles())
    with opened() as connection, connection.cursor() as cursor:
        outcomes = {r["site"]: r["outcome"] for r in rows(cursor, "SELECT site, outcome FROM crawl_run_site")}
    assert outcomes == {**dict.fromkeys(site_ids(), "ok"), "down": "failed"}


def test_a_run_by_hand_on_named_sites_is_green(client: AirflowClient) -> None:
    state, tasks = run(client, "crawl_sites", {"sites": [site_ids()[0]], "recheck_days": 1})
    assert state == "success"
    assert tasks["crawl_batch"] == ["success"]
    assert tasks["report_failed_batches"] == ["skipped"]


def test_a_backfill_runs_in_its_own_pool(client: AirflowClient) -> None:
    client.make_pools()
    assert client.request("GET", "/pools/backfill")["slots"] == 2
    run_id = client.trigger("backfill_sites", {"sites": [site_ids()[0]], "since": "2023-01-01"})
    assert client.wait_for_run("backfill_sites", run_id, alive=lambda: None, timeout_s=TIMEOUT_S) == "success"
    pools = {task["task_id"]: task["pool"] for task in client.tasks_of("backfill_sites", run_id)}
    assert pools == {"choose_sites": "default_pool", "backfill_site": "backfill", "announce_pages": "default_pool"}


def test_cleaning_everything_by_hand_is_green_and_changes_nothing(client: AirflowClient) -> None:
    before = stored_articles()
    assert run(client, "clean_articles", {"all": True}) == (
        "success",
        {"clean_shard": ["success"], "announce_articles": ["success"]},
    )
    assert stored_articles() == before


def test_a_cleaning_sends_the_alerts_by_itself(client: AirflowClient) -> None:
    with open_channel() as channel:
        make_alert("all", url=channel.url, filters=Filters(), backlog=True, now=datetime.now(VIETNAM))
        before = client.newest_run("send_alerts", after=None)
        assert run(client, "clean_articles", {})[0] == "success"
        ends = time.monotonic() + TIMEOUT_S
        while (run_id := client.newest_run("send_alerts", after=None)) in (None, before):
            assert time.monotonic() < ends, "the cleaning sent no alert"
            time.sleep(0.5)
        assert client.wait_for_run("send_alerts", run_id, alive=lambda: None, timeout_s=TIMEOUT_S) == "success"
        with opened() as connection, connection.cursor() as cursor:
            stories = [row["id"] for row in rows(cursor, "SELECT id FROM shown_article ORDER BY id")]
        assert sorted(channel.stories()) == stories


@pytest.mark.parametrize("dag", ["watch_sites", "send_digest", "maintain_archive"])
def test_upkeep_by_hand_is_green(client: AirflowClient, dag: str) -> None:
    assert run(client, dag, {})[0] == "success"


@pytest.mark.parametrize("sites", [["x; rm -rf /"], ["../etc"], "all"])
def test_a_parameter_that_is_no_site_id_is_refused(client: AirflowClient, sites: Any) -> None:
    with pytest.raises(AirflowError, match="400"):
        client.trigger("crawl_sites", {"sites": sites})


def test_a_site_that_is_not_in_the_catalogue_fails_at_once_and_says_so(client: AirflowClient) -> None:
    run_id = client.trigger("crawl_sites", {"sites": ["no_such_site"]})
    assert client.wait_for_run("crawl_sites", run_id, alive=lambda: None, timeout_s=60) == "failed"
    assert "no site 'no_such_site'" in airflow.failure_reason("crawl_sites", run_id)


def test_the_api_answers_nobody_without_a_token(client: AirflowClient) -> None:
    assert httpx.get(f"{client.url}/api/v2/dags", verify=False).status_code == 401


def test_commands_share_the_server_with_a_running_airflow(client: AirflowClient) -> None:
    done = subprocess.run(command("search", "thi dua", "--json", "--limit", "1"), capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
