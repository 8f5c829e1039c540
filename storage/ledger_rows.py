"""Rows of the ledger under filters, and what single awards add up to; sums over periods are other rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Literal, get_args

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.gazetteer import kinds_of
from articles.provinces import province_now
from articles.search.patterns import loose_pattern
from storage.db import Connection, rows
from storage.search import Filters
from storage.search.matching import matching_entries, resolve_match, text_parameters

BATCH = 500
Standing = Literal["given", "period", "unclear", "proposed"]
"""Given at an event; a sum over a period; given, but no report states at which event; only proposed."""
STANDINGS: tuple[Standing, ...] = get_args(Standing)


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerFilter:
    """The filters of rows; ``None`` leaves a side open.

    Attributes:
        province: id of either era, of the province in which the event was.
        award: id of the gazetteer; its kinds count too.
        giver: words of the giver, with or without diacritics.
        recipients: a kind of recipient that is counted (``tập thể``), or ``person`` or ``collective`` for named ones.
        from_, to: days of the event, both included.
        standing: single awards of events, or one of the other lists of rows.
        articles: only rows based on an article that matches these.
    """

    province: str | None = None
    award: str | None = None
    level: str | None = None
    giver: str | None = None
    award_class: int | None = None
    recipients: str | None = None
    from_: date | None = None
    to: date | None = None
    event: str | None = None
    standing: Standing = "given"
    articles: Filters | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A number of recipients of one kind; not ``chosen`` where more reports state another."""

    type: str
    n: int
    chosen: bool
    stated_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A recipient as printed; ``kind`` is ``person`` or ``collective``."""

    name: str
    kind: str
    role: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """An article that a row is based on, with its words."""

    article: str
    url: str
    site: str
    site_name: str
    province_now: str | None
    """The site's present province."""
    title: str | None
    published_at: datetime | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerRow:
    """One award given at an event, or with ``period_first`` a sum over a period stated there."""

    event: str
    number: int
    kind: str
    day: date | None
    province_now: str | None
    award: str | None
    name: str
    level: str | None
    award_class: int | None
    giver: str | None
    decision: str | None
    decided_on: date | None
    signer: str | None
    period_first: str | None
    period_last: str | None
    standing: Standing
    same_award: str
    """Shared by the rows of one award, such as a decision's and its ceremony's."""
    part_of: str | None
    """Of a province's part of a national decision the ``same_award`` of the whole, whose numbers include it."""
    counts: tuple[Count, ...]
    named: tuple[Named, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowPosition:
    """The last row of a page; the next one begins after it."""

    day: date | None
    event: str
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerSum:
    """Single awards added up: ``recipients`` is ``collectives`` + ``individuals`` + ``others``.

    A decision and the ceremony that hands it over are two events; the award of that decision is added once. So is a
    national decision: a province's part of it is added only where the whole is not among the rows.
    """

    awards: int
    decisions: int
    recipients: int
    collectives: int
    individuals: int
    others: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardSum:
    """The awards of one kind and class."""

    award: str | None
    name: str
    level: str | None
    award_class: int | None
    sums: LedgerSum


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceSum:
    """The awards of one present province; ``None`` for events of no single province.

    ``parts`` are the recipients of its parts of national decisions, which are in the sums of no province.
    """

    province: str | None
    sums: LedgerSum
    parts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerSums:
    """What the rows under a filter add up to; the parts of each list add up to ``total``."""

    total: LedgerSum
    awards: tuple[AwardSum, ...]
    provinces: tuple[ProvinceSum, ...]


# The articles that match are found once, by the index of terms.
_HIT = f"hit AS MATERIALIZED ({matching_entries('e.article', first='%(by_article)s AND')})"
_FOUND = """
FROM award_given g JOIN event e ON e.id = g.event LEFT JOIN award_entry k ON k.id = g.award
WHERE g.standing = %(standing)s
  AND (%(standing)s <> 'unclear' OR EXISTS (
       SELECT FROM award_source s JOIN article a ON a.id = s.article JOIN cluster c ON c.id = a.cluster
       WHERE (s.event, s.number) = (g.event, g.number) AND c.representative = a.id))
  AND (%(event)s::text IS NULL OR g.event = %(event)s)
  AND (%(province)s::text IS NULL OR e.province_now = %(province)s)
  AND (%(awards)s::text[] IS NULL OR g.award = ANY(%(awards)s))
  AND (%(level)s::text IS NULL OR k.level = %(level)s)
  AND (%(giver)s::text IS NULL OR g.giver ~* %(giver)s)
  AND (%(class)s::smallint IS NULL OR g.class = %(class)s)
  AND (%(recipients)s::text IS NULL
       OR EXISTS (SELECT FROM award_count c WHERE (c.event, c.number) = (g.event, g.number) AND c.type = %(recipients)s)
       OR EXISTS (SELECT FROM award_recipient w
                  WHERE (w.event, w.number) = (g.event, g.number) AND w.kind = %(recipients)s))
  AND (%(from)s::date IS NULL OR e.first_day >= %(from)s)
  AND (%(to)s::date IS NULL OR e.first_day <= %(to)s)
  AND (NOT %(by_article)s OR (g.event, g.number) IN (
       SELECT s.event, s.number FROM award_source s JOIN hit ON hit.article = s.article))
"""
_ROWS = f"""
WITH {_HIT}
SELECT g.event, g.number, e.kind, e.first_day AS day, e.province_now, g.award, coalesce(k.name, g.name) AS name,
       k.level, g.class AS award_class, g.giver, g.decision, g.decided_on, g.signer, g.period_first, g.period_last,
       g.standing, g.same_award, g.part_of
{_FOUND}
  AND (NOT %(goes_on)s OR (coalesce(e.first_day, '0001-01-01') < %(after_day)s
       OR (coalesce(e.first_day, '0001-01-01') = %(after_day)s
           AND (g.event, g.number) > (%(after)s, %(after_number)s))))
ORDER BY coalesce(e.first_day, '0001-01-01') DESC, g.event, g.number LIMIT %(limit)s
"""
_OF_STORIES = """
SELECT g.event, g.number, e.kind, e.first_day AS day, e.province_now, g.award, coalesce(k.name, g.name) AS name,
       k.level, g.class AS award_class, g.giver, g.decision, g.decided_on, g.signer, g.period_first, g.period_last,
       g.standing, g.same_award, g.part_of
FROM award_given g JOIN event e ON e.id = g.event LEFT JOIN award_entry k ON k.id = g.award
WHERE EXISTS (
    SELECT FROM award_source s JOIN article a ON a.id = s.article JOIN cluster c ON c.id = a.cluster
    WHERE (s.event, s.number) = (g.event, g.number) AND c.id = ANY(%(stories)s)
      AND (g.standing <> 'unclear' OR c.representative = a.id))
ORDER BY coalesce(e.first_day, '0001-01-01') DESC, g.event, g.number
"""
_COUNT = f"WITH {_HIT} SELECT count(*) {_FOUND}"
_SUMS = f"""
WITH {_HIT}, given AS (
    SELECT DISTINCT ON (g.same_award) g.event, g.number, g.award, coalesce(k.name, g.name) AS name, k.level, g.class,
           g.decision, e.province_now, g.same_award, g.part_of
    {_FOUND}
    ORDER BY g.same_award, e.first_day NULLS LAST, g.event, g.number
), counted AS MATERIALIZED (
    SELECT given.award, given.name, given.level, given.class, given.decision, given.province_now,
           coalesce(given.part_of IN (SELECT same_award FROM given), false) AS is_part,
           coalesce(sum(c.n), 0) AS recipients,
           coalesce(sum(c.n) FILTER (WHERE c.type = 'tập thể'), 0) AS collectives,
           coalesce(sum(c.n) FILTER (WHERE c.type = 'cá nhân'), 0) AS individuals
    FROM given LEFT JOIN award_count c ON (c.event, c.number) = (given.event, given.number) AND c.chosen
    GROUP BY given.event, given.number, given.award, given.name, given.level, given.class, given.decision,
             given.province_now, given.part_of
)
SELECT grouping(name, province_now) AS left_out, award, name, level, class AS award_class, province_now AS province,
       count(*) FILTER (WHERE NOT is_part) AS awards,
       count(DISTINCT (decision, province_now)) FILTER (WHERE NOT is_part AND decision IS NOT NULL) AS decisions,
       coalesce(sum(recipients) FILTER (WHERE NOT is_part), 0)::bigint AS recipients,
       coalesce(sum(collectives) FILTER (WHERE NOT is_part), 0)::bigint AS collectives,
       coalesce(sum(individuals) FILTER (WHERE NOT is_part), 0)::bigint AS individuals,
       coalesce(sum(recipients - collectives - individuals) FILTER (WHERE NOT is_part), 0)::bigint AS others,
       coalesce(sum(recipients) FILTER (WHERE is_part), 0)::bigint AS parts
FROM counted
GROUP BY GROUPING SETS ((), (award, name, level, class), (province_now))
ORDER BY awards DESC, name, class NULLS FIRST, parts DESC, province_now NULLS LAST
"""
_OF_AWARD, _OF_PROVINCE = 0b01, 0b10
"""What :data:`_SUMS` says in ``left_out`` of the sums by award and by province; those of the total leave out both."""
_COUNTS_OF = """
SELECT c.event, c.number, c.type, c.n, c.chosen, c.stated_by FROM award_count c JOIN (VALUES %s) AS v (event, number)
  ON (v.event, v.number) = (c.event, c.number) ORDER BY c.type DESC, c.chosen DESC, c.n
"""
_NAMED_OF = """
SELECT w.event, w.number, w.name, w.kind, w.role FROM award_recipient w JOIN (VALUES %s) AS v (event, number)
  ON (v.event, v.number) = (w.event, w.number) ORDER BY w.name
"""
_SOURCES_OF = """
SELECT s.event, s.number, s.article, a.url, a.site, i.name AS site_name, i.province_now, a.title, a.published_at,
    s.quotes
FROM award_source s JOIN (VALUES %s) AS v (event, number) ON (v.event, v.number) = (s.event, s.number)
JOIN article a ON a.id = s.article JOIN site i ON i.id = a.site ORDER BY a.published_at NULLS LAST, a.id
"""


def ledger_filter(wanted: Filters, *, standing: Standing = "given") -> LedgerFilter:
    """A search's filters as the ledger's: province, day and award are the event's, the others its articles'.

    Awards of no clear event have the days of their articles.
    """
    days = (wanted.from_, wanted.to) if standing == "unclear" else (None, None)
    articles = replace(
        wanted, province=None, award=None, from_=days[0], to=days[1], limit=None, sort="newest", all_copies=True
    )
    is_open = replace(articles, irrelevant=False) == Filters(sort="newest", all_copies=True)
    return LedgerFilter(
        province=wanted.province,
        award=wanted.award,
        from_=None if standing == "unclear" else wanted.from_,
        to=None if standing == "unclear" else wanted.to,
        standing=standing,
        articles=None if is_open else articles,
    )


def find_rows(
    connection: Connection, wanted: LedgerFilter, *, after: RowPosition | None = None, limit: int | None = None
) -> Iterator[LedgerRow]:
    """Rows of the ledger, the newest event first, read in batches."""
    parameters = _parameters(connection, wanted)
    left = limit
    while parameters is not None and (left is None or left > 0):
        with connection, connection.cursor() as cursor:
            size = BATCH if left is None else min(BATCH, left)
            found = _details(cursor, rows(cursor, _ROWS, {**parameters, **_after(after), "limit": size}))
        yield from found
        if len(found) < size:
            return
        left = None if left is None else left - len(found)
        after = RowPosition(day=found[-1].day, event=found[-1].event, number=found[-1].number)


def rows_of_stories(connection: Connection, stories: Sequence[str]) -> list[LedgerRow]:
    """The rows of every standing that are based on an article of these clusters, the newest event first."""
    if not stories:
        return []
    with connection, connection.cursor() as cursor:
        return _details(cursor, rows(cursor, _OF_STORIES, {"stories": list(stories)}))


def count_rows(connection: Connection, wanted: LedgerFilter) -> int:
    """How many rows there are under a filter."""
    parameters = _parameters(connection, wanted)
    if parameters is None:
        return 0
    with connection, connection.cursor() as cursor:
        cursor.execute(_COUNT, parameters)
        row = cursor.fetchone()
        return int(row[0]) if row else 0


def sum_ledger(connection: Connection, wanted: LedgerFilter) -> LedgerSums:
    """What the single awards under a filter add up to; rows of other standings are never included."""
    if wanted.standing != "given":
        raise ValueError("only single awards of events are added up: not sums over periods, nor what is unclear")
    parameters = _parameters(connection, wanted)
    if parameters is None:
        nothing = LedgerSum(awards=0, decisions=0, recipients=0, collectives=0, individuals=0, others=0)
        return LedgerSums(total=nothing, awards=(), provinces=())
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _SUMS, parameters)
    parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        parts[row.pop("left_out")].append(row)
    [total] = parts[_OF_AWARD | _OF_PROVINCE]
    return LedgerSums(
        total=_sum(total),
        awards=tuple(
            AwardSum(
                award=row["award"],
                name=row["name"],
                level=row["level"],
                award_class=row["award_class"],
                sums=_sum(row),
            )
            for row in parts[_OF_AWARD]
        ),
        provinces=tuple(
            ProvinceSum(province=row["province"], parts=row["parts"], sums=_sum(row)) for row in parts[_OF_PROVINCE]
        ),
    )


