"""Awards: how many articles tell of each, to how many recipients, where; and the words that say so."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from articles.annotation.gazetteer import entries_by_kind
from articles.provinces import province_now
from storage.awards import sum_awards
from storage.facts import Narrowing, fact_page
from storage.sites import site_names
from web.charts import bars, recent_months
from web.chips import chips
from web.cursors import decode_fact_cursor, encode_fact_cursor
from web.links import parameters
from web.names import provinces_by_name
from web.pages.routing import page_router
from web.request import Database, Language, Wanted
from web.results import titled_facts
from web.templating import render
from web.words import WORDS

PAGE = 30
MONTHS = 24
FIELDS = ("province", "award", "from", "to")

router = page_router()


@router.get("/awards")
def awards(
    request: Request,
    connection: Database,
    wanted: Wanted,
    level: Annotated[str | None, Query(max_length=40)] = None,
    cursor: str | None = None,
    lang: Language = "vi",
) -> HTMLResponse:
    """Awards by kind and by province, by month, and one by one with their quotes.

    A province has the awards of its own sites, and of national articles that name it.
    """
    levels = award_levels()
    if level is not None and level not in levels:
        raise HTTPException(422, f"level: there is no level {level!r}")
    anywhere = replace(wanted, province=None)
    narrowing = Narrowing(level=level, counts_for=province_now(wanted.province))
    found = sum_awards(connection, anywhere, narrowing)
    counts = {f"{point.month:%Y-%m}": point.articles for point in found.months if point.month}
    kind = f"awards {narrowing}"
    after = decode_fact_cursor(cursor, kind, wanted)
    page = fact_page(connection, "awards", anywhere, limit=PAGE, after=after, narrowing=narrowing)
    return render(
        request,
        "awards.html",
        lang,
        totals=found.totals,
        levels=levels,
        level=level,
        wanted=wanted,
        by_province=found.provinces,
        months=bars(counts, recent_months(counts, most=MONTHS)),
        provinces=provinces_by_name(),
        facts=titled_facts(connection, page.facts),
        cursor=cursor,
        following=encode_fact_cursor(page.next, kind, wanted),
        given={**parameters(wanted), "level": level},
        chips=chips(wanted, site_names(connection), WORDS[lang], fields=FIELDS, more={"level": level}),
        typed={name: request.query_params.get(name, "") for name in ("from", "to")},
    )


def award_levels() -> list[str]:
    """The levels that the gazetteer tells apart, as it names them."""
    return sorted({entry.details["level"] for entry in entries_by_kind()["award"]})
