"""One site's frontier: the addresses still to be requested, their order, and those already seen."""

from __future__ import annotations

import heapq
from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from itertools import chain
from typing import Literal

from articles.urls import url_fingerprint
from crawler.plan import Known, KnownAddresses, Source

WantKind = Literal["robots", "home", "feed", "sitemap", "listing", "article"]


PAGE_KINDS: tuple[WantKind, ...] = ("home", "listing", "article")
"""Kinds of pages that people read: rendered by a browser if the site file sets ``render``."""


class Turn(IntEnum):
    """The order of requests: what shows new entries first, then the entries, then what is further back."""

    ROBOTS = 0
    HOME = 1
    FEED = 2
    SITEMAP = 3
    TOPIC_LISTING = 4
    LISTING = 5
    ARTICLE = 6
    RECHECK = 7
    DEEPER_LISTING = 8
    RELATED = 9
    RETRY = 10
    OLD = 11
    """Entries older than requested: newest first, from any source, and only while there are too few articles."""


@dataclass(slots=True, eq=False)
class Chain:
    """A listing and its further pages, or a long sitemap taken in portions."""

    url: str
    source: Source
    depth: int
    key: str = ""
    rank: int = 2
    position: int = 0
    """Pages read."""
    seen: set[int] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    """Pages requested, which ends a circular pager."""
    idle: int = 0
    """Pages in a row that showed nothing new in this chain."""
    in_window: int = 0
    too_old: int = 0
    undated: int = 0
    """Entries of the page read last by their dates, fetched pages' own dates included."""
    entries: int = 0
    new_entries: int = 0
    fresh: int = 0
    """Entries that nothing read before in this crawl had shown, whether known or not."""
    top: tuple[int, ...] = ()
    """Fingerprints of the newest entries."""
    portions: list[list[Link]] = field(default_factory=list)
    read: bool = False
    ended: bool = False
    oldest: datetime | None = None
    """The oldest day that the page read last names: nothing after it is younger."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Entries that were not requested, by reason: ``too_old``, ``too_young``."""

    def turn_page(self) -> None:
        self.position += 1
        self.in_window = self.too_old = self.undated = 0
        self.oldest = None


@dataclass(slots=True, eq=False)
class Link:
    """An entry waiting in a portion of a long sitemap."""

    url: str
    title: str | None
    listed_at: datetime | None


@dataclass(slots=True, eq=False)
class Want:
    """A request to make, with all that the answer needs to be understood."""

    url: str
    kind: WantKind
    fingerprint: int
    turn: Turn
    depth: int = 0
    chain: Chain | None = None
    link_text: str | None = None
    listed_at: datetime | None = None
    found_on: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    source: Source | None = None
    is_recheck: bool = False
    is_probe: bool = False
    """One of the usual places, requested as a guess."""
    trail: tuple[str, ...] = ()
    """The addresses that redirected here."""
    with_session: str | None = None
    """Where it is requested, if the server redirects to the same address with a session in it."""
    attempt: int = 0

    @property
    def day(self) -> datetime | None:
        """The day of an entry, or the one from which a listing's further page goes back."""
        return self.chain.oldest if self.kind == "listing" and self.chain is not None else self.listed_at

    @property
    def is_conditional(self) -> bool:
        return self.etag is not None or self.last_modified is not None


BETWEEN = 6
"""Sources and listings requested in a row, after which one article goes before the rest: a calendar or forty sections
would otherwise keep the first article waiting for minutes. Entries of this turn are requested in any case."""


class Frontier:
    """Wants by turn, within :attr:`Turn.OLD` by day, else first come first served; every address at most once.

    Of every :data:`BETWEEN` wants before an entry's turn, one is still an entry.
    """

    def __init__(self, known: KnownAddresses) -> None:
        self._heap: list[tuple[int, float, int, Want]] = []
        self._entries: deque[Want] = deque()
        """Those whose turn is :attr:`Turn.ARTICLE`."""
        self._in_row = 0
        """Wants taken since the last article."""
        self._count = 0
        self._known = known.fingerprints
        self._seen: set[int] = set()
        self._related: set[int] = set()
        self.waiting_articles = 0

    def __len__(self) -> int:
        return len(self._heap) + len(self._entries)

    @property
    def known_count(self) -> int:
        """Addresses requested in earlier crawls."""
        return len(self._known)

    def is_known(self, fingerprint: int) -> bool:
        """Whether it was requested in an earlier crawl."""
        return fingerprint in self._known

    def is_seen(self, fingerprint: int) -> bool:
        """Whether it was requested or queued in this crawl."""
        return fingerprint in self._seen

    def mark_seen(self, fingerprint: int) -> None:
        self._seen.add(fingerprint)

    def push(self, want: Want) -> None:
        """Queue a want, whether seen or not (retries, redirects, first pages)."""
        self._seen.add(want.fingerprint)
        self._count += 1
        if want.turn is Turn.RELATED:  # handed out before and put back: no longer to be dropped
            want.turn = Turn.RETRY
        if want.kind == "article":
            self.waiting_articles += 1
        if want.turn is Turn.ARTICLE:
            self._entries.append(want)
        else:
            heapq.heappush(self._heap, (int(want.turn), _age(want), self._count, want))

    def push_related(self, want: Want) -> None:
        """Queue what only another article leads to. It is dropped if a source offers it before its turn: sources
        know its title and date."""
        if want.fingerprint not in self._related:
            self._related.add(want.fingerprint)
            self._count += 1
            self.waiting_articles += 1
            heapq.heappush(self._heap, (int(want.turn), _age(want), self._count, want))

    def has_waiting(self, kind: WantKind) -> bool:
        """Whether a want of this kind is still queued."""
        return any(want.kind == kind for want in chain(self._entries, (want for *_, want in self._heap)))

    def pop(self) -> Want | None:
        """Take the next want; ``None`` if there is none."""
        while self._heap or self._entries:
            want = self._next_entry() or heapq.heappop(self._heap)[3]
            if want.kind == "article":
                self.waiting_articles -= 1
            if want.turn is Turn.RELATED and want.fingerprint in self._seen:
                continue
            self._in_row = 0 if want.kind == "article" else self._in_row + 1
            self._seen.add(want.fingerprint)
            return want
        return None

    def _next_entry(self) -> Want | None:
        """The entry whose turn it is, or that goes before its turn: a dated one, as listings may date others."""
        if not self._entries:
            return None
        if not self._heap or self._heap[0][0] > Turn.ARTICLE:
            return self._entries.popleft()
        if self._heap[0][0] < Turn.FEED or self._in_row < BETWEEN:
            return None
        dated = next((n for n, want in enumerate(self._entries) if want.listed_at is not None), None)
        if dated is None and self._in_row < 2 * BETWEEN:
            return None
        want = self._entries[dated or 0]
        del self._entries[dated or 0]
        return want


def _age(want: Want) -> float:
    """Sort key of entries older than requested, newest first; a listing comes before the entries of its day."""
    if want.turn is not Turn.OLD:
        return 0.0
    day = want.day
    return -day.timestamp() - (want.kind == "listing") if day is not None else 0.0


def recheck_want(known: Known) -> Want:
    """The conditional request for an address that is due."""
    return Want(
        url=known.url,
        kind="article",
        fingerprint=known.fingerprint or url_fingerprint(known.url),
        turn=Turn.RECHECK,
        etag=known.etag,
        last_modified=known.last_modified,
        digest=known.digest,
        is_recheck=True,
    )
