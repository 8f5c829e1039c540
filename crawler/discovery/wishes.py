"""A publisher's usage preferences: Content-Usage, noai, noarchive, licences.

Sources: the IETF's drafts of the working group aipref (``Content-Usage`` in robots.txt and as a header), the
``robots`` meta tag and ``X-Robots-Tag``, and ``rel=license``. They are kept with the page and change nothing in the
crawl, which robots.txt alone permits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from articles.urls import try_canonical_url
from crawler.discovery.html import HtmlPage

DIRECTIVES = ("noai", "noimageai", "noarchive", "nosnippet", "notranslate")
_CONTENT_USAGE = re.compile(r"(?im)^[ \t]*content-usage[ \t]*:[ \t]*([^#\r\n]+)")
_MOST = 20


def wishes_in_robots(text: str) -> tuple[str, ...]:
    """The Content-Usage lines of a robots.txt, as written: ``train-ai=n``, ``/ai-ok/ train-ai=y``."""
    found = (f"content-usage: {' '.join(line.split())}" for line in _CONTENT_USAGE.findall(text))
    return tuple(dict.fromkeys(found))[:_MOST]


def wishes_of_page(headers: Mapping[str, str], page: HtmlPage) -> tuple[str, ...]:
    """The preferences stated by one page's headers and markup."""
    found: list[str] = []
    usage = headers.get("content-usage")
    if usage:
        found.append(f"content-usage: {' '.join(usage.split())}")
    said = f"{headers.get('x-robots-tag', '')},{page.robots}".lower()
    words = set(re.findall(r"[a-z]+", said))
    found += [name for name in DIRECTIVES if name in words]
    found += [f"license: {address}" for address in _licences(page)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _licences(page: HtmlPage) -> list[str]:
    elements: Any = page.root.iter("a", "link")
    links = (e.get("href") or "about:blank" for e in elements if "license" in (e.get("rel") or "").lower().split())
    addresses = (try_canonical_url(link, page.url) for link in links)
    return [address for address in addresses if address is not None]
