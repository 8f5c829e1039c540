"""The filters that search, export, facts, digest and alerts share: their options, and the check of their values."""

from __future__ import annotations

import difflib
import enum
import inspect
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from typing import Annotated, Any, Literal

import typer

from articles.errors import UsageError
from articles.search.filters import (
    FILTERS,
    EmptyRangeError,
    FilterField,
    Filters,
    UnknownValueError,
    Values,
    check_filters,
)
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


_PLACEHOLDERS: dict[Values, str] = {"place": "NAME", "kind": "KIND", "day": "DATE"}
_COMPLETIONS: dict[Values, Callable[[str], list[str]]] = {
    "province": complete_provinces,
    "site": complete_sites,
    "kind": complete_kinds,
    "movement": complete_movements,
    "award": complete_awards,
}


_NARROWING = tuple(one.name for one in FILTERS if one.values != "order")


def with_filters(
    *,
    only: Collection[str] = _NARROWING,
    sort: Sort | None = None,
    words: Literal["argument", "option"] = "argument",
    renamed: Mapping[str, str] | None = None,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the filters of a search, which it gets as its parameter ``wanted``, checked.

    Its own arguments come first, then the filters, then its own options.

    Args:
        only: names of the filters that it has.
        sort: the order unless another is typed; ``None`` for a command that has no choice of orders.
        words: whether the words of a search are the last argument or an option.
        renamed: other names of options where the filter's own is taken: ``{"to": "until"}``.
    """
    names = {"sort", *only} if sort is not None else set(only)
    taken = {(renamed or {}).get(one.name, one.field): one for one in FILTERS if one.name in names}

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "wanted"]
        arguments = [p for p in own if p.default is inspect.Parameter.empty]
        options = [p for p in own if p.default is not inspect.Parameter.empty]

        def called(**given: Any) -> None:
            typed = {one.field: given.pop(name) for name, one in taken.items()}
            command(wanted=checked_filters(**typed), **given)

        filters = [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=sort if one.values == "order" else one.default,
                annotation=_annotation(name, one, words),
            )
            for name, one in taken.items()
        ]
        parameters = [p.replace(kind=p.KEYWORD_ONLY) for p in (*arguments, *filters, *options)]
        called.__name__, called.__doc__, called.__module__ = command.__name__, command.__doc__, command.__module__
        called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        called.__annotations__ = {p.name: p.annotation for p in parameters}
        return called

    return decorate


def _annotation(name: str, one: FilterField, words: str) -> Any:
    """What Typer reads of one filter."""
    flag = f"--{name.rstrip('_').replace('_', '-')}"
    if one.values == "words":
        typed = typer.Argument(help=one.meaning) if words == "argument" else typer.Option(flag, help=one.meaning)
        return Annotated[str | None, typed]
    if one.values == "flag":
        return Annotated[bool, typer.Option(flag, help=one.meaning)]
    if one.values == "order":
        return Annotated[Sort, typer.Option(flag, help=one.meaning)]
    placeholder, completion = _PLACEHOLDERS.get(one.values, "ID"), _COMPLETIONS.get(one.values)
    return Annotated[str | None, typer.Option(flag, help=one.meaning, metavar=placeholder, autocompletion=completion)]


def checked_filters(**typed: Any) -> Filters:
    """The options of one call, by the filters' fields, as :class:`Filters`.

    Raises:
        UsageError: for an unknown id, naming similar ones; for a range that ends before it begins.
        typer.BadParameter: for a value that is not a day.
    """
    values = dict(typed)
    for one in FILTERS:
        if one.values == "day" and one.field in values:
            values[one.field] = parse_day(values[one.field], f"--{one.name}", last=one.is_last)
        if one.values == "order" and one.field in values:
            values[one.field] = values[one.field].value
    filters = Filters(**values)
    try:
        check_filters(filters, _known_values(filters))
    except UnknownValueError as error:
        raise UsageError(f"--{error}{_hint(error)}") from None
    except EmptyRangeError as error:
        raise UsageError(f"--from {error.first} is after --to {error.last}") from None
    return filters


def require_province(province: str | None) -> None:
    """Refuse an id that no province of either era has."""
    checked_filters(province=province)


def _known_values(filters: Filters) -> dict[Values, Container[str]]:
    """The values of the filters that are given: what is not requested is not read."""
    known: dict[Values, Container[str]] = {}
    if filters.province is not None or filters.about is not None:
        from articles.provinces import known_provinces

        known["province"] = known_provinces()
    if filters.place is not None:
        from articles.search.known_places import KnownPlaces

        known["place"] = KnownPlaces()
    if filters.site is not None:
        known["site"] = _KnownSites()
    if filters.kind is not None:
        known["kind"] = site_kinds()
    if filters.movement is not None:
        known["movement"] = entry_ids("movement")
    if filters.award is not None:
        known["award"] = entry_ids("award")
    return known


class _KnownSites(Collection[str]):
    """The sites of the catalogue, and those that the store has articles of from when they were in it."""

    def __contains__(self, site: object) -> bool:
        return site in complete_sites("") or site in self._stored()

    def __iter__(self) -> Iterator[str]:
        return iter({*complete_sites(""), *self._stored()})

    def __len__(self) -> int:
        return len(list(iter(self)))

    @staticmethod
    def _stored() -> Collection[str]:
        from storage.db import opened
        from storage.sites import list_sites

        with opened() as connection:
            return list_sites(connection)


def _hint(error: UnknownValueError) -> str:
    """Values that are similar to a wrong one, else all of them where they are few."""
    if error.thing == "place":
        return f"; `thidua gazetteer places {error.value}` looks further"
    known = sorted(set(error.known)) if isinstance(error.known, Collection) else []
    near = difflib.get_close_matches(error.value, known, n=3, cutoff=0.5)
    near += [k for k in known if error.value in k and k not in near][: 5 - len(near)]
    if near:
        return f"; did you mean {', '.join(near)}?"
    return f"; known are {', '.join(known)}" if len(known) <= 100 else "; `thidua sites list` prints the known ones"
