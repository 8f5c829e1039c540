"""Twenty further layouts, written like the first twenty before any rule was tried on them: see docs/crawling.md."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from urllib.parse import quote

from aiohttp import web

from tests.crawler.hostile.layouts import SECTIONS, paged, pieces
from tests.crawler.hostile.odd_layouts import _json
from tests.crawler.hostile.server import HostileSite, html
from tests.crawler.hostile.unseen_layouts import MAP, Piece, _doc, _menu, _sections, _stories, _story
from tests.crawler.hostile.words import slug


def _rows(part: list[Piece], url: dict[int, str]) -> str:
    return "".join(
        f"<div class=tin><a href='{url[p.number]}'>{p.title}</a> <span>{p.at:%d/%m/%Y}</span></div>" for p in part
    )


def joomla(site: HostileSite) -> None:
    """Joomla: ``/index.php/muc/123-slug``, pages by ``?start=``, words "Trang tiếp" and "Cuối"."""
    found = pieces(40, 201_000)
    url = {p.number: f"/index.php/{p.section}/{p.number}-{slug(p.title)}" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/index.php/{s}" + (f"?start={5 * (k - 1)}" if k > 1 else ""),
        lambda p: (
            f"<h2 itemprop=name><a href='{url[p.number]}' itemprop=url>{p.title}</a></h2><dd>Viết ngày {p.at:%d/%m/%Y}</dd>"
        ),
        lambda s, k, n: (
            f"<ul class=pagination-list><li><a href='/index.php/{s}?start={5 * k}'>Trang tiếp</a></li><li><a href='/index.php/{s}?start={5 * (n - 1)}'>Cuối</a></li></ul>"
            if k < n
            else ""
        ),
    )
    _stories(site, found, url)


def sharepoint(site: HostileSite) -> None:
    """SharePoint: a pager of ``__doPostBack`` that no address stands for, and a feed per section that holds everything."""
    found = pieces(40, 202_000)
    url = {p.number: f"/Pages/Chi-tiet-tin.aspx?ItemID={p.number}&l=TinTucSuKien" for p in found}
    to = {s: f"/Pages/Danh-sach.aspx?CateID={n}" for n, s in enumerate(SECTIONS, 11)}
    menu = _menu(lambda s: to[s])
    site.add("/", _doc(menu + _rows(found[:5], url), "Sở"))
    for s, name in SECTIONS.items():
        own = [p for p in found if p.section == s]
        feed = f"/_layouts/15/feed.aspx?list={s}"
        pager = "".join(f"<a href=\"javascript:__doPostBack('ctl00$pager','{k}')\">{k}</a>" for k in (1, 2, 3))
        icon = f"<a href='{feed}'><img src=/rss.png alt=RSS></a>"
        site.add(to[s], _doc(f"{menu}<h2>{name}</h2>{icon}{_rows(own[:4], url)}{pager}", name))
        items = "".join(
            f"<item><title>{p.title}</title><link>{site.origin}{url[p.number].replace('&', '&amp;')}</link><pubDate>{p.at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
            for p in own
        )
        site.add(feed, f"<?xml version='1.0'?><rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>")
    _stories(site, found, url)


def dotnetnuke(site: HostileSite) -> None:
    """DotNetNuke: everything at ``Default.aspx``; ``tabid`` is the section, ``ndid`` the article, ``trang`` the page."""
    found = pieces(36, 203_000)
    tab = {s: 600 + n for n, s in enumerate(SECTIONS)}
    url = {p.number: f"/Default.aspx?tabid={tab[p.section]}&ndid={p.number}" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/Default.aspx?tabid={tab[s]}" + (f"&trang={k}" if k > 1 else ""),
        lambda p: (
            f"<tr><td><a class=Normal href='{url[p.number]}'><b>{p.title}</b></a><br><i>({p.at:%d/%m/%Y})</i></td></tr>"
        ),
        lambda s, k, n: (
            "Trang: " + " ".join(f"<a href='/Default.aspx?tabid={tab[s]}&trang={i}'>{i}</a>" for i in range(2, n + 1))
        ),
    )
    _stories(site, found, url)


def session_paths(site: HostileSite) -> None:
    """A Java portal that writes ``;jsessionid=`` into every address, another one for every visitor."""
    found = pieces(36, 204_000)
    url = {p.number: f"/portal/tin/{slug(p.title)}/{p.number}" for p in found}
    visits = iter(range(10**6))

    def stamp(page: str) -> Callable[[web.Request], web.Response]:
        return lambda request: html(page.replace("~", f";jsessionid=0A{next(visits):06d}F3C9E1B7D5"))

    menu = _menu(lambda s: f"/portal/{s}~")
    row = lambda p: f"<p><a href='{url[p.number]}~'>{p.title}</a> {p.at:%d-%m-%Y}</p>"  # noqa: E731
    pages = {"/": _doc(menu + "".join(map(row, found[:5])), "Cổng")}
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 5)
        for k, part in enumerate(parts, 1):
            more = f"<a href='/portal/{s}~?p={k + 1}'>Sau »</a>" if k < len(parts) else ""
            pages[f"/portal/{s}" + (f"?p={k}" if k > 1 else "")] = _doc(
                f"{menu}<h2>{name}</h2>{''.join(map(row, part))}{more}", name
            )
    for p in found:
        pages[url[p.number]] = _doc(menu + _story(p, f"{p.at:%d/%m/%Y %H:%M}"), p.title)
        site.articles.add(url[p.number])

    def answer(request: web.Request) -> web.Response:
        path, _, rest = request.raw_path.partition(";jsessionid=")
        query = rest.partition("?")[2]
        page = pages.get(path + (f"?{query}" if query else ""))
        return stamp(page)(request) if page is not None else web.Response(status=404)

    site.fallback = answer


def html_fragments(site: HostileSite) -> None:
    """The button's ``data-url`` returns the next rows as a fragment of HTML: no body, the next button at its end."""
    found = pieces(40, 205_000)
    url = {p.number: f"/bai-viet/{p.number}" for p in found}
    menu = _menu(lambda s: f"/muc/{s}")
    site.add("/", _doc(menu + _rows(found[:4], url), "Đài"))
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 4)
        for k, part in enumerate(parts, 1):
            more = (
                f"<button class=btn-more data-url='/ajax/tin?muc={s}&trang={k + 1}'>Xem thêm tin</button>"
                if k < len(parts)
                else ""
            )
            inner = _rows(part, url) + more
            site.add(
                f"/muc/{s}" if k == 1 else f"/ajax/tin?muc={s}&trang={k}",
                _doc(f"{menu}<h2>{name}</h2>{inner}", name) if k == 1 else inner,
            )
    _stories(site, found, url)


