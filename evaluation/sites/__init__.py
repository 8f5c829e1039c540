"""Whole made-up sites of many content systems, and the truth of every article on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from evaluation.sites.building import MadeSite
from evaluation.sites.eighth_papers import EIGHTH_PAPERS
from evaluation.sites.eighth_portals import EIGHTH_PORTALS
from evaluation.sites.fifth_papers import FIFTH_PAPERS
from evaluation.sites.fifth_portals import FIFTH_PORTALS
from evaluation.sites.first_papers import PAPERS
from evaluation.sites.first_portals import PORTALS
from evaluation.sites.fourth_set import FOURTH
from evaluation.sites.ninth_papers import NINTH_PAPERS
from evaluation.sites.ninth_portals import NINTH_PORTALS
from evaluation.sites.second_papers import SECOND_PAPERS
from evaluation.sites.second_portals import SECOND_PORTALS
from evaluation.sites.seventh_papers import SEVENTH_PAPERS
from evaluation.sites.seventh_portals import SEVENTH_PORTALS
from evaluation.sites.sixth_papers import SIXTH_PAPERS
from evaluation.sites.sixth_portals import SIXTH_PORTALS
from evaluation.sites.third_papers import THIRD_PAPERS
from evaluation.sites.third_portals import THIRD_PORTALS

SITE_SETS: dict[str, tuple[Callable[[MadeSite], None], ...]] = {
    "first": PORTALS + PAPERS,
    "second": SECOND_PORTALS + SECOND_PAPERS,
    "third": THIRD_PORTALS + THIRD_PAPERS,
    "fourth": FOURTH,
    "fifth": FIFTH_PORTALS + FIFTH_PAPERS,
    "sixth": SIXTH_PORTALS + SIXTH_PAPERS,
    "seventh": SEVENTH_PORTALS + SEVENTH_PAPERS,
    "eighth": EIGHTH_PORTALS + EIGHTH_PAPERS,
    "ninth": NINTH_PORTALS + NINTH_PAPERS,
}
"""Sets in the order in which they were written, each before the rules had been run on it."""


def make_site(maker: Callable[[MadeSite], None], now: datetime) -> MadeSite:
    """One site as it is at a moment, which has a time zone."""
    site = MadeSite(name=maker.__name__, now=now)
    maker(site)
    return site
