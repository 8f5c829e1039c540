"""Numbers that are figures, as opposed to dates, document numbers, ranks and names with digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.annotation.figure_refusals import Number, refused_by
from articles.annotation.numbers import MULTIPLIER, NUMBER, multiplier, parse_number
from articles.annotation.reading import Reading
from articles.annotation.units import (
    AFTER_STROKE,
    COUNT,
    GOES_ON,
    MEASURES,
    MONEY,
    OPEN_NOUN,
    PER,
    PLACES,
    TOGETHER,
    UNITS,
)
from articles.text import folded_pattern

# "QĐ/1526", "COVID_19": part of a longer name.
_ATTACHED = frozenset("/_abcdefghijklmnopqrstuvwxyz")
FIGURE = folded_pattern(
    rf"(?P<digits>{NUMBER})(?![\d])"
    rf"(?:(?P<percent> ?%| ?‰| phần nghìn(?! đồng)| phần trăm| ?điểm %| ?điểm phần trăm)"
    rf"|(?:/(?P<total>{NUMBER}))? *(?:(?P<multiplier>{MULTIPLIER})(?![^\W_]) *)?"
    rf"(?P<unit>(?:{MONEY}){PER}|(?:{MEASURES})(?![^\W_]){AFTER_STROKE}|(?:{TOGETHER})(?:, *(?:{TOGETHER}))+(?![^\W_])"
    rf"|(?:{COUNT})(?![^\W_]){AFTER_STROKE}"
    rf"|(?P<place>{PLACES})(?![^\W_])|(?P<steps>lần|bậc)(?![^\W_]))?)"
)
_CONTINUES = folded_pattern(r" *(?:,|và|;) *")
_WORD_BEFORE = re.compile(r"[^\W_]+ +$")
_WORD_NEXT = re.compile(r" +[^\W\d_]")
_SLASH = re.compile(r" */ *")
# "264 tỷ 500 triệu đồng" is one sum.
_AND_SMALLER = folded_pattern(rf" +(\d{{1,3}}) +({MULTIPLIER})(?: *{MONEY})?(?![^\W_])")
_SHORT_MONEY = re.compile(r"^(?:đ|vnđ|vnd)(?=/|$)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its unit in the composed text: positions of its digits and of the counted noun."""

    start: int
    end: int
    unit_start: int
    value: float
    unit: str
    kind: Literal["percent", "money", "count"]


def find_figures(reading: Reading) -> Iterator[Figure]:
    """Each figure of the text, in order of place."""
    left_out = -1
    position = 0
    for start in reading.numbers:
        if start < position or reading.folded[start - 1 : start] in _ATTACHED:
            continue
        match = FIGURE.match(reading.folded, start)
        if match is None:
            continue
        figure = _read_figure(reading, match)
        position = max(match.end(), figure.end) if figure else match.end()
        if figure is not None and _CONTINUES.fullmatch(reading.folded, left_out, figure.start) is None:
            yield figure
        elif match.group("place") or (figure is not None and left_out >= 0):
            left_out = match.end()  # "kiểm tra tại 02 xã và 7 trường": the second is not a result either


def _read_figure(reading: Reading, match: re.Match[str]) -> Figure | None:
    number = Number(reading, match)
    if refused_by(number) is not None:
        return None
    start, digits = number.start, number.digits
    if printed := number.percent:
        unit = "điểm %" if "điểm" in printed else ("‰" if "‰" in printed or "nghìn" in printed else "%")
        return Figure(start, match.end("percent"), start, float(parse_number(digits)), unit, "percent")
    if not number.unit:
        return _sum_without_unit(reading.folded, match) or _open_figure(reading, match, number.before)
    kind: Literal["money", "count"] = "money" if number.is_money else "count"
    unit = _unit(number.printed_unit.lower())
    return Figure(start, match.end("unit"), match.start("unit"), number.value, unit, kind)


def _sum_without_unit(folded: str, match: re.Match[str]) -> Figure | None:
    """ "1.200 tỷ" without "đồng" is money; "hơn 17 nghìn" alone shows nothing."""
    multiplied, start = match.group("multiplier"), match.start("digits")
    if not multiplied or not multiplied.endswith(("tỷ", "tỉ", "triệu")):
        return None
    factor, end = multiplier(multiplied), match.end("multiplier")
    if factor < 10**9 and _WORD_NEXT.match(folded, end, end + 3):
        return None
    value = parse_number(match.group("digits")) * factor
    if smaller := _AND_SMALLER.match(folded, end):
        value += int(smaller[1]) * multiplier(smaller[2])
        end = smaller.end()
    return Figure(start, end, start, float(value), "đồng", "money")


def _open_figure(reading: Reading, match: re.Match[str], before: str) -> Figure | None:
    """A number before a noun in no list: "134 đô vật", "312 dầm".

    The noun is one or two syllables, up to a word that goes on with the sentence. Four digits that may be a year, and a
    number that is part of a name ("Trường Tiểu học số 2", "Phú Xuyên 2"), count nothing.
    """
    digits, start = match.group("digits"), match.start("digits")
    noun = OPEN_NOUN.match(reading.folded, match.end(match.lastgroup or "digits"))
    if noun is None or match.group("total") or not reading.text[noun.start("first")].islower():
        return None
    first, second = noun.group("first", "second")
    if first in GOES_ON or (len(digits) == 4 and digits.startswith(("19", "20"))) or digits.startswith("0"):
        return None
    word = _WORD_BEFORE.search(before)
    if (
        word
        and reading.text[start - len(word.group())].isupper()
        and reading.sentence(start)[0] + 1 < start - len(word.group())
    ):
        return None
    wide = second is not None and second not in GOES_ON and reading.text[noun.start("second")].islower()
    end = noun.end("second" if wide else "first")
    factor = multiplier(match.group("multiplier"))
    value = float(parse_number(digits, counting=factor == 1) * factor)
    if not value:
        return None
    unit = " ".join(reading.text[noun.start("first") : end].split())
    return Figure(start, end, noun.start("first"), value, unit, "count")


def _unit(unit: str) -> str:
    unit = " ".join(unit.split())
    if "/" in unit:
        unit = _SLASH.sub("/", unit)
    counted, stroke, per = unit.partition("/")
    if counted in UNITS["spelled"]:
        return f"{UNITS['spelled'][counted]}{stroke}{per}"
    return _SHORT_MONEY.sub("đồng", unit)
