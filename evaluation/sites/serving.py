"""Serves made-up sites on loopback, each on a port of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote

from evaluation.sites.building import ORIGIN, MadeSite


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: MadeSite) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = {unquote(path): answer for path, answer in site.answers.items()}

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        answer = self.server.answers.get(unquote(self.path))
        origin = self.server.origin
        body = answer.body.replace(ORIGIN.encode(), origin.encode()) if answer else b"<h1>404 Not Found</h1>"
        self.send_response(answer.status if answer else 404)
        self.send_header("Content-Type", answer.content_type if answer else "text/html")
        if answer and answer.location:
            self.send_header("Location", answer.location.replace(ORIGIN, origin))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing."""


@contextmanager
def serving(sites: Sequence[MadeSite]) -> Iterator[dict[str, str]]:
    """Each site's name and its origin, while the block runs."""
    servers = {site.name: _Server(site) for site in sites}
    for server in servers.values():
        Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield {name: server.origin for name, server in servers.items()}
    finally:
        for server in servers.values():
            server.shutdown()
            server.server_close()
