"""Provinces of either era, as opposed to "hòa bình", Hồ Chí Minh the person, and communes and people of equal names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache

from articles.annotation.endings import Endings
from articles.annotation.names import FAMILY_NAMES
from articles.annotation.place_names import Named
from articles.annotation.reading import Hit, Reading
from articles.models import ProvinceMention
from articles.places import REFORM, place_of
from articles.provinces import current_provinces, former_provinces, province_now
from articles.text import folded_pattern

# "xã Hà Nam", "phường Bình Dương", "đường Bắc Kạn" and "sông Tiền Giang" name something other than the province.
_SMALLER = Endings(
    "xa lộ|đại lộ|xã|phường|huyện|quận|thị trấn|thôn|ấp|khóm|bản|làng|buôn|khu phố|tổ dân phố|đường|phố|sông|cầu|chợ|"
    "núi|hồ|trường|thpt|thcs|tiểu học|mầm non|công ty|khách sạn|ông|bà|anh|chị|em|cụ|bé|cháu|đồng chí|đ/c|thầy|cô|"
    "nobel|vì|yêu|khát vọng|clb|câu lạc bộ"
)
# "Sở Nông nghiệp và Môi trường Nghệ An", "thị trường Hà Nội" are not schools.
_NO_SCHOOL = folded_pattern(r"(?<![^\W_])(?:môi|thị|hội|hiện|chính) trường +$")
# "Điện Biên Phủ" is the battle and the city, "Hà Nam Ninh" a province of before 1991.
_LONGER = {"dien-bien": re.compile(r" +Phủ\b"), "ha-nam": re.compile(r" +Ninh\b")}
# "cựu chiến sĩ Điện Biên", "chiến thắng Điện Biên": the battle, too.
_BATTLE = folded_pattern(r"(?<![^\W_])(?:chiến sĩ|chiến thắng|chiến dịch) +$")
_WORD_BEGINS = re.compile(r"(?<![^\W_])[^\W\d_]")
# "Sơn La, Lào Cai và Lai Châu", "Hà Nội - Hải Phòng"
_NEXT_OF_SERIES = re.compile(r"[,\s]+|\s+và\s+|\s*-\s*")
_LEVEL = re.compile(r"^(?:thành phố|tỉnh|tp\.?|thủ đô)\s*", re.IGNORECASE)
_PREFIX = folded_pattern(r"(?<![^\W_])(?:tỉnh|thành phố|tp\.?) *$")


@dataclass(frozen=True, slots=True)
class ProvinceName:
    """A province in the text: positions in the composed text."""

    id: str
    name: str
    official: str
    """As it is written in a sentence on the article's day: "tỉnh Đồng Nai", "thành phố Đồng Nai"."""
    start: int
    end: int
    name_start: int
    """Where the name begins after "tỉnh" or "TP."."""


def find_provinces(reading: Reading, names: Sequence[Named] = (), day: Date | None = None) -> list[ProvinceName]:
    """Mentions of provinces by name, by position.

    Args:
        names: the communes and districts named; no province is read across their ends ("xã Quang Bình Dương An").
        day: the article's, which decides a province's name.
    """
    text, folded = reading.text, reading.folded
    found: list[ProvinceName] = []
    for hit in reading.longest("province"):
        surface = text[hit.start : hit.end]
        named = _LEVEL.sub("", surface)
        if named[0].islower() or not "".join(_WORD_BEGINS.findall(named)).isupper():
            continue  # "hòa bình", "hải dương"
        if any(n.name_start < hit.end and hit.start < n.end and not _is_its_town(n, hit) for n in names):
            continue
        before = folded[max(0, hit.start - 30) : hit.start]
        entry = hit.wording.entry
        in_series = bool(found) and _NEXT_OF_SERIES.fullmatch(folded, found[-1].end, hit.start)
        smaller = 0 if "trường" in before and _NO_SCHOOL.search(before) else _SMALLER.length_before(folded, hit.start)
        if smaller and not in_series and not before.rstrip().endswith("thành phố"):
            continue
        in_brackets = folded[hit.start - 1 : hit.start] == "(" and any(n.end == hit.start - 2 for n in names)
        if surface.lower() == "hồ chí minh" and not in_series and not in_brackets:
            continue  # the person; the city is written with its "TP." or "thành phố"
        if surface.isupper() and entry.id == "hoa-binh" and not _PREFIX.search(before):
            continue  # "KHÁT VỌNG HÒA BÌNH"
        if (longer := _LONGER.get(entry.id)) and longer.match(text, hit.end):
            continue
        if entry.id in _LONGER and _BATTLE.search(before):
            continue
        if _is_in_a_name(text, before, hit.start, hit.end):
            continue
        official = official_place(entry.id, day) or entry.name
        name_start = hit.start + len(surface) - len(named)
        found.append(ProvinceName(entry.id, entry.name, official, hit.start, hit.end, name_start))
    return found


