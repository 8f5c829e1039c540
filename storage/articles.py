"""Upserting cleaned pages: which article a page is, its versions, facts, fingerprint and addresses.

One batch is one transaction. A page that the database refuses is left out by a savepoint and becomes an
issue; the rest of its batch is stored. Storing the same pages again changes nothing.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

import psycopg2
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import Json, execute_values

from articles.models import Annotations, CleanedPage, Issue
from articles.printing import FACTS, mention_detail
from articles.text import comparison_form
from articles.urls import article_id, canonical_url, host_key, is_same_site, url_fingerprint
from storage.corrections import apply_corrections
from storage.db import Connection, fetch_as, rows, savepoint, transaction
from storage.issues import record_issues
from storage.layouts import mark_observed
from storage.locks import LOCK_LINK, LOCK_STORE
from storage.pages import next_check
from storage.search.index import index_articles
from storage.takedowns import barred

SHORTEST_SAME_TEXT = 200
"""Two pages of one site with equal title and body are one article only from so many characters on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Versions:
    """The versions of the rules that cleaned a page, each with its own life."""

    extractor: int
    relevance: int
    annotation: int
    fingerprint: int


@dataclass(kw_only=True, slots=True)
class StoreReport:
    """What storing some pages did."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    no_article: int = 0
    refused: int = 0

    def add(self, other: StoreReport) -> None:
        """Count another report's pages too."""
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.no_article += other.no_article
        self.refused += other.refused


def _hash(*parts: str | None) -> bytes:
    return hashlib.blake2b("\x1e".join(part or "" for part in parts).encode(), digest_size=16).digest()


def content_hash(page: CleanedPage) -> bytes:
    """Equal for two visits that found the same article; menus, counters and comments are not in it."""
    found = page.extraction
    return _hash(found.title, found.lead, found.body)


def identity_hash(page: CleanedPage) -> bytes:
    """Equal for two pages of one site that print one article, whatever apart they set its lead."""
    found = page.extraction
    return _hash(comparison_form(found.title or ""), comparison_form(f"{found.lead or ''} {found.body}"))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """What an article that is stored already keeps, however often it is fetched again."""

    id: str
    url: str
    fetched_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class _Visit:
    """What one fetch of an article found."""

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


