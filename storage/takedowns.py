"""Takedowns: removal of a text from the store, and the tombstone that keeps it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from storage.clusters import delete_article
from storage.db import Connection, rows, transaction


@dataclass(frozen=True, kw_only=True, slots=True)
class Tombstone:
    """One address that is neither requested nor stored again."""

    site: str
    url_fingerprint: int
    url: str
    article: str
    identity_hash: bytes | None
    reason: str
    made_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordPlace:
    """One request for a tombstone's address: where its response is, and the hand-over line that names it."""

    page: int
    site: str
    warc: str | None
    """``None`` where no body was archived."""
    offset: int | None
    handover: str
    line: int


_ARTICLE = "SELECT id, site, url, title, cluster, identity_hash, first_seen_at FROM article WHERE id = %s"
_BY_ADDRESS = "SELECT site, url, article FROM address WHERE url_fingerprint = %s ORDER BY article IS NULL, site"
_IS_BURIED = "SELECT EXISTS (SELECT FROM takedown WHERE article = %(id)s OR url_fingerprint = %(fingerprint)s)"
_ADDRESSES = "SELECT site, url_fingerprint, url FROM address WHERE article = %s"
_COPIES = "SELECT id, site FROM article WHERE cluster = %s AND id <> %s ORDER BY id"
_BURY = """
INSERT INTO takedown (site, url_fingerprint, url, article, identity_hash, reason, made_at) VALUES %s
ON CONFLICT (site, url_fingerprint) DO UPDATE SET identity_hash = coalesce(takedown.identity_hash,
    excluded.identity_hash)
"""
_LIST = """
SELECT site, url_fingerprint, url, article, identity_hash, reason, made_at FROM takedown ORDER BY made_at, url
"""
_FORGET_ADDRESSES = """
INSERT INTO address (site, url_fingerprint, url, first_seen_at, fetched_at, outcome)
SELECT site, url_fingerprint, url, made_at, made_at, 'taken_down' FROM takedown
WHERE (site, url_fingerprint) IN (SELECT unnest(%(sites)s::text[]), unnest(%(fingerprints)s::bigint[]))
ON CONFLICT (site, url_fingerprint) DO UPDATE SET article = NULL, next_check_at = NULL, outcome = 'taken_down',
    etag = NULL, last_modified = NULL, digest = NULL
"""
_RECORDS = """
SELECT p.id AS page, p.site, p.warc, p.warc_offset AS offset, p.handover, p.line
FROM page p JOIN takedown t ON t.site = p.site AND t.url_fingerprint = p.url_fingerprint
WHERE (p.warc IS NOT NULL AND p.warc_offset IS NOT NULL) OR p.listed_title IS NOT NULL
ORDER BY p.warc NULLS LAST, p.warc_offset, p.id
"""
_FORGET_RECORDS = """
UPDATE page SET warc = NULL, warc_offset = NULL, warc_length = NULL, listed_title = NULL WHERE id = ANY(%s)
"""
_FORGET_CLEANING = "UPDATE page_cleaning SET extractor_version = NULL, blocks = NULL WHERE page = ANY(%s)"
_RENAME_WARC = "UPDATE page SET warc = %s WHERE warc = %s"
_FORGET_CORRECTIONS = "DELETE FROM correction WHERE article = %s"
_STANDING = """
SELECT id FROM article WHERE id IN (SELECT article FROM takedown)
UNION SELECT a.id FROM article a JOIN takedown t ON t.site = a.site AND t.identity_hash = a.identity_hash
UNION SELECT d.article FROM address d JOIN takedown t USING (site, url_fingerprint) WHERE d.article IS NOT NULL
ORDER BY 1
"""
_BARRED = """
SELECT url_fingerprint, identity_hash FROM takedown
WHERE site = %(site)s AND (url_fingerprint = ANY(%(fingerprints)s) OR identity_hash = ANY(%(hashes)s))
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Buried:
    """The result of a takedown: the article's id and address, and the copies at other sites that remain."""

    article: str
    site: str
    url: str
    addresses: int
    copies: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownText:
    """What an id or an address leads to; ``article`` is ``None`` for an address that is not cleaned yet."""

    article: str | None
    site: str
    url: str


