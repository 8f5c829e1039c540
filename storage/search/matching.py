"""Which articles match a search: filters as conditions that the index answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from articles.dates import VIETNAM
from articles.gazetteer import kinds_of
from articles.places import find_by_name
from articles.search.filters import Filters
from articles.search.query import (
    Query,
    any_of,
    every,
    excluded_terms,
    match_condition,
    parse_query,
    phrases_of,
    short_exclusions,
    unwanted_phrases,
    without_implied,
    words_of,
)
from articles.search.terms import folded_name, label, quoted
from storage.db import Connection
from storage.search.entries import place_label

FIRST_DAY = date(1900, 1, 1)
"""Articles are not older; 0001-01-01 in ``search_entry.dated`` means no date."""
LAST_YEAR = 2100
"""The year that ends a range without an end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A search as conditions on ``search_entry``.

    Attributes:
        terms: ``tsquery`` texts, all of which must hold; the index alone decides them.
        labels: those of them that are about labels only.
        span: the range of dates, widened to whole months, as one more of them; ``None`` for no bound.
        phrases, unwanted: checked on the text of the rows found: all of the first must be there, none of the others;
            mostly empty.
        since, until: ``dated`` from, and before; ``None`` for no bound.
        nothing: no article can match, whatever is stored.
    """

    query: Query
    terms: tuple[str, ...]
    labels: tuple[str, ...]
    span: str | None
    phrases: tuple[str, ...]
    unwanted: tuple[str, ...]
    since: datetime | None
    until: datetime | None
    all_copies: bool
    nothing: bool

    @property
    def condition(self) -> str | None:
        """All terms as one ``tsquery`` text; ``None`` if every article matches."""
        terms = (*self.terms, self.span) if self.span else self.terms
        return without_implied(every(terms)) if terms else None

    def within(self, window: str) -> Match:
        """The same in a window of time within its own range."""
        return replace(self, span=window)

    def narrowed(self, *terms: str) -> Match:
        """The same with further terms."""
        return replace(self, terms=(*self.terms, *(term for term in terms if term)))

    def parameters(self) -> dict[str, object]:
        """The parameters of a search's SQL."""
        return {
            "terms": self.condition,
            **text_parameters(self.phrases, self.unwanted),
            "labels": every(self.labels) or None,
            "words": list(words_of(self.query)) or None,
            "without": [*short_exclusions(self.query), *self.unwanted] or None,
            "excluded": every(excluded_terms(self.query)) or None,
            "since": self.since,
            "until": self.until,
            "all_copies": self.all_copies,
        }


ALONE = "SET LOCAL max_parallel_workers_per_gather = 0"
"""Keeps a search in one process: it takes some milliseconds, and starting a second one more."""
USE_INDEX = f"{ALONE}; SET LOCAL enable_seqscan = off"
"""Keeps the planner from reading whole tables: it does not know what reading a row's terms costs."""
HASHED = f"{USE_INDEX}; SET LOCAL enable_nestloop = off"
"""Where it expects two rows in place of ten thousand, the planner would compare each copy with every match: 3 s."""


def entry_conditions(alias: str, *, by_terms: bool = False) -> str:
    """SQL of a :class:`Match` on one alias of ``search_entry``, without what is checked in the text.

    Args:
        by_terms: keep the planner from the index of dates. It assumes that every term is rare and that rows cost
            nothing, and so reads all rows of five years one by one (9 s for 300,000 articles) where the index of terms
            answers at once.
    """
    dated = by_terms_only(f"{alias}.dated") if by_terms else f"{alias}.dated"
    return f"""
        (%(terms)s::text IS NULL OR {terms_of(alias)} @@ %(terms)s::tsquery)
    AND {dated_within(dated)}
    """


def matching_entries(columns: str, *, first: str = "") -> str:
    """SQL: columns of the rows ``e`` of ``search_entry`` that a :class:`Match` finds, by the index of terms.

    Args:
        first: a further condition and ``AND``: a sample's index is used where its condition begins the conjunction.
    """
    return f"""
    SELECT {columns} FROM search_entry e
    WHERE {first} {entry_conditions("e", by_terms=True)}
      AND {text_conditions("e")}
    """


def dated_within(column: str) -> str:
    """SQL of a :class:`Match`'s dates on one column."""
    return f"""
        (%(since)s::timestamptz IS NULL OR {column} >= %(since)s)
    AND (%(until)s::timestamptz IS NULL OR {column} < %(until)s)
    """


def terms_of(alias: str) -> str:
    """A row's terms, word for word as the indexes have them."""
    return f"search_terms({alias}.term_text, {alias}.terms)"


def holds_all(alias: str, phrases: str) -> str:
    """SQL: whether a row's text has all phrases of a parameter."""
    return f"search_holds({alias}.term_text, {alias}.terms, %({phrases})s::text[]) = cardinality(%({phrases})s::text[])"


def _holds_any(alias: str, phrases: str) -> str:
    return f"search_holds({alias}.term_text, {alias}.terms, %({phrases})s::text[]) > 0"


def text_conditions(alias: str) -> str:
    """SQL of what a :class:`Match` checks in the text, on one alias of ``search_entry``."""
    return f"""
        (%(phrases)s::text[] IS NULL OR {holds_all(alias, "phrases")})
    AND (%(unwanted)s::text[] IS NULL OR NOT {_holds_any(alias, "unwanted")})
    """


