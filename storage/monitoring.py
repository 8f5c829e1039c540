"""What monitoring watches: how the store, the crawl, the alerts and the upkeep stand right now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from storage.db import Connection, rows, transaction

Upkeep = Literal["backup", "archive_check"]

_NOTE = """
INSERT INTO upkeep_run (task, succeeded_at) VALUES (%(task)s, %(at)s)
ON CONFLICT (task) DO UPDATE SET succeeded_at = excluded.succeeded_at
"""
_LAST_SUCCESS = """
SELECT kind, extract(epoch FROM max(last_success_at))::float AS at FROM site
WHERE enabled AND last_success_at IS NOT NULL GROUP BY kind
"""
_PROVINCES = "SELECT state, count(*) AS provinces FROM silent_province GROUP BY state"
_UPKEEP = "SELECT task, extract(epoch FROM succeeded_at)::float AS at FROM upkeep_run"
_STANDING = """
SELECT (SELECT count(*) FROM alert) AS alerts,
       (SELECT count(*) FROM alert WHERE last_error IS NOT NULL) AS alerts_failing,
       (SELECT count(*) FROM issue WHERE code = 'archive_unreadable' AND ended_at IS NULL) AS archive_problems,
       (SELECT extract(epoch FROM max(coalesce(published_at, first_seen_at)))::float FROM article
        WHERE relevant AND coalesce(published_at, first_seen_at) <= %(now)s) AS newest_article_at
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Monitored:
    """One reading; times are seconds since 1970, ``None`` for what never happened."""

    alerts: int
    alerts_failing: int
    archive_problems: int
    newest_article_at: float | None
    last_success_at: Mapping[str, float]
    """By kind of site."""
    provinces: Mapping[str, int]
    """Present provinces by how they report: ``reporting``, ``silent``, ``unreadable`` …"""
    upkeep_succeeded_at: Mapping[str, float]
    """By task; 0 for one that has never succeeded, so that its age can be alerted on."""


def note_upkeep(connection: Connection, task: Upkeep, *, now: datetime) -> None:
    """Record that a kind of upkeep succeeded."""
    with transaction(connection) as cursor:
        cursor.execute(_NOTE, {"task": task, "at": now})


def read_monitored(connection: Connection, *, now: datetime) -> Monitored:
    """Read what monitoring watches.

    Args:
        now: articles that claim a later time are left out of the newest.
    """
    with connection, connection.cursor() as cursor:
        [standing] = rows(cursor, _STANDING, {"now": now})
        kinds = {row["kind"]: row["at"] for row in rows(cursor, _LAST_SUCCESS)}
        upkeep = dict.fromkeys(get_args(Upkeep), 0.0) | {row["task"]: row["at"] for row in rows(cursor, _UPKEEP)}
        provinces = {row["state"]: row["provinces"] for row in rows(cursor, _PROVINCES)}
    return Monitored(**standing, last_success_at=kinds, provinces=provinces, upkeep_succeeded_at=upkeep)
