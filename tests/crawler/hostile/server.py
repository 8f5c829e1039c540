"""A hostile web on loopback: several sites, a port each, every request recorded on the server's side."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from email.utils import formatdate

import xxhash
from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse] | web.StreamResponse]


@dataclass(slots=True)
class Hit:
    """One request as the server saw it."""

    at: float
    path: str
    status: int
    conditional: bool
    agent: str


@dataclass(slots=True)
class HostileSite:
    """A site under test: what it serves, what is true of it, and the requests that it got."""

    name: str
    port: int = 0
    pages: dict[str, str | bytes | Handler] = field(default_factory=dict)
    """Path with query → body, or a handler."""
    fallback: Handler | None = None
    articles: set[str] = field(default_factory=set)
    """The one address of each article that must be found."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Other addresses of articles → that address."""
    forbidden: tuple[str, ...] = ()
    """Beginnings of paths that robots.txt forbids."""
    never: tuple[str, ...] = ()
    """Beginnings of paths that must not be requested for any other reason."""
    delay: float | None = 0.0
    keys: str = ""
    """Further lines of the site file."""
    validators: bool = True
    tls: ssl.SSLContext | None = None
    hits: list[Hit] = field(default_factory=list)
    newest: list[str] = field(default_factory=list)
    """Its articles from the newest on, where a test needs that."""

    @property
    def origin(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def asked(self) -> Counter[str]:
        """How often each path was requested."""
        return Counter(hit.path for hit in self.hits)

    def add(self, path: str, body: str | bytes | Handler) -> None:
        assert path not in self.pages, path
        self.pages[path] = body


class HostileWeb:
    """Serves sites from a thread of its own until it is closed."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="hostile web", daemon=True)
        self._thread.start()
        self._runners: list[web.AppRunner] = []

    def serve(self, site: HostileSite) -> HostileSite:
        """Open a port for a site; pages may be added until the first request."""
        asyncio.run_coroutine_threadsafe(self._serve(site), self._loop).result(10)
        return site

    def close(self) -> None:
        for runner in self._runners:
            asyncio.run_coroutine_threadsafe(runner.cleanup(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _serve(self, site: HostileSite) -> None:
        async def answer(request: web.Request) -> web.StreamResponse:
            hit = Hit(
                at=time.monotonic(),
                path=request.raw_path,
                status=0,
                conditional="If-None-Match" in request.headers or "If-Modified-Since" in request.headers,
                agent=request.headers.get("User-Agent", ""),
            )
            site.hits.append(hit)
            response = await _respond(site, request)
            hit.status = response.status
            return response

        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        self._runners.append(runner)
        listener = web.TCPSite(runner, "127.0.0.1", site.port, ssl_context=site.tls)
        await listener.start()
        server = listener._server
        assert isinstance(server, asyncio.Server)
        site.port = server.sockets[0].getsockname()[1]


async def _respond(site: HostileSite, request: web.Request) -> web.StreamResponse:
    page = site.pages.get(request.raw_path)
    if page is None:
        if site.fallback is not None:
            made = site.fallback(request)
            return made if isinstance(made, web.StreamResponse) else await made
        return web.Response(status=404, text="<html><body><h1>404</h1></body></html>", content_type="text/html")
    if callable(page):
        made = page(request)
        return made if isinstance(made, web.StreamResponse) else await made
    return html(page, request if site.validators else None)


def html(body: str | bytes, request: web.Request | None = None, kind: str | None = None) -> web.Response:
    """A page with validators, or 304 when the visitor's still fits."""
    raw = body.encode("utf-8") if isinstance(body, str) else body
    if kind is None:
        kind = "text/html; charset=utf-8"
        head = raw[:200].lstrip()
        if head.startswith((b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex")):
            kind = "application/xml"
        elif head.startswith((b"User-agent", b"user-agent")):
            kind = "text/plain"
    headers = {"Content-Type": kind}
    if request is not None:
        tag = f'"{xxhash.xxh3_64_hexdigest(raw)}"'
        headers |= {"ETag": tag, "Last-Modified": formatdate(1_760_000_000, usegmt=True)}
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers=headers)
    return web.Response(body=raw, headers=headers)


def redirect(to: str, status: int = 302) -> Handler:
    """A handler that redirects."""
    return lambda request: web.Response(status=status, headers={"Location": to})
