"""A text that a browser rendered is archived twice, as the response and as its conversion: a takedown removes both."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.urls import url_fingerprint
from storage.archive import archive, body_digest
from storage.db import opened, transaction
from tests.cli.called import thidua
from tests.storage.stored import add_sites, put_article

SECRET = "Nguyễn Văn Gỡ"
URL = "https://baolamdong.vn/go"
WARC = "baolamdong/2025-12/r.warc.gz"
BODY = f"<p>Phát động thi đua: {SECRET}.</p>".encode()


def put_records(local: Path) -> int:
    """Archive another page, then the text's request-free pair; return where the conversion is."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    for url, body in (("https://baolamdong.vn/khac", "<p>Tin khác</p>".encode()), (URL, b"<!-- " + BODY + b" -->")):
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    offset = buffer.tell()
    writer.write_record(
        writer.create_warc_record(URL, "conversion", payload=io.BytesIO(BODY), warc_content_type="text/html")
    )
    local.write_bytes(buffer.getvalue())
    archive().take(local, WARC)
    return offset


@pytest.mark.usefixtures("home")
def test_a_takedown_of_a_rendered_page_leaves_neither_response_nor_conversion(tmp_path: Path) -> None:
    offset = put_records(tmp_path / "r.warc.gz")
    with opened() as connection:
        add_sites(connection)
        text = f"Phát động thi đua: {SECRET}. " * 30
        put_article(connection, "baolamdong", "go", "Phát động", text, published=datetime(2025, 12, 1, tzinfo=UTC))
        with transaction(connection) as cursor:
            cursor.execute(
                "UPDATE page SET warc = %s, warc_offset = %s, digest = %s, url_fingerprint = %s",
                (WARC, offset, body_digest(BODY), url_fingerprint(URL)),
            )
    thidua("takedown", URL, "--reason", "Tòa soạn yêu cầu gỡ")
    [left] = [path for path in archive().list() if path.endswith(".warc.gz")]
    with archive().open(left) as handle:
        packed = handle.read()
    assert SECRET.encode() not in gzip.decompress(packed)
    assert "Tin khác".encode() in gzip.decompress(packed), "the record before it stays"
    assert sum(1 for _ in ArchiveIterator(io.BytesIO(packed))) >= 1
