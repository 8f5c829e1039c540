"""Layouts in which what leads to the articles is not a plain link: clicks, selects, offsets, JSON, dates, odd feeds."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from itertools import groupby

from aiohttp import web

from tests.crawler.hostile.layouts import FOOT, SECTIONS, Piece, paged, pieces
from tests.crawler.hostile.more_layouts import prose
from tests.crawler.hostile.server import HostileSite, html
from tests.crawler.hostile.words import slug


def frame(inner: str, title: str, menu: str = "", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><div class='menu'>{menu}</div>{inner}{FOOT}</body></html>"


def article(p: Piece) -> str:
    return f"<h1>{p.title}</h1><p class='ngay'>{p.at:%d/%m/%Y %H:%M}</p><div>{prose(p.number)}</div>"


def add_articles(site: HostileSite, found: list[Piece], url: dict[int, str], menu: str = "") -> None:
    for p in found:
        site.add(url[p.number], frame(article(p), p.title, menu))
        site.articles.add(url[p.number])


def rows(part: list[Piece], url: dict[int, str]) -> str:
    return "".join(f"<p><a href='{url[p.number]}'>{p.title}</a> ({p.at:%d/%m/%Y})</p>" for p in part)


def tabs(site: HostileSite) -> None:
    """DotNetNuke: one path for everything, distinguished by the query alone, in two orders of it."""
    found = pieces(40, 50_000)
    tab = {s: 12 + n for n, s in enumerate(SECTIONS)}
    url = {p.number: f"/Default.aspx?tabid={tab[p.section]}&id={p.number - 49_000}" for p in found}
    menu = "".join(f"<a href='/Default.aspx?tabid={n}'>{SECTIONS[s]}</a> " for s, n in tab.items())
    turned = {p.number: f"/default.aspx?id={p.number - 49_000}&amp;tabid={tab[p.section]}" for p in found}
    site.add("/", frame(rows(found[:4], url) + "<a href='/Default.aspx?tabid=99'>Liên hệ</a>", "Trang chủ", menu))
    site.add("/Default.aspx?tabid=99", frame("<h1>Liên hệ</h1><p>Số 1 đường Hùng Vương</p>", "Liên hệ", menu))
    for section, n in tab.items():
        parts = paged([p for p in found if p.section == section], 4)
        for k, part in enumerate(parts, 1):
            pager = " ".join(f"<a href='/Default.aspx?tabid={n}&pg={i}'>{i}</a>" for i in range(1, len(parts) + 1))
            page = frame(
                f"<h2>{SECTIONS[section]}</h2>{rows(part, url)}<div class='phantrang'>{pager}</div>",
                SECTIONS[section],
                menu,
            )
            for path in {f"/Default.aspx?tabid={n}&pg={k}", *([f"/Default.aspx?tabid={n}"] if k == 1 else [])}:
                site.add(path, page)
    add_articles(site, found, url, menu)
    for p in found:
        site.aliases[turned[p.number].replace("&amp;", "&")] = url[p.number]


def offsets(site: HostileSite) -> None:
    """Joomla: ``?option=com_content&view=category&id=8&start=5``, a pager by offsets, the last page linked from the first."""
    found = pieces(45, 51_000)
    ids = {s: 8 + n for n, s in enumerate(SECTIONS)}
    base = "/index.php?option=com_content"
    url = {
        p.number: f"{base}&view=article&id={p.number - 50_000}:{slug(p.title)[:30]}&catid={ids[p.section]}"
        for p in found
    }
    menu = "".join(f"<a href='{base}&view=category&id={n}'>{SECTIONS[s]}</a> " for s, n in ids.items())
    site.add("/", frame(rows(found[:5], url), "Trang chủ", menu))
    for section, n in ids.items():
        parts = paged([p for p in found if p.section == section], 5)
        for k, part in enumerate(parts):
            pager = " ".join(
                f"<a href='{base}&view=category&id={n}{f'&start={i * 5}' if i else ''}' title='{i + 1}'>{i + 1}</a>"
                for i in {0, min(k + 1, len(parts) - 1), len(parts) - 1}
                if i != k
            )
            path = f"{base}&view=category&id={n}" + (f"&start={k * 5}" if k else "")
            site.add(
                path,
                frame(
                    f"<h2>{SECTIONS[section]}</h2>{rows(part, url)}<ul class='pagination'>{pager}</ul>",
                    SECTIONS[section],
                    menu,
                ),
            )
    add_articles(site, found, url, menu)


def clicked(site: HostileSite) -> None:
    """No ``<a>`` leads to an article: table rows with ``onclick``, cards with ``data-href``."""
    found = pieces(40, 52_000)
    url = {p.number: f"/bai/{slug(p.title)}-{p.number}.html" for p in found}
    menu = "".join(f"<a href='/muc/{s}'>{n}</a> " for s, n in SECTIONS.items())

    def card(p: Piece) -> str:
        if p.number % 2:
            return f"<div class='card' data-href='{url[p.number]}'><h3>{p.title}</h3><span>{p.at:%d/%m/%Y}</span></div>"
        return f"<table><tr onclick=\"window.open('{url[p.number]}','_self')\"><td>{p.title}</td><td>{p.at:%d/%m/%Y}</td></tr></table>"

    site.add("/", frame("".join(map(card, found[:4])), "Trang chủ", menu))
    for section, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == section], 4)
        for k, part in enumerate(parts, 1):
            more = f"<button data-url='/muc/{section}?trang={k + 1}'>Xem thêm</button>" if k < len(parts) else ""
            path = f"/muc/{section}" + (f"?trang={k}" if k > 1 else "")
            site.add(path, frame(f"<h2>{name}</h2>{''.join(map(card, part))}{more}", name, menu))
    add_articles(site, found, url, menu)


def selected(site: HostileSite) -> None:
    """The sections stand in a ``<select>`` that a script turns into addresses; the home page shows three articles."""
    found = pieces(40, 53_000)
    url = {p.number: f"/{p.section}/{p.number}-{slug(p.title)}" for p in found}
    options = "".join(f"<option value='/{s}'>{n}</option>" for s, n in SECTIONS.items())
    menu = f"<select onchange='location.href=this.value'><option value=''>Chuyên mục</option>{options}</select>"
    site.add("/", frame(rows(found[:3], url), "Trang chủ", menu))
    for section, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == section], 5)
        for k, part in enumerate(parts, 1):
            more = f"<a href='/{section}/trang/{k + 1}'>Trang sau</a>" if k < len(parts) else ""
            site.add(
                f"/{section}" + (f"/trang/{k}" if k > 1 else ""),
                frame(f"<h2>{name}</h2>{rows(part, url)}{more}", name, menu),
            )
    add_articles(site, found, url, menu)


def endless(site: HostileSite) -> None:
    """Further entries come as JSON, from the address that the list names in ``data-next``; each answer names the next."""
    found = pieces(40, 54_000)
    url = {p.number: f"/tin/{slug(p.title)}-{p.number}.htm" for p in found}
    menu = "".join(f"<a href='/{s}.htm'>{n}</a> " for s, n in SECTIONS.items())
    site.add("/", frame(rows(found[:5], url), "Trang chủ", menu))
    for section, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == section], 4)
        for k, part in enumerate(parts, 1):
            following = f"/api/tin?muc={section}&page={k + 1}" if k < len(parts) else None
            if k == 1:
                inner = f"<h2>{name}</h2><div class='list' data-next='{following}'>{rows(part, url)}</div>"
                site.add(f"/{section}.htm", frame(inner, name, menu))
                continue
            items = [{"title": p.title, "url": url[p.number], "date": p.at.isoformat()} for p in part]
            answer = json.dumps({"items": items, "next": following}, ensure_ascii=False).encode()
            site.add(f"/api/tin?muc={section}&page={k}", _json(answer))
    add_articles(site, found, url, menu)


def tokens(site: HostileSite) -> None:
    """ "Xem thêm" requests ``?after=…``; the answer is a fragment in JSON with the token of the request after it."""
    found = pieces(40, 56_500)
    url = {p.number: f"/{slug(p.title)}-post{p.number}.html" for p in found}
    parts = paged(found, 5)
    token = {k: b64encode(f"so:{k:02d}:thoi-gian".encode()).decode() for k in range(1, len(parts))}
    more = f"<a class='nut' href='javascript:;' data-href='/api/dong-tin?co=5&amp;after={token[1]}'>Xem thêm</a>"
    site.add("/", frame(rows(parts[0], url) + more, "Trang chủ"))
    for k, part in list(enumerate(parts))[1:]:
        answer = json.dumps({"html": rows(part, url), "next": token.get(k + 1, "")}).encode()
        site.add(f"/api/dong-tin?co=5&after={token[k]}", _json(answer))
    add_articles(site, found, url)


def preloaded(site: HostileSite) -> None:
    """The home page is filled by a script; its head names the list that the script requests, which names the next."""
    found = pieces(40, 57_500)
    url = {p.number: f"/bai-viet/{slug(p.title)}.{p.number}" for p in found}
    parts = paged(found, 8)
    address = [f"/api/v2/posts?limit=8{f'&cursor=c{7919 * k:05x}' if k else ''}" for k in range(len(parts))]
    head = f"<link rel='preload' as='fetch' href='{address[0]}' crossorigin>"
    site.add("/", f"<html><head>{head}</head><body><div id='app'></div><script src='/app.js'></script></body></html>")
    for k, part in enumerate(parts):
        items = [{"headline": p.title, "link": url[p.number], "publishedAt": p.at.isoformat()} for p in part]
        following = address[k + 1] if k + 1 < len(parts) else None
        site.add(address[k], _json(json.dumps({"data": items, "paging": {"next": following}}).encode()))
    add_articles(site, found, url)


def chosen(site: HostileSite) -> None:
    """Sections stand in the only field of a form alone; the pages of each count down to the oldest."""
    found = pieces(40, 58_500)
    url = {p.number: f"/chitiet/{p.number}/{slug(p.title)[:40]}" for p in found}
    options = "".join(f"<option value='{n}'>{name}</option>" for n, name in enumerate(SECTIONS.values(), 1))
    field = f"<select name='cm' onchange='this.form.submit()'><option value=''>Chọn</option>{options}</select>"
    form = f"<form action='/danhsach'>{field}<input type='submit'></form>"
    site.add("/", frame(form + rows(found[:5], url), "Trang chủ"))
    for n, (section, name) in enumerate(SECTIONS.items(), 1):
        parts = paged([p for p in found if p.section == section], 4)
        for k, part in enumerate(parts):
            number = len(parts) - k
            older = f"<a href='/danhsach?cm={n}&trang={number - 1}'>« Cũ hơn</a>" if number > 1 else ""
            inner = frame(f"{form}<h2>{name}</h2>{rows(part, url)}<div class='pager'>{older}</div>", name)
            for query in (f"cm={n}&trang={number}", *([f"cm={n}"] if k == 0 else [])):
                site.add(f"/danhsach?{query}", inner)
    add_articles(site, found, url)


def _json(body: bytes) -> Callable[[web.Request], web.Response]:
    return lambda request: html(body, request, "application/json; charset=utf-8")


def moved_in(site: HostileSite) -> None:
    """The home page is a script that leads to ``/Portal/Index.html``, whose links are relative to ``<base href>``."""
    found = pieces(30, 55_000)
    url = {p.number: f"/Portal/TinTuc/{p.number}_{slug(p.title)[:50]}.HTML" for p in found}
    menu = "".join(f"<a href='Muc/{s.upper()}.html'>{n}</a> " for s, n in SECTIONS.items())
    base = "<base href='/Portal/'>"
    short = {n: u.removeprefix("/Portal/") for n, u in url.items()}
    site.add(
        "/",
        '<html><head><script>window.top.location.replace("/Portal/Index.html");</script></head><body></body></html>',
    )
    site.add("/Portal/Index.html", frame(rows(found[:4], short), "Cổng", menu, base))
    for section, name in SECTIONS.items():
        part = [p for p in found if p.section == section]
        site.add(f"/Portal/Muc/{section.upper()}.html", frame(f"<h2>{name}</h2>{rows(part, short)}", name, menu, base))
    for p in found:
        site.add(url[p.number], frame(article(p), p.title, menu, base))
        site.articles.add(url[p.number])


def days(site: HostileSite) -> None:
    """Nothing but an archive by day: each day's page has its articles and the day before."""
    found = pieces(60, 56_000)
    url = {p.number: f"/{p.at:%Y/%m/%d}/{slug(p.title)}" for p in found}
    by_day = [(day, list(members)) for day, members in groupby(found, key=lambda p: p.at.date())]
    for n, (day, members) in enumerate(by_day):
        before = by_day[n + 1][0] if n + 1 < len(by_day) else None
        link = f"<a href='/luu-tru/{before:%Y-%m-%d}'>Ngày trước</a>" if before else ""
        inner = (
            f"<h2>Tin ngày {day:%d/%m/%Y}</h2>"
            + "".join(f"<p><a href='{url[p.number]}'>{p.title}</a></p>" for p in members)
            + link
        )
        site.add(f"/luu-tru/{day:%Y-%m-%d}", frame(inner, f"Tin ngày {day:%d/%m/%Y}"))
        if n == 0:
            site.add("/", frame(f"{inner}<a href='/luu-tru/{day:%Y-%m-%d}'>Lưu trữ</a>", "Trang chủ"))
    add_articles(site, found, url)


