"""Tables for the terminal: any, and the stored articles."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from articles.errors import PipeClosedError
from articles.printing import Record, shown_title
from articles.provinces import province_name


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise PipeClosedError


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, caption: str | None = None) -> None:
    """A table that fits the terminal; text of pages is printed as it is, never as markup; rich text keeps its style.

    Args:
        columns: their heads; "#" at the end of one sets its numbers to the right.
    """
    table = Table(header_style="bold", pad_edge=False, box=None, caption=caption, caption_justify="left")
    for column in columns:
        numeric = column.endswith("#")
        table.add_column(column.removesuffix("#"), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    _Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table)


def _cell(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    return Text("" if value is None else str(value))


def print_articles(records: Iterable[Record], copies: Mapping[str, int]) -> None:
    """One row a story: when, where (before and after July 2025), from whom, how many copies and versions."""
    rows = []
    for r in records:
        published = (r["published_at"] or "–")[:16].replace("T", " ")
        if r["published_precision"] == "day":
            published = published[:10]
        rows.append(
            (
                published,
                province_name(r["province"]) or "–",
                province_name(r["province_now"]) or "–",
                r["site_name"],
                shown_title(r),
                copies.get(r["cluster"], 1),
                r["versions"],
            )
        )
    print_table(("published", "province", "now", "site", "title", "copies#", "versions#"), rows)
