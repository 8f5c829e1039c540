"""A loopback server for the crawl benchmark: many sites on one port each, pages of a given size, as fast as it can.

Answers are made once and written with one system call; the server runs in its own process so that what is measured
is the client. When it ends it prints what it saw of each site: requests, when the first and the last came, and the
shortest gap between two.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import signal
import time
from collections import defaultdict
from dataclasses import asdict, dataclass

from tests.crawler.hostile.words import body, headline, slug

ENTRIES_A_PAGE = 25


@dataclass(slots=True)
class Visits:
    """What one site received; times in seconds of a monotonic clock."""

    requests: int = 0
    first: float = 0.0
    last: float = 0.0
    shortest_gap: float = math.inf

    def note(self, now: float) -> None:
        if self.requests:
            self.shortest_gap = min(self.shortest_gap, now - self.last)
        else:
            self.first = now
        self.requests += 1
        self.last = now


def make_article(number: int, size: int) -> bytes:
    """An article page of about ``size`` bytes: a menu, the text, links to others, and the scripts that fill real pages."""
    title = headline(number)
    text = "".join(f"<p>{t}</p>" for t in body(number, 10))
    menu = "".join(f'<li class="menu-item"><a href="/muc-{n}">Chuyên mục số {n}</a></li>' for n in range(40))
    others = "".join(f'<li><a href="/khac/{slug(headline(k))}-{k}.html">{headline(k)}</a></li>' for k in range(1, 16))
    page = (
        f'<!doctype html><html><head><title>{title}</title><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="2026-11-20T08:00:00+07:00"></head><body><nav><ul>{menu}</ul></nav>'
        f"<h1>{title}</h1><div class=detail>{text}</div><ul class=related>{others}</ul>"
    ).encode()
    filler = (
        b"<script>" + b"var a=[1,2,3];function f(x){return x*2}\n" * (max(0, size - len(page)) // 40) + b"</script>"
    )
    return page + filler + b"</body></html>"


def make_site(articles: int, size: int) -> dict[str, bytes]:
    """Path to body: home, one section with pages, articles."""
    pages = {"/robots.txt": b"User-agent: *\nAllow: /\n"}
    urls = [(f"/muc-1/{slug(headline(n))}-{100_000 + n}.html", headline(n)) for n in range(articles)]
    parts = [urls[i : i + ENTRIES_A_PAGE] for i in range(0, len(urls), ENTRIES_A_PAGE)]
    for n, part in enumerate(parts, 1):
        rows = "".join(f'<div><h3><a href="{u}">{t}</a></h3><span>20/11/2026</span></div>' for u, t in part)
        links = "".join(f'<a href="/muc-1?page={k}">{k}</a>' for k in range(max(1, n - 3), min(len(parts), n + 3) + 1))
        page = f"<html><body><h1>Mục</h1>{rows}<div class=pagination>{links}</div></body></html>".encode()
        pages["/muc-1" if n == 1 else f"/muc-1?page={n}"] = page
    home = "<html><body><nav><a href='/muc-1'>Tin tức</a></nav><h3><a href='{}'>{}</a></h3></body></html>"
    pages["/"] = home.format(*urls[0]).encode()
    for n, (url, _) in enumerate(urls):
        pages[url] = make_article(n, size)
    return pages


async def serve(first_port: int, sites: int, articles: int, size: int) -> None:
    site = make_site(articles, size)
    ready = {path: _answer(200, body) for path, body in site.items()}
    missing = _answer(404, b"<html><body>404</body></html>")

    seen: dict[int, Visits] = defaultdict(Visits)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visits = seen[writer.get_extra_info("sockname")[1]]
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                visits.note(time.monotonic())
                path = head.split(b" ", 2)[1].decode("ascii", "replace")
                writer.write(ready.get(path, missing))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    for n in range(sites):
        await asyncio.start_server(talk, "127.0.0.1", first_port + n)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    print("ready", flush=True)
    await ended.wait()
    print(json.dumps([asdict(visits) for visits in seen.values()]), flush=True)


def _answer(status: int, body: bytes) -> bytes:
    kind = "text/html; charset=utf-8"
    head = (
        f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: keep-alive\r\n\r\n"
    )
    return head.encode() + body


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--sites", type=int, default=1)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--size", type=int, default=60 * 1024)
    options = parser.parse_args()
    asyncio.run(serve(options.port, options.sites, options.articles, options.size))