def old_feed(site: HostileSite) -> None:
    """Only a feed leads to the articles: windows-1258, CDATA, relative links, the address in ``guid`` of some."""
    found = pieces(30, 57_000)
    url = {p.number: f"/xem/{p.number}/{slug(p.title)[:40]}.html" for p in found}
    items = "".join(
        f"<item><title><![CDATA[{p.title}]]></title><link><![CDATA[\n {url[p.number]} \n]]></link>"
        f"<pubDate>{p.at:%d/%m/%Y %H:%M}</pubDate></item>"
        for p in found
    )
    head = "<link rel='alternate' type='application/rss+xml' href='rss/tin.aspx'>"
    site.add(
        "/",
        frame(
            "<p>Cổng thông tin điện tử đang được nâng cấp giao diện, mời bạn đọc theo dõi qua RSS.</p>",
            "Cổng",
            head=head,
        ),
    )
    feed = f'<?xml version="1.0" encoding="windows-1258"?><rss version="2.0"><channel><title>Tin</title>{items}</channel></rss>'
    site.add("/rss/tin.aspx", feed.encode("windows-1258", "xmlcharrefreplace"))
    add_articles(site, found, url)


def stale_index(site: HostileSite) -> None:
    """A sitemap index whose every ``lastmod`` is from years ago, and sitemaps that state no dates."""
    found = pieces(40, 58_000)
    url = {p.number: f"/a/{p.number}.html" for p in found}
    parts = paged(found, 10)
    children = "".join(
        f"<sitemap><loc>{site.origin}/sm/{k}.xml</loc><lastmod>2016-01-0{k}</lastmod></sitemap>"
        for k in range(1, len(parts) + 1)
    )
    site.add("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.origin}/sm.xml\n")
    site.add(
        "/sm.xml",
        f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{children}</sitemapindex>',
    )
    for k, part in enumerate(parts, 1):
        entries = "".join(f"<url><loc>{site.origin}{url[p.number]}</loc></url>" for p in part)
        site.add(
            f"/sm/{k}.xml",
            f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>',
        )
    site.add("/", frame(rows(found[:3], url), "Trang chủ"))
    add_articles(site, found, url)


