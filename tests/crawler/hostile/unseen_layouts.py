"""Layouts written in the manner of public sector sites before any rule was tried on them: see docs/crawling.md."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.utils import format_datetime

from aiohttp import web

from tests.crawler.hostile.layouts import FOOT, NOW, SECTIONS, Piece, paged, pieces
from tests.crawler.hostile.more_layouts import prose
from tests.crawler.hostile.odd_layouts import _json
from tests.crawler.hostile.server import HostileSite, html
from tests.crawler.hostile.words import slug

Url = dict[int, str]
MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _doc(inner: str, title: str, head: str = "") -> str:
    return f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{inner}{FOOT}</body></html>"


def _story(p: Piece, date: str) -> str:
    return f"<div class='detail'><h1 class='title-detail'>{p.title}</h1><div class='date'>{date}</div><div class='content'>{prose(p.number)}</div></div>"


def _stories(site: HostileSite, found: list[Piece], url: Url, form: str = "%d/%m/%Y %H:%M", menu: str = "") -> None:
    for p in found:
        site.add(url[p.number], _doc(menu + _story(p, format(p.at, form)), p.title))
        site.articles.add(url[p.number])


def _menu(to: Callable[[str], str]) -> str:
    return "<ul class='menu'>" + "".join(f"<li><a href='{to(s)}'>{n}</a></li>" for s, n in SECTIONS.items()) + "</ul>"


def _sections(
    site: HostileSite,
    found: list[Piece],
    to: Callable[[str, int], str],
    row: Callable[[Piece], str],
    pager: Callable[[str, int, int], str],
    size: int = 5,
) -> None:
    menu = _menu(lambda s: to(s, 1))
    site.add("/", _doc(menu + "".join(map(row, found[:6])), "Trang chủ"))
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], size)
        for k, part in enumerate(parts, 1):
            site.add(to(s, k), _doc(f"{menu}<h2>{name}</h2>{''.join(map(row, part))}{pager(s, k, len(parts))}", name))


def english_clock(site: HostileSite) -> None:
    """ASP.NET with an English clock: listings dated "10/28/2026 2:15:00 PM"."""
    found = pieces(44, 101_000)
    url = {p.number: f"/tin-tuc/{p.number}/{slug(p.title)}.aspx" for p in found}

    def row(p: Piece) -> str:
        stamp = f"{p.at.month}/{p.at.day}/{p.at.year} {p.at.hour % 12 or 12}:{p.at:%M}:00 {'PM' if p.at.hour > 11 else 'AM'}"
        return f"<div class=item><a href='{url[p.number]}'>{p.title}</a><i>{stamp}</i></div>"

    _sections(
        site,
        found,
        lambda s, k: f"/chuyen-muc/{s}.aspx" + (f"?Page={k}" if k > 1 else ""),
        row,
        lambda s, k, n: "".join(f"<a href='/chuyen-muc/{s}.aspx?Page={i}'>{i}</a> " for i in range(1, n + 1)),
    )
    for s in SECTIONS:
        site.pages.setdefault(f"/chuyen-muc/{s}.aspx?Page=1", site.pages[f"/chuyen-muc/{s}.aspx"])
    _stories(site, found, url)


def table_rows(site: HostileSite) -> None:
    """News as a table of numbers, headlines and days; "Trang kế" on a button with onclick."""
    found = pieces(40, 102_000)
    url = {p.number: f"/web/guest/-/{slug(p.title)}" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/web/guest/{s}" + (f"?_101_cur={k}" if k > 1 else ""),
        lambda p: (
            f"<table><tr><td>{p.number}</td><td><a href='{url[p.number]}'>{p.title}</a></td><td>{p.at:%d-%m-%Y}</td></tr></table>"
        ),
        lambda s, k, n: (
            f"<button onclick=\"location.href='/web/guest/{s}?_101_cur={k + 1}'\">Trang kế</button>" if k < n else ""
        ),
    )
    _stories(site, found, url)


def definition_list(site: HostileSite) -> None:
    """Headlines in ``dt``, summaries in ``dd``; a pager "‹ 1 2 3 ›" of spans with data-page-url."""
    found = pieces(36, 103_000)
    url = {p.number: f"/bai-viet/{slug(p.title)}-post{p.number}.html" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/{s}/" + (f"trang-{k}/" if k > 1 else ""),
        lambda p: (
            f"<dl><dt><a href='{url[p.number]}'>{p.title}</a></dt><dd>{p.at:%H:%M, %d/%m/%Y} – {p.paragraphs[0][:90]}</dd></dl>"
        ),
        lambda s, k, n: (
            "<div class=paging>"
            + "".join(f"<span data-page-url='/{s}/trang-{i}/'>{i}</span>" for i in range(2, n + 1))
            + "</div>"
        ),
    )
    _stories(site, found, url)


def picture_links(site: HostileSite) -> None:
    """The picture links, with the headline in ``alt`` alone; the headline beside it is plain text."""
    found = pieces(40, 104_000)
    url = {p.number: f"/news/{p.number}.htm" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/cat/{s}.htm" + (f"?p={k}" if k > 1 else ""),
        lambda p: (
            f"<div class=box><a href='{url[p.number]}'><img src='/t/{p.number}.jpg' alt='{p.title}'></a><p>{p.title}</p><span>{p.at:%d/%m/%Y}</span></div>"
        ),
        lambda s, k, n: f"<a rel=next href='/cat/{s}.htm?p={k + 1}'>&gt;</a>" if k < n else "",
    )
    _stories(site, found, url)


def json_offset(site: HostileSite) -> None:
    """ "Xem thêm" requests ``/api/articles?offset=5&limit=5``; a script adds five each time."""
    found = pieces(42, 105_000)
    url = {p.number: f"/{slug(p.title)}-{p.number}.html" for p in found}
    menu = _menu(lambda s: f"/{s}")

    def row(p: Piece) -> str:
        return f"<h3><a href='{url[p.number]}'>{p.title}</a></h3><time>{p.at:%d/%m/%Y}</time>"

    site.add("/", _doc(menu + "".join(map(row, found[:4])), "Báo"))
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 4)
        more = f"<a class='load-more' href='#' data-url='/ds/articles?muc={s}&offset=4&limit=4'>Xem thêm</a>"
        site.add(f"/{s}", _doc(f"{menu}<h2>{name}</h2>{''.join(map(row, parts[0]))}{more}", name))
        for k in range(1, len(parts) + 1):
            part = parts[k] if k < len(parts) else []
            data = [{"title": p.title, "path": url[p.number], "publishedAt": int(p.at.timestamp())} for p in part]
            site.add(f"/ds/articles?muc={s}&offset={4 * k}&limit=4", _json(json.dumps({"data": data}).encode()))
    _stories(site, found, url)


def next_app(site: HostileSite) -> None:
    """A Next.js site: lists only in ``__NEXT_DATA__``, articles rendered by the server, sections linked by the script's data."""
    found = pieces(40, 106_000)
    url = {p.number: f"/{p.section}/{slug(p.title)}-{p.number}" for p in found}

    def state(part: list[Piece], nexturl: str | None = None) -> str:
        data = {
            "props": {"pageProps": {
                "menu": [{"name": n, "path": f"/{s}"} for s, n in SECTIONS.items()],
                "articles": [{"id": p.number, "title": p.title, "url": url[p.number], "publishedAt": p.at.isoformat()} for p in part],
                "next_page_url": nexturl,
            }}
        }  # fmt: skip
        return f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'

    site.add("/", f"<html><head><title>Báo</title></head><body>{state(found[:6])}</body></html>")
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 5)
        for k, part in enumerate(parts, 1):
            following = f"/{s}?page={k + 1}" if k < len(parts) else None
            site.add(
                f"/{s}" + (f"?page={k}" if k > 1 else ""),
                f"<html><head><title>{name}</title></head><body>{state(part, following)}</body></html>",
            )
    _stories(site, found, url)


