"""Twelve layouts of provincial sites, each with every one of its articles known.

Written for these tests in the manner of real content systems; none is a copy. ``build`` functions fill a site whose
port is already known.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from html import escape

from aiohttp import web

from tests.crawler.hostile.server import HostileSite, html
from tests.crawler.hostile.words import body, headline, slug

VIETNAM = timezone(timedelta(hours=7))
NOW = datetime.now(UTC).astimezone(VIETNAM).replace(second=0, microsecond=0)
SECTIONS = {
    "chinh-tri": "Chính trị",
    "xa-hoi": "Xã hội",
    "kinh-te": "Kinh tế",
    "thi-dua-khen-thuong": "Thi đua - Khen thưởng",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a made-up site."""

    number: int
    title: str
    paragraphs: list[str]
    at: datetime
    section: str


def pieces(count: int, start: int, days: float = 80.0) -> list[Piece]:
    """Articles from newest to oldest, spread over ``days``."""
    names = list(SECTIONS)
    return [
        Piece(
            number=start + i,
            title=headline(start + i),
            paragraphs=body(start + i),
            at=NOW - timedelta(days=days * i / max(1, count - 1), hours=1),
            section=names[i % len(names)],
        )
        for i in range(count)
    ]


def paged(items: list[Piece], size: int) -> list[list[Piece]]:
    return [items[i : i + size] for i in range(0, len(items), size)] or [[]]


def menu(prefix: str = "/", suffix: str = "") -> str:
    return "".join(f'<li><a href="{prefix}{s}{suffix}">{name}</a></li>' for s, name in SECTIONS.items())


FOOT = (
    "<footer><p>Cơ quan chủ quản: Ủy ban nhân dân tỉnh. Giấy phép số 12/GP-BTTTT do Bộ Thông tin và Truyền thông cấp. "
    "Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</p><a href='/gioi-thieu.html'>Giới thiệu</a> "
    "<a href='/lien-he.html'>Liên hệ</a> <a href='/dang-nhap.html'>Đăng nhập</a> "
    "<a href='https://example.com/'>Liên kết</a> <a href='http://127.0.0.1:9/x.html'>Trang bạn có tin mới trong ngày</a></footer>"
)


def newspaper(site: HostileSite) -> None:
    """Sections with ``?page=``, numbered articles, JSON-LD, RSS by link tag, clock in the head."""
    found = pieces(64, 1000)
    url = {p.number: f"/{p.section}/{slug(p.title)}-{20_000 + p.number}.html" for p in found}

    def frame(inner: str, title: str, head: str = "") -> str:
        return (
            f"<!doctype html><html><head><title>{title} - Báo Mẫu</title>{head}"
            '<link rel="alternate" type="application/rss+xml" href="/rss/home.rss"></head><body>'
            f'<header><div class="clock">{NOW:%d/%m/%Y %H:%M}</div><nav><ul>{menu()}</ul></nav></header>{inner}{FOOT}</body></html>'
        )

    def cards(items: list[Piece]) -> str:
        return "".join(
            f'<div class="card"><a href="{url[p.number]}"><img src="/i/{p.number}.jpg" alt=""></a>'
            f'<h3><a href="{url[p.number]}?utm_source=home">{p.title}</a></h3>'
            f'<span class="time">{p.at:%d/%m/%Y %H:%M}</span><p>{p.paragraphs[0][:120]}…</p></div>'
            for p in items
        )

    site.add("/", frame(cards(found[:12]), "Trang chủ"))
    for section, name in SECTIONS.items():
        pages = paged([p for p in found if p.section == section], 6)
        for n, items in enumerate(pages, 1):
            links = "".join(f'<a href="/{section}?page={k}">{k}</a>' for k in range(1, len(pages) + 1))
            page = frame(f'<h1>{name}</h1>{cards(items)}<div class="pagination">{links}</div>', name)
            site.add(f"/{section}" if n == 1 else f"/{section}?page={n}", page)
            if n == 1:
                site.add(f"/{section}?page=1", page)
    feed = "".join(
        f"<item><title><![CDATA[{p.title}]]></title><link>{site.origin}{url[p.number]}?utm_source=rss&amp;utm_medium=feed</link>"
        f"<pubDate>{format_datetime(p.at)}</pubDate></item>"
        for p in found[:20]
    )
    site.add(
        "/rss/home.rss",
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Báo Mẫu</title>{feed}</channel></rss>',
    )
    for p in found:
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": p.title,
            "datePublished": p.at.isoformat(),
        }
        related = cards([q for q in found if abs(q.number - p.number) in (3, 5)])
        inner = (
            f"<article><h1>{p.title}</h1><div>{p.at:%d/%m/%Y %H:%M}</div>"
            + "".join(f"<p>{t}</p>" for t in p.paragraphs)
            + f'</article><aside><h4>Tin liên quan</h4>{related}</aside><a href="{url[p.number]}?print=1">Bản in</a>'
            f'<a href="{url[p.number]}#binh-luan">Bình luận</a><a href="{url[p.number].replace(".html", ".amp.html")}">AMP</a>'
        )
        page = frame(inner, p.title, f'<script type="application/ld+json">{json.dumps(data)}</script>')
        site.add(url[p.number], page)
        site.articles.add(url[p.number])
        for other in ("?print=1", "?utm_source=home", "?utm_source=rss&utm_medium=feed"):
            site.aliases[url[p.number] + other] = url[p.number]
            site.add(url[p.number] + other, page)
        site.aliases[url[p.number].replace(".html", ".amp.html")] = url[p.number]
        site.add(url[p.number].replace(".html", ".amp.html"), page)


