"""Sums over the articles' figures: how many of each unit, and one unit's over time.

Of more articles than a reader waits for, a sample is counted, as for a search. A plot is a grid, so that it has as many
dots as can be distinguished, not as many as there are figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from articles.text import normalise_line
from storage.db import Connection, rows
from storage.facts import Narrowing, fact_query, facts_sql
from storage.search import Filters
from storage.search.matching import USE_INDEX
from storage.search.totals import rounded

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


# One pass over the facts for both. Materialized: otherwise the bounds are computed again for every figure where the
# planner expects few.
# The day that a figure holds for: as of, else when it was published. A year or month counts from its first day; a day
# that its month does not have ("31/2") goes over into the next one.
_FIGURES = """
WITH stated AS MATERIALIZED ({facts}),
unit AS MATERIALIZED (SELECT unit, count(*) AS count FROM stated GROUP BY 1),
figure AS MATERIALIZED (
    SELECT CASE WHEN d.as_of ~ '^[12][0-9]{{3}}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'
                THEN make_date(left(d.as_of, 4)::int, coalesce(nullif(substr(d.as_of, 6, 2), ''), '1')::int, 1)
                     + coalesce(nullif(substr(d.as_of, 9, 2), ''), '1')::int - 1
                WHEN d.as_of IS NULL AND s.dated >= '1000-01-01'
                THEN (s.dated AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END AS day, d.value, d.what, s.quote, s.dated
    FROM stated s CROSS JOIN json_to_record(s.detail) AS d (as_of text, value double precision, what text)
    WHERE s.unit = coalesce(%(drawn)s::text,
        (SELECT unit FROM unit WHERE unit IS NOT NULL ORDER BY count DESC, unit LIMIT 1))
), bound AS MATERIALIZED (
    SELECT min(day) AS first, max(day) AS last, least(min(value), 0) AS low, max(value) AS high
    FROM figure WHERE day IS NOT NULL AND value IS NOT NULL
)
SELECT unit, count, NULL::date AS day, NULL::date AS first, NULL::date AS last, NULL::double precision AS value,
       NULL::double precision AS low, NULL::double precision AS high, NULL AS quote, NULL AS what
FROM unit
UNION ALL
SELECT NULL, count(*), min(first) + round(avg(day - first))::int, min(day), max(day),
       avg(value), min(value), max(value),
       (array_agg(quote ORDER BY dated DESC, quote))[1], (array_agg(what ORDER BY dated DESC, quote))[1]
FROM figure, bound WHERE day IS NOT NULL AND value IS NOT NULL
GROUP BY floor((day - first)::float8 / greatest(last - first, 1) * %(columns)s),
         floor((value - bound.low) / coalesce(nullif(bound.high - bound.low, 0), 1) * %(rows)s)
ORDER BY day, value, count DESC, unit NULLS LAST
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """The figures that match: how many have each unit, and those of one unit over time.

    Attributes:
        units: the most frequent first; of a sample, those that it has.
        exact: false where they are estimated on a sample.
        drawn: the unit of ``cells``: the requested one, else the most frequent; ``None`` where no figure has one.
        cells: the earliest first; figures without a known time are left out.
    """

    units: tuple[UnitCount, ...]
    exact: bool
    drawn: str | None
    cells: tuple[FigureCell, ...]


def find_figures(
    connection: Connection, filters: Filters, *, what: str | None = None, unit: str | None = None
) -> Figures:
    """The figures in the articles that match.

    Args:
        what: they count this, as a :class:`Narrowing` has it; ``None`` for anything.
        unit: the unit of the cells; ``None`` for the most frequent one.
    """
    unit = normalise_line(unit or "") or None
    with connection:
        query = fact_query(connection, "statistics", filters, Narrowing(what=what))
        if query is None:
            return Figures(units=(), exact=True, drawn=unit, cells=())
        sample = query.sample
        sql = _FIGURES.format(facts=facts_sql("m.detail ->> 'unit' AS unit, m.detail, m.quote, h.dated", sample))
        more = {"drawn": unit, "columns": COLUMNS, "rows": ROWS}
        with connection.cursor() as cursor:
            cursor.execute(USE_INDEX)
            found = rows(cursor, sql, {**query.parameters(of_sample=sample is not None), **more})
    units = [
        UnitCount(unit=row["unit"], count=rounded(row["count"] * sample.rate) if sample else row["count"])
        for row in found
        if row["day"] is None
    ]
    cells = [
        FigureCell(**{name: value for name, value in row.items() if name != "unit"})
        for row in found
        if row["day"] is not None
    ]
    return Figures(
        units=tuple(units),
        exact=sample is None,
        drawn=unit or next((one.unit for one in units if one.unit), None),
        cells=tuple(cells),
    )
