"""Numbers that are figures, as opposed to dates, document numbers, ranks and names with digits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from articles.annotation.figure_refusals import Number, refused_by
from articles.annotation.numbers import MULTIPLIER, NUMBER, multiplier, parse_number, value_of
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
    spelled_unit,
)
from articles.text import folded_pattern

# "QĐ/1526", "COVID_19": part of a longer name.
_ATTACHED = frozenset("/_abcdefghijklmnopqrstuvwxyz")
FIGURE = folded_pattern(
    rf"(?P<digits>{NUMBER})(?![\d])"
    rf"(?:(?P<percent> ?(?:%|‰|điểm (?:%|phần trăm))| phần (?:trăm|nghìn(?! đồng)))"
    rf"|(?:/(?P<total>{NUMBER}))? *(?:(?P<multiplier>{MULTIPLIER})(?![^\W_]) *)?"
    rf"(?P<unit>(?:{MONEY}){PER}|(?:{MEASURES})(?![^\W_]){AFTER_STROKE}|(?:{TOGETHER})(?:, *(?:{TOGETHER}))+(?![^\W_])"
    rf"|(?:{COUNT})(?![^\W_]){AFTER_STROKE}"
    rf"|(?P<place>{PLACES})(?![^\W_])|(?P<steps>lần|bậc)(?![^\W_]))?)"
)
_CONTINUES = folded_pattern(r" *(?:,|và|;) *")
_CONTINUING = (" ", ",", "và", ";")
_WORD_BEFORE = re.compile(r"[^\W_]+ +$")
_WORD_NEXT = re.compile(r" +[^\W\d_]")
# "264 tỷ 500 triệu đồng" is one sum.
_AND_SMALLER = folded_pattern(rf" +(\d{{1,3}}) +({MULTIPLIER})(?: *{MONEY})?(?![^\W_])")


class Figure(NamedTuple):
    """One number with its unit in the composed text: positions of its digits and of the counted noun."""

    start: int
    end: int
    unit_start: int
    value: float
    unit: str
    kind: Literal["percent", "money", "count"]


def find_figures(reading: Reading, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Figure]:
    """Each figure of the text, in order of place.

    Args:
        taken: spans of awards and movements, by position; in one only percentages are figures.
    """
    folded = reading.folded
    starts = [start for start, _ in taken]
    ends = [end for _, end in taken]
    # Where the last spans that begin up to a number end: those of a list of awards may overlap.
    furthest = [max(ends[max(0, i - 4) : i], default=0) for i in range(len(ends) + 1)]
    left_out = -1
    position = 0
    for start in reading.numbers:
        if start < position or folded[start - 1 : start] in _ATTACHED:
            continue
        match = FIGURE.match(folded, start)
        if match is None:
            continue
        position = match.end()
        is_place = match["place"] is not None
        is_taken = furthest[bisect_right(starts, start)] > start
        if is_taken and not is_place and left_out < 0 and match["unit"] is not None:
            continue
        figure = _read_figure(reading, match)
        if figure is not None:
            if figure.end > position:
                position = figure.end
            behind = max(left_out, 0)
            if not (folded.startswith(_CONTINUING, behind) and _CONTINUES.fullmatch(folded, behind, start)):
                if not is_taken or figure.kind == "percent":
                    yield figure
                continue
        if is_place or (figure is not None and left_out >= 0):
            left_out = match.end()  # "kiểm tra tại 02 xã và 7 trường": the second is not a result either


def _read_figure(reading: Reading, match: re.Match[str]) -> Figure | None:
    number = Number(reading, match)
    if refused_by(number) is not None:
        return None
    start = number.start
    if printed := number.percent:
        unit = "điểm %" if "điểm" in printed else ("‰" if "‰" in printed or "nghìn" in printed else "%")
        return Figure(start, match.end("percent"), start, value_of(number.digits), unit, "percent")
    if not number.unit:
        return _sum_without_unit(reading.folded, match) or _open_figure(reading, match, number.before)
    kind: Literal["money", "count"] = "money" if number.is_money else "count"
    unit = spelled_unit(number.printed_unit.lower())
    return Figure(start, number.end, number.unit_start, number.value, unit, kind)


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
    value = value_of(digits, factor, counting=factor == 1)
    if not value:
        return None
    unit = " ".join(reading.text[noun.start("first") : end].split())
    return Figure(start, end, noun.start("first"), value, unit, "count")
