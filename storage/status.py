"""The database's contents at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from storage.db import Connection, fetch_as, opened, rows


@dataclass(frozen=True, kw_only=True, slots=True)
class DatabaseStatus:
    """Version of the server, schema revision, size as Postgres prints it, and the counts of the main tables."""

    version: str
    schema: str
    size: str
    sites: int
    pages: int
    articles: int
    relevant: int
    clusters: int


_STATUS = """
SELECT current_setting('server_version') AS version,
       (SELECT version_num FROM alembic_version) AS schema,
       pg_size_pretty(pg_database_size(current_database())) AS size,
       (SELECT count(*) FROM site) AS sites,
       (SELECT count(*) FROM page) AS pages,
       (SELECT count(*) FROM article) AS articles,
       (SELECT count(*) FROM article WHERE relevant) AS relevant,
       (SELECT count(*) FROM cluster WHERE size > 0) AS clusters
"""


def database_status() -> DatabaseStatus:
    """Address, version, size and row counts of this installation's database."""
    with opened(application="thidua status") as connection, connection.cursor() as cursor:
        return fetch_as(cursor, DatabaseStatus, _STATUS)[0]


_COUNTS = """
SELECT (SELECT count(*) FROM article) AS articles,
       (SELECT count(*) FROM article WHERE relevant) AS relevant_articles,
       (SELECT count(*) FROM cluster WHERE size > 0) AS stories,
       (SELECT count(*) FROM page_cleaning WHERE extractor_version IS NULL) AS pages_to_clean,
       (SELECT count(*) FROM site WHERE enabled) AS sites,
       (SELECT count(*) FROM site
        WHERE enabled AND (failed_crawls >= 3 OR (failed_crawls > 0 AND last_success_at IS NULL))) AS sites_failing,
       (SELECT count(*) FROM site WHERE enabled AND last_outcome = 'blocked') AS sites_blocked,
       (SELECT count(*) FROM site WHERE enabled AND last_outcome = 'empty') AS sites_empty,
       (SELECT count(*) FROM site WHERE enabled AND last_crawled_at IS NULL) AS sites_new,
       (SELECT count(*) FROM issue) AS issues,
       (SELECT coalesce(extract(epoch FROM max(last_success_at)), 0) FROM site) AS last_successful_crawl_timestamp,
       pg_database_size(current_database()) AS database_bytes
"""


def store_counts(connection: Connection) -> dict[str, float]:
    """What monitoring watches, by name."""
    with connection, connection.cursor() as cursor:
        return {name: float(value) for name, value in rows(cursor, _COUNTS)[0].items()}
