"""Feeds and sitemaps: XML in, entries out. Broken XML gives what can still be read of it."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from lxml import etree

from articles.models import FeedEntry
from articles.text import normalise_line
from articles.urls import try_canonical_url
from crawler.discovery.dates import read_listed_date

MAX_UNPACKED_BYTES = 52_428_800
"""What a packed sitemap may unpack to: sitemaps.org's limit of 50 MiB a file."""
MAX_ENTRIES = 50_000
"""Entries read of one file: sitemaps.org's limit."""

FeedKind = Literal["feed", "sitemap"]
_HEAD = 2048
_FEED_ROOT = re.compile(rb"<(?:[a-z0-9]+:)?(?:rss|rdf|feed)[\s>]", re.I)
_SITEMAP_ROOT = re.compile(rb"<(?:[a-z0-9]+:)?(?:urlset|sitemapindex)[\s>]", re.I)
_JSON_FEED = re.compile(rb"""^\s*\{[^{]*"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org""")


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedPage:
    """What one feed file offers."""

    entries: tuple[FeedEntry, ...]
    title: str | None = None


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
    """Is this a feed or a sitemap, whatever its Content-Type says? An HTML page that shows one is neither."""
    head = unpack(body, _HEAD)[:_HEAD]
    if _JSON_FEED.match(head):
        return "feed"
    if b"<html" in head.lower():
        return None
    if _SITEMAP_ROOT.search(head):
        return "sitemap"
    return "feed" if _FEED_ROOT.search(head) else None


def unpack(body: bytes, limit: int = MAX_UNPACKED_BYTES) -> bytes:
    """``sitemap.xml.gz`` unpacked (also twice packed ones), at most ``limit`` bytes of it; else the body itself."""
    for _ in range(2):
        if body[:2] != b"\x1f\x8b":
            break
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            body = unpacker.decompress(body, limit)
        except zlib.error:
            return b""
    return body


def read_feed(body: bytes, url: str, now: datetime) -> FeedPage:
    """Entries of an RSS 0.9–2.0, Atom or JSON feed, in its order. Nothing readable gives no entries."""
    if _JSON_FEED.match(body[:_HEAD]):
        return _read_json_feed(body, url, now)
    root = _parse(body)
    if root is None:
        return FeedPage(entries=())
    base = root.get("{http://www.w3.org/XML/1998/namespace}base") or url
    title = next((e.text for e in root.iter() if _name(e) == "title" and e.text), None)
    entries = []
    for element in root.iter():
        if _name(element) in ("item", "entry"):
            entry = _read_entry(element, base, now)
            if entry is not None:
                entries.append(entry)
            if len(entries) >= MAX_ENTRIES:
                break
    return FeedPage(entries=tuple(entries), title=normalise_line(title) if title else None)


def read_sitemap(body: bytes, url: str, now: datetime) -> SitemapPage:
    """Children of a sitemap index, or entries of a sitemap (XML, news, plain text), packed or not."""
    body = unpack(body)
    root = _parse(body) if b"<" in body[:_HEAD] else None
    if root is None:
        return SitemapPage(entries=tuple(_read_text_sitemap(body, url)))
    children: list[ChildSitemap] = []
    entries: list[FeedEntry] = []
    for element in root.iter():
        name = _name(element)
        if name not in ("url", "sitemap") or len(element) == 0:
            continue
        fields = {_name(child): (child.text or "").strip() for child in element.iter() if child is not element}
        location = try_canonical_url(fields.get("loc", ""), url)
        if location is None:
            continue
        # A news sitemap's own date is nearer to publication than lastmod, which templates often set to today.
        listed = read_listed_date(fields.get("publication_date"), now) or read_listed_date(fields.get("lastmod"), now)
        if name == "sitemap":
            children.append(ChildSitemap(url=location, modified_at=listed))
        else:
            title = normalise_line(fields["title"]) if fields.get("title") else None
            entries.append(FeedEntry(url=location, title=title, listed_at=listed, source="sitemap"))
        if len(entries) + len(children) >= MAX_ENTRIES:
            break
    return SitemapPage(children=tuple(children), entries=tuple(entries))


def _parse(body: bytes) -> Any:
    # Feeds with a blank line, a BOM or a PHP warning before "<?xml": begin at the first tag.
    start = body.find(b"<")
    if start < 0:
        return None
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(body[start:], parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _read_entry(element: Any, base: str, now: datetime) -> FeedEntry | None:
    link = guid = title = stamp = None
    for child in element:
        name, text = _name(child), "".join(child.itertext()).strip()
        if name == "link":
            href = child.get("href")
            if href is None:
                link = link or text
            elif child.get("rel", "alternate") == "alternate":
                link = href
        elif (
            name in ("guid", "id") and text.startswith(("http://", "https://")) and child.get("isPermaLink") != "false"
        ):
            guid = text
        elif name == "origlink" and text:  # FeedBurner keeps the real address here
            link = text
        elif name == "title" and title is None:
            title = text
        elif name in ("pubdate", "published", "date") or (name == "updated" and stamp is None):
            stamp = text
    url = try_canonical_url(link or guid or "", base) if link or guid else None
    if url is None:
        return None
    return FeedEntry(url=url, title=_plain(title), listed_at=read_listed_date(stamp, now), source="feed")


def _plain(title: str | None) -> str | None:
    if not title:
        return None
    return normalise_line(re.sub(r"<[^>]{1,200}>", " ", title)) or None


def _read_json_feed(body: bytes, url: str, now: datetime) -> FeedPage:
    try:
        document = json.loads(body)
    except ValueError:
        return FeedPage(entries=())
    entries = []
    for item in document.get("items", []) if isinstance(document.get("items"), list) else []:
        address = (
            try_canonical_url(str(item.get("url") or item.get("id") or ""), url) if isinstance(item, dict) else None
        )
        if address is not None:
            stamp = item.get("date_published")
            listed = read_listed_date(stamp if isinstance(stamp, str) else None, now)
            entries.append(
                FeedEntry(url=address, title=_plain(str(item.get("title") or "")), listed_at=listed, source="feed")
            )
    return FeedPage(entries=tuple(entries), title=_plain(str(document.get("title") or "")))


def _read_text_sitemap(body: bytes, url: str) -> Iterator[FeedEntry]:
    lines = body.decode("utf-8", "replace").splitlines()
    for line in lines[:MAX_ENTRIES]:
        if line.strip().startswith(("http://", "https://")):
            location = try_canonical_url(line, url)
            if location is not None:
                yield FeedEntry(url=location, source="sitemap")
