"""The test whether two texts are one story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import comb
from typing import Literal

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from articles.duplicates.letters import SpelledText, common_syllables
from articles.duplicates.normal_form import Syllables, are_among, comparison_syllables, listed_syllables
from articles.duplicates.place_names import name_other_places

SIMILAR = 0.6
"""The share of the shorter text that must occur in the longer one, in order. In `benchmarks/duplicates` copies with a
third of their syllables changed have 0.71 or more, reports of one campaign with formulas and decree 0.47 or less."""
ONE_LENGTH = 0.85
"""A text of at least this share of the other's length is not a part of it: both must have :data:`SIMILAR` in common.
Copies have 0.71 of the shorter one, of lengths so near 0.60 of the longer; two forms of one office had 0.59."""
SHORT_PART = 0.4
"""A text shorter than this share of the other shares most syllables with it by chance: it must occur in runs."""
RUN = 3
IN_RUNS = 0.5
"""The share of such a short text's runs of three syllables that must occur in the longer one."""
SHORTEST = 20
"""Texts of fewer syllables are compared for equality only."""
NUMBERS = 6
SAME_NUMBERS = 0.3
"""Minimum number, and shared part, of figures: below that part, two texts are reports in one form, of two years."""
FEW_NUMBERS = 3
OTHER_NUMBERS = 0.3
CHANCE = 1e-5
"""An editor changes figures no more often than words. Where this share of the figures, and no fewer than three,
differ, and the rate at which words differ explains that with less than this probability, a form was filled in again."""
SURNAMES = "nguyễn trần lê phạm hoàng huỳnh phan võ đặng bùi ngô đinh trương"
"""Surnames that are hardly ever anything else …"""
OTHER_SURNAMES = "vũ đỗ hồ dương lý đoàn hà cao mai lương tạ trịnh đào lâm châu tô thái tống tăng hứa kiều quách vi"
MIDDLE_NAMES = "văn thị"
"""… and those that occur in other words (biểu dương, xử lý), which count as one before "Văn" and "Thị" only."""
NAMES = 6
SAME_NAMES = 0.12
"""With at least this many people named, texts that share fewer of them are two awards in one form: its words take
up to nine tenths of its report. One name in nine is the chairman's, who hands over both. Of three-syllable names,
51 % stay whole where a fifth of the syllables is changed: at most one in seventy of such copies shares fewer …"""
FORM = 0.9
SAME_NAMES_IN_FORM = 0.3
"""… and fewer than this where all but the people is equal to this share: an editor of nine names in ten changes
other words too, while "Nguyễn Văn Hùng" receives a medal in many a province."""

YEARS = " ".join(map(str, range(1990, 2050)))
"""A form that is filled in again a year later keeps its words; a copy never names another year."""

SHORT_FORM = 150
FEW_NAMES = 3
"""In texts of fewer syllables, different places mean another report; in longer ones they do where all but
them is the same, or many figures are others, or each names at least three people and none of the other's: a long copy
that was edited freely may have lost every place that it shared, but hardly every name or a third of its figures too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """The result of comparing two texts: ``kind`` is ``None`` for two stories.

    ``similarity`` is the common part over the longer text, ``containment`` over the shorter one; 0 to 1, and both 0
    where the common part is below :data:`SIMILAR` of the shorter text. ``why`` names what decided.
    """

    kind: Literal["exact", "near", "contained"] | None
    similarity: float
    containment: float
    why: str


def compare(a: str, b: str) -> Comparison:
    """Whether two texts are one story: equal, edited, or one a part of the other."""
    return compare_texts(SpelledText(comparison_syllables(a)), SpelledText(comparison_syllables(b)))


def compare_texts(one: SpelledText, other: SpelledText) -> Comparison:
    """As :func:`compare`, for texts that are compared with several others."""
    a, b = one.words, other.words
    if len(a) == len(b) and np.array_equal(a, b):
        return Comparison(kind="exact", similarity=1.0, containment=1.0, why="the texts are equal")
    # Of two texts of one length the same one counts as the shorter, whichever comes first.
    swapped = len(b) < len(a) or (len(a) == len(b) and b.tobytes() < a.tobytes())
    short, long = (b, a) if swapped else (a, b)
    if len(short) < SHORTEST:
        return Comparison(kind=None, similarity=0.0, containment=0.0, why=f"fewer than {SHORTEST} syllables, not equal")
    # Below the threshold the exact length of the common part does not matter, and need not be worked out.
    common = common_syllables(one, other, at_least=int(SIMILAR * len(short)))
    pair = _Pair(short=short, long=long, common=common)
    why = next((found for rule in DIFFERENCES if (found := rule(pair)) is not None), None)
    if why is not None:
        return Comparison(kind=None, similarity=pair.similarity, containment=pair.containment, why=why)
    return Comparison(
        kind="near" if pair.similarity >= SIMILAR else "contained",
        similarity=pair.similarity,
        containment=pair.containment,
        why=f"{pair.containment:.0%} of the shorter text stands in the longer one, in order",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pair:
    """Two texts of different syllables, and how many of the shorter one's occur in the longer one in order."""

    short: Syllables
    long: Syllables
    common: int

    @property
    def similarity(self) -> float:
        return self.common / len(self.long)

    @property
    def containment(self) -> float:
        return self.common / len(self.short)

    @property
    def numbers(self) -> Syllables:
        marked: Syllables = self.short[self.short & np.uint64(1) == 1]
        return marked


