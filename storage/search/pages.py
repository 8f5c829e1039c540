"""Search results page by page, each at the cost of its own rows, or all matches as a stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.search.filters import Filters
from articles.search.query import Tier, tiers
from articles.search.terms import CODED_SINCE, UNPAIRED, as_phrase
from storage.db import Connection
from storage.search.matching import (
    ALONE,
    SHOWN,
    Match,
    by_terms_only,
    dated_within,
    entry_conditions,
    holds_all,
    resolve_match,
    row_conditions,
    text_conditions,
)
from storage.search.sample import Sample, fitting_sample
from storage.search.windows import newest_windows

WORD_SHARE = 0.2
"""Share of the matches in which two neighbours of a query must stand side by side to count as one word: of those of
"bằng khen Thủ tướng" nine in ten have "bằng khen", one in fifty "khen thủ"."""
WORD_SAMPLE = 100
"""Number of matches on which this is measured."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """Where a page ended: in which tier of which ranking, at which row."""

    tier: int
    words: tuple[str, ...]
    dated: datetime
    first_seen_at: datetime
    article: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultPage:
    """Ids of one page, best first; ``next`` is where the next one begins, ``None`` at the end."""

    ids: tuple[str, ...]
    next: Position | None


_AFTER = """
(%(dated)s::timestamptz IS NULL
 OR ({dated}, e.first_seen_at, e.article) < (%(dated)s, %(seen)s::timestamptz, %(article)s::text))
"""
_IN_TEXT = f"""
{text_conditions("h")}
AND (%(beside)s::text[] IS NULL OR ({holds_all("h", "beside")}) = %(is_beside)s)
"""
# OFFSET 0 keeps the checks that read a row's text above the sort: they end with the page.
_BY_INDEX = f"""
WITH hit AS MATERIALIZED (
    SELECT e.article, e.cluster, e.representative, e.dated, e.first_seen_at, e.term_text, e.terms
    FROM search_entry e
    WHERE {entry_conditions("e", by_terms=True)} AND {_AFTER.format(dated=by_terms_only("e.dated"))}
      AND (%(among)s::text[] IS NULL OR e.article = ANY(%(among)s))
)
SELECT h.article, h.dated, h.first_seen_at
FROM (SELECT * FROM hit ORDER BY dated DESC, first_seen_at DESC, article DESC OFFSET 0) h
WHERE {_IN_TEXT} AND {SHOWN}
LIMIT %(limit)s
"""
_BY_DATE = f"""
SELECT h.article, h.dated, h.first_seen_at
FROM (SELECT * FROM search_entry e
      WHERE {row_conditions("e")} AND {dated_within("e.dated")} AND {_AFTER.format(dated="e.dated")}
      ORDER BY e.dated DESC, e.first_seen_at DESC, e.article DESC OFFSET 0) h
