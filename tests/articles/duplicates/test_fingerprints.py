"""Samples of texts: stable ones, which a whole shares with its part and a copy with its original."""

from __future__ import annotations

import numpy as np
import pytest

from articles.duplicates import (
    FINGERPRINT_VERSION,
    Fingerprint,
    comparison_syllables,
    fingerprint,
    shared_hashes,
)
from articles.duplicates.fingerprints import FORMULAS, sample_hashes
from tests.articles.duplicates.synthetic import syllables

FORMULA_LINES = [
    line for line in FORMULAS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
]


def sampled(words: list[str]) -> Fingerprint:
    return fingerprint(" ".join(words))


def test_stored_fingerprints_stay_comparable_within_a_version() -> None:
    """Samples are stored: other numbers for the same text need a new version, and all articles fingerprinted again."""
    assert FINGERPRINT_VERSION == 5
    found = fingerprint("Chủ tịch nước tặng Huân chương Lao động hạng Ba cho 12 tập thể của tỉnh.")
    assert found.syllables == 16
    assert (len(found.hashes), found.hashes[0], found.hashes[-1]) == (11, -1204785746, -591467214)
    assert sum(found.hashes) == 696551595
    assert fingerprint("Thi đua 2024").hashes == (-906181091,)


@pytest.mark.parametrize(
    ("length", "hashes"), [(0, 0), (1, 1), (5, 1), (6, 1), (7, 2), (30, 25), (68, 63), (69, 64), (70, 64), (320, 64)]
)
def test_a_text_has_a_hash_for_every_six_syllables_in_a_row_and_sixty_four_at_most(length: int, hashes: int) -> None:
    found = sampled(syllables(length))
    assert (len(found.hashes), found.syllables) == (hashes, length)
    assert len(set(found.hashes)) == hashes
    assert all(-(1 << 31) <= number < 1 << 31 for number in found.hashes)


def test_hashes_that_differ_in_their_high_bits_alone_are_stored_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = np.array([3, 5, (1 << 32) + 3, (1 << 63) + 7], dtype=np.uint64)
    monkeypatch.setattr("articles.duplicates.fingerprints.sample_hashes", lambda words: sample)
    assert sampled(syllables(300)).hashes == (7, 3, 5), "in the order of the signed 64-bit hashes"


def test_recurring_passages_are_sampled_once() -> None:
    words = syllables(20)
    assert len(sampled(words * 10).hashes) == 20


def test_a_sample_of_a_whole_is_of_the_smallest_hashes_of_its_parts() -> None:
    words = syllables(320)
    pieces = [sample_hashes(comparison_syllables(" ".join(words[n : n + 65]))) for n in range(0, 256, 60)]
    everything = np.unique(np.concatenate(pieces))
    assert list(sampled(words[:305]).hashes) == everything[:64].astype(np.int32).tolist()


def test_a_part_and_an_edited_copy_share_hashes_and_a_stranger_shares_none() -> None:
    words = syllables(300)
    whole = set(sampled(words).hashes)
    half = set(sampled(words[:150]).hashes)
    copy = set(sampled([word if n % 10 else "khác" for n, word in enumerate(words)]).hashes)
    assert len(whole & half) >= shared_hashes(64)
    assert len(whole & copy) >= shared_hashes(64)
    assert not whole & set(sampled(words[::-1]).hashes)
    assert sampled(words[:6]) != sampled([words[1], words[0], *words[2:6]]), "the order counts"


@pytest.mark.parametrize(("own", "hashes"), [(12, 7), (13, 8)])
def test_formula_sentences_are_sampled_only_with_fewer_than_eight_hashes_of_ones_own(own: int, hashes: int) -> None:
    formula = max(FORMULA_LINES, key=len)
    # Where the two meet, five shingles are the text's own.
    words = syllables(own - 5)
    found = fingerprint(f"{' '.join(words)} {formula}")
    alone = set(fingerprint(formula).hashes)
    assert alone
    assert bool(set(found.hashes) & alone) is (hashes < 8)
    assert hashes < 8 or len(found.hashes) == hashes


def test_every_formula_sentence_is_known() -> None:
    words = syllables(60)
    for line in (FORMULA_LINES[0], FORMULA_LINES[-1]):
        found = set(fingerprint(f"{' '.join(words)} {line}").hashes)
        assert not found & set(fingerprint(line).hashes)


@pytest.mark.parametrize(("smaller", "needed"), [(1, 2), (63, 2), (64, 4)])
def test_full_samples_must_share_more(smaller: int, needed: int) -> None:
    assert shared_hashes(smaller) == needed


def test_the_formula_of_the_greatest_hash_is_known_and_greater_hashes_than_that_are_no_formula_s() -> None:
    lines = [line.split() for line in FORMULA_LINES]
    shingles = [" ".join(line[n : n + 6]) for line in lines for n in range(len(line) - 5)]
    unsigned = {shingle: sample_hashes(comparison_syllables(shingle)).tolist() for shingle in shingles}
    greatest = max((shingle for shingle in shingles if len(unsigned[shingle]) == 1), key=unsigned.__getitem__)
    text = f"{' '.join(syllables(40))} {greatest}"
    assert fingerprint(greatest).hashes[0] not in fingerprint(text).hashes
    above = sample_hashes(comparison_syllables(" ".join(syllables(4, 260)))).tolist()
    assert len(above) == 1
    assert above > unsigned[greatest]
