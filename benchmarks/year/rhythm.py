"""When made-up sites publish: each at its own pace, less or not at all at weekends, and not over Tết."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from articles.timezone import VIETNAM


@dataclass(frozen=True, kw_only=True, slots=True)
class Rhythm:
    """How often a kind of site publishes, and the share of sites that do so."""

    name: str
    per_week: float
    weekends: bool
    rests_at_new_year: bool
    share: float


# Shares as among the catalogue's provincial sites: a few papers, most portals and departments with some news a month.
RHYTHMS = (
    Rhythm(name="paper", per_week=3.0, weekends=True, rests_at_new_year=False, share=0.06),
    Rhythm(name="television", per_week=1.0, weekends=True, rests_at_new_year=True, share=0.14),
    Rhythm(name="portal", per_week=0.5, weekends=False, rests_at_new_year=True, share=0.30),
    Rhythm(name="department", per_week=0.25, weekends=False, rests_at_new_year=True, share=0.35),
    Rhythm(name="rare", per_week=0.1, weekends=False, rests_at_new_year=True, share=0.15),
)
NEW_YEAR_REST = (timedelta(days=-3), timedelta(days=8))
"""Days around the first of the lunar year on which a resting site publishes nothing."""


def rhythm_of(number: int, sites: int) -> Rhythm:
    """The rhythm of the n-th site."""
    place, reached = (number + 0.5) / sites, 0.0
    for rhythm in RHYTHMS:
        reached += rhythm.share
        if place <= reached:
            return rhythm
    return RHYTHMS[-1]


def publications(rhythm: Rhythm, first: date, last: date, new_year: date, rng: random.Random) -> list[datetime]:
    """When a site publishes from one day to another, in order: at random at its rate, on its working hours."""
    found = []
    day = first
    while day <= last:
        rests = rhythm.rests_at_new_year and NEW_YEAR_REST[0] <= day - new_year <= NEW_YEAR_REST[1]
        if not rests and (rhythm.weekends or day.weekday() < 5):
            rate = rhythm.per_week / (7 if rhythm.weekends else 5)
            while rng.random() < rate:
                minute = rng.randint(7 * 60, 17 * 60)
                found.append(datetime.combine(day, time(minute // 60, minute % 60), VIETNAM))
                rate -= 1
        day += timedelta(days=1)
    return sorted(found)
