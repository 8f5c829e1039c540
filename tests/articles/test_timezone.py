"""Which day it is in Vietnam."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from articles.timezone import local_day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 30, 16, 59, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 11, 30, 17, 0, tzinfo=UTC), date(2026, 12, 1)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_of_a_moment_is_vietnams(moment: datetime, day: date) -> None:
    assert local_day(moment) == day
