"""Sums over the articles' figures: how many of each unit, and one unit's over time.

Everything is counted in the store, whatever its size; a plot is a grid, so that it has as many dots as can be
distinguished, not as many as there are figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from storage.db import Connection, fetch_as
from storage.facts import FOUND, Narrowing, fact_parameters
from storage.search import Filters

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


_UNITS = f"""
SELECT m.detail ->> 'unit' AS unit, count(*) AS count {FOUND} GROUP BY 1 ORDER BY 2 DESC, 1 NULLS LAST
"""
# The day that a figure holds for: as of, else when it was published. A year or month counts from its first day; a day
# that its month does not have ("31/2") goes over into the next one.
_DAY = """
CASE WHEN m.detail ->> 'as_of' ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'
     THEN make_date(left(m.detail ->> 'as_of', 4)::int,
                    coalesce(nullif(substr(m.detail ->> 'as_of', 6, 2), ''), '1')::int, 1)
          + coalesce(nullif(substr(m.detail ->> 'as_of', 9, 2), ''), '1')::int - 1
     WHEN m.detail ->> 'as_of' IS NULL AND h.dated >= '1000-01-01'
     THEN (h.dated AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END
"""
# Materialized: otherwise the bounds are computed again for every figure where the planner expects few.
_CELLS = f"""
WITH figure AS MATERIALIZED (
    SELECT day, value, quote, what, dated FROM (
        SELECT {_DAY} AS day, (m.detail ->> 'value')::double precision AS value, m.quote, m.detail ->> 'what' AS what,
               h.dated {FOUND}
    ) every WHERE day IS NOT NULL AND value IS NOT NULL
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


def unit_counts(connection: Connection, filters: Filters, narrowing: Narrowing) -> list[UnitCount]:
    """Every unit of the figures that match, the most frequent first."""
    return _fetch(connection, UnitCount, _UNITS, filters, narrowing)


def figure_cells(connection: Connection, filters: Filters, narrowing: Narrowing) -> list[FigureCell]:
    """The figures that match over time, the earliest first; figures without a known time are left out."""
    return _fetch(connection, FigureCell, _CELLS, filters, narrowing, columns=COLUMNS, rows=ROWS)


def _fetch(
    connection: Connection, row_type: type[_Row], sql: str, filters: Filters, narrowing: Narrowing, **more: int
) -> list[_Row]:
    """The result of a query on the figures that match; nothing where no article can match."""
    with connection:
        parameters = fact_parameters(connection, "statistics", filters, narrowing=narrowing)
        if parameters is None:
            return []
        with connection.cursor() as cursor:
            return fetch_as(cursor, row_type, sql, {**parameters, **more})
