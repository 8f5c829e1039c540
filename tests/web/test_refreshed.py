"""Readings that many readers share: how long each is kept, and that nobody waits for its renewal."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from storage.db import Connection
from storage.readers import Readers
from web import refreshed
from web.refreshed import Refreshed


class Clock:
    """A clock that a reading moves on by as long as it takes."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def readers(recorded_home: object) -> Iterator[Readers]:
    pool = Readers()
    yield pool
    pool.close()


@pytest.mark.parametrize(("takes", "kept"), [(0.0, 60), (0.5, 60), (2.0, 200)])
def test_what_takes_longer_is_kept_longer(
    readers: Readers, monkeypatch: pytest.MonkeyPatch, takes: float, kept: float
) -> None:
    clock = Clock()
    monkeypatch.setattr(refreshed, "time", clock)
    renewed = threading.Event()
    readings = []

    def read(connection: Connection) -> int:
        clock.now += takes
        readings.append(clock.now)
        if len(readings) == 2:
            renewed.set()
        return len(readings)

    shared = Refreshed(read)
    with readers.connection() as connection:
        assert shared.read(connection, readers) == 1
        clock.now += kept - 0.1
        assert shared.read(connection, readers) == 1
        assert not renewed.is_set()
        clock.now += 0.2
        assert shared.read(connection, readers) == 1
        assert renewed.wait(5)
        _until(lambda: shared.read(connection, readers) == 2)


def _until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.01)
