"""The Compose file is whole, and what its services run, and check themselves with, runs here as well."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from services import airflow
from services.supervisor import Process, Supervisor
from settings import REPOSITORY
from storage.db import connect, embedded_server

BIN = Path(sys.executable).parent
COMPOSE = REPOSITORY / "docker-compose.yml"
START_TIMEOUT_S = 120


def example_environment() -> dict[str, str]:
    """Every variable of ``.env.example``, filled in."""
    names = re.findall(r"^([A-Z_]+)=", (REPOSITORY / ".env.example").read_text(), re.M)
    return dict.fromkeys(names, "x" * 64)


def resolved() -> dict[str, Any]:
    """The services as Compose reads them."""
    done = subprocess.run(
        [BIN / "docker-compose", "-f", COMPOSE, "config"],
        env=os.environ | example_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    services: dict[str, Any] = yaml.safe_load(done.stdout)["services"]
    return services


def test_compose_reads_the_file_and_it_fits_the_specification() -> None:
    assert resolved()
    checked = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", COMPOSE], capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("name", ["POSTGRES_PASSWORD", "REDIS_PASSWORD", "AIRFLOW_JWT_SECRET", "THIDUA_TOKEN"])
def test_a_missing_secret_is_named(name: str) -> None:
    environment = {k: v for k, v in (os.environ | example_environment()).items() if k != name}
    done = subprocess.run(
        [BIN / "docker-compose", "-f", COMPOSE, "config", "-q"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    assert done.returncode != 0
    assert f"set {name} in .env" in done.stderr


def test_no_secret_stands_in_the_file_and_every_port_is_on_loopback() -> None:
    text = COMPOSE.read_text()
    secrets = re.findall(r"^ *(\w*(?:PASSWORD|SECRET|TOKEN|KEY)\w*): +(\S+)", text, re.M)
    assert secrets
    assert {value[:2] for _, value in secrets} <= {"${", "/v"}
    for service in resolved().values():
        assert all(port["host_ip"] == "127.0.0.1" for port in service.get("ports", []))


def test_every_service_that_others_wait_for_or_ask_has_a_healthcheck() -> None:
    # One ends, one deletes old rows once a week: nobody asks either.
    unchecked = {name for name, service in resolved().items() if "healthcheck" not in service}
    assert unchecked == {"migrate", "airflow-upkeep"}


@pytest.fixture(scope="module")
def native(
    tmp_path_factory: pytest.TempPathFactory, module_monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, str]]:
    """The services' environment, with this machine's Postgres and ports of its own instead of containers."""
    folder = tmp_path_factory.mktemp("compose") / "home"
    module_monkeypatch.setenv("THIDUA_HOME", str(folder))
    module_monkeypatch.delenv("THIDUA_DATABASE_URL", raising=False)
    connect().close()
    port, web_port, health_port = (airflow.free_port(0) for _ in range(3))
    env = airflow.environment(port=port, extra={"THIDUA_CRAWL_SCHEDULE": "none"})
    env |= {
        "PORT_8080": str(port),
        "PORT_8000": str(web_port),
        "PORT_8974": str(health_port),
        "AIRFLOW__SCHEDULER__ENABLE_HEALTH_CHECK": "True",
        "THIDUA_TOKEN": "x" * 64,
        "AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_SERVER_PORT": str(health_port),
        "AIRFLOW_ADMIN_PASSWORD": "secret",
    }
    yield env
    embedded_server().stop()


def natively(command: list[str], env: dict[str, str]) -> list[str]:
    """A container's command with this machine's ports and loopback."""
    ported = [re.sub(r"\b(8080|8000|8974)\b", lambda m: env[f"PORT_{m.group()}"], part) for part in command]
    return ["127.0.0.1" if part == "0.0.0.0" else part for part in ported]


def healthcheck(service: dict[str, Any]) -> list[str]:
    kind, *rest = service["healthcheck"]["test"]
    return rest if kind == "CMD" else ["sh", "-c", rest[0].replace("$$", "$")]


def test_each_service_runs_and_its_healthcheck_turns_green(native: dict[str, str], tmp_path: Path) -> None:
    services = resolved()
    migrated = subprocess.run(services["migrate"]["command"], env=native, capture_output=True, text=True, check=False)
    assert migrated.returncode == 0, migrated.stdout[-2000:] + migrated.stderr[-2000:]
    names = ["airflow-api-server", "airflow-scheduler", "airflow-dag-processor", "airflow-triggerer", "web"]
    supervisor = Supervisor(say=print, restart=False)
    try:
        for name in names:
            command = natively(services[name]["command"], native)
            if command[1] in ("scheduler", "triggerer"):
                command.append("--skip-serve-logs")  # the log servers' ports are one container's each
            supervisor.start(Process(name=name, command=command, environment=native, log=tmp_path / f"{name}.log"))
        ends = time.monotonic() + START_TIMEOUT_S
        # Checks that ask over HTTP first: `airflow jobs check` is a process of five seconds.
        for name in sorted(names, key=lambda name: "jobs" in healthcheck(services[name])):
            check = natively(healthcheck(services[name]), native)
            while subprocess.run(check, env=native, capture_output=True, check=False).returncode != 0:
                supervisor.check()
                assert time.monotonic() < ends, f"not healthy: {name}"
                time.sleep(0.5)
    finally:
        supervisor.stop()
    for name in ("airflow-api-server", "airflow-scheduler", "web"):
        check = natively(healthcheck(services[name]), native)
        assert subprocess.run(check, env=native, capture_output=True, check=False).returncode != 0, f"{name} is down"


@pytest.mark.skipif(shutil.which("redis-server") is None, reason="redis-server is not installed")
def test_redis_and_a_celery_worker_run_and_answer_their_healthchecks(native: dict[str, str], tmp_path: Path) -> None:
    services = resolved()
    port = str(airflow.free_port(0))
    shell, flag, script = services["redis"]["command"]
    redis = [shell, flag, f"{script.replace('$$', '$')} --bind 127.0.0.1 --port {port}"]
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


def test_the_image_has_what_the_services_run() -> None:
    dockerfile = (REPOSITORY / "Dockerfile").read_text()
    # Measuring and writing documents are for a checkout: the image neither scores labelled sets nor times itself.
    packages = {path.parent.name for path in REPOSITORY.glob("*/__init__.py")}
    packages -= {"tests", "evaluation", "benchmarks", "tools"}
    copied = set(re.findall(r"^COPY (\w+) \w+$", dockerfile, re.M))
    assert packages | {"dags"} == copied
    assert "USER thidua" in dockerfile
