"""A release states the same in both kinds of file, byte for byte until something changes; tokens show what did."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from articles.dates import VIETNAM
from articles.errors import UsageError
from articles.printing import json_record
from cli.main import app
from pipeline.events import update_events
from reports.release import START, find_changes, write_release
from reports.release.columns import LEFT_OUT, article_rows, fold_type, released_tables, struct_fields
from reports.tables import Column, write_table
from storage.corrections import Correction, correct_article
from storage.db import Connection, connect
from storage.search import Filters
from storage.stored_articles import StoredArticle, fetch_articles
from tests.storage.stored import NOW, add_sites, put_article

EVERYTHING = Filters()
WHEN = datetime(2023, 10, 31, 7, 28, tzinfo=VIETNAM)
BODY = (
    "Ngày 30/10/2023, Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể, 12 cá nhân theo Quyết định số 123/QĐ-UBND ngày "
    "5/10/2023. Ông Nguyễn Văn An, Phó Chủ tịch UBND tỉnh Lâm Đồng, dự lễ tổng kết phong trào thi đua “Dân vận khéo”. "
    "Đến cuối năm 2022, tỷ lệ hộ nghèo là 5,34%."
)


@pytest.fixture
def store(home: Path) -> Connection:
    connection = connect()
    add_sites(connection)
    put_article(connection, "baolamdong", "a", "Bài một", BODY, lead="Sapo.", published=WHEN)
    put_article(connection, "thiduavn", "b", "=cmd|' /c calc'!A1", BODY, published=WHEN + timedelta(days=1))
    put_article(connection, "baotravinh", "c", None, "Thành phố Trà Vinh biểu dương nông dân sản xuất giỏi. " * 5)
    return connection


def rows_of(folder: Path, table: str) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return pyarrow.parquet.read_table(folder / f"{table}.parquet").to_pylist(), list(csv.DictReader(file))


def test_every_exported_field_is_in_a_table_with_a_meaning() -> None:
    tables = {table.name: table for table in released_tables()}
    articles = {column.name for column in tables["articles"].columns}
    assert articles | {"awards", "statistics", "places", *LEFT_OUT} == {field.name for field in fields(StoredArticle)}
    assert all(column.meaning for table in tables.values() for column in table.columns)
    assert set(tables) == {
        "articles",
        "awards",
        "figures",
        "places",
        "events",
        "ledger",
        "versions",
        "sites",
    }


def test_parquet_has_lists_and_structs_and_csv_says_the_same(store: Connection, tmp_path: Path) -> None:
    report = write_release(EVERYTHING, tmp_path / "release")
    assert (report.rows["articles"], report.rows["sites"], report.rows["versions"]) == (3, 3, 3)
    awards, cells = rows_of(tmp_path / "release", "awards")
    first = next(row for row in awards if row["decision"])
    assert first["recipients"] == [{"n": 10, "type": "tập thể"}, {"n": 12, "type": "cá nhân"}]
    for row, cell in zip(awards, cells, strict=True):
        assert json.loads(cell["recipients"]) == row["recipients"]
        assert (cell["article"], cell["quote"]) == (row["article"], row["quote"])
    articles, cells = rows_of(tmp_path / "release", "articles")
    assert [cell["title"] for cell in cells] == [row["title"] or "" for row in articles]
    assert any(row["title"] == "=cmd|' /c calc'!A1" for row in articles)
    assert articles[0]["published_at"] == WHEN + timedelta(days=1)
    assert articles[0]["movements"][0]["name"] == "Dân vận khéo"
    figures, _ = rows_of(tmp_path / "release", "figures")
    assert {(row["value"], row["unit"]) for row in figures} == {(5.34, "%")}


def test_the_ledger_of_a_release_has_each_award_once_with_its_event(store: Connection, tmp_path: Path) -> None:
    update_events(store)
    write_release(EVERYTHING, tmp_path / "release")
    events, _ = rows_of(tmp_path / "release", "events")
    ledger, cells = rows_of(tmp_path / "release", "ledger")
    [given] = [row for row in ledger if row["decision"] == "123/QĐ-UBND"]
    [event] = [row for row in events if row["id"] == given["event"]]
    assert event["first_day"] == "2023-10-30"
    assert set(given["sources"]) <= set(event["reports"])
    assert [(count["n"], count["type"]) for count in given["counts"]] == [(10, "tập thể"), (12, "cá nhân")]
    assert json.loads(cells[ledger.index(given)]["counts"]) == given["counts"]


def test_nothing_that_a_record_holds_is_lost_in_a_struct(store: Connection) -> None:
    with store.cursor() as cursor:
        cursor.execute("SELECT id FROM article")
        articles = fetch_articles(cursor, [row[0] for row in cursor.fetchall()])
    columns = {table.name: {column.name: column.hint for column in table.columns} for table in released_tables()}
    for article in articles:
        for table, row in article_rows(json_record(article)):
            assert row.keys() <= columns[table].keys()
            for name, value in row.items():
                _hold(value, columns[table][name])


def _hold(value: Any, hint: Any) -> None:
    """Every key at every depth has its place in the type."""

    def struct(inner: dict[str, Any]) -> Callable[[Any], None]:
        def check(found: Any) -> None:
            assert found is None or found.keys() <= inner.keys()
            for name, item in (found or {}).items():
                inner[name](item)

        return check

    def listed(item: Callable[[Any], None]) -> Callable[[Any], None]:
        def check(found: Any) -> None:
            for one in found or ():
                item(one)

        return check

    fold_type(hint, flat=lambda kind: lambda found: None, listed=listed, struct=struct)(value)


def test_fields_have_the_names_that_records_give_them() -> None:
    from articles.models import AwardMention

    assert list(struct_fields(AwardMention))[:5] == ["id", "name", "quote", "start", "end"]
    assert "class" in struct_fields(AwardMention)


def test_a_release_is_the_same_bytes_until_something_changes(store: Connection, tmp_path: Path) -> None:
    first = write_release(EVERYTHING, tmp_path / "a")
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE article SET fetched_at = now()")  # a visit that found nothing new
    again = write_release(EVERYTHING, tmp_path / "b")
    assert first == again
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name
    put_article(store, "baolamdong", "d", "Bài mới", BODY.replace("10 tập thể", "31 tập thể"), published=WHEN)
    assert write_release(EVERYTHING, tmp_path / "b").token != first.token


def test_the_package_names_every_file_with_its_digest(store: Connection, tmp_path: Path) -> None:
    report = write_release(EVERYTHING, tmp_path / "release")
    package = json.loads((tmp_path / "release" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == report.token
    assert {"extractor", "annotation", "thidua"} <= package["program"].keys()
    assert report.token in package["citation"]
    for resource in package["resources"]:
        content = (tmp_path / "release" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    sums = dict(reversed(line.split("  ")) for line in (tmp_path / "release" / "SHA256SUMS").read_text().splitlines())
    assert set(sums) == {path.name for path in (tmp_path / "release").iterdir()} - {"SHA256SUMS"}
    assert all(
        hashlib.sha256((tmp_path / "release" / name).read_bytes()).hexdigest() == digest
        for name, digest in sums.items()
    )
    codebook = (tmp_path / "release" / "codebook.md").read_text(encoding="utf-8")
    assert "| `recipients` | list of {n: integer, type: string} |" in codebook


def test_a_folder_of_something_else_is_left_alone(store: Connection, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("x")
    with pytest.raises(UsageError, match="something other than a release"):
        write_release(EVERYTHING, tmp_path / "mine")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def changes(since: str, filters: Filters = EVERYTHING) -> tuple[list[tuple[str, str]], str]:
    found: list[tuple[str, str]] = []
    report = find_changes(
        filters, since, lambda changed: found.append((changed.change, changed.id)), progress=lambda done: None
    )
    assert (report.new, report.changed, report.withdrawn) == tuple(
        sum(change == kind for change, _ in found) for kind in ("new", "changed", "withdrawn")
    )
    return found, report.next


def test_a_token_tells_new_changed_and_withdrawn_articles(store: Connection, tmp_path: Path) -> None:
    token = write_release(EVERYTHING, tmp_path / "release").token
    assert changes(token) == ([], token)
    assert {change for change, _ in changes(START)[0]} == {"new"}
    with store, store.cursor() as cursor:
        cursor.execute("SELECT id FROM article WHERE site = 'baotravinh'")
        [(gone,)] = cursor.fetchall()
        cursor.execute("SELECT id FROM article WHERE site = 'thiduavn'")
        [(changed,)] = cursor.fetchall()
    for article, field, value in ((gone, "relevant", False), (changed, "title", "Tiêu đề đúng")):
        made = Correction(article=article, field=field, value=value, who="Ban", why="đã đọc lại")  # type: ignore[arg-type]
        correct_article(store, made, now=NOW)
    new = put_article(store, "congtravinh", "e", "Mới", "Xã An Quảng Hữu phát động thi đua yêu nước. " * 6)
    found, following = changes(token)
    assert sorted(found) == sorted([("new", new), ("changed", changed), ("withdrawn", gone)])
    assert changes(following) == ([], following)


def test_tokens_that_were_never_given_are_refused(store: Connection) -> None:
    _, token = changes(START)
    for wrong, filters in (("x", EVERYTHING), ("0" * 16, EVERYTHING), (token, Filters(province="lam-dong"))):
        with pytest.raises(UsageError, match=r"token|filters"):
            changes(wrong, filters)


def test_the_command_writes_releases_and_changes(store: Connection, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, ["export", *arguments])
        assert done.exit_code == 0, done.exception
        return done.output

    folder = tmp_path / "release"
    said = json.loads(run("--release", str(folder), "--json"))
    assert said["rows"]["articles"] == 3
    assert f"token: {said['token']}" in run("--release", str(folder))
    out = tmp_path / "changes.jsonl"
    assert f"0 new, 0 changed, 0 withdrawn; next token: {said['token']}" in run(
        "--since", said["token"], "--out", str(out)
    )
    assert out.read_text() == ""
    run("--since", START, "--out", str(out))
    assert [json.loads(line)["change"] for line in out.read_text().splitlines()] == ["new"] * 3
    done = CliRunner().invoke(app, ["export", "--release", str(folder), "--out", str(out)])
    assert isinstance(done.exception, UsageError)


def test_excel_has_vietnamese_headings_a_filter_and_days_as_days(tmp_path: Path) -> None:
    import zipfile

    columns = (Column(name="giver"), Column(name="decision_date", kind="date"))
    records = [{"giver": "Chủ tịch UBND tỉnh", "decision_date": "2023-10-05"}, {"decision_date": "2023-06-31"}]
    write_table(records, columns, "xlsx", tmp_path / "x.xlsx", language="vi")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<t>Người, cơ quan tặng</t>" in sheet
    assert '<autoFilter ref="A1:B3"/>' in sheet
    assert "<v>45204</v>" in sheet  # 5 October 2023 as Excel counts
    assert "<t>2023-06-31</t>" in sheet
