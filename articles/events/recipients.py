"""Recipients that a report names, people with their roles and collectives, beside an award."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.annotation.award_verbs import GIVES
from articles.annotation.names import SYLLABLE, UPPER, is_family_name
from articles.annotation.reading import Reading
from articles.events.groups import group_of
from articles.events.words import listed_words, words_of
from articles.models import Annotations, AwardMention, PersonMention
from articles.text import fold_for_matching, folded_pattern

# "gửi thư khen cán bộ, chiến sĩ Công an tỉnh": the staff stands for its unit.
_STAFF = (
    r"(?:(?:toàn thể |tập thể )?cán bộ,? (?:và )?chiến sĩ +|(?:các )?lực lượng +|"
    r"(?:tập thể )?(?:thầy,? (?:và )?trò|(?:cán bộ, )?giáo viên(?:,| và) học sinh) +|tập thể +)?"
)
_FOR = folded_pattern(rf"[^.;\n]{{0,60}}?(?<![^\W_])(?:cho|tặng|gửi tới|gửi đến|tới|gửi) +(?:các +)?{_STAFF}")
_BEHIND = folded_pattern(rf" {_STAFF}")
_LISTED = folded_pattern(
    r"(?:[^.;:\n]{0,40}?(?:gồm|là)|(?: [^\W\d_]+){1,8}(?=:))? *[:(] *(?:gồm:? *)?|"
    r"(?:[^.;:\n]{0,20}?,)? *gồm(?: có)?(?: các)? +"
)
# "Hai tập thể gồm Công an phường Bình Thạnh và Phòng Cảnh sát hình sự nhận Giấy khen"
_COUNTED_LIST = folded_pattern(r"(?<![^\W_])(?:tập thể|đơn vị|cá nhân)(?:,? gồm(?: có)?| là)?:? +")
_TO_UNITS = folded_pattern(r"(?<![^\W_])(?:cho|tới|đối với) ")
# not in "Với thành tích đạt được, tập thể BHXH tỉnh được … tặng Bằng khen"
_GETS = folded_pattern(r"(?<![^\W_])(?:vinh dự|(?<!đạt )được|đón nhận|(?<!ghi )nhận)(?![^\W_])")
_OWN_CEREMONY = folded_pattern(r"(?:(?<![^\W_])(?:và|lễ) )$")
# not in "Đội Kiểm soát phòng, chống ma túy"
_NAME_ENDS = re.compile(
    r"[.;:()\n]|,(?! chống )|"
    r" vì | do | theo | tại | trong | có | đã | vừa | được | vinh dự | đón nhận | nhận | tổ chức | cũng |"
    r" ở (?=xã |phường |tỉnh |huyện |thôn |[A-ZĐ])|"
    r" long trọng | trang trọng | khai giảng | kỷ niệm | phối hợp |"
    r" ngày \d| hôm \d| sáng \d| chiều \d| tối \d| và (?=[^A-ZĐ])| về | nhân dịp "
)
# Between a name and the verb by which it receives: nothing, or an aside between two commas.
_DIRECT = folded_pattern(
    r"(?: \([^(),;.]{2,60}\)| (?:ở|tại|thuộc|của|trú) [^,;.]{2,60})?"
    r"(?:,[^,;.]{2,80},|(?:, (?!và |cùng )[^,;.()]{2,60}){1,3}(?: \([^(),;.]{2,40}\)),?|,)? *"
    r"(?:(?:hôm qua|hôm nay|sáng nay|chiều nay|tối qua|sáng qua|chiều qua|xúc động|tự bước lên|cũng|đã|vừa|"
    r"đồng thời|còn|tiếp tục) )*"
    r"(?:có tên trong danh sách |(?:là )?người )?"
)
# Between two names of one list: "và bà", ", Hiệu trưởng Trường A, và ông".
_BETWEEN = re.compile(r"[^;.\n]{1,80}")
# "cho 2 nhà giáo: A, Trường B; C, Trường D"
_BETWEEN_IN_A_LIST = re.compile(r"[^.\n]{1,120}")
_STARTS = re.compile(r"(?:^|[,:;(] *| và | cùng |[Dd]ịp này |[Hh]ội nghị |[Bb]uổi lễ )", re.MULTILINE)
_AS_A_GROUP = folded_pattern(r"(?<![^\W_])tập thể ")
_COMMITTEES = ("ubnd ", "ủy ban nhân dân ")
_JOINED_AWARD = re.compile(r"(?:,| và| cùng) (?:danh hiệu )?[\"“]?$")
_AND = re.compile(r"(?:, *(?:và )?| và | cùng )")
_BULLET = re.compile(r"\s*(?:[-–+•*]|\d{1,2}[.)]) *")
_COLON = re.compile(r" *: *")
_SPECIFIED = folded_pattern(r"(?:(?!và |cùng |của |do |được |là )[^\W\d_]+ ){0,3}")
_AND_SOMEBODY = folded_pattern(r"(?: \([^()\n]{2,200}\))?,? (?:và|cùng) ")
_AND_THEY = folded_pattern(r",? (?:và|cùng(?: với)?) $")
# "cho Trường THPT Lục Nam (xã Lục Nam), Trường THPT Cẩm Lý": a bracket behind the name of an item
_ASIDE = re.compile(r" ?\([^()\n]{2,80}\)")
_AND_THE_PEOPLE = folded_pattern(
    r"(?:,? và|,? cùng|,) các (?:ông|bà|anh|chị|đồng chí|thầy|cô)(?:(?:, ?| và )(?:ông|bà|anh|chị|cô))*:? *|"
    r",? (?:và|cùng) (?:ông|bà|anh|chị|đồng chí|thầy|cô|em|cụ) "
)
_AND_IN_A_LIST = re.compile(r"(?:[,;] *(?:và )?| và | cùng )")
"""Behind a bracket or a colon: "cho 4 tập thể (A; B; C)"."""
DEGREES = (
    rf"(?:(?:{'|'.join(map(re.escape, sorted(listed_words('degrees'), key=len, reverse=True)))})\.? ?)+ ?(?<=[. ])"
)
"""One person's academic degrees and titles in short, as printed: "GS.TS ", "BSCKII "."""
_ITS_DEGREES = re.compile(rf"(?<![^\W_]){DEGREES}")
# Any at all, before the people behind them: most sentences have none.
_A_DEGREE = re.compile("|".join(map(re.escape, listed_words("degrees"))))
_BY_DEGREE = re.compile(rf"(?<![^\W_]){DEGREES}(?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,4}})(?![^\W_]| {SYLLABLE})")
# "Sáng 15/8, Bưu điện tỉnh Hưng Yên trang trọng tổ chức lễ … và đón nhận Huân chương"
_HOLDS = re.compile(
    r"(?:^|, |\d )(?P<name>[A-ZĐÀ-Ỹ][^,;.()\n]{3,100}?) (?:(?:long trọng|trang trọng|đã|vừa) )*"
    r"tổ chức (?:(?:trọng thể|buổi|chương trình) )*(?:[Ll]ễ|kỷ niệm|gặp mặt|họp mặt|mít tinh)[^;.\n]*$",
    re.MULTILINE,
)
# "SKĐS - Bệnh viện Nhi Long Biên vừa tổ chức lễ"
_DATELINE = re.compile(rf"^[{UPPER}&.]{{2,10}} [-–] ")
_SPOKEN_OF = folded_pattern(
    r"[^.;\n]{0,60}?(?<![^\W_])(?:cho|tặng) (?:tập thể |tập thể cán bộ, giáo viên )?"
    r"(?P<what>nhà trường|bệnh viện|công ty|trường)(?![^\W_])"
)
# not the second of "Trường Đại học Sư phạm - Đại học Thái Nguyên"
_SCHOOL = folded_pattern(r"(?<![^\W_])(?<!- )(?:trường|học viện|(?<!trường )đại học) ")
# "Phòng Cảnh sát hình sự, Công an phường A" are two.
_PARTS = re.compile(r"(?:Đội|Tổ|Khoa|Kíp|Trung đội|Đại đội|Tiểu đoàn) ")
_WHOLES = re.compile(
    r"(?:Công an|Bộ Chỉ huy|Ban Chỉ huy|Trung đoàn|Lữ đoàn|Sư đoàn|Trường|Bệnh viện|Trung tâm|Công ty|Chi cục|Cục|Sở) "
)
_KINDS_SPOKEN_OF = {
    "nhà trường": _SCHOOL,
    "trường": _SCHOOL,
    "bệnh viện": folded_pattern(r"(?<![^\W_])bệnh viện "),
    "công ty": folded_pattern(r"(?<![^\W_])(?:công ty|tổng công ty) "),
}
# "Đảng bộ, chính quyền và nhân dân xã Hòa Bắc" is one recipient.
_PEOPLE_OF = folded_pattern(
    r"đảng bộ(?:,| và)(?: chính quyền,?)?(?: và| các tầng lớp)*(?: lực lượng vũ trang và)? nhân dân "
)
# "HTX này", "trường của chị", "Bệnh viện là một trong …"
_NO_NAME = folded_pattern(r" (?:này|ấy|đó|ta|mình|tôi|một|anh|chị|ông|bà|họ)$")
_OPENINGS = re.compile(r"(?:, |: |trong đó(?: có)? |[Dd]ịp này,? )")
_REACH = 25
"""Maximum characters between "cho" and the first name: "cho thầy giáo ", "cho đồng chí "."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedRecipient:
    """A recipient as printed; ``kind`` is ``person`` or ``collective``, ``role`` as the text states it."""

    name: str
    kind: str
    role: str | None = None


def named_recipients(
    reading: Reading, facts: Annotations, award: AwardMention, sentence: tuple[int, int]
) -> list[NamedRecipient]:
    """The named recipients of an award: behind it, before the verb by which it is received, or between both."""
    finder = _Finder(reading, facts, sentence)
    counted = any(recipients.n for recipients in award.recipients)
    if counted:
        listed = _LISTED.match(reading.folded, award.end, sentence[1])
        if listed and "," not in (opened := listed.group().strip(", ")) and opened.endswith((":", "(")):
            finder.joining = _AND_IN_A_LIST
        named = (finder.list_at(listed.end(), sentence[1]) if listed else []) or finder.counted_by_name(award)
        if named and all(one.kind == "person" for one in named):
            return [*finder.units_before_people(award), *named]
        found = named or finder.units_before_people(award) or finder.people_before_number(award)
        return found or finder.units_before_number(award) or finder.people_behind_number(award)
    opening = _item_of_a_list(reading, award) or _FOR.match(reading.folded, award.end, sentence[1])
    if opening and (found := finder.list_at(opening.end(), sentence[1])):
        return found
    if award.recipients:
        return []
    if (
        (found := list(finder.straight_behind(award.end)))
        or (found := finder.people_behind(award))
        or (found := finder.spoken_of(award))
    ):
        return found
    return finder.between(award) or finder.subject(award)


def _item_of_a_list(reading: Reading, award: AwardMention) -> re.Match[str] | None:
    """The colon behind an award that opens a line: "- Cờ thi đua của UBND tỉnh: Trường THCS Hội An Đông"."""
    line = reading.text.rfind("\n", 0, award.start) + 1
    return _COLON.match(reading.text, award.end) if _BULLET.fullmatch(reading.text, line, award.start) else None


class _Finder:
    def __init__(self, reading: Reading, facts: Annotations, sentence: tuple[int, int]) -> None:
        self.reading, self.facts = reading, facts
        self.start, self.end = sentence
        self.people = [p for p in facts.people if self.start <= p.start < self.end]
        self.people = _with_those_by_degree(reading, self.people, sentence)
        self.joining = _AND

    def list_at(self, first: int, end: int) -> list[NamedRecipient]:
        """The names of a list that begins at ``first``."""
        units = self._without_superior(list(self.collectives_at(first, end)))
        if units and (beside := self._people_beside(end)):
            return [*units, *beside]
        # a calling before the colon belongs to a person's mention: "cho 3 ngư dân: Phạm Văn Tấp, …"
        people = [p for p in self.people if first < p.end and _name_at(p) >= first and p.start < min(end, first + 400)]
        if people and people[0].start - first <= _REACH:
            return [as_recipient(p) for p in self._going_on(people)]
        return units

    def _without_superior(self, units: list[NamedRecipient]) -> list[NamedRecipient]:
        """Of a part and the whole behind one comma, "Đội Cảnh sát khu vực 5, Công an TP Hà Nội", the part."""
        if len(units) != 2 or not _PARTS.match(units[0].name) or not _WHOLES.match(units[1].name):
            return units
        return units[:1] if f"{units[0].name}, {units[1].name}" in self.reading.text[self.start : self.end] else units

    def _people_beside(self, end: int) -> list[NamedRecipient]:
        """The people behind the last collective: "cho Văn phòng Sở và các ông, bà: A, Phó Giám đốc; B, kế toán"."""
        opening = _AND_THE_PEOPLE.match(self.reading.folded, self.last_end, end)
        people = [p for p in self.people if opening is not None and _name_at(p) >= opening.end()]
        if opening is None or not people or _name_at(people[0]) - opening.end() > _REACH:
            return []
        self.joining = _AND_IN_A_LIST
        return [as_recipient(p) for p in self._going_on(people)]

    def straight_behind(self, end: int) -> Iterator[NamedRecipient]:
        """A collective right behind the award: "gửi Thư khen Công an phường Lê Chân"."""
        behind = _BEHIND.match(self.reading.folded, end, self.end)
        return self.collectives_at(behind.end(), self.end) if behind else iter(())

    def counted_by_name(self, award: AwardMention) -> list[NamedRecipient]:
        """Those named right behind their number: "Ba thanh niên Hồ Văn Thiết, Hồ Văn Nên, Hồ Thị Lan … được"."""
        n = award.recipients[0].n if len(award.recipients) == 1 else None
        noun = award.recipients[0].type
        for opening in _COUNTED_LIST.finditer(self.reading.folded, award.start, award.end):
            if len(named := list(self.collectives_at(opening.end(), award.end))) == n:
                return named
        first = next((p for p in self.people if self._stands_behind(noun, p, award)), None)
        if n is None or first is None:
            return []
        found = list(self._going_on([p for p in self.people if p.start >= first.start]))[:n]
        return [as_recipient(p) for p in found] if len(found) == n else []

    def _stands_behind(self, noun: str, person: PersonMention, award: AwardMention) -> bool:
        """Is a name right behind what an award counts: "3 vận động viên bơi Nguyễn Hồ Quân"?"""
        if self.reading.folded.endswith(f" {noun} ", 0, person.start):
            return True
        counted = self.reading.folded.rfind(f" {noun.lower()} ", award.start, _name_at(person))
        behind = counted + len(noun) + 2
        return counted >= 0 and _SPECIFIED.fullmatch(self.reading.folded, behind, _name_at(person)) is not None

    def units_before_people(self, award: AwardMention) -> list[NamedRecipient]:
        """Units by name before counted people: "cho Phòng Cảnh sát hình sự và 4 cá nhân"."""
        if any(group_of(recipients.type) != "person" for recipients in award.recipients):
            return []
        opening = _TO_UNITS.search(self.reading.folded, award.start, award.end)
        return list(self.collectives_at(opening.end(), award.end)) if opening else []

    def units_before_number(self, award: AwardMention) -> list[NamedRecipient]:
        """Units that receive with counted people: "Khoa Nhi, Khoa Tim mạch và 6 cá nhân nhận Bằng khen"."""
        if len(award.recipients) != 1 or group_of(award.recipients[0].type) != "person":
            return []
        number = self.reading.folded.find(f"{award.recipients[0].n} {award.recipients[0].type.lower()}", award.start)
        if number != award.start or (and_they := _AND_THEY.search(self.reading.folded, self.start, number)) is None:
            return []
        start = self._clause(number)
        for position in (start, *(m.end() for m in _STARTS.finditer(self.reading.folded, start, and_they.start()))):
            found = list(self.collectives_at(position, and_they.start()))
            if found and self.last_end == and_they.start():
                return found
        return []

    def people_behind_number(self, award: AwardMention) -> list[NamedRecipient]:
        """People that receive with counted units: "3 khoa và bác sĩ Hồ Thanh Bình được tặng Bằng khen"."""
        if len(award.recipients) != 1 or group_of(award.recipients[0].type) == "person":
            return []
        counted = f"{award.recipients[0].n} {award.recipients[0].type.lower()}"
        if not self.reading.folded.startswith(counted, award.start):
            return []
        opening = _AND_SOMEBODY.match(self.reading.folded, award.start + len(counted), award.end)
        people = [p for p in self.people if opening is not None and opening.end() <= p.start and p.end < award.end]
        if opening is None or not people or _name_at(people[0]) - opening.end() > _REACH:
            return []
        return [as_recipient(p) for p in self._going_on(people)]

    def people_before_number(self, award: AwardMention) -> list[NamedRecipient]:
        """People by name before a number: "cho ông Thạch Sóc, ông Lâm Hùng và 2 chi hội"."""
        opening = _TO_UNITS.search(self.reading.folded, award.start, award.end)
        people = [p for p in self.people if opening is not None and opening.end() <= p.start and p.end < award.end]
        if opening is None or not people or people[0].start - opening.end() > _REACH:
            return []
        return [as_recipient(p) for p in self._going_on(people)]

    def people_behind(self, award: AwardMention) -> list[NamedRecipient]:
        """People right behind the award: "tặng Bằng khen Đại úy Hoàng Văn Thạch, Thượng úy Lý Đức Mạnh"."""
        people = [p for p in self.people if award.end <= p.start]
        if not people or people[0].start > award.end + 1 or award.giver is None:
            return []
        return [as_recipient(p) for p in self._going_on(people)]

    def spoken_of(self, award: AwardMention) -> list[NamedRecipient]:
        """The collective that "tặng tập thể nhà trường" refers to: the nearest one of that kind named before."""
        opening = _SPOKEN_OF.match(self.reading.folded, award.end, self.end)
        if opening is None:
            return []
        for begin in reversed(list(_KINDS_SPOKEN_OF[opening["what"]].finditer(self.reading.folded, 0, award.start))):
            found = list(self.collectives_at(begin.start(), self.reading.folded.find("\n", begin.start())))
            if found and len(found[0].name.split()) > 2:
                return found[:1]
        return []

    def between(self, award: AwardMention) -> list[NamedRecipient]:
        """People between the verb of giving and the award: "trao tặng ông Nguyễn Văn A Huân chương"."""
        folded = self.reading.folded
        verbs = [m.end() for m in GIVES.finditer(folded, self._clause(award.start), award.start)]
        found = [p for p in self.people if verbs and verbs[-1] <= p.start and p.end <= award.start]
        return [as_recipient(p) for p in found if p.start - verbs[-1] <= _REACH and award.start - p.end < 4]

    def subject(self, award: AwardMention) -> list[NamedRecipient]:
        """The recipients: the names before the first verb of receiving in the award's clause."""
        folded, start = self.reading.folded, self._clause(award.start)
        for verb in _GETS.finditer(folded, start, award.start):
            if found := self._before_verb(award, verb, start):
                return found
            if verb.group() != "vinh dự":
                return []
        return []

    def _before_verb(self, award: AwardMention, verb: re.Match[str], start: int) -> list[NamedRecipient]:
        folded = self.reading.folded
        first = self._list_start(start)
        people = [p for p in self.people if first <= p.start and p.end <= verb.start()]
        if first < start:
            self.joining = _AND_IN_A_LIST
        if people and self._receives(people[-1], verb):
            return [as_recipient(p) for p in self._going_on(people[::-1])][::-1]
        if verb.group() == "đón nhận" and (holder := _HOLDS.search(self.reading.text, start, verb.start())):
            name = _DATELINE.sub("", holder["name"]).strip(' ”"')
            if not any(p.name == name for p in people) and self.reading.text[holder.start("name")].isupper():
                return [NamedRecipient(name=name, kind="collective")]
        own = bool(verb.group() == "đón nhận" and _OWN_CEREMONY.search(folded, start, verb.start()))
        starts = [m.end() for m in _STARTS.finditer(folded, start, verb.start())]
        if award.giver is not None:  # "Tập thể phường cũng được tặng Bằng khen" is of the award before it
            starts += [m.end() for m in _AS_A_GROUP.finditer(folded, start, verb.start())]
        for position in (start, *starts):
            found = list(self.collectives_at(position, verb.start()))
            if found:
                gap = folded[self.last_end : verb.start()]
                if not (own or _DIRECT.fullmatch(gap)):
                    return []
                beside = people if people and folded[people[-1].end : position] in (" và ", " cùng ") else []
                return [*[as_recipient(p) for p in self._going_on(beside[::-1])][::-1], *found]
        return []

    def _receives(self, person: PersonMention, verb: re.Match[str]) -> bool:
        """Is a person the verb's subject, be it with a workplace: "cô giáo Nông Thị Hiền, Trường Thượng Lâm được"?"""
        folded, end = self.reading.folded, verb.start()
        if _DIRECT.fullmatch(folded[person.end : end]):
            return True
        workplace = list(self.collectives_at(person.end + 2, end)) if folded.startswith(", ", person.end) else []
        return len(workplace) == 1 and _DIRECT.fullmatch(folded[self.last_end : end]) is not None

    def _list_start(self, clause: int) -> int:
        """Where a list begins whose last item's clause begins here: "ông A, Giám đốc; ông B, kỹ sư; bà C được tặng"."""
        while any(p.start == clause for p in self.people):
            end = self.reading.folded.rfind(";", self.start, clause)
            if end < 0 or any(self._clause(end) <= award.start < end for award in self.facts.awards):
                break
            before = [p for p in self.people if self._clause(end) <= p.start and p.end <= end]
            if not before or words_of("acts").search(self.reading.folded, before[-1].end, end):
                break
            clause = self._clause(end)
        return clause

    def _clause(self, position: int) -> int:
        start = max(self.start, self.reading.folded.rfind(";", self.start, position) + 1)
        while start < position and self.reading.folded[start].isspace():
            start += 1
        return start

    def _going_on(self, people: Sequence[PersonMention]) -> Iterator[PersonMention]:
        """The people of one list, while only roles and joining words come between them."""
        last: PersonMention | None = None
        for person in people:
            if last is not None:
                first, second = sorted((last, person), key=lambda p: p.start)
                gap = self.reading.folded[first.end : second.start]
                if "." in gap:  # of "ThS.BS"
                    gap = fold_for_matching(_ITS_DEGREES.sub(" ", self.reading.text[first.end : second.start]))
                between = _BETWEEN if self.joining is _AND else _BETWEEN_IN_A_LIST
                if not between.fullmatch(gap) or words_of("acts").search(gap):
                    return
            yield person
            last = person

    def collectives_at(self, position: int, end: int) -> Iterator[NamedRecipient]:
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
        if self.joining is _AND_IN_A_LIST and self.reading.folded.startswith(_COMMITTEES, position):
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
    finder = _Finder(reading, facts, sentence)
    if reading.text[:position].rstrip().endswith(":"):
        finder.joining = _AND_IN_A_LIST
    collectives = list(finder.collectives_at(position, sentence[1]))
    people = finder.list_at(finder.last_end + 2 if collectives else position, sentence[1])
    return [*collectives, *(named for named in people if named not in collectives)]


def collectives_between(
    reading: Reading, facts: Annotations, start: int, end: int, *, in_a_list: bool = False
) -> list[NamedRecipient]:
    """The collectives of one list that begins at ``start``; ``in_a_list``: semicolons may stand between them."""
    finder = _Finder(reading, facts, reading.sentence(start))
    finder.joining = _AND_IN_A_LIST if in_a_list else _AND
    return list(finder.collectives_at(start, end))


def collectives_before(reading: Reading, facts: Annotations, start: int, end: int) -> list[NamedRecipient]:
    """The collectives of a list that ends at ``end``, wherever after ``start`` it begins."""
    finder = _Finder(reading, facts, reading.sentence(end))
    opened = (m.end() for m in _OPENINGS.finditer(reading.text, start, end))
    for position in (start + len(reading.text[start:end]) - len(reading.text[start:end].lstrip()), *opened):
        found = list(finder.collectives_at(position, end))
        if found and finder.last_end == end:
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


def _name_at(person: PersonMention) -> int:
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
