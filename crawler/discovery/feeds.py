"""Feeds and sitemaps: XML in, entries out. Broken XML yields what can still be read of it."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any, Literal
from urllib.parse import urlsplit

from articles.models import FeedEntry
from articles.page.source import text_of
from articles.text import normalise_line
from articles.urls import try_canonical_url
from crawler.discovery.dates import read_listed_date
from crawler.discovery.fragments import plain_text
from crawler.discovery.xml import base_of, decode_xml, name_of, parse_xml, root_name

MAX_UNPACKED_BYTES = 52_428_800
"""Limit of an unpacked sitemap, in bytes: 50 MiB, by sitemaps.org."""
MAX_ENTRIES = 50_000
"""Entries read from one file: sitemaps.org's limit."""

FeedKind = Literal["feed", "sitemap"]
_HEAD = 65_536
_FEED_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_SITEMAP_ROOTS = frozenset({"urlset", "sitemapindex"})
_HTML_ROOT = re.compile(rb"\s*<(?:!doctype\s+)?html[\s>]", re.I)
_ROOT = re.compile(r"<\?xml\b|<(?:[a-z0-9_]+:)?(?:rss|rdf|feed|urlset|sitemapindex)[\s>]", re.I)
_INNER_ROOT = re.compile(r"<(?:[a-z0-9_]+:)?(rss|rdf|feed|urlset|sitemapindex)[\s>]", re.I)
_JSON_FEED = re.compile(r"""^\s*\{[^{]*"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org""")
_DUBLIN_CORE = ("http://purl.org/dc/", "dc", "dcterms")
_NEWS = ("http://www.google.com/schemas/sitemap-news", "https://www.google.com/schemas/sitemap-news", "news", "n")
_STAMPS = ("published", "pubdate", "issued", "date", "created", "updated", "modified", "lastbuilddate")
"""Elements with an entry's date, those closest to publication first."""
_SITEMAP_FILE = re.compile(r"(?:sitemap|/sm)[^/]*\.xml(?:\.gz)?\Z|\.xml\.gz\Z", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedPage:
    """What one feed file offers."""

    entries: tuple[FeedEntry, ...]
    title: str | None = None
    next_url: str | None = None
    """Where the feed goes on with older entries (RFC 5005)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildSitemap:
    url: str
    modified_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SitemapPage:
    """What one sitemap file offers: further sitemaps, or entries."""

    children: tuple[ChildSitemap, ...] = ()
    entries: tuple[FeedEntry, ...] = ()


def sniff_feed(body: bytes) -> FeedKind | None:
    """Whether this is a feed or a sitemap, regardless of its Content-Type; an HTML page that shows one is neither."""
    if _HTML_ROOT.match(body):
        return None
    text = decode_xml(unpack(body, _HEAD)[:_HEAD])
    if _JSON_FEED.match(text):
        return "feed"
    root = root_name(text)
    if root not in _FEED_ROOTS | _SITEMAP_ROOTS:
        if "<html" in text[:2048].lower():
            return None
        inner = _INNER_ROOT.search(text[:2048])  # after a server's own warning
        root = inner[1].lower() if inner is not None else None
    if root in _SITEMAP_ROOTS:
        return "sitemap"
    return "feed" if root in _FEED_ROOTS else None


def unpack(body: bytes, limit: int = MAX_UNPACKED_BYTES) -> bytes:
    """``sitemap.xml.gz`` unpacked (twice packed ones too), at most ``limit`` bytes of it; else the body itself."""
    for _ in range(2):
        if body[:2] != b"\x1f\x8b":
            break
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            body = unpacker.decompress(body, limit)
        except zlib.error:
            return b""
    return body


def read_feed(body: bytes, url: str, now: datetime, content_type: str | None = None) -> FeedPage:
    """Entries of an RSS 0.9–2.0, Atom or JSON feed, in its order. Unreadable bytes yield no entries."""
    text = decode_xml(unpack(body), content_type)
    if _JSON_FEED.match(text[:_HEAD]):
        return _read_json_feed(text, url, now)
    root = parse_xml(text, _ROOT)
    if root is None:
        return FeedPage(entries=())
    title = next((e.text for e in root.iter() if name_of(e).local == "title" and e.text), None)
    entries = []
    for element in root.iter():
        if name_of(element).local in ("item", "entry"):
            entry = _read_entry(element, base_of(element, url), now)
            if entry is not None:
                entries.append(entry)
            if len(entries) >= MAX_ENTRIES:
                break
    return FeedPage(entries=tuple(entries), title=plain_text(title), next_url=_next_page(root, url))


def _next_page(root: Any, url: str) -> str | None:
    for element in root.iter():
        name = name_of(element)
        if name.local in ("item", "entry"):
            return None
        if name.local == "link" and (element.get("rel") or "").strip().lower() in ("next", "prev-archive"):
            following = element.get("href")
            return try_canonical_url(following, base_of(element, url)) if following else None
    return None


def read_sitemap(body: bytes, url: str, now: datetime, content_type: str | None = None) -> SitemapPage:
    """Children of a sitemap index, or entries of a sitemap (XML, news, plain text), packed or not."""
    text = decode_xml(unpack(body), content_type)
    root = parse_xml(text, _ROOT) if "<" in text[:_HEAD] else None
    if root is None:
        return SitemapPage(entries=tuple(_read_text_sitemap(text)))
    children: list[ChildSitemap] = []
    entries: list[FeedEntry] = []
    for element in root.iter():
        name = name_of(element)
        if name.local not in ("url", "sitemap") or name_of(element.getparent()).local in ("url", "sitemap"):
            continue
        location = _location(element, name.space, url)
        if location is None:
            continue
        # A news sitemap's own date is nearer to publication than lastmod, which templates often set to today.
        news = {n.local: _text(child) for child, n in _named(element.iter()) if n.space.startswith(_NEWS)}
        own = {n.local: _text(child) for child, n in _named(element) if n.space in ("", name.space)}
        listed = read_listed_date(news.get("publication_date"), now) or read_listed_date(own.get("lastmod"), now)
        if name.local == "sitemap" or _SITEMAP_FILE.search(urlsplit(location).path):
            children.append(ChildSitemap(url=location, modified_at=listed))
        else:
            title = plain_text(news.get("title"))
            entries.append(FeedEntry(url=location, title=title, listed_at=listed, source="sitemap"))
        if len(entries) + len(children) >= MAX_ENTRIES:
            break
    return SitemapPage(children=tuple(children), entries=tuple(entries))


def _location(element: Any, space: str, url: str) -> str | None:
    """Where a sitemap's entry is: its own ``<loc>``, else its text or an attribute; never an image's or a video's."""
    base = base_of(element, url)
    found = [
        _text(child) for child, n in _named(element) if n.local in ("loc", "url", "link") and n.space in ("", space)
    ]
    found += [element.text or "", *(element.get(name) or "" for name in ("loc", "href", "url"))]
    stated = next((text for text in map(str.strip, found) if text), None)
    return try_canonical_url(stated, base) if stated is not None else None


def _named(elements: Any) -> Iterator[tuple[Any, Any]]:
    return ((element, name_of(element)) for element in elements)


def _text(element: Any) -> str:
    return text_of(element).strip()


def _read_entry(element: Any, base: str, now: datetime) -> FeedEntry | None:
    own_space = name_of(element).space
    links: list[str] = []
    guid = title = summary = None
    stamps: dict[str, str] = {}
    for child, name in _named(element):
        is_own = name.space in ("", own_space)
        text = _text(child)
        if name.local == "link" and (is_own or "atom" in name.space.lower()):
            _read_link(child, text, base, links)
        elif name.local == "origlink" and text:  # FeedBurner keeps the real address here
            links.insert(0, text)
        elif name.local in ("guid", "id") and is_own:
            guid = text if _is_address(child, text) else guid
        elif name.local == "description" and is_own:
            summary = text
        elif name.local == "title" and title is None and is_own:
            title = text
        elif name.local in _STAMPS and text and (is_own or name.space.startswith(_DUBLIN_CORE)):
            stamps.setdefault(name.local, text)
    about = next((value for key, value in element.attrib.items() if key.endswith("}about")), None)
    stated = next((link for link in (*links, guid, about) if link), None) or _link_in(summary)
    url = try_canonical_url(stated, base) if stated is not None else None
    if url is None:
        return None
    listed = next((at for name in _STAMPS if (at := read_listed_date(stamps.get(name), now)) is not None), None)
    return FeedEntry(url=url, title=plain_text(title), listed_at=listed, source="feed")


def _is_address(child: Any, text: str) -> bool:
    """May a guid be requested? One that is stated to be no address often is one, but "/?p=12" only a number."""
    if child.get("isPermaLink", "true").lower() == "false":
        return text.startswith(("http://", "https://")) and urlsplit(text).path.strip("/") != ""
    return text.startswith(("http://", "https://", "/"))


def _link_in(summary: str | None) -> str | None:
    """The address of the first link in a summary's HTML: <a href="/tin-1.html"><img …></a> Sáng nay …"""
    found = _SUMMARY_LINK.search(summary or "")
    return unescape(found[1]) if found is not None else None


_SUMMARY_LINK = re.compile(r"""<a\s[^>]{0,500}?href\s*=\s*["']((?:https?:)?/[^"'\s]+)["']""", re.I)


def _read_link(child: Any, text: str, base: str, links: list[str]) -> None:
    """An entry's link: the text in RSS; in Atom the ``href`` of the alternate."""
    href = (child.get("href") or "").strip()
    if not href:
        if text:
            links.append(_based(child, text, base))
    elif (child.get("rel") or "alternate").strip().lower().endswith("alternate"):
        is_page = "html" in (child.get("type") or "html").lower()
        links.insert(0 if is_page else len(links), _based(child, href, base))


def _based(child: Any, address: str, base: str) -> str:
    return try_canonical_url(address, base_of(child, base)) or address


def _read_json_feed(text: str, url: str, now: datetime) -> FeedPage:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return FeedPage(entries=())
    items = document.get("items")
    entries = []
    for item in items if isinstance(items, list) else []:
        address = _json_address(item, url) if isinstance(item, dict) else None
        if address is not None:
            stamp = item.get("date_published") or item.get("date_modified")
            listed = read_listed_date(stamp if isinstance(stamp, str) else None, now)
            title = plain_text(str(item.get("title") or ""))
            entries.append(FeedEntry(url=address, title=title, listed_at=listed, source="feed"))
    following = document.get("next_url")
    next_url = try_canonical_url(following, url) if isinstance(following, str) and following else None
    return FeedPage(entries=tuple(entries), title=plain_text(str(document.get("title") or "")), next_url=next_url)


def _json_address(item: dict[str, Any], url: str) -> str | None:
    """An item's address; its ``id`` only where that is one, as RSS's ``guid``."""
    stated = item.get("url") or item.get("external_url")
    if not stated and str(item.get("id")).startswith(("http://", "https://")):
        stated = item["id"]
    return try_canonical_url(stated, url) if isinstance(stated, str) and stated else None


def _read_text_sitemap(text: str) -> Iterator[FeedEntry]:
    for line in text.splitlines()[:MAX_ENTRIES]:
        if line.strip().startswith(("http://", "https://")):
            location = try_canonical_url(normalise_line(line))
            if location is not None:
                yield FeedEntry(url=location, source="sitemap")
