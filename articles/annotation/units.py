"""Units and counted nouns of figures, as patterns of the lists in ``units.toml``."""

from __future__ import annotations

import re

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

MEASURE_UNIT = re.compile(MEASURES)
MONEY_UNIT = re.compile(r"(?:đồng|đ|vnđ|vnd|usd|đô la|euro)(?![^\W_])" + _NOT_MONEY)
OPEN_NOUN = re.compile(r" +(?P<first>[^\W\d_]+)(?: +(?P<second>[^\W\d_]+))?")
GOES_ON = frozenset(fold_for_matching(word) for word in UNITS["goes_on"])
"""Words after a number, or after the first syllable of a noun, that are not part of the counted noun."""
