"""What is dropped with time, and what never is."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.retention import prune
from services.upkeep import remove_old_files
from storage.db import connect, opened, rows
from tests.storage.stored import add_sites, put_article

NOW = datetime(2026, 11, 28, tzinfo=UTC)
_VISIT = """
INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at, warc)
SELECT 'baotravinh', r.id, %s || %s, 1, %s, %s, 'https://x/', 1, %s, %s FROM crawl_run r LIMIT 1
"""
_VISITS = (
    # kind, outcome, days ago, in the archive, goes
    ("article", "not_modified", 200, True, True),
    ("article", "unchanged", 200, True, True),
    ("feed", "fetched", 200, False, True),
    ("listing", "fetched", 200, True, False),
    ("article", "fetched", 200, True, False),
    ("article", "not_found", 200, False, False),
    ("article", "not_modified", 100, True, False),
)


@pytest.fixture
def filled(home: Path) -> None:
    connection = connect()
    add_sites(connection)
    put_article(connection, "baotravinh", "a", "Tít", "Phong trào thi đua.")
    with connection, connection.cursor() as cursor:
        for kind, outcome, days, is_archived, _ in _VISITS:
            at = NOW - timedelta(days=days)
            name = f"of {kind} {outcome} {days} {is_archived}"
            cursor.execute(_VISIT, (name, "", kind, outcome, at, "w" if is_archived else None))
        cursor.execute(
            "INSERT INTO issue (code, severity, detail, first_seen_at, last_seen_at, subject, ended_at) VALUES "
            "('a', 'info', 'ended long ago', %(old)s, %(old)s, 'a', %(old)s), "
            "('b', 'info', 'old and still there', %(old)s, %(old)s, 'b', NULL)",
            {"old": NOW - timedelta(days=400)},
        )
    connection.close()


def left() -> list[str]:
    with opened() as connection, connection, connection.cursor() as cursor:
        return [
            row["handover"] for row in rows(cursor, "SELECT handover FROM page WHERE handover LIKE 'of %' ORDER BY 1")
        ]


def test_visits_without_a_body_become_counts_by_month_and_nothing_else_goes(filled: None) -> None:
    report = prune(now=NOW)
    kept = sorted(
        f"of {kind} {outcome} {days} {archived}" for kind, outcome, days, archived, goes in _VISITS if not goes
    )
    assert left() == kept
    with opened() as connection, connection, connection.cursor() as cursor:
        counts = rows(cursor, "SELECT site, month::text, kind, outcome, requests FROM page_month ORDER BY 3, 4")
        issues = rows(cursor, "SELECT code FROM issue WHERE code IN ('a', 'b')")
        articles = rows(cursor, "SELECT title FROM article")
    assert [(c["kind"], c["outcome"], c["month"], c["requests"]) for c in counts] == [
        ("article", "not_modified", "2026-05-01", 1),
        ("article", "unchanged", "2026-05-01", 1),
        ("feed", "fetched", "2026-05-01", 1),
    ]
    assert (report.visits, report.issues) == (3, 1)
    assert [issue["code"] for issue in issues] == ["b"]
    assert [article["title"] for article in articles] == ["Tít"]
    again = prune(now=NOW)
    assert (again.visits, again.issues, again.runs) == (0, 0, 0)


def test_zero_days_keep_for_ever(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISITS", "ISSUES", "RUNS"):
        monkeypatch.setenv(f"THIDUA_KEEP_{name}_DAYS", "0")
    before = left()
    prune(now=NOW + timedelta(days=5000))
    assert left() == before


def test_old_log_files_go_with_the_folders_that_they_leave_empty(tmp_path: Path) -> None:
    for name, days in (("dag_id=a/run_id=1/x.log", 90), ("dag_id=a/run_id=2/x.log", 1), ("dag_id=b/y.log", 90)):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
        at = (NOW - timedelta(days=days)).timestamp()
        os.utime(file, (at, at))
    assert remove_old_files(tmp_path, before=NOW - timedelta(days=60)) == 2
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == [
        "dag_id=a",
        "dag_id=a/run_id=2",
        "dag_id=a/run_id=2/x.log",
    ]
