"""``thidua facts``: awards, statistics, movements, people and bodies across the articles, each with its quote."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.files import file_format
from cli.filters import (
    About,
    AllCopies,
    Award,
    Body,
    From,
    Irrelevant,
    Kind,
    Movement,
    Place,
    Province,
    SiteId,
    Sort,
    To,
    checked_filters,
)
from cli.printing import complain_of_cut_cells, local_time, print_json, print_table, progress_bar
from cli.showing import fact_summary


class Facts(enum.StrEnum):
    """The kinds of facts."""

    awards = "awards"
    statistics = "statistics"
    movements = "movements"
    people = "people"
    bodies = "bodies"
    provinces = "provinces"
    places = "places"


class Format(enum.StrEnum):
    """The formats of a file of facts."""

    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"


SHOWN = 50
"""Facts on the screen, where no limit is named."""


def add_to(app: typer.Typer) -> None:
    """Register this group's command."""
    app.command(epilog="Example: thidua facts awards --province lam-dong --from 2023-01-01 --out awards.xlsx")(facts)


def facts(
    what: Annotated[Facts, typer.Argument(help="Which facts.")],
    query: Annotated[str | None, typer.Argument(help="Only in articles that match these words.")] = None,
    province: Province = None,
    about: About = None,
    place: Place = None,
    site: SiteId = None,
    kind: Kind = None,
    movement: Movement = None,
    award: Award = None,
    body: Body = None,
    from_: From = None,
    to: To = None,
    limit: Annotated[
        int | None, typer.Option(help="Facts at the most; without, 50 on the screen and all in a file.", min=1)
    ] = None,
    all_copies: AllCopies = False,
    irrelevant: Irrelevant = False,
    format_: Annotated[Format | None, typer.Option("--format", help="The file's format; else its ending's.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write them to this file instead.", metavar="FILE", dir_okay=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one fact a line.")] = False,
) -> None:
    """Facts with their quotes, the newest article first; of a story with copies, those of its first publication."""
    from storage.db import opened, require_archive
    from storage.facts import find_facts

    if out is None and format_ is not None:
        raise typer.BadParameter(f"say which file to write: --out {what}.{format_}", param_hint="--out")
    if out is None and limit is None:
        limit = SHOWN
    wanted = checked_filters(
        query=query,
        province=province,
        about=about,
        place=place,
        site=site,
        kind=kind,
        movement=movement,
        award=award,
        body=body,
        from_=from_,
        to=to,
        sort=Sort.newest,
        limit=limit,
        all_copies=all_copies,
        irrelevant=irrelevant,
    )
    require_archive()
    if out is not None:
        _write(what, wanted, format_, out, as_json)
        return
    with opened(application="thidua facts") as connection:
        found = find_facts(connection, what.value, wanted)
        if as_json:
            for record in found:
                print_json(record)
            return
        rows = [
            (local_time(r["published_at"]), r["province"] or "–", fact_summary(what.value, r), r["quote"], r["article"])
            for r in found
        ]
    print_table(("published", "province", what.value, "quote", "article"), rows)


def _write(what: Facts, wanted: Any, format_: Format | None, out: Path, as_json: bool) -> None:
    from reports.facts import export_facts

    chosen = file_format(format_, out, Format)
    with progress_bar("exporting") as advance:
        written = export_facts(what.value, wanted, chosen.value, out, progress=advance)
    if as_json:
        summary = {"out": str(out), "format": chosen.value, "facts": written.records, "cut_cells": written.cut_cells}
        print_json(summary)
    else:
        print(f"{written.records} facts written to {out}")
    complain_of_cut_cells(written.cut_cells)
