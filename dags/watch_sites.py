"""### Watch the sites

Reports each change of a site's verdict to the channels of the health alerts, at most one message a day.

**By hand**: *Trigger*; nothing is sent when nothing changed or a message went out today.

**When it is red**: the log names the channel that did not accept its message, and why.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow.sdk import CronTriggerTimetable, dag, task

from pipeline.callbacks import report_failure


@dag(
    schedule=CronTriggerTimetable("0 8 * * *", timezone="Asia/Ho_Chi_Minh"),
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5), "on_failure_callback": report_failure},
    doc_md=__doc__,
    tags=["thidua"],
)
def watch_sites() -> None:
    @task(execution_timeout=timedelta(hours=1))
    def watch() -> int:
        from pipeline.scheduled import send_due_alerts

        return send_due_alerts("health")

    watch()


watch_sites()