def nuxt_flat(site: HostileSite) -> None:
    """A Nuxt 3 site: a flat list of values in ``__NUXT_DATA__``, and a sitemap index in robots.txt without articles' dates."""
    found = pieces(30, 107_000)
    url = {p.number: f"/tin/{slug(p.title)}" for p in found}
    flat: list[object] = [["Reactive", 1], {"list": 2}, []]
    places: list[int] = []
    for p in found[:10]:
        at = len(flat)
        flat += [{"title": at + 1, "url": at + 2, "date": at + 3}, p.title, url[p.number], p.at.isoformat()]
        places.append(at)
    flat[2] = places
    site.add(
        "/",
        f"<html><body><div id=__nuxt></div><script type='application/json' id='__NUXT_DATA__'>{json.dumps(flat)}</script></body></html>",
    )
    site.add("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.origin}/__sitemap__/vi.xml\n")
    urls = "".join(f"<url><loc>{site.origin}{url[p.number]}</loc></url>" for p in found)
    site.add(
        "/__sitemap__/vi.xml",
        f"<?xml version='1.0'?><?xml-stylesheet href='/__sitemap__/style.xsl'?><urlset xmlns='{MAP}'>{urls}</urlset>",
    )
    _stories(site, found, url)


def atom_only(site: HostileSite) -> None:
    """The home page is a picture; its Atom feed has xml:base and pages (``rel=next``)."""
    found = pieces(36, 108_000)
    url = {p.number: f"/a/{p.at:%Y}/{p.number}" for p in found}
    head = "<link rel=alternate type=application/atom+xml href=/feed/atom.xml>"
    site.add(
        "/",
        f"<html><head><title>Cổng</title>{head}</head><body><map><area href='/vao.htm'></map><img src=/nen.jpg></body></html>",
    )
    parts = paged(found, 12)
    for k, part in enumerate(parts, 1):
        entries = "".join(
            f"<entry><title>{p.title}</title><link href='a/{p.at:%Y}/{p.number}'/><updated>{p.at.isoformat()}</updated></entry>"
            for p in part
        )
        more = f"<link rel='next' href='/feed/atom.xml?page={k + 1}'/>" if k < len(parts) else ""
        site.add(
            "/feed/atom.xml" + (f"?page={k}" if k > 1 else ""),
            f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='{site.origin}/'>{more}{entries}</feed>",
        )
    _stories(site, found, url)


