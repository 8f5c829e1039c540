"""The course of one site's crawl: requesting, judging answers, and what each leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from urllib.parse import urljoin, urlsplit

from articles.models import Issue
from articles.urls import host_key, try_canonical_url, url_fingerprint
from crawler.discovery.addresses import skip_reason
from crawler.discovery.judging import is_challenge
from crawler.frontier import PAGE_KINDS, Turn, Want
from crawler.handover import Line, SiteReport
from crawler.plan import SitePlan, Source
from crawler.robots import MAX_AGE as ROBOTS_MAX_AGE
from crawler.robots import Robots
from crawler.site import Site
from crawler.site_crawl.answers import Answer, Failure, Outcome, Verdict, retry_after_s
from crawler.site_crawl.bodies import Bodies
from crawler.site_crawl.emptiness import Findings, find_emptiness
from crawler.site_crawl.entries import Entries
from crawler.site_crawl.listings import Listings
from crawler.site_crawl.sources import BARREN_LISTINGS, BARREN_SITEMAPS, Sources
from crawler.site_crawl.state import ISSUES_OF_A_KIND, CrawlState, close_listing, origin_of

MAX_REDIRECTS = 5
"""RFC 9309 requires five for robots.txt; articles behind more were loops in all threads read."""
ATTEMPTS = 2
FAILURES_IN_A_ROW = 6
"""Server errors, timeouts and refused connections in a row that end a site's crawl for this time."""
BLOCKS_IN_A_ROW = 6
MAX_RETRY_AFTER_S = 120.0
"""A longer Retry-After ends the site's crawl for this time; the schedule comes back to it."""
_TROUBLE = ("server_error", "timeout", "network_error", "throttled")


def _with_session(url: str, location: str | None) -> str | None:
    """The target of a redirect that differs from the requested address by a session: "/(S(…))/tin", ";jsessionid=…"."""
    address = urljoin(url, _escaped(location or ""))
    return address if address != url and urlsplit(address)[:2] == urlsplit(url)[:2] else None


def _escaped(location: str) -> str:
    """A Location header as browsers read it: bytes above ASCII are escaped as they came (``tin-tức`` in raw UTF-8)."""
    if location.isascii():
        return location
    try:
        raw = location.encode("latin-1")
    except UnicodeEncodeError:
        raw = location.encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw)


