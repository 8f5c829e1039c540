"""What the sentences beside one state of its awards: a decision signed before, a giver named behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from articles.annotation.award_words import DEPUTY
from articles.annotation.bodies import Body
from articles.annotation.decisions import Decision, Decisions
from articles.annotation.givers import Giver, find_givers, giver_at
from articles.annotation.headings import heading_of
from articles.annotation.names import FULL_NAME
from articles.annotation.reading import Reading
from articles.text import folded_pattern

_REFERS = folded_pattern(r"\s*(?:theo đó|cụ thể|theo (?:các )?quyết định(?: này| trên| khen thưởng)?),")
# "Giám đốc Sở đã ký quyết định khen thưởng đột xuất"; not "Sở công bố các quyết định": those are of others too.
_SIGNS = folded_pattern(
    r",? +(?:đã |vừa |mới |cũng )*(?:ký|ban hành|ký ban hành|có) (?:các )?quyết định(?![^\W_])"
    r"(?=[^.;\n]{0,90}?(?<![^\W_])(?:khen thưởng|khen|tặng|biểu dương|tuyên dương|công nhận)(?![^\W_]))"
)
_HOLDER = re.compile(rf",? (?:(?:ông|bà|đồng chí) )?{FULL_NAME.pattern}")
# "Thầy được trao Bằng khen. Phần thưởng này do Chủ tịch UBND tỉnh tặng theo Quyết định số …"
_NAMES_GIVER = folded_pattern(
    r"\s*(?:đây (?:cũng )?là )?(?:phần thưởng|vinh dự|danh hiệu)(?: cao quý| đột xuất)?(?: này| ấy| đó| trên)? "
    r"(?:là )?do "
)
_GAVE = folded_pattern(r" (?:đã |vừa |mới )*(?:ký )?(?:trao tặng|phong tặng|truy tặng|tặng|trao)(?![^\W_])")
# "Giám đốc Sở Y tế tặng:", "Bộ trưởng Bộ Công an đã tặng thưởng các hình thức sau:", "Chủ tịch nước tặng Huân chương:"
_GIVES_BELOW = folded_pattern(
    r" (?:đã |vừa |cũng |còn )*(?:ký )?(?:quyết định )?"
    r"(?:tặng thưởng|trao tặng|phong tặng|truy tặng|tặng|trao|khen thưởng|công nhận)(?: [^\W\d_]+){0,8} ?:"
)


# "Chủ tịch nước vừa ký các quyết định tặng thưởng Huân chương cho 11 tập thể, cá nhân. Cụ thể:" and its items
_LEADS_ON = folded_pattern(r"\s*(?:cụ thể|theo đó|trong đó|bao gồm|gồm)(?: như sau)? *:")


class StatedBeside(NamedTuple):
    """The giver and the decision that another sentence states."""

    giver: Giver | None = None
    decision: Decision = Decision()


_NOTHING = StatedBeside()


def decided_before(reading: Reading, bodies: list[Body], start: int) -> StatedBeside:
    """What was signed in the sentence that the one at ``start`` refers to, or stands above its list; else nothing."""
    if start == 0 or _REFERS.match(reading.folded, start) is None:
        return _headed(reading, bodies, start)
    return _signed_before(reading, bodies, start)


def _signed_before(reading: Reading, bodies: list[Body], end: int) -> StatedBeside:
    """What the last sentence before ``end`` says to have been signed; else nothing."""
    while end and reading.text[end - 1].isspace():
        end -= 1
    first, _ = reading.sentence(max(0, end - 1))
    signs = _SIGNS.search(reading.folded, first, end)
    if signs is None:
        return _NOTHING
    before = [g for g in _givers(reading, bodies, first, end) if _signs_next(reading, g.end, signs.start())]
    signer = next((g for g in before if not g.weak and not DEPUTY.search(reading.folded, first, g.start)), None)
    if signer is None:
        return _NOTHING
    return StatedBeside(signer, Decisions(reading, first, end, (), ()).holding_for(end))


def _signs_next(reading: Reading, position: int, verb: int) -> bool:
    """Does an office sign, with or without its holder's name: "Chủ tịch UBND tỉnh Tạ Anh Tuấn đã ký quyết định"?"""
    return position == verb or _HOLDER.fullmatch(reading.text, position, verb) is not None


def _headed(reading: Reading, bodies: list[Body], start: int) -> StatedBeside:
    """The giver that the heading of a list names for its items: "Giám đốc Sở Y tế tặng:"."""
    heading = heading_of(reading, start)
    if heading is None:
        return _NOTHING
    for giver in reversed(_givers(reading, bodies, *heading)):
        # not "theo Quyết định số … của Chủ tịch UBND xã:", below which the sets name nobody
        if not giver.is_deputy and _GIVES_BELOW.fullmatch(reading.folded, giver.end, heading.end):
            return StatedBeside(giver, Decisions(reading, *heading, (), ()).holding_for(heading.end))
    only_leads_on = _LEADS_ON.fullmatch(reading.folded, *heading) is not None
    return _signed_before(reading, bodies, heading.start if only_leads_on else heading.end)


def named_behind(reading: Reading, bodies: list[Body], end: int) -> StatedBeside:
    """The giver that the sentence beginning at ``end`` names for the award before it; else nothing."""
    names = _NAMES_GIVER.match(reading.folded, end)
    if names is None:
        return _NOTHING
    _, last = reading.sentence(names.end())
    giver = giver_at(_givers(reading, bodies, names.start(), last), names.end())
    if giver is None or _GAVE.match(reading.folded, giver.end) is None:
        return _NOTHING
    return StatedBeside(giver, Decisions(reading, names.start(), last, (), ()).holding_for(last))


def _givers(reading: Reading, bodies: list[Body], start: int, end: int) -> list[Giver]:
    starts = [body.start for body in bodies]
    return find_givers(reading, bodies[bisect_left(starts, start) : bisect_left(starts, end)], start, end)
