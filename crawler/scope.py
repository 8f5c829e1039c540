"""Which hosts may be contacted: a site's own, and of private addresses only those that a site file names."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.site import Site


def is_public_address(address: str) -> bool:
    """May this IP address be contacted? Not loopback, private, link-local, multicast, reserved, or IPv4 dressed as
    such."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if mapped is not None:
        return mapped.is_global and not mapped.is_multicast
    return ip.is_global and not ip.is_multicast


@lru_cache(maxsize=1024)
def is_ip_literal(host: str) -> bool:
    """Is the host an IP address in any spelling that a socket takes ("127.1", "0x7f000001", "2130706433")?"""
    try:
        ipaddress.ip_address(host)
        return True
    except ValueError:
        pass
    try:
        socket.inet_aton(host)
        return True
    except OSError:
        return False


def is_loopback_host(host: str) -> bool:
    """Is the host this machine?"""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def private_hosts(sites: Iterable[Site]) -> frozenset[str]:
    """The addresses on this machine or network that site files name themselves."""
    names = {
        urlsplit(f"//{netloc}").hostname or "" for site in sites for netloc in (urlsplit(site.url).netloc, *site.hosts)
    }
    return frozenset(name for name in names if is_ip_literal(name) or name == "localhost")


def private_address_fault(url: str, named: frozenset[str]) -> str | None:
    """Why this address may not be requested, if its host is a private address that no site file names."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return "not an address"
    if is_ip_literal(host) and not is_public_address(host) and host not in named:
        return f"{host} is a private address that no site file names"
    return None
