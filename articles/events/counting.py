"""The numbers of recipients that a report states: of its awards, of prizes, of one person with others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from articles.annotation.numbers import COUNT_WORDS
from articles.annotation.reading import Reading
from articles.events.giving import counted
from articles.events.groups import Group, group_of, is_rounded
from articles.models import AwardMention, Recipients
from articles.text import folded_pattern, opening_words

Counts = frozenset[tuple[int, Group]]

# "Trong số 45 nông dân được tuyên dương, xã có 3 người": the whole, of which a report has a part.
_WHOLE = folded_pattern(
    opening_words("trong") + r" (?:số |tổng số )?(?P<n>\d{1,4}) (?P<type>tập thể|cá nhân|[^\W\d_]+(?: [^\W\d_]+)?)"
    r"[^,.;\n]{0,60}?(?<![^\W_])(?:được|nhận|vừa)(?![^\W_])"
)
# "Xã có 3 tập thể và 9 cá nhân trong danh sách được khen": a part of the whole, which other reports state.
_LISTED = folded_pattern(r"(?<![^\W_])(?:tập thể|cá nhân|người) (?:có tên )?trong danh sách (?:được )?khen")
# "Nhà trường có tất cả 3 thủ khoa được vinh danh", "trong đó Trường Đại học Vinh 8 người"
_HAS = folded_pattern(
    opening_words(r"có(?: [^,.;\d\n]{2,30} và)?", r"góp(?: mặt)?", r"trong đó[^.;\n]{2,40}?")
    + r"(?: tất cả| tổng cộng| thêm)? "
    r"(?P<n>\d{1,4}) (?!tuổi|năm|ngày|giờ)[^\W\d_](?:[^,.;\d\n]{2,30}(?:, | và )(?P<more>\d{1,4}) )?"
)
# "7 tự viện và 6 Tăng Ni nằm trong số các tổ chức, cá nhân được tặng Bằng khen"
_AMONG = folded_pattern(
    r"(?:(?P<n>\d{1,4}) [^,.;\d\n]{2,30} và )?(?P<more>\d{1,4}) [^,.;\d\n]{2,30} (?:nằm )?trong (?:số |danh sách )"
    r"(?:những |các )"
)
_MAY_BE_AMONG = folded_pattern(r"trong (?:số|danh sách) (?:những|các)")
# "công nhận 25 Doanh nghiệp tiêu biểu": whom a title counts is its own first word.
BEFORE_A_TITLE = folded_pattern(rf"(?<![^\W_./])(?P<n>\d{{1,4}}|{'|'.join(COUNT_WORDS)}) $")
# "25 doanh nghiệp và 20 doanh nhân vừa được tỉnh trao danh hiệu"
_COUNTED = folded_pattern(r"(?<![^\W_./])(?P<n>\d{1,4}) (?P<type>[^\W\d_]+ [^\W\d_]+)")
_RECEIVE = folded_pattern(
    r"\d(?<![^\W_./]\d)\d{0,3} [^\W\d_]+ [^\W\d_]+(?:(?: và |, )\d{1,4} [^\W\d_]+ [^\W\d_]+)+ "
    r"(?:đã |vừa )?(?:được|nhận)(?![^\W_])"
)
# "tặng Bằng khen 14 xứ, họ đạo và 22 cá nhân", "2 tập thể là Tổng hội người Việt Nam, Trường Nguyễn Du và 3 cá nhân"
_AND_MORE = folded_pattern(
    r"(?!\d)[^.;:\d\n]{0,90}? và (?P<n>[1-9]\d{0,3}) (?P<type>tập thể|cá nhân|hộ gia đình|gia đình|hộ)"
    r"(?![^\W_]| (?:được|vinh dự|đã|nhận))"
)
_ANOTHER_AWARD = folded_pattern(r"(?<![^\W_])(?:tặng|trao|khen|cờ|bằng|huân chương|huy|danh hiệu|thư)(?![^\W_])")
# "chọn trao 2 giải A, 5 giải B, 8 giải C và 15 giải Khuyến khích" are 30 works.
_PRIZES = folded_pattern(
    r"(?<![^\W_./])\d{1,3} giải [^\W\d_](?:[^,.;\d\n]{0,24}(?:, | và |; )\d{1,3} giải [^\W\d_]){1,5}"
)
_PRIZE = folded_pattern(r"(?P<n>\d{1,3}) giải")
# "Cuộc gặp mặt ghi nhận 73 doanh nghiệp, doanh nhân": both together
_TWO_KINDS = folded_pattern(r"[1-9]\d{1,3} (?P<type>[^\W\d_]+ [^\W\d_]+(?:, | và )[^\W\d_]+ [^\W\d_]+)(?![^\W_])")
_HONOURS = folded_pattern(r"(?<![^\W_])(?:ghi nhận|tôn vinh|vinh danh|biểu dương|tuyên dương|khen thưởng|khen) $")
# "bước lên sân khấu nhận thưởng cùng 111 đồng nghiệp"
_REWARDED_WITH = folded_pattern(
    r"nhận (?:thưởng|phần thưởng|tuyên dương|vinh danh|giải|bằng khen|giấy khen)[^.,;\d\n]{0,30} cùng(?: với)? "
    r"(?P<n>[1-9]\d{0,3}) (?:bạn|em|đồng nghiệp|đồng đội|vận động viên|học sinh|người|nhà giáo)(?![^\W_])"
)
# "Ba chủ tàu cứu nạn tổng cộng 27 ngư dân được Bộ trưởng tặng Bằng khen": whom they saved receives nothing
_SAVED = folded_pattern(
    r"(?<![^\W_])(?:cứu|cứu nạn|cứu sống|cứu được|giải cứu|vớt|vớt được)(?: tổng cộng| hơn| gần)? $"
)
_SAVERS = folded_pattern(rf"\s*(?P<n>[1-9]\d{{0,3}}|{'|'.join(COUNT_WORDS)}) (?P<type>[^\W\d_]+ [^\W\d_]+)(?![^\W_])")
_NUMBER = rf"(?P<n>[1-9]\d{{0,3}}|{'|'.join((*COUNT_WORDS, 'năm'))})"
# "Cụ cùng 26 nghệ nhân khác được vinh danh": others than the one named
_OTHERS = folded_pattern(rf"(?<![^\W_])(?:cùng|cùng với|và) {_NUMBER} [^.,;\n]{{2,40}}? khác(?![^\W_])")
# "cùng 13 đồng nghiệp", "Cùng nhận giải còn có 33 thanh niên", "Bảo và 74 bạn", "thuyền trưởng Bé Ba và 4 thuyền viên";
# it may also be a crew or a class that is named, and then the number is right: both are kept.
_FELLOWS = folded_pattern(
    rf"(?:{opening_words('cùng')}(?: với| nhận[^,.;\d\n]{{0,20}} (?:còn )?có)? (?:hơn )?{_NUMBER} (?!tập thể)[^\W\d_]|"
    rf"{opening_words('và')} {_NUMBER.replace('<n>', '<m>')} "
    r"(?:bạn|em|đồng nghiệp|đồng đội|thuyền viên|bạn thuyền|người (?:bạn|thợ|dân))(?![^\W_]))"
)


def stated_counts(reading: Reading, awards: Sequence[AwardMention], head: str, told: str) -> Counts:
    """Numbers by group; a total of people and collectives only where no part of it is stated.

    Args:
        awards: those that are no sums over a period.
        head: title and first sentences, folded.
        told: the folded sentence that states the happening.
    """
    by_award: defaultdict[str | None, set[tuple[int, Group]]] = defaultdict(set)
    numbered = [award for award in awards if any(r.n for r in counted_of(reading, award))]
    others = _beside_the_first(reading, _OTHERS) if numbered and " khác" in reading.folded else frozenset()
    fellows = _beside_the_first(reading, _FELLOWS) if numbered else frozenset()
    for award in awards:
        by_award[award.id] |= set(_of_award(reading, award, others, fellows))
    for received in _RECEIVE.finditer(told):
        by_award[None] |= {(int(each["n"]), group_of(each["type"])) for each in _COUNTED.finditer(received.group())}
    by_award[None] |= {(int(whole["n"]), group_of(whole["type"])) for whole in _WHOLE.finditer(head)}
    by_award[None] |= set(_honoured(reading.folded))
    by_award[None] |= set(_prizes(reading))
    every = {count for counts in by_award.values() for count in counts}
    parts = {(n, group) for n, group in every if group != "mixed"}
    sums = {sum(n for n, _ in parts)} | {_sum_of_parts(counts) for counts in by_award.values()}
    totals = {count for count in every - parts if not any(is_rounded(whole, to=count[0]) for whole in sums)}
    return frozenset(parts | totals)


def states_parts(reading: Reading, counts: Counts) -> bool:
    """Is every number introduced as what a place, school or trade has of the whole?"""
    every = {n for n, _ in counts if n > 1}
    if not every:
        return bool(counts)
    found = [
        *_HAS.finditer(reading.folded),
        *(_AMONG.finditer(reading.folded) if _MAY_BE_AMONG.search(reading.folded) else ()),
    ]
    parts = {int(n) for part in found for n in part.group("n", "more") if n}
    return every <= parts


def counted_of(reading: Reading, award: AwardMention) -> list[Recipients]:
    """The recipients of an award, with those who saved somebody in place of those they saved."""
    first = max(0, award.start - 30)
    before = reading.folded[first : award.start]
    if not (("cứu" in before or "vớt" in before) and _SAVED.search(reading.folded, first, award.start)):
        return counted(award)
    start, _ = reading.sentence(award.start)
    savers = _SAVERS.match(reading.folded, start)
    return [Recipients(n=_value(savers["n"]), type=savers["type"])] if savers else []


def counted_further(reading: Reading, award: AwardMention) -> tuple[int, str] | None:
    """The number behind the one that a mention of an award ends with, with its noun: "14 xứ, họ đạo và 22 cá nhân"."""
    if not any(r.n for r in counted_of(reading, award)):
        return None
    more = _AND_MORE.match(reading.folded, award.end)
    if more is None or _ANOTHER_AWARD.search(more.group()):
        return None
    return int(more["n"]), more["type"]


def _sum_of_parts(counts: set[tuple[int, Group]]) -> int:
    return sum(n for n, group in counts if group != "mixed")


def _of_award(
    reading: Reading, award: AwardMention, others: frozenset[tuple[int, int]], fellows: frozenset[tuple[int, int]]
) -> Iterator[tuple[int, Group]]:
    start, end = reading.sentence(award.start)
    if "trong danh sách" in reading.folded[start:end] and _LISTED.search(reading.folded, start, end):
        return
    stated = [r for r in counted_of(reading, award) if r.n]
    for r in stated:
        n = r.n or 0
        group = group_of(r.type)
        yield n + ((start, n) in others), group
        if (start, n) in fellows:
            yield n + 1, group
    if more := counted_further(reading, award):
        yield more[0], group_of(more[1])
    if before := BEFORE_A_TITLE.search(reading.folded, max(0, award.start - 6), award.start):
        yield _value(before["n"]), group_of(award.name)


def _prizes(reading: Reading) -> Iterator[tuple[int, Group]]:
    for prizes in _PRIZES.finditer(reading.folded) if " giải " in reading.folded else ():
        yield sum(int(prize["n"]) for prize in _PRIZE.finditer(prizes.group())), "person"


def _honoured(folded: str) -> Iterator[tuple[int, Group]]:
    """Numbers that no form stands beside: of two kinds of recipients together, and of one person with fellows."""
    for both in _TWO_KINDS.finditer(folded):
        if _HONOURS.search(folded, max(0, both.start() - 20), both.start()):
            yield int(both.group().split()[0]), group_of(both["type"])
    for beside in _REWARDED_WITH.finditer(folded) if " cùng " in folded else ():
        yield int(beside["n"]) + 1, "person"


def _beside_the_first(reading: Reading, pattern: re.Pattern[str]) -> frozenset[tuple[int, int]]:
    """Numbers of others than the one named, each with the start of its sentence."""
    found = ((other.start(), next(filter(None, other.groups()))) for other in pattern.finditer(reading.folded))
    return frozenset((reading.sentence(start)[0], _value(written)) for start, written in found)


def _value(written: str) -> int:
    return 5 if written == "năm" else COUNT_WORDS.get(written) or int(written)
