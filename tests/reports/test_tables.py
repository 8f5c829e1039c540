"""Tables: what is written can be read back, formulas stay text, memory stays flat, and half a file never appears."""

from __future__ import annotations

import csv
import errno
import json
import os
import threading
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import Mock

import pyarrow.parquet
import pytest

from articles.errors import StepError
from articles.printing import Record
from reports.tables import CELL_CHARACTERS, TABLE_FORMATS, Column, Written, whole_file, write_table

COLUMNS = (
    Column(name="name"),
    Column(name="n", kind="integer"),
    Column(name="value", kind="number"),
    Column(name="relevant", kind="boolean"),
    Column(name="at", kind="time"),
    Column(name="roles", kind="json"),
    Column(name="tags", kind="texts"),
)
RECORDS: list[Record] = [
    {
        "name": "=1+1",
        "n": 3,
        "value": -5.34,
        "relevant": True,
        "at": "2025-10-31T23:30:00+07:00",
        "roles": ["Chủ tịch"],
        "tags": ["khen thưởng", "=x"],
        "more": "only in JSON Lines",
    },
    {"name": "Đắk Lắk; “trích, dẫn”\nhai dòng", "n": None, "value": None, "relevant": None, "at": None, "roles": None},
    {"name": "@SUM(A1)", "n": 1, "value": 1e12, "relevant": False, "at": datetime(2025, 1, 1, tzinfo=UTC), "roles": []},
]


def sheet(path: Path) -> str:
    """The first sheet's XML, which names its strings in place."""
    with zipfile.ZipFile(path) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def test_csv_opens_in_excel_and_keeps_formulas_as_text(tmp_path: Path) -> None:
    out = tmp_path / "facts.csv"
    assert write_table(RECORDS, COLUMNS, "csv", out).records == 3
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        heading, first, second, third = csv.reader(file)
    assert heading == [column.name for column in COLUMNS]
    assert first == [
        "'=1+1",
        "3",
        "-5.34",
        "true",
        "2025-10-31T23:30:00+07:00",
        '["Chủ tịch"]',
        '["khen thưởng", "=x"]',
    ]
    assert second == ["Đắk Lắk; “trích, dẫn”\nhai dòng", "", "", "", "", "", ""]
    assert third[0] == "'@SUM(A1)"


def test_excel_holds_text_numbers_and_vietnamese_time_and_no_formula(tmp_path: Path) -> None:
    out = tmp_path / "facts.xlsx"
    assert write_table(RECORDS, COLUMNS, "xlsx", out).records == 3
    xml = sheet(out)
    assert "<f>" not in xml
    assert "<is><t>=1+1</t></is>" in xml
    assert "<v>-5.34</v>" in xml
    # 31 October 2025, 23:30 as Excel counts: days since 1899-12-30.
    assert "<v>45961.97916666666" in xml


def test_excel_cuts_what_no_cell_holds_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "facts.xlsx"
    records = [{"name": "a" * 40_000}, {"name": "b" * CELL_CHARACTERS}, {"name": "𝟏" * 20_000}]
    assert write_table(records, COLUMNS[:1], "xlsx", out) == Written(records=3, cut_cells=2)
    assert f"{'a' * (CELL_CHARACTERS - 4)} […]</t>" in sheet(out)
    assert f"{'b' * CELL_CHARACTERS}</t>" in sheet(out)
    assert f">{'𝟏' * ((CELL_CHARACTERS - 4) // 2)} […]</t>" in sheet(out)


def test_parquet_keeps_types_and_json_lines_everything(tmp_path: Path) -> None:
    write_table(RECORDS, COLUMNS, "parquet", tmp_path / "facts.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "facts.parquet")
    assert [str(field.type) for field in table.schema] == [
        "string",
        "int64",
        "double",
        "bool",
        "timestamp[ms, tz=Asia/Ho_Chi_Minh]",
        "string",
        "list<element: string>",
    ]
    rows = table.to_pylist()
    assert (rows[0]["name"], rows[0]["value"]) == ("=1+1", -5.34)
    assert rows[0]["at"] == datetime(2025, 10, 31, 16, 30, tzinfo=UTC)
    assert (rows[1]["n"], rows[1]["tags"]) == (None, None)
    assert rows[0]["tags"] == ["khen thưởng", "=x"]
    write_table(RECORDS, COLUMNS, "jsonl", tmp_path / "facts.jsonl")
    lines = (tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0]) == RECORDS[0]


@pytest.mark.parametrize("file_format", TABLE_FORMATS)
def test_no_records_give_a_file_with_its_columns(file_format: str, tmp_path: Path) -> None:
    assert write_table([], COLUMNS, file_format, tmp_path / "empty") == Written(records=0)
    assert (tmp_path / "empty").exists()


@pytest.mark.parametrize("file_format", TABLE_FORMATS)
def test_a_failure_on_the_way_leaves_the_old_file_and_no_part(file_format: str, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    out.write_text("old")

    def broken() -> Iterator[Record]:
        yield RECORDS[0]
        raise RuntimeError("the database was lost")

    with pytest.raises(RuntimeError):
        write_table(broken(), COLUMNS, file_format, out)
    assert [path.name for path in tmp_path.iterdir()] == ["facts"]
    assert out.read_text() == "old"


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StepError, match=r"^cannot write [^\n]*$"):
        write_table(RECORDS, COLUMNS, "csv", tmp_path / "no" / "facts.csv")


@pytest.mark.parametrize("file_format", TABLE_FORMATS)
def test_memory_does_not_grow_with_the_number_of_rows(file_format: str, tmp_path: Path) -> None:
    def many(n: int) -> Iterator[Record]:
        return ({"name": f"{i} " + "x" * 400, "n": i} for i in range(n))

    write_table(many(10), COLUMNS, file_format, tmp_path / "warm")
    tracemalloc.start()
    write_table(many(30_000), COLUMNS, file_format, tmp_path / "out")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 9_000_000  # the records are 13 MB; a row group of 5,000 is held


def test_a_link_stays_one_and_its_file_is_written(tmp_path: Path) -> None:
    file, link = tmp_path / "kept" / "all.jsonl", tmp_path / "all.jsonl"
    file.parent.mkdir()
    link.symlink_to(file)
    with whole_file(link) as part:
        part.write_text("{}\n")
    assert link.is_symlink()
    assert file.read_text() == "{}\n"
    assert [path.name for path in file.parent.iterdir()] == ["all.jsonl"]


def test_a_pipe_or_device_is_sent_the_file_and_not_replaced(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()), daemon=True)
    reader.start()
    with whole_file(pipe) as part:
        part.write_text("{}\n")
    reader.join(10)
    assert pipe.is_fifo()
    assert read == ["{}\n"]
    with pytest.raises(StepError, match="cannot write"), whole_file(Path("/dev/full")) as part:
        part.write_text("{}\n")
    assert Path("/dev/full").is_char_device()


def test_a_disk_that_is_full_at_the_end_of_an_excel_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Mock(side_effect=OSError(errno.ENOSPC, "No space left on device"))
    monkeypatch.setattr("xlsxwriter.workbook.Workbook._store_workbook", full)
    with pytest.raises(StepError, match="No space left on device"):
        write_table(RECORDS, COLUMNS, "xlsx", tmp_path / "all.xlsx")
    assert list(tmp_path.iterdir()) == []
