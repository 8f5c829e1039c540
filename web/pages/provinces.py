"""The provinces: a map of tiles with who reports and who is silent, and a page each."""

from __future__ import annotations

from datetime import date

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse

from articles.provinces import current_provinces, former_provinces
from storage.rollups import ProvinceOverview, Span, province_overview
from storage.search import Filters, count_facets
from web.charts import bars, months_between, recent_months, step
from web.known_sites import known_sites
from web.map_tiles import ROWS
from web.pages.routing import page_router
from web.request import Database, Language
from web.results import newest_rows
from web.templating import render
from web.words import name_order

MAP_MONTHS = 6
"""Of the map's colours: half a year holds both a launch and its first review."""
CHART_MONTHS = 24
NEWEST = 10
MOST = 12

router = page_router()


@router.get("/provinces")
def provinces(request: Request, connection: Database, lang: Language = "vi") -> HTMLResponse:
    """Every province of today, silent ones told apart from those whose sites could not be read."""
    found = province_overview(connection, Span())
    months = _shown_months(found)
    counts = {p.province: sum(p.months.get(month, 0) for month in months) for p in found}
    highest = max(counts.values(), default=0)
    steps = {province: step(count, highest) for province, count in counts.items()}
    by_count = sorted(found, key=lambda p: (-counts[p.province], name_order(p.name)))
    return render(
        request,
        "provinces.html",
        lang,
        overview={p.province: p for p in found},
        rows=ROWS,
        counts=counts,
        steps=steps,
        months=[f"{month:%Y-%m}" for month in months],
        by_count=by_count,
    )


@router.get("/provinces/{province}")
def province(request: Request, connection: Database, province: str, lang: Language = "vi") -> HTMLResponse:
    """One province of either era."""
    known = current_provinces().get(province) or former_provinces().get(province)
    if known is None:
        raise HTTPException(404, "no such province")
    wanted = Filters(province=province)
    facets = count_facets(connection, wanted)
    own = [
        site
        for site in known_sites.read(connection, request.app.state.readers).values()
        if province in (site.province, site.province_now)
    ]
    [overview] = province_overview(connection, Span(province=province))
    months = recent_months(facets.months, most=CHART_MONTHS)
    parts = [p for p in former_provinces().values() if p.now == province and p.id != province]
    return render(
        request,
        "province.html",
        lang,
        province=known,
        overview=overview,
        parts=parts,
        total=facets.total,
        months=bars(facets.months, months),
        movements=list(facets.movements.items())[:MOST],
        awards=list(facets.awards.items())[:MOST],
        rows=newest_rows(connection, wanted, limit=NEWEST),
        sites=sorted(own, key=lambda s: (-s.relevant, name_order(s.name))),
        wanted=wanted,
        is_current=province in current_provinces(),
    )


def _shown_months(found: list[ProvinceOverview]) -> list[date]:
    """The last months up to the newest that any province has an article of."""
    newest = max((month for p in found for month in p.months), default=None)
    if newest is None:
        return []
    place = newest.year * 12 + newest.month - MAP_MONTHS
    first = f"{place // 12:04}-{place % 12 + 1:02}"
    return [date.fromisoformat(f"{month}-01") for month in months_between(first, f"{newest:%Y-%m}")]
