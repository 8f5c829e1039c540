"""Writing one site's crawl: WARC/1.1 records, and the line that commits each of them.

Bodies are archived unpacked, as they are read: ``Content-Encoding`` and ``Transfer-Encoding`` are renamed to
``X-Crawler-…`` and ``Content-Length`` is the body's own, so that any archive tool reads the page as it is and the
payload digest is the digest of what cleaning sees. Every record is a gzip member of its own (warcio builds
the record; packing at a chosen level is done here, because warcio always packs at 9).
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from zlib_ng import zlib_ng

from crawler.handover import Line, write_line

HeaderList = Sequence[tuple[str, str]]

MAX_FILE_BYTES = 1 << 30
"""Bytes from which on a WARC is closed and the next one begun: the usual size of archives, and one upload."""
REVISIT_PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_HOP_HEADERS = frozenset({"content-encoding", "transfer-encoding"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a record is: the WARC's file name, and the gzip member's first byte and length."""

    warc: str
    offset: int
    length: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """One request and its answer, as they are archived."""

    url: str
    requested_at: datetime
    method: str
    request_headers: HeaderList
    status: int
    reason: str
    protocol: str
    headers: HeaderList
    body: bytes
    ip: str | None = None
    rendered: bytes | None = None
    """The rendered page: a record of its own."""


