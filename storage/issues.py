"""Recorded surprises: each subject once, with when it was first and last seen and how often."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.models import Issue
from articles.text import normalise_line
from storage.db import Connection, fetch_as


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredIssue:
    """One surprise that is still there, with when it was first and last seen, and how often."""

    site: str | None
    code: str
    severity: str
    url: str | None
    detail: str
    first_seen_at: datetime
    last_seen_at: datetime
    times: int


_RECORD = """
INSERT INTO issue (site, code, severity, url, detail, first_seen_at, last_seen_at, subject) VALUES %s
ON CONFLICT (subject) DO UPDATE
SET last_seen_at = greatest(issue.last_seen_at, excluded.last_seen_at),
    first_seen_at = least(issue.first_seen_at, excluded.first_seen_at),
    detail = excluded.detail, severity = excluded.severity, ended_at = NULL,
    times = issue.times + (excluded.last_seen_at > issue.last_seen_at)::int
"""
_LIST = """
SELECT site, code, severity, url, detail, first_seen_at, last_seen_at, times
FROM issue WHERE ended_at IS NULL AND (%(site)s IS NULL OR site = %(site)s)
ORDER BY last_seen_at DESC, id LIMIT %(limit)s
"""
_END = """
UPDATE issue SET ended_at = %(now)s
WHERE code = %(code)s AND ended_at IS NULL AND NOT (url IS NOT NULL AND url = ANY(%(keep)s))
"""
DETAIL_LENGTH = 1000


def record_issues(cursor: Cursor, issues: Iterable[tuple[Issue, datetime]]) -> int:
    """Store issues with the moment each was seen; the same site, code and address are one issue.

    Seeing one again at the same moment (a step that is run twice) does not count it twice.
    """
    found: dict[bytes, tuple[Any, ...]] = {}
    for issue, at in issues:
        subject = hashlib.blake2b(f"{issue.site}\0{issue.code}\0{issue.url}".encode(), digest_size=16).digest()
        detail = normalise_line(issue.detail)[:DETAIL_LENGTH]
        before = found.get(subject)
        first = min(at, before[5]) if before else at
        last = max(at, before[6]) if before else at
        found[subject] = (issue.site, issue.code, issue.severity, issue.url, detail, first, last, subject)
    if found:
        execute_values(cursor, _RECORD, list(found.values()))
    return len(found)


def end_issues(cursor: Cursor, code: str, *, keep: Sequence[str], now: datetime) -> int:
    """End the issues of a code whose cause is gone: all but those of some addresses; return their number."""
    cursor.execute(_END, {"code": code, "keep": list(keep), "now": now})
    return cursor.rowcount


def list_issues(connection: Connection, *, site: str | None = None, limit: int = 100) -> list[StoredIssue]:
    """The newest issues first."""
    with connection, connection.cursor() as cursor:
        return fetch_as(cursor, StoredIssue, _LIST, {"site": site, "limit": limit})
