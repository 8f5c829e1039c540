"""Counted recipients: people, collectives, households, or both together, by any noun."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from articles.events.words import words_of
from articles.text import fold_for_matching

Group = Literal["person", "collective", "household", "mixed"]
STANDARD = {"person": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
"""The noun that decisions count each group by."""

_ROUNDED_FROM = 50
"""Smaller numbers are stated exactly."""


@lru_cache(maxsize=4096)
def group_of(recipient_type: str) -> Group:
    """The group of a noun as printed: "nhà giáo" are people, "doanh nghiệp" collectives."""
    parts = [fold_for_matching(part).strip() for part in recipient_type.replace(" và ", ",").split(",")]
    found: set[Group] = {_group_of_one(part) for part in parts if part}
    if len(found) > 1 or any(_is_of_anyone(part.strip()) for part in parts):
        return "mixed"
    return found.pop() if found else "mixed"


def is_rounded(n: int, *, to: int) -> bool:
    """Is a number stated exactly, or rounded to tens: "hơn 140 tập thể, cá nhân" are 149, "gần 140" 134?"""
    return n == to or (to >= _ROUNDED_FROM and to % 10 == 0 and abs(n - to) < 10)


def _is_of_anyone(noun: str) -> bool:
    return bool(words_of("anyone_counted").match(noun) or words_of("forms_counted").match(noun))


def _group_of_one(noun: str) -> Group:
    if words_of("people_counted").match(noun):
        return "person"
    if words_of("households_counted").match(noun):
        return "household"
    return "collective" if words_of("collectives_counted").match(noun) else "person"
