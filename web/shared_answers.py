"""Readers who want the same at the same time share one answer: a link that many open at once is worked out once.

An answer is shared with readers who came while it waited to be worked out, and for half a second after work on it
began. No command ends sooner, so that a change is on the page that is loaded after it.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from settings import read_settings

SHARED_S = 0.5
MOST_BYTES = 1 << 20
"""Larger answers are not kept."""
MOST_KEPT = 256
OWN = ("/static/", "/healthz", "/metrics", "/login", "/export", "/alerts")
"""Beginnings of paths that are answered for each reader: as quick to make as to keep, streamed, or a reader's own."""

Key = tuple[Any, ...]


@dataclass(kw_only=True, slots=True)
class _Answer:
    """What the application sent; ``begun`` is when work on it began, by the monotonic clock."""

    begun: float
    start: Message
    route: Any
    body: bytes = b""


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


class SharedAnswers:
    """Middleware next to the routes: who may read, and how often, is decided before."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[Key, _Answer] = {}
        self._under_way: dict[Key, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or work the answer out and keep it; whatever may change something forgets all."""
        if scope["type"] != "http" or (scope["method"] == "GET" and scope["path"].startswith(OWN)):
            await self._app(scope, receive, send)
            return
        if scope["method"] != "GET":
            try:
                await self._app(scope, receive, send)
            finally:
                self._kept.clear()
            return
        key, arrived = _key(scope), time.monotonic()
        while True:
            answer = self._kept.get(key)
            if answer is not None and (answer.begun >= arrived or time.monotonic() - answer.begun < SHARED_S):
                scope["route"] = answer.route
                await send(answer.start)
                await send({"type": "http.response.body", "body": answer.body})
                return
            other = self._under_way.get(key)
            if other is None:
                await self._work_out(key, scope, receive, send)
                return
            await other.wait()

    async def _work_out(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        done = self._under_way[key] = asyncio.Event()
        recorder, begun = _Recorder(send=send), time.monotonic()
        try:
            await self._app(scope, receive, recorder)
        finally:
            del self._under_way[key]
            start = recorder.start
            if start is not None and recorder.is_whole and start["status"] in (200, 304):
                while len(self._kept) >= MOST_KEPT:
                    del self._kept[next(iter(self._kept))]
                self._kept.pop(key, None)
                body = b"".join(recorder.parts)
                self._kept[key] = _Answer(begun=begun, start=start, route=scope.get("route"), body=body)
            done.set()


def _key(scope: Scope) -> Key:
    """What an answer depends on, the store apart: its address, and what the reader is and holds."""
    proxy = read_settings().proxy_user_header
    named = {b"host", b"accept", b"authorization", b"cookie", b"if-none-match"} | (
        {proxy.lower().encode()} if proxy else set()
    )
    headers = tuple((name, value) for name, value in scope["headers"] if name in named)
    return (scope["scheme"], scope["path"], scope["query_string"], headers)
