"""Units and counted nouns of figures, as patterns of the lists in ``units.toml``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from articles.annotation.wordlists import alternatives, read_lists
from articles.text import fold_for_matching

UNITS = read_lists(
    "units.toml",
    "count",
    "administrative",
    "measures",
    "for_each",
    "goes_on",
    "people",
    "recipients",
    "givers",
    tables=("spelled",),
)
"""The words of ``units.toml`` by list."""


COUNT = alternatives(UNITS["count"])
TOGETHER = alternatives(UNITS["people"])
PLACES = alternatives(UNITS["administrative"])
MEASURES = alternatives(UNITS["measures"])
_NOT_MONEY = r"(?! (?:chí|bào|đội|hồ|nghiệp|hương|minh|phạm|môn|tác giả|diễn|ruộng|phục|hành|sở hữu))"
MONEY = rf"đồng{_NOT_MONEY}(?![^\W_])|đ(?![^\W_])|vnđ|vnd|usd|đô la(?: mỹ)?|euro"
# The base of a rate: "350.000 đồng/người/tháng", "6,5 tấn/ha", "250 suất/ngày".
_FOR_EACH = alternatives(UNITS["for_each"])
PER = rf"(?: */ *(?:{_FOR_EACH})(?![^\W_])|/[^\W\d_]+| *trên *(?:1 )?(?:ha|năm))*"
# No blank around the stroke: "12 tấn / năm 2024" is not a rate.
AFTER_STROKE = rf"(?:/(?:(?:{_FOR_EACH})(?![^\W_])|[^\W\d_]+))*"

_MEASURE_UNIT = re.compile(rf"(?:{MEASURES})(?![^\W_])")
_SLASH = re.compile(r" */ *")
_SHORT_MONEY = re.compile(r"^(?:đ|vnđ|vnd)(?=/|$)")
_MONEY_UNIT = re.compile(r"(?:đồng|đ|vnđ|vnd|usd|đô la|euro)(?![^\W_])" + _NOT_MONEY)
OPEN_NOUN = re.compile(r" +(?P<first>[^\W\d_]+)(?: +(?P<second>[^\W\d_]+))?")
GOES_ON = frozenset(fold_for_matching(word) for word in UNITS["goes_on"])
"""Words after a number, or after the first syllable of a noun, that are not part of the counted noun."""


class UnitKind(NamedTuple):
    """What the folded words of a unit show."""

    is_money: bool
    measures: bool
    """Whether it begins with a measure: "m2", "ha/năm"."""
    is_measure: bool
    """Whether it is a measure and nothing more."""


# A text has few units, and most texts have the same.
@lru_cache(maxsize=1024)
def kind_of_unit(unit: str) -> UnitKind:
    """Whether a unit is money or a measure; nothing for a number without one."""
    is_money = _MONEY_UNIT.match(unit) is not None
    return UnitKind(
        is_money=is_money,
        measures=is_money or _MEASURE_UNIT.match(unit) is not None,
        is_measure=_MEASURE_UNIT.fullmatch(unit) is not None,
    )


@lru_cache(maxsize=1024)
def spelled_unit(printed: str) -> str:
    """A unit as it is stored, of the lower-case words of a text: "đ/ tháng" is "đồng/tháng"."""
    unit = " ".join(printed.split())
    if "/" in unit:
        unit = _SLASH.sub("/", unit)
    counted, stroke, per = unit.partition("/")
    if counted in UNITS["spelled"]:
        return f"{UNITS['spelled'][counted]}{stroke}{per}"
    return _SHORT_MONEY.sub("đồng", unit)