def json_html(site: HostileSite) -> None:
    """ "Xem thêm" returns ``{"html": "…", "next": "…"}``."""
    found = pieces(40, 206_000)
    url = {p.number: f"/{p.section}/{slug(p.title)}-post{p.number}.html" for p in found}
    menu = _menu(lambda s: f"/{s}/")
    site.add("/", _doc(menu + _rows(found[:4], url), "Báo"))
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 4)
        more = f"<a class=view-more data-href='/api/xem-them/{s}/2'>Xem thêm</a>"
        site.add(f"/{s}/", _doc(f"{menu}<h2>{name}</h2>{_rows(parts[0], url)}{more}", name))
        for k in range(2, len(parts) + 1):
            following = f"/api/xem-them/{s}/{k + 1}" if k < len(parts) else None
            site.add(
                f"/api/xem-them/{s}/{k}",
                _json(json.dumps({"status": 1, "html": _rows(parts[k - 1], url), "next": following}).encode()),
            )
    _stories(site, found, url)


def month_archive(site: HostileSite) -> None:
    """A page per month under "Lưu trữ", and no pager anywhere."""
    found = pieces(36, 207_000)
    url = {p.number: f"/tin/{p.at:%Y/%m}/{slug(p.title)}" for p in found}
    months = sorted({f"{p.at:%Y/%m}" for p in found}, reverse=True)
    links = "".join(f"<li><a href='/luu-tru/{m}'>Tháng {m[5:]} năm {m[:4]}</a></li>" for m in months)
    site.add("/", _doc(f"<h1>Tin mới</h1>{_rows(found[:4], url)}<h3>Lưu trữ</h3><ul>{links}</ul>", "Ban"))
    for m in months:
        site.add(
            f"/luu-tru/{m}", _doc(f"<h1>Tháng {m}</h1>{_rows([p for p in found if f'{p.at:%Y/%m}' == m], url)}", m)
        )
    _stories(site, found, url)


