"""Writing articles to files: JSON Lines and CSV, streamed in flat memory and whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from articles.printing import Record
from pipeline.errors import StepError
from storage.db import Connection, connect, opened
from storage.records import FIELDS, stream_records
from storage.search import Filters, count_articles, find_articles

FORMATS = ("jsonl", "csv")


def _write_jsonl(records: Iterable[Record], out: IO[str]) -> None:
    for record in records:
        out.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_csv(records: Iterable[Record], out: IO[str]) -> None:
    # Excel takes a file for UTF-8 only if it begins with a byte order mark.
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    for record in records:
        writer.writerow([_cell(record[name]) for name in FIELDS])


def _cell(value: Any) -> Any:
    """Lists and objects as JSON, so that a cell can be read back."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else value


_WRITERS: dict[str, Callable[[Iterable[Record], IO[str]], None]] = {"jsonl": _write_jsonl, "csv": _write_csv}


def export_articles(
    filters: Filters, file_format: str, out: Path, *, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Write the articles that match to a file; how many they were. The file appears when it is whole.

    Raises:
        StepError: if the file cannot be written.
    """
    part = out.with_name(f".{out.name}.{uuid4().hex[:6]}.part")
    with opened(application="thidua export") as connection:
        total = count_articles(connection, filters)
        written = 0

        def counted(records: Iterator[Record]) -> Iterator[Record]:
            nonlocal written
            for record in records:
                yield record
                written += 1
                progress(written, total)

        try:
            with part.open("w", encoding="utf-8", newline="") as file:
                _WRITERS[file_format](counted(matching_records(connection, filters)), file)
            part.replace(out)
        except OSError as error:
            raise StepError(f"cannot write {out}: {error.strerror}") from None
        finally:
            part.unlink(missing_ok=True)
    return written


def matching_records(connection: Connection, filters: Filters) -> Iterator[Record]:
    """The exported articles that match, streamed: one connection finds them, a second one reads them."""
    reader = connect(application="thidua read")
    try:
        yield from stream_records(reader, find_articles(connection, filters))
    finally:
        reader.close()
