"""Further layouts, each with what misled a rule that the first twelve had not tried."""

from __future__ import annotations

import json
from collections.abc import Callable

from aiohttp import web

from tests.crawler.hostile.layouts import FOOT, NOW, SECTIONS, Piece, paged, pieces
from tests.crawler.hostile.server import HostileSite, html
from tests.crawler.hostile.words import body, slug


def prose(number: int, paragraphs: int = 5) -> str:
    return "".join(f"<p>{text}</p>" for text in body(number, paragraphs))


def numbers(site: HostileSite) -> None:
    """``/category/5`` beside ``/tin/1234``; the pager is ``/category/5/2``; a login box on every page."""
    found = pieces(48, 30_000)
    url = {p.number: f"/tin/{p.number - 29_000}" for p in found}
    ids = dict(zip(SECTIONS, (2, 3, 5, 12), strict=True))
    box = "<form class='box-login'>Đăng nhập <input type=text><input type=password></form>"

    def frame(inner: str, title: str) -> str:
        menu = "".join(f"<li><a href='/category/{n}'>{SECTIONS[s]}</a></li>" for s, n in ids.items())
        return (
            f"<html><head><title>{title}</title></head><body><ul id='nav'>{menu}</ul>{box}{inner}{FOOT}</body></html>"
        )

    site.add("/", frame("".join(f"<h2><a href='{url[p.number]}'>{p.title}</a></h2>" for p in found[:5]), "Trang chủ"))
    for section, n in ids.items():
        parts = paged([p for p in found if p.section == section], 4)
        for k, part in enumerate(parts, 1):
            rows = "".join(f"<h2><a href='{url[p.number]}'>{p.title}</a></h2><p>{p.at:%d/%m/%Y}</p>" for p in part)
            pager = "".join(f"<a href='/category/{n}/{i}'>{i}</a> " for i in range(1, len(parts) + 1))
            page = frame(f"<h1>{SECTIONS[section]}</h1>{rows}<p>{pager}</p>", SECTIONS[section])
            site.add(f"/category/{n}" if k == 1 else f"/category/{n}/{k}", page)
            if k == 1:
                site.add(f"/category/{n}/1", page)
    for p in found:
        inner = f"<h1>{p.title}</h1><p>{p.at:%H:%M %d/%m/%Y}</p>{prose(p.number, 1 if p.number % 5 == 0 else 4)}"
        site.add(url[p.number], frame(inner, p.title))
        site.articles.add(url[p.number])


def plain_blog(site: HostileSite) -> None:
    """``/?p=57`` for articles, ``/?cat=3&paged=2`` for listings, ``/?page_id=2`` for what is not news."""
    found = pieces(40, 31_000)
    url = {p.number: f"/?p={p.number - 30_960}" for p in found}
    cats = dict(zip(SECTIONS, (1, 3, 4, 7), strict=True))

    def frame(inner: str, title: str) -> str:
        menu = "".join(f"<li><a href='/?cat={n}'>{SECTIONS[s]}</a></li>" for s, n in cats.items())
        return (
            f"<html><head><title>{title}</title></head><body><div class='menu-main'><ul>{menu}<li><a href='/?page_id=2'>Cơ cấu tổ chức"
            f"</a></li><li><a href='/?page_id=3'>Lịch sử hình thành</a></li></ul></div>{inner}{FOOT}</body></html>"
        )

    def card(p: Piece) -> str:
        return f"<div class='card'><div class='card-header'><a href='{url[p.number]}'>{p.title}</a></div><div>{p.paragraphs[0][:100]}</div></div>"

    def listing(base: str, more: str, items: list[Piece], title: str) -> None:
        parts = paged(items, 6)
        for k, part in enumerate(parts, 1):
            older = f"<a href='{more}paged={k + 1}'>&laquo; Older posts</a>" if k < len(parts) else ""
            site.add(base if k == 1 else f"{more}paged={k}", frame("".join(map(card, part)) + older, title))

    listing("/", "/?", found, "Hội Nông dân tỉnh")
    for section, n in cats.items():
        listing(f"/?cat={n}", f"/?cat={n}&", [p for p in found if p.section == section], SECTIONS[section])
    for n, name in ((2, "Cơ cấu tổ chức"), (3, "Lịch sử hình thành")):
        site.add(f"/?page_id={n}", frame(f"<h1>{name}</h1>{prose(31_900 + n, 8)}", name))
    for p in found:
        site.add(url[p.number], frame(f"<h1>{p.title}</h1><span>{p.at:%d/%m/%Y}</span>{prose(p.number)}", p.title))
        site.articles.add(url[p.number])


