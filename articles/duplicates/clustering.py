"""Clusters of a whole set of texts at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from articles.duplicates.comparison import Comparison, compare_texts
from articles.duplicates.fingerprints import SAMPLE, SHARED_HASHES, SHARED_IF_SHORT, Hashes, sample_hashes
from articles.duplicates.grouping import Tie, group_members
from articles.duplicates.letters import SpelledText
from articles.duplicates.normal_form import Line, Syllables, join_lines, text_lines

RECURRING = 5
"""Number of texts of a set from which on a shared line belongs to a site's pages, not to an article …"""
OWN_SHARE = 0.4
"""… unless less than this share of a text would be left: then the text itself is what recurs."""
COMMON_HASH = 50
"""A hash shared by more texts of the set comes from a formula, or a widely printed story: each text is compared …"""
NEIGHBOURS = 4
"""… with this many others that have it, its neighbours when samples are sorted: copies are adjacent."""


def cluster_texts(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Cluster texts given as (id, text); each id with the id of its cluster's first member in this order.

    Lines that recur over the set are left out of the comparison first: texts that were taken with their site's menus
    and footers would otherwise be alike for these.
    """
    keys: list[str] = []
    lines: list[list[Line]] = []
    for key, text in texts:
        keys.append(key)
        lines.append(text_lines(text))
    words = _own_syllables(lines)
    firsts: dict[bytes, int] = {}
    for place, members in enumerate(words):
        firsts.setdefault(members.tobytes(), place)
    # In the order of the texts themselves, so that the order of the set decides nothing.
    distinct = [words[firsts[text]] for text in sorted(firsts)]
    centres = _stories(distinct)
    story_of = {text: centres[n] for n, text in enumerate(sorted(firsts))}
    named: dict[int, str] = {}
    clusters = {}
    for key, members in zip(keys, words, strict=True):
        # Nothing shows that texts without a syllable are one story.
        clusters[key] = named.setdefault(story_of[members.tobytes()], key) if len(members) else key
    return clusters


def _stories(texts: Sequence[Syllables]) -> list[int]:
    """For each of some different texts the index of its story's centre."""
    spelled = [SpelledText(text) for text in texts]
    compared: dict[tuple[int, int], Comparison] = {}

    def compared_pair(a: int, b: int) -> Comparison:
        pair = (min(a, b), max(a, b))
        if pair not in compared:
            compared[pair] = compare_texts(spelled[pair[0]], spelled[pair[1]])
        return compared[pair]

    ties = []
    for a, b in candidate_pairs([sample_hashes(text) for text in texts]):
        found = compared_pair(a, b)
        if found.kind is not None:
            part, whole = (b, a) if len(texts[b]) < len(texts[a]) else (a, b)
            ties.append(
                Tie(
                    a=str(part),
                    b=str(whole),
                    kind=found.kind,
                    similarity=found.similarity,
                    containment=found.containment,
                )
            )
    centres = group_members(
        [str(n) for n in range(len(texts))],
        ties,
        # Of a widely printed story only neighbours have been compared.
        verify=lambda a, b: compared_pair(int(a), int(b)).kind == "near",
    )
    return [int(centres[str(n)]) for n in range(len(texts))]


def _own_syllables(lines: Sequence[list[Line]]) -> list[Syllables]:
    """Each text's syllables without the lines that recur over the set."""
    holders: Counter[Line] = Counter()
    for text in lines:
        holders.update(set(text))
    recurring = {line for line, count in holders.items() if count >= RECURRING}
    result = []
    for text in lines:
        own = [line for line in text if line not in recurring]
        length = sum(map(len, text))
        result.append(join_lines(own if sum(map(len, own)) >= OWN_SHARE * length else text))
    return result


def candidate_pairs(samples: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Pairs of places whose samples share :data:`SHARED_HASHES`, in order.

    For samples that are not full :data:`SHARED_IF_SHORT` suffice; smaller ones must share all hashes.
    """
    if not samples:
        return
    # Places in the order of the samples themselves, so that the order of the set decides nothing.
    places = sorted(range(len(samples)), key=lambda place: samples[place].tobytes())
    samples = [samples[place] for place in places]
    sizes = np.fromiter((len(s) for s in samples), dtype=np.int64, count=len(samples))
    hashes = np.concatenate(samples)
    owners = np.repeat(np.arange(len(samples)), sizes)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    counts = np.diff(np.r_[starts, len(hashes)])
    pairs: list[npt.NDArray[np.int64]] = []
    for count in range(2, COMMON_HASH + 1):
        groups = starts[counts == count]
        if not len(groups):
            continue
        members = owners[groups[:, None] + np.arange(count)]
        left, right = np.triu_indices(count, 1)
        pairs.append((members[:, left] * len(samples) + members[:, right]).ravel())
    for start, count in zip(starts[counts > COMMON_HASH], counts[counts > COMMON_HASH], strict=True):
        members = owners[start : start + count]
        pairs += [members[:-step] * len(samples) + members[step:] for step in range(1, NEIGHBOURS + 1)]
    if not pairs:
        return
    codes, times = np.unique(np.concatenate(pairs), return_counts=True)
    a, b = codes // len(samples), codes % len(samples)
    smaller, larger = np.minimum(sizes[a], sizes[b]), np.maximum(sizes[a], sizes[b])
    shared = np.where(smaller < SAMPLE, SHARED_IF_SHORT, SHARED_HASHES)
    enough = (times >= np.minimum(shared, smaller)) & ((smaller >= shared) | (smaller == larger))
    found = ((places[one], places[other]) for one, other in zip(a[enough].tolist(), b[enough].tolist(), strict=True))
    yield from sorted((min(pair), max(pair)) for pair in found)
