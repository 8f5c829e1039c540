"""Which of many words stands right before a place in the text, at the cost of one look-up.

A regular expression of sixty alternatives that must end at a given place is tried at every character before it; this
looks at the last word only.
"""

from __future__ import annotations

from articles.annotation.gazetteer import fold_for_matching


class Endings:
    """Words and phrases that may stand before something; ``marks`` may stand between (":" in "các đồng chí: …")."""

    def __init__(self, *phrases: str, marks: str = " ") -> None:
        self._marks = marks
        self._by_last_word: dict[str, list[str]] = {}
        for phrase in phrases:
            for one in fold_for_matching(phrase).split("|"):
                self._by_last_word.setdefault(one.rpartition(" ")[2], []).append(one)
        for listed in self._by_last_word.values():
            listed.sort(key=len, reverse=True)

    def length_before(self, folded: str, position: int) -> int:
        """Characters from the beginning of the phrase that ends before ``position`` up to it; 0 where none does."""
        if not position or folded[position - 1] not in self._marks:
            return 0
        before = folded[position - 40 if position > 40 else 0 : position]
        stripped = before.rstrip(self._marks)
        word = stripped[stripped.rfind(" ") + 1 :].lstrip('("[-/.,;\n')
        listed = self._by_last_word.get(word)
        if listed is None and "\n" in word:
            listed = self._by_last_word.get(word.rpartition("\n")[2])
        if listed is None:
            return 0
        for phrase in listed:
            start = len(stripped) - len(phrase)
            if start >= 0 and stripped.endswith(phrase) and not stripped[start - 1 : start].isalnum():
                return len(before) - start
        return 0
