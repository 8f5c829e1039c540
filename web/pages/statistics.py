"""Figures in articles, each with its words and its article, and plotted by unit."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from articles.text import normalise_line
from storage.facts import Narrowing, fact_page
from storage.figures import find_figures
from storage.sites import site_names
from web.charts import plot
from web.chips import chips
from web.cursors import decode_fact_cursor, encode_fact_cursor
from web.links import parameters
from web.names import provinces_by_name
from web.pages.routing import page_router
from web.request import Database, Language, Wanted
from web.results import titled_facts
from web.templating import render
from web.words import WORDS

PAGE = 40
UNITS = 12
FIELDS = ("province", "from", "to")

router = page_router()


@router.get("/statistics")
def statistics(
    request: Request,
    connection: Database,
    wanted: Wanted,
    what: Annotated[str | None, Query(max_length=200, pattern=r"^[^\x00]*$")] = None,
    unit: Annotated[str | None, Query(max_length=60, pattern=r"^[^\x00]*$")] = None,
    cursor: str | None = None,
    lang: Language = "vi",
) -> HTMLResponse:
    """The newest figures first, and a plot of one unit's: the requested one, else the most frequent."""
    unit = normalise_line(unit or "") or None
    asked = Narrowing(what=what, unit=unit)
    found = find_figures(connection, wanted, what=what, unit=unit)
    after = decode_fact_cursor(cursor, f"statistics {asked}", wanted)
    page = fact_page(connection, "statistics", wanted, limit=PAGE, after=after, narrowing=asked)
    return render(
        request,
        "statistics.html",
        lang,
        figures=titled_facts(connection, page.facts),
        total=sum(one.count for one in found.units if unit in (None, one.unit)),
        exact=found.exact,
        following=encode_fact_cursor(page.next, f"statistics {asked}", wanted),
        cursor=cursor,
        units=[one.unit for one in found.units if one.unit][:UNITS],
        unit=unit,
        what=what,
        wanted=wanted,
        drawn=found.drawn,
        cells=found.cells,
        plot=plot([(cell.day, cell.value) for cell in found.cells]),
        provinces=provinces_by_name(),
        typed={name: request.query_params.get(name, "") for name in ("from", "to")},
        given={**parameters(wanted), "what": what, "unit": unit},
        chips=chips(wanted, site_names(connection), WORDS[lang], fields=FIELDS, more={"what": what, "unit": unit}),
    )
