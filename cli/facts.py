"""``thidua facts``: the ledger of awards, and facts across the articles, each with its quote; ``thidua who``."""

from __future__ import annotations

import enum
import sys
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from articles.search.filters import Filters
from cli.files import Language, file_format
from cli.filters import with_filters
from cli.printing import complain, complain_of_cut_cells, local_time, print_json, print_table, progress_bar
from cli.showing import award_summary, fact_summary

if TYPE_CHECKING:
    from storage.ledger_rows import LedgerFilter


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
    """Register this group's commands."""
    app.command(epilog="Example: thidua facts awards --province lam-dong --from 2023-01-01 --out awards.xlsx")(facts)
    app.command(epilog='Example: thidua who "nguyen van an"')(who)


@with_filters()
def facts(
    what: Annotated[Facts, typer.Argument(help="Which facts.")],
    wanted: Filters,
    limit: Annotated[
        int | None, typer.Option(help="Rows at the most; without, 50 on a terminal and all elsewhere.", min=1)
    ] = None,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Of awards, every mention in every article, not one row per award given.")
    ] = False,
    periods: Annotated[
        bool, typer.Option("--periods", help="Of awards, the sums over periods that reports state instead.")
    ] = False,
    unclear: Annotated[
        bool, typer.Option("--unclear", help="Of awards, those that articles state without a datable event instead.")
    ] = False,
    language: Annotated[Language, typer.Option("--lang", help="Language of an Excel file's headings.")] = Language.en,
    format_: Annotated[Format | None, typer.Option("--format", help="The file's format; else its ending's.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write them to this file instead.", metavar="FILE", dir_okay=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one fact per line.")] = False,
) -> None:
    """Facts with their quotes, the newest first; of awards one row per award given at an event, of all its reports."""
    from storage.db import require_archive

    if out is None and format_ is not None:
        raise typer.BadParameter(f"say which file to write: --out {what}.{format_}", param_hint="--out")
    if what is not Facts.awards and (mentions or periods or unclear):
        raise typer.BadParameter("--mentions, --periods and --unclear are about awards", param_hint="WHAT")
    if mentions + periods + unclear > 1:
        raise typer.BadParameter("--mentions, --periods and --unclear are three lists: choose one", param_hint="WHAT")
    target = FactsFile(format_=format_, path=out, language=language) if out is not None else None
    wanted = replace(wanted, sort="newest", limit=limit)
    require_archive()
    if what is Facts.awards and not mentions:
        from storage.ledger_rows import Standing, ledger_filter

        standing: Standing = "period" if periods else "unclear" if unclear else "given"
        _ledger(ledger_filter(wanted, standing=standing), limit, target, as_json)
    elif target is not None:
        _write(what, wanted, target, as_json)
    else:
        _list(what, wanted, as_json)


def who(
    name: Annotated[str, typer.Argument(help="Name of a person or unit, or a part of it; diacritics may be left out.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one person or unit per line.")] = False,
) -> None:
    """Awards that a person or unit was reported to receive; namesakes of another role or place are separate."""
    from reports.ledger import recipient_record
    from storage.award_recipients import find_recipients
    from storage.db import opened, require_archive

    require_archive()
    with opened(application="thidua who") as connection:
        found = [recipient_record(recipient) for recipient in find_recipients(connection, name)]
    if as_json:
        for record in found:
            print_json(record)
        return
    print_table(
        ("name", "role", "province", "day", "award", "giver", "decision", "event"),
        [
            (
                record["name"],
                record["role"] or ("? (a namesake)" if record["uncertain"] else "–"),
                record["province_now"] or "–",
                given["day"] or "–",
                award_summary(given),
                given["giver"] or "–",
                given["decision"] or "–",
                given["event"],
            )
            for record in found
            for given in record["awards"]
        ],
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class FactsFile:
    """A file to write; ``format_`` is ``None`` where its ending names it."""

    format_: Format | None
    path: Path
    language: Language


def _ledger(wanted: LedgerFilter, limit: int | None, target: FactsFile | None, as_json: bool) -> None:
    from reports.ledger import export_ledger, ledger_record
    from storage.db import opened
    from storage.ledger_rows import count_rows, find_rows

    if target is not None:
        chosen, language = file_format(target.format_, target.path, Format), target.language.value
        with progress_bar("exporting") as advance:
            written = export_ledger(wanted, chosen.value, target.path, limit=limit, language=language, progress=advance)
        _say_written(written.records, written.cut_cells, chosen, target.path, as_json)
        return
    if limit is None and not as_json and sys.stdout.isatty():
        limit = SHOWN
    with opened(application="thidua facts") as connection:
        records = map(ledger_record, find_rows(connection, wanted, limit=limit))
        if as_json:
            for record in records:
                print_json(record)
            shown = None
        else:
            table = [
                (
                    r["day"] or (f"{r['period']['from']} – {r['period']['to']}" if r["period"] else "–"),
                    r["province_now"] or "–",
                    award_summary(r),
                    r["giver"] or "–",
                    r["decision"] or "–",
                    len(r["sources"]),
                    r["event"],
                )
                for r in records
            ]
            shown = len(table)
        left = count_rows(connection, wanted) - limit if limit is not None else 0
    if shown is not None:
        print_table(("day", "province", "award", "giver", "decision", "reports#", "event"), table)
    if left > 0:
        complain(f"{left} more rows are left out: --limit, or --out FILE for all")


def _list(what: Facts, wanted: Filters, as_json: bool) -> None:
    from reports.facts import fact_record
    from storage.db import opened
    from storage.facts import find_facts

    most = wanted.limit
    if most is None and not as_json and sys.stdout.isatty():
        most = SHOWN
    with opened(application="thidua facts") as connection:
        # One more row than is shown: it shows whether any is left out.
        found = find_facts(connection, what.value, replace(wanted, limit=most and most + 1))
        shown = islice(found, most)
        if as_json:
            for row in shown:
                print_json(fact_record(row))
        else:
            table = [
                (
                    local_time(row.published_at),
                    row.province or "–",
                    fact_summary(row.mention),
                    row.mention.quote,
                    row.article,
                )
                for row in shown
            ]
        is_cut = bool(list(found))  # read to its end: the connection closes after it
    if not as_json:
        print_table(("published", "province", what.value, "quote", "article"), table)
    if is_cut:
        complain(f"more than {most} facts: the others are left out; --limit, or --out FILE for all")


def _write(what: Facts, wanted: Filters, target: FactsFile, as_json: bool) -> None:
    from reports.facts import export_facts

    chosen, language = file_format(target.format_, target.path, Format), target.language.value
    with progress_bar("exporting") as advance:
        written = export_facts(what.value, wanted, chosen.value, target.path, language=language, progress=advance)
    _say_written(written.records, written.cut_cells, chosen, target.path, as_json)


def _say_written(records: int, cut_cells: int, chosen: Format, out: Path, as_json: bool) -> None:
    if as_json:
        print_json({"out": str(out), "format": chosen.value, "facts": records, "cut_cells": cut_cells})
    else:
        print(f"{records} facts written to {out}")
    complain_of_cut_cells(cut_cells)
