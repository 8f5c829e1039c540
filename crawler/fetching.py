"""Sending one request, within limits, to public addresses only: Scrapy's download handler for http and https.

Built on aiohttp, which costs a tenth of Scrapy's default client in CPU, and which lets the checks sit where they cannot
be bypassed: the resolver refuses private addresses (so a second name lookup cannot change the answer), bodies are
counted as they arrive and as they unpack, redirects are never followed here.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import yarl
from aiohttp.abc import AbstractResolver, ResolveResult
from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawler.courses import Course
from crawler.failures import UNWANTED_TYPES, FetchFailedError, NotSentError
from crawler.framing import LenientConnector
from crawler.plan import Limits
from crawler.scope import is_public_address
from crawler.signals import crawl_stopping
from crawler.unpacking import Unpacker
from crawler.wire import Wire

STOP_GRACE_S = 3.0
"""Seconds that requests in flight have left when a crawl is stopped; its parent waits ten seconds."""
# "Cannot connect to host bao.vn:443 ssl:<ssl.SSLContext object at 0x7fd4b2b92cc0> [Connect call failed …]"
_OBJECT = re.compile(r" ssl:<[^>]*>")
_WHOLE = re.compile(
    rb"(?:</(?:html|body|rss|feed|(?:\w+:)?rdf|urlset|sitemapindex)\s*>|[}\]])\s*(?:<!--.*-->\s*)?\Z", re.I | re.S
)
"""The end of a complete document, whatever its announced length."""


class PrivateAddressError(OSError):
    """A public name that leads to a private address."""


class GuardedResolver(AbstractResolver):
    """Resolves names to public addresses. ``named``: hosts that a site file names although they are private."""

    def __init__(self, named: frozenset[str]) -> None:
        self._inner = aiohttp.ThreadedResolver()
        self.named = named

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        if host in self.named:
            return found
        public = [entry for entry in found if is_public_address(entry["host"])]
        if not public:
            addresses = ", ".join(sorted({entry["host"] for entry in found}))
            raise PrivateAddressError(f"{host} resolves to {addresses}, which no site file names")
        return public

    async def close(self) -> None:
        await self._inner.close()


class FetchHandler(BaseDownloadHandler):
    """Scrapy's ``DOWNLOAD_HANDLERS`` entry. ``request.meta``: ``course``, if the request belongs to a site's crawl."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        spider = crawler.spider
        self._limits: Limits = getattr(spider, "limits", None) or Limits()
        self.named: frozenset[str] = getattr(spider, "private_hosts", frozenset())
        self._session: aiohttp.ClientSession | None = None
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._hand_over = asyncio.Lock()
        self._under_way: set[asyncio.Task[Any]] = set()
        self.is_stopping = False
        crawler.signals.connect(self._stop, signal=crawl_stopping)

    async def download_request(self, request: Request) -> Response:
        course: Course | None = request.meta.get("course")
        if self.is_stopping:
            raise NotSentError
        if course is not None:
            course.pace.take_turn()
            course.pace.sent()
        task = asyncio.current_task()
        assert task is not None
        self._under_way.add(task)
        started = time.monotonic()
        try:
            async with asyncio.timeout(self._limits.body_s):
                return await self._fetch(request, course, started)
        except asyncio.CancelledError:
            if not self.is_stopping:
                raise
            task.uncancel()
            raise NotSentError from None
        except FetchFailedError as error:
            error.duration_s = time.monotonic() - started
            raise
        except (aiohttp.ClientError, OSError, ValueError, TimeoutError, AssertionError) as error:
            failed = _classify(error, self._limits)
            failed.duration_s = time.monotonic() - started
            raise failed from error
        finally:
            self._under_way.discard(task)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _stop(self) -> None:
        """Give requests in flight a few seconds, and send no more."""
        self.is_stopping = True
        asyncio.get_running_loop().call_later(STOP_GRACE_S, self._cancel)

    def _cancel(self) -> None:
        for task in self._under_way:
            task.cancel()

    async def _fetch(self, request: Request, course: Course | None, started: float) -> Response:
        session = self._open_session()
        timeout = aiohttp.ClientTimeout(sock_connect=self._limits.connect_s, sock_read=self._limits.headers_s)
        headers = [(n.decode("latin-1"), v.decode("latin-1")) for n, values in request.headers.items() for v in values]
        async with asyncio.timeout(self._limits.connect_s + self._limits.headers_s):
            answer = await session.request(
                request.method,
                yarl.URL(request.url, encoded=True),
                headers=headers,
                allow_redirects=False,
                timeout=timeout,
                ssl=self._tls(course.site.tls if course is not None else "strict"),
                trace_request_ctx=course,
            )
        try:
            request.meta["download_latency"] = time.monotonic() - started
            peer = _peer(answer)
            body = await self._read_body(answer)
        except BaseException:
            answer.close()  # what is left unread is not waited for
            raise
        answer.release()
        duration_s = time.monotonic() - started
        request.meta["wire"] = Wire(
            request_headers=list(answer.request_info.headers.items()),
            headers=[(n.decode("latin-1"), v.decode("latin-1")) for n, v in answer.raw_headers],
            reason=answer.reason or "",
            ip=peer,
            sent_at=datetime.now(UTC) - timedelta(seconds=duration_s),
            duration_s=duration_s,
        )
        # Reading a page takes milliseconds. Of answers that arrived together, one is read in each round of the loop, so
        # that the sites whose turn it is do not wait for all of them.
        async with self._hand_over:
            await asyncio.sleep(0)
        version = answer.version
        received = Headers(answer.raw_headers)
        kind = responsetypes.from_args(headers=received, url=request.url, body=body)
        return kind(
            request.url,
            status=answer.status,
            headers=received,
            body=body,
            request=request,
            protocol=f"HTTP/{version.major}.{version.minor}" if version else "HTTP/1.1",
        )

    async def _read_body(self, answer: aiohttp.ClientResponse) -> bytes:
        limit = self._limits.bytes
        announced = answer.headers.get("Content-Length", "")
        if announced.isdigit() and int(announced) > limit:
            raise FetchFailedError("too_large", f"announces {announced} bytes; the limit is {limit}")
        kind = answer.headers.get("Content-Type", "")
        if answer.status == 200 and UNWANTED_TYPES.match(kind):
            raise FetchFailedError("rejected", f"not HTML: {kind[:80]}")
        unpacker = Unpacker(answer.headers.get("Content-Encoding", ""), self._limits.unpacked_bytes)
        received = 0
        try:
            async for chunk in answer.content.iter_any():
                received += len(chunk)
                if received > limit:
                    raise FetchFailedError("too_large", f"more than {limit} bytes")
                unpacker.feed(chunk)
        except (aiohttp.ClientPayloadError, aiohttp.SocketTimeoutError):
            # A Content-Length counted in characters, or before a proxy changed the page: the document itself is whole.
            for chunk in answer.content._buffer:  # a stream that has failed returns nothing of what had arrived by then
                unpacker.feed(chunk)
            body = unpacker.finish()
            if not _WHOLE.search(body[-200:]):
                raise
            answer.close()
            return body
        return unpacker.finish()

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            trace = aiohttp.TraceConfig()
            trace.on_request_headers_sent.append(_note_sent)
            connector = LenientConnector(
                limit=0,
                limit_per_host=0,
                resolver=GuardedResolver(self.named),
                ttl_dns_cache=300,
                keepalive_timeout=30,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,
                trace_configs=[trace],
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
                max_line_size=32_768,
                max_field_size=32_768,
                read_bufsize=1 << 17,
            )
        return self._session

    def _tls(self, kind: str) -> ssl.SSLContext:
        context = self._contexts.get(kind)
        if context is None:
            context = ssl.create_default_context()
            if kind == "legacy":
                # Portals with a chain that lacks its intermediate, SHA-1 certificates, TLS 1.0, no safe renegotiation.
                context.check_hostname = False
                context.verify_mode = ssl.CERT_NONE
                context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
                context.set_ciphers("DEFAULT:@SECLEVEL=0")
                context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
            self._contexts[kind] = context
        return context