class SiteCrawl:
    """Decides one site's crawl. ``emit`` receives issues, disallowed addresses and sources as they become known."""

    def __init__(self, site: Site, plan: SitePlan, run_id: str, emit: Callable[[Line], None], now: datetime) -> None:
        self.state = CrawlState(site, plan, run_id, emit, now)
        self._entries = Entries(self.state)
        self._sources = Sources(self.state, self._entries)
        self._listings = Listings(self.state, self._entries, self._sources)
        self.robots: dict[str, Robots] = {}
        self.delay_s = site.delay_s
        self.outcomes: Counter[str] = Counter()
        self._article_outcomes: Counter[str] = Counter()
        self._home_forbidden = False
        self.kinds: Counter[str] = Counter()
        self.requests = self.conditional = 0
        self.moved_to: str | None = None
        self._failures = self._blocks = 0
        self._bodies = Bodies(self.state, self._sources, self._listings, self._follow)
        self._use_cached_robots(now)
        self._sources.start(now)
        if site.render:  # parts of pages come from these hosts too, and their rules must be known by then
            scheme = urlsplit(site.url).scheme
            for host in site.hosts:
                self.state.frontier.push(self._robots_want(f"{scheme}://{host}"))

    @property
    def left(self) -> int:
        """Addresses still in the frontier."""
        return len(self.state.frontier)

    # ---- requests -------------------------------------------------------------------------------------------

    def next_want(self) -> Want | None:
        """The next request, or ``None`` when this site's crawl is over."""
        state = self.state
        while state.ended is None:
            if self.requests >= state.plan.max_pages and len(state.frontier):
                state.stop("max_pages", f"{state.plan.max_pages} requests were made and entries are left")
                return None
            want = state.frontier.pop()
            if want is None:
                if not self._sources.push_skipped():
                    state.ended = "finished"
                continue
            if self._is_needed(want) and self._knows_robots(want):
                if state.site.render and want.kind in PAGE_KINDS:
                    want.etag = want.last_modified = None  # the document stays as it is; its scripts show what is new
                self.requests += 1
                state.left_out["too_old"] -= want.turn is Turn.OLD and want.kind == "article"
                self.kinds[want.kind] += 1
                self.conditional += want.is_conditional
                return want
        return None

    def take_back(self, want: Want) -> None:
        """A want that was handed out and never sent."""
        self._uncount(want)
        self.state.frontier.push(want)

    def refusal(self, want: Want) -> str | None:
        """Why robots.txt forbids this request; ``None``: it may be sent. Its authority's rules are known by now."""
        robots = self.robots.get(origin_of(want.url))
        if want.kind == "robots" or robots is None or robots.allows(want.url):
            return None
        return "robots.txt" if robots.is_reachable else "robots.txt cannot be reached: nothing is fetched for now"

    def allows(self, url: str) -> bool:
        """May this part of a page be fetched? Not where the authority's rules are unknown."""
        robots = self.robots.get(origin_of(url))
        return robots is not None and robots.allows(url)

    def disallow(self, want: Want, why: str) -> Verdict:
        """A want that was handed out and may not be sent."""
        self._uncount(want)
        self.state.left_out["too_old"] += want.turn is Turn.OLD and want.kind == "article"
        self.outcomes["disallowed"] += 1
        self._home_forbidden = self._home_forbidden or want.kind == "home"
        if want.kind == "article":
            self._article_outcomes["disallowed"] += 1
        return Verdict(outcome="disallowed", kind=want.kind, error=why)

    def _uncount(self, want: Want) -> None:
        self.requests -= 1
        self.kinds[want.kind] -= 1
        self.conditional -= want.is_conditional

    def _is_needed(self, want: Want) -> bool:
        state = self.state
        if state.plan.only is not None:
            return want.kind == "robots" or want.url == state.plan.only or bool(want.trail)
        is_sampled = state.plan.sample is not None and want.kind not in ("robots", "home") and not want.is_probe
        if is_sampled and self.kinds[want.kind] >= (state.plan.sample or 0):
            return False
        if want.turn is Turn.OLD and state.has_enough(want.day):
            if want.chain is not None and want.kind == "listing":
                state.end_chain(want.chain, state.plan.since)
            return False
        if want.kind == "listing" and want.chain is not None and want.chain.position:
            return self._listings.goes_on(want)
        if self._is_beyond_budget(want):
            return False
        # Queued before its shape had proved to yield nothing; what is known to yield is never given up.
        is_new = want.kind == "listing" and want.url not in state.sources and want.url not in state.site.listings
        return not (is_new and state.shapes.is_given_up(want.url))

    def _is_beyond_budget(self, want: Want) -> bool:
        """Have many sources of this kind in a row shown nothing new?"""
        budget = {"sitemap": BARREN_SITEMAPS, "listing": BARREN_LISTINGS}.get(want.kind)
        state, site = self.state, self.state.site
        if budget is None or state.barren[want.kind] < budget:
            return False
        return want.url not in state.sources and want.url not in site.listings and want.url not in site.sitemaps

    def _knows_robots(self, want: Want) -> bool:
        """Robots first: an authority's rules are requested before anything else from it."""
        origin = origin_of(want.url)
        if want.kind == "robots" or origin in self.robots:
            return True
        self.state.frontier.push(want)
        self.state.frontier.push(self._robots_want(origin))
        return False

    # ---- answers ------------------------------------------------------------------------------------------

    def handle(self, want: Want, answer: Answer | Failure, now: datetime) -> Verdict:
        """Classify this answer, and put what follows from it into the frontier."""
        verdict = self._fail(want, answer) if isinstance(answer, Failure) else self._judge(want, answer, now)
        self.outcomes[verdict.outcome] += 1
        if want.kind == "article":
            self._article_outcomes[verdict.outcome] += 1
        self._count_trouble(want, verdict)
        if want.kind == "robots":
            self._settle_robots(want, verdict, answer, now)
        elif want.kind != "article" and verdict.outcome not in ("fetched", "unchanged", "not_modified", "redirected"):
            self._sources.note_failure(want, verdict, now)
            if want.chain is not None and want.chain.position and verdict.outcome in ("not_found", "rejected"):
                self.state.end_chain(want.chain, date.min)  # the pager led beyond the end
            close_listing(want)
        return verdict

    def _fail(self, want: Want, failure: Failure) -> Verdict:
        if failure.outcome == "network_error" or (failure.outcome == "timeout" and want.kind != "article"):
            self._retry(want)  # an article that timed out once would hold up the others a second time
        elif failure.outcome != "timeout":
            self.state.issue(f"page_{failure.outcome}", failure.error, want.url)
        return Verdict(outcome=failure.outcome, kind=want.kind, error=failure.error)

    def _retry(self, want: Want) -> None:
        if want.attempt + 1 < ATTEMPTS and not want.is_probe and self.state.ended is None:
            turn = want.turn if want.kind == "robots" else max(want.turn, Turn.RETRY)
            self.state.frontier.push(replace(want, attempt=want.attempt + 1, turn=turn))

    def _count_trouble(self, want: Want, verdict: Verdict) -> None:
        state, why = self.state, verdict.error or verdict.outcome
        if verdict.outcome in _TROUBLE:
            self._failures += want.attempt == 0  # a page that is broken twice is one broken page
            if want.kind == "home" and want.attempt + 1 >= ATTEMPTS:
                state.stop("failing", f"home page: {why}")
            elif self._failures >= FAILURES_IN_A_ROW:
                state.stop("failing", f"{self._failures} failures in a row, the last: {why}")
        elif verdict.outcome == "blocked" and want.kind != "robots":
            self._blocks += 1
            if want.kind == "home" or self._blocks >= BLOCKS_IN_A_ROW:
                state.issue("site_blocked", why, want.url)
                state.stop("blocked", why)
        elif verdict.outcome != "redirected":
            self._failures = self._blocks = 0

    def _judge(self, want: Want, answer: Answer, now: datetime) -> Verdict:
        status = answer.status
        if status == 200:
            return self._bodies.read(want, answer, now)
        if status == 304:
            self._sources.keep(want, now)
            return Verdict(outcome="not_modified", kind=want.kind, archive="revisit", digest=want.digest)
        if 300 <= status < 400:
            return self._redirect(want, answer.headers.get("location"), status)
        if status in (401, 403, 407, 451) or (status in (429, 503) and is_challenge(answer.body)):
            what = f"HTTP {status}" + (", a challenge page" if is_challenge(answer.body) else "")
            if want.kind != "robots":
                self.state.issue("page_blocked", what, want.url)
            return Verdict(outcome="blocked", kind=want.kind, error=what)
        if status in (429, 503):
            return self._throttle(want, answer, now)
        if status >= 500:
            self._retry(want)
            return Verdict(outcome="server_error", kind=want.kind, error=f"HTTP {status}")
        outcome: Outcome = "not_found" if status >= 400 else "rejected"
        return Verdict(outcome=outcome, kind=want.kind, error=f"HTTP {status}")

    def _throttle(self, want: Want, answer: Answer, now: datetime) -> Verdict:
        wait = retry_after_s(answer.headers.get("retry-after"), now)
        if answer.status == 503 and wait is None:
            self._retry(want)
            return Verdict(outcome="server_error", kind=want.kind, error="HTTP 503")
        said = f"HTTP {answer.status}" + (f", Retry-After {wait:g} s" if wait is not None else "")
        self.state.issue("site_throttled", said, want.url)
        if wait is not None and wait > MAX_RETRY_AFTER_S:
            self.state.stop("failing", f"asked to come back later: {said}")
        else:
            self._retry(want)
        return Verdict(outcome="throttled", kind=want.kind, retry_after_s=wait, error=f"HTTP {answer.status}")

    # ---- redirects ----------------------------------------------------------------------------------------

    def _redirect(self, want: Want, location: str | None, status: int) -> Verdict:
        state = self.state
        target = try_canonical_url(_escaped(location), want.url) if location else None
        if target is None:
            return Verdict(outcome="rejected", kind=want.kind, error=f"HTTP {status} without a usable Location")
        if not state.is_here(target):
            permanent = status in (301, 308)
            if want.kind == "home":
                self.moved_to = target if permanent else None
                hint = "not followed; set 'url' in the site file if this is the site now"
                code = "site_moved" if permanent else "home_redirects_off_site"
                state.issue(code, f"{want.url} answers {status} to {target}: {hint}", want.url)
                state.stop("moved", f"{status} to {target}")
            else:
                state.issue("redirect_off_site", f"{status} to {target}; not followed", want.url)
            return Verdict(outcome="redirected", kind=want.kind, final_url=target)
        if want.kind == "home" and host_key(target) == host_key(want.url):
            state.origin = origin_of(target)
        if target == want.url and want.with_session is None and (address := _with_session(want.url, location)):
            state.frontier.push(replace(want, with_session=address))
            return Verdict(outcome="redirected", kind=want.kind, final_url=target)
        return self._follow(want, target)

    def _follow(self, want: Want, target: str) -> Verdict:
        """Queue the target of a redirect on this site, unless it is circular or was requested already."""
        state = self.state
        verdict = Verdict(outcome="redirected", kind=want.kind, final_url=target)
        trail = (*want.trail, want.url)
        if target in trail or len(trail) > MAX_REDIRECTS:
            state.issue("redirect_loop", f"{len(trail)} redirects, the last to {target}", want.url)
            return verdict
        reason = skip_reason(target, state.site.url) if want.kind not in ("robots", "home") else None
        if reason is not None:
            if reason == "action":
                state.issue("login_wall", f"redirects to {target}", want.url)
            return verdict
        fingerprint = url_fingerprint(target)
        if want.kind == "article":
            # A removed article that sends its readers home; or the requested address of one.
            if urlsplit(target).path in ("", "/"):
                return verdict
            if fingerprint != want.fingerprint and not want.is_recheck and state.was_asked(fingerprint):
                return verdict
        state.frontier.push(replace(want, url=target, fingerprint=fingerprint, trail=trail))
        return verdict

    # ---- robots.txt ---------------------------------------------------------------------------------------

    def _use_cached_robots(self, now: datetime) -> None:
        for source in self.state.plan.sources:
            if source.kind == "robots" and source.content is not None and source.fetched_at is not None:
                is_fresh = timedelta(0) <= now - source.fetched_at < ROBOTS_MAX_AGE
                if is_fresh:
                    self._adopt_robots(source.url, Robots.parse(source.content))

    def _robots_want(self, origin: str) -> Want:
        url = origin + "/robots.txt"
        want = Want(url=url, kind="robots", fingerprint=url_fingerprint(url), turn=Turn.ROBOTS)
        known = self.state.sources.get(url)
        if known is not None and known.content:
            want.etag, want.last_modified = known.etag, known.last_modified
        return want

    def _settle_robots(self, want: Want, verdict: Verdict, answer: Answer | Failure, now: datetime) -> None:
        """RFC 9309, 2.3.1: 4xx allows, 5xx and no answer disallow for now, redirects are followed five times."""
        state = self.state
        first = want.trail[0] if want.trail else want.url
        if state.frontier.has_waiting("robots"):
            return  # a redirect is followed, or a second attempt is made
        known = state.sources.get(first)
        if verdict.outcome in ("fetched", "unchanged") and isinstance(answer, Answer):
            text = answer.body[:512_000].decode("utf-8", "replace")
            if b"<html" in answer.body[:1000].lower():
                text = ""  # a page with status 200 for everything that is not there
            state.emit(
                Source(
                    site=state.site.id,
                    url=first,
                    kind="robots",
                    etag=answer.headers.get("etag"),
                    last_modified=answer.headers.get("last-modified"),
                    digest=verdict.digest,
                    fetched_at=now,
                    content=text,
                )
            )
            self._adopt_robots(first, Robots.parse(text))
        elif verdict.outcome == "not_modified" and known is not None and known.content is not None:
            state.emit(replace(known, fetched_at=now))
            self._adopt_robots(first, Robots.parse(known.content))
        elif verdict.outcome in _TROUBLE or verdict.outcome == "off_site":
            why = verdict.error or verdict.outcome
            state.issue("robots_unreachable", f"{why}: nothing is fetched for now", first)
            self._adopt_robots(first, Robots.disallow_all())
            if origin_of(first) == state.origin:
                state.stop("robots_unreachable", why)
        else:
            state.emit(Source(site=state.site.id, url=first, kind="robots", fetched_at=now, content=""))
            self._adopt_robots(first, Robots.allow_all())

    def _adopt_robots(self, url: str, robots: Robots) -> None:
        self.robots[origin_of(url)] = robots
        if robots.crawl_delay_s is not None:
            self.delay_s = max(self.delay_s, robots.crawl_delay_s)
        if origin_of(url) == self.state.origin:
            for address in robots.sitemaps(url):
                self._sources.offer(address, "sitemap")

    @property
    def _is_whole(self) -> bool:
        """Is this a crawl of the site, and not a probe or a single page?"""
        return self.state.plan.sample is None and self.state.plan.only is None

    def _findings(self) -> Findings:
        state = self.state
        return Findings(
            articles=state.articles,
            offered=state.offered,
            left_out=state.left_out.total(),
            had_articles=state.had_articles,
            unchanged_sources=state.unchanged_sources,
            home_forbidden=self._home_forbidden,
            home_is_shell=state.home_is_shell,
            listings=state.pages_read,
            article_outcomes=self._article_outcomes,
        )

    # ---- ending -------------------------------------------------------------------------------------------

    def finish(self, now: datetime) -> SiteReport:
        """Hand over the sources; the report is the last line of this crawl."""
        state = self.state
        ended, said = state.ended or "stopped", state.detail
        emptiness = find_emptiness(self._findings()) if ended == "finished" and self._is_whole else None
        if emptiness is not None:
            ended, said = emptiness.ended, emptiness.detail
            state.issue("no_article_found" if ended == "empty" else "site_blocked", said, state.site.url)
        self._sources.emit_all(complete=ended == "finished")
        for code, count in state.issues.items():
            if count > ISSUES_OF_A_KIND:
                detail = f"{count} times in this crawl; the first {ISSUES_OF_A_KIND} are recorded"
                state.emit(Issue(code=code, detail=detail, site=state.site.id))
        return SiteReport(
            site=state.site.id,
            run_id=state.run_id,
            started_at=state.started_at,
            finished_at=now,
            ended=ended,
            detail=said,
            requests=self.requests,
            outcomes=dict(self.outcomes),
            kinds={kind: count for kind, count in self.kinds.items() if count},
            conditional=self.conditional,
            articles=state.articles,
            left=state.frontier.waiting_articles,
            left_out={reason: count for reason, count in sorted(state.left_out.items()) if count > 0},
            oldest=state.oldest,
            delay_s=round(self.delay_s, 3),
            moved_to=self.moved_to,
            shapes=state.shapes.learned(),
        )
