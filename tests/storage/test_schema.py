"""The schema comes up to date from anywhere, once, and the data dictionary describes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from storage.db import connect, rows
from storage.errors import StorageError
from storage.schema import migrate, newest_revision

MIGRATE = "from storage.db import connect; connect().close()"


def test_two_processes_may_migrate_at_once(unmigrated_home: Path) -> None:
    both = [subprocess.Popen([sys.executable, "-c", MIGRATE], stderr=subprocess.PIPE) for _ in range(2)]
    assert [(p.wait(60), p.stderr.read()) for p in both if p.stderr] == [(0, b"")] * 2
    connection = connect(migrated=False)
    with connection, connection.cursor() as cursor:
        assert rows(cursor, "SELECT version_num FROM alembic_version") == [{"version_num": newest_revision()}]
    connection.close()


def test_migrating_again_applies_nothing(home: Path) -> None:
    connection = connect()
    assert migrate(connection) == []
    connection.close()


def test_a_newer_schema_than_the_program_is_refused_in_one_line(home: Path) -> None:
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError, match=r"^[^\n]*revision 9999[^\n]*update it$"):
        migrate(connection)
    connection.close()


def test_an_unreachable_database_is_one_line_without_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIDUA_DATABASE_URL", "postgresql://someone:secret@127.0.0.1:1/none")
    with pytest.raises(StorageError) as caught:
        connect()
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)
