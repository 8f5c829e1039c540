"""The web application as ``thidua serve`` runs it, on a port of its own."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.warm import start_command


@contextmanager
def served(*, host: str = "127.0.0.1", **environment: str) -> Iterator[httpx.Client]:
    """A client of an application that was started with further environment variables."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ("serve", "--port", str(port), "--host", host)
    process = start_command(*arguments, environment=os.environ | environment)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            for _ in range(300):
                assert process.is_alive(), "the application did not start"
                try:
                    if client.get("/healthz").status_code == 200:
                        break
                except httpx.TransportError:
                    pass
                time.sleep(0.1)
            yield client
    finally:
        process.terminate()
        process.join(20)
