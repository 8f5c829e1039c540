"""Places that a report's headline and dated sentence name behind "tại" or "ở", whatever they are."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.annotation.names import SYLLABLE
from articles.provinces import known_provinces
from articles.text import fold_for_matching, opening_words

# "tại Khu công nghiệp Yên Phong", "ở cửa biển Sông Đốc", "trên cảng An Thới"
_AT = re.compile(
    rf"{opening_words('tại', 'Tại', 'ở', 'Ở', 'trên', 'Trên')} (?:[^\W\d_]+ ){{0,5}}?"
    rf"(?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,3}})(?![^\W_])"
)


def named_spots(text: str) -> frozenset[str]:
    """Names of at least two syllables, folded, without those of provinces."""
    found = {fold_for_matching(match["name"]) for match in _AT.finditer(text)}
    return frozenset(found - _provinces())


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    return frozenset(fold_for_matching(province.name) for province in known_provinces().values())
