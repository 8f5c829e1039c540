"""How an extraction is scored: 4-word shingles for texts, folded equality for titles, moments for dates, sets for names.

The text metric is that of scrapinghub/article-extraction-benchmark: true positives, false positives and false
negatives are divided by their sum per page, precision and recall are averaged over pages, F1 is of those averages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from articles.text import comparison_form

_WORDS = re.compile(r"\w+")
_SHINGLE = 4


@dataclass(frozen=True, kw_only=True)
class TextScore:
    """Shares of one page's shingles; they add up to 1 unless both texts are empty."""

    right: float
    extra: float
    missing: float

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missing) if self.right else 0.0


@dataclass(frozen=True, kw_only=True)
class Averages:
    precision: float
    recall: float
    f1: float


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORDS.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))


def score_text(true: str, found: str) -> TextScore:
    a, b = _shingles(true), _shingles(found)
    right, extra, missing = (sum(c.values()) for c in (a & b, b - a, a - b))
    total = (right + extra + missing) or 1
    return TextScore(right=right / total, extra=extra / total, missing=missing / total)


def average(scores: Iterable[TextScore]) -> Averages:
    """Precision and recall over pages; a page on which nothing was found counts with precision 1 and recall 0."""
    precisions: list[float] = []
    recalls: list[float] = []
    for s in scores:
        precisions.append(s.right / (s.right + s.extra) if s.right + s.extra else float(s.missing == 0))
        recalls.append(s.right / (s.right + s.missing) if s.right + s.missing else 1.0)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    both = precision + recall
    return Averages(precision=precision, recall=recall, f1=2 * precision * recall / both if both else 0.0)


def same_text(a: str | None, b: str | None) -> bool:
    """Equal after folding quotes, dashes, case, tone placement and blanks; two absent texts are equal."""
    return comparison_form(a or "") == comparison_form(b or "")


def same_minute(a: datetime | None, b: datetime | None) -> bool:
    if a is None or b is None:
        return a is b
    return int(a.timestamp()) // 60 == int(b.timestamp()) // 60


def same_names(a: Iterable[str], b: Iterable[str]) -> bool:
    return {comparison_form(x) for x in a} == {comparison_form(x) for x in b}


def unrepeated(text: str) -> str:
    """Paragraphs once each: a gold that was selected from a page with a hidden copy holds every paragraph twice."""
    return "\n\n".join(dict.fromkeys(p for p in text.split("\n\n") if p))