def blog(site: HostileSite) -> None:
    """``/2026/11/slug/``, ``/page/2/``, sitemap index with packed children, no dates on listings."""
    found = pieces(48, 2000)
    url = {p.number: f"/{p.at:%Y/%m}/{slug(p.title)}/" for p in found}

    def frame(inner: str, title: str) -> str:
        return f'<html><head><title>{title}</title></head><body><ul class="menu">{menu("/chuyen-muc/", "/")}</ul>{inner}{FOOT}</body></html>'

    def listing(base: str, items: list[Piece], title: str) -> None:
        pages = paged(items, 8)
        for n, part in enumerate(pages, 1):
            inner = "".join(
                f'<article class="post"><h2><a href="{url[p.number]}">{p.title}</a></h2><p>{p.paragraphs[1][:90]}</p></article>'
                for p in part
            )
            if n < len(pages):
                inner += f'<nav class="navigation"><a class="next" href="{base}page/{n + 1}/">Bài cũ hơn</a></nav>'
            site.add(base if n == 1 else f"{base}page/{n}/", frame(inner, title))

    listing("/", found, "Cổng thông tin")
    for section, name in SECTIONS.items():
        listing(f"/chuyen-muc/{section}/", [p for p in found if p.section == section], name)
    halves = [found[:24], found[24:]]
    for n, half in enumerate(halves, 1):
        rows = "".join(
            f"<url><loc>{site.origin}{url[p.number]}</loc><lastmod>{p.at.isoformat()}</lastmod></url>" for p in half
        )
        packed = gzip.compress(
            f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()
        )
        site.add(
            f"/bai-{n}.xml.gz",
            lambda request, packed=packed: web.Response(body=packed, content_type="application/x-gzip"),
        )
    children = "".join(
        f"<sitemap><loc>{site.origin}/bai-{n}.xml.gz</loc><lastmod>{half[0].at:%Y-%m-%d}</lastmod></sitemap>"
        for n, half in enumerate(halves, 1)
    )
    site.add(
        "/chi-muc.xml",
        f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{children}</sitemapindex>',
    )
    site.add(
        "/robots.txt",
        f"User-agent: *\nDisallow: /*?replytocom=\nDisallow: /xem-truoc/\nSitemap: {site.origin}/chi-muc.xml\n",
    )
    site.forbidden = ("/xem-truoc/",)
    for p in found:
        inner = f'<h1 class="entry-title">{p.title}</h1><time datetime="{p.at.isoformat()}">{p.at:%d/%m/%Y}</time><div class="entry">'
        inner += (
            "".join(f"<p>{t}</p>" for t in p.paragraphs)
            + f'</div><a href="{url[p.number]}?replytocom=5">Trả lời</a><a href="/xem-truoc/{p.number}">Bản nháp của bài viết này cho ban biên tập</a>'
        )
        site.add(url[p.number], frame(inner, p.title))
        site.articles.add(url[p.number])
    site.never = ("/xem-truoc/",)


