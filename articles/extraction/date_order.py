"""Whether a site prints the day or the month first, shown by those of its stamps that can be read one way only."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from articles.dates import Stamp
from articles.extraction.publication import CONFIRMING
from articles.extraction.recurring import block_hash
from articles.extraction.stamps import VisibleStamp

Order = Literal["day", "month"]
"""The part of a date that comes first."""
ORDER_HASHES: dict[Order, int] = {order: block_hash(f"\x00order {order}") for order in ("day", "month")}
"""Learned as a site's recurring blocks are."""
_NUMBERS = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/\d{4}")
_HALF = re.compile(r"\b[AP]M\b", re.IGNORECASE)
_MONTHS = 12


def shown_order(raw: str) -> Order | None:
    """The order that a stamp shows beyond doubt; ``None`` without AM or PM, with which months may stand first.

    "11/25/2026 7:20:00 AM" shows ``month``; "9/11/2026 7:20:00 AM" shows nothing.
    """
    found = _NUMBERS.search(raw)
    if found is None or not _HALF.search(raw):
        return None
    first, second = int(found["first"]), int(found["second"])
    if (first > _MONTHS) == (second > _MONTHS):
        return None
    return "day" if first > _MONTHS else "month"


def order_hashes(seen: list[VisibleStamp]) -> tuple[int, ...]:
    """What a page teaches about its site: hashes of the orders that its likely stamps show."""
    shown = {shown_order(v.stamp.raw) for v in seen if v.rank >= CONFIRMING}
    return tuple(value for order, value in ORDER_HASHES.items() if order in shown)


def learned_order(recurring: frozenset[int]) -> Order | None:
    """The order that the site's pages show; ``None`` where they show none, or both."""
    known = [order for order, value in ORDER_HASHES.items() if value in recurring]
    return known[0] if len(known) == 1 else None


def settle_order(seen: list[VisibleStamp], order: Order) -> list[VisibleStamp]:
    """The stamps, those that can be read in two ways read in the site's order."""
    return [replace(v, stamp=_in_order(v.stamp, order)) for v in seen]


def _in_order(stamp: Stamp, order: Order) -> Stamp:
    found = _NUMBERS.search(stamp.raw)
    if stamp.alternative is None or found is None:
        return stamp
    month = int(found["second" if order == "day" else "first"])
    at = stamp.at if stamp.at.month == month else stamp.alternative
    return replace(stamp, at=at, alternative=None)
