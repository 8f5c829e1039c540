"""Stretches of time over which awards are summed: "giai đoạn 2021-2025", "trong 5 năm qua", "trong năm 2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date

from articles.annotation.numbers import COUNT_WORDS
from articles.text import folded_pattern


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Years, both included, over which a number was summed."""

    first: int
    last: int


_STAGE = folded_pattern(
    r"(?:giai đoạn|nhiệm kỳ|các năm|từ(?: đầu)? năm) *(?P<first>20\d\d) *"
    r"(?:-|đến|đến năm|tới) *(?:năm )?(?P<last>20\d\d)"
)
_YEARS = folded_pattern(
    rf"(?<![^\W_])(?:trong|qua|sau|suốt|hơn|gần)(?: vòng)? (?P<n>\d{{1,2}}|{'|'.join(COUNT_WORDS)}) năm"
    r"(?! học)(?![^\W_])"
)
_ONE = folded_pattern(
    r"(?<![^\W_])(?:trong|riêng|cả|6 tháng đầu|9 tháng đầu|từ đầu)(?: năm)? (?P<year>20\d\d)"
    r"(?:[^.;\n]{0,60}(?:đã|có)(?![^\W_]))"
)


def find_period(folded: str, day: Date | None) -> Period | None:
    """The period that a folded sentence sums over; ``None`` where it speaks of a single occasion."""
    if stage := _STAGE.search(folded):
        return Period(first=int(stage["first"]), last=int(stage["last"]))
    if (years := _YEARS.search(folded)) and day is not None:
        n = COUNT_WORDS.get(years["n"]) or int(re.sub(r"\D", "", years["n"]) or 0)
        if n > 1:
            return Period(first=day.year - n + 1, last=day.year)
    if one := _ONE.search(folded):
        return Period(first=int(one["year"]), last=int(one["year"]))
    return None
