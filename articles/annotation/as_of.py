"""When a figure holds: "đến cuối năm 2022" is 2022-12-31, "tính đến tháng 9/2023" is 2023-09."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from articles.annotation.gazetteer import folded_pattern
from articles.annotation.reading import Reading

_DATE = folded_pattern(
    r"\d{1,2}(?:[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})(?!\d)| tháng (?P<m2>\d{1,2}) năm (?P<y2>\d{4})"
    r"|(?P<of> tháng(?: đầu)? năm) (?P<y5>\d{4}))"
    r"|tháng (?P<m3>\d{1,2})(?:/| năm |-)(?P<y3>\d{4})"
    r"|quý (?P<q6>iii|ii|iv|i|[1-4])(?:/| năm |-)(?P<y6>\d{4})"
    r"|năm (?P<y7>\d{4})(?! *- *\d{4})"
)
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
        found = (_moment(reading.folded, match) for match in _DATE.finditer(reading.folded))
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


def _moment(folded: str, match: re.Match[str]) -> Moment | None:
    g = match.groupdict()
    if match.start() and folded[match.start() - 1] in "0123456789/.-":
        return None
    before = _UNTIL.search(folded, max(0, match.start() - 30), match.start())
    until = bool(before and before.group("until"))
    at_end = bool(before and before.group("end"))
    number = match.group().partition("/")[0].partition(".")[0].partition("-")[0].partition(" ")[0]
    if g["y"] or g["y2"]:
        value = f"{g['y'] or g['y2']}-{int(g['m'] or g['m2']):02}-{int(number):02}"
    elif g["y3"]:
        value = f"{g['y3']}-{int(g['m3']):02}"
    elif g["y5"]:
        value = f"{g['y5']}-{int(number):02}"
    elif g["y6"]:
        value = f"{g['y6']}-{_QUARTERS[g['q6']]}"
    else:
        value = f"{g['y7']}-12-31" if at_end else g["y7"]
    start = before.start() if before else match.start()
    return Moment(value, start, until or at_end or bool(g["y5"] or g["y6"]))
