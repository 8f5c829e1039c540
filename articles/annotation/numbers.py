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
NUMBER_IN_WORDS = "|".join((_TENS, *COUNT_WORDS))
"""Numbers from 1 to 99 as folded texts write them out, except "năm", which is also a year."""
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


def parse_words(words: str) -> int | None:
    """The value of a folded :data:`NUMBER_IN_WORDS`, such as "ba mươi ba"; ``None`` for anything else."""
    tens, mark, ones = words.partition(" mươi")
    if mark:
        return _DIGIT_WORDS[tens] * 10 + _DIGIT_WORDS.get(ones.strip(), 0) if tens in _DIGIT_WORDS else None
    if words.startswith("mười "):
        return 10 + _DIGIT_WORDS.get(words[5:], 0)
    return COUNT_WORDS.get(words)


def multiplier(words: str | None) -> int:
    """The factor of "triệu" or "nghìn tỷ"; 1 without one."""
    product = 1
    for word in (words or "").split():
        product *= _MULTIPLIERS[word]
    return product
