"""### Send the alerts

Sends every saved search's new stories to its channel, each story once. Runs by itself when articles were cleaned.

**By hand**: *Trigger*; it sends what is due now, as `thidua alerts send` does.

**When it is red**: the log names each alert whose channel did not accept its message, and why. Its stories stay due.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow.sdk import Asset, dag, task

from pipeline.callbacks import report_failure

ARTICLES = Asset("thidua://articles")


@dag(
    schedule=[ARTICLES],
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5), "on_failure_callback": report_failure},
    doc_md=__doc__,
    tags=["thidua"],
)
def send_alerts() -> None:
    @task(execution_timeout=timedelta(hours=1))
    def send() -> int:
        from pipeline.scheduled import send_due_alerts

        return send_due_alerts("search")

    send()


send_alerts()
