"""Texts of syllables that no formula, surname or place has, so that a test decides what two texts share."""

from __future__ import annotations

_INITIALS = "b ch g h kh l m n nh ph s t th tr v x".split()
_RIMES = "oăng uênh oeo ươu uyêch oach uơ iêng oắt uýt êch ưm oen uyn ục ẳng iễn ếp ồm uột".split()
SYLLABLES = [initial + rime for rime in _RIMES for initial in _INITIALS]
"""320 syllables without a digit, each once."""


def syllables(count: int, start: int = 0) -> list[str]:
    """``count`` syllables, all different, from a place on."""
    chosen = SYLLABLES[start : start + count]
    assert len(chosen) == count
    return chosen


def rewritten(words: list[str], places: range) -> list[str]:
    """The words with those at some places replaced by others; figures stay."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        f"sửa{letters[n % 26]}{letters[n // 26]}" if n in places and word.isalpha() else word
        for n, word in enumerate(words)
    ]


def scattered(into: list[str], additions: list[str]) -> list[str]:
    """A text with some additions (figures, names) at even distances in it."""
    step = len(into) // (len(additions) + 1)
    parts = [[*into[n * step : (n + 1) * step], addition] for n, addition in enumerate(additions)]
    return [word for part in parts for word in part] + into[len(additions) * step :]
