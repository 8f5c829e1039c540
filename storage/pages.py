"""Land a crawl's hand-over: one row per line, and the state that the next crawl starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Any, TypeVar

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.models import Issue, PageRecord
from articles.urls import url_fingerprint
from storage.db import Connection, fetch_as, rows, transaction
from storage.issues import record_issues

_DueAddress = TypeVar("_DueAddress")

RECHECKS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(days=30))
"""When an article is requested again, counted from its publication: corrections come early or not at all."""
RETRIES = (timedelta(), timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=7))
"""When an address that failed for a temporary reason is requested again: at the next visit, then later and later; after
the last, once a month."""
GONE = (404, 410)
GONE_AGAIN = timedelta(days=1)
"""An article whose address answers 404 or 410 is requested again after this; the second time it counts as removed."""
PASSING = ("timeout", "network_error", "server_error", "throttled")

_LAND = """
INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, final_url, status, requested_at,
    duration_ms, etag, last_modified, content_type, digest, warc, warc_offset, warc_length, listed_at, listed_title,
    found_on, error, wishes) VALUES %s
ON CONFLICT (hashtextextended(handover, 0), line) DO NOTHING RETURNING handover
"""
_ADDRESS = """
INSERT INTO address AS known (site, url_fingerprint, url, first_seen_at, fetched_at, changed_at, next_check_at, checks,
    outcome, etag, last_modified, digest, listed_at, gone_times) VALUES %s
ON CONFLICT (site, url_fingerprint) DO UPDATE SET
    gone_times = CASE WHEN excluded.gone_times > 0 THEN known.gone_times + 1
                      WHEN excluded.outcome = ANY(ARRAY['timeout', 'network_error', 'server_error', 'throttled',
                                                        'blocked']) THEN known.gone_times
                      ELSE 0 END,
    removed_at = CASE WHEN excluded.gone_times > 0 AND known.gone_times > 0
                      THEN coalesce(known.removed_at, excluded.fetched_at)
                      WHEN excluded.outcome = ANY(ARRAY['timeout', 'network_error', 'server_error', 'throttled',
                                                        'blocked']) THEN known.removed_at END,
    fetched_at = excluded.fetched_at,
    changed_at = coalesce(excluded.changed_at, known.changed_at),
    next_check_at = excluded.next_check_at,
    checks = excluded.checks,
    outcome = excluded.outcome,
    etag = coalesce(excluded.etag, known.etag),
    last_modified = coalesce(excluded.last_modified, known.last_modified),
    digest = coalesce(excluded.digest, known.digest),
    listed_at = coalesce(excluded.listed_at, known.listed_at)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class _KnownAddress:
    """What earlier fetches of an address left."""

    site: str
    url_fingerprint: int
    first_seen_at: datetime
    checks: int
    listed_at: datetime | None
    gone_times: int
    article: str | None
    published_at: datetime | None


_ADDRESSES = """
SELECT d.site, d.url_fingerprint, d.first_seen_at, d.checks, d.listed_at, d.gone_times, d.article, a.published_at
FROM unnest(%s::text[], %s::bigint[]) AS wanted (site, url_fingerprint)
JOIN address d USING (site, url_fingerprint) LEFT JOIN article a ON a.id = d.article
"""
_IS_DUE = """(next_check_at <= %(now)s OR (%(recheck)s::timestamptz IS NOT NULL
    AND (article IS NOT NULL OR outcome = ANY(%(waiting)s)) AND first_seen_at >= %(recheck)s))
"""
_DUE = f"""
SELECT url, url_fingerprint, etag, last_modified, digest FROM address WHERE site = %(site)s AND {_IS_DUE}
"""
_COPY_OTHERS = f"""
COPY (SELECT url_fingerprint FROM address WHERE site = %(site)s AND {_IS_DUE} IS NOT TRUE) TO STDOUT
"""


