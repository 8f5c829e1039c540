"""Answers with an ETag: a reader that holds the same answer gets 304 without a body."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import xxhash
from fastapi import Request, Response
from fastapi.routing import APIRoute


class ConditionalRoute(APIRoute):
    """A route whose successful GET answers carry a weak ETag and honour ``If-None-Match`` (RFC 9110, 13.1.2)."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with its answer made conditional."""
        answer: Callable[[Request], Awaitable[Response]] = super().get_route_handler()

        async def conditional(request: Request) -> Response:
            response = await answer(request)
            body = getattr(response, "body", None)
            if request.method != "GET" or response.status_code != 200 or body is None:
                return response
            etag = f'W/"{xxhash.xxh3_128_hexdigest(body)}"'
            headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}
            if _has(request.headers.get("if-none-match", ""), etag):
                return Response(status_code=304, headers=headers)
            response.headers.update(headers)
            return response

        return conditional


def _has(header: str, etag: str) -> bool:
    return header.strip() == "*" or etag.removeprefix("W/") in {
        part.strip().removeprefix("W/") for part in header.split(",")
    }