def whole_cards(site: HostileSite) -> None:
    """A link around the whole card: picture, section, headline, summary and date are all its text."""
    found = pieces(40, 208_000)
    url = {p.number: f"/news/{p.number}-{slug(p.title)}" for p in found}

    def row(p: Piece) -> str:
        return (
            f"<a class=card href='{url[p.number]}'><img src=/a/{p.number}.jpg><span class=cat>{SECTIONS[p.section]}</span>"
            f"<div class=name>{p.title}</div><div class=sum>{p.paragraphs[0]}</div><small>{p.at:%H:%M %d/%m/%Y}</small></a>"
        )

    _sections(
        site,
        found,
        lambda s, k: f"/news/muc/{s}" + (f"/trang/{k}" if k > 1 else ""),
        row,
        lambda s, k, n: (
            f"<nav aria-label=pagination><a href='/news/muc/{s}/trang/{k + 1}' aria-label='Trang kế'>›</a></nav>"
            if k < n
            else ""
        ),
    )
    _stories(site, found, url)


def thrice_linked(site: HostileSite) -> None:
    """Picture, headline and "Chi tiết" lead to one article, and so does its print page and its mail form."""
    found = pieces(36, 209_000)
    url = {p.number: f"/tin-chi-tiet/{slug(p.title)}/{p.number}" for p in found}

    def row(p: Piece) -> str:
        to = url[p.number]
        return (
            f"<div><a href='{to}'><img src=/h/{p.number}.png></a><a href='{to}#top'>{p.title}</a> ({p.at:%d/%m/%Y}) <a href='{to}?src=list'>Chi tiết</a>"
            f" <a href='/in-bai/{p.number}' rel=nofollow>In</a> <a href='/gui-mail?id={p.number}'>Gửi</a></div>"
        )

    _sections(
        site,
        found,
        lambda s, k: f"/{s}" + (f"/{k}" if k > 1 else ""),
        row,
        lambda s, k, n: "".join(f"<a href='/{s}/{i}'>{i}</a>" for i in range(2, n + 1)),
    )
    for p in found:
        site.add(
            f"/in-bai/{p.number}",
            _doc(_story(p, f"{p.at:%d/%m/%Y %H:%M}"), p.title, f"<link rel=canonical href='{url[p.number]}'>"),
        )
        site.add(
            f"{url[p.number]}?src=list",
            _doc(_story(p, f"{p.at:%d/%m/%Y %H:%M}"), p.title, f"<link rel=canonical href='{url[p.number]}'>"),
        )
    _stories(site, found, url)


def base_href(site: HostileSite) -> None:
    """``<base>`` points into a folder, and every link is relative to it."""
    found = pieces(36, 210_000)
    url = {p.number: f"/web/tin/bai-{p.number}.htm" for p in found}
    head = "<base href='/web/'>"
    menu = "".join(f"<a href='{s}.htm'>{n}</a> | " for s, n in SECTIONS.items())
    row = lambda p: f"<li><a href='tin/bai-{p.number}.htm'>{p.title}</a> {p.at:%d/%m/%Y}</li>"  # noqa: E731
    site.add("/", _doc(f"{menu}<ul>{''.join(map(row, found[:4]))}</ul>", "Huyện", head))
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 5)
        for k, part in enumerate(parts, 1):
            more = f"<a href='{s}.htm?trang={k + 1}'>&gt;&gt;</a>" if k < len(parts) else ""
            site.add(
                f"/web/{s}.htm" + (f"?trang={k}" if k > 1 else ""),
                _doc(f"{menu}<h2>{name}</h2><ul>{''.join(map(row, part))}</ul>{more}", name, head),
            )
    for p in found:
        site.add(url[p.number], _doc(menu + _story(p, f"{p.at:%d/%m/%Y %H:%M}"), p.title, head))
        site.articles.add(url[p.number])


