"""Records as tables: JSON Lines, CSV, Excel and Parquet files, streamed in flat memory, whole or not at all.

What begins with ``=``, ``+``, ``-`` or ``@`` is text: a spreadsheet would run it as a formula. In CSV it gets the
apostrophe that spreadsheets take for "as it is"; in Excel files text is marked as text.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

from articles.dates import VIETNAM
from articles.errors import StepError
from articles.printing import Record

TABLE_FORMATS = ("jsonl", "csv", "xlsx", "parquet")
ROW_GROUP = 5_000
"""Rows of one Parquet row group: of whole articles some 30 MB, which is what is held in memory."""
SHEET_ROWS = 1_048_575
"""Rows of one Excel sheet below its heading; more go on in a further sheet."""
CELL_CHARACTERS = 32_767
"""Of an Excel cell, counted in UTF-16 units; longer text is cut, and says so by its end."""
_CUT = " […]"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Kind = Literal["text", "integer", "number", "boolean", "time", "texts", "json"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: the record's key, what its values are, and what they mean.

    ``time`` is ISO 8601 with offset, or a ``datetime``; ``texts`` a list of texts; ``json`` anything nested.
    """

    name: str
    kind: Kind = "text"
    meaning: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What a file holds: its records, and how many Excel cells had to be cut to what a cell may hold."""

    records: int
    cut_cells: int = 0


def write_table(records: Iterable[Record], columns: Sequence[Column], file_format: str, out: Path) -> Written:
    """Write records to a file, which appears when it is whole.

    Args:
        columns: what CSV, Excel and Parquet hold; JSON Lines hold the records as they are.
        file_format: one of :data:`TABLE_FORMATS`.

    Raises:
        StepError: if the file cannot be written.
    """
    written = 0

    def counted() -> Iterator[Record]:
        nonlocal written
        for record in records:
            yield record
            written += 1

    with whole_file(out) as part:
        cut_cells = _WRITERS[file_format](counted(), columns, part)
    return Written(records=written, cut_cells=cut_cells)


@contextmanager
def whole_file(out: Path) -> Iterator[Path]:
    """A path to write to, which becomes ``out`` at the end of the block, and nothing if that fails.

    Raises:
        StepError: if the file cannot be written.
    """
    part = out.with_name(f".{out.name}.{uuid4().hex[:6]}.part")
    try:
        yield part
        part.replace(out)
    except OSError as error:
        raise StepError(f"cannot write {out}: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)


def _write_jsonl(records: Iterable[Record], columns: Sequence[Column], part: Path) -> int:
    with part.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False, default=_printed) + "\n")
    return 0


def _write_csv(records: Iterable[Record], columns: Sequence[Column], part: Path) -> int:
    # Excel takes a file for UTF-8 only if it begins with a byte order mark.
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        for record in records:
            writer.writerow([_csv_cell(record.get(column.name), column.kind) for column in columns])
    return 0


def _csv_cell(value: Any, kind: Kind) -> Any:
    if kind in ("json", "texts") or isinstance(value, bool):
        return None if value is None else json.dumps(value, ensure_ascii=False, default=_printed)
    if isinstance(value, datetime):
        return _printed(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _write_xlsx(records: Iterable[Record], columns: Sequence[Column], part: Path) -> int:
    import xlsxwriter

    cut_cells = 0
    # Each row goes to disk when the next begins: memory stays flat, whatever the length. The sheets' text is put
    # together beside the file, where there is room for it; from 4 GB on only zip64 can hold it.
    with tempfile.TemporaryDirectory(prefix=part.name, dir=part.parent) as room:
        book = xlsxwriter.Workbook(str(part), {"constant_memory": True, "tmpdir": room})
        book.use_zip64()
        heading = book.add_format({"bold": True})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        try:
            rows = iter(records)
            following = next(rows, None)
            while True:
                sheet = book.add_worksheet()
                sheet.freeze_panes(1, 0)
                for x, column in enumerate(columns):
                    sheet.set_column(x, x, 30 if column.kind == "text" else 18)
                    sheet.write_string(0, x, column.name, heading)
                y = 0
                while following is not None and y < SHEET_ROWS:
                    y += 1
                    for x, column in enumerate(columns):
                        cut_cells += _write_cell(sheet, y, x, following.get(column.name), column.kind, moment)
                    following = next(rows, None)
                if following is None:
                    break
        finally:
            book.close()
    return cut_cells


def _write_cell(sheet: Any, y: int, x: int, value: Any, kind: Kind, moment: Any) -> bool:
    """Whether the value had to be cut."""
    if value is None:
        return False
    if kind == "time":
        # A spreadsheet knows no time zones: what it shows is the time in Viet Nam.
        sheet.write_datetime(y, x, _moment(value).astimezone(VIETNAM).replace(tzinfo=None), moment)
    elif kind == "boolean":
        sheet.write_boolean(y, x, value)
    elif kind in ("integer", "number"):
        sheet.write_number(y, x, value)
    else:
        text = str(value) if kind == "text" else json.dumps(value, ensure_ascii=False, default=_printed)
        short = _shortened(text)
        sheet.write_string(y, x, short)
        return short is not text
    return False


def _shortened(text: str) -> str:
    """The text itself if a cell holds it; letters beyond U+FFFF count twice there."""
    if len(text) <= CELL_CHARACTERS // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL_CHARACTERS:
        return text
    return units[: 2 * (CELL_CHARACTERS - len(_CUT))].decode("utf-16-le", errors="ignore") + _CUT


def _write_parquet(records: Iterable[Record], columns: Sequence[Column], part: Path) -> int:
    import pyarrow
    import pyarrow.parquet

    types = {
        "text": pyarrow.string(),
        "json": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "time": pyarrow.timestamp("s", tz="Asia/Ho_Chi_Minh"),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(column.name, types[column.kind]) for column in columns])
    with pyarrow.parquet.ParquetWriter(part, schema, compression="zstd") as writer:
        every = iter(records)
        while rows := list(islice(every, ROW_GROUP)):
            values = [[_parquet_value(row.get(column.name), column.kind) for row in rows] for column in columns]
            writer.write_table(pyarrow.table(values, schema=schema))
    return 0


def _parquet_value(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind == "json":
        return json.dumps(value, ensure_ascii=False, default=_printed)
    return _moment(value) if kind == "time" else value


def _moment(value: str | datetime) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _printed(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


_WRITERS: dict[str, Callable[[Iterable[Record], Sequence[Column], Path], int]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "parquet": _write_parquet,
}
