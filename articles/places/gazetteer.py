"""The dated gazetteer of places, read from ``articles/knowledge/places.tsv`` the first time it is needed.

The file is written by ``tools/write_places.py``. A line is era, level, official code, type, name, the parent's code,
what it became (codes of today, ``~`` behind one that took a part of it alone), and the days it is valid from and to
where they are not the era's own. Reading it takes 30 to 40 ms; rows become :class:`Place` when they are looked at.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from articles.provinces import current_codes
from articles.text import comparison_form, fold_for_matching, fold_marks

Era = Literal["former", "current"]
Level = Literal["province", "district", "commune"]

REFORM = Date(2025, 7, 1)
"""The first day of the 34 provinces and of communes without districts (Nghị quyết 202/2025/QH15, Luật 72/2025/QH15)."""
_KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
_ERAS: dict[str, Era] = {"f": "former", "c": "current"}
_LEVELS: dict[str, Level] = {"p": "province", "d": "district", "c": "commune"}
_FIELDS = 9


class Place(NamedTuple):
    """One unit as it was called in a span of days. A code names one unit of one era and level."""

    era: Era
    level: Level
    code: str
    type: str
    """``xã``, ``phường``, ``huyện`` …, in lower case."""
    short_name: str
    parent: str
    """Code of the district or province that it belongs to; empty for a province."""
    became: tuple[str, ...]
    """Codes of the present units that hold it or a part of it; its own code if it is a present unit."""
    partly: frozenset[str]
    """Those of ``became`` that took only a part."""
    valid_from: Date | None
    valid_to: Date | None
    """The last day; ``None`` while it exists."""

    @property
    def name(self) -> str:
        """As it is written in a sentence: "xã Mường La", "thành phố Đồng Nai"."""
        return f"{self.type} {self.short_name}"

    @property
    def province(self) -> str:
        """Code of its own era's province."""
        if self.level == "province":
            return self.code
        if self.era == "former" and self.level == "commune":
            return place_of("former", "district", self.parent).parent
        return self.parent

    @property
    def province_now(self) -> str:
        """Id of the province of today that it lies in ("son-la")."""
        if self.era == "current":
            return current_codes()[self.province]
        return current_codes()[place_of("former", "province", self.province).became[0]]


class _Table:
    """The rows of the file, by code and by folded name."""

    def __init__(self) -> None:
        self.lines = (_KNOWLEDGE / "places.tsv").read_text(encoding="utf-8").splitlines()
        names = fold_for_matching("\n".join([line.split("\t", 5)[4] for line in self.lines])).split("\n")
        by_key: dict[str, list[int]] = {}
        for i, key in enumerate(names):
            if key in by_key:
                by_key[key].append(i)
            else:
                by_key[key] = [i]
        for key in [key for key in by_key if " - " in key]:  # "Văn Miếu Quốc Tử Giám"
            by_key.setdefault(key.replace(" - ", " "), []).extend(by_key[key])
        self.by_key = by_key
        overlay = tomllib.loads((_KNOWLEDGE / "places.toml").read_text(encoding="utf-8"))
        for spelling in overlay["spelling"]:
            for other in spelling["also"]:
                by_key.setdefault(fold_for_matching(other), []).extend(by_key[fold_for_matching(spelling["name"])])
        self.kin: dict[str, tuple[str, ...]] = {}
        for group in overlay["kin"]["syllables"]:
            folded = [fold_for_matching(word) for word in group]
            for word in folded:
                self.kin[word] = (*self.kin.get(word, ()), *(other for other in folded if other != word))
        self.retyped = {row["province"]: Date.fromisoformat(row["from"]) for row in overlay["retyped"]}

    @cached_property
    def by_code(self) -> dict[tuple[str, str, str], list[int]]:
        """Rows by the first letters of era and level, and code."""
        found: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
        for i, line in enumerate(self.lines):
            era, level, code, _ = line.split("\t", 3)
            found[era, level, code].append(i)
        return found

    @lru_cache(maxsize=20_000)  # noqa: B019 - one table lives as long as the process
    def place(self, i: int) -> Place:
        row = self.lines[i].split("\t")
        row += [""] * (_FIELDS - len(row))
        era = _ERAS[row[0]]
        codes = row[6].split()
        first = Date.fromisoformat(row[7]) if row[7] else (REFORM if era == "current" else None)
        if row[8]:
            last: Date | None = Date.fromordinal(Date.fromisoformat(row[8]).toordinal() - 1)
        else:
            last = Date.fromordinal(REFORM.toordinal() - 1) if era == "former" else None
        return Place(
            era=era,
            level=_LEVELS[row[1]],
            code=row[2],
            type=row[3],
            short_name=row[4],
            parent=row[5],
            became=tuple(code.rstrip("~") for code in codes) or (row[2],),
            partly=frozenset(code.rstrip("~") for code in codes if code.endswith("~")),
            valid_from=first,
            valid_to=last,
        )


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()


