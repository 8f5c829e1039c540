"""Windows of time that are likely to hold the newest matches of a search: of a million, twenty are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from articles.dates import VIETNAM, local_day
from articles.search.query import any_of
from articles.search.terms import label, quoted
from storage.db import Connection
from storage.search.matching import Match
from storage.search.sample import FEW, LARGE, MOST_COUNTED, Sample, sample_matches

MOST_WEEKS = 30
"""A window of more weeks is expressed in months: fewer alternatives."""
MOST_MONTHS = 120


def newest_windows(
    connection: Connection, match: Match, sample: Sample, *, before: datetime | None, hits: Sequence[int]
) -> Iterator[Match]:
    """A match within growing windows of time from the newest on, and at last as it is.

    Args:
        before: the end of all windows, where a page goes on; else the match's own.
        hits: number of the sample's matches in each window; the store has ``sample.rate`` times as many.
    """
    matches, newest = sample_matches(connection, match, sample, before=before, newest=max(hits))
    if sample is FEW and not newest:
        matches, newest = sample_matches(connection, match, LARGE, before=before, newest=max(hits))
    if matches > MOST_COUNTED:
        for number in hits:
            window = _window(newest[min(number, len(newest)) - 1], before or match.until)
            if window is None:
                break
            yield match.within(window)
    yield match


def _window(since: datetime, until: datetime | None) -> str | None:
    """The weeks or months from a date on as a condition; ``None`` if they are too many."""
    last = local_day(until or datetime.now(VIETNAM) + timedelta(days=8))
    first = local_day(since)
    if last < first or first.year < 1900:
        return None
    weeks = (last - first).days // 7 + 2
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if weeks <= MOST_WEEKS:
        monday = first - timedelta(days=first.weekday())
        calendar = [(monday + timedelta(weeks=w)).isocalendar() for w in range(weeks)]
        return any_of([quoted(label("w", f"{day.year:04}-W{day.week:02}")) for day in calendar])
    if months <= MOST_MONTHS:
        start = first.year * 12 + first.month - 1
        places = range(start, start + months)
        return any_of([quoted(label("d", f"{place // 12:04}-{place % 12 + 1:02}")) for place in places])
    return None
