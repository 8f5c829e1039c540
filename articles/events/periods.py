"""Stretches of time over which awards are summed: "giai đoạn 2021-2025", "trong 5 năm qua", "6 tháng đầu năm"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from typing import NamedTuple

from articles.annotation.numbers import COUNT_WORDS
from articles.annotation.reading import Reading
from articles.events.words import words_of
from articles.text import folded_pattern


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """First and last year (``2021``) or month (``2026-01``) over which a number was summed, both included."""

    first: str
    last: str


class _Rule(NamedTuple):
    """One wording of a period; ``summed`` requires a word of summing between it and the award."""

    name: str
    part: str
    """Letters of every such wording, which are looked for first: most texts have none of a rule's."""
    sample: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Date | None], Period | None]
    summed: bool = False


_REVIEWED_UNTIL = 4
_HALF_A_CENTURY = 50
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBERS = "|".join(COUNT_WORDS)


def _months(year: int, first: int, last: int) -> Period:
    return Period(first=f"{year}-{first:02}", last=f"{year}-{last:02}")


def _stage(match: re.Match[str], day: Date | None) -> Period:
    return Period(first=match["first"], last=match["last"])


def _since(match: re.Match[str], day: Date | None) -> Period | None:
    year = int(match["year"]) if match["year"] else day.year if day else None
    if year is None or day is None:
        return None
    return _months(year, 1, day.month) if year == day.year else Period(first=str(year), last=str(day.year))


def _first_months(match: re.Match[str], day: Date | None) -> Period | None:
    n = _count(match["n"])
    if not 1 < n < 12:
        return None
    first, last = (1, n) if match["side"] == "đầu" else (13 - n, 12)
    return _within_a_year(match["year"], first, last, day)


def _last_months(match: re.Match[str], day: Date | None) -> Period | None:
    """The months before the event's, which is the last of them."""
    n = _count(match["n"])
    if day is None or n < 2:
        return None
    first = 12 * day.year + day.month - n
    return Period(first=f"{first // 12}-{first % 12 + 1:02}", last=f"{day.year}-{day.month:02}")


def _half(match: re.Match[str], day: Date | None) -> Period | None:
    first, last = (1, 6) if match["side"] == "đầu" else (7, 12)
    return _within_a_year(match["year"], first, last, day)


def _quarter(match: re.Match[str], day: Date | None) -> Period | None:
    number = _QUARTERS[match["n"]]
    return _within_a_year(match["year"], 3 * number - 2, 3 * number, day)


def _years(match: re.Match[str], day: Date | None) -> Period | None:
    n = _count(match["n"])
    return Period(first=str(day.year - n + 1), last=str(day.year)) if n > 1 and day is not None else None


def _years_of_growth(match: re.Match[str], day: Date | None) -> Period | None:
    n = _count(match["n"]) if match["n"] else _HALF_A_CENTURY
    return Period(first=str(day.year - n), last=str(day.year)) if n > 1 and day is not None else None


def _one_year(match: re.Match[str], day: Date | None) -> Period:
    return Period(first=match["year"], last=match["year"])


def _past_year(match: re.Match[str], day: Date | None) -> Period | None:
    """Before April the previous year, on which reviews early in a year look back."""
    if day is None:
        return None
    year = day.year - 1 if day.month < _REVIEWED_UNTIL else day.year
    return Period(first=str(year), last=str(year))


def _month(match: re.Match[str], day: Date | None) -> Period | None:
    month = int(match["m"])
    return _within_a_year(match["year"], month, month, day) if 1 <= month <= 12 else None


def _within_a_year(year: str | None, first: int, last: int, day: Date | None) -> Period | None:
    """Months of a year; without one, of the newest year in which they had begun."""
    if year is not None:
        return _months(int(year), first, last)
    return _months(day.year - (first > day.month), first, last) if day is not None else None


def _count(word: str) -> int:
    return COUNT_WORDS.get(word) or int(re.sub(r"\D", "", word) or 0)