def portal(site: HostileSite) -> None:
    """Tables, ``default.aspx?ItemID=`` and nothing else in the address; ``__doPostBack`` beside real pager links."""
    found = pieces(44, 3000)
    ids = {name: n for n, name in enumerate(SECTIONS, 11)}
    url = {p.number: f"/tin/chitiet.aspx?ItemID={p.number}&l=TinTuc" for p in found}

    def frame(inner: str, title: str) -> str:
        rows = "".join(
            f'<tr><td><a href="/tin/default.aspx?chuyenmuc={ids[s]}">{n}</a></td></tr>' for s, n in SECTIONS.items()
        )
        return (
            f"<HTML><HEAD><TITLE>{title}</TITLE></HEAD><BODY><form><table><tr><td><a href='/default.aspx'>Trang chủ</a></td></tr>"
            f"<tr><td><table>{rows}</table></td><td>{inner}</td><td><table><tr><td>Lượt truy cập: 12.345.678</td></tr></table></td></tr></table></form></BODY></HTML>"
        )

    def rows(items: list[Piece]) -> str:
        return (
            "<table>"
            + "".join(
                f'<tr><td><a class="tieude" href="{url[p.number].replace("&", "&amp;")}">{p.title}</a> <i>({p.at:%d-%m-%Y})</i><br>{p.paragraphs[0][:80]}...</td></tr>'
                for p in items
            )
            + "</table>"
        )

    home = frame(rows(found[:5]), "CỔNG THÔNG TIN ĐIỆN TỬ")
    site.add("/", '<html><head><meta http-equiv="refresh" content="0;url=/default.aspx"></head><body></body></html>')
    site.add("/default.aspx", home)
    for section, name in SECTIONS.items():
        pages = paged([p for p in found if p.section == section], 4)
        for n, items in enumerate(pages, 1):
            base = f"/tin/default.aspx?chuyenmuc={ids[section]}"
            links = "".join(
                f'<td><a href="{base}&amp;trang={k}">{k}</a></td>' for k in range(1, len(pages) + 1) if k != n
            )
            inner = f"<b>{name}</b>{rows(items)}<table><tr><td>Trang:</td>{links}<td><a href=\"javascript:__doPostBack('x','')\">Cuối</a></td></tr></table>"
            site.add(base if n == 1 else f"{base}&trang={n}", frame(inner, name))
            if n == 1:
                site.add(f"{base}&trang=1", frame(inner, name))
    for p in found:
        text = "<br><br>".join(p.paragraphs)
        others = "".join(
            f'<li><a href="{url[q.number].replace("&", "&amp;")}">{q.title}</a></li>'
            for q in found
            if 0 < q.number - p.number <= 5
        )
        inner = f"<table><tr><td class='tieude'><b>{p.title}</b></td></tr><tr><td>Ngày đăng: {p.at:%d/%m/%Y}</td></tr><tr><td>{text}</td></tr><tr><td>Các tin khác:<ul>{others}</ul></td></tr></table>"
        site.add(url[p.number], frame(inner, "CỔNG THÔNG TIN ĐIỆN TỬ"))
        site.articles.add(url[p.number])


