"""Archived pages to articles: extract, judge, annotate, fingerprint, store, link. Never from the network.

Pages are read and extracted on all cores, stored in batches of one transaction each, and linked in the end.
A second run finds nothing to do; an interrupted one goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby, islice

from articles.annotation import ANNOTATION_VERSION, annotate
from articles.boilerplate import learn_boilerplate
from articles.dates import VIETNAM
from articles.duplicates import FINGERPRINT_VERSION, fingerprint
from articles.extraction import EXTRACTOR_VERSION, extract
from articles.models import CleanedPage, Issue, Page, SiteProfile
from articles.relevance import RELEVANCE_VERSION, judge
from articles.site_layout import learn_layout
from crawler.catalogue import load_catalogue, require_sites
from crawler.site import Site
from pipeline.drift import record_drift
from pipeline.events import update_events
from pipeline.rejudging import rejudge_outdated
from pipeline.workers import map_in_processes
from storage.archive import archive, read_body
from storage.articles import StoreReport, Versions, store_pages
from storage.clusters import LinkReport, link_articles
from storage.db import Connection, opened, transaction
from storage.errors import StorageError
from storage.issues import record_issues
from storage.layouts import observed_json, observed_places, save_layout, site_layout
from storage.pages import (
    PageToClean,
    known_sites,
    note_cleaning_deaths,
    note_learned,
    note_observed,
    page_blocks,
    pages_to_clean,
    save_boilerplate,
    site_boilerplate,
)
from storage.rejudging import Rejudged, StoredText
from storage.search.index import index_outdated

BATCH = 50
"""Pages a transaction, and a piece of work for one process."""
POOL_FROM = 16
"""Fewer pages are cleaned without further processes: starting them costs more."""
LEARN_FROM = 8
"""A site's recurring blocks are learned from so many article pages on: on fewer, a reprinted paragraph recurs too."""
LAYOUT_WINDOW = 60
"""The newest pages of a site that teach its layout: a changed one is known after a dozen new pages."""
LEARN_WINDOW = 200
"""The newest pages of a site that teach what recurs on it."""
RECLEAN_LIMIT = 500
"""Pages cleaned again in one run because of what their sites taught since; the rest follow in the next runs."""
RECLEAN_ROUNDS = 3
"""How often one run learns and cleans again: the second round mostly finds nothing, the third never did."""

