"""Bodies of a site's crawl: what each answer with status 200 holds, and what follows from it."""

from __future__ import annotations

import re
from bisect import insort
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from articles.extraction import extract
from articles.models import Page
from articles.urls import url_fingerprint
from crawler.discovery.addresses import address_shape
from crawler.discovery.dates import read_listed_date
from crawler.discovery.feeds import sniff_feed
from crawler.discovery.html import HtmlPage, count_words
from crawler.discovery.json_listing import is_json, page_of_json
from crawler.discovery.judging import Judgement, is_challenge, judge_page
from crawler.discovery.pages import ENTRY_WORDS, date_by_headline
from crawler.discovery.reading import read_html
from crawler.discovery.signs import is_same_headline
from crawler.discovery.wishes import wishes_of_page
from crawler.frontier import Want
from crawler.plan import Source
from crawler.site_crawl.answers import Answer, Outcome, Verdict
from crawler.site_crawl.entries import last_number
from crawler.site_crawl.listings import MAX_DEPTH, Listings, was_fruitful
from crawler.site_crawl.sources import Sources
from crawler.site_crawl.state import CrawlState, close_listing, sample_of
from crawler.warc import payload_digest

SAME_BODY_PAGES = 3
"""Addresses with an identical body: from the third on they are not articles (news-crawl#44 had thousands)."""
CHALLENGE_PROSE = 600
SURE_ARTICLE = 4
"""Score from which on a page that a pager led to is an article all the same."""
_LOOKS_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|div|table|p|h[1-6]|ul|a|center|frameset|section|article)\b",
    re.I,
)
"""Types under which markup is sent too: "text/xml", "application/xml", "text/xhtml"."""
_RELOADS = re.compile(rb"document\.cookie|location\.reload", re.I)
"""A page that sets a cookie and reloads itself: a gate, not a shell that a script fills."""
_HTML_TYPES = ("text/html", "application/xhtml", "text/plain", "application/octet-stream")


