"""What a figure counts or measures: ordered rules over the words around it, one table per kind of figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from articles.annotation.figure_words import (
    AGAINST,
    BARE,
    COST,
    COUNTED_SUBJECT,
    DANGLING,
    HAS,
    HAVING,
    LEADS_ON,
    NUMBER_OF,
    RATE,
)
from articles.annotation.figures import Figure
from articles.annotation.reading import Reading

_TIMES = ("lần", "bậc")
_POINTS = "điểm %"
# "Tỷ lệ hộ nghèo giảm còn 5,4%, bình quân giảm 1,3%/năm": of the rate before it.
_ON_AVERAGE = ("bình quân", "trung bình", "bình quân mỗi năm", "trung bình mỗi năm", "mỗi năm")
_RATE_BEGINNINGS = ("tỷ", "tỉ", "mức", "chỉ", "độ")
_LONGEST_SUBJECT = 6
"""Maximum words before a counted noun for both to be one subject: "số hộ nghèo còn 21 hộ"."""


class Former(NamedTuple):
    """The reading of the previous figure, if it is in the same sentence."""

    sentence: int = -1
    what: str = ""
    is_rate: bool = False
    end: int = 0
    unit: str = ""
    moves: bool = False
    """Whether it is a percentage that is a change itself, or measured against a plan: "đạt 112% kế hoạch, tăng 13%"."""


class Surroundings:
    """A figure with the words around it.

    Attributes:
        lead: where the words before the number begin that belong to it ("tăng", "khoảng").
        subject: the words before, from ``subject_start`` on; may be empty; ``lowered`` in lower case.
        after: where the words behind that belong to it end.
        changes: whether the words before state a change.
        is_bare: is the subject missing, or a verb alone?
        following: the words behind a percentage, up to ``after``.
        about: the words on both sides of a percentage, folded.
        is_rate: is it the percentage of a rate ("tỷ lệ hộ nghèo"), so that its changes are in percentage points?
        is_against: do the words behind a percentage state its yardstick ("kế hoạch")?
        counted: the counted noun with the words after it, without those that lead on.
    """

    __slots__ = (
        "about",
        "after",
        "changes",
        "counted",
        "figure",
        "folded",
        "following",
        "former",
        "is_against",
        "is_bare",
        "is_rate",
        "lead",
        "lowered",
        "subject",
        "subject_start",
    )

    def __init__(
        self,
        reading: Reading,
        figure: Figure,
        former: Former,
        lead: int,
        subject: tuple[int, str],
        after: int,
        changes: bool,
    ) -> None:
        self.figure, self.former, self.lead, self.after, self.changes = figure, former, lead, after, changes
        self.folded = folded = reading.folded
        self.subject_start, self.subject = subject
        self.lowered = self.subject.lower()
        self.is_bare = not self.lowered or self.lowered in BARE
        self.following = self.about = self.counted = ""
        self.is_rate = self.is_against = False
        if figure.kind == "percent":
            self.following = " ".join(reading.text[figure.end : after].split())
            self.about = about = f"{folded[self.subject_start : figure.start]} {folded[figure.end : after]}"
            self.is_rate = RATE.search(about) is not None and NUMBER_OF.search(about) is None
            self.is_against = bool(self.following) and AGAINST.match(self.following.lower()) is not None
        elif figure.kind == "count":
            counted = " ".join(reading.text[figure.unit_start : after].split())
            self.counted = DANGLING.sub("", counted) if counted.endswith(LEADS_ON) else counted

    def follows(self, words: str) -> bool:
        """Do these words come right before?"""
        return self.folded.endswith(words, 0, self.lead)


class Described(NamedTuple):
    """What a figure counts, and the span that its quote has."""

    what: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SubjectRule:
    """One way in which the words around a figure show what it counts; ``sample`` is a text in which it decides."""

    name: str
    sample: str
    applies: Callable[[Surroundings], bool]
    reads: Callable[[Surroundings], Described]


@dataclass(frozen=True, kw_only=True, slots=True)
class PointsRule:
    """One case in which "%" means percentage points; ``sample`` is a text in which it decides."""

    name: str
    sample: str
    applies: Callable[[Surroundings], bool]


def _at_number(what: str, of: Surroundings) -> Described:
    return Described(what=what, start=of.lead, end=of.figure.end)


def _counting(what: str, of: Surroundings) -> Described:
    return Described(what=what, start=of.lead, end=max(of.figure.end, of.after))


def _cost_at(of: Surroundings) -> int | None:
    match = COST.search(of.lowered)
    return match.start() if match else None


def _number_at(of: Surroundings) -> int | None:
    if "số " not in of.lowered and "tổng " not in of.lowered:
        return None
    match = COUNTED_SUBJECT.search(of.subject)
    return match.start() if match else None


def _is_short_subject(of: Surroundings) -> bool:
    if of.is_bare or len(of.subject.split()) > _LONGEST_SUBJECT:
        return False
    start, end = max(0, of.lead - 12), of.lead
    return not (of.folded[start:end].rstrip().endswith(HAVING) and HAS.search(of.folded, start, end))


POINTS_RULES = (
    PointsRule(
        name="change_of_a_rate",
        sample="Tỷ lệ hộ nghèo giảm 1,2% so với năm trước.",
        applies=lambda of: (
            of.changes
            and "tăng trưởng" not in of.about
            and (of.is_rate or (of.former.is_rate and (not of.subject or of.lowered in _ON_AVERAGE)))
        ),
    ),
    PointsRule(
        name="change_behind_a_percentage",
        sample="Học sinh khá, giỏi đạt 87,5%, tăng 9,5% so với năm trước.",
        applies=lambda of: of.changes and of.former.unit == "%" and not of.subject and not of.former.moves,
    ),
    PointsRule(
        name="beyond_a_rate",
        sample="Tỷ lệ che phủ rừng đạt 54%, vượt 2% so với chỉ tiêu.",
        applies=lambda of: of.former.is_rate and of.former.unit == "%" and of.follows("vượt "),
    ),
)
_PERCENT_RULES = (
    SubjectRule(
        name="share_of_what_follows",
        sample="Có 83% hộ dân tham gia.",
        applies=lambda of: (
            bool(of.following) and not of.is_against and not of.changes and (of.is_bare or not RATE.search(of.lowered))
        ),
        reads=lambda of: Described(what=f"tỷ lệ {of.following}", start=of.lead, end=of.after),
    ),
    SubjectRule(
        name="percent_of_the_subject",
        sample="Tỷ lệ hộ nghèo còn 2,3%.",
        applies=lambda of: not of.is_bare,
        reads=lambda of: Described(what=of.subject, start=of.subject_start, end=of.figure.end),
    ),
    SubjectRule(
        name="measured_against_a_plan",
        sample="Đạt 105% kế hoạch.",
        applies=lambda of: of.is_against and not of.former.what,
        reads=lambda of: Described(what=of.following, start=of.lead, end=of.after),
    ),
    SubjectRule(
        name="percent_of_the_former",
        sample="Có 120 hộ thoát nghèo, đạt 105% kế hoạch.",
        applies=lambda of: True,
        reads=lambda of: _at_number(of.former.what, of),
    ),
)
_MONEY_RULES = (
    SubjectRule(
        name="named_cost",
        sample="Công trình được xây dựng với tổng kinh phí 2 tỷ đồng.",
        applies=lambda of: (at := _cost_at(of)) is not None and of.subject[at:].lower() not in BARE,
        reads=lambda of: _at_number(of.subject[_cost_at(of) or 0 :], of),
    ),
    SubjectRule(
        name="money_of_the_subject",
        sample="Quỹ khuyến học đạt 3 tỷ đồng.",
        applies=lambda of: not of.is_bare,
        reads=lambda of: _at_number(of.subject, of),
    ),
    SubjectRule(
        name="money_of_the_former",
        sample="Hội xây 12 căn nhà, trong đó 900 triệu đồng.",
        applies=lambda of: True,
        reads=lambda of: _at_number(of.former.what, of),
    ),
)
_TIMES_RULES = (
    SubjectRule(
        name="multiple_of_the_subject",
        sample="Thu nhập bình quân đầu người tăng 1,5 lần.",
        applies=lambda of: of.lowered not in BARE,
        reads=lambda of: _at_number(of.subject, of),
    ),
    SubjectRule(
        name="multiple_of_the_former",
        sample="Hội có 12 mô hình, vượt 3 lần kế hoạch.",
        applies=lambda of: True,
        reads=lambda of: _at_number(of.former.what, of),
    ),
)
_COUNT_RULES = (
    SubjectRule(
        name="number_of",
        sample="Tổng số hội viên là 45.678 người.",
        applies=lambda of: _number_at(of) is not None,
        reads=lambda of: _counting(of.subject[_number_at(of) or 0 :], of),
    ),
    SubjectRule(
        name="noun_on_both_sides",
        sample="Hộ nghèo còn 21 hộ.",
        applies=lambda of: of.counted == of.figure.unit and of.lowered.startswith(f"{of.figure.unit} "),
        reads=lambda of: _counting(of.subject, of),
    ),
    SubjectRule(
        name="subject_with_noun",
        sample="Toàn huyện xóa được 57 nhà tạm.",
        applies=_is_short_subject,
        reads=lambda of: _counting(f"{of.subject} {of.counted}", of),
    ),
    SubjectRule(
        name="noun_alone",
        sample="Hội có 45.678 hội viên.",
        applies=lambda of: True,
        reads=lambda of: _counting(of.counted, of),
    ),
)
SUBJECT_RULES = {"percent": _PERCENT_RULES, "money": _MONEY_RULES, "times": _TIMES_RULES, "count": _COUNT_RULES}
"""Ordered; the first rule that applies decides."""


def describe(of: Surroundings) -> tuple[Described, str]:
    """What a figure counts, and the name of the rule that decided it."""
    figure = of.figure
    for rule in SUBJECT_RULES["times" if figure.unit in _TIMES else figure.kind]:
        if rule.applies(of):
            break  # the last rule of each kind always does
    found = rule.reads(of)
    if of.is_rate and found.what and not found.what.lower().startswith(_RATE_BEGINNINGS):
        found = found._replace(what=f"tỷ lệ {found.what}")
    return found, rule.name


def points_rule(of: Surroundings) -> str | None:
    """The rule by which "%" means percentage points here, if any does."""
    if of.figure.unit != "%" or of.figure.kind != "percent":
        return None
    return next((rule.name for rule in POINTS_RULES if rule.applies(of)), None)


def unit_of(of: Surroundings) -> str:
    """The figure's unit, "điểm %" where a change of a rate is stated."""
    return _POINTS if points_rule(of) is not None else of.figure.unit
