"""The decisions that a sentence names, the awards each holds for, and the signer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from articles.annotation.reading import Reading
from articles.text import fold_for_matching, folded_pattern

# Each alternative opens with a letter or mark, which the engine skips to.
_DECISION = folded_pattern(
    r"(?:quyết định(?: khen thưởng)?(?: số)?:? *(?:số:? *)?|\(số:? *|số (?<=[;,] số )(?=\d[\w.]*/(?:\d{4}/)?q[đd])|"
    r"nghị quyết(?: số)? *(?=[^;\n]{5,50}?(?<![^\W_])(?:tặng|truy tặng|phong tặng|khen thưởng)(?![^\W_])))"
    r"(\d[\w.]*(?:[/-][^\W_][\w-]*)+)"
)
_DATED = folded_pattern(r",? *ngày (\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})")
_SIGNED = folded_pattern(
    r"(?:theo|tại|thực hiện)(?: các)? quyết định(?: khen thưởng)?(?: số(?:[^;,\n]|, ?(?=ngày|số)){4,60}?|"
    r"(?: ký)? ngày[^;\n]{4,20}?| vừa ký| mới ký)?"
    r"(?: của (?=\S)| (?:do|mà) (?=\S[^,;\n]{3,80}? (?:ký|ban hành)(?![^\W_])))"
)


# "ông A, Chủ tịch UBND xã B, ký Quyết định số …": the signer stands before.
_SIGNS = folded_pattern(r",? +(?:đã |vừa |mới )*(?:ký|ban hành|ký ban hành) (?:các )?quyết định(?![^\W_])")


class Decision(NamedTuple):
    """A decision's number as printed, and its day (ISO) where the text gives one."""

    number: str | None = None
    date: str | None = None


# "Theo Quyết định số 3981/QĐ-UBND …; 1 xã nhận Bằng khen của Thủ tướng": a province decides on its own.
_LOCAL_NUMBER = folded_pattern(r"q[đd]-(?:ubnd|ct|snv)(?![^\W_])")
_NATIONAL_GIVER = folded_pattern(r"(?:thủ tướng|chủ tịch nước|chính phủ)(?![^\W_])")


def may_decide(decision: Decision, giver: str | None) -> bool:
    """May this giver's award rest on a decision of that number?"""
    if decision.number is None or giver is None:
        return True
    return not (
        _LOCAL_NUMBER.search(fold_for_matching(decision.number)) and _NATIONAL_GIVER.match(fold_for_matching(giver))
    )


class Decisions:
    """The decisions of one sentence.

    Args:
        awards: where the awards that it names begin.
        givers: positions of possible givers.
    """

    def __init__(self, reading: Reading, start: int, end: int, awards: Sequence[int], givers: Sequence[int]) -> None:
        self._reading, self._start, self._end, self._awards, self._givers = reading, start, end, awards, givers
        folded = reading.folded
        self._is_named = folded.find("quyết định", start, end) >= 0
        has_number = (
            self._is_named
            or folded.find("nghị quyết", start, end) >= 0
            or folded.find("(số", start, end) >= 0
            or folded.find(" số ", start, end) >= 0
        )
        self._found = list(_DECISION.finditer(folded, start, end)) if has_number else []

    def holding_for(self, position: int) -> Decision:
        """The decision by which an award at ``position`` was given.

        One that opens the sentence holds for every award after it; one that follows an award ("… theo Quyết định số …;
        14 cá nhân được …") for those of its own clause alone.
        """
        folded = self._reading.folded
        if not self._found:
            return Decision()
        if folded.rfind("đề nghị", folded.rfind(";", self._start, position) + 1 or self._start, position) >= 0:
            return Decision()  # no decision has given a proposed award yet
        clause = folded.rfind(";", self._start, position) + 1 or self._start
        stop = folded.find(";", position, self._end)
        own = [match for match in self._found if clause <= match.start() < (stop if stop >= 0 else self._end)]
        earlier = [match for match in self._found if match.end() <= position]
        opening = [
            match
            for match in earlier
            # "Bộ trưởng ký Quyết định số … tặng …; Chủ tịch UBND thành phố gửi …": the decision is the first office's
            if not self._follows_an_award(match.start())
            and not (clause > match.start() and self._has_own_giver(clause, position))
        ]
        before = [match for match in own if match.end() <= position] or own or opening
        if not before:
            return Decision()
        match = before[-1] if before is not own else own[0]
        number = self._reading.text[match.start(1) : match.end(1)].rstrip("-.")
        dated = _DATED.match(folded, match.end())
        return Decision(number, f"{dated[3]}-{int(dated[2]):02}-{int(dated[1]):02}" if dated else None)

    def _has_own_giver(self, clause: int, position: int) -> bool:
        return any(clause <= giver < position for giver in self._givers)

    def _follows_an_award(self, position: int) -> bool:
        """Does a decision follow an award in its clause: "Bằng khen cho 6 tập thể (Quyết định số …)"?"""
        clause = self._reading.folded.rfind(";", self._start, position) + 1 or self._start
        return any(clause <= award < position for award in self._awards)

    def signer_at(self) -> int | None:
        """Position of the signing body: "Theo Quyết định số … của Thủ tướng Chính phủ, 7 …"."""
        signed = _SIGNED.search(self._reading.folded, self._start, self._end) if self._is_named else None
        return signed.end() if signed else None

    def signed_after(self) -> int | None:
        """Where the office that signs the sentence's numbered decision ends: "Chủ tịch UBND xã B, ký Quyết định …"."""
        signs = _SIGNS.search(self._reading.folded, self._start, self._end) if self._found else None
        return signs.start() if signs else None
