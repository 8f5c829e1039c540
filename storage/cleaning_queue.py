"""The archived bodies that are still to be cleaned, or to be cleaned again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection

GIVEN_UP_AFTER = 3
"""A page whose cleaning killed this many processes is skipped until the rules of extraction change."""

_TO_CLEAN = """
SELECT p.id, p.site, p.url, p.final_url, p.url_fingerprint, p.requested_at, p.content_type, p.listed_at, p.warc,
       p.warc_offset, c.cleaning_deaths, p.digest, p.listed_title, p.wishes
FROM page p JOIN page_cleaning c ON c.page = p.id
WHERE p.kind = 'article' AND p.outcome = 'fetched' AND p.warc IS NOT NULL
  AND (%(all)s OR c.extractor_version IS NULL OR c.extractor_version < %(version)s OR (%(relearn)s AND c.relearn))
  AND (%(all)s OR c.cleaning_deaths < %(deaths)s OR c.cleaning_died_version < %(version)s)
  AND (%(since)s::timestamptz IS NULL OR p.requested_at >= %(since)s)
  AND (%(sites)s::text[] IS NULL OR p.site = ANY(%(sites)s))
  AND (%(shards)s = 1 OR abs(hashtext(p.site)::bigint) %% %(shards)s = %(shard)s)
ORDER BY p.site, p.requested_at, p.id
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageToClean:
    """A fetched body in the archive, with the crawl's record of its address."""

    id: int
    site: str
    url: str
    final_url: str | None
    fingerprint: int
    requested_at: datetime
    content_type: str | None
    listed_at: datetime | None
    warc: str
    offset: int
    listed_title: str | None = None
    digest: str | None = None
    """Of the body as received."""
    deaths: int = 0
    """How often cleaning it has killed the process."""
    wishes: tuple[str, ...] = ()
    """The publisher's usage preferences for the page."""


def pages_to_clean(
    connection: Connection,
    *,
    extractor_version: int,
    everything: bool = False,
    sites: Sequence[str] | None = None,
    since: datetime | None = None,
    shard: tuple[int, int] = (0, 1),
    relearn: bool = False,
) -> list[PageToClean]:
    """The archived bodies that this extractor version has not cleaned, by site and time.

    Args:
        everything: include those that it has cleaned.
        relearn: include those affected by what was learned about their site since then.
        shard: (index, count): sites are assigned by a hash of their id.
    """
    parameters = {
        "version": extractor_version,
        "relearn": relearn,
        "all": everything,
        "since": since,
        "shard": shard[0],
        "shards": shard[1],
        "sites": list(sites) if sites is not None else None,
        "deaths": GIVEN_UP_AFTER,
    }
    with connection, connection.cursor() as cursor:
        cursor.execute(_TO_CLEAN, parameters)
        return [
            PageToClean(
                id=row[0],
                site=row[1],
                url=row[2],
                final_url=row[3],
                fingerprint=row[4],
                requested_at=row[5],
                content_type=row[6],
                listed_at=row[7],
                warc=row[8],
                offset=row[9],
                deaths=row[10],
                digest=row[11],
                listed_title=row[12],
                wishes=tuple(row[13]),
            )
            for row in cursor.fetchall()
        ]


_COUNT_TO_CLEAN = """
SELECT count(*) FROM page p JOIN page_cleaning c ON c.page = p.id
WHERE p.kind = 'article' AND p.outcome = 'fetched' AND p.warc IS NOT NULL
  AND (c.extractor_version IS NULL OR c.extractor_version < %(version)s)
  AND (c.cleaning_deaths < %(deaths)s OR c.cleaning_died_version < %(version)s)
"""


def count_pages_to_clean(connection: Connection, *, extractor_version: int) -> int:
    """How many archived bodies this extractor version has not cleaned."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_COUNT_TO_CLEAN, {"version": extractor_version, "deaths": GIVEN_UP_AFTER})
        row = cursor.fetchone()
        return int(row[0]) if row else 0


_NOTE_DEATHS = """
UPDATE page_cleaning SET
    cleaning_deaths = CASE WHEN cleaning_died_version = %(version)s THEN cleaning_deaths ELSE 0 END + 1,
    cleaning_died_version = %(version)s
WHERE page = ANY(%(ids)s)
"""


def note_cleaning_deaths(connection: Connection, ids: Sequence[int], *, extractor_version: int) -> None:
    """Count a death of the process that cleaned these pages; after :data:`GIVEN_UP_AFTER` this version skips them."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_NOTE_DEATHS, {"ids": list(ids), "version": extractor_version})