VERSIONS = Versions(
    extractor=EXTRACTOR_VERSION,
    relevance=RELEVANCE_VERSION,
    annotation=ANNOTATION_VERSION,
    fingerprint=FINGERPRINT_VERSION,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class CleanOptions:
    """Which pages are cleaned: by default those that this extractor version has not seen."""

    sites: Sequence[str] = ()
    everything: bool = False
    since: datetime | None = None
    shard: tuple[int, int] = (0, 1)


@dataclass(kw_only=True, slots=True)
class CleanReport:
    """What cleaning did; ``unreadable`` pages are not in the archive as their rows say, and are issues."""

    pages: int = 0
    unreadable: int = 0
    rejudged: int = 0
    """Articles that were judged, annotated and fingerprinted again from the store, because these rules changed."""
    recleaned: int = 0
    """Pages cleaned again, because what was learned of their site touches them."""
    stored: StoreReport = field(default_factory=StoreReport)
    linked: LinkReport = field(default_factory=LinkReport)


def full_text(lead: str | None, body: str) -> str:
    """The text that is judged, annotated and compared: lead and body; facts' spans count from its start."""
    return f"{lead}\n\n{body}" if lead else body


def clean_page(
    page: PageToClean, html: bytes, content_type: str | None, profile: SiteProfile | None, province: str | None
) -> CleanedPage:
    """All that cleaning makes of one fetched body."""
    url = page.final_url or page.url
    found = extract(Page(url=url, html=html, content_type=content_type, fetched_at=page.requested_at), profile)
    found = replace(found, issues=tuple(replace(i, site=page.site, url=page.url) for i in found.issues))
    text = full_text(found.lead, found.body)
    print_ = fingerprint(text)
    return CleanedPage(
        page_id=page.id,
        site=page.site,
        url=page.url,
        final_url=page.final_url,
        requested_at=page.requested_at,
        listed_at=page.listed_at,
        extraction=found,
        relevance=judge(found.title, text),
        annotations=annotate(found.title, text, province=province, published_on=_day(found.published_at)),
        fingerprint_hashes=print_.hashes,
        syllables=print_.syllables,
    )


def _day(published: datetime | None) -> date | None:
    """An article's day in Vietnam."""
    return published.astimezone(VIETNAM).date() if published else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Work:
    """Some pages of one site, to be cleaned in one process."""

    pages: tuple[PageToClean, ...]
    profile: SiteProfile | None
    province: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Done:
    cleaned: tuple[CleanedPage, ...]
    issues: tuple[tuple[Issue, datetime], ...]
    died: tuple[int, ...] = ()
    """Ids of pages whose cleaning killed its process."""


def _clean_work(work: _Work) -> _Done:
    """Read and clean one piece of work; a body that cannot be read becomes an issue."""
    store, cleaned, issues = archive(), [], []
    for warc, pages in groupby(work.pages, key=lambda page: page.warc):
        try:
            handle = store.open(warc)
        except StorageError as error:
            issues += [(_unreadable(page, error), page.requested_at) for page in pages]
            continue
        with handle:
            for page in pages:
                try:
                    fetched = read_body(handle, page.offset, digest=page.digest)
                except StorageError as error:
                    issues.append((_unreadable(page, error), page.requested_at))
                    continue
                content_type = fetched.content_type or page.content_type
                cleaned.append(clean_page(page, fetched.body, content_type, work.profile, work.province))
    return _Done(cleaned=tuple(cleaned), issues=tuple(issues))


def _unreadable(page: PageToClean, error: Exception) -> Issue:
    detail = f"{page.warc}: {error}"
    return Issue(code="archive_unreadable", detail=detail, site=page.site, url=page.url, severity="error")


def clean(
    options: CleanOptions, *, now: datetime, progress: Callable[[int, int], None] = lambda done, total: None
) -> CleanReport:
    """Clean what is to be cleaned.

    Args:
        progress: called with (pages done, pages in all) after every batch, then so for articles judged again.

    Raises:
        UsageError: for a site that is not in the catalogue.
        StorageError: if the database cannot be reached.
    """
    catalogue = load_catalogue()
    sites = [site.id for site in require_sites(catalogue, options.sites)] or None
    report = CleanReport()
    with opened(application="thidua clean") as connection:
        pages = pages_to_clean(
            connection,
            extractor_version=EXTRACTOR_VERSION,
            everything=options.everything,
            sites=sites,
            since=options.since,
            shard=options.shard,
        )
        progress(0, len(pages))
        _learn_unknown_sites(connection, pages, catalogue, now=now)
        _clean_pages(connection, pages, catalogue, report, progress=lambda done: progress(done, len(pages)))
        touched = list(dict.fromkeys(page.site for page in pages))
        left = RECLEAN_LIMIT
        for _ in range(RECLEAN_ROUNDS):
            for site in touched:
                learn_site(connection, site, now=now)
            outdated = pages_to_clean(
                connection, extractor_version=EXTRACTOR_VERSION, sites=sites, shard=options.shard, relearn=True
            )[:left]
            if not outdated:
                break
            _clean_pages(connection, outdated, catalogue, report, progress=lambda done: None)
            left -= len(outdated)
            touched = list(dict.fromkeys(page.site for page in outdated))
            report.recleaned += len(outdated)
        report.rejudged = rejudge_outdated(
            connection, VERSIONS, rejudged, sites=sites, shard=options.shard, progress=progress
        )
        index_outdated(connection)
        report.linked = link_articles(connection, now=now)
        update_events(connection)
        for site in dict.fromkeys(page.site for page in pages):
            record_drift(connection, site, now=now)
    return report


def _clean_pages(
    connection: Connection,
    pages: Sequence[PageToClean],
    catalogue: dict[str, Site],
    report: CleanReport,
    *,
    progress: Callable[[int], None],
) -> None:
    # A few pages are read here, unless it is known to take its process along.
    apart = len(pages) >= POOL_FROM or any(page.deaths for page in pages)
    seen = 0
    for done in _cleaned(_work(connection, pages, catalogue), apart=apart):
        report.stored.add(store_pages(connection, done.cleaned, VERSIONS))
        if done.issues:
            with transaction(connection) as cursor:
                record_issues(cursor, done.issues)
        if done.died:
            note_cleaning_deaths(connection, done.died, extractor_version=EXTRACTOR_VERSION)
        report.pages += len(done.cleaned)
        report.unreadable += len(done.issues)
        seen += len(done.cleaned) + len(done.issues)
        progress(seen)


def _learn_unknown_sites(
    connection: Connection, pages: Sequence[PageToClean], catalogue: dict[str, Site], *, now: datetime
) -> None:
    """Read the pages of sites of which nothing was learned yet, and learn, before any of them is stored."""
    by_site = {site: list(members) for site, members in groupby(pages, key=lambda page: page.site)}
    known = known_sites(connection, list(by_site))
    for site, members in by_site.items():
        fresh = [page for page in members if not page.deaths]
        if site in known or len(fresh) < LEARN_FROM:
            continue
        works = _work(connection, fresh[-LEARN_WINDOW:], catalogue)
        seen = (
            map(_observe_work, works)
            if len(fresh) < POOL_FROM
            else map_in_processes(_observe_work, works, divide=_page_by_page, give_up=lambda piece: ())
        )
        for found in seen:
            if found:
                note_observed(connection, found)
        learn_site(connection, site, now=now)


def _observe_work(work: _Work) -> tuple[tuple[int, str, tuple[int, ...], str], ...]:
    """What some pages of one site teach: (page, its kind, block hashes, observed places)."""
    store, found = archive(), []
    for warc, pages in groupby(work.pages, key=lambda page: page.warc):
        try:
            with store.open(warc) as handle:
                for page in pages:
                    fetched = read_body(handle, page.offset)
                    content_type = fetched.content_type or page.content_type
                    read = Page(
                        url=page.final_url or page.url,
                        html=fetched.body,
                        content_type=content_type,
                        fetched_at=page.requested_at,
                    )
                    told = extract(read, work.profile)
                    found.append((page.id, told.page_type, told.blocks, observed_json(told.observed)))
        except StorageError:
            continue  # becomes an issue when the page is cleaned
    return tuple(found)


def rejudged(stored: StoredText) -> Rejudged:
    """What today's rules say of a stored article."""
    text = full_text(stored.lead, stored.body)
    sample = fingerprint(text)
    return Rejudged(
        id=stored.id,
        relevance=judge(stored.title, text),
        annotations=annotate(stored.title, text, province=stored.province, published_on=_day(stored.published_at)),
        fingerprint_hashes=sample.hashes,
        syllables=sample.syllables,
    )


def _work(connection: Connection, pages: Sequence[PageToClean], catalogue: dict[str, Site]) -> Iterator[_Work]:
    for site_id, members in groupby(pages, key=lambda page: page.site):
        site = catalogue.get(site_id)
        known = site_boilerplate(connection, site_id)
        profile = site.profile(boilerplate=known) if site else SiteProfile(id=site_id, boilerplate=known)
        profile = replace(profile, layout=site_layout(connection, site_id))
        while batch := tuple(islice(members, BATCH)):
            yield _Work(pages=batch, profile=profile, province=site.province if site else None)


def _cleaned(work: Iterator[_Work], *, apart: bool) -> Iterator[_Done]:
    """The cleaned pieces in the order of the work, whichever process finishes first."""
    if not apart:
        return map(_clean_work, work)
    return map_in_processes(_clean_work, work, divide=_page_by_page, give_up=_died)


def _page_by_page(piece: _Work) -> list[_Work]:
    return [replace(piece, pages=(page,)) for page in piece.pages]


def _died(piece: _Work) -> _Done:
    detail = "the process that cleaned this page died (out of memory?): left uncleaned, and given up after three times"
    issues = [
        (Issue(code="cleaning_died", detail=detail, site=p.site, url=p.url, severity="error"), p.requested_at)
        for p in piece.pages
    ]
    return _Done(cleaned=(), issues=tuple(issues), died=tuple(p.id for p in piece.pages))


def learn_site(connection: Connection, site: str, *, now: datetime) -> None:
    """Learn what recurs across a site's article pages and where these have their fields.

    A change raises the version of what was learned, and marks the pages that it touches to be cleaned again.
    """
    pages = page_blocks(connection, site, limit=LEARN_WINDOW)
    blocks = before = site_boilerplate(connection, site)
    if len(pages) >= LEARN_FROM:
        blocks = learn_boilerplate(pages)
        save_boilerplate(connection, site, blocks, now=now)
    places = {(p.field, p.place) for p in site_layout(connection, site)}
    layout = learn_layout(observed_places(connection, site, limit=LAYOUT_WINDOW))
    save_layout(connection, site, layout, now=now)
    is_moved = {(p.field, p.place) for p in layout} != places
    if blocks != before or is_moved:
        note_learned(connection, site, blocks=blocks ^ before, layout=is_moved, now=now)
