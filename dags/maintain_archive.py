"""### Maintain the archive

Joins each site's WARC files of past months into one, drops old listings' bodies, old visits, ended issues and runs, and
verifies every archived record. Damaged ones become issues. The retention settings state what is dropped after how many
days.

**By hand**: *Trigger* with `{"repair": true}` to look for moved records and have lost ones fetched again.

**When it is red**: the log counts the damaged records; `thidua archive check` lists them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow.sdk import CronTriggerTimetable, Param, dag, task

from pipeline.callbacks import report_failure


@dag(
    schedule=CronTriggerTimetable("0 3 * * 0", timezone="Asia/Ho_Chi_Minh"),
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5), "on_failure_callback": report_failure},
    params={"repair": Param(False, type="boolean", description="Repair what can be repaired")},
    doc_md=__doc__,
    tags=["thidua"],
)
def maintain_archive() -> None:
    @task(execution_timeout=timedelta(hours=12))
    def join_files() -> dict[str, int]:
        from pipeline.scheduled import join_archive

        return join_archive()

    @task(execution_timeout=timedelta(hours=24))
    def verify(params: dict) -> dict[str, int]:
        from pipeline.scheduled import verify_archive

        return verify_archive(repair=params["repair"])

    @task(execution_timeout=timedelta(hours=6))
    def let_go() -> dict[str, int]:
        from pipeline import scheduled

        return scheduled.let_go()

    join_files() >> let_go() >> verify()


maintain_archive()
