"""Tables for the terminal: any, and the stored articles."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from articles.dates import VIETNAM
from articles.errors import PipeClosedError
from articles.provinces import province_name
from storage.stored_articles import StoredArticle


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


def print_articles(articles: Iterable[StoredArticle], copies: Mapping[str, int]) -> None:
    """One row per story: when, where (before and after July 2025), from whom, how many copies and versions."""
    rows = []
    for article in articles:
        at = article.published_at.astimezone(VIETNAM) if article.published_at else None
        form = "%Y-%m-%d" if article.published_precision == "day" else "%Y-%m-%d %H:%M"
        rows.append(
            (
                at.strftime(form) if at else "–",
                province_name(article.province) or "–",
                province_name(article.province_now) or "–",
                article.site_name,
                article.shown_title,
                copies.get(article.cluster, 1),
                article.versions,
            )
        )
    print_table(("published", "province", "now", "site", "title", "copies#", "versions#"), rows)
