"""What recurs on a site's pages, and which pages are to be read again because of what was learned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from psycopg2.extras import execute_values

from storage.db import Connection

_MARK_RELEARN = """
UPDATE page SET relearn = true
WHERE site = %(site)s AND kind = 'article' AND extractor_version IS NOT NULL AND NOT relearn
  AND (%(all)s OR blocks && %(blocks)s::bigint[])
"""
_LEARNED = """
INSERT INTO site_learned AS known (site, version, learned_at) VALUES (%s, 1, %s)
ON CONFLICT (site) DO UPDATE SET version = known.version + 1, learned_at = excluded.learned_at
"""
_IS_KNOWN = "SELECT site FROM site_learned WHERE site = ANY(%s)"


def known_sites(connection: Connection, sites: Sequence[str]) -> set[str]:
    """Those of ``sites`` with learned blocks or layout."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_IS_KNOWN, (list(sites),))
        return {site for (site,) in cursor.fetchall()}


def note_learned(connection: Connection, site: str, *, blocks: Iterable[int], layout: bool, now: datetime) -> int:
    """Raise the version of a site's learned layout and blocks, and mark the pages that the change touches.

    Args:
        blocks: recurring blocks that were learned or forgotten.
        layout: whether places of fields were learned or forgotten, which touches every page.

    Returns:
        How many pages were marked to be cleaned again.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(_LEARNED, (site, now))
        cursor.execute(_MARK_RELEARN, {"site": site, "all": layout, "blocks": sorted(blocks)})
        return cursor.rowcount


_BOILERPLATE = "SELECT block FROM boilerplate WHERE site = %s"
_BLOCKS = """
SELECT blocks FROM (
    SELECT DISTINCT ON (url_fingerprint) url_fingerprint, blocks, id FROM page
    WHERE site = %s AND blocks IS NOT NULL AND page_type = 'article' ORDER BY url_fingerprint, id DESC
) newest ORDER BY id DESC LIMIT %s
"""
_LEARN = "INSERT INTO boilerplate (site, block, learned_at) VALUES %s ON CONFLICT DO NOTHING"
_FORGET = "DELETE FROM boilerplate WHERE site = %s AND NOT block = ANY(%s)"


def site_boilerplate(connection: Connection, site: str) -> frozenset[int]:
    """The blocks that were learned not to be part of a site's articles."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_BOILERPLATE, (site,))
        return frozenset(block for (block,) in cursor.fetchall())


def page_blocks(connection: Connection, site: str, *, limit: int = 200) -> list[tuple[int, ...]]:
    """The block hashes of a site's newest article pages, one tuple per address."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_BLOCKS, (site, limit))
        return [tuple(blocks) for (blocks,) in cursor.fetchall()]


def save_boilerplate(connection: Connection, site: str, blocks: Iterable[int], *, now: datetime) -> None:
    """Replace what was learned about a site."""
    learned = sorted(blocks)
    with connection, connection.cursor() as cursor:
        cursor.execute(_FORGET, (site, learned))
        if learned:
            execute_values(cursor, _LEARN, [(site, block, now) for block in learned])
