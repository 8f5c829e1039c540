"""A server that writes answers byte for byte: for heads and lengths that no server library would send."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field


@dataclass(slots=True)
class RawSite:
    """Paths and the exact bytes that answer them; the connection is closed after each unless ``keep_open``."""

    name: str
    answers: dict[str, bytes] = field(default_factory=dict)
    keep_open: frozenset[str] = frozenset()
    """Paths after whose answer the connection stays open, so that a reader waits for what never comes."""
    asked: list[str] = field(default_factory=list)
    port: int = 0
    delay: float = 0.0
    keys: str = ""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def answer(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str) -> bytes:
    """An ordinary answer; ``headers`` replace or add (``Content_Length="9"``); an empty value leaves one out."""
    fields = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


class RawWeb:
    """Serves raw sites from a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="raw web", daemon=True)
        self._thread.start()

    def serve(self, site: RawSite) -> RawSite:
        """Open a port for a site."""
        asyncio.run_coroutine_threadsafe(self._serve(site), self._loop).result(10)
        return site

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _serve(self, site: RawSite) -> None:
        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ", 2)[1].decode("latin-1")
                site.asked.append(path)
                writer.write(site.answers.get(path, answer(b"<h1>404</h1>", status="404 Not Found")))
                await writer.drain()
                if path in site.keep_open:
                    await asyncio.sleep(60)
                writer.close()
            except (ConnectionError, asyncio.IncompleteReadError):
                writer.close()

        server = await asyncio.start_server(talk, "127.0.0.1", 0)
        site.port = server.sockets[0].getsockname()[1]
