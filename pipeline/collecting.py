"""Garbage collection while pages are cleaned: rarely, since what a page allocates is freed by its last reference."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_EVERY = 50_000, 20, 100
"""Objects allocated more than freed before the youngest are looked through, and how often before older ones are."""


def collect_rarely() -> None:
    """Look for cycles rarely, for as long as this process lives."""
    gc.set_threshold(*_EVERY)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Look for cycles rarely, and not among what is loaded already, until the block ends."""
    before = gc.get_threshold()
    gc.freeze()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