def liferay(site: HostileSite) -> None:
    """Long portal paths with a session in them, redirects and back-links as parameters, ``Trang sau`` pagers."""
    found = pieces(36, 4000)
    url = {p.number: f"/web/guest/xem-chi-tiet/-/asset_publisher/Content/{slug(p.title)}" for p in found}

    def frame(inner: str, title: str) -> str:
        items = "".join(
            f'<li role="presentation"><a href="/web/guest/{s};jsessionid=0A1B2C3D4E5F60718293A4B5C6D7E8F9">{n}</a></li>'
            for s, n in SECTIONS.items()
        )
        return f"<html><head><title>{title}</title></head><body class='aui'><div id='navigation'><ul>{items}</ul></div>{inner}{FOOT}</body></html>"

    def listing(base: str, items: list[Piece], name: str) -> None:
        pages = paged(items, 5)
        for n, part in enumerate(pages, 1):
            inner = "".join(
                f'<div class="asset-abstract"><h3 class="asset-title"><a href="{url[p.number]}?inheritRedirect=false&amp;redirect=%2Fweb%2Fguest%2F{p.section}">{p.title}</a></h3>'
                f'<div class="metadata-publish-date">{p.at:%d/%m/%y}</div></div>'
                for p in part
            )
            if n < len(pages):
                inner += f'<ul class="lfr-pagination-buttons pager"><li><a href="{base}?p_p_id=101_INSTANCE_x&amp;cur={n + 1}&amp;_101_page={n + 1}">Trang sau →</a></li></ul>'
            site.add(base if n == 1 else f"{base}?p_p_id=101_INSTANCE_x&cur={n}&_101_page={n}", frame(inner, name))

    for section, name in SECTIONS.items():
        listing(f"/web/guest/{section}", [p for p in found if p.section == section], name)
    site.add("/", lambda request: web.Response(status=302, headers={"Location": "/web/guest/home"}))
    site.add(
        "/web/guest/home",
        frame("<div class='journal'>Chào mừng quý vị đến với cổng thông tin của tỉnh.</div>", "Trang chủ"),
    )
    for p in found:
        inner = (
            f"<div class='asset-content'><h2 class='header-title'><span>{p.title}</span></h2><div class='journal-content-article'>"
            + "".join(f"<div>{t}</div>" for t in p.paragraphs)
            + "</div></div>"
        )
        page = frame(inner, p.title)
        site.add(url[p.number], page)
        alias = f"{url[p.number]}?inheritRedirect=false&redirect=%2Fweb%2Fguest%2F{p.section}"
        site.add(alias, page)
        site.aliases[alias] = url[p.number]
        site.articles.add(url[p.number])


def day_archive(site: HostileSite) -> None:
    """A home page with today's news, and an archive by day: "Ngày trước" is the only way back."""
    found = pieces(40, 5000, days=20)
    url = {p.number: f"/tin-tuc/{p.number}/{slug(p.title)[:60]}" for p in found}

    def frame(inner: str, title: str) -> str:
        return f"<html><head><title>{title}</title></head><body><div class='top'>{menu('/muc/', '')}</div>{inner}{FOOT}</body></html>"

    days = [(NOW - timedelta(days=n)).date() for n in range(25)]
    for n, day in enumerate(days):
        todays = [p for p in found if p.at.date() == day]
        inner = f"<h1>Tin ngày {day:%d/%m/%Y}</h1>" + "".join(
            f'<p><a href="{url[p.number]}">{p.title}</a></p>' for p in todays
        )
        inner += f'<a href="/luu-tru?ngay={days[n + 1]:%Y-%m-%d}">Ngày trước</a>' if n + 1 < len(days) else ""
        site.add(f"/luu-tru?ngay={day:%Y-%m-%d}", frame(inner, "Lưu trữ"))
    site.add(
        "/",
        frame(
            "".join(f'<p><a href="{url[p.number]}">{p.title}</a></p>' for p in found[:4])
            + f'<a href="/luu-tru?ngay={days[0]:%Y-%m-%d}">Tin theo ngày</a>',
            "Đài",
        ),
    )
    for section, name in SECTIONS.items():
        site.add(f"/muc/{section}", frame(f"<h1>{name}</h1><p>Chuyên mục đang được xây dựng.</p>", name))
    for p in found:
        site.add(
            url[p.number],
            frame(
                f"<h1>{p.title}</h1><p class='date'>{p.at:%H:%M} ngày {p.at.day} tháng {p.at.month} năm {p.at.year}</p><div class='body'>"
                + "".join(f"<p>{t}</p>" for t in p.paragraphs)
                + "</div>",
                p.title,
            ),
        )
        site.articles.add(url[p.number])