def row_conditions(alias: str) -> str:
    """SQL of a :class:`Match` but for its dates, where a single row of ``search_entry`` is looked at.

    Making the vector of a row takes 0.3 ms, its labels and its text a tenth.
    """
    return f"""
        (%(labels)s::text IS NULL OR search_labels({alias}.term_text, {alias}.terms) @@ %(labels)s::tsquery)
    AND (%(words)s::text[] IS NULL OR {holds_all(alias, "words")})
    AND (%(without)s::text[] IS NULL OR NOT {_holds_any(alias, "without")})
    AND (%(excluded)s::text IS NULL OR {terms_of(alias)} @@ %(excluded)s::tsquery)
    """


def text_parameters(phrases: Sequence[str] = (), unwanted: Sequence[str] = ()) -> dict[str, object]:
    """The parameters of :func:`text_conditions`."""
    return {"phrases": list(phrases) or None, "unwanted": list(unwanted) or None}


def by_terms_only(column: str) -> str:
    """A date column that no index is used for."""
    return f"({column} + interval '0')"


_SITES_OF_PROVINCE = "SELECT id FROM site WHERE province = %(value)s OR province_now = %(value)s ORDER BY id"
_SITES_OF_KIND = "SELECT id FROM site WHERE kind = %(value)s ORDER BY id"


def resolve_match(connection: Connection, filters: Filters) -> Match:
    """A search's filters as conditions; sites are looked up by province and kind."""
    query = parse_query(filters.query or "")
    labels: list[str] = []
    if not filters.irrelevant:
        labels.append(quoted(label("r", "1")))
    where = _where(connection, filters)
    labels += where or []
    wanted = {"p": filters.about, "m": filters.movement}
    labels += [quoted(label(name, value)) for name, value in wanted.items() if value is not None]
    if filters.award is not None:
        labels.append(_one_of("a", kinds_of("award", filters.award)))
    if filters.body is not None:
        named = [quoted(label("b", one)) for one in kinds_of("body", filters.body)]
        labels.append(any_of([*named, quoted(label("n", folded_name(filters.body)))]))
    places = find_by_name(filters.place) if filters.place is not None else ()
    if places:
        labels.append(_one_of("l", sorted({place_label(place.era, place.level, place.code) for place in places})))
    is_dated = filters.from_ is not None or filters.to is not None
    since = _midnight(max(filters.from_ or FIRST_DAY, FIRST_DAY)) if is_dated else None
    until = _midnight(filters.to + timedelta(days=1)) if filters.to and filters.to < date.max else None
    asked_for_nothing = bool(filters.query and filters.query.strip()) and not query.words
    return Match(
        query=query,
        terms=(*match_condition(query), *labels),
        labels=tuple(labels),
        span=_span(filters.from_, filters.to),
        phrases=phrases_of(query),
        unwanted=unwanted_phrases(query),
        since=since,
        until=until,
        all_copies=filters.all_copies,
        nothing=where is None or asked_for_nothing or (filters.place is not None and not places),
    )


def _where(connection: Connection, filters: Filters) -> list[str] | None:
    """Conditions for site, kind and province; ``None`` if no article can be there."""
    conditions = [] if filters.site is None else [quoted(label("s", filters.site))]
    if filters.kind is not None:
        sites = _sites(connection, _SITES_OF_KIND, filters.kind)
        if not sites:
            return None
        conditions.append(_one_of("s", sites))
    if filters.province is not None:
        # An article is where its site is, unless a person corrected its place.
        sites, own = _sites(connection, _SITES_OF_PROVINCE, filters.province), quoted(label("v", filters.province))
        elsewhere = quoted(label("o", "1"))
        conditions.append(f"({_one_of('s', sites)} & !{elsewhere} | {own})" if sites else own)
    return conditions


def _sites(connection: Connection, sql: str, value: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"value": value})
        return [site for (site,) in cursor.fetchall()]


def _one_of(name: str, values: Iterable[str]) -> str:
    return any_of([quoted(label(name, value)) for value in values])


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), VIETNAM) if day else None


def _span(first: date | None, last: date | None) -> str | None:
    """A range of days as whole months and years; ``None`` where it has no bound or holds no day."""
    if (first is None and last is None) or (first and last and last < first):
        return None
    start, end = first or FIRST_DAY, min(last or date(LAST_YEAR, 12, 31), date(LAST_YEAR, 12, 31))
    found: list[str] = []
    for year in range(start.year, end.year + 1):
        months = range(start.month if year == start.year else 1, (end.month if year == end.year else 12) + 1)
        if len(months) == 12:
            found.append(quoted(label("y", f"{year:04}")))
        else:
            found += [quoted(label("d", f"{year:04}-{month:02}")) for month in months]
    return any_of(found) if found else None


_SHOWN = f"""
(%(all_copies)s OR h.representative OR NOT EXISTS (
    SELECT FROM search_entry o
    WHERE o.cluster = h.cluster AND o.article <> h.article
      AND {row_conditions("o")}
      {{dated}}
      AND (o.representative OR (o.dated < '1000-01-01', o.dated, o.first_seen_at, o.article)
                             < (h.dated < '1000-01-01', h.dated, h.first_seen_at, h.article))))
"""
SHOWN = _SHOWN.format(dated=f"AND {dated_within('o.dated')}")
"""One row per cluster of the matches ``h``: a copy only where its representative does not match, and of several copies
the one published first."""
SHOWN_OF_ALL = _SHOWN.format(dated="")
"""The same of the matches of any date: a window of dates is then a part of the whole."""
