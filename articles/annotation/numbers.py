"""Numbers as Vietnamese texts print them: thousands dots, decimal commas, "tỷ", "triệu", "nghìn"."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_MULTIPLIERS = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
MULTIPLIER = r"(?:nghìn|ngàn|vạn|triệu) +(?:tỷ|tỉ)|nghìn|ngàn|vạn|triệu|(?:tỷ|tỉ)(?! (?:lệ|suất|trọng|giá|phú|số))"
COUNT_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_DIGIT_WORDS = {**COUNT_WORDS, "mốt": 1, "tư": 4, "năm": 5, "lăm": 5}
_ONES = "|".join(word for word, n in _DIGIT_WORDS.items() if n < 10)
_TENS = rf"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:{_ONES})(?![^\W_]))?|mười (?:{_ONES})(?![^\W_])"
_HUNDREDS = rf"(?:{_ONES}) trăm(?: (?:linh|lẻ) (?:{_ONES})(?![^\W_])| (?:{_TENS}|mười(?![^\W_])))?"
_THOUSANDS_OF = rf"(?:{_HUNDREDS}|{_TENS}|mười|{_ONES}) (?:nghìn|ngàn)(?: (?:{_HUNDREDS}))?"
NUMBER_IN_WORDS = "|".join((_THOUSANDS_OF, _HUNDREDS, _TENS, *COUNT_WORDS))
"""Numbers as folded texts write them out ("mười lăm", "một trăm linh năm"), except "năm", which is also a year."""
_TIMES = {"mươi": 10, "trăm": 100}
# Products of shorter numbers are the same with and without decimals.
_LONGEST_EXACT = 16
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def parse_number(digits: str, *, counting: bool = False) -> Decimal:
    """The value of "4.803", "5,34", "1.234,5" or "02".

    With ``counting`` a comma before exactly three digits separates thousands ("4,988 lượt xem" on pages whose
    template prints numbers the English way); else it is the decimal comma.
    """
    if _THOUSANDS.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    whole, comma, rest = digits.partition(",")
    if comma and counting and len(rest) == 3 and whole.strip("0"):
        return Decimal(whole + rest)
    return Decimal(digits.replace(",", "."))


def value_of(digits: str, factor: int = 1, *, counting: bool = False) -> float:
    """The value of :func:`parse_number` times ``factor``."""
    if len(digits) < _LONGEST_EXACT and digits.isdecimal():  # most numbers; a decimal costs four times as much
        return float(int(digits) * factor)
    return float(parse_number(digits, counting=counting) * factor)


def parse_words(words: str) -> int | None:
    """The value of a folded number in words, such as "ba mươi ba" or "một nghìn hai trăm"; ``None`` for other words."""
    thousands = rest = last = 0
    for word in words.split():
        if word in _DIGIT_WORDS:
            rest, last = rest + last, _DIGIT_WORDS[word]
        elif word in _TIMES:
            last *= _TIMES[word]
        elif word in ("nghìn", "ngàn"):
            thousands, rest, last = (rest + last) * 1000, 0, 0
        elif word not in ("linh", "lẻ"):
            return None
    return thousands + rest + last


def multiplier(words: str | None) -> int:
    """The factor of "triệu" or "nghìn tỷ"; 1 without one."""
    product = 1
    for word in (words or "").split():
        product *= _MULTIPLIERS[word]
    return product
