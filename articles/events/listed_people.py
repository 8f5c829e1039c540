"""The people of one list: behind a word by which people are called, an academic degree, or by their names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from articles.annotation.names import PEOPLE, SYLLABLE, is_family_name
from articles.annotation.reading import Reading
from articles.events.named_lists import DEGREES, NamedRecipient, as_recipient
from articles.events.words import listed_words, words_of
from articles.models import Annotations
from articles.text import fold_for_matching

_ASIDE = 140
"""Characters between two names of a list: ", Phó Giám đốc Bệnh viện Đa khoa tỉnh"."""


def _pattern_of(titles: Iterable[str]) -> str:
    ordered = sorted({title.lower() for title in titles}, key=len, reverse=True)
    return "|".join(map(re.escape, ordered))


_HONORIFICS = _pattern_of(PEOPLE["honorifics"])
_CALLINGS = _pattern_of(
    {*PEOPLE["honorifics"], *PEOPLE["roles"], *PEOPLE["ranks"], *listed_words("callings")}
    - {*listed_words("no_callings")}
)
_NAME = rf"(?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,4}})(?![^\W_]| {SYLLABLE})"
_LOWER = r"(?:[^\W\d_A-ZĐ]+ ){0,4}"
# "bác sĩ ghép phổi Nguyễn Việt Cường", "nữ lái tàu metro Trịnh Mai Anh", "Bác sĩ CKII Bùi Thị Thanh Thủy"
_CALLED = re.compile(rf"(?P<all>các )?(?:(?:nữ |nam |cựu )?(?i:{_CALLINGS}) {_LOWER}(?:{DEGREES})?|{DEGREES}){_NAME}")
_PLAIN = re.compile(
    rf"(?:(?:{_HONORIFICS}) |{DEGREES})?(?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,4}})(?![^\W_])"
    r"(?: \([^()\n]{2,60}\))?(?P<further>,? và |, |; )?"
)
_ALONE = re.compile(_NAME)
_BEHIND_A_NAME = re.compile(rf"(?:, | và ){_NAME}")
_FURTHER = re.compile(r", và |; và |; | và |(?P<weak>, )")


def people_listed(
    reading: Reading, facts: Annotations, position: int, end: int, *, some_by_name_alone: bool = False
) -> list[NamedRecipient]:
    """The people of one list that begins right at a position, each with a word by which people are called.

    An aside may follow each of them.

    Args:
        some_by_name_alone: a word for all stands before the first ("các ông A; B và C"), so that behind ";" and "và"
            others are named without one.
    """
    found: list[NamedRecipient] = []
    item = _CALLED.match(reading.text, position, end)
    while item is not None and is_family_name(item["name"].split()[0]) and not _acts_next(reading, item.end(), end):
        if _names_no_person(facts, item):
            break
        found.append(_as_listed(facts, item))
        of_several = item.re is _CALLED and item["all"] is not None
        by_name = (
            _BEHIND_A_NAME.match(reading.text, item.end(), end) if of_several or item.re is _BEHIND_A_NAME else None
        )
        if by_name is not None and is_family_name(by_name["name"].split()[0]):
            item = by_name  # "các Trung sĩ Vũ Đức Thiện, Nguyễn Gia Huy"
        else:
            item = _next_item(reading, facts, item.end(), end, alone=some_by_name_alone or of_several)
    return found


def plain_names(reading: Reading, facts: Annotations, position: int, end: int) -> Iterator[NamedRecipient]:
    """The people of one list by their names alone: "A (điền kinh), B và C"."""
    while item := _PLAIN.match(reading.text, position, end):
        if any(place.start < item.end("name") and item.start("name") < place.end for place in facts.places):
            return
        yield _as_listed(facts, item)
        position = item.end()
        if not item["further"]:
            return


def _names_no_person(facts: Annotations, item: re.Match[str]) -> bool:
    """Is it a place's or a body's name: "cán bộ Đoàn Thanh niên", "kỹ sư ở Quảng Ninh"?"""
    if any(word.isupper() and len(word) > 1 for word in item["name"].split()):
        return True
    return any(m.start < item.end("name") and item.start("name") < m.end for m in (*facts.places, *facts.bodies))


def _as_listed(facts: Annotations, item: re.Match[str]) -> NamedRecipient:
    known = next((p for p in facts.people if p.name == item["name"] and p.end == item.end("name")), None)
    return as_recipient(known) if known else NamedRecipient(name=item["name"], kind="person")


def _next_item(reading: Reading, facts: Annotations, position: int, end: int, *, alone: bool) -> re.Match[str] | None:
    for further in _FURTHER.finditer(reading.text, position, min(end, position + _ASIDE)):
        item = _CALLED.match(reading.text, further.end(), end)
        if item is None and alone and not further["weak"]:
            item = _ALONE.match(reading.text, further.end(), end)
        if item is not None and is_family_name(item["name"].split()[0]) and not _names_no_person(facts, item):
            between = words_of("acts").search(reading.folded, position, further.start())
            return None if between or _is_a_relative(item.group()) else item
    return None


def _is_a_relative(item: str) -> bool:
    """Is somebody named for his people's sake: "mẹ liệt sĩ Nguyễn Văn A"?"""
    return words_of("no_callings").search(fold_for_matching(item)) is not None


def _acts_next(reading: Reading, position: int, end: int) -> bool:
    """Does the person act: "; ông A phát biểu"?"""
    act = words_of("acts").search(reading.folded, position, min(end, position + 20))
    return act is not None and reading.folded[position : act.start()].strip() in ("", "đã", "cũng")
