"""Listings and their further pages: their entries, and the end of walking back."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from articles.dates import local_day
from articles.urls import url_fingerprint
from crawler.discovery.addresses import (
    address_shape,
    counted_on,
    is_calendar_address,
    is_tag_address,
    listing_of,
    listing_rank,
    plain_key,
    skip_reason,
)
from crawler.discovery.dates import url_date
from crawler.discovery.html import HtmlPage
from crawler.discovery.json_listing import says_more
from crawler.discovery.next_pages import next_in_header, next_page
from crawler.discovery.pager import is_next_text, is_pager_text
from crawler.discovery.pages import entry_date, entry_links, looks_like_entry
from crawler.frontier import Chain, Link, Turn, Want
from crawler.plan import Source
from crawler.site_crawl.answers import Answer, Verdict
from crawler.site_crawl.entries import Entries
from crawler.site_crawl.sources import MAX_LISTINGS, Sources
from crawler.site_crawl.state import CrawlState, calendar_day, close_listing, midnight, sample_of

MAX_DEPTH = 3
"""Home page, section, sub-section, its part."""
OF_PAGERS = (None, "action", "data")
DAYS_AGAIN = 1
"""Archive pages of this many days before the last crawl are read again."""
IDLE_PAGES = 2
"""Consecutive pages of a listing with nothing new, after which it counts as circular."""


class Listings:
    """Reads listings and goes on to the pages after them."""

    def __init__(self, state: CrawlState, entries: Entries, sources: Sources) -> None:
        self._state, self._entries, self._sources = state, entries, sources
        self._related: set[str] = set()
        self._bodies: dict[str, str] = {}
        self._selector = next((rule.entry for rule in state.site.profile().selectors if rule.entry), None)

    def take(self, want: Want, answer: Answer, page: HtmlPage, digest: str, now: datetime) -> Verdict:
        """A page that is a listing, whatever kind it was requested as."""
        state = self._state
        kind: Literal["home", "listing"] = "home" if want.kind == "home" else "listing"
        twin = self._bodies.setdefault(digest, want.url)
        if twin != want.url and kind != "home":
            # The home page for whatever is not there, or one listing under two addresses.
            chain = want.chain
            if chain is not None and chain.position and next_page(page, chain.key, chain.position, _never) is None:
                state.end_chain(chain, date.min)  # the last page of both
            close_listing(want)
            return Verdict(outcome="rejected", kind=want.kind, digest=digest, error=f"the same page as {twin}"[:300])
        if want.chain is None or want.kind == "article":
            key = listing_of(want.url, False)
            if key in state.chains or want.depth > MAX_DEPTH or len(state.chains) >= MAX_LISTINGS:
                return Verdict(
                    outcome="rejected", kind=want.kind, digest=digest, error="a listing, not an article, and not needed"
                )
            source = Source(site=state.site.id, url=want.url, kind="listing", title=want.link_text)
            rank = listing_rank(want.url, want.link_text or "")
            chain = state.chains[key] = Chain(url=want.url, source=source, depth=max(1, want.depth), key=key, rank=rank)
            want = replace(want, chain=chain, source=source, kind="listing")
        else:
            chain = want.chain
        page.next_url = page.next_url or next_in_header(answer.headers.get("link"), want.url)
        before = len(state.frontier)
        new = self._read(want, chain, page, now)
        if kind == "home" and not chain.seen:
            self._offer_fetches(page)
        if chain.position == 1:
            state.note_yield("listing", chain)
            self._note_empty(want, chain, answer, page, len(state.frontier) > before)
            if want.source is not None and want.source.title is None:
                want.source = replace(want.source, title=want.link_text or page.title or None)
            self._sources.remember(want, chain, answer, digest, now)
            # Walking back over pages of days that are known is no reason to give them up.
            state.shapes.saw_listing(want.url, new or (chain.fresh if state.walks_back(chain.source) else 0))
            if kind == "home" and state.discovering:
                self._sources.discover(page)
        is_counted = says_more(answer.headers.get("content-type", ""), answer.body)
        self._turn_page(want, chain, page, new, is_counted)
        return Verdict(outcome="fetched", kind=kind, archive="response" if new else None, digest=digest)

    def _offer_fetches(self, page: HtmlPage) -> None:
        """Queue what the script of a home page without entries requests at once: the list that it shows."""
        state = self._state
        for url in page.fetches:
            if state.is_here(url) and skip_reason(url, state.site.url) in OF_PAGERS:
                url = state.on_origin(url)
                self._sources.push(state.sources.get(url) or Source(site=state.site.id, url=url, kind="listing"))

    def _note_empty(self, want: Want, chain: Chain, answer: Answer, page: HtmlPage, leads_on: bool) -> None:
        """Record an issue for a page that should list something, but lists nothing and leads nowhere."""
        state = self._state
        state.pages_read += 1
        if want.kind == "home" and not [link for link in page.links if state.is_here(link.url)]:
            state.home_is_shell = True
            state.issue("home_without_links", f"without links: {sample_of(answer.body)}", want.url)
        elif not chain.entries and not leads_on and (want.kind == "home" or was_fruitful(chain.source, state)):
            state.issue("listing_without_entries", f"without entries: {sample_of(answer.body)}", want.url)

    def goes_on(self, want: Want) -> bool:
        """Whether to request this page, now that the previous one was read and its entries fetched."""
        state, chain = self._state, want.chain
        assert chain is not None
        if chain.ended:
            return False
        too_old = chain.too_old > 0 and chain.in_window == 0 and chain.too_old >= chain.undated
        if too_old and want.turn is not Turn.OLD:
            if not state.has_enough(chain.oldest):
                state.frontier.push(replace(want, turn=Turn.OLD))
            else:
                state.end_chain(chain, state.plan.since)
            return False
        if chain.portions:
            self._entries.take_portion(chain, want.found_on or chain.url)
            return False
        if want.fingerprint == 0:  # the marker after the last portion
            state.end_chain(chain, state.plan.since or date.min)
            return False
        return True

    def offer_related(self, want: Want, page: HtmlPage, now: datetime) -> None:
        """Articles that only other articles lead to: of addresses that surely are articles, after everything else."""
        for link in page.links:
            if link.in_frame or link.url in self._related:
                continue
            if self._state.shapes.is_article(address_shape(link.url)) is not True:
                continue
            self._related.add(link.url)
            if looks_like_entry(link):
                listed = midnight(url_date(link.url, now))
                entry = Link(url=link.url, title=link.text or link.label or None, listed_at=listed)
                self._entries.offer(entry, None, want.url, depth=want.depth + 1, turn=Turn.RELATED)

    def offer_links(self, want: Want, page: HtmlPage, now: datetime) -> None:
        """A page behind a menu that is neither a listing nor an article may still lead to some."""
        if want.depth < MAX_DEPTH:
            for link in page.links:  # of a map of the site all links are a menu
                name = link.text or link.label
                if self._state.shapes.is_article(address_shape(link.url)):
                    listed = midnight(url_date(link.url, now))
                    entry = Link(url=link.url, title=name or None, listed_at=listed)
                    self._entries.offer(entry, None, want.url, depth=want.depth + 1)
                else:
                    self.offer_listing(link.url, name, want.depth + 1, want.url, now)

    def _read(self, want: Want, chain: Chain, page: HtmlPage, now: datetime) -> int:
        """Offer the page's entries and, near the home page, its listings. Return entries that were not known."""
        state = self._state
        chain.turn_page()
        chain.read = True
        chain.addresses.update({want.url, page.url})
        before, seen_before = chain.new_entries, len(chain.seen)
        entries = entry_links(page, self._selector, state.shapes.is_article)
        chosen = {link.url for link in entries}
        for link in entries:
            listed = entry_date(link, now) or midnight(url_date(link.url, now))
            entry = Link(url=link.url, title=link.text or link.label or None, listed_at=listed)
            self._entries.offer(entry, chain, want.url, depth=chain.depth + 1)
        chain.idle = 0 if len(chain.seen) > seen_before else chain.idle + 1
        if chain.depth < MAX_DEPTH and chain.position == 1:
            everything = state.discovering or state.walks_back(chain.source)
            for link in page.links:
                if (
                    link.url not in chosen
                    and not (link.by_script and is_next_text(link.text or link.label))
                    and "nofollow" not in link.rel
                    and (everything or self._is_new_day(link.url, now))
                ):
                    self.offer_listing(link.url, link.text or link.label, chain.depth + 1, want.url, now)
        return chain.new_entries - before

    def _is_new_day(self, url: str, now: datetime) -> bool:
        """An archive page of a day since the last crawl: listings of days are found again, not remembered."""
        day = calendar_day(url, now)
        home = self._state.sources.get(self._state.site.url)
        if day is None or home is None or home.fetched_at is None:
            return False
        return day >= local_day(home.fetched_at) - timedelta(days=DAYS_AGAIN)

    def offer_listing(self, url: str, text: str, depth: int, found_on: str, now: datetime) -> None:
        """Queue a listing, unless it is elsewhere, known, left out by name, or given up."""
        state = self._state
        if not state.is_here(url) or len(state.chains) >= MAX_LISTINGS:
            return
        url = state.on_origin(url)
        is_pager = is_pager_text(text or "-") and not is_calendar_address(url)  # <a href="/ngay/2026/11/27">27</a>
        key = listing_of(url, is_pager)
        if key in state.chains or (is_pager and key != plain_key(url)) or state.was_asked(url_fingerprint(url)):
            return
        if skip_reason(url, state.site.url) is not None or is_tag_address(url) or state.shapes.is_given_up(url):
            return
        if state.shapes.is_article(address_shape(url)):
            return
        turn = None
        if is_calendar_address(url):
            if is_calendar_address(found_on):  # one day or month leads to the one before it, as pages do
                depth -= 1
            day = calendar_day(url, now)
            if day is None or (day > (today := local_day(now)) and not _is_month_of(day, today)):
                return
            if state.plan.since is not None and day < state.plan.since:
                state.has_older_days = True
                if state.plan.floor == 0:
                    return
                turn = Turn.OLD
        source = state.sources.get(url) or Source(site=state.site.id, url=url, kind="listing", title=text or None)
        self._sources.push(source, depth=depth, text=text, turn=turn)

    def _turn_page(self, want: Want, chain: Chain, page: HtmlPage, new: int, is_counted: bool) -> None:
        """Queue the next page, unless the listing is at its end or at known entries.

        ``is_counted``: a script counts its pages, and nothing names the one after this.
        """
        state = self._state
        following = None
        if chain.idle < IDLE_PAGES and chain.seen:
            following = next_page(page, chain.key, chain.position, chain.addresses.__contains__)
            if following is None and is_counted and chain.idle == 0:
                following = counted_on(want.url, chain.in_window + chain.too_old + chain.undated)
        # "Xem thêm" often requests "/ajax/…" or "/zone-2/page-2.json", which is never requested by itself.
        if following is None or not state.is_here(following) or skip_reason(following, state.site.url) not in OF_PAGERS:
            state.end_chain(chain, date.min)
            return
        if new == 0 and not state.walks_back(chain.source):
            state.end_chain(chain, chain.source.walked_to)
            return
        following = state.on_origin(following, is_page=True)
        fingerprint = url_fingerprint(following)
        if state.frontier.is_seen(fingerprint):  # two addresses of one listing: the other one walks it
            chain.ended = True
            state.read.pop(chain.source.url, None)
            return
        chain.addresses.add(following)
        state.frontier.push(
            Want(
                url=following,
                kind="listing",
                fingerprint=fingerprint,
                turn=Turn.DEEPER_LISTING,
                depth=chain.depth,
                chain=chain,
                found_on=want.url,
            )
        )


def _never(_: str) -> bool:
    return False


def was_fruitful(source: Source, state: CrawlState) -> bool:
    """Did this listing show entries before, or does the site file name it? A menu also leads to pages without any."""
    return source.entries > 0 or source.url in state.site.listings


def _is_month_of(day: date, today: date) -> bool:
    # An archive of this month is named by its last day, which is still to come; tomorrow's page is empty.
    return (day.year, day.month, day.day) == (today.year, today.month, monthrange(today.year, today.month)[1])
