"""Search: results one row per story, and the counts by which they can be narrowed."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import HTMLResponse

from articles.provinces import province_name
from articles.search.days import typed_day
from storage.search import Facets, Filters, count_facets, suggest_query
from storage.sites import site_names
from web.chips import Choice, chips, without
from web.links import parameters
from web.names import award_names, movement_names
from web.pages.routing import page_router
from web.request import Database, Language, Wanted
from web.results import find_results, result_rows
from web.templating import render
from web.words import WORDS, shown_month

PAGE = 20
SHOWN = 8
"""Values of a facet before the rest is folded away."""

router = page_router()


@router.get("/search")
def search(
    request: Request, connection: Database, wanted: Wanted, cursor: str | None = None, lang: Language = "vi"
) -> HTMLResponse:
    """A search's results, twenty a page."""
    found = find_results(connection, wanted, limit=PAGE, cursor=cursor)
    facets = count_facets(connection, wanted)
    names = site_names(connection)
    suggestion = suggest_query(connection, wanted) if not found.articles and cursor is None else None
    return render(
        request,
        "search.html",
        lang,
        wanted=wanted,
        rows=result_rows(connection, found.articles, wanted.query),
        following=found.next,
        total=facets.total,
        given=parameters(wanted),
        facets=_facets(wanted, facets, names),
        chips=chips(wanted, names, WORDS[lang]),
        suggestion=suggestion,
        shown=SHOWN,
        cursor=cursor,
        typed={name: request.query_params.get(name, "") for name in ("from", "to")},
    )


def _facets(wanted: Filters, facets: Facets, sites: Mapping[str, str]) -> list[tuple[str, list[Choice]]]:
    """The facets in the order people narrow by, each as its choices."""
    given = parameters(wanted)
    provinces = {id_: province_name(id_) or id_ for id_ in facets.provinces}
    named: tuple[tuple[str, str, Mapping[str, int], Mapping[str, str]], ...] = (
        ("province", "province", facets.provinces, provinces),
        ("movement", "movement", facets.movements, movement_names()),
        ("award", "award", facets.awards, award_names()),
        ("site", "site", facets.sites, sites),
    )
    found = []
    for word, key, counts, names in named:
        chosen = given.get(key)
        choices = [
            Choice(
                name=names.get(value, value),
                count=count,
                chosen=value == chosen,
                parameters=without(given, key) if value == chosen else {**given, key: value},
            )
            for value, count in counts.items()
        ]
        found.append((word, choices))
    return [*found, ("month", _months(given, facets.months))]


def _months(given: dict[str, str], counts: Mapping[str, int]) -> list[Choice]:
    choices = []
    for month, count in counts.items():
        first, last = str(typed_day(month)), str(typed_day(month, last=True))
        chosen = given.get("from") == first and given.get("to") == last
        narrowed = without(given, "from", "to") if chosen else {**given, "from": first, "to": last}
        choices.append(Choice(name=shown_month(month), count=count, parameters=narrowed, chosen=chosen))
    return choices
