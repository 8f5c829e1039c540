"""The filters in force, each as a link to the same page without it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from articles.provinces import province_name
from storage.search import Filters
from web.links import parameters
from web.names import award_names, movement_names


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A value of a facet: the search with it (or, where it is chosen, without it)."""

    name: str
    count: int | None
    parameters: dict[str, str]
    chosen: bool = False


def chips(
    wanted: Filters,
    sites: Mapping[str, str],
    words: Mapping[str, str],
    *,
    fields: Collection[str] = ("q",),
    more: Mapping[str, str | None] | None = None,
) -> list[tuple[str, Choice]]:
    """The filters in force, except those that a form on the page has fields for.

    Args:
        sites: names by id.
        fields: of the form.
        more: parameters of the page that are not filters, and stay.
    """
    given = {**parameters(wanted), **{name: value for name, value in (more or {}).items() if value}}
    named: dict[str, object] = {
        "q": wanted.query,
        "province": province_name(wanted.province),
        "about": province_name(wanted.about),
        "movement": movement_names().get(wanted.movement or ""),
        "award": award_names().get(wanted.award or ""),
        "site": sites.get(wanted.site or "", wanted.site),
        "body": wanted.body,
        "place": wanted.place,
        "kind": words.get(f"kind_{wanted.kind}"),
        "from": wanted.from_ and f"{wanted.from_:%d/%m/%Y}",
        "to": wanted.to and f"{wanted.to:%d/%m/%Y}",
        "all_copies": words["yes"],
        "irrelevant": words["yes"],
    }
    return [
        (key, Choice(name=str(named[key]), count=None, parameters=without(given, key)))
        for key in given
        if key in named and key not in fields
    ]


def without(given: Mapping[str, str], *keys: str) -> dict[str, str]:
    """Parameters of an address without some."""
    return {key: value for key, value in given.items() if key not in keys}
