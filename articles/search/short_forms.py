"""Queries with a short form written out, or the words in place of it: "hội LHPN", "hội liên hiệp phụ nữ"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from articles.search.terms import bare
from articles.text import comparison_form

FORMS = Path(__file__).parents[1] / "knowledge" / "short_forms.txt"
_SYLLABLE = re.compile(r"[^\W_]+")


def other_wordings(text: str) -> Iterator[str]:
    """A typed query with one of its forms replaced by another of the same meaning, the first of the list first."""
    places = [match.span() for match in _SYLLABLE.finditer(text)]
    typed = [bare(comparison_form(text[start:end])) for start, end in places]
    for form, other in _pairs():
        wanted = _bare_syllables(form)
        for first in range(len(typed) - len(wanted) + 1):
            if tuple(typed[first : first + len(wanted)]) == wanted:
                last = first + len(wanted) - 1
                yield text[: places[first][0]] + other + text[places[last][1] :]


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Each form with one that stands for it, in both directions."""
    lines = [line.split(" = ") for line in FORMS.read_text(encoding="utf-8").splitlines()]
    return tuple(pair for short, full in lines for pair in ((short, full), (full, short)))


@cache
def _bare_syllables(form: str) -> tuple[str, ...]:
    return tuple(bare(syllable) for syllable in _SYLLABLE.findall(comparison_form(form)))
