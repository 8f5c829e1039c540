"""The schema's revisions: plain SQL, forward only, safe when two processes migrate at once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from storage.errors import StorageError
from storage.gazetteers import refresh_gazetteers
from storage.locks import LOCK_MIGRATE
from storage.transactions import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def run_script(name: str) -> None:
    """Run one SQL file of ``storage/migrations/versions`` inside the migration's transaction."""
    from alembic import op  # Alembic and SQLAlchemy cost 0.6 s: only a migration loads them

    script = (MIGRATIONS / "versions" / name).read_text(encoding="utf-8")
    op.get_bind().exec_driver_sql(script.replace("%", "%%"))


_REVISION = re.compile(r"""^(revision|down_revision) = (?:"(\w+)"|None)$""", re.M)


@lru_cache(maxsize=1)
def _revisions() -> tuple[str, ...]:
    """Every revision, oldest first, as the files chain them; read without Alembic."""
    after: dict[str | None, str] = {}
    for path in (MIGRATIONS / "versions").glob("*.py"):
        named = {kind: value or None for kind, value in _REVISION.findall(path.read_text(encoding="utf-8"))}
        after[named["down_revision"]] = str(named["revision"])
    chain: list[str] = []
    while (following := after.get(chain[-1] if chain else None)) is not None:
        chain.append(following)
    return tuple(chain)


def newest_revision() -> str:
    """The revision that this program needs."""
    return _revisions()[-1]


def known_revisions() -> frozenset[str]:
    """Every revision that this program can bring up to date."""
    return frozenset(_revisions())


def current_revision(connection: Connection) -> str | None:
    """The revision that the database is at; ``None`` for an empty one."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('alembic_version') IS NOT NULL")
        row = cursor.fetchone()
        if not row or not row[0]:
            return None
        cursor.execute("SELECT version_num FROM alembic_version")
        found = cursor.fetchone()
        return str(found[0]) if found else None


def migrate(connection: Connection) -> list[str]:
    """Bring the database and its copy of the gazetteers up to date; return the applied revisions, oldest first.

    Raises:
        StorageError: if the database is at a revision that this program does not know.
    """
    before, head = current_revision(connection), newest_revision()
    if before == head:
        refresh_gazetteers(connection)
        return []
    if before is not None and before not in known_revisions():
        raise StorageError(f"the database is at revision {before}, which this program does not know: update it")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", (LOCK_MIGRATE,))
    connection.commit()
    try:
        before = current_revision(connection)
        _upgrade(connection)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", (LOCK_MIGRATE,))
        connection.commit()
    refresh_gazetteers(connection)
    return list(_revisions()[_revisions().index(before) + 1 if before else 0 :])


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, pool

    # An engine of one borrowed connection: Alembic's transaction is this connection's transaction.
    engine = create_engine("postgresql+psycopg2://", creator=lambda: connection, poolclass=pool.StaticPool)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as handed:
        config.attributes["connection"] = handed
        command.upgrade(config, "head")
        handed.commit()


__all__ = ["current_revision", "known_revisions", "migrate", "newest_revision", "run_script"]
