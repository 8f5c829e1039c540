"""Awards: how many articles tell of each, to how many recipients, where; and the words that say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from articles.annotation.gazetteer import entries_by_kind
from storage.facts import fact_page
from storage.rollups import AwardTotal, Span, award_provinces, award_timeline, award_totals
from web.charts import bars, recent_months
from web.cursors import decode_fact_cursor, encode_fact_cursor
from web.links import parameters
from web.names import provinces_by_name
from web.pages.routing import page_router
from web.request import Database, Language, Wanted
from web.results import titled_facts
from web.templating import render

PAGE = 30
MONTHS = 24

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
    """Awards by kind and by province, by month, and one by one with their quotes. Months count whole in the sums."""
    levels = award_levels()
    if level is not None and level not in levels:
        raise HTTPException(422, f"level: there is no level {level!r}")
    span = Span(province=wanted.province, from_month=_month(wanted.from_), to_month=_month(wanted.to))
    found = award_totals(connection, span, level=level)
    totals = _one_a_class([total for total in found if wanted.award in (None, total.entry)])
    timeline = award_timeline(connection, span, entry=wanted.award)
    counts = {f"{point.month:%Y-%m}": point.articles for point in timeline if point.month}
    page = fact_page(connection, "awards", wanted, limit=PAGE, after=decode_fact_cursor(cursor, "awards", wanted))
    return render(
        request, "awards.html", lang, totals=totals, levels=levels, level=level, wanted=wanted,
        by_province=award_provinces(connection, span, level=level, entry=wanted.award),
        months=bars(counts, recent_months(counts, most=MONTHS)), provinces=provinces_by_name(),
        facts=titled_facts(connection, page.facts),
        following=encode_fact_cursor(page.next, "awards", wanted), given={**parameters(wanted), "level": level},
        typed={name: request.query_params.get(name, "") for name in ("from", "to")},
    )  # fmt: skip


def award_levels() -> list[str]:
    """The levels that the gazetteer tells apart, as it names them."""
    return sorted({entry.details["level"] for entry in entries_by_kind()["award"]})


def _one_a_class(totals: list[AwardTotal]) -> list[AwardTotal]:
    """One row an award and class, whatever wordings the texts have for it; the most told of first."""
    groups: dict[tuple[str, int | None], AwardTotal] = {}
    for total in totals:
        key = (total.entry or total.name, total.award_class)
        known = groups.get(key)
        groups[key] = total if known is None else replace(
            known, articles=known.articles + total.articles, recipients=known.recipients + total.recipients,
            collectives=known.collectives + total.collectives, individuals=known.individuals + total.individuals,
        )  # fmt: skip
    return sorted(groups.values(), key=lambda total: -total.articles)


def _month(day: date | None) -> date | None:
    return day.replace(day=1) if day else None
