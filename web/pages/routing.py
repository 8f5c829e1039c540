"""What pages have in common: forms send their empty fields too, and readers keep several filters at once."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute


class PageRoute(APIRoute):
    """A route that drops empty parameters: an unfilled form field is not a bad filter."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, called with filled parameters only."""
        answer = super().get_route_handler()

        async def without_blanks(request: Request) -> Response:
            query = request.scope["query_string"].decode("latin-1")
            if query:
                request.scope["query_string"] = urlencode(parse_qsl(query)).encode()
            return await answer(Request(request.scope, request.receive))

        return without_blanks


def page_router() -> APIRouter:
    """A router for pages: HTML, not part of the API's description."""
    return APIRouter(default_response_class=HTMLResponse, include_in_schema=False, route_class=PageRoute)