def query_articles(site: HostileSite) -> None:
    """One script for everything: ``/index.php?module=news&op=view&id=7`` and ``&op=list&cat=2&p=3``."""
    found = pieces(40, 109_000)
    url = {p.number: f"/index.php?module=news&op=view&id={p.number}" for p in found}
    cat = {s: n for n, s in enumerate(SECTIONS, 2)}
    _sections(
        site,
        found,
        lambda s, k: f"/index.php?module=news&op=list&cat={cat[s]}" + (f"&p={k}" if k > 1 else ""),
        lambda p: f"<li><a href='{url[p.number].replace('&', '&amp;')}'>{p.title}</a> - ({p.at:%d/%m})</li>",
        lambda s, k, n: (
            f"<a href='/index.php?module=news&amp;op=list&amp;cat={cat[s]}&amp;p={k + 1}'>[Sau]</a>" if k < n else ""
        ),
    )
    _stories(site, found, url)


def hidden_tabs(site: HostileSite) -> None:
    """Headlines in tabs that are hidden, sections behind a mega menu of spans, Vietnamese paths in raw UTF-8."""
    found = pieces(36, 110_000)
    url = {p.number: f"/tin-t%E1%BB%A9c/{slug(p.title)}_{p.number}" for p in found}
    raw = {n: u.replace("%E1%BB%A9", "ứ") for n, u in url.items()}
    _sections(
        site,
        found,
        lambda s, k: f"/m%E1%BB%A5c/{s}" + (f"/{k}" if k > 1 else ""),
        lambda p: (
            f"<div style='display:none' role=tabpanel><h4><a title='{p.title}' href='{raw[p.number]}'>{p.title}</a></h4><small>{p.at:%d.%m.%Y}</small></div>"
        ),
        lambda s, k, n: (
            "<ul class=pagination>" + "".join(f"<li><a href='/mục/{s}/{i}'>{i}</a>" for i in range(1, n + 1)) + "</ul>"
        ),
    )
    for s in SECTIONS:
        site.pages.setdefault(f"/m%E1%BB%A5c/{s}/1", site.pages[f"/m%E1%BB%A5c/{s}"])
    _stories(site, found, url)


