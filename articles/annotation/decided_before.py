"""The decision that a sentence rests on when it opens with "Theo đó": the one signed in the sentence before."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from articles.annotation.award_words import DEPUTY
from articles.annotation.bodies import Body
from articles.annotation.decisions import Decision, Decisions
from articles.annotation.givers import Giver, find_givers
from articles.annotation.reading import Reading
from articles.text import folded_pattern

_REFERS = folded_pattern(r"\s*(?:theo đó|theo (?:các )?quyết định(?: này| trên| khen thưởng)?),")
# "Giám đốc Sở đã ký quyết định khen thưởng đột xuất"; not "Sở công bố các quyết định": those are of others too.
_SIGNS = folded_pattern(
    r",? +(?:đã |vừa |mới |cũng )*(?:ký|ban hành|ký ban hành|có) (?:các )?quyết định(?![^\W_])"
    r"(?=[^.;\n]{0,90}?(?<![^\W_])(?:khen thưởng|khen|tặng|biểu dương|tuyên dương|công nhận)(?![^\W_]))"
)


class DecidedBefore(NamedTuple):
    """The signer and the decision of the sentence before."""

    signer: Giver | None = None
    decision: Decision = Decision()


def decided_before(reading: Reading, bodies: list[Body], start: int) -> DecidedBefore:
    """What was signed in the sentence before the one at ``start``, where that one refers to it; else nothing."""
    if start == 0 or _REFERS.match(reading.folded, start) is None:
        return DecidedBefore()
    end = start
    while end and reading.text[end - 1].isspace():
        end -= 1
    first, _ = reading.sentence(max(0, end - 1))
    signs = _SIGNS.search(reading.folded, first, end)
    if signs is None:
        return DecidedBefore()
    starts = [body.start for body in bodies]
    named = bodies[bisect_left(starts, first) : bisect_left(starts, end)]
    before = [g for g in find_givers(reading, named, first, end) if g.end == signs.start()]
    signer = next((g for g in before if not g.weak and not DEPUTY.search(reading.folded, first, g.start)), None)
    if signer is None:
        return DecidedBefore()
    return DecidedBefore(signer, Decisions(reading, first, end, (), lambda: ()).holding_for(end))
