"""Clusters of a set of texts: a story that everybody prints is one, and formula sentences tie nobody."""

from __future__ import annotations

import random

import numpy as np
import pytest

from articles.duplicates import cluster_texts, compare, fingerprint
from articles.duplicates.clustering import candidate_pairs
from articles.duplicates.fingerprints import FORMULAS
from tests.articles.duplicates.synthetic import rewritten, syllables

WORDS = [f"tiếng{n}" for n in range(3_000)]


def text_of(rng: random.Random, syllables: int = 400) -> list[str]:
    return rng.choices(WORDS, k=syllables)


def edited(rng: random.Random, words: list[str], share: float) -> str:
    return " ".join(rng.choice(WORDS) if rng.random() < share else word for word in words)


def test_formula_sentences_are_in_no_sample_of_a_text_that_has_more() -> None:
    lines = [line for line in FORMULAS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 50
    rng = random.Random(9)
    one, other = (
        fingerprint("\n".join(f"{' '.join(text_of(rng, 10))} {line}." for line in [*lines, ""])) for _ in range(2)
    )
    assert len(one.hashes) == 64
    assert not set(one.hashes) & set(other.hashes)
    assert fingerprint(lines[0]).hashes, "a text of nothing else is sampled all the same"


def pairs_of(samples: list[list[int]]) -> list[tuple[int, int]]:
    found = list(candidate_pairs([np.array(sorted(sample), dtype=np.uint64) for sample in samples]))
    backwards = candidate_pairs([np.array(sorted(sample), dtype=np.uint64) for sample in reversed(samples)])
    last = len(samples) - 1
    assert found == sorted((last - b, last - a) for a, b in backwards), "which of two comes first decides nothing"
    return found


@pytest.mark.parametrize(
    ("smaller", "larger", "shared", "is_pair"),
    [
        (64, 64, 4, True),
        (64, 64, 3, False),
        (63, 64, 2, True),
        (63, 64, 1, False),
        (2, 30, 2, True),
        (2, 2, 2, True),
        (2, 2, 1, False),
        (1, 1, 1, True),
        (1, 2, 1, False),
        (1, 64, 1, False),
    ],
)
def test_samples_that_share_enough_hashes_are_candidates(smaller: int, larger: int, shared: int, is_pair: bool) -> None:
    one = list(range(smaller))
    other = [*one[:shared], *range(1_000, 1_000 + larger - shared)]
    stranger = list(range(5_000, 5_064))
    assert pairs_of([one, stranger, other]) == ([(0, 2)] if is_pair else [])


def test_no_texts_and_texts_without_hashes_have_no_candidates() -> None:
    assert pairs_of([]) == pairs_of([[]]) == pairs_of([[], []]) == pairs_of([[1, 2]]) == []
    assert pairs_of([[], [1, 2], [], [1, 2]]) == [(1, 3)]


def test_every_two_of_the_texts_that_share_hashes_are_candidates_and_of_very_many_the_neighbours() -> None:
    fifty = [[1, 2, 1_000 + n] for n in range(50)]
    assert len(pairs_of(fifty)) == 50 * 49 // 2
    many = [[1, 2, 1_000 + n] for n in range(51)]
    found = pairs_of(many)
    assert len(found) == 50 + 49 + 48 + 47
    assert len(list(candidate_pairs([np.array([1, 2], dtype=np.uint64)] * 51))) == len(found)
    # Samples that share more than the widely spread hashes are neighbours.
    twins = [[1, 2, 1_000 + n % 30, 9_000 + n] for n in range(60)]
    assert {(n, n + 30) for n in range(30)} <= set(pairs_of(twins))


def test_a_story_is_named_after_its_first_text() -> None:
    story, other = syllables(120), syllables(120, start=150)
    copy = rewritten(story, range(0, 120, 10))
    texts = [("z", story), ("b", other), ("a", copy), ("c", story[:80])]
    expected = {"z": "z", "a": "z", "b": "b", "c": "z"}
    assert cluster_texts((key, " ".join(words)) for key, words in texts) == expected
    turned = cluster_texts((key, " ".join(words)) for key, words in reversed(texts))
    assert turned == {"c": "c", "a": "c", "b": "b", "z": "c"}
    assert cluster_texts([]) == {}


def test_texts_without_a_word_are_no_story_together() -> None:
    assert cluster_texts([("a", ""), ("b", " \n"), ("c", "…")]) == {"a": "a", "b": "b", "c": "c"}


def menu(count: int) -> str:
    return "\n".join(" ".join(syllables(15, start=200 + 15 * n)) for n in range(count))


@pytest.mark.parametrize(("sites", "clusters"), [(5, 5), (4, 1)])
def test_lines_that_five_texts_share_belong_to_their_sites_pages(sites: int, clusters: int) -> None:
    texts = [(str(n), f"{menu(2)}\n{' '.join(syllables(20, start=20 * n))}") for n in range(sites)]
    assert len(set(cluster_texts(texts).values())) == clusters


@pytest.mark.parametrize(("own", "clusters"), [(20, 6), (19, 1)])
def test_a_text_with_less_than_two_fifths_of_its_own_is_what_recurs(own: int, clusters: int) -> None:
    texts = [(str(n), f"{menu(2)}\n{' '.join(syllables(own, start=20 * n))}") for n in range(6)]
    assert len(set(cluster_texts(texts).values())) == clusters


def test_a_line_that_one_text_repeats_does_not_recur_over_the_set() -> None:
    line, other = " ".join(syllables(12)), " ".join(syllables(30, start=100))
    texts = [("a", "\n".join([line] * 6 + [other])), ("b", "\n".join([line] * 6 + [other, "Hết."]))]
    assert cluster_texts(texts) == {"a": "a", "b": "a"}


@pytest.mark.parametrize("start", range(0, 320, 40))
def test_a_part_joins_its_whole_whichever_of_them_comes_first(start: int) -> None:
    words = syllables(320)
    turned = words[start:] + words[:start]
    whole, part = turned[:150], turned[20:90]
    assert compare(" ".join(whole), " ".join(part)).kind == "contained"
    texts = [("w", " ".join(whole)), ("p", " ".join(part)), ("x", " ".join(turned[160:]))]
    assert cluster_texts(texts) == {"w": "w", "p": "w", "x": "x"}


@pytest.mark.parametrize("start", range(0, 60, 10))
def test_a_part_joins_the_story_that_holds_more_of_it(start: int) -> None:
    part = syllables(100)[start:] + syllables(start)
    fuller = [*syllables(90, start=100 + start)[:45], *part[:90], *syllables(90, start=190)[:80]]
    other = [*syllables(90, start=220)[:60], *part[:70], *syllables(40, start=180 - start)]
    texts = [("p", " ".join(part)), ("o", " ".join(other)), ("f", " ".join(fuller))]
    assert cluster_texts(texts) == {"p": "p", "o": "o", "f": "p"}


def test_copies_of_a_story_that_everybody_prints_are_one_and_strangers_with_its_formula_are_not() -> None:
    """Of more than fifty texts only neighbours are compared at first."""
    story = syllables(100)
    copies = [(f"c{n}", " ".join(rewritten(story, range(20 + n, 21 + n)))) for n in range(64)]
    formula = " ".join(story[:12])
    strangers = [(f"s{n}", f"{formula} {' '.join(syllables(40, start=100 + 40 * n))}") for n in range(5)]
    found = cluster_texts([*copies, *strangers])
    assert {found[key] for key, _ in copies} == {"c0"}
    assert [found[key] for key, _ in strangers] == [key for key, _ in strangers]
