"""The sites: whether each is well, and why; a page each with its sources, issues and articles."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from reports.health import VERDICTS, Verdict
from storage.issues import list_issues
from storage.pages import removed_articles
from storage.search import Filters, count_facets
from storage.sites import last_crawl, site_states
from storage.wishes import page_wishes
from web.charts import bars, recent_months
from web.known_sites import KnownSite, known_sites
from web.pages.routing import page_router
from web.request import Database, Language
from web.results import newest_rows
from web.templating import render
from web.words import name_order

MONTHS = 24
NEWEST = 10
ISSUES = 20

router = page_router()


@router.get("/sites")
def sites(
    request: Request, connection: Database, state: Annotated[Verdict | None, Query()] = None, lang: Language = "vi"
) -> HTMLResponse:
    """The catalogue with a verdict on each site."""
    known = list(known_sites.read(connection, request.app.state.readers).values())
    states = {site.id: verdict(site) for site in known}
    shown = [site for site in known if state in (None, states[site.id])]
    shown.sort(key=lambda s: (VERDICTS.index(states[s.id]), -s.relevant, name_order(s.name)))
    return render(
        request,
        "sites.html",
        lang,
        sites=shown,
        states=states,
        state=state,
        counts=Counter(states.values()),
        order=VERDICTS,
    )


@router.get("/sites/{site}")
def site(request: Request, connection: Database, site: str, lang: Language = "vi") -> HTMLResponse:
    """One site."""
    known = known_sites.read(connection, request.app.state.readers).get(site)
    if known is None:
        raise HTTPException(404, "no such site")
    sources = site_states(connection, [site])[site].sources if known.last_crawled_at else ()
    wanted = Filters(site=site)
    facets = count_facets(connection, wanted)
    months = recent_months(facets.months, most=MONTHS)
    return render(
        request,
        "site.html",
        lang,
        site=known,
        crawl=last_crawl(connection, site),
        state=verdict(known),
        wanted=wanted,
        sources=sources,
        issues=list_issues(connection, site=site, limit=ISSUES),
        wishes=page_wishes(connection, site),
        removed=removed_articles(connection, site=site, limit=ISSUES),
        months=bars(facets.months, months),
        rows=newest_rows(connection, wanted, limit=NEWEST),
        total=facets.total,
    )


def verdict(site: KnownSite) -> Verdict:
    """A site's verdict; ``new`` for one that is not crawled by itself and was not by name."""
    return site.health.verdict if site.health else "new"
