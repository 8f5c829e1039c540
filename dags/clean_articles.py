"""### Clean the archived pages

Extracts, judges, annotates and deduplicates the pages that `crawl_sites` archived and that this version of the
rules has not cleaned. Nothing is fetched. Runs by itself when there are new pages.

**By hand**: *Trigger* with `{"sites": ["baolamdong"]}` for some sites, `{"all": true}` to clean everything
again (after a change of the rules), `{"since": "2023-10-01"}` for pages fetched since that day.

**When it is red**: the log's last line names the reason. Pages that could not be read are issues
(`thidua sites show ID`) and do not stop the others. Running it again goes on where it stopped.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow.sdk import Asset, Param, dag, task

from pipeline.callbacks import report_failure
from settings import read_settings

PAGES, ARTICLES = Asset("thidua://pages"), Asset("thidua://articles")
SITE_ID = {"type": "string", "pattern": "^[a-z0-9_]+$"}
SHARDS = read_settings().clean_shards


@dag(
    schedule=[PAGES],
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(seconds=30), "on_failure_callback": report_failure},
    params={
        "sites": Param([], type="array", items=SITE_ID, description="Empty: all"),
        "since": Param(None, type=["null", "string"], format="date", description="Pages fetched since this day"),
        "all": Param(False, type="boolean", description="Also pages that are clean"),
    },
    doc_md=__doc__,
    tags=["thidua"],
)
def clean_articles() -> None:
    @task(map_index_template="{{ task.op_kwargs['shard'] }}", execution_timeout=timedelta(hours=12))
    def clean_shard(shard: int, params: dict) -> dict[str, int]:
        from pipeline.scheduled import clean_shard

        return clean_shard(shard, SHARDS, sites=params["sites"], since=params["since"], everything=params["all"])

    @task(outlets=[ARTICLES])
    def announce_articles() -> None:
        """Starts `send_alerts`."""

    clean_shard.expand(shard=list(range(SHARDS))) >> announce_articles()


clean_articles()
