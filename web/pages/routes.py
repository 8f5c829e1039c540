"""Search, articles and sites as pages."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from pipeline.overview import site_overview
from storage.records import article_versions, cluster_members, find_record
from storage.search import Filters, count_facets
from web.request import Database, Language, Wanted
from web.results import find_results
from web.templating import render

PAGE = 20
router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/")
def overview(request: Request, connection: Database, lang: Language = "vi") -> HTMLResponse:
    """What is new, and a place to search from."""
    wanted = Filters(sort="newest")
    found, facets = find_results(connection, wanted, limit=PAGE), count_facets(connection, wanted)
    return render(request, "search.html", lang, found=found, facets=facets, wanted=wanted)


@router.get("/search")
def search(
    request: Request, connection: Database, wanted: Wanted, cursor: str | None = None, lang: Language = "vi"
) -> HTMLResponse:
    """A search's results, twenty a page."""
    found = find_results(connection, wanted, limit=PAGE, cursor=cursor)
    return render(request, "search.html", lang, found=found, facets=count_facets(connection, wanted), wanted=wanted)


@router.get("/articles/{article}")
def article_page(request: Request, article: str, connection: Database, lang: Language = "vi") -> HTMLResponse:
    """One article with its copies and versions."""
    record = find_record(connection, article)
    if record is None:
        raise HTTPException(404, "no such article")
    copies = cluster_members(connection, record["cluster"])
    versions = article_versions(connection, record["id"])
    return render(request, "article.html", lang, record=record, copies=copies, versions=versions)


@router.get("/sites")
def sites(request: Request, lang: Language = "vi") -> HTMLResponse:
    """The catalogue with what was seen of each site."""
    return render(request, "sites.html", lang, sites=site_overview())
