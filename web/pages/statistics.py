"""Figures: what articles say in numbers, each with its words and its article, and plotted by unit."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from articles.dates import VIETNAM
from storage.rollups import Span, StatisticPoint, statistic_points
from web.charts import plot
from web.names import provinces_by_name
from web.pages.routing import page_router
from web.request import Database, Language, Wanted
from web.templating import render

PAGE = 40
MOST = 1000
"""Figures of the newest articles that one page's filters look through."""
UNITS = 12

router = page_router()


@router.get("/statistics")
def statistics(
    request: Request,
    connection: Database,
    wanted: Wanted,
    what: Annotated[str | None, Query(max_length=200, pattern=r"^[^\x00]*$")] = None,
    unit: Annotated[str | None, Query(max_length=60, pattern=r"^[^\x00]*$")] = None,
    page: Annotated[int, Query(ge=1, le=MOST // PAGE + 1)] = 1,
    lang: Language = "vi",
) -> HTMLResponse:
    """The newest figures first, and a plot of those of one unit."""
    span = Span(
        province=wanted.province,
        from_month=wanted.from_.replace(day=1) if wanted.from_ else None,
        to_month=wanted.to.replace(day=1) if wanted.to else None,
    )
    points = list(statistic_points(connection, span, what=what, unit=unit, limit=MOST))
    units = [name for name, _ in Counter(p.unit for p in points if p.unit).most_common(UNITS)]
    drawn = [point for point in points if point.unit == (unit or (units[0] if units else None))]
    newest = sorted(points, key=lambda point: _published(point), reverse=True)
    return render(
        request, "statistics.html", lang, points=newest[(page - 1) * PAGE : page * PAGE], total=len(points), page=page,
        pages=-(-len(points) // PAGE), most=MOST, units=units, unit=unit, what=what, wanted=wanted,
        drawn=drawn, plot=plot([(_when(point), point.value) for point in drawn]), provinces=provinces_by_name(),
        typed={name: request.query_params.get(name, "") for name in ("from", "to")},
        given={
            "what": what, "unit": unit, "province": wanted.province, "from": wanted.from_, "to": wanted.to,
        },
    )  # fmt: skip


def _published(point: StatisticPoint) -> tuple[str, str]:
    return (f"{point.published_at:%Y-%m-%dT%H:%M:%S}" if point.published_at else "", point.article)


def _when(point: StatisticPoint) -> date | None:
    """The day that a figure holds for: as of, else when it was published."""
    if point.as_of:
        year, month, day = (*point.as_of.split("-"), "1", "1")[:3]
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            return None
    return point.published_at.astimezone(VIETNAM).date() if point.published_at else None
