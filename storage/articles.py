"""Upsert cleaned pages: match each page to its article; store versions, facts, fingerprint and addresses.

One batch is one transaction, and each table's rows are one statement. Where the database refuses a batch, its articles
are stored one by one, each in its own savepoint; one that is still refused becomes an issue. Storing the same pages
again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import psycopg2
from psycopg2.extensions import cursor as Cursor

from articles.models import Issue
from articles.urls import article_id
from storage.article_changes import ArticleChange, Versions, article_changes, article_on, write_changes
from storage.db import Connection, rows, savepoint, transaction, write_rows
from storage.issues import record_issues
from storage.layouts import number_places
from storage.locks import LOCK_LINK, LOCK_STORE, lock_transaction
from storage.prepared import PreparedPage
from storage.takedowns import barred


@dataclass(kw_only=True, slots=True)
class StoreReport:
    """The result of storing some pages."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    no_article: int = 0
    refused: int = 0

    def add(self, other: StoreReport) -> None:
        """Add another report's counts."""
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.no_article += other.no_article
        self.refused += other.refused


_BY_ADDRESS = """
SELECT d.url_fingerprint, d.article, a.first_seen_at FROM address d JOIN article a ON a.id = d.article
WHERE d.site = %s AND d.url_fingerprint = ANY(%s)
"""
_BY_IDENTITY = "SELECT identity_hash, min(id) FROM article WHERE site = %s AND identity_hash = ANY(%s) GROUP BY 1"
_CLEANED = """
UPDATE page_cleaning SET extractor_version = v.version, page_type = v.page_type, blocks = v.blocks::integer[],
    observed = v.observed::integer[], relearn = false
FROM (VALUES %s) AS v (page, version, page_type, blocks, observed) WHERE page_cleaning.page = v.page
"""


def store_pages(
    connection: Connection, pages: Sequence[PreparedPage], versions: Versions, *, rewrites: bool = False
) -> StoreReport:
    """Store one batch of cleaned pages in one transaction.

    Pages of one site must be in the order in which they were fetched.

    Args:
        rewrites: write all rows again, those that are the same too.
    """
    report = StoreReport()
    found_issues: list[tuple[Issue, datetime]] = []
    with transaction(connection) as cursor:
        _lock(cursor, {page.site for page in pages})
        by_article: dict[str, list[PreparedPage]] = {}
        for page in pages:
            found_issues.extend((issue, page.requested_at) for issue in page.issues)
            if page.article is None:
                report.no_article += 1
                found_issues.append((_no_article(page), page.requested_at))
        for site, found in _by_site(page for page in pages if page.article is not None):
            members = _without_barred(cursor, site, found)
            report.no_article += len(found) - len(members)
            for page, article in zip(members, _identify(cursor, site, members), strict=True):
                by_article.setdefault(article, []).append(page)
        changes = article_changes(cursor, by_article, versions, rewrites=rewrites)
        refused = _store_changes(cursor, changes)
        for change in changes:
            if change.article in refused:
                report.refused += len(change.pages)
                found_issues += [(_refused(page, refused[change.article]), page.requested_at) for page in change.pages]
            elif change.is_new:
                report.new += 1
            elif change.is_changed:
                report.changed += 1
            else:
                report.unchanged += 1
        observed = number_places(cursor, [(page.site, page.observed) for page in pages])
        marks = [
            (page.page_id, versions.extractor, page.page_type, page.blocks, numbers)
            for page, numbers in zip(pages, observed, strict=True)
        ]
        write_rows(cursor, _CLEANED, marks)
        record_issues(cursor, found_issues)
    return report


def _store_changes(cursor: Cursor, changes: Sequence[ArticleChange]) -> dict[str, psycopg2.Error]:
    """Store all changes at once, or else one by one; return the errors of refused ones, by article."""
    if not changes:
        return {}
    try:
        with savepoint(cursor):
            write_changes(cursor, changes)
        return {}
    except psycopg2.Error as error:
        if len(changes) == 1:
            return {changes[0].article: error}
    refused: dict[str, psycopg2.Error] = {}
    for change in changes:
        refused |= _store_changes(cursor, [change])
    return refused


def _lock(cursor: Cursor, sites: Iterable[str]) -> None:
    """One writer per site, and none while articles are linked; locks are always taken in the same order."""
    lock_transaction(cursor, LOCK_LINK, shared=True)
    for site in sorted(sites):
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", (LOCK_STORE, site))


def _by_site(pages: Iterable[PreparedPage]) -> list[tuple[str, list[PreparedPage]]]:
    grouped: dict[str, list[PreparedPage]] = {}
    for page in pages:
        grouped.setdefault(page.site, []).append(page)
    return list(grouped.items())


def _no_article(page: PreparedPage) -> Issue:
    return Issue(
        code="page_is_no_article",
        detail=f"fetched as an article, read as {page.page_type}",
        site=page.site,
        url=page.url,
        severity="info",
    )


def _without_barred(cursor: Cursor, site: str, pages: Sequence[PreparedPage]) -> list[PreparedPage]:
    """The pages without those whose address or text was taken down."""
    found = [article_on(page) for page in pages]
    fingerprints = {fingerprint for article in found for fingerprint in article.addresses}
    stones = barred(cursor, site, fingerprints=fingerprints, hashes=[article.identity_hash for article in found])
    if not stones:
        return list(pages)
    return [
        page
        for page, article in zip(pages, found, strict=True)
        if not article.addresses.keys() & stones and article.identity_hash not in stones
    ]


def _refused(page: PreparedPage, error: psycopg2.Error) -> Issue:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return Issue(code="article_refused_by_store", detail=reason, site=page.site, url=page.url, severity="error")


def _identify(cursor: Cursor, site: str, pages: Sequence[PreparedPage]) -> list[str]:
    """The id of each page's article: by an address seen before, by equal title and body, or a new one."""
    found = [article_on(page) for page in pages]
    by_address: dict[int, tuple[datetime, str]] = {
        row["url_fingerprint"]: (row["first_seen_at"], row["article"])
        for row in rows(cursor, _BY_ADDRESS, (site, [fp for article in found for fp in article.addresses]))
    }
    cursor.execute(_BY_IDENTITY, (site, [article.identity_hash for article in found]))
    by_identity: dict[bytes, str] = {bytes(identity): article for identity, article in cursor.fetchall()}
    result = []
    for page, shown in zip(pages, found, strict=True):
        known = sorted(by_address[fp] for fp in shown.addresses if fp in by_address)
        if known:
            article = known[0][1]
        elif shown.has_long_text and shown.identity_hash in by_identity:
            article = by_identity[shown.identity_hash]
        else:
            article = article_id(site, shown.first_address)
        for fingerprint in shown.addresses:
            by_address.setdefault(fingerprint, (page.requested_at, article))
        if shown.has_long_text:
            by_identity.setdefault(shown.identity_hash, article)
        result.append(article)
    return result