def load_more(site: HostileSite) -> None:
    """Sections go on behind a "Xem thêm" button that requests a piece of HTML from another address."""
    found = pieces(50, 6000)
    url = {p.number: f"/{slug(p.title)}-post{p.number}.html" for p in found}

    def items(part: list[Piece]) -> str:
        return "".join(
            f'<div class="item" onclick="location.href=\'{url[p.number]}\'"><a class="title" href="{url[p.number]}">{p.title}</a><time datetime="{p.at.isoformat()}"></time></div>'
            for p in part
        )

    def frame(inner: str, title: str) -> str:
        return (
            f"<html><head><title>{title}</title></head><body><nav>{menu('/', '.htm')}</nav>{inner}{FOOT}</body></html>"
        )

    site.add("/", frame(items(found[:8]), "Trang chủ"))
    for c, (section, name) in enumerate(SECTIONS.items(), 1):
        pages = paged([p for p in found if p.section == section], 5)
        for n, part in enumerate(pages, 1):
            more = (
                f'<button class="btn load-more" data-url="/ajax-tin?cat={c}&amp;page={n + 1}">Xem thêm</button>'
                if n < len(pages)
                else ""
            )
            if n == 1:
                site.add(f"/{section}.htm", frame(f"<h1>{name}</h1><div id='list'>{items(part)}</div>{more}", name))
            else:
                site.add(f"/ajax-tin?cat={c}&page={n}", f"<div>{items(part)}{more}</div>")
    for p in found:
        inner = (
            f'<div class="detail"><h1>{p.title}</h1><span>{p.at:%d/%m/%Y - %H:%M}</span><div class="content">'
            + "".join(f"<p>{t}</p>" for t in p.paragraphs)
            + "</div></div>"
        )
        site.add(url[p.number], frame(inner, p.title))
        site.articles.add(url[p.number])


def hashes(site: HostileSite) -> None:
    """``/202611/slug-8fa3c21/``, ``rel=next`` alone, pictures as the only links to articles on the home page."""
    found = pieces(40, 7000)
    url = {
        p.number: f"/{p.section}/{p.at:%Y%m}/{slug(p.title)}-{p.number * 2654435761 % (1 << 28):07x}/" for p in found
    }

    def frame(inner: str, title: str, head: str = "") -> str:
        return f"<html><head><title>{title}</title>{head}</head><body><div id='main-menu'>{menu('/', '/')}</div>{inner}{FOOT}</body></html>"

    site.add(
        "/",
        frame(
            "".join(f'<a href="{url[p.number]}"><img src="/i.jpg" alt="{escape(p.title)}"></a>' for p in found[:6]),
            "Trang chủ",
        ),
    )
    for section, name in SECTIONS.items():
        pages = paged([p for p in found if p.section == section], 4)
        for n, part in enumerate(pages, 1):
            head = f'<link rel="next" href="{site.origin}/{section}/trang-{n + 1}/">' if n < len(pages) else ""
            inner = "".join(f'<h4><a href="{url[p.number]}">{p.title}</a></h4><div>{p.at:%d.%m.%Y}</div>' for p in part)
            site.add(f"/{section}/" if n == 1 else f"/{section}/trang-{n}/", frame(inner, name, head))
    for p in found:
        head = f'<meta property="article:published_time" content="{p.at.isoformat()}"><meta property="og:type" content="article">'
        site.add(
            url[p.number], frame(f"<h1>{p.title}</h1>" + "".join(f"<p>{t}</p>" for t in p.paragraphs), p.title, head)
        )
        site.articles.add(url[p.number])


