"""When a figure holds: "đến cuối năm 2022" is 2022-12-31, "tính đến tháng 9/2023" is 2023-09."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from articles.annotation.endings import Endings
from articles.annotation.reading import Reading
from articles.text import fold_tones, folded_pattern

_YEAR = re.compile(r"[0-9][0-9][0-9][0-9]")
# The words right before a year: "31/12/", "ngày 5 tháng 3 năm ", "6 tháng đầu năm ", "tháng 9/", "quý II/", "năm ".
_BEFORE_YEAR = folded_pattern(
    r"(?<![\d/.-])(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-]|(?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2}) năm "
    r"|tháng (?P<m3>\d{1,2})(?:/| năm |-)"
    r"|(?P<m5>\d{1,2}|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một)?) tháng(?: đầu)?(?: của)? năm "
    r"|quý (?P<q6>iii|ii|iv|i|[1-4])(?:/| năm |-)|(?P<bare>năm ))$"
)
_TO_DAY = re.compile(r" *- *\d{1,2}[/.-]\d")
_TO_YEAR = re.compile(r" *- *\d{4}")
# "tính đến ngày", "đến hết", "cuối" before it: until when a count runs.
_UNTIL = Endings(
    "tính đến ngày|đến ngày|tới ngày|tính đến hết ngày|đến hết ngày|tính đến hết|đến hết|tới hết|tính đến cuối|"
    "đến cuối|tới cuối|tính đến|tính tới|đến|tới|hết|cuối|ngày|tính từ đầu năm đến hết"
)
# "so với năm 2021" is the base of a change, "giai đoạn 2021-2023" a period, but a goal holds at its own year.
_NOT_AS_OF = Endings(
    "lần|so với|so với cuối|so với đầu|so với cùng kỳ|từ|kể từ|giai đoạn|nhiệm kỳ|sinh|khóa|đầu|từ đầu|cùng kỳ|năm học"
)
# "Luật Thi đua, khen thưởng năm 2022", "Quyết định số 1526/QĐ-TTg ngày 09/12/2022": a document's own date.
_HOUR = folded_pattern(
    r"(?:tính |cập nhật )?(?:đến|tới) +(?:khoảng )?\d{1,2} *(?:giờ|h)(?: *\d{1,2}(?: *phút)?)?(?: cùng)?,? *$"
)
_DOCUMENTS = tuple(
    fold_tones(word)
    for word in ("luật ", "quyết định ", "công văn ", "kế hoạch ", "nghị quyết ", "chỉ thị ", "thông tư ", "nghị định ")
)
# "Tỷ lệ … hiện là 85,7%": a present value does not hold at an earlier moment.
_NOW_WORDS = ("hiện", "nay", "gần đây", " qua", "vụ ", "bây giờ", "thời điểm này")
"""One of these is in every text that :data:`_NOW` finds something in."""
_NOW = folded_pattern(
    r"(?<![^\W_])(?:(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!biểu )(?<!tái )hiện"
    r"(?! tượng| đại| trạng| thực| vật| hành)|"
    r"đến nay|tới nay|đến thời điểm này|năm nay|gần đây|lâu nay|"
    r"[^\W_]+ năm qua|thời gian qua|vụ rồi|vụ này|bây giờ|nay(?= (?:còn|đã|có|chỉ|đạt|là|lên|tăng|giảm)))(?![^\W_])"
)
# Words before a moment that holds for the text after it: "Trong năm 2023, …", "Theo ông A, trong năm 2023, …",
# "Báo cáo cho thấy: năm 2024, …". Not a date in a life: "Nhận việc khu năm 2016, ông …".
_OPENING = folded_pattern(
    r"(?! *(?:nhận |khởi nghiệp|về hưu|nghỉ hưu|ra trường|về quê|"
    r"thành lập|xuất ngũ|nhập ngũ|ra đời|tốt nghiệp|vào nghề))"
    r"[^,;\d]{0,16}|[^\n]*:|theo [^\n]*,(?: trong)?|[^\n]*(?:cho biết|cho hay|thông tin|cho thấy|nêu rõ|khẳng định)"
    r"[:,]?(?: rằng)?(?: trong)?"
)
# "Từ ngày 3/6 đến ngày 20/8/2024", "từ năm 2019 đến năm 2021": a stretch of time.
_STRETCH = folded_pattern(
    r"(?<![^\W_])từ (?:đầu |cuối |ngày |tháng |quý |năm )*\d[\d/.-]*(?: tháng \d+)?(?: năm \d+)? *$"
)
_LONGEST_OPENING = 24
_DIGIT = re.compile(r"\d")
_COMMA = re.compile(r"(?<!\d),")
_OWN = re.compile(r", *(?:trong|vào|tính|của)? *$")
_RIGHT_AFTER = folded_pattern(r" *\(?(?:(?:vào|trong|của|ở) +)?")
_CLAUSE_MARKS = re.compile(r"[.;\n]")
_MONTHS_IN_WORDS = {"ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
_QUARTERS = {"i": "03", "ii": "06", "iii": "09", "iv": "12", "1": "03", "2": "06", "3": "09", "4": "12"}


class Moment(NamedTuple):
    """A moment at which a figure holds; ``carries``: it was "đến …" and applies to the following sentences."""

    value: str
    start: int
    end: int
    carries: bool


class Moments:
    """The moments of a text, by position; a paragraph's are read when a figure in it needs them.

    Args:
        awards: where the awards of the text end: a year right after one dates the award.
    """

    def __init__(self, reading: Reading, awards: Sequence[int] = ()) -> None:
        self._reading, self._awards = reading, awards
        self._first = self._last = -1
        self._moments: list[Moment] = []
        self._starts: list[int] = []

    def _read_around(self, position: int) -> None:
        """Read the moments of the paragraph around ``position``; further ones are not needed for what is in it."""
        self._first, self._last = first, last = self._reading.paragraph(position)
        folded, numbers = self._reading.folded, self._reading.numbers
        self._moments = []
        for start in numbers[bisect_left(numbers, first) : bisect_left(numbers, last)]:
            year = _YEAR.match(folded, start)
            moment = _moment(folded, year) if year else None
            if moment is not None and not self._is_other(moment):
                self._moments.append(moment)
        self._starts = [moment.start for moment in self._moments]

    def _is_other(self, moment: Moment) -> bool:
        folded = self._reading.folded
        if _NOT_AS_OF.length_before(folded, moment.start):
            return True
        if _STRETCH.search(folded, max(0, moment.start - 40), moment.start):
            return True
        if any(end <= moment.start and not folded[end : moment.start].strip(" ") for end in self._awards):
            return True  # "danh hiệu Nghệ nhân ưu tú năm 2015, thuộc 38 làn điệu": when it was given
        before = _CLAUSE_MARKS.split(folded[max(0, moment.start - 44) : moment.start])[-1]
        before = before.replace("kế hoạch và đầu tư", "")  # the department, not a plan
        return any(word in before for word in _DOCUMENTS)

    def beginning_at(self, position: int) -> str | None:
        """The moment stated right after a figure: "xuống còn 5,34% vào cuối năm 2023"."""
        if not self._first <= position <= self._last:
            self._read_around(position)
        i = bisect_left(self._starts, position)
        if i < len(self._moments) and _RIGHT_AFTER.fullmatch(self._reading.folded, position, self._moments[i].start):
            return self._moments[i].value
        return None

    def holding_at(self, position: int, *, carried: bool = True, following: bool = True) -> str | None:
        """The moment stated last before ``position`` in its sentence, else right after it, else carried over.

        Args:
            carried: may it be carried over from an earlier sentence?
            following: may it follow the figure? In "gấp 1,8 lần năm 2020" that is the basis of comparison.

        A moment ends where the text turns to the present: "năm 2024 …; hiện có 15.400 công nhân".
        """
        if not self._first <= position <= self._last:
            self._read_around(position)
        start, end = self._reading.sentence(position)
        i = bisect_right(self._starts, position)
        earlier = self._moments[i - 1] if i else None
        if earlier and self._turns_to_now(earlier.start, position):
            earlier = None
        if earlier and earlier.start >= start:
            # "Sáng 5/6/2025, …": the day that a sentence opens with is the event's, not the end of a count
            opens = len(earlier.value) == 10 and earlier.start - start < _LONGEST_OPENING
            return None if opens and not earlier.carries else earlier.value
        if following and i < len(self._moments) and self._moments[i].start < end:
            between = self._reading.folded[position : self._moments[i].start]
            joined = not _COMMA.search(between) or (_OWN.search(between) and self._closes(self._moments[i]))
            if joined and len(between) < 60 and ";" not in between and not _DIGIT.search(between, 8):
                return self._moments[i].value
        if carried and earlier:
            first, _ = self._reading.sentence(earlier.start)
            said_of = self._reading.folded[first : earlier.start].rstrip()
            opens = bool(_OPENING.fullmatch(said_of))
            if earlier.carries or (opens and len(earlier.value) < 10):  # a day that opens a text is the event's
                return earlier.value
        return None

    def _turns_to_now(self, start: int, end: int) -> bool:
        folded = self._reading.folded
        words = folded[start:end].replace("thực hiện", "")
        if not any(map(words.__contains__, _NOW_WORDS)):
            return False
        return _NOW.search(folded, start, end) is not None

    def _closes(self, moment: Moment) -> bool:
        """Does a mark follow it: "đạt 50 tấn, năm 2025;"? In "trồng 70 chậu, năm 2025 đón …" it belongs to the next."""
        return self._reading.folded[moment.end : moment.end + 1] in ("", *",.;:)\n")


def _moment(folded: str, year: re.Match[str]) -> Moment | None:
    """The moment that ends in a year, or ``None`` where the four digits are not a year."""
    first, last = year.span()
    if folded[last : last + 1].isdigit() or folded[first - 1 : first].isdigit():
        return None
    match = _BEFORE_YEAR.search(folded, max(0, first - 24), first)
    if match is None or (match["bare"] and _TO_YEAR.match(folded, last)):
        return None
    if match["d"] and _is_a_life(folded, match.start(), last):
        return None
    start = _first_word(folded, match)
    before = folded[start : match.start()]
    if before.startswith("cuối") and folded.endswith("tháng ", 0, start):
        return None  # "6 tháng cuối năm 2025" is a stretch of time
    until = "đến" in before or "tới" in before
    at_end = "hết" in before or "cuối" in before
    introduces = folded.startswith(":", last)  # "điểm lại kết quả năm 2022: …"
    carries = until or at_end or introduces or bool(match["m5"] or match["q6"])
    return Moment(year.group() + _within_year(match, at_end=at_end), start, last, carries)


def _is_a_life(folded: str, start: int, end: int) -> bool:
    """Is a day one of a pair, as for an anniversary: "(11/6/1948 - 11/6/2023)"?"""
    before = folded[max(0, start - 3) : start]
    return before.endswith(("- ", "-")) or _TO_DAY.match(folded, end) is not None


def _first_word(folded: str, match: re.Match[str]) -> int:
    """Where a moment's words begin: "tính đến 17 giờ ngày 12/9/2024"."""
    start = match.start() - _UNTIL.length_before(folded, match.start())
    if match["d"] and folded.startswith("ngày", start) and (hour := _HOUR.search(folded, max(0, start - 40), start)):
        return hour.start()
    return start


def _within_year(match: re.Match[str], *, at_end: bool) -> str:
    """Month and day as written in a moment's value; empty for the year as a whole."""
    if match["d"] or match["d2"]:
        return f"-{int(match['m'] or match['m2']):02}-{int(match['d'] or match['d2']):02}"
    if match["m3"]:
        return f"-{int(match['m3']):02}"
    if match["m5"]:
        return f"-{_MONTHS_IN_WORDS.get(match['m5']) or int(match['m5']):02}"
    if match["q6"]:
        return f"-{_QUARTERS[match['q6']]}"
    return "-12-31" if at_end else ""
