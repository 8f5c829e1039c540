"""Figures: value, unit, counted noun, moment and place; dates, document numbers and names with digits are left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from articles.annotation.as_of import Moments
from articles.annotation.endings import Endings
from articles.annotation.figure_subjects import Former, Surroundings, describe, unit_of
from articles.annotation.figure_words import AGAINST
from articles.annotation.figures import Figure, find_figures
from articles.annotation.reading import Reading
from articles.annotation.whereabouts import Whereabouts
from articles.models import StatisticMention
from articles.text import folded_pattern

Change = Literal["increase", "decrease"]

# A noun further from a number is not the one it counts: in words, and in characters.
_MOST_WORDS_AFTER = 12
_LONGEST_PHRASE = 120
_MOST_WORDS_BEFORE = 14
_QUALIFIER = Endings(
    "trên dưới|quá|ước khoảng|không dưới|không quá|xấp xỉ|chưa đến|chưa tới|chưa đầy|ít nhất|tối thiểu|tối đa|gần|hơn|"
    "trên|dưới|khoảng|chừng|ước đạt|ước|đạt trên|đạt hơn|đạt gần"
)
# An estimate is not a bound: it is kept with the quote alone.
_STATED_AS = {"ước": None, "ước đạt": None, "ước khoảng": "khoảng"}
_HIGHER = ("cao hơn", "thấp hơn")
_COMPARING = ("cao ", "thấp ", "nhiều ", "ít ")
_RANGE = folded_pattern(r"(?<![\d.,/])\d[\d.,]* *(?:-|đến) *$")
_CHANGE = folded_pattern(
    r"(?<![^\W_])(tăng|giảm)(?: thêm| bình quân| trung bình| mỗi năm| hàng năm| hằng năm| tương ứng| được| đi|"
    r" mạnh| nhẹ| khoảng| nhanh| đến| tới| gấp)* *$"
)
# "giúp giảm thời gian lắp mỗi phân đoạn tàu 18%"
_MOVED = folded_pattern(
    r"(?:[^\W\d_]+ ){0,3}?(?:giúp|đã|góp phần|làm|tiếp tục)? ?(?<![^\W_])(tăng|nâng|giảm|hạ) "
    r"(?!(?:trưởng|cao|từ|còn|xuống|lên|đến|tới)(?![^\W_]))"
    r"(?:(?!đạt |còn |xuống |lên |là |từ |chiếm |bằng )[^\W_]+ ?){1,9}$"
)
# "cao hơn năm trước 3,5%", "hạ lãi suất thêm 0,5 điểm phần trăm"
_CHANGE_OF = folded_pattern(
    r"(?<![^\W_])(?:(cao|nhiều|nâng|sâu|rộng|dài|lớn|nặng|dày|đông)|thấp|ít|hạ|nhỏ|kém|ngắn|nhẹ|rẻ)"
    r"(?: hơn(?: (?:so với |cùng |năm |kỳ |quý |tháng |bình quân |"
    r"mức |trước |chung |kế hoạch |chỉ tiêu |mục tiêu |dự toán |"
    r"đầu |cả nước )+|(?: (?!(?:lên|xuống|còn|đạt|từ|đến|là|và|nên)(?![^\W_]))[^\W\d_]+){1,5})?|"
    r" (?:[^\W\d_]+ ){0,4}thêm) *$"
)
_RATE_WORD = re.compile(r"t[ỷỉ] lệ")
_AND = re.compile(r"(?<!\S)và ")
# Both begin with one set of characters: the engine skips to those, where it would try alternatives at every character.
_CLAUSE = re.compile(r"[,;:(–…\n. ](?:(?<![. ])|(?<=\.)(?= |$)|(?<= )- )")
_STOP = folded_pattern(
    r"[.,;:()…\n\"\d ](?:(?<! )|- |(?:và|với|trong đó|góp phần|nhằm|để|qua đó|từ đó|tương đương|so với|bằng|chiếm|"
    r"trị giá|với tổng|cùng|gồm|do|vì|khi|nên|mà|theo|tại|trong|vào|ở|là|đạt tỷ lệ)(?![^\W_]))"
)
_REWARDS = ("tiền thưởng", "mức thưởng")
# "thu lãi 1,2 tỷ đồng mỗi năm" holds every year, not in the year that the sentence before spoke of.
_YEARLY = folded_pattern(r" *(?:mỗi|hằng|hàng|một) năm(?![^\W_])|/năm")
_EMPTY_WHAT = folded_pattern(
    r"^(?:đã|đến nay|hiện nay|hiện|toàn tỉnh|toàn huyện|toàn xã|trong đó|tổng số|tổng|có|là|được|đạt|còn|với|"
    r"ước|tổng kinh phí|kinh phí|và|trên|hơn)*$"
)


class _Spans:
    """Spans of a text, asked for the one around a position."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        spans = sorted(spans)
        self._starts = [start for start, _ in spans]
        self._furthest = list(accumulate([end for _, end in spans], max))

    def are_around(self, position: int) -> bool:
        """Does a span begin before and end behind this position?"""
        i = bisect_left(self._starts, position)
        return i > 0 and self._furthest[i - 1] > position


