"""A fixed sample of a text's shingles, part of which candidates for duplicates must share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from articles.duplicates.normal_form import Syllables, comparison_syllables

FINGERPRINT_VERSION = 5
SHINGLE = 6
"""Syllables per shingle. Texts of one field share shorter ones by phrase alone: with 5 an article shares hashes
with thrice as many unrelated ones as with 6; with 8, too few are left in a copy with 20 % of its syllables changed."""
SAMPLE = 64
"""Maximum number of hashes per article: its smallest ones, so that the samples of a whole and of its part overlap."""
SHARED_HASHES = 4
"""Common hashes that make two texts candidates. Of copies with 20 % of their syllables changed all share this many, of
those with 30 % changed 94 in a hundred (`benchmarks/duplicates`)."""
SHARED_IF_SHORT = 2
"""The same for samples that are not full, as of texts below 70 syllables: of copies of 27 to 120 syllables with 20 %
of them changed 98 in a hundred are found, by four common hashes 96."""
FEWEST = 8
"""A text with fewer shingles of its own, outside the formula sentences, is sampled with them."""
FORMULAS = Path(__file__).parents[1] / "knowledge" / "formulas.txt"

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fingerprint:
    """The low 32 bits, signed, of a sample of 64-bit shingle hashes, and the text's length in syllables.

    They are distinct and in the order of the 64-bit hashes: a part shares the smaller ones of its sample with its
    whole, so that those shared are adjacent. The smallest hashes are alike in their high bits; in the low ones two
    unrelated hashes are equal once in 4 billion times. Among the 64 million of a million articles an article's 64 meet
    one such hash, and four common ones make a candidate.
    """

    hashes: tuple[int, ...]
    syllables: int


def sample_hashes(words: Syllables) -> Hashes:
    """The :data:`SAMPLE` smallest hashes of a text's shingles, formula sentences excluded; a text shorter than a
    shingle is one itself."""
    mixed = _shingle_hashes(words)
    if len(mixed) > 4 * SAMPLE:
        mixed = np.partition(mixed, 3 * SAMPLE)[: 3 * SAMPLE]
    smallest = np.unique(mixed)
    formulas = _formula_hashes()
    own = smallest[formulas[np.searchsorted(formulas, smallest).clip(max=len(formulas) - 1)] != smallest]
    return (own if len(own) >= FEWEST else smallest)[:SAMPLE]


def _shingle_hashes(words: Syllables) -> Hashes:
    width = min(SHINGLE, len(words))
    if width == 0:
        return words[:0]
    count = len(words) - width + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for i in range(width):
        mixed = (mixed ^ words[i : count + i]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed


@cache
def _formula_hashes() -> Hashes:
    """The sorted hashes of the shingles in the formula sentences."""
    lines = [line for line in FORMULAS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return np.unique(np.concatenate([_shingle_hashes(comparison_syllables(line)) for line in lines]))


def fingerprint(text: str) -> Fingerprint:
    """The sample that is stored and looked up."""
    words = comparison_syllables(text)
    stored = np.sort(sample_hashes(words).astype(np.int64)).astype(np.int32)
    return Fingerprint(hashes=tuple(dict.fromkeys(stored.tolist())), syllables=len(words))


def shared_hashes(smaller: int) -> int:
    """Number of common hashes that make two texts candidates, by the size of the smaller sample.

    A sample with fewer hashes than that must share all of them with a sample of equal size.
    """
    return SHARED_HASHES if smaller >= SAMPLE else SHARED_IF_SHORT