def visiting(site: HostileSite) -> None:
    """Every page writes a new session into the path of its links; listings lead to the AMP pages alone."""
    found = pieces(32, 59_000)
    url = {p.number: f"/{p.section}/{slug(p.title)}-{p.number}.html" for p in found}
    visits = iter(range(10**9))

    def page(inner: str, title: str, head: str = "") -> Callable[[web.Request], web.Response]:
        def answer(request: web.Request) -> web.Response:
            session = f";jsessionid={next(visits):032X}"
            menu = "".join(f"<a href='/{s}.do{session}'>{n}</a> " for s, n in SECTIONS.items())
            return html(frame(inner.replace("@", session), title, menu, head))

        return answer

    def amp(part: list[Piece]) -> str:
        return "".join(f"<h3><a href='/amp{url[p.number]}@'>{p.title}</a></h3><i>{p.at:%d/%m/%Y}</i>" for p in part)

    site.add("/", page(amp(found[:5]), "Trang chủ"))
    for section, name in SECTIONS.items():
        parts = paged([p for p in found if p.section == section], 4)
        for k, part in enumerate(parts, 1):
            more = f"<a href='/{section}.do@?trang={k + 1}'>Tiếp theo</a>" if k < len(parts) else ""
            site.add(
                f"/{section}.do" + (f"?trang={k}" if k > 1 else ""), page(f"<h2>{name}</h2>{amp(part)}{more}", name)
            )
    for p in found:
        head = f"<link rel='canonical' href='{url[p.number]}'>"
        for path in (url[p.number], f"/amp{url[p.number]}"):
            site.add(path, page(article(p), p.title, head))
        site.aliases[f"/amp{url[p.number]}"] = url[p.number]
        site.articles.add(url[p.number])


ODD_LAYOUTS: dict[str, Callable[[HostileSite], None]] = {
    f.__name__: f
    for f in (
        tabs,
        offsets,
        clicked,
        selected,
        endless,
        tokens,
        preloaded,
        chosen,
        moved_in,
        days,
        old_feed,
        stale_index,
        visiting,
    )
}