_BY_ADDRESS = """
SELECT d.url_fingerprint, d.article, a.first_seen_at FROM address d JOIN article a ON a.id = d.article
WHERE d.site = %s AND d.url_fingerprint = ANY(%s)
"""
_BY_IDENTITY = "SELECT identity_hash, min(id) FROM article WHERE site = %s AND identity_hash = ANY(%s) GROUP BY 1"
_EXISTING = "SELECT id, url, fetched_at FROM article WHERE id = ANY(%s)"
_VERSIONS = """
SELECT article, page, seen_at, content_hash, title, lead, body, authors, published_at, modified_at
FROM article_version WHERE article = ANY(%s) ORDER BY article, number
"""
_NEW_CLUSTER = """
INSERT INTO cluster AS known (id, representative, size, created_at) VALUES (%(cluster)s, %(id)s, 1, %(first_seen_at)s)
ON CONFLICT (id) DO NOTHING
"""
_UPSERT = """
INSERT INTO article AS known (id, site, url, canonical_url, source_url, title, lead, body, authors, published_at,
    published_precision, published_raw, published_from, modified_at, listed_at, first_seen_at, fetched_at, section,
    tags, images, attachments, language, relevant, relevance_score, relevance_matched, event, cluster, content_hash,
    identity_hash, confidence, extractor_version, relevance_version, annotation_version, fingerprint_version)
VALUES (%(id)s, %(site)s, %(url)s, %(canonical_url)s, %(source_url)s, %(title)s, %(lead)s, %(body)s, %(authors)s,
    %(published_at)s,
    %(published_precision)s, %(published_raw)s, %(published_from)s, %(modified_at)s, %(listed_at)s, %(first_seen_at)s,
    %(fetched_at)s, %(section)s, %(tags)s, %(images)s, %(attachments)s, %(language)s, %(relevant)s,
    %(relevance_score)s, %(relevance_matched)s, %(event)s, %(cluster)s, %(content_hash)s, %(identity_hash)s,
    %(confidence)s, %(extractor_version)s, %(relevance_version)s, %(annotation_version)s, %(fingerprint_version)s)
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
    relevant = excluded.relevant, relevance_score = excluded.relevance_score,
    relevance_matched = excluded.relevance_matched, event = excluded.event, content_hash = excluded.content_hash,
    identity_hash = excluded.identity_hash, confidence = excluded.confidence,
    extractor_version = excluded.extractor_version,
    relevance_version = excluded.relevance_version, annotation_version = excluded.annotation_version,
    fingerprint_version = excluded.fingerprint_version,
    linked = known.linked AND known.identity_hash = excluded.identity_hash
             AND (known.published_at, known.canonical_url, known.source_url)
                 IS NOT DISTINCT FROM (excluded.published_at, excluded.canonical_url, excluded.source_url)
             AND known.fingerprint_version = excluded.fingerprint_version
"""
_FINGERPRINT = """
INSERT INTO fingerprint (article, hashes, syllables) VALUES (%s, %s, %s)
ON CONFLICT (article) DO UPDATE SET hashes = excluded.hashes, syllables = excluded.syllables
WHERE (fingerprint.hashes, fingerprint.syllables) IS DISTINCT FROM (excluded.hashes, excluded.syllables)
"""
_FORGET_MENTIONS = "DELETE FROM mention WHERE article = %s"
_MENTIONS = "INSERT INTO mention (article, kind, position, entry, name, quote, span_start, span_end, detail) VALUES %s"
_FORGET_VERSIONS = "DELETE FROM article_version WHERE article = %s"
_ADD_VERSIONS = """
INSERT INTO article_version (article, number, page, seen_at, content_hash, title, lead, body, authors, published_at,
    modified_at) VALUES %s
"""
_VERSION_ROW = (
    "(%(article)s, %(number)s, %(page)s, %(seen_at)s, %(content_hash)s, %(title)s, %(lead)s, %(body)s, %(authors)s, "
    "%(published_at)s, %(modified_at)s)"
)
_COUNT_VERSIONS = "UPDATE article SET versions = %s WHERE id = %s AND versions <> %s"
_ADDRESS = """
INSERT INTO address (site, url_fingerprint, url, article, first_seen_at, fetched_at, outcome) VALUES %s
ON CONFLICT (site, url_fingerprint) DO UPDATE SET article = excluded.article
WHERE address.article IS DISTINCT FROM excluded.article
"""
_SCHEDULE_CHECK = "UPDATE address SET next_check_at = %s WHERE site = %s AND article = %s AND outcome = 'fetched'"
_CLEANED = """
UPDATE page SET extractor_version = v.version, page_type = v.page_type, blocks = v.blocks::bigint[], relearn = false
FROM (VALUES %s) AS v (id, version, page_type, blocks) WHERE page.id = v.id
"""
_NEW_ARTICLE_SEEN = """
UPDATE site SET last_new_article_at = greatest(coalesce(last_new_article_at, %(at)s), %(at)s) WHERE id = %(site)s
"""


def store_pages(connection: Connection, pages: Sequence[CleanedPage], versions: Versions) -> StoreReport:
    """Store one batch of cleaned pages in one transaction.

    Pages of one site come in the order of their fetching.
    """
    report = StoreReport()
    found_issues: list[tuple[Issue, datetime]] = []
    with transaction(connection) as cursor:
        _lock(cursor, {page.site for page in pages})
        by_article: dict[str, list[CleanedPage]] = {}
        for page in pages:
            found_issues.extend((issue, page.requested_at) for issue in page.extraction.issues)
            if page.extraction.page_type != "article":
                report.no_article += 1
                found_issues.append((_no_article(page), page.requested_at))
        for site, found in _by_site(page for page in pages if page.extraction.page_type == "article"):
            members = _without_barred(cursor, site, found)
            report.no_article += len(found) - len(members)
            for page, article in zip(members, _identify(cursor, site, members), strict=True):
                by_article.setdefault(article, []).append(page)
        existing = {known.id: known for known in fetch_as(cursor, _Known, _EXISTING, (list(by_article),))}
        stored: defaultdict[str, list[_Visit]] = defaultdict(list)
        for visit in fetch_as(cursor, _Visit, _VERSIONS, (list(by_article),)):
            stored[visit.article].append(visit)
        for article, members in by_article.items():
            try:
                with savepoint(cursor):
                    _store_article(cursor, article, members, existing.get(article), stored[article], versions, report)
            except psycopg2.Error as error:
                report.refused += len(members)
                found_issues += [(_refused(page, error), page.requested_at) for page in members]
        apply_corrections(cursor, list(by_article))
        index_articles(cursor, list(by_article))
        marks = [(p.page_id, versions.extractor, p.extraction.page_type, list(p.extraction.blocks)) for p in pages]
        execute_values(cursor, _CLEANED, marks, page_size=500)
        mark_observed(cursor, pages)
        record_issues(cursor, found_issues)
    return report


