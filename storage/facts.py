"""Facts across articles: awards, statistics, movements, people …, each with its quote and the article it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.printing import Record, printed_time
from storage.db import Connection
from storage.search import CONDITIONS, Filters, search_parameters
from storage.search.matching import entry_conditions, resolve_match

KINDS = {
    "awards": "award", "statistics": "statistic", "movements": "movement", "people": "person", "bodies": "body",
    "provinces": "province",
}  # fmt: skip
_FACTS = f"""
SELECT m.entry, m.name, m.quote, m.span_start, m.span_end, m.detail, a.id, a.url, a.site, s.province, s.province_now,
       a.title, a.published_at
FROM mention m JOIN article a ON a.id = m.article JOIN site s ON s.id = a.site JOIN cluster c ON c.id = a.cluster
WHERE m.kind = %(fact)s AND (%(all_copies)s OR c.representative = a.id) AND {CONDITIONS}
ORDER BY a.published_at DESC NULLS LAST, a.first_seen_at DESC, a.id, m.position LIMIT %(limit)s
"""


def find_facts(connection: Connection, kind: str, filters: Filters) -> Iterator[Record]:
    """The facts of one kind (a key of :data:`KINDS`) in the articles that match, newest article first, streamed."""
    with connection, connection.cursor("find_facts") as cursor:
        cursor.execute(_FACTS, {**search_parameters(connection, filters), "fact": KINDS[kind]})
        for entry, name, quote, start, end, detail, article, url, site, province, now, title, published in cursor:
            yield {
                "id": entry, "name": name, "quote": quote, "start": start, "end": end, **detail, "article": article,
                "url": url, "site": site, "province": province, "province_now": now, "title": title,
                "published_at": printed_time(published),
            }  # fmt: skip


MOST_COUNTED = 10_000
"""Facts up to which a page's total is exact: counting more takes longer than a reader waits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactPosition:
    """Where a page of facts ended."""

    dated: datetime
    first_seen_at: datetime
    article: str
    position: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FactPage:
    """Some facts, newest article first; ``next`` is where the next page begins, ``None`` at the end."""

    facts: list[Record]
    next: FactPosition | None


# One row a cluster; a filter on movement, award or body asks for that fact, not for others of the same article.
_FOUND = f"""
FROM search_entry e JOIN mention m ON m.article = e.article AND m.kind = %(fact)s
WHERE {entry_conditions("e")} AND (%(phrase)s::text IS NULL OR e.terms @@ %(phrase)s::tsquery)
  AND (%(all_copies)s OR e.representative) AND (%(entry)s::text IS NULL OR m.entry = %(entry)s OR m.name = %(entry)s)
"""
_PAGE = f"""
SELECT e.dated, e.first_seen_at, e.article, m.position, m.entry, m.name, m.quote, m.span_start, m.span_end, m.detail
{_FOUND}
  AND (%(dated)s::timestamptz IS NULL
       OR (e.dated, e.first_seen_at, e.article) < (%(dated)s, %(seen)s::timestamptz, %(article)s::text)
       OR ((e.dated, e.first_seen_at, e.article) = (%(dated)s, %(seen)s::timestamptz, %(article)s::text)
           AND m.position > %(position)s))
ORDER BY e.dated DESC, e.first_seen_at DESC, e.article DESC, m.position LIMIT %(limit)s
"""
_PAGE_ARTICLES = """
SELECT a.id, a.url, a.site, coalesce(a.own_province, s.province), coalesce(a.own_province_now, s.province_now), a.title,
       a.published_at
FROM article a JOIN site s ON s.id = a.site WHERE a.id = ANY(%s)
"""
_TOTAL = f"SELECT count(*) FROM (SELECT {_FOUND} LIMIT %(most)s) found"


def fact_page(
    connection: Connection, kind: str, filters: Filters, *, limit: int, after: FactPosition | None = None
) -> FactPage:
    """The next facts of one kind (a key of :data:`KINDS`) after a position."""
    with connection:
        parameters = _parameters(connection, kind, filters)
        if parameters is None:
            return FactPage(facts=[], next=None)
        parameters.update(
            limit=limit + 1, dated=after.dated if after else None, seen=after.first_seen_at if after else None,
            article=after.article if after else None, position=after.position if after else None,
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(_PAGE, parameters)
            found = cursor.fetchall()
            cursor.execute(_PAGE_ARTICLES, (list({row[2] for row in found}),))
            articles = {row[0]: row[1:] for row in cursor.fetchall()}
    facts = []
    for _, _, article, _, entry, name, quote, start, end, detail in found[:limit]:
        url, site, province, now, title, published = articles[article]
        facts.append({
            "id": entry, "name": name, "quote": quote, "start": start, "end": end, **detail, "article": article,
            "url": url, "site": site, "province": province, "province_now": now, "title": title,
            "published_at": printed_time(published),
        })  # fmt: skip
    last = found[limit - 1][:4] if len(found) > limit else None
    position = FactPosition(dated=last[0], first_seen_at=last[1], article=last[2], position=last[3]) if last else None
    return FactPage(facts=facts, next=position)


def count_facts(connection: Connection, kind: str, filters: Filters) -> tuple[int, bool]:
    """How many facts match, and whether that is all of them: counting ends at :data:`MOST_COUNTED`."""
    with connection:
        parameters = _parameters(connection, kind, filters)
        if parameters is None:
            return 0, True
        with connection.cursor() as cursor:
            cursor.execute(_TOTAL, {**parameters, "most": MOST_COUNTED + 1})
            row = cursor.fetchone()
    count = int(row[0]) if row else 0
    return min(count, MOST_COUNTED), count <= MOST_COUNTED


def _parameters(connection: Connection, kind: str, filters: Filters) -> dict[str, Any] | None:
    match = resolve_match(connection, filters)
    if match.nothing:
        return None
    entry = {"awards": filters.award, "movements": filters.movement, "bodies": filters.body}.get(kind)
    return {**match.parameters(), "fact": KINDS[kind], "entry": entry}
