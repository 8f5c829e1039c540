"""Where a reader of the web application may have messages sent: out into the world, and not into our own network.

A command is typed by the machine's operator, and may name any channel. A form is filled in by a reader: without
this, it would make the server post to whatever answers in its own network, or run a program of its desktop.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

import apprise

from articles.errors import UsageError
from settings import read_settings

VENDORS = frozenset({"tgram", "slack", "discord", "msteams", "workflows", "gchat"})
"""Channels that post to their maker's own servers, whatever the address states."""
HOSTED = frozenset({"mailto", "mailtos", "json", "jsons", "form", "forms", "xml", "xmls"})
"""Channels that post to the host named in the address."""


def check_destination(url: str) -> None:
    """Refuse an address that a reader may not have messages sent to.

    Raises:
        UsageError: in one line, without the address's secrets.
    """
    scheme = urlsplit(url).scheme.lower()
    channel = apprise.Apprise.instantiate(url, suppress_exceptions=True)
    if scheme not in VENDORS | HOSTED or channel is None:
        raise UsageError("not an address that messages can go to from here: mailtos://, tgram://, slack://, jsons:// …")
    if scheme in HOSTED:
        host = getattr(channel, "smtp_host", None) or channel.host
        for address in _addresses(str(host)):
            if not _is_allowed(address):
                raise UsageError(f"{host} is in a private network, which messages of readers do not go to")


def _addresses(host: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        found = socket.getaddrinfo(host.strip("[]"), None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UsageError(f"{host}: there is no such host") from None
    return [ipaddress.ip_address(str(sockaddr[0]).partition("%")[0]) for *_, sockaddr in found]


def _is_allowed(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None) or address
    networks = [ipaddress.ip_network(part) for part in read_settings().alert_networks]
    return (mapped.is_global and not mapped.is_multicast) or any(mapped in network for network in networks)
