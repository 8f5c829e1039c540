"""Figures that only reports of one event are likely to share: "97,8%", "3.214 tin báo"."""

from __future__ import annotations

import re

from articles.text import folded_pattern

# No part of a date, a decision's number or a name ("Quốc lộ 279", "1.234/QĐ-UBND"), and no anniversary.
_FIGURE = folded_pattern(
    # The look-behinds follow the first digit, to which the engine skips.
    r"(?P<n>\d(?<![\w/.,-]\d)(?<!số \d)(?<!lộ \d)(?<!chương trình \d)(?<!đoàn \d)"
    r"(?:\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d*(?:,\d+)?))(?![\w/-]|[.,]\d)"
    r"(?! (?:năm|tuổi|xã|phường|địa phương|đơn vị hành chính|km/h))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNIFICANT = 3
"""Digits, zeros at either end apart, from which two texts hardly share a figure by chance."""


def rare_figures(folded: str) -> frozenset[str]:
    """The figures of a folded text with at least three significant digits, years apart."""
    stated = {match["n"] for match in _FIGURE.finditer(folded)}
    return frozenset(n for n in stated if not _YEAR.fullmatch(n) and _digits(n) >= _SIGNIFICANT)


def _digits(figure: str) -> int:
    return len(figure.replace(".", "").replace(",", "").strip("0"))
