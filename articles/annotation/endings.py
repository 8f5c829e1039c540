"""Which of many words comes right before a place in the text, at the cost of one look-up.

A regular expression of sixty alternatives that must end at a given place is tried at every character before it; this
looks at the last word only.
"""

from __future__ import annotations

from articles.text import fold_for_matching

_JOINED = '("[-/.,;\n'
"""Marks that may precede a word without a blank."""


class Endings:
    """Words and phrases that may precede something; ``marks`` may come between (":" in "các đồng chí: …")."""

    def __init__(self, *phrases: str, marks: str = " ") -> None:
        self._marks = marks
        self._by_last_word: dict[str, list[str]] = {}
        for phrase in phrases:
            for one in fold_for_matching(phrase).split("|"):
                self._by_last_word.setdefault(one.rpartition(" ")[2], []).append(one)
        for listed in self._by_last_word.values():
            listed.sort(key=len, reverse=True)
        # Three words in four are none of the list, which their last two letters show at half the cost of a look-up.
        self._tails = frozenset(tail for word in self._by_last_word for tail in _tails_of(word))

    def length_before(self, folded: str, position: int) -> int:
        """Characters from the beginning of the phrase that ends before ``position`` up to it; 0 where none does."""
        marks, end = self._marks, position
        while end and folded[end - 1] in marks:
            end -= 1
        if end == position or folded[end - 2 if end > 2 else 0 : end] not in self._tails:
            return 0
        word = folded[folded.rfind(" ", 0, end) + 1 : end]
        listed = self._by_last_word.get(word)
        if listed is None:
            if word.isalpha():
                return 0
            word = word.lstrip(_JOINED)
            listed = self._by_last_word.get(word) or self._by_last_word.get(word.rpartition("\n")[2])
            if listed is None:
                return 0
        for phrase in listed:
            start = end - len(phrase)
            if start >= 0 and folded.endswith(phrase, 0, end) and not folded[start - 1 : start].isalnum():
                return position - start
        return 0


def _tails_of(word: str) -> list[str]:
    """The two characters that a text may have up to the end of ``word``; those before a single letter are marks."""
    return [word[-2:]] if len(word) > 1 else [word, *(mark + word for mark in f" {_JOINED}")]
