"""The schema's revisions: plain SQL, forward only, safe when two processes migrate at once."""

from __future__ import annotations

from pathlib import Path

from alembic import command, op
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, pool

from storage.errors import StorageError
from storage.gazetteers import refresh_gazetteers
from storage.locks import LOCK_MIGRATE
from storage.transactions import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def run_script(name: str) -> None:
    """Run one SQL file of ``storage/migrations/versions`` inside the migration's transaction."""
    script = (MIGRATIONS / "versions" / name).read_text(encoding="utf-8")
    op.get_bind().exec_driver_sql(script.replace("%", "%%"))


def newest_revision() -> str:
    """The revision that this program needs."""
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert head is not None
    return head


def known_revisions() -> frozenset[str]:
    """Every revision that this program can bring up to date."""
    return frozenset(script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


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
    """Bring the database and its copy of the gazetteers up to date; the revisions that were applied, oldest first.

    Raises:
        StorageError: if the database is at a revision that this program does not know.
    """
    before, head = current_revision(connection), newest_revision()
    if before == head:
        refresh_gazetteers(connection)
        return []
    if before is not None and before not in known_revisions():
        raise StorageError(f"the database is at revision {before}, which this program does not know: update it")
    # An engine of one borrowed connection: Alembic's transaction is this connection's transaction.
    engine = create_engine("postgresql+psycopg2://", creator=lambda: connection, poolclass=pool.StaticPool)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", (LOCK_MIGRATE,))
    connection.commit()
    try:
        before = current_revision(connection)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with engine.connect() as handed:
            config.attributes["connection"] = handed
            command.upgrade(config, "head")
            handed.commit()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", (LOCK_MIGRATE,))
        connection.commit()
    refresh_gazetteers(connection)
    steps = ScriptDirectory(str(MIGRATIONS)).iterate_revisions("head", before or "base")
    return [step.revision for step in reversed(list(steps))]


__all__ = ["current_revision", "known_revisions", "migrate", "newest_revision", "run_script"]
