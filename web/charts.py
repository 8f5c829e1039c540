"""The geometry of charts: numbers in, places and steps out. Templates draw them, without styles or scripts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

HEIGHT = 100
"""A bar of the largest value; charts are stretched to the width of their page."""
STEPS = 5
"""Number of shades of a heat map; more cannot be distinguished side by side."""
DARKEST_FROM = 10
"""Minimum value of the darkest shade: where nothing happens twice, once is not a peak."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One column: ``y`` from the top and ``height`` on a scale of :data:`HEIGHT`.

    ``labelled``: its key is printed; ``highest``: its value is, for a scale.
    """

    key: str
    value: int
    y: float
    height: float
    labelled: bool
    highest: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """One figure of a plot, in percent from the left and from the top; ``index`` is its place among the given ones."""

    x: float
    y: float
    index: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """Figures over time, with the ends of both axes."""

    dots: tuple[Dot, ...]
    first: date
    last: date
    low: float
    high: float


def months_between(first: str, last: str) -> list[str]:
    """Every month from one to the other, both as ``2023-10`` and both included."""
    start, end = (int(year) * 12 + int(month) - 1 for year, month in (first.split("-"), last.split("-")))
    return [f"{place // 12:04}-{place % 12 + 1:02}" for place in range(start, end + 1)]


def recent_months(counts: Mapping[str, int], *, most: int, last: str | None = None) -> list[str]:
    """The months to show: up to the newest that counts (or ``last``), no earlier than the first that does."""
    known = sorted(counts)
    end = last or (known[-1] if known else None)
    if end is None:
        return []
    return months_between(min(known[0] if known else end, end), end)[-most:]


def bars(counts: Mapping[str, int], keys: Sequence[str], *, labels: int = 6) -> list[Bar]:
    """One bar per key in the order given; a value above nothing is never drawn as nothing."""
    highest = max((counts.get(key, 0) for key in keys), default=0) or 1
    every = max(1, math.ceil(len(keys) / labels))
    found = []
    for place, key in enumerate(keys):
        value = counts.get(key, 0)
        height = round(max(2.0, value / highest * HEIGHT), 1) if value else 0.0
        labelled = (len(keys) - 1 - place) % every == 0
        top = value == highest
        found.append(Bar(key=key, value=value, y=HEIGHT - height, height=height, labelled=labelled, highest=top))
    return found


def step(value: int, highest: int) -> int:
    """The shade of a value, 0 for none to :data:`STEPS` for the highest of its map.

    By its square root, since news comes in heaps: one province has forty articles where its neighbours have two.
    """
    if value <= 0:
        return 0
    highest = max(highest, value, DARKEST_FROM)
    return math.ceil(math.sqrt(value / highest) * STEPS)


def plot(points: Iterable[tuple[date | None, float]]) -> Plot | None:
    """Dated figures as dots; ``None`` if there are fewer than two distinct moments."""
    dated = [(when, value, index) for index, (when, value) in enumerate(points) if when is not None]
    if len({when for when, _, _ in dated}) < 2:
        return None
    first, last = min(dated)[0], max(dated)[0]
    high = max(value for _, value, _ in dated)
    low = min(0.0, *(value for _, value, _ in dated))
    width, height = (last - first).days, (high - low) or 1
    dots = tuple(
        Dot(x=round((when - first).days / width * 100, 2), y=round((high - value) / height * 100, 2), index=index)
        for when, value, index in dated
    )
    return Plot(dots=dots, first=first, last=last, low=low, high=high)
