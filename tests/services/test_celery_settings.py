"""No task may run for longer than Redis waits before handing it to a second worker."""

from __future__ import annotations

import re

import yaml
from airflow.configuration import conf

from settings import REPOSITORY

SETTING = "AIRFLOW__CELERY_BROKER_TRANSPORT_OPTIONS__VISIBILITY_TIMEOUT"


def test_redis_waits_longer_than_the_longest_task() -> None:
    compose = yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text(encoding="utf-8"))
    waits = int(compose["x-thidua"]["environment"][SETTING])
    sources = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "dags").glob("*.py")]
    hours = [int(n) for source in sources for n in re.findall(r"execution_timeout=timedelta\(hours=(\d+)\)", source)]
    stated = sum(source.count("execution_timeout=") for source in sources)
    assert len(hours) == stated > 0, "a timeout is written in another form"
    assert waits > max(hours) * 3600


def test_airflow_reads_the_setting_under_this_name(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv(SETTING, "172800")
    assert conf.getsection("celery_broker_transport_options") == {"visibility_timeout": 172800}
