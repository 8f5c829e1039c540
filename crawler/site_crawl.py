"""One site's crawl as decisions: which address next, what an answer was, and what follows from it.

Knows no Scrapy, no socket and no clock: it is told the time, handed answers, and asked for the next request.
Every request that it gives out comes back to :meth:`SiteCrawl.handle` and gets exactly one outcome.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from urllib.parse import urljoin, urlsplit, urlunsplit

from articles.models import Issue, PageRecord
from articles.urls import host_key, is_same_site, try_canonical_url, url_fingerprint
from crawler.discovery.addresses import (
    address_shape,
    is_calendar_address,
    is_tag_address,
    listing_rank,
    page_number,
    skip_reason,
)
from crawler.discovery.dates import VIETNAM, find_listed_date, read_listed_date, url_date
from crawler.discovery.feeds import read_feed, read_sitemap, sniff_feed
from crawler.discovery.html import HtmlPage, read_html
from crawler.discovery.pages import (
    Judgement,
    entry_date,
    entry_links,
    is_challenge,
    judge_page,
    looks_like_entry,
    next_page,
)
from crawler.frontier import Chain, Frontier, Link, Turn, Want, recheck_want
from crawler.handover import Line, SiteReport
from crawler.plan import KnownAddresses, SitePlan, Source
from crawler.robots import MAX_AGE as ROBOTS_MAX_AGE
from crawler.robots import Robots
from crawler.shapes import ShapeBook
from crawler.site import Site
from crawler.warc import payload_digest

MAX_REDIRECTS = 5
"""RFC 9309 asks for five for robots.txt; articles behind more are loops in all threads read."""
MAX_LISTINGS = 400
"""Listings (not their pages) read on one site in one crawl; the largest menu measured has 120."""
MAX_DEPTH = 3
"""Home page, section, sub-section, its part."""
MAX_FEEDS = 80
MAX_SITEMAPS = 200
IDLE_PAGES = 2
"""Pages of a listing in a row with nothing new in that listing, before it is taken to go in a circle."""
TOP_ENTRIES = 10
PORTION = 25
"""Entries of an undated sitemap that are asked for at a time, newest first, while they are young enough."""
ATTEMPTS = 2
FAILURES_IN_A_ROW = 6
"""Server errors, timeouts and refused connections in a row that end a site's crawl for this time."""
BLOCKS_IN_A_ROW = 6
MAX_RETRY_AFTER_S = 120.0
"""A longer Retry-After ends the site's crawl for this time; the schedule comes back to it."""
REDUNDANT_FOR = timedelta(hours=20)
"""A source whose newest entries other sources show as well is read again after this, or when much is new."""
MUCH_IS_NEW = 5
SAME_BODY_PAGES = 3
"""Addresses with one and the same body: from the third on they are no articles (news-crawl#44 had thousands)."""
HTML_TYPES = ("text/html", "application/xhtml", "text/plain", "application/octet-stream")
USUAL_FEEDS = ("rss", "feed", "rss.xml", "rss/home.rss")
USUAL_SITEMAPS = ("sitemap.xml", "sitemap_index.xml")