def find_text(connection: Connection, *, identifier: str, fingerprint: int | None) -> KnownText | None:
    """The article with an id or address; ``None`` if nothing stored has it."""
    with connection, connection.cursor() as cursor:
        for row in rows(cursor, _ARTICLE, (identifier,)):
            return KnownText(article=row["id"], site=row["site"], url=row["url"])
        for row in rows(cursor, _BY_ADDRESS, (fingerprint,)) if fingerprint is not None else ():
            return KnownText(**row)
    return None


def is_buried(connection: Connection, *, identifier: str, fingerprint: int | None) -> bool:
    """Whether an id or an address was taken down before."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_IS_BURIED, {"id": identifier, "fingerprint": fingerprint})
        row = cursor.fetchone()
        return bool(row and row[0])


def bury_article(connection: Connection, article: str, *, reason: str, now: datetime) -> Buried | None:
    """Remove an article with everything derived from it, and leave tombstones; ``None`` if there is no such article.

    Its pages keep their rows, without text: every request still has its outcome.
    """
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _ARTICLE, (article,))
        if not found:
            return None
        [row] = found
        addresses = rows(cursor, _ADDRESSES, (article,))
        copies = tuple(f"{copy['id']} ({copy['site']})" for copy in rows(cursor, _COPIES, (row["cluster"], article)))
    tombstones = [
        Tombstone(**address, article=article, identity_hash=bytes(row["identity_hash"]), reason=reason, made_at=now)
        for address in addresses
    ]
    raise_tombstones(connection, tombstones)
    with transaction(connection) as cursor:
        cursor.execute(_FORGET_CORRECTIONS, (article,))
    delete_article(connection, article, now=now)
    forget_addresses(connection, tombstones)
    return Buried(article=article, site=row["site"], url=row["url"], addresses=len(addresses), copies=copies)


def raise_tombstones(connection: Connection, tombstones: Sequence[Tombstone]) -> None:
    """Store tombstones; existing ones stay as they are."""
    if not tombstones:
        return
    with transaction(connection) as cursor:
        values = {
            (t.site, t.url_fingerprint): (
                t.site,
                t.url_fingerprint,
                t.url,
                t.article,
                t.identity_hash,
                t.reason,
                t.made_at,
            )
            for t in tombstones
        }
        execute_values(cursor, _BURY, list(values.values()))


def forget_addresses(connection: Connection, tombstones: Sequence[Tombstone]) -> None:
    """Make the tombstones' addresses known to the crawler as never due."""
    with transaction(connection) as cursor:
        cursor.execute(
            _FORGET_ADDRESSES,
            {"sites": [t.site for t in tombstones], "fingerprints": [t.url_fingerprint for t in tombstones]},
        )


def list_tombstones(connection: Connection) -> list[Tombstone]:
    """All tombstones, the oldest first."""
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _LIST)
    return [
        Tombstone(**{**row, "identity_hash": bytes(row["identity_hash"]) if row["identity_hash"] else None})
        for row in found
    ]


def standing_articles(connection: Connection) -> list[str]:
    """Ids of stored articles that a tombstone bars: after a restore or a rebuild there may be some."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_STANDING)
        return [article for (article,) in cursor.fetchall()]


def barred_records(connection: Connection) -> list[RecordPlace]:
    """The archived responses of tombstones' addresses, by file and offset."""
    with connection, connection.cursor() as cursor:
        return [RecordPlace(**row) for row in rows(cursor, _RECORDS)]


def forget_records(connection: Connection, pages: Sequence[int], *, renamed: tuple[str, str] | None = None) -> None:
    """Clear the record and title of some pages, and rename the WARC of the others, in one transaction.

    Args:
        renamed: (old name, new name) of the WARC that held the records.
    """
    with transaction(connection) as cursor:
        cursor.execute(_FORGET_RECORDS, (list(pages),))
        cursor.execute(_FORGET_CLEANING, (list(pages),))
        if renamed is not None:
            cursor.execute(_RENAME_WARC, (renamed[1], renamed[0]))


def barred(cursor: Cursor, site: str, *, fingerprints: Iterable[int], hashes: Iterable[bytes]) -> set[int | bytes]:
    """Which of some addresses (by fingerprint) and texts (by identity hash) of a site were taken down."""
    found = rows(
        cursor, _BARRED, {"site": site, "fingerprints": list(fingerprints), "hashes": [bytes(h) for h in hashes]}
    )
    return {row["url_fingerprint"] for row in found} | {
        bytes(row["identity_hash"]) for row in found if row["identity_hash"]
    }