PERIOD_RULES = (
    _Rule(
        "stage",
        "20",
        "Giai đoạn 2021-2025",
        folded_pattern(
            r"(?<![^\W_])(?:giai đoạn|nhiệm kỳ|các năm|từ(?: đầu)? năm) *(?P<first>20\d\d) *"
            r"(?:-|đến|đến năm|tới) *(?:năm )?(?P<last>20\d\d)"
        ),
        _stage,
    ),
    _Rule(
        "since",
        "nay",
        "Từ đầu năm đến nay",
        folded_pattern(r"(?<![^\W_])từ (?:đầu năm|năm)(?: (?P<year>20\d\d))? (?:đến|tới) nay(?![^\W_])"),
        _since,
    ),
    _Rule(
        "months",
        " tháng ",
        "6 tháng đầu năm 2026",
        folded_pattern(rf"(?<![^\W_])(?P<n>\d|1\d|{_NUMBERS}) tháng (?P<side>đầu|cuối) năm(?: (?P<year>20\d\d))?"),
        _first_months,
    ),
    _Rule(
        "last_months",
        " tháng",
        "trong 12 tháng, Chủ tịch UBND tỉnh đã tặng 2.140 Bằng khen",
        folded_pattern(
            rf"(?<![^\W_])(?:trong|qua|sau) (?P<n>\d{{1,2}}|{_NUMBERS}) tháng(?! đầu| cuối| thi đua| ra quân)(?: qua)?,"
        ),
        _last_months,
    ),
    _Rule(
        "these_months",
        " tháng",
        "Bốn tháng qua, Chủ tịch UBND phường tặng 46 Giấy khen",
        folded_pattern(rf"(?:^|(?<=[.\n])) *(?P<n>\d{{1,2}}|{_NUMBERS}) tháng(?: qua)?,"),
        _last_months,
    ),
    _Rule(
        "half",
        "nửa ",
        "nửa đầu năm 2026",
        folded_pattern(r"nửa (?P<side>đầu|cuối) năm(?: (?P<year>20\d\d))?"),
        _half,
    ),
    _Rule(
        "quarter",
        "quý ",
        "Quý I/2026",
        folded_pattern(r"(?<![^\W_])quý (?P<n>iii|ii|iv|i|[1-4])(?![^\W_])(?: *(?:/|-|năm)? *(?P<year>20\d\d))?"),
        _quarter,
    ),
    _Rule(
        "years",
        " năm",
        "Trong 5 năm qua",
        folded_pattern(
            rf"(?<![^\W_])(?:trong|qua|sau|suốt)(?: vòng| hơn| gần)? (?P<n>\d{{1,2}}|{_NUMBERS}) năm"
            r"(?! học| tuổi| công tác| gắn bó| làm| cống hiến| giảng dạy)(?![^\W_])"
        ),
        _years,
    ),
    _Rule(
        "years_of_growth",
        "trưởng thành",
        "50 năm xây dựng và trưởng thành, đơn vị được tặng 38 Huân chương",
        folded_pattern(
            rf"(?:^|(?<=[.\n])) *(?:hơn |gần |trải qua |sau |qua )*(?:(?P<n>\d{{1,2}}|{_NUMBERS}) năm|nửa thế kỷ)"
            r"[^.;\n]{0,40} trưởng thành(?![^\W_])"
        ),
        _years_of_growth,
    ),
    _Rule(
        "past_year",
        ",",
        "Năm qua, toàn tỉnh có 512 tập thể được tặng",
        folded_pattern(r"(?<![^\W_])(?:năm (?:vừa )?qua|cả năm|trong năm)(?: qua)?,"),
        _past_year,
    ),
    _Rule(
        "one_year",
        "năm ",
        "Năm 2025, toàn tỉnh có 512 tập thể được tặng Bằng khen",
        folded_pattern(r"(?<![^\W_])(?:trong |riêng |cả )?năm (?P<year>20\d\d)(?![\d/-])"),
        _one_year,
        summed=True,
    ),
    _Rule(
        "month",
        "trong tháng ",
        "Trong tháng 3, đã có 12 cá nhân được tặng Bằng khen",
        folded_pattern(r"(?<![^\W_])trong tháng (?P<m>\d{1,2})(?:(?:/| năm )(?P<year>20\d\d))?(?![\d/-])"),
        _month,
        summed=True,
    ),
)
# "giai đoạn 2021-2023. Giai đoạn này, huyện đã tặng 3.127 Giấy khen"
# "Năm 2025, Vùng có 3 đơn vị được tặng danh hiệu": how many a unit had of it that year
_HAD = folded_pattern(r", (?:[^,.;\n\d]{2,30} )?có \d[\d.]* [^,.;\n\d]{2,30} (?:được|đạt)(?![^\W_])")
_THAT_STAGE = folded_pattern(r"(?<![^\W_])(?:giai đoạn|thời gian|thời kỳ) (?:này|đó)(?![^\W_])")
# "được tặng thưởng Huân chương Lao động trong cả giai đoạn"
_WHOLE_STAGE = folded_pattern(r"[^,.;\n]{0,20}?(?<![^\W_])(?:trong |suốt )?cả (?:giai đoạn|nhiệm kỳ)(?! *\d)(?![^\W_])")
# "được Chính phủ tặng Cờ thi đua 3 năm liên tục"; not "cho 22 thôn 5 năm liên tục giữ vững danh hiệu"
_YEARS_RUNNING = folded_pattern(rf" (?:trong )?(?P<n>\d{{1,2}}|{_NUMBERS}) năm (?:liền|liên tục|liên tiếp)(?![^\W_])")
_AWARDS_END = ("thi đua", "khen", "xuất sắc", "chính phủ", "quyết thắng")
# "tặng Giấy khen cho 41 lượt tập thể, 156 lượt cá nhân": some more than once, so over the year that is reviewed
_TIMES_OVER = folded_pattern(r"\d lượt (?:tập thể|cá nhân|hộ|gia đình|đơn vị)(?![^\W_])")
_A_YEAR = re.compile(r"năm (?P<year>20\d\d)(?![\d/-])")
_MARKS = re.compile(r"[,;:(]")
_GOES_ON = folded_pattern(r"\s*(?:trong đó|cụ thể|riêng|ngoài ra|bên cạnh đó)(?![^\W_])")
# What tells of one occasion, not of a stretch of time
_ONE_OCCASION = folded_pattern(
    r"(?<![^\W_])(?:dịp này|nhân dịp|tại (?:hội nghị|buổi|lễ|đại hội|chương trình|đây)|hôm (?:nay|qua)|"
    r"(?:sáng|chiều|tối)(?: nay|,| \d)|lần này|đợt này|trao|vừa|ngày \d|quyết định số|đề nghị)(?![^\W_])"
)
_SUMS_AWARDS = folded_pattern(r"\d [^,.;\n\d]{2,40} (?:được|đạt|nhận)(?![^\W_])|(?:tặng|khen)[^.;\n]{0,40} \d")
_TAIL = 60
"""How far behind an award its period may stand: "… được tặng Bằng khen trong 5 năm qua"."""


