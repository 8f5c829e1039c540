"""People and collectives that were reported to receive awards, by name."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from articles.text import normalise_line
from storage.award_recipients import find_recipients
from storage.db import Connection
from web.pages.routing import page_router
from web.request import LONGEST_QUERY, Database, Language
from web.templating import render

SHOWN = 100
"""People or collectives on a page; a longer name yields fewer."""

router = page_router()
Name = Annotated[str | None, Query(max_length=LONGEST_QUERY, pattern=r"^[^\x00]*$")]


@router.get("/people")
def people(request: Request, connection: Database, q: Name = None, lang: Language = "vi") -> HTMLResponse:
    """What people of a name were reported to receive."""
    return _page(request, connection, "person", q, lang)


@router.get("/collectives")
def collectives(request: Request, connection: Database, q: Name = None, lang: Language = "vi") -> HTMLResponse:
    """What collectives of a name were reported to receive."""
    return _page(request, connection, "collective", q, lang)


def _page(request: Request, connection: Connection, kind: str, name: str | None, lang: str) -> HTMLResponse:
    query = normalise_line(name or "")
    found = find_recipients(connection, query, kind=kind) if query else []
    return render(
        request,
        "recipients.html",
        lang,
        kind=kind,
        query=query,
        recipients=found[:SHOWN],
        left=max(0, len(found) - SHOWN),
    )
