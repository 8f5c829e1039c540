"""A site's files are closed soon after its first article, then ever less often."""

from __future__ import annotations

import itertools

from crawler.parts import FIRST_S, LONGEST_S, Parts


def ends(seconds: range) -> list[int]:
    """When the parts of a site with an article every ten seconds end."""
    parts = Parts()
    return [second for second in seconds if parts.is_complete(second // 10, float(second))]


def test_parts_get_longer_up_to_half_an_hour() -> None:
    found = ends(range(0, 40_000))
    assert 10 <= found[0] <= 10 + FIRST_S + 1
    gaps = [b - a for a, b in itertools.pairwise(found)]
    assert gaps == sorted(gaps)
    assert LONGEST_S <= gaps[-1] <= LONGEST_S + 20
    assert len(found) < 30


def test_pages_without_articles_end_no_part() -> None:
    parts = Parts()
    assert not any(parts.is_complete(0, float(second)) for second in range(1000))
