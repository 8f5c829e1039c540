"""Archived pages to articles: extract, judge, annotate, fingerprint, store, link. Never from the network.

Pages are read and extracted on all cores, stored in batches of one transaction each, and linked at the end.
A second run finds nothing to do; an interrupted one goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, groupby, islice

from articles.annotation import ANNOTATION_VERSION, annotate
from articles.duplicates import FINGERPRINT_VERSION, fingerprint
from articles.extraction import EXTRACTOR_VERSION
from articles.models import SiteProfile
from articles.relevance import RELEVANCE_VERSION, judge
from articles.site_layout import learn_layout
from crawler.catalogue import load_catalogue, require_sites
from crawler.site import Site
from crawler.stages import Stages
from pipeline.cleaning import (
    LAYOUT_WINDOW,
    LEARN_FROM,
    LEARN_WINDOW,
    Done,
    Lesson,
    Work,
    clean_work,
    full_text,
    given_up,
    learned_blocks,
    page_by_page,
    vietnam_day,
)
from pipeline.collecting import collecting_rarely
from pipeline.drift import record_drift
from pipeline.events import update_events
from pipeline.rejudging import rejudge_outdated
from pipeline.workers import are_waiting, map_in_processes
from storage.article_changes import Versions
from storage.articles import StoreReport, store_pages
from storage.boilerplate import boilerplate_of, known_sites, note_learned, page_blocks, save_boilerplate
from storage.cleaning_queue import PageToClean, note_cleaning_deaths, pages_to_clean
from storage.clusters import LinkReport, link_articles
from storage.db import Connection, given_url, opened, transaction
from storage.issues import record_issues
from storage.layouts import layouts_of, observed_places, save_layout
from storage.prepared import PreparedPage
from storage.priority import lower_session_priority
from storage.rejudging import Rejudged, StoredText
from storage.search.index import index_outdated

BATCH = 50
"""Pages per transaction, and per piece of work for one process."""
POOL_FROM = 16
"""Fewer pages are cleaned without further processes: starting them costs more."""
LEARN_TOGETHER = 50
"""Sites whose pages are looked through together."""
RECLEAN_LIMIT = 500
"""Pages cleaned again in one run because of what was learned since; the rest follow in the next runs."""
RECLEAN_ROUNDS = 3
"""How often one run learns and cleans again: the second round usually finds nothing, the third never did."""

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
    """The result of cleaning; ``unreadable`` pages are missing or damaged in the archive, and are issues."""

    pages: int = 0
    unreadable: int = 0
    rejudged: int = 0
    """Articles that were judged, annotated and fingerprinted again from the store, because these rules changed."""
    recleaned: int = 0
    """Pages cleaned again, because a change of their site's learned layout or blocks touches them."""
    stored: StoreReport = field(default_factory=StoreReport)
    linked: LinkReport = field(default_factory=LinkReport)
    stages: Stages = field(default_factory=Stages)

    def add(self, other: CleanReport) -> None:
        """Add another run's counts."""
        self.pages += other.pages
        self.unreadable += other.unreadable
        self.rejudged += other.rejudged
        self.recleaned += other.recleaned
        self.stored.add(other.stored)
        self.linked.add(other.linked)
        self.stages.add(other.stages)


