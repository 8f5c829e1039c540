"""The values that every field is decided from: nodes, blocks, pictures and links of one page.

A node's blocks are a contiguous range, so that sums over any part of the page are differences of prefix sums.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from articles.page.lexicon import Region
from articles.page.source import DOCUMENT_ADDRESS

RUNNING_TEXT = 80
"""Characters outside links from which a block counts as running text."""
HEADLINE = 24
"""Characters of a link's label from which it is read as another article's headline."""


@dataclass(slots=True)
class Node:
    """A block-level element (or a marked inline one) with the range of blocks inside it."""

    index: int
    parent: int
    tag: str
    element: etree._Element
    hint: str
    own: int
    region: int = Region.NONE
    first: int = 0
    end: int = 0
    depth: int = 0


@dataclass(slots=True)
class Block:
    """One visual line or paragraph."""

    index: int
    node: int
    tag: str
    text: str
    linked: int
    """Characters inside links."""
    strong: int
    emphasis: int
    after_break: bool
    """Follows a ``<br>`` inside the same element."""
    region: int = Region.NONE

    @property
    def link_density(self) -> float:
        return self.linked / len(self.text) if self.text else 0.0


@dataclass(slots=True)
class ImageMark:
    """A picture, and the block that it precedes."""

    before: int
    node: int
    source: str
    alt: str
    width: int | None


@dataclass(slots=True)
class LinkMark:
    """A link with its label, and the block that holds it."""

    block: int
    node: int
    href: str
    label: str
    is_tag: bool = False
    """Does it lead to articles with the same tag, by its ``rel``?"""
    is_section: bool = False
    """... of the same section?"""


@dataclass(slots=True)
class Layout:
    """A page as nodes and blocks; ``root`` is the one tree, for selectors and meta data."""

    root: etree._Element
    nodes: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    images: list[ImageMark] = field(default_factory=list)
    links: list[LinkMark] = field(default_factory=list)
    scripts: tuple[str, ...] = ()
    """Contents of JSON-LD scripts."""
    has_video: bool = False
    players: list[int] = field(default_factory=list)
    """Nodes that hold an ``audio`` element."""
    controls: list[int] = field(default_factory=list)
    """Nodes that hold a field or button to fill in or press."""
    is_photo_story: bool = False
    """The captions are the article: pictures, each with its paragraph."""
    cut: bool = False
    node_of: dict[etree._Element, int] = field(default_factory=dict)

    def document_blocks(self) -> set[int]:
        """Blocks with a link to a file."""
        return {link.block for link in self.links if link.label and is_document(link)}

    def ancestors(self, node: int) -> list[int]:
        """``node`` and its ancestors, innermost first."""
        chain: list[int] = []
        while node >= 0:
            chain.append(node)
            node = self.nodes[node].parent
        return chain


# <a href="/download?id=91">Tải tài liệu đính kèm</a>, <a href="/GetFile.ashx?id=12">Ke hoach 112.pdf</a>
_SENDS_FILE = re.compile(
    r"(?:download|get-?file|tai-?(?:ve|file|xuong)|attach(?:ment)?s?|dinh-?kem)[\w.]*[/?]", re.IGNORECASE
)
_NAMES_FILE = re.compile(
    r"(?:tải|tài liệu|tệp|tập tin|file|văn bản|download|đính kèm)\b|\.(?:pdf|docx?|xlsx?|pptx?|rar|zip)\W*$",
    re.IGNORECASE,
)


def is_document(link: LinkMark) -> bool:
    """Does a link lead to a file: by its address, or by an address that sends files and a label that names one?"""
    sent = _sends_document(link.href)
    if sent is True or (sent is None and _NAMES_FILE.search(link.label) is not None):
        return True
    return "." in link.label and _NAMED_FILE.search(link.label[-30:]) is not None


_NAMED_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rar|zip)(?:\s*[(\[\-–]?\s*[\d.,]+\s?[kmg]b)?\W*$", re.IGNORECASE)
"""<a href="/dl/12">Báo cáo thành tích.docx</a>, <a href="/Down.ashx?f=1">KH 112.signed.pdf (1,03 MB)</a>"""


@lru_cache(maxsize=16_384)
def _sends_document(href: str) -> bool | None:
    """Does an address lead to a file? ``None`` where its label decides. Cached: most links recur on a site's pages."""
    if DOCUMENT_ADDRESS.search(href):
        return True
    return None if _SENDS_FILE.search(href) else False


def running_length(block: Block) -> int:
    """Characters of running text; 0 for short or mostly linked blocks."""
    plain = len(block.text) - block.linked
    return plain if plain >= RUNNING_TEXT and block.linked * 2 < len(block.text) else 0


def is_headline(block: Block) -> bool:
    """A block that is another article's headline: nearly all link, and long."""
    return len(block.text) >= HEADLINE and block.linked * 10 >= len(block.text) * 8
