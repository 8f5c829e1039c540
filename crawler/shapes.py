"""Whether a site's addresses of one shape are articles or listings, and which shapes are given up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.discovery.addresses import address_shape, is_calendar_address
from crawler.plan import AddressShape

CONFIRMATIONS = 3
"""Pages of one shape that must agree before an address alone decides its kind."""
PURITY = 0.9
"""… and the share of all pages of that shape that must agree. "/w/S-#.html" is 1.0 on every site measured;
mixed shapes ("/S": sections and articles without a number) stay below 0.8."""
BARREN_CALENDAR = 12
"""The same for pages named by a day or month, a year of months: an events calendar has one for each, for ever."""
BARREN_PAGES = 10
"""Listings of one generated shape (numbers, parameters, days) that may offer nothing new before the shape is given
up: facets and calendars end here. Sections with plain names are never given up."""


SESSION_VALUES = 3
"""Random-looking values of one parameter on one path, from which on it is a session and not a part of the address."""
_RANDOM = re.compile(r"(?=[^&]*\d)(?=[^&]*[a-z])[0-9A-Za-z_-]{12,}", re.I)


class SessionBook:
    """Learns which parameters of a site are sessions: each page writes another value of them into the same links."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], set[str]] = {}
        self._names: set[str] = set()

    def strip_sessions(self, url: str, *, learn: bool = True) -> str:
        """The address without what has turned out to be a session. ``learn``: count its own values, too."""
        head, _, query = url.partition("?")
        kept = []
        for pair in query.split("&"):
            name, _, value = pair.partition("=")
            if name in self._names:
                continue
            if learn and _RANDOM.fullmatch(value) and "-" not in value.strip("-"):
                values = self._values.setdefault((head, name), set())
                values.add(value)
                if len(values) >= SESSION_VALUES:
                    self._names.add(name)
                    self._values = {key: v for key, v in self._values.items() if key[1] != name}
                    continue
            kept.append(pair)
        return head + ("?" + "&".join(kept) if kept else "")


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
        limit = BARREN_CALENDAR if is_calendar_address(url) else BARREN_PAGES
        return count.barren >= limit and count.fruitful * limit <= count.barren

    def learned(self) -> tuple[AddressShape, ...]:
        """The counts, for the next crawl; halved from a thousand on, so that a new layout is learned in time."""
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
