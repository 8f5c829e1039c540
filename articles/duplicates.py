"""Fingerprints of texts, the test whether two texts are one story, and clusters of what the test connects.

A fingerprint is a fixed sample of a text's syllable shingles: which shingles are taken depends on the text
alone, never on what else is stored, so that the order of arrival cannot change a result. Sharing some of
them makes two texts candidates; only the comparison of the texts themselves makes them duplicates.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import xxhash
from rapidfuzz.distance import LCSseq

from articles.text import syllables

FINGERPRINT_VERSION = 1
SHINGLE = 3
SAMPLE = 64
"""At most so many hashes an article: its smallest ones, so that the samples of a whole and of a part of it meet."""
SHARED_HASHES = 2
"""So many common hashes make two texts candidates: with 20 % of syllables changed half of all 3-shingles survive."""
SIMILAR = 0.66
"""The share of the shorter text that must stand in the longer one, in order. Unrelated news shares 0.25 to 0.4."""
SHORTEST = 20
"""Texts of fewer syllables are compared for equality only."""

_DATELINE = re.compile(r"^\s*(?:\([^)]{2,40}\)|[^\s.,;:–—-]+(?:\.[a-zA-Z]{2,4})+|[A-ZĐ]{2,12})\s*[-–—]\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fingerprint:
    """A sorted sample of signed 64-bit shingle hashes, and the text's length in syllables."""

    hashes: tuple[int, ...]
    syllables: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What comparing two texts gave: ``kind`` is ``None`` for two stories.

    ``similarity`` is the common part over the longer text, ``containment`` over the shorter one; 0 to 1.
    """

    kind: Literal["exact", "near", "contained"] | None
    similarity: float
    containment: float


def comparison_syllables(text: str) -> list[str]:
    """The syllables that two texts are compared by: folded, without a leading dateline."""
    return syllables(_DATELINE.sub("", text, count=1))


def _shingle_hashes(words: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """One 64-bit hash for every run of :data:`SHINGLE` syllables, each once."""
    ids = np.fromiter((xxhash.xxh3_64_intdigest(w.encode()) for w in words), dtype=np.uint64, count=len(words))
    if len(ids) < SHINGLE:
        return ids[:0]
    mixed = np.zeros(len(ids) - SHINGLE + 1, dtype=np.uint64)
    for i in range(SHINGLE):
        mixed = (mixed ^ ids[i : len(ids) - SHINGLE + 1 + i]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def fingerprint(text: str) -> Fingerprint:
    """The sample of a text's shingles that is stored and looked up."""
    words = comparison_syllables(text)
    hashes = _shingle_hashes(words)[:SAMPLE].astype(np.int64)
    return Fingerprint(hashes=tuple(sorted(int(h) for h in hashes)), syllables=len(words))


def compare(a: str, b: str) -> Comparison:
    """Whether two texts are one story: equal, edited, or one a part of the other."""
    return compare_syllables(comparison_syllables(a), comparison_syllables(b))


def compare_syllables(a: Sequence[str], b: Sequence[str]) -> Comparison:
    """As :func:`compare`, on :func:`comparison_syllables`."""
    if list(a) == list(b):
        return Comparison(kind="exact", similarity=1.0, containment=1.0)
    shorter, longer = sorted((len(a), len(b)))
    if shorter < SHORTEST:
        return Comparison(kind=None, similarity=0.0, containment=0.0)
    common = LCSseq.similarity(a, b)
    similarity, containment = common / longer, common / shorter
    if containment < SIMILAR:
        return Comparison(kind=None, similarity=similarity, containment=containment)
    return Comparison(
        kind="near" if similarity >= SIMILAR else "contained", similarity=similarity, containment=containment
    )


class Components:
    """Union-find over hashable members, with the first member seen as each component's name."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._order: dict[str, int] = {}

    def add(self, member: str) -> None:
        """Know a member; its place in the order of adding decides who names a component."""
        self._parent.setdefault(member, member)
        self._order.setdefault(member, len(self._order))

    def find(self, member: str) -> str:
        """The first added member of this member's component."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, a: str, b: str) -> None:
        """One component of two."""
        first, second = sorted((self.find(a), self.find(b)), key=self._order.__getitem__)
        self._parent[second] = first


def cluster_texts(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Cluster texts given as (id, text); each id with the id of its cluster's first member in this order."""
    components = Components()
    words: dict[str, list[str]] = {}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key, text in texts:
        components.add(key)
        words[key] = comparison_syllables(text)
        candidates: Counter[str] = Counter()
        for h in _shingle_hashes(words[key])[:SAMPLE].tolist():
            candidates.update(holders[h])
            holders[h].append(key)
        for other, shared in candidates.items():
            if shared >= SHARED_HASHES and compare_syllables(words[key], words[other]).kind is not None:
                components.join(other, key)
    return {key: components.find(key) for key in words}
