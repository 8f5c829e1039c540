"""Readings that many readers share: how long each is kept, and who waits for its renewal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from storage.db import Connection
from storage.readers import Readers
from web import refreshed
from web.refreshed import Refreshed, read_ahead


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


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(refreshed, "time", clock)
    return clock


def counted(clock: Clock, takes: float) -> Callable[[Connection], int]:
    """A reading that takes some seconds, and says how often it was made."""
    made = count(1)

    def read(connection: Connection) -> int:
        clock.now += takes
        return next(made)

    return read


def test_what_is_read_quickly_is_read_again_for_a_reader_after_a_minute(readers: Readers, clock: Clock) -> None:
    shared = Refreshed(counted(clock, 0.1))
    with readers.connection() as connection:
        assert shared.read(connection, readers) == 1
        clock.now += 59.9
        assert shared.read(connection, readers) == 1
        clock.now += 0.2
        assert shared.read(connection, readers) == 2
        clock.now += 86_400
        assert shared.read(connection, readers) == 3


@pytest.mark.parametrize(("takes", "kept"), [(0.5, 60), (2.0, 200)])
def test_nobody_waits_for_what_takes_longer_and_it_is_kept_longer(
    readers: Readers, clock: Clock, takes: float, kept: float
) -> None:
    shared = Refreshed(counted(clock, takes))
    with readers.connection() as connection:
        assert shared.read(connection, readers) == 1
        clock.now += kept - 0.1
        assert shared.read(connection, readers) == 1
        time.sleep(0.2)
        assert shared.read(connection, readers) == 1
        clock.now += 0.2
        assert shared.read(connection, readers) == 1
        _until(lambda: shared.read(connection, readers) == 2)


def test_nobody_is_shown_what_is_hours_old(readers: Readers, clock: Clock) -> None:
    shared = Refreshed(counted(clock, 2.0))
    with readers.connection() as connection:
        assert shared.read(connection, readers) == 1
        clock.now += 86_400
        assert shared.read(connection, readers) == 2


def test_only_a_large_store_is_read_ahead(readers: Readers, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Connection] = []
    monkeypatch.setattr(Refreshed, "first_pages", [])
    Refreshed(made.append, is_of_a_first_page=True)
    Refreshed(made.append)
    read_ahead(readers)
    assert len(made) == 0
    monkeypatch.setattr(refreshed, "is_large", lambda connection: True)
    read_ahead(readers)
    assert len(made) == 1


def _until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.01)
