"""One HTML page as discovery sees it: its links with their positions and texts, what its head states, its prose.

What the links mean is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from unicodedata import is_normalized

from articles.text import normalise_line

MAX_ARTICLE_MARKS = 6
"""An article page states it up to five times (JSON-LD twice, meta, microdata); a listing once per entry."""


@dataclass(slots=True)
class Link:
    """A link of a page, with everything that the page states about its target."""

    url: str
    text: str = ""
    label: str = ""
    """``aria-label`` or ``title``, for a link without text."""
    rel: frozenset[str] = frozenset()
    in_frame: bool = False
    """In the menu, head or foot of the page."""
    in_heading: bool = False
    in_pager: bool = False
    element: Any = None
    words: int = 0
    """Words of ``text``, or of ``label`` where there is none."""
    by_script: bool = False
    """Does a script open the address? It stands in an attribute for data."""

    @property
    def classes(self) -> str:
        """Class names of the link's element and of the one around it."""
        parent = self.element.getparent()
        around = parent.get("class") if parent is not None else None
        return f"{self.element.get('class') or ''} {around or ''}"


@dataclass(slots=True)
class HtmlPage:
    """One parsed page. ``links`` are in document order, one per address, with the longest text of its occurrences."""

    url: str
    root: Any
    title: str = ""
    headings: list[str] = field(default_factory=list)
    """Texts of ``h1``; without any, of the first ``h2`` that is not a link."""
    og_title: str = ""
    og_type: str = ""
    canonical: str | None = None
    feeds: list[str] = field(default_factory=list)
    next_url: str | None = None
    fetches: list[str] = field(default_factory=list)
    """What its script requests at once: ``<link rel=preload as=fetch>``."""
    refresh_url: str | None = None
    robots: str = ""
    links: list[Link] = field(default_factory=list)
    pager: list[Link] = field(default_factory=list)
    """Links that may lead to further pages of a listing, each occurrence for itself."""
    article_marks: int = 0
    """How often JSON-LD, ``article:published_time`` or ``articleBody`` state that this page is an article."""
    stated_date: str | None = None
    """The machine-readable publication date, as written."""
    prose: int = 0
    """Characters of running text (blocks of 60 and more, links left out) in the container that has most of it."""
    prose_blocks: int = 0
    text_chars: int = 0
    """Characters of visible text in all."""
    has_password: bool = False
    has_state: bool = False
    """Its entries were found in a script's data; a visitor without scripts sees none of them."""
    frames: list[str] = field(default_factory=list)
    """The frames of a ``<frameset>``, the one with the contents first."""
    head_marks: int = 0
    """Of ``article_marks``, those stated by the head and scripts."""

    @property
    def has_article_data(self) -> bool:
        """Structured data state that this is one article; a listing may name many."""
        return 0 < self.article_marks <= MAX_ARTICLE_MARKS

    @property
    def main_links(self) -> list[Link]:
        return [link for link in self.links if not link.in_frame]


_WORDS = re.compile(r"[^\W_]+")


def count_words(text: str) -> int:
    """Number of words, without dashes and signs: "Thi đua - Khen thưởng" has four."""
    return len(_WORDS.findall(text))


def plain_line(text: str) -> str:
    """Like ``normalise_line``, without calling it for texts that are normal already."""
    line = " ".join(text.split())
    return line if line.isprintable() and is_normalized("NFC", line) else normalise_line(text)
