"""How an answer's end is found where its head contradicts itself: as browsers find it (RFC 9112, 6.3)."""

from __future__ import annotations

import functools
import re
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler

LONGEST_HEAD = 64 * 1024
"""Bytes of a head that are looked at; the parser's own limits are lower."""
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNKED = re.compile(rb"^transfer-encoding:[^\r\n]*\bchunked\b", re.I | re.M)
_LENGTH = re.compile(rb"^content-length:[^\r\n]*\r?\n", re.I | re.M)


class LenientConnector(aiohttp.TCPConnector):
    """aiohttp's connector, whose connections read answers with both a length and chunks."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._factory = functools.partial(_LenientHandler, loop=self._loop)  # type: ignore[assignment]


class _LenientHandler(ResponseHandler):
    """Drops a ``Content-Length`` beside ``Transfer-Encoding: chunked``, for which the parser refuses the answer."""

    _head: bytes | None = None
    """The part of an answer's head that has arrived; ``None`` after its end."""

    def set_response_params(self, **options: Any) -> None:
        self._head = b""
        super().set_response_params(**options)

    def data_received(self, data: bytes) -> None:
        if self._head is not None and self._parser is not None and data:
            self._head += data
            end = _HEAD_END.search(self._head)
            if end is None and len(self._head) < LONGEST_HEAD:
                return
            data, self._head = _settle_length(self._head, end.end() if end else len(self._head)), None
        super().data_received(data)

    def eof_received(self) -> None:
        self._give_up_head()
        super().eof_received()

    def connection_lost(self, exc: BaseException | None) -> None:
        self._give_up_head()
        super().connection_lost(exc)

    def _give_up_head(self) -> None:
        """Pass on a head that was cut short, for the parser to refuse."""
        if self._head:
            data, self._head = self._head, None
            super().data_received(data)


def _settle_length(data: bytes, end: int) -> bytes:
    head = data[:end]
    return _LENGTH.sub(b"", head) + data[end:] if _CHUNKED.search(head) else data
