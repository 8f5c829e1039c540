"""The names and codes that a filter on a place may have."""

from __future__ import annotations

from collections.abc import Container

from articles.places import find_by_name


class KnownPlaces(Container[str]):
    """Every code, name and bare spelling of a unit of either era; too many spellings to list."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(find_by_name(name))
