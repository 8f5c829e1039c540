"""Layouts whose lists are not in their pages: in a frame, behind a counter that a script keeps, in dated sitemaps."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import groupby

from tests.crawler.hostile.layouts import NOW, SECTIONS, Piece, paged, pieces
from tests.crawler.hostile.more_layouts import prose
from tests.crawler.hostile.odd_layouts import _json, add_articles, frame, rows
from tests.crawler.hostile.server import HostileSite
from tests.crawler.hostile.traps import article
from tests.crawler.hostile.words import slug

NEW_PATH = "/tin-vua-dang-99001.html"


def framed(site: HostileSite) -> None:
    """A portal whose pages hold nothing but a menu and an ``<iframe>``; the lists are pages of their own, with pagers."""
    found = pieces(40, 60_000)
    camel = {p.number: "".join(w.capitalize() for w in slug(p.title).split("-"))[:40] for p in found}
    url = {p.number: f"/pages/{p.at:%Y-%m-%d}/{camel[p.number]}{p.number:x}.aspx" for p in found}
    menu = "".join(f"<a href='/pages/chuyen-muc.aspx?cm={n}'>{name}</a> " for n, name in enumerate(SECTIONS.values()))
    site.add(
        "/",
        frame("<iframe src='/lists/moi.aspx'></iframe><iframe src='https://example.com/ad'></iframe>", "Cổng", menu),
    )
    site.add("/lists/moi.aspx", f"<html><body>{rows(found[:6], url)}</body></html>")
    for n, (section, name) in enumerate(SECTIONS.items()):
        site.add(
            f"/pages/chuyen-muc.aspx?cm={n}",
            frame(f"<h2>{name}</h2><iframe src='/lists/ds.aspx?cm={n}'></iframe>", name, menu),
        )
        parts = paged([p for p in found if p.section == section], 4)
        for k, part in enumerate(parts, 1):
            pager = " ".join(f"<a href='/lists/ds.aspx?cm={n}&trang={i}'>{i}</a>" for i in range(1, len(parts) + 1))
            for path in {f"/lists/ds.aspx?cm={n}&trang={k}", *([f"/lists/ds.aspx?cm={n}"] if k == 1 else [])}:
                site.add(path, f"<html><body>{rows(part, url)}<div>{pager}</div></body></html>")
    add_articles(site, found, url, menu)


def counted(site: HostileSite) -> None:
    """ "Xem thêm" requests page 2, the script counts on; half the sections answer with HTML in JSON, half records."""
    found = pieces(40, 61_000)
    url = {p.number: f"/{p.section}/{slug(p.title)}-d{p.number}.html" for p in found}
    menu = "".join(f"<a href='/{s}'>{n}</a> " for s, n in SECTIONS.items())
    standing = "Cơ cấu tổ chức bộ máy của Sở Nội vụ"
    site.add("/", frame(rows(found[:4], url) + f"<a href='/{slug(standing)}'>{standing}</a>", "Báo", menu))
    site.add(f"/{slug(standing)}", frame(f"<h1>{standing}</h1>{prose(1)}", standing, menu))
    for n, (section, name) in enumerate(SECTIONS.items()):
        parts = paged([p for p in found if p.section == section], 3)
        more = f"<button class='btn' data-url='/loadmore?zone={section}&page=2'>Xem thêm</button>"
        site.add(f"/{section}", frame(f"<h2>{name}</h2>{rows(parts[0], url)}{more}", name, menu))
        for k, part in enumerate([*parts[1:], []], 2):
            records = [{"Title": p.title, "Url": url[p.number], "PublishDate": p.at.isoformat()} for p in part]
            answer = (
                {"html": rows(part, url), "hasMore": k < len(parts)}
                if n % 2
                else {"data": {"list": records, "current": k}}
            )
            site.add(f"/loadmore?zone={section}&page={k}", _json(json.dumps(answer).encode()))
    add_articles(site, found, url, menu)


def dated(site: HostileSite) -> None:
    """Only sitemaps lead to the articles: one per month, dated in their index by the day alone."""
    found = pieces(40, 62_000)
    url = {p.number: f"/bai-viet/{p.number}" for p in found}
    index = ""
    for month, members in groupby(found, key=lambda p: f"{p.at:%Y%m}"):
        entries = "".join(f"<url><loc>{site.origin}{url[p.number]}</loc></url>" for p in members)
        site.add(f"/sitemap-{month}.xml", f'<?xml version="1.0"?><urlset>{entries}</urlset>')
        last = NOW if month == f"{found[0].at:%Y%m}" else next(p.at for p in found if f"{p.at:%Y%m}" == month)
        index += f"<sitemap><loc>{site.origin}/sitemap-{month}.xml</loc><lastmod>{last:%Y-%m-%d}</lastmod></sitemap>"
    site.add("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.origin}/sitemap-index.xml\n")
    # The time of making changes with every answer of such an index; its entries do not.
    site.add("/sitemap-index.xml", f'<?xml version="1.0"?><sitemapindex>{index}</sitemapindex>')
    site.add("/", frame("<div id='app'></div><p>Ứng dụng một trang, cần JavaScript để xem.</p>", "Báo"))
    add_articles(site, found, url)


def publish_scripted(site: HostileSite, new: Piece) -> None:
    """One new article at the head of each list of news; a sitemap index is made again and states the same day."""
    for path in ("/lists/moi.aspx", "/xa-hoi"):
        page = site.pages.get(path)
        if isinstance(page, str):
            site.pages[path] = page.replace("<p>", f"<p><a href='{NEW_PATH}'>{new.title}</a></p><p>", 1)
    index = site.pages.get("/sitemap-index.xml")
    if isinstance(index, str):
        newest = max(path for path in site.pages if path.startswith("/sitemap-2"))
        sitemap = site.pages[newest]
        assert isinstance(sitemap, str)
        site.pages[newest] = sitemap.replace("<url>", f"<url><loc>{site.origin}{NEW_PATH}</loc></url><url>", 1)
        site.pages["/sitemap-index.xml"] = index + "<!-- made anew -->"
    site.add(NEW_PATH, article(new))


SCRIPTED_LAYOUTS: dict[str, Callable[[HostileSite], None]] = {f.__name__: f for f in (framed, counted, dated)}
