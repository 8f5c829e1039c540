"""When a figure holds: "đến cuối năm 2022" is 2022-12-31, "tính đến tháng 9/2023" is 2023-09."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from articles.annotation.gazetteer import folded_pattern
from articles.annotation.reading import Reading

_YEAR = re.compile(r"\d{4}")
# What stands right before a year: "31/12/", "ngày 5 tháng 3 năm ", "6 tháng đầu năm ", "tháng 9/", "quý II/", "năm ".
_BEFORE_YEAR = folded_pattern(
    r"(?<![\d/.-])(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-]|(?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2}) năm "
    r"|tháng (?P<m3>\d{1,2})(?:/| năm |-)|(?P<m5>\d{1,2}) tháng(?: đầu)? năm "
    r"|quý (?P<q6>iii|ii|iv|i|[1-4])(?:/| năm |-)|(?P<bare>năm ))$"
)
_TO_YEAR = re.compile(r" *- *\d{4}")
# "tính đến ngày", "đến hết", "cuối" before it: until when a count runs.
_UNTIL = folded_pattern(r"(?<![^\W_])(?P<until>(?:tính )?(?:đến|tới) (?:nay,? ?)?)?(?P<end>hết |cuối )?(?:ngày )?$")
# "so với năm 2021" is what a change is measured from, "giai đoạn 2021-2023" a period, "Luật … năm 2022" a name.
_NOT_AS_OF = folded_pattern(
    r"(?:so với(?: cuối| đầu)?|so với cùng kỳ|từ|giai đoạn|nhiệm kỳ|kể từ|luật[^.;,\n]{0,40}|"
    r"quyết định[^.;\n]{0,40}|số \d\S* *|sinh|khóa|công văn[^.;\n]{0,30}|"
    r"kế hoạch[^.;\n]{0,30}|nghị quyết[^.;\n]{0,30}|mục tiêu(?: đến)?|phấn đấu(?: đến)?|phấn đấu[^.;\n]{0,20}|đầu) *$"
)
_QUARTERS = {"i": "03", "ii": "06", "iii": "09", "iv": "12", "1": "03", "2": "06", "3": "09", "4": "12"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment a figure can hold at; ``carries`` says that it was "đến …" and holds for the sentences after it."""

    value: str
    start: int
    carries: bool


class Moments:
    """All moments of a text, by place."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        found = (_moment(reading.folded, match) for match in _YEAR.finditer(reading.folded))
        self._moments = [moment for moment in found if moment is not None and not self._is_other(moment)]
        self._starts = [m.start for m in self._moments]

    def _is_other(self, moment: Moment) -> bool:
        return bool(_NOT_AS_OF.search(self._reading.folded, max(0, moment.start - 60), moment.start))

    def holding_at(self, position: int) -> str | None:
        """The moment stated last before ``position`` in its sentence, else right after it, else carried over."""
        start, end = self._reading.sentence(position)
        i = bisect_right(self._starts, position)
        if i and self._moments[i - 1].start >= start:
            return self._moments[i - 1].value
        if i < len(self._moments) and self._moments[i].start < end:
            between = self._reading.folded[position : self._moments[i].start]
            if not re.search(r"\d", between[8:]) and ";" not in between and self._moments[i].start - position < 60:
                return self._moments[i].value
        paragraph, _ = self._reading.paragraph(position)
        if i and self._moments[i - 1].start >= paragraph:
            earlier = self._moments[i - 1]
            opens = earlier.start - self._reading.sentence(earlier.start)[0] < 8
            if earlier.carries or (opens and len(earlier.value) < 10):  # a day that opens a text is the event's
                return earlier.value
        return None


def _moment(folded: str, year: re.Match[str]) -> Moment | None:
    """The moment that ends in a year, or ``None`` where the four digits are none."""
    first, last = year.span()
    if folded[last : last + 1].isdigit() or folded[first - 1 : first].isdigit():
        return None
    match = _BEFORE_YEAR.search(folded, max(0, first - 24), first)
    if match is None or (match["bare"] and _TO_YEAR.match(folded, last)):
        return None
    before = _UNTIL.search(folded, max(0, match.start() - 30), match.start())
    until = bool(before and before["until"])
    at_end = bool(before and before["end"])
    value = year.group()
    if match["d"] or match["d2"]:
        value += f"-{int(match['m'] or match['m2']):02}-{int(match['d'] or match['d2']):02}"
    elif match["m3"] or match["m5"]:
        value += f"-{int(match['m3'] or match['m5']):02}"
    elif match["q6"]:
        value += f"-{_QUARTERS[match['q6']]}"
    elif at_end:
        value += "-12-31"
    start = before.start() if before else match.start()
    return Moment(value, start, until or at_end or bool(match["m5"] or match["q6"]))
