"""Recurring blocks of a site's pages (teasers, notices, share bars, legal lines), learned by their recurrence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

MIN_PAGES = 4
"""Pages of a site before anything is learned: on three, two articles that quote one notice would already decide."""
MIN_SHARE = 0.3
"""Of a site's pages on which a block recurs; an article's own sentence recurs on its copies only."""


def learn_boilerplate(pages: Iterable[tuple[int, ...]]) -> frozenset[int]:
    """The blocks (``Extraction.blocks``) that recur across a site's pages, one tuple per page."""
    counts: Counter[int] = Counter()
    total = 0
    for blocks in pages:
        total += 1
        counts.update(set(blocks))
    if total < MIN_PAGES:
        return frozenset()
    needed = max(3, MIN_SHARE * total)
    return frozenset(block for block, count in counts.items() if count >= needed)
