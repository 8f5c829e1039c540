"""Who may read, how often, and the headers that keep crawled text harmless.

Without ``THIDUA_TOKEN`` and ``THIDUA_PROXY_USER_HEADER`` the application serves its own machine, by a loopback name
only (a page of another site must not reach it through a name that resolves to loopback). With one of them it may be
served elsewhere: pages then require a signed-in reader, and unsigned API answers carry excerpts.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from articles.printing import Record, json_record
from reports.excerpts import excerpted
from settings import read_settings
from storage.stored_articles import StoredArticle
from web.error_pages import login_page
from web.problems import problem

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
RATE = "120/minute"
"""Requests of one address where readers sign in: two a second is more than a reader clicks."""
SIGN_IN_RATE = "10/minute"
"""Attempts to sign in from one address, right or wrong: nobody types a token more often, and guesses take ages."""
ALERT_RATE = "20/minute"
"""Forms of alerts from one address: each may send a message to somebody."""
OPEN = ("/healthz", "/login", "/static/")
UNSIGNED = ("/api/", "/feed.", "/digest.atom", "/openapi.json", "/docs")
_PORT = re.compile(r":\d+$")
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

_COUNTED_APART = {SIGN_IN_RATE: "sign-in", ALERT_RATE: "alerts"}
_FORM_KEY = secrets.token_bytes(32)
"""Of this process, where no reader's token is set."""

_storage = MemoryStorage()
_limiter = MovingWindowRateLimiter(_storage)
router = APIRouter(include_in_schema=False)


def is_guarded() -> bool:
    """Whether readers must sign in."""
    settings = read_settings()
    return bool(settings.token or settings.proxy_user_header)


async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Let a request pass or not; send the headers."""
    response = _refusal(request) or await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _refusal(request: Request) -> Response | None:
    path = request.url.path
    request.state.signed = not is_guarded() or _is_signed(request)
    if not is_guarded() and _PORT.sub("", request.headers.get("host", "")) not in _LOOPBACK:
        return problem(request, 421, "served to its own machine only; set THIDUA_TOKEN to serve others")
    limited = _too_many(request)
    if limited is not None:
        return limited
    if request.state.signed or path.startswith((*OPEN, *UNSIGNED)):
        return None
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        return RedirectResponse(f"/login?next={quote(str(request.url.path))}", status_code=303)
    return problem(
        request, 401, "send the token as `Authorization: Bearer …`", {"WWW-Authenticate": 'Bearer realm="thidua"'}
    )


def _is_signed(request: Request) -> bool:
    settings = read_settings()
    header = settings.proxy_user_header
    if header and request.headers.get(header, "").strip():
        return True
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    return _equals(bearer, settings.token) or _equals(request.cookies.get("token", ""), settings.token)


def _equals(given: str, token: str | None) -> bool:
    return token is not None and hmac.compare_digest(given.encode(), token.encode())


def _too_many(request: Request) -> Response | None:
    """429 for an address with too many requests; for this machine only if ``THIDUA_RATE_LIMIT`` is set.

    Attempts to sign in are counted separately, and on every machine.
    """
    wanted = read_settings().rate_limit or (RATE if is_guarded() else "")
    limits = [wanted] if wanted and request.url.path != "/healthz" else []
    if request.method == "POST" and request.url.path == "/login":
        limits.append(SIGN_IN_RATE)
    if request.method == "POST" and request.url.path.startswith("/alerts"):
        limits.append(ALERT_RATE)
    address = request.client.host if request.client else "unknown"
    for most in limits:
        limit = parse(most)
        if not _limiter.hit(limit, _COUNTED_APART.get(most, "any"), address):
            headers = {"Retry-After": str(limit.get_expiry())}
            return problem(request, 429, f"more than {most.replace('/', ' a ')}", headers)
    return None


def reader_name(request: Request) -> str:
    """The reader, as a proxy in front names one; readers who share one token share a name."""
    header = read_settings().proxy_user_header
    return (request.headers.get(header, "").strip() if header else "") or "reader"


def form_token(request: Request) -> str:
    """A token that our own pages put into a form, and no other site can know: it changes every day."""
    return _form_token(request, datetime.now(UTC).date())


def is_form_token(request: Request, given: str) -> bool:
    """Whether a form was made for this reader, today or yesterday."""
    today = datetime.now(UTC).date()
    return any(_equals(given, _form_token(request, day)) for day in (today, today - timedelta(days=1)))


def _form_token(request: Request, day: date) -> str:
    settings = read_settings()
    key = settings.token.encode() if settings.token else _FORM_KEY
    return hmac.digest(key, f"form:{reader_name(request)}:{day}".encode(), "sha256").hex()


def require_signed(request: Request) -> None:
    """Whole texts are for signed-in readers."""
    if not request.state.signed:
        raise HTTPException(401, "sign in to read whole texts", {"WWW-Authenticate": 'Bearer realm="thidua"'})


def require_editor(request: Request) -> None:
    """Corrections require ``THIDUA_EDITOR_TOKEN``; without it nobody can make them here."""
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    if read_settings().editor_token is None:
        raise HTTPException(403, "corrections are off: THIDUA_EDITOR_TOKEN is not set")
    if not is_editor(bearer):
        raise HTTPException(401, "send the editor's token as `Authorization: Bearer …`", {"WWW-Authenticate": "Bearer"})


def is_editor(given: str) -> bool:
    """Whether a word is the editor's token."""
    return _equals(given, read_settings().editor_token)


Signed = Depends(require_signed)
Editor = Depends(require_editor)


def shown(request: Request, article: StoredArticle) -> Record:
    """An article for this reader: whole, or with an excerpt for its lead and body."""
    return json_record(article if request.state.signed else excerpted(article))


@router.get("/login")
def login(request: Request, next: str = "/") -> Response:
    """Where a reader enters the token."""
    return login_page(request, _inside(next))


@router.post("/login")
def signed_in(request: Request, token: Annotated[str, Form()], next: Annotated[str, Form()] = "/") -> Response:
    """Keep the token in a cookie that no script reads and no other site sends."""
    if not _equals(token, read_settings().token):
        return login_page(request, _inside(next), wrong=True)
    answer = RedirectResponse(_inside(next), status_code=303)
    answer.set_cookie(
        "token", token, httponly=True, samesite="strict", secure=request.url.scheme == "https", max_age=30 * 86400
    )
    return answer


def _inside(path: str) -> str:
    """A path within this application; other targets become the first page."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
