"""Sites in the store: their catalogue entry, the results of crawling them, and when each is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import Json, execute_values

from storage.db import Connection, fetch_as, rows, write_rows
from storage.locks import LOCK_SITE

SHORTEST_INTERVAL = timedelta(minutes=30)
LONGEST_INTERVAL = timedelta(days=1)
LONGEST_FAILING_INTERVAL = timedelta(days=7)
FIRST_VISITS_SPREAD = timedelta(days=1)
"""First crawls of live sites are spread over a day, each at its own fixed place in it."""

CrawlerState = Mapping[str, object]
"""The crawler's own JSON, which the store keeps and never reads."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueEntry:
    """A site's catalogue entry; ``province_now`` is its province since 1 July 2025."""

    id: str
    name: str
    url: str
    kind: str
    province: str | None
    province_now: str | None
    enabled: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteState:
    """What earlier crawls left: sources and address shapes are the crawler's own JSON."""

    id: str
    sources: tuple[CrawlerState, ...]
    shapes: tuple[CrawlerState, ...]
    last_success_at: datetime | None
    walked_since: date | None
    """The day down to which a finished crawl has walked; ``None`` if none has finished yet."""
    has_articles: bool
    """Has an article been fetched, by a crawl that was killed as well?"""


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlResult:
    """How a site's crawl ended, as far as the store needs it."""

    site: str
    outcome: str
    """``ok``, ``empty``, ``failed``, ``blocked``, ``interrupted`` or ``skipped``."""
    error: str | None
    complete: bool
    since: date | None
    new_articles: int
    moved_to: str | None
    sources: Sequence[tuple[str, str, CrawlerState]]
    """(address, kind, state) of every source that was read."""
    shapes: Sequence[CrawlerState] | None


_REGISTER = """
INSERT INTO site (id, name, url, kind, province, province_now, enabled, registered_at) VALUES %s
ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, kind = excluded.kind,
    province = excluded.province, province_now = excluded.province_now, enabled = excluded.enabled
WHERE (site.name, site.url, site.kind, site.province, site.province_now, site.enabled)
    IS DISTINCT FROM (excluded.name, excluded.url, excluded.kind, excluded.province, excluded.province_now,
                      excluded.enabled)
"""
_DUE = """
SELECT id FROM site
WHERE id = ANY(%(ids)s) AND enabled AND coalesce(
    next_due_at,
    CASE WHEN id = ANY(%(spread)s)
         THEN registered_at + %(day)s * (abs(hashtext(id)::bigint) %% 1440) / 1440.0
         ELSE registered_at END
) NOT BETWEEN %(now)s + interval '1 microsecond' AND %(now)s + %(furthest)s
ORDER BY next_due_at NULLS FIRST, id
"""
_STATES = """
SELECT id, shapes, last_success_at, walked_since,
    EXISTS (SELECT FROM address a WHERE a.site = site.id
        AND (a.article IS NOT NULL OR a.outcome IN ('fetched', 'unchanged', 'not_modified'))) AS has_articles
FROM site WHERE id = ANY(%s)
"""
_SOURCES = "SELECT site, state FROM site_source WHERE site = ANY(%s) ORDER BY site, url"
_LOCK = "SELECT id FROM unnest(%s::text[]) AS id WHERE pg_try_advisory_lock(%s, hashtext(id))"
_SAVE_SOURCES = """
INSERT INTO site_source (site, url, kind, seen_at, state) VALUES %s
ON CONFLICT (site, url) DO UPDATE SET kind = excluded.kind, seen_at = excluded.seen_at, state = excluded.state
"""
_FINISH = """
UPDATE site SET
    last_crawled_at = v.now,
    last_success_at = CASE WHEN v.ok THEN v.now ELSE last_success_at END,
    failed_crawls = CASE WHEN v.reached THEN 0 WHEN v.failed THEN failed_crawls + 1 ELSE failed_crawls END,
    last_outcome = v.outcome, last_error = v.error,
    moved_to = v.moved_to,
    walked_since = CASE WHEN v.complete THEN least(walked_since, v.since) ELSE walked_since END,
    shapes = coalesce(v.shapes, site.shapes)
FROM (VALUES %s) AS v (site, now, ok, reached, failed, outcome, error, moved_to, complete, since, shapes)
WHERE site.id = v.site
"""
_FINISHED_ROW = "(%s, %s::timestamptz, %s, %s, %s, %s, %s, %s, %s, %s::date, %s::jsonb)"
# How often a site publishes, by the dates of its own newest articles: half the mean gap of the last 30, so that
# an article is found while it is news. Failing sites are visited less and less, never forgotten.
_SCHEDULE = """
WITH visit AS (
    SELECT s.id, CASE WHEN s.failed_crawls = 0
                      THEN least(greatest(coalesce(rhythm.gap, %(usual)s), %(shortest)s), %(longest)s)
                      ELSE least(%(usual)s * power(2, least(s.failed_crawls, 12)), %(longest_failing)s)
                 END::int AS seconds
    FROM site s CROSS JOIN LATERAL (
        SELECT CASE WHEN count(*) >= 3
                    THEN extract(epoch FROM greatest(%(now)s, max(at)) - min(at)) / count(*) / 2 END AS gap
        FROM (
            SELECT coalesce(published_at, listed_at, first_seen_at) AS at
            FROM article WHERE site = s.id ORDER BY 1 DESC LIMIT 30
        ) newest
    ) rhythm
    WHERE s.id = ANY(%(sites)s)
)
UPDATE site SET
    interval_s = visit.seconds,
    next_due_at = %(now)s + make_interval(secs => visit.seconds * (0.9 + 0.2 * random()))
FROM visit WHERE site.id = visit.id
"""
USUAL_INTERVAL = timedelta(hours=6)
"""Until a site's own rhythm is known."""