def _lock(cursor: Cursor, sites: Iterable[str]) -> None:
    """One writer a site, and none while articles are linked; always taken in one order."""
    cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", (LOCK_LINK,))
    for site in sorted(sites):
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", (LOCK_STORE, site))


def _by_site(pages: Iterable[CleanedPage]) -> list[tuple[str, list[CleanedPage]]]:
    grouped: dict[str, list[CleanedPage]] = {}
    for page in pages:
        grouped.setdefault(page.site, []).append(page)
    return list(grouped.items())


def _no_article(page: CleanedPage) -> Issue:
    kind = page.extraction.page_type
    return Issue(
        code="page_is_no_article",
        detail=f"fetched as an article, read as {kind}",
        site=page.site,
        url=page.url,
        severity="info",
    )


def _without_barred(cursor: Cursor, site: str, pages: Sequence[CleanedPage]) -> list[CleanedPage]:
    """The pages without those whose address or text was taken down."""
    addresses = [set(_addresses(page)) for page in pages]
    hashes = [identity_hash(page) for page in pages]
    stones = barred(cursor, site, fingerprints=set().union(*addresses), hashes=hashes)
    if not stones:
        return list(pages)
    return [p for p, a, h in zip(pages, addresses, hashes, strict=True) if not a & stones and h not in stones]


def _refused(page: CleanedPage, error: psycopg2.Error) -> Issue:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return Issue(code="article_refused_by_store", detail=reason, site=page.site, url=page.url, severity="error")


def _first_address(page: CleanedPage) -> str:
    return canonical_url(_own_canonical(page) or page.final_url or page.url)


def _own_canonical(page: CleanedPage) -> str | None:
    """The address that the page names for itself, unless it lies on another host: a reprint's names its original."""
    url = page.extraction.canonical_url
    return url if url is not None and is_same_site(url, {host_key(page.url)}) else None


def _addresses(page: CleanedPage) -> dict[int, str]:
    """Every address that this page showed for itself, by fingerprint."""
    shown = (page.url, page.final_url, _own_canonical(page))
    return {url_fingerprint(url): canonical_url(url) for url in shown if url}


def _identify(cursor: Cursor, site: str, pages: Sequence[CleanedPage]) -> list[str]:
    """The id of each page's article: by an address met before, by equal title and body, or a new one."""
    addresses = [_addresses(page) for page in pages]
    hashes = [identity_hash(page) for page in pages]
    by_address: dict[int, tuple[datetime, str]] = {
        row["url_fingerprint"]: (row["first_seen_at"], row["article"])
        for row in rows(cursor, _BY_ADDRESS, (site, [fp for group in addresses for fp in group]))
    }
    cursor.execute(_BY_IDENTITY, (site, hashes))
    by_identity: dict[bytes, str] = {bytes(found): article for found, article in cursor.fetchall()}
    result = []
    for page, group, identity in zip(pages, addresses, hashes, strict=True):
        known = sorted(by_address[fp] for fp in group if fp in by_address)
        long_enough = len(page.extraction.body) >= SHORTEST_SAME_TEXT
        if known:
            article = known[0][1]
        elif long_enough and identity in by_identity:
            article = by_identity[identity]
        else:
            article = article_id(site, _first_address(page))
        for fingerprint in group:
            by_address.setdefault(fingerprint, (page.requested_at, article))
        if long_enough:
            by_identity.setdefault(identity, article)
        result.append(article)
    return result


def _store_article(
    cursor: Cursor,
    article: str,
    pages: Sequence[CleanedPage],
    before: _Known | None,
    stored: Sequence[_Visit],
    versions: Versions,
    report: StoreReport,
) -> None:
    """Bring one article up to date with some of its pages, oldest first."""
    history = _history(article, pages, stored)
    latest = max(pages, key=lambda page: (page.requested_at, page.page_id))
    is_newest = before is None or latest.requested_at >= before.fetched_at
    if is_newest:
        _upsert_article(cursor, article, pages, latest, before, versions)
    if [(v.page, v.content_hash) for v in history] != [(v.page, bytes(v.content_hash)) for v in stored]:
        cursor.execute(_FORGET_VERSIONS, (article,))
        numbered = [asdict(visit) | {"number": number} for number, visit in enumerate(history, start=1)]
        execute_values(cursor, _ADD_VERSIONS, numbered, template=_VERSION_ROW)
        cursor.execute(_COUNT_VERSIONS, (len(history), article, len(history)))
    _store_addresses(cursor, article, pages, latest)
    if before is None:
        report.new += 1
        cursor.execute(_NEW_ARTICLE_SEEN, {"at": pages[0].requested_at, "site": pages[0].site})
    elif len(history) > len(stored):
        report.changed += 1
    else:
        report.unchanged += 1


