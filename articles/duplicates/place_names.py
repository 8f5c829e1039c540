"""The provinces, districts and communes that a text in comparison form names.

A form that is filled in again for another place keeps nearly all of its words; a copy never names another place.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np

from articles.duplicates.normal_form import Syllables, are_among, comparison_syllables, listed_syllables
from articles.places import places
from articles.provinces import current_provinces, former_provinces

LEVELS = "xã phường trấn huyện quận phố khu"
"""The last word of a district's or commune's type: "thị xã", "thị trấn", "đặc khu"."""
NO_PLACE = frozenset({"Hồ Chí Minh"})
"""Names that mean somebody else far more often."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def name_other_places(a: Syllables, b: Syllables) -> bool:
    """Whether both texts name provinces, or both name districts or communes, and have none of them in common."""
    return _are_disjoint(_provinces_in(a), _provinces_in(b)) or _are_disjoint(_units_in(a), _units_in(b))


def _are_disjoint(a: Syllables, b: Syllables) -> bool:
    return len(a) > 0 and len(b) > 0 and not np.isin(a, b).any()


def _provinces_in(words: Syllables) -> Syllables:
    pairs = _pairs(words)
    return pairs[are_among(pairs, _province_names())]


def _units_in(words: Syllables) -> Syllables:
    """Of districts and communes only those with their level before the name: most names are ordinary words, too."""
    named = _pairs(words[1:])
    named = named[are_among(words[: len(named)], listed_syllables(LEVELS))]
    return named[are_among(named, _unit_names())]


def _pairs(words: Syllables) -> Syllables:
    """One number for each two syllables in a row."""
    return words[:-1] * _MULTIPLIER + words[1:]


def _first_pairs(names: Iterable[str]) -> Syllables:
    """The first two syllables of each name; a name of one syllable is left out."""
    syllables = (comparison_syllables(name)[:2] for name in names)
    return np.unique(np.concatenate([_pairs(pair) for pair in syllables if len(pair) == 2]))


@cache
def _province_names() -> Syllables:
    known = {province.name for province in (*former_provinces().values(), *current_provinces().values())}
    return _first_pairs(sorted(known - NO_PLACE))


@cache
def _unit_names() -> Syllables:
    return _first_pairs(sorted({place.short_name for place in places() if place.level != "province"}))