def structured(site: HostileSite) -> None:
    """Listings that carry ``ItemList`` and microdata of all their entries and call themselves ``og:type=article``."""
    found = pieces(40, 32_000)
    url = {p.number: f"/{p.section}/{slug(p.title)}.htm" for p in found}

    def frame(inner: str, title: str, head: str = "") -> str:
        menu = "".join(f"<a href='/{s}.htm'>{n}</a>" for s, n in SECTIONS.items())
        return f"<html><head><title>{title}</title><meta property='og:type' content='article'>{head}</head><body><nav>{menu}</nav>{inner}{FOOT}</body></html>"

    def item(p: Piece) -> str:
        return (
            f"<div itemscope itemtype='http://schema.org/NewsArticle'><meta itemprop='datePublished' content='{p.at.isoformat()}'>"
            f"<h3 itemprop='headline'><a href='{url[p.number]}'>{p.title}</a></h3><p itemprop='description'>{p.paragraphs[0]}</p></div>"
        )

    def data(items: list[Piece]) -> str:
        elements = [{"@type": "ListItem", "item": {"@type": "NewsArticle", "url": url[p.number]}} for p in items]
        return f"<script type='application/ld+json'>{json.dumps({'@type': 'ItemList', 'itemListElement': elements})}</script>"

    site.add("/", frame("".join(map(item, found[:8])), "Trang chủ", data(found[:8])))
    for section, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == section], 4)
        for k, part in enumerate(parts, 1):
            more = f"<a class='page-next' href='/{section}/trang-{k + 1}.htm'>Trang tiếp</a>" if k < len(parts) else ""
            site.add(
                f"/{section}.htm" if k == 1 else f"/{section}/trang-{k}.htm",
                frame(f"<h1>{name}</h1>{''.join(map(item, part))}{more}", name, data(part)),
            )
    for p in found:
        article = {"@type": "NewsArticle", "headline": p.title, "datePublished": p.at.isoformat()}
        head = f"<script type='application/ld+json'>{json.dumps(article)}</script>"
        site.add(
            url[p.number],
            frame(
                f"<h1 itemprop='headline'>{p.title}</h1><div itemprop='articleBody'>{prose(p.number)}</div>",
                p.title,
                head,
            ),
        )
        site.articles.add(url[p.number])


def frames(site: HostileSite) -> None:
    """A frameset, upper-case links to ``.asp``, short headlines, sections with a long introduction."""
    found = pieces(30, 33_000)
    short = {p.number: " ".join(p.title.split()[:4]) + f" {p.number}" for p in found}
    url = {p.number: f"/Xem.asp?ID={p.number}&Muc={list(SECTIONS).index(p.section)}" for p in found}
    site.add(
        "/",
        "<html><frameset cols='20%,80%'><frame src='/trai.htm' name='left'><frame src='/chinh.asp' name='main'></frameset></html>",
    )

    def frame(inner: str) -> str:
        menu = "".join(f"<TD><A HREF='/Muc.asp?Muc={n}'>{name}</A></TD>" for n, name in enumerate(SECTIONS.values()))
        return f"<HTML><HEAD><TITLE>Sở Nội vụ</TITLE></HEAD><BODY><TABLE><TR>{menu}</TR></TABLE>{inner}</BODY></HTML>"

    site.add("/trai.htm", "<html><body><a href='/chinh.asp'>Trang chủ</a></body></html>")
    site.add("/chinh.asp", frame("".join(f"<P><A HREF='{url[p.number]}'>{short[p.number]}</A></P>" for p in found[:3])))
    for n, (section, name) in enumerate(SECTIONS.items()):
        parts = paged([p for p in found if p.section == section], 4)
        for k, part in enumerate(parts, 1):
            rows = "".join(
                f"<P><A HREF='{url[p.number]}'><B>{short[p.number]}</B></A> ({p.at:%d/%m/%Y})</P>" for p in part
            )
            more = f"<A HREF='/Muc.asp?Muc={n}&Page={k + 1}'>Tiếp &gt;&gt;</A>" if k < len(parts) else ""
            intro = f"<P>{' '.join(body(33_500 + n, 4))}</P>" if k == 1 else ""
            site.add(
                f"/Muc.asp?Muc={n}" if k == 1 else f"/Muc.asp?Muc={n}&Page={k}",
                frame(f"<B>{name}</B>{intro}{rows}{more}"),
            )
    for p in found:
        site.add(url[p.number], frame(f"<B>{short[p.number]}</B><BR><I>Ngày {p.at:%d/%m/%Y}</I>{prose(p.number)}"))
        site.articles.add(url[p.number])


