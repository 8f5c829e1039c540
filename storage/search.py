"""Finding articles: words with or without diacritics, phrases, exclusions, and filters.

Every article is indexed twice, as written and bare of diacritics. A query matches on the bare form, so that
"thi dua" finds "thi đua"; what was typed with diacritics ranks those that have them above the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from articles.printing import VIETNAM
from articles.text import comparison_form, fold_marks
from storage.db import Connection

RANKED = 2000
"""Of so many newest matches the best are shown: ranking every match is what search costs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """The same filters in commands, addresses and the API. Days are those of Asia/Ho_Chi_Minh, both included."""

    query: str | None = None
    province: str | None = None
    site: str | None = None
    kind: str | None = None
    movement: str | None = None
    award: str | None = None
    body: str | None = None
    from_: date | None = None
    to: date | None = None
    sort: Literal["relevance", "newest"] = "relevance"
    limit: int | None = None
    all_copies: bool = False
    irrelevant: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TextQuery:
    """A typed query as two tsquery texts: on bare lexemes, which decides, and as typed, which ranks."""

    bare: str
    typed: str


_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_SYLLABLE = re.compile(r"[^\W_]+")


def parse_query(query: str) -> TextQuery | None:
    """Words (all must occur), "phrases" and -exclusions; ``None`` if there is nothing to look for."""
    bare: list[str] = []
    typed: list[str] = []
    for match in _TERM.finditer(comparison_form(query)):
        excluded, phrase, word = match.groups()
        parts = _SYLLABLE.findall(phrase if phrase is not None else word)
        if not parts:
            continue
        # "2021-2025" and "ubnd/hđnd" are one typed word and several syllables: they must stand together.
        if excluded:
            bare.append(f"!({_phrase(parts)})")
            typed.append(f"!({_phrase(parts)})")
        else:
            bare.append(_phrase([fold_marks(part) for part in parts]))
            typed.append(_phrase(parts))
    if not bare:
        return None
    return TextQuery(bare=" & ".join(bare), typed=" & ".join(typed))


def _phrase(parts: list[str]) -> str:
    quoted = ["'" + part.replace("\\", "\\\\").replace("'", "''") + "'" for part in parts]
    return quoted[0] if len(quoted) == 1 else "(" + " <-> ".join(quoted) + ")"


CONDITIONS = """
    (%(bare)s::text IS NULL OR a.search @@ %(bare)s::tsquery)
AND (%(irrelevant)s OR a.relevant)
AND (%(site)s::text IS NULL OR a.site = %(site)s)
AND (%(kind)s::text IS NULL OR s.kind = %(kind)s)
AND (%(province)s::text IS NULL OR s.province = %(province)s OR s.province_now = %(province)s)
AND (%(from)s::timestamptz IS NULL OR a.published_at >= %(from)s)
AND (%(to)s::timestamptz IS NULL OR a.published_at < %(to)s)
AND (%(movement)s::text IS NULL OR EXISTS (SELECT FROM mention m
     WHERE m.article = a.id AND m.kind = 'movement' AND m.entry = %(movement)s))
AND (%(award)s::text IS NULL OR EXISTS (SELECT FROM mention m
     WHERE m.article = a.id AND m.kind = 'award' AND m.entry = %(award)s))
AND (%(body)s::text IS NULL OR EXISTS (SELECT FROM mention m
     WHERE m.article = a.id AND m.kind = 'body' AND (m.entry = %(body)s OR lower(m.name) = lower(%(body)s))))
"""
# One row a cluster: its representative if that matches, else the earliest of the members that do.
_MATCHES = f"""
SELECT id, published_at, first_seen_at, search FROM (
    SELECT a.id, a.published_at, a.first_seen_at, a.search,
           row_number() OVER (PARTITION BY CASE WHEN %(all_copies)s THEN a.id ELSE a.cluster END
                              ORDER BY (c.representative = a.id) DESC, a.published_at NULLS LAST, a.first_seen_at, a.id
                             ) AS place
    FROM article a JOIN site s ON s.id = a.site JOIN cluster c ON c.id = a.cluster
    WHERE {CONDITIONS}
) matching WHERE place = 1
"""
_NEWEST = f"SELECT id FROM ({_MATCHES}) m ORDER BY published_at DESC NULLS LAST, first_seen_at DESC, id LIMIT %(limit)s"
_BEST = f"""
SELECT id FROM (
    SELECT * FROM ({_MATCHES}) m ORDER BY published_at DESC NULLS LAST, first_seen_at DESC, id LIMIT %(ranked)s
) newest
ORDER BY (search @@ %(typed)s::tsquery) DESC,
         ts_rank(search, %(bare)s::tsquery) + ts_rank(search, %(typed)s::tsquery) DESC,
         published_at DESC NULLS LAST, first_seen_at DESC, id
LIMIT %(limit)s
"""
_COUNT = f"SELECT count(*) FROM ({_MATCHES}) m"


def search_parameters(filters: Filters) -> dict[str, Any]:
    """What the conditions of a search are filled in with."""
    parsed = parse_query(filters.query) if filters.query else None
    return {
        "bare": parsed.bare if parsed else None, "typed": parsed.typed if parsed else None,
        "irrelevant": filters.irrelevant, "site": filters.site, "kind": filters.kind, "province": filters.province,
        "from": _midnight(filters.from_), "to": _midnight(filters.to + timedelta(days=1) if filters.to else None),
        "movement": filters.movement, "award": filters.award, "body": filters.body, "limit": filters.limit,
        "all_copies": filters.all_copies, "ranked": RANKED,
    }  # fmt: skip


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), VIETNAM) if day else None


def find_articles(connection: Connection, filters: Filters) -> Iterator[str]:
    """The ids of the articles that match, best or newest first, streamed."""
    parameters = search_parameters(filters)
    nothing_to_find = filters.query is not None and filters.query.strip() != "" and parameters["bare"] is None
    if nothing_to_find:
        return
    ranked = filters.sort == "relevance" and parameters["bare"] is not None
    with connection, connection.cursor("find_articles") as cursor:
        cursor.execute(_BEST if ranked else _NEWEST, parameters)
        for (article,) in cursor:
            yield article


def count_articles(connection: Connection, filters: Filters) -> int:
    """How many articles match."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_COUNT, search_parameters(filters))
        row = cursor.fetchone()
        return int(row[0]) if row else 0
