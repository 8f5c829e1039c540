"""Recipients that a report names around an award: behind it, or before the verb by which it is received."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.annotation.award_verbs import GIVES
from articles.annotation.names import UPPER
from articles.annotation.reading import Reading
from articles.events.groups import group_of
from articles.events.named_lists import (
    AND_IN_A_LIST,
    REACH,
    ListReader,
    NamedRecipient,
    as_recipient,
    name_at,
)
from articles.events.words import words_of
from articles.models import Annotations, AwardMention, PersonMention
from articles.text import folded_pattern

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
# Between a name and the verb by which it receives: nothing, or an aside between two commas.
_DIRECT = folded_pattern(
    r"(?: \([^(),;.]{2,60}\)| (?:ở|tại|thuộc|của|trú) [^,;.]{2,60})?"
    r"(?:,[^,;.]{2,80},|(?:, (?!và |cùng )[^,;.()]{2,60}){1,3}(?: \([^(),;.]{2,40}\)),?|,)? *"
    r"(?:(?:hôm qua|hôm nay|sáng nay|chiều nay|tối qua|sáng qua|chiều qua|xúc động|tự bước lên|cũng|đã|vừa|"
    r"đồng thời|còn|tiếp tục) )*"
    r"(?:có tên trong danh sách |(?:là )?người )?"
)
_STARTS = re.compile(r"(?:^|[,:;(] *| và | cùng |[Dd]ịp này |[Hh]ội nghị |[Bb]uổi lễ )", re.MULTILINE)
_AS_A_GROUP = folded_pattern(r"(?<![^\W_])tập thể ")
_BULLET = re.compile(r"\s*(?:[-–+•*]|\d{1,2}[.)]) *")
_COLON = re.compile(r" *: *")
_SPECIFIED = folded_pattern(r"(?:(?!và |cùng |của |do |được |là )[^\W\d_]+ ){0,3}")
_AND_SOMEBODY = folded_pattern(r"(?: \([^()\n]{2,200}\))?,? (?:và|cùng) ")
_AND_THEY = folded_pattern(r",? (?:và|cùng(?: với)?) $")
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
_KINDS_SPOKEN_OF = {
    "nhà trường": _SCHOOL,
    "trường": _SCHOOL,
    "bệnh viện": folded_pattern(r"(?<![^\W_])bệnh viện "),
    "công ty": folded_pattern(r"(?<![^\W_])(?:công ty|tổng công ty) "),
}


def named_recipients(
    reading: Reading, facts: Annotations, award: AwardMention, sentence: tuple[int, int]
) -> list[NamedRecipient]:
    """The named recipients of an award: behind it, before the verb by which it is received, or between both."""
    finder = _Finder(reading, facts, sentence)
    counted = any(recipients.n for recipients in award.recipients)
    if counted:
        listed = _LISTED.match(reading.folded, award.end, sentence[1])
        if listed and "," not in (opened := listed.group().strip(", ")) and opened.endswith((":", "(")):
            finder.joining = AND_IN_A_LIST
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


class _Finder(ListReader):
    """Finds the recipients of one award around its words."""

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
        found = list(self.going_on([p for p in self.people if p.start >= first.start]))[:n]
        return [as_recipient(p) for p in found] if len(found) == n else []

    def _stands_behind(self, noun: str, person: PersonMention, award: AwardMention) -> bool:
        """Is a name right behind what an award counts: "3 vận động viên bơi Nguyễn Hồ Quân"?"""
        if self.reading.folded.endswith(f" {noun} ", 0, person.start):
            return True
        counted = self.reading.folded.rfind(f" {noun.lower()} ", award.start, name_at(person))
        behind = counted + len(noun) + 2
        return counted >= 0 and _SPECIFIED.fullmatch(self.reading.folded, behind, name_at(person)) is not None

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
        if opening is None or not people or name_at(people[0]) - opening.end() > REACH:
            return []
        return [as_recipient(p) for p in self.going_on(people)]

    def people_before_number(self, award: AwardMention) -> list[NamedRecipient]:
        """People by name before a number: "cho ông Thạch Sóc, ông Lâm Hùng và 2 chi hội"."""
        opening = _TO_UNITS.search(self.reading.folded, award.start, award.end)
        people = [p for p in self.people if opening is not None and opening.end() <= p.start and p.end < award.end]
        if opening is None or not people or people[0].start - opening.end() > REACH:
            return []
        return [as_recipient(p) for p in self.going_on(people)]

    def people_behind(self, award: AwardMention) -> list[NamedRecipient]:
        """People right behind the award: "tặng Bằng khen Đại úy Hoàng Văn Thạch, Thượng úy Lý Đức Mạnh"."""
        people = [p for p in self.people if award.end <= p.start]
        if not people or people[0].start > award.end + 1 or award.giver is None:
            return []
        return [as_recipient(p) for p in self.going_on(people)]

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
        return [as_recipient(p) for p in found if p.start - verbs[-1] <= REACH and award.start - p.end < 4]

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
            self.joining = AND_IN_A_LIST
        if people and self._receives(people[-1], verb):
            return [as_recipient(p) for p in self.going_on(people[::-1])][::-1]
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
                return [*[as_recipient(p) for p in self.going_on(beside[::-1])][::-1], *found]
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
