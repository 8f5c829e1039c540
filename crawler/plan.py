"""The plan of a crawl as one JSON file: written by the parent process, read by ``crawler.run``.

Addresses that the store already knows are not in the plan but in a file beside it, one JSON value per line: those that
are due whole, of the others the fingerprint alone, so that a million of them cost the crawler a set of integers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import IO, Literal

import msgspec

from crawler.jsonlines import decode, encode

SourceKind = Literal["robots", "home", "feed", "sitemap", "listing"]

FIRST_CRAWL_DAYS = 90
"""Default reach of a site's first crawl, in days."""
FLOOR_ARTICLES = 100
"""A first crawl takes at least this many of the newest articles, whatever their age: quiet portals publish
a few a month and would otherwise begin empty. 0 when a person has named the day (``--since``)."""
MAX_PAGES = 20_000
"""Default limit of requests to one site in one run: at 2 s each, eleven hours."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A place where a site offers entries, as last seen. Handed back by a crawl and passed to the next."""

    site: str
    url: str
    kind: SourceKind
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    fetched_at: datetime | None = None
    entries: int = 0
    """Entries that it showed when it was last read."""
    new_entries: int = 0
    """Of those, unknown until then and fetched."""
    last_new_at: datetime | None = None
    """When it last showed an entry that was new."""
    only_here: int = 0
    """Of its newest entries, those that no source read before it showed as well. 0: it can be read less often."""
    parent: str | None = None
    """The sitemap index that names this sitemap, which is read when the index dates it as changed."""
    modified_at: datetime | None = None
    """… and the date of that change, if the index states it."""
    walked_to: date | None = None
    """The day back to which its further pages have been walked; ``date.min`` when to their end, ``None`` when never."""
    failures: int = 0
    """Fetches in a row that returned nothing readable."""
    title: str | None = None
    content: str | None = None
    """The text of robots.txt, which may be used for a day (RFC 9309, 2.4). Empty for the other kinds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressShape:
    """How addresses of one shape have turned out on a site: ``/*/{slug}-{n}.html`` was an article 40 times of 40."""

    shape: str
    articles: int = 0
    listings: int = 0
    others: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """An address requested before that is due: it is requested again, conditionally. The others are skipped."""

    url: str
    fingerprint: int
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SitePlan:
    """One site's part of a crawl."""

    id: str
    path: Path
    """The site file."""
    since: date | None = None
    """Entries dated before this are left out, and walking back ends there. ``None``: to the end."""
    until: date | None = None
    """Entries dated after this day are left out (the day itself is included)."""
    floor: int = FLOOR_ARTICLES
    max_pages: int = MAX_PAGES
    """Requests of any kind."""
    sample: int | None = None
    """Limits of a probe: sources of each kind, and articles."""
    only: str | None = None
    """Request this article alone: no source is read, and nothing that it leads to."""
    rediscover: bool = False
    """Look for sources again, although some are known."""
    had_articles: bool = False
    """Did earlier crawls fetch an article here? Also one that was killed and left no shapes."""
    sources: tuple[Source, ...] = ()
    shapes: tuple[AddressShape, ...] = ()
    known: Path | None = None
    """File that :class:`KnownAddresses` are read from, or none on a first crawl."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one answer may cost. Beyond it the answer is dropped and recorded."""

    connect_s: float = 10.0
    headers_s: float = 20.0
    """Until the head of the answer is there."""
    body_s: float = 60.0
    """Until its last byte is, from the beginning: a server that drips one byte a second ends here."""
    bytes: int = 10 * 1024 * 1024
    """As sent. Article pages are 40 KB to 1 MB; a sitemap of 50,000 addresses 6 MB."""
    unpacked_bytes: int = 40 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlPlan:
    """One process's crawl. ``run_id`` (letters, digits, ``-``, ``_``, ``.``) begins the names of its spool files."""

    run_id: str
    spool: Path
    contact: str | None = None
    """E-mail or web address for the User-Agent. Without one only sites on loopback are crawled."""
    sites: tuple[SitePlan, ...] = ()
    gzip_level: int = 6
    """zlib-ng's, for WARC records: 25 % less time than zlib's 4, and 5 % fewer bytes, on front pages of 300 KB."""
    limits: Limits = field(default_factory=Limits)
    deadline_s: float | None = None
    """Seconds after which no new request is made and the sites are reported as cut short."""


def write_plan(plan: CrawlPlan, path: Path) -> None:
    """Write the plan as one JSON document."""
    path.write_text(json.dumps(encode(plan), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_plan(path: Path) -> CrawlPlan:
    """Read a plan. Raises ``ValueError`` naming the field that is missing or wrong."""
    return decode(CrawlPlan, json.loads(path.read_text(encoding="utf-8")))


def write_due(due: Iterable[Known], out: IO[bytes]) -> None:
    """Write addresses that are due into a site's file of known ones, one JSON value per line."""
    for address in due:
        out.write(msgspec.json.encode(encode(address)) + b"\n")


@dataclass(slots=True)
class KnownAddresses:
    """Known addresses in memory: integers for most, whole values only for those that are due."""

    fingerprints: set[int] = field(default_factory=set)
    due: list[Known] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path | None) -> KnownAddresses:
        """Read a site's file of known addresses."""
        loaded = cls()
        if path is not None:
            with path.open("rb") as lines:
                for line in lines:
                    address = msgspec.json.decode(line)
                    if isinstance(address, int):
                        loaded.fingerprints.add(address)
                    else:
                        loaded.due.append(decode(Known, address))
                        loaded.fingerprints.add(loaded.due[-1].fingerprint)
        return loaded