@dataclass(frozen=True, slots=True)
class _Text:
    """One text with all that its figures are read by."""

    reading: Reading
    moments: Moments
    whereabouts: Whereabouts
    bodies: _Spans


def find_statistics(
    reading: Reading,
    awards: list[tuple[int, int]],
    names: list[tuple[int, int]],
    bodies: list[tuple[int, int]],
    whereabouts: Whereabouts,
) -> list[tuple[StatisticMention, str]]:
    """Figures outside the spans of ``awards`` and ``names`` of movements, by position, each with the rule that read it.

    Args:
        bodies: spans of the bodies named; a counted noun is not cut inside one ("Ban Thi đua – Khen thưởng").
    """
    text = _Text(reading, Moments(reading, [end for _, end in awards]), whereabouts, _Spans(bodies))
    found: list[tuple[StatisticMention, str]] = []
    former = Former()
    for figure in find_figures(reading, sorted([*awards, *names])):
        sentence, _ = reading.sentence(figure.start)
        if former.sentence != sentence:
            former = Former(sentence)
        mention, is_rate, rule = _describe(text, figure, former)
        found.append((mention, rule))
        moves = figure.kind == "percent" and (
            mention.change is not None or AGAINST.match(reading.folded, figure.end + 1) is not None
        )
        former = Former(sentence, mention.what or "", is_rate or former.is_rate, figure.end, figure.unit, moves)
    return found


def _describe(of: _Text, figure: Figure, former: Former) -> tuple[StatisticMention, bool, str]:
    """The figure as a fact; whether it is a rate, whose following change is in percentage points; the deciding rule."""
    reading, folded = of.reading, of.reading.folded
    is_percent = figure.kind == "percent"
    lead, qualifier, change = _lead_in(folded, figure.start)
    subject = _subject(of, lead, former.end)
    if is_percent and not change and not folded.endswith("từ ", 0, lead):
        change = _moved(subject[1])
    after = _phrase_after(folded, figure.end)
    around = Surroundings(reading, figure, former, lead, subject, after, change is not None)
    described, rule = describe(around)
    what = described.what
    unit = unit_of(around) if is_percent else figure.unit
    first, last = reading.span(described.start, described.end)
    mention = StatisticMention(
        name=what or unit,
        quote=reading.given[first:last],
        start=first,
        end=last,
        value=figure.value,
        unit=unit,
        qualifier=qualifier,
        change=change,
        what=what or None,
        as_of=_as_of(of.moments, folded, figure, around.lowered),
        place=of.whereabouts.at(figure.start),
    )
    is_share = is_percent and around.follows("chiếm ")  # "chiếm 91,2%, tăng 14,6%": points of the share
    return mention, around.is_rate or is_share, rule


def _moved(subject: str) -> Change | None:
    """The change that a subject states: "giúp giảm thời gian lắp mỗi phân đoạn tàu"."""
    moved = _MOVED.match(subject.lower())
    if moved is None:
        return None
    return "increase" if moved.group(1) in ("tăng", "nâng") else "decrease"


def _as_of(moments: Moments, folded: str, figure: Figure, subject: str) -> str | None:
    """When the figure holds; a reward does not hold at the year that it is for."""
    if figure.kind == "money" and any(words in subject for words in _REWARDS):
        return None
    compares = figure.unit == "lần"
    if not compares and (stated := moments.beginning_at(figure.end)):
        return stated
    carried = figure.kind == "percent" or _YEARLY.match(folded, figure.end) is None
    return moments.holding_at(figure.start, carried=carried, following=not compares)


def _lead_in(folded: str, position: int) -> tuple[int, str | None, Change | None]:
    """Position and meaning of "tăng hơn" or "khoảng" before a number."""
    qualifier: str | None = None
    change: Change | None = None
    before = folded[max(0, position - 30) : position]
    if before.rstrip().endswith(("-", "đến")) and (match := _RANGE.search(folded, max(0, position - 16), position)):
        position = match.start()  # "từ 6 - 8 triệu đồng" has its lead-in before the 6
    if length := _QUALIFIER.length_before(folded, position):
        words = folded[position - length : position].strip()
        if words == "hơn" and folded.endswith(_COMPARING, 0, position - length):
            length = 0
        else:
            qualifier = _STATED_AS.get(words, words.removeprefix("đạt "))
        position -= length
    if ("tăng" in before or "giảm" in before) and (match := _CHANGE.search(folded, max(0, position - 30), position)):
        change = "increase" if match.group(1) == "tăng" else "decrease"
        position = match.start()
        if qualifier is None and match.group().rstrip().endswith("khoảng"):
            qualifier = "khoảng"
    elif ("hơn " in before or "thêm " in before) and (
        match := _CHANGE_OF.search(folded, max(0, position - 50), position)
    ):
        change = "increase" if match.group(1) else "decrease"
        position = match.start()
    return position, qualifier, change


