"""A reader's alerts: made from a search, tested, removed. Sending each story once is the sender's work."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from articles.errors import StepError, UsageError
from articles.search.filters import Filters
from pipeline.alerts.sending import forget_alert, known_alerts, make_alert, send_test
from storage.alerts import Kind
from storage.db import Connection
from storage.search.saved import read_filters
from storage.sites import site_names
from web.access import form_token, is_form_token, reader_name
from web.chips import chips
from web.links import address, parameters
from web.pages.routing import page_router
from web.request import Database, Language, Wanted
from web.templating import render
from web.words import WORDS

router = page_router()


def require_own_form(request: Request, check: Annotated[str, Form(max_length=200)]) -> None:
    """Refuse a form that another site has filled in: only our own pages hold the reader's form token."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin" or not is_form_token(request, check):
        raise HTTPException(403, "this form is too old, or is not this application's: load the page again")


OwnForm = Depends(require_own_form)


@router.get("/alerts")
def shown(request: Request, connection: Database, wanted: Wanted, lang: Language = "vi") -> HTMLResponse:
    """The reader's alerts, and the form that makes one from a search."""
    return _page(request, connection, wanted, lang)


@router.post("/alerts", dependencies=[OwnForm])
def made(
    request: Request,
    connection: Database,
    wanted: Wanted,
    name: Annotated[str, Form(max_length=200)],
    to: Annotated[str, Form(max_length=1000)],
    kind: Annotated[Kind, Form()] = "search",
    lang: Language = "vi",
) -> Response:
    """Make an alert from the search in the address."""
    try:
        make_alert(
            name,
            url=to.strip(),
            filters=wanted if kind == "search" else None,
            kind=kind,
            language=lang,
            owner=reader_name(request),
            now=datetime.now(UTC),
        )
    except UsageError as error:
        return _page(request, connection, wanted, lang, wrong=str(error), typed_name=name)
    return _back(lang)


@router.post("/alerts/remove", dependencies=[OwnForm])
def removed(
    request: Request, connection: Database, name: Annotated[str, Form(max_length=200)], lang: Language = "vi"
) -> Response:
    """Remove one of the reader's alerts."""
    try:
        forget_alert(name, owner=reader_name(request))
    except UsageError as error:
        return _page(request, connection, Filters(), lang, wrong=str(error))
    return _back(lang)


@router.post("/alerts/test", dependencies=[OwnForm])
def tried(
    request: Request, connection: Database, name: Annotated[str, Form(max_length=200)], lang: Language = "vi"
) -> Response:
    """Send a test message through one of the reader's alerts."""
    try:
        send_test(name, owner=reader_name(request))
    except (UsageError, StepError) as error:
        return _page(request, connection, Filters(), lang, wrong=str(error))
    return _page(request, connection, Filters(), lang, sent=name)


def _back(lang: str) -> RedirectResponse:
    return RedirectResponse(address("/alerts", {}, lang=lang), status_code=303)


def _page(
    request: Request,
    connection: Connection,
    wanted: Filters,
    lang: str,
    *,
    wrong: str | None = None,
    sent: str | None = None,
    typed_name: str = "",
) -> HTMLResponse:
    sites, words = site_names(connection), WORDS[lang]
    alerts = []
    for alert in known_alerts(owner=reader_name(request)):
        filters = read_filters(alert.filters)
        alerts.append((alert, parameters(filters), chips(filters, sites, words, fields=())))
    page = render(
        request,
        "alerts.html",
        lang,
        alerts=alerts,
        given=parameters(wanted),
        narrowed=chips(wanted, sites, words, fields=()),
        check=form_token(request),
        wrong=wrong,
        sent=sent,
        typed_name=typed_name,
    )
    page.status_code = 422 if wrong else 200
    page.headers["Cache-Control"] = "no-store"
    return page