def clean(
    options: CleanOptions, *, now: datetime, progress: Callable[[int, int], None] = lambda done, total: None
) -> CleanReport:
    """Clean the pages that are due.

    Args:
        progress: called with (pages done, pages in all) after every batch, then likewise for articles judged again.

    Raises:
        UsageError: for a site that is not in the catalogue.
        StorageError: if the database cannot be reached.
    """
    catalogue = load_catalogue()
    sites = [site.id for site in require_sites(catalogue, options.sites)] or None
    report = CleanReport()
    stages = report.stages
    with collecting_rarely(), opened(application="thidua clean") as connection:
        if given_url() is None:
            lower_session_priority(connection)
        pages = pages_to_clean(
            connection,
            extractor_version=VERSIONS.extractor,
            everything=options.everything,
            sites=sites,
            since=options.since,
            shard=options.shard,
        )
        progress(0, len(pages))
        step = _Step(connection, catalogue, report, now, rewrites=options.everything)
        step.clean(pages, progress=lambda done: progress(done, len(pages)))
        touched = list(dict.fromkeys(page.site for page in pages))
        left = RECLEAN_LIMIT
        for _ in range(RECLEAN_ROUNDS):
            with stages.waiting("learn"):
                learn_sites(connection, touched, now=now)
            outdated = pages_to_clean(
                connection, extractor_version=VERSIONS.extractor, sites=sites, shard=options.shard, relearn=True
            )[:left]
            if not outdated:
                break
            step.clean(outdated, progress=lambda done: None)
            left -= len(outdated)
            touched = list(dict.fromkeys(page.site for page in outdated))
            report.recleaned += len(outdated)
        with stages.waiting("judge"):
            report.rejudged = rejudge_outdated(
                connection, VERSIONS, rejudged, sites=sites, shard=options.shard, progress=progress
            )
        with stages.waiting("index"):
            index_outdated(connection)
        with stages.waiting("link"):
            report.linked = link_articles(connection, now=now)
        with stages.waiting("events"):
            update_events(connection)
        record_drift(connection, list(dict.fromkeys(page.site for page in pages)), now=now)
    return report


@dataclass(frozen=True, slots=True)
class _Step:
    """Cleaning some pages, with what all of them need; ``rewrites``: rows that are the same are written too."""

    connection: Connection
    catalogue: dict[str, Site]
    report: CleanReport
    now: datetime
    rewrites: bool

    def clean(self, pages: Sequence[PageToClean], *, progress: Callable[[int], None]) -> None:
        """Clean and store some pages; those of sites that nothing is known about teach first."""
        # A few pages are read here, unless processes wait for work or a page is known to kill its process.
        apart = len(pages) >= (2 if are_waiting() else POOL_FROM) or any(page.deaths for page in pages)
        unknown, others = self._unknown_sites(pages)
        seen = 0
        waiting: list[PreparedPage] = []
        for done in chain(_cleaned(self._learning(unknown), apart=apart), _cleaned(self._pieces(others), apart=apart)):
            self._note(done)
            waiting += done.cleaned
            while len(waiting) >= BATCH:
                self._store(waiting[:BATCH])
                del waiting[:BATCH]
            seen += len(done.cleaned) + len(done.issues)
            progress(seen)
        self._store(waiting)

    def _store(self, pages: Sequence[PreparedPage]) -> None:
        """Store a batch, usually of several sites: on an ordinary day each has a page or two."""
        if pages:
            with self.report.stages.waiting("store"):
                self.report.stored.add(store_pages(self.connection, pages, VERSIONS, rewrites=self.rewrites))

    def _note(self, done: Done) -> None:
        """Keep what a piece of work has taught, and what went wrong in it."""
        report = self.report
        report.stages.add(done.stages)
        if done.lesson is not None:
            with report.stages.waiting("learn"):
                _save_lessons(self.connection, [done.lesson], now=self.now)
        if done.issues:
            with transaction(self.connection) as cursor:
                record_issues(cursor, done.issues)
        if done.died:
            note_cleaning_deaths(self.connection, done.died, extractor_version=VERSIONS.extractor)
        report.pages += len(done.cleaned)
        report.unreadable += len(done.issues)

    def _unknown_sites(self, pages: Sequence[PageToClean]) -> tuple[list[tuple[PageToClean, ...]], list[PageToClean]]:
        """The newest pages of each site without learned blocks or layout, and all pages that wait for them."""
        by_site = {site: list(members) for site, members in groupby(pages, key=lambda page: page.site)}
        known = known_sites(self.connection, list(by_site))
        first = []
        others: list[PageToClean] = []
        for site, members in by_site.items():
            fresh = [page for page in members if not page.deaths]
            teaching = fresh[-LEARN_WINDOW:] if site not in known and len(fresh) >= LEARN_FROM else []
            ids = {page.id for page in teaching}
            if teaching:
                first.append(tuple(teaching))
            others += [page for page in members if page.id not in ids]
        return first, others

    def _learning(self, sites: Sequence[tuple[PageToClean, ...]]) -> Iterator[Work]:
        profiles = self._profiles([pages[0].site for pages in sites])
        for pages in sites:
            yield self._work(pages, profiles, learns=True)

    def _pieces(self, pages: Sequence[PageToClean]) -> Iterator[Work]:
        profiles = self._profiles(list(dict.fromkeys(page.site for page in pages)))
        for _, members in groupby(pages, key=lambda page: page.site):
            while batch := tuple(islice(members, BATCH)):
                yield self._work(batch, profiles)

    def _profiles(self, sites: Sequence[str]) -> dict[str, SiteProfile]:
        """What is known of each site's pages: by its file, and learned."""
        blocks, layouts = boilerplate_of(self.connection, sites), layouts_of(self.connection, sites)
        return {
            site: replace(
                known.profile() if (known := self.catalogue.get(site)) else SiteProfile(id=site),
                boilerplate=blocks[site],
                layout=layouts[site],
            )
            for site in sites
        }

    def _work(
        self, pages: tuple[PageToClean, ...], profiles: Mapping[str, SiteProfile], *, learns: bool = False
    ) -> Work:
        site = self.catalogue.get(pages[0].site)
        province = site.province if site else None
        return Work(pages=pages, profile=profiles[pages[0].site], province=province, learns=learns)


