"""Pages for what went wrong, and for signing in."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse

from web.templating import render


def error_page(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> HTMLResponse:
    """One error as a page, in the language of the address."""
    page = render(request, "error.html", request.query_params.get("lang", "vi"), status=status, detail=detail)
    page.status_code = status
    page.headers.update(headers or {})
    return page


def login_page(request: Request, following: str, *, wrong: bool = False) -> HTMLResponse:
    """The form for the token."""
    page = render(request, "login.html", request.query_params.get("lang", "vi"), following=following, wrong=wrong)
    page.status_code = 401 if wrong else 200
    return page
