"""### Walk back through the archives of sites

Reads the sitemaps and listings of the named sites back to a day, and archives every article that is not there yet.
Runs by hand only, in the pool `backfill` (*Admin → Pools*), so that years of one site never hold up today's news of the
others. A site is its own task; one that was cut off is taken up where it stopped.

**By hand**: *Trigger* with `{"sites": ["baolamdong"], "since": "2020-01-01"}`.

**When it is red**: the failed `backfill_site` names the reason; trigger it again with the same JSON.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow.sdk import Asset, Param, dag, task

from pipeline.callbacks import report_failure

PAGES = Asset("thidua://pages")
SITE_ID = {"type": "string", "pattern": "^[a-z0-9_]+$"}


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1),
    catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5), "on_failure_callback": report_failure},
    params={
        "sites": Param(["baolamdong"], type="array", items=SITE_ID, minItems=1),
        "since": Param("2023-01-01", type="string", format="date", description="Walk back to this day"),
    },
    doc_md=__doc__,
    tags=["thidua"],
)
def backfill_sites() -> None:
    @task
    def choose_sites(params: dict) -> list[str]:
        from airflow.sdk.exceptions import AirflowFailException

        from articles.errors import UsageError
        from pipeline.scheduled import choose_batches

        try:
            return [site for batch in choose_batches(params["sites"]) for site in batch]
        except UsageError as error:
            raise AirflowFailException(str(error)) from None

    @task(pool="backfill", map_index_template="{{ site }}", execution_timeout=timedelta(hours=24))
    def backfill_site(site: str, params: dict, run_id: str) -> int:
        from airflow.sdk import get_current_context

        from pipeline.scheduled import crawl_batch

        get_current_context()["site"] = site
        return crawl_batch([site], run_id=run_id, since=params["since"], recheck_days=None)

    @task(outlets=[PAGES], trigger_rule="all_done")
    def announce_pages() -> None:
        from airflow.sdk.exceptions import AirflowSkipException

        from pipeline.scheduled import has_pages_to_clean

        if not has_pages_to_clean():
            raise AirflowSkipException("no new page")

    backfill_site.expand(site=choose_sites()) >> announce_pages()


backfill_sites()
