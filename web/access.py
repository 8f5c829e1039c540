"""Who may read, and the headers that keep crawled text harmless."""

from __future__ import annotations

import hmac
import os
from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from fastapi.responses import PlainTextResponse

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Ask for the token where one is set, and send the headers."""
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
