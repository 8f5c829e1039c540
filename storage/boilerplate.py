"""What recurs on a site's pages, and which pages are to be read again because of what was learned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from psycopg2.extras import execute_values

from storage.db import Connection

# As a join it would read the pages of all sites: how few have one of the blocks, Postgres does not know.
_MARK_RELEARN = """
UPDATE page_cleaning SET relearn = true
WHERE page = ANY(ARRAY(SELECT id FROM page WHERE site = %(site)s AND kind = 'article' AND outcome = 'fetched'))
  AND extractor_version IS NOT NULL AND NOT relearn AND (%(all)s OR blocks && %(blocks)s::integer[])
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


_BOILERPLATE = "SELECT site, block FROM boilerplate WHERE site = ANY(%s)"
# Of an address that was fetched again the newest page counts; a window bounds how many such pages are read.
_BLOCKS = """
SELECT wanted.site, newest.blocks FROM unnest(%(sites)s::text[]) AS wanted (site) CROSS JOIN LATERAL (
    SELECT blocks, requested_at, id FROM (
        SELECT DISTINCT ON (url_fingerprint) url_fingerprint, blocks, requested_at, id FROM (
            SELECT p.url_fingerprint, c.blocks, p.requested_at, p.id FROM page p JOIN page_cleaning c ON c.page = p.id
            WHERE p.site = wanted.site AND p.kind = 'article' AND p.outcome = 'fetched' AND c.page_type = 'article'
            ORDER BY p.requested_at DESC, p.id DESC LIMIT %(window)s
        ) seen WHERE blocks IS NOT NULL ORDER BY url_fingerprint, requested_at DESC, id DESC
    ) latest ORDER BY requested_at DESC, id DESC LIMIT %(limit)s
) newest ORDER BY wanted.site, newest.requested_at DESC, newest.id DESC
"""
WINDOW = 2
"""Pages that are looked through for each address that is wanted."""
_LEARN = "INSERT INTO boilerplate (site, block, learned_at) VALUES %s ON CONFLICT DO NOTHING"
_FORGET = "DELETE FROM boilerplate WHERE site = %s AND NOT block = ANY(%s)"


def boilerplate_of(connection: Connection, sites: Sequence[str]) -> dict[str, frozenset[int]]:
    """The blocks that were learned not to be part of each site's articles."""
    found: dict[str, set[int]] = {site: set() for site in sites}
    with connection, connection.cursor() as cursor:
        cursor.execute(_BOILERPLATE, (list(sites),))
        for site, block in cursor:
            found[site].add(block)
    return {site: frozenset(blocks) for site, blocks in found.items()}


def page_blocks(connection: Connection, sites: Sequence[str], *, limit: int) -> dict[str, list[tuple[int, ...]]]:
    """The block hashes of each site's newest article pages, one tuple per address, newest first."""
    found: dict[str, list[tuple[int, ...]]] = {site: [] for site in sites}
    with connection, connection.cursor() as cursor:
        cursor.execute(_BLOCKS, {"sites": list(sites), "limit": limit, "window": limit * WINDOW})
        for site, blocks in cursor:
            found[site].append(tuple(blocks))
    return found


def save_boilerplate(connection: Connection, site: str, blocks: Iterable[int], *, now: datetime) -> None:
    """Replace what was learned about a site."""
    learned = sorted(blocks)
    with connection, connection.cursor() as cursor:
        cursor.execute(_FORGET, (site, learned))
        if learned:
            execute_values(cursor, _LEARN, [(site, block, now) for block in learned])
