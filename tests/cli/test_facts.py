"""`thidua facts`: the same facts as a table, as JSON Lines and as files."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from cli.main import app
from pipeline.events import update_events
from storage.db import connect
from tests.storage.stored import add_sites, put_article
from tests.storage.test_events import REPORTS, WHEN

AWARD = "Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể, 12 cá nhân. Đến cuối năm 2022, tỷ lệ hộ nghèo là 5,34%."


@pytest.fixture
def archive(home: Path) -> None:
    connection = connect()
    add_sites(connection)
    for n in range(3):
        body = f"{AWARD} Ông Trần Văn {'ABC'[n]}, Chủ tịch UBND xã, dự. " + f"Nội dung riêng số {n} của hội nghị. " * n
        put_article(connection, "baolamdong", f"{n}", f"Bài {n}", body, published=datetime(2025, 10, 1 + n, tzinfo=UTC))
    for site, path, title, body, hours in REPORTS:
        put_article(connection, site, path, title, body, published=WHEN + timedelta(hours=hours))
    update_events(connection)
    connection.close()


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["facts", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("arguments", [("awards", "--mentions"), ("statistics",), ("people",)], ids=" ".join)
def test_a_file_holds_what_the_screen_does(archive: None, arguments: tuple[str, ...], tmp_path: Path) -> None:
    wanted = (*arguments, "--all-copies", "--to", "2025-12-31")
    shown = [json.loads(line) for line in run(*wanted, "--json").splitlines()]
    assert len(shown) == 3
    for ending in ("jsonl", "csv", "xlsx", "parquet"):
        out = tmp_path / f"facts.{ending}"
        assert "3 facts written" in run(*wanted, "--out", str(out))
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
    mentions = ("awards", "--mentions", "--all-copies", "--to", "2025-12-31", "--format", "csv", "--out", str(out))
    assert "1 facts written" in run(*mentions, "--from", "2025-10-03")
    assert "2 facts written" in run(*mentions, "--limit", "2")
    assert json.loads(run("awards", "--province", "ca-mau", "--out", str(out), "--json"))["facts"] == 0
    assert "1 facts written" in run("awards", "--province", "lam-dong", "--out", str(out))


def test_awards_are_one_row_per_award_given_and_periods_another_list(archive: None) -> None:
    rows = [json.loads(line) for line in run("awards", "--json").splitlines()]
    assert [(row["award"], row["decision"], len(row["sources"])) for row in rows if row["decision"]] == [
        ("bang-khen-ubnd-tinh", "512/QĐ-UBND", 2)
    ]
    assert len(rows) == 3
    assert all(row["period"] is None for row in rows)
    [decided] = [row for row in rows if row["decision"]]
    assert decided["recipients"] == [{"n": 4, "type": "tập thể"}, {"n": 9, "type": "cá nhân"}]
    assert [(c["n"], c["type"]) for c in decided["other_counts"]] == [(7, "cá nhân")]
    [total] = [json.loads(line) for line in run("awards", "--periods", "--json").splitlines()]
    assert (total["period"], total["recipients"]) == ({"from": "2022", "to": "2026"}, [{"n": 836, "type": "tập thể"}])


def test_a_pipe_gets_every_row_and_a_limit_says_how_many_are_left_out(archive: None) -> None:
    whole = CliRunner().invoke(app, ["facts", "awards"])
    assert whole.exit_code == 0
    assert "left out" not in whole.stderr
    for arguments in (["facts", "awards", "--limit", "1"], ["facts", "awards", "--limit", "1", "--json"]):
        assert "2 more rows are left out" in CliRunner().invoke(app, arguments).stderr
    cut = CliRunner().invoke(app, ["facts", "awards", "--mentions", "--limit", "2", "--json"])
    assert len(cut.stdout.splitlines()) == 2
    assert "left out" in cut.stderr


def test_who_lists_what_a_person_was_reported_to_receive(archive: None) -> None:
    done = CliRunner().invoke(app, ["who", "thach thi sa ray", "--json"])
    [found] = [json.loads(line) for line in done.stdout.splitlines()]
    assert (found["name"], found["kind"], found["province_now"]) == ("Thạch Thị Sa Rây", "person", "vinh-long")
    assert [(given["award"], given["class"]) for given in found["awards"]] == [("huan-chuong-lao-dong", 3)]
    assert "Thạch Thị Sa Rây" in CliRunner().invoke(app, ["who", "sa ray"]).stdout


def test_a_format_without_a_file_is_wrong_usage(home: Path) -> None:
    done = CliRunner().invoke(app, ["facts", "awards", "--format", "xlsx"])
    assert done.exit_code == 2
