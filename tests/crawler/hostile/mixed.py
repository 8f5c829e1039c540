"""Sites put together by lot: address styles, pagers, links, dates and menus in every combination."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from tests.crawler.hostile.layouts import FOOT, Piece, paged, pieces
from tests.crawler.hostile.server import HostileSite
from tests.crawler.hostile.words import slug

NAMES = (
    "Chính trị|Kinh tế|Văn hóa - Xã hội|Thi đua khen thưởng|Quốc phòng|Giáo dục|Y tế|Đời sống|Pháp luật|Tin trong tỉnh|"
    "Xây dựng Đảng và hệ thống chính trị|Thể thao"
).split("|")


@dataclass(frozen=True, slots=True)
class Style:
    """What was drawn for one site."""

    names: list[str]
    article: str
    extension: str
    listing: str
    page: str
    pager: str
    link: str
    date: str
    menu: str
    has_data: bool
    heading: str
    lead: int
    size: int
    on_home: int


def draw(rng: random.Random) -> Style:
    return Style(
        names=rng.sample(NAMES, rng.randint(3, 9)),
        article=rng.choice(["slug-id", "id/slug", "id", "query", "slug", "dated", "hash", "section/id", "post"]),
        extension=rng.choice(["", ".html", ".htm", ".aspx", ".vnp", "/"]),
        listing=rng.choice(["path", "extension", "query", "category", "deep"]),
        page=rng.choice(["?page=", "/trang-", "/p", "/", "?start=", "/page/", "?_x_cur="]),
        pager=rng.choice(["numbers", "next", "window", "rel", "more", "items"]),
        link=rng.choice(["heading", "plain", "picture", "details", "table", "title"]),
        date=rng.choice(["", "%d/%m/%Y", "%d-%m-%Y %H:%M", "%H:%M %d.%m.%Y", "iso"]),
        menu=rng.choice(["nav", "div", "table", "footer"]),
        has_data=rng.random() < 0.5,
        heading=rng.choice(["h1", "h2", "div", "b"]),
        lead=rng.choice([0, 80, 200]),
        size=rng.choice([4, 6, 10]),
        on_home=rng.choice([0, 4, 12]),
    )


class _Builder:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.style = draw(self.rng)
        self.found = pieces(self.rng.randint(24, 54), 100_000 + 1_000 * seed, days=self.rng.choice([20, 60, 85]))
        self.sections = {p.number: self.rng.randrange(len(self.style.names)) for p in self.found}

    def url(self, p: Piece) -> str:
        style, name, section = self.style, slug(p.title), self.sections[p.number]
        forms = {
            "slug-id": f"/{slug(style.names[section])}/{name}-{p.number}{style.extension}",
            "id/slug": f"/tin/{p.number}/{name}{style.extension}",
            "id": f"/bai/{p.number}{style.extension}",
            "query": f"/tin.aspx?id={p.number}",
            "slug": f"/{name}{style.extension}",
            "dated": f"/{p.at:%Y/%m/%d}/{name}{style.extension}",
            "hash": f"/{name}-{p.number * 7919 % (1 << 32):08x}{style.extension}",
            "section/id": f"/s{section}/{p.number}{style.extension}",
            "post": f"/{name}-post{p.number}{style.extension or '.html'}",
        }
        return forms[style.article]

    def listing(self, n: int, page: int = 1) -> str:
        style, name = self.style, slug(self.style.names[n])
        forms = {
            "path": f"/{name}",
            "extension": f"/{name}.htm",
            "query": f"/muc.aspx?cid={n + 1}",
            "category": f"/chuyen-muc/{name}-c{n + 10}",
            "deep": f"/portal/vi/{name}/",
        }
        base = forms[style.listing]
        if page == 1:
            return base
        if style.page.startswith("?") or "?" in base:
            key = style.page[1:-1] if style.page.startswith("?") else "page"
            return f"{base}{'&' if '?' in base else '?'}{key}={5 * (page - 1) if key == 'start' else page}"
        end = {"/trang-": ".htm", "/page/": "/"}.get(style.page, "")
        return f"{base.rstrip('/').removesuffix('.htm')}{style.page}{page}{end}"

    def item(self, p: Piece) -> str:
        style, url, title = self.style, escape(self.url(p)), p.title
        when = f"<time datetime='{p.at.isoformat()}'></time>" if style.date == "iso" else p.at.strftime(style.date)
        stamp, lead = f"<span class=d>{when}</span>" if when else "", p.paragraphs[0][: style.lead]
        forms = {
            "heading": f"<div class=it><h3><a href='{url}'>{title}</a></h3>{stamp}<p>{lead}</p></div>",
            "plain": f"<p><a href='{url}'>{title}</a> {stamp}</p>",
            "picture": f"<li><a href='{url}'><img src=/x.jpg></a><div><a href='{url}'>{title}</a>{stamp}<div>{lead}</div></div></li>",
            "details": f"<div class=news><b>{title}</b> {stamp}<div>{lead} <a href='{url}'>Chi tiết</a></div></div>",
            "table": f"<tr><td>{stamp}</td><td><a href='{url}'><font size=2>{title}</font></a></td></tr>",
            "title": f"<div><a title='{title}' href='{url}'><img></a>{stamp}<p>{lead}</p></div>",
        }
        return forms[style.link]

    def items(self, part: list[Piece]) -> str:
        made = "".join(map(self.item, part))
        return f"<table>{made}</table>" if self.style.link == "table" else made

    def pager(self, n: int, page: int, last: int) -> str:
        def to(k: int, text: str | None = None, extra: str = "") -> str:
            return f"<a {extra} href='{escape(self.listing(n, k))}'>{text or k}</a> "

        near = sorted({1, max(1, page - 1), page, min(last, page + 1), last})
        forms = {
            "numbers": "".join(to(k) for k in range(1, last + 1) if k != page),
            "next": to(page + 1, "Trang sau"),
            "window": "".join(map(to, near)),
            "rel": to(page + 1, "<i class=icon></i>", "rel=next"),
            "more": to(page + 1, "Xem thêm", "class=more"),
            "items": "".join(
                f"<li class='page-item'>{to(k, None, 'class=page-link')}</li>" for k in range(1, last + 1)
            ),
        }
        alone = self.style.pager in ("next", "rel", "more") and page >= last
        return (
            ""
            if alone
            else f"<div class='{self.rng.choice(['pagination', 'phantrang', 'x'])}'>{forms[self.style.pager]}</div>"
        )

    def frame(self, inner: str, title: str, head: str = "") -> str:
        tag = "td" if self.style.menu == "table" else "li"
        links = "".join(
            f"<{tag}><a href='{escape(self.listing(n))}'>{name}</a></{tag}>" for n, name in enumerate(self.style.names)
        )
        menus = {
            "nav": f"<nav><ul>{links}</ul></nav>",
            "div": f"<div class='cot-trai'><ul>{links}</ul></div>",
            "table": f"<table><tr>{links}</tr></table>",
            "footer": f"<footer><ul>{links}</ul></footer>",
        }
        menu = menus[self.style.menu]
        before, after = ("", menu) if self.style.menu == "footer" else (menu, "")
        return f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{before}{inner}{after}{FOOT}</body></html>"

    def article(self, p: Piece) -> str:
        tag = self.style.heading
        head = f"<meta property='article:published_time' content='{p.at.isoformat()}'>" if self.style.has_data else ""
        related = "".join(
            f"<li><a href='{escape(self.url(q))}'>{q.title}</a></li>" for q in self.rng.sample(self.found, 4)
        )
        text = "".join(f"<p>{t}</p>" for t in p.paragraphs)
        inner = f"<{tag} class=t>{p.title}</{tag}><p class=date>{p.at:%d/%m/%Y %H:%M}</p><div class=c>{text}</div><h4>Tin liên quan</h4><ul>{related}</ul>"
        return self.frame(inner, p.title, head)


def mixed(seed: int) -> Callable[[HostileSite], None]:
    """The builder of the site with this number."""

    def build(site: HostileSite) -> None:
        made = _Builder(seed)
        site.add("/", made.frame(made.items(made.found[: made.style.on_home]), "Trang chủ"))
        for n, name in enumerate(made.style.names):
            parts = paged([p for p in made.found if made.sections[p.number] == n], made.style.size)
            for page, part in enumerate(parts, 1):
                inner = f"<h1>{name}</h1>{made.items(part)}{made.pager(n, page, len(parts))}"
                site.add(made.listing(n, page), made.frame(inner, name))
        for p in made.found:
            site.add(made.url(p), made.article(p))
            site.articles.add(made.url(p))

    return build


MIXED_LAYOUTS: dict[str, Callable[[HostileSite], None]] = {f"mixed_{seed}": mixed(seed) for seed in range(1, 13)}
