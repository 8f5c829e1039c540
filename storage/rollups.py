"""Sums over the articles: movements by province and month, and silent provinces and communes.

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
class MovementCell:
    """One cell of the grid of movements and provinces."""

    movement: str | None
    name: str
    province: str | None
    articles: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceOverview:
    """One present province: how it reports, since when it is silent, and whether anybody could have heard it."""

    province: str
    name: str
    state: State
    last_article: str | None
    last_article_at: datetime | None
    days_silent: int | None
    sites: int
    sites_enabled: int
    sites_failing: int
    last_read_at: datetime | None
    months: dict[date, int]
    """Matching articles by month; months without any are left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CommuneCoverage:
    """How often one present commune is written about; communes that no article names have no row."""

    commune: str
    """Its official code."""
    articles: int
    last_article: str
    last_article_at: datetime | None
    """``None`` where no article about it states a date."""


_SPAN = """
    (%(province)s::text IS NULL OR v.province_now = %(province)s)
AND (%(from_month)s::date IS NULL OR v.month >= %(from_month)s)
AND (%(to_month)s::date IS NULL OR v.month <= %(to_month)s)
"""
_MOVEMENTS = f"""
SELECT v.movement, v.name, v.province_now AS province, sum(v.articles)::bigint AS articles
FROM movement_by_month v WHERE {_SPAN}
GROUP BY v.movement, v.name, v.province_now ORDER BY v.name, v.province_now NULLS LAST
"""
_PROVINCES = """
SELECT province_now AS province, name, state, last_article, last_article_at, days_silent, sites, sites_enabled,
       sites_failing, last_read_at
FROM silent_province ORDER BY name
"""
_PROVINCE_STANDINGS = """
SELECT province_now AS province, name, state, last_article_at, sites_enabled, sites_failing, last_read_at
FROM silent_province ORDER BY province_now
"""
_PROVINCE_MONTHS = f"""
SELECT v.province_now AS province, v.month, count(*) AS articles
FROM article_province v WHERE v.province_now IS NOT NULL AND v.month IS NOT NULL AND {_SPAN}
GROUP BY v.province_now, v.month
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


def movement_grid(connection: Connection, span: Span) -> list[MovementCell]:
    """Articles by movement and province; cells without any are left out.

    Raises:
        KeyError: if there is no such province in either era.
    """
    with connection, connection.cursor() as cursor:
        return [MovementCell(**row) for row in rows(cursor, _MOVEMENTS, _span(span))]


def province_overview(connection: Connection, span: Span) -> list[ProvinceOverview]:
    """Every present province by name, silent ones included; its articles by month within ``span``.

    Raises:
        KeyError: if there is no such province in either era.
    """
    parameters = _span(span)
    with connection, connection.cursor() as cursor:
        months: dict[str, dict[date, int]] = {}
        for row in rows(cursor, _PROVINCE_MONTHS, parameters):
            months.setdefault(row["province"], {})[row["month"]] = row["articles"]
        return [
            ProvinceOverview(**row, months=dict(sorted(months.get(row["province"], {}).items())))
            for row in rows(cursor, _PROVINCES)
            if parameters["province"] in (None, row["province"])
        ]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceStanding:
    """One present province: its newest dated relevant article, and whether anybody could have read one.

    ``state`` is as of the database's clock.
    """

    province: str
    name: str
    state: State
    last_article_at: datetime | None
    sites_enabled: int
    sites_failing: int
    last_read_at: datetime | None


def province_standings(connection: Connection) -> list[ProvinceStanding]:
    """Every present province, by id."""
    with connection, connection.cursor() as cursor:
        return fetch_as(cursor, ProvinceStanding, _PROVINCE_STANDINGS)


def commune_coverage(connection: Connection, span: Span) -> dict[str, CommuneCoverage]:
    """The communes of a province that articles of any site name, by official code.

    Raises:
        KeyError: if there is no such province in either era.
    """
    with connection, connection.cursor() as cursor:
        return {row["commune"]: CommuneCoverage(**row) for row in rows(cursor, _COMMUNES, _span(span))}
