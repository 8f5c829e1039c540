"""Pages for what went wrong, and for signing in."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse

from web.templating import render

LONGEST_SHOWN = 80
"""Number of characters shown of a refused value."""


def error_page(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> HTMLResponse:
    """One error as a page, in the language of the address."""
    lang = request.query_params.get("lang", "vi")
    page = render(request, "error.html", lang, status=status, detail=detail, refused=_refused(request, status, detail))
    page.status_code = status
    page.headers.update(headers or {})
    return page


def _refused(request: Request, status: int, detail: str) -> list[tuple[str, str]]:
    """The filters that a 422 names, each with what was given: ``province: there is no …; from: …``."""
    names = [part.partition(":")[0] for part in detail.split("; ")] if status == 422 else []
    return [(name, request.query_params[name][:LONGEST_SHOWN]) for name in names if name in request.query_params]


def login_page(request: Request, following: str, *, wrong: bool = False) -> HTMLResponse:
    """The form for the token."""
    page = render(request, "login.html", request.query_params.get("lang", "vi"), following=following, wrong=wrong)
    page.status_code = 401 if wrong else 200
    return page
