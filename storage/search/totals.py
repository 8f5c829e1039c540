"""How many articles a search has, and by province, movement, award, site and month."""

from __future__ import annotations

from dataclasses import dataclass

from articles.search.filters import Filters
from storage.db import Connection
from storage.search.matching import HASHED, USE_INDEX, Match, matching_entries, resolve_match, text_parameters
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
                cursor.execute(HASHED)
                cursor.execute(sql, {**_parameters(match, sample), "most": MOST_VALUES})
                for facet, value, n in cursor.fetchall():
                    counts.setdefault(facet, {})[value] = rounded(n * sample.rate) if sample else n
    total = Total(count=counts.pop("total", {}).get("", 0), exact=sample is None)
    names = ("sites", "provinces", "movements", "awards", "months")
    return Facets(total=total, **{name: counts.get(name, {}) for name in names})


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
