"""Sources and answers as browsers read them, each kind in several variants, over real HTTP."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.plan import Limits
from tests.crawler.hostile.crawling import Crawled, Crawls
from tests.crawler.hostile.layouts import Piece, pieces
from tests.crawler.hostile.raw import RawSite, RawWeb, answer
from tests.crawler.hostile.traps import article
from tests.crawler.hostile.words import slug

CASES = Path(__file__).parents[1] / "fixtures" / "cases"
COUNT = 4
ATOM = "http://www.w3.org/2005/Atom"
MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Made:
    """A site under construction: a few articles, and whatever leads to them."""

    def __init__(self, name: str, number: int) -> None:
        self.site = RawSite(name=name)
        self.pieces = pieces(COUNT, 70_000 + 100 * number)
        self.paths = {p.number: f"/tin/{slug(p.title)}-{p.number}.html" for p in self.pieces}
        self.add("/robots.txt", b"User-agent: *\nAllow: /\n", "text/plain")
        for p in self.pieces:
            self.add(self.paths[p.number], article(p).encode())

    @property
    def origin(self) -> str:
        return self.site.origin

    def add(self, path: str, body: bytes | str, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.site.answers[path] = answer(body.encode() if isinstance(body, str) else body, kind, **headers)

    def home(self, body: str = "", head: str = "", kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        page = f"<!doctype html><html><head><title>Báo</title>{head}</head><body>{body}</body></html>"
        self.add("/", page, kind, **headers)

    def links(self, prefix: str = "") -> str:
        return "".join(f"<h3><a href='{prefix}{self.paths[p.number]}'>{p.title}</a></h3>" for p in self.pieces)

    def rss(self, declared: str = "utf-8", link: str = "{0}{1}", channel: str = "", extra: str = "") -> str:
        items = "".join(
            f"<item><title>{p.title}</title><link>{link.format(self.origin, self.paths[p.number])}</link>{extra}"
            f"<pubDate>{p.at:%a, %d %b %Y %H:%M:%S +0700}</pubDate></item>"
            for p in self.pieces
        )
        return (
            f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel>{channel}{items}</channel></rss>'
        )

    def atom(self, entry: str, root: str = "") -> str:
        entries = "".join(
            "<entry>" + entry.format(o=self.origin, p=self.paths[p.number], t=p.title, n=p.number) + "</entry>"
            for p in self.pieces
        )
        return f'<?xml version="1.0"?><feed xmlns="{ATOM}" {root}>{entries}</feed>'

    def urlset(self, url: str, root: str = f'xmlns="{MAP}"') -> str:
        urls = "".join(url.format(o=self.origin, p=self.paths[p.number], t=p.title, n=p.number) for p in self.pieces)
        return f'<?xml version="1.0" encoding="UTF-8"?><urlset {root}>{urls}</urlset>'

    def with_feed(self, body: bytes | str, kind: str = "application/rss+xml", **headers: str) -> None:
        self.home("<p>Cổng thông tin</p>", '<link rel="alternate" type="application/rss+xml" href="/rss.xml">')
        self.add("/rss.xml", body, kind, **headers)

    def with_sitemap(self, body: bytes | str, kind: str = "application/xml", **headers: str) -> None:
        self.home("<p>Cổng thông tin</p>")
        self.add("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {self.origin}/sitemap.xml\n", "text/plain")
        self.add("/sitemap.xml", body, kind, **headers)


def feed(declared: str, encoding: str = "utf-8", mark: bytes = b""):  # type: ignore[no-untyped-def]
    def build(made: Made) -> None:
        made.with_feed(mark + made.rss(declared).encode(encoding, "xmlcharrefreplace"))

    return build


def feed_with(**how: str):  # type: ignore[no-untyped-def]
    return lambda made: made.with_feed(made.rss(**how).replace("//@", "//" + made.origin.partition("//")[2]))


def atom_with(entry: str, root: str = ""):  # type: ignore[no-untyped-def]
    return lambda made: made.with_feed(made.atom(entry, root.replace("@", made.origin)), "application/atom+xml")


def sitemap_with(url: str, root: str = f'xmlns="{MAP}"'):  # type: ignore[no-untyped-def]
    return lambda made: made.with_sitemap(made.urlset(url, root))


def index_with(child: str):  # type: ignore[no-untyped-def]
    def build(made: Made) -> None:
        made.with_sitemap(f'<sitemapindex xmlns="{MAP}">{child.format(o=made.origin)}</sitemapindex>')
        made.add("/con.xml", made.urlset("<url><loc>{o}{p}</loc></url>"), "application/xml")

    return build


def home_with(page: str, kind: str = "text/html; charset=utf-8", **headers: str):  # type: ignore[no-untyped-def]
    def build(made: Made) -> None:
        made.add(
            "/",
            page.replace("@links", made.links()).replace("@short", made.links().replace("'/tin", "'tin")),
            kind,
            **headers,
        )

    return build


def packed_home(encoding: str, pack):  # type: ignore[no-untyped-def]
    def build(made: Made) -> None:
        made.home(made.links())
        body = made.site.answers["/"].partition(b"\r\n\r\n")[2]
        made.add("/", pack(body), Content_Encoding=encoding)

    return build


def lengths(change):  # type: ignore[no-untyped-def]
    """Every page announces another length than it has."""

    def build(made: Made) -> None:
        made.home(made.links())
        for path, whole in list(made.site.answers.items()):
            body = whole.partition(b"\r\n\r\n")[2]
            made.add(path, body, Content_Length=change(body)) if path != "/robots.txt" else None

    return build


def chunked(made: Made) -> None:
    """Every page comes in chunks and announces a length too, as behind some proxies."""
    made.home(made.links())
    for path, whole in list(made.site.answers.items()):
        body = whole.partition(b"\r\n\r\n")[2]
        parts = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:700], body[700:]) if part)
        made.add(path, parts + b"0\r\n\r\n", Transfer_Encoding="chunked", Content_Length=str(len(body)))


def waiting(made: Made) -> None:
    """The announced length is too great, and the connection stays open."""
    made.home(made.links())
    path = made.paths[made.pieces[0].number]
    body = made.site.answers[path].partition(b"\r\n\r\n")[2]
    made.add(path, body, Content_Length=str(len(body) + 50))
    made.site.keep_open = frozenset({path})


def redirected(location):  # type: ignore[no-untyped-def]
    def build(made: Made) -> None:
        made.home(made.links())
        piece = made.pieces[0]
        old = made.paths[piece.number]
        raw, asked = location(made)
        head = b"HTTP/1.1 302 Found\r\nLocation: " + raw + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        made.site.answers[asked] = made.site.answers.pop(old)
        made.site.answers[old] = head

    return build


def framed(frames: str):  # type: ignore[no-untyped-def]
    def build(made: Made) -> None:
        made.add("/", f"<html><head><title>Sở</title></head>{frames}</html>")
        made.add("/trai.htm", "<html><body><a href='/muc.htm' target=main>Tin tức</a></body></html>")
        made.add("/tren.htm", "<html><body><img src=/banner.jpg></body></html>")
        made.add("/giua.htm", f"<html><body>{made.links()}</body></html>")
        made.add("/muc.htm", f"<html><body><h2>Tin tức</h2>{made.links()}</body></html>")

    return build


def embedded(script: str):  # type: ignore[no-untyped-def]
    def build(made: Made) -> None:
        import json

        items = [
            {"id": p.number, "title": p.title, "url": made.paths[p.number], "publishedAt": p.at.isoformat()}
            for p in made.pieces
        ]
        state = json.dumps({"props": {"pageProps": {"news": items, "menu": []}}}, ensure_ascii=False)
        made.home('<div id="root"></div>' + script.replace("@state", state).replace("@text", json.dumps(state)))

    return build


LONG = "<loc>{o}{p}</loc>"
STRAY = "<html lang=vi></html><head><base href='/'><title>Báo</title></head><body><ul><li><a href=/thoi-su>Thời sự</a></ul>@short</body></html>"
VARIANTS = {
    # an XML declaration that lies about its encoding
    "utf16_over_utf8": feed("utf-16"),
    "utf16_with_mark_over_utf8": feed("utf-16", mark=b"\xef\xbb\xbf"),
    "ascii_over_utf8": feed("us-ascii"),
    "windows1258_over_utf8": feed("windows-1258"),
    "latin1_over_utf8": feed("iso-8859-1"),
    "unknown_encoding": feed("unicode"),
    "utf8_over_utf16": feed("utf-8", "utf-16"),
    "utf16_without_mark": feed("utf-16", "utf-16-le"),
    "utf16_big_endian": feed("utf-16", "utf-16-be", b"\xfe\xff"),
    "true_windows1258": feed("windows-1258", "windows-1258"),
    # feeds
    "bare_ampersands": feed_with(link="{0}{1}?utm_source=rss&utm_medium=feed"),
    "html_entities": feed_with(channel="<title>B&aacute;o&nbsp;An &hellip;</title>"),
    "relative_links": feed_with(link="{1}"),
    "protocol_relative_links": feed_with(link="//@{1}"),
    "links_in_cdata": feed_with(link="\n <![CDATA[ {0}{1} ]]>\n"),
    "media_title_first": feed_with(extra="<media:title>Ảnh</media:title><image><link>/x.jpg</link></image>"),
    "atom_self_first": lambda m: m.with_feed(
        m.rss(extra='<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="http://127.0.0.1:9/x"/>')
    ),
    "warning_before_feed": lambda m: m.with_feed("<br />\n<b>Warning</b>: mysql_connect() in /x.php<br />\n" + m.rss()),
    "blank_lines_before_feed": lambda m: m.with_feed("\n\n  " + m.rss()),
    "comment_before_feed": lambda m: m.with_feed(m.rss().replace("<rss", "<!-- " + "generator " * 300 + "--><rss", 1)),
    "doctype_before_feed": lambda m: m.with_feed(m.rss().replace("<rss", '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss', 1)),
    "feed_as_html": lambda m: m.with_feed(m.rss(), "text/html"),
    "feed_cut_off": lambda m: m.with_feed(m.rss().removesuffix("</channel></rss>")),
    "xml_base_on_feed": atom_with("<title>{t}</title><link href='{p}'/>", "xml:base='@/'"),
    "xml_base_on_entry": atom_with("<title>{t}</title><link xml:base='/tin/' href='..{p}'/>"),
    "atom_enclosure_first": atom_with("<title>{t}</title><link rel='enclosure' href='/a.mp3'/><link rel='alternate' href='{p}'/>"),
    "atom_id_alone": atom_with("<title>{t}</title><id>{o}{p}</id>"),
    "atom_escaped_title": atom_with("<title type='html'>&lt;b&gt;{t}&lt;/b&gt;</title><link href='{o}{p}'/>"),
    "rdf_about_alone": lambda m: m.with_feed(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        + "".join(f'<item rdf:about="{m.origin}{m.paths[p.number]}"><title>{p.title}</title></item>' for p in m.pieces)
        + "</rdf:RDF>"
    ),
    # sitemaps: children by namespace
    "image_loc_after": sitemap_with(
        "<url><loc>{o}{p}</loc><image:image><image:loc>{o}/a/{n}.jpg</image:loc></image:image></url>",
        f'xmlns="{MAP}" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
    ),
    "image_loc_before": sitemap_with(
        "<url><image:image><image:loc>{o}/a/{n}.jpg</image:loc></image:image><loc>{o}{p}</loc></url>",
        f'xmlns="{MAP}" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
    ),
    "image_prefix_undeclared": sitemap_with(
        "<url><loc>{o}{p}</loc><image:image><image:loc>{o}/a/{n}.jpg</image:loc></image:image></url>"
    ),
    "video_page_loc": sitemap_with(
        "<url><loc>{o}{p}</loc><video:video><video:player_loc>/v</video:player_loc><video:loc>/x</video:loc></video:video></url>",
        f'xmlns="{MAP}" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"',
    ),
    "prefixed_sitemap": lambda m: m.with_sitemap(
        f'<s:urlset xmlns:s="{MAP}">'
        + "".join(f"<s:url><s:loc>{m.origin}{m.paths[p.number]}</s:loc></s:url>" for p in m.pieces)
        + "</s:urlset>"
    ),
    "no_namespace": sitemap_with("<url><loc>{o}{p}</loc></url>", ""),
    "relative_loc": sitemap_with("<url><loc>{p}</loc></url>"),
    "loc_in_cdata": sitemap_with("<url><loc><![CDATA[\n{o}{p}\n]]></loc></url>"),
    "loc_broken_over_lines": sitemap_with("<url><loc>\n   {o}{p}\n  </loc></url>"),
    "address_without_loc": sitemap_with("<url>{o}{p}</url>"),
    "alternates_beside_loc": sitemap_with(
        "<url><xhtml:link rel='alternate' hreflang='en' href='{o}/en{p}'/><loc>{o}{p}</loc></url>",
        f'xmlns="{MAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml"',
    ),
    "rss_as_sitemap": lambda m: m.with_sitemap(m.rss()),
    "text_sitemap_with_mark": lambda m: m.with_sitemap(
        "\ufeff" + "\r\n".join(m.origin + m.paths[p.number] for p in m.pieces), "text/plain"
    ),
    "text_sitemap_in_utf16": lambda m: m.with_sitemap(
        "\n".join(m.origin + m.paths[p.number] for p in m.pieces).encode("utf-16"), "text/plain"
    ),
    "packed_sitemap": lambda m: m.with_sitemap(gzip.compress(m.urlset("<url><loc>{o}{p}</loc></url>").encode())),
    "index_child_without_loc": index_with("<sitemap>{o}/con.xml</sitemap>"),
    "index_child_relative": index_with("<sitemap><loc>con.xml</loc></sitemap>"),
    "index_child_as_link": index_with("<sitemap><link>{o}/con.xml</link></sitemap>"),
    "index_child_in_attribute": index_with("<sitemap href='/con.xml'/>"),
    "index_of_urls": lambda m: (
        m.with_sitemap(f'<urlset xmlns="{MAP}"><url><loc>{m.origin}/sitemap-1.xml</loc></url></urlset>'),
        m.add("/sitemap-1.xml", m.urlset("<url><loc>{o}{p}</loc></url>"), "application/xml"),
    ),
    # answers
    "length_too_great": lengths(lambda body: str(len(body) + 1000)),
    "length_in_characters_of_utf16": lengths(lambda body: str(len(body) * 2)),
    "length_left_out": lengths(lambda body: ""),
    "length_beside_chunks": chunked,
    "length_too_great_and_open": waiting,
    "coding_is_a_charset": packed_home("utf-8", bytes),
    "coding_is_none": packed_home("none", bytes),
    "coding_is_a_type": packed_home("text/html", bytes),
    "gzip_over_plain": packed_home("gzip", bytes),
    "deflate_over_plain": packed_home("deflate", bytes),
    "brotli_over_plain": packed_home("br", bytes),
    "gzip_and_charset": packed_home("gzip, utf-8", gzip.compress),
    "gzip_twice": packed_home("gzip, gzip", lambda body: gzip.compress(gzip.compress(body))),
    "gzip_with_bad_sum": packed_home("gzip", lambda body: gzip.compress(body)[:-8] + b"\0" * 8),
    "raw_deflate": packed_home("deflate", lambda body: zlib.compress(body)[2:-4]),
    "page_as_text": home_with("<!doctype html><html><body>@links</body></html>", "text/plain"),
    "page_as_octets": home_with("<!doctype html><html><body>@links</body></html>", "application/octet-stream"),
    "page_as_xml": home_with("<!doctype html><html><body>@links</body></html>", "text/xml"),
    "page_without_type": home_with("<html><body>@links</body></html>", ""),
    "page_with_odd_type": home_with("<div><table><tr><td>@links</table></div>", "application/download"),
    # redirects
    "location_in_utf8": redirected(
        lambda m: ("/tin-tức/tổng-kết-thi-đua.html".encode(), "/tin-t%E1%BB%A9c/t%E1%BB%95ng-k%E1%BA%BFt-thi-%C4%91ua.html")
    ),
    "location_with_blanks": redirected(lambda m: (b"/tin tuc/tong ket thi dua.html", "/tin%20tuc/tong%20ket%20thi%20dua.html")),
    "location_protocol_relative": redirected(
        lambda m: (f"//127.0.0.1:{m.site.port}/moi/tong-ket-nam.html".encode(), "/moi/tong-ket-nam.html")
    ),
    "location_relative": redirected(lambda m: (b"../moi/tong-ket-nam.html", "/moi/tong-ket-nam.html")),
    "location_with_a_session_in_its_path": redirected(
        lambda m: (p := f"/(S(lit3py55t21z5v55vlm25s55)){m.paths[m.pieces[0].number]}") and (p.encode(), p)
    ),
    "location_with_a_session_behind_it": redirected(
        lambda m: (p := f"{m.paths[m.pieces[0].number]};jsessionid=9A8B7C6D5E4F3A2B") and (p.encode(), p)
    ),
    "location_with_backslashes": redirected(lambda m: (b"\\moi\\tong-ket-nam.html", "/moi/tong-ket-nam.html")),
    "location_in_windows_bytes": redirected(lambda m: (b"/tin/t\xe2m.html", "/tin/t%E2m.html")),
    # pages
    "stray_end_before_head": home_with(STRAY),
    "stray_end_twice": home_with("<html><head></head></html></html><body></body>@links</html>"),
    "body_closed_early": home_with("<html><body><p>Chào mừng</p></body></html>@links"),
    "head_never_closed": home_with("<html><head><title>Báo</title><meta charset=utf-8>@links"),
    "second_document_inside": home_with("<html><body><div><html><head><title>x</title></head><body>@links</body></html></div>"),
    "comment_never_closed_in_head": home_with("<html><head><!--[if IE]><title>x</title><![endif]--></head><body>@links"),
    "nul_bytes": home_with("<html><body>\x00<div>\x00@links</div>"),
    "base_after_links": home_with("<html><body>@short<base href='/'></body></html>"),
    "two_bases": home_with("<html><head><base href='/'><base href='/sai/'></head><body>@short</body></html>"),
    "base_with_target_only": home_with("<html><head><base target=_blank><base href='/'></head><body>@short</body></html>"),
    "links_in_noscript": home_with("<html><body><div id=app></div><noscript><div>@links</div></noscript></body></html>"),
    "refresh_in_noscript": lambda m: (
        m.home("<div id=app></div>", "<noscript><meta http-equiv=refresh content='0; url=/khong-js.html'></noscript>"),
        m.add("/khong-js.html", f"<html><body>{m.links()}</body></html>"),
    ),
    "frameset_with_name": framed("<frameset cols='20%,*'><frame src=/trai.htm name=menu><frame src=/giua.htm name=main></frameset>"),
    "frameset_without_names": framed("<frameset rows='90,*'><frame src=/tren.htm><frameset cols='20%,*'><frame src=/trai.htm><frame src=/giua.htm></frameset></frameset>"),
    "frameset_menu_leads": framed("<frameset cols='20%,*'><frame src=/trai.htm name=trai><frame src=/tren.htm name=noidung></frameset>"),
    "noframes": framed("<frameset><frame src=/tren.htm></frameset><noframes><body><a href=/muc.htm>Tin tức</a></body></noframes>"),
    # state embedded in pages
    "next_data": embedded('<script id="__NEXT_DATA__" type="application/json">@state</script>'),
    "nuxt_data": embedded("<script>window.__NUXT__=@state</script>"),
    "json_block": embedded('<script type="application/json" data-drupal-selector="x">@state</script>'),
    "initial_state": embedded("<script>window.__INITIAL_STATE__ = @state;(function(){})();</script>"),
    "parsed_state": embedded("<script>window.__PRELOADED_STATE__ = JSON.parse(@text)</script>"),
}  # fmt: skip


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Made], dict[str, Crawled]]]:
    web = RawWeb()
    sites = {}
    for number, (name, build) in enumerate(VARIANTS.items()):
        made = sites[name] = Made(name, number)
        web.serve(made.site)
        build(made)
    crawls = Crawls(tmp_path_factory.mktemp("odd"), [m.site for m in sites.values()], Limits(headers_s=2.0, body_s=5.0))  # type: ignore[misc]
    yield sites, crawls.crawl()
    web.close()


@pytest.mark.parametrize("name", VARIANTS)
def test_every_article_is_found_whatever_the_source_is_like(
    crawled: tuple[dict[str, Made], dict[str, Crawled]], name: str
) -> None:
    sites, results = crawled
    made, result = sites[name], results[name]
    found = {p.listed_title for p in result.pages if p.kind == "article" and p.outcome == "fetched"}
    count = sum(p.kind == "article" and p.outcome == "fetched" for p in result.pages)
    assert count == COUNT, [(p.kind, p.outcome, p.url, p.error) for p in result.pages]
    assert result.report is not None
    assert result.report.ended == "finished"
    titles = {p.title for p in made.pieces}
    assert {title for title in found if title is not None} <= titles


def _piece(number: int) -> Piece:
    return pieces(1, number)[0]


def test_the_cases_give_what_is_expected_of_them(tmp_path: Path) -> None:
    web = RawWeb()
    stray, shell, images = (web.serve(RawSite(name=name)) for name in ("stray", "shell", "images"))
    for site in (stray, shell, images):
        site.answers["/robots.txt"] = answer(b"", "text/plain")
    stray.answers["/"] = answer((CASES / "home_stray_end.html").read_bytes())
    shell.answers["/"] = answer((CASES / "home_script_shell.html").read_bytes())
    raw = (CASES / "feed_declares_utf16.xml").read_bytes()
    shell.answers["/rss.xml"] = answer(raw.replace(b"https://anloc.example.vn", shell.origin.encode()), "text/xml")
    for number in range(3):
        shell.answers[f"/tin-tuc/bai-{number}.html"] = answer(article(_piece(80_000 + number)).encode())
    redirect = (CASES / "redirect_utf8.http").read_bytes()
    images.answers["/"] = answer(
        b"<html><body><h3><a href='/cu.html'>Hoi nghi tong ket thi dua nam nay</a></h3></body></html>"
    )
    images.answers["/cu.html"] = redirect
    target = "/tin-t%E1%BB%A9c/t%E1%BB%95ng%20k%E1%BA%BFt-thi-%C4%91ua.html"
    images.answers[target] = answer(article(_piece(80_100)).encode())
    sitemap = (CASES / "sitemap_with_images.xml").read_bytes()
    images.answers["/sitemap.xml"] = answer(
        sitemap.replace(b"https://anloc.example.vn", images.origin.encode()), "text/xml"
    )
    try:
        results = Crawls(tmp_path, [stray, shell, images]).crawl()  # type: ignore[list-item]
    finally:
        web.close()
    assert sum(path.startswith("/tin-tuc/thon-") for path in stray.asked) == 12
    assert len(results["shell"].articles()) == 3
    assert "home_without_links" in results["shell"].codes()
    assert target in images.asked
    assert {f"/bai-{n}/" for n in range(4)} <= set(images.asked)
    assert not [path for path in images.asked if path.endswith(".jpg")]
