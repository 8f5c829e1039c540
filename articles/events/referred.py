"""Recipients that a sentence refers back to: "cả hai nhận Bằng khen", "tặng Huy hiệu cho anh Phước"."""

from __future__ import annotations

from articles.annotation.numbers import COUNT_WORDS
from articles.annotation.reading import Reading
from articles.events.groups import group_of
from articles.events.named_lists import NamedRecipient, as_recipient
from articles.models import Annotations, AwardMention, PersonMention
from articles.text import fold_for_matching, folded_pattern

_CALLED = r"anh|chị|em|cháu|ông|bà|cô|thầy|cụ|bác"
_NUMBERS = "|".join(word for word, n in COUNT_WORDS.items() if n > 1)
# "tặng Giấy khen và quà cho hai anh", "trao Giấy khen cho cả ba em"
_FOR_SOME = folded_pattern(
    rf"[^.;\n]{{0,40}}?(?<![^\W_])(?:cho|tặng)(?: cả)? (?P<n>{_NUMBERS}) (?:{_CALLED}|người|bạn)"
    r"(?=[.,;:)\n]| vì | do |$)"
)
# "Cả hai nhận Bằng khen", "Hai anh được tặng Bằng khen"
_SOME_GET = folded_pattern(
    rf"\s*(?:[^,.;\n]{{2,40}}, )?"
    rf"(?:cả (?P<n>{_NUMBERS})(?: (?:{_CALLED}|người|bạn))?|(?P<m>{_NUMBERS}) (?:{_CALLED}|người|bạn)) "
    r"(?:cũng |đã |vừa |vinh dự |đều )*(?:được|nhận|đón nhận)(?![^\W_])"
)
# "của Trung ương Đoàn tặng anh Phước"
_FOR_ONE = folded_pattern(
    rf"[^.;\n]{{0,40}}?(?<![^\W_])(?:cho|tặng)(?: riêng)? (?:{_CALLED}) (?P<name>[^\W\d_]+)(?=[.,;:)\n]| vì | do |$)"
)
# "Cùng 11 tác giả khác, anh được tặng", "nơi cô cùng 10 đồng nghiệp đón nhận": one called by a word, and N others
_ONE_AND_OTHERS = folded_pattern(
    rf"(?:[^.;\n]*(?<![^\W_]))?(?:cùng (?:với )?(?P<n>\d{{1,3}}|{_NUMBERS}) [^,.;\n]{{2,30}}, (?P<who>{_CALLED})|"
    rf"(?P<whom>{_CALLED}) (?:và|cùng)(?: với)? (?P<m>\d{{1,3}}|{_NUMBERS}) [^,.;\n]{{2,30}}?) "
    r"(?:cũng |đã |vừa |vinh dự )*(?:được|nhận|đón nhận)(?![^\W_])"
)
# "tặng Bằng khen cho thuyền trưởng A (xã Lộc Hà) và 4 thuyền viên": behind the name
_AND_OTHERS = folded_pattern(r"(?: \([^()\n]{2,60}\))? (?:và|cùng) (?P<n>\d{1,3}) (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)")
_TO_WHOM = folded_pattern(r"[^.;\n]{0,30}?(?<![^\W_])(?:cho|tặng|đối với) (?:[^\W\d_]+ ){0,4}")
_OFFICE = folded_pattern(
    r"(?<![^\W_])(?:chủ tịch|giám đốc|bí thư|bộ trưởng|thứ trưởng|trưởng|đại tá|trung tướng|thiếu tướng|thường vụ)"
    r"(?![^\W_])"
)


def referred_recipients(
    reading: Reading, facts: Annotations, award: AwardMention
) -> tuple[int | None, list[NamedRecipient]]:
    """The people named before to whom a mention's words refer, and their number where it is stated.

    A number stands for people only where the report has named that many who hold no office.
    """
    start, end = reading.sentence(award.start)
    known = _people_before(facts, award.end)
    if one := _FOR_ONE.match(reading.folded, award.end, end):
        meant = [p for p in known if fold_for_matching(p.name).split()[-1] == one["name"]]
        return None, [as_recipient(p) for p in meant] if len(meant) == 1 else []
    name = fold_for_matching(award.name)
    form = reading.folded.find(name, award.start, award.end)
    behind = form + len(name) if form >= 0 and award.recipients else award.end  # "tặng Giấy khen cho ba em"
    some = _FOR_SOME.match(reading.folded, behind, end) or _SOME_GET.match(reading.folded, start, award.end)
    if some is None:
        return None, []
    if some.re is _SOME_GET and " là " in reading.folded[award.end : end]:
        return None, []  # "Hai người được tặng Bằng khen là công nhân": others than those named before
    if some.re is _SOME_GET and award.recipients and any(p.end < reading.sentence(start - 1)[0] for p in known):
        return None, []
    n = COUNT_WORDS[some["n"] or some["m"]]
    return (n, [as_recipient(p) for p in known]) if len(known) == n else (None, [])


def one_and_others(reading: Reading, facts: Annotations, award: AwardMention) -> tuple[int, NamedRecipient] | None:
    """One person with N others, and the number of all: the one is named beside them or is the only one named before."""
    start, _ = reading.sentence(award.start)
    if said := _ONE_AND_OTHERS.match(reading.folded, start, award.end):
        known = _people_before(facts, award.start)
        stated = said["n"] or said["m"]
        form = reading.folded.find(fold_for_matching(award.name).split()[0], said.end())
        if form < 0 or "," in reading.folded[said.end() : form]:
            return None  # "Ông cùng 3 người nhận hoa, 5 tập thể nhận Bằng khen"
        return (_number(stated) + 1, as_recipient(known[0])) if len(known) == 1 else None
    form = reading.folded.find(fold_for_matching(award.name), award.start, award.end)
    for person in facts.people:
        others = _AND_OTHERS.match(reading.folded, person.end) if award.start < person.start else None
        if others is None or form < 0 or any(is_office(role) for role in person.roles):
            continue
        counted = [r for r in award.recipients if r.n == int(others["n"]) and group_of(r.type) == "person"]
        behind = form + len(award.name)
        if len(counted) == len(award.recipients) == 1 and _TO_WHOM.fullmatch(reading.folded, behind, person.start):
            return int(others["n"]) + 1, as_recipient(person)
    return None


def _number(word: str) -> int:
    return COUNT_WORDS.get(word) or int(word)


def _people_before(facts: Annotations, end: int) -> list[PersonMention]:
    """Those whom nobody would take for a giver or a guest, each once, as first named."""
    found: dict[str, PersonMention] = {}
    for person in facts.people:
        if person.end <= end and not any(is_office(role) for role in person.roles):
            found.setdefault(person.name, person)
    return list(found.values())


def is_office(role: str) -> bool:
    """Is it the role of one who gives or leads: "Phó Giám đốc Sở Nội vụ"?"""
    return bool(_OFFICE.search(fold_for_matching(role)))
