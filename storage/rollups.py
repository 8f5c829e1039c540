"""Sums over the articles: provinces with how they report, and communes with how often they are written about.

Read from the views of migration 0002. Months are first days of months in Asia/Ho_Chi_Minh; provinces are those since
1 July 2025, and a former one's id is rolled up to its successor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from articles.provinces import province_now
from storage.db import Connection, fetch_as, rows

State = Literal["reporting", "silent", "undated", "unreadable", "not read", "no site"]
PROVINCE_SILENT_DAYS = 30
"""Days in Viet Nam without a relevant article after which a province is silent."""
PROVINCE_UNREAD_AFTER = timedelta(days=7)
"""How long after the last reading of one of its sites nobody knows. The view ``silent_province`` cannot read either
constant: a test holds it to both."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Which articles count; ``None`` leaves a side open. Both months are included; without them undated ones too."""

    province: str | None = None
    """Id of either era."""
    from_month: date | None = None
    to_month: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CommuneCoverage:
    """How often one present commune is written about; communes that no article names have no row."""

    commune: str
    """Its official code."""
    articles: int
    last_article: str
    last_article_at: datetime | None
    """``None`` where no article about it states a date."""


_PROVINCE_STANDINGS = """
SELECT province_now AS province, name, state, last_article, last_article_at, days_silent, sites, sites_enabled,
       sites_failing, last_read_at
FROM silent_province ORDER BY province_now
"""
# From the newest date on, until an article is one that counts.
_NEWEST_MONTH = """
SELECT v.month FROM search_entry e JOIN article_province v ON v.article = e.article
WHERE e.dated > '1000-01-01' AND v.province_now IS NOT NULL ORDER BY e.dated DESC LIMIT 1
"""

# A former commune counts for the present one that holds it; one that was split between several counts for none. The
# conditions on a mention are those of an index, word for word.
_COMMUNES = """
SELECT DISTINCT ON (n.commune) n.commune, count(*) OVER (PARTITION BY n.commune) AS articles, n.id AS last_article,
       n.published_at AS last_article_at
FROM (
    SELECT DISTINCT s.id, s.published_at, s.first_seen_at, m.detail -> 'now' ->> 0 AS commune
    FROM mention m JOIN shown_article s ON s.id = m.article
    WHERE m.kind = 'place' AND m.detail ->> 'province_now' = %(province)s AND m.detail ->> 'level' = 'commune'
      AND m.detail -> 'now' ->> 0 IS NOT NULL AND m.detail -> 'now' ->> 1 IS NULL
      AND (%(commune)s::text IS NULL OR m.detail -> 'now' ->> 0 = %(commune)s)
      AND (%(from_month)s::date IS NULL OR s.month >= %(from_month)s)
      AND (%(to_month)s::date IS NULL OR s.month <= %(to_month)s)
) n
ORDER BY n.commune, n.published_at DESC NULLS LAST, n.first_seen_at DESC, n.id
"""


def _span(span: Span) -> dict[str, object]:
    """Raises KeyError for a province that neither era has."""
    return {
        "province": province_now(span.province),
        "from_month": span.from_month.replace(day=1) if span.from_month else None,
        "to_month": span.to_month.replace(day=1) if span.to_month else None,
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceStanding:
    """One present province: how it reports, since when it is silent, and whether anybody could have heard it.

    ``state`` and ``days_silent`` are as of the database's clock.
    """

    province: str
    name: str
    state: State
    last_article: str | None
    """Its newest dated relevant article."""
    last_article_at: datetime | None
    days_silent: int | None
    sites: int
    sites_enabled: int
    sites_failing: int
    last_read_at: datetime | None


def province_standings(connection: Connection) -> list[ProvinceStanding]:
    """Every present province, by id."""
    with connection, connection.cursor() as cursor:
        return fetch_as(cursor, ProvinceStanding, _PROVINCE_STANDINGS)


def newest_month(connection: Connection) -> date | None:
    """The newest month in which any present province has an article."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_NEWEST_MONTH)
        row = cursor.fetchone()
        return row[0] if row else None


def commune_coverage(connection: Connection, span: Span, *, commune: str | None = None) -> dict[str, CommuneCoverage]:
    """The communes of a province, or one of them, that articles of any site name, by official code.

    Raises:
        KeyError: if there is no such province in either era.
    """
    with connection, connection.cursor() as cursor:
        return {
            row["commune"]: CommuneCoverage(**row)
            for row in rows(cursor, _COMMUNES, {**_span(span), "commune": commune})
        }
