"""``thidua digest``: a week's or a range's news to read, send on or print."""

from __future__ import annotations

import enum
import json
import sys
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from articles.errors import UsageError
from articles.search.filters import Filters
from articles.timezone import VIETNAM
from cli.files import Language, file_format
from cli.filters import with_filters
from cli.printing import print_json
from settings import read_settings


class Format(enum.StrEnum):
    """The formats of a digest."""

    md = "md"
    html = "html"
    docx = "docx"


def add_to(app: typer.Typer) -> None:
    """Register this group's command."""
    app.command(epilog="Example: thidua digest --week 2023-W44 --format docx --out tuan-44.docx")(digest)


@with_filters(only=("from", "to", "province", "movement"))
def digest(
    wanted: Filters,
    week: Annotated[str | None, typer.Option(help="ISO week; without any day, the last whole one.")] = None,
    month: Annotated[str | None, typer.Option(help="A month: 2023-10.")] = None,
    quarter: Annotated[str | None, typer.Option(help="A quarter: 2023-Q4.")] = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="The format; else the file's ending, else md.")
    ] = None,
    language: Annotated[Language, typer.Option("--lang", help="The language.")] = Language.vi,
    motto: Annotated[
        bool | None,
        typer.Option("--motto/--no-motto", help="In Word files: the national heading; else as THIDUA_MOTTO says."),
    ] = None,
    short: Annotated[bool, typer.Option("--short", help="Two to three pages, without the full list.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(help="The file to write; md and html without are printed.", metavar="FILE", dir_okay=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what it says as one JSON document.")] = False,
) -> None:
    """What happened, awards, figures with their sources, silent provinces and sites that were down."""
    from reports.digest import make_digest, render_digest
    from reports.tables import whole_file
    from storage.db import require_archive

    chosen = file_format(format_, out, Format) if out is not None else format_ or Format.md
    if chosen is Format.docx and out is None and not as_json:
        raise UsageError("a Word file is not printed: say which file to write, --out digest.docx")
    first, last = _days(week, month, quarter, wanted)
    require_archive()
    made = make_digest(first, last, now=datetime.now(VIETNAM), province=wanted.province, movement=wanted.movement)
    if out is not None:
        with whole_file(out) as part:
            heading = read_settings().motto if motto is None else motto
            part.write_bytes(render_digest(made, chosen.value, language=language.value, motto=heading, short=short))
    if as_json:
        print_json(json.loads(json.dumps(asdict(made), default=lambda value: value.isoformat())))
    elif out is not None:
        print(f"{made.stories} stories from {first} to {last} written to {out}")
    else:
        sys.stdout.write(render_digest(made, chosen.value, language=language.value, short=short).decode())


def _days(week: str | None, month: str | None, quarter: str | None, wanted: Filters) -> tuple[date, date]:
    """The first and last day of the requested period."""
    from reports.digest import parse_month, parse_quarter, parse_week

    named = [
        (parse, text)
        for parse, text in ((parse_week, week), (parse_month, month), (parse_quarter, quarter))
        if text is not None
    ]
    if len(named) > 1 or (named and (wanted.from_, wanted.to) != (None, None)):
        raise UsageError("--week, --month, --quarter, or --from and --to: one of them")
    if named:
        [(parse, text)] = named
        return parse(text)
    today = datetime.now(VIETNAM).date()
    if wanted.from_ is None and wanted.to is None:
        monday = today - timedelta(days=today.weekday() + 7)
        return monday, monday + timedelta(days=6)
    if wanted.from_ is None:
        raise UsageError(f"--to {wanted.to}: say --from as well")
    last = wanted.to or today
    if wanted.from_ > last:
        raise UsageError(f"--from {wanted.from_} is after {last}")
    return wanted.from_, last
