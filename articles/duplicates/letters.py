"""Texts as strings of one letter per syllable: what two have in common is found five times faster than in numbers."""

from __future__ import annotations

from threading import Lock

import numpy as np
from rapidfuzz.distance import LCSseq

from articles.duplicates.normal_form import Syllables

_PLACES = 1 << 20
_SHIFT = np.uint64(64 - 20)
_SURROGATES = 0xD800, 0x800
"""The first of the code points that are no letters, and their number."""
LETTERS = 0x110000 - 0x800


class Alphabet:
    """One letter for each syllable, and one syllable for each letter; the first ones seen have the first code points.

    A syllable's letter stands in a table under the upper 20 bits of its number, or, if another one has that place, in
    a dictionary.
    """

    def __init__(self) -> None:
        self._owners = np.zeros(_PLACES, dtype=np.uint64)
        self._letters = np.zeros(_PLACES, dtype="<u4")
        self._displaced: dict[int, int] = {}
        self._count = 0

    def has_room(self, count: int) -> bool:
        """Whether this many more syllables can be spelled."""
        return self._count + count <= LETTERS

    def spell(self, words: Syllables) -> str:
        """The string that stands for a text."""
        places = words >> _SHIFT
        fresh = self._owners[places] == 0
        if fresh.any():
            self._owners[places[fresh]] = words[fresh]
            opened = np.unique(places[fresh])
            self._letters[opened] = [self._next() for _ in opened]
        letters = self._letters[places]
        displaced = self._owners[places] != words
        if displaced.any():
            letters[displaced] = [self._letter_of(number) for number in words[displaced].tolist()]
        spelled: str = letters.tobytes().decode("utf-32-le")
        return spelled

    def _letter_of(self, number: int) -> int:
        if number not in self._displaced:
            self._displaced[number] = self._next()
        return self._displaced[number]

    def _next(self) -> int:
        first, skipped = _SURROGATES
        letter = self._count if self._count < first else self._count + skipped
        self._count += 1
        return letter


class SpelledText:
    """A text's syllables, and their letters once they were asked for."""

    __slots__ = ("_alphabet", "_letters", "words")

    def __init__(self, words: Syllables) -> None:
        self.words = words
        self._alphabet: Alphabet | None = None
        self._letters = ""

    def letters(self, alphabet: Alphabet) -> str:
        """The text spelled with an alphabet."""
        if self._alphabet is not alphabet:
            self._letters = alphabet.spell(self.words)
            self._alphabet = alphabet
        return self._letters


_lock = Lock()
_alphabet = Alphabet()


def common_syllables(a: SpelledText, b: SpelledText, *, at_least: int) -> int:
    """How many of one text's syllables the other has in the same order; 0 if fewer than ``at_least``."""
    global _alphabet
    length = len(a.words) + len(b.words)
    if length > LETTERS:
        return int(LCSseq.similarity(a.words.tolist(), b.words.tolist(), score_cutoff=at_least))
    with _lock:
        if not _alphabet.has_room(length):
            _alphabet = Alphabet()
        one, other = a.letters(_alphabet), b.letters(_alphabet)
    return int(LCSseq.similarity(one, other, score_cutoff=at_least))