def news_sitemap(site: HostileSite) -> None:
    """A home page that only a browser could fill; robots.txt names a news sitemap and a long one without dates."""
    found = pieces(90, 8000)
    url = {p.number: f"/article/{p.number}" for p in found}
    site.add(
        "/",
        "<html><head><title>App</title></head><body><div id='root'></div><script src='/app.js'></script><a href='/gioi-thieu'>Giới thiệu</a><p>Trang cần JavaScript để hiển thị nội dung tin tức, xin hãy bật JavaScript. Cảm ơn quý vị đã ghé thăm trang thông tin của chúng tôi hôm nay nhé.</p></body></html>",
    )
    news = "".join(
        f"<url><loc>{site.origin}{url[p.number]}</loc><news:news><news:publication><news:name>X</news:name></news:publication>"
        f"<news:publication_date>{p.at.isoformat()}</news:publication_date><news:title>{p.title}</news:title></news:news></url>"
        for p in found[:10]
    )
    site.add(
        "/tin-moi.xml",
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{news}</urlset>',
    )
    every = "".join(f"<url><loc>{site.origin}{url[p.number]}</loc></url>" for p in reversed(found))
    site.add("/tat-ca.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{every}</urlset>')
    site.add("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: /tin-moi.xml\nSitemap: {site.origin}/tat-ca.xml\n")
    for p in found:
        site.add(
            url[p.number],
            f"<html><head><title>{p.title}</title></head><body><main><h1>{p.title}</h1><time datetime='{p.at.isoformat()}'>x</time>"
            + "".join(f"<p>{t}</p>" for t in p.paragraphs)
            + "</main></body></html>",
        )
        site.articles.add(url[p.number])


def legacy(site: HostileSite) -> None:
    """windows-1258, ``<base href>``, relative links, upper-case tags, Atom feed with wrong Content-Type."""
    found = pieces(32, 9000)

    def encode(text: str) -> bytes:
        return text.encode("ascii", "xmlcharrefreplace")

    def raw(body: bytes, kind: str = "text/html; charset=windows-1258") -> Callable[[web.Request], web.Response]:
        return lambda request: html(body, request, kind)

    url = {p.number: f"/portal/news.php?id={p.number}&cat={list(SECTIONS).index(p.section)}" for p in found}

    def frame(inner: str, title: str) -> bytes:
        rows = "".join(f"<LI><A HREF='list.php?cat={n}'>{name}</A>" for n, name in enumerate(SECTIONS.values()))
        return encode(
            f"<HTML><HEAD><TITLE>{title}</TITLE><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1258'>"
            f"<BASE HREF='{site.origin}/portal/'></HEAD><BODY><UL>{rows}</UL>{inner}<A HREF='feed.php'>RSS</A></BODY></HTML>"
        )

    def link(p: Piece) -> str:
        return f"<A HREF='news.php?id={p.number}&cat={list(SECTIONS).index(p.section)}'>{p.title}</A> ({p.at.day}/{p.at.month}/{p.at.year})<BR>"

    site.add("/", raw(frame("".join(link(p) for p in found[:4]), "Trang tin")))
    for n, section in enumerate(SECTIONS):
        pages = paged([p for p in found if p.section == section], 3)
        for k, part in enumerate(pages, 1):
            links = " | ".join(f"<A HREF='list.php?cat={n}&start={3 * i}'>{i + 1}</A>" for i in range(len(pages)))
            body_ = raw(frame("".join(link(p) for p in part) + "Trang: " + links, section))
            site.add(f"/portal/list.php?cat={n}&start={3 * (k - 1)}", body_)
            if k == 1:
                site.add(f"/portal/list.php?cat={n}", body_)
    atom = "".join(
        f"<entry><title>{p.title}</title><link href='{site.origin}{url[p.number].replace('&', '&amp;')}'/><updated>{p.at.isoformat()}</updated></entry>"
        for p in found[:8]
    )
    site.add(
        "/portal/feed.php",
        raw(
            f"<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'>{atom}</feed>".encode(),
            "text/html",
        ),
    )
    for p in found:
        text = "".join(f"<P>{t}" for t in p.paragraphs)
        site.add(
            url[p.number],
            raw(frame(f"<CENTER><B>{p.title}</B></CENTER><I>Cập nhật {p.at:%d/%m/%Y}</I>{text}", p.title)),
        )
        site.articles.add(url[p.number])


def slugs(site: HostileSite) -> None:
    """``/slug`` for articles and sections alike: only the pages show which is which."""
    found = pieces(44, 10_000)
    url = {p.number: f"/{slug(p.title)}" for p in found}
    parts = {
        "cong-tac-xay-dung-dang-va-doan-the": "Xây dựng Đảng",
        "thong-tin-kinh-te-xa-hoi-dia-phuong": "Kinh tế",
        "guong-nguoi-tot-viec-tot": "Gương sáng",
        "hoat-dong-cua-lanh-dao-tinh": "Lãnh đạo",
    }

    def frame(inner: str, title: str) -> str:
        links = "".join(f"<div class='m'><a href='/{s}'>{n}</a></div>" for s, n in parts.items())
        return f"<html><head><title>{title}</title></head><body><div class='left'>{links}</div><div class='mid'>{inner}</div>{FOOT}</body></html>"

    site.add("/", frame("".join(f"<div><a href='{url[p.number]}'>{p.title}</a></div>" for p in found[:6]), "Sở Nội vụ"))
    for c, section in enumerate(parts):
        pages = paged([p for i, p in enumerate(found) if i % 4 == c], 5)
        for n, part in enumerate(pages, 1):
            inner = "".join(
                f"<div class='row'><a href='{url[p.number]}'>{p.title}</a><span>{p.at:%d/%m/%Y}</span></div>"
                for p in part
            )
            inner += (
                "<div class='phan-trang'>"
                + "".join(
                    f"<a href='/{section}/p/{k}'>{k}</a>" if k != n else f"<b>{k}</b>" for k in range(1, len(pages) + 1)
                )
                + "</div>"
            )
            site.add(f"/{section}" if n == 1 else f"/{section}/p/{n}", frame(inner, parts[section]))
            if n == 1:
                site.add(f"/{section}/p/1", frame(inner, parts[section]))
    for p in found:
        site.add(
            url[p.number],
            frame(
                f"<h1>{p.title}</h1><em>{p.at:%d/%m/%Y}</em>" + "".join(f"<p>{t}</p>" for t in p.paragraphs), p.title
            ),
        )
        site.articles.add(url[p.number])


def television(site: HostileSite) -> None:
    """Short video items of one paragraph beside articles, zero-based ``pageindex``, thumbnails before headlines."""
    found = pieces(40, 11_000)
    url = {
        p.number: f"/video/{p.number}-{slug(p.title)[:50]}"
        if p.number % 3 == 0
        else f"/tin/{p.number}-{slug(p.title)[:50]}"
        for p in found
    }

    def frame(inner: str, title: str) -> str:
        return f"<html><head><title>{title} | Đài PT-TH</title><meta property='og:type' content='website'></head><body><div class='navbar'><a href='/tin'>Tin tức</a><a href='/video'>Video</a><a href='/lich-phat-song'>Lịch phát sóng</a></div>{inner}{FOOT}</body></html>"

    def items(part: list[Piece]) -> str:
        return "".join(
            f"<div class='vid'><a href='{url[p.number]}'><img></a><a href='{url[p.number]}'><strong>{p.title}</strong></a><small>{p.at:%d/%m/%Y %H:%M}</small></div>"
            for p in part
        )

    site.add("/", frame(items(found[:10]), "Trang chủ"))
    site.add(
        "/lich-phat-song",
        frame(
            "<h1>Lịch phát sóng</h1><table>"
            + "".join(f"<tr><td>{h:02d}:00</td><td>Thời sự</td></tr>" for h in range(24))
            + "</table>",
            "Lịch",
        ),
    )
    for base, chosen in (
        ("/tin", [p for p in found if p.number % 3]),
        ("/video", [p for p in found if p.number % 3 == 0]),
    ):
        pages = paged(chosen, 6)
        for n, part in enumerate(pages):
            pager = (
                "<div class='paging'>"
                + "".join(f"<a href='{base}?pageindex={k}'>{k + 1}</a>" for k in range(len(pages)))
                + "</div>"
            )
            page = frame(items(part) + pager, base)
            site.add(f"{base}?pageindex={n}", page)
            if n == 0:
                site.add(base, page)
    for p in found:
        text = p.paragraphs[:1] if p.number % 3 == 0 else p.paragraphs
        media = "<video src='/v.mp4'></video>" if p.number % 3 == 0 else ""
        site.add(
            url[p.number],
            frame(
                f"<div class='detail'><h1>{p.title}</h1><span>{p.at:%d/%m/%Y %H:%M}</span>{media}"
                + "".join(f"<p>{t}</p>" for t in text)
                + f"</div><div class='more'><h3>Video khác</h3>{items(found[:4])}</div>",
                p.title,
            ),
        )
        site.articles.add(url[p.number])


def committee(site: HostileSite) -> None:
    """``/chuyen-muc/<id>/<Name>?pg=2`` and ``/noi-dung/<id>/<Slug>``; sub-sections two levels down; wrong-host links."""
    found = pieces(48, 12_000)
    url = {p.number: f"/noi-dung/{p.number}/{slug(p.title).title()}" for p in found}
    groups = {
        f"/chuyen-muc/{n}/{slug(name).title()}": name
        for n, name in enumerate(
            [
                "Phong trào thi đua",
                "Khen thưởng",
                "Điển hình tiên tiến",
                "Cụm khối thi đua",
                "Văn bản mới",
                "Tin địa phương",
            ],
            20,
        )
    }

    def frame(inner: str, title: str) -> str:
        return f"<html><head><title>Ban Thi đua - Khen thưởng</title></head><body><div class='menu-top'><a href='/'>Trang chủ</a><a href='/chuyen-muc/10/Tin-Tuc'>Tin tức</a></div>{inner}{FOOT}</body></html>"

    site.add(
        "/",
        frame(
            "<div class='slide'></div>"
            + "".join(f"<div><a href='{url[p.number]}'>{p.title}</a></div>" for p in found[:3]),
            "x",
        ),
    )
    site.add(
        "/chuyen-muc/10/Tin-Tuc", frame("".join(f"<h3><a href='{g}'>{n}</a></h3>" for g, n in groups.items()), "x")
    )
    for c, (base, name) in enumerate(groups.items()):
        pages = paged([p for i, p in enumerate(found) if i % 6 == c], 3)
        for n, part in enumerate(pages, 1):
            inner = f"<h2>{name}</h2>" + "".join(
                f"<div class='tin'><a href='{url[p.number]}'>{p.title}</a> <span>({p.at:%d/%m/%Y})</span></div>"
                for p in part
            )
            inner += (
                "<div>"
                + "".join(f"<a href='{base}?pg={k}'>[{k}]</a> " for k in range(1, len(pages) + 1))
                + (f"<a href='{base}?pg={n + 1}'>&raquo;</a>" if n < len(pages) else "")
                + "</div>"
            )
            site.add(base if n == 1 else f"{base}?pg={n}", frame(inner, name))
            if n == 1:
                site.add(f"{base}?pg=1", frame(inner, name))
    for p in found:
        site.add(
            url[p.number],
            frame(
                f"<div class='title'>{p.title}</div><div class='date'>{p.at:%d/%m/%Y} - 1.234 lượt xem</div><div class='nd'>"
                + "".join(f"<p><span>{t}</span></p>" for t in p.paragraphs)
                + "</div>",
                p.title,
            ),
        )
        site.articles.add(url[p.number])


LAYOUTS: dict[str, Callable[[HostileSite], None]] = {
    f.__name__: f
    for f in (
        newspaper,
        blog,
        portal,
        liferay,
        day_archive,
        load_more,
        hashes,
        news_sitemap,
        legacy,
        slugs,
        television,
        committee,
    )
}
