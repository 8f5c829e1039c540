"""The stored articles as a table for the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from articles.printing import Record, shown_title
from articles.provinces import province_name


def print_articles(records: Iterable[Record], copies: Mapping[str, int]) -> None:
    """One row a story: when, where (before and after July 2025), from whom, how many copies and versions."""
    table = Table(header_style="bold", pad_edge=False, box=None)
    for name in ("published", "province", "now", "site", "title"):
        table.add_column(name, overflow="fold")
    for name in ("copies", "versions"):
        table.add_column(name, justify="right")
    for r in records:
        published = (r["published_at"] or "–")[:16].replace("T", " ")
        if r["published_precision"] == "day":
            published = published[:10]
        cells = (
            published, province_name(r["province"]) or "–", province_name(r["province_now"]) or "–", r["site_name"],
            shown_title(r), str(copies.get(r["cluster"], 1)), str(r["versions"]),
        )  # fmt: skip
        table.add_row(*(Text(cell) for cell in cells))
    Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table)
