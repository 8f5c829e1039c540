"""Towns and islands that papers name without their level: "tại Nha Trang", "công trường ở Phú Quốc"."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.annotation.names import UPPER
from articles.places import places_of_type, units_with_key
from articles.text import fold_for_matching, folded_pattern, opening_words

# "Trường THPT Nguyễn Vũng Tàu" has a longer name; "APEC Phú Quốc" has not.
_LONGER_BEFORE = re.compile(rf"(?<![^\W_])[{UPPER}][^\W\d_]*[^\W\d_{UPPER}] $")
# "tại Nha Trang", "Phú Quốc -" at the beginning; "quan trắc viên trạm Bạch Long Vĩ" works there
_AT = folded_pattern(r"(?:(?<![^\W_])(?:tại|ở|trên|đến|về|ra|vào|từ|đảo)|\n) *$")
_LONGER_BEHIND = re.compile(rf" [{UPPER}][^\W\d_]")


@lru_cache(maxsize=1)
def _towns() -> dict[str, str]:
    """The province of today by the folded name of each former town and special zone that no other province has."""
    found = {}
    for place in places_of_type("đặc khu", "thành phố"):
        if place.type == "thành phố" and place.level != "district":
            continue
        key = fold_for_matching(place.short_name)
        if " " in key and {unit.province_now for unit in units_with_key(key)} == {place.province_now}:
            found[key] = place.province_now
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    towns = sorted(_towns(), key=len, reverse=True)
    return re.compile(rf"{opening_words(*(town[0] + re.escape(town[1:]) for town in towns))}(?![^\W_])")


def province_of_town(text: str, folded: str, start: int, end: int) -> str | None:
    """The province of the first such town between two positions of a text, which is given folded too."""
    for match in _pattern().finditer(folded, start, end):
        is_name = text[match.start()].isupper() and not _LONGER_BEHIND.match(text, match.end())
        at = _AT.search(folded, max(0, match.start() - 12), match.start()) or "\n" not in folded[: match.start()]
        if is_name and at and not _LONGER_BEFORE.search(text, max(0, match.start() - 20), match.start()):
            return _towns()[match.group()]
    return None
