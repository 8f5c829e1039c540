"""The article of another site that a page names as its source: "Nguồn: <a href=…>Báo Lâm Đồng</a>"."""

from __future__ import annotations

import re

from articles.page.layout import Layout, LinkMark
from articles.page.lexicon import OUTSIDE, Region
from articles.page.source import split_address
from articles.urls import host_key, try_canonical_url

BEHIND = 4
"""Blocks behind the body: an author, a counter and a row of buttons may stand before the source."""
_LONGEST = 200
_LABEL = re.compile(
    r"^[\s(\[*–-]*(?:nguồn(?:\s+(?:tin|bài(?:\s+viết)?))?|theo|dẫn\s+nguồn|source|(?:xem|link)\s+(?:bài\s+)?gốc)\b\s*[:：]?\s*",
    re.IGNORECASE,
)
# Text that may stand beside the link: brackets, and when it was printed there. "Theo Báo A, sáng 3/11 …" is a sentence.
_BESIDE = re.compile(r"[\s()\[\].,;:*–|-]*(?:(?:ngày\s+)?[\d/.:\s-]+)?[\s()\[\].,;*–|-]*", re.IGNORECASE)


def find_source_url(layout: Layout, span: tuple[int, int] | None, url: str) -> str | None:
    """The canonical address that a source line inside the body, or directly behind it, links to, or ``None``.

    The line is a label and the link, and nothing else; the address is another host's, and not its home page.
    """
    if span is None:
        return None
    for link in layout.links:
        if span[0] <= link.block < min(span[1] + BEHIND, len(layout.blocks)) and _is_source(layout, link):
            target = try_canonical_url(link.href, url)
            if target and host_key(target) != host_key(url) and split_address(target).path not in ("", "/"):
                return target
    return None


def _is_source(layout: Layout, link: LinkMark) -> bool:
    block = layout.blocks[link.block]
    if block.region & (OUTSIDE & ~Region.SHARE) or len(block.text) > _LONGEST or not link.label:
        return False
    label = _LABEL.match(block.text)
    if label is None:
        return False
    before, found, behind = block.text.partition(link.label)
    if not found:
        return False
    if len(before) < label.end():  # the label is part of the link
        return not before.strip(" ([*–-") and bool(_BESIDE.fullmatch(behind))
    return bool(_BESIDE.fullmatch(before[label.end() :]) and _BESIDE.fullmatch(behind))
