"""Sums over the articles' figures: how many of each unit, and one unit's over time.

Of more articles than a reader waits for, a sample is counted, as for a search. A plot is a grid, so that it has as many
dots as can be distinguished, not as many as there are figures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from storage.db import Connection, fetch_as
from storage.facts import Narrowing, fact_query, facts_sql
from storage.search import Filters
from storage.search.matching import USE_INDEX
from storage.search.sample import Sample
from storage.search.totals import rounded

_Row = TypeVar("_Row")
COLUMNS, ROWS = 150, 50
"""Cells of a plot. Two dots nearer than one cell cover each other at the width of a desk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureCell:
    """Figures so close together that they are one dot: their mean place, and the newest one's words."""

    day: date
    first: date
    last: date
    value: float
    low: float
    high: float
    count: int
    quote: str
    what: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitCount:
    """How many figures have a unit; ``None`` for those without."""

    unit: str | None
    count: int


_UNITS = "SELECT unit, count(*) AS count FROM ({facts}) every GROUP BY 1 ORDER BY 2 DESC, 1 NULLS LAST"
# The day that a figure holds for: as of, else when it was published. A year or month counts from its first day; a day
# that its month does not have ("31/2") goes over into the next one.
_FIGURE = """
CASE WHEN m.detail ->> 'as_of' ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'
     THEN make_date(left(m.detail ->> 'as_of', 4)::int,
                    coalesce(nullif(substr(m.detail ->> 'as_of', 6, 2), ''), '1')::int, 1)
          + coalesce(nullif(substr(m.detail ->> 'as_of', 9, 2), ''), '1')::int - 1
     WHEN m.detail ->> 'as_of' IS NULL AND h.dated >= '1000-01-01'
     THEN (h.dated AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END AS day,
(m.detail ->> 'value')::double precision AS value, m.quote, m.detail ->> 'what' AS what, h.dated
"""
# Materialized: otherwise the bounds are computed again for every figure where the planner expects few.
_CELLS = """
WITH figure AS MATERIALIZED (
    SELECT day, value, quote, what, dated FROM ({facts}) every WHERE day IS NOT NULL AND value IS NOT NULL
), bound AS MATERIALIZED (
    SELECT min(day) AS first, max(day) AS last, least(min(value), 0) AS low, max(value) AS high FROM figure
)
SELECT min(first) + round(avg(day - first))::int AS day, min(day) AS first, max(day) AS last,
       avg(value) AS value, min(value) AS low, max(value) AS high, count(*) AS count,
       (array_agg(quote ORDER BY dated DESC, quote))[1] AS quote,
       (array_agg(what ORDER BY dated DESC, quote))[1] AS what
FROM figure, bound
GROUP BY floor((day - first)::float8 / greatest(last - first, 1) * %(columns)s),
         floor((value - bound.low) / coalesce(nullif(bound.high - bound.low, 0), 1) * %(rows)s)
ORDER BY 1, 4
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitCounts:
    """How many figures have each unit, the most frequent first; estimated on a sample if it is not ``exact``."""

    units: tuple[UnitCount, ...]
    exact: bool


def unit_counts(connection: Connection, filters: Filters, narrowing: Narrowing) -> UnitCounts:
    """Every unit of the figures that match; of a sample, those that it has."""
    counts, sample = _fetch(connection, UnitCount, "m.detail ->> 'unit' AS unit", _UNITS, filters, narrowing)
    if sample is not None:
        counts = [replace(one, count=rounded(one.count * sample.rate)) for one in counts]
    return UnitCounts(units=tuple(counts), exact=sample is None)


def figure_cells(connection: Connection, filters: Filters, narrowing: Narrowing) -> list[FigureCell]:
    """The figures that match over time, the earliest first, or a sample's; those without a known time are left out."""
    more = {"columns": COLUMNS, "rows": ROWS}
    return _fetch(connection, FigureCell, _FIGURE, _CELLS, filters, narrowing, **more)[0]


def _fetch(
    connection: Connection,
    row_type: type[_Row],
    selected: str,
    sql: str,
    filters: Filters,
    narrowing: Narrowing,
    **more: int,
) -> tuple[list[_Row], Sample | None]:
    """The result of a query on columns of the figures that match, and the sample that they are counted on."""
    with connection:
        query = fact_query(connection, "statistics", filters, narrowing)
        if query is None:
            return [], None
        with connection.cursor() as cursor:
            cursor.execute(USE_INDEX)
            sample = query.sample
            parameters = {**query.parameters(of_sample=sample is not None), **more}
            return fetch_as(cursor, row_type, sql.format(facts=facts_sql(selected, sample)), parameters), sample
