"""The form in which two texts are compared: folded syllables as numbers, without datelines and furniture lines."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import xxhash

from articles.text import LOOKALIKES, fold_tones, normalise

Syllables: TypeAlias = npt.NDArray[np.uint64]
"""One 64-bit number per syllable, equal for those that differ in case or tone placement only. Odd: it has a digit."""
Line: TypeAlias = bytes
"""The same for one line, eight bytes per syllable: joined and looked up faster than lists or arrays are."""

SHORT_LINE = 6
"""Lines of at most this many syllables are bylines, captions' labels, menu entries and counters …"""
SHORT_TEXT = 60
"""… in texts with at least this many other syllables; a shorter text is used whole."""
_VOCABULARY_LIMIT = 1_000_000
_BYTES = 8  # per syllable of a line

# "Lamdongtv.vn- ", "BTĐKT - ", "(Baohatinh.vn) - ", "(QNO)", "TTXVN – ": the agency before the first sentence.
_DATELINE = re.compile(
    r"^\s*(?:\([A-ZĐa-z0-9.]{2,30}\)\s*[-–—]?|(?:[A-Za-z0-9]+(?:\.[A-Za-z]{2,4})+|[A-ZĐ]{2,10})\s*[-–—])\s*"
)
_WORDS = re.compile(r"[^\W_]+")
# Anything that normalise() would mend; most stored texts have none, and looking is cheaper than mending.
_ODD = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")


class _Vocabulary(dict[str, Line]):
    """The syllables of each run of characters between blanks, worked out once: a language has few of them."""

    def __missing__(self, written: str) -> Line:
        if len(self) > _VOCABULARY_LIMIT:
            self.clear()
        numbers = np.array([_number(word) for word in _WORDS.findall(written)], dtype=np.uint64)
        self[written] = line = numbers.tobytes()
        return line


def _number(word: str) -> int:
    folded = fold_tones(word.translate(LOOKALIKES).lower())
    number = xxhash.xxh3_64_intdigest(folded.encode("utf-8", "replace"))
    return number | 1 if any(c.isdigit() for c in folded) else number & ~1


_VOCABULARY = _Vocabulary()


def line_syllables(line: str) -> Line:
    """The syllables of one line."""
    return b"".join(map(_VOCABULARY.__getitem__, line.split()))


# Menus and footers are on every page of a site: worked out once.
_recurring_line = lru_cache(maxsize=32_768)(line_syllables)
_FURNITURE = 160  # characters: paragraphs are longer, and seldom recur


def text_lines(text: str) -> list[Line]:
    """The syllables of a text's lines, without empty ones and a leading dateline."""
    if _ODD.search(text):
        text = normalise(text)
    text = _DATELINE.sub("", text)
    lines = [(_recurring_line if len(line) < _FURNITURE else line_syllables)(line) for line in text.split("\n")]
    return [line for line in lines if line]


def join_lines(lines: list[Line]) -> Syllables:
    """A text's syllables without its furniture lines."""
    long = [line for line in lines if len(line) > SHORT_LINE * _BYTES]
    kept = long if sum(map(len, long)) >= SHORT_TEXT * _BYTES else lines
    return np.frombuffer(b"".join(kept), dtype=np.uint64)


def comparison_syllables(text: str) -> Syllables:
    """A text in the form in which it is compared."""
    return join_lines(text_lines(text))


@cache
def listed_syllables(words: str) -> Syllables:
    """The syllables of a list of words, sorted, each once."""
    return np.unique(comparison_syllables(words))


def are_among(values: Syllables, known: Syllables) -> npt.NDArray[np.bool_]:
    """Which values occur in ``known``, which is sorted and not empty."""
    found: npt.NDArray[np.bool_] = known.take(known.searchsorted(values), mode="clip") == values
    return found
