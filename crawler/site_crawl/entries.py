"""Entries that sources offer: which are put into the frontier, and in which portions."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from articles.urls import url_fingerprint
from crawler.discovery.addresses import is_tag_address, listing_of, skip_reason
from crawler.discovery.pager import is_pager_text
from crawler.frontier import Chain, Link, Turn, Want
from crawler.site_crawl.state import CrawlState

TOP_ENTRIES = 10
"""Number of a source's newest entries that decide whether it shows anything of its own."""
PORTION = 25
"""Entries of an undated sitemap requested at a time, newest first, while they are recent enough."""


class Entries:
    """Queues entries."""

    def __init__(self, state: CrawlState) -> None:
        self._state = state

    def offer(self, entry: Link, chain: Chain | None, found_on: str, depth: int = 1, turn: Turn = Turn.ARTICLE) -> None:
        """Queue an entry, unless it is elsewhere, known, skipped by name, or outside the requested days."""
        state = self._state
        if not state.is_here(entry.url):
            return
        url = state.on_origin(entry.url)
        if skip_reason(url, state.site.url) is not None or is_tag_address(url):
            return
        if url in state.sources or listing_of(url, is_pager_text(entry.title or "-")) in state.chains:
            return
        fingerprint = url_fingerprint(url)
        fits = state.is_in_window(entry.listed_at)
        if chain is not None and fingerprint not in chain.seen:
            chain.seen.add(fingerprint)
            chain.entries += 1
            state.date_entry(chain, entry.listed_at)
            if len(chain.top) < TOP_ENTRIES and fits is not False:
                chain.top = (*chain.top, fingerprint)
        if turn is not Turn.RELATED:
            state.offered += 1
            if chain is not None:
                chain.fresh += fingerprint not in state.shown
            state.shown.add(fingerprint)
        if state.was_asked(fingerprint):
            return
        if entry.listed_at is None and fingerprint in state.too_young:  # another source has dated it
            if turn is not Turn.RELATED:
                state.leave_out(chain, "too_young")
            return
        if fits is False:
            is_young = state.is_too_young(entry.listed_at)
            if turn is not Turn.RELATED:
                state.leave_out(chain, "too_young" if is_young else "too_old")
            if is_young:
                state.too_young.add(fingerprint)
            if is_young or state.plan.floor == 0 or turn is Turn.RELATED:
                return
            turn = Turn.OLD
        elif chain is not None:
            chain.new_entries += 1
            state.new_entries += 1
        want = Want(
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
        if turn is Turn.RELATED:
            state.frontier.push_related(want)
        else:
            state.frontier.push(want)

    def take(self, chain: Chain, entries: list[Link], found_on: str, in_portions: bool) -> int:
        """Queue a feed's or sitemap's entries; of a long list without dates only a portion at a time.

        Return how many were not known.
        """
        waiting = [e for e in entries if e.listed_at is None] if in_portions else []
        at_once = [e for e in entries if e.listed_at is not None] if in_portions else entries
        before = chain.new_entries
        for entry in sorted(at_once, key=lambda e: e.listed_at or self._state.started_at, reverse=True):
            self.offer(entry, chain, found_on)
        if len(waiting) > PORTION:
            waiting.sort(key=_newest_number_first)
            chain.portions = [waiting[i : i + PORTION] for i in range(0, len(waiting), PORTION)]
            waiting = chain.portions.pop(0)
            self._state.chains.setdefault(f"portions of {chain.url}", chain)
        for entry in waiting:
            self.offer(entry, chain, found_on)
        if chain.portions:
            chain.position = 1
            self._push_marker(chain, found_on)
        return chain.new_entries - before

    def take_portion(self, chain: Chain, found_on: str) -> None:
        """The next portion of a long list; the one before has been fetched and was young enough."""
        chain.turn_page()
        for entry in chain.portions.pop(0):
            self.offer(entry, chain, found_on)
        self._push_marker(chain, found_on)

    def _push_marker(self, chain: Chain, found_on: str) -> None:
        # Not a request: when its turn comes, the portion's entries have been fetched.
        self._state.frontier.push(
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


def last_number(url: str) -> str | None:
    """The last number of three digits and more in the last part of the path or in the query."""
    parts = urlsplit(url)
    text = parts.path.rstrip("/").rpartition("/")[2] + " " + parts.query
    numbers = [n for n in "".join(c if c.isdigit() else " " for c in text).split() if len(n) >= 3]
    return numbers[-1] if numbers else None


def _newest_number_first(entry: Link) -> int:
    """By the longest number of the address, which counts articles: "/vn/90012/hon-150-ho-dan"."""
    parts = urlsplit(entry.url)
    numbers = [n for n in re.findall(r"[0-9]+", f"{parts.path} {parts.query}") if 3 <= len(n) < 19]
    return -int(max(reversed(numbers), key=len)) if numbers else 0
