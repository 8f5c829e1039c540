"""Pages whose markup no rule was made for: floors of the composed and the blind pages, and of the stated confidence."""

from __future__ import annotations

import pytest

from articles.page.lexicon import Region, read_hint
from evaluation.extraction.blind import BLIND_SETS, BlindPage
from evaluation.extraction.blind.measuring import measure_blind
from evaluation.extraction.composed import compose
from evaluation.extraction.composed.measuring import measure_composed
from evaluation.extraction.composed.names import NAMES, without_known

_SITES = 24
"""One of each template; eight pages each."""


def test_composed_pages_hold_their_floors() -> None:
    figures = measure_composed(compose(41, _SITES))
    assert figures.values["whole"] >= 0.98, figures.failures
    assert figures.values["date_wrong"] == 0.0, figures.failures
    assert figures.values["sure_wrong"] <= 0.02, figures.failures


def test_a_seed_gives_the_same_pages_and_another_one_others() -> None:
    first, again, other = compose(5, 2), compose(5, 2), compose(6, 2)
    assert first == again
    assert {p.html for p in first}.isdisjoint(p.html for p in other)


def test_the_composed_names_are_not_on_the_readers_lists() -> None:
    kept = [without_known(names) for names in NAMES]
    assert not any(read_hint(names.body[8:-1]) & Region.BODY for names in kept if names.body)
    assert sum(bool(names.body) for names in kept) >= 15


@pytest.mark.parametrize("name", BLIND_SETS)
def test_blind_pages_stay_right(name: str) -> None:
    pages: tuple[BlindPage, ...] = BLIND_SETS[name]
    figures = measure_blind(pages)
    assert figures.values["whole"] == 1.0, figures.failures
    assert figures.values["sure_wrong"] == 0.0


def test_there_are_enough_blind_pages_of_enough_systems() -> None:
    names = [page.name for pages in BLIND_SETS.values() for page in pages]
    assert len(names) >= 84
    assert len({name.rpartition("-")[0] for name in names}) >= 24
