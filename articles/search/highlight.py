"""Where a query's words stand in a text, and the excerpt that shows most of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from articles.search.query import Query
from articles.search.terms import bare
from articles.text import fold_aligned

Span = tuple[int, int]

EXCERPT = 280
"""Characters of an excerpt: what two lines of a result hold."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Excerpt:
    """A part of a text with the spans, within it, of the searched words."""

    text: str
    spans: tuple[Span, ...]


def find_words(text: str, query: Query) -> list[Span]:
    """Spans of the query's words in an NFC text, in order; words typed side by side and found so are one span.

    A syllable alone is marked only where the text has none of it in company: in a text on "thi đua" the
    examination ("kỳ thi") is not a match.
    """
    wanted = [syllable for word in query.wanted for syllable in word.bare]
    if not wanted:
        return []
    following = set(pairwise(wanted))
    tokens = [(m.start(), m.end(), bare(m.group())) for m in _WORD.finditer(fold_aligned(text))]
    spans: list[tuple[int, int, list[str]]] = []
    last = -2
    for place, (start, end, syllable) in enumerate(tokens):
        if syllable not in wanted:
            continue
        if last == place - 1 and (tokens[last][2], syllable) in following:
            spans[-1] = (spans[-1][0], end, [*spans[-1][2], syllable])
        else:
            spans.append((start, end, [syllable]))
        last = place
    company = {syllable for _, _, run in spans if len(run) > 1 for syllable in run}
    return [(start, end) for start, end, run in spans if len(run) > 1 or run[0] not in company]


def excerpt(text: str, query: Query, *, length: int = EXCERPT) -> Excerpt:
    """The stretch of a text, from the beginning of a sentence where that fits, with most of the query's words."""
    spans = find_words(text, query)
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    best, most = 0, -1
    for start in starts:
        held = sum(e - s for s, e in spans if start <= s and e <= start + length)
        if held > most:
            best, most = start, held
    if most <= 0 and spans:  # deep within one long sentence
        best = max(0, text.rfind(" ", 0, max(0, spans[0][0] - 40)) + 1)
    end = best + length
    if end < len(text):
        end = max(text.rfind(" ", best + length // 2, end), best + length // 2)
    part = text[best:end]
    before, after = ("… " if best else ""), (" …" if end < len(text) else "")
    shift = len(before) - best
    inside = tuple((s + shift, e + shift) for s, e in spans if best <= s and e <= end)
    return Excerpt(text=before + part.replace("\n", " ") + after, spans=inside)
