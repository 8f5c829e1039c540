"""From bytes to an :class:`HtmlPage`: the page is parsed once and walked once."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from articles.page.decode import decode_page
from articles.page.script_data import data_attributes
from articles.page.source import parse_html
from crawler.discovery.head import read_head
from crawler.discovery.html import HtmlPage
from crawler.discovery.menus import HEADLINE_WORDS
from crawler.discovery.state import page_of_state
from crawler.discovery.walk import Walker

FEW_HEADLINES = 3
"""A page that shows fewer is looked into for what its script would show."""
LONGEST_PLAIN = 1_000_000
LONGEST_TAG = 20_000
END_BYTES = 200
"""``</body>`` and ``</html>`` stand within this many bytes of the end, a counter's comment included."""
_END_TAG = re.compile(rb"</(?i:body|html)")
_CONTROL = tuple(bytes([code]) for code in range(32) if code not in (9, 10, 13))


def read_html(body: bytes, url: str, content_type: str | None = None) -> HtmlPage | None:
    """The page's links and features; ``None`` for what cannot be parsed as HTML at all."""
    if not body.strip():
        return None
    root = _parse_plain(body) if _is_plain(body) else parse_html(decode_page(body, content_type)[0])
    if root is None:
        return None
    page = HtmlPage(url=url, root=root)
    base = read_head(page, root)
    Walker(page, base).walk()
    if sum(link.words >= HEADLINE_WORDS and not link.in_frame for link in page.links) < FEW_HEADLINES:
        _add_state(page, base, has_data=b'="{' in body or b"='{" in body)
    return page


def _is_plain(body: bytes) -> bool:
    """Is this UTF-8 with nothing in it that the page reader would mend? Nineteen pages in twenty are.

    Control characters, an end tag before the end, a tag of 20,000 characters (see ``articles.page.source``).
    """
    if len(body) > LONGEST_PLAIN or any(code in body for code in _CONTROL):
        return False
    if _END_TAG.search(body, 0, max(0, len(body) - END_BYTES)) or _has_giant_tag(body):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not body.startswith(b"\xef\xbb\xbf")


def _has_giant_tag(body: bytes) -> bool:
    """Is there a stretch of 20,000 bytes without a bracket, and is it a tag's? Most such are scripts' text."""
    at = 0
    while at + LONGEST_TAG < len(body):
        end = at + LONGEST_TAG
        bracket = max(body.rfind(b"<", at, end), body.rfind(b">", at, end))
        if bracket < 0 and body.rfind(b"<", 0, at) > body.rfind(b">", 0, at):
            return True
        at = end if bracket < 0 else bracket + 1
    return False


def _parse_plain(body: bytes) -> Any:
    """The same parser that ``parse_html`` uses, on bytes that need no mending, which costs twice the parsing."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _add_state(page: HtmlPage, base: str, *, has_data: bool) -> None:
    """Insert the entries that a script would show, from ``__NEXT_DATA__`` and the like, and walk the page again.

    ``has_data``: some attribute may hold them; to look through all takes longer than parsing the page.
    """
    attributes = data_attributes(page.root) if has_data else []
    made = page_of_state([*(script.text or "" for script in page.root.iter("script")), *attributes])
    part = parse_html(made) if made is not None else None
    listed = part.find("body") if part is not None else None
    body = page.root.find("body")
    if listed is None or body is None:
        return
    body.extend(list(listed))
    page.headings, page.pager, page.text_chars, page.article_marks = [], [], 0, page.head_marks
    page.has_state = True
    Walker(page, base).walk()
