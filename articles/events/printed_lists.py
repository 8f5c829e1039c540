"""Recipients in lists that a report sets out: numbered, by blocks of units, with semicolons, or behind "đó là"."""

from __future__ import annotations

import re

from articles.annotation.reading import Reading
from articles.events.counted_lists import NOT_OF_RECIPIENTS, Found
from articles.events.groups import group_of
from articles.events.listed_people import people_listed, plain_names
from articles.events.named_lists import NamedRecipient, collectives_between, names_at
from articles.models import Annotations, AwardMention
from articles.text import folded_pattern, opening_words

# "Danh sách như sau: 1. GS.TS A, nhà khoa học; 2. NSND B": the number of items is that of the award
_NUMBERED = re.compile(
    r"[Dd]anh sách(?: cụ thể| như sau| gồm| [^.:\n]{0,30}(?:được|khen|tặng)[^.:\n]{0,30})*:\s+(?=1[.)] )"
)
_ITEM = re.compile(r"(?:^|(?<=[\s;.]))(?P<n>\d{1,2})[.)] (?P<first>[^\W\d_])?")
_A_LINE = re.compile(r"\s*\n *(?:[-–+•*]|\d{1,2}[.)]) *")
# "I. Tập thể (5)", "II. Cá nhân:", "B. CÁC CÁ NHÂN"
_SECTION = re.compile(
    r"(?<=\n)(?:[IVX]{1,4}|[A-D]|\d)[.)/] *(?:[Vv]ề |[Cc]ác |CÁC )?"
    r"(?:(?P<units>(?i:tập thể|đơn vị))|(?i:cá nhân|hộ gia đình|gia đình|hộ))"
    r"(?: *[(:] *0?(?P<n>\d{1,3})[^\n)]{0,20}\)?)? *:? *(?=\n)"
)
# "- Hộ ông Lò Văn Panh, bản Nà Hem": the household by its head
_HOUSEHOLD = re.compile(r"(?:[Hh]ộ|[Gg]ia đình)(?: gia đình)? (?=(?:ông|bà|anh|chị|cụ) )")
# "khối sở, ngành có Sở A, Sở B; khối xã, phường có phường C"
_BLOCK = folded_pattern(opening_words("khối") + r" [^.;:\n\d]{2,40}? (?:có|gồm)(?: các)?:? +")
# "Đó là các ông A (52 tuổi), chủ tàu; B và C"
_THEY_ARE = folded_pattern(r"(?:^|[.\n] *)đó là(?::)? (?P<all>các )?")
# "Trong số đó có nhóm thiện nguyện "A" nấu cơm; chủ tàu B chở gạo; Công ty C góp tiền"
_AMONG_THEM = folded_pattern(opening_words("trong") + r" (?:số (?:đó|này|họ)|đó),? có +")
_GROUP = re.compile(
    r"(?:các )?(?:nhóm|đội|tổ|câu lạc bộ|CLB) (?:[^\W\d_A-ZĐ]+ ){0,4}[\"“](?P<name>[^\"”\n]{3,60})[\"”]"
)
# "3 tập thể (", "04 đơn vị (gồm: "
_BRACKET = folded_pattern(r"(?<![^\W_])(?P<n>\d{1,3}) [^\W\d_]+(?: [^\W\d_]+){0,3} \((?:gồm|là)?:? ?")
_SEPARATED = re.compile(r"[^;()\s][^;()\n]*")
_BACK = 700
"""Characters from a number of recipients to the blocks in which they are named: two paragraphs."""
_ITEM_NAME = 60
"""Maximum characters of a collective's name that what it did follows without a mark."""
_UNIT_WORDS = 14
"""Maximum words of a unit's name that fills a line."""
_LIST = 2_000
"""Maximum characters of a numbered list."""


