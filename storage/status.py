"""What the database holds, at a glance."""

from __future__ import annotations

from typing import Any

from storage.db import opened, rows

_STATUS = """
SELECT current_setting('server_version') AS version,
       (SELECT version_num FROM alembic_version) AS schema,
       pg_size_pretty(pg_database_size(current_database())) AS size,
       (SELECT count(*) FROM site) AS sites,
       (SELECT count(*) FROM page) AS pages,
       (SELECT count(*) FROM article) AS articles,
       (SELECT count(*) FROM article WHERE relevant) AS relevant,
       (SELECT count(*) FROM cluster WHERE size > 0) AS clusters
"""


def database_status() -> dict[str, Any]:
    """Version, schema revision, size and the counts of the main tables."""
    with opened(application="thidua status") as connection, connection.cursor() as cursor:
        return rows(cursor, _STATUS)[0]
