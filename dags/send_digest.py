"""### Send the weekly digest

Sends the digest of the last whole week, with its Word file, to every alert made with `--digest`, each week once.

**By hand**: *Trigger*; a week that was sent is not sent again.

**When it is red**: the log names the channel that did not accept its message, and why.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow.sdk import CronTriggerTimetable, dag, task

from pipeline.callbacks import report_failure


@dag(
    schedule=CronTriggerTimetable("0 7 * * 1", timezone="Asia/Ho_Chi_Minh"),
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5), "on_failure_callback": report_failure},
    doc_md=__doc__,
    tags=["thidua"],
)
def send_digest() -> None:
    @task(execution_timeout=timedelta(hours=1))
    def send() -> int:
        from pipeline.scheduled import send_due_alerts

        return send_due_alerts("digest")

    send()


send_digest()
