"""The name of an office or newspaper over its site's menu, which is not an article's title."""

from __future__ import annotations

import re

from articles.extraction.headings import MIN_TITLE
from articles.extraction.site_names import MAX_SITE_NAME, SITE_NAME
from articles.extraction.stampline import is_stamp_block
from articles.page import phrases
from articles.page.layout import HEADLINE, Block, Layout

_MENU_LINKS = 4
"""Consecutive links, except prompts to share, that make the menu under a site's name."""


_REACH_OF_MENU = 3


def find_banner(layout: Layout) -> list[str]:
    """Lines over the site's menu that read like the name of an office or newspaper, not like an article's title."""
    blocks = layout.blocks
    found = [
        link.label
        for link in layout.links
        if MIN_TITLE <= len(link.label) <= MAX_SITE_NAME
        and _ROOT.match(link.href)
        and not phrases.is_chrome_line(link.label)
    ]
    for block in blocks:
        if len(block.text) > MAX_SITE_NAME or not SITE_NAME.search(block.text) or is_stamp_block(block.text):
            continue
        for start in range(block.index + 1, block.index + 1 + _REACH_OF_MENU):
            links = blocks[start : start + _MENU_LINKS]
            if len(links) == _MENU_LINKS and all(_is_menu_link(b) for b in links):
                found.append(block.text)
                break
    return found


# <h1><a href="/">Trường Cao đẳng Nghề Đồng Xoài</a></h1>; "Trang chủ" leads there, too
_ROOT = re.compile(r"^(?:https?://[^/]+)?\.?/?(?:(?:index|default|home|trang-chu)\.\w{2,5})?$", re.IGNORECASE)


def _is_menu_link(block: Block) -> bool:
    is_short = len(block.text) < HEADLINE * 2
    return is_short and block.linked * 10 >= len(block.text) * 9 and not phrases.is_chrome_line(block.text.strip())
