"""Rows made from a cleaned page in the process that cleaned it, without a database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from articles.models import Annotations, CleanedPage, Issue, ObservedPlace, PageType
from articles.printing import FACTS, Record, mention_detail
from articles.text import comparison_form
from articles.urls import canonical_url, host_key, is_same_site, url_fingerprint
from storage.search.entries import PreparedEntry, prepare_entry

SHORTEST_SAME_TEXT = 200
"""Minimum length, in characters, at which two pages of one site with equal title and body are one article."""

MentionRow = tuple[str, int, str | None, str, str, int, str]
"""Kind, position, entry, name, quote, start and detail (JSON) of one fact."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedArticle:
    """What one page states about its article.

    Attributes:
        addresses: every address that the page showed for itself, by fingerprint.
        identity_hash: equal for two pages of one site that print one article; meaningful only if ``has_long_text``.
        columns: the article's columns that this page alone decides, by name; ``json`` ones as text.
        row_digest: equal for two pages from which the same columns, fingerprint, facts and search terms are derived.
    """

    addresses: dict[int, str]
    first_address: str
    row_digest: bytes
    content_hash: bytes
    identity_hash: bytes
    has_long_text: bool
    columns: dict[str, object]
    title: str | None
    lead: str | None
    body: str
    authors: list[str]
    published_at: datetime | None
    modified_at: datetime | None
    fingerprint_hashes: list[int]
    syllables: int
    mentions: tuple[MentionRow, ...]
    entry: PreparedEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedPage:
    """One cleaned page as it is stored; ``article`` is ``None`` for a page that is not an article."""

    page_id: int
    site: str
    url: str
    requested_at: datetime
    listed_at: datetime | None
    page_type: PageType
    blocks: list[int]
    observed: tuple[ObservedPlace, ...]
    issues: tuple[Issue, ...]
    article: PreparedArticle | None


def prepare_page(page: CleanedPage) -> PreparedPage:
    """Turn a cleaned page into the rows that are stored."""
    found = page.extraction
    return PreparedPage(
        page_id=page.page_id,
        site=page.site,
        url=page.url,
        requested_at=page.requested_at,
        listed_at=page.listed_at,
        page_type=found.page_type,
        blocks=list(found.blocks),
        observed=found.observed,
        issues=found.issues,
        article=_prepare_article(page) if found.page_type == "article" else None,
    )


def _prepare_article(page: CleanedPage) -> PreparedArticle:
    found = page.extraction
    hashes = content_hash(page), identity_hash(page)
    columns: dict[str, object] = {
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
        "section": found.section,
        "tags": list(found.tags),
        "images": as_json(found.images),
        "attachments": as_json(found.attachments),
        "language": found.language,
        "wishes": list(page.wishes),
        "relevant": page.relevance.relevant,
        "relevance_score": page.relevance.score,
        "relevance_matched": as_json(page.relevance.matched),
        "event": as_json(page.annotations.event) if page.annotations.event else None,
        "content_hash": hashes[0],
        "identity_hash": hashes[1],
        "confidence": as_json({c.field: round(c.value, 2) for c in found.confidence}),
    }
    hashes_of_text = list(page.fingerprint_hashes)
    mentions = mention_rows(page.annotations)
    entry = prepare_entry(found.title, found.lead, found.body, page.annotations)
    return PreparedArticle(
        addresses=_addresses(page),
        first_address=canonical_url(_own_canonical(page) or page.final_url or page.url),
        content_hash=hashes[0],
        row_digest=_digest(repr((columns, hashes_of_text, page.syllables, mentions, entry))),
        identity_hash=hashes[1],
        has_long_text=len(found.body) >= SHORTEST_SAME_TEXT,
        columns=columns,
        title=found.title,
        lead=found.lead,
        body=found.body,
        authors=list(found.authors),
        published_at=found.published_at,
        modified_at=found.modified_at,
        fingerprint_hashes=hashes_of_text,
        syllables=page.syllables,
        mentions=mentions,
        entry=entry,
    )


def mention_rows(facts: Annotations) -> tuple[MentionRow, ...]:
    """An article's facts, each with its position among those of its kind; what a fact does not state is left out."""
    return tuple(
        (m.kind, i, m.id, m.name, m.quote, m.start, as_json(_stated(mention_detail(m))))
        for kind in FACTS
        for i, m in enumerate(getattr(facts, kind))
    )


def _stated(detail: Record) -> Record:
    return {name: value for name, value in detail.items() if value is not None and value != []}


def content_hash(page: CleanedPage) -> bytes:
    """Equal for two visits that found the same article; menus, counters and comments are not in it."""
    found = page.extraction
    return _hash(found.title, found.lead, found.body)


def identity_hash(page: CleanedPage) -> bytes:
    """Hash of lead and body together; equal for two pages of one site where only one marks the lead."""
    found = page.extraction
    return _hash(comparison_form(found.title or ""), comparison_form(f"{found.lead or ''} {found.body}"))


def _hash(*parts: str | None) -> bytes:
    return _digest("\x1e".join(part or "" for part in parts))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def as_json(value: object) -> str:
    """A value as the text that a ``json`` column keeps: without blanks, and every letter as itself."""
    return msgspec.json.encode(value).decode()


def _own_canonical(page: CleanedPage) -> str | None:
    """The address that the page names for itself, unless it is on another host: a reprint names its original."""
    url = page.extraction.canonical_url
    return url if url is not None and is_same_site(url, {host_key(page.url)}) else None


def _addresses(page: CleanedPage) -> dict[int, str]:
    """Every address that this page showed for itself, by fingerprint."""
    shown = (page.url, page.final_url, _own_canonical(page))
    return {url_fingerprint(url): canonical_url(url) for url in shown if url}