def _cleaned(work: Iterator[Work], *, apart: bool) -> Iterator[Done]:
    """The cleaned pieces in the order of the work, whichever process finishes first."""
    if not apart:
        return map(clean_work, work)
    return map_in_processes(clean_work, work, divide=page_by_page, give_up=given_up)


def rejudged(stored: StoredText) -> Rejudged:
    """The present rules' results for a stored article."""
    text = full_text(stored.lead, stored.body)
    sample = fingerprint(text)
    return Rejudged(
        id=stored.id,
        relevance=judge(stored.title, text),
        annotations=annotate(
            stored.title, text, province=stored.province, published_on=vietnam_day(stored.published_at)
        ),
        fingerprint_hashes=sample.hashes,
        syllables=sample.syllables,
    )


def learn_sites(connection: Connection, sites: Sequence[str], *, now: datetime) -> None:
    """Learn what recurs across each site's article pages and where these have their fields.

    A change raises the version of a site's learned blocks and layout, and marks the pages that it touches.
    """
    left = iter(sites)
    while some := list(islice(left, LEARN_TOGETHER)):
        pages = page_blocks(connection, some, limit=LEARN_WINDOW)
        observed = observed_places(connection, some, limit=LAYOUT_WINDOW)
        lessons = [
            Lesson(
                site=site,
                blocks=learned_blocks(pages[site]) if len(pages[site]) >= LEARN_FROM else None,
                layout=learn_layout(observed[site]),
            )
            for site in some
        ]
        _save_lessons(connection, lessons, now=now)


def _save_lessons(connection: Connection, lessons: Sequence[Lesson], *, now: datetime) -> None:
    sites = [lesson.site for lesson in lessons]
    known_blocks, known_layouts = boilerplate_of(connection, sites), layouts_of(connection, sites)
    for lesson in lessons:
        site, before = lesson.site, known_blocks[lesson.site]
        blocks = before if lesson.blocks is None else lesson.blocks
        places = {(p.field, p.place) for p in known_layouts[site]}
        if blocks != before:
            save_boilerplate(connection, site, blocks, now=now)
        if set(lesson.layout) != set(known_layouts[site]):
            save_layout(connection, site, lesson.layout, now=now)
        is_moved = {(p.field, p.place) for p in lesson.layout} != places
        if blocks != before or is_moved:
            note_learned(connection, site, blocks=blocks ^ before, layout=is_moved, now=now)
