"""Errors as RFC 9457 problem documents, or as pages where a person reads."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from articles.printing import Record
from storage.errors import StorageError
from web.cursors import BadCursor
from web.error_pages import error_page

MACHINES = ("/api/", "/feed.", "/digest.atom", "/metrics", "/healthz", "/openapi.json", "/static/")
FILES = ("/export", "/digest.docx")
"""What both people and programs fetch: errors as each client can read them."""

_PROBLEM: Record = {"content": {"application/problem+json": {}}}
DOCUMENTED: dict[int | str, Record] = {
    400: {"description": "A bad cursor", **_PROBLEM},
    401: {"description": "Not signed in", **_PROBLEM},
    403: {"description": "Not allowed", **_PROBLEM},
    404: {"description": "No such thing", **_PROBLEM},
    422: {"description": "A bad filter, limit or value", **_PROBLEM},
    429: {"description": "Too many requests", **_PROBLEM},
    503: {"description": "The database does not answer", **_PROBLEM},
}
"""Answers that every operation of the API may also return."""


def problem(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """One error, as the reader can use it."""
    asked_by_browser = "text/html" in request.headers.get("accept", "")
    if not request.url.path.startswith(MACHINES) and (asked_by_browser or not request.url.path.startswith(FILES)):
        return error_page(request, status, detail, headers)
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": request.url.path}
    return JSONResponse(body, status_code=status, headers=headers, media_type="application/problem+json")


def add_to(app: FastAPI) -> None:
    """Answer every error of the application in this way."""

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> Response:
        return problem(request, error.status_code, str(error.detail), dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        wrong = [f"{'.'.join(map(str, e['loc'][1:])) or e['loc'][0]}: {e['msg']}" for e in error.errors()]
        return problem(request, 422, "; ".join(wrong))

    @app.exception_handler(BadCursor)
    async def bad_cursor(request: Request, error: BadCursor) -> Response:
        return problem(request, 400, str(error))

    @app.exception_handler(StorageError)
    async def no_database(request: Request, error: StorageError) -> Response:
        return problem(request, 503, str(error), {"Retry-After": "5"})