class Bodies:
    """Read bodies. ``follow`` queues the address that a page without content sends its readers on to."""

    def __init__(
        self, state: CrawlState, sources: Sources, listings: Listings, follow: Callable[[Want, str], Verdict]
    ) -> None:
        self._state, self._sources, self._listings, self._follow = state, sources, listings, follow
        self._digests: Counter[str] = Counter()

    def read(self, want: Want, answer: Answer, now: datetime) -> Verdict:
        """What this body is. Puts what follows from it into the frontier."""
        digest = payload_digest(answer.body)
        if want.kind == "robots":
            return Verdict(outcome="fetched", kind="robots", archive="response", digest=digest)
        if want.digest == digest:
            self._sources.keep(want, now)
            return Verdict(outcome="unchanged", kind=want.kind, archive="revisit", digest=digest)
        found = sniff_feed(answer.body)
        if found is not None and want.kind not in ("feed", "sitemap"):
            # A feed under a section's address, or with "text/html" for its type.
            close_listing(want)
            source = Source(site=self._state.site.id, url=want.url, kind=found)
            return self._sources.read_xml(replace(want, kind=found, source=source, chain=None), answer, digest, now)
        if want.kind in ("feed", "sitemap"):
            return self._sources.read_xml(want, answer, digest, now)
        kind = answer.headers.get("content-type", "").strip().lower()
        if want.kind == "listing" and is_json(kind, answer.body):
            made = page_of_json(answer.body, want.url)
            page = read_html(made, want.url) if made is not None else None
            if page is not None:
                return self._read_page(want, answer, page, digest, now)
        if kind and not kind.startswith(_HTML_TYPES) and not _LOOKS_HTML.search(answer.body[:4096]):
            return Verdict(outcome="rejected", kind=want.kind, digest=digest, error=f"not HTML: {kind[:80]}")
        page = read_html(answer.body, want.url, kind)
        if page is None:
            return self._reject(want, "stub_page", f"{len(answer.body)} bytes that are no page", digest)
        return self._read_page(want, answer, page, digest, now)

    def _read_page(self, want: Want, answer: Answer, page: HtmlPage, digest: str, now: datetime) -> Verdict:
        state = self._state
        if page.prose < CHALLENGE_PROSE and is_challenge(answer.body):
            return self._reject(want, "page_blocked", "a challenge page", digest, outcome="blocked")
        if page.frames:
            state.frames.update(page.frames)
            for address in [*page.frames[1:], *(link.url for link in page.links)]:
                self._listings.offer_listing(address, "", want.depth + 1, want.url, now)
        target = self._sent_on_to(want, page)
        if target is not None:
            return self._follow(want, target)
        judged = self._judge(want, answer, page, now)
        if judged.looks not in ("article", "listing"):
            if judged.looks == "other" and want.kind == "listing":
                self._listings.offer_links(want, page, now)
            if want.kind == "listing" and want.chain is not None and was_fruitful(want.chain.source, state):
                state.issue("listing_without_entries", f"without entries: {sample_of(answer.body)}", want.url)
            return self._refuse(want, page, judged, digest)
        if judged.looks == "article":
            self._digests[digest] += 1
            if self._digests[digest] >= SAME_BODY_PAGES:
                detail = f"{self._digests[digest]} addresses answered with this body"
                return self._reject(want, "same_body", detail, digest)
        state.shapes.saw(want.url, judged.looks)
        if judged.looks == "article":
            verdict = self._take_article(want, page, digest, now)
            return replace(verdict, wishes=wishes_of_page(answer.headers, page))
        if want.is_recheck:
            return self._reject(want, "no_article", "a known article's address shows a listing", digest)
        return self._listings.take(want, answer, page, digest, now)

    def _sent_on_to(self, want: Want, page: HtmlPage) -> str | None:
        """Where a page without content sends its readers on to, on this site."""
        target = page.refresh_url or (page.frames[0] if page.frames else None)
        if target is None or page.text_chars >= 400 or len(page.links) >= 10 or target == want.url:
            return None
        return self._state.on_origin(target) if self._state.is_here(target) else None

    def _judge(self, want: Want, answer: Answer, page: HtmlPage, now: datetime) -> Judgement:
        """What the page is by itself, and then by how the crawl came to it."""
        state = self._state
        shape = state.shapes.is_article(address_shape(want.url))
        judged = judge_page(page, len(answer.body), want.link_text, shape, want.kind, now)
        if judged.looks in ("listing", "other") and want.kind in ("article", "listing"):
            judged = self._read_again(want, answer, judged, now)
        listing = Judgement("listing", judged.score)
        unsure = judged.looks == "other" or (judged.looks == "article" and judged.score < SURE_ARTICLE)
        if unsure and _is_further_page(want):
            return listing  # the last page of a listing may show one entry
        if want.url in state.frames and judged.looks in ("stub", "other"):
            return listing  # a menu of three words
        if want.kind == "home" and judged.looks in ("stub", "other", "not_found"):
            if judged.looks != "stub" or not _RELOADS.search(answer.body):
                return listing
            self._sources.discover(page)  # feeds and sitemaps often stand open beside such a page
            state.home_is_shell = True
        return judged

    def _read_again(self, want: Want, answer: Answer, judged: Judgement, now: datetime) -> Judgement:
        """Read, as cleaning will, a page that a headline led to and that does not look like an article at a glance.

        A sitemap names no headline: what it leads to must bear a date instead.
        """
        text = want.link_text or ""
        is_named = count_words(text) >= ENTRY_WORDS
        is_of_sitemap = not text and want.kind == "article" and judged.looks == "other"
        if _is_further_page(want) or not (is_named or is_of_sitemap):
            return judged
        kind = answer.headers.get("content-type", "")
        found = extract(Page(url=want.url, html=answer.body, content_type=kind, fetched_at=now, listed_title=text))
        if found.page_type != "article" or found.title is None:
            return judged
        if not is_same_headline(text, found.title) if is_named else found.published_at is None:
            return judged
        return Judgement("article", SURE_ARTICLE)

    def _refuse(self, want: Want, page: HtmlPage, judged: Judgement, digest: str) -> Verdict:
        self._state.shapes.saw(want.url, "other")
        if judged.looks == "stub":
            return self._reject(want, "stub_page", f"{page.text_chars} characters of text", digest)
        if judged.looks == "login":
            return self._reject(want, "login_wall", "asks for a password", digest, outcome="blocked")
        if judged.looks == "not_found":
            error = "says that it is not there, with status 200"
            if want.is_recheck:
                self._state.issue("soft_404", error, want.url)
            return Verdict(outcome="not_found", kind=want.kind, digest=digest, error=error)
        return Verdict(outcome="rejected", kind=want.kind, digest=digest, error="neither an article nor a listing")

    def _reject(self, want: Want, code: str, detail: str, digest: str, outcome: Outcome = "rejected") -> Verdict:
        self._state.issue(code, detail, want.url)
        return Verdict(outcome=outcome, kind=want.kind, digest=digest, error=f"{code}: {detail}")

    def _take_article(self, want: Want, page: HtmlPage, digest: str, now: datetime) -> Verdict:
        state = self._state
        if want.chain is not None and want.kind == "listing" and not want.chain.position:
            state.chains.pop(want.chain.key, None)  # what a short link led to is not a listing
        close_listing(want)
        state.articles += 1
        published = read_listed_date(page.stated_date, now) or date_by_headline(page, now) or want.listed_at
        if want.chain is not None and want.kind == "article" and want.listed_at is None:
            want.chain.undated -= 1
            state.date_entry(want.chain, published)
        if published is not None:
            insort(state.days, published)
        self._trust_canonical(want, page)
        if want.depth <= MAX_DEPTH and state.is_in_window(published) is not False and not want.is_recheck:
            self._listings.offer_related(want, page, now)
        return Verdict(outcome="fetched", kind="article", archive="response", digest=digest)

    def _trust_canonical(self, want: Want, page: HtmlPage) -> None:
        """Skip the canonical address of a page if it is plainly the same page's."""
        canonical = page.canonical
        if canonical is not None and self._state.is_here(canonical):
            number = last_number(canonical)
            if number is not None and number == last_number(want.url):
                self._state.frontier.mark_seen(url_fingerprint(canonical))


def _is_further_page(want: Want) -> bool:
    return want.kind == "listing" and want.chain is not None and want.chain.position > 0
