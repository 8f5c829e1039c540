"""The filters of a search: one list, from which commands, pages, API, feeds and exports take theirs."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Literal

Values = Literal["words", "province", "place", "site", "kind", "movement", "award", "body", "day", "order", "flag"]
"""The kind of a filter's value: free words, an id or name, a day, one of two orders, yes or no."""


def _typed(values: Values, meaning: str) -> dict[str, str]:
    return {"values": values, "meaning": meaning}


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """Which articles, in which order. Days are those of Asia/Ho_Chi_Minh, both included."""

    query: str | None = field(
        default=None, metadata=_typed("words", 'Words, with or without diacritics; "a phrase"; -excluded.')
    )
    province: str | None = field(default=None, metadata=_typed("province", "Id of a former or current province."))
    about: str | None = field(default=None, metadata=_typed("province", "Id of a province that the text names."))
    place: str | None = field(
        default=None,
        metadata=_typed(
            "place", "A commune, former district or province that the text names: code or name, diacritics or not."
        ),
    )
    site: str | None = field(default=None, metadata=_typed("site", "Id of a site."))
    kind: str | None = field(default=None, metadata=_typed("kind", "Kind of site: newspaper, portal …"))
    movement: str | None = field(default=None, metadata=_typed("movement", "Id of a movement."))
    award: str | None = field(default=None, metadata=_typed("award", "Id of an award."))
    body: str | None = field(default=None, metadata=_typed("body", "Id or name of a body."))
    from_: date | None = field(
        default=None, metadata=_typed("day", "Published from then on: 2023-10-31, 31/10/2023, 10/2023, 2023.")
    )
    to: date | None = field(
        default=None, metadata=_typed("day", "Published until then; a month or year to its last day.")
    )
    sort: Literal["relevance", "newest"] = field(
        default="relevance",
        metadata=_typed("order", "Best match first, or newest first; without a query the two are the same."),
    )
    all_copies: bool = field(default=False, metadata=_typed("flag", "Every copy of a story, not one row per cluster."))
    irrelevant: bool = field(default=False, metadata=_typed("flag", "Include articles that are not about this field."))
    limit: int | None = None
    """Articles at the most. The caller's own: a page has a size, a command an option."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FilterField:
    """One filter as people type it: ``name`` is ``from`` where the field is ``from_``."""

    field: str
    name: str
    values: Values
    meaning: str
    default: object

    @property
    def is_last(self) -> bool:
        """Whether a month or year that is typed means its last day."""
        return self.field == "to"


FILTERS = tuple(
    FilterField(
        field=found.name,
        name=found.name.rstrip("_"),
        values=found.metadata["values"],
        meaning=found.metadata["meaning"],
        default=found.default,
    )
    for found in fields(Filters)
    if found.metadata
)
"""All of them, in the order in which commands and the API list them."""


class UnknownValueError(ValueError):
    """A filter's value that does not exist; ``known`` are the values that do."""

    def __init__(self, name: str, thing: str, value: str, known: Container[str]) -> None:
        super().__init__(f"{name}: there is no {thing} {value!r}")
        self.name = name
        self.thing = thing
        self.value = value
        self.known = known


class EmptyRangeError(ValueError):
    """A range of days that ends before it begins."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"from: {first} is after to: {last}")
        self.first = first
        self.last = last


def check_filters(filters: Filters, known: Mapping[Values, Container[str]]) -> None:
    """Refuse filters that can match nothing.

    Args:
        known: valid values by kind; a kind that is left out is not checked.

    Raises:
        UnknownValueError: for an unknown value.
        EmptyRangeError: for a range that ends before it begins.
    """
    for one in FILTERS:
        value = getattr(filters, one.field)
        if value is not None and one.values in known and value not in known[one.values]:
            thing = "kind of site" if one.values == "kind" else one.values
            raise UnknownValueError(one.name, thing, value, known[one.values])
    if filters.from_ and filters.to and filters.from_ > filters.to:
        raise EmptyRangeError(filters.from_, filters.to)
