"""All services and all DAGs: a real Airflow and web application on real sites and a real Postgres."""

from __future__ import annotations

import shutil
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
from services.supervisor import Process, Supervisor
from settings import REPOSITORY
from storage.db import embedded_server, opened, rows
from storage.search import Filters
from tests.pipeline.channel import open_channel
from tests.pipeline.recorded import command, expected_articles, site_ids
from tests.services.compose import healthcheck, natively, resolved

TIMEOUT_S = 240
START_TIMEOUT_S = 120
DAGS = tuple(path.stem for path in (REPOSITORY / "dags").glob("*.py"))


@dataclass(frozen=True, kw_only=True)
class Running:
    """What runs, and the environment and ports that it runs with."""

    supervisor: Supervisor
    services: dict[str, Any]
    env: dict[str, str]
    ports: dict[int, int]
    """This machine's port by the container's."""
    client: AirflowClient

    def is_healthy(self, name: str) -> bool:
        check = natively(healthcheck(self.services[name]), self.ports)
        return subprocess.run(check, env=self.env, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def own_home(tmp_path_factory: pytest.TempPathFactory, module_monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with an embedded Postgres of its own: Airflow keeps its metadata there."""
    folder = tmp_path_factory.mktemp("running") / "home"
    module_monkeypatch.setenv("THIDUA_HOME", str(folder))
    module_monkeypatch.delenv("THIDUA_DATABASE_URL", raising=False)
    yield folder
    embedded_server().stop()


@pytest.fixture(scope="module")
def running(own_home: Path, module_monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """Everything, once for this module; its catalogue is the recorded sites and one that is down.

    Prepared by Compose's own command, with this machine's Postgres instead of a container's.
    """
    sites = own_home.parent / "sites"
    sites.mkdir()
    (sites / "down.toml").write_text('name = "Down"\nurl = "http://127.0.0.1:9/"\nkind = "portal"\n')
    services = resolved()
    with start_replay(0) as replay:
        module_monkeypatch.setenv("THIDUA_SITES_DIR", f"{replay.sites_dir}:{sites}")
        embedded_server().start()
        ports = {port: airflow.free_port(0) for port in (8080, 8000, 8974)}
        extra = {
            "THIDUA_CRAWL_SCHEDULE": "none",
            "THIDUA_TOKEN": "x" * 64,
            "AIRFLOW_ADMIN_PASSWORD": airflow.admin_password(),
            "AIRFLOW__SCHEDULER__ENABLE_HEALTH_CHECK": "True",
            "AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_SERVER_PORT": str(ports[8974]),
            # A task's end can be seen one such interval late.
            "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL": "1",
            "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.5",
        }
        env = airflow.environment(port=ports[8080], extra=extra)
        prepared = subprocess.run(services["migrate"]["command"], env=env, capture_output=True, text=True, check=False)
        assert prepared.returncode == 0, prepared.stdout[-2000:] + prepared.stderr[-2000:]
        airflow.migrate(env)
        supervisor = Supervisor(say=print, restart=False)
        try:
            for process in airflow.processes(env):
                supervisor.start(process)
            web = natively(services["web"]["command"], ports)
            supervisor.start(Process(name="web", command=web, environment=env, log=own_home.parent / "web.log"))
            client = AirflowClient(port=ports[8080])
            client.wait_until_up(alive=supervisor.check)
            client.wait_for_dags(*DAGS, alive=supervisor.check)
            yield Running(supervisor=supervisor, services=services, env=env, ports=ports, client=client)
        finally:
            supervisor.stop()


@pytest.fixture(scope="module")
def client(running: Running) -> AirflowClient:
    """The API of the Airflow that runs."""
    return running.client


def run(client: AirflowClient, dag: str, conf: dict[str, Any]) -> tuple[str, dict[str, list[str]]]:
    """Trigger a DAG and wait; return its state, and its tasks' states by task."""
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
    assert client.request("GET", "/pools/backfill")["slots"] == 2
    client.request("DELETE", "/pools/backfill")
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


UPKEEP = ("watch_sites", "send_digest", "maintain_archive")


@pytest.mark.parametrize("dag", UPKEEP)
def test_what_is_due_when_airflow_starts_is_green_at_its_first_attempt(client: AirflowClient, dag: str) -> None:
    run_id = client.newest_run(dag, after=None)
    assert run_id is not None
    assert run_id.startswith("scheduled__")
    assert client.wait_for_run(dag, run_id, alive=lambda: None, timeout_s=TIMEOUT_S) == "success"
    assert {task["try_number"] for task in client.tasks_of(dag, run_id)} == {1}


@pytest.mark.parametrize("dag", UPKEEP)
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


@pytest.mark.parametrize(
    "name", ["airflow-api-server", "airflow-scheduler", "web", "airflow-dag-processor", "airflow-triggerer"]
)
def test_each_service_s_healthcheck_turns_green(running: Running, name: str) -> None:
    ends = time.monotonic() + START_TIMEOUT_S
    while not running.is_healthy(name):
        running.supervisor.check()
        assert time.monotonic() < ends, f"not healthy: {name}"
        time.sleep(0.5)


@pytest.mark.skipif(shutil.which("redis-server") is None, reason="redis-server is not installed")
def test_redis_and_a_celery_worker_run_and_answer_their_healthchecks(running: Running, tmp_path: Path) -> None:
    services, native = running.services, running.env
    port = str(airflow.free_port(0))
    shell, flag, script = services["redis"]["command"]
    redis = [shell, flag, f"{script.replace('$$', '$')} --bind 127.0.0.1 --port {port} --dir {tmp_path}"]
    secret = {"REDIS_PASSWORD": "x" * 64, "REDISCLI_AUTH": "x" * 64}
    database = native["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"]
    worker_env = native | {
        "AIRFLOW__CORE__EXECUTOR": "CeleryExecutor",
        "HOSTNAME": "compose-test",
        "AIRFLOW__CELERY__BROKER_URL": f"redis://:{secret['REDIS_PASSWORD']}@127.0.0.1:{port}/0",
        "AIRFLOW__CELERY__RESULT_BACKEND": f"db+{database}",
        "AIRFLOW__CELERY__WORKER_CONCURRENCY": "1",
    }
    worker = [*services["airflow-worker"]["command"], "--skip-serve-logs", "--celery-hostname", "celery@compose-test"]
    checks = {
        "redis": (["redis-cli", "-p", port, *healthcheck(services["redis"])[1:]], native | secret),
        "worker": (healthcheck(services["airflow-worker"]), worker_env),
    }
    supervisor = Supervisor(say=print, restart=False)
    try:
        supervisor.start(Process(name="redis", command=redis, environment=native | secret, log=tmp_path / "redis.log"))
        supervisor.start(Process(name="worker", command=worker, environment=worker_env, log=tmp_path / "worker.log"))
        ends = time.monotonic() + START_TIMEOUT_S
        for name, (check, env) in checks.items():
            while subprocess.run(check, env=env, capture_output=True, check=False).returncode != 0:
                supervisor.check()
                assert time.monotonic() < ends, f"{name} is not healthy"
                time.sleep(0.5)
    finally:
        supervisor.stop()


def test_a_task_that_has_ended_keeps_no_place_in_the_executor(own_home: Path, running: Running) -> None:
    log = (own_home / "airflow" / "logs" / "services" / "scheduler.log").read_text()
    assert "Workload finished" in log
    assert "open sockets" not in log


def test_the_healthcheck_of_what_is_down_fails(running: Running) -> None:
    running.supervisor.stop()
    for name in ("airflow-api-server", "airflow-scheduler", "web"):
        assert not running.is_healthy(name), f"{name} is down"
