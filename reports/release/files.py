"""One table of a release as two files: Parquet with lists and structs, and CSV with JSON in their cells."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict, is_dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow
import pyarrow.parquet

from articles.printing import Record, printed_time
from reports.release.columns import ReleaseTable, fold_type
from reports.tables import ROW_GROUP

_ARROW: dict[type, Any] = {
    str: pyarrow.string(),
    int: pyarrow.int64(),
    float: pyarrow.float64(),
    bool: pyarrow.bool_(),
    datetime: pyarrow.timestamp("s", tz="Asia/Ho_Chi_Minh"),
}


def arrow_type(hint: Any) -> Any:
    """A column's type in Parquet."""
    return fold_type(
        hint,
        flat=_ARROW.__getitem__,
        listed=pyarrow.list_,
        struct=lambda inner: pyarrow.struct(list(inner.items())),
    )


class TableFiles:
    """The two files of one table while rows come in; memory holds one row group."""

    def __init__(self, table: ReleaseTable, folder: Path) -> None:
        self.table = table
        self.parquet, self.csv = folder / f"{table.name}.parquet", folder / f"{table.name}.csv"
        self.rows = 0
        self._schema = pyarrow.schema([(column.name, arrow_type(column.hint)) for column in table.columns])
        self._writer = pyarrow.parquet.ParquetWriter(self.parquet, self._schema, compression="zstd")
        self._file = self.csv.open("w", encoding="utf-8", newline="")
        self._csv = csv.writer(self._file)
        self._csv.writerow([column.name for column in table.columns])
        self._waiting: list[list[Any]] = []

    def __enter__(self) -> TableFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._flush()
        self._writer.close()
        self._file.close()

    def add(self, row: Record) -> None:
        """One row by column; a column that it lacks is null."""
        values = [row.get(column.name) for column in self.table.columns]
        self._csv.writerow([_cell(value) for value in values])
        self._waiting.append([_value(value, kind.type) for value, kind in zip(values, self._schema, strict=True)])
        self.rows += 1
        if len(self._waiting) >= ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            columns = [list(values) for values in zip(*self._waiting, strict=True)]
            arrays = [pyarrow.array(c, type=kind.type) for c, kind in zip(columns, self._schema, strict=True)]
            self._writer.write_table(pyarrow.table(arrays, schema=self._schema))
            self._waiting.clear()


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return printed_time(value)
    if isinstance(value, list | tuple | dict | bool):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return value


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return printed_time(value) if isinstance(value, datetime) else str(value)


def _value(value: Any, kind: Any) -> Any:
    """A value as Arrow takes it: times as times, however deeply nested."""
    if value is None:
        return None
    if pyarrow.types.is_timestamp(kind):
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    if pyarrow.types.is_list(kind):
        return [_value(item, kind.value_type) for item in value]
    if pyarrow.types.is_struct(kind):
        return {field.name: _value(value.get(field.name), field.type) for field in kind}
    return float(value) if pyarrow.types.is_floating(kind) else value
