"""The form in which a person corrects an article. The editor's token is typed each time: no cookie to be misused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from articles.corrections import FIELDS, Field
from articles.provinces import known_provinces
from settings import read_settings
from storage.corrections import (
    BadCorrection,
    Correction,
    correct_article,
    list_corrections,
    withdraw_correction,
)
from storage.db import Connection, opened
from storage.event_groups import group_waiting
from storage.stored_articles import StoredArticle
from web.access import is_editor
from web.links import address
from web.pages.routing import page_router
from web.request import ArticleId, Database, Language
from web.results import require_article
from web.templating import render

router = page_router()


@router.get("/articles/{article}/correct")
def form(request: Request, connection: Database, article: ArticleId, lang: Language = "vi") -> HTMLResponse:
    """The form for the article's fields, with earlier corrections."""
    return _form(request, connection, require_article(connection, article), lang)


@router.post("/articles/{article}/correct")
def corrected(
    request: Request,
    connection: Database,
    article: ArticleId,
    field: Annotated[Field, Form()],
    who: Annotated[str, Form(max_length=200)],
    why: Annotated[str, Form(max_length=2000)],
    token: Annotated[str, Form(max_length=500)],
    value: Annotated[str, Form(max_length=2000)] = "",
    withdraw: Annotated[bool, Form()] = False,
    lang: Language = "vi",
) -> Response:
    """Make or withdraw one correction, then redirect to the article."""
    found = require_article(connection, article)
    if not is_editor(token):
        return _form(request, connection, found, lang, wrong="wrong_token", status=401)
    try:
        with opened(application="thidua correct") as writing:
            if withdraw:
                withdraw_correction(writing, found.id, field, who=who, now=datetime.now(UTC))
            else:
                made = Correction(article=found.id, field=field, value=_value(field, value), who=who, why=why)
                correct_article(writing, made, now=datetime.now(UTC))
            group_waiting(writing)
    except BadCorrection as error:
        return _form(request, connection, found, lang, wrong=str(error), status=422)
    return RedirectResponse(address(f"/articles/{found.id}", {}, lang=lang), status_code=303)


def _value(field: Field, typed: str) -> str | bool | None:
    """The typed value in the field's form; an empty input means that there is none."""
    typed = typed.strip()
    if field == "relevant":
        if typed not in ("true", "false"):
            raise BadCorrection("relevant is true or false")
        return typed == "true"
    return typed or None


def _form(
    request: Request,
    connection: Connection,
    found: StoredArticle,
    lang: str,
    *,
    wrong: str | None = None,
    status: int = 200,
) -> HTMLResponse:
    if read_settings().editor_token is None:
        raise HTTPException(403, "corrections are off: THIDUA_EDITOR_TOKEN is not set")
    page = render(
        request,
        "correct.html",
        lang,
        article=found,
        wrong=wrong,
        fields=FIELDS,
        known=known_provinces(),
        history=list_corrections(connection, [found.id], withdrawn=True),
    )
    page.status_code = status
    return page
