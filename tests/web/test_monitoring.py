"""The rules and the dashboard for operators name only what /metrics serves, and the figures are those of the store."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from reports.health import VERDICTS
from settings import REPOSITORY
from storage.db import connect, transaction
from storage.monitoring import note_upkeep
from tests.storage.stored import add_sites, put_article
from tests.web.served import served

FOLDER = REPOSITORY / "services" / "monitoring"
RULES = FOLDER / "prometheus-rules.yml"
BACKED_UP = datetime(2026, 3, 1, tzinfo=UTC)
PUBLISHED = datetime(2025, 12, 24, tzinfo=UTC)


def rules() -> list[dict[str, Any]]:
    [group] = yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]
    return list(group["rules"])


def expressions() -> list[str]:
    panels = json.loads((FOLDER / "grafana-dashboard.json").read_text(encoding="utf-8"))["panels"]
    return [rule["expr"] for rule in rules()] + [target["expr"] for panel in panels for target in panel["targets"]]


@pytest.fixture(scope="module")
def samples(module_home: Path) -> Iterator[dict[tuple[str, tuple[tuple[str, str], ...]], float]]:
    connection = connect()
    add_sites(connection)
    put_article(
        connection, "baolamdong", "a", "Phát động thi đua", "Tỉnh phát động thi đua. " * 30, published=PUBLISHED
    )
    future = datetime.now(UTC) + timedelta(days=3000)
    put_article(connection, "baotravinh", "b", "Biểu dương", "Biểu dương điển hình. " * 30, published=future)
    note_upkeep(connection, "backup", now=BACKED_UP)
    note_upkeep(connection, "backup", now=BACKED_UP + timedelta(days=1))
    with transaction(connection) as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s WHERE id = 'baolamdong'", (PUBLISHED,))
        cursor.execute(
            "INSERT INTO alert (name, kind, url, created_at, last_error) VALUES "
            "('a', 'health', 'json://x', now(), NULL), ('b', 'health', 'json://x', now(), 'refused')"
        )
    connection.close()
    with served() as client:
        client.get("/api/articles")
        yield parsed(client)


def parsed(client: httpx.Client) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(s.name, tuple(sorted(s.labels.items()))): s.value for family in families for s in family.samples}


Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def test_every_metric_of_rules_and_dashboard_is_served(samples: Samples) -> None:
    named = {name for text in expressions() for name in re.findall(r"\bthidua_\w+", text)}
    assert len(named) >= 12
    assert named - {name for name, _ in samples} == set()


def test_every_label_value_of_rules_and_dashboard_is_served(samples: Samples) -> None:
    labels = {pair for _, pairs in samples for pair in pairs}
    matchers = [
        m for text in expressions() for m in re.findall(r'(\w+)(=~?)"([^"]+)"', text) if m[0] not in ("job", "status")
    ]
    assert matchers
    for label, _, values in matchers:
        for value in values.split("|"):
            assert (label, value) in labels


def test_every_rule_says_what_to_do_and_no_two_have_one_name() -> None:
    assert all({"summary", "action"} <= set(rule["annotations"]) for rule in rules())
    assert len({rule["alert"] for rule in rules()}) == len(rules())


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool (Debian: prometheus) is not installed")
def test_promtool_accepts_the_rules() -> None:
    done = subprocess.run(["promtool", "check", "rules", str(RULES)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_figures_are_those_of_the_store(samples: Samples) -> None:
    assert samples["thidua_alerts", ()] == 2
    assert samples["thidua_alerts_failing", ()] == 1
    assert samples["thidua_archive_problems", ()] == 0
    assert samples["thidua_newest_article_timestamp_seconds", ()] == PUBLISHED.timestamp()
    assert samples["thidua_last_success_timestamp_seconds", (("kind", "newspaper"),)] == PUBLISHED.timestamp()
    backup = samples["thidua_upkeep_success_timestamp_seconds", (("task", "backup"),)]
    assert backup == (BACKED_UP + timedelta(days=1)).timestamp()
    assert samples["thidua_upkeep_success_timestamp_seconds", (("task", "archive_check"),)] == 0
    verdicts = {dict(labels)["verdict"] for name, labels in samples if name == "thidua_sites_by_verdict"}
    assert verdicts == set(VERDICTS)
