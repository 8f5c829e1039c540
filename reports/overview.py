"""The catalogue joined with the store's state of each site."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from articles.printing import Record, json_record, printed_time
from articles.provinces import province_now
from crawler.catalogue import load_catalogue, require_sites
from crawler.discovery.wishes import wishes_in_robots
from crawler.site import Site
from storage.db import Connection, opened
from storage.issues import StoredIssue, list_issues
from storage.pages import RemovedArticle, removed_articles
from storage.sites import CrawlerState, LastCrawl, StoredSite, list_sites, site_states
from storage.wishes import PageWish, page_wishes


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteOverview:
    """One site of the catalogue, with its counts; zero for a site never crawled."""

    id: str
    name: str
    url: str
    kind: str
    province: str | None
    province_now: str | None
    enabled: bool
    articles: int
    relevant: int
    failed_crawls: int
    last_crawled_at: datetime | None
    last_success_at: datetime | None
    last_new_article_at: datetime | None
    next_due_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteSettings:
    """Further settings of a site's file."""

    file: str
    platform: str | None
    hosts: tuple[str, ...]
    delay_s: float | None
    tls: str
    render: bool
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    listings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownSource:
    """A feed, sitemap, listing or other address that a crawl learned of articles from."""

    url: str
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteDetails:
    """One site with its file's settings, what its publisher wishes and removed, its sources and newest issues."""

    overview: SiteOverview
    settings: SiteSettings
    last_crawl: LastCrawl
    content_usage: tuple[str, ...]
    page_wishes: tuple[PageWish, ...]
    removed: tuple[RemovedArticle, ...]
    sources: tuple[KnownSource, ...]
    issues: tuple[StoredIssue, ...]


def site_overview(connection: Connection | None = None) -> list[SiteOverview]:
    """Every site of the catalogue.

    Args:
        connection: read through it; ``None``: through one of its own.
    """
    catalogue = load_catalogue()
    with nullcontext(connection) if connection else opened() as reading:
        known = list_sites(reading)
    return [_overview(site, known.get(site.id)) for site in catalogue.values()]


def _overview(site: Site, stored: StoredSite | None) -> SiteOverview:
    return SiteOverview(
        id=site.id,
        name=site.name,
        url=site.url,
        kind=site.kind,
        province=site.province,
        province_now=province_now(site.province),
        enabled=site.enabled,
        articles=stored.articles if stored else 0,
        relevant=stored.relevant if stored else 0,
        failed_crawls=stored.failed_crawls if stored else 0,
        last_crawled_at=stored.last_crawled_at if stored else None,
        last_success_at=stored.last_success_at if stored else None,
        last_new_article_at=stored.last_new_article_at if stored else None,
        next_due_at=stored.next_due_at if stored else None,
    )


def site_details(site_id: str, connection: Connection | None = None) -> SiteDetails:
    """One site with all that is known of it.

    Args:
        connection: read through it; ``None``: through one of its own.

    Raises:
        UsageError: if the catalogue has no such site.
    """
    [site] = require_sites(load_catalogue(), [site_id])
    with nullcontext(connection) if connection else opened() as reading:
        stored = list_sites(reading).get(site.id)
        sources = site_states(reading, [site.id])[site.id].sources if stored else ()
        issues = list_issues(reading, site=site.id)
        removed = removed_articles(reading, site=site.id) if stored else []
        wishes = page_wishes(reading, site.id) if stored else []
    return SiteDetails(
        overview=_overview(site, stored),
        settings=SiteSettings(
            file=str(site.path),
            platform=site.platform,
            hosts=site.hosts,
            delay_s=site.delay_s,
            tls=site.tls,
            render=site.render,
            feeds=site.feeds,
            sitemaps=site.sitemaps,
            listings=site.listings,
        ),
        last_crawl=LastCrawl(last_outcome=stored.last_outcome, last_error=stored.last_error, moved_to=stored.moved_to)
        if stored
        else LastCrawl(),
        content_usage=wishes_in_robots(_robots(sources)),
        page_wishes=tuple(wishes),
        removed=tuple(removed),
        sources=tuple(KnownSource(url=str(s["url"]), kind=str(s["kind"])) for s in sources),
        issues=tuple(issues),
    )


def details_record(details: SiteDetails) -> Record:
    """One site as commands and the API print it: one flat object."""
    removed = [
        {"id": gone.article, "url": gone.url, "title": gone.title, "removed_at": printed_time(gone.removed_at)}
        for gone in details.removed
    ]
    return {
        **json_record(details.overview),
        **json_record(details.settings),
        **json_record(details.last_crawl),
        "content_usage": list(details.content_usage),
        "page_wishes": [json_record(asked) for asked in details.page_wishes],
        "removed": removed,
        "sources": [json_record(source) for source in details.sources],
        "issues": [json_record(issue) for issue in details.issues],
    }


def _robots(sources: tuple[CrawlerState, ...]) -> str:
    """The text of the site's robots.txt as the last crawl read it; empty if it has none."""
    return next((str(s.get("content") or "") for s in sources if s["kind"] == "robots"), "")
