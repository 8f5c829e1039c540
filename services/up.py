"""Everything, kept running: Postgres, Airflow, the web application and the recorded sites, until Ctrl-C."""

from __future__ import annotations

import fcntl
import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from articles.errors import StepError
from crawler.recordings import ReplayError
from crawler.replay import MOVED_SITES, start_beside_others
from services import airflow
from services.airflow import AirflowClient, AirflowError
from services.supervisor import Process, ProcessDiedError, Supervisor
from services.upkeep import WeeklyUpkeep
from settings import read_settings
from storage.db import connect, given_url, stop_embedded

WEB_PORT = 8000
CHECK_EVERY_S = 1.0


def say(message: str) -> None:
    """One line for the person at the terminal."""
    print(message, flush=True)


def _state_file() -> Path:
    return airflow.airflow_folder() / "services.json"


def running_port() -> int | None:
    """The port of the Airflow that `thidua up` keeps running for this home; ``None`` if none does."""
    lock = airflow.airflow_folder() / "lock"
    if not lock.exists():
        return None
    with lock.open("r+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            try:
                return int(json.loads(_state_file().read_text())["airflow"])
            except (OSError, ValueError, KeyError):
                return None
    return None


@contextmanager
def _only_one() -> Iterator[None]:
    folder = airflow.airflow_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StepError(
                f"`thidua up` runs already for {read_settings().home}: stop it first (Ctrl-C there)"
            ) from None
        yield


class _StopAsked(Exception):
    """A signal requested the end."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise _StopAsked


def run_everything() -> None:
    """Start everything, print the addresses, look after it, and stop it on Ctrl-C or SIGTERM.

    Raises:
        StepError: if something does not start or keeps dying; the line names it.
    """
    with _only_one():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _stop)
        supervisor = Supervisor(say=say, restart=True)
        try:
            upkeep = _start(supervisor)
            while True:
                time.sleep(CHECK_EVERY_S)
                supervisor.check()
                upkeep.tick()
        except (AirflowError, ProcessDiedError) as error:
            raise StepError(str(error)) from None
        except _StopAsked:
            say("stopping …")
        finally:
            # A second Ctrl-C while stopping must not leave half of it running.
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)
            supervisor.stop()
            _state_file().unlink(missing_ok=True)
            if given_url() is None:
                stop_embedded()
    say("stopped")


def _start(supervisor: Supervisor) -> WeeklyUpkeep:
    say("Postgres starts …")
    connect(application="thidua up").close()
    settings = read_settings()
    port = airflow.free_port(settings.airflow_port or airflow.DEFAULT_PORT)
    web_port = airflow.free_port(settings.web_port or WEB_PORT)
    env = airflow.environment(port=port)
    say("Airflow starts …")
    airflow.migrate(env)
    for process in airflow.processes(env):
        supervisor.start(process)
    supervisor.start(_web(env, web_port))
    client = AirflowClient(port=port)
    client.wait_until_up(alive=supervisor.check)
    client.wait_for_dags("crawl_sites", "clean_articles", alive=supervisor.check)
    client.make_pools()
    _state_file().write_text(json.dumps({"airflow": port, "web": web_port}))
    say(f"Airflow          {client.url}   user admin, password {airflow.admin_password()}")
    say(f"Web application  http://127.0.0.1:{web_port}")
    try:
        replay = start_beside_others(read_settings().home / MOVED_SITES)
        say(f"Recorded sites   {', '.join(site.url for site in replay.sites)}")
    except ReplayError as error:
        say(f"Recorded sites   not served: {error}")
    if not read_settings().contact:
        say("THIDUA_CONTACT is not set: live sites are not crawled, only recorded ones and sites on loopback")
    say("Ctrl-C stops everything.")
    return WeeklyUpkeep(env, log=airflow.airflow_folder() / "logs" / "services" / "upkeep.log")


def _web(env: dict[str, str], port: int) -> Process:
    command = [str(Path(sys.executable).parent / "thidua"), "serve", "--port", str(port)]
    log = airflow.airflow_folder() / "logs" / "services" / "web.log"
    return Process(name="web", command=command, environment=env, log=log)
