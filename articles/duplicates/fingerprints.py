"""A fixed sample of a text's shingles: what candidates for duplicates must share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from articles.duplicates.normal_form import Syllables, comparison_syllables

FINGERPRINT_VERSION = 2
SHINGLE = 5
"""Syllables a shingle. Of 3 or 4, texts of one field share so many by phrase alone that a sample tells nothing."""
SAMPLE = 64
"""At most so many hashes an article: its smallest ones, so that the samples of a whole and of a part of it meet."""
SHARED_HASHES = 4
"""So many common hashes make two texts candidates. Of 64, a copy with 20 % of its syllables changed shares 13 on
average, one with 30 % changed 6, unrelated articles of this field 0.3 (`benchmarks/duplicates`)."""

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fingerprint:
    """A sorted sample of signed 64-bit shingle hashes, and the text's length in syllables."""

    hashes: tuple[int, ...]
    syllables: int


def sample_hashes(words: Syllables) -> Hashes:
    """The :data:`SAMPLE` smallest hashes of a text's shingles; a text shorter than a shingle is one itself."""
    width = min(SHINGLE, len(words))
    if width == 0:
        return words[:0]
    count = len(words) - width + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for i in range(width):
        mixed = (mixed ^ words[i : count + i]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    if count > 4 * SAMPLE:
        mixed = np.partition(mixed, 2 * SAMPLE)[: 2 * SAMPLE]
    return np.unique(mixed)[:SAMPLE]


def fingerprint(text: str) -> Fingerprint:
    """The sample that is stored and looked up."""
    words = comparison_syllables(text)
    hashes = sample_hashes(words).astype(np.int64)
    return Fingerprint(hashes=tuple(sorted(hashes.tolist())), syllables=len(words))
