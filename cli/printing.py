"""Tables for people, JSON for programs, progress on stderr where somebody is looking."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

import typer

from articles.errors import PipeClosedError

if TYPE_CHECKING:
    from rich.text import Text

__all__ = [
    "Advance",
    "PipeClosedError",
    "complain",
    "found_text",
    "local_time",
    "parse_day",
    "print_json",
    "print_table",
    "progress_bar",
]


def complain(message: str) -> None:
    """One clear line on stderr."""
    print(f"thidua: {' '.join(message.split())}", file=sys.stderr)


def print_json(value: Any) -> None:
    """One JSON document, or one JSON line, on stdout."""
    try:
        print(json.dumps(value, ensure_ascii=False), flush=True)
    except BrokenPipeError:
        raise PipeClosedError from None


def found_text(text: str, spans: Iterable[tuple[int, int]], *, style: str = "") -> Text:
    """A text in one style, with the searched words marked."""
    from rich.text import Text

    marked = Text(text, style=style)
    for start, end in spans:
        marked.stylize("bold yellow", start, end)
    return marked


def parse_day(value: str | None, option: str, *, last: bool = False) -> date | None:
    """A typed day, month or year as :func:`articles.search.days.typed_day` reads it; else it is wrong usage.

    Args:
        last: a month or a year is its last day.
    """
    if value is None:
        return None
    from articles.search.days import typed_day

    try:
        return typed_day(value, last=last)
    except ValueError:
        message = f"{value!r} is not a day: write 2023-10-31, 31/10/2023, 10/2023 or 2023"
        raise typer.BadParameter(message, param_hint=option) from None


def local_time(value: str | datetime | None) -> str:
    """A moment as people in Vietnam write it, to the minute; a dash for none."""
    if value is None:
        return "–"
    from articles.timezone import VIETNAM

    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


class Advance(Protocol):
    """Progress: how much is done, and of how much if the total is known."""

    def __call__(self, done: int, total: int | None = None, /) -> None: ...


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, caption: str | None = None) -> None:
    """A table that fits the terminal, see :func:`reports.terminal.print_table`; a line in place of one without rows."""
    from reports.terminal import print_table as show

    found = list(rows)
    if found:
        show(columns, found, caption=caption)
    else:
        print("nothing found")


@contextmanager
def progress_bar(title: str) -> Iterator[Advance]:
    """A bar on stderr while a person is looking, nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda done, total=None: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total=None: bar.update(task, completed=done, total=total)


def complain_of_cut_cells(count: int) -> None:
    """One line if an Excel file could not hold everything."""
    if count:
        complain(f"{count} cells end with […]: Excel holds 32,767 characters in one; --format parquet holds all")
