"""Exports hold what a search finds, in every format, with every field; Atom files are what the standard requires."""

from __future__ import annotations

import csv
import json
import zipfile
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet
import pytest

from articles.dates import VIETNAM
from articles.errors import StepError
from reports.export import ARTICLE_COLUMNS, FORMATS, export_articles
from reports.facts import fact_columns, fact_record
from storage.db import connect
from storage.facts import KINDS, find_facts
from storage.search import Filters
from storage.stored_articles import StoredArticle
from tests.storage.stored import add_sites, put_article

ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOSTILE = '=cmd|"/c calc"!A1 <script>alert(1)</script> ]]> \u202e'
BODY = "Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể. Đến năm 2022, tỷ lệ hộ nghèo là 5,34%. Số {}."
WHEN = datetime(2023, 10, 31, 7, 28, tzinfo=VIETNAM)
FIELDS = tuple(field.name for field in fields(StoredArticle))
EVERYTHING = Filters(sort="newest")


@pytest.fixture(scope="module")
def store(module_home: Path) -> None:
    connection = connect()
    add_sites(connection)
    put_article(connection, "baolamdong", "a", "Bài một", BODY.format(1), lead="Sapo.", published=WHEN)
    put_article(
        connection,
        "baotravinh",
        "b",
        HOSTILE,
        "- Thành phố Trà Vinh biểu dương nông dân sản xuất giỏi. " * 3,
        published=WHEN - timedelta(days=1),
    )
    put_article(connection, "thiduavn", "c", None, "Đại hội thi đua yêu nước lần thứ năm. " * 1000)
    connection.close()


@pytest.fixture(scope="module")
def files(store: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("exports")
    for file_format in FORMATS:
        written = export_articles(EVERYTHING, file_format, folder / file_format)
        assert written.records == 3
        assert written.cut_cells == (1 if file_format == "xlsx" else 0)
    assert {path.name for path in folder.iterdir()} == set(FORMATS)
    return {file_format: folder / file_format for file_format in FORMATS}


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_field_has_its_column_with_a_meaning(files: dict[str, Path]) -> None:
    assert tuple(column.name for column in ARTICLE_COLUMNS) == FIELDS
    assert all(column.meaning for column in ARTICLE_COLUMNS)
    assert all(column.meaning for kind in KINDS for column in fact_columns(kind))
    assert tuple(records(files["jsonl"])[0]) == FIELDS


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("kind", ["awards", "statistics"])
def test_every_field_of_a_fact_has_its_column(kind: str) -> None:
    connection = connect()
    fact = fact_record(next(find_facts(connection, kind, EVERYTHING)))
    connection.close()
    assert set(fact) == {column.name for column in fact_columns(kind)}


def test_csv_says_the_same_as_json_lines(files: dict[str, Path]) -> None:
    expected = records(files["jsonl"])
    with files["csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, record in zip(rows, expected, strict=True):
        assert json.loads(row["awards"]) == record["awards"]
        assert row["published_at"] == (record["published_at"] or "")
    assert [row["body"][:2] for row in rows] == ["Ch", "'-", "Đạ"]
    assert rows[1]["title"].startswith("'=cmd")


def test_excel_holds_every_article_in_a_file_that_opens(files: dict[str, Path]) -> None:
    with zipfile.ZipFile(files["xlsx"]) as book:
        assert book.testzip() is None
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    assert len(sheet.findall(".//s:row", space)) == 4
    assert sheet.findall(".//s:f", space) == []


def test_parquet_has_types_of_its_own(files: dict[str, Path]) -> None:
    table = pyarrow.parquet.read_table(files["parquet"])
    types = {field.name: str(field.type) for field in table.schema}
    assert types["authors"] == types["tags"] == "list<element: string>"
    assert types["published_at"] == types["first_seen_at"] == "timestamp[ms, tz=Asia/Ho_Chi_Minh]"
    assert (types["relevant"], types["versions"], types["awards"]) == ("bool", "int64", "string")
    rows = table.to_pylist()
    expected = records(files["jsonl"])
    assert [row["body"] for row in rows] == [record["body"] for record in expected]
    assert rows[0]["published_at"] == WHEN
    assert rows[2]["published_at"] is None
    assert json.loads(rows[0]["statistics"]) == expected[0]["statistics"]


def test_an_atom_file_has_what_the_standard_asks(files: dict[str, Path]) -> None:
    feed = ElementTree.parse(files["atom"]).getroot()
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    entries = feed.findall("a:entry", ATOM)
    for parent in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"a:{name}", ATOM)) == 1
            assert parent.findtext(f"a:{name}", namespaces=ATOM)
    stamps = [entry.findtext("a:updated", namespaces=ATOM) or "" for entry in entries]
    assert feed.findtext("a:updated", namespaces=ATOM) == max(stamps)
    assert all(datetime.fromisoformat(stamp).tzinfo == UTC for stamp in stamps)
    assert len({entry.findtext("a:id", namespaces=ATOM) for entry in entries}) == 3
    assert all(entry.find("a:author/a:name", ATOM) is not None for entry in entries)
    assert [link.get("rel") for link in entries[0].findall("a:link", ATOM)] == ["alternate"]
    expected = records(files["jsonl"])
    assert entries[0].findtext("a:content", namespaces=ATOM) == f"Sapo.\n\n{expected[0]['body']}"
    assert (entries[1].findtext("a:title", namespaces=ATOM) or "").startswith('=cmd|"/c calc"!A1 <script>')


@pytest.mark.usefixtures("store")
def test_filters_and_limits_hold(tmp_path: Path) -> None:
    def count(filters: Filters) -> int:
        seen: list[tuple[int, int]] = []
        written = export_articles(
            filters, "jsonl", tmp_path / "out", progress=lambda done, total: seen.append((done, total))
        )
        assert [done for done, _ in seen] == list(range(1, written.records + 1))
        assert {total for _, total in seen} <= {written.records}
        return written.records

    assert count(Filters(province="vinh-long")) == 1
    assert count(Filters(from_=date(2023, 10, 31))) == 1
    assert count(Filters(query="bang khen", limit=1)) == 1
    assert count(Filters(query="nothing like this")) == 0


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("file_format", FORMATS)
def test_what_cannot_be_written_is_one_line_and_leaves_nothing(file_format: str, tmp_path: Path) -> None:
    with pytest.raises(StepError, match="cannot write"):
        export_articles(EVERYTHING, file_format, tmp_path / "no" / "such" / "file")
    assert list(tmp_path.iterdir()) == []


def test_exports_without_articles_are_whole_files(store: None, tmp_path: Path) -> None:
    for file_format in FORMATS:
        assert export_articles(Filters(query="nothing like this"), file_format, tmp_path / file_format).records == 0
    ElementTree.parse(tmp_path / "atom")
    assert pyarrow.parquet.read_table(tmp_path / "parquet").num_rows == 0