def years(site: HostileSite) -> None:
    """An archive by months in a select; a month's page lists its days' headlines without dates."""
    found = pieces(40, 111_000)
    url = {p.number: f"/news/{p.at:%Y}/{p.at:%m}/{p.number}.html" for p in found}
    months = list(dict.fromkeys(f"{p.at:%Y/%m}" for p in found))
    options = "".join(f"<option value='/archive/{m}'>{m}</option>" for m in months)
    site.add(
        "/",
        _doc(
            f"<select onchange='location=this.value'>{options}</select>"
            + "".join(f"<p><a href='{url[p.number]}'>{p.title}</a></p>" for p in found[:3]),
            "Báo",
        ),
    )
    for m in months:
        site.add(
            f"/archive/{m}",
            _doc(
                "<h2>Lưu trữ</h2>"
                + "".join(f"<p><a href='{url[p.number]}'>{p.title}</a></p>" for p in found if f"{p.at:%Y/%m}" == m),
                m,
            ),
        )
    _stories(site, found, url)


def sitemap_pages(site: HostileSite) -> None:
    """A human "Sơ đồ cổng" lists the sections; the home page shows documents and links to it alone."""
    found = pieces(36, 112_000)
    url = {p.number: f"/chi-tiet-tin?/{slug(p.title)}/{p.number}" for p in found}
    menu = _menu(lambda s: f"/danh-sach-tin?/{s}")
    site.add(
        "/",
        _doc(
            "<a href='/so-do.html'>Các chuyên mục</a><ul><li><a href='/van-ban/1.pdf'>Quyết định số 12/QĐ-UBND về khen thưởng</a></ul>",
            "Cổng",
        ),
    )
    site.add("/so-do.html", _doc(menu, "Các chuyên mục"))
    for s, name in SECTIONS.items():
        rows = "".join(
            f"<p><b><a href='{url[p.number]}'>{p.title}</a></b> <em>({p.at:%d/%m/%Y %H:%M})</em></p>"
            for p in found
            if p.section == s
        )
        site.add(f"/danh-sach-tin?/{s}", _doc(f"{menu}<h2>{name}</h2>{rows}", name))
    _stories(site, found, url)


def redirected_home(site: HostileSite) -> None:
    """Home answers 302 to ``/vi/trang-chu`` with a meta refresh after it; all under ``/vi/``."""
    found = pieces(36, 113_000)
    url = {p.number: f"/vi/tin/{slug(p.title)}-{p.number}" for p in found}
    site.add("/", lambda r: web.Response(status=302, headers={"Location": "vi"}))
    site.add("/vi", "<html><head><meta http-equiv='Refresh' content='0;URL=/vi/trang-chu'></head></html>")
    menu = _menu(lambda s: f"/vi/{s}")
    site.add(
        "/vi/trang-chu",
        _doc(menu + "".join(f"<h2><a href='{url[p.number]}'>{p.title}</a></h2>" for p in found[:4]), "Trang chủ"),
    )
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 4)
        for k, part in enumerate(parts, 1):
            rows = "".join(
                f"<h2><a href='{url[p.number]}'>{p.title}</a></h2><span>{p.at:%d/%m/%Y}</span>" for p in part
            )
            more = f"<a href='?trang={k + 1}'>Tiếp</a>" if k < len(parts) else ""
            site.add(f"/vi/{s}" + (f"?trang={k}" if k > 1 else ""), _doc(f"{menu}<h1>{name}</h1>{rows}{more}", name))
    _stories(site, found, url)


