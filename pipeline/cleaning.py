"""What one process makes of archived pages: read, extracted, judged, annotated, fingerprinted. Without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby

from articles.annotation import annotate
from articles.boilerplate import learn_boilerplate
from articles.dates import local_day
from articles.duplicates import fingerprint
from articles.extraction import Observation, ReadPage
from articles.models import CleanedPage, Extraction, Issue, LearnedPlace, Page, SiteProfile
from articles.relevance import judge
from articles.site_layout import learn_layout
from crawler.stages import Stages
from storage.archive import archive, read_body
from storage.cleaning_queue import PageToClean
from storage.errors import StorageError
from storage.prepared import PreparedPage, prepare_page

LEARN_FROM = 8
"""Minimum of article pages to learn a site's recurring blocks; on fewer, a reprinted paragraph recurs too."""
LAYOUT_WINDOW = 60
"""The newest pages of a site that teach its layout: a changed one is known after a dozen new pages."""
LEARN_WINDOW = 200
"""The newest pages of a site that teach what recurs on it."""
KEPT_ELEMENTS = 200_000
"""Elements of pages kept in memory until their site is learned, some 300 MB; a usual page has 500. Pages beyond are
read again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """Some pages of one site, to be cleaned in one process.

    Attributes:
        learns: nothing is known about the site yet: its pages teach before they are cleaned.
    """

    pages: tuple[PageToClean, ...]
    profile: SiteProfile
    province: str | None
    learns: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """A site's learned recurring blocks and layout; ``blocks`` is ``None`` where too few pages teach any."""

    site: str
    blocks: frozenset[int] | None
    layout: tuple[LearnedPlace, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """The result of one piece of work."""

    cleaned: tuple[PreparedPage, ...] = ()
    issues: tuple[tuple[Issue, datetime], ...] = ()
    died: tuple[int, ...] = ()
    """Ids of pages whose cleaning killed its process."""
    lesson: Lesson | None = None
    stages: Stages = field(default_factory=Stages)


def full_text(lead: str | None, body: str) -> str:
    """The text that is judged, annotated and compared: lead and body; facts' spans count from its start."""
    return f"{lead}\n\n{body}" if lead else body


def vietnam_day(published: datetime | None) -> date | None:
    """An article's day in Vietnam."""
    return local_day(published) if published else None


def clean_work(work: Work) -> Done:
    """Read and clean one piece of work; a body that cannot be read becomes an issue."""
    stages, issues = Stages(), list[tuple[Issue, datetime]]()
    lesson: Lesson | None = None
    found: Iterable[tuple[PageToClean, Extraction]]
    if work.learns:
        lesson, found = _learned_extractions(work, stages, issues)
    else:
        found = _extractions(work, stages, issues)
    cleaned = []
    for page, extraction in found:
        made = make_article(page, extraction, work.province, stages)
        with stages.working("prepare"):
            cleaned.append(prepare_page(made))
    return Done(cleaned=tuple(cleaned), issues=tuple(issues), lesson=lesson, stages=stages)


def make_article(page: PageToClean, found: Extraction, province: str | None, stages: Stages) -> CleanedPage:
    """Everything that cleaning derives from a page's extraction."""
    found = replace(found, issues=tuple(replace(i, site=page.site, url=page.url) for i in found.issues))
    text = full_text(found.lead, found.body)
    with stages.working("fingerprint"):
        print_ = fingerprint(text)
    with stages.working("judge"):
        relevance = judge(found.title, text)
    with stages.working("annotate"):
        facts = annotate(found.title, text, province=province, published_on=vietnam_day(found.published_at))
    return CleanedPage(
        page_id=page.id,
        site=page.site,
        url=page.url,
        final_url=page.final_url,
        requested_at=page.requested_at,
        listed_at=page.listed_at,
        wishes=page.wishes,
        extraction=found,
        relevance=relevance,
        annotations=facts,
        fingerprint_hashes=print_.hashes,
        syllables=print_.syllables,
    )


def _extractions(
    work: Work, stages: Stages, issues: list[tuple[Issue, datetime]]
) -> Iterator[tuple[PageToClean, Extraction]]:
    for page, read in _pages_of(work, stages, issues):
        opened = _opened(read, work.profile, stages)
        with stages.working("extract"):
            found = opened.extract(work.profile)
        yield page, found


def _opened(page: Page, profile: SiteProfile, stages: Stages) -> ReadPage:
    with stages.working("decode"):
        opened = ReadPage(page, profile)
    with stages.working("parse"):
        return opened.parse()


def _learned_extractions(
    work: Work, stages: Stages, issues: list[tuple[Issue, datetime]]
) -> tuple[Lesson, list[tuple[PageToClean, Extraction]]]:
    """Observe the pages of a site, learn from them, and extract each; a page's tree serves both passes."""
    seen: list[tuple[PageToClean, Page, ReadPage | None]] = []
    observed: list[tuple[PageToClean, Observation]] = []
    left = KEPT_ELEMENTS
    for page, read in _pages_of(work, stages, issues):
        opened = _opened(read, work.profile, stages)
        with stages.working("extract"):
            observed.append((page, opened.observe(work.profile)))
        left -= opened.elements
        seen.append((page, read, opened if left > 0 else None))
    lesson = learn_lesson(work.pages[0].site, observed)
    profile = replace(work.profile, boilerplate=lesson.blocks or frozenset(), layout=lesson.layout)
    found = []
    while seen:
        page, read, kept = seen.pop(0)
        opened = kept or _opened(read, profile, stages)
        with stages.working("extract"):
            found.append((page, opened.extract(profile)))
    return lesson, found


def learn_lesson(site: str, seen: Sequence[tuple[PageToClean, Observation]]) -> Lesson:
    """What pages that were read without knowing their site teach about it.

    Args:
        seen: in the order of fetching; of two pages of one address the later one counts.
    """
    newest = {page.fingerprint: found for page, found in seen if found.page_type == "article"}
    articles = list(newest.values())[::-1]
    return Lesson(
        site=site,
        blocks=learned_blocks([found.blocks for found in articles[:LEARN_WINDOW]]),
        layout=learn_layout([found.observed for found in articles[:LAYOUT_WINDOW]]),
    )


def learned_blocks(pages: Sequence[tuple[int, ...]]) -> frozenset[int]:
    """What recurs over enough article pages of one site; nothing on fewer than :data:`LEARN_FROM`."""
    return learn_boilerplate(pages) if len(pages) >= LEARN_FROM else frozenset()


def _pages_of(work: Work, stages: Stages, issues: list[tuple[Issue, datetime]]) -> Iterator[tuple[PageToClean, Page]]:
    """The bodies of some pages from the archive."""
    store = archive()
    for warc, pages in groupby(work.pages, key=lambda page: page.warc):
        try:
            handle = store.open(warc)
        except StorageError as error:
            issues += [(_unreadable(page, error), page.requested_at) for page in pages]
            continue
        with handle:
            for page in pages:
                try:
                    with stages.working("read"):
                        fetched = read_body(handle, page.offset, digest=page.digest)
                except StorageError as error:
                    issues.append((_unreadable(page, error), page.requested_at))
                    continue
                yield (
                    page,
                    Page(
                        url=page.final_url or page.url,
                        html=fetched.body,
                        content_type=fetched.content_type or page.content_type,
                        fetched_at=page.requested_at,
                        listed_title=page.listed_title,
                        listed_at=page.listed_at,
                    ),
                )


def _unreadable(page: PageToClean, error: Exception) -> Issue:
    detail = f"{page.warc}: {error}"
    return Issue(code="archive_unreadable", detail=detail, site=page.site, url=page.url, severity="error")


def page_by_page(piece: Work) -> list[Work]:
    """A piece whose process died, as its single pages."""
    return [replace(piece, pages=(page,), learns=False) for page in piece.pages]


def given_up(piece: Work) -> Done:
    """The result for a page that kills its process."""
    detail = "the process that cleaned this page died (out of memory?): left uncleaned, and given up after three times"
    issues = [
        (Issue(code="cleaning_died", detail=detail, site=p.site, url=p.url, severity="error"), p.requested_at)
        for p in piece.pages
    ]
    return Done(issues=tuple(issues), died=tuple(p.id for p in piece.pages))
