"""Readers who want the same share one answer: a link that many open is worked out once, until the store changes.

An answer is shared with readers who came while it waited to be worked out, and for half a second after work on it
began. No command ends sooner, so that a change is on the page that is loaded after it. It is shared further, for a
minute at most (pages state how long ago something was), while the store's version stays what it was before that work.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from settings import read_settings
from storage.errors import StorageError
from storage.readers import Readers
from storage.written import all_rows_written
from web.refreshed import Refreshed

CHECKED_S = 0.25
"""How often the store's version is read while readers come."""
SHARED_S = 0.5
"""How long an answer is shared whatever is written meanwhile."""
KEPT_S = 60.0
"""How long it is shared while nothing is."""
MOST_BYTES = 1 << 20
"""Larger answers are not kept."""
MOST_KEPT_BYTES = 64 << 20
"""Of all kept answers with their keys; the oldest go first."""
OVERHEAD_BYTES = 2048
"""Counted for each kept answer besides its body and key: a 304 has no body, and takes memory all the same."""
OWN = ("/static/", "/healthz", "/metrics", "/login", "/export", "/alerts")
"""Beginnings of paths that are answered for each reader: as quick to make as to keep, streamed, or a reader's own."""

Key = tuple[Any, ...]
ReadVersion = Callable[[Scope], Awaitable[Hashable]]


@dataclass(kw_only=True, slots=True)
class _Answer:
    """What the application sent; ``begun`` is when work on it began, by the monotonic clock."""

    begun: float
    version: Hashable
    """Of the store, before work on it began; ``None`` where it was not to be had."""
    start: Message
    route: Any
    body: bytes = b""
    size: int = 0
    """Bytes that it counts as."""


@dataclass(kw_only=True, slots=True)
class _Recorder:
    """Passes an answer on, and keeps it if it is whole and not too large."""

    send: Send
    parts: list[bytes] = field(default_factory=list)
    start: Message | None = None
    is_whole: bool = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            self.parts.append(message.get("body", b""))
            if message.get("more_body") and sum(map(len, self.parts)) > MOST_BYTES:
                self.parts, self.start = [], None
            self.is_whole = not message.get("more_body", False)
        await self.send(message)


class StoreVersions:
    """The store's version, read once for all requests that want it at the same time."""

    def __init__(self) -> None:
        self._version: Hashable = None
        self._begun = -CHECKED_S
        """When the database was asked for it, by the monotonic clock."""
        self._asking: asyncio.Event | None = None

    async def __call__(self, scope: Scope) -> Hashable:
        """The version, asked for :data:`CHECKED_S` before this call or later; ``None`` without a database."""
        oldest = time.monotonic() - CHECKED_S
        while self._begun < oldest:
            if self._asking is not None:
                await self._asking.wait()
                continue
            asking = self._asking = asyncio.Event()
            begun, version = time.monotonic(), None
            try:
                version = await run_in_threadpool(_ask, scope["app"].state.readers)
            finally:
                self._version, self._begun, self._asking = version, begun, None
                asking.set()
        return self._version


def _ask(readers: Readers) -> Hashable:
    try:
        with readers.connection() as connection:
            return (all_rows_written(connection), Refreshed.renewals)
    except StorageError:
        return None


class SharedAnswers:
    """Middleware next to the routes: who may read, and how often, is decided before."""

    def __init__(self, app: ASGIApp, version: ReadVersion | None = None) -> None:
        self._app = app
        self._version = version or StoreVersions()
        self._kept: dict[Key, _Answer] = {}
        self._kept_bytes = 0
        self._under_way: dict[Key, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or work the answer out and keep it; a request that may change something clears all."""
        if scope["type"] != "http" or (scope["method"] == "GET" and scope["path"].startswith(OWN)):
            await self._app(scope, receive, send)
            return
        if scope["method"] != "GET":
            try:
                await self._app(scope, receive, send)
            finally:
                self._kept.clear()
                self._kept_bytes = 0
            return
        key, arrived = _key(scope), time.monotonic()
        while True:
            version = await self._version(scope)
            answer = self._kept.get(key)
            if answer is not None and _is_fresh(answer, arrived, version):
                scope["route"] = answer.route
                await send(answer.start)
                await send({"type": "http.response.body", "body": answer.body})
                return
            other = self._under_way.get(key)
            if other is None:
                await self._work_out(key, version, scope, receive, send)
                return
            await other.wait()

    async def _work_out(self, key: Key, version: Hashable, scope: Scope, receive: Receive, send: Send) -> None:
        done = self._under_way[key] = asyncio.Event()
        recorder, begun = _Recorder(send=send), time.monotonic()
        try:
            await self._app(scope, receive, recorder)
        finally:
            del self._under_way[key]
            start = recorder.start
            if start is not None and recorder.is_whole and start["status"] in (200, 304):
                body = b"".join(recorder.parts)
                size = OVERHEAD_BYTES + len(body) + _size_of(key)
                self._keep(
                    key,
                    _Answer(begun=begun, version=version, start=start, route=scope.get("route"), body=body, size=size),
                )
            done.set()

    def _keep(self, key: Key, answer: _Answer) -> None:
        self._forget(key)
        self._kept[key] = answer
        self._kept_bytes += answer.size
        while self._kept_bytes > MOST_KEPT_BYTES:
            self._forget(next(iter(self._kept)))

    def _forget(self, key: Key) -> None:
        if (former := self._kept.pop(key, None)) is not None:
            self._kept_bytes -= former.size


def _is_fresh(answer: _Answer, arrived: float, version: Hashable) -> bool:
    if answer.begun >= arrived:
        return True
    age = time.monotonic() - answer.begun
    return age < SHARED_S or (age < KEPT_S and version is not None and answer.version == version)


def _size_of(key: Key) -> int:
    _, path, query, headers = key
    return len(path) + len(query) + sum(len(name) + len(value) for name, value in headers)


def _key(scope: Scope) -> Key:
    """What an answer depends on besides the store: its address, and what the reader is and holds."""
    proxy = read_settings().proxy_user_header
    named = {b"host", b"accept", b"authorization", b"cookie", b"if-none-match"} | (
        {proxy.lower().encode()} if proxy else set()
    )
    headers = tuple((name, value) for name, value in scope["headers"] if name in named)
    return (scope["scheme"], scope["path"], scope["query_string"], headers)
