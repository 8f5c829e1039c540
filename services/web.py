"""Serving the web application: on loopback, or elsewhere with a token."""

from __future__ import annotations

import ipaddress
import socket
import sys
import threading

import uvicorn

from articles.errors import StepError, UsageError
from settings import read_settings
from storage.db import opened
from storage.errors import StorageError
from storage.search.index import index_outdated
from web.access import is_guarded

KEEP_ALIVE_S = 75
"""Seconds for which an idle connection stays open: longer than proxies keep theirs (60), so that none sends a request
on a connection that is being closed."""


def serve_web(host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM.

    Raises:
        UsageError: for an address other than loopback where readers need not sign in.
        StepError: if the port cannot be had.
    """
    if not _is_loopback(host) and not is_guarded():
        raise UsageError(
            f"--host {host} is not loopback: set THIDUA_TOKEN, which readers must then send, or "
            "THIDUA_PROXY_USER_HEADER, the header in which a proxy names who signed in"
        )
    with opened(application="thidua serve"):
        pass  # the schema is brought up to date before anybody is served
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise StepError(f"cannot serve on {host}:{port}: {error.strerror}; choose another with --port") from None
        print(f"http://{host}:{port}", flush=True)
        threading.Thread(target=_index_outdated, name="search index", daemon=True).start()
        # Believed by default from 127.0.0.1, such a header would let every reader of this machine be anybody.
        proxies = list(read_settings().trusted_proxies)
        config = uvicorn.Config(
            "web.app:app",
            log_level="warning",
            access_log=False,
            timeout_keep_alive=KEEP_ALIVE_S,
            proxy_headers=bool(proxies),
            forwarded_allow_ips=proxies,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _index_outdated() -> None:
    """Bring the search index up to date after an upgrade, while readers are served, with progress on stderr."""
    shown = -1

    def progress(done: int, total: int) -> None:
        nonlocal shown
        percent = 100 * done // total
        if percent > shown:
            shown = percent
            print(f"search index: {done:,} of {total:,} articles brought up to date", file=sys.stderr, flush=True)

    try:
        with opened(application="thidua serve: search index") as connection:
            index_outdated(connection, missing=True, progress=progress)
    except StorageError as error:
        print(f"search index: {error}; it goes on at the next start", file=sys.stderr, flush=True)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