async def _note_sent(session: Any, context: Any, params: Any) -> None:
    course: Course | None = context.trace_request_ctx
    if course is not None:
        course.pace.sent()


def _peer(answer: aiohttp.ClientResponse) -> str | None:
    connection = answer.connection
    transport = connection.transport if connection is not None else None
    name = transport.get_extra_info("peername") if transport is not None else None
    return str(name[0]) if name else None


def _classify(error: BaseException, limits: Limits) -> FetchFailedError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, PrivateAddressError):
            return FetchFailedError("off_site", str(cause))
        os_error = getattr(cause, "os_error", None)
        cause = os_error if isinstance(os_error, PrivateAddressError) else cause.__cause__
    if isinstance(error, TimeoutError):
        return FetchFailedError(
            "timeout", f"no whole answer within {limits.headers_s:g} s (head) and {limits.body_s:g} s (body)"
        )
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError | ssl.SSLError):
        return FetchFailedError("network_error", f"TLS: {_line(error)}")
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return FetchFailedError("network_error", f"name does not resolve: {_line(error)}")
    if isinstance(error, aiohttp.ClientPayloadError):
        return FetchFailedError("network_error", f"body was cut off: {_line(error)}")
    if isinstance(error, aiohttp.ClientResponseError):
        return FetchFailedError("rejected", f"unreadable answer: {_line(error)}")
    return FetchFailedError("network_error", _line(error))


def _line(error: BaseException) -> str:
    """The error as one line, the same for the same error: without the address that an object has in memory."""
    return " ".join(_OBJECT.sub("", f"{type(error).__name__}: {error}").split())[:300]
