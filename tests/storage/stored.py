"""Articles put into a store as cleaning puts them, without pages to crawl."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from articles.annotation import annotate
from articles.duplicates import fingerprint
from articles.models import CleanedPage, Extraction, Relevance
from pipeline.clean import VERSIONS
from pipeline.cleaning import full_text
from storage.articles import store_pages
from storage.clusters import link_articles
from storage.db import Connection
from storage.prepared import prepare_page
from storage.sites import CatalogueEntry, register_sites

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SITES = {
    "baolamdong": ("Báo Lâm Đồng", "newspaper", "lam-dong", "lam-dong"),
    "baotravinh": ("Báo Trà Vinh", "newspaper", "tra-vinh", "vinh-long"),
    "congtravinh": ("Cổng Trà Vinh", "portal", "tra-vinh", "vinh-long"),
    "thiduavn": ("Thi đua Việt Nam", "agency", None, None),
}


def add_sites(connection: Connection) -> None:
    """Some sites of three provinces and a national one."""
    entries = [
        CatalogueEntry(
            id=site, name=name, url=f"https://{site}.vn/", kind=kind, province=province, province_now=now, enabled=True
        )
        for site, (name, kind, province, now) in SITES.items()
    ]
    register_sites(connection, entries, now=NOW)


def put_article(connection: Connection, site: str, path: str, title: str | None, body: str, **changed: Any) -> str:
    """Store one article, annotated and linked, with further values as :func:`cleaned_page` has them; return its id."""
    page = cleaned_page(connection, site, path, title, body, **changed)
    store_pages(connection, [prepare_page(page)], VERSIONS)
    link_articles(connection, now=NOW + timedelta(days=1))
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT id FROM article WHERE url = %s", (page.url,))
        [article] = cursor.fetchone() or ("",)
    return str(article)


def cleaned_page(
    connection: Connection,
    site: str,
    path: str,
    title: str | None,
    body: str,
    *,
    lead: str | None = None,
    published: datetime | None = None,
    relevant: bool = True,
    seen: datetime = NOW,
    canonical_url: str | None = None,
    source_url: str | None = None,
) -> CleanedPage:
    """A fetch, and what cleaning makes of it."""
    url = f"https://{site}.vn/{path}"
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO crawl_run (id, trigger, started_at) VALUES ('r', 'test', now()) ON CONFLICT DO NOTHING"
        )
        cursor.execute(
            "INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at) "
            "VALUES (%s, 'r', %s, 1, 'article', 'fetched', %s, 1, %s) RETURNING id",
            (site, f"{url} {seen}", url, seen),
        )
        [page_id] = cursor.fetchone() or (0,)
    text = full_text(lead, body)
    sample = fingerprint(text)
    return CleanedPage(
        page_id=page_id,
        site=site,
        url=url,
        final_url=None,
        requested_at=seen,
        listed_at=None,
        extraction=Extraction(
            title=title,
            lead=lead,
            body=body,
            published_at=published,
            page_type="article",
            canonical_url=canonical_url,
            source_url=source_url,
            published_precision="minute" if published else None,
        ),
        relevance=Relevance(relevant=relevant, score=0.9 if relevant else 0.1),
        annotations=annotate(title, text, province=SITES[site][2]),
        fingerprint_hashes=sample.hashes,
        syllables=sample.syllables,
    )