# "Ghi nhận thành tích trong huấn luyện, rà phá bom mìn và chống thiên tai giai đoạn 2020-2025, Chủ tịch nước tặng"
_FOR_DEEDS = folded_pattern(
    r"(?<![^\W_])(?:ghi nhận|vì|với) (?:những |các )?(?:thành tích|đóng góp|cống hiến)"
    r"(?:(?!(?<![^\W_])(?:tặng|trao|khen|nhận(?! thức))(?![^\W_]))[^.;\n])*$"
)


def find_period(folded: str, day: Date | None) -> Period | None:
    """The first period that a folded text names, for any kind of sum."""
    for rule in PERIOD_RULES:
        if rule.summed or rule.part not in folded:
            continue
        if (match := rule.pattern.search(folded)) and (found := rule.read(match, day)):
            return found
    return None


def summed_over(reading: Reading, award: tuple[int, int], day: Date | None) -> Period | None:
    """The period over which the award at ``award`` is summed; ``None`` where it was given on one occasion.

    A period of deeds ("vì thành tích giai đoạn 2021-2025", "tổng kết 10 năm") sums no award, nor does one that an
    occasion follows ("trong 5 năm qua …; dịp này, …").
    """
    folded = reading.folded
    start, end = reading.sentence(award[0])
    found = _leading(folded, start, award, day) or _trailing(folded, award[1], end, day)
    if found is None and folded.endswith(_AWARDS_END, start, award[1]):
        running = _YEARS_RUNNING.match(folded, award[1], end)
        found = _years(running, day) if running else None
    if found is None and _TIMES_OVER.search(folded, *award):
        year = _A_YEAR.search(folded, 0, start)
        found = _one_year(year, day) if year else None
    if found is None and _THAT_STAGE.search(folded, start, award[0]):
        found = find_period(folded[:start], day)
    if found is None and start > 0 and _WHOLE_STAGE.match(folded, award[1], end):
        before, _ = reading.sentence(start - 1)
        found = find_period(folded[before:start], day) or find_period(folded[:start], day)
    if found is None and start > 0 and _GOES_ON.match(folded, start):
        before, _ = reading.sentence(start - 1)
        found = _leading(folded, before, (start, start), day)
    if found is None and start > 0 and not _ONE_OCCASION.search(folded, start, end):
        found = _going_on(reading, start, day)
    return found


def _going_on(reading: Reading, start: int, day: Date | None) -> Period | None:
    """The period of the sentence before, which sums awards, where this one goes on in the same paragraph.

    "6 tháng đầu năm, toàn tỉnh có 14 tập thể được tặng Huân chương. Chủ tịch UBND tỉnh đã tặng 364 Bằng khen."
    """
    before, _ = reading.sentence(start - 1)
    if "\n" in reading.text[before:start].lstrip() or not _SUMS_AWARDS.search(reading.folded, before, start):
        return None
    return _leading(reading.folded, before, (start, start), day)


def _leading(folded: str, start: int, award: tuple[int, int], day: Date | None) -> Period | None:
    clause = folded[start : award[1]]
    for rule in PERIOD_RULES:
        for match in rule.pattern.finditer(folded, start, award[1]) if rule.part in clause else ():
            marks = [mark.end() for mark in _MARKS.finditer(folded, start, match.start())]
            part = folded[marks[-1] if marks else start : match.start()]
            if words_of("deeds").search(part) or _FOR_DEEDS.search(folded, start, match.start()):
                continue
            between = folded[match.end() : max(award)]
            if words_of("occasions").search(folded, match.end(), max(award)):
                continue
            if rule.summed and not (words_of("summing").search(between) or _HAD.match(between)):
                continue
            if period := rule.read(match, day):
                return period
    return None


def _trailing(folded: str, position: int, end: int, day: Date | None) -> Period | None:
    stop = min(end, position + _TAIL)
    tail = folded[position:stop]
    for rule in PERIOD_RULES:
        if rule.summed or rule.part not in tail:
            continue
        match = rule.pattern.search(folded, position, stop)
        if match and not re.search(r"[,.;]", folded[position : match.start()]):
            if words_of("deeds").search(folded, position, match.start()):
                continue
            if period := rule.read(match, day):
                return period
    return None
