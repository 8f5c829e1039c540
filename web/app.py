"""The web application: search and articles as pages (Vietnamese, or English with ``?lang=en``) and as JSON.

Reads through ``storage`` alone. Pages carry no script, and a policy that would not run one: text of crawled
pages is shown, never executed.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

from articles.printing import Record, shown_title
from articles.provinces import current_provinces, former_provinces, province_name
from pipeline.export import matching_records
from pipeline.overview import site_overview
from storage.db import Connection, opened
from storage.errors import StorageError
from storage.records import article_versions, cluster_members, find_record
from storage.search import Filters, count_articles
from web.words import WORDS, shown_time

HERE = Path(__file__).parent
PAGE = 20
MOST = 200
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

app = FastAPI(title="Thidua", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
templates = Jinja2Templates(directory=HERE / "templates")
templates.env.globals.update(shown_title=shown_title, shown_time=shown_time, province_name=province_name)


@app.middleware("http")
async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Ask for the token where one is set, and send the headers that keep crawled text harmless."""
    token = os.environ.get("THIDUA_TOKEN")
    if token and request.url.path != "/healthz":
        given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.cookies.get("token", "")
        if not hmac.compare_digest(given.encode(), token.encode()):
            return PlainTextResponse("401: send the token as `Authorization: Bearer …`", status_code=401)
    response = await call_next(request)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@app.exception_handler(StorageError)
async def no_database(request: Request, error: StorageError) -> Response:
    """A database that is away is a 503 with the line that says why."""
    return JSONResponse({"title": "Service Unavailable", "status": 503, "detail": str(error)}, status_code=503)


def database() -> Iterator[Connection]:
    """One connection a request."""
    with opened(application="thidua web") as connection:
        yield connection


def wanted_filters(
    q: Annotated[str | None, Query(max_length=500)] = None,
    province: str | None = None,
    site: str | None = None,
    kind: str | None = None,
    movement: str | None = None,
    award: str | None = None,
    body: str | None = None,
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: date | None = None,
    sort: Literal["relevance", "newest"] = "relevance",
    all_copies: bool = False,
    irrelevant: bool = False,
) -> Filters:
    """The filters, with the names that commands give them."""
    if province is not None and province not in {**former_provinces(), **current_provinces()}:
        raise HTTPException(422, f"there is no province {province!r}")
    return Filters(
        query=q or None, province=province, site=site, kind=kind, movement=movement, award=award, body=body,
        from_=from_, to=to, sort=sort, all_copies=all_copies, irrelevant=irrelevant,
    )  # fmt: skip


Wanted = Annotated[Filters, Depends(wanted_filters)]
Database = Annotated[Connection, Depends(database)]
Language = Annotated[Literal["vi", "en"], Query()]


def page_of(connection: Connection, wanted: Filters, offset: int, limit: int) -> tuple[list[Record], int]:
    """Some records of a search from an offset on, and how many there are in all."""
    found = matching_records(connection, replace(wanted, limit=offset + limit))
    return [record for place, record in enumerate(found) if place >= offset], count_articles(connection, wanted)


def render(request: Request, name: str, lang: str, **values: Any) -> HTMLResponse:
    """One page in one language."""
    return templates.TemplateResponse(request, name, {"t": WORDS[lang], "lang": lang, **values})


@app.get("/", response_class=HTMLResponse)
def overview(request: Request, connection: Database, lang: Language = "vi") -> HTMLResponse:
    """What is new, and a place to search from."""
    records, total = page_of(connection, Filters(sort="newest"), 0, PAGE)
    return render(request, "search.html", lang, records=records, total=total, wanted=Filters(), page=1, pages=1)


@app.get("/search", response_class=HTMLResponse)
def search(
    request: Request, connection: Database, wanted: Wanted, page: Annotated[int, Query(ge=1, le=500)] = 1,
    lang: Language = "vi",
) -> HTMLResponse:  # fmt: skip
    """A search's results, twenty a page."""
    records, total = page_of(connection, wanted, (page - 1) * PAGE, PAGE)
    pages = max(1, -(-total // PAGE))
    return render(request, "search.html", lang, records=records, total=total, wanted=wanted, page=page, pages=pages)


@app.get("/articles/{article}", response_class=HTMLResponse)
def article_page(request: Request, article: str, connection: Database, lang: Language = "vi") -> HTMLResponse:
    """One article with its copies and versions."""
    record = find_record(connection, article)
    if record is None:
        raise HTTPException(404, "no such article")
    copies = cluster_members(connection, record["cluster"])
    versions = article_versions(connection, record["id"])
    return render(request, "article.html", lang, record=record, copies=copies, versions=versions)


@app.get("/sites", response_class=HTMLResponse)
def sites_page(request: Request, lang: Language = "vi") -> HTMLResponse:
    """The catalogue with what was seen of each site."""
    return render(request, "sites.html", lang, sites=site_overview())


@app.get("/api/articles")
def api_articles(
    connection: Database, wanted: Wanted, limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE, cursor: str | None = None
) -> dict[str, Any]:
    """Articles as JSON; ``next`` is the cursor of the page after this one."""
    offset = 0
    if cursor is not None:
        if not cursor.isdigit() or len(cursor) > 9:
            raise HTTPException(400, "bad cursor")
        offset = int(cursor)
    records, total = page_of(connection, wanted, offset, limit)
    following = offset + len(records)
    return {"items": records, "next": str(following) if records and following < total else None, "total": total}


@app.get("/api/articles/{article}")
def api_article(article: str, connection: Database) -> Record:
    """One exported article."""
    record = find_record(connection, article)
    if record is None:
        raise HTTPException(404, "no such article")
    return record


@app.get("/api/sites")
def api_sites() -> dict[str, Any]:
    """The catalogue as JSON."""
    found = site_overview()
    return {"items": found, "next": None, "total": len(found)}


@app.get("/healthz")
def healthz(connection: Database) -> dict[str, str]:
    """200 while the application and its database answer."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"status": "ok"}
