"""A site's month in the archive, as crawls leave it: real WARC files and lines, landed without crawling."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from articles.dates import VIETNAM
from articles.models import PageRecord
from crawler.warc import Exchange, SpoolWriter, payload_digest
from pipeline.spool import land_spool
from storage.archive import archive, read_body
from storage.db import Connection, rows
from storage.runs import open_run
from tests.storage.stored import add_sites

SITE = "baolamdong"
MONTH = datetime(2025, 12, 5, 8, tzinfo=VIETNAM)
OLD = datetime(2031, 1, 1, tzinfo=VIETNAM)
"""When that month is older than any limit."""
_PLACES = """
SELECT handover, line, kind, outcome, url, digest, status, warc, warc_offset, warc_length FROM page ORDER BY 1, 2
"""


def article(number: int) -> bytes:
    """A page that is read as an article; each with words of its own."""
    text = "".join(f"<p>Phát động phong trào thi đua yêu nước số {number}, đợt {n}.</p>" for n in range(30))
    return f"<html><body><h1>Hội nghị thi đua số {number}</h1>{text}</body></html>".encode()


def listing(number: int) -> bytes:
    """A section's page, of the size that such pages have."""
    links = "".join(
        f'<li><a href="/tin-{number}-{n}.html">Tin tức số {number * 7919 + n * 104729}</a></li>' for n in range(200)
    )
    return f"<html><body><ul>{links}</ul></body></html>".encode()


@dataclass(kw_only=True)
class Visit:
    """One crawl's files of the site, written as the crawler writes them."""

    spool: Path
    run: str
    at: datetime = MONTH
    writer: SpoolWriter = field(init=False)

    def __post_init__(self) -> None:
        self.spool.mkdir(parents=True, exist_ok=True)
        self.writer = SpoolWriter(self.spool, self.run, SITE, "test")

    def fetch(
        self, kind: Any, path: str, body: bytes, *, outcome: Any = "fetched", rendered: bytes | None = None
    ) -> None:
        """A request with a body, or with one that was archived before."""
        self.at += timedelta(seconds=1)
        digest = payload_digest(rendered or body)
        exchange = Exchange(
            url=f"https://baolamdong.vn/{path}",
            requested_at=self.at,
            method="GET",
            request_headers=[("User-Agent", "test")],
            status=200,
            reason="OK",
            protocol="HTTP/1.1",
            headers=[("Content-Type", "text/html; charset=utf-8")],
            body=body,
            rendered=rendered,
        )
        write = self.writer.write_exchange if outcome == "fetched" else self.writer.write_revisit
        place = write(exchange, digest)
        record = PageRecord(
            site=SITE, url=exchange.url, kind=kind, outcome=outcome, requested_at=self.at, status=200, digest=digest
        )
        self.writer.commit(replace(record, warc=place.warc, offset=place.offset, length=place.length))

    def land(self, connection: Connection) -> None:
        """Move the files into the archive, and make rows of the lines."""
        self.writer.close()
        open_run(connection, self.run, trigger="test", sites=[], now=self.at)
        land_spool(connection, archive(), self.spool, run=self.run)


def visit(connection: Connection, folder: Path, number: int, *, at: datetime = MONTH) -> None:
    """A visit of the usual kind: robots, home page, a feed that brings two articles, and what has not changed."""
    made = Visit(spool=folder / f"r{number}", run=f"r{number}", at=at)
    made.fetch("robots", "robots.txt", b"User-agent: *\nDisallow: /admin\n")
    made.fetch("home", "", listing(10 * number))
    made.fetch("feed", "rss", listing(10 * number + 1))
    made.fetch("article", f"tin-{number}-1.html", article(10 * number + 1))
    made.fetch("listing", "thi-dua", listing(10 * number + 2), rendered=listing(10 * number + 3))
    made.fetch("article", f"tin-{number}-2.html", article(10 * number + 2), rendered=article(10 * number + 3))
    made.fetch("home", "", listing(10 * number), outcome="unchanged")
    made.fetch("article", f"tin-{number}-1.html", article(10 * number + 1), outcome="unchanged")
    made.land(connection)


def fill(connection: Connection, folder: Path, visits: int = 2) -> None:
    """Some visits of one past month."""
    add_sites(connection)
    for number in range(1, visits + 1):
        visit(connection, folder, number, at=MONTH + timedelta(days=number))


def places(connection: Connection) -> list[dict[str, Any]]:
    """Every request's row, with where its record is."""
    with connection, connection.cursor() as cursor:
        return rows(cursor, _PLACES)


def bodies(connection: Connection) -> dict[tuple[str, int], bytes]:
    """The bodies that rows name, by hand-over and line; each must have the digest of its row."""
    found = {}
    for row in places(connection):
        if row["warc"] is not None and row["outcome"] == "fetched":
            with archive().open(row["warc"]) as handle:
                found[row["handover"], row["line"]] = read_body(handle, row["warc_offset"], digest=row["digest"]).body
    return found


def warc_bytes() -> int:
    """Bytes of all WARC files of the archive."""
    return sum(archive().size(path) for path in archive().list() if path.endswith(".warc.gz"))