def aliases(site: HostileSite) -> None:
    """Every article under six addresses: sections, print, AMP, tracking, a session in the path, another host's spelling."""
    found = pieces(36, 34_000)
    url = {p.number: f"/chinh-tri/{slug(p.title)}-{p.number}.html" for p in found}

    def spellings(p: Piece) -> list[str]:
        base = url[p.number]
        other = base.replace("/chinh-tri/", "/thoi-su/")
        return [
            base,
            f"{base}?utm_source=zalo&fbclid=abc",
            f"/amp{base}",
            f"{base}?print=1",
            other,
            f"{base};jsessionid=AB12CD34EF56AB78",
            f"http://127.0.0.1:{site.port}{base}#xem",
            f"{base}?ref=trangchu",
            f"/print{base}",
            base.upper().replace(".HTML", ".html"),
        ][:9]

    def frame(inner: str, title: str, head: str = "") -> str:
        return f"<html><head><title>{title}</title>{head}</head><body><div id='menu'><a href='/chinh-tri'>Chính trị</a><a href='/thoi-su'>Thời sự</a></div>{inner}{FOOT}</body></html>"

    def rows(items: list[Piece], start: int) -> str:
        return "".join(f"<h3><a href='{spellings(p)[(start + i) % 9]}'>{p.title}</a></h3>" for i, p in enumerate(items))

    site.add("/", frame(rows(found[:9], 1), "Trang chủ"))
    for n, section in enumerate(("chinh-tri", "thoi-su")):
        parts = paged(found, 9)
        for k, part in enumerate(parts, 1):
            more = f"<a rel='next' href='/{section}?page={k + 1}'>Trang sau</a>" if k < len(parts) else ""
            site.add(
                f"/{section}" if k == 1 else f"/{section}?page={k}",
                frame(f"<h1>Mục {section}</h1>{rows(part, n + k)}{more}", section),
            )
    for p in found:
        head = f"<link rel='canonical' href='{site.origin}{url[p.number]}'>"
        page = frame(f"<h1>{p.title}</h1><em>{p.at:%d/%m/%Y %H:%M}</em>{prose(p.number)}", p.title, head)
        for spelling in dict.fromkeys(s.partition("#")[0].replace(site.origin, "") for s in spellings(p)):
            if spelling not in site.pages:
                site.add(spelling, page)
            if spelling != url[p.number]:
                site.aliases[spelling] = url[p.number]
        site.articles.add(url[p.number])


def tracked(site: HostileSite) -> None:
    """No validators anywhere, a clock and counters that change every page, links through ``data-`` and ``onclick``."""
    found = pieces(42, 35_000)
    url = {p.number: f"/news/{p.at:%Y/%m/%d}/{slug(p.title)[:40]}-{p.number}/" for p in found}
    visits = iter(range(10**9))

    def page(inner: str, title: str) -> Callable[[web.Request], web.Response]:
        def answer(request: web.Request) -> web.Response:
            clock = f"<div>{NOW:%d/%m/%Y} {next(visits)} lượt</div>"
            return html(
                f"<html><head><title>{title}</title></head><body>{clock}<div class='top-nav'>{menu}</div>{inner}{FOOT}</body></html>"
            )

        return answer

    menu = "".join(
        f"<span class='mi' onclick=\"window.location.href='/muc/{s}/'\">{n}</span>" for s, n in SECTIONS.items()
    )
    site.add(
        "/",
        page("".join(f"<article><h2><a href='{url[p.number]}'>{p.title}</a></h2></article>" for p in found[:7]), "Báo"),
    )
    for section, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == section], 5)
        for k, part in enumerate(parts, 1):
            rows = "".join(
                f"<article><h2><a href='{url[p.number]}'>{p.title}</a></h2><small>{p.at:%d-%m-%Y %H:%M}</small></article>"
                for p in part
            )
            last = len(parts)
            pager = "".join(
                f"<li class='page-item'><a class='page-link' href='/muc/{section}/page/{i}/'>{i}</a></li>"
                for i in {1, k, min(k + 1, last), last}
            )
            site.add(
                f"/muc/{section}/" if k == 1 else f"/muc/{section}/page/{k}/",
                page(f"<h1>{name}</h1>{rows}<ul class='pagination'>{pager}</ul>", name),
            )
            if k == 1:
                site.add(
                    f"/muc/{section}/page/1/", page(f"<h1>{name}</h1>{rows}<ul class='pagination'>{pager}</ul>", name)
                )
    for p in found:
        site.add(
            url[p.number],
            page(
                f"<h1>{p.title}</h1><p class='meta'>{p.at:%d/%m/%Y %H:%M}</p><section>{prose(p.number)}</section>",
                p.title,
            ),
        )
        site.articles.add(url[p.number])


MORE_LAYOUTS: dict[str, Callable[[HostileSite], None]] = {
    f.__name__: f for f in (numbers, plain_blog, structured, frames, aliases, tracked)
}
