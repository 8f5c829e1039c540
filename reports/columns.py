"""What exported files hold, as a part of the data dictionary."""

from __future__ import annotations

from collections.abc import Sequence

from reports.export import ARTICLE_COLUMNS
from reports.facts import fact_columns
from reports.ledger import LEDGER_COLUMNS
from reports.tables import CELL_CHARACTERS, Column
from storage.facts import KINDS

_TYPES = {
    "text": ("text", "string"),
    "integer": ("number", "int64"),
    "number": ("number", "double"),
    "boolean": ("true/false", "bool"),
    "date": ("text in csv, date in xlsx", "string"),
    "time": ("text in csv, date in xlsx", "timestamp, Asia/Ho_Chi_Minh"),
    "texts": ("JSON", "list of strings"),
    "json": ("JSON", "string of JSON"),
}
_HEADER = ("| column | csv, xlsx | parquet | meaning |", "|---|---|---|---|")
_INTRODUCTION = f"""\
# Exported files

`thidua export` and `GET /export` write articles, `thidua facts --out` facts. JSON Lines hold each record as the API
prints it, nested values and all. In CSV, Excel and Parquet files every field is a column:

- Nested values (facts, images, corrections) are JSON in one cell, in Parquet too: what facts have differs by kind and
  grows with the rules, and a file of today should be read beside one of next year. Lists of texts are lists in Parquet.
- Times are ISO 8601 at +07:00 in CSV, dates without a zone (that is, in Viet Nam) in Excel, and timestamps with their
  zone in Parquet.
- CSV is UTF-8 with a byte order mark, so that Excel reads it right. A text that begins with `=`, `+`, `-` or `@` gets
  an apostrophe before it there, or a spreadsheet would run it; Excel files mark it as text instead.
- Excel sheets have a filter on every column, and Vietnamese headings with `--lang vi`. Cells hold
  {CELL_CHARACTERS:,} characters: longer text ends with `[…]`, and the command says how many cells do. Rows beyond
  1,048,575 go on in a further sheet.
- WACZ files hold the pages as they were fetched, every version, and replay in pywb and ReplayWeb.page.
- Atom files hold title, summary, text, authors, movements and links of each article.
"""


def exported_files() -> str:
    """The section of the data dictionary, as Markdown."""
    parts = [_INTRODUCTION, "## Exported articles\n", *_table(ARTICLE_COLUMNS)]
    parts += ["## Exported facts: awards given\n", *_table(LEDGER_COLUMNS)]
    for kind in KINDS:
        parts += [
            f"## Exported facts: {kind}{' with --mentions' if kind == 'awards' else ''}\n",
            *_table(fact_columns(kind)),
        ]
    return "\n".join(parts)


def _table(columns: Sequence[Column]) -> list[str]:
    rows = []
    for column in columns:
        cell, parquet = _TYPES[column.kind]
        rows.append(f"| `{column.name}` | {cell} | {parquet} | {column.meaning} |")
    return [*_HEADER, *rows, ""]
