"""What a site's addresses of one shape have turned out to be, and which shapes are given up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.discovery.addresses import address_shape, is_calendar_address
from crawler.plan import AddressShape

CONFIRMATIONS = 3
"""Pages of one shape that must agree before an address alone says what it is."""
PURITY = 0.9
"""… and the share of all pages of that shape that must agree. "/w/S-#.html" is 1.0 on every site measured;
mixed shapes ("/S": sections and articles without a number) stay below 0.8."""
BARREN_PAGES = 10
"""Listings of one generated shape (numbers, parameters, days) that may offer nothing new before the shape is given
up: facets and calendars end here. Sections with plain names are never given up."""


@dataclass(slots=True)
class _Count:
    articles: int = 0
    listings: int = 0
    others: int = 0
    barren: int = 0
    fruitful: int = 0


class ShapeBook:
    """Counts per shape for one site."""

    def __init__(self, learned: Iterable[AddressShape] = ()) -> None:
        self._counts = {s.shape: _Count(articles=s.articles, listings=s.listings, others=s.others) for s in learned}

    def is_article(self, shape: str) -> bool | None:
        """``True`` or ``False`` where enough pages agree, else ``None``."""
        count = self._counts.get(shape)
        if count is None:
            return None
        total = count.articles + count.listings + count.others
        if count.articles >= CONFIRMATIONS and count.articles >= PURITY * total:
            return True
        if count.listings + count.others >= CONFIRMATIONS and count.articles <= (1 - PURITY) * total:
            return False
        return None

    def saw(self, url: str, looks: str) -> None:
        """Count one fetched page: ``article``, ``listing`` or anything else."""
        count = self._of(url)
        if looks == "article":
            count.articles += 1
        elif looks == "listing":
            count.listings += 1
        else:
            count.others += 1

    def saw_listing(self, url: str, new_entries: int) -> None:
        """Count one listing by whether it offered entries that were not known."""
        count = self._of(url)
        if new_entries:
            count.fruitful += 1
        else:
            count.barren += 1

    def is_given_up(self, url: str) -> bool:
        """Have listings of this generated shape offered nothing new too often?"""
        shape = address_shape(url)
        count = self._counts.get(shape)
        if count is None or not (
            "?" in shape or "#" in shape or "D" in shape or "H" in shape or is_calendar_address(url)
        ):
            return False
        return count.barren >= BARREN_PAGES and count.fruitful * BARREN_PAGES <= count.barren

    def learned(self) -> tuple[AddressShape, ...]:
        """The counts, to be given to the next crawl; halved from a thousand on, so that a new layout is learned in time."""
        shapes = []
        for shape, count in sorted(self._counts.items()):
            part = 2 if count.articles + count.listings + count.others > 1000 else 1
            if count.articles or count.listings or count.others:
                shapes.append(
                    AddressShape(
                        shape=shape,
                        articles=count.articles // part,
                        listings=count.listings // part,
                        others=count.others // part,
                    )
                )
        return tuple(shapes[:500])

    def _of(self, url: str) -> _Count:
        return self._counts.setdefault(address_shape(url), _Count())
