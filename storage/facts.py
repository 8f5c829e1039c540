"""Facts across articles: awards, statistics, movements, people …, each with its quote and its article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.gazetteer import kinds_of
from articles.models import FactKind, Mention
from articles.places import find_by_name
from articles.search.patterns import loose_pattern
from articles.text import normalise_line
from storage.db import Connection
from storage.mentions import read_mention
from storage.search import Filters
from storage.search.matching import (
    SHOWN,
    USE_INDEX,
    Match,
    matching_entries,
    resolve_match,
    text_parameters,
)
from storage.search.sample import Sample, fitting_sample
from storage.search.totals import ONE_A_CLUSTER
from storage.search.windows import newest_windows

KINDS: dict[str, FactKind] = {
    "awards": "award",
    "statistics": "statistic",
    "movements": "movement",
    "people": "person",
    "bodies": "body",
    "provinces": "province",
    "places": "place",
}
MOST_COUNTED = 10_000
"""Number of facts up to which a page's total is exact: counting more takes longer than a reader waits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactPosition:
    """Where a page of facts ended."""

    dated: datetime
    first_seen_at: datetime
    article: str
    position: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FactRow:
    """One fact with its article, and the province of that article."""

    mention: Mention
    article: str
    url: str
    site: str
    province: str | None
    province_now: str | None
    title: str | None
    published_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FactPage:
    """Some facts, newest article first; ``next`` is where the next page begins, ``None`` at the end."""

    facts: list[FactRow]
    next: FactPosition | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowing:
    """The filters of a fact query; ``None`` leaves a side open.

    Attributes:
        what: words that must occur in a statistic's counted thing, with or without diacritics, in any case.
        unit: a statistic's unit, as it is stored.
        level: an award's, as the gazetteer names it.
        counts_for: id of a present province that the article counts for: its own, or for an article without one (of a
            national site) each that it names.
    """

    what: str | None = None
    unit: str | None = None
    level: str | None = None
    counts_for: str | None = None


ALL_FACTS = Narrowing()

# A filter on movement, award or body selects that fact, not for others of the same article.
_WANTED = """
(%(entry)s::text IS NULL OR m.entry = ANY(%(entries)s) OR lower(m.name) = lower(%(entry)s))
  AND (%(what)s::text IS NULL OR m.detail ->> 'what' ~* %(what)s)
  AND (%(unit)s::text IS NULL OR m.detail ->> 'unit' = %(unit)s)
  AND (%(level)s::text IS NULL OR m.entry IN (SELECT e.id FROM award_entry e WHERE e.level = %(level)s))
  AND (%(counts_for)s::text IS NULL OR EXISTS (
      SELECT FROM site s WHERE s.id = h.site AND (
          coalesce(h.province_now, s.province_now) = %(counts_for)s
          OR coalesce(h.province_now, s.province_now) IS NULL AND EXISTS (
              SELECT FROM mention p
              WHERE p.article = h.article AND p.kind IN ('province', 'place')
                AND coalesce(p.detail ->> 'province_now', p.detail ->> 'now') = %(counts_for)s))))
"""


def facts_sql(columns: str, sample: Sample | None = None) -> str:
    """SQL: some columns of every fact ``m`` that is wanted, and of ``h``, what is shown of its article.

    The articles are found first, by the index of terms: for one fact after the other, the terms of its article would be
    made anew, 0.3 ms each.
    """
    return f"""
{ONE_A_CLUSTER.format(sampled=sample.condition if sample else "")}
SELECT {columns} FROM shown h JOIN mention m ON m.article = h.article AND m.kind = %(fact)s WHERE {_WANTED}
"""


# Articles in order, so that looking for their facts ends with the page.
_IN_ORDER = f"{USE_INDEX}; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"
_NEWEST = f"""
WITH hit AS MATERIALIZED ({
    matching_entries("e.article, e.cluster, e.representative, e.site, e.dated, e.first_seen_at, e.province_now")
})
SELECT h.dated, h.first_seen_at, h.article, m.position, m.entry, m.name, m.quote, m.span_start, m.detail
FROM (SELECT * FROM hit ORDER BY dated DESC, first_seen_at DESC, article DESC OFFSET 0) h
JOIN mention m ON m.article = h.article AND m.kind = %(fact)s
WHERE {_WANTED} AND {SHOWN}
  AND (%(dated)s::timestamptz IS NULL
       OR (h.dated, h.first_seen_at, h.article) < (%(dated)s, %(seen)s::timestamptz, %(article)s::text)
       OR ((h.dated, h.first_seen_at, h.article) = (%(dated)s, %(seen)s::timestamptz, %(article)s::text)
           AND m.position > %(position)s))
ORDER BY h.dated DESC, h.first_seen_at DESC, h.article DESC, m.position LIMIT %(limit)s
"""
_PAGE = f"""
SELECT f.*, a.url, a.site, coalesce(a.own_province, s.province), coalesce(a.own_province_now, s.province_now), a.title,
       a.published_at
FROM ({_NEWEST}) f JOIN article a ON a.id = f.article JOIN site s ON s.id = a.site
ORDER BY f.dated DESC, f.first_seen_at DESC, f.article DESC, f.position
"""
_COUNT = f"SELECT count(*) FROM ({facts_sql('1')} LIMIT %(most)s) found"


