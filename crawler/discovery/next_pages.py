"""The page after this one: of a listing by its links, or by the answer's header."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from articles.urls import try_canonical_url
from crawler.discovery.addresses import is_calendar_address, listing_of, page_within
from crawler.discovery.html import HtmlPage, Link
from crawler.discovery.pager import is_next_text, is_older_text, page_number

_LINK_HEADER = re.compile(r"""<([^<>]{1,2000})>[^<,]{0,200}?;\s*rel\s*=\s*"?([^",;]{1,60})""", re.I)


@dataclass(frozen=True, kw_only=True)
class _Listing:
    """A page of a listing, ``position`` its place in it from 1."""

    page: HtmlPage
    key: str
    position: int
    visited: Callable[[str], bool]

    @cached_property
    def number(self) -> int | None:
        """The page number in the page's own address."""
        return page_within(self.page.url, self.key)[1]

    def is_open(self, url: str) -> bool:
        return url != self.page.url and not self.visited(url)

    @cached_property
    def candidates(self) -> list[Link]:
        return [link for link in self.page.pager if self.is_open(link.url) and not is_calendar_address(link.url)]


def _by_number(listing: _Listing) -> str | None:
    """The pager's link whose text is the next number."""
    wanted = listing.position + 1
    shown = (x for x in listing.candidates if wanted in (page_number(x.text), page_number(x.label)))
    return next((link.url for link in shown if _is_of_pager(link, listing)), None)


def _by_statement(listing: _Listing) -> str | None:
    """The head's ``rel=next``."""
    url = listing.page.next_url
    return url if url is not None and listing.is_open(url) else None


def _by_words(listing: _Listing) -> str | None:
    """A link "Trang sau", to a later page."""
    for link in listing.candidates:
        if "next" in link.rel or is_next_text(link.text or link.label) or " next" in f" {link.classes.lower()}":
            belongs, other = page_within(link.url, listing.key)
            if other is None and not belongs:
                other = page_within(link.url, listing_of(link.url, True))[1]
            is_later = (other or 0) > (listing.number or 0) or is_older_text(link.text or link.label)
            if (belongs or link.in_pager or "next" in link.rel) and is_later:
                return link.url
    return None


def _by_address(listing: _Listing) -> str | None:
    """The link of the same listing with the next greater page number in its address."""
    number = listing.number
    later = []
    for link in (*listing.candidates, *listing.page.links):
        other = page_within(link.url, listing.key)[1] if listing.is_open(link.url) else None
        if other is not None and other > (number or 0) and (other >= 2 or number is not None or _is_offset(link.url)):
            later.append((other, link.url))
    return min(later)[1] if later else None


def _by_token(listing: _Listing) -> str | None:
    """What a script requests for "Xem thêm", or a link states as next, where no number names it: "?token=b2Zm"."""
    for link in listing.candidates:
        says_next = "next" in link.rel or (link.by_script and is_next_text(link.text or link.label))
        if says_next and urlsplit(link.url).query and page_within(link.url, listing_of(link.url, True))[1] is None:
            return link.url
    return None


NEXT_PAGE_RULES = (_by_number, _by_statement, _by_words, _by_address, _by_token)
"""Ordered; the first that finds a page decides."""


def next_page(page: HtmlPage, key: str, position: int, visited: Callable[[str], bool]) -> str | None:
    """The address of the page after this one, or ``None``.

    ``key`` is the listing's (:func:`~crawler.discovery.addresses.listing_of`), ``position`` this page's place in it
    from 1.
    """
    listing = _Listing(page=page, key=key, position=position, visited=visited)
    return next((url for rule in NEXT_PAGE_RULES if (url := rule(listing)) is not None), None)


def _is_of_pager(link: Link, listing: _Listing) -> bool:
    return link.in_pager or page_within(link.url, listing.key)[0] or _is_in_row_of_numbers(listing.page, link)


def _is_in_row_of_numbers(page: HtmlPage, link: Link) -> bool:
    """Do other numbers lead to pages of the same listing, whatever this page's own address is? "[1] [2] [3]"."""
    key = listing_of(link.url, True)
    return any(
        other.url != link.url and page_number(other.text) is not None and listing_of(other.url, True) == key
        for other in page.pager
    )


def next_in_header(value: str | None, url: str) -> str | None:
    """The address that a ``Link`` header calls the next one (RFC 8288)."""
    for found in _LINK_HEADER.finditer(value or ""):
        if "next" in found[2].lower().split():
            return try_canonical_url(found[1], url)
    return None


def _is_offset(url: str) -> bool:
    return re.search(r"(?:start|offset|skip)=\d+", url, re.I) is not None
