"""Pages whose bodies the archive holds: where each record is, and how a row is moved or cleared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection, rows, transaction


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedPage:
    """One archived response."""

    id: int
    site: str
    url: str
    warc: str
    offset: int
    digest: str | None


_PAGES = """
SELECT id, site, url, warc, warc_offset AS offset, digest FROM page
WHERE warc IS NOT NULL AND warc_offset IS NOT NULL AND outcome NOT IN ('unchanged', 'not_modified')
ORDER BY warc, warc_offset
"""
_MOVE = "UPDATE page SET warc = %(warc)s, warc_offset = %(offset)s, warc_length = NULL WHERE id = %(page)s"
_FORGET = "UPDATE page SET warc = NULL, warc_offset = NULL, warc_length = NULL WHERE id = %(page)s"
# Without validators and digest the next request is unconditional, and its body counts as a new one.
_REQUEST_AGAIN = """
UPDATE address d SET next_check_at = %(now)s, etag = NULL, last_modified = NULL, digest = NULL
FROM page p WHERE p.id = %(page)s AND d.site = p.site AND d.url_fingerprint = p.url_fingerprint
  AND d.outcome <> 'taken_down'
"""


def archived_pages(connection: Connection) -> list[ArchivedPage]:
    """All pages with a response record of their own, by file and offset."""
    with connection, connection.cursor() as cursor:
        return [ArchivedPage(**row) for row in rows(cursor, _PAGES)]


def move_page(connection: Connection, page: int, *, warc: str, offset: int) -> None:
    """Point a page's row to another place in the archive."""
    with transaction(connection) as cursor:
        cursor.execute(_MOVE, {"page": page, "warc": warc, "offset": offset})


def forget_page(connection: Connection, page: int, *, now: datetime) -> None:
    """Clear the record that a page's row names, and have its address requested again at the site's next crawl."""
    with transaction(connection) as cursor:
        cursor.execute(_REQUEST_AGAIN, {"page": page, "now": now})
        cursor.execute(_FORGET, {"page": page})