@dataclass(frozen=True, kw_only=True, slots=True)
class FactQuery:
    """What is asked for, as :func:`facts_sql` needs it.

    Attributes:
        match: which articles; :meth:`parameters` may be of a part of them.
        sample: where an estimate is counted, as for a search; ``None`` if the articles are few enough to be counted.
    """

    match: Match
    sample: Sample | None
    wanted: dict[str, object]

    def parameters(self, match: Match | None = None, *, of_sample: bool = False) -> dict[str, object]:
        """The parameters of :func:`facts_sql`; phrases are not checked in a sample, where they count as their pairs."""
        text = text_parameters() if of_sample else {}
        return {**(match or self.match).parameters(), **text, **self.wanted}


def find_facts(connection: Connection, kind: str, filters: Filters) -> Iterator[FactRow]:
    """The facts of one kind (a key of :data:`KINDS`) in the articles that match, newest article first, streamed."""
    with connection:
        query = fact_query(connection, kind, filters)
        if query is None:
            return
        with connection.cursor() as plan:
            plan.execute(_IN_ORDER)
        with connection.cursor("find_facts") as cursor:
            cursor.execute(_PAGE, {**query.parameters(), **_after(None), "limit": filters.limit})
            for row in cursor:
                yield _fact(KINDS[kind], row)


def fact_page(
    connection: Connection,
    kind: str,
    filters: Filters,
    *,
    limit: int,
    after: FactPosition | None = None,
    narrowing: Narrowing = ALL_FACTS,
) -> FactPage:
    """The next facts of one kind (a key of :data:`KINDS`) after a position."""
    with connection:
        query = fact_query(connection, kind, filters, narrowing)
        if query is None:
            return FactPage(facts=[], next=None)
        found: list[tuple[Any, ...]] = []
        for match in _windows(connection, query, after, limit):
            with connection.cursor() as cursor:
                cursor.execute(_IN_ORDER)
                cursor.execute(_PAGE, {**query.parameters(match), **_after(after), "limit": limit + 1})
                found = cursor.fetchall()
            if len(found) > limit:
                break
    more = len(found) > limit
    position = None
    if more:
        dated, seen, article, place, *_ = found[limit - 1]
        position = FactPosition(dated=dated, first_seen_at=seen, article=article, position=place)
    return FactPage(facts=[_fact(KINDS[kind], row) for row in found[:limit]], next=position)


def _windows(connection: Connection, query: FactQuery, after: FactPosition | None, limit: int) -> Iterator[Match]:
    """The articles in which the next facts are looked for: first those of the newest weeks."""
    if query.sample is None:
        yield query.match
        return
    before = after.dated if after else None
    yield from newest_windows(connection, query.match, query.sample, before=before, hits=(2, 8, limit, 8 * limit))


def count_facts(connection: Connection, kind: str, filters: Filters) -> tuple[int, bool]:
    """How many facts match, and whether that is all of them: counting ends at :data:`MOST_COUNTED`."""
    with connection:
        query = fact_query(connection, kind, filters)
        if query is None:
            return 0, True
        with connection.cursor() as cursor:
            cursor.execute(USE_INDEX)
            if query.sample is not None:
                sure = 2 * MOST_COUNTED // query.sample.rate + 1
                in_sample = f"SELECT count(*) FROM ({facts_sql('1', query.sample)} LIMIT %(most)s) found"
                cursor.execute(in_sample, {**query.parameters(of_sample=True), "most": sure})
                [number] = cursor.fetchone() or (0,)
                if number == sure:
                    return MOST_COUNTED, False
            cursor.execute(_COUNT, {**query.parameters(), "most": MOST_COUNTED + 1})
            [number] = cursor.fetchone() or (0,)
    return min(number, MOST_COUNTED), number <= MOST_COUNTED


def fact_query(
    connection: Connection, kind: str, filters: Filters, narrowing: Narrowing = ALL_FACTS
) -> FactQuery | None:
    """What some filters ask for; ``None`` where nothing can match."""
    match = resolve_match(connection, filters)
    if match.nothing:
        return None
    entry = {
        "awards": filters.award,
        "movements": filters.movement,
        "bodies": filters.body,
        "places": filters.place,
    }.get(kind)
    wanted: dict[str, object] = {
        "fact": KINDS[kind],
        "entry": entry,
        "entries": _entries(kind, entry, filters),
        "what": loose_pattern(narrowing.what) if narrowing.what and narrowing.what.strip() else None,
        "unit": normalise_line(narrowing.unit) if narrowing.unit and narrowing.unit.strip() else None,
        "level": narrowing.level,
        "counts_for": narrowing.counts_for,
    }
    return FactQuery(match=match, sample=fitting_sample(connection, match), wanted=wanted)


def _after(position: FactPosition | None) -> dict[str, object]:
    return {
        "dated": position.dated if position else None,
        "seen": position.first_seen_at if position else None,
        "article": position.article if position else None,
        "position": position.position if position else None,
    }


def _entries(kind: str, entry: str | None, filters: Filters) -> list[str]:
    """The ids that a filter on its own kind matches: an award or body with its kinds, a place's codes."""
    if kind == "places":
        return [place.code for place in find_by_name(filters.place)] if filters.place else []
    if entry is None or kind == "movements":
        return [entry] if entry else []
    return list(kinds_of("award" if kind == "awards" else "body", entry))


def _fact(kind: FactKind, row: tuple[Any, ...]) -> FactRow:
    _, _, article, _, entry, name, quote, start, detail, url, site, province, now, title, published = row
    return FactRow(
        mention=read_mention(kind, entry=entry, name=name, quote=quote, start=start, detail=detail),
        article=article,
        url=url,
        site=site,
        province=province,
        province_now=now,
        title=title,
        published_at=published,
    )
