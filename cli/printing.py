"""Tables for people, JSON for programs, progress on stderr where somebody is looking."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Protocol

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from articles.dates import VIETNAM


def complain(message: str) -> None:
    """One clear line on stderr."""
    print(f"thidua: {' '.join(message.split())}", file=sys.stderr)


class PipeClosedError(Exception):
    """Whoever reads the output has what it wanted (`| head -1`): there is nothing more to do, and nothing wrong."""


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise PipeClosedError


def print_json(value: Any) -> None:
    """One JSON document, or one JSON line, on stdout."""
    try:
        print(json.dumps(value, ensure_ascii=False), flush=True)
    except BrokenPipeError:
        raise PipeClosedError from None


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, caption: str | None = None) -> None:
    """A table that fits the terminal; text of pages is printed as it is, never as markup."""
    table = Table(header_style="bold", pad_edge=False, box=None, caption=caption, caption_justify="left")
    for column in columns:
        numeric = column.endswith("#")
        table.add_column(column.removesuffix("#"), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    _Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table)


def parse_day(value: str | None, option: str) -> date | None:
    """A day as ``YYYY-MM-DD`` or ``DD/MM/YYYY``; anything else is wrong usage."""
    if value is None:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(value, form).date()
        except ValueError:
            continue
    raise typer.BadParameter(f"{value!r} is no day: write 2023-10-31 or 31/10/2023", param_hint=option)


def local_time(value: str | datetime | None) -> str:
    """A moment as people in Vietnam write it, to the minute; a dash for none."""
    if value is None:
        return "–"
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


class Advance(Protocol):
    """Tells how much is done, and of how much if that is known."""

    def __call__(self, done: int, total: int | None = None, /) -> None: ...


@contextmanager
def progress_bar(title: str) -> Iterator[Advance]:
    """A bar on stderr while a person is looking, nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda done, total=None: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total=None: bar.update(task, completed=done, total=total)