WHERE {_IN_TEXT} AND {SHOWN}
LIMIT %(limit)s
"""
# To save a sort, the planner would read the whole table in order where the index answers at once, and vice versa: its
# estimate for a condition of many terms is a guess.
_USE_INDEX = (
    f"{ALONE}; SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = on; SET LOCAL enable_bitmapscan = on"
)
_USE_DATES = f"{ALONE}; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off"
# Joined to nothing, a text is decompressed once for all pairs.
_WORDS = f"""
SELECT count(*), {{shares}} FROM (
    SELECT coalesce(e.term_text, search_words(e.terms)) || '' AS text FROM search_entry e
    WHERE {{sampled}} {entry_conditions("e", by_terms=True)} LIMIT %(size)s
) matching
"""

_OLDER = "SELECT EXISTS (SELECT FROM search_entry WHERE search_version < %s)"


def find_page(connection: Connection, filters: Filters, *, limit: int, after: Position | None = None) -> ResultPage:
    """The next ``limit`` ids of a search after a position, best first (or newest first)."""
    with connection:
        match = resolve_match(connection, filters)
        if match.nothing or limit < 1:
            return ResultPage(ids=(), next=None)
        # A few matches are read at once; of many, each tier's size is counted.
        sample = fitting_sample(connection, match)
        ranked = filters.sort == "relevance" and bool(match.query.wanted)
        words = after.words if after else _language_words(connection, match, sample) if ranked else ()
        ranking = tiers(match.query, words, older=_has_older(connection)) if ranked else [Tier(condition="")]
        found: list[Position] = []
        for place, tier in enumerate(ranking):
            if after is not None and place < after.tier:
                continue
            start = after if after is not None and place == after.tier else None
            rows = _read_tier(connection, match, tier, start, limit + 1 - len(found), sample)
            found += [Position(tier=place, words=tuple(words), dated=d, first_seen_at=s, article=a) for a, d, s in rows]
            if len(found) > limit:
                break
    ids = tuple(position.article for position in found[:limit])
    return ResultPage(ids=ids, next=found[limit - 1] if len(found) > limit else None)


Row = tuple[str, datetime, datetime]


def _read_tier(
    connection: Connection, match: Match, tier: Tier, after: Position | None, limit: int, sample: Sample | None
) -> list[Row]:
    """Rows of one tier: all by the index, or the newest window of time that is likely to hold them."""
    narrowed = match.narrowed(tier.condition)
    everything = not match.query.words and len(match.terms) <= 1  # all articles, or all relevant ones
    if everything:
        return _read(connection, _BY_DATE, _USE_DATES, narrowed, tier, after, limit)
    if sample is None:
        return _read(connection, _BY_INDEX, _USE_INDEX, narrowed, tier, after, limit)
    rows: list[Row] = []
    for window in newest_windows(
        connection, narrowed, sample, before=after.dated if after else None, hits=(2, 8, limit)
    ):
        rows = _read(connection, _BY_INDEX, _USE_INDEX, window, tier, after, limit)
        if len(rows) >= limit:
            break
    return rows


def _read(
    connection: Connection,
    sql: str,
    plan: str,
    match: Match,
    tier: Tier,
    after: Position | None,
    limit: int,
) -> list[Row]:
    parameters: dict[str, object] = {
        **match.parameters(),
        "beside": list(tier.beside) or None,
        "is_beside": tier.is_beside,
        "limit": limit,
        "dated": after.dated if after else None,
        "seen": after.first_seen_at if after else None,
        "article": after.article if after else None,
        "among": None,
    }
    with connection.cursor() as cursor:
        cursor.execute(plan)
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _language_words(connection: Connection, match: Match, sample: Sample | None) -> tuple[str, ...]:
    """Those of the query's neighbouring syllables that the archive writes side by side."""
    pairs = match.query.loose_pairs
    if not pairs:
        return ()
    phrases = [as_phrase(pair.split("_")) for pair in pairs]
    for condition in (sample.condition, "") if sample else ("",):
        shares = ", ".join(f"avg(({_found(i, pair)})::int)::float" for i, pair in enumerate(phrases))
        parameters = {f"pair{i}": pair for i, pair in enumerate(phrases)}
        sql = _WORDS.format(shares=shares, sampled=condition)
        with connection.cursor() as cursor:
            cursor.execute(_USE_INDEX)
            cursor.execute(sql, {**match.parameters(), **parameters, "size": WORD_SAMPLE})
            row = cursor.fetchone()
        if row and row[0]:
            return tuple(pair for pair, share in zip(pairs, row[1:], strict=True) if share >= WORD_SHARE)
    return ()


def _found(place: int, phrase: str) -> str:
    """SQL: whether a text has a phrase; rows of older versions have no mark in it."""
    if UNPAIRED not in phrase:
        return f"strpos(text, %(pair{place})s) > 0"
    return f"strpos(replace(text, '{UNPAIRED}', ''), replace(%(pair{place})s, '{UNPAIRED}', '')) > 0"


def _has_older(connection: Connection) -> bool:
    """Whether rows are left whose syllables as written are terms of the older form."""
    with connection.cursor() as cursor:
        cursor.execute(_OLDER, (CODED_SINCE,))
        return cursor.fetchall() == [(True,)]


def find_articles(connection: Connection, filters: Filters, *, among: Sequence[str] | None = None) -> Iterator[str]:
    """The ids of all articles that match, or of ``filters.limit``, best or newest first, streamed.

    Args:
        among: find these alone, the newest first.
    """
    ranked = filters.sort == "relevance" and bool(filters.query)
    if among is None and (ranked or (filters.limit is not None and filters.limit <= 1000)):
        yield from _paged(connection, filters)
        return
    with connection:
        match = resolve_match(connection, filters)
        if match.nothing:
            return
        parameters = {
            **match.parameters(),
            "beside": None,
            "is_beside": True,
            "limit": filters.limit,
            "dated": None,
            "seen": None,
            "article": None,
            "among": None if among is None else list(among),
        }
        # Read row by row, each row's terms would be made of its text anew: half a minute per 100,000 articles.
        with connection.cursor() as plan:
            plan.execute(_USE_INDEX)
        with connection.cursor("find_articles") as cursor:
            cursor.execute(_BY_INDEX, parameters)
            for article, _, _ in cursor:
                yield article


def _paged(connection: Connection, filters: Filters) -> Iterator[str]:
    left, after = filters.limit, None
    while left is None or left > 0:
        page = find_page(connection, filters, limit=min(500, left or 500), after=after)
        yield from page.ids
        left = None if left is None else left - len(page.ids)
        after = page.next
        if after is None:
            return
