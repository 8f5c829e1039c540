"""The catalogue beside what the store knows of each site."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from articles.printing import Record, printed_time
from articles.provinces import province_now
from crawler.catalogue import load_catalogue, require_sites
from crawler.discovery.wishes import wishes_in_robots
from crawler.site import Site
from storage.db import Connection, opened
from storage.issues import list_issues
from storage.pages import removed_articles
from storage.sites import list_sites, site_state
from storage.wishes import page_wishes


def site_overview(connection: Connection | None = None) -> list[Record]:
    """One record a site of the catalogue, with its counts; zero for a site never crawled.

    Args:
        connection: read through it; ``None``: through one of its own.
    """
    catalogue = load_catalogue()
    with nullcontext(connection) if connection else opened() as reading:
        known = list_sites(reading)
    return [_overview(site, known.get(site.id)) for site in catalogue.values()]


def _overview(site: Site, row: dict[str, Any] | None) -> Record:
    times = ("last_crawled_at", "last_success_at", "last_new_article_at", "next_due_at")
    return {
        "id": site.id,
        "name": site.name,
        "url": site.url,
        "kind": site.kind,
        "province": site.province,
        "province_now": province_now(site.province),
        "enabled": site.enabled,
        "articles": row["articles"] if row else 0,
        "relevant": row["relevant"] if row else 0,
        "failed_crawls": row["failed_crawls"] if row else 0,
        **{name: printed_time(row[name]) if row else None for name in times},
    }


def site_details(site_id: str, connection: Connection | None = None) -> Record:
    """One site with its file's settings, sources and newest issues.

    Args:
        connection: read through it; ``None``: through one of its own.

    Raises:
        UsageError: if the catalogue has no such site.
    """
    [site] = require_sites(load_catalogue(), [site_id])
    with nullcontext(connection) if connection else opened() as reading:
        row = list_sites(reading).get(site.id)
        state = site_state(reading, site.id) if row else None
        issues = list_issues(reading, site=site.id)
        removed = removed_articles(reading, site=site.id) if row else []
        wishes = page_wishes(reading, site.id) if row else []
    settings = {
        "file": str(site.path),
        "platform": site.platform,
        "hosts": list(site.hosts),
        "delay_s": site.delay_s,
        "tls": site.tls,
        "render": site.render,
        "feeds": list(site.feeds),
        "sitemaps": list(site.sitemaps),
        "listings": list(site.listings),
    }
    robots = next((str(s.get("content") or "") for s in state.sources if s["kind"] == "robots"), "") if state else ""
    publisher = {
        "content_usage": list(wishes_in_robots(robots)),
        "page_wishes": [{"wish": asked.wish, "pages": asked.pages} for asked in wishes],
        "removed": [
            {"id": gone.article, "url": gone.url, "title": gone.title, "removed_at": printed_time(gone.removed_at)}
            for gone in removed
        ],
    }
    crawls = {
        "last_outcome": row["last_outcome"] if row else None,
        "last_error": row["last_error"] if row else None,
        "moved_to": row["moved_to"] if row else None,
    }
    for issue in issues:
        issue.update({name: printed_time(issue[name]) for name in ("first_seen_at", "last_seen_at")})
    sources = [{"url": s["url"], "kind": s["kind"]} for s in state.sources] if state else []
    return {**_overview(site, row), **settings, **crawls, **publisher, "sources": sources, "issues": issues}
