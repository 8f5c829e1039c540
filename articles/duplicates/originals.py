"""Which article of a cluster the others themselves call the original."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from articles.text import comparison_form
from articles.urls import url_fingerprint

How = Literal["canonical", "link", "named"]

_LINK = re.compile(r"https?://[^\s<>\"'”“)\]]+")
# "(Theo Báo Lâm Đồng)", "Nguồn: baolamdong.vn": at the end, or in place of a byline.
_SOURCE = re.compile(r"(?:^|[(\[.\s])(?:theo|nguồn(?: tin)?)\s*:?\s+(?P<name>[^()\[\]\n]{3,60}?)[.)\]\s]*$", re.I)
ENDING_LINES = 2
"""Paragraphs at the end of a text that may name its source: the last one is often the author's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """The evidence of one member: the fingerprints of its addresses, and the sources that it states."""

    id: str
    site_name: str
    url: str
    addresses: Collection[int]
    canonical_url: str | None
    text: str
    source_url: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """``copy`` states ``original`` as its source.

    By its canonical address, by a link in its text or in a source line, or by the site's name at its end.
    """

    copy: str
    original: str
    how: How


def stated_originals(members: Iterable[Member]) -> tuple[Statement, ...]:
    """The members' statements about one another as pairs of copy and original, in any order of members."""
    ordered = sorted(members, key=lambda member: member.id)
    owners = {address: member.id for member in ordered for address in member.addresses}
    names: dict[str, list[str]] = {}
    for member in ordered:
        for name in {comparison_form(member.site_name), _host(member.url)}:
            names.setdefault(name, []).append(member.id)
    found: dict[tuple[str, str], How] = {}

    def note(copy: str, original: str | None, how: How) -> None:
        if original is not None and original != copy:
            found.setdefault((copy, original), how)

    for member in ordered:
        if member.canonical_url is not None:
            note(member.id, owners.get(url_fingerprint(member.canonical_url)), "canonical")
        if member.source_url is not None:
            note(member.id, owners.get(url_fingerprint(member.source_url)), "link")
        for link in _LINK.findall(member.text):
            note(member.id, owners.get(url_fingerprint(link.rstrip(".,;"))), "link")
        for name in _named_sources(member):
            holders = names.get(name, [])
            if len(holders) == 1:
                note(member.id, holders[0], "named")
    return tuple(Statement(copy=copy, original=original, how=how) for (copy, original), how in sorted(found.items()))


def first_sources(statements: Iterable[Statement]) -> set[str]:
    """The originals that do not name another one in turn; empty where they name one another in a circle."""
    statements = tuple(statements)
    return {s.original for s in statements} - {s.copy for s in statements}


def _named_sources(member: Member) -> Iterable[str]:
    lines = [line for line in member.text.splitlines() if line.strip()]
    for line in (*lines[-ENDING_LINES:], *member.authors):
        match = _SOURCE.search(line.strip())
        if match:
            name = match["name"].strip()
            yield _host(name if "//" in name else f"//{name}") if "." in name else comparison_form(name)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
