"""The entries of a listing, and the dates that stand with them and with an article's headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from articles.extraction.stampline import is_stamp_block
from articles.page.phrases import is_passing_time
from articles.page.selecting import select_elements
from articles.page.source import text_of
from crawler.discovery.addresses import address_shape
from crawler.discovery.dates import find_listed_date, read_listed_date
from crawler.discovery.html import HtmlPage, Link, count_words, plain_line
from crawler.discovery.menus import SectionNames, is_particular

SURE_WORDS = 8
"""Number of words that make a headline, whatever the shape of its address suggests."""
MOST_LINKS_BESIDE = 100
"""Links in the surroundings of one entry: tags, its section, its picture."""
ENTRY_WORDS = 5
"""Words of a headline. Section names have up to four ("Xây dựng Đảng – Chính quyền" is five, in the menu)."""
SHORT_WORDS, FEW_ALIKE = 3, 3
"""Words of a short headline ("Gương sáng làng Kép"), and longer ones at addresses of its shape that make it one."""
_TITLE_PARTS = re.compile(r"\s+[-|–—»]\s+")
MIN_HEADLINE_CHARS = 12
AFTER_HEADLINE_CHARS = 180


def entry_links(page: HtmlPage, selector: str | None, is_article: Callable[[str], bool | None]) -> list[Link]:
    """The links of a listing that look like articles, in page order.

    ``selector`` (a site's or platform's ``entry``) decides alone where it matches; else what the site's address
    shapes have turned out to be; else the length of the headline.
    """
    if selector:
        chosen = _selected(page, selector)
        if chosen:
            return chosen
    found, short = [], []
    names = SectionNames(page)
    for link in page.links:
        known = is_article(address_shape(link.url))
        if known is False and link.words < SURE_WORDS:
            continue
        if known or (looks_like_entry(link) and not names.has(link)):
            found.append(link)
        elif not link.in_frame and SHORT_WORDS <= count_words(link.text or link.label) < ENTRY_WORDS:
            short.append(link)
    if not short:
        return found
    shapes = Counter(address_shape(link.url) for link in found if is_particular(link.url))
    more = [link for link in short if shapes[address_shape(link.url)] >= FEW_ALIKE and not names.has(link)]
    if not more:
        return found
    urls = {link.url for link in (*found, *more)}
    return [link for link in page.links if link.url in urls]


def looks_like_entry(link: Link) -> bool:
    """A headline: long text outside the menu, or a headline-like address under a picture."""
    text = link.text or link.label
    words = count_words(text)
    if link.in_frame and not link.in_heading:
        return words >= 8
    if words >= ENTRY_WORDS or (link.in_heading and words >= 3):
        return True
    last = urlsplit(link.url).path.rstrip("/").rpartition("/")[2]
    return last.count("-") >= 4 or (bool(re.search(r"\d{5,}", last)) and last.count("-") >= 2)


def _selected(page: HtmlPage, selector: str) -> list[Link]:
    wanted: set[Any] = set()
    for element in select_elements(page.root, selector):
        wanted.update([element] if element.tag == "a" else element.iter("a"))
    urls = {link.url for link in page.links if link.element in wanted}
    return [link for link in page.links if link.url in urls]


def entry_date(link: Link, now: datetime) -> datetime | None:
    """The date that stands with an entry: in the nearest surroundings that hold no other headline."""
    element = link.element
    if element is None:
        return None
    if (found := _date_in_card(element, now)) is not None:
        return found
    for _ in range(5):
        inner, element = element, element.getparent()
        if element is None or element.tag in ("body", "html") or _holds_others(element):
            return _day_above(inner, now)
        for stamp in element.iter("time"):
            found = read_listed_date(stamp.get("datetime"), now)
            if found is not None:
                return found
        text = _text_beside(element, link.text)
        if len(text) > 1500:
            return None
        # The headline itself may name a day ("kỷ niệm 2/9/1945"); the date stands beside it.
        found = find_listed_date(text.replace(link.text, " ") if link.text else text, now)
        if found is not None:
            return found
    return None


def _day_above(element: Any, now: datetime) -> datetime | None:
    """The day that heads a group of entries: <h3>Ngày 12/11/2024</h3><ul><li>…</li><li>…</li></ul>."""
    for _ in range(DAY_REACH):
        for before in islice(element.itersiblings(preceding=True), MOST_LINKS_BESIDE):
            if before.tag in _DAY_HEADINGS:
                text = plain_line(text_of(before))
                is_day = before.find(".//a") is None and is_stamp_block(text, BESIDE_STAMP)
                return find_listed_date(text, now) if is_day else None
        element = element.getparent()
        if element is None or element.tag in ("body", "html"):
            return None
    return None


DAY_REACH = 3
"""Boxes around an entry beside which its day's heading may stand."""
_DAY_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption"})


def _date_in_card(element: Any, now: datetime) -> datetime | None:
    """The date of a card that is one link, in an element of its own: <a><h3>…</h3><span>12/05/2026</span></a>."""
    if not len(element):
        return None
    for inner in element.iterdescendants(etree.Element):
        if inner.tag == "time" and (found := read_listed_date(inner.get("datetime"), now)) is not None:
            return found
        text = (inner.text or "").strip()
        is_stamp = is_stamp_block(text, BESIDE_STAMP) or is_passing_time(text)
        if is_stamp and (found := find_listed_date(text, now)) is not None:
            return found
    return None


BESIDE_STAMP = 12
"""Letters beside the day in its own element of a card, such as a section's name; a headline may name a day, too."""


def _text_beside(element: Any, headline: str) -> str:
    """The text of a box without the links that print the headline; what stands in different elements is parted."""
    pieces: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "end":
            if inner.tail and inner is not element:
                pieces.append(inner.tail)
        elif inner.tag == "a" and headline and plain_line(text_of(inner)) == headline:
            walker.skip_subtree()
        elif inner.text and isinstance(inner.tag, str):
            pieces.append(inner.text)
    return " ".join(" ".join(pieces).split())


def _holds_others(element: Any) -> bool:
    """Whether the box around an entry holds a second headline, or enough links to be a list."""
    found: set[str | None] = set()
    for number, anchor in enumerate(element.iter("a")):
        if number >= MOST_LINKS_BESIDE:
            return True
        if count_words(text_of(anchor)) >= ENTRY_WORDS:
            found.add(anchor.get("href"))
            if len(found) > 1:
                return True
    return False


def date_by_headline(page: HtmlPage, now: datetime) -> datetime | None:
    """The date in the visible text right after the headline, which is ``h1``, ``h2`` or the text of ``title``."""
    body = page.root.find("body")
    text = " ".join(text_of(body if body is not None else page.root)[:60_000].split())
    for name in [*page.headings, _TITLE_PARTS.split(page.title)[0]]:
        name = " ".join(name.split())
        if len(name) < MIN_HEADLINE_CHARS:
            continue
        _, found, after = text.partition(name)
        date = find_listed_date(after[:AFTER_HEADLINE_CHARS], now) if found else None
        if date is not None:
            return date
    return None
