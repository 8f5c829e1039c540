"""Content-Encoding undone as the bytes arrive, as leniently as browsers do it and never beyond a limit."""

from __future__ import annotations

import re
import zlib
from typing import Any

from crawler.failures import FetchFailedError

_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_NOT_ASKED_FOR = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz", "bzip2", "xz", "lzma"})
# "Content-Encoding: utf-8", "none", "8bit", "text/html": a name that no coding has leaves the bytes as they are.
_PLAIN_TEXT = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*[<{\[#]|\A\s*User-agent", re.I)
"""Text where packed bytes were announced: servers that name an encoding and send the page itself."""
_TRAILER_FAULTS = ("incorrect data check", "incorrect length check")
_TRAILER_BYTES = 8
"""Checksum and length after a gzip member; zlib's checksum is shorter: four bytes of text are cut with it."""
_MOST_LAYERS = 3


def unpack_body(body: bytes, encoding: str, limit: int) -> bytes:
    """A whole body, unpacked. Raises :class:`FetchFailedError` as :class:`Unpacker` does."""
    unpacker = Unpacker(encoding, limit)
    unpacker.feed(body)
    return unpacker.finish()


class Unpacker:
    """Takes chunks of a body, returns the unpacked whole: a bomb costs ``limit`` bytes and no more.

    Raises:
        FetchFailedError: ``too_large`` beyond the limit; ``rejected`` for a body that does not unpack.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        names = [name for part in encoding.split(",") if (name := part.strip().lower())]
        self._encoding = encoding
        self._is_foreign = any(name in _NOT_ASKED_FOR for name in names)
        layers = sum(name in _PACKED for name in names)
        if layers > _MOST_LAYERS:
            raise FetchFailedError("rejected", f"Content-Encoding {encoding[:40]!r} was not asked for")
        self._inner = Unpacker(", ".join(["gzip"] * (layers - 1)), limit) if layers > 1 else None
        self._zlib: Any = zlib.decompressobj(zlib.MAX_WBITS | 32) if layers else None
        self._limit, self._size = limit, 0
        self._chunks: list[bytes] = []
        self._head = b""
        self._is_begun = self._is_over = False

    def feed(self, chunk: bytes) -> None:
        if not self._is_begun:
            # A first chunk may be a single byte: its first few show what the body is.
            self._head += chunk
            if len(self._head) < 16:
                return
            chunk = self._begin()
        self._unpack(chunk)

    def finish(self) -> bytes:
        if not self._is_begun and self._head:
            self._unpack(self._begin())
        if self._zlib is not None and not self._zlib.eof and self._size == 0 and self._head:
            raise FetchFailedError("rejected", "body does not unpack")
        return b"".join(self._chunks) if self._inner is None else self._inner.finish()

    def _begin(self) -> bytes:
        """Look at the first bytes: plain text needs no unpacking, and deflate has two forms."""
        self._is_begun = True
        head = self._head
        if _PLAIN_TEXT.match(head):
            self._zlib = self._inner = None
            return head
        if self._is_foreign:
            raise FetchFailedError("rejected", f"Content-Encoding {self._encoding[:40]!r} was not asked for")
        if self._zlib is not None:
            try:
                zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(head, 1024)
            except zlib.error:
                self._zlib = _raw_deflate(head)
        return head

    def _unpack(self, chunk: bytes) -> None:
        while chunk and not self._is_over:
            if self._zlib is None:
                self._keep(chunk)
                return
            before = self._zlib.copy()
            try:
                data = self._zlib.decompress(chunk, self._limit - self._size + 1)
            except zlib.error as error:
                if any(fault in str(error) for fault in _TRAILER_FAULTS):
                    # The text is whole, only its checksum is not: browsers do not look at it.
                    self._keep(before.decompress(chunk[:-_TRAILER_BYTES], self._limit - self._size + 1))
                    self._is_over = True
                    return
                raise FetchFailedError("rejected", f"body does not unpack: {error}") from None
            self._keep(data)
            chunk = self._zlib.unconsumed_tail
            if self._zlib.eof:
                rest = self._zlib.unused_data
                if not rest.startswith(b"\x1f\x8b"):
                    self._is_over = True
                    return
                self._zlib, chunk = zlib.decompressobj(zlib.MAX_WBITS | 16), rest

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise FetchFailedError("too_large", f"unpacks to more than {self._limit} bytes")
        if self._inner is not None:
            self._inner.feed(data)
        else:
            self._chunks.append(data)


def _raw_deflate(head: bytes) -> Any:
    """An unpacker of deflate without its wrapper; ``None`` for bytes that are not packed at all."""
    try:
        zlib.decompressobj(-zlib.MAX_WBITS).decompress(head, 1024)
    except zlib.error:
        return None
    return zlib.decompressobj(-zlib.MAX_WBITS)
