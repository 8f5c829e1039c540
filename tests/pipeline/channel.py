"""A webhook on loopback that keeps the messages it was sent."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STORY_ID = re.compile(r"· ([a-z2-7]{13})$", re.M)


class Channel:
    """A webhook that keeps what it was sent; it can refuse, or hang until it is released."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.status = 200
        self.hangs = threading.Event()
        self.released = threading.Event()
        channel = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if channel.status == 200:
                    channel.messages.append(body)
                if channel.hangs.is_set():
                    channel.released.wait(60)
                self.send_response(channel.status)
                self.end_headers()

            def log_message(self, *arguments: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"json://127.0.0.1:{self.server.server_port}/"

    def stories(self) -> list[str]:
        return [article for message in self.messages for article in STORY_ID.findall(message["message"])]


@contextmanager
def open_channel() -> Iterator[Channel]:
    """A channel that listens for the length of a block."""
    made = Channel()
    threading.Thread(target=made.server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        made.released.set()
        made.server.shutdown()
