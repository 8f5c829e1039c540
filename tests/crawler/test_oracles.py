"""Odd feeds and sitemaps read beside feedparser and ultimate-sitemap-parser: what others find, we find."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from itertools import product

import feedparser
import pytest
from usp.tree import sitemap_from_str

from articles.urls import try_canonical_url
from crawler.discovery import read_feed, read_sitemap, sniff_feed

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HERE = "https://bao.example.vn/rss/tin.xml"
TITLES = ("Tổng kết phong trào thi đua", "Trao bằng khen & giấy khen", "Gương <b>điển hình</b> tiên tiến")
PATHS = ("/tin/tong-ket-1.html", "/tin/trao-bang-2.html?id=2&cat=5", "/tin/guong-dien-hinh-3.html")
DATES = ("Mon, 23 Nov 2026 08:05:00 +0700", "Sun, 22 Nov 2026 20:15:00 GMT", "Sat, 21 Nov 2026 08:05:00 +0700")

FORMATS = ("rss2", "rss1", "atom", "atom03", "rss2_prefixed_extras")
ENCODINGS = (
    ("utf-8", "utf-8"),
    ("utf-16", "utf-8"),
    ("utf-16", "utf-16"),
    ("windows-1258", "utf-8"),
    ("us-ascii", "utf-8"),
)
LINKS = ("absolute", "relative", "cdata")


def feed_file(form: str, declared: str, link: str) -> str:
    """One feed of three entries."""
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    items = []
    for title, path, date in zip(TITLES, PATHS, DATES, strict=True):
        address = escape(path if link == "relative" else "https://bao.example.vn" + path)
        text = f"<![CDATA[{address.replace('&amp;', '&')}]]>" if link == "cdata" else address
        named = f"<title>{escape(title)}</title>"
        if form.startswith("atom"):
            items.append(f"<entry>{named}<link rel='alternate' href='{address}'/><id>x:{path[:5]}</id></entry>")
        elif form == "rss1":
            items.append(f"<item rdf:about='{address}'>{named}<link>{text}</link></item>")
        else:
            extra = "<media:content url='https://bao.example.vn/a.jpg'><media:title>Ảnh</media:title></media:content>"
            before = extra if form == "rss2_prefixed_extras" else ""
            items.append(f"<item>{before}{named}<link>{text}</link><pubDate>{date}</pubDate></item>")
    inner = "".join(items)
    if form == "atom":
        return f"{head}<feed xmlns='http://www.w3.org/2005/Atom'><title>Báo</title>{inner}</feed>"
    if form == "atom03":
        return f"{head}<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Báo</title>{inner}</feed>"
    if form == "rss1":
        spaces = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
        return f"{head}<rdf:RDF {spaces}><channel rdf:about='x'><title>Báo</title></channel>{inner}</rdf:RDF>"
    media = "xmlns:media='http://search.yahoo.com/mrss/'"
    return f"{head}<rss version='2.0' {media}><channel><title>Báo</title>{inner}</channel></rss>"


FEEDS = list(product(FORMATS, ENCODINGS, LINKS))


@pytest.mark.parametrize(("form", "encoding", "link"), FEEDS)
def test_a_feed_gives_at_least_what_feedparser_reads(form: str, encoding: tuple[str, str], link: str) -> None:
    declared, real = encoding
    body = feed_file(form, declared, link).encode(real)
    assert sniff_feed(body) == "feed"
    ours = read_feed(body, HERE, NOW).entries
    theirs = feedparser.parse(body, response_headers={"content-location": HERE, "content-type": "application/xml"})
    expected = [try_canonical_url(entry.link, HERE) for entry in theirs.entries if entry.get("link")]
    assert [entry.url for entry in ours] == [try_canonical_url(path, HERE) for path in PATHS]
    assert set(expected) <= {entry.url for entry in ours}
    for entry, other in zip(ours, theirs.entries, strict=False):
        if other.get("published_parsed") and entry.listed_at is not None:
            assert entry.listed_at.astimezone(UTC).timetuple()[:5] == other.published_parsed[:5]
    assert ours[0].title == TITLES[0]


SPACES = (
    "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'",
    "xmlns='https://www.google.com/schemas/sitemap/0.84'",
)
EXTRAS = {
    "none": "",
    "image": "<image:image><image:loc>https://bao.example.vn/a.jpg</image:loc></image:image>",
    "news": "<news:news><news:publication_date>2026-11-20</news:publication_date><news:title>Tin</news:title></news:news>",
    "video": "<video:video><video:title>Phim</video:title></video:video>",
}
WRITTEN = ("{}", "<![CDATA[{}]]>", "\n    {}\n  ")
ORDERS = ("after", "before")
DECLARED = (
    "xmlns:image='http://www.google.com/schemas/sitemap-image/1.1' "
    "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9' "
    "xmlns:video='http://www.google.com/schemas/sitemap-video/1.1'"
)
SITEMAPS = list(product(SPACES, EXTRAS, WRITTEN, ORDERS))


@pytest.mark.parametrize(("space", "extra", "written", "order"), SITEMAPS)
def test_a_sitemap_gives_what_ultimate_sitemap_parser_reads(space: str, extra: str, written: str, order: str) -> None:
    urls = []
    for path in PATHS:
        address = "https://bao.example.vn" + path
        loc = f"<loc>{written.format(address if 'CDATA' in written else escape(address))}</loc>"
        parts = [loc, EXTRAS[extra]] if order == "after" else [EXTRAS[extra], loc]
        urls.append(f"<url>{''.join(parts)}</url>")
    text = f'<?xml version="1.0" encoding="UTF-8"?><urlset {space} {DECLARED}>{"".join(urls)}</urlset>'
    ours = [entry.url for entry in read_sitemap(text.encode(), HERE, NOW).entries]
    theirs = {try_canonical_url(page.url.strip()) for page in sitemap_from_str(text).all_pages()}
    assert ours == [try_canonical_url(path, HERE) for path in PATHS]
    assert theirs <= set(ours)


def test_there_are_enough_odd_files() -> None:
    assert len(FEEDS) + len(SITEMAPS) >= 60