def register_sites(connection: Connection, entries: Iterable[CatalogueEntry], *, now: datetime) -> None:
    """Register the catalogue's sites; those that are gone from it keep their rows and articles."""
    values = [(e.id, e.name, e.url, e.kind, e.province, e.province_now, e.enabled, now) for e in entries]
    with connection, connection.cursor() as cursor:
        if values:
            execute_values(cursor, _REGISTER, values)


def due_sites(connection: Connection, ids: Sequence[str], *, spread: Sequence[str] = (), now: datetime) -> list[str]:
    """Those of the sites that are due, never crawled ones first.

    One whose next visit is further away than any interval was visited while the clock was wrong: it is due.

    Args:
        spread: sites whose first visit waits for its place in the day after they became known.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(
            _DUE,
            {
                "ids": list(ids),
                "spread": list(spread),
                "day": FIRST_VISITS_SPREAD,
                "now": now,
                "furthest": LONGEST_FAILING_INTERVAL * 1.2,
            },
        )
        return [row[0] for row in cursor.fetchall()]


_AHEAD = "SELECT max(last_crawled_at) FROM site WHERE last_crawled_at > %s"
CLOCK_SLACK = timedelta(hours=1)
"""Clocks of several machines differ, and a crawl ends after the time that it was begun with."""


def crawled_in_the_future(connection: Connection, *, now: datetime) -> datetime | None:
    """The newest crawl, if it is dated after now: this machine's clock went back, or was ahead then."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_AHEAD, (now + CLOCK_SLACK,))
        row = cursor.fetchone()
        return row[0] if row else None


def lock_sites(connection: Connection, sites: Sequence[str]) -> list[str]:
    """Lock sites for this connection's life; return those that no other process has, in the given order."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_LOCK, (list(sites), LOCK_SITE))
        locked = {site for (site,) in cursor.fetchall()}
        return [site for site in sites if site in locked]


def site_states(connection: Connection, sites: Sequence[str]) -> dict[str, SiteState]:
    """What earlier crawls left of registered sites, by site."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_SOURCES, (list(sites),))
        sources: defaultdict[str, list[CrawlerState]] = defaultdict(list)
        for site, state in cursor.fetchall():
            sources[site].append(state)
        return {
            row["id"]: SiteState(
                id=row["id"],
                sources=tuple(sources[row["id"]]),
                shapes=tuple(row["shapes"]),
                last_success_at=row["last_success_at"],
                walked_since=row["walked_since"],
                has_articles=row["has_articles"],
            )
            for row in rows(cursor, _STATES, (list(sites),))
        }


