"""Feeds and sitemaps: which are read in a crawl, their entries, and the state kept between crawls."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from urllib.parse import urljoin, urlsplit

from articles.dates import VIETNAM, local_day
from articles.models import FeedEntry
from articles.urls import url_fingerprint
from crawler.discovery.addresses import listing_of, listing_rank, skip_reason
from crawler.discovery.dates import url_date
from crawler.discovery.feeds import ChildSitemap, read_feed, read_sitemap, sniff_feed
from crawler.discovery.html import HtmlPage
from crawler.discovery.pager import is_pager_text
from crawler.discovery.reading import read_html
from crawler.frontier import Chain, Link, Turn, Want, recheck_want
from crawler.plan import Known, Source
from crawler.site_crawl.answers import Answer, Verdict
from crawler.site_crawl.entries import PORTION, Entries
from crawler.site_crawl.state import CrawlState, close_listing, is_past_day, midnight, sample_of

MAX_FEEDS = 80
MAX_SITEMAPS = 200
MAX_INDEX_DEPTH = 3
"""Indexes within indexes: sitemaps.org allows none, real sites nest two."""
BARREN_SITEMAPS = 30
BARREN_LISTINGS = 80
"""Sitemaps, and listings' first pages, in a row that showed no entry that was not shown before: from then on no further
one is requested that neither the site file nor an earlier crawl names. A trap of fresh indexes ends here."""
MAX_LISTINGS = 400
"""Listings (not their pages) read on one site in one crawl; the largest menu measured has 120."""
MANY_SOURCES = 15
REDUNDANT_FOR = timedelta(hours=20)
"""On a site with more sources than that, one whose newest entries others show as well is read again after this, or
when much is new."""
EMPTY_FOR = timedelta(days=7)
"""… and one that showed no entry at all after this."""
MUCH_IS_NEW = 5
QUICK = timedelta(hours=1)
QUICK_SHARE = 0.12
"""Maximum of a site's listings that are read again within :data:`QUICK`. A crawl that
follows another at once has next to nothing to find, and should cost next to nothing."""
QUICK_LISTINGS = 4
UNDATED_CHILDREN = 2
"""Sitemaps of an index without dates, or dated with the day on which they were read, that are read again: those that
last showed something new."""
STALE_CHILDREN = 20
"""Sitemaps read of an index whose dates show no change within the requested days."""
FAILED_OFTEN = 3
USUAL_FEEDS = ("rss", "feed", "rss.xml", "rss/home.rss")
USUAL_SITEMAPS = ("sitemap.xml", "sitemap_index.xml")
_FEED_ADDRESS = re.compile(
    r"(?:\.rss|/(?:rss|feed|atom)/?|/(?:rss|feed|atom)[\w-]*\.(?:xml|html?|aspx?|php|json)|/rss/[\w-]+\.xml)$", re.I
)
_FEED_ENDINGS = (".rss", ".xml", ".rss/", ".atom")
_FEED_TEXT = re.compile(r"\s*(?:rss|feed|atom)(?:\s+feeds?)?\s*", re.I)


class Sources:
    """Requests sources and reads feeds and sitemaps."""

    def __init__(self, state: CrawlState, entries: Entries) -> None:
        self._state, self._entries = state, entries
        self._shown: set[int] = set()
        self._skipped: list[Source] = []

    # ---- requests -------------------------------------------------------------------------------------------

    def start(self, now: datetime) -> None:
        """Queue the home page, the site file's own sources, those found before, and articles that are due."""
        state = self._state
        site = state.site
        if state.plan.only is not None:
            state.frontier.push(recheck_want(Known(url=state.plan.only, fingerprint=url_fingerprint(state.plan.only))))
            return
        self.push(state.sources.get(site.url) or Source(site=site.id, url=site.url, kind="home"))
        given: list[tuple[Literal["feed", "sitemap", "listing"], tuple[str, ...]]] = [
            ("feed", site.feeds),
            ("sitemap", site.sitemaps),
            ("listing", site.listings),
        ]
        for kind, urls in given:
            for url in urls:
                self.push(state.sources.get(url) or Source(site=site.id, url=url, kind=kind))
        named = {site.url, *site.feeds, *site.sitemaps, *site.listings}
        wanted: list[Source] = []
        for source in state.plan.sources:
            if source.url in named or source.kind in ("robots", "home") or source.parent:
                continue
            if state.is_here(source.url):
                (self._skipped if self._is_redundant(source, now) else wanted).append(source)
        for source in self._choose(wanted, now):
            self.push(source)
        for known in state.due:
            if state.is_here(known.url):
                state.frontier.push(recheck_want(known))
        state.due = []

    def push(
        self, source: Source, depth: int = 1, text: str | None = None, probe: bool = False, turn: Turn | None = None
    ) -> None:
        """Request a source, conditionally unless further pages of it are wanted."""
        state = self._state
        fingerprint = url_fingerprint(source.url)
        turns = {"home": Turn.HOME, "feed": Turn.FEED, "sitemap": Turn.SITEMAP, "listing": Turn.LISTING}
        want = Want(
            url=source.url,
            kind=source.kind,
            fingerprint=fingerprint,
            turn=turn or turns[source.kind],
            depth=depth,
            source=source,
            link_text=text,
            is_probe=probe,
        )
        if source.kind in ("home", "listing"):
            key = listing_of(source.url, is_pager_text(text or "-"))
            if key in state.chains:
                return
            rank = listing_rank(source.url, text or source.title or "")
            want.depth = 0 if source.kind == "home" else depth
            want.chain = state.chains[key] = Chain(url=source.url, source=source, depth=want.depth, key=key, rank=rank)
            want.chain.addresses.add(source.url)
            if want.turn is Turn.LISTING and rank == 0:
                want.turn = Turn.TOPIC_LISTING
        elif state.frontier.is_seen(fingerprint):
            return
        if not state.walks_back(source):
            want.etag, want.last_modified, want.digest = source.etag, source.last_modified, source.digest
        state.frontier.push(want)

    def push_skipped(self) -> bool:
        """When much is new, read even the sources that usually show nothing of their own."""
        skipped, self._skipped = self._skipped, []
        if self._state.new_entries < MUCH_IS_NEW:
            return False
        for source in skipped:
            self.push(source)
        return bool(skipped)

    def offer(self, url: str, kind: Literal["feed", "sitemap"], probe: bool = False, parent: str | None = None) -> None:
        """A feed or sitemap that something on the site names."""
        state = self._state
        if not state.is_here(url):
            return
        url = state.on_origin(url)
        if skip_reason(url, state.site.url) == "other_edition":
            return
        if kind == "sitemap" and parent is not None:
            depth = state.sitemap_depths.setdefault(url, state.sitemap_depths.get(parent, 0) + 1)
            if depth > MAX_INDEX_DEPTH:
                return
        if state.offered_sources[kind] >= (MAX_FEEDS if kind == "feed" else MAX_SITEMAPS):
            return
        known = state.sources.get(url)
        if known is not None and parent is None and not state.discovering:
            return  # requested at the start, or left out there
        state.offered_sources[kind] += 1
        self.push(known or Source(site=state.site.id, url=url, kind=kind, parent=parent), probe=probe)

    def discover(self, page: HtmlPage) -> None:
        """Feeds by the home page's head, its links and the usual places; sitemaps in the usual places."""
        state = self._state
        feeds = list(page.feeds)
        for link in page.links:
            if _FEED_ADDRESS.search(urlsplit(link.url).path) or _FEED_TEXT.fullmatch(link.text or link.label or "-"):
                feeds.append(link.url)
        feeds = [url for url in dict.fromkeys(feeds) if state.is_here(url)]
        for url in feeds:
            self.offer(url, "feed")
        if not feeds and not state.site.feeds:
            for name in USUAL_FEEDS:
                self.offer(urljoin(state.origin + "/", name), "feed", probe=True)
        if not state.frontier.has_waiting("sitemap") and not any(s.kind == "sitemap" for s in state.read.values()):
            for name in USUAL_SITEMAPS:
                self.offer(urljoin(state.origin + "/", name), "sitemap", probe=True)

    def _choose(self, wanted: list[Source], now: datetime) -> list[Source]:
        """Choose which listings are read again when all were read within the hour: those on the topic, then those
        read longest ago, then those that show most of their own."""
        recent = [s for s in wanted if s.kind == "listing" and s.fetched_at is not None and now - s.fetched_at < QUICK]
        recent = [s for s in recent if not self._state.walks_back(s)]
        room = max(QUICK_LISTINGS, round(QUICK_SHARE * self._state.frontier.known_count))
        if len(recent) <= room:
            return wanted
        recent.sort(key=lambda s: (listing_rank(s.url, s.title or ""), s.fetched_at or now, -s.only_here))
        late = {s.url for s in recent[room:]}
        self._skipped += [s for s in wanted if s.url in late]
        return [s for s in wanted if s.url not in late]

    def _is_redundant(self, source: Source, now: datetime) -> bool:
        if source.fetched_at is None:
            return False
        age = now - source.fetched_at
        if source.failures >= FAILED_OFTEN and not self._state.discovering:
            return age < timedelta(days=source.failures)
        if source.only_here or self._state.walks_back(source):
            return False
        if not source.entries:
            return age < EMPTY_FOR
        return len(self._state.plan.sources) > MANY_SOURCES and age < REDUNDANT_FOR

    # ---- reading ------------------------------------------------------------------------------------------

    def read_xml(self, want: Want, answer: Answer, digest: str, now: datetime) -> Verdict:
        """A feed or sitemap, or the answer sent instead of one."""
        kind = sniff_feed(answer.body)
        content_type = answer.headers.get("content-type")
        offered: tuple[FeedEntry, ...] = ()
        children: tuple[ChildSitemap, ...] = ()
        following: str | None = None
        if kind == "feed":
            feed = read_feed(answer.body, want.url, now, content_type)
            offered, following = feed.entries, feed.next_url
        elif kind == "sitemap" or (want.kind == "sitemap" and not _is_page(answer.body)):
            sitemap = read_sitemap(answer.body, want.url, now, content_type)
            offered, children = sitemap.entries, sitemap.children
        if kind is None and not offered and not children:
            return self._refuse_xml(want, answer, digest)
        if not offered and not children and not want.is_probe:
            self._state.issue(f"empty_{kind or want.kind}", f"without entries: {sample_of(answer.body)}", want.url)
        self._offer_children(children, want.url)
        source = want.source or Source(site=self._state.site.id, url=want.url, kind=kind or "feed")
        chain = Chain(url=want.url, source=source, depth=1, read=True)
        links = [
            Link(url=e.url, title=e.title, listed_at=e.listed_at or midnight(url_date(e.url, now))) for e in offered
        ]
        if kind == "sitemap":
            forget_common_stamps(links, now)
        new = self._entries.take(chain, links, want.url, in_portions=want.kind == "sitemap")
        self._state.note_yield(want.kind, chain)
        if following is not None:
            self._go_on(want, chain, source, following)
        self.remember(want, chain, answer, digest, now)
        return Verdict(outcome="fetched", kind=want.kind, archive="response" if new else None, digest=digest)

    def _go_on(self, want: Want, chain: Chain, source: Source, following: str) -> None:
        """Request the older entries of a paged feed, while it has something new or recent enough."""
        state = self._state
        fingerprint = url_fingerprint(following)
        is_old = chain.too_old > 0 and chain.in_window == 0
        if not chain.fresh or is_old or not state.is_here(following) or state.frontier.is_seen(fingerprint):
            return
        if chain.new_entries or state.walks_back(source):
            url = state.on_origin(following)
            further = Want(url=url, kind="feed", fingerprint=fingerprint, turn=Turn.DEEPER_LISTING, found_on=want.url)
            state.frontier.push(further)

    def _refuse_xml(self, want: Want, answer: Answer, digest: str) -> Verdict:
        """Note that a feed or sitemap named by the site is not one; a guessed place without one is not an issue."""
        if _is_page(answer.body):
            feeds = self._read_feed_index(want, answer)
            error = f"not a {want.kind} but a page"
            if feeds:
                return Verdict(outcome="rejected", kind=want.kind, digest=digest, error=error)
        else:
            error = f"not a {want.kind}"
        if not want.is_probe:
            self._state.issue(f"unreadable_{want.kind}", f"{error}: {sample_of(answer.body)}", want.url)
        return Verdict(outcome="rejected", kind=want.kind, digest=digest, error=error)

    def _read_feed_index(self, want: Want, answer: Answer) -> int:
        """ "/rss" is often a page that lists the feeds; how many it lists."""
        page = read_html(answer.body, want.url, answer.headers.get("content-type")) if want.kind == "feed" else None
        links = page.links if page is not None else []
        own = re.sub(r"\.\w+$", "", urlsplit(want.url).path.rstrip("/").lower())
        below = f"{own}/" if own else "//"  # "/rss" and "/rss.html" list "/rss/thoi-su"
        paths = [(link.url, urlsplit(link.url).path.lower()) for link in links]
        feeds = [url for url, path in paths if path.endswith(_FEED_ENDINGS) or path.startswith(below)]
        for url in feeds:
            self.offer(url, "feed")
        return len(feeds)

    def _offer_children(self, children: tuple[ChildSitemap, ...], parent: str) -> None:
        """The sitemaps of an index, newest first; left out when nothing in them can be new or young enough."""
        state = self._state
        undated = []
        since = state.since
        if since is not None and children and all(c.modified_at and c.modified_at < since for c in children):
            # Dates of the day on which the site was set up mean nothing; a sitemap that has ended costs little.
            newest = sorted(children, key=lambda c: c.modified_at or state.started_at)[-STALE_CHILDREN:]
            children = tuple(replace(child, modified_at=None) for child in newest)
        for child in sorted(children, key=lambda c: c.modified_at or state.started_at, reverse=True):
            if not state.is_here(child.url):
                continue
            url = state.on_origin(child.url)
            newest_day = child.modified_at or midnight(url_date(url, state.started_at))
            if state.plan.floor == 0 and since is not None and newest_day is not None and newest_day < since:
                continue
            known = state.sources.get(url)
            if known is None or state.walks_back(known) or known.fetched_at is None:
                self.offer(url, "sitemap", parent=parent)
            elif child.modified_at is not None and child.modified_at > known.fetched_at:
                self.push(known)
            elif child.modified_at is None or _may_follow(child.modified_at, known.fetched_at):
                undated.append(known)
        undated.sort(key=lambda s: s.last_new_at or state.started_at - timedelta(days=3650), reverse=True)
        for known in undated[:UNDATED_CHILDREN]:
            self.push(known)

    # ---- remembering --------------------------------------------------------------------------------------

    def remember(self, want: Want, chain: Chain, answer: Answer, digest: str, now: datetime) -> None:
        """Note a source's entries, and how many of them no earlier source had shown."""
        old = want.source
        if old is None:
            return
        fresh = [fingerprint for fingerprint in chain.top if fingerprint not in self._shown]
        self._shown.update(chain.top)
        pages = old.kind in ("home", "listing")
        chain.source = self._state.read[old.url] = replace(
            old,
            # What was left out for being too young is still there, and must be seen again.
            etag=None if chain.left_out["too_young"] else answer.headers.get("etag"),
            last_modified=None if chain.left_out["too_young"] else answer.headers.get("last-modified"),
            digest=None if chain.left_out["too_young"] else digest,
            fetched_at=now,
            entries=chain.entries,
            new_entries=chain.new_entries,
            last_new_at=now if chain.new_entries else old.last_new_at,
            only_here=len(fresh),
            failures=0,
            walked_to=old.walked_to if pages or chain.portions else self._state.plan.since or date.min,
        )

    def keep(self, want: Want, now: datetime) -> None:
        """A source answered 304: its entries are those of the last time."""
        if want.source is not None and want.kind != "article":
            self._state.unchanged_sources += want.source.entries > 0
            self._state.read[want.source.url] = replace(want.source, fetched_at=now, new_entries=0, failures=0)
            close_listing(want)
            if want.kind == "sitemap":
                self._look_into_children(want.source.url)

    def _look_into_children(self, index: str) -> None:
        """Read two sitemaps of an unchanged index again, whose dates may be missing or old while its sitemaps grow.

        These are the one that last showed something new and the one read longest ago.
        """
        known = [s for s in self._state.sources.values() if s.parent == index and s.kind == "sitemap"]
        long_ago = self._state.started_at - timedelta(days=3650)
        if known:
            self.push(max(known, key=lambda s: s.last_new_at or long_ago))
            self.push(min(known, key=lambda s: s.fetched_at or long_ago))

    def note_failure(self, want: Want, verdict: Verdict, now: datetime) -> None:
        """A known source returned nothing readable; nothing is kept of a link that led nowhere."""
        source = want.source
        if source is None or verdict.outcome == "redirected" or source.url in self._state.read:
            return
        if source.url in self._state.sources:
            self._state.read[source.url] = replace(
                source, failures=source.failures + 1, fetched_at=now, etag=None, last_modified=None, digest=None
            )

    def emit_all(self, complete: bool) -> None:
        """Hand over what is known now. Validators of a crawl that was cut short are not kept: its sources must be
        read again to find what was left."""
        children: dict[str, list[Source]] = {}
        for source in (self._state.sources | self._state.read).values():
            if source.parent is not None:
                children.setdefault(source.parent, []).append(source)
        for source in self._state.read.values():
            if source.url in children:  # an index shows what its sitemaps show
                own = children[source.url]
                source = replace(source, entries=sum(s.entries for s in own), only_here=sum(s.only_here for s in own))
            if source.kind != "robots" and not is_past_day(source.url, self._state.started_at):
                if self._state.has_older_days and source.walked_to is not None and self._state.plan.since is not None:
                    source = replace(source, walked_to=max(source.walked_to, self._state.plan.since))
                self._state.emit(source if complete else self._as_unread(source))

    def _as_unread(self, source: Source) -> Source:
        """A source of a crawl that was cut short: some of its entries may not have been requested."""
        before = self._state.sources.get(source.url)
        walked_to = before.walked_to if before is not None else None
        return replace(source, etag=None, last_modified=None, digest=None, walked_to=walked_to)


def _is_page(body: bytes) -> bool:
    """Is it HTML? What stands before its first tag may be long."""
    head = body[:4096].lower()
    return any(mark in head for mark in (b"<html", b"<!doctype html", b"<body", b"<head>"))


def forget_common_stamps(entries: list[Link], now: datetime) -> None:
    """Take the date from a sitemap's entries that share the stamp of today: it is when the sitemap was written.

    Many systems print it on every address they have; believed, it would have the whole archive requested as new.
    """
    today = local_day(now)
    stamps = Counter(e.listed_at for e in entries if e.listed_at is not None and local_day(e.listed_at) == today)
    for entry in entries:
        if entry.listed_at is not None and stamps[entry.listed_at] > PORTION:
            entry.listed_at = midnight(url_date(entry.url, now))


def _may_follow(modified_at: datetime, read_at: datetime) -> bool:
    """Is it a mere day, "2026-11-24", that had not ended when the sitemap was read? More may have come later that day.

    Whose day it is, its text does not say; UTC's, which many sites state, ends seven hours after Vietnam's.
    """
    modified = modified_at.astimezone(VIETNAM)
    ended_at = modified + timedelta(days=1) + (modified.utcoffset() or timedelta())
    return modified.time() == time() and read_at < ended_at
