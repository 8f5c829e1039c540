"""The Compose file is whole; what its services run is run by ``test_running.py``."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from services import airflow
from settings import REPOSITORY
from tests.services.compose import BIN, COMPOSE, example_environment, natively, resolved


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
    # One ends, one deletes old rows once a week: nobody queries either.
    unchecked = {name for name, service in resolved().items() if "healthcheck" not in service}
    assert unchecked == {"migrate", "airflow-upkeep"}


def test_the_embedded_airflow_runs_what_the_containers_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("THIDUA_HOME", str(tmp_path))
    env = airflow.environment(port=8080)
    services = resolved()
    for process in airflow.processes(env):
        program, *arguments = process.command
        command = natively(services[f"airflow-{process.name}"]["command"], {8080: 8080})
        assert [Path(program).name, *arguments] == command


def test_the_image_has_what_the_services_run() -> None:
    dockerfile = (REPOSITORY / "Dockerfile").read_text()
    # Measuring and writing documents are for a checkout: the image neither scores labelled sets nor times itself.
    packages = {path.parent.name for path in REPOSITORY.glob("*/__init__.py")}
    packages -= {"tests", "evaluation", "benchmarks", "tools"}
    copied = set(re.findall(r"^COPY (\w+) \w+$", dockerfile, re.M))
    assert packages | {"dags"} == copied
    assert "USER thidua" in dockerfile
