"""What Airflow calls when a task has failed for good; light, because DAG files import it at module level."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from articles.timezone import VIETNAM


def report_failure(context: Mapping[str, Any]) -> None:
    """Send a failed task's name and reason to the channels of the health alerts; never raises."""
    from pipeline.alerts.sending import report_failed_task

    instance = context["task_instance"]
    reason = str(context.get("exception") or "no reason known")
    try:
        report_failed_task(f"{instance.dag_id}.{instance.task_id}", reason, now=datetime.now(VIETNAM))
    except Exception:
        logging.getLogger("thidua").exception("the failure could not be reported")
