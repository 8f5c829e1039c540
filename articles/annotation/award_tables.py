"""Recipients that a table counts: "Giấy khen của Chủ tịch UBND xã | 8 | 19" below "Hình thức | Tập thể | Cá nhân"."""

from __future__ import annotations

import re

from articles.annotation.units import UNITS
from articles.annotation.wordlists import alternatives
from articles.models import Recipients
from articles.text import folded_pattern

_COLUMN = folded_pattern(rf"(?:số (?:lượng )?)?(?P<type>{alternatives(UNITS['recipients'])})(?: được khen| \([^)]*\))?")
_NUMBER = re.compile(r"0*(\d{1,3}(?:\.\d{3})*)")
_ROWS = 60
"""Rows above a cell among which its table's heading is looked for."""


def counted_in_row(folded: str, position: int) -> tuple[Recipients, ...]:
    """The recipients counted in the row around ``position``, by the table's heading; () outside a table."""
    start = folded.rfind("\n", 0, position) + 1
    end = folded.find("\n", position)
    row = folded[start : end if end >= 0 else len(folded)]
    if row.count("|") < 2:
        return ()
    cells = _cells(row)
    heading = _heading(folded, start, len(cells))
    found = []
    for column, cell in zip(heading, cells, strict=False):
        named, number = _COLUMN.fullmatch(column), _NUMBER.fullmatch(cell)
        if named and number and (n := int(number[1].replace(".", ""))):
            found.append(Recipients(n=n, type=named["type"]))
    return tuple(found)


def _heading(folded: str, start: int, width: int) -> list[str]:
    """The nearest row above of the same width that names a column of recipients; [] where the table has none."""
    for _ in range(_ROWS):
        end = start
        while end > 0 and folded[end - 1] in "\n ":
            end -= 1
        start = folded.rfind("\n", 0, end) + 1
        line = folded[start:end]
        if line.count("|") < 2:
            return []
        cells = _cells(line)
        if len(cells) == width and any(_COLUMN.fullmatch(cell) for cell in cells):
            return cells
    return []


def _cells(row: str) -> list[str]:
    row = row.strip()
    if row.startswith("|"):
        row = row.strip("|")
    return [cell.strip(' "*') for cell in row.split("|")]
