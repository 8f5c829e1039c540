"""Lists of people and collectives in a report: where each name begins and ends, and where the list does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.annotation.names import SYLLABLE, is_family_name
from articles.annotation.reading import Reading
from articles.events.words import listed_words, words_of
from articles.models import Annotations, PersonMention
from articles.text import fold_for_matching, folded_pattern

# not in "Đội Kiểm soát phòng, chống ma túy"
_NAME_ENDS = re.compile(
    r"[.;:()\n]|,(?! chống )|"
    r" vì | do | theo | tại | trong | có | đã | vừa | được | vinh dự | đón nhận | nhận | tổ chức | cũng |"
    r" ở (?=xã |phường |tỉnh |huyện |thôn |[A-ZĐ])|"
    r" long trọng | trang trọng | khai giảng | kỷ niệm | phối hợp |"
    r" ngày \d| hôm \d| sáng \d| chiều \d| tối \d| và (?=[^A-ZĐ])| về | nhân dịp "
)
# Between two names of one list: "và bà", ", Hiệu trưởng Trường A, và ông".
_BETWEEN = re.compile(r"[^;.\n]{1,80}")
# "cho 2 nhà giáo: A, Trường B; C, Trường D"
_BETWEEN_IN_A_LIST = re.compile(r"[^.\n]{1,120}")
_COMMITTEES = ("ubnd ", "ủy ban nhân dân ")
_JOINED_AWARD = re.compile(r"(?:,| và| cùng) (?:danh hiệu )?[\"“]?$")
AND = re.compile(r"(?:, *(?:và )?| và | cùng )")
"""What stands between two names of a list."""
# "cho Trường THPT Lục Nam (xã Lục Nam), Trường THPT Cẩm Lý": a bracket behind the name of an item
_ASIDE = re.compile(r" ?\([^()\n]{2,80}\)")
_AND_THE_PEOPLE = folded_pattern(
    r"(?:,? và|,? cùng|,) các (?:ông|bà|anh|chị|đồng chí|thầy|cô)(?:(?:, ?| và )(?:ông|bà|anh|chị|cô))*:? *|"
    r",? (?:và|cùng) (?:ông|bà|anh|chị|đồng chí|thầy|cô|em|cụ) "
)
AND_IN_A_LIST = re.compile(r"(?:[,;] *(?:và )?| và | cùng )")
"""The same behind a bracket or a colon: "cho 4 tập thể (A; B; C)"."""
DEGREES = (
    rf"(?:(?:{'|'.join(map(re.escape, sorted(listed_words('degrees'), key=len, reverse=True)))})\.? ?)+ ?(?<=[. ])"
)
"""One person's academic degrees and titles in short, as printed: "GS.TS ", "BSCKII "."""
_ITS_DEGREES = re.compile(rf"(?<![^\W_]){DEGREES}")
# Any at all, before the people behind them: most sentences have none.
_A_DEGREE = re.compile("|".join(map(re.escape, listed_words("degrees"))))
_BY_DEGREE = re.compile(rf"(?<![^\W_]){DEGREES}(?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,4}})(?![^\W_]| {SYLLABLE})")
# "Phòng Cảnh sát hình sự, Công an phường A" are two.
_PARTS = re.compile(r"(?:Đội|Tổ|Khoa|Kíp|Trung đội|Đại đội|Tiểu đoàn) ")
_WHOLES = re.compile(
    r"(?:Công an|Bộ Chỉ huy|Ban Chỉ huy|Trung đoàn|Lữ đoàn|Sư đoàn|Trường|Bệnh viện|Trung tâm|Công ty|Chi cục|Cục|Sở) "
)
# "Đảng bộ, chính quyền và nhân dân xã Hòa Bắc" is one recipient.
_PEOPLE_OF = folded_pattern(
    r"đảng bộ(?:,| và)(?: chính quyền,?)?(?: và| các tầng lớp)*(?: lực lượng vũ trang và)? nhân dân "
)
# "HTX này", "trường của chị", "Bệnh viện là một trong …"
_NO_NAME = folded_pattern(r" (?:này|ấy|đó|ta|mình|tôi|một|anh|chị|ông|bà|họ)$")
_OPENINGS = re.compile(r"(?:, |: |trong đó(?: có)? |[Dd]ịp này,? )")
REACH = 25
"""Maximum characters between "cho" and the first name: "cho thầy giáo ", "cho đồng chí "."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedRecipient:
    """A recipient as printed; ``kind`` is ``person`` or ``collective``, ``role`` as the text states it."""

    name: str
    kind: str
    role: str | None = None


class ListReader:
    """Reads lists of names in one sentence.

    ``joining`` is what stands between two names; ``last_end`` where the last collective that was read ends.
    """

    def __init__(self, reading: Reading, facts: Annotations, sentence: tuple[int, int]) -> None:
        self.reading, self.facts = reading, facts
        self.start, self.end = sentence
        self.people = [p for p in facts.people if self.start <= p.start < self.end]
        self.people = _with_those_by_degree(reading, self.people, sentence)
        self.joining, self.last_end = AND, self.start

    def list_at(self, first: int, end: int) -> list[NamedRecipient]:
        """The names of a list that begins at ``first``."""
        units = self._without_superior(list(self.collectives_at(first, end)))
        if units and (beside := self._people_beside(end)):
            return [*units, *beside]
        # a calling before the colon belongs to a person's mention: "cho 3 ngư dân: Phạm Văn Tấp, …"
        people = [p for p in self.people if first < p.end and name_at(p) >= first and p.start < min(end, first + 400)]
        if people and people[0].start - first <= REACH:
            return [as_recipient(p) for p in self.going_on(people)]
        return units

    def _without_superior(self, units: list[NamedRecipient]) -> list[NamedRecipient]:
        """Of a part and the whole behind one comma, "Đội Cảnh sát khu vực 5, Công an TP Hà Nội", the part."""
        if len(units) != 2 or not _PARTS.match(units[0].name) or not _WHOLES.match(units[1].name):
            return units
        return units[:1] if f"{units[0].name}, {units[1].name}" in self.reading.text[self.start : self.end] else units

    def _people_beside(self, end: int) -> list[NamedRecipient]:
        """The people behind the last collective: "cho Văn phòng Sở và các ông, bà: A, Phó Giám đốc; B, kế toán"."""
        opening = _AND_THE_PEOPLE.match(self.reading.folded, self.last_end, end)
        people = [p for p in self.people if opening is not None and name_at(p) >= opening.end()]
        if opening is None or not people or name_at(people[0]) - opening.end() > REACH:
            return []
        self.joining = AND_IN_A_LIST
        return [as_recipient(p) for p in self.going_on(people)]

    def going_on(self, people: Sequence[PersonMention]) -> Iterator[PersonMention]:
        """The people of one list, while only roles and joining words come between them."""
        last: PersonMention | None = None
        for person in people:
            if last is not None:
                first, second = sorted((last, person), key=lambda p: p.start)
                gap = self.reading.folded[first.end : second.start]
                if "." in gap:  # of "ThS.BS"
                    gap = fold_for_matching(_ITS_DEGREES.sub(" ", self.reading.text[first.end : second.start]))
                between = _BETWEEN if self.joining is AND else _BETWEEN_IN_A_LIST
                if not between.fullmatch(gap) or words_of("acts").search(gap):
                    return
            yield person
            last = person

    def collectives_at(self, position: int, end: int) -> Iterator[NamedRecipient]:
        """The collectives of a list that begins at a position."""
        self.last_end = first = position
        while self.begins(position) and not (position == first and self._is_home(first)):
            body = next((b for b in self.facts.bodies if b.start == position and b.end <= end), None)
            everyone = _PEOPLE_OF.match(self.reading.folded, position, end)
            searched_from = max(body.end if body else position, everyone.end() if everyone else position)
            stop = _NAME_ENDS.search(self.reading.text, searched_from, end)
            last = stop.start() if stop else end
            joined = [m for m in self.joining.finditer(self.reading.text, searched_from, last) if self.begins(m.end())]
            last = joined[0].start() if joined else last
            last = self._before_next_award(position, last)
            name = self.reading.text[position:last].split(" với ")[0].strip(' .”"')
            if not 1 < len(name.split()) <= 14 or _NO_NAME.search(fold_for_matching(name)):
                return
            self.last_end = last
            yield NamedRecipient(name=name, kind="collective")
            aside = _ASIDE.match(self.reading.text, last, end)
            further = self.joining.match(self.reading.text, aside.end() if aside else last, end)
            if further is None:
                return
            position = further.end()

    def _before_next_award(self, position: int, end: int) -> int:
        """Where a name ends for the next award: "cho Trường A và Huân chương Lao động hạng Ba cho …"."""
        following = next((a.start for a in self.facts.awards if position < a.start < end), None)
        if following is None or (joined := _JOINED_AWARD.search(self.reading.text, position, following)) is None:
            return end
        return joined.start()

    def begins(self, position: int) -> bool:
        """Does a collective's name begin here: "Trường THPT …", "xã Đơn Dương"?"""
        # elsewhere it gives, or holds what is told of
        if self.joining is AND_IN_A_LIST and self.reading.folded.startswith(_COMMITTEES, position):
            return self.reading.text[position].isupper()
        kind = words_of("collectives").match(self.reading.folded, position)
        return kind is not None and (self.reading.text[position].isupper() or self._names_a_unit(kind))

    def _is_home(self, position: int) -> bool:
        """Is a unit behind a person's name: "thầy Lò Văn Hặc, quê bản Huổi Sản, xã Mường La được truy tặng"?"""
        return not self.reading.text[position].isupper() and any(p.end <= position for p in self.people)

    def _names_a_unit(self, kind: re.Match[str]) -> bool:
        following = self.reading.text[kind.end() + 1 : kind.end() + 2]
        lower = words_of("body_levels").fullmatch(kind.group()) or words_of("lower_units").fullmatch(kind.group())
        return bool(lower) and following.isupper()


