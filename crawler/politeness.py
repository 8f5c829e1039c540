"""The gap between two requests to one site: as configured, lengthened by slow answers, never shortened."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

JITTER = 0.02
"""Each gap is longer by up to this share, so that sites started together drift apart; a gap is never shorter than
configured. 2 % keeps 99 % of the rate. A turn that came late because this machine was busy has had its jitter: only
what is left of it is added."""
SLOW_FACTOR = 2.0
"""A server that takes long to answer gets at least as much rest as work: the gap is twice its answering time."""
MAX_SLOW_DOWN_S = 30.0
BACK_OFF = 2.0
MIN_BACK_OFF_S = 0.25
MAX_BACK_OFF_S = 30.0
RECOVERY = 0.5
"""After an error or a slow answer, the extra length of the gap halves with every good answer."""


class Pace:
    """When a site may be sent its next request. One request at a time; times are of a monotonic clock."""

    def __init__(self, delay_s: float, clock: Callable[[], float] = time.monotonic, jitter: float = JITTER) -> None:
        self.delay_s = delay_s
        self._clock, self._jitter = clock, jitter
        self._slowed_s = 0.0
        self._sent_at: float | None = None
        self._not_before = 0.0
        self._late_s = 0.0
        self._extra_s = 0.0

    def begin_after(self, seconds: float) -> None:
        """Send nothing before this many seconds from now."""
        self._not_before = self._clock() + seconds

    @property
    def gap_s(self) -> float:
        """Seconds from one request to the next, without jitter."""
        return max(self.delay_s, self._slowed_s)

    def wait_s(self) -> float:
        """Seconds until the next request may be sent."""
        return max(0.0, self._turn() - self._clock())

    def _turn(self) -> float:
        if self._sent_at is None:
            return self._not_before
        return max(self._sent_at + self.gap_s + self._extra_s, self._not_before)

    def take_turn(self) -> None:
        """The wait is over: a turn that comes late has had its jitter."""
        self._late_s = max(0.0, self._clock() - self._turn())

    def sent(self) -> None:
        """The request has just been written to the socket."""
        self._sent_at = self._clock()
        self._extra_s = max(0.0, random.uniform(0, self._jitter) * self.gap_s - self._late_s)

    def answered(self, seconds: float) -> None:
        """A good answer took this long to begin."""
        slow = min(seconds * SLOW_FACTOR, MAX_SLOW_DOWN_S)
        self._slowed_s = max(slow, self._slowed_s * RECOVERY)

    def troubled(self, retry_after_s: float | None = None) -> None:
        """The site answered 429 or 5xx, or not at all."""
        self._slowed_s = min(max(self.gap_s, MIN_BACK_OFF_S) * BACK_OFF, max(MAX_BACK_OFF_S, self.delay_s))
        if retry_after_s is not None:
            self._not_before = self._clock() + retry_after_s
