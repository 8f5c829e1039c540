"""The main job once, end to end: Airflow crawls the recorded sites over HTTP, cleans, and the articles are printed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from articles.errors import StepError
from crawler.catalogue import recorded_ids
from crawler.replay import MOVED_SITES, start_beside_others
from reports.export import matching_articles
from services import airflow
from services.airflow import AirflowClient, AirflowError
from services.supervisor import ProcessDiedError, Supervisor
from services.up import running_port
from settings import read_settings
from storage.db import connect, opened
from storage.search import Filters
from storage.stored_articles import StoredArticle

RUN_TIMEOUT_S = 600
RECHECK_DAYS = 36_500
"""A second run requests every recorded article again, conditionally, regardless of its schedule."""


def say(message: str) -> None:
    """Print one line of progress on stderr."""
    print(f"· {message}", file=sys.stderr, flush=True)


def run_demo() -> None:
    """Do the main job once and print the stored articles.

    Raises:
        StepError: if a step failed; names the step and its log.
    """
    started = time.monotonic()
    before = _state()
    try:
        with ExitStack() as stack:
            running = running_port()
            if running is None:
                stack.enter_context(start_beside_others(read_settings().home / MOVED_SITES))
                client, alive = stack.enter_context(_airflow())
            else:
                client, alive = AirflowClient(port=running), lambda: None
            _run_dags(client, alive)
    except (AirflowError, ProcessDiedError) as error:
        raise StepError(str(error)) from None
    _print_result(before, _state(), time.monotonic() - started)


@contextmanager
def _airflow() -> Iterator[tuple[AirflowClient, Callable[[], None]]]:
    """Airflow for one job: no schedule, and stopped at the end."""
    say("starting Postgres")
    connect(application="thidua demo").close()
    port = airflow.free_port(airflow.DEFAULT_PORT)
    env = airflow.environment(port=port, extra={"THIDUA_CRAWL_SCHEDULE": "none"})
    say("starting Airflow (scheduler, API server, DAG processor)")
    airflow.migrate(env)
    supervisor = Supervisor(say=say, restart=False)
    try:
        for process in airflow.processes(env, triggerer=False):
            supervisor.start(process)
        client = AirflowClient(port=port)
        client.wait_until_up(alive=supervisor.check)
        client.wait_for_dags("crawl_sites", "clean_articles", alive=supervisor.check)
        yield client, supervisor.check
    finally:
        supervisor.stop()


def _run_dags(client: AirflowClient, alive: Callable[[], None]) -> None:
    sites = sorted(recorded_ids())
    cleaned_before = client.newest_run("clean_articles", after=None)
    run = client.trigger("crawl_sites", {"sites": sites, "recheck_days": RECHECK_DAYS})
    say(f"crawl_sites is running on {len(sites)} recorded sites")
    state = client.wait_for_run("crawl_sites", run, alive=alive, timeout_s=RUN_TIMEOUT_S)
    if state != "success":
        raise AirflowError(f"crawl_sites failed: {airflow.failure_reason('crawl_sites', run)}")
    if not _announced(client, run):
        say("nothing is new: clean_articles has nothing to do")
        return
    ends = time.monotonic() + RUN_TIMEOUT_S
    while (cleaning := client.newest_run("clean_articles", after=cleaned_before)) is None:
        alive()
        if time.monotonic() > ends:
            raise AirflowError("clean_articles was not started by the new pages")
        time.sleep(0.5)
    say("clean_articles is running, started by the new pages")
    if client.wait_for_run("clean_articles", cleaning, alive=alive, timeout_s=RUN_TIMEOUT_S) != "success":
        raise AirflowError(f"clean_articles failed: {airflow.failure_reason('clean_articles', cleaning)}")


def _announced(client: AirflowClient, run: str) -> bool:
    states = {task["task_id"]: task["state"] for task in client.tasks_of("crawl_sites", run)}
    return states.get("announce_pages") == "success"


def _state() -> dict[str, int]:
    """The stored articles of the recorded sites and how many versions each has."""
    with opened() as connection:
        everything = Filters(all_copies=True, irrelevant=True)
        found = matching_articles(connection, everything)
        return {article.id: article.versions for article in found if article.site in recorded_ids()}


def _print_result(before: dict[str, int], after: dict[str, int], seconds: float) -> None:
    from reports.terminal import print_articles

    with opened() as connection:
        copies: dict[str, int] = {}
        for article in matching_articles(connection, Filters(all_copies=True)):
            copies[article.cluster] = copies.get(article.cluster, 0) + 1
        shown: list[StoredArticle] = [
            found for found in matching_articles(connection, Filters(sort="newest")) if found.site in recorded_ids()
        ]
    print_articles(shown, copies)
    new = sum(1 for article in after if article not in before)
    changed = sum(1 for article, versions in after.items() if before.get(article, versions) != versions)
    kept = len(after) - new - changed
    print(
        f"{new} new, {changed} changed, {kept} unchanged articles; {len(shown)} relevant stories shown, {seconds:.0f} s"
    )
    print('Next: .venv/bin/thidua search "thi dua khen thuong"   ·   make up')