def numbered_list(reading: Reading, facts: Annotations) -> Found:
    """As many numbered items as an award before them counts: "cho 10 cá nhân. Danh sách như sau: 1. A; 2. B"."""
    for opening in _NUMBERED.finditer(reading.text):
        award = _counted_before(facts, opening.start(), reach=600)
        if award is None or NOT_OF_RECIPIENTS.search(reading.folded, opening.start(), opening.end()):
            continue
        named: list[NamedRecipient] = []
        for item in _ITEM.finditer(reading.text, opening.end(), opening.end() + _LIST):
            if int(item["n"]) != len(named) + 1:
                continue
            start = item.end() - len(item["first"] or "")
            here = people_listed(reading, facts, start, _end_of_line(reading, start))
            here = here or names_at(reading, facts, start, (start, _end_of_line(reading, start)))
            if not here:
                break
            named.append(here[0])
        if len(named) > 1 and any(r.n == len(named) for r in award.recipients):
            yield opening.start(), named


def by_lines(reading: Reading, facts: Annotations) -> Found:
    """One name in each line below a heading: "Các cá nhân được tặng Bằng khen gồm:\\n- Ông A, giáo viên;\\n- Bà B"."""
    for award in facts.awards if _A_LINE.search(reading.text) else ():
        end = reading.text.find("\n", award.end)
        start = reading.text.rfind("\n", 0, award.start) + 1
        behind = reading.text[award.end : end].rstrip() if end > 0 else ""
        if not behind.endswith(":") or "." in behind or NOT_OF_RECIPIENTS.search(reading.folded, start, award.start):
            continue
        named: list[NamedRecipient] = []
        while line := _A_LINE.match(reading.text, end):
            end = _end_of_line(reading, line.end())
            here = people_listed(reading, facts, line.end(), end)
            named += (here or names_at(reading, facts, line.end(), (line.end(), end)))[:1]
            end = reading.text.find("\n", line.end())
            if end < 0:
                break
        # a heading's bare "Bằng khen" is the one whose recipients the sentences before count
        counted = [a for a in facts.awards if a.end < start and a.name.startswith(award.name) and a.recipients]
        stated = award.giver or award.recipients or not counted
        yield (award if stated else counted[-1]).start + 1, named


def by_sections(reading: Reading, facts: Annotations) -> Found:
    """One name in each line below headings of two kinds: "I. Tập thể (5)", its lines, "II. Cá nhân (4)", its lines."""
    for heading in _SECTION.finditer(reading.text):
        near = range(heading.start() - _LIST, heading.start())
        before = [award for award in facts.awards if award.start in near and award.name[:1].isupper()]
        named: list[NamedRecipient] = []
        end = heading.end()
        while before and (line := _A_LINE.match(reading.text, end)):
            if _SECTION.match(reading.text, end + len(line.group()) - len(line.group().lstrip())):
                break
            end = _end_of_line(reading, line.end())
            named += _named_by_line(reading, facts, line.end(), end, of_units=heading["units"] is not None)
            end += reading.text.startswith(";", end)
        if len(named) > 1 and heading["n"] in (None, str(len(named))):
            yield before[-1].start + 1, named


def _named_by_line(
    reading: Reading, facts: Annotations, start: int, end: int, *, of_units: bool
) -> list[NamedRecipient]:
    if not of_units:
        if household := _HOUSEHOLD.match(reading.text, start, end):
            start = household.end()
        return (people_listed(reading, facts, start, end) or list(plain_names(reading, facts, start, end)))[:1]
    name = reading.text[start:end].split(", vì ")[0].split(", đã ")[0].strip(" .")
    return [NamedRecipient(name=name, kind="collective")] if 1 < len(name.split()) <= _UNIT_WORDS else []


def by_blocks(reading: Reading, facts: Annotations) -> Found:
    """The units of each block behind the sentence that counts them: "khối sở, ngành có Sở A, Sở B; khối xã có xã C"."""
    for block in _BLOCK.finditer(reading.folded) if "khối " in reading.folded else ():
        start, end = reading.sentence(block.end())
        award = _counted_before(facts, start, reach=_BACK)
        if award is not None and not NOT_OF_RECIPIENTS.search(reading.folded, start, block.start()):
            yield block.end(), collectives_between(reading, facts, block.end(), end)


