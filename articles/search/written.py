"""A syllable's diacritics as one character, so that a text bare of them and these characters say how it was written.

Seven in ten are written as the bare syllable usually is, and need no character.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from articles.text import fold_marks

NO_MARKS = "."
"""The character of a syllable without diacritics."""
USUAL = Path(__file__).parents[1] / "knowledge" / "syllables.txt"
_LETTERS = ("", "\u0302", "\u0306", "\u031b", "\u031b\u031b")
"""The marks of a syllable's vowels: none, â ê ô, ă, one of ơ and ư, both."""
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz01234567"
_CODES = dict(
    zip(((d, letters, tone) for d in ("", "đ") for letters in _LETTERS for tone in _TONES), _CHARACTERS, strict=True)
)


@lru_cache(maxsize=65_536)
def mark_code(syllable: str) -> str | None:
    """One character for the diacritics of a syllable in comparison form; ``None`` where Vietnamese has no such.

    With the bare syllable it says how that was written, but for the letter that a mark stands on: "của" and the
    slip "cuả" have one code.
    """
    bare = fold_marks(syllable)
    if syllable == bare:
        return NO_MARKS
    decomposed = unicodedata.normalize("NFD", syllable)
    d = "".join(c for c in decomposed if c == "đ")
    letters = "".join(c for c in decomposed if c in _LETTERS[1:4])
    tone = "".join(c for c in decomposed if c in _TONES[1:])
    plain = "".join(c for c in decomposed if c not in _LETTERS[1:4] and c not in _TONES[1:]).replace("đ", "d")
    return _CODES.get((d, letters, tone)) if plain == bare else None


def usual_code(bare: str) -> str | None:
    """The diacritics that a bare syllable usually has: one character; ``None`` for a rare one, or if it has none."""
    return _usual_codes().get(bare)


@lru_cache(maxsize=65_536)
def is_usual(syllable: str) -> bool:
    """Whether a syllable has the diacritics that it usually has: "đua", not "đưa" nor "dua"."""
    usual = usual_code(fold_marks(syllable))
    return usual is not None and mark_code(syllable) == usual


@cache
def _usual_codes() -> dict[str, str]:
    """The characters of :data:`USUAL`, by bare syllable."""
    lines = USUAL.read_text(encoding="utf-8").splitlines()
    codes = {fold_marks(line): mark_code(line) for line in lines if not line.startswith("#")}
    return {bare: code for bare, code in codes.items() if code is not None}
