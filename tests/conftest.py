"""What tests of several folders share: a home of its own for each test run, and the recorded sites."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# Nothing of the caller's installation may be touched, and no live site be crawled.
for _name in ("THIDUA_DATABASE_URL", "THIDUA_ARCHIVE_URL", "THIDUA_SITES_DIR", "THIDUA_CONTACT", "THIDUA_HOME"):
    os.environ.pop(_name, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes expected records anew and then fails, so that they are read before they are kept."""
    parser.addoption("--update-golden", action="store_true", default=False, help="write golden records anew, then fail")


@pytest.fixture(scope="session")
def server_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The home of one embedded Postgres for the whole run; each test gets a database of its own on it."""
    from storage.server import EmbeddedServer

    folder = tmp_path_factory.mktemp("server")
    yield folder
    EmbeddedServer(folder=folder / "postgres").stop()


@pytest.fixture
def home(tmp_path: Path, server_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty ``THIDUA_HOME`` with an empty database, on the run's own Postgres."""
    with empty_home(tmp_path, server_home, monkeypatch) as folder:
        yield folder


@pytest.fixture(scope="module")
def module_monkeypatch() -> Iterator[pytest.MonkeyPatch]:
    """Changes of the environment that last for one module."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def module_home(
    tmp_path_factory: pytest.TempPathFactory, server_home: Path, module_monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """As ``home``, shared by the tests of one module."""
    with empty_home(tmp_path_factory.mktemp("module"), server_home, module_monkeypatch) as folder:
        yield folder


@contextmanager
def empty_home(tmp_path: Path, server_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home and a database that are dropped in the end."""
    import psycopg2

    from storage.server import EmbeddedServer

    server = EmbeddedServer(folder=server_home / "postgres")
    server.start()
    name = f"test_{os.getpid()}_{abs(hash(str(tmp_path))):x}"
    admin = psycopg2.connect(server.url("postgres"))
    admin.autocommit = True
    with admin.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    monkeypatch.setenv("THIDUA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("THIDUA_DATABASE_URL", server.url(name))
    yield tmp_path / "home"
    # Whoever is still connected (a killed command) must not keep the database.
    with admin.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    admin.close()
