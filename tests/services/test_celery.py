"""Several workers: Celery on Redis, the archive on S3, and kill -9 of a worker and a restart of Redis between shards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import fsspec
import psutil
import pytest

from crawler.replay import start_replay
from services import airflow
from services.airflow import AirflowClient
from services.supervisor import Process, Supervisor
from storage.db import embedded_server, opened, rows
from tests.pipeline.recorded import expected_articles, site_ids
from tests.services.compose import resolved
from tests.storage.test_object_store import BIN, CREDENTIALS

pytestmark = pytest.mark.skipif(shutil.which("redis-server") is None, reason="redis-server is not installed")

SHARDS = 4
TIMEOUT_S = 300
DAGS = ("crawl_sites", "clean_articles")
PASSWORD = "x" * 64


@dataclass(kw_only=True)
class Cluster:
    """Redis and two workers, each of which a test may end and start again."""

    client: AirflowClient
    commands: dict[str, list[str]]
    env: dict[str, str]
    folder: Path
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                self.commands[name], env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )

    def kill(self, name: str) -> None:
        """kill -9 of a process and of all that it has started."""
        process = psutil.Process(self.running.pop(name).pid)
        family = [process, *process.children(recursive=True)]
        for member in family:
            with suppress(psutil.NoSuchProcess):
                member.kill()
        psutil.wait_procs(family, timeout=10)

    def restart(self, name: str) -> None:
        """A stop as a machine's shutdown makes it, and a start."""
        process = self.running.pop(name)
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        self.start(name)

    def tasks_of(self, dag: str, run: str) -> list[tuple[str, str, int]]:
        """Name, state and attempt of each task."""
        return [(t["task_id"], t["state"], t["try_number"]) for t in self.client.tasks_of(dag, run)]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, module_monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """Airflow with Compose's own settings for Celery, on this machine's Postgres and an S3 server in memory."""
    folder = tmp_path_factory.mktemp("celery")
    module_monkeypatch.setenv("THIDUA_HOME", str(folder / "home"))
    module_monkeypatch.delenv("THIDUA_DATABASE_URL", raising=False)
    ports = {name: str(airflow.free_port(0)) for name in ("redis", "s3", "api")}
    for name, value in {**CREDENTIALS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{ports['s3']}"}.items():
        module_monkeypatch.setenv(name, value)
    module_monkeypatch.setenv("THIDUA_ARCHIVE_URL", "s3://thidua/archive")
    services = resolved()
    celery = {name: value for name, value in services["airflow-worker"]["environment"].items() if "CELERY" in name}
    shell, flag, script = services["redis"]["command"]
    supervisor = Supervisor(say=print, restart=False)
    moto = [str(BIN / "moto_server"), "-H", "127.0.0.1", "-p", ports["s3"]]
    with start_replay(0) as replay:
        module_monkeypatch.setenv("THIDUA_SITES_DIR", str(replay.sites_dir))
        embedded_server().start()
        base = airflow.environment(port=int(ports["api"]))
        env = base | {
            **celery,
            "AIRFLOW__CORE__EXECUTOR": "CeleryExecutor",
            "AIRFLOW__CELERY__BROKER_URL": f"redis://:{PASSWORD}@127.0.0.1:{ports['redis']}/0",
            "AIRFLOW__CELERY__RESULT_BACKEND": f"db+{base['AIRFLOW__DATABASE__SQL_ALCHEMY_CONN']}",
            "AIRFLOW__CELERY__WORKER_CONCURRENCY": "2",
            "REDIS_PASSWORD": PASSWORD,
            "THIDUA_CRAWL_SCHEDULE": "none",
            "THIDUA_CLEAN_SHARDS": str(SHARDS),
            # A dead worker's tasks are missed after five minutes; nobody waits for that here.
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "15",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "2",
            "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL": "1",
        }
        prepared = subprocess.run(services["migrate"]["command"], env=env, capture_output=True, text=True, check=False)
        assert prepared.returncode == 0, prepared.stdout[-2000:] + prepared.stderr[-2000:]
        worker = [*services["airflow-worker"]["command"], "--skip-serve-logs", "--celery-hostname"]
        redis = [shell, flag, f"{script.replace('$$', '$')} --bind 127.0.0.1 --port {ports['redis']} --dir {folder}"]
        commands = {"redis": redis, "one": [*worker, "celery@one"], "two": [*worker, "celery@two"]}
        cluster = Cluster(client=AirflowClient(port=int(ports["api"])), commands=commands, env=env, folder=folder)
        try:
            supervisor.start(Process(name="s3", command=moto, environment=dict(os.environ), log=folder / "s3.log"))
            for process in airflow.processes(env, triggerer=False):
                supervisor.start(process)
            for name in commands:
                cluster.start(name)
            cluster.client.wait_until_up(alive=supervisor.check)
            fsspec.get_filesystem_class("s3").clear_instance_cache()
            fsspec.filesystem("s3").mkdir("thidua")
            cluster.client.wait_for_dags(*DAGS, alive=supervisor.check)
            yield cluster
        finally:
            for name in list(cluster.running):
                cluster.kill(name)
            supervisor.stop()
            fsspec.get_filesystem_class("s3").clear_instance_cache()
            embedded_server().stop()


def stored() -> list[dict[str, Any]]:
    sql = "SELECT site, title, versions, (SELECT count(*) FROM article_version v WHERE v.article = a.id) AS kept FROM article a"
    with opened() as connection, connection.cursor() as cursor:
        return rows(cursor, sql)


def wait_for(what: Any, why: str) -> Any:
    ends = time.monotonic() + TIMEOUT_S
    while not (found := what()):
        assert time.monotonic() < ends, why
        time.sleep(0.1)
    return found


def test_a_killed_worker_and_a_restarted_redis_lose_nothing_and_double_nothing(cluster: Cluster) -> None:
    client = cluster.client
    crawl = client.trigger("crawl_sites", {"sites": site_ids()})
    assert client.wait_for_run("crawl_sites", crawl, alive=lambda: None, timeout_s=TIMEOUT_S) == "success"
    clean = wait_for(lambda: client.newest_run("clean_articles", after=None), "the new pages started no cleaning")
    wait_for(stored, "no shard stores anything")
    assert len(stored()) < len(expected_articles()), "the shards had ended before the worker was killed"
    cluster.kill("one")
    cluster.restart("redis")
    cluster.start("one")
    assert client.wait_for_run("clean_articles", clean, alive=lambda: None, timeout_s=TIMEOUT_S) == "success"
    tasks = cluster.tasks_of("clean_articles", clean)
    assert [state for name, state, _ in tasks if name == "clean_shard"] == ["success"] * SHARDS
    assert any(attempt > 1 for _, _, attempt in tasks), "no task was cut off"
    found = stored()
    wanted = Counter((article["site"], article["title"]) for article in expected_articles())
    assert Counter((row["site"], row["title"]) for row in found) == wanted
    assert {(row["versions"], row["kept"]) for row in found} == {(1, 1)}
