"""What a page states for machines: title, dates, canonical address, feeds, frames, redirects, structured data."""

from __future__ import annotations

import re
from typing import Any

from articles.page.source import parse_html, text_of
from articles.urls import try_canonical_url
from crawler.discovery.html import MAX_ARTICLE_MARKS, HtmlPage, plain_line

_MARKS_OF_A_LIST = MAX_ARTICLE_MARKS + 3
_JSON_LD_ARTICLE = re.compile(
    r'"@type"\s*:\s*\[?\s*"(?:News|Reportage\w*|Opinion\w*|Analysis\w*)?(?:Article|BlogPosting)"', re.I
)
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_MAIN_FRAME = re.compile("main|body|content|noi|center|giua|chinh", re.I)
_REFRESH = re.compile(r"""^\s*(\d+)[\s;,]+url\s*=\s*['"]?([^'">]+)""", re.I)
_SCRIPT_REDIRECT = re.compile(
    r"""(?:window\.|document\.|self\.|top\.)?location(?:\.href)?\s*=\s*["']([^"']{1,500})["']|location\.replace\(\s*["']([^"']{1,500})["']"""
)


def read_head(page: HtmlPage, root: Any) -> str:
    """Read what a page states into ``page``, wherever it stands, and return the base address of its links."""
    # The first <base> that has an address counts, for what stands before it as well.
    bases = (try_canonical_url(element.get("href") or "", page.url) for element in root.iter("base"))
    base: str = next((address for address in bases if address is not None), page.url)
    for element in root.iter("title", "meta", "link", "script", "frame", "noframes"):
        tag = element.tag
        if tag == "title":
            page.title = page.title or plain_line(text_of(element))
        elif tag == "meta":
            _read_meta(page, element, base)
        elif tag == "frame":
            _read_frame(page, element, base)
        elif tag == "noframes":
            _read_noframes(page, element, base)
        elif tag == "link":
            _read_link(page, element, base)
        elif tag == "script":
            _read_script(page, element, base)
    page.head_marks = page.article_marks
    return base


def _read_script(page: HtmlPage, element: Any, base: str) -> None:
    text = element.text or ""
    if element.get("type", "").strip().lower() == "application/ld+json":
        is_list = "ItemList" in text or "CollectionPage" in text
        page.article_marks += _MARKS_OF_A_LIST if is_list else len(_JSON_LD_ARTICLE.findall(text))
        found = _JSON_LD_DATE.search(text)
        page.stated_date = page.stated_date or (found[1] if found else None)
    elif page.refresh_url is None and "location" in text and len(text) < 600:
        found = _SCRIPT_REDIRECT.search(text)
        page.refresh_url = try_canonical_url(found[1] or found[2], base) if found else None


def _read_frame(page: HtmlPage, element: Any, base: str) -> None:
    address = try_canonical_url(element.get("src") or "about:blank", base)
    if address is not None:
        is_main = _MAIN_FRAME.search(f"{element.get('name') or ''} {element.get('src') or ''}")
        page.frames.insert(0 if is_main else len(page.frames), address)


def _read_noframes(page: HtmlPage, element: Any, base: str) -> None:
    """Parse the ``noframes`` text, whose links lead on as frames do."""
    inner = parse_html(element.text or "")
    links = inner.iter("a") if inner is not None else ()
    found = (try_canonical_url(link.get("href") or "about:blank", base) for link in links)
    page.frames += [address for address in found if address is not None]


def _read_meta(page: HtmlPage, element: Any, base: str) -> None:
    name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
    content = element.get("content") or ""
    if name == "og:title":
        page.og_title = page.og_title or plain_line(content)
    elif name == "og:type":
        page.og_type = content.strip().lower()
    elif name in ("article:published_time", "datepublished", "pubdate"):
        page.stated_date = page.stated_date or content
        page.article_marks += 1 if content.strip() and name != "pubdate" else 0
    elif name in ("robots", "thidua"):
        page.robots = f"{page.robots},{content.lower()}".strip(",")
    elif (element.get("http-equiv") or "").lower() == "refresh":
        found = _REFRESH.match(content)
        if found and int(found[1]) <= 10:
            page.refresh_url = try_canonical_url(found[2], base)


def _read_link(page: HtmlPage, element: Any, base: str) -> None:
    rel = (element.get("rel") or "").lower().split()
    address = try_canonical_url(element.get("href") or "", base) if element.get("href") else None
    if address is None:
        return
    if "canonical" in rel:
        page.canonical = page.canonical or address
    elif "next" in rel:
        page.next_url = page.next_url or address
    elif "preload" in rel and (element.get("as") or "").strip().lower() == "fetch":
        page.fetches.append(address)
    elif "alternate" in rel and re.search(r"rss|atom|feed\+json", element.get("type") or "", re.I):
        page.feeds.append(address)
