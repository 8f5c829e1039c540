"""What the awards of the articles add up to: by award and class, by province, by month, under every filter.

Within one article the same award to as many of the same kind counts once: the lead says again what the body says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from storage.db import Connection, rows
from storage.facts import FOUND, Narrowing, fact_parameters
from storage.search import Filters


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardTotal:
    """One award and class: how many articles tell of it, and how many recipients they number."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthAwards:
    """One month, by its first day; ``None`` for articles without a date."""

    month: date | None
    articles: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Awards:
    """The awards with the most articles first, the provinces with the most recipients first, months the oldest first.

    A national article counts for each province that it names.
    """

    totals: list[AwardTotal]
    provinces: list[ProvinceAwards]
    months: list[MonthAwards]


_WITH = f"""
WITH told AS (SELECT h.article, h.dated, m.entry, m.name, m.detail {FOUND}),
given AS (
    SELECT DISTINCT t.article, t.dated, t.entry, CASE WHEN t.entry IS NULL THEN t.name END AS other,
           (t.detail ->> 'class')::smallint AS class, r.n, r.type
    FROM told t LEFT JOIN LATERAL jsonb_to_recordset(t.detail -> 'recipients') AS r (n bigint, type text) ON true
)
"""
_TOTALS = f"""{_WITH}
SELECT g.entry, coalesce(e.name, g.other, g.entry) AS name, e.level, g.class AS award_class,
       count(DISTINCT g.article) AS articles, coalesce(sum(g.n), 0)::bigint AS recipients,
       coalesce(sum(g.n) FILTER (WHERE g.type = 'tập thể'), 0)::bigint AS collectives,
       coalesce(sum(g.n) FILTER (WHERE g.type = 'cá nhân'), 0)::bigint AS individuals
FROM given g LEFT JOIN award_entry e ON e.id = g.entry
GROUP BY g.entry, e.name, g.other, e.level, g.class ORDER BY articles DESC, name, g.class NULLS FIRST
"""
_PROVINCES = f"""{_WITH}
SELECT coalesce(a.own_province_now, s.province_now, named.now) AS province, count(DISTINCT g.article) AS articles,
       coalesce(sum(g.n), 0)::bigint AS recipients
FROM given g JOIN article a ON a.id = g.article JOIN site s ON s.id = a.site
LEFT JOIN LATERAL (
    SELECT DISTINCT CASE p.kind WHEN 'place' THEN p.detail ->> 'province_now' ELSE p.detail ->> 'now' END AS now
    FROM mention p
    WHERE coalesce(a.own_province_now, s.province_now) IS NULL AND p.article = a.id AND p.kind IN ('province', 'place')
      AND p.detail ->> CASE p.kind WHEN 'place' THEN 'province_now' ELSE 'now' END IS NOT NULL
) named ON true
WHERE %(counts_for)s::text IS NULL OR coalesce(a.own_province_now, s.province_now, named.now) = %(counts_for)s
GROUP BY 1 ORDER BY recipients DESC, articles DESC, province
"""
_MONTHS = f"""
SELECT CASE WHEN h.dated >= '1000-01-01' THEN date_trunc('month', h.dated AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END
       AS month, count(DISTINCT h.article) AS articles
{FOUND} GROUP BY 1 ORDER BY 1 NULLS LAST
"""


def sum_awards(connection: Connection, filters: Filters, narrowing: Narrowing) -> Awards:
    """The awards of the articles that match."""
    with connection:
        parameters = fact_parameters(connection, "awards", filters, narrowing=narrowing)
        if parameters is None:
            return Awards(totals=[], provinces=[], months=[])
        with connection.cursor() as cursor:
            return Awards(
                totals=[AwardTotal(**row) for row in rows(cursor, _TOTALS, parameters)],
                provinces=[ProvinceAwards(**row) for row in rows(cursor, _PROVINCES, parameters)],
                months=[MonthAwards(**row) for row in rows(cursor, _MONTHS, parameters)],
            )
