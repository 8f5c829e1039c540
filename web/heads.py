"""HEAD: what GET would answer, without the body. Feed readers and link checkers send it before they fetch."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class AnswerHeads:
    """Every route that answers GET answers HEAD; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as a GET."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)
