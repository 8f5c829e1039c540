"""The first page: new articles, and activity by place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from fastapi import Request
from fastapi.responses import HTMLResponse

from articles.dates import local_day
from articles.provinces import current_provinces
from storage.db import Connection
from storage.feeding import last_feeding
from storage.search import Filters, count_facets
from web.charts import bars, recent_months
from web.pages.routing import page_router
from web.request import Database, Language
from web.results import Row, find_results, result_rows
from web.templating import render

NEWEST = 8
MONTHS = 24
WEEKS = 4
"""Months of activity by province, in which a silent month stands out."""
MOVEMENT_WEEKS = 13
MOST = 8

router = page_router()


@dataclass(frozen=True, kw_only=True, slots=True)
class RecentActivity:
    """Provinces that reported in the last weeks, those that did not, and the last quarter's movements.

    Attributes:
        weeks, quarter: the searches that the counts are of.
        busy, movements: ids with their articles, most first.
        quiet: ids of provinces without any article.
    """

    weeks: Filters
    quarter: Filters
    busy: list[tuple[str, int]]
    quiet: list[str]
    movements: list[tuple[str, int]]


@router.get("/")
def overview(request: Request, connection: Database, lang: Language = "vi") -> HTMLResponse:
    """New articles, and a search form."""
    everything = Filters(sort="newest")
    rows = result_rows(connection, find_results(connection, everything, limit=NEWEST).articles)
    facets = count_facets(connection, everything)
    months = recent_months(facets.months, most=MONTHS)
    return render(
        request,
        "overview.html",
        lang,
        rows=rows,
        total=facets.total,
        months=bars(facets.months, months),
        sites=len(facets.sites),
        provinces=len(facets.provinces),
        recent=_recent(connection, rows),
        feeding=last_feeding(connection),
    )


def _recent(connection: Connection, rows: list[Row]) -> RecentActivity | None:
    """The last weeks that the archive knows about; they end with its newest article, not with today."""
    newest = next((at for row in rows if (at := row.article.published_at)), None)
    if newest is None:
        return None
    last = local_day(newest)
    weeks = Filters(from_=last - timedelta(weeks=WEEKS) + timedelta(days=1), to=last)
    quarter = replace(weeks, from_=last - timedelta(weeks=MOVEMENT_WEEKS) + timedelta(days=1))
    counts = count_facets(connection, weeks).provinces
    movements = count_facets(connection, quarter).movements
    return RecentActivity(
        weeks=weeks,
        quarter=quarter,
        busy=list(counts.items())[:MOST],
        quiet=[province for province in current_provinces() if province not in counts],
        movements=list(movements.items())[:MOST],
    )