def rss_page(site: HostileSite) -> None:
    """The footer links to "RSS", a page of feeds, one for each section; listings are filled by a script."""
    found = pieces(40, 114_000)
    url = {p.number: f"/{p.section}/{p.number}.vnp" for p in found}
    site.add("/", _doc("<div id=app></div><a href='/rss-page.html'>RSS</a>", "Báo"))
    site.add(
        "/rss-page.html", _doc("".join(f"<li><a href='/rss/{s}.rss'>{n}</a></li>" for s, n in SECTIONS.items()), "RSS")
    )
    for s in SECTIONS:
        items = "".join(
            f"<item><title><![CDATA[{p.title}]]></title><link>{site.origin}{url[p.number]}</link><pubDate>{format_datetime(p.at)}</pubDate></item>"
            for p in found if p.section == s
        )  # fmt: skip
        site.add(
            f"/rss/{s}.rss",
            f"<?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel>{items}</channel></rss>",
        )
    _stories(site, found, url)


def long_summaries(site: HostileSite) -> None:
    """A blog whose listings print half of each article, with "Đọc tiếp" as the only link."""
    found = pieces(30, 115_000)
    url = {p.number: f"/{p.at:%Y}/{slug(p.title)}" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/the-loai/{s}" + (f"/page/{k}" if k > 1 else ""),
        lambda p: (
            f"<article><h2>{p.title}</h2><time datetime='{p.at.isoformat()}'>{p.at:%d/%m/%Y}</time><p>{p.paragraphs[0]}</p><p>{p.paragraphs[1]}</p><a class=more href='{url[p.number]}'>Đọc tiếp →</a></article>"
        ),
        lambda s, k, n: f"<a class='next' href='/the-loai/{s}/page/{k + 1}'>Bài cũ hơn</a>" if k < n else "",
    )
    _stories(site, found, url)


def uppercase(site: HostileSite) -> None:
    """Upper-case HTML of 2003: FONT, CENTER, links to ``News_Detail.asp?ID=…``, dates "Ngày 5/11/2026"."""
    found = pieces(36, 116_000)
    url = {p.number: f"/News_Detail.asp?ID={p.number}" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/News_List.asp?Cat={s}" + (f"&PageNo={k}" if k > 1 else ""),
        lambda p: (
            f"<TABLE><TR><TD><FONT><A HREF='News_Detail.asp?ID={p.number}'><B>{p.title}</B></A></FONT><BR><I>Ngày {p.at.day}/{p.at.month}/{p.at.year}</I></TD></TR></TABLE>"
        ),
        lambda s, k, n: (
            f"<CENTER><A HREF='News_List.asp?Cat={s}&PageNo={k + 1}'>Trang tiếp theo</A></CENTER>" if k < n else ""
        ),
    )
    _stories(site, found, url, "Ngày %d/%m/%Y")


def http_refresh(site: HostileSite) -> None:
    """Listings name the next page in a Link header of HTTP alone; rows are cards with ``data-href``."""
    found = pieces(36, 117_000)
    url = {p.number: f"/chi-tiet/{p.number}" for p in found}
    menu = _menu(lambda s: f"/ds/{s}")

    def card(p: Piece) -> str:
        return f"<div class='card' data-href='{url[p.number]}'><h5>{p.title}</h5><span>{p.at:%d/%m/%Y}</span></div>"

    site.add("/", _doc(menu + "".join(map(card, found[:5])), "Báo"))
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 5)
        for k, part in enumerate(parts, 1):
            page = _doc(f"{menu}<h2>{name}</h2>{''.join(map(card, part))}", name)

            def answer(
                request: web.Request, page: str = page, s: str = s, k: int = k, n: int = len(parts)
            ) -> web.Response:
                response = html(page)
                if k < n:
                    response.headers["Link"] = f'</ds/{s}?page={k + 1}>; rel="next"'
                return response

            site.add(f"/ds/{s}" + (f"?page={k}" if k > 1 else ""), answer)
    _stories(site, found, url)


