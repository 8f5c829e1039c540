"""Recipients that a sentence refers back to: "cả hai nhận Bằng khen", "tặng Huy hiệu cho anh Phước"."""

from __future__ import annotations

from articles.annotation.numbers import COUNT_WORDS
from articles.annotation.reading import Reading
from articles.events.recipients import NamedRecipient, as_recipient
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
    rf"(?:cả (?P<n>{_NUMBERS})(?: (?:{_CALLED}|người|bạn))?|(?P<m>{_NUMBERS}) (?:{_CALLED}|bạn)) "
    r"(?:cũng |đã |vinh dự |đều )*(?:được|nhận|đón nhận)(?![^\W_])"
)
# "của Trung ương Đoàn tặng anh Phước"
_FOR_ONE = folded_pattern(
    rf"[^.;\n]{{0,40}}?(?<![^\W_])(?:cho|tặng)(?: riêng)? (?:{_CALLED}) (?P<name>[^\W\d_]+)(?=[.,;:)\n]| vì | do |$)"
)
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
    some = _FOR_SOME.match(reading.folded, award.end, end) or _SOME_GET.match(reading.folded, start, award.end)
    if some is None:
        return None, []
    n = COUNT_WORDS[some["n"] or some["m"]]
    return (n, [as_recipient(p) for p in known]) if len(known) == n else (None, [])


def _people_before(facts: Annotations, end: int) -> list[PersonMention]:
    """Those whom nobody would take for a giver or a guest, each once, as first named."""
    found: dict[str, PersonMention] = {}
    for person in facts.people:
        if person.end <= end and not any(_is_office(role) for role in person.roles):
            found.setdefault(person.name, person)
    return list(found.values())


def _is_office(role: str) -> bool:
    return bool(_OFFICE.search(fold_for_matching(role)))
