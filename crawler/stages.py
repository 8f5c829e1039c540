"""How long the stages of a step take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(kw_only=True, slots=True)
class Stages:
    """Seconds by stage, in the order in which stages were first met.

    The crawler's and a worker's stages are CPU seconds, which add up whatever else the machine does; the stages of the
    process that has the database are seconds on the clock, because most of them is waiting for it.
    """

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def working(self, stage: str) -> Iterator[None]:
        """Count the CPU seconds of this thread in the block."""
        started = time.thread_time()
        try:
            yield
        finally:
            self._add(stage, time.thread_time() - started)

    @contextmanager
    def waiting(self, stage: str) -> Iterator[None]:
        """Count the block's seconds on the clock."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self._add(stage, time.perf_counter() - started)

    def add(self, other: Stages) -> None:
        """Add what another process measured."""
        for stage, spent in other.seconds.items():
            self._add(stage, spent)

    def _add(self, stage: str, spent: float) -> None:
        self.seconds[stage] = self.seconds.get(stage, 0.0) + spent
