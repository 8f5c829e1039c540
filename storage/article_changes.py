"""The changes that cleaned pages make to their articles' rows, written with one statement per table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from psycopg2.extensions import cursor as Cursor

from articles.models import Annotations
from storage.corrections import apply_corrections
from storage.db import fetch_as, write_rows
from storage.pages import next_check
from storage.prepared import PreparedArticle, PreparedPage, mention_rows
from storage.search.index import index_articles


@dataclass(frozen=True, kw_only=True, slots=True)
class Versions:
    """The versions of the rules that cleaned a page, each of which changes on its own."""

    extractor: int
    relevance: int
    annotation: int
    fingerprint: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """What a stored article keeps, however often it is fetched again."""

    id: str
    url: str
    listed_at: datetime | None
    first_seen_at: datetime
    fetched_at: datetime
    row_digest: bytes | None
    identity_hash: bytes
    published_at: datetime | None
    canonical_url: str | None
    source_url: str | None
    fingerprint_version: int

    def is_linked_as(self, values: Mapping[str, object]) -> bool:
        """Whether the article's duplicates are those of its stored row."""
        return bytes(self.identity_hash) == values["identity_hash"] and all(
            getattr(self, column) == values[column]
            for column in ("published_at", "canonical_url", "source_url", "fingerprint_version")
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Visit:
    """What one fetch of an article found; ``in_article``: its text is stored in the article's row."""

    article: str
    page: int
    seen_at: datetime
    content_hash: bytes
    title: str | None
    lead: str | None
    body: str
    authors: list[str]
    published_at: datetime | None
    modified_at: datetime | None
    in_article: bool = False

    def is_text_of(self, values: Mapping[str, object]) -> bool:
        """Whether an article's row has the same text."""
        return all(getattr(self, column) == values[column] for column in _TEXT)


_TEXT = ("title", "lead", "body", "authors")
_EXISTING = """
SELECT id, url, listed_at, first_seen_at, fetched_at, row_digest, identity_hash, published_at, canonical_url,
       source_url, fingerprint_version
FROM article WHERE id = ANY(%s)
"""
_VERSIONS = """
SELECT v.article, v.page, v.seen_at, v.content_hash, v.title, v.lead, v.body, v.authors, v.published_at, v.modified_at,
       s.body IS NULL AS in_article
FROM article_version v JOIN stored_version s USING (article, number)
WHERE v.article = ANY(%s) ORDER BY v.article, v.number
"""
_NEW_CLUSTERS = """
INSERT INTO cluster (id, representative, size, created_at) VALUES %s ON CONFLICT (id) DO NOTHING
"""
_COLUMNS = """
    id, site, url, canonical_url, source_url, title, lead, body, authors, published_at, published_precision,
    published_raw, published_from, modified_at, listed_at, first_seen_at, fetched_at, section, tags, images,
    attachments, language, wishes, relevant, relevance_score, relevance_matched, event, cluster, content_hash,
    identity_hash, confidence, row_digest, extractor_version, relevance_version, annotation_version,
    fingerprint_version
"""
_ARTICLE_ROW = "(" + ", ".join(f"%({name.strip()})s" for name in _COLUMNS.split(",")) + ")"
_UPSERT = f"""
INSERT INTO article AS known ({_COLUMNS}) VALUES %s
ON CONFLICT (id) DO UPDATE SET
    canonical_url = excluded.canonical_url, source_url = excluded.source_url, title = excluded.title,
    lead = excluded.lead, body = excluded.body,
    authors = excluded.authors, published_at = excluded.published_at,
    published_precision = excluded.published_precision, published_raw = excluded.published_raw,
    published_from = excluded.published_from, modified_at = excluded.modified_at,
    listed_at = coalesce(excluded.listed_at, known.listed_at),
    first_seen_at = least(known.first_seen_at, excluded.first_seen_at),
    fetched_at = greatest(known.fetched_at, excluded.fetched_at), section = excluded.section, tags = excluded.tags,
    images = excluded.images, attachments = excluded.attachments, language = excluded.language,
    wishes = excluded.wishes,
    relevant = excluded.relevant, relevance_score = excluded.relevance_score,
    relevance_matched = excluded.relevance_matched, event = excluded.event, content_hash = excluded.content_hash,
    identity_hash = excluded.identity_hash, confidence = excluded.confidence, row_digest = excluded.row_digest,
    extractor_version = excluded.extractor_version,
    relevance_version = excluded.relevance_version, annotation_version = excluded.annotation_version,
    fingerprint_version = excluded.fingerprint_version
"""
_SAME = """
UPDATE article SET extractor_version = v.extractor_version, fetched_at = v.fetched_at::timestamptz
FROM (VALUES %s) AS v (id, extractor_version, fetched_at) WHERE article.id = v.id
"""
_WAIT_FOR_LINKING = "INSERT INTO link_waiting (article) VALUES %s ON CONFLICT DO NOTHING"
_FINGERPRINTS = """
INSERT INTO fingerprint (article, hashes, syllables) VALUES %s
ON CONFLICT (article) DO UPDATE SET hashes = excluded.hashes, syllables = excluded.syllables
WHERE (fingerprint.hashes, fingerprint.syllables) IS DISTINCT FROM (excluded.hashes, excluded.syllables)
"""
_FORGET_MENTIONS = "DELETE FROM mention WHERE article = ANY(%s)"
_MENTIONS = "INSERT INTO mention (article, kind, position, entry, name, quote, span_start, detail) VALUES %s"
_FORGET_VERSIONS = "DELETE FROM stored_version WHERE article = ANY(%s)"
_ADD_VERSIONS = """
INSERT INTO stored_version (article, number, page, seen_at, content_hash, title, lead, body, authors, published_at,
    modified_at) VALUES %s
"""
_VERSION_ROW = (
    "(%(article)s, %(number)s, %(page)s, %(seen_at)s, %(content_hash)s, %(title)s, %(lead)s, %(body)s, %(authors)s, "
    "%(published_at)s, %(modified_at)s)"
)
_COUNT_VERSIONS = """
UPDATE article SET versions = v.versions FROM (VALUES %s) AS v (id, versions)
WHERE article.id = v.id AND article.versions <> v.versions
"""
_ADDRESS = """
INSERT INTO address (site, url_fingerprint, url, article, first_seen_at, fetched_at, outcome) VALUES %s
ON CONFLICT (site, url_fingerprint) DO UPDATE SET article = excluded.article
WHERE address.article IS DISTINCT FROM excluded.article
"""
_SCHEDULE_CHECKS = """
UPDATE address SET next_check_at = v.at::timestamptz FROM (VALUES %s) AS v (article, site, at)
WHERE address.article = v.article AND address.site = v.site AND address.outcome = 'fetched'
  AND address.next_check_at IS DISTINCT FROM v.at::timestamptz
"""
_NEW_ARTICLE_SEEN = """
UPDATE site SET last_new_article_at = greatest(last_new_article_at, v.at::timestamptz)
FROM (VALUES %s) AS v (site, at) WHERE site.id = v.site
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleChange:
    """The changes that some pages of one article, oldest first, make to the store.

    Attributes:
        values: the article's row; ``None`` if a later fetch is already stored.
        is_same: the stored row, fingerprint, facts and search row are those of ``latest`` already.
        relinks: what decides its duplicates is not that of the stored row.
        history: its versions; ``None`` if they do not change.
        check_at: when its address is next requested; valid only if ``schedules`` is true.
    """

    article: str
    pages: tuple[PreparedPage, ...]
    is_new: bool
    is_changed: bool
    is_same: bool
    relinks: bool
    latest: PreparedArticle
    values: dict[str, object] | None
    history: list[_Visit] | None
    check_at: datetime | None
    schedules: bool


def article_on(page: PreparedPage) -> PreparedArticle:
    """The article of a page that has one."""
    assert page.article is not None
    return page.article


def article_changes(
    cursor: Cursor, by_article: Mapping[str, Sequence[PreparedPage]], versions: Versions, *, rewrites: bool
) -> list[ArticleChange]:
    """Compare the pages of each article with its stored row and return the changes.

    Args:
        rewrites: take no row for the same, whatever its digest.
    """
    ids = list(by_article)
    existing = {known.id: known for known in fetch_as(cursor, _Known, _EXISTING, (ids,))}
    stored: defaultdict[str, list[_Visit]] = defaultdict(list)
    if existing:
        for visit in fetch_as(cursor, _Visit, _VERSIONS, (list(existing),)):
            stored[visit.article].append(replace(visit, content_hash=bytes(visit.content_hash)))
    return [
        _change(article, pages, existing.get(article), stored[article], versions, rewrites=rewrites)
        for article, pages in by_article.items()
    ]


def _change(
    article: str,
    pages: Sequence[PreparedPage],
    before: _Known | None,
    stored: Sequence[_Visit],
    versions: Versions,
    *,
    rewrites: bool,
) -> ArticleChange:
    history = _history(article, pages, stored)
    latest = max(pages, key=lambda page: (page.requested_at, page.page_id))
    found = article_on(latest)
    is_newest = before is None or latest.requested_at >= before.fetched_at
    is_moved = [(v.page, v.content_hash) for v in history] != [(v.page, v.content_hash) for v in stored]
    values = _article_values(article, pages, latest, before, versions) if is_newest else None
    is_same = not rewrites and before is not None and values is not None and _is_same(before, values)
    if values is not None and not is_same:
        history = [replace(v, in_article=v.is_text_of(values)) for v in history]
    born = min(found.published_at, latest.requested_at) if found.published_at is not None else None
    return ArticleChange(
        article=article,
        pages=tuple(pages),
        is_new=before is None,
        is_changed=len(history) > len(stored),
        is_same=is_same,
        relinks=values is not None and (before is None or not before.is_linked_as(values)),
        latest=found,
        values=values,
        history=history if is_moved else None,
        check_at=next_check(born, latest.requested_at) if born is not None else None,
        schedules=born is not None,
    )


def _is_same(before: _Known, values: Mapping[str, object]) -> bool:
    listed_at, first_seen_at = values["listed_at"], values["first_seen_at"]
    assert isinstance(first_seen_at, datetime)
    return (
        before.row_digest is not None
        and bytes(before.row_digest) == values["row_digest"]
        and listed_at in (None, before.listed_at)
        and first_seen_at >= before.first_seen_at
    )


def _history(article: str, pages: Sequence[PreparedPage], stored: Sequence[_Visit]) -> list[_Visit]:
    """An article's versions over time: one for each visit whose text differs from that of the previous visit."""
    cleaned = {page.page_id for page in pages}
    visits = [v for v in stored if v.page not in cleaned]
    for page in pages:
        found = article_on(page)
        visits.append(
            _Visit(
                article=article,
                page=page.page_id,
                seen_at=page.requested_at,
                content_hash=found.content_hash,
                title=found.title,
                lead=found.lead,
                body=found.body,
                authors=found.authors,
                published_at=found.published_at,
                modified_at=found.modified_at,
            )
        )
    visits.sort(key=lambda v: (v.seen_at, v.page))
    return [v for i, v in enumerate(visits) if i == 0 or v.content_hash != visits[i - 1].content_hash]


def _article_values(
    article: str, pages: Sequence[PreparedPage], latest: PreparedPage, before: _Known | None, versions: Versions
) -> dict[str, object]:
    """The parameters of :data:`_ARTICLE_ROW`."""
    listed = [page.listed_at for page in pages if page.listed_at]
    return {
        **article_on(latest).columns,
        "id": article,
        "cluster": article,
        "site": latest.site,
        "url": before.url if before else article_on(pages[0]).first_address,
        "listed_at": min(listed) if listed else None,
        "first_seen_at": min(page.requested_at for page in pages),
        "fetched_at": latest.requested_at,
        "row_digest": _row_digest(article_on(latest), versions),
        "extractor_version": versions.extractor,
        "relevance_version": versions.relevance,
        "annotation_version": versions.annotation,
        "fingerprint_version": versions.fingerprint,
    }


def _row_digest(found: PreparedArticle, versions: Versions) -> bytes:
    rules = versions.relevance, versions.annotation, versions.fingerprint
    return found.row_digest + b"".join(version.to_bytes(2) for version in rules)


def write_changes(cursor: Cursor, changes: Sequence[ArticleChange]) -> None:
    """Write the rows of some articles, one statement per table."""
    fresh = [change for change in changes if change.is_new]
    newest = [(change, change.values) for change in changes if change.values is not None]
    written = [change for change, _ in newest if not change.is_same]
    moved = [(change, change.history) for change in changes if change.history is not None]
    first_seen = [(c.article, c.article, 1, c.values["first_seen_at"]) for c in fresh if c.values is not None]
    write_rows(cursor, _NEW_CLUSTERS, first_seen)
    # Before the article's text changes: versions that go need no text of their own.
    cursor.execute(_FORGET_VERSIONS, ([change.article for change, _ in moved if not change.is_new],))
    write_rows(cursor, _UPSERT, [change.values for change in written], template=_ARTICLE_ROW)
    same = [(c.article, v["extractor_version"], v["fetched_at"]) for c, v in newest if c.is_same]
    write_rows(cursor, _SAME, same)
    write_rows(cursor, _WAIT_FOR_LINKING, [(c.article,) for c in written if c.relinks])
    prints = [(c.article, c.latest.fingerprint_hashes, c.latest.syllables) for c in written]
    write_rows(cursor, _FINGERPRINTS, prints, template="(%s, %s::integer[], %s)")
    cursor.execute(_FORGET_MENTIONS, ([change.article for change in written if not change.is_new],))
    write_rows(cursor, _MENTIONS, [(c.article, *mention) for c in written for mention in c.latest.mentions])
    visits = [_version_row(visit, n) for _, history in moved for n, visit in enumerate(history, start=1)]
    write_rows(cursor, _ADD_VERSIONS, visits, template=_VERSION_ROW)
    write_rows(cursor, _COUNT_VERSIONS, [(c.article, len(history)) for c, history in moved])
    write_rows(cursor, _ADDRESS, _address_rows(changes))
    checks = [(c.article, c.pages[0].site, c.check_at) for c in changes if c.schedules]
    write_rows(cursor, _SCHEDULE_CHECKS, checks)
    seen: dict[str, datetime] = {}
    for change in fresh:
        page = change.pages[0]
        seen[page.site] = max(seen.get(page.site, page.requested_at), page.requested_at)
    write_rows(cursor, _NEW_ARTICLE_SEEN, sorted(seen.items()))
    ids = [change.article for change in changes if not change.is_same]
    apply_corrections(cursor, ids)
    index_articles(cursor, ids, {change.article: change.latest.entry for change in written})


def _version_row(visit: _Visit, number: int) -> dict[str, object]:
    """The parameters of :data:`_VERSION_ROW`; a text that is the article's is left out."""
    return {**asdict(visit), **(dict.fromkeys(_TEXT) if visit.in_article else {}), "number": number}


def store_mentions(cursor: Cursor, facts: Mapping[str, Annotations]) -> None:
    """Replace the facts of some articles."""
    cursor.execute(_FORGET_MENTIONS, (list(facts),))
    write_rows(cursor, _MENTIONS, [(article, *row) for article, found in facts.items() for row in mention_rows(found)])


def _address_rows(changes: Sequence[ArticleChange]) -> list[tuple[object, ...]]:
    """Every address that the pages showed, each once."""
    values: dict[tuple[str, int], tuple[object, ...]] = {}
    for change in changes:
        shown: dict[tuple[str, int], tuple[object, ...]] = {}
        for page in change.pages:
            for fingerprint, url in article_on(page).addresses.items():
                row = (page.site, fingerprint, url, change.article, page.requested_at, page.requested_at, "canonical")
                shown.setdefault((page.site, fingerprint), row)
        values |= shown
    return list(values.values())
