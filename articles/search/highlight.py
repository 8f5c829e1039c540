"""Where a query's words occur in a text, and the excerpt that shows most of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from articles.search.query import Query
from articles.search.terms import bare
from articles.text import comparison_form, letters_like, lower_aligned

Span = tuple[int, int]

EXCERPT = 280
"""Characters of an excerpt: two lines of a result."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[.!?…\n](?:(?<=\n)\n*|\s+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Excerpt:
    """A part of a text with the spans, within it, of the searched words."""

    text: str
    spans: tuple[Span, ...]


def find_words(text: str, query: Query) -> list[Span]:
    """Spans of the query's words in an NFC text, in order; words typed side by side and found so are one span.

    A syllable alone is marked only where the text has none of it in company: in a text on "thi đua" the
    examination ("kỳ thi") is not a match. Nor is one with other diacritics than were typed, where the text has matches
    without that: "mới" does not mark "mỗi".
    """
    wanted = tuple(syllable for word in query.wanted for syllable in word.bare)
    if not wanted:
        return []
    following = set(pairwise(wanted))
    lowered = lower_aligned(text)
    spans: list[tuple[int, int, list[str]]] = []
    last_end = -1
    for found in _any_of(wanted).finditer(lowered):
        syllable, start, end = bare(found[0]), found.start(), found.end()
        is_beside = last_end >= 0 and _WORD.search(lowered, last_end, start) is None
        if is_beside and (spans[-1][2][-1], syllable) in following:
            spans[-1] = (spans[-1][0], end, [*spans[-1][2], syllable])
        else:
            spans.append((start, end, [syllable]))
        last_end = end
    company = {syllable for _, _, run in spans if len(run) > 1 for syllable in run}
    kept = [span for span in spans if len(span[2]) > 1 or span[2][0] not in company]
    typed = {syllable for word in query.wanted for syllable in word.typed}
    spelled = [
        (start, end)
        for start, end, run in kept
        if len(run) > 1 or run[0] in typed or comparison_form(text[start:end]) in typed
    ]
    return spelled or [(start, end) for start, end, _ in kept]


@lru_cache(maxsize=256)
def _any_of(syllables: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(letters_like, dict.fromkeys(syllables)))})(?![^\W_])")


def excerpt(text: str, query: Query, *, length: int = EXCERPT) -> Excerpt:
    """The stretch of a text, from the beginning of a sentence where that fits, with most of the query's words."""
    spans = find_words(text, query)
    begins, ends = [start for start, _ in spans], [end for _, end in spans]
    sums = [0, *accumulate(end - start for start, end in spans)]
    best, most = 0, -1
    for start in (0, *(m.end() for m in _SENTENCE.finditer(text))):
        held = sums[bisect_right(ends, start + length)] - sums[bisect_left(begins, start)]
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
