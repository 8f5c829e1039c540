"""How many articles a search has, and by province, movement, award, site and month; by province and month together;
which provinces each movement reaches.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from articles.provinces import current_provinces
from articles.search.filters import Filters
from articles.search.query import any_of
from articles.search.terms import label, quoted
from storage.db import Connection, fetch_as, rows
from storage.search.matching import (
    SHOWN_OF_ALL,
    USE_INDEX,
    Match,
    matching_entries,
    resolve_match,
    text_parameters,
)
from storage.search.sample import Sample, fitting_sample

MOST_VALUES = 400
"""Values of one facet: there are some 270 sites."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """A number of matches (clusters, or articles with all copies); estimated on a sample if it is not ``exact``."""

    count: int
    exact: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Facets:
    """A search's total, and its matches by value, the most frequent first; months as ``2026-11``, the newest first."""

    total: Total
    sites: dict[str, int]
    provinces: dict[str, int]
    """A present province: the site's, or the corrected one."""
    movements: dict[str, int]
    awards: dict[str, int]
    months: dict[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceMonth:
    """A search's matches of one month and present province; ``None`` for national articles that name none."""

    month: date
    province: str | None
    articles: int


_COLUMNS = """
e.article, e.cluster, e.representative, e.site, e.dated, e.first_seen_at, e.movements, e.awards, e.province_now
"""
# Most matches represent their cluster. Only the copies that match without it are sorted: sorting all of them, and
# unnesting the lists row by row, took two thirds of the time.
ONE_A_CLUSTER = f"""
WITH hit AS MATERIALIZED ({matching_entries(_COLUMNS, first="{sampled}")}), copy AS (
    SELECT DISTINCT ON (cluster) article, site, dated, movements, awards, province_now
    FROM hit h
    WHERE NOT representative AND NOT %(all_copies)s
      AND NOT EXISTS (SELECT FROM hit r WHERE r.cluster = h.cluster AND r.representative)
    ORDER BY cluster, dated < '1000-01-01', dated, first_seen_at, article
), shown AS MATERIALIZED (
    SELECT article, site, dated, movements, awards, province_now FROM hit WHERE representative OR %(all_copies)s
    UNION ALL SELECT * FROM copy
)
"""
"""Common table expressions: every match of a search or of a sample (``{sampled}``), and ``shown``, one per cluster."""
_TOTAL = f"""
WITH hit AS MATERIALIZED ({matching_entries("e.cluster", first="{sampled}")})
SELECT CASE WHEN %(all_copies)s THEN count(*) ELSE count(DISTINCT cluster) END FROM hit
"""
_FACETS = f"""{ONE_A_CLUSTER}
(SELECT 'total' AS facet, '' AS value, count(*) AS n FROM shown)
UNION ALL (SELECT 'sites', site, count(*) FROM shown GROUP BY site ORDER BY 3 DESC, 2 LIMIT %(most)s)
UNION ALL (SELECT 'provinces', coalesce(shown.province_now, s.province_now), count(*)
           FROM shown JOIN site s ON s.id = shown.site
           WHERE coalesce(shown.province_now, s.province_now) IS NOT NULL GROUP BY 2 ORDER BY 3 DESC, 2)
UNION ALL (SELECT 'movements', m, count(*) FROM (SELECT unnest(movements) AS m FROM shown) one
           GROUP BY m ORDER BY 3 DESC, 2 LIMIT %(most)s)
UNION ALL (SELECT 'awards', a, count(*) FROM (SELECT unnest(awards) AS a FROM shown) one
           GROUP BY a ORDER BY 3 DESC, 2 LIMIT %(most)s)
UNION ALL (SELECT 'months', to_char(month, 'YYYY-MM'), n FROM (
    SELECT date_trunc('month', dated AT TIME ZONE 'Asia/Ho_Chi_Minh') AS month, count(*) AS n FROM shown
    WHERE dated > '1000-01-01' GROUP BY 1) m ORDER BY month DESC LIMIT %(most)s)
"""
# A story is in the month of the article that shows it in the search without dates: no copy within them stands for an
# article before them. Articles of national sites count for each province that they name, as in the view
# article_province.
_PROVINCE_MONTHS = f"""
WITH hit AS MATERIALIZED ({
    matching_entries("e.article, e.cluster, e.representative, e.site, e.dated, e.first_seen_at, e.province_now")
}), copy AS MATERIALIZED (
    SELECT * FROM hit c
    WHERE NOT representative AND NOT %(all_copies)s
      AND NOT EXISTS (SELECT FROM hit r WHERE r.cluster = c.cluster AND r.representative)
), shown AS MATERIALIZED (
    SELECT article, site, dated, province_now FROM hit WHERE representative OR %(all_copies)s
    UNION ALL SELECT article, site, dated, province_now FROM copy h WHERE {SHOWN_OF_ALL}
)
SELECT date_trunc('month', shown.dated AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month,
       coalesce(shown.province_now, s.province_now, named.province_now) AS province, count(*) AS articles
FROM shown JOIN site s ON s.id = shown.site
LEFT JOIN LATERAL (
    SELECT DISTINCT m.detail ->> CASE m.kind WHEN 'place' THEN 'province_now' ELSE 'now' END AS province_now
    FROM mention m
    WHERE coalesce(shown.province_now, s.province_now) IS NULL AND m.article = shown.article
      AND m.kind IN ('province', 'place')
      AND m.detail ->> CASE m.kind WHEN 'place' THEN 'province_now' ELSE 'now' END IS NOT NULL
) named ON true
WHERE shown.dated >= '1000-01-01' GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST
"""
_REACH = f"""
WITH hit AS ({
    matching_entries("e.movements, e.site, e.province_now, e.representative", first="cardinality(e.movements) > 0 AND")
})
SELECT m AS movement, province, bool_or(representative) AS shown
FROM (SELECT DISTINCT movements, coalesce(hit.province_now, s.province_now) AS province, representative
      FROM hit JOIN site s ON s.id = hit.site) one, unnest(movements) m
GROUP BY 1, 2
"""
_REACH_OF_OTHERS = f"""
WITH hit AS MATERIALIZED ({matching_entries("e.article, e.movements, e.site, e.province_now, e.representative")})
SELECT DISTINCT m AS movement, v.province_now AS province
FROM hit JOIN site s ON s.id = hit.site JOIN article_province v ON v.article = hit.article, unnest(movements) m
WHERE v.province_now IS NOT NULL
  AND CASE WHEN coalesce(hit.province_now, s.province_now) IS NULL THEN m = ANY(%(of_national)s)
           ELSE NOT representative AND m = ANY(%(of_copies)s) END
"""
# Where it expects two rows in place of ten thousand, the planner would compare each copy with every match: 3 s.
_HASHED = f"{USE_INDEX}; SET LOCAL enable_nestloop = off"


def count_articles(connection: Connection, filters: Filters) -> int:
    """How many articles match, counted one by one however long it takes."""
    with connection:
        match = resolve_match(connection, filters)
        return 0 if match.nothing else _count(connection, match, None)


def total_articles(connection: Connection, filters: Filters) -> Total:
    """How many articles match: exact up to some ten thousand, estimated beyond."""
    with connection:
        match = resolve_match(connection, filters)
        if match.nothing:
            return Total(count=0, exact=True)
        sample = fitting_sample(connection, match)
        count = _count(connection, match, sample)
    return Total(count=rounded(count * sample.rate) if sample else count, exact=sample is None)


def count_facets(connection: Connection, filters: Filters) -> Facets:
    """A search's total and facets: exact up to some ten thousand matches, estimated beyond."""
    with connection:
        match = resolve_match(connection, filters)
        counts: dict[str, dict[str, int]] = {}
        sample = None if match.nothing else fitting_sample(connection, match)
        if not match.nothing:
            sql = _FACETS.format(sampled=sample.condition if sample else "")
            with connection.cursor() as cursor:
                cursor.execute(_HASHED)
                cursor.execute(sql, {**_parameters(match, sample), "most": MOST_VALUES})
                for facet, value, n in cursor.fetchall():
                    counts.setdefault(facet, {})[value] = rounded(n * sample.rate) if sample else n
    total = Total(count=counts.pop("total", {}).get("", 0), exact=sample is None)
    names = ("sites", "provinces", "movements", "awards", "months")
    return Facets(total=total, **{name: counts.get(name, {}) for name in names})


def count_province_months(connection: Connection, filters: Filters) -> list[ProvinceMonth]:
    """A search's dated matches by month and province, the earliest first, counted one by one however long it takes."""
    with connection:
        match = resolve_match(connection, filters)
        if match.nothing:
            return []
        with connection.cursor() as cursor:
            cursor.execute(_HASHED)
            return fetch_as(cursor, ProvinceMonth, _PROVINCE_MONTHS, _parameters(match, None))


def movement_reach(connection: Connection) -> dict[str, set[str]]:
    """The present provinces that each movement reaches: those of its stories, as the view article_province has them.

    What one pass over the narrow rows leaves open is read article by article: stories of national sites, whose
    provinces are those that they name, and copies, which are shown where nothing else of their story is about the
    field. A movement that is everywhere already leaves nothing open.
    """
    with connection:
        match = resolve_match(connection, Filters())
        reach: defaultdict[str, set[str]] = defaultdict(set)
        of_national: set[str] = set()
        claimed: list[tuple[str, str]] = []
        with connection.cursor() as cursor:
            cursor.execute(USE_INDEX)
            for row in rows(cursor, _REACH, _parameters(match, None)):
                movement, province = row["movement"], row["province"]
                if province is None:
                    of_national.add(movement)
                elif row["shown"]:
                    reach[movement].add(province)
                else:
                    claimed.append((movement, province))
            of_national = {one for one in of_national if len(reach[one]) < len(current_provinces())}
            of_copies = {movement for movement, _ in claimed}
            if of_national or of_copies:
                labels = [quoted(label("m", one)) for one in sorted(of_national | of_copies)]
                open_ = {"of_national": list(of_national), "of_copies": list(of_copies)}
                narrowed = match.narrowed(any_of(labels))
                for row in rows(cursor, _REACH_OF_OTHERS, {**_parameters(narrowed, None), **open_}):
                    reach[row["movement"]].add(row["province"])
    return dict(reach)


def rounded(count: int) -> int:
    """An estimate rounded to two significant digits."""
    step: int = 10 ** max(0, len(str(count)) - 2)
    return (count + step // 2) // step * step


def _parameters(match: Match, sample: Sample | None) -> dict[str, object]:
    return {**match.parameters(), **(text_parameters() if sample else {})}


def _count(connection: Connection, match: Match, sample: Sample | None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(USE_INDEX)
        cursor.execute(_TOTAL.format(sampled=sample.condition if sample else ""), _parameters(match, sample))
        row = cursor.fetchone()
        return int(row[0]) if row else 0
