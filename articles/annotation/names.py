"""Capitalised names: which run of words names a person, and which a place."""

from __future__ import annotations

import re

from articles.annotation.wordlists import read_lists
from articles.text import fold_for_matching

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
# One written syllable that begins in a capital: "Đắk", "H'Hen", "Niê"; initials keep their stop ("K'Brêu", "A Lăng").
# Possessive quantifiers ("*+") halve the time: no shorter match fits either.
_REST = r"[^\W\d_]*+(?:['’][^\W\d_]++)?"
SYLLABLE = rf"[{UPPER}]{_REST}"
CAPITALISED = re.compile(rf"{SYLLABLE}(?: ++{SYLLABLE})*")
# Two to six syllables, or one of the highlands' ("H'Hen"). It begins with one set of characters: where a pattern
# begins with two alternatives the engine tries both at every letter.
# The word boundary is checked after the first letter, for the same reason; without it, a hundred
# thousand capitals in a row would be read from each of them on.
FULL_NAME = re.compile(rf"[{UPPER}](?<![\w'’].)(?:{_REST}(?: ++{SYLLABLE}){{1,5}}|(?<=[KHY])['’][^\W\d_]+)")

PEOPLE = read_lists(
    "people.toml",
    "offices",
    "roles",
    "ranks",
    "honorifics",
    "degrees",
    "named_after",
    "where",
    "no_role",
    "after_a_name",
    "family_names",
    "usual_family_names",
)
"""The words of ``people.toml`` by list."""
FAMILY_NAMES = frozenset(PEOPLE["family_names"])
COMMON_FAMILY_NAMES = frozenset(PEOPLE["usual_family_names"])


def is_family_name(word: str) -> bool:
    """Is this word a family name, in any case and with or without its marks? "Ngụy" is one only with them."""
    lower = word.lower()
    return lower in FAMILY_NAMES or lower in COMMON_FAMILY_NAMES or fold_for_matching(lower) in FAMILY_NAMES


def place_words(words: list[str]) -> int:
    """How many of these capitalised words, which follow "xã" or "huyện", are the place's name.

    "Cam Lâm" is two; of "Cam Lâm Nguyễn Văn Hùng" two, since a person follows; of "Nguyễn Văn Hùng" none (the
    head of that commune); three syllables are the longest usual name ("Bà Rịa", "Nam Trà My").
    """
    for i, word in enumerate(words):
        if word.lower() in FAMILY_NAMES and len(words) - i >= 3 and (i == 0 or i >= 1):
            return i
    return min(len(words), 4)
