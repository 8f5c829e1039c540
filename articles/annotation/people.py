"""People with the roles that the text states."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from articles.annotation.bodies import Body
from articles.annotation.endings import Endings
from articles.annotation.names import COMMON_FAMILY_NAMES, FAMILY_NAMES, PEOPLE, UPPER
from articles.annotation.person_names import HONORIFIC, MIDDLE_NAMES, SPOKEN, STRONG_TITLE, NameRuns
from articles.annotation.person_roles import ENDS_IN_DEGREES, Roles
from articles.annotation.reading import Reading
from articles.models import PersonMention
from articles.text import fold_for_matching, folded_pattern

_CAPITALS = re.compile(rf"(?<!\w)[{UPPER}]{{2,}}(?!\w)")
_DIGIT = re.compile(r"\d")
# "do Y Bhiăp Mlô (SN 1989) cầm đầu": only people are born, as only they have degrees: "ê kíp do BSCKII Hà Sơn Bình".
_BORN = folded_pattern(r",? *\(?(?:sinh năm|sinh ngày|sn) *\d|,? *\(?\d\d tuổi(?![^\W_])")
# "Tên thật của ông là Cao Xuân Mười"; not "tuyến đường mang tên Cao Xuân Huy"
_GIVEN_AS_NAME = folded_pattern(
    r"(?<![^\W_])(?<!mang )(?<!đặt )(?<!đổi )(?<!cùng )(?<!có )tên(?: thật| đầy đủ| khai sinh)?"
    r"(?: của (?:ông|bà|anh|chị|em|cụ|cô))?(?: là)? $"
)
_RANK = Endings(*PEOPLE["ranks"])
_NAMED_AFTER = Endings(*PEOPLE["named_after"], marks=" :")
_IN_A_PLACE = folded_pattern(r",? *\(?(?:tỉnh|thành phố|tp|huyện|quận|thị xã)(?![^\W_])")
# "Hồ Suối Các", "Hồ Núi Cốc" are lakes.
_LANDSCAPE = frozenset(fold_for_matching(word) for word in ("suối", "sông", "núi", "đèo", "thác", "đồi", "bàu", "đầm"))
# Named for their example or office, not as people of the story.
_NOT_OF_THE_STORY = frozenset(
    {"hồ chí minh", "võ nguyên giáp", "tôn đức thắng", "hồ", "việt nam", "bác hồ", "tổ quốc", "đảng", "điện biên"}
)


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    roles: tuple[str, ...]
    start: int
    end: int


def find_people(reading: Reading, bodies: list[Body], places: list[tuple[int, int]]) -> list[PersonMention]:
    """Each person named, with the roles stated there; a later mention keeps the roles stated before.

    Args:
        places: spans of the provinces, districts and communes named: none of their syllables begins a person.
    """
    finder = _Finder(NameRuns(reading, bodies, places))
    known: dict[str, tuple[str, ...]] = {}
    found: list[PersonMention] = []
    for person in finder.people():
        if any(name.endswith(f" {person.name}") or name.startswith(f"{person.name} ") for name in known):
            continue  # "ông Toàn", "bà Minh Thúy", "bác sĩ H'Nguyệt" is the person named in full earlier
        roles = person.roles or known.get(person.name, ())
        known[person.name] = roles
        start, end = reading.span(person.start, person.end)
        found.append(
            PersonMention(
                name=person.name,
                quote=reading.given[start:end],
                start=start,
                end=end,
                roles=roles,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name in the composed text."""

    runs: NameRuns
    name: str
    start: int
    end: int
    honorific: int
    """Characters of "ông", "đồng chí" or a rank before it."""


@dataclass(frozen=True, slots=True)
class PersonRefusal:
    """Why a name is not a person in the story; the sample has one that is left out for this."""

    name: str
    applies: Callable[[Candidate], bool]
    sample: str


def _is_abbreviated(c: Candidate) -> bool:
    return c.runs.text[c.end - 2 : c.end + 1].endswith(".") and c.runs.text[c.end - 2] == " "


def _is_office(c: Candidate) -> bool:
    title = STRONG_TITLE.match(c.runs.folded, c.start)
    return title is not None and title.end() > c.end


def _is_named_after(c: Candidate) -> bool:
    """Is it a street, school or ward that bears a person's name ("Đảng bộ phường Phan Đình Phùng, tỉnh …")?"""
    if c.honorific or not _NAMED_AFTER.length_before(c.runs.folded, c.start):
        return False
    return not _is_led_by(c) or bool(_IN_A_PLACE.match(c.runs.folded, c.end))


def _is_led_by(c: Candidate) -> bool:
    """Whether an office precedes a name: "Bí thư Đảng ủy xã Doãn Quang A", "Giám đốc công ty Vương Thị B"."""
    if c.runs.ends_in_body(c.start):
        return True
    title = STRONG_TITLE.search(c.runs.folded, c.runs.clause_start(c.start), c.start)
    if title is None:
        return False
    led = c.runs.text[title.end() : c.start].strip()
    # "Trưởng bản Vàng A Chỉnh" is a person, "Trưởng bản Hoàng Hồ" one of a village
    return led.islower() if led else c.runs.text.count(" ", c.start, c.end) >= 2


