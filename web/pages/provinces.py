"""The provinces: a map of tiles with reporting and silent ones, and a page each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse

from articles.places import place_of, places
from articles.provinces import current_provinces, former_provinces, province_now
from storage.db import Connection
from storage.rollups import (
    CommuneCoverage,
    ProvinceStanding,
    Span,
    commune_coverage,
    newest_month,
    province_standings,
)
from storage.search import Filters, count_facets, count_province_months
from web.charts import bars, months_between, recent_months, step
from web.known_sites import known_sites
from web.map_tiles import ISLANDS, ROWS
from web.pages.routing import page_router
from web.refreshed import Refreshed
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Commune:
    """One present commune on a page: ``coverage`` is ``None`` where no article names it."""

    code: str
    name: str
    """With its type: "xã Mường La"."""
    short_name: str
    coverage: CommuneCoverage | None

    @property
    def articles(self) -> int:
        """How many stories name it."""
        return self.coverage.articles if self.coverage else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """All present provinces: how each reports, its articles of the map's months, and the archipelagos' tiles."""

    standings: list[ProvinceStanding]
    months: list[date]
    counts: dict[str, int]
    islands: dict[tuple[int, int], Commune]


@router.get("/provinces")
def provinces(request: Request, connection: Database, lang: Language = "vi") -> HTMLResponse:
    """Every present province; silent ones are shown separately from those whose sites could not be read."""
    overview = _OVERVIEW.read(connection, request.app.state.readers)
    counts = overview.counts
    highest = max(counts.values(), default=0)
    steps = {province: step(count, highest) for province, count in counts.items()}
    by_count = sorted(overview.standings, key=lambda p: (-counts[p.province], name_order(p.name)))
    return render(
        request,
        "provinces.html",
        lang,
        overview={p.province: p for p in overview.standings},
        rows=ROWS,
        islands=overview.islands,
        counts=counts,
        steps=steps,
        months=[f"{month:%Y-%m}" for month in overview.months],
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
    now = province_now(province)
    standings = _OVERVIEW.read(connection, request.app.state.readers).standings
    [overview] = [p for p in standings if p.province == now]
    months = recent_months(facets.months, most=CHART_MONTHS)
    communes: list[Commune] = []
    if province in current_provinces():
        communes = _reading_of(province).read_if_large(connection, request.app.state.readers)
    highest = max((commune.articles for commune in communes), default=0)
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
        communes=communes,
        heard=sum(commune.articles > 0 for commune in communes),
        steps={commune.code: step(commune.articles, highest) for commune in communes},
        by_count=sorted(communes, key=lambda c: (-c.articles, name_order(c.short_name))),
    )


def _read_overview(connection: Connection) -> Overview:
    """All provinces with their articles of the map's months, which are those up to the newest that any has."""
    standings = province_standings(connection)
    counts = {p.province: 0 for p in standings}
    months = _months_until(newest_month(connection))
    if months:
        for one in count_province_months(connection, Filters(from_=months[0])):
            if one.province in counts:
                counts[one.province] += one.articles
    return Overview(standings=standings, months=months, counts=counts, islands=_islands(connection, months))


_OVERVIEW = Refreshed(_read_overview, is_of_a_first_page=True)


@lru_cache(maxsize=1)
def _codes_by_province() -> dict[str, list[str]]:
    """The codes of present communes by province; in their order those of one former district are together."""
    found: dict[str, list[str]] = {}
    for place in places():
        if (place.era, place.level) == ("current", "commune"):
            found.setdefault(place.province_now, []).append(place.code)
    return {province: sorted(codes) for province, codes in found.items()}


def _read_communes(province: str, connection: Connection) -> list[Commune]:
    """Every commune of a present province, by code."""
    covered = commune_coverage(connection, Span(province=province))
    units = [place_of("current", "commune", code) for code in _codes_by_province()[province]]
    return [
        Commune(code=unit.code, name=unit.name, short_name=unit.short_name, coverage=covered.get(unit.code))
        for unit in units
    ]


@cache
def _reading_of(province: str) -> Refreshed[list[Commune]]:
    """The communes of a present province; there are 34 such readings at most."""
    return Refreshed(partial(_read_communes, province))


def _islands(connection: Connection, months: list[date]) -> dict[tuple[int, int], Commune]:
    """The archipelagos' tiles, with the number of articles about them in the map's months."""
    found = {}
    for tile, island in ISLANDS.items():
        first, last = (months[0], months[-1]) if months else (None, None)
        span = Span(province=island.province, from_month=first, to_month=last)
        covered = commune_coverage(connection, span, commune=island.commune)
        unit = place_of("current", "commune", island.commune)
        found[tile] = Commune(
            code=unit.code, name=unit.name, short_name=unit.short_name, coverage=covered.get(unit.code)
        )
    return found


def _months_until(newest: date | None) -> list[date]:
    if newest is None:
        return []
    place = newest.year * 12 + newest.month - MAP_MONTHS
    first = f"{place // 12:04}-{place % 12 + 1:02}"
    return [date.fromisoformat(f"{month}-01") for month in months_between(first, f"{newest:%Y-%m}")]
