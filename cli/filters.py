"""The filters that search, export, facts and digest share: their options, and the check of what was typed."""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from articles.errors import UsageError
from cli.completion import (
    complete_awards,
    complete_kinds,
    complete_movements,
    complete_provinces,
    complete_sites,
    entry_ids,
    site_kinds,
)
from cli.printing import parse_day


class Sort(enum.StrEnum):
    """The orders of a search."""

    relevance = "relevance"
    newest = "newest"


SortOrder = Annotated[
    Sort, typer.Option(help="Best match first, or newest first; without a query the two are the same.")
]
Query = Annotated[str | None, typer.Argument(help='Words, with or without diacritics; "a phrase"; -excluded.')]
Province = Annotated[
    str | None,
    typer.Option(help="Id of a former or current province.", metavar="ID", autocompletion=complete_provinces),
]
About = Annotated[
    str | None,
    typer.Option(help="Id of a province that the text names.", metavar="ID", autocompletion=complete_provinces),
]
Place = Annotated[
    str | None,
    typer.Option(help="A commune, former district or province that the text names: code or name.", metavar="NAME"),
]
SiteId = Annotated[str | None, typer.Option(help="Id of a site.", metavar="ID", autocompletion=complete_sites)]
Kind = Annotated[
    str | None,
    typer.Option(help="Kind of site: newspaper, portal …", metavar="KIND", autocompletion=complete_kinds),
]
Movement = Annotated[
    str | None, typer.Option(help="Id of a movement.", metavar="ID", autocompletion=complete_movements)
]
Award = Annotated[str | None, typer.Option(help="Id of an award.", metavar="ID", autocompletion=complete_awards)]
Body = Annotated[str | None, typer.Option(help="Id or name of a body.", metavar="ID")]
From = Annotated[
    str | None,
    typer.Option("--from", help="Published from then on: 2023-10-31, 31/10/2023, 10/2023, 2023.", metavar="DATE"),
]
To = Annotated[
    str | None, typer.Option("--to", help="Published until then; a month or year to its last day.", metavar="DATE")
]
AllCopies = Annotated[bool, typer.Option("--all-copies", help="Every copy of a story, not one row a cluster.")]
Irrelevant = Annotated[bool, typer.Option("--irrelevant", help="Include articles that are not about this field.")]


def checked_filters(
    *,
    query: str | None = None,
    province: str | None = None,
    about: str | None = None,
    place: str | None = None,
    site: str | None = None,
    kind: str | None = None,
    movement: str | None = None,
    award: str | None = None,
    body: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    sort: Sort = Sort.relevance,
    limit: int | None = None,
    all_copies: bool = False,
    irrelevant: bool = False,
) -> Any:
    """The options of one call as :class:`storage.search.Filters`.

    Raises:
        UsageError: for an id that nothing has, naming those that are near; for a range that ends before it begins.
        typer.BadParameter: for what is no day.
    """
    from storage.search import Filters

    require_province(province, "--province")
    require_province(about, "--about")
    _require_place(place)
    _require_site(site)
    _require("--kind", "kind of site", kind, site_kinds())
    _require("--movement", "movement", movement, entry_ids("movement"))
    _require("--award", "award", award, entry_ids("award"))
    first, last = parse_day(from_, "--from"), parse_day(to, "--to", last=True)
    if first and last and first > last:
        raise UsageError(f"--from {first} is after --to {last}")
    return Filters(
        query=query,
        province=province,
        about=about,
        place=place,
        site=site,
        kind=kind,
        movement=movement,
        award=award,
        body=body,
        from_=first,
        to=last,
        sort=sort.value,
        limit=limit,
        all_copies=all_copies,
        irrelevant=irrelevant,
    )


def require_province(province: str | None, option: str) -> None:
    """Refuse an id that no province of either era has."""
    from articles.provinces import known_provinces

    _require(option, "province", province, known_provinces())


def _require_place(place: str | None) -> None:
    """Refuse what no unit of either era is called."""
    from articles.places import find_by_name

    if place is not None and not find_by_name(place):
        raise UsageError(f"--place: there is no place {place!r}; `thidua gazetteer places {place}` looks further")


def _require_site(site: str | None) -> None:
    """A site that is in the catalogue, or that the store has articles of from when it was."""
    from cli.completion import complete_sites

    known = complete_sites("")
    if site is None or site in known:
        return
    from storage.db import opened
    from storage.sites import list_sites

    with opened() as connection:
        _require("--site", "site", site, [*known, *list_sites(connection)])


def _require(option: str, thing: str, value: str | None, known: Iterable[str]) -> None:
    known = sorted(set(known))
    if value is None or value in known:
        return
    near = difflib.get_close_matches(value, known, n=3, cutoff=0.5)
    near += [k for k in known if value in k and k not in near][: 5 - len(near)]
    if near:
        hint = f"; did you mean {', '.join(near)}?"
    elif len(known) <= 100:
        hint = f"; known are {', '.join(known)}"
    else:
        hint = "; `thidua sites list` prints the known ones"
    raise UsageError(f"{option}: there is no {thing} {value!r}{hint}")
