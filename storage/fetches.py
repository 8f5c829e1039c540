"""The fetched pages behind an article's versions, as archived."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from storage.archive import ArchivedBody, archive, read_body
from storage.db import Connection, rows
from storage.errors import StorageError


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetch:
    """One version's page: its address, when it was requested, and where its record is."""

    version: int
    url: str
    requested_at: datetime
    warc: str
    warc_offset: int
    digest: str | None


_FETCHES = """
SELECT v.number AS version, p.url, p.requested_at, p.warc, p.warc_offset, p.digest
FROM article_version v JOIN page p ON p.id = v.page
WHERE v.article = %s AND p.warc IS NOT NULL AND p.warc_offset IS NOT NULL ORDER BY v.number
"""


def article_fetches(connection: Connection, article: str) -> list[Fetch]:
    """The archived pages of an article's versions, oldest first; a version whose page has no body is left out."""
    with connection, connection.cursor() as cursor:
        return [Fetch(**row) for row in rows(cursor, _FETCHES, (article,))]


def read_fetch(fetch: Fetch) -> ArchivedBody | None:
    """The bytes that were fetched; ``None`` if the archive no longer has them."""
    try:
        with archive().open(fetch.warc) as handle:
            return read_body(handle, fetch.warc_offset)
    except StorageError:
        return None


@contextmanager
def warc_record(fetch: Fetch) -> Iterator[Any]:
    """The WARC record of a fetch, headers and all, for the length of a block; warcio's own object.

    Raises:
        StorageError: if the archive no longer has it, or it cannot be read.
    """
    with archive().open(fetch.warc) as handle:
        handle.seek(fetch.warc_offset)
        try:
            record = next(iter(ArchiveIterator(handle)), None)
        except (ArchiveLoadFailed, EOFError, OSError, zlib.error) as error:
            raise StorageError(f"{fetch.warc} at {fetch.warc_offset} cannot be read: {error}") from None
        if record is None or record.rec_type != "response":
            raise StorageError(f"{fetch.warc} has no response at {fetch.warc_offset}")
        yield record
