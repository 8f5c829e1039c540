"""Who gives an award: an office of state or a body, before the verb or after "của"."""

from __future__ import annotations

from dataclasses import dataclass

from articles.annotation.bodies import Body
from articles.annotation.endings import Endings
from articles.annotation.gazetteer import folded_pattern
from articles.annotation.reading import Reading

# Offices that stand before a body's name: "Chủ tịch UBND tỉnh", "Bộ trưởng Bộ Nội vụ".
_OFFICE = (
    r"(?:chủ tịch|bộ trưởng|giám đốc|tổng giám đốc|chủ nhiệm|viện trưởng|chánh án|tư lệnh|thường trực|"
    r"ban thường vụ|đoàn chủ tịch|ban chấp hành|lãnh đạo|trưởng ban|chính phủ và)"
)
_OFFICE_BEFORE = folded_pattern(rf"(?<![^\W_])(?<!phó ){_OFFICE} +$")
_OFFICE_AT = folded_pattern(rf"{_OFFICE} +")
_NAMED = folded_pattern(
    r"(?:(?:phó )?chủ tịch nước(?: (?:chxhcn|cộng hòa xã hội chủ nghĩa) việt nam)?|"
    r"thủ tướng chính phủ|thủ tướng|"
    r"chính phủ|nhà nước|đảng và nhà nước|đảng, nhà nước|tổng bí thư|"
    r"(?:ban chấp hành )?trung ương (?:đoàn|hội)(?: [^\W\d_]+){0,4}|đại học quốc gia(?: hà nội)?|"
    r"giám đốc sở|giám đốc công an tỉnh|cấp cơ sở|cấp tỉnh|cấp huyện|cấp xã|cấp bộ|bộ trưởng|bộ|tỉnh|"
    r"thành phố|ngành|cơ sở)(?![^\W_])"
)
_CANONICAL = {
    "chủ tịch nước": "Chủ tịch nước", "thủ tướng chính phủ": "Thủ tướng Chính phủ", "thủ tướng": "Thủ tướng",
    "chính phủ": "Chính phủ",
}  # fmt: skip
# "Hội đồng cấp tỉnh xét tặng", "hội nghị cấp huyện": a level that says whose something is gives nothing.
_LEVEL_OF = Endings(
    "hội đồng|hội nghị|đại hội|hội thi|cuộc thi|kỳ thi|đề tài|sáng kiến|ban chỉ đạo|đơn vị|cơ quan|di tích"
)
# Words that are a giver only right before the verb or after "của", not anywhere in the sentence.
_WEAK = frozenset({"bộ trưởng", "bộ", "tỉnh", "thành phố", "ngành", "cơ sở"})


@dataclass(frozen=True, slots=True)
class Giver:
    """A giver in the composed text; ``body`` is the organisation of it, where one is known."""

    name: str
    start: int
    end: int
    body: Body | None = None
    weak: bool = False


def find_givers(reading: Reading, bodies: list[Body], start: int, end: int) -> list[Giver]:
    """Every possible giver between two positions, in order of place; the longer where two overlap."""
    found: list[Giver] = []
    for body in bodies:
        if body.start < start or body.end > end:
            continue
        office = _OFFICE_BEFORE.search(reading.folded, max(start, body.start - 24), body.start)
        first = office.start() if office else body.start
        found.append(Giver(_canonical(reading, first, body.end), first, body.end, body))
    for match in _NAMED.finditer(reading.folded, start, end):
        if reading.folded[match.start() - 1 : match.start()].isalnum():
            continue
        if match.group().startswith("cấp ") and _LEVEL_OF.length_before(reading.folded, match.start()):
            continue
        if not any(g.start <= match.start() < g.end for g in found):
            weak = match.group() in _WEAK
            found.append(Giver(_canonical(reading, *match.span()), match.start(), match.end(), None, weak))
    return sorted(found, key=lambda giver: giver.start)


def giver_at(givers: list[Giver], position: int) -> Giver | None:
    """The giver that begins at ``position``."""
    return next((giver for giver in givers if giver.start == position), None)


def _canonical(reading: Reading, start: int, end: int) -> str:
    folded = reading.folded[start:end]
    written = " ".join(reading.text[start:end].split())
    for spelled, canonical in _CANONICAL.items():
        if folded == spelled or folded.replace("uỷ", "ủy") == spelled:
            return canonical
    return written[0].upper() + written[1:]
