"""### Crawl the sites that are due

Discovers, fetches and archives new pages of the due sites, 25 per batch. New pages start `clean_articles`.

**By hand**: *Trigger* with `{"sites": ["baolamdong"]}` crawls these sites now. `since` (a day) walks back up to 90 days
(further: `backfill_sites`); `recheck_days` requests articles first seen in the last N days again.

**When it is red**: the failed `crawl_batch` names each site and why. The others are stored all the same; a failing
site is visited again by itself, less and less often (`thidua sites show ID`). A batch that died is tried again twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow.sdk import Asset, Param, dag, task

from pipeline.callbacks import report_failure
from settings import read_settings

PAGES, SCHEDULE = Asset("thidua://pages"), read_settings().crawl_schedule


@dag(
    schedule=None if SCHEDULE == "none" else SCHEDULE,
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=4,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=1), "on_failure_callback": report_failure},
    params={
        "sites": Param([], type="array", items={"pattern": "^[a-z0-9_]+$"}, description="Empty: the due ones"),
        "since": Param(None, type=["null", "string"], format="date", description="Walk back to this day"),
        "recheck_days": Param(None, type=["null", "integer"], minimum=0, description="Ask again for articles this new"),
    },
    doc_md=__doc__,
    tags=["thidua"],
)
def crawl_sites() -> None:
    @task
    def choose_batches(params: dict) -> list[list[str]]:
        from airflow.sdk.exceptions import AirflowFailException

        from articles.errors import UsageError
        from pipeline.scheduled import choose_batches

        try:
            return choose_batches(params["sites"], since=params["since"])
        except UsageError as error:
            raise AirflowFailException(str(error)) from None

    @task(map_index_template="{{ batch_name }}", execution_timeout=timedelta(hours=6))
    def crawl_batch(sites: list[str], params: dict, run_id: str) -> int:
        from airflow.sdk import get_current_context
        from airflow.sdk.exceptions import AirflowFailException

        from pipeline.scheduled import SitesFailedError, crawl_batch

        get_current_context()["batch_name"] = sites[0] if len(sites) == 1 else f"{sites[0]} and {len(sites) - 1} more"
        try:
            return crawl_batch(sites, run_id=run_id, since=params["since"], recheck_days=params["recheck_days"])
        except SitesFailedError as error:
            raise AirflowFailException(str(error)) from None

    @task(outlets=[PAGES], trigger_rule="all_done")
    def announce_pages() -> None:
        from airflow.sdk.exceptions import AirflowSkipException

        from pipeline.scheduled import has_pages_to_clean

        if not has_pages_to_clean():
            raise AirflowSkipException("no new page")

    @task(trigger_rule="one_failed", retries=0)
    def report_failed_batches() -> None:
        raise RuntimeError("not everything was crawled: the failed choose_batches and crawl_batch say what and why")

    crawl_batch.expand(sites=choose_batches()) >> [announce_pages(), report_failed_batches()]


crawl_sites()