def _is_its_town(named: Named, hit: Hit) -> bool:
    """Is it the town that bears the province's name, whole: "thành phố Thái Bình"?"""
    return named.type == "thành phố" and named.end == hit.end and hit.start <= named.name_start


def _is_in_a_name(text: str, before: str, start: int, end: int) -> bool:
    """Is it part of a person's name ("Nguyễn Thái Bình"), also with one word between ("Lê Thị Hà Giang")?"""
    word, begins = _last_word(before)
    shift = start - len(before)
    if not word or not text[shift + begins].isupper():
        return False
    if word == "đoàn" and before[:begins].rstrip(" -")[-1:] in ("", *".;:!?\n"):
        return False  # "Đoàn Khánh Hòa đề nghị": a delegation opens a sentence
    if word in FAMILY_NAMES:
        return True
    further, begins = _last_word(before[:begins])
    return further in FAMILY_NAMES and text[shift + begins].isupper() and word not in {"tỉnh", "đảng"}


def _last_word(before: str) -> tuple[str, int]:
    """The word of letters that ends before a blank at the end of ``before``, and where it begins; "" for none."""
    kept = before.rstrip(" ")
    if len(kept) == len(before):
        return "", 0
    begins = len(kept)
    while begins and kept[begins - 1].isalpha():
        begins -= 1
    return kept[begins:], begins


def province_mentions(reading: Reading, places: list[ProvinceName]) -> list[ProvinceMention]:
    """The places as facts, with the province of today."""
    found = []
    for place in places:
        start, end = reading.span(place.start, place.end)
        found.append(
            ProvinceMention(
                id=place.id,
                name=place.name,
                now=province_now(place.id),
                quote=reading.given[start:end],
                start=start,
                end=end,
            )
        )
    return found


def home_province(named: Sequence[ProvinceName], in_title: Sequence[ProvinceName], province: str | None) -> str | None:
    """The id of the province meant by "toàn tỉnh": the site's own, else the only one that the article names.

    In an article about one other province only ("Trà Vinh" on the site of Vĩnh Long) it means that one.
    """
    counted = {place.id for place in (*named, *in_title)}
    if province is not None and (not counted or province in counted or len(counted) > 1):
        return province
    if len(counted) == 1:
        return next(iter(counted))
    return province


@lru_cache(maxsize=4096)
def official_place(province: str | None, day: Date | None = None) -> str | None:
    """How a province is written as a place: "tỉnh Lâm Đồng", "thành phố Hà Nội".

    Args:
        province: an id of either era.
        day: the article's: "thành phố Đồng Nai" from 30 April 2026 on; without one as the province's first era has it.
    """
    if province is None:
        return None
    former, current = former_provinces().get(province), current_provinces().get(province)
    if current is not None and (former is None or (day is not None and day >= REFORM)):
        return place_of("current", "province", current.code, day or REFORM).name
    if former is None:
        return None
    called = former.earlier[0] if former.earlier and day is not None and day <= former.earlier[1] else former.official
    return called[0].lower() + called[1:]