def stray_everything(site: HostileSite) -> None:
    """Closed ``</body></html>`` before the list, unclosed tags, a clock with seconds in every page, base href."""
    found = pieces(36, 118_000)
    url = {p.number: f"/tin/{p.number}-{slug(p.title)}.html" for p in found}
    menu = _menu(lambda s: f"muc/{s}.html")
    head = f"<html><base href='/'></head><title>Đài PTTH</title><body><div>{NOW:%H:%M:%S %d/%m/%Y}</body></html>"

    def row(p: Piece) -> str:
        return f"<p><a href='{url[p.number][1:]}'>{p.title}<br><span>({p.at:%d/%m/%Y})</a>"

    site.add("/", head + menu + "".join(map(row, found[:5])))
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 5)
        for k, part in enumerate(parts, 1):
            more = f"<a href='muc/{s}/{k + 1}.html'>{k + 1}</a>" if k < len(parts) else ""
            site.add(
                f"/muc/{s}.html" if k == 1 else f"/muc/{s}/{k}.html",
                f"{head}{menu}<h1>{name}{''.join(map(row, part))}<div class=phan-trang>{more}",
            )
    _stories(site, found, url)


def sitemap_by_url(site: HostileSite) -> None:
    """Yoast: an index in ``/sitemap_index.xml`` of post, page and category maps, every entry with images."""
    found = pieces(40, 119_000)
    url = {p.number: f"/{slug(p.title)}/" for p in found}
    parts = paged(found, 20)
    children = "".join(
        f"<sitemap><loc>{site.origin}/post-sitemap{k}.xml</loc><lastmod>{part[0].at.isoformat()}</lastmod></sitemap>"
        for k, part in enumerate(parts, 1)
    )
    site.add(
        "/sitemap_index.xml",
        f"<?xml version='1.0'?><sitemapindex xmlns='{MAP}'>{children}<sitemap><loc>{site.origin}/page-sitemap.xml</loc></sitemap></sitemapindex>",
    )
    image = "xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'"
    for k, part in enumerate(parts, 1):
        urls = "".join(
            f"<url><loc>{site.origin}{url[p.number]}</loc><lastmod>{p.at.isoformat()}</lastmod><image:image><image:loc>{site.origin}/wp-content/{p.number}.jpg</image:loc></image:image></url>"
            for p in part
        )
        site.add(f"/post-sitemap{k}.xml", f"<?xml version='1.0'?><urlset xmlns='{MAP}' {image}>{urls}</urlset>")
    site.add(
        "/page-sitemap.xml",
        f"<?xml version='1.0'?><urlset xmlns='{MAP}'><url><loc>{site.origin}/lien-he/</loc></url></urlset>",
    )
    site.add("/", _doc("<div class=elementor></div>", "Hội"))
    _stories(site, found, url)


def lists_of_lists(site: HostileSite) -> None:
    """Home leads to fields, fields to units, units to their news: three levels of menus before a headline."""
    found = pieces(36, 120_000)
    url = {p.number: f"/don-vi/{p.section}/tin/{p.number}.html" for p in found}
    site.add("/", _doc("<a href='/linh-vuc'>Lĩnh vực</a> <a href='/gioi-thieu'>Giới thiệu</a>", "Cổng"))
    site.add("/linh-vuc", _doc("<a href='/linh-vuc/noi-vu'>Nội vụ</a> <a href='/linh-vuc/khac'>Khác</a>", "Lĩnh vực"))
    names = list(SECTIONS)
    for n, field in enumerate(("noi-vu", "khac")):
        site.add(
            f"/linh-vuc/{field}", _doc("".join(f"<a href='/don-vi/{s}'>{SECTIONS[s]}</a> " for s in names[n::2]), field)
        )
    for s in names:
        rows = "".join(
            f"<p><a href='{url[p.number]}'>{p.title}</a> {p.at:%d/%m/%Y}</p>" for p in found if p.section == s
        )
        site.add(f"/don-vi/{s}", _doc(f"<h1>{SECTIONS[s]}</h1>{rows}", s))
    _stories(site, found, url)


UNSEEN_LAYOUTS: dict[str, Callable[[HostileSite], None]] = {
    f.__name__: f
    for f in (
        english_clock, table_rows, definition_list, picture_links, json_offset, next_app, nuxt_flat, atom_only,
        query_articles, hidden_tabs, years, sitemap_pages, redirected_home, rss_page, long_summaries, uppercase,
        http_refresh, stray_everything, sitemap_by_url, lists_of_lists,
    )
}  # fmt: skip
