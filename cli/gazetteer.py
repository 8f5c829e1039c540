"""``thidua gazetteer``: ids and names of everything that filters take."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from cli.printing import print_json, print_table


class Gazetteer(enum.StrEnum):
    """The gazetteers."""

    provinces = "provinces"
    places = "places"
    movements = "movements"
    awards = "awards"
    bodies = "bodies"


def add_to(app: typer.Typer) -> None:
    """Register this group's command."""
    app.command(epilog='Example: thidua gazetteer places "mường la" --json')(gazetteer)


def gazetteer(
    kind: Annotated[
        Gazetteer | None, typer.Argument(help="provinces, places, movements, awards or bodies; without one, all.")
    ] = None,
    query: Annotated[
        str | None, typer.Argument(help="An id, or words of a name, with or without diacritics.", metavar="QUERY")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines instead of a table.")] = False,
) -> None:
    """List the names and ids of provinces, places, movements, awards and bodies."""
    from reports.gazetteer import GAZETTEERS, gazetteer_entries

    for name in GAZETTEERS if kind is None else [g for g in GAZETTEERS if g == kind.value]:
        found = gazetteer_entries(name, query)
        if as_json:
            for record in found:
                print_json({"gazetteer": name, **record})
        elif kind is None and name == "places":
            print(f"{len(found)} places: `thidua gazetteer places NAME` looks one up")
        elif name == "places":
            print_table(
                ("id", "name", "level", "era", "province now", "became"),
                [(r["id"], r["name"], r["level"], r["era"], r["province_now"], " ".join(r["now"])) for r in found],
            )
        elif name == "provinces":
            print_table(
                ("id", "name", "era", "code", "now"),
                [(r["id"], r["official"], r["era"], r["code"], r["now"]) for r in found],
            )
        else:
            print_table(("id", "name", "also"), [(r["id"], r["name"], "; ".join(r["variants"])) for r in found])