def _is_place_inside(c: Candidate) -> bool:
    """Inside a sentence people are called "ông", "cô" in small letters."""
    first = c.start - c.honorific
    if not c.honorific or not c.runs.text[first].isupper() or not c.name.isalpha():
        return False
    before = c.runs.text[:first].rstrip(" ")
    return bool(before) and (before[-1].isalnum() or before[-1] in "-–")


PERSON_REFUSALS: tuple[PersonRefusal, ...] = (
    PersonRefusal(
        "not_of_the_story",
        lambda c: c.name.lower() in _NOT_OF_THE_STORY,
        "Học tập tư tưởng, đạo đức Hồ Chí Minh.",
    ),
    PersonRefusal(
        "abbreviated",
        _is_abbreviated,
        "Bà Bùi Thị L. được giúp đỡ.",
    ),
    PersonRefusal("office", _is_office, "Dự lễ có đồng chí Phó Giám đốc Sở."),
    PersonRefusal("named_after", _is_named_after, "Lễ diễn ra trên đường Nguyễn Văn Cừ."),
    PersonRefusal(
        "capitals_of_a_body",
        lambda c: "việt nam" in c.name.lower() or bool(_CAPITALS.search(c.name) and not c.name.isupper()),
        "Đoàn Trường THPT Yên Lạc tham gia.",
    ),
    PersonRefusal(
        "in_quotation_marks",
        lambda c: not c.honorific and c.runs.folded[c.start - 1 : c.start] == c.runs.folded[c.end : c.end + 1] == '"',
        "Họ nhận Giải thưởng “Lý Tự Trọng”, “Lương Định Của”.",
    ),
    PersonRefusal("place_inside_a_sentence", _is_place_inside, "Đường ra vàm Ông Trang đã xong."),
)
"""Ordered; the first that applies decides."""


def refused_by(candidate: Candidate) -> PersonRefusal | None:
    """The rule by which a name is not a person in the story."""
    for rule in PERSON_REFUSALS:
        if rule.applies(candidate):
            return rule
    return None


def candidate_at(runs: NameRuns, start: int, end: int) -> Candidate:
    """The name between two positions."""
    name = " ".join(runs.text[start:end].split())
    return Candidate(runs, name, start, end, HONORIFIC.length_before(runs.folded, start))


class _Finder:
    def __init__(self, runs: NameRuns) -> None:
        self.runs, self.reading, self.text, self.folded = runs, runs.reading, runs.text, runs.folded
        self.roles = Roles(runs)

    def people(self) -> list[_Person]:
        found: list[_Person] = []
        for match in self.runs.runs():
            begin, finish = match.span()
            run = self.folded[begin:finish].split()
            listed = self.runs.is_listed(match)
            if (
                not listed
                and FAMILY_NAMES.isdisjoint(run)
                and MIDDLE_NAMES.isdisjoint(run)
                and run[0] not in SPOKEN
                and not HONORIFIC.length_before(self.folded, begin)
            ):
                continue
            span = self.runs.name_span(match, listed)
            if span is None:
                continue
            start, end = span
            if found and start < found[-1].end:
                continue
            person = self._read(start, end)
            if person is not None:
                found.append(person)
        return found

    def _read(self, start: int, end: int) -> _Person | None:
        candidate = candidate_at(self.runs, start, end)
        if _DIGIT.search(candidate.name) or refused_by(candidate) is not None:
            return None
        text, name, honorific = self.text, candidate.name, candidate.honorific
        earlier, first = self.roles.before(start - honorific)
        rank = _RANK.length_before(self.folded, start)
        person = bool(honorific or earlier or self._is_plainly_named(name, start, end))
        after, stop = self.roles.after(end, alone=bool(honorific) and not earlier, person=person)
        roles = tuple(dict.fromkeys((*((text[start - rank : start].strip(),) if rank else ()), *earlier, *after)))
        if not roles and not person:
            return None
        if honorific:
            first = min(first, start - honorific) if earlier else start - honorific
        while first < start and text[first] == " ":
            first += 1
        return _Person(name.title() if name.isupper() else name, roles, first, stop)

    def _is_plainly_named(self, name: str, start: int, end: int) -> bool:
        """Whether it is a name without evidence beside it: three syllables, a usual family name, not a byline."""
        words = name.lower().split()
        first, last = self.reading.paragraph(start)
        is_byline = len(self.text[first:last].strip()) - (end - start) < 20
        usual = words[0] in COMMON_FAMILY_NAMES or not MIDDLE_NAMES.isdisjoint(words[1:-1])
        water = words[0] == "hồ" and len(words) > 1 and words[1] in _LANDSCAPE
        before = self.folded[max(0, start - 40) : start]
        if "tên" in before and _GIVEN_AS_NAME.search(before):
            return len(words) >= 2
        shown = _BORN.match(self.folded, end) or ENDS_IN_DEGREES.search(self.text, max(0, start - 24), start)
        return len(words) >= 3 and bool(usual or shown) and not is_byline and not water and not name.isupper()
