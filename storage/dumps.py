"""Dump the database, and restore a dump written by any earlier release."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from pathlib import Path

from storage.db import Connection, connect, database_url, opened
from storage.errors import StorageError
from storage.readers import READER
from storage.schema import current_revision, known_revisions
from storage.server import binary

_GRANT_READER = f"""
DO $$ BEGIN
    GRANT USAGE ON SCHEMA public TO {READER};
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO {READER};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {READER};
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
    RAISE NOTICE 'the role {READER} was not granted: %', SQLERRM;
END $$;
"""
_EMPTY_SCHEMA = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
# Lines that pg_dump of Postgres 17 writes and an older server, or a new schema, refuses.
_LEFT_OUT = (b"SET transaction_timeout", b"CREATE SCHEMA public")


def dump_database(file: Path) -> int:
    """Write the database to one compressed file; return its size in bytes.

    Raises:
        StorageError: if it cannot be written; no file is left then.
    """
    if file.exists() and not file.is_file():
        raise StorageError(f"{file} is not a file: name the one to write")
    connect().close()
    part = file.with_name(f".{file.name}.part")
    try:
        fault = _dump_into(part, "--compress=zstd:3")
        if fault is not None and "compress" in fault:  # Postgres 15, or built without zstd
            fault = _dump_into(part)
        if fault is not None:
            raise StorageError(f"the backup failed, {file} was not written: {_reason(fault)}")
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(file)
    except OSError as error:
        raise StorageError(f"the backup failed, {file} was not written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)
    return file.stat().st_size


def _dump_into(part: Path, *options: str) -> str | None:
    """Dump the database; what pg_dump said if it failed.

    Of three tables of a million articles zstd took an eighth of gzip's time, and five sixths of its space.
    """
    done = subprocess.run(
        [
            *(binary("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", *options),
            *("--schema=public", f"--file={part}", "--dbname", database_url()),
        ],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.stderr if done.returncode != 0 else None


def dumped_revision(file: Path) -> str:
    """The schema revision of a dump.

    Raises:
        StorageError: for a file that is not a dump of this program's database.
    """
    done = subprocess.run(
        [binary("pg_restore"), "--data-only", "--table=alembic_version", "--file=-", str(file)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    found = re.search(r"^COPY public\.alembic_version .*\n(\S+)$", done.stdout, re.M)
    if done.returncode != 0 or found is None:
        raise StorageError(f"{file} is not a backup of this database: {_reason(done.stderr) or 'it names no revision'}")
    return found.group(1)


def restore_database(file: Path) -> None:
    """Replace the database's contents with a dump's, and bring them to the current schema.

    Emptying the schema and loading the dump is one transaction: all of it comes back or nothing changes.

    Raises:
        StorageError: for a file that is not a dump, one of a newer release, or a server that refuses.
    """
    revision = dumped_revision(file)
    if revision not in known_revisions():
        raise StorageError(f"{file} is at revision {revision}, which this program does not know: update it first")
    connect(migrated=False).close()
    script = subprocess.Popen(
        [binary("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    player = subprocess.Popen(
        [
            *(binary("psql"), "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"),
            *("--output", os.devnull, "--file=-", "--dbname", database_url()),
        ],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PGOPTIONS": "-c client_min_messages=error"},
    )
    assert script.stdout is not None
    assert script.stderr is not None
    assert player.stdin is not None
    with contextlib.suppress(BrokenPipeError):  # psql stopped at an error, which it names itself
        player.stdin.write(_EMPTY_SCHEMA.encode() + b"\n")
        in_rows = False
        for line in script.stdout:
            if not in_rows and line.startswith(_LEFT_OUT):
                continue
            player.stdin.write(line)
            in_rows = line != b"\\.\n" if in_rows else line.startswith(b"COPY ") and line.endswith(b"FROM stdin;\n")
    unread = script.stderr.read()
    script.stdout.close()
    if script.wait() != 0:
        player.kill()
        player.wait()
        raise StorageError(f"nothing was restored: {_reason(unread.decode(errors='replace'))}")
    _, said = player.communicate()
    if player.returncode != 0:
        raise StorageError(f"nothing was restored: {_reason(said.decode(errors='replace'))}")
    with opened() as connection:
        grant_reader(connection)


def grant_reader(connection: Connection) -> None:
    """Let the role that only reads read every table; dumps hold no privileges."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_GRANT_READER)


def database_revision() -> str | None:
    """The revision of the archive's database; ``None`` for an empty one."""
    connection = connect(migrated=False)
    try:
        return current_revision(connection)
    finally:
        connection.close()


def is_empty() -> bool:
    """Whether the database holds no article and no page."""
    with opened() as connection, connection, connection.cursor() as cursor:
        cursor.execute("SELECT NOT EXISTS (SELECT FROM article) AND NOT EXISTS (SELECT FROM page)")
        row = cursor.fetchone()
        return bool(row and row[0])


def _reason(stderr: str) -> str:
    """The line with the reason: the first error, else the last line."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    telling = [line for line in lines if "ERROR" in line or "error:" in line]
    return (telling or lines[-1:] or [""])[0]
