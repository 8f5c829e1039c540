"""Texts spelled with letters have in common what their syllables have."""

from __future__ import annotations

import numpy as np
import pytest
from rapidfuzz.distance import LCSseq

from articles.duplicates import letters
from articles.duplicates.letters import Alphabet, SpelledText, common_syllables
from articles.duplicates.normal_form import Syllables


def drawn(seed: int, length: int, known: Syllables) -> Syllables:
    return np.random.default_rng(seed).choice(known, length)


@pytest.fixture
def known() -> Syllables:
    """Numbers of which each shares its place in the alphabet with another one."""
    numbers = np.random.default_rng(1).integers(1, 2**63, 200, dtype=np.uint64)
    return np.concatenate([numbers, numbers ^ np.uint64(2)])


def test_each_syllable_has_one_letter_and_no_other_has_it(known: Syllables) -> None:
    alphabet = Alphabet()
    spelled = alphabet.spell(known)
    assert len(set(spelled)) == len(known) == len(spelled)
    assert alphabet.spell(known[::-1]) == spelled[::-1]
    assert alphabet.spell(known[:0]) == ""


def test_letters_pass_over_the_surrogates(known: Syllables) -> None:
    alphabet = Alphabet()
    many = np.random.default_rng(2).integers(1, 2**63, 70_000, dtype=np.uint64)
    spelled = alphabet.spell(many) + alphabet.spell(known)
    assert len(set(spelled)) == len(many) + len(known)
    assert spelled.encode("utf-8")


@pytest.mark.parametrize("room", [letters.LETTERS, 500, 100])
def test_the_common_part_is_that_of_the_numbers_even_when_letters_run_out(
    known: Syllables, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "LETTERS", room)
    monkeypatch.setattr(letters, "_alphabet", Alphabet())
    texts = [drawn(seed, 150, known) for seed in range(8)]
    spelled = [SpelledText(text) for text in texts]
    for a, one in zip(texts, spelled, strict=True):
        for b, other in zip(texts, spelled, strict=True):
            wanted = LCSseq.similarity(a.tolist(), b.tolist())
            assert common_syllables(one, other, at_least=0) == wanted
            assert common_syllables(one, other, at_least=wanted + 1) == 0
