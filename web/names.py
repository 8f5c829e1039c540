"""Names for the ids of the gazetteers."""

from __future__ import annotations

from functools import lru_cache

from articles.gazetteer import entries_by_kind
from articles.provinces import Province, current_provinces
from web.words import name_order


@lru_cache(maxsize=8)
def movement_names() -> dict[str, str]:
    """Every movement's name by id."""
    return {entry.id: entry.name for entry in entries_by_kind()["movement"]}


@lru_cache(maxsize=8)
def award_names() -> dict[str, str]:
    """Every award's name by id."""
    return {entry.id: entry.name for entry in entries_by_kind()["award"]}


@lru_cache(maxsize=1)
def provinces_by_name() -> tuple[Province, ...]:
    """The present provinces in the order of a list to choose from."""
    return tuple(sorted(current_provinces().values(), key=lambda province: name_order(province.name)))
