"""Figures: value, unit, counted noun, moment and place; dates, document numbers and names with digits are left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from articles.annotation.as_of import Moments
from articles.annotation.endings import Endings
from articles.annotation.figure_subjects import Former, Surroundings, describe, unit_of
from articles.annotation.figure_words import AGAINST, DANGLING
from articles.annotation.figures import Figure, find_figures
from articles.annotation.reading import Reading
from articles.annotation.whereabouts import Whereabouts
from articles.models import StatisticMention
from articles.text import folded_pattern

Change = Literal["increase", "decrease"]

_WORD = re.compile(r"\S+")
# Twelve Vietnamese words; a noun further from a number is not the one it counts.
_LONGEST_PHRASE = 120
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
_CLAUSE = re.compile(r"[,;:(–…\n]|\.(?= |$)| - ")
_STOP = folded_pattern(
    r"[.,;:()…\n\"]| - | (?:và|với|trong đó|góp phần|nhằm|để|qua đó|từ đó|tương đương|so với|bằng|chiếm|"
    r"trị giá|với tổng|cùng|gồm|do|vì|khi|nên|mà|theo|tại|trong|vào|ở|là|đạt tỷ lệ)(?![^\W_])"
)
_REWARD = folded_pattern(r"(?:tiền|mức) thưởng")
# "thu lãi 1,2 tỷ đồng mỗi năm" holds every year, not in the year that the sentence before spoke of.
_YEARLY = folded_pattern(r" *(?:mỗi|hằng|hàng|một) năm(?![^\W_])|/năm")
_EMPTY_WHAT = folded_pattern(
    r"^(?:đã|đến nay|hiện nay|hiện|toàn tỉnh|toàn huyện|toàn xã|trong đó|tổng số|tổng|có|là|được|đạt|còn|với|"
    r"ước|tổng kinh phí|kinh phí|và|trên|hơn)*$"
)


@dataclass(frozen=True, slots=True)
class _Text:
    """One text with all that its figures are read by."""

    reading: Reading
    moments: Moments
    whereabouts: Whereabouts
    bodies: tuple[tuple[int, int], ...]


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
    text = _Text(reading, Moments(reading, [end for _, end in awards]), whereabouts, tuple(bodies))
    taken = sorted([*awards, *names])
    starts = [start for start, _ in taken]
    found: list[tuple[StatisticMention, str]] = []
    former = Former()
    for figure in find_figures(reading):
        i = bisect_right(starts, figure.start)
        if figure.kind != "percent" and any(end > figure.start for _, end in taken[max(0, i - 4) : i]):
            continue
        sentence, _ = reading.sentence(figure.start)
        if former.sentence != sentence:
            former = Former(sentence=sentence)
        mention, is_rate, rule = _describe(text, figure, former)
        found.append((mention, rule))
        former = Former(
            sentence=sentence,
            what=mention.what or "",
            is_rate=is_rate or former.is_rate,
            end=figure.end,
            unit=figure.unit,
            moves=mention.change is not None or bool(AGAINST.match(reading.folded, figure.end + 1)),
        )
    return found


def _describe(of: _Text, figure: Figure, former: Former) -> tuple[StatisticMention, bool, str]:
    """The figure as a fact; whether it is a rate, whose following change is in percentage points; the deciding rule."""
    reading, folded = of.reading, of.reading.folded
    lead, qualifier, change = _lead_in(folded, figure.start)
    subject_start, subject = _subject(of, lead, former.end)
    after = _phrase_after(folded, figure.end)
    if figure.kind == "percent" and not change and not folded.endswith("từ ", 0, lead):
        change = _moved(subject)
    around = Surroundings(
        figure=figure,
        folded=folded,
        lead=lead,
        subject_start=subject_start,
        subject=subject,
        after=after,
        following=" ".join(reading.text[figure.end : after].split()),
        counted=DANGLING.sub("", " ".join(reading.text[figure.unit_start : after].split())),
        changes=change is not None,
        former=former,
    )
    described, rule = describe(around)
    unit = unit_of(around)
    first, last = reading.span(described.start, described.end)
    mention = StatisticMention(
        name=described.what or unit,
        quote=reading.given[first:last],
        start=first,
        end=last,
        value=figure.value,
        unit=unit,
        qualifier=qualifier,
        change=change,
        what=described.what or None,
        as_of=_as_of(of.moments, folded, figure, subject),
        place=of.whereabouts.at(figure.start),
    )
    is_share = figure.kind == "percent" and around.follows("chiếm ")  # "chiếm 91,2%, tăng 14,6%": points of the share
    return mention, around.is_rate or is_share, rule


def _moved(subject: str) -> Change | None:
    """The change that a subject states: "giúp giảm thời gian lắp mỗi phân đoạn tàu"."""
    moved = _MOVED.match(subject.lower())
    if moved is None:
        return None
    return "increase" if moved.group(1) in ("tăng", "nâng") else "decrease"


def _as_of(moments: Moments, folded: str, figure: Figure, subject: str) -> str | None:
    """When the figure holds; a reward does not hold at the year that it is for."""
    if figure.kind == "money" and _REWARD.search(subject.lower()):
        return None
    if figure.unit != "lần" and (stated := moments.beginning_at(figure.end)):
        return stated
    carried = figure.kind == "percent" or not _YEARLY.match(folded, figure.end)
    return moments.holding_at(figure.start, carried=carried, following=figure.unit != "lần")


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
    clause = _clause_of(of, position, floor)
    folded = reading.folded[clause:position]
    rates = list(_RATE_WORD.finditer(folded))
    # "Sở Văn hóa, Thể thao và Du lịch tiếp nhận 86 hiện vật": no name is cut
    cuts = [] if rates else [m for m in _AND.finditer(folded) if not _is_within(of.bodies, clause + m.start())]
    if rates or (cuts and clause == floor):
        clause += rates[-1].start() if rates else cuts[-1].end()
    end = position
    while (length := _TRAILING.length_before(reading.folded, end)) and end - length > clause:
        end -= length
    trimmed = reading.folded[clause:end].rstrip()
    lead = len(trimmed) - len(trimmed.lstrip())
    phrase = " ".join(reading.text[clause + lead : clause + len(trimmed)].split())
    phrase = _LEADING.sub("", _REPORTED.sub("", phrase)).strip(' ":')
    if not rates and " đã " in phrase and len(phrase.split()) > 10:
        phrase = phrase.rpartition(" đã ")[2]
    if len(phrase.split()) > 14 or _EMPTY_WHAT.match(phrase.lower().replace(" ", "")):
        return clause + lead, phrase if rates else ""
    start_of_phrase = reading.text.find(phrase.split()[0], clause) if phrase else clause + lead
    return (start_of_phrase if start_of_phrase >= 0 else clause + lead), phrase


def _clause_of(of: _Text, position: int, floor: int) -> int:
    """Where the clause of a figure begins: behind the last mark that ends another one."""
    folded = of.reading.folded
    clause = max(of.reading.sentence(position)[0], floor)
    for match in _CLAUSE.finditer(folded, clause, position):
        if _is_within(of.bodies, match.start()):
            continue  # "Ban Thi đua – Khen thưởng tỉnh đã thẩm định 239 hồ sơ"
        if match.group() == "(" and ")" in folded[match.end() : position]:
            continue  # "tổng sản phẩm trên địa bàn (GRDP) tăng"
        if match.group() == ":" and not folded[match.end() : position].strip():
            continue  # "tỷ lệ dân số dùng nước sạch: 92%"
        rest = folded[clause : match.start()]
        if match.group() == "," and (rate := _RATE_WORD.search(rest)) and match.start() - clause - rate.start() < 40:
            continue  # "tỷ lệ hội viên khá, giàu chiếm 65,5%"
        clause = match.end()
    return clause


def _is_within(spans: tuple[tuple[int, int], ...], position: int) -> bool:
    return any(start < position < end for start, end in spans)


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
    limit = min(len(folded), position + _LONGEST_PHRASE)
    stop = _STOP.search(folded, position, limit)
    end = stop.start() if stop else limit
    digits = re.search(r"\d", folded[position:end])
    if digits:
        end = position + digits.start()
    words = list(_WORD.finditer(folded, position, end))[:12]
    return words[-1].end() if words else position
