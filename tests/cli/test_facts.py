"""`thidua facts`: the same facts as a table, as JSON Lines and as files."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from cli.main import app
from storage.db import connect
from tests.storage.stored import add_sites, put_article

AWARD = "Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể, 12 cá nhân. Đến cuối năm 2022, tỷ lệ hộ nghèo là 5,34%."


@pytest.fixture
def archive(home: Path) -> None:
    connection = connect()
    add_sites(connection)
    for n in range(3):
        body = f"{AWARD} Ông Trần Văn {'ABC'[n]}, Chủ tịch UBND xã, dự. " + f"Nội dung riêng số {n} của hội nghị. " * n
        put_article(connection, "baolamdong", f"{n}", f"Bài {n}", body, published=datetime(2025, 10, 1 + n, tzinfo=UTC))
    connection.close()


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["facts", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("kind", ["awards", "statistics", "people"])
def test_a_file_holds_what_the_screen_does(archive: None, kind: str, tmp_path: Path) -> None:
    shown = [json.loads(line) for line in run(kind, "--all-copies", "--json").splitlines()]
    assert len(shown) == 3
    for ending in ("jsonl", "csv", "xlsx", "parquet"):
        out = tmp_path / f"facts.{ending}"
        assert "3 facts written" in run(kind, "--all-copies", "--out", str(out))
    assert [json.loads(line) for line in (tmp_path / "facts.jsonl").open(encoding="utf-8")] == shown
    with (tmp_path / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["quote"] for row in table] == [fact["quote"] for fact in shown]
    rows = pyarrow.parquet.read_table(tmp_path / "facts.parquet").to_pylist()
    assert [row["article"] for row in rows] == [fact["article"] for fact in shown]
    # Every field of a record has its column.
    assert set(shown[0]) == set(table[0]) == set(rows[0])


def test_filters_and_limits_hold_for_files_too(archive: None, tmp_path: Path) -> None:
    out = tmp_path / "awards.csv"
    assert "1 facts written" in run(
        "awards", "--all-copies", "--from", "2025-10-03", "--format", "csv", "--out", str(out)
    )
    assert "2 facts written" in run("awards", "--all-copies", "--limit", "2", "--format", "csv", "--out", str(out))
    assert json.loads(run("awards", "--province", "ca-mau", "--out", str(out), "--json"))["facts"] == 0


def test_a_format_without_a_file_is_wrong_usage(home: Path) -> None:
    done = CliRunner().invoke(app, ["facts", "awards", "--format", "xlsx"])
    assert done.exit_code == 2
