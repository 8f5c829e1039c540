"""The labelled articles: each set was written and labelled before the code ran on it, and is named by its contents."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]
"""One labelled article as in its JSON line: ``id``, ``title``, ``text``, ``province``, ``relevant`` and its facts.

The sets of 2026 also have ``published_on`` (ISO) and ``places``: communes and districts, each by its official code.
"""

FOLDER = Path(__file__).parent / "sets"
WRITTEN_LATER = (
    "short_items",
    "brief_reports",
    "institutions",
    "features",
    "working_people",
    "trades",
    "offices_and_villages",
    "narrative_reports",
    "unusual_subjects",
    "ordinary_reports",
    "ordinary_2026",
    "communes_2026",
    "short_notices_2026",
    "communes_and_offices_2026",
    "second_communes_and_offices_2026",
    "award_paragraphs_2026",
    "awards_in_reports_2026",
    "second_awards_in_reports_2026",
    "third_awards_in_reports",
    "fourth_awards_in_reports",
    "fifth_awards_in_reports",
    "sixth_awards_in_reports",
    "seventh_awards_in_reports",
    "eighth_awards_in_reports",
    "ninth_awards_in_reports",
)
"""In the order in which they were written, each without the rules at hand; docs/annotation.md has their first runs."""
SPLITS = ("open", "scored", *WRITTEN_LATER)
"""``open`` was read while the rules were made; only the figures of ``scored`` were seen."""


@lru_cache(maxsize=1)
def labelled_articles() -> tuple[Row, ...]:
    """All labelled articles, the oldest set first."""
    return tuple(row for name in ("development", *WRITTEN_LATER) for row in _read(name))


def labelled_split(split: str) -> list[Row]:
    """The articles of one split."""
    return [row for row in labelled_articles() if row["split"] == split]


@lru_cache(maxsize=1)
def award_sentences() -> tuple[Row, ...]:
    """Sentences with an award, and as many with its verbs alone: ``id``, ``text`` and ``awards``."""
    lines = (FOLDER.parent / "award_sentences.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(map(json.loads, lines))


def _read(name: str) -> list[Row]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [{**row, "split": row["split"] if name == "development" else name} for row in map(json.loads, lines)]
