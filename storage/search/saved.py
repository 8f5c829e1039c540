"""A search's filters as plain values and back: what saved searches keep."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from articles.search.filters import Filters

_DAYS = ("from_", "to")


def saved_filters(filters: Filters) -> dict[str, str | bool]:
    """The filters that are not at their defaults, by name; days as ISO 8601, neither order nor limit."""
    saved: dict[str, str | bool] = {}
    for field in fields(Filters):
        value = getattr(filters, field.name)
        if field.name in ("sort", "limit") or value == field.default:
            continue
        saved[field.name] = value.isoformat() if isinstance(value, date) else value
    return saved


def read_filters(saved: dict[str, str | bool]) -> Filters:
    """The search that was saved; a filter that this program does not know (any more) is left out."""
    known = {field.name for field in fields(Filters)}
    values: dict[str, Any] = {name: value for name, value in saved.items() if name in known}
    for name in _DAYS:
        if name in values:
            values[name] = date.fromisoformat(values[name])
    return Filters(**values, sort="newest")