def they_are(reading: Reading, facts: Annotations) -> Found:
    """People named in the sentence right behind their number: "cho 3 ngư dân. Đó là các ông A; B và C"."""
    for opening in _THEY_ARE.finditer(reading.folded) if "đó là " in reading.folded else ():
        start, end = reading.sentence(opening.end())
        award = _counted_before(facts, start, reach=400)
        if award is None or reading.sentence(award.start)[1] < start:
            continue
        people = [r.n for r in award.recipients if r.n and group_of(r.type) == "person"]
        named = people_listed(reading, facts, opening.end(), end, some_by_name_alone=opening["all"] is not None)
        if people and len(named) <= max(people):
            yield opening.start(), named


def by_semicolons(reading: Reading, facts: Annotations) -> Found:
    """People, groups and collectives of a list whose items tell what each did: "trong số đó có A …; B …; C …"."""
    for opening in _AMONG_THEM.finditer(reading.folded) if ";" in reading.text and "trong " in reading.folded else ():
        start, end = reading.sentence(opening.end())
        if NOT_OF_RECIPIENTS.search(reading.folded, start, opening.start()) or ";" not in reading.text[start:end]:
            continue
        named: list[NamedRecipient] = []
        position = opening.end()
        for part in reading.text[position:end].split(";"):
            first = position + len(part) - len(part.lstrip())
            group = _GROUP.match(reading.text, first)
            if group is not None:
                named.append(NamedRecipient(name=group["name"], kind="collective"))
            else:
                last = position + len(part)
                named += people_listed(reading, facts, first, last) or _one_collective(reading, facts, first, last)
            position += len(part) + 1
        yield opening.start(), named


def in_brackets(reading: Reading, facts: Annotations) -> Found:
    """Those listed in brackets behind their number within an award's words: "cho 3 tập thể (A; B; C) và 5 cá nhân"."""
    for award in facts.awards if "(" in reading.text else ():
        for opening in _BRACKET.finditer(reading.folded, award.start, award.end):
            n = next((r.n for r in award.recipients if str(r.n) == opening["n"].lstrip("0")), None)
            last = reading.text.find(")", opening.end())
            named: list[NamedRecipient] = []
            for part in _SEPARATED.finditer(reading.text, opening.end(), max(last, opening.end())):
                found = collectives_between(reading, facts, part.start(), part.end())
                found = found or people_listed(reading, facts, part.start(), part.end())
                if not found:
                    named = []
                    break
                named += found
            if n is not None and 0 < len(named) <= n:
                yield award.start + 1, named


def _one_collective(reading: Reading, facts: Annotations, first: int, last: int) -> list[NamedRecipient]:
    """The collective with which an item opens, without what it did: "Công ty Apatit chở gạo"."""
    near = reading.text.rfind(" ", first, first + _ITEM_NAME) if last > first + _ITEM_NAME else last
    found = collectives_between(reading, facts, first, near)[:1]
    if not found or any(body.start == first for body in facts.bodies):
        return found
    words = found[0].name.split()
    while words and words[-1].islower():
        words.pop()
    return [NamedRecipient(name=" ".join(words), kind="collective")] if len(words) > 2 else []


def _counted_before(facts: Annotations, position: int, *, reach: int) -> AwardMention | None:
    """The last award before a position, if its mention counts recipients."""
    before = [a for a in facts.awards if position - reach <= a.start and a.end <= position + 1 and a.name[:1].isupper()]
    return before[-1] if before and any(r.n for r in before[-1].recipients) else None


def _end_of_line(reading: Reading, position: int) -> int:
    ends = [end for mark in (";", "\n") if (end := reading.text.find(mark, position)) >= 0]
    return min(ends, default=len(reading.text))
