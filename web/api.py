"""The archive as JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from articles.printing import Record
from pipeline.overview import site_overview
from storage.records import find_record
from storage.search import total_articles
from web.cursors import BadCursor
from web.request import Database, Wanted
from web.results import find_results

PAGE = 20
MOST = 200

router = APIRouter(prefix="/api", tags=["archive"])


@router.get("/articles")
def articles(
    connection: Database, wanted: Wanted, limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE, cursor: str | None = None
) -> dict[str, Any]:
    """Articles of a search; ``next`` is the cursor of the page after this one."""
    try:
        found = find_results(connection, wanted, limit=limit, cursor=cursor)
    except BadCursor as error:
        raise HTTPException(400, str(error)) from None
    total = total_articles(connection, replace(wanted, limit=None))
    return {"items": found.records, "next": found.next, "total": total.count, "total_exact": total.exact}


@router.get("/articles/{article}")
def article(article: str, connection: Database) -> Record:
    """One exported article."""
    record = find_record(connection, article)
    if record is None:
        raise HTTPException(404, "no such article")
    return record


@router.get("/sites")
def sites() -> dict[str, Any]:
    """The catalogue."""
    found = site_overview()
    return {"items": found, "next": None, "total": len(found)}