def places() -> Iterator[Place]:
    """Every row of the gazetteer: today's provinces and communes, then the former ones."""
    table = _table()
    return (table.place(i) for i in range(len(table.lines)))


def places_of_type(*types: str) -> Iterator[Place]:
    """The rows of some types ("đặc khu"), without looking at the other ten thousand."""
    table = _table()
    return (table.place(i) for i, line in enumerate(table.lines) if line.split("\t", 4)[3] in types)


@lru_cache(maxsize=16_384)
def place_of(era: Era, level: Level, code: str, day: Date | None = None) -> Place:
    """The unit with a code, as it was called on ``day`` (without one: as it was last called).

    Raises:
        KeyError: if no unit of that era and level has the code.
    """
    table = _table()
    found = [table.place(i) for i in table.by_code.get((era[0], level[0], code), ())]
    if not found:
        raise KeyError(f"no {era} {level} has the code {code!r}")
    if day is not None:
        held = [p for p in found if (p.valid_from or day) <= day <= (p.valid_to or day)]
        return held[0] if held else (found[0] if day < (found[0].valid_from or day) else found[-1])
    return found[-1]


@lru_cache(maxsize=50_000)
def units_with_key(key: str) -> tuple[Place, ...]:
    """The units whose short name, folded for matching, is ``key``; spelling kin ("quí sơn") where none has it so."""
    table = _table()
    return tuple(table.place(i) for i in _indexes(key))


def _indexes(key: str) -> list[int]:
    table = _table()
    if found := table.by_key.get(key):
        return found
    words = key.split(" ")
    for i, word in enumerate(words):
        for other in table.kin.get(word, ()):
            if found := table.by_key.get(" ".join([*words[:i], other, *words[i + 1 :]])):
                return found
    if all(table.kin.get(word) for word in words):  # "Đắc Lắc"
        found = table.by_key.get(" ".join(table.kin[word][0] for word in words))
    return found or []


def retyped_from(province: str) -> Date | None:
    """From when communes of a province of today became wards that the table does not list one by one."""
    return _table().retyped.get(province)


_LEADING_TYPE = re.compile(r"^(?:thanh pho|tp\.?|tinh|huyen|quan|thi xa|thi tran|xa|phuong|dac khu) +(?=\S)")


@lru_cache(maxsize=1)
def _by_bare_name() -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for key, indexes in _table().by_key.items():
        found[fold_marks(key)].extend(i for i in indexes if i not in found[fold_marks(key)])
    return dict(found)


def find_by_name(query: str) -> tuple[Place, ...]:
    """The places matching a code, a name or a name without diacritics ("muong la", "xã Mường La").

    A spelling with its marks excludes names that differ in them; a type before it excludes other types.
    """
    table = _table()
    if query.isdigit() and len(query) in (2, 3, 5):
        return tuple(p for key, ids in table.by_code.items() if key[2] == query for p in map(table.place, ids))
    folded = comparison_form(query)
    bare = fold_marks(folded)
    kind = _LEADING_TYPE.match(bare)
    name, marked = bare[kind.end() :] if kind else bare, folded[kind.end() :] if kind else folded
    found = [table.place(i) for i in _by_bare_name().get(name, ())] or list(units_with_key(fold_for_matching(marked)))
    if not found and kind:
        return tuple(table.place(i) for i in _by_bare_name().get(bare, ()))
    if kind:
        wanted = bare[: kind.end()].strip().replace("tp.", "thanh pho").replace("tp", "thanh pho")
        found = [place for place in found if fold_marks(place.type) == wanted]
    if marked != fold_marks(marked):
        exact = [place for place in found if comparison_form(place.short_name) == marked]
        found = exact or found
    return tuple(found)
