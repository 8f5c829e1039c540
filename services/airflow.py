"""Airflow on one machine: its environment, its processes, and requesting a run of a DAG."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from services.supervisor import Process
from settings import REPOSITORY, read_settings
from storage.db import embedded_server
from storage.server import AIRFLOW_DATABASE, ROLE

DEFAULT_PORT = 8080
PARALLELISM = 4
"""Tasks at once. Each waiting executor process costs 30 MB; a crawl takes one for 25 to 50 sites."""
START_TIMEOUT_S = 180
PATIENCE = {
    "AIRFLOW__WORKERS__EXECUTION_API_RETRIES": "30",
    "AIRFLOW__WORKERS__EXECUTION_API_RETRY_WAIT_MAX": "5",
    "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "30",
}
"""A task that finds the API server starting, or starting again, waits more than a minute for it.

Airflow's own five attempts end before it has started: the runs that were due failed, and held up the runs after them
until their retry.
"""


class AirflowError(Exception):
    """Airflow failed; one line on the task and the place of its log."""


def airflow_folder() -> Path:
    """``$THIDUA_HOME/airflow``: secrets, the password, logs."""
    return read_settings().home / "airflow"


def free_port(wanted: int) -> int:
    """The wanted port on loopback, or a free one if it is taken."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return int(probe.getsockname()[1])
    raise AirflowError("no free port on 127.0.0.1")


def _secret(name: str, make: Callable[[], str]) -> str:
    """A secret of this installation, made once and readable by its owner alone."""
    path = airflow_folder() / "secrets" / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError), os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(make())
    return path.read_text().strip()


def _fernet_key() -> str:
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode()


def admin_password() -> str:
    """The password of Airflow's user ``admin``; kept in ``$THIDUA_HOME/airflow/secrets/passwords.json``."""
    stored = _secret("passwords.json", lambda: json.dumps({"admin": secrets.token_urlsafe(12)}))
    password: str = json.loads(stored)["admin"]
    return password


