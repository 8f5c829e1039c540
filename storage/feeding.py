"""When the archive was last fed, and by how many sites."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection, rows


@dataclass(frozen=True, kw_only=True, slots=True)
class Feeding:
    """The last successful visit, if any, how many sites were read in the day up to it, and how many are enabled."""

    at: datetime | None
    sites: int
    enabled: int


_FEEDING = """
SELECT max(last_success_at) AS at,
       count(*) FILTER (WHERE last_success_at > (SELECT max(last_success_at) FROM site) - interval '24 hours') AS sites,
       count(*) FILTER (WHERE enabled) AS enabled
FROM site
"""


def last_feeding(connection: Connection) -> Feeding:
    """The last successful visit of any site."""
    with connection, connection.cursor() as cursor:
        [row] = rows(cursor, _FEEDING)
        return Feeding(**row)
