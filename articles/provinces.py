"""The provinces of both eras, and which province of today each former one belongs to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from pathlib import Path
from typing import Any, overload

_FILE = Path(__file__).parent / "knowledge" / "provinces.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Province:
    """A province of one era: ``now`` is the id of the present province that it is, or is part of."""

    id: str
    name: str
    official: str
    """Its name when its era began; ``articles.places`` has its name on a given day."""
    code: str
    now: str
    earlier: tuple[str, Date] | None = None
    """Its former name and that name's last day: "Tỉnh Thừa Thiên Huế" to 31 December 2024."""
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def former_provinces() -> dict[str, Province]:
    """The 63 provinces valid to 30 June 2025, by id."""
    return {
        row["id"]: Province(
            id=row["id"],
            name=row["name"],
            official=row["official"],
            code=row["code"],
            now=row["now"],
            earlier=(row["earlier"], row["earlier_until"]) if "earlier" in row else None,
            aliases=tuple(row.get("aliases", ())),
            weak_aliases=tuple(row.get("weak_aliases", ())),
        )
        for row in _load()["former"]
    }


@lru_cache(maxsize=1)
def current_provinces() -> dict[str, Province]:
    """The 34 provinces valid since 1 July 2025, by id."""
    return {
        row["id"]: Province(id=row["id"], name=row["name"], official=row["official"], code=row["code"], now=row["id"])
        for row in _load()["current"]
    }


@lru_cache(maxsize=1)
def known_provinces() -> dict[str, Province]:
    """The provinces of both eras by id; one that was kept is as it is today."""
    return {**former_provinces(), **current_provinces()}


@lru_cache(maxsize=1)
def current_codes() -> dict[str, str]:
    """The ids of today's provinces by their official codes."""
    return {province.code: province.id for province in current_provinces().values()}


@lru_cache(maxsize=1)
def _load() -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return loaded


@overload
def province_now(province: str) -> str: ...
@overload
def province_now(province: None) -> None: ...
@overload
def province_now(province: str | None) -> str | None: ...
def province_now(province: str | None) -> str | None:
    """The id of the present province for an id of either era; ``None`` for a national site.

    Raises:
        KeyError: if there is no such province in either era.
    """
    if province is None:
        return None
    former = former_provinces().get(province)
    return former.now if former else current_provinces()[province].id


def province_name(province: str | None) -> str | None:
    """How a province of either era is written."""
    if province is None:
        return None
    found = former_provinces().get(province) or current_provinces().get(province)
    return found.name if found else province