def json_feed(site: HostileSite) -> None:
    """A shell whose head names a JSON Feed in three pages (``next_url``), and nothing else."""
    found = pieces(30, 211_000)
    url = {p.number: f"/p/{p.number}" for p in found}
    site.add(
        "/",
        "<!doctype html><html><head><title>Trang</title><link rel=alternate type='application/feed+json' href='/feed.json'></head><body><div id=root></div><script src=/m.js></script></body></html>",
    )
    parts = paged(found, 10)
    for k, part in enumerate(parts, 1):
        items = [
            {
                "id": str(p.number),
                "url": site.origin + url[p.number],
                "title": p.title,
                "date_published": p.at.isoformat(),
            }
            for p in part
        ]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Trang", "items": items}
        if k < len(parts):
            feed["next_url"] = f"{site.origin}/feed.json?page={k + 1}"
        site.add("/feed.json" + (f"?page={k}" if k > 1 else ""), _json(json.dumps(feed).encode()))
    _stories(site, found, url)


def text_sitemap(site: HostileSite) -> None:
    """robots.txt names a sitemap of plain lines; the home page shows pictures without a link."""
    found = pieces(30, 212_000)
    url = {p.number: f"/{p.section}/{slug(p.title)}" for p in found}
    site.add("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.origin}/sitemap.txt\n")
    site.add(
        "/sitemap.txt",
        lambda request: web.Response(
            text="\n".join([site.origin + "/", *(site.origin + u for u in url.values())]), content_type="text/plain"
        ),
    )
    site.add("/", _doc("<img src=/1.jpg><img src=/2.jpg>", "Trang"))
    _stories(site, found, url)


def packed_months(site: HostileSite) -> None:
    """An index of a gzip file per month, served as octet-stream, and a home page of six."""
    found = pieces(40, 213_000)
    url = {p.number: f"/a/{p.number}/{slug(p.title)}" for p in found}
    months = sorted({f"{p.at:%Y-%m}" for p in found}, reverse=True)
    children = "".join(f"<sitemap><loc>{site.origin}/sitemaps/{m}.xml.gz</loc></sitemap>" for m in months)
    site.add("/robots.txt", f"Sitemap: {site.origin}/sitemaps/index.xml\n")
    site.add("/sitemaps/index.xml", f"<?xml version='1.0'?><sitemapindex xmlns='{MAP}'>{children}</sitemapindex>")
    for m in months:
        entries = "".join(
            f"<url><loc>{site.origin}{url[p.number]}</loc><lastmod>{p.at.isoformat()}</lastmod></url>"
            for p in found
            if f"{p.at:%Y-%m}" == m
        )
        raw = gzip.compress(f"<?xml version='1.0'?><urlset xmlns='{MAP}'>{entries}</urlset>".encode())
        site.add(
            f"/sitemaps/{m}.xml.gz",
            lambda request, raw=raw: web.Response(body=raw, content_type="application/octet-stream"),
        )  # type: ignore[misc]
    site.add("/", _doc(_rows(found[:6], url), "Báo"))
    _stories(site, found, url)


def escaped_paths(site: HostileSite) -> None:
    """Vietnamese and capitals in escaped paths: ``/Tin-T%E1%BB%A9c/Chính-trị``; the pager is ``/Trang-2``."""
    found = pieces(36, 214_000)
    url = {p.number: quote(f"/Tin-Tức/{p.title.replace(' ', '-')}-{p.number}") for p in found}
    _sections(
        site,
        found,
        lambda s, k: (
            quote(f"/Tin-Tức/Mục/{SECTIONS[s].replace(' - ', '-').replace(' ', '-')}")
            + (f"/Trang-{k}" if k > 1 else "")
        ),
        lambda p: f"<article><a href='{url[p.number]}'>{p.title}</a><time>{p.at:%d.%m.%Y}</time></article>",
        lambda s, k, n: (
            f"<a class=next href='{quote('/Tin-Tức/Mục/' + SECTIONS[s].replace(' - ', '-').replace(' ', '-'))}/Trang-{k + 1}'>Trang sau</a>"
            if k < n
            else ""
        ),
    )
    _stories(site, found, url)


