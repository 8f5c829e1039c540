"""Pages whose bodies the archive holds: where each record is, and how a row is moved or cleared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection, fetch_as, rows, transaction


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedPage:
    """One archived response."""

    id: int
    site: str
    url: str
    warc: str
    offset: int
    digest: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedRecord:
    """Where the record that a row names is, and whether the row can do without it."""

    page: int
    warc: str
    offset: int
    is_listing: bool
    """The body of a listing or feed that no article's row, version or repeated visit refers to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MovedBytes:
    """Bytes of a WARC that another file now has, ``shift`` bytes further on."""

    warc: str
    begin: int
    end: int
    shift: int


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
_WARCS = "SELECT DISTINCT warc FROM page WHERE warc IS NOT NULL ORDER BY warc"
_LISTING_WARCS = """
SELECT DISTINCT warc FROM page
WHERE warc IS NOT NULL AND warc_offset IS NOT NULL AND kind <> 'article'
  AND outcome NOT IN ('unchanged', 'not_modified')
"""
# An address that was read as a listing may be an article's by now: repeated visits refer to that body by its digest.
_PLACES = """
SELECT p.id AS page, p.warc, p.warc_offset AS offset,
       p.kind <> 'article' AND p.outcome NOT IN ('unchanged', 'not_modified')
       AND NOT EXISTS (SELECT FROM article_version v WHERE v.page = p.id)
       AND NOT EXISTS (
           SELECT FROM page a
           WHERE a.site = p.site AND a.url_fingerprint = p.url_fingerprint AND a.kind = 'article'
             AND a.outcome IN ('unchanged', 'not_modified') AND a.digest = p.digest) AS is_listing
FROM page p WHERE p.site = %(site)s AND p.warc = ANY(%(warcs)s) AND p.warc_offset IS NOT NULL
"""
_FORGET_PLACES = "UPDATE page SET warc = NULL, warc_offset = NULL, warc_length = NULL WHERE id = ANY(%s)"
# One statement for all files of a site's month, by the index on the site's pages: the files themselves have none.
_MOVE_WARC = """
UPDATE page SET warc = %(joined)s, warc_offset = page.warc_offset + moved.shift
FROM unnest(%(warcs)s::text[], %(begins)s::bigint[], %(ends)s::bigint[], %(shifts)s::bigint[])
     AS moved (warc, begin, until, shift)
WHERE page.site = %(site)s AND page.warc = moved.warc
  AND coalesce(page.warc_offset, 0) >= moved.begin AND coalesce(page.warc_offset, 0) < moved.until
"""


def archived_warcs(connection: Connection) -> list[str]:
    """The WARC files that rows name."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_WARCS)
        return [path for (path,) in cursor.fetchall()]


def warcs_of_listings(connection: Connection) -> set[str]:
    """The WARC files in which a row of a listing or feed has a body."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_LISTING_WARCS)
        return {path for (path,) in cursor.fetchall()}


def named_records(connection: Connection, site: str, warcs: Sequence[str]) -> list[NamedRecord]:
    """The records that rows name in some files of a site."""
    with connection, connection.cursor() as cursor:
        return fetch_as(cursor, NamedRecord, _PLACES, {"site": site, "warcs": list(warcs)})


def move_warcs(
    connection: Connection, site: str, joined: str, moved: Sequence[MovedBytes], dropped: Sequence[int] = ()
) -> None:
    """Point the rows of some files to the file that these were joined into, in one transaction.

    Args:
        site: the site whose pages the files hold.
        joined: the file that has their bytes now.
        moved: which bytes it has, and where.
        dropped: ids of the pages whose records it does not have: their rows name none from now on.
    """
    parameters = {
        "joined": joined,
        "site": site,
        "warcs": [m.warc for m in moved],
        "begins": [m.begin for m in moved],
        "ends": [m.end for m in moved],
        "shifts": [m.shift for m in moved],
    }
    with transaction(connection) as cursor:
        cursor.execute(_FORGET_PLACES, (list(dropped),))
        cursor.execute(_MOVE_WARC, parameters)


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