def _sum(row: Mapping[str, Any]) -> LedgerSum:
    return LedgerSum(**{column.name: row[column.name] for column in fields(LedgerSum)})


def _parameters(connection: Connection, wanted: LedgerFilter) -> dict[str, object] | None:
    match = resolve_match(connection, wanted.articles) if wanted.articles is not None else None
    if match is not None and match.nothing:
        return None
    blank: dict[str, object] = {"terms": None, **text_parameters(), "since": None, "until": None}
    return {
        **(match.parameters() if match is not None else blank),
        "by_article": match is not None,
        "standing": wanted.standing,
        "event": wanted.event,
        "province": province_now(wanted.province) if wanted.province else None,
        "awards": list(kinds_of("award", wanted.award)) if wanted.award else None,
        "level": wanted.level,
        "giver": loose_pattern(wanted.giver) if wanted.giver and wanted.giver.strip() else None,
        "class": wanted.award_class,
        "recipients": wanted.recipients,
        "from": wanted.from_,
        "to": wanted.to,
    }


def _after(position: RowPosition | None) -> dict[str, object]:
    return {
        "goes_on": position is not None,
        "after_day": (position.day or date.min) if position else None,
        "after": position.event if position else None,
        "after_number": position.number if position else None,
    }


def _details(cursor: Cursor, found: Sequence[dict[str, Any]]) -> list[LedgerRow]:
    if not found:
        return []
    keys = [(row["event"], row["number"]) for row in found]
    counts, named, sources = (_by_row(cursor, statement, keys) for statement in (_COUNTS_OF, _NAMED_OF, _SOURCES_OF))
    return [
        LedgerRow(
            **row,
            counts=tuple(Count(**{**c, "stated_by": tuple(c["stated_by"])}) for c in counts.get(key, ())),
            named=tuple(Named(**n) for n in named.get(key, ())),
            sources=tuple(Source(**{**s, "quotes": tuple(s["quotes"])}) for s in sources.get(key, ())),
        )
        for key, row in zip(keys, found, strict=True)
    ]


def _by_row(
    cursor: Cursor, statement: str, keys: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], list[dict[str, Any]]]:
    execute_values(cursor, statement, keys, page_size=len(keys))
    names = [column.name for column in cursor.description or ()]
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        found.setdefault((row.pop("event"), row.pop("number")), []).append(row)
    return found