def editions(site: HostileSite) -> None:
    """Vietnamese beside English and Khmer under ``/vi``, ``/en`` and ``/km``: the Vietnamese edition is the site."""
    found = pieces(36, 215_000)
    url = {p.number: f"/vi/tin/{slug(p.title)}-{p.number}.html" for p in found}
    switch = "<a href='/vi/'>Tiếng Việt</a><a href='/en/'>English</a><a href='/km/'>ខ្មែរ</a>"
    site.add("/", lambda request: web.Response(status=302, headers={"Location": "/vi/"}))
    for language in ("en", "km"):
        rows = "".join(
            f"<p><a href='/{language}/news/story-of-the-province-number-{n}.html'>A story of the province that is long enough, number {n}</a></p>"
            for n in range(8)
        )
        site.add(f"/{language}/", _doc(switch + rows, language))
        for n in range(8):
            site.add(
                f"/{language}/news/story-of-the-province-number-{n}.html",
                _doc(switch + _story(found[n], "Nov 20, 2026"), "Story"),
            )
    menu = switch + _menu(lambda s: f"/vi/{s}")
    site.add("/vi/", _doc(menu + _rows(found[:5], url), "Báo"))
    for s, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == s], 5)
        for k, part in enumerate(parts, 1):
            more = f"<a href='/vi/{s}/page-{k + 1}'>Cũ hơn →</a>" if k < len(parts) else ""
            site.add(
                f"/vi/{s}" + (f"/page-{k}" if k > 1 else ""),
                _doc(f"{menu}<h1>{name}</h1>{_rows(part, url)}{more}", name),
            )
    _stories(site, found, url, menu=switch)


def select_pager(site: HostileSite) -> None:
    """The pager is a box to choose from: ``<select onchange="location=this.value">``."""
    found = pieces(40, 216_000)
    url = {p.number: f"/vn/{p.section}/{p.number}/{slug(p.title)}.html" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/vn/{s}.html" + (f"?pageindex={k}" if k > 1 else ""),
        lambda p: f"<dl><dt><a href='{url[p.number]}'>{p.title}</a></dt><dd>Ngày đăng: {p.at:%d/%m/%Y}</dd></dl>",
        lambda s, k, n: (
            'Trang <select onchange="location=this.value">'
            + "".join(f"<option value='/vn/{s}.html?pageindex={i}'>{i}</option>" for i in range(1, n + 1))
            + "</select>"
        ),
    )
    for s in SECTIONS:
        site.pages.setdefault(f"/vn/{s}.html?pageindex=1", site.pages[f"/vn/{s}.html"])
    _stories(site, found, url)


def amp_pages(site: HostileSite) -> None:
    """Listings lead to AMP pages, whose canonical link is the article; sections have AMP pages too."""
    found = pieces(36, 217_000)
    url = {p.number: f"/{slug(p.title)}-d{p.number}.html" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/c/{s}" + (f"?p={k}" if k > 1 else ""),
        lambda p: (
            f"<h3><a href='/amp{url[p.number]}'>{p.title}</a></h3><time datetime='{p.at.isoformat()}'>{p.at:%d/%m}</time>"
        ),
        lambda s, k, n: f"<a rel=next href='/c/{s}?p={k + 1}'>Tiếp</a>" if k < n else "",
    )
    for p in found:
        head = f"<link rel=canonical href='{site.origin}{url[p.number]}'>"
        site.add(f"/amp{url[p.number]}", _doc(_story(p, f"{p.at:%d/%m/%Y %H:%M}"), p.title, head))
    _stories(site, found, url)


