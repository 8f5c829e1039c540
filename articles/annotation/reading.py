"""A text made ready for finding facts: composed, folded, cut into sentences, with the gazetteers' hits.

All positions inside are those of the composed text; :meth:`Reading.span` maps them back to the text as given,
which may be decomposed (NFD) or hold zero-width marks inside names.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from articles.gazetteer import Wording, collapse, shipped_automaton
from articles.text import fold_for_matching

_INVISIBLE_MARKS = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_INVISIBLE = re.compile(f"[{_INVISIBLE_MARKS}]")
# Any blank but a line end: "Trưởng ban\u00a0Thi đua" is found with a plain space.
_BLANKS = "\u00a0\t\r\x0b\x0c\u2002\u2003\u2007\u2009\u202f\u3000"
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
_MARK = re.compile(r"[.!?…\n][.!?…\n]*")
# Written out: the engine skips to the first of a set of characters, not to a repeated one, at half the cost.
_DIGITS = re.compile(r"[0-9][0-9]*")
# After a full stop, a sentence begins with a blank and a capital, a digit or an opening quote, or on a new line.
_BEGINS = re.compile(
    r"[”\"']?(?: +[^\Wa-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]| +[“\"'‘(]| *(?:\n|$))"
)
# "TP. Huế", "TS. Lê A" and "P. 5" do not end one.
_ABBREVIATED = re.compile(r"(?<![^\W_])(?:TP|Tp|(?<!\d )TS|ThS|PGS|GS|BS|TX|TT|Q|P|Th|st|ĐT|T)$")


class Hit(NamedTuple):
    """A wording found; ``start`` and ``end`` are positions in the composed text."""

    wording: Wording
    start: int
    end: int


_START = itemgetter(1)


class Reading:
    """One text, read once for all kinds of fact."""

    def __init__(self, text: str) -> None:
        self.given = text
        self._longest: dict[tuple[tuple[str, ...], bool], list[Hit]] = {}
        # Facts are read from left to right: the next is mostly in the same sentence.
        self._sentence = (0, 0)
        composed, self._places = _compose(text)
        for blank in _BLANKS:
            if blank in composed:
                composed = composed.replace(blank, " ")
        self.text = composed
        self.folded = fold_for_matching(self.text)

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
    def hits(self) -> dict[str, list[Hit]]:
        """Every wording at every place by kind of entry; by place, the longest first where several begin together."""
        text = self.text
        collapsed, positions, shifts = collapse(self.folded)
        bounded = f"{collapsed} "  # every wording has a character behind it
        positions.append(len(bounded))
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        make = tuple.__new__  # what a named tuple's own constructor calls, at a third of the cost
        i = 0  # hits come in the order of their ends: the last position before one is found by advancing
        for last, (length, kind, wording, plain) in shipped_automaton().iter(collapsed):
            start = last + 1 - length
            behind, before = bounded[last + 1], bounded[start - 1]  # mostly blanks; at the beginning the blank appended
            if (behind != " " and behind.isalnum()) or (before != " " and before.isalnum()):
                continue
            while positions[i + 1] <= last:
                i += 1
            end = last + shifts[i] + 1
            start += shifts[i] if start >= positions[i] else shifts[bisect_right(positions, start) - 1]
            if not plain:
                if wording.exact_case and not text[start:end].isupper():
                    continue
                if wording.unbroken and "," in text[start:end]:
                    continue  # "Kim Thái, Bình Phước" is not Thái Bình, nor "dân quân, Đoàn xã" Quân đoàn
            found[kind].append(make(Hit, (wording, start, end)))
        for hits in found.values():
            hits.reverse()  # they came in the order of their ends
            hits.sort(key=_START)
        return found

    def longest(self, *kinds: str, short: bool = False) -> list[Hit]:
        """The hits of these kinds without overlap: leftmost first, the longest where several begin."""
        if (kinds, short) in self._longest:
            return self._longest[kinds, short]
        hits = [hit for kind in kinds for hit in self.hits.get(kind, ())]
        if len(kinds) > 1:
            hits.sort(key=_START)
        kept: list[Hit] = []
        first = end = -1
        for hit in hits:
            wording, start, stop = hit
            if start >= end:
                if short or not wording.short:
                    kept.append(hit)
                    first, end = start, stop
            elif start == first and stop > end and (short or not wording.short):
                kept[-1] = hit
                end = stop
        self._longest[kinds, short] = kept
        return kept

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where sentences end, the text's end included."""
        text, ends = self.text, []
        for match in _MARK.finditer(text):
            mark = match.group()
            if "\n" in mark:
                ends.append(match.end())
            elif _BEGINS.match(text, match.end()):
                start = match.start()
                if mark != "." or not _ABBREVIATED.search(text, max(0, start - 4), start):
                    ends.append(match.end())
        return [*ends, len(text)]

    @cached_property
    def numbers(self) -> list[int]:
        """Where runs of digits begin."""
        return [match.start() for match in _DIGITS.finditer(self.folded)]

    def has_number(self, start: int, end: int) -> bool:
        """Does a run of digits begin between two positions?"""
        i = bisect_left(self.numbers, start)
        return i < len(self.numbers) and self.numbers[i] < end

    def sentence(self, position: int) -> tuple[int, int]:
        """The span of the sentence around ``position``."""
        start, end = self._sentence
        if start <= position < end:
            return self._sentence
        ends = self.sentence_ends
        i = bisect_right(ends, position)
        self._sentence = (ends[i - 1] if i else 0), ends[min(i, len(ends) - 1)]
        return self._sentence

    def opens_sentence(self, position: int) -> bool:
        """Do only blanks and quotation marks precede ``position`` in its sentence?"""
        return not self.text[self.sentence(position)[0] : position].strip(' \n“"‘-')

    def paragraph(self, position: int) -> tuple[int, int]:
        """The span of the line around ``position``."""
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, end if end >= 0 else len(self.text)


def _compose(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """NFC without invisible marks, and the span in ``text`` of each of its characters (``None``: the same)."""
    if unicodedata.is_normalized("NFC", text) and not any(map(text.__contains__, _INVISIBLE_MARKS)):
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
