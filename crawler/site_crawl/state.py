"""State shared by the parts of one site's crawl: plan, frontier, sources, chains and counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from urllib.parse import unquote, urlsplit, urlunsplit

from articles.dates import VIETNAM, local_day
from articles.models import Issue
from articles.page.decode import decode_page
from articles.urls import host_key, is_same_site
from crawler.discovery.addresses import day_of_parameters, is_calendar_address
from crawler.discovery.dates import find_listed_date, url_date
from crawler.frontier import Chain, Frontier, Want
from crawler.handover import Line
from crawler.plan import KnownAddresses, SitePlan, Source
from crawler.shapes import SessionBook, ShapeBook
from crawler.site import Site

ISSUES_OF_A_KIND = 50
"""Issues of one code that a crawl writes out; the rest are counted."""

SAMPLE_BYTES, SAMPLE_CHARS = 2_000, 160

_BETWEEN_PARTS = re.compile(r"(?<!\d)/|/(?!\d)")
"""Slashes of a path that stand in no date."""


class CrawlState:
    """Shared by :class:`~crawler.site_crawl.SiteCrawl` and its parts; belongs to one crawl of one site."""

    def __init__(self, site: Site, plan: SitePlan, run_id: str, emit: Callable[[Line], None], now: datetime) -> None:
        self.site, self.plan, self.run_id, self.emit, self.started_at = site, plan, run_id, emit, now
        known = KnownAddresses.load(plan.known)
        self.frontier = Frontier(known)
        self.due = known.due
        self.shapes = ShapeBook(plan.shapes)
        self.hosts = site.host_keys
        self.origin = origin_of(site.url)
        self.since = datetime.combine(plan.since, time(), VIETNAM) if plan.since else None
        self.until = datetime.combine(plan.until + timedelta(days=1), time(), VIETNAM) if plan.until else None
        self.chains: dict[str, Chain] = {}
        self.sources: dict[str, Source] = {s.url: s for s in plan.sources}
        """As earlier crawls left them, by address."""
        self.read: dict[str, Source] = {}
        """As this crawl has found them."""
        self.discovering = plan.rediscover or not any(_gives_entries(s) for s in plan.sources)
        self.had_articles = plan.had_articles or any(shape.articles for shape in plan.shapes)
        """Did earlier crawls find articles here?"""
        self.articles = 0
        self.days: list[datetime] = []
        """When the articles of this crawl were published, in order."""
        self.offered = 0
        """Addresses of articles that sources showed, known and left out ones included."""
        self.shown: set[int] = set()
        """Fingerprints of those."""
        self.left_out: Counter[str] = Counter()
        """Entries that were not requested, by reason."""
        self.too_young: set[int] = set()
        """Fingerprints of entries that a source dates after the last requested day."""
        self.unchanged_sources = 0
        """Unchanged sources (304) that showed entries earlier."""
        self.pages_read = 0
        """Home pages and listings."""
        self.home_is_shell = False
        """Was the home page a document that a script fills?"""
        self.offered_sources: Counter[str] = Counter()
        """Feeds and sitemaps named by the site, requested or not yet."""
        self.sitemap_depths: dict[str, int] = {}
        self.barren: Counter[str] = Counter()
        """Sources in a row, by kind, that showed nothing new."""
        self.frames: set[str] = set()
        """What pages made of frames consist of."""
        self.has_older_days = False
        """Whether there are archive pages of days before the requested ones; they are found from the home page on."""
        self.new_entries = 0
        self.oldest: date | None = None
        self.ended: str | None = None
        self.detail: str | None = None
        self.issues: Counter[str] = Counter()
        self.sessions = SessionBook()

    def stop(self, reason: str, detail: str | None = None) -> None:
        """End here; the rest stays for the next crawl."""
        if self.ended is None:
            self.ended, self.detail = reason, detail

    def issue(self, code: str, detail: str, url: str | None) -> None:
        """Record a surprise."""
        self.issues[code] += 1
        if self.issues[code] <= ISSUES_OF_A_KIND:
            self.emit(Issue(code=code, detail=detail[:500], site=self.site.id, url=url))

    def is_here(self, url: str) -> bool:
        """Is the address on this site's hosts?"""
        return is_same_site(url, self.hosts)

    def on_origin(self, url: str, *, is_page: bool = False) -> str:
        """The same address on the host that the site itself uses: ``www.``, ``m.`` and http variants are one site.

        ``is_page``: a listing's further page, whose address may carry a random token that is no session.
        """
        if host_key(url) != host_key(self.origin):
            return url
        if "=" in url:
            url = self.sessions.strip_sessions(url, learn=not is_page)
        scheme, netloc, path, query, _ = urlsplit(url)
        origin = urlsplit(self.origin)
        if (scheme, netloc) == (origin.scheme, origin.netloc):
            return url
        return urlunsplit((origin.scheme, origin.netloc, path, query, ""))

    def was_asked(self, fingerprint: int) -> bool:
        """In this crawl or an earlier one?"""
        return self.frontier.is_known(fingerprint) or self.frontier.is_seen(fingerprint)

    def is_in_window(self, day: datetime | None) -> bool | None:
        """Whether this day is requested; ``None`` stands for an unknown day."""
        if day is None:
            return None
        if self.since is not None and day < self.since:
            return False
        return not self.is_too_young(day)

    def is_too_young(self, day: datetime | None) -> bool:
        """Whether it is after the last requested day."""
        return self.until is not None and day is not None and day >= self.until

    def has_enough(self, day: datetime | None) -> bool:
        """Are there as many articles younger than this day as a first crawl takes at least?"""
        if day is None:
            return self.articles >= self.plan.floor
        return len(self.days) - bisect_right(self.days, day) >= self.plan.floor

    def note_yield(self, kind: str, chain: Chain) -> None:
        """Count a source that showed nothing which had not been shown before."""
        self.barren[kind] = 0 if chain.fresh or chain.portions else self.barren[kind] + 1

    def leave_out(self, chain: Chain | None, reason: str) -> None:
        """Note that an entry is not requested, so that its listing does not count as walked to the end."""
        self.left_out[reason] += 1
        if chain is not None:
            chain.left_out[reason] += 1

    def date_entry(self, chain: Chain, day: datetime | None) -> None:
        """Count an entry of the page that a chain is at by its date."""
        fits = self.is_in_window(day)
        if fits is None:
            chain.undated += 1
        elif fits or self.is_too_young(day):
            chain.in_window += 1
        else:
            chain.too_old += 1
        if day is not None:
            chain.oldest = day if chain.oldest is None else min(chain.oldest, day)
            local = local_day(day)
            self.oldest = local if self.oldest is None else min(self.oldest, local)

    def walks_back(self, source: Source) -> bool:
        """Are further pages of this source wanted that have never been walked?"""
        if source.walked_to is None:
            return True
        return self.plan.since is not None and self.plan.since < source.walked_to

    def end_chain(self, chain: Chain, walked_to: date | None) -> None:
        """Request no further page of this chain; its pages have been walked back to that day."""
        if chain.ended:
            return
        chain.ended = True
        old = self.read.get(chain.source.url, chain.source)
        if walked_to is not None and chain.read:
            if chain.left_out["too_old"] and self.plan.since is not None:
                walked_to = max(walked_to, self.plan.since)
            reached = min(walked_to, old.walked_to) if old.walked_to is not None else walked_to
            self.read[old.url] = replace(old, walked_to=reached)


