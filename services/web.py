"""Serving the web application: on loopback, or elsewhere with a token."""

from __future__ import annotations

import ipaddress
import socket

import uvicorn

from articles.errors import StepError, UsageError
from settings import read_settings
from storage.db import opened
from storage.search.index import index_outdated
from web.access import is_guarded


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
    with opened(application="thidua serve") as connection:
        index_outdated(connection)  # after an upgrade; a query otherwise
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise StepError(f"cannot serve on {host}:{port}: {error.strerror}; choose another with --port") from None
        print(f"http://{host}:{port}", flush=True)
        # Believed by default from 127.0.0.1, such a header would let every reader of this machine be anybody.
        proxies = list(read_settings().trusted_proxies)
        config = uvicorn.Config(
            "web.app:app",
            log_level="warning",
            access_log=False,
            proxy_headers=bool(proxies),
            forwarded_allow_ips=proxies,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