def names_at(reading: Reading, facts: Annotations, position: int, sentence: tuple[int, int]) -> list[NamedRecipient]:
    """The people and collectives of one list that begins at a position, whichever come first."""
    reader = ListReader(reading, facts, sentence)
    if reading.text[:position].rstrip().endswith(":"):
        reader.joining = AND_IN_A_LIST
    collectives = list(reader.collectives_at(position, sentence[1]))
    people = reader.list_at(reader.last_end + 2 if collectives else position, sentence[1])
    return [*collectives, *(named for named in people if named not in collectives)]


def collectives_between(
    reading: Reading, facts: Annotations, start: int, end: int, *, in_a_list: bool = False
) -> list[NamedRecipient]:
    """The collectives of one list that begins at ``start``; ``in_a_list``: semicolons may stand between them."""
    reader = ListReader(reading, facts, reading.sentence(start))
    reader.joining = AND_IN_A_LIST if in_a_list else AND
    return list(reader.collectives_at(start, end))


def collectives_before(reading: Reading, facts: Annotations, start: int, end: int) -> list[NamedRecipient]:
    """The collectives of a list that ends at ``end``, wherever after ``start`` it begins."""
    reader = ListReader(reading, facts, reading.sentence(end))
    opened = (m.end() for m in _OPENINGS.finditer(reading.text, start, end))
    for position in (start + len(reading.text[start:end]) - len(reading.text[start:end].lstrip()), *opened):
        found = list(reader.collectives_at(position, end))
        if found and reader.last_end == end:
            return found
    return []