def finish_sites(cursor: Cursor, results: Sequence[CrawlResult], *, now: datetime) -> None:
    """Record how the crawls of some sites ended, and when each is due again."""
    ends = [
        (
            result.site,
            now,
            result.outcome == "ok",
            result.outcome in ("ok", "empty"),
            result.outcome in ("failed", "blocked"),
            result.outcome,
            result.error,
            result.moved_to,
            result.complete,
            result.since,
            Json([dict(shape) for shape in result.shapes]) if result.shapes is not None else None,
        )
        for result in results
    ]
    write_rows(cursor, _FINISH, ends, template=_FINISHED_ROW)
    latest = {
        (result.site, url): (result.site, url, kind, now, Json(dict(state)))
        for result in results
        for url, kind, state in result.sources
    }
    if latest:
        execute_values(cursor, _SAVE_SOURCES, list(latest.values()), page_size=500)
    schedule_sites(cursor, [result.site for result in results], now=now)


def schedule_sites(cursor: Cursor, sites: Sequence[str], *, now: datetime) -> None:
    """Schedule each site's next visit from its publishing rhythm and its failures."""
    parameters = {
        "sites": list(sites),
        "now": now,
        "usual": USUAL_INTERVAL.total_seconds(),
        "shortest": SHORTEST_INTERVAL.total_seconds(),
        "longest": LONGEST_INTERVAL.total_seconds(),
        "longest_failing": LONGEST_FAILING_INTERVAL.total_seconds(),
    }
    cursor.execute(_SCHEDULE, parameters)


@dataclass(frozen=True, kw_only=True, slots=True)
class LastCrawl:
    """How a site's last crawl ended; every value ``None`` for a site that was never crawled."""

    last_outcome: str | None = None
    last_error: str | None = None
    moved_to: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredSite:
    """A site that the store knows, with its crawls and the number of its articles."""

    id: str
    name: str
    province_now: str | None
    enabled: bool
    last_crawled_at: datetime | None
    last_success_at: datetime | None
    last_new_article_at: datetime | None
    next_due_at: datetime | None
    failed_crawls: int
    last_outcome: str | None
    last_error: str | None
    moved_to: str | None
    articles: int
    relevant: int


_LAST_CRAWL = "SELECT last_outcome, last_error, moved_to FROM site WHERE id = %s"
# Both numbers from indexes alone.
_LIST = """
SELECT s.id, s.name, s.province_now, s.enabled, s.last_crawled_at, s.last_success_at, s.last_new_article_at,
       s.next_due_at, s.failed_crawls, s.last_outcome, s.last_error, s.moved_to, n.articles,
       n.articles - (SELECT count(*) FROM article a WHERE a.site = s.id AND NOT a.relevant) AS relevant
FROM site s CROSS JOIN LATERAL (SELECT count(*) AS articles FROM article a WHERE a.site = s.id) n ORDER BY s.id
"""


def list_sites(connection: Connection) -> dict[str, StoredSite]:
    """Every site that the store knows, by id, with its counts."""
    with connection, connection.cursor() as cursor:
        return {site.id: site for site in fetch_as(cursor, StoredSite, _LIST)}


def last_crawl(connection: Connection, site: str) -> LastCrawl:
    """How a site's last crawl ended."""
    with connection, connection.cursor() as cursor:
        found = fetch_as(cursor, LastCrawl, _LAST_CRAWL, (site,))
    return found[0] if found else LastCrawl()


def site_names(connection: Connection) -> dict[str, str]:
    """The name of every site that the store knows, by id."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT id, name FROM site")
        return dict(cursor.fetchall())