def sample_of(body: bytes) -> str:
    """The beginning of a body as one line, for an issue to show."""
    return " ".join(decode_page(body[:SAMPLE_BYTES])[0].split())[:SAMPLE_CHARS] or "nothing"


def _gives_entries(source: Source) -> bool:
    """Has this source shown entries, and does it still answer?"""
    return source.kind != "robots" and source.failures < 3 and (source.entries > 0 or source.last_new_at is not None)


def calendar_day(url: str, now: datetime) -> date | None:
    """The day that an archive's or calendar's address names; the last of the month when it names a month."""
    if not is_calendar_address(url):
        return None
    if (named := day_of_parameters(url)) is not None:
        year, month, day_of_month = named
        return date(year, month, min(day_of_month or 31, monthrange(year, month)[1]))
    url = unquote(url)  # ?ngay=29%2F11%2F2026
    day = url_date(url.replace("?", "/").replace("=", "/").replace("&", "/") + "/", now)
    if day is not None:
        return day
    parts = urlsplit(url)
    path = _BETWEEN_PARTS.sub(" ", parts.path)  # /ngay/06/02/2027, /ngay/06-02-2027.html
    found = find_listed_date(f"{parts.query.replace('-', '/')} {path}", now)
    return found.date() if found is not None else None


def is_past_day(url: str, now: datetime) -> bool:
    """Is it the archive page of a day that is over, on which nothing new will appear?"""
    day = calendar_day(url, now)
    return day is not None and day < local_day(now) - timedelta(days=1)


def origin_of(url: str) -> str:
    """Scheme and authority."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def midnight(day: date | None) -> datetime | None:
    """The beginning of a day in Vietnam."""
    return datetime.combine(day, time(), VIETNAM) if day is not None else None


def close_listing(want: Want) -> None:
    """End the chain of a page that is not a listing, or is unchanged: no further page of it is requested."""
    if want.chain is not None and want.kind != "article":
        want.chain.ended = True