def _little_in_common(pair: _Pair) -> str | None:
    if pair.containment >= SIMILAR:
        return None
    return f"less than {SIMILAR:.0%} of the shorter text stands in the longer one"


def _of_one_length(pair: _Pair) -> str | None:
    if pair.similarity >= SIMILAR or len(pair.short) < ONE_LENGTH * len(pair.long):
        return None
    return f"{pair.similarity:.0%} of the longer text stands in one of nearly its length"


def _scattered(pair: _Pair) -> str | None:
    if len(pair.short) >= SHORT_PART * len(pair.long):
        return None
    share = _share_in_runs(pair.short, pair.long)
    return f"{share:.0%} of the shorter text's runs of {RUN} stand in the much longer one" if share < IN_RUNS else None


def _other_numbers(pair: _Pair) -> str | None:
    numbers = pair.numbers
    if len(numbers) < NUMBERS:
        return None
    same = float(are_among(numbers, np.sort(pair.long)).mean())
    return f"{same:.0%} of the shorter text's figures are in the other" if same < SAME_NUMBERS else None


def _changed_figures(pair: _Pair) -> str | None:
    changed, of = _figures(pair)
    if not _many_changed(changed, of):
        return None
    words = len(pair.short) - len(pair.numbers)
    rate = min(1.0, (max(0, len(pair.short) - pair.common - changed) + 1) / (words + 1))
    if _chance(changed, of, rate) >= CHANCE:
        return None
    return f"{changed} of {of} figures are others, where words are nearly the same"


def _figures(pair: _Pair) -> tuple[int, int]:
    """How many of the shorter text's figures are not in the other, and how many it has."""
    # A decree that is named three times is one figure that stayed.
    figures = np.unique(pair.numbers)
    return int((~are_among(figures, np.sort(pair.long))).sum()), len(figures)


def _many_changed(changed: int, of: int) -> bool:
    return changed >= max(FEW_NUMBERS, OTHER_NUMBERS * of)


def _other_people(pair: _Pair) -> str | None:
    begins = _names_at(pair.short)
    if len(begins) < NAMES:
        return None
    names = np.unique(_runs(pair.short)[begins])
    if len(names) < NAMES:
        return None
    others = _names_at(pair.long)
    same = float(np.isin(names, _runs(pair.long)[others]).mean())
    is_form = SAME_NAMES <= same < SAME_NAMES_IN_FORM and _rest_shared(pair.short, begins, pair.long, others) >= FORM
    if same >= SAME_NAMES and not is_form:
        return None
    return f"{same:.0%} of the people that the shorter text names are in the other"


def _other_places(pair: _Pair) -> str | None:
    may_be_form = (
        len(pair.short) < SHORT_FORM
        or pair.containment >= FORM
        or _share_no_people(pair)
        or _many_changed(*_figures(pair))
    )
    if not may_be_form or not name_other_places(pair.short, pair.long):
        return None
    return "the places that the shorter text names are not in the other, which names others"


def _other_years(pair: _Pair) -> str | None:
    if pair.containment < FORM:
        return None
    one, other = (words[are_among(words, listed_syllables(YEARS))] for words in (pair.short, pair.long))
    if len(one) == 0 or len(other) == 0 or np.isin(one, other).any():
        return None
    return "the years that the shorter text names are not in the other, which names others"


def _share_no_people(pair: _Pair) -> bool:
    """Do both name some people, and none of them the same, as two provinces' lists of one decision do?"""
    one, other = (np.unique(_runs(words)[_names_at(words)]) for words in (pair.short, pair.long))
    return min(len(one), len(other)) >= FEW_NAMES and not np.isin(one, other).any()


DIFFERENCES: tuple[Callable[[_Pair], str | None], ...] = (
    _little_in_common,
    _of_one_length,
    _scattered,
    _other_numbers,
    _changed_figures,
    _other_people,
    _other_places,
    _other_years,
)
"""Why two texts are not one story, in words; ordered, the first that applies decides."""


def _chance(changed: int, of: int, rate: float) -> float:
    """The probability that at least ``changed`` of some figures are changed if each is changed at this rate."""
    return sum(comb(of, n) * rate**n * (1 - rate) ** (of - n) for n in range(changed, of + 1))


def _share_in_runs(short: Syllables, long: Syllables) -> float:
    return float(np.isin(_runs(short), _runs(long)).mean())


def _runs(words: Syllables) -> Syllables:
    mixed = words[: len(words) - RUN + 1].copy()
    for i in range(1, RUN):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + words[i : len(words) - RUN + 1 + i]
    return mixed


def _names_at(words: Syllables) -> npt.NDArray[np.int64]:
    """Where the people named begin: at a surname with two syllables after it."""
    first = words[: len(words) - RUN + 1]
    begins = are_among(first, listed_syllables(SURNAMES))
    others = np.flatnonzero(are_among(first, listed_syllables(OTHER_SURNAMES)))
    begins[others[are_among(words[others + 1], listed_syllables(MIDDLE_NAMES))]] = True
    return np.flatnonzero(begins)


def _rest_shared(
    short: Syllables, names: npt.NDArray[np.int64], long: Syllables, others: npt.NDArray[np.int64]
) -> float:
    """The share of the shorter text's syllables outside names that occur in the longer one outside names, in order."""
    step = np.arange(RUN)
    rest = np.delete(short, (names[:, None] + step).ravel())
    other = np.delete(long, (others[:, None] + step).ravel())
    return LCSseq.similarity(rest.tolist(), other.tolist()) / max(1, len(rest))