Outcome = Literal[
    "fetched",
    "unchanged",
    "not_modified",
    "redirected",
    "disallowed",
    "not_found",
    "blocked",
    "throttled",
    "server_error",
    "timeout",
    "network_error",
    "too_large",
    "off_site",
    "rejected",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A whole answer: ``headers`` with lower-case names, ``body`` unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """No whole answer, and what that counts as."""

    outcome: Outcome
    error: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What an answer was: the outcome, what the page turned out to be, and what of it is archived."""

    outcome: Outcome
    kind: Literal["robots", "home", "feed", "sitemap", "listing", "article"]
    archive: Literal["response", "revisit"] | None = None
    digest: str | None = None
    final_url: str | None = None
    retry_after_s: float | None = None
    error: str | None = None


class SiteCrawl:
    """Decides one site's crawl. ``emit`` receives issues, disallowed addresses and sources as they become known."""

    def __init__(self, site: Site, plan: SitePlan, run_id: str, emit: Callable[[Line], None], now: datetime) -> None:
        self.site, self.plan, self.run_id, self._emit = site, plan, run_id, emit
        self.started_at = now
        known = KnownAddresses.load(plan.known)
        self.frontier = Frontier(known)
        self.shapes = ShapeBook(plan.shapes)
        self.hosts = site.host_keys
        self.origin = _origin(site.url)
        self.robots: dict[str, Robots] = {}
        self.delay_s = site.delay_s
        self.outcomes: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.requests = self.conditional = self.articles = 0
        self.ended: str | None = None
        self.detail: str | None = None
        self.moved_to: str | None = None
        self.oldest: date | None = None
        self._since = datetime.combine(plan.since, time(), VIETNAM) if plan.since else None
        self._until = datetime.combine(plan.until + timedelta(days=1), time(), VIETNAM) if plan.until else None
        self._chains: dict[str, Chain] = {}
        self._sources: dict[str, Source] = {s.url: s for s in plan.sources}
        self._read: dict[str, Source] = {}
        self._shown: set[int] = set()
        self._new = 0
        self._skipped_sources: list[Source] = []
        self._failures = self._blocks = 0
        self._bodies: dict[str, int] = {}
        self._issues: Counter[str] = Counter()
        self._canonicals: dict[str, str] = {}
        self._entry_selector = next((rule.entry for rule in site.profile().selectors if rule.entry), None)
        self._discovering = plan.rediscover or not any(s.kind != "robots" and s.failures < 3 for s in plan.sources)
        self._due = known.due
        self._start(now)

    # ---- asking -------------------------------------------------------------------------------------------

    def next_want(self, now: datetime) -> Want | None:
        """The next request, or ``None`` when this site's crawl is over."""
        while self.ended is None:
            if self.requests >= self.plan.max_pages and len(self.frontier):
                self.stop("max_pages", f"{self.plan.max_pages} requests were made and entries are left")
                return None
            want = self.frontier.pop()
            if want is None:
                if self._read_skipped_sources():
                    continue
                self.ended = "finished"
                return None
            if want.turn is Turn.OLD and self.articles >= self.plan.floor:
                if want.chain is not None and want.kind == "listing":
                    self._end_chain(want.chain, self.plan.since)
                continue
            if want.kind == "listing" and want.chain is not None and want.chain.position and not self._goes_on(want):
                continue
            if not self._may_ask(want, now):
                continue
            self.requests += 1
            self.kinds[want.kind] += 1
            self.conditional += want.is_conditional
            return want
        return None

    def stop(self, reason: str, detail: str | None = None) -> None:
        """End here; what is left stays for the next crawl."""
        if self.ended is None:
            self.ended, self.detail = reason, detail

    def _may_ask(self, want: Want, now: datetime) -> bool:
        """Robots first: an authority whose rules are not known is asked for them before anything else."""
        if want.kind == "robots":
            return True
        origin = _origin(want.url)
        robots = self.robots.get(origin)
        if robots is None:
            self.frontier.push(want)
            self.frontier.push(self._robots_want(origin, now))
            return False
        if robots.allows(want.url):
            return True
        outcome: Outcome = "disallowed"
        self.outcomes[outcome] += 1
        error = "robots.txt" if robots.is_reachable else "robots.txt cannot be reached: nothing is fetched for now"
        self._emit(
            PageRecord(
                site=self.site.id,
                url=want.url,
                kind=want.kind,
                outcome=outcome,
                requested_at=now,
                found_on=want.found_on,
                listed_at=want.listed_at,
                listed_title=want.link_text,
                error=error,
            )
        )
        if want.kind == "home":
            self.stop("finished" if robots.is_reachable else "robots_unreachable", error)
        return False

    def _robots_want(self, origin: str, now: datetime) -> Want:
        url = origin + "/robots.txt"
        known = self._sources.get(url)
        want = Want(url=url, kind="robots", fingerprint=url_fingerprint(url), turn=Turn.ROBOTS, source=known)
        if known is not None and known.content is not None:
            want.etag, want.last_modified = known.etag, known.last_modified
        return want

    # ---- beginning ----------------------------------------------------------------------------------------

    def _start(self, now: datetime) -> None:
        for source in self.plan.sources:
            if source.kind == "robots" and source.content is not None and source.fetched_at is not None:
                if now - source.fetched_at < ROBOTS_MAX_AGE and source.failures == 0:
                    self._adopt_robots(source.url, Robots.parse(source.content), discover=False)
                    self._read[source.url] = source
        home = self._sources.get(self.site.url)
        self._push_source(home or Source(site=self.site.id, url=self.site.url, kind="home"), now)
        for kind, urls in (("feed", self.site.feeds), ("sitemap", self.site.sitemaps), ("listing", self.site.listings)):
            for url in urls:
                self._push_source(self._sources.get(url) or Source(site=self.site.id, url=url, kind=kind), now)  # type: ignore[arg-type]
        given = {self.site.url, *self.site.feeds, *self.site.sitemaps, *self.site.listings}
        for source in self.plan.sources:
            if source.url in given or source.kind == "robots" or not is_same_site(source.url, self.hosts):
                continue
            if source.failures >= 3 and not self._discovering:
                if source.fetched_at is not None and now - source.fetched_at < timedelta(days=source.failures):
                    continue
            if self._is_redundant(source, now):
                self._skipped_sources.append(source)
            else:
                self._push_source(source, now)
        for known in self._due:
            if is_same_site(known.url, self.hosts):
                self.frontier.push(recheck_want(known))
        self._due = []

    def _is_redundant(self, source: Source, now: datetime) -> bool:
        return (
            source.kind != "home"
            and source.only_here == 0
            and source.entries > 0
            and not self._walks_back(source)
            and source.fetched_at is not None
            and now - source.fetched_at < REDUNDANT_FOR
        )

    def _read_skipped_sources(self) -> bool:
        """When much is new, sources that usually show nothing of their own are read after all."""
        skipped, self._skipped_sources = self._skipped_sources, []
        if self._new < MUCH_IS_NEW:
            return False
        for source in skipped:
            self._push_source(source, self.started_at)
        return bool(skipped)

    def _push_source(
        self, source: Source, now: datetime, depth: int = 1, text: str | None = None, probe: bool = False
    ) -> None:
        fingerprint = url_fingerprint(source.url)
        turn = {"home": Turn.HOME, "feed": Turn.FEED, "sitemap": Turn.SITEMAP}.get(source.kind, Turn.LISTING)
        want = Want(
            url=source.url,
            kind=source.kind,
            fingerprint=fingerprint,
            turn=turn,
            depth=depth,
            source=source,
            link_text=text,
            is_probe=probe,
        )
        if source.kind in ("home", "listing"):
            key = page_number(source.url)[0]
            if key in self._chains:
                return
            rank = listing_rank(source.url, text or source.title or "")
            want.chain = self._chains[key] = Chain(
                url=source.url, source=source, depth=0 if source.kind == "home" else depth, rank=rank
            )
            want.chain.addresses.add(source.url)
            want.depth = want.chain.depth
            if source.kind == "listing" and rank == 0:
                want.turn = Turn.TOPIC_LISTING
        elif self.frontier.is_seen(fingerprint):
            return
        if not self._walks_back(source):
            want.etag, want.last_modified, want.digest = source.etag, source.last_modified, source.digest
        self.frontier.push(want)

    def _walks_back(self, source: Source) -> bool:
        """Are further pages of this source wanted that have never been walked?"""
        if source.walked_to is None:
            return True
        return self.plan.since is not None and self.plan.since < source.walked_to

    def take_back(self, want: Want) -> None:
        """A want that was given out and never sent."""
        self.requests -= 1
        self.kinds[want.kind] -= 1
        self.conditional -= want.is_conditional
        self.frontier.push(want)

    # ---- answers ------------------------------------------------------------------------------------------

    def handle(self, want: Want, answer: Answer | Failure, now: datetime) -> Verdict:
        """What this answer was. Puts what follows from it into the frontier."""
        verdict = self._fail(want, answer) if isinstance(answer, Failure) else self._judge(want, answer, now)
        self.outcomes[verdict.outcome] += 1
        self._count_trouble(want, verdict)
        if want.kind == "robots":
            self._settle_robots(want, verdict, answer, now)
        elif want.source is not None and want.url not in self._read and want.kind != "article":
            self._note_source_failure(want, verdict, now)
        if (
            verdict.outcome not in ("fetched", "unchanged", "not_modified", "redirected")
            and want.chain is not None
            and want.kind != "article"
        ):
            want.chain.ended = True
        return verdict

    def _fail(self, want: Want, failure: Failure) -> Verdict:
        if failure.outcome in ("timeout", "network_error", "server_error"):
            self._retry(want)
        elif failure.outcome in ("too_large", "off_site", "rejected"):
            self._issue(f"page_{failure.outcome}", failure.error, want.url)
        return Verdict(outcome=failure.outcome, kind=want.kind, error=failure.error)

    def _retry(self, want: Want) -> bool:
        if want.attempt + 1 >= ATTEMPTS or want.is_probe or self.ended is not None:
            return False
        self.frontier.push(
            replace_want(
                want, attempt=want.attempt + 1, turn=want.turn if want.kind == "robots" else max(want.turn, Turn.RETRY)
            )
        )
        return True

    def _count_trouble(self, want: Want, verdict: Verdict) -> None:
        if verdict.outcome in ("server_error", "timeout", "network_error", "throttled"):
            self._failures += 1
            if want.kind == "home" and want.attempt + 1 >= ATTEMPTS:
                self.stop("failing", f"home page: {verdict.error or verdict.outcome}")
            elif self._failures >= FAILURES_IN_A_ROW:
                self.stop(
                    "failing", f"{self._failures} failures in a row, the last: {verdict.error or verdict.outcome}"
                )
        elif verdict.outcome == "blocked":
            self._blocks += 1
            if want.kind == "home" or self._blocks >= BLOCKS_IN_A_ROW:
                self._issue("site_blocked", verdict.error or "the site refuses this crawler", want.url)
                self.stop("blocked", verdict.error)
        elif verdict.outcome != "redirected":
            self._failures = self._blocks = 0

    def _judge(self, want: Want, answer: Answer, now: datetime) -> Verdict:
        status = answer.status
        if status == 304:
            self._keep_source(want, now)
            return Verdict(outcome="not_modified", kind=want.kind, archive="revisit", digest=want.digest)
        if 300 <= status < 400:
            return self._redirect(want, answer.headers.get("location"), status, now)
        if status in (429, 503):
            return self._throttle(want, answer)
        if status in (401, 403, 407, 451) or (status >= 400 and is_challenge(answer.body)):
            if want.kind != "robots":
                self._issue(
                    "page_blocked",
                    f"HTTP {status}" + (", a challenge page" if is_challenge(answer.body) else ""),
                    want.url,
                )
            return Verdict(outcome="blocked", kind=want.kind, error=f"HTTP {status}")
        if status >= 500:
            self._retry(want)
            return Verdict(outcome="server_error", kind=want.kind, error=f"HTTP {status}")
        if status >= 400:
            return Verdict(outcome="not_found", kind=want.kind, error=f"HTTP {status}")
        if status != 200:
            return Verdict(outcome="rejected", kind=want.kind, error=f"HTTP {status}")
        return self._read_body(want, answer, now)

    def _throttle(self, want: Want, answer: Answer) -> Verdict:
        wait = retry_after_s(answer.headers.get("retry-after"), self.started_at)
        if answer.status == 503 and wait is None:
            self._retry(want)
            return Verdict(outcome="server_error", kind=want.kind, error="HTTP 503")
        self._issue(
            "site_throttled",
            f"HTTP {answer.status}" + (f", Retry-After {wait:g} s" if wait is not None else ""),
            want.url,
        )
        if wait is not None and wait > MAX_RETRY_AFTER_S:
            self.stop("throttled", f"asked to come back in {wait:g} s")
        else:
            self._retry(want)
        return Verdict(outcome="throttled", kind=want.kind, retry_after_s=wait, error=f"HTTP {answer.status}")

    def _redirect(self, want: Want, location: str | None, status: int, now: datetime) -> Verdict:
        target = try_canonical_url(location, want.url) if location else None
        if target is None:
            return Verdict(outcome="rejected", kind=want.kind, error=f"HTTP {status} without a usable Location")
        if not is_same_site(target, self.hosts):
            permanent = status in (301, 308)
            if want.kind == "home":
                self.moved_to = target if permanent else None
                code = "site_moved" if permanent else "home_redirects_off_site"
                self._issue(
                    code,
                    f"{want.url} answers {status} to {target}; not followed: set 'url' in the site file if this is the site now",
                    want.url,
                )
                self.stop("moved", f"{status} to {target}")
            else:
                self._issue("redirect_off_site", f"{status} to {target}; not followed", want.url)
            return Verdict(outcome="redirected", kind=want.kind, final_url=target)
        if want.kind == "home" and host_key(target) == host_key(want.url):
            self.origin = _origin(target)
        return self._follow(want, target, now)

    def _follow(self, want: Want, target: str, now: datetime) -> Verdict:
        """Ask for what a redirect on this site leads to, unless it goes in a circle or was asked for."""
        verdict = Verdict(outcome="redirected", kind=want.kind, final_url=target)
        trail = (*want.trail, want.url)
        if target in trail or len(trail) > MAX_REDIRECTS:
            self._issue("redirect_loop", f"{len(trail)} redirects, the last to {target}", want.url)
            return verdict
        if want.kind != "robots" and (reason := skip_reason(target, self.site.url)) is not None and want.kind != "home":
            if reason == "action":
                self._issue("login_wall", f"redirects to {target}", want.url)
            return verdict
        fingerprint = url_fingerprint(target)
        if want.kind == "article" and urlsplit(target).path in ("", "/"):
            return verdict  # a removed article that sends its readers home
        if fingerprint != want.fingerprint and want.kind == "article" and self._was_asked(fingerprint):
            return verdict
        self.frontier.push(replace_want(want, url=target, fingerprint=fingerprint, trail=trail))
        return verdict

    def _was_asked(self, fingerprint: int) -> bool:
        return self.frontier.is_known(fingerprint) or self.frontier.is_seen(fingerprint)

    def _read_body(self, want: Want, answer: Answer, now: datetime) -> Verdict:
        digest = payload_digest(answer.body)
        same = want.digest is not None and want.digest == digest
        if want.kind == "robots":
            return Verdict(outcome="fetched", kind="robots", archive="response", digest=digest)
        if same and (want.kind != "article" or want.is_recheck):
            self._keep_source(want, now)
            return Verdict(outcome="unchanged", kind=want.kind, archive="revisit", digest=digest)
        if want.kind in ("feed", "sitemap"):
            return self._read_xml(want, answer, digest, now)
        content_type = answer.headers.get("content-type", "")
        if (
            content_type
            and not content_type.lower().strip().startswith(HTML_TYPES)
            and b"<html" not in answer.body[:1024].lower()
        ):
            return self._read_unexpected(want, answer, digest, now)
        page = read_html(answer.body, want.url, content_type)
        if page is None:
            return self._reject(want, "stub_page", f"{len(answer.body)} bytes that are no page", digest)
        return self._read_page(want, answer, page, digest, now)

    def _read_unexpected(self, want: Want, answer: Answer, digest: str, now: datetime) -> Verdict:
        kind = sniff_feed(answer.body)
        if kind is not None and want.kind in ("home", "listing"):
            self._end_chain_of(want)
            want = replace_want(want, kind=kind, source=Source(site=self.site.id, url=want.url, kind=kind), chain=None)
            return self._read_xml(want, answer, digest, now)
        return Verdict(
            outcome="rejected",
            kind=want.kind,
            digest=digest,
            error=f"not HTML: {answer.headers.get('content-type', '')[:80]}",
        )

    def _reject(self, want: Want, code: str, detail: str, digest: str, outcome: Outcome = "rejected") -> Verdict:
        self._issue(code, detail, want.url)
        return Verdict(outcome=outcome, kind=want.kind, digest=digest, error=f"{code}: {detail}")

    # ---- robots, feeds, sitemaps --------------------------------------------------------------------------

    def _settle_robots(self, want: Want, verdict: Verdict, answer: Answer | Failure, now: datetime) -> None:
        """RFC 9309, 2.3.1: 4xx allows, 5xx and no answer disallow for now, redirects are followed five times."""
        first = want.trail[0] if want.trail else want.url
        known = self._sources.get(first)
        if verdict.outcome == "redirected":
            if not verdict.final_url or (
                self.frontier.is_seen(url_fingerprint(verdict.final_url)) and self.frontier.has_waiting("robots")
            ):
                return
            self._adopt_robots(first, Robots.allow_all())
        elif verdict.outcome in ("fetched", "unchanged") and isinstance(answer, Answer):
            text = answer.body.decode("utf-8", "replace")
            if b"<html" in answer.body[:1000].lower():
                text = ""
            source = Source(
                site=self.site.id,
                url=first,
                kind="robots",
                etag=answer.headers.get("etag"),
                last_modified=answer.headers.get("last-modified"),
                digest=verdict.digest,
                fetched_at=now,
                content=text[:512_000],
            )
            self._emit_source(source)
            self._adopt_robots(first, Robots.parse(text))
        elif verdict.outcome == "not_modified" and known is not None and known.content is not None:
            self._emit_source(replace(known, fetched_at=now))
            self._adopt_robots(first, Robots.parse(known.content))
        elif verdict.outcome in ("not_found", "blocked"):
            self._emit_source(Source(site=self.site.id, url=first, kind="robots", fetched_at=now, content=""))
            self._adopt_robots(first, Robots.allow_all())
        elif verdict.outcome in ("too_large", "rejected"):
            self._adopt_robots(first, Robots.allow_all())
        elif not self.frontier.has_waiting("robots"):
            self._issue("robots_unreachable", f"{verdict.error or verdict.outcome}: nothing is fetched for now", first)
            self._adopt_robots(first, Robots.disallow_all())
            if _origin(first) == self.origin:
                self.stop("robots_unreachable", verdict.error)

    def _adopt_robots(self, url: str, robots: Robots, discover: bool = True) -> None:
        self.robots[_origin(url)] = robots
        if robots.crawl_delay_s is not None:
            self.delay_s = max(self.delay_s, robots.crawl_delay_s)
        if discover and _origin(url) == self.origin:
            for address in robots.sitemaps(url):
                if is_same_site(address, self.hosts):
                    self._offer_source(self._on_origin(address), "sitemap", self.started_at)

    def _offer_source(self, url: str, kind: Literal["feed", "sitemap"], now: datetime, probe: bool = False) -> None:
        if skip_reason(url, self.site.url) in ("other_edition", "action") and not probe:
            return
        count = sum(1 for s in self._read.values() if s.kind == kind)
        if count >= (MAX_FEEDS if kind == "feed" else MAX_SITEMAPS):
            return
        if url in self._sources and not self._discovering:
            return
        self._push_source(self._sources.get(url) or Source(site=self.site.id, url=url, kind=kind), now, probe=probe)

    def _read_xml(self, want: Want, answer: Answer, digest: str, now: datetime) -> Verdict:
        kind = sniff_feed(answer.body)
        if kind is None and b"<html" in answer.body[:2048].lower():
            # "/rss" is often a page that lists the feeds.
            page = read_html(answer.body, want.url, answer.headers.get("content-type"))
            for link in page.links[:500] if page is not None and want.kind == "feed" else ():
                if is_same_site(link.url, self.hosts) and link.url.lower().endswith((".rss", ".xml", ".rss/")):
                    self._offer_source(self._on_origin(link.url), "feed", now)
            return Verdict(outcome="rejected", kind=want.kind, digest=digest, error=f"not a {want.kind} but a page")
        if want.kind == "feed" and kind != "sitemap":
            entries = list(read_feed(answer.body, want.url, now).entries)
        else:
            sitemap = read_sitemap(answer.body, want.url, now)
            entries = list(sitemap.entries)
            for child in sorted(sitemap.children, key=lambda c: c.modified_at or now, reverse=True):
                self._offer_child_sitemap(child.url, child.modified_at, now)
            if not entries and not sitemap.children and kind is None:
                return Verdict(outcome="rejected", kind=want.kind, digest=digest, error=f"not a {want.kind}")
        source = want.source or Source(site=self.site.id, url=want.url, kind="sitemap" if kind == "sitemap" else "feed")
        chain = Chain(url=want.url, source=source, depth=1)
        chain.read = True
        waiting = [
            Link(url=e.url, title=e.title, listed_at=e.listed_at or _midnight(url_date(e.url, now))) for e in entries
        ]
        new = self._take_entries(chain, waiting, want.url, now, limit_undated=want.kind == "sitemap")
        self._remember_source(want, chain, answer, digest, now)
        return Verdict(outcome="fetched", kind=want.kind, archive="response" if new else None, digest=digest)

    def _offer_child_sitemap(self, url: str, modified_at: datetime | None, now: datetime) -> None:
        """A sitemap of an index: left out when nothing in it can be new or young enough."""
        if not is_same_site(url, self.hosts):
            return
        url = self._on_origin(url)
        known = self._sources.get(url)
        if known is not None and known.fetched_at is not None and not self._walks_back(known):
            if modified_at is not None and modified_at < known.fetched_at:
                return
        newest = modified_at or _midnight(url_date(url, now))
        if (
            self._since is not None
            and newest is not None
            and newest < self._since - timedelta(days=1)
            and self.plan.floor == 0
        ):
            return
        self._push_source(known or Source(site=self.site.id, url=url, kind="sitemap"), now)

    def _take_entries(
        self, chain: Chain, entries: list[Link], found_on: str, now: datetime, limit_undated: bool = False
    ) -> int:
        """Put a source's entries in; of a long list without dates only a portion at a time. Returns how many are new."""
        dated = [e for e in entries if e.listed_at is not None or not limit_undated]
        undated = [e for e in entries if e.listed_at is None and limit_undated]
        dated.sort(key=lambda e: e.listed_at or now, reverse=True)
        before = chain.new_entries
        for entry in dated:
            self._offer(entry, chain, found_on, now)
        if len(undated) > PORTION:
            undated.sort(key=_newest_number_first)
            chain.portions = [undated[i : i + PORTION] for i in range(0, len(undated), PORTION)]
            undated = chain.portions.pop(0)
            self._chains.setdefault(f"portions of {chain.url}", chain)
        for entry in undated:
            self._offer(entry, chain, found_on, now)
        if chain.portions:
            self._push_portion(chain, found_on)
        return chain.new_entries - before

    def _push_portion(self, chain: Chain, found_on: str) -> None:
        self.frontier.push(
            Want(
                url=chain.url,
                kind="listing",
                fingerprint=0,
                turn=Turn.DEEPER_LISTING,
                chain=chain,
                found_on=found_on,
                depth=chain.depth,
            )
        )
        chain.position = max(chain.position, 1)

    def _remember_source(self, want: Want, chain: Chain, answer: Answer, digest: str, now: datetime) -> None:
        old = want.source
        if old is None:
            return
        fresh = [f for f in chain.top if f not in self._shown]
        self._shown.update(chain.top)
        source = replace(
            old,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            digest=digest,
            fetched_at=now,
            entries=chain.entries,
            new_entries=chain.new_entries,
            last_new_at=now if chain.new_entries else old.last_new_at,
            only_here=len(fresh),
            failures=0 if chain.entries or old.kind in ("home", "sitemap") else old.failures + 1,
            walked_to=old.walked_to if old.kind in ("home", "listing") else self.plan.since or date.min,
        )
        chain.source = source
        self._read[old.url] = source

    def _keep_source(self, want: Want, now: datetime) -> None:
        """The answer is as it was: so is what it showed."""
        self._failures = 0
        if want.source is not None and want.kind != "article":
            self._read[want.source.url] = replace(want.source, fetched_at=now, new_entries=0, failures=0)
            self._end_chain_of(want)

    def _note_source_failure(self, want: Want, verdict: Verdict, now: datetime) -> None:
        source = want.source
        if source is None or want.is_probe or verdict.outcome == "redirected" or source.url in self._read:
            return
        self._read[source.url] = replace(
            source, failures=source.failures + 1, fetched_at=now, etag=None, last_modified=None, digest=None
        )

    # ---- pages --------------------------------------------------------------------------------------------

    def _read_page(self, want: Want, answer: Answer, page: HtmlPage, digest: str, now: datetime) -> Verdict:
        shape = address_shape(want.url)
        is_home = want.kind == "home"
        if is_challenge(answer.body) and page.prose < 600:
            return self._reject(want, "page_blocked", "a challenge page", digest, outcome="blocked")
        judged = judge_page(page, len(answer.body), want.link_text, self.shapes.is_article(shape), is_home)
        if page.refresh_url is not None and page.text_chars < 400 and len(page.links) < 10:
            target = page.refresh_url
            if is_same_site(target, self.hosts) and target != want.url:
                return self._follow(want, self._on_origin(target), now)
        if judged.looks in ("stub", "not_found", "login", "blocked", "other"):
            return self._refuse(want, page, judged, digest)
        self._bodies[digest] = self._bodies.get(digest, 0) + 1
        if judged.looks == "article" and self._bodies[digest] >= SAME_BODY_PAGES:
            return self._reject(want, "same_body", f"{self._bodies[digest]} addresses answered with this body", digest)
        self.shapes.saw(want.url, judged.looks)
        if judged.looks == "article":
            return self._take_article(want, page, digest, now)
        return self._take_listing(want, answer, page, digest, now)

    def _refuse(self, want: Want, page: HtmlPage, judged: Judgement, digest: str) -> Verdict:
        self.shapes.saw(want.url, "other")
        if judged.looks == "stub":
            return self._reject(want, "stub_page", f"{page.text_chars} characters of text", digest)
        if judged.looks == "not_found":
            return Verdict(
                outcome="not_found", kind=want.kind, digest=digest, error="says that it is not there, with status 200"
            )
        if judged.looks == "login":
            return self._reject(want, "login_wall", "asks for a password", digest, outcome="blocked")
        return Verdict(outcome="rejected", kind=want.kind, digest=digest, error="neither an article nor a listing")

    def _take_article(self, want: Want, page: HtmlPage, digest: str, now: datetime) -> Verdict:
        self._end_chain_of(want)
        self.articles += 1
        published = read_listed_date(page.stated_date, now) or _date_by_headline(page, now) or want.listed_at
        if want.chain is not None and want.kind == "article" and want.listed_at is None:
            want.chain.undated -= 1
            self._date_entry(want.chain, published)
        self._trust_canonical(want, page)
        if want.depth < MAX_DEPTH + 1 and self._is_in_window(published) is not False and not want.is_recheck:
            self._offer_related(want, page, now)
        return Verdict(outcome="fetched", kind="article", archive="response", digest=digest)

    def _trust_canonical(self, want: Want, page: HtmlPage) -> None:
        """The page's own address for itself is not asked for again, where it plainly is the same page's."""
        canonical = page.canonical
        if canonical is None or not is_same_site(canonical, self.hosts):
            return
        fingerprint = url_fingerprint(canonical)
        if fingerprint == want.fingerprint or self.frontier.is_seen(fingerprint):
            return
        if _last_number(canonical) is not None and _last_number(canonical) == _last_number(want.url):
            self.frontier.mark_seen(fingerprint)

    def _offer_related(self, want: Want, page: HtmlPage, now: datetime) -> None:
        """Articles that only other articles lead to: of addresses that surely are articles, after everything else."""
        for link in page.links:
            if (
                link.in_frame
                or self.shapes.is_article(address_shape(link.url)) is not True
                or not looks_like_entry(link)
            ):
                continue
            entry = Link(
                url=link.url, title=link.text or link.label or None, listed_at=_midnight(url_date(link.url, now))
            )
            self._offer(entry, None, want.url, now, depth=want.depth + 1, turn=Turn.RELATED)

    def _take_listing(self, want: Want, answer: Answer, page: HtmlPage, digest: str, now: datetime) -> Verdict:
        kind: Literal["home", "listing"] = "home" if want.kind == "home" else "listing"
        chain = want.chain if want.kind != "article" else None
        if chain is None:
            key = page_number(want.url)[0]
            known = self._chains.get(key)
            if known is not None or want.depth > MAX_DEPTH or len(self._chains) >= MAX_LISTINGS:
                return Verdict(outcome="fetched", kind=kind, digest=digest)
            source = Source(site=self.site.id, url=want.url, kind="listing", title=want.link_text)
            chain = self._chains[key] = Chain(
                url=want.url, source=source, depth=max(1, want.depth), rank=listing_rank(want.url, want.link_text or "")
            )
            want = replace_want(want, chain=chain, source=source)
        new = self._read_listing(want, chain, page, now)
        if chain.position == 1:
            if want.source is not None and want.source.title is None:
                want.source = replace(want.source, title=(want.link_text or page.title or None))
            self._remember_source(want, chain, answer, digest, now)
            self.shapes.saw_listing(want.url, new)
            if kind == "home" and self._discovering:
                self._discover(page, now)
        self._turn_page(want, chain, page, new)
        return Verdict(outcome="fetched", kind=kind, archive="response" if new else None, digest=digest)

    def _read_listing(self, want: Want, chain: Chain, page: HtmlPage, now: datetime) -> int:
        """Offer the page's entries and, near the home page, its listings. Returns entries that were not known before."""
        chain.turn_page()
        chain.read = True
        chain.addresses.update({want.url, page.url})
        before, seen_before = chain.new_entries, len(chain.seen)
        entries = entry_links(page, self._entry_selector, self.shapes.is_article)
        chosen = {link.url for link in entries}
        for link in entries:
            if "nofollow" in link.rel and not is_same_site(link.url, self.hosts):
                continue
            listed = entry_date(link, now) or _midnight(url_date(link.url, now))
            self._offer(
                Link(url=link.url, title=link.text or link.label or None, listed_at=listed),
                chain,
                want.url,
                now,
                depth=chain.depth + 1,
            )
        chain.idle = 0 if len(chain.seen) > seen_before else chain.idle + 1
        if chain.depth < MAX_DEPTH and chain.position == 1 and (self._discovering or chain.source.walked_to is None):
            for link in page.links:
                if link.url not in chosen:
                    self._offer_listing(link.url, link.text or link.label, chain.depth + 1, want.url, now)
        return chain.new_entries - before

    def _offer_listing(self, url: str, text: str, depth: int, found_on: str, now: datetime) -> None:
        if not is_same_site(url, self.hosts) or len(self._chains) >= MAX_LISTINGS:
            return
        url = self._on_origin(url)
        key, number = page_number(url)
        if key in self._chains or (number is not None and number > 1) or self._was_asked(url_fingerprint(url)):
            return
        if skip_reason(url, self.site.url) is not None or is_tag_address(url) or self.shapes.is_given_up(url):
            return
        if self.shapes.is_article(address_shape(url)):
            return
        if is_calendar_address(url):
            day = _calendar_day(url, now)
            if day is None or day > now.date() or (self.plan.since is not None and day < self.plan.since):
                return
        source = self._sources.get(url) or Source(site=self.site.id, url=url, kind="listing", title=text or None)
        self._push_source(source, now, depth=depth, text=text)

    def _turn_page(self, want: Want, chain: Chain, page: HtmlPage, new: int) -> None:
        """Put in the page after this one, unless the listing is at its end or at what was known."""
        following = None
        if chain.idle < IDLE_PAGES and chain.seen:
            following = next_page(page, chain.position, lambda url: url in chain.addresses)
        if (
            following is None
            or not is_same_site(following, self.hosts)
            or skip_reason(following, self.site.url) is not None
        ):
            self._end_chain(chain, date.min)
            return
        if new == 0 and not self._walks_back(chain.source):
            self._end_chain(chain, chain.source.walked_to)
            return
        following = self._on_origin(following)
        chain.addresses.add(following)
        self.frontier.push(
            Want(
                url=following,
                kind="listing",
                fingerprint=url_fingerprint(following),
                turn=Turn.DEEPER_LISTING,
                depth=chain.depth,
                chain=chain,
                found_on=want.url,
            )
        )

    def _goes_on(self, want: Want) -> bool:
        """The page before this one has been read and its entries fetched: is it worth going further back?"""
        chain = want.chain
        assert chain is not None
        if chain.ended:
            return False
        too_old = chain.too_old > 0 and chain.in_window == 0 and chain.too_old >= chain.undated
        if too_old and want.turn is not Turn.OLD:
            if self.plan.floor and self.articles < self.plan.floor:
                self.frontier.push(replace_want(want, turn=Turn.OLD))
            else:
                self._end_chain(chain, self.plan.since)
            return False
        if chain.portions:
            chain.turn_page()
            for entry in chain.portions.pop(0):
                self._offer(entry, chain, want.found_on or chain.url, self.started_at)
            if chain.portions:
                self._push_portion(chain, want.found_on or chain.url)
            return False
        return want.fingerprint != 0

    def _end_chain(self, chain: Chain, walked_to: date | None) -> None:
        if chain.ended:
            return
        chain.ended = True
        old = self._read.get(chain.source.url, chain.source)
        if walked_to is not None and chain.read:
            reached = min(walked_to, old.walked_to) if old.walked_to is not None else walked_to
            self._read[old.url] = replace(old, walked_to=reached)

    def _end_chain_of(self, want: Want) -> None:
        if want.chain is not None and want.kind != "article":
            want.chain.ended = True

    # ---- entries ------------------------------------------------------------------------------------------

    def _offer(
        self, entry: Link, chain: Chain | None, found_on: str, now: datetime, depth: int = 1, turn: Turn = Turn.ARTICLE
    ) -> None:
        """Put an entry in, unless it is elsewhere, known, left out by name, or not of the time asked for."""
        if not is_same_site(entry.url, self.hosts):
            return
        url = self._on_origin(entry.url)
        fingerprint = url_fingerprint(url)
        if skip_reason(url, self.site.url) is not None or is_tag_address(url) or page_number(url)[0] in self._chains:
            return
        fits = self._is_in_window(entry.listed_at)
        if chain is not None and fingerprint not in chain.seen:
            chain.seen.add(fingerprint)
            chain.entries += 1
            self._date_entry(chain, entry.listed_at)
            if len(chain.top) < TOP_ENTRIES and fits is not False:
                chain.top = (*chain.top, fingerprint)
        if self._was_asked(fingerprint):
            return
        if fits is False:
            if entry.listed_at is not None and self._until is not None and entry.listed_at >= self._until:
                return
            if self.plan.floor == 0:
                return
            turn = Turn.OLD
        elif chain is not None:
            chain.new_entries += 1
            self._new += 1
        self.frontier.push(
            Want(
                url=url,
                kind="article",
                fingerprint=fingerprint,
                turn=turn,
                depth=depth,
                chain=chain,
                link_text=entry.title,
                listed_at=entry.listed_at,
                found_on=found_on,
            )
        )

    def _date_entry(self, chain: Chain, day: datetime | None) -> None:
        fits = self._is_in_window(day)
        if fits is None:
            chain.undated += 1
        elif fits or (self._until is not None and day is not None and day >= self._until):
            chain.in_window += 1
        else:
            chain.too_old += 1
        if day is not None:
            local = day.astimezone(VIETNAM).date()
            self.oldest = local if self.oldest is None else min(self.oldest, local)

    def _is_in_window(self, day: datetime | None) -> bool | None:
        """Is this day asked for? ``None``: nobody says which day it is."""
        if day is None:
            return None
        if self._since is not None and day < self._since:
            return False
        return not (self._until is not None and day >= self._until)

    # ---- discovery ----------------------------------------------------------------------------------------

    def _discover(self, page: HtmlPage, now: datetime) -> None:
        """Sources that the home page does not list as entries: feeds by its head, its links and the usual places; sitemaps."""
        feeds = [url for url in page.feeds if is_same_site(url, self.hosts)]
        for link in page.links:
            path = urlsplit(link.url).path.lower()
            if is_same_site(link.url, self.hosts) and (
                path.endswith(
                    (
                        ".rss",
                        "/rss",
                        "/rss/",
                        "rss.html",
                        "rss.aspx",
                        "/feed",
                        "/feed/",
                        "rss.htm",
                        "/atom.xml",
                        "/rss.xml",
                        "/feed.xml",
                    )
                )
            ):
                feeds.append(link.url)
        for url in dict.fromkeys(feeds):
            self._offer_source(self._on_origin(url), "feed", now)
        if not feeds and not self.site.feeds:
            for name in USUAL_FEEDS:
                self._offer_source(urljoin(self.origin + "/", name), "feed", now, probe=True)
        named = self.frontier.has_waiting("sitemap") or any(s.kind == "sitemap" for s in self._read.values())
        if not named and not self.site.sitemaps:
            for name in USUAL_SITEMAPS:
                self._offer_source(urljoin(self.origin + "/", name), "sitemap", now, probe=True)

    def _on_origin(self, url: str) -> str:
        """The same address on the host that the site itself uses: ``www.``, ``m.`` and http variants are one site."""
        if host_key(url) != host_key(self.origin):
            return url
        scheme, netloc, path, query, _ = urlsplit(url)
        origin = urlsplit(self.origin)
        if (scheme, netloc) == (origin.scheme, origin.netloc):
            return url
        return urlunsplit((origin.scheme, origin.netloc, path, query, ""))

    # ---- ending -------------------------------------------------------------------------------------------

    def finish(self, now: datetime) -> SiteReport:
        """Hand over the sources and the report. Validators of a crawl that was cut short are not kept: its listings
        must be read again to find what was left."""
        ended = self.ended or "stopped"
        for source in self._read.values():
            if source.kind == "robots":
                continue
            if ended != "finished":
                source = replace(source, etag=None, last_modified=None, digest=None)
            self._emit_source(source)
        for code, count in self._issues.items():
            if count > _ISSUES_OF_A_KIND:
                self._emit(
                    Issue(
                        code=code,
                        detail=f"{count} times in this crawl; the first {_ISSUES_OF_A_KIND} are listed",
                        site=self.site.id,
                    )
                )
        return SiteReport(
            site=self.site.id,
            run_id=self.run_id,
            started_at=self.started_at,
            finished_at=now,
            ended=ended,
            detail=self.detail,
            requests=self.requests,
            outcomes=dict(self.outcomes),
            kinds=dict(self.kinds),
            conditional=self.conditional,
            articles=self.articles,
            left=self.frontier.waiting_articles,
            oldest=self.oldest,
            delay_s=round(self.delay_s, 3),
            moved_to=self.moved_to,
            shapes=self.shapes.learned(),
        )

    def _emit_source(self, source: Source) -> None:
        self._emit(source)

    def _issue(self, code: str, detail: str, url: str | None) -> None:
        self._issues[code] += 1
        if self._issues[code] <= _ISSUES_OF_A_KIND:
            self._emit(Issue(code=code, detail=detail[:500], site=self.site.id, url=url))


_ISSUES_OF_A_KIND = 50


def replace_want(want: Want, **changes: object) -> Want:
    """A copy of a want with some fields changed."""
    return replace(want, **changes)  # type: ignore[arg-type]


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """Seconds of a Retry-After header, which is a number or an HTTP date."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip())
    when = read_listed_date(value, now + timedelta(days=366))
    return max(0.0, (when - now.astimezone(UTC)).total_seconds()) if when is not None else None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), VIETNAM) if day is not None else None


def _calendar_day(url: str, now: datetime) -> date | None:
    day = url_date(url.replace("?", "/").replace("=", "/"), now)
    if day is not None:
        return day
    found = find_listed_date(urlsplit(url).query.replace("-", "/") + " " + urlsplit(url).path, now)
    return found.date() if found is not None else None


def _last_number(url: str) -> str | None:
    digits = "".join(
        c if c.isdigit() else " " for c in urlsplit(url).path.rpartition("/")[2] + " " + urlsplit(url).query
    ).split()
    long = [d for d in digits if len(d) >= 3]
    return long[-1] if long else None


def _newest_number_first(entry: Link) -> int:
    number = _last_number(entry.url)
    return -int(number) if number is not None and len(number) < 19 else 0


def _date_by_headline(page: HtmlPage, now: datetime) -> datetime | None:
    """The date in the visible text right after the headline."""
    heading = next(iter(page.root.iter("h1")), None)
    if heading is None:
        return None
    element = heading
    for _ in range(3):
        element = element.getparent()
        if element is None or element.tag == "body":
            return None
        text = " ".join(element.text_content()[:6000].split())
        after = text.partition(" ".join(heading.text_content().split()))[2][:250]
        found = find_listed_date(after[:180], now)
        if found is not None:
            return found
    return None