def _history(article: str, pages: Sequence[CleanedPage], stored: Sequence[_Visit]) -> list[_Visit]:
    """The versions of an article in time: one for each visit whose text differs from that of the visit before."""
    cleaned = {page.page_id for page in pages}
    visits = [replace(v, content_hash=bytes(v.content_hash)) for v in stored if v.page not in cleaned]
    visits += [
        _Visit(
            article=article,
            page=page.page_id,
            seen_at=page.requested_at,
            content_hash=content_hash(page),
            title=page.extraction.title,
            lead=page.extraction.lead,
            body=page.extraction.body,
            authors=list(page.extraction.authors),
            published_at=page.extraction.published_at,
            modified_at=page.extraction.modified_at,
        )
        for page in pages
    ]
    visits.sort(key=lambda v: (v.seen_at, v.page))
    return [v for i, v in enumerate(visits) if i == 0 or v.content_hash != visits[i - 1].content_hash]


def _upsert_article(
    cursor: Cursor,
    article: str,
    pages: Sequence[CleanedPage],
    latest: CleanedPage,
    before: _Known | None,
    versions: Versions,
) -> None:
    found = latest.extraction
    listed = [page.listed_at for page in pages if page.listed_at]
    values = {
        "id": article,
        "cluster": article,
        "site": latest.site,
        "url": before.url if before else _first_address(pages[0]),
        "canonical_url": found.canonical_url,
        "source_url": found.source_url,
        "title": found.title,
        "lead": found.lead,
        "body": found.body,
        "authors": list(found.authors),
        "published_at": found.published_at,
        "published_precision": found.published_precision,
        "published_raw": found.published_raw,
        "published_from": found.published_from,
        "modified_at": found.modified_at,
        "listed_at": min(listed) if listed else None,
        "first_seen_at": min(page.requested_at for page in pages),
        "fetched_at": latest.requested_at,
        "section": found.section,
        "tags": list(found.tags),
        "images": Json([asdict(i) for i in found.images]),
        "attachments": Json([asdict(a) for a in found.attachments]),
        "language": found.language,
        "relevant": latest.relevance.relevant,
        "relevance_score": latest.relevance.score,
        "relevance_matched": Json([asdict(m) for m in latest.relevance.matched]),
        "event": Json(asdict(latest.annotations.event)) if latest.annotations.event else None,
        "content_hash": content_hash(latest),
        "identity_hash": identity_hash(latest),
        "confidence": Json({c.field: round(c.value, 2) for c in found.confidence}),
        "extractor_version": versions.extractor,
        "relevance_version": versions.relevance,
        "annotation_version": versions.annotation,
        "fingerprint_version": versions.fingerprint,
    }
    if before is None:
        cursor.execute(_NEW_CLUSTER, values)
    cursor.execute(_UPSERT, values)
    cursor.execute(_FINGERPRINT, (article, list(latest.fingerprint_hashes), latest.syllables))
    store_mentions(cursor, article, latest.annotations)


def store_mentions(cursor: Cursor, article: str, facts: Annotations) -> None:
    """Replace an article's facts."""
    cursor.execute(_FORGET_MENTIONS, (article,))
    groups = [getattr(facts, kind) for kind in FACTS]
    values = [
        (article, m.kind, i, m.id, m.name, m.quote, m.start, m.end, Json(mention_detail(m)))
        for group in groups
        for i, m in enumerate(group)
    ]
    if values:
        execute_values(cursor, _MENTIONS, values)


def _store_addresses(cursor: Cursor, article: str, pages: Sequence[CleanedPage], latest: CleanedPage) -> None:
    values: dict[int, tuple[Any, ...]] = {}
    for page in pages:
        for fingerprint, url in _addresses(page).items():
            values.setdefault(
                fingerprint, (page.site, fingerprint, url, article, page.requested_at, page.requested_at, "canonical")
            )
    execute_values(cursor, _ADDRESS, list(values.values()))
    if latest.extraction.published_at is not None:
        born = min(latest.extraction.published_at, latest.requested_at)
        cursor.execute(_SCHEDULE_CHECK, (next_check(born, latest.requested_at), latest.site, article))
