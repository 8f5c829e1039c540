"""The files beside a release's tables: the data package, the codebook, the citation and the digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from articles.annotation import ANNOTATION_VERSION
from articles.duplicates import FINGERPRINT_VERSION
from articles.extraction import EXTRACTOR_VERSION
from articles.knowledge import knowledge_digest
from articles.printing import Record
from articles.relevance import RELEVANCE_VERSION
from reports.release.columns import LEFT_OUT, ReleaseTable, fold_type

TITLE = "Emulation-and-commendation news of the Vietnamese provinces"
_FLAT = {str: "string", int: "integer", float: "number", bool: "boolean", datetime: "datetime"}
_RIGHTS = (
    "The texts belong to their publishers; what was read from them may be used with this citation. "
    "Texts that publishers had taken down are not in it."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Described:
    """One written table: what it is, its rows, and its two files."""

    table: ReleaseTable
    rows: int
    parquet: Path
    csv: Path


def program_versions() -> dict[str, str]:
    """The versions that decide what a release holds, byte for byte."""
    return {
        "thidua": version("thidua"),
        "extractor": str(EXTRACTOR_VERSION),
        "relevance": str(RELEVANCE_VERSION),
        "annotation": str(ANNOTATION_VERSION),
        "fingerprint": str(FINGERPRINT_VERSION),
        "knowledge": knowledge_digest(),
        "pyarrow": version("pyarrow"),
    }


def describe(
    folder: Path, tables: Sequence[Described], *, token: str, newest: date | None, filters: Mapping[str, str]
) -> None:
    """Write ``datapackage.json``, ``codebook.md``, ``CITATION.cff`` and ``SHA256SUMS``; no clock is read.

    Args:
        token: names the content, and is what a later `--since` names.
        newest: the day of the newest change in it; its date of release.
    """
    cited = _citation(token, newest)
    (folder / "codebook.md").write_text(_codebook(tables, cited, filters), encoding="utf-8")
    (folder / "CITATION.cff").write_text(_citation_file(token, newest), encoding="utf-8")
    package: Record = {
        "name": "thidua",
        "title": TITLE,
        "id": f"thidua-{token}",
        "version": token,
        "profile": "data-package",
        "description": f"{_RIGHTS} See codebook.md.",
        "citation": cited,
        "program": program_versions(),
        "filters": dict(filters),
        "resources": [resource for described in tables for resource in _resources(described)],
    }
    if newest:
        package["created"] = f"{newest.isoformat()}T00:00:00+07:00"
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    sums = "".join(f"{file_digest(path)}  {path.name}\n" for path in files)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _resources(described: Described) -> list[Record]:
    table = described.table
    schema: Record = {
        "fields": [
            {"name": column.name, "type": frictionless_type(column.hint), "description": column.meaning}
            for column in table.columns
        ],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.belongs_to:
        column, other = table.belongs_to
        schema["foreignKeys"] = [{"fields": [column], "reference": {"resource": other, "fields": ["id"]}}]
    return [
        {
            "name": table.name,
            "path": described.csv.name,
            "title": table.meaning,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": described.csv.stat().st_size,
            "hash": f"sha256:{file_digest(described.csv)}",
            "rows": described.rows,
            "schema": schema,
        },
        {
            "name": f"{table.name}-parquet",
            "path": described.parquet.name,
            "title": f"{table.meaning} With lists and structs.",
            "profile": "data-resource",
            "type": "file",
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
            "bytes": described.parquet.stat().st_size,
            "hash": f"sha256:{file_digest(described.parquet)}",
        },
    ]


def frictionless_type(hint: Any) -> str:
    """A column's type in Table Schema; lists and structs are JSON in a cell of CSV."""
    found: str = fold_type(hint, flat=_FLAT.__getitem__, listed=lambda item: "array", struct=lambda inner: "object")
    return found


def written_type(hint: Any) -> str:
    """A column's type as the codebook writes it: ``list of {n: integer, type: string}``."""
    found: str = fold_type(
        hint,
        flat=_FLAT.__getitem__,
        listed=lambda item: f"list of {item}",
        struct=lambda inner: "{" + ", ".join(f"{name}: {kind}" for name, kind in inner.items()) + "}",
    )
    return found


def _codebook(tables: Sequence[Described], cited: str, filters: Mapping[str, str]) -> str:
    parts = [
        f"# Codebook: {TITLE}\n",
        "Every table is a Parquet file, with lists and structs, and a CSV file (UTF-8, RFC 4180) of the same rows, "
        "where lists and structs are JSON in a cell. Times are at +07:00. Rows follow the articles, the newest first. "
        "CSV cells hold the text as it is: a cell that begins with `=` is text, and a spreadsheet must be told so.\n",
        f"`{LEFT_OUT[0]}` is left out: it changes with every visit. A release is byte-identical as long as no article, "
        "fact, correction or program version changes.\n",
        f"{_RIGHTS}\n",
        f"Cite as: {cited}\n",
    ]
    if filters:
        parts.append("Only articles with " + ", ".join(f"{name} = {value}" for name, value in filters.items()) + ".\n")
    versions = ", ".join(f"{name} {number}" for name, number in program_versions().items())
    parts.append(f"Made by: {versions}.\n")
    for described in tables:
        table = described.table
        parts += [f"## {table.name}\n", f"{table.meaning} {described.rows:,} rows.\n"]
        parts += ["| column | type | meaning |", "|---|---|---|"]
        parts += [f"| `{c.name}` | {written_type(c.hint)} | {c.meaning} |" for c in table.columns]
        parts.append("")
    return "\n".join(parts)


def _citation(token: str, newest: date | None) -> str:
    return f"Thidua{f' ({newest.year})' if newest else ''}: {TITLE}. Data set, release {token}."


def _citation_file(token: str, newest: date | None) -> str:
    released = f"date-released: {newest.isoformat()}\n" if newest else ""
    return (
        "cff-version: 1.2.0\nmessage: Cite this data set as below.\ntype: dataset\n"
        f'title: "{TITLE}"\nauthors:\n  - name: Thidua\nversion: "{token}"\n{released}'
    )
