"""Clusters of a set of texts: a story that everybody prints is one, and formula sentences tie nobody."""

from __future__ import annotations

import random

from articles.duplicates import cluster_texts, fingerprint
from articles.duplicates.fingerprints import FORMULAS

WORDS = [f"tiếng{n}" for n in range(3_000)]


def text_of(rng: random.Random, syllables: int = 400) -> list[str]:
    return rng.choices(WORDS, k=syllables)


def edited(rng: random.Random, words: list[str], share: float) -> str:
    return " ".join(rng.choice(WORDS) if rng.random() < share else word for word in words)


def test_a_story_printed_by_a_hundred_and_more_sites_is_one_cluster_in_any_order() -> None:
    rng = random.Random(4)
    story, formula = text_of(rng), " ".join(text_of(rng, 60))
    copies = [(f"c{n}", edited(rng, story, 0.05) + " " + formula) for n in range(140)]
    others = [(f"o{n}", " ".join(text_of(rng)) + " " + formula) for n in range(140)]
    for seed in range(3):
        mixed = [*copies, *others]
        random.Random(seed).shuffle(mixed)
        found = cluster_texts(mixed)
        assert len({found[key] for key, _ in copies}) == 1
        assert len({found[key] for key, _ in others}) == 140


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
