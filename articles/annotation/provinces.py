"""Provinces of either era, told from the peace, the person, communes and people of the same name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from articles.annotation.endings import Endings
from articles.annotation.gazetteer import folded_pattern
from articles.annotation.names import FAMILY_NAMES
from articles.annotation.reading import Reading
from articles.models import Mention
from articles.provinces import current_provinces, former_provinces, province_now

# "xã Hà Nam", "phường Bình Dương", "đường Bắc Kạn" and "sông Tiền Giang" name something else than the province.
_SMALLER = Endings(
    "xa lộ|đại lộ|xã|phường|huyện|quận|thị trấn|thôn|ấp|khóm|bản|làng|buôn|khu phố|tổ dân phố|đường|phố|sông|cầu|chợ|"
    "núi|hồ|trường|thpt|thcs|tiểu học|mầm non|công ty|khách sạn|ông|bà|anh|chị|em|cụ|bé|cháu|đồng chí|đ/c|thầy|cô|"
    "nobel|vì|yêu|khát vọng|clb|câu lạc bộ"
)
# "Điện Biên Phủ" is the battle and the city, "Hà Nam Ninh" a province of before 1991.
_LONGER = {"dien-bien": re.compile(r" +Phủ\b"), "ha-nam": re.compile(r" +Ninh\b")}
_WORD_BEFORE = re.compile(r"([^\W\d_]+) +$")
_LEVEL = re.compile(r"^(?:thành phố|tỉnh|tp\.?|thủ đô)\s*", re.IGNORECASE)
_PREFIX = folded_pattern(r"(?<![^\W_])(?:tỉnh|thành phố|tp\.?) *$")


@dataclass(frozen=True, slots=True)
class Place:
    """A province in the text: positions in the composed text."""

    id: str
    name: str
    start: int
    end: int


def find_places(reading: Reading) -> list[Place]:
    """Each mention of a province by its name, in order of place."""
    text, folded = reading.text, reading.folded
    found: list[Place] = []
    for hit in reading.longest("province"):
        surface = text[hit.start : hit.end]
        named = _LEVEL.sub("", surface)
        if not all(c.isupper() for c in re.findall(r"(?<![^\W_])[^\W\d_]", named)):
            continue  # "hòa bình", "hải dương"
        before = folded[max(0, hit.start - 30) : hit.start]
        entry = hit.wording.entry
        in_series = bool(found) and re.fullmatch(r"[,\s]+|\s+và\s+|\s*-\s*", folded[found[-1].end : hit.start])
        smaller = _SMALLER.length_before(folded, hit.start)
        if smaller and not in_series and not before.rstrip().endswith("thành phố"):
            continue
        if surface.lower() == "hồ chí minh" and not in_series:
            continue  # the person; the city is written with its "TP." or "thành phố"
        if surface.isupper() and entry.id == "hoa-binh" and not _PREFIX.search(before):
            continue  # "KHÁT VỌNG HÒA BÌNH"
        if (longer := _LONGER.get(entry.id)) and longer.match(text, hit.end):
            continue
        if _is_in_a_name(text, before, hit.start, hit.end):
            continue
        found.append(Place(entry.id, entry.name, hit.start, hit.end))
    return found


def _is_in_a_name(text: str, before: str, start: int, end: int) -> bool:
    """Is it part of a person's name ("Nguyễn Thái Bình"), also with one word between ("Lê Thị Hà Giang")?"""
    word = _WORD_BEFORE.search(before)
    if not word or not text[start - len(word.group())].isupper():
        return False
    if word.group(1) in FAMILY_NAMES:
        return True
    further = _WORD_BEFORE.search(before[: word.start()] + " " if word.start() else "")
    capital = bool(further) and text[start - len(before) + further.start()].isupper() if further else False
    return bool(further and capital and further.group(1) in FAMILY_NAMES and word.group(1) not in {"tỉnh", "đảng"})


def province_mentions(reading: Reading, places: list[Place]) -> list[Mention]:
    """The places as facts, with the province of today."""
    found = []
    for place in places:
        start, end = reading.span(place.start, place.end)
        found.append(
            Mention(
                kind="province",
                id=place.id,
                name=place.name,
                now=province_now(place.id),
                quote=reading.given[start:end],
                start=start,
                end=end,
            )
        )
    return found


def home_province(title: Reading | None, places: list[Place], province: str | None) -> str | None:
    """The id of the province that "toàn tỉnh" speaks of: the site's own, else the only one that the article names.

    A site's article about one other province only ("Trà Vinh" on the site of Vĩnh Long) speaks of that one.
    """
    named = Counter(place.id for place in places)
    if title is not None:
        named.update(place.id for place in find_places(title))
    if province is not None and (not named or province in named or len(named) > 1):
        return province
    if len(named) == 1:
        return next(iter(named))
    return province


def official_place(province: str | None) -> str | None:
    """How a province is written as a place: "tỉnh Lâm Đồng", "thành phố Hà Nội"."""
    if province is None:
        return None
    found = former_provinces().get(province) or current_provinces().get(province)
    if found is None:
        return None
    return found.official[0].lower() + found.official[1:]