def _with_those_by_degree(
    reading: Reading, people: list[PersonMention], sentence: tuple[int, int]
) -> list[PersonMention]:
    """The people of a sentence with those whom only a degree in short shows to be some: "BSCKII Đặng Thế Uyên"."""
    if not _A_DEGREE.search(reading.text, *sentence):
        return people
    found = [
        PersonMention(name=m["name"], quote=m["name"], start=m.start("name"), end=m.end("name"))
        for m in _BY_DEGREE.finditer(reading.text, *sentence)
        if is_family_name(m["name"].split()[0])
    ]
    new = [p for p in found if not any(q.start < p.end and p.start < q.end for q in people)]
    return sorted([*people, *new], key=lambda person: person.start) if new else people


def name_at(person: PersonMention) -> int:
    """Where the name of a mention begins, behind a calling or office."""
    return person.start + max(0, person.quote.find(person.name))


def without_wholes(named: Sequence[NamedRecipient], n: int, text: str) -> list[NamedRecipient]:
    """A list of ``n`` collectives without the organisation that stands behind its unit's name, or the list as it was.

    "1 tập thể là Tổ công nhân số 4, Công ty Cấp nước"; not "2 tập thể: Phòng Tham mưu, Công an xã Tân Trụ".
    """
    kept: list[NamedRecipient] = []
    for one in named:
        if not (kept and f"{kept[-1].name}, {one.name}" in text):
            kept.append(one)
    return kept if len(kept) == n else list(named)


def is_named(recipient: NamedRecipient) -> bool:
    """Is it more than a kind of collective, as "Bệnh viện" and "Trung đoàn" by themselves are?"""
    name = fold_for_matching(recipient.name)
    return not (words_of("institutions").fullmatch(name) or words_of("numbered_forces").fullmatch(name))


def as_recipient(person: PersonMention) -> NamedRecipient:
    return NamedRecipient(name=person.name, kind="person", role=", ".join(person.roles) or None)
