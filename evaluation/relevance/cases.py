"""Every text that relevance is fitted on and measured with, by its set."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.annotation.labelled import labelled_articles

_FILES = (
    "hard_cases",
    "short_texts",
    "commune_texts",
    "commune_notices",
    "village_notices",
    "daily_news_2026",
    "second_daily_news_2026",
    "natural_news_2026",
)
NATURAL_SHARE = 1 / 6
"""About one in six of the articles that such sites print in a day is relevant."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One text and whether it is relevant."""

    id: str
    set: str
    title: str | None
    text: str
    relevant: bool


def relevance_cases() -> list[Case]:
    """The annotated articles and the hard cases, in the order in which they were written."""
    cases = [
        Case(id=row["id"], set=row["split"], title=row["title"], text=row["text"], relevant=row["relevant"])
        for row in labelled_articles()
    ]
    for name in _FILES:
        lines = (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        cases += [Case(set=name, **row) for row in map(json.loads, lines)]
    return cases


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """How right verdicts are; ``natural`` is F1 where one in six articles is relevant."""

    precision: float
    recall: float
    f1: float
    natural: float


def score(verdicts: Sequence[bool], truth: Sequence[bool]) -> Score:
    """Compare verdicts with labels, as they are and weighted to the natural mix."""
    pairs = list(zip(verdicts, truth, strict=True))
    hit, false = sum(v and t for v, t in pairs), sum(v and not t for v, t in pairs)
    relevant = sum(truth)
    recall = hit / relevant if relevant else 1.0
    precision = hit / (hit + false) if hit + false else 1.0
    rate = false / (len(pairs) - relevant) if len(pairs) > relevant else 0.0
    weighed = NATURAL_SHARE * recall
    natural = weighed / (weighed + (1 - NATURAL_SHARE) * rate) if weighed else 0.0
    return Score(precision=precision, recall=recall, f1=_f1(precision, recall), natural=_f1(natural, recall))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