def _subject(of: _Text, position: int, floor: int) -> tuple[int, str]:
    """The words between the clause's beginning and a figure, without verbs at its end: "tỷ lệ nghèo đa chiều".

    ``floor`` is where the figure before it ends: nothing before that belongs to this one.
    """
    reading = of.reading
    text, folded = reading.text, reading.folded
    clause = _clause_of(of, position, floor)
    before = folded[clause:position]
    has_rate = " lệ" in before and _RATE_WORD.search(before) is not None
    if has_rate:
        clause += max(before.rfind("tỷ lệ"), before.rfind("tỉ lệ"))
    elif clause == floor:
        cuts = [cut for cut in _AND.finditer(before) if not of.bodies.are_around(clause + cut.start())]
        clause += cuts[-1].end() if cuts else 0  # "Sở Văn hóa, Thể thao và Du lịch": no name is cut
    end = position
    while (length := _TRAILING.length_before(folded, end)) and end - length > clause:
        end -= length
    phrase = " ".join(text[clause:end].split())
    if "cho " in phrase or "khẳng định" in phrase:
        phrase = _without(_REPORTED, phrase)
    phrase = _without(_LEADING, phrase).strip(' ":')
    words = phrase.split(" ")
    if not has_rate and len(words) > 10 and " đã " in phrase:
        phrase = phrase.rpartition(" đã ")[2]
        words = phrase.split(" ")
    if not phrase or len(words) > _MOST_WORDS_BEFORE or _EMPTY_WHAT.match(phrase.lower().replace(" ", "")):
        words_before = text[clause:end].rstrip()
        return clause + len(words_before) - len(words_before.lstrip()), phrase if has_rate else ""
    return text.find(words[0], clause), phrase


def _without(beginning: re.Pattern[str], phrase: str) -> str:
    match = beginning.match(phrase)
    return phrase[match.end() :] if match else phrase


def _clause_of(of: _Text, position: int, floor: int) -> int:
    """Where the clause of a figure begins: behind the last mark that ends another one."""
    folded = of.reading.folded
    clause = max(of.reading.sentence(position)[0], floor)
    for match in _CLAUSE.finditer(folded, clause, position):
        start, end = match.span()
        mark = folded[start]
        if mark == "(" and ")" in folded[end:position]:
            continue  # "tổng sản phẩm trên địa bàn (GRDP) tăng"
        if mark == ":" and not folded[end:position].strip():
            continue  # "tỷ lệ dân số dùng nước sạch: 92%"
        if mark == "," and (rate := _RATE_WORD.search(folded, clause, start)) and start - rate.start() < 40:
            continue  # "tỷ lệ hội viên khá, giàu chiếm 65,5%"
        if of.bodies.are_around(start):
            continue  # "Ban Thi đua – Khen thưởng tỉnh đã thẩm định 239 hồ sơ"
        clause = end
    return clause


_TRAILING = Endings(
    "gấp|của tỉnh|của huyện|của xã|toàn tỉnh|toàn huyện|toàn xã|toàn thành phố|chỉ còn|còn|là|đạt|chiếm|giảm|tăng|"
    "xuống|lên|từ|ở mức|đã|đều|chỉ|ước|có|trên|hơn|gần|khoảng|tới|đến"
)
# "Ông A, Chủ tịch UBND xã, cho biết cầu cần xây mới": the speaker is not the thing counted
_REPORTED = re.compile(r"^.*(?<!\w)(?:cho biết|cho hay|cho rằng|khẳng định)(?: rằng)?(?: +(?=\w)|$)")
_LEADING = re.compile(
    r"^(?:(?:[Đđ]ến nay|[Hh]iện nay|[Hh]iện|[Tt]rong đó|và|đã|với|cùng với|[Nn]hờ đó|[Qq]ua đó|có|"
    r"[Tt]oàn tỉnh|[Tt]oàn huyện|[Tt]oàn xã)(?: +|$))+"
)


def _phrase_after(folded: str, position: int) -> int:
    """End of the counted noun."""
    limit = position + _LONGEST_PHRASE
    stop = _STOP.search(folded, position, limit)
    phrase = folded[position : stop.start() if stop else limit].rstrip()
    words = phrase.split(maxsplit=_MOST_WORDS_AFTER)
    if not words:
        return position
    if len(words) > _MOST_WORDS_AFTER:
        phrase = phrase.removesuffix(words[-1]).rstrip()
    return position + len(phrase)