def environment(*, port: int, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of every Airflow process of this installation.

    Variables that are set already are kept, so that any setting can be given from outside.
    """
    admin_password()
    server = embedded_server()
    database = f"postgresql+psycopg2://{ROLE}@/{AIRFLOW_DATABASE}?host={quote(str(server.socket_folder), safe='/')}"
    folder = airflow_folder()
    settings = {
        "AIRFLOW_HOME": str(folder),
        "AIRFLOW__CORE__DAGS_FOLDER": str(REPOSITORY / "dags"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": str(PARALLELISM),
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__DEFAULT_TIMEZONE": "Asia/Ho_Chi_Minh",
        "AIRFLOW__CORE__FERNET_KEY": _secret("fernet", _fernet_key),
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "admin:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(folder / "secrets" / "passwords.json"),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": database,
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__BASE_URL": f"http://127.0.0.1:{port}",
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__SECRET_KEY": _secret("api", lambda: secrets.token_hex(32)),
        "AIRFLOW__API_AUTH__JWT_SECRET": _secret("jwt", lambda: secrets.token_hex(64)),
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(folder / "logs"),
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        "AIRFLOW__SCHEDULER__ENABLE_HEALTH_CHECK": "False",
        # DAG files change with an upgrade, which restarts Airflow: every 30 s would cost a tenth of a core.
        "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "300",
        **PATIENCE,
        "AIRFLOW__TRIGGERER__DEFAULT_CAPACITY": "100",
    }
    kept = {**settings, **{k: v for k, v in os.environ.items() if k.startswith("AIRFLOW_")}}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, **kept, "PATH": path, "THIDUA_HOME": str(read_settings().home), **(extra or {})}


def migrate(env: Mapping[str, str]) -> None:
    """Bring Airflow's own database up to date.

    Raises:
        AirflowError: with the last line that it printed.
    """
    log = airflow_folder() / "logs" / "migrate.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as out:
        command = _airflow("db", "migrate")
        done = subprocess.run(command, env=dict(env), stdout=out, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        lines = log.read_text(errors="replace").strip().splitlines() or ["it printed nothing"]
        raise AirflowError(f"`airflow db migrate` failed: {lines[-1]} (log: {log})")


def processes(env: Mapping[str, str], *, triggerer: bool = True) -> list[Process]:
    """Airflow's processes. Log servers are off: on one machine logs are read from disk, and they bind 0.0.0.0."""
    address = ("--host", env["AIRFLOW__API__HOST"], "--port", env["AIRFLOW__API__PORT"])
    roles = [
        ("api-server", _airflow("api-server", *address)),
        ("scheduler", _airflow("scheduler", "--skip-serve-logs")),
        ("dag-processor", _airflow("dag-processor")),
    ]
    if triggerer:
        roles.append(("triggerer", _airflow("triggerer", "--skip-serve-logs")))
    folder = airflow_folder() / "logs" / "services"
    return [
        # Tasks that end while everything stops report it to the API server, which takes seconds to dismantle itself.
        Process(
            name=name,
            command=command,
            environment=env,
            log=folder / f"{name}.log",
            serves_others=name == "api-server",
        )
        for name, command in roles
    ]


def _airflow(*arguments: str) -> list[str]:
    return [str(Path(sys.executable).parent / "airflow"), *arguments]


POOLS = {"backfill": 2}
"""Name and slots: two archives are walked at a time."""


@dataclass(frozen=True, kw_only=True)
class AirflowClient:
    """Airflow's REST API, as its user ``admin``."""

    port: int
    _token: list[str] = field(default_factory=list, repr=False)

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://127.0.0.1:{self.port}"

    def wait_until_up(self, *, alive: Callable[[], None], timeout_s: float = START_TIMEOUT_S) -> None:
        """Wait until the API answers.

        Args:
            alive: raises when a process died, so that nobody waits for it.

        Raises:
            AirflowError: after ``timeout_s`` seconds.
        """
        ends = time.monotonic() + timeout_s
        while time.monotonic() < ends:
            alive()
            with suppress(httpx.HTTPError):
                if httpx.get(f"{self.url}/api/v2/version", timeout=5, verify=False).status_code == 200:
                    return
            time.sleep(0.5)
        raise AirflowError(f"Airflow's API did not answer on {self.url} within {timeout_s:.0f} s")

    def request(self, method: str, path: str, **options: Any) -> Any:
        """Call the API; return the JSON that it answers with, if any.

        Raises:
            AirflowError: if it answers with an error.
        """
        # verify=False: it is plain HTTP on loopback, and loading the certificates costs 0.1 s a client.
        with httpx.Client(base_url=self.url, timeout=60, verify=False) as client:
            answer = client.request(method, f"/api/v2{path}", headers=self._headers(client), **options)
        if answer.status_code >= 400:
            raise AirflowError(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return answer.json() if answer.content else None

    def _headers(self, client: httpx.Client) -> dict[str, str]:
        """The token of this client, requested once."""
        if not self._token:
            credentials = {"username": "admin", "password": admin_password()}
            answer = client.post("/auth/token", json=credentials)
            answer.raise_for_status()
            self._token.append(answer.json()["access_token"])
        return {"Authorization": f"Bearer {self._token[0]}"}

    def wait_for_dags(self, *dags: str, alive: Callable[[], None], timeout_s: float = START_TIMEOUT_S) -> None:
        """Wait until the DAG processor has read some DAGs.

        Raises:
            AirflowError: after ``timeout_s`` seconds, with the import errors that there are.
        """
        ends = time.monotonic() + timeout_s
        while time.monotonic() < ends:
            alive()
            with suppress(AirflowError, httpx.HTTPError):
                known = {dag["dag_id"] for dag in self.request("GET", "/dags")["dags"]}
                if known.issuperset(dags):
                    return
            time.sleep(1)
        errors = self.request("GET", "/importErrors")["import_errors"]
        reasons = "; ".join(e["stack_trace"].strip().splitlines()[-1] for e in errors) or "no reason given"
        raise AirflowError(f"the DAGs {', '.join(dags)} did not appear: {reasons}")

    def make_pools(self) -> None:
        """Create the pools that tasks name, where they are missing; sizes that somebody has changed stay.

        Raises:
            AirflowError: if the API refuses.
        """
        known = {pool["name"] for pool in self.request("GET", "/pools")["pools"]}
        for name, slots in POOLS.items():
            if name not in known:
                body = {"name": name, "slots": slots, "description": "Made by thidua", "include_deferred": False}
                self.request("POST", "/pools", json=body)

    def trigger(self, dag: str, conf: Mapping[str, Any]) -> str:
        """Start a run; return its id."""
        body = {"logical_date": None, "conf": dict(conf)}
        run: str = self.request("POST", f"/dags/{dag}/dagRuns", json=body)["dag_run_id"]
        return run

    def wait_for_run(self, dag: str, run: str, *, alive: Callable[[], None], timeout_s: float) -> str:
        """Wait until a run has ended; ``success`` or ``failed``.

        Raises:
            AirflowError: after ``timeout_s`` seconds.
        """
        ends = time.monotonic() + timeout_s
        while time.monotonic() < ends:
            alive()
            state: str = self.request("GET", f"/dags/{dag}/dagRuns/{quote(run, safe='')}")["state"]
            if state in ("success", "failed"):
                return state
            time.sleep(0.5)
        raise AirflowError(f"{dag} {run} did not end within {timeout_s:.0f} s: see {self.url}")

    def tasks_of(self, dag: str, run: str) -> list[dict[str, Any]]:
        """The task instances of a run."""
        path = f"/dags/{dag}/dagRuns/{quote(run, safe='')}/taskInstances"
        found: list[dict[str, Any]] = self.request("GET", path)["task_instances"]
        return found

    def newest_run(self, dag: str, *, after: str | None) -> str | None:
        """The id of the newest run that is not ``after``; ``None`` if there is none."""
        runs = self.request("GET", f"/dags/{dag}/dagRuns", params={"order_by": "-id", "limit": 1})["dag_runs"]
        return runs[0]["dag_run_id"] if runs and runs[0]["dag_run_id"] != after else None


def failure_reason(dag: str, run: str) -> str:
    """The first error that a run's tasks logged, and where the logs are."""
    folder = airflow_folder() / "logs" / f"dag_id={dag}" / f"run_id={run}"
    for log in sorted(folder.rglob("*.log"), key=lambda path: path.stat().st_mtime):
        for line in log.read_text(errors="replace").splitlines():
            with suppress(ValueError, TypeError, KeyError, IndexError):
                error = json.loads(line)["error_detail"][0]
                return f"{log.parent.name}: {error['exc_type']}: {error['exc_value']} (log: {log})"
    return f"the logs are in {folder}"
