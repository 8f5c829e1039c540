"""Where stories are: a search's by province and month, and movements by province, as the view article_province counts.

What the index and the narrow rows of ``search_entry`` do not say is read from the view: the provinces that articles of
national sites name.
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
from storage.search.matching import HASHED, SHOWN_OF_ALL, USE_INDEX, matching_entries, resolve_match


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceMonth:
    """A search's matches of one month and present province; ``None`` for national articles that name none."""

    month: date
    province: str | None
    articles: int


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


def count_province_months(connection: Connection, filters: Filters) -> list[ProvinceMonth]:
    """A search's dated matches by month and province, the earliest first, counted one by one however long it takes."""
    with connection:
        match = resolve_match(connection, filters)
        if match.nothing:
            return []
        with connection.cursor() as cursor:
            cursor.execute(HASHED)
            return fetch_as(cursor, ProvinceMonth, _PROVINCE_MONTHS, match.parameters())


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
            for row in rows(cursor, _REACH, match.parameters()):
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
                for row in rows(cursor, _REACH_OF_OTHERS, {**narrowed.parameters(), **open_}):
                    reach[row["movement"]].add(row["province"])
    return dict(reach)
