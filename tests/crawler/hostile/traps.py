"""Sites full of traps, each beside a few honest articles that must be found all the same."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import random
from collections.abc import Callable
from datetime import timedelta

from aiohttp import web

from tests.crawler.hostile.layouts import NOW, Piece, pieces
from tests.crawler.hostile.server import HostileSite, html, redirect
from tests.crawler.hostile.words import headline, slug

_STUB = "<html><head><script>document.cookie='D1N=3f2a';location.reload();</script></head><body></body></html>"
_LOGIN = (
    "<html><head><title>Đăng nhập</title></head><body><h1>Đăng nhập hệ thống</h1><form method=post>"
    "<input name=u><input type=password name=p><button>Đăng nhập</button></form><p>Vui lòng đăng nhập để xem.</p></body></html>"
)


def article(piece: Piece, extra: str = "") -> str:
    """A plain article page."""
    text = "".join(f"<p>{t}</p>" for t in piece.paragraphs)
    return (
        f"<html><head><title>{piece.title}</title></head><body><nav><a href='/'>Trang chủ</a><a href='/tin'>Tin tức</a></nav>"
        f"<h1>{piece.title}</h1><p>{piece.at:%d/%m/%Y %H:%M}</p><div>{text}</div>{extra}</body></html>"
    )


def item(url: str, text: str) -> str:
    return f"<li><h3><a href='{url}'>{text}</a></h3></li>"


def listing(items: str, title: str = "Tin tức", extra: str = "") -> str:
    return f"<html><head><title>{title}</title></head><body><nav><a href='/tin'>Tin tức</a></nav><h1>{title}</h1><ul>{items}</ul>{extra}</body></html>"


def honest(site: HostileSite, count: int, start: int) -> list[tuple[str, Piece]]:
    """Articles that are there and must be found."""
    made = []
    for piece in pieces(count, start):
        url = f"/tin/{slug(piece.title)}-{piece.number}.html"
        site.add(url, article(piece))
        site.articles.add(url)
        made.append((url, piece))
    return made


def mazes(site: HostileSite) -> None:
    """Calendars, facets, sessions, endless pages, endless folders, keyword clouds: each goes on for ever."""
    made = honest(site, 20, 21_000)
    items = "".join(item(url, p.title) for url, p in made)
    rng = random.Random(4)

    def session() -> str:
        return "".join(rng.choice("0123456789abcdef") for _ in range(24))

    def home(request: web.Request) -> web.Response:
        extra = (
            f"<a href='/tin?phien={session()}'>Mới</a><a href='/lich?ngay={NOW:%Y-%m-%d}'>Lịch công tác</a><a href='/loc?mau=do'>Lọc</a>"
            "<a href='/tin?sort=asc'>Sắp xếp</a><a href='sau/'>Vào sâu</a><a href='/tu-khoa/thi-dua'>Từ khóa</a><a href='/moi'>Mới</a>"
            "<a href='/en/'>English</a><a href='/khmer/tin'>ភាសាខ្មែរ</a><a href='/bao-in/'>Báo in</a><a href='/bao.pdf'>PDF</a>"
        )
        return html(listing(item(*(made[0][0], made[0][1].title)), "Trang chủ", extra), request)

    def anything(request: web.Request) -> web.Response:
        path = request.path
        if path == "/tin":
            number = int(request.query.get("page", "1")) if request.query.get("page", "1").isdigit() else 1
            part = "".join(item(url, p.title) for url, p in made[(number - 1) * 5 : number * 5]) or items[:900]
            pager = "".join(f"<a href='/tin?page={number + k}&phien={session()}'>{number + k}</a>" for k in range(1, 4))
            tags = "".join(f"<a href='/tu-khoa/{rng.randrange(10**9)}'>từ khóa</a>" for _ in range(5))
            return html(listing(part, "Tin tức", f"<div class='pager'>{pager}</div>{tags}"))
        if path == "/lich":
            from datetime import date

            day = date.fromisoformat(request.query["ngay"])
            days = "".join(
                f"<a href='/lich?ngay={day + timedelta(days=k)}'>{(day + timedelta(days=k)).day}</a>"
                for k in range(-10, 11)
            )
            return html(listing("<li>Họp giao ban</li>", f"Lịch công tác ngày {day}", days))
        if path == "/loc":
            filters = "".join(
                f"<a href='/loc?mau={c}&kieu={k}&gia={rng.randrange(99)}'>{c} {k}</a>" for c in "abc" for k in "xyz"
            )
            return html(listing(items[:500], "Lọc", filters))
        if path.startswith("/sau"):
            return html(
                listing(
                    "<li>thư mục</li>",
                    "Thư mục",
                    f"<a href='sau{rng.randrange(99)}/'>sâu nữa</a><a href='sau/'>lặp</a>",
                )
            )
        if path == "/moi":
            number = int(request.query.get("trang", "1"))
            return html(listing(items[:700], "Mới", f"<a href='/moi?trang={number + 1}'>Xem thêm</a>"))
        return html(_STUB)

    site.add("/", home)
    site.fallback = anything
    site.never = ("/en/", "/khmer/", "/bao-in/", "/bao.pdf", "/tu-khoa/", "/tin?sort=")
    site.add("/robots.txt", "User-agent: *\nDisallow:\n")


def deceptions(site: HostileSite) -> None:
    """What looks like an article and is not; what redirects in circles, elsewhere, or into private networks."""
    made = honest(site, 12, 22_000)
    fakes = {f"/tin/{slug(headline(n))}-{n}.html": headline(n) for n in range(22_100, 22_132)}
    names = list(fakes)
    soft = (
        "<html><head><title>Thông báo</title></head><body><nav><a href='/tin'>Tin tức</a></nav><div><h2>Rất tiếc</h2>"
        "<p>Bài viết bạn tìm không tồn tại hoặc đã bị xóa khỏi hệ thống.</p></div>"
        + "".join(item(u, p.title) for u, p in made[:3])
        + "</body></html>"
    )
    big = b"<html><body>" + b"<p>x</p>" * 40_000
    bomb = gzip.compress(b"\0" * 30_000_000)
    bodies: list[str | bytes | Callable[[web.Request], web.StreamResponse]] = [
        _STUB,
        _STUB.replace("D1N", "XX"),
        "<html></html>",
        "   ",
        soft,
        soft.replace("Rất tiếc", "Lỗi"),
        _LOGIN,
        redirect(names[7]),
        redirect(names[9]),
        redirect(names[8]),
        redirect("http://127.0.0.1:9/x"),
        redirect("http://169.254.169.254/latest/meta-data/"),
        redirect("http://10.0.0.1/"),
        redirect("http://localhost:9/"),
        redirect("file:///etc/passwd"),
        redirect("/dang-nhap?ve=1"),
        redirect("/"),
        big,
        lambda r: web.Response(body=bomb, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}),
        lambda r: web.Response(body=b"\x00\x01\x02" * 50, content_type="image/png"),
        lambda r: web.Response(body=b"%PDF-1.4", content_type="application/pdf"),
        lambda r: web.Response(status=410, text="gone"),
        lambda r: web.Response(status=403, text="no"),
        lambda r: web.Response(status=500, text="oops"),
        redirect("http://[::1]:9/"),
        redirect("//evil.example/x"),
        lambda r: web.Response(status=302),
        lambda r: web.Response(status=200, body=b"<html>", headers={"Content-Encoding": "br"}),
        _STUB.replace("D1N", "YY"),
        lambda r: web.Response(status=204),
        # The home page for whatever is not there
        lambda r: html(str(site.pages["/"])),
        lambda r: html(str(site.pages["/"])),
    ]
    for name, body in zip(names, bodies, strict=True):
        site.add(name, body)
    site.never = ("/dang-nhap", "/gioi-thieu")
    both = [(u, p.title) for u, p in made] + list(fakes.items())
    random.Random(1).shuffle(both)
    extra = "<a href='/gioi-thieu.html'>Giới thiệu</a><a href='/dang-nhap'>Đăng nhập</a>" + item(
        "http://127.0.0.1:9/ban.html", headline(5)
    )
    site.add("/", listing("".join(item(u, t) for u, t in both[:20]), "Trang chủ", extra))
    site.add("/tin", listing("".join(item(u, t) for u, t in both), "Tin tức"))
    site.add("/robots.txt", "")


def slow(site: HostileSite) -> None:
    """Heads that never come, bodies that drip or break off, and some pages that answer on the second attempt."""
    made = honest(site, 6, 23_000)
    names = [f"/tin/{slug(headline(n))}-{n}.html" for n in range(23_100, 23_104)]

    async def silent(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(60)
        return web.Response()

    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        for _ in range(100):
            await response.write(b"<p>a</p>")
            await asyncio.sleep(0.3)
        return response

    async def broken(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": "5000"})
        await response.prepare(request)
        await response.write(b"<html><body><p>cut")
        assert request.transport is not None
        request.transport.close()
        return response

    late = pieces(1, 23_200)[0]
    tries = itertools.count()
    site.articles.add(names[3])
    site.add(names[0], silent)
    site.add(names[1], drip)
    site.add(names[2], broken)
    site.add(names[3], lambda r: web.Response(status=502) if next(tries) == 0 else html(article(late), r))
    everything = [(u, p.title) for u, p in made] + [
        (n, late.title if n == names[3] else headline(23_100 + i)) for i, n in enumerate(names)
    ]
    site.add("/", listing("".join(item(u, t) for u, t in everything), "Trang chủ"))
    site.add("/robots.txt", "User-agent: *\nAllow: /\n")


def busy(site: HostileSite) -> None:
    """Answers 429 with Retry-After to every fifth request."""
    made = honest(site, 10, 24_000)
    pages = dict(site.pages)
    count = itertools.count(1)

    def sometimes(page: str) -> Callable[[web.Request], web.Response]:
        def answer(request: web.Request) -> web.Response:
            if next(count) % 5 == 0:
                return web.Response(status=429, headers={"Retry-After": "1"})
            return html(page, request)

        return answer

    for path, page in pages.items():
        assert isinstance(page, str)
        site.pages[path] = sometimes(page)
    site.add("/", listing("".join(item(u, p.title) for u, p in made), "Trang chủ"))
    site.add("/robots.txt", "")


def ruled(site: HostileSite) -> None:
    """robots.txt with groups, wildcards, ends, the longest rule winning, and a delay."""
    made = honest(site, 8, 25_000)
    hidden = ["/noi-bo/x-{n}.html", "/tin/{n}.doc.html", "/tin/bai-{n}.php?xem=1", "/tim/{n}", "/tin/an-{n}"]
    forbidden = [path.format(n=n) for path in hidden for n in range(3)]
    for path in forbidden:
        site.add(path, article(pieces(1, 25_900 + len(site.pages))[0]))
    open_again = pieces(1, 25_950)[0]
    site.add("/noi-bo/cong-khai/bai-so-25950.html", article(open_again))
    site.articles.add("/noi-bo/cong-khai/bai-so-25950.html")
    site.forbidden = ("/noi-bo/x", "/tim/", "/tin/an-")
    site.never = ("/noi-bo/x", "/tim/", "/tin/an-", *(p for p in forbidden if "doc" in p or "php" in p))
    items = [(u, p.title) for u, p in made] + [(p, headline(25_800 + i)) for i, p in enumerate(forbidden)]
    items.append(("/noi-bo/cong-khai/bai-so-25950.html", open_again.title))
    site.add("/", listing("".join(item(u, t) for u, t in items), "Trang chủ"))
    site.add(
        "/robots.txt",
        "\ufeff# quy định\nUser-agent: googlebot\nDisallow: /\n\nUser-agent: badbot\nUser-agent: THIDUA\nDisallow: /noi-bo/\n"
        "Disallow: /*.doc.html$\nDisallow: /*?xem=\nDisallow: /tim/\nDisallow: /tin/an-*\nAllow: /noi-bo/cong-khai/\nCrawl-delay: 0.15\n\n"
        "User-agent: *\nDisallow: /tin/\n",
    )


def _alone(site: HostileSite) -> None:
    made = honest(site, 3, 26_000 + len(site.name))
    site.add("/", listing("".join(item(u, p.title) for u, p in made), "Trang chủ"))
    site.articles.clear()


def robots_down(site: HostileSite) -> None:
    """robots.txt answers 500: nothing may be fetched for now."""
    _alone(site)
    site.add("/robots.txt", lambda r: web.Response(status=500))
    site.never = ("/tin/", "/?")


def forbidden_all(site: HostileSite) -> None:
    """robots.txt forbids everything."""
    _alone(site)
    site.add("/robots.txt", "User-agent: *\nDisallow: /\n")
    site.never = ("/tin/",)


def moved(site: HostileSite) -> None:
    """The home page has moved to another host for good."""
    _alone(site)
    site.pages["/"] = redirect("http://127.0.0.1:9/moi/", 301)


def blocked(site: HostileSite) -> None:
    """A challenge page for every visitor that is not a browser."""
    _alone(site)
    challenge = "<html><head><title>Just a moment...</title></head><body><script src='/cdn-cgi/challenge-platform/x.js'></script></body></html>"
    site.pages["/"] = lambda r: web.Response(status=403, text=challenge, content_type="text/html")


def broken(site: HostileSite) -> None:
    """Every page answers 500."""
    _alone(site)
    site.pages["/"] = lambda r: web.Response(status=500)


TRAPS: dict[str, Callable[[HostileSite], None]] = {
    f.__name__: f for f in (mazes, deceptions, slow, busy, ruled, robots_down, forbidden_all, moved, blocked, broken)
}
