"""Links that name a section or service and no article, however long their names: in menus and over blocks."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from statistics import median
from typing import Any
from urllib.parse import urljoin, urlsplit

from articles.page.source import text_of
from crawler.discovery.addresses import address_shape, skip_reason
from crawler.discovery.html import HtmlPage, Link, count_words, plain_line

FEW_ROWS = 3
"""Rows of one kind, each a link and nothing else, from which they may be a menu."""
HEADLINE_WORDS = 5
"""Words that most headlines of a list reach, and most labels of a menu do not."""
FEW_HEADLINES = 3
"""Headlines at addresses of articles from which a link with an address of another kind is no entry."""
MOST_LABELS = 20
"""Rows of one box that are looked at; a menu is shorter."""
_DEEPEST = 4
_EXTENSION = re.compile(r"\.\w{2,5}$")
_NUMBER = re.compile(r"\d{3}")
_BETWEEN_WORDS = re.compile(r"[-_+]|%20")


@lru_cache(maxsize=8192)
def is_particular(url: str) -> bool:
    """Does an address name one article: by a number of three digits and more, or by the words of a headline?"""
    parts = urlsplit(url)
    if _NUMBER.search(parts.path) or _NUMBER.search(parts.query):
        return True
    last = _EXTENSION.sub("", parts.path.rstrip("/").rpartition("/")[2])
    return len(_BETWEEN_WORDS.split(last)) >= HEADLINE_WORDS


class SectionNames:
    """Which links of one page name sections and services: "Cải cách hành chính và chuyển đổi số"."""

    def __init__(self, page: HtmlPage) -> None:
        self._page = page
        self._boxes: dict[tuple[Any, str], bool | None] = {}

    def has(self, link: Link) -> bool:
        """Is the link the label of a menu, the folder of other entries, or the one vague address among headlines?"""
        if self._folders[_folder(link.url)] > 1 or (not link.in_heading and self._is_label(link)):
            return True
        if is_particular(link.url) or sum(self._headline_shapes.values()) < FEW_HEADLINES:
            return False
        return address_shape(link.url) not in self._headline_shapes  # /tin/57 beside /tin/102 is one of them

    @cached_property
    def _folders(self) -> Counter[str]:
        """How many entries lie under an address: /van-hoa/khai-mac-311.html lies under /van-hoa."""
        found: Counter[str] = Counter()
        for link in self._page.main_links:
            if link.words >= HEADLINE_WORDS - 2:
                folder = _folder(link.url)
                while "/" in (folder := folder.rpartition("/")[0]):
                    found[folder] += 1
        return found

    @cached_property
    def _headline_shapes(self) -> Counter[str]:
        """The shapes of the addresses of articles that headlines lead to; the others are told by theirs."""
        headlines = (x.url for x in self._page.main_links if x.words >= HEADLINE_WORDS and is_particular(x.url))
        return Counter(map(address_shape, headlines))

    def _is_label(self, link: Link) -> bool:
        row = link.element
        for _ in range(_DEEPEST):
            box = row.getparent()
            if box is None or box.tag in ("body", "html"):
                return False
            key = (box, row.tag)
            if key not in self._boxes:
                self._boxes[key] = self._is_menu(box, row.tag)
            found = self._boxes[key]
            is_inner = box.tag in ("ul", "ol") and box.getparent().tag == "li"
            if found or (found is False and not is_inner):
                return found
            row = box
        return False

    def _is_menu(self, box: Any, tag: str) -> bool | None:
        """Is a box a menu, by its rows of this tag? ``None`` where these are not a list of bare links."""
        labels = [label for row in list(box.iterchildren(tag))[:MOST_LABELS] if (label := _label_of(row)) is not None]
        addresses = {urljoin(self._page.url, a.get("href") or "").partition("#")[0] for a in labels}
        if len(addresses) < FEW_ROWS:
            return None
        if any(_is_standing(address, self._page.url) for address in addresses):
            return True
        few_words = median(count_words(text_of(a)) for a in labels) < HEADLINE_WORDS
        return few_words and sum(map(is_particular, addresses)) * 2 < len(addresses)


@lru_cache(maxsize=8192)
def _folder(url: str) -> str:
    """Host and path, without an extension and a final slash."""
    parts = urlsplit(url)
    return parts.netloc + _EXTENSION.sub("", parts.path.rstrip("/")) if not parts.query else url


def _is_standing(address: str, page_url: str) -> bool:
    """A front page, or a page such as "Giới thiệu": menus and columns of other offices' sites have them."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https") and parts.path in ("", "/") and not parts.query and not parts.fragment:
        return True
    return skip_reason(address, page_url) == "fixed_page"


def _label_of(row: Any) -> Any:
    """The link that is all the text of a row, apart from the list under it: ``<li><a>Tin tức</a><ul>…</ul></li>``."""
    link = row if row.tag == "a" else next(row.iter("a"), None)
    if link is None:
        return None
    text = plain_line(text_of(link))
    inner = sum(len(plain_line(text_of(part))) for part in row.iter("ul", "ol"))
    is_whole = len(plain_line(text_of(row))) - inner <= len(text) + 2
    return link if text and is_whole else None
