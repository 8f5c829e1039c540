"""A text made ready for finding facts: composed, folded, cut into words and sentences, with the gazetteers' hits.

All positions inside are those of the composed text; :meth:`Reading.span` gives them back in the text as it came,
which may be decomposed (NFD) or hold zero-width marks inside names.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from articles.annotation.gazetteer import Wording, fold_for_matching, shipped_automaton, skeleton, tokens

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Any blank but a line end: "Trưởng ban\u00a0Thi đua" is found with a plain space.
_BLANK = re.compile(r"[^\S\n ]")
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
# A full stop ends a sentence before a blank and a capital, a digit or an opening quote; not in "TP. Huế", "TS. Lê A".
_SENTENCE_END = re.compile(
    r"\n+|(?<!\bTP)(?<!\bTp)(?<!\bTS)(?<!\bThS)(?<!\bPGS)(?<!\bGS)(?<!\bBS)(?<!\bTX)(?<!\bTT)(?<!\bQ)(?<!\bP)"
    r"[.!?…]+[”\"']?(?= +[^\Wa-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]"
    r"| +[“\"'‘(]| *(?:\n|$))"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found; ``start`` and ``end`` are positions in the composed text, ``word`` is its first word."""

    wording: Wording
    start: int
    end: int
    word: int


class Reading:
    """One text, read once for all kinds of fact."""

    def __init__(self, text: str) -> None:
        self.given = text
        composed, self._places = _compose(text)
        self.text = _BLANK.sub(" ", composed)
        self.folded = fold_for_matching(self.text)
        self.words = tokens(self.folded)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same span in the text as it was given."""
        if self._places is None or start >= end:
            return start, end
        return self._places[start][0], self._places[end - 1][1]

    def positions(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Spans of the given text as spans of the composed one."""
        if self._places is None:
            return spans
        starts = [first for first, _ in self._places]
        return [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans]

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Every wording at every place, longest first where several begin together; in order of place."""
        folded, words = self.folded, self.words
        if not words:
            return ()
        offsets = [0, *accumulate(end - start + 2 for start, end in words)]
        found = []
        for last, wording in shipped_automaton().iter(skeleton([folded[a:b] for a, b in words])):
            # The last word begins at or before `last`; the first is so many words back.
            final = bisect_right(offsets, last) - 1
            first = final - wording.words + 1
            start, end = words[first][0], words[final][1]
            if wording.exact_case and not self.text[start:end].isupper():
                continue
            found.append(Hit(wording, start, end, first))
        found.sort(key=lambda hit: (hit.start, -hit.end))
        return tuple(found)

    def longest(self, *kinds: str, short: bool = False) -> list[Hit]:
        """The hits of these kinds without overlap: leftmost first, the longest where several begin."""
        kept: list[Hit] = []
        end = -1
        for hit in self.hits:
            wording = hit.wording
            if wording.entry.kind in kinds and (short or not wording.short) and hit.start >= end:
                kept.append(hit)
                end = hit.end
        return kept

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where sentences end, the text's end included."""
        return [*(m.end() for m in _SENTENCE_END.finditer(self.text)), len(self.text)]

    def sentence(self, position: int) -> tuple[int, int]:
        """The span of the sentence around ``position``."""
        ends = self.sentence_ends
        i = bisect_right(ends, position)
        return (ends[i - 1] if i else 0), ends[min(i, len(ends) - 1)]

    def paragraph(self, position: int) -> tuple[int, int]:
        """The span of the line around ``position``."""
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, end if end >= 0 else len(self.text)

    def word_at(self, position: int) -> int:
        """The index of the first word that begins at or after ``position``."""
        return bisect_left(self.words, (position, 0))


def _compose(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """NFC without invisible marks, and the span in ``text`` of each of its characters (``None``: the same)."""
    if unicodedata.is_normalized("NFC", text) and not _INVISIBLE.search(text):
        return text, None
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", match.group()))
        pieces.append(composed)
        places.extend([match.span()] * len(composed))
    return "".join(pieces), places


@lru_cache(maxsize=4)
def read(text: str) -> Reading:
    """The reading of ``text``; the last few are kept, since judging and annotating read the same text."""
    return Reading(text)
