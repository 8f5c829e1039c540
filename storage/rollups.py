"""What the articles add up to: awards and movements by province and month, and which provinces are silent.

Read from the views of migration 0002. Months are first days of months in Asia/Ho_Chi_Minh; provinces are those since
1 July 2025, and a former one's id is rolled up to its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from articles.provinces import province_now
from storage.db import Connection, rows

State = Literal["reporting", "silent", "undated", "unreadable", "not read", "no site"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Which articles count; ``None`` leaves a side open. Both months are included; without them undated ones too."""

    province: str | None = None
    """Id of either era."""
    from_month: date | None = None
    to_month: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardTotal:
    """One award: how many articles tell of it, and how many recipients they number."""

    entry: str | None
    name: str
    level: str | None
    award_class: int | None
    articles: int
    recipients: int
    collectives: int
    individuals: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceAwards:
    """The awards of one province of today; ``None`` for national articles that name none."""

    province: str | None
    articles: int
    recipients: int
    collectives: int
    individuals: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthTotal:
    """One month; ``None`` for articles without a date."""

    month: date | None
    articles: int
    recipients: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MovementCell:
    """One field of the grid of movements and provinces."""

    movement: str | None
    name: str
    province: str | None
    articles: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MovementMonth:
    """One month of a movement's timeline."""

    month: date | None
    province: str | None
    articles: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceOverview:
    """One province of today: how it reports, since when it is silent, and whether anybody could have heard it."""

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
    """Articles by month, of those asked for; months without any are left out."""


_SPAN = """
    (%(province)s::text IS NULL OR v.province_now = %(province)s)
AND (%(from_month)s::date IS NULL OR v.month >= %(from_month)s)
AND (%(to_month)s::date IS NULL OR v.month <= %(to_month)s)
"""
_AWARDS = f"""
SELECT v.entry, v.name, v.level, v.class AS award_class, sum(v.articles)::bigint AS articles,
       sum(v.recipients)::bigint AS recipients, sum(v.collectives)::bigint AS collectives,
       sum(v.individuals)::bigint AS individuals
FROM award_by_month v WHERE (%(level)s::text IS NULL OR v.level = %(level)s) AND {_SPAN}
GROUP BY v.entry, v.name, v.level, v.class ORDER BY articles DESC, v.name, v.class NULLS FIRST
"""
_AWARD_PROVINCES = f"""
SELECT v.province_now AS province, sum(v.articles)::bigint AS articles, sum(v.recipients)::bigint AS recipients,
       sum(v.collectives)::bigint AS collectives, sum(v.individuals)::bigint AS individuals
FROM award_by_month v
WHERE (%(level)s::text IS NULL OR v.level = %(level)s) AND (%(entry)s::text IS NULL OR v.entry = %(entry)s) AND {_SPAN}
GROUP BY v.province_now ORDER BY recipients DESC, articles DESC, province
"""
_AWARD_MONTHS = f"""
SELECT v.month, sum(v.articles)::bigint AS articles, sum(v.recipients)::bigint AS recipients
FROM award_by_month v WHERE (%(entry)s::text IS NULL OR v.entry = %(entry)s) AND {_SPAN}
GROUP BY v.month ORDER BY v.month NULLS LAST
"""
_MOVEMENTS = f"""
SELECT v.movement, v.name, v.province_now AS province, sum(v.articles)::bigint AS articles
FROM movement_by_month v WHERE {_SPAN}
GROUP BY v.movement, v.name, v.province_now ORDER BY v.name, v.province_now NULLS LAST
"""
_MOVEMENT_MONTHS = f"""
SELECT v.month, v.province_now AS province, sum(v.articles)::bigint AS articles
FROM movement_by_month v WHERE v.movement = %(movement)s AND {_SPAN}
GROUP BY v.month, v.province_now ORDER BY v.month NULLS LAST, v.province_now NULLS LAST
"""
_PROVINCES = """
SELECT province_now AS province, name, state, last_article, last_article_at, days_silent, sites, sites_enabled,
       sites_failing, last_read_at
FROM silent_province ORDER BY name
"""
_PROVINCE_MONTHS = f"""
SELECT v.province_now AS province, v.month, count(*) AS articles
FROM article_province v WHERE v.province_now IS NOT NULL AND v.month IS NOT NULL AND {_SPAN}
GROUP BY v.province_now, v.month
"""


def _span(span: Span) -> dict[str, Any]:
    """Raises KeyError for a province that neither era has."""
    return {
        "province": province_now(span.province),
        "from_month": span.from_month.replace(day=1) if span.from_month else None,
        "to_month": span.to_month.replace(day=1) if span.to_month else None,
    }


def award_totals(connection: Connection, span: Span, *, level: str | None = None) -> list[AwardTotal]:
    """The awards that articles tell of, the most told of first. A national article counts for each province it names.

    Raises:
        KeyError: if there is no such province in either era.
    """
    with connection, connection.cursor() as cursor:
        return [AwardTotal(**row) for row in rows(cursor, _AWARDS, {**_span(span), "level": level})]


def award_provinces(
    connection: Connection, span: Span, *, level: str | None = None, entry: str | None = None
) -> list[ProvinceAwards]:
    """Awards by province, the most recipients first; an article that tells of two awards counts for both.

    Raises:
        KeyError: if there is no such province in either era.
    """
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _AWARD_PROVINCES, {**_span(span), "level": level, "entry": entry})
        return [ProvinceAwards(**row) for row in found]


def award_timeline(connection: Connection, span: Span, *, entry: str | None = None) -> list[MonthTotal]:
    """One award, or all, by month, the oldest first.

    Raises:
        KeyError: if there is no such province in either era.
    """
    with connection, connection.cursor() as cursor:
        return [MonthTotal(**row) for row in rows(cursor, _AWARD_MONTHS, {**_span(span), "entry": entry})]


def movement_grid(connection: Connection, span: Span) -> list[MovementCell]:
    """Articles by movement and province; fields without any are left out.

    Raises:
        KeyError: if there is no such province in either era.
    """
    with connection, connection.cursor() as cursor:
        return [MovementCell(**row) for row in rows(cursor, _MOVEMENTS, _span(span))]


def movement_timeline(connection: Connection, movement: str, span: Span) -> list[MovementMonth]:
    """One movement by month and province, the oldest month first.

    Raises:
        KeyError: if there is no such province in either era.
    """
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _MOVEMENT_MONTHS, {**_span(span), "movement": movement})
        return [MovementMonth(**row) for row in found]


def province_overview(connection: Connection, span: Span) -> list[ProvinceOverview]:
    """Every province of today by name, silent ones included; its articles by month within ``span``.

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
