"""Records as tables: JSON Lines, CSV, Excel and Parquet files, streamed in constant memory, whole or not at all.

What begins with ``=``, ``+``, ``-`` or ``@`` is text: a spreadsheet would run it as a formula. In CSV it gets the
apostrophe that spreadsheets read as "as it is"; in Excel files text is marked as text.
"""

from __future__ import annotations

import csv
import json
import shutil
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
from reports.headings import heading

TABLE_FORMATS = ("jsonl", "csv", "xlsx", "parquet")
ROW_GROUP = 5_000
"""Rows of one Parquet row group: of whole articles some 30 MB, which is what is held in memory."""
SHEET_ROWS = 1_048_575
"""Rows of one Excel sheet below its heading; more go on in a further sheet."""
CELL_CHARACTERS = 32_767
"""Of an Excel cell, counted in UTF-16 units; longer text is cut, and its end states so."""
_CUT = " […]"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Kind = Literal["text", "integer", "number", "boolean", "date", "time", "texts", "json"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: the record's key, its type, and its meaning.

    ``time`` is ISO 8601 with offset, or a ``datetime``; ``date`` is YYYY-MM-DD; ``texts`` a list of texts; ``json``
    anything nested.
    """

    name: str
    kind: Kind = "text"
    meaning: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """The number of records written, and of those that were cut or are missing.

    ``cut_cells`` are Excel cells with more text than a cell can hold, ``missing_pages`` fetched pages that the archive
    no longer has.
    """

    records: int
    cut_cells: int = 0
    missing_pages: int = 0


def write_table(
    records: Iterable[Record], columns: Sequence[Column], file_format: str, out: Path, *, language: str = "en"
) -> Written:
    """Write records to a file, which appears when it is whole.

    Args:
        columns: what CSV, Excel and Parquet hold; JSON Lines hold the records as they are.
        file_format: one of :data:`TABLE_FORMATS`.
        language: of an Excel file's headings, ``vi`` or ``en``; other files have the columns' names.

    Raises:
        StepError: if the file cannot be written.
    """
    written = cut_cells = 0

    def counted() -> Iterator[Record]:
        nonlocal written
        for record in records:
            yield record
            written += 1

    with whole_file(out) as part:
        if file_format == "xlsx":
            cut_cells = _write_xlsx(counted(), columns, part, language)
        else:
            _WRITERS[file_format](counted(), columns, part)
    return Written(records=written, cut_cells=cut_cells)


def counting(records: Iterable[Record], progress: Callable[[int], None]) -> Iterator[Record]:
    """The records as they come; ``progress`` is called after each with the number taken."""
    for done, record in enumerate(records, start=1):
        yield record
        progress(done)


@contextmanager
def whole_file(out: Path) -> Iterator[Path]:
    """A path to write to, which becomes ``out`` at the end of the block, and nothing if that fails.

    A link stays one, and the file it leads to is written; a device or pipe (``/dev/stdout``) is sent the whole file.

    Raises:
        StepError: if the file cannot be written.
    """
    try:
        if out.exists() and not out.is_file() and not out.is_dir():
            with tempfile.TemporaryDirectory() as room:
                part = Path(room) / out.name
                yield part
                with part.open("rb") as whole, out.open("wb") as device:
                    shutil.copyfileobj(whole, device)
            return
        file = out.resolve()
        part = file.with_name(f".{file.name}.{uuid4().hex[:6]}.part")
        try:
            yield part
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StepError(f"cannot write {out}: {error.strerror or error}") from None


def _write_jsonl(records: Iterable[Record], columns: Sequence[Column], part: Path) -> None:
    with part.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False, default=_printed) + "\n")


def _write_csv(records: Iterable[Record], columns: Sequence[Column], part: Path) -> None:
    # Excel reads a file as UTF-8 only if it begins with a byte order mark.
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        for record in records:
            writer.writerow([_csv_cell(record.get(column.name), column.kind) for column in columns])


def _csv_cell(value: Any, kind: Kind) -> Any:
    if kind in ("json", "texts") or isinstance(value, bool):
        return None if value is None else json.dumps(value, ensure_ascii=False, default=_printed)
    if isinstance(value, datetime):
        return _printed(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


@dataclass(frozen=True, kw_only=True, slots=True)
class _Styles:
    """The formats of cells with a moment and with a day."""

    moment: Any
    day: Any


def _write_xlsx(records: Iterable[Record], columns: Sequence[Column], part: Path, language: str) -> int:
    """The number of cells that had to be cut."""
    import xlsxwriter
    import xlsxwriter.exceptions

    cut_cells = 0
    # Each row goes to disk when the next begins: memory stays flat, whatever the length. The sheets' text is put
    # together beside the file, where there is room for it; from 4 GB on only zip64 can hold it.
    with tempfile.TemporaryDirectory(prefix=part.name, dir=part.parent) as room:
        book = xlsxwriter.Workbook(str(part), {"constant_memory": True, "tmpdir": room})
        book.use_zip64()
        bold = book.add_format({"bold": True})
        style = _Styles(
            moment=book.add_format({"num_format": "dd/mm/yyyy hh:mm" if language == "vi" else "yyyy-mm-dd hh:mm"}),
            day=book.add_format({"num_format": "dd/mm/yyyy" if language == "vi" else "yyyy-mm-dd"}),
        )
        try:
            rows = iter(records)
            following = next(rows, None)
            while True:
                sheet = book.add_worksheet()
                sheet.freeze_panes(1, 0)
                for x, column in enumerate(columns):
                    sheet.set_column(x, x, 30 if column.kind == "text" else 18)
                    sheet.write_string(0, x, heading(column.name, language), bold)
                y = 0
                while following is not None and y < SHEET_ROWS:
                    y += 1
                    for x, column in enumerate(columns):
                        cut_cells += _write_cell(sheet, y, x, following.get(column.name), column.kind, style)
                    following = next(rows, None)
                sheet.autofilter(0, 0, y, len(columns) - 1)
                if following is None:
                    break
        finally:
            try:
                book.close()
            except xlsxwriter.exceptions.FileCreateError as error:  # its own name for an OSError
                raise OSError(*error.args[0].args) from None
    return cut_cells


def _write_cell(sheet: Any, y: int, x: int, value: Any, kind: Kind, style: _Styles) -> bool:
    """Whether the value had to be cut."""
    if value is None:
        return False
    if kind == "time":
        # A spreadsheet knows no time zones: what it shows is the time in Viet Nam.
        sheet.write_datetime(y, x, _moment(value).astimezone(VIETNAM).replace(tzinfo=None), style.moment)
    elif kind == "date" and (day := _day(value)) is not None:
        sheet.write_datetime(y, x, day, style.day)
    elif kind == "boolean":
        sheet.write_boolean(y, x, value)
    elif kind in ("integer", "number"):
        sheet.write_number(y, x, value)
    else:
        text = str(value) if kind in ("text", "date") else json.dumps(value, ensure_ascii=False, default=_printed)
        short = _shortened(text)
        sheet.write_string(y, x, short)
        return short is not text
    return False


def _day(value: str) -> datetime | None:
    """A day as Excel accepts it; ``None`` for what is not one, such as the 31st of June in a text."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _shortened(text: str) -> str:
    """The text itself if a cell holds it; letters beyond U+FFFF count twice there."""
    if len(text) <= CELL_CHARACTERS // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL_CHARACTERS:
        return text
    return units[: 2 * (CELL_CHARACTERS - len(_CUT))].decode("utf-16-le", errors="ignore") + _CUT


def _write_parquet(records: Iterable[Record], columns: Sequence[Column], part: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    types = {
        "text": pyarrow.string(),
        "date": pyarrow.string(),
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


_WRITERS: dict[str, Callable[[Iterable[Record], Sequence[Column], Path], None]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