def entities(site: HostileSite) -> None:
    """Every letter with a mark is a numeric entity, in links, dates' words and headlines, in capitals without a doctype."""
    found = pieces(36, 218_000)
    url = {p.number: f"/TINTUC/{p.number}.ASP" for p in found}
    wrap = lambda text: text.encode("ascii", "xmlcharrefreplace").decode()  # noqa: E731
    _sections(
        site,
        found,
        lambda s, k: f"/{s.upper()}.ASP" + (f"?PAGE={k}" if k > 1 else ""),
        lambda p: wrap(
            f"<TR><TD><A HREF='{url[p.number]}'>{p.title}</A></TD><TD>Ngày {p.at.day} tháng {p.at.month} năm {p.at.year}</TD></TR>"
        ),
        lambda s, k, n: wrap("".join(f"<A HREF='/{s.upper()}.ASP?PAGE={i}'>[{i}]</A>" for i in range(1, n + 1))),
    )
    for s in SECTIONS:
        site.pages.setdefault(f"/{s.upper()}.ASP?PAGE=1", site.pages[f"/{s.upper()}.ASP"])
    _stories(site, found, url)


def dateless(site: HostileSite) -> None:
    """No listing shows a day; the pager is two arrows, older on the right; articles have theirs in words."""
    found = pieces(40, 219_000)
    url = {p.number: f"/bai/{slug(p.title)}" for p in found}
    _sections(
        site,
        found,
        lambda s, k: f"/muc/{s}" + (f"/p{k}" if k > 1 else ""),
        lambda p: f"<h4><a href='{url[p.number]}'>{p.title}</a></h4>",
        lambda s, k, n: (
            (f"<a href='/muc/{s}/p{k - 1}'>«</a>" if k > 2 else "")
            + (f"<a href='/muc/{s}/p{k + 1}'>»</a>" if k < n else "")
        ),
    )
    _stories(site, found, url, "Thứ Hai, ngày %d tháng %m năm %Y")


def microsites(site: HostileSite) -> None:
    """Each department has its own home under a folder, with its own menu, news and pager of ``/-/page/2``."""
    found = pieces(40, 220_000)
    url = {p.number: f"/{p.section}/tin-tuc/-/tin/{p.number}" for p in found}
    site.add(
        "/",
        _doc(
            "<h1>Các đơn vị</h1>"
            + "".join(f"<div class=don-vi><a href='/{s}'>{n}</a></div>" for s, n in SECTIONS.items()),
            "Cổng",
        ),
    )
    for s, name in SECTIONS.items():
        own = [p for p in found if p.section == s]
        menu = f"<ul><li><a href='/{s}'>Trang chủ</a></li><li><a href='/{s}/tin-tuc'>Tin tức – Sự kiện</a></li><li><a href='/{s}/gioi-thieu'>Giới thiệu</a></li></ul>"
        site.add(f"/{s}", _doc(f"{menu}<h1>{name}</h1>{_rows(own[:3], url)}", name))
        site.add(f"/{s}/gioi-thieu", _doc(f"{menu}<h1>Giới thiệu</h1><p>Địa chỉ: số 1 đường Trần Phú.</p>", name))
        parts = paged(own, 4)
        for k, part in enumerate(parts, 1):
            pager = "".join(f"<a href='/{s}/tin-tuc/-/page/{i}'>{i}</a>" for i in range(2, len(parts) + 1))
            site.add(
                f"/{s}/tin-tuc" + (f"/-/page/{k}" if k > 1 else ""),
                _doc(f"{menu}<h2>Tin tức</h2>{_rows(part, url)}<div class=phan-trang>{pager}</div>", name),
            )
    _stories(site, found, url)


LATER_LAYOUTS: dict[str, Callable[[HostileSite], None]] = {
    f.__name__: f
    for f in (
        joomla, sharepoint, dotnetnuke, session_paths, html_fragments, json_html, month_archive, whole_cards,
        thrice_linked, base_href, json_feed, text_sitemap, packed_months, escaped_paths, editions, select_pager,
        amp_pages, entities, dateless, microsites,
    )
}  # fmt: skip