def next_check(birth: datetime, now: datetime) -> datetime | None:
    """The next of :data:`RECHECKS` after ``birth`` that is still to come; ``None`` when all have passed."""
    return next((birth + step for step in RECHECKS if birth + step > now), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Handover:
    """What one file of a crawl hands over; its name and a line number identify a line that landed before."""

    name: str
    records: Sequence[tuple[int, PageRecord, str | None]]
    """(line number, record, archived WARC) of every request, in order."""
    issues: Sequence[tuple[Issue, datetime]] = ()


def land_records(
    connection: Connection,
    run: str,
    handover: str,
    records: Sequence[tuple[int, PageRecord, str | None]],
    issues: Sequence[tuple[Issue, datetime]] = (),
) -> int:
    """Land one hand-over in a transaction of its own; return the number of new rows."""
    with transaction(connection) as cursor:
        return land_handovers(cursor, run, [Handover(name=handover, records=records, issues=issues)])[handover]


def land_handovers(cursor: Cursor, run: str, handovers: Sequence[Handover]) -> dict[str, int]:
    """Land some hand-overs; return the number of new rows by hand-over."""
    values = [
        (
            r.site,
            run,
            handover.name,
            line,
            r.kind,
            r.outcome,
            r.url,
            url_fingerprint(r.url),
            r.final_url,
            r.status,
            r.requested_at,
            r.duration_ms,
            r.etag,
            r.last_modified,
            r.content_type,
            r.digest,
            warc,
            r.offset,
            r.length,
            r.listed_at,
            r.listed_title,
            r.found_on,
            r.error,
            list(r.wishes),
        )
        for handover in handovers
        for line, r, warc in handover.records
    ]
    landed = {handover.name: 0 for handover in handovers}
    if values:
        for (name,) in execute_values(cursor, _LAND, values, page_size=500, fetch=True):
            landed[name] += 1
    _update_addresses(cursor, [record for h in handovers if landed[h.name] for _, record, _ in h.records])
    record_issues(cursor, [issue for handover in handovers for issue in handover.issues])
    return landed


def _update_addresses(cursor: Cursor, records: Iterable[PageRecord]) -> None:
    """Update each article address: validators, and when to request it again."""
    latest: dict[tuple[str, int], PageRecord] = {}
    for record in records:
        if record.kind == "article" and record.outcome not in ("disallowed", "off_site"):
            latest[record.site, url_fingerprint(record.url)] = record
    if not latest:
        return
    sites, fingerprints = ([key[part] for key in latest] for part in (0, 1))
    found = fetch_as(cursor, _KnownAddress, _ADDRESSES, (sites, fingerprints))
    known = {(address.site, address.url_fingerprint): address for address in found}
    values = [_address_row(record, key[1], known.get(key)) for key, record in latest.items()]
    execute_values(cursor, _ADDRESS, values, page_size=500)


def _address_row(record: PageRecord, fingerprint: int, known: _KnownAddress | None) -> tuple[Any, ...]:
    now = record.requested_at
    first_seen: datetime = known.first_seen_at if known else now
    due: datetime | None
    is_gone = record.outcome == "not_found" and record.status in GONE
    if is_gone and known and known.article and not known.gone_times:
        checks, due = 0, now + GONE_AGAIN  # once may be a slip of the server's
    elif record.outcome in PASSING:
        checks = (known.checks if known else 0) + 1
        due = now + (RETRIES[checks - 1] if checks <= len(RETRIES) else timedelta(days=30))
    else:
        checks = 0
        said: list[datetime] = [record.listed_at] if record.listed_at else []
        if known:
            said += [at for at in (known.listed_at, known.published_at) if at]
        due = next_check(min([first_seen, *said]), now)
    return (
        record.site,
        fingerprint,
        record.url,
        first_seen,
        now,
        now if record.outcome == "fetched" else None,
        due,
        checks,
        record.outcome,
        record.etag,
        record.last_modified,
        record.digest,
        record.listed_at,
        int(is_gone),
    )


def due_addresses(
    connection: Connection,
    row_type: Callable[..., _DueAddress],
    site: str,
    *,
    others: IO[bytes],
    now: datetime,
    recheck_since: datetime | None = None,
) -> Iterator[_DueAddress]:
    """The addresses of a site that are to be requested again, a thousand rows at a time.

    Args:
        row_type: a dataclass of ``url``, ``fingerprint``, ``etag``, ``last_modified`` and ``digest``.
        others: a file for the fingerprints of the site's other addresses, one per line, written before the first is
            returned. Both are of one snapshot: cleaning, which moves the times of checks, loses no address in between.
        recheck_since: articles first seen since then are due whatever their schedule, pages that are still to be
            cleaned included.
    """
    waiting = ["fetched", "unchanged", "not_modified", *PASSING]
    parameters = {"site": site, "now": now, "recheck": recheck_since, "waiting": waiting}
    with connection, connection.cursor() as copying, connection.cursor("due_addresses") as cursor:
        copying.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        copying.copy_expert(copying.mogrify(_COPY_OTHERS, parameters), others)
        cursor.itersize = 1000
        cursor.execute(_DUE, parameters)
        for url, fingerprint, etag, last_modified, digest in cursor:
            yield row_type(url=url, fingerprint=fingerprint, etag=etag, last_modified=last_modified, digest=digest)


_REMOVED = """
SELECT d.url, d.article, a.title, d.removed_at FROM address d JOIN article a ON a.id = d.article
WHERE (%(site)s::text IS NULL OR d.site = %(site)s) AND d.removed_at IS NOT NULL
ORDER BY d.removed_at DESC, d.url LIMIT %(limit)s
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class RemovedArticle:
    """An article whose address answered 404 or 410 twice: gone at its publisher, and kept here."""

    url: str
    article: str
    title: str | None
    removed_at: datetime


def removed_articles(connection: Connection, *, site: str | None = None, limit: int = 100) -> list[RemovedArticle]:
    """The articles that are gone at their publishers, the latest first."""
    with connection, connection.cursor() as cursor:
        return [RemovedArticle(**row) for row in rows(cursor, _REMOVED, {"site": site, "limit": limit})]
