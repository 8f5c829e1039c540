"""The movements: all of them, and each with its course through months and provinces."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse

from articles.gazetteer import Entry, entries_by_kind
from articles.provinces import province_name
from storage.db import Connection
from storage.facts import fact_page
from storage.search import Filters, count_facets, count_province_months, movement_reach
from web.charts import bars, recent_months, step
from web.pages.routing import page_router
from web.refreshed import Refreshed
from web.request import Database, Language
from web.results import newest_rows
from web.templating import render
from web.words import name_order

CHART_MONTHS = 36
GRID_MONTHS = 18
"""Columns of the grid on a desktop's width."""
NEWEST = 10
FIGURES = 20

router = page_router()

GridCell = tuple[str, int, int]
"""Month, articles, and the step of the shade they get."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MovementGrid:
    """Articles about a movement by province and month.

    Attributes:
        rows: province (``None``: of national sites that name none), its cells by month, its total.
    """

    months: list[str]
    rows: list[tuple[str | None, list[GridCell], int]]


@router.get("/movements")
def movements(request: Request, connection: Database, lang: Language = "vi") -> HTMLResponse:
    """Every movement of the gazetteer, those with most articles first."""
    counts, provinces = _REACH.read_if_large(connection, request.app.state.readers)
    entries = sorted(_entries().values(), key=lambda entry: (-counts.get(entry.id, 0), name_order(entry.name)))
    return render(request, "movements.html", lang, entries=entries, counts=counts, provinces=provinces)


def _read_reach(connection: Connection) -> tuple[dict[str, int], dict[str, set[str]]]:
    """The articles of each movement, and the provinces that have any."""
    return count_facets(connection, Filters()).movements, movement_reach(connection)


_REACH = Refreshed(_read_reach, is_of_a_first_page=True)


@router.get("/movements/{movement}")
def movement(request: Request, connection: Database, movement: str, lang: Language = "vi") -> HTMLResponse:
    """One movement: its timeline, its provinces by month, its figures, its newest articles."""
    entry = _entries().get(movement)
    if entry is None:
        raise HTTPException(404, "no such movement")
    wanted = Filters(movement=movement)
    facets = count_facets(connection, wanted)
    months = recent_months(facets.months, most=CHART_MONTHS)
    grid = _reading_of(movement, tuple(recent_months(facets.months, most=GRID_MONTHS)))
    figures = fact_page(connection, "statistics", wanted, limit=FIGURES)
    return render(
        request,
        "movement.html",
        lang,
        entry=entry,
        total=facets.total,
        months=bars(facets.months, months),
        grid=grid.read_if_large(connection, request.app.state.readers),
        figures=figures.facts,
        wanted=wanted,
        rows=newest_rows(connection, wanted, limit=NEWEST),
        first=min(facets.months, default=None),
    )


def _entries() -> dict[str, Entry]:
    return {entry.id: entry for entry in entries_by_kind()["movement"]}


def _read_grid(movement: str, months: tuple[str, ...], connection: Connection) -> MovementGrid | None:
    """Provinces by month, as rows of counts with their shades; national articles that name no province are a row."""
    if not months:
        return None
    counts: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    since = date.fromisoformat(f"{months[0]}-01")
    for cell in count_province_months(connection, Filters(movement=movement, from_=since)):
        counts[cell.province][f"{cell.month:%Y-%m}"] += cell.articles
    if not counts:
        return None
    highest = max(max(row.values()) for row in counts.values())
    order = sorted(counts, key=lambda p: (p is None, -counts[p].total(), name_order(province_name(p) or "")))
    rows = [
        (
            province,
            [(month, counts[province][month], step(counts[province][month], highest)) for month in months],
            counts[province].total(),
        )
        for province in order
    ]
    return MovementGrid(months=list(months), rows=rows)


@lru_cache(maxsize=256)
def _reading_of(movement: str, months: tuple[str, ...]) -> Refreshed[MovementGrid | None]:
    """The grid of a movement of the gazetteer."""
    return Refreshed(partial(_read_grid, movement, months))