def payload_digest(body: bytes) -> str:
    """``sha1:`` and base32, the form that archives use."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")


class SpoolWriter:
    """The WARC and line file of one site in one run, opened when there is something to write.

    ``write_exchange`` then ``commit`` for what has a body; ``commit`` alone for what has none. Only one process may
    write a site's files. Numbers continue after files of the same run that are there already.
    """

    def __init__(self, spool: Path, run_id: str, site: str, software: str, gzip_level: int = 6) -> None:
        self._spool, self._stem, self._software, self._level = spool, f"{run_id}-{site}", software, gzip_level
        self._number = self._next_number()
        self._builder = WARCWriter(None, gzip=False, warc_version="WARC/1.1")
        self._warc: Any = None
        self._warc_bytes = 0
        self._lines: Any = None
        self.name = ""

    @property
    def files(self) -> int:
        """How many pairs of files this run has begun; after :meth:`close` all of them are complete."""
        return self._number

    def write_exchange(self, exchange: Exchange, digest: str) -> Place:
        """A ``response`` record with its body, and the ``request`` record before it."""
        headers = [
            (f"X-Crawler-{n}" if n.lower() in _HOP_HEADERS else n, v)
            for n, v in exchange.headers
            if n.lower() != "content-length"
        ]
        headers.append(("Content-Length", str(len(exchange.body))))
        if exchange.rendered is None:
            return self._write_pair("response", exchange, headers, exchange.body, {"WARC-Payload-Digest": digest})
        sent = {"WARC-Payload-Digest": payload_digest(exchange.body)}
        self._write_pair("response", exchange, headers, exchange.body, sent)
        return self._write_conversion(exchange, exchange.rendered, digest)

    def write_revisit(self, exchange: Exchange, digest: str | None) -> Place:
        """A ``revisit`` record: a body that is archived already (``digest``), or a 304 (no body was sent)."""
        profile = NOT_MODIFIED_PROFILE if exchange.status == 304 else REVISIT_PROFILE
        fields = {"WARC-Profile": profile, "WARC-Refers-To-Target-URI": exchange.url}
        if digest is not None:
            fields["WARC-Payload-Digest"] = digest
        return self._write_pair("revisit", exchange, exchange.headers, b"", fields)

    def commit(self, line: Line) -> None:
        """Write a line; everything before it is on its way to the disk first."""
        self._open()
        self._lines.write(write_line(line))
        self._lines.flush()

    def close(self) -> None:
        """Make both files durable and close them."""
        for file in (self._warc, self._lines):
            if file is not None:
                file.flush()
                os.fsync(file.fileno())
                file.close()
        self._warc = self._lines = None

    def _next_number(self) -> int:
        begin = f"{self._stem}-"
        try:
            with os.scandir(self._spool) as entries:
                names = [entry.name for entry in entries if entry.name.startswith(begin)]
        except FileNotFoundError:
            return 0
        numbers = [name[len(begin) :].split(".")[0] for name in names]
        return max((int(n) + 1 for n in numbers if n.isdigit()), default=0)

    def _open(self) -> None:
        if self._lines is not None and self._warc_bytes < MAX_FILE_BYTES:
            return
        self.close()
        self._spool.mkdir(parents=True, exist_ok=True)
        stem = f"{self._stem}-{self._number:03d}"
        self._number += 1
        self.name = f"{stem}.warc.gz"
        self._lines = (self._spool / f"{stem}.jsonl").open("xb")
        self._warc, self._warc_bytes = (self._spool / self.name).open("xb"), 0
        info = {
            "software": self._software,
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "robots": "obey (RFC 9309)",
        }
        self._write(self._builder.create_warcinfo_record(self.name, info))
        self._warc.flush()

    def _write_pair(
        self, kind: str, exchange: Exchange, headers: HeaderList, body: bytes, fields: dict[str, str]
    ) -> Place:
        self._open()
        when = exchange.requested_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        common = {"WARC-Date": when} | ({"WARC-IP-Address": exchange.ip} if exchange.ip else {})
        answer = StatusAndHeaders(
            f"{exchange.status} {_one_line(exchange.reason)}".strip(), _clean(headers), protocol=exchange.protocol
        )
        asked = StatusAndHeaders(_target(exchange.url), _clean(exchange.request_headers), protocol=exchange.method)
        asked.statusline += " HTTP/1.1"
        record = self._builder.create_warc_record(
            exchange.url,
            kind,
            payload=BytesIO(body),
            length=len(body),
            http_headers=answer,
            warc_headers_dict=common | fields,
        )
        request = self._builder.create_warc_record(
            exchange.url,
            "request",
            payload=BytesIO(b""),
            length=0,
            http_headers=asked,
            warc_headers_dict={**common, "WARC-Concurrent-To": record.rec_headers.get_header("WARC-Record-ID")},
        )
        # The request goes first: the response ends the file, so the last committed line shows where to cut.
        self._write(request)
        place = self._write(record)
        self._warc.flush()
        return place

    def _write_conversion(self, exchange: Exchange, rendered: bytes, digest: str) -> Place:
        """A ``conversion`` record: the page as a browser showed it, made of the response before it."""
        when = exchange.requested_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        record = self._builder.create_warc_record(
            exchange.url,
            "conversion",
            payload=BytesIO(rendered),
            length=len(rendered),
            warc_content_type="text/html; charset=utf-8",
            warc_headers_dict={
                "WARC-Date": when,
                "WARC-Refers-To-Target-URI": exchange.url,
                "WARC-Payload-Digest": digest,
            },
        )
        place = self._write(record)
        self._warc.flush()
        return place

    def _write(self, record: ArcWarcRecord) -> Place:
        """Append the record as a gzip member of its own."""
        self._builder.out = BytesIO()
        self._builder.write_record(record)
        packer = zlib_ng.compressobj(self._level, zlib_ng.DEFLATED, zlib_ng.MAX_WBITS | 16)
        packed = packer.compress(self._builder.out.getbuffer()) + packer.flush()
        self._warc.write(packed)
        place = Place(warc=self.name, offset=self._warc_bytes, length=len(packed))
        self._warc_bytes += len(packed)
        return place


def _target(url: str) -> str:
    rest = url.split("://", 1)[-1]
    slash = rest.find("/")
    return rest[slash:] if slash >= 0 else "/"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _clean(headers: HeaderList) -> list[tuple[str, str]]:
    # A header with a line break would end the block early; servers behind bad proxies send such.
    return [(_one_line(name), _one_line(value)) for name, value in headers]


def read_payload(path: Path, offset: int) -> bytes:
    """The body of the record that begins at this byte of a WARC that has just been written."""
    with path.open("rb") as stream:
        stream.seek(offset)
        body: bytes = next(iter(ArchiveIterator(stream))).content_stream().read()
        return body
