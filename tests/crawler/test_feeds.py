"""Feeds and sitemaps as sites write them: what each entry's address, title and date are, and what is not an entry."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta

import pytest

from articles.dates import VIETNAM
from articles.models import FeedEntry
from crawler.discovery import feeds
from crawler.discovery.feeds import ChildSitemap, FeedPage, read_feed, read_sitemap, sniff_feed, unpack

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HERE = "https://bao.example.vn/rss/tin.xml"
MAP = "https://bao.example.vn/sitemap.xml"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
GOOGLE_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
GOOGLE_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"


# ---- what is a feed, what a sitemap ----


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<?xml version='1.0'?><rss version='2.0'>", "feed"),
        ("\ufeff<?xml version='1.0'?>\n<!-- báo -->\n<RSS version='2.0'>", "feed"),
        ("<rdf:RDF xmlns:rdf='x'>", "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("<a10:feed xmlns:a10='http://www.w3.org/2005/Atom'>", "feed"),
        ("<channel><item/></channel>", "feed"),
        ("<urlset>", "sitemap"),
        ("<SitemapIndex>", "sitemap"),
        ("<br />\n<b>Warning</b>: session_start() in /home/bao/index.php\n<rss version='2.0'>", "feed"),
        ("<br />\n<b>Notice</b>: x\n<UrlSet xmlns='x'>", "sitemap"),
        ("<b>Warning</b>" + " " * 2100 + "<rss version='2.0'>", None),
        ("<!doctype html><HTML><body><pre><rss version='2.0'>", None),
        ("<p>trang</p>" + " " * 1000 + "<html><rss version='2.0'>", None),
        ("<div>không phải</div>", None),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feed"),
        ('\n{"version":"http:\\/\\/www.jsonfeed.org\\/version\\/1","items":[]}', "feed"),
        ('{"items": [], "version": "1"}', None),
        ("https://bao.example.vn/tin-1.html", None),
        ("", None),
    ],
)
def test_the_content_decides_what_is_a_feed_or_a_sitemap(text: str, kind: str | None) -> None:
    assert sniff_feed(text.encode()) == kind
    assert sniff_feed(gzip.compress(text.encode())) == kind


@pytest.mark.parametrize("character", ["ữ", "é", "🏅"])
@pytest.mark.parametrize("shift", range(4))
def test_a_long_feed_is_known_wherever_its_head_is_cut(character: str, shift: int) -> None:
    """.NET declares UTF-16 over UTF-8 bytes: half a character at the end must not bring that encoding back."""
    head = '<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><title>' + "a" * shift
    assert sniff_feed((head + character * 40_000).encode()) == "feed"


def test_a_head_in_an_old_encoding_is_read_all_the_same() -> None:
    body = "<?xml version='1.0' encoding='windows-1258'?><rss><title>Báo".encode("cp1258") + b"\xe2\xf4" * 40_000
    assert sniff_feed(body) == "feed"


# ---- packed files ----


def test_packed_files_are_unpacked_twice_at_most_and_to_the_limit() -> None:
    text = b"<urlset>" + b"x" * 1_000
    once = gzip.compress(text)
    assert unpack(text) == unpack(once) == unpack(gzip.compress(once)) == text
    assert unpack(gzip.compress(gzip.compress(once))) == once
    assert unpack(once, 100) == text[:100]
    assert unpack(b"") == b""


def test_a_broken_archive_is_empty_and_a_cut_one_gives_what_it_holds() -> None:
    assert unpack(b"\x1f\x8bnothing of the kind") == b""
    entries = "".join(f"<url><loc>https://bao.example.vn/tin-{n * 7919}.html</loc></url>" for n in range(500))
    body = gzip.compress(f"<urlset>{entries}</urlset>".encode())
    found = read_sitemap(body[: len(body) // 2], MAP, NOW).entries
    assert 10 < len(found) < 500
    assert found[0].url == "https://bao.example.vn/tin-0.html"


# ---- feeds ----


def entry_of(inner: str, outer: str = "rss") -> FeedEntry | None:
    """The entry made of some elements, in the given kind of feed."""
    body = {
        "rss": "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:atom='http://www.w3.org/2005/Atom' "
        "xmlns:media='http://search.yahoo.com/mrss/' xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>"
        f"<channel><title>Báo</title><link>https://bao.example.vn</link><item>{inner}</item></channel></rss>",
        "atom": f"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'><title>Báo</title><entry>{inner}</entry></feed>",
        "rdf": "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        f"<item rdf:about='/tin-7.html'>{inner}</item></rdf:RDF>",
    }[outer]
    found = read_feed(body.encode(), HERE, NOW).entries
    assert len(found) <= 1
    assert all(entry.source == "feed" for entry in found)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("outer", "inner", "path"),
    [
        ("rss", "<link>https://bao.example.vn/tin-1.html?utm_source=rss</link>", "/tin-1.html"),
        ("rss", "<link> /tin-1.html </link>", "/tin-1.html"),
        ("rss", "<link><![CDATA[https://bao.example.vn/tin.aspx?id=5&page=2]]></link>", "/tin.aspx?id=5&page=2"),
        ("rss", "<guid>https://bao.example.vn/tin-2.html</guid>", "/tin-2.html"),
        ("rss", "<guid>http://bao.example.vn/tin-2.html</guid>", "http://bao.example.vn/tin-2.html"),
        ("rss", "<guid isPermaLink='TRUE'>//bao.example.vn/tin-2.html</guid>", "/tin-2.html"),
        ("rss", "<guid isPermaLink='False'>https://bao.example.vn/?p=12</guid>", None),
        ("rss", "<guid>12345</guid>", None),
        ("rss", "<link></link><guid>https://bao.example.vn/tin-2.html</guid>", "/tin-2.html"),
        ("rss", "<guid>https://bao.example.vn/?p=12</guid><link>/tin-3.html</link>", "/tin-3.html"),
        ("rss", "<media:content><link>https://anh.example.vn/1.jpg</link></media:content>", None),
        ("rss", "<media:link>https://anh.example.vn/1.jpg</media:link><link>/tin-3.html</link>", "/tin-3.html"),
        ("rss", "<media:guid>https://anh.example.vn/1.jpg</media:guid>", None),
        ("rss", "<atom:link href='/tin-4.html' rel='alternate'/>", "/tin-4.html"),
        ("rss", "<atom:link href='/rss/4.xml' rel='self'/>", None),
        (
            "rss",
            "<link>https://feeds.example.com/~r/bao/1</link><feedburner:origLink>/tin-5.html</feedburner:origLink>",
            "/tin-5.html",
        ),
        ("rss", "<feedburner:origLink> </feedburner:origLink><link>/tin-5.html</link>", "/tin-5.html"),
        ("rss", "<link>javascript:void(0)</link>", None),
        ("rss", "<title>Không có địa chỉ</title>", None),
        ("rss", "<link></link><guid isPermaLink='false'>https://bao.example.vn/tin-5.html</guid>", "/tin-5.html"),
        ("rss", "<link/><guid>/tin-5.html</guid>", "/tin-5.html"),
        ("rss", "<link/><description>&lt;a href='/tin-5.html'&gt;Xem&lt;/a&gt; Sáng nay</description>", "/tin-5.html"),
        ("rss", "<link xml:base='https://bao.example.vn/muc/'>tin-6.html</link>", "/muc/tin-6.html"),
        ("rss", "<link xml:base='muc/'>tin-6.html</link>", "/rss/muc/tin-6.html"),
        ("atom", "<link xmlns='' href='/tin-1.html'/>", "/tin-1.html"),
        ("atom", "<link href='/tin-1.html'/>", "/tin-1.html"),
        ("atom", "<link rel=' Alternate ' href=' /tin-1.html '/>", "/tin-1.html"),
        (
            "atom",
            "<link rel='self' href='/self'/><link rel='enclosure' href='/a.mp3'/><link href='/tin-1.html'/>",
            "/tin-1.html",
        ),
        (
            "atom",
            "<link type='application/json' href='/tin.json'/><link type='text/HTML' href='/tin.html'/>",
            "/tin.html",
        ),
        (
            "atom",
            "<link type='text/html' href='/tin.html'/><link type='application/json' href='/tin.json'/>",
            "/tin.html",
        ),
        ("atom", "<link type='application/json' href='/tin.json'/>", "/tin.json"),
        ("atom", "<link rel='http://www.iana.org/assignments/relation/alternate' href='/tin-1.html'/>", "/tin-1.html"),
        ("atom", "<id>https://bao.example.vn/tin-2.html</id>", "/tin-2.html"),
        ("atom", "<id>tag:bao.example.vn,2026:1</id>", None),
        ("atom", "<m:id>https://anh.example.vn/1.jpg</m:id>", None),
        ("atom", "<link xml:base='/muc/' href='tin-3.html'/>", "/muc/tin-3.html"),
        ("rdf", "<title>Tin</title>", "/tin-7.html"),
        ("rdf", "<link>/tin-8.html</link>", "/tin-8.html"),
    ],
)
def test_an_entrys_address_is_the_page_that_it_announces(outer: str, inner: str, path: str | None) -> None:
    entry = entry_of(inner, outer)
    expected = path if path is None or path.startswith("http") else f"https://bao.example.vn{path}"
    assert (entry.url if entry is not None else None) == expected


@pytest.mark.parametrize(
    ("inner", "title"),
    [
        ("<title>Trao bằng khen</title>", "Trao bằng khen"),
        ("<title>\n  Trao bằng khen\n</title>", "Trao bằng khen"),
        ("<title><![CDATA[<b>Thi đua</b> &amp; khen thưởng]]></title>", "Thi đua & khen thưởng"),
        ("<title>Trao <i>bằng</i> khen</title>", "Trao bằng khen"),
        ("<media:title>Ảnh: T.L</media:title><title>Trao bằng khen</title>", "Trao bằng khen"),
        ("<title>Trao bằng khen</title><media:title>Ảnh: T.L</media:title>", "Trao bằng khen"),
        ("<title>Trao bằng khen</title><title>Bản khác</title>", "Trao bằng khen"),
        ("<media:title>Ảnh: T.L</media:title>", None),
        ("<title></title>", None),
    ],
)
def test_an_entrys_title_is_its_own_and_plain_text(inner: str, title: str | None) -> None:
    entry = entry_of(f"<link>/tin-1.html</link>{inner}")
    assert entry is not None
    assert entry.title == title


DAY = datetime(2026, 11, 20, 8, 5, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("outer", "inner", "listed"),
    [
        ("rss", "<pubDate>Fri, 20 Nov 2026 08:05:00 +0700</pubDate>", DAY),
        ("rss", "<pubDate>20/11/2026 08:05</pubDate>", DAY),
        ("rss", "<dc:date>2026-11-20T08:05:00+07:00</dc:date>", DAY),
        ("rss", "<dc:date>2026-11-21</dc:date><pubDate>Fri, 20 Nov 2026 08:05:00 +0700</pubDate>", DAY),
        ("rss", "<pubDate>sáng nay</pubDate><dc:date>2026-11-20T08:05:00+07:00</dc:date>", DAY),
        ("rss", "<pubDate></pubDate><dc:created>2026-11-20T08:05:00+07:00</dc:created>", DAY),
        (
            "rss",
            "<pubDate>Fri, 20 Nov 2026 08:05:00 +0700</pubDate><pubDate>Sat, 21 Nov 2026 08:05:00 +0700</pubDate>",
            DAY,
        ),
        ("rss", "<media:date>2026-11-20T08:05:00+07:00</media:date>", None),
        ("rss", "<pubDate>Fri, 20 Nov 2076 08:05:00 +0700</pubDate>", None),
        ("atom", "<updated>2026-11-21T08:05:00Z</updated><published>2026-11-20T08:05:00+07:00</published>", DAY),
        ("atom", "<updated>2026-11-20T01:05:00Z</updated>", DAY),
        ("atom", "<modified>2026-11-21T08:05:00Z</modified><issued>2026-11-20T08:05:00+07:00</issued>", DAY),
        ("rdf", "<date>2026-11-20T08:05:00+07:00</date>", DAY),
    ],
)
def test_an_entrys_date_is_the_one_nearest_to_publication(outer: str, inner: str, listed: datetime | None) -> None:
    link = "<link href='/tin-1.html'/>" if outer == "atom" else "<link>/tin-1.html</link>"
    entry = entry_of(link + inner, outer)
    assert entry is not None
    assert entry.listed_at == listed


def test_undeclared_prefixes_are_read_as_what_they_usually_mean() -> None:
    body = b"<rss><channel><item><atom:link href='/tin-1.html'/><dc:date>2026-11-20</dc:date></item></channel></rss>"
    [entry] = read_feed(body, HERE, NOW).entries
    assert entry.url == "https://bao.example.vn/tin-1.html"
    assert entry.listed_at == datetime(2026, 11, 20, tzinfo=VIETNAM)


def test_a_feed_gives_its_title_and_its_entries_in_order() -> None:
    items = "".join(f"<item><link>/tin-{n}.html</link></item>" for n in (3, 1, 2))
    found = read_feed(f"<rss><channel><title>Báo &amp; Đài</title>{items}</channel></rss>".encode(), HERE, NOW)
    assert found.title == "Báo & Đài"
    assert [entry.url[-10:] for entry in found.entries] == ["tin-3.html", "tin-1.html", "tin-2.html"]
    assert found.next_url is None


def test_entries_without_an_address_do_not_end_a_feed() -> None:
    items = (
        "<item><title>x</title></item><item><link>/tin-1.html</link></item><item/><item><link>/tin-2.html</link></item>"
    )
    assert len(read_feed(f"<rss><channel>{items}</channel></rss>".encode(), HERE, NOW).entries) == 2


def test_a_channel_without_a_title_takes_the_next_one_that_says_something() -> None:
    body = "<rss><channel><title/><item><title>Tin</title><link>/1.html</link></item></channel></rss>"
    assert read_feed(body.encode(), HERE, NOW).title == "Tin"


@pytest.mark.parametrize(
    ("links", "following"),
    [
        ("<link rel='next' href='/feed?paged=2'/>", "https://bao.example.vn/feed?paged=2"),
        ("<link rel=' NEXT ' href='?paged=2'/>", "https://bao.example.vn/rss/tin.xml?paged=2"),
        ("<link rel='self' href='/feed'/><link rel='prev-archive' href='/cu.xml'/>", "https://bao.example.vn/cu.xml"),
        ("<link href='/x'/><link rel='previous' href='/moi.xml'/>", None),
        ("<link rel='next'/>", None),
        ("<link rel='next' href='/2' xml:base='https://khac.example.vn/'/>", "https://khac.example.vn/2"),
        ("<other rel='next' href='/2'/>", None),
    ],
)
def test_a_paged_feed_names_its_older_entries_before_the_first_one(links: str, following: str | None) -> None:
    head = "<feed xmlns='http://www.w3.org/2005/Atom'>"
    entry = "<entry><link rel='next' href='/khac'/><link href='/tin-1.html'/></entry>"
    assert read_feed(f"{head}{links}{entry}</feed>".encode(), HERE, NOW).next_url == following
    assert read_feed(f"{head}{entry}{links}</feed>".encode(), HERE, NOW).next_url is None


@pytest.mark.parametrize("body", [b"", b"   ", b"khong phai xml", b"\x1f\x8bxx", b"<rss>", b"{}"])
def test_what_is_not_a_feed_has_no_entries(body: bytes) -> None:
    assert read_feed(body, HERE, NOW) == FeedPage(entries=())


def test_the_stated_encoding_of_the_answer_is_used_where_the_bytes_are_not_utf_8() -> None:
    body = "<rss><channel><item><title>Café né</title><link>/tin-1.html</link></item></channel></rss>".encode("cp1252")
    [entry] = read_feed(body, HERE, NOW, "text/xml; charset=windows-1252").entries
    assert entry.title == "Café né"
    russian = "Вьетнам сегодня, награды победителям соревнования".encode("koi8-r")
    body = b"<rss><channel><item><title>" + russian + b"</title><link>/tin-1.html</link></item></channel></rss>"
    [entry] = read_feed(body, HERE, NOW, "text/xml; charset=koi8-r").entries
    assert entry.title == "Вьетнам сегодня, награды победителям соревнования"


def test_a_broken_feed_gives_what_can_be_read() -> None:
    body = (
        b"\n<?xml version='1.0'?><rss version='2.0'><channel><title>B&aacute;o &nbsp;X</title>"
        b"<item><title><![CDATA[<b>Tin</b> m\xe1\xbb\x99t]]></title><link>/mot.html?utm_source=rss</link><pubDate>x</pubDate></item>"
        b"<item><title>hai</title><guid isPermaLink='true'>https://a.vn/hai.html</guid></item>"
        b"<item><title>none</title></item><item><title>ba<link>https://a.vn/ba.html</link></item>"
    )
    entries = read_feed(body, "https://a.vn/rss", NOW).entries
    assert [entry.url for entry in entries][:2] == ["https://a.vn/mot.html", "https://a.vn/hai.html"]
    assert entries[0].title == "Tin một"


# ---- JSON feeds ----


def read_json(**fields: object) -> FeedPage:
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", **fields})
    return read_feed(text.encode(), HERE, NOW)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"url": "/tin-1.html"}, FeedEntry(url="https://bao.example.vn/tin-1.html", source="feed")),
        ({"external_url": "/2.html", "id": "x"}, FeedEntry(url="https://bao.example.vn/2.html", source="feed")),
        ({"id": "https://bao.example.vn/3.html"}, FeedEntry(url="https://bao.example.vn/3.html", source="feed")),
        ({"id": "http://bao.example.vn/3.html"}, FeedEntry(url="http://bao.example.vn/3.html", source="feed")),
        (
            {"url": "/1", "external_url": "/2", "title": "Thi đua &amp; <b>khen thưởng</b>"},
            FeedEntry(url="https://bao.example.vn/1", title="Thi đua & khen thưởng", source="feed"),
        ),
        (
            {"url": "/1", "date_published": "2026-11-20T08:05:00+07:00", "date_modified": "2026-11-21T08:05:00+07:00"},
            FeedEntry(url="https://bao.example.vn/1", listed_at=DAY, source="feed"),
        ),
        (
            {"url": "/1", "date_modified": "2026-11-20T08:05:00+07:00"},
            FeedEntry(url="https://bao.example.vn/1", listed_at=DAY, source="feed"),
        ),
        ({"url": "/1", "date_published": 1_700_000_000}, FeedEntry(url="https://bao.example.vn/1", source="feed")),
        ({"url": "mailto:bbt@bao.example.vn"}, None),
        ({"title": "Không có địa chỉ"}, None),
        ({"id": 12345}, None),
        ({"id": "tin-12345"}, None),
        ({"url": 12345}, None),
        ("https://bao.example.vn/4.html", None),
        (None, None),
    ],
)
def test_entries_of_json_feeds(item: object, expected: FeedEntry | None) -> None:
    assert read_json(items=[item, {"url": "/sau.html"}]).entries == (
        *([expected] if expected is not None else []),
        FeedEntry(url="https://bao.example.vn/sau.html", source="feed"),
    )


def test_a_json_feed_gives_its_title_and_its_older_entries() -> None:
    found = read_json(title="Báo &amp; Đài", next_url="/feed.json?page=2", items=[])
    assert found == FeedPage(entries=(), title="Báo & Đài", next_url="https://bao.example.vn/feed.json?page=2")
    assert read_json(items=None) == read_json(items={"url": "/1"}) == FeedPage(entries=())
    assert read_json(next_url=5, items=[]) == read_json(next_url="", items=[]) == FeedPage(entries=())


def test_a_cut_or_bottomless_json_feed_has_no_entries() -> None:
    text = b'{"version": "https://jsonfeed.org/version/1", "items": '
    assert read_feed(text, HERE, NOW) == FeedPage(entries=())
    assert read_feed(text + b"[" * 100_000, HERE, NOW) == FeedPage(entries=())


# ---- sitemaps ----


def sitemap_of(*entries: str, root: str = "urlset") -> bytes:
    spaces = f"xmlns='{SITEMAP}' xmlns:news='{GOOGLE_NEWS}' xmlns:image='{GOOGLE_IMAGE}' xmlns:xhtml='http://www.w3.org/1999/xhtml'"
    return f"<?xml version='1.0'?><{root} {spaces}>{''.join(entries)}</{root}>".encode()


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ("<url><loc>https://bao.example.vn/tin-1.html</loc></url>", "/tin-1.html"),
        ("<url><loc>\n /tin-1.html\n</loc></url>", "/tin-1.html"),
        ("<url><image:image><image:loc>/a.jpg</image:loc></image:image><loc>/tin-1.html</loc></url>", "/tin-1.html"),
        ("<url><image:loc>/a.jpg</image:loc></url>", None),
        ("<url><loc/><link>/tin-1.html</link></url>", "/tin-1.html"),
        ("<url><xhtml:link rel='alternate' href='/en/1'/><loc>/tin-1.html</loc></url>", "/tin-1.html"),
        ("<url><url>/tin-1.html</url></url>", "/tin-1.html"),
        ("<url>https://bao.example.vn/tin-1.html</url>", "/tin-1.html"),
        ("<url loc='/tin-1.html'/>", "/tin-1.html"),
        ("<url><loc xmlns=''>/tin-1.html</loc></url>", "/tin-1.html"),
        ("<url href='/tin-1.html' url='/khac'/>", "/tin-1.html"),
        ("<url url='/tin-1.html'/>", "/tin-1.html"),
        ("<url xml:base='/muc/'><loc>tin-1.html</loc></url>", "/muc/tin-1.html"),
        ("<url><loc>javascript:void(0)</loc></url>", None),
        ("<url><lastmod>2026-11-20</lastmod></url>", None),
        ("<page><loc>/tin-1.html</loc></page>", None),
    ],
)
def test_a_sitemaps_entry_is_where_its_own_location_is(entry: str, path: str | None) -> None:
    last = FeedEntry(url="https://bao.example.vn/cuoi.html", source="sitemap")
    first = [FeedEntry(url=f"https://bao.example.vn{path}", source="sitemap")] if path is not None else []
    assert read_sitemap(sitemap_of(entry, "<url><loc>/cuoi.html</loc></url>"), MAP, NOW).entries == (*first, last)


@pytest.mark.parametrize(
    ("inner", "listed"),
    [
        ("<lastmod>2026-11-20T08:05:00+07:00</lastmod>", DAY),
        ("<lastmod>hôm qua?</lastmod>", datetime(2026, 11, 22, tzinfo=VIETNAM)),
        ("<lastmod>2076-11-20</lastmod>", None),
        (
            "<lastmod>2026-11-23</lastmod><news:news><news:publication_date>2026-11-20T08:05:00+07:00"
            "</news:publication_date></news:news>",
            DAY,
        ),
        ("<lastmod>2026-11-20T08:05:00+07:00</lastmod><news:publication_date>sắp tới</news:publication_date>", DAY),
        ("<image:lastmod>2026-11-20</image:lastmod>", None),
        ("<lastmod xmlns=''>2026-11-20T08:05:00+07:00</lastmod>", DAY),
        ("", None),
    ],
)
def test_a_news_sitemaps_own_date_goes_before_the_last_change(inner: str, listed: datetime | None) -> None:
    [entry] = read_sitemap(sitemap_of(f"<url><loc>/tin-1.html</loc>{inner}</url>"), MAP, NOW).entries
    assert entry.listed_at == listed


@pytest.mark.parametrize("space", [GOOGLE_NEWS, GOOGLE_NEWS.replace("http:", "https:"), "news", "n"])
def test_a_news_sitemaps_titles_are_read(space: str) -> None:
    body = (
        f"<urlset xmlns='{SITEMAP}' xmlns:n='{space}'><url><loc>/tin-1.html</loc><n:news><n:publication><n:name>Báo</n:name>"
        "</n:publication><n:title>Thi đua &amp; khen thưởng</n:title></n:news><title>Khác</title></url></urlset>"
    )
    [entry] = read_sitemap(body.encode(), MAP, NOW).entries
    assert entry.title == "Thi đua & khen thưởng"


def test_an_index_gives_children_and_so_do_sitemaps_named_as_pages() -> None:
    index = sitemap_of(
        "<sitemap><loc>/tin-2026.xml</loc><lastmod>2026-11-20T08:05:00+07:00</lastmod></sitemap>",
        "<sitemap><loc>https://bao.example.vn/muc?y=2025</loc></sitemap>",
        root="sitemapindex",
    )
    found = read_sitemap(index, MAP, NOW)
    assert found.entries == ()
    assert found.children == (
        ChildSitemap(url="https://bao.example.vn/tin-2026.xml", modified_at=DAY),
        ChildSitemap(url="https://bao.example.vn/muc?y=2025"),
    )


@pytest.mark.parametrize(
    ("path", "is_child"),
    [
        ("/sitemap-news.xml", True),
        ("/post-sitemap2.xml.gz", True),
        ("/SM/2026-11.XML", False),
        ("/sm2026.xml", True),
        ("/tin.xml.gz", True),
        ("/tin.xml", False),
        ("/gioi-thieu-sitemap.html", False),
        ("/sitemap/tin-1.html", False),
        ("/tin-1.html?from=/sitemap.xml", False),
    ],
)
def test_a_page_entry_that_is_a_sitemap_file_is_a_child(path: str, is_child: bool) -> None:
    found = read_sitemap(sitemap_of(f"<url><loc>{path}</loc></url>"), MAP, NOW)
    assert (len(found.children), len(found.entries)) == ((1, 0) if is_child else (0, 1))


def test_a_list_of_addresses_is_a_sitemap() -> None:
    text = "\ufeffhttps://bao.example.vn/1.html\n\n  http://bao.example.vn/2.html?utm_source=x  \r\n# ghi chú\n/3.html\nftp://x/4\n"
    assert read_sitemap(text.encode(), MAP, NOW).entries == (
        FeedEntry(url="https://bao.example.vn/1.html", source="sitemap"),
        FeedEntry(url="http://bao.example.vn/2.html", source="sitemap"),
    )
    assert read_sitemap(b"https://[broken/\nhttps://bao.example.vn/5", MAP, NOW).entries == (
        FeedEntry(url="https://bao.example.vn/5", source="sitemap"),
    )


def test_a_long_list_of_addresses_stays_one_whatever_stands_in_a_later_line() -> None:
    lines = [f"https://bao.example.vn/tin-so-{n:05}.html" for n in range(2_000)]
    assert len(read_sitemap("\n".join([*lines, "<hết>"]).encode(), MAP, NOW).entries) == 2_000


def test_an_indexs_child_with_its_address_in_url_is_one_child() -> None:
    index = sitemap_of("<sitemap><url>/tin-2026.xml</url></sitemap>", root="sitemapindex")
    assert read_sitemap(index, MAP, NOW).children == (ChildSitemap(url="https://bao.example.vn/tin-2026.xml"),)


def test_a_sitemap_is_read_in_the_encoding_that_its_answer_states() -> None:
    title = "Вьетнам сегодня, награды победителям соревнования"
    body = (
        f"<urlset xmlns:n='news'><url><loc>/1.html</loc><n:news><n:title>{title}</n:title></n:news></url></urlset>"
    ).encode("koi8-r")
    assert [entry.title for entry in read_sitemap(body, MAP, NOW, "text/xml; charset=koi8-r").entries] == [title]


def test_no_more_entries_are_read_of_a_file_than_the_protocol_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    assert feeds.MAX_ENTRIES == 50_000
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 3)
    urls = [f"<url><loc>/{n}.html</loc></url>" for n in range(5)]
    children = [f"<sitemap><loc>/{n}.xml</loc></sitemap>" for n in range(5)]
    items = "".join(f"<item><link>/{n}.html</link></item>" for n in range(5))
    assert len(read_feed(f"<rss>{items}</rss>".encode(), HERE, NOW).entries) == 3
    assert len(read_sitemap(sitemap_of(*urls), MAP, NOW).entries) == 3
    mixed = read_sitemap(sitemap_of(*urls[:2], *children), MAP, NOW)
    assert (len(mixed.entries), len(mixed.children)) == (2, 1)
    text = "\n".join(f"https://bao.example.vn/{n}" for n in range(5))
    assert len(read_sitemap(text.encode(), MAP, NOW).entries) == 3


def test_dates_of_entries_are_measured_from_the_time_given() -> None:
    feed = b"<rss><item><link>/1.html</link><pubDate>2 gi\xe1\xbb\x9d tr\xc6\xb0\xe1\xbb\x9bc</pubDate></item></rss>"
    assert read_feed(feed, HERE, NOW).entries[0].listed_at == NOW - timedelta(hours=2)


def test_entities_of_a_sitemap_are_not_expanded_without_end() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><urlset><url><loc>https://a.vn/&b;</loc></url></urlset>'
    assert all(len(e.url) < 100 for e in read_sitemap(bomb, "https://a.vn/s.xml", NOW).entries)


def test_an_items_own_links_name_no_older_entries() -> None:
    item = b"<item><link>/1.html</link><atom:link rel='next' href='/2.html'/></item>"
    assert read_feed(b"<rss><channel>" + item + b"</channel></rss>", HERE, NOW).next_url is None
