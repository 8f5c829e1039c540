"""What tests of several folders share: a home of its own for each test run, and the recorded sites."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from psycopg2.extensions import cursor as Cursor

    from crawler.replay import LoggedRequest, Replay
    from storage.server import EmbeddedServer

# Nothing of the caller's installation may be touched, and no live site be crawled.
for _name in ("THIDUA_DATABASE_URL", "THIDUA_ARCHIVE_URL", "THIDUA_SITES_DIR", "THIDUA_CONTACT", "THIDUA_HOME"):
    os.environ.pop(_name, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` rewrites expected records and then fails, so that they are read before they are kept."""
    parser.addoption("--update-golden", action="store_true", default=False, help="write golden records anew, then fail")


MIGRATED = "migrated"


@pytest.fixture(scope="session")
def server_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The home of one embedded Postgres for the whole run; each test gets a database of its own on it.

    Every database is copied from one that was migrated once: the copy takes 0.2 s where migrating takes 3.
    """
    from storage.db import connect
    from storage.server import EmbeddedServer

    folder = tmp_path_factory.mktemp("server")
    server = EmbeddedServer(folder=folder / "postgres")
    server.start()
    with pytest.MonkeyPatch.context() as patch:
        with _administrator(server) as cursor:
            # Safe against a kill of Postgres, which tests do, but not of the machine.
            cursor.execute("ALTER SYSTEM SET fsync = off")
            cursor.execute("ALTER SYSTEM SET full_page_writes = off")
            cursor.execute("SELECT pg_reload_conf()")
            cursor.execute(f"CREATE DATABASE {MIGRATED} TEMPLATE template0")
        patch.setenv("THIDUA_HOME", str(folder))
        patch.setenv("THIDUA_DATABASE_URL", server.url(MIGRATED))
        connect().close()
    yield folder
    server.stop()


@pytest.fixture
def home(tmp_path: Path, server_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty ``THIDUA_HOME`` with a database that holds nothing, on the run's own Postgres."""
    with empty_home(tmp_path, server_home, monkeypatch) as folder:
        yield folder


@pytest.fixture
def unmigrated_home(tmp_path: Path, server_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """As ``home``, with a database that has no schema yet."""
    with empty_home(tmp_path, server_home, monkeypatch, template="template0") as folder:
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


FORKING = "tests/pipeline/test_kills.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A module that forks this process goes first, before others leave threads in it; a fork takes their locks along."""
    items.sort(key=lambda item: not item.nodeid.startswith(FORKING))


@dataclass(frozen=True, kw_only=True)
class RecordedStore:
    """The recorded sites, served for the whole run, and what one crawl and one cleaning of them left behind."""

    replay: Replay
    requests: tuple[LoggedRequest, ...]
    """Those of the one crawl."""
    database: str
    home: Path


@pytest.fixture(scope="session")
def recorded_store(tmp_path_factory: pytest.TempPathFactory, server_home: Path) -> Iterator[RecordedStore]:
    """The recorded sites crawled and cleaned once for all tests, which get copies of it (``recorded_home``)."""
    import psycopg2

    from crawler.replay import start_replay
    from tests.pipeline.recorded import run_once

    folder = tmp_path_factory.mktemp("recorded")
    with (
        start_replay(0) as replay,
        pytest.MonkeyPatch.context() as patch,
        empty_home(folder, server_home, patch) as home,
    ):
        patch.setenv("THIDUA_SITES_DIR", str(replay.sites_dir))
        run_once()
        name = psycopg2.extensions.parse_dsn(os.environ["THIDUA_DATABASE_URL"])["dbname"]
        requests = replay.requests.snapshot()
        patch.undo()
        yield RecordedStore(replay=replay, requests=requests, database=name, home=home)


@pytest.fixture
def recorded_home(
    tmp_path: Path, server_home: Path, recorded_store: RecordedStore, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """As ``home``, with the recorded sites' pages and articles in it and the sites being served."""
    with copied_home(tmp_path, server_home, recorded_store, monkeypatch) as folder:
        yield folder


@pytest.fixture(scope="module")
def module_recorded_home(
    tmp_path_factory: pytest.TempPathFactory,
    server_home: Path,
    recorded_store: RecordedStore,
    module_monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Path]:
    """As ``recorded_home``, shared by the tests of one module."""
    with copied_home(tmp_path_factory.mktemp("module"), server_home, recorded_store, module_monkeypatch) as folder:
        yield folder


@contextmanager
def copied_home(
    tmp_path: Path, server_home: Path, store: RecordedStore, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A copy of the recorded store that is dropped at the end."""
    with empty_home(tmp_path, server_home, monkeypatch, template=f'"{store.database}"') as folder:
        shutil.copytree(store.home, folder)
        monkeypatch.setenv("THIDUA_SITES_DIR", str(store.replay.sites_dir))
        yield folder


@contextmanager
def empty_home(
    tmp_path: Path, server_home: Path, monkeypatch: pytest.MonkeyPatch, *, template: str = MIGRATED
) -> Iterator[Path]:
    """A home and a database that are dropped at the end; ``template="template0"`` makes one without a schema.

    A crawl that is started in this process has its own process forked from a warm one, and a cleaning stays in this
    process: two more are worth their start from some hundred pages on.
    """
    from storage.server import EmbeddedServer
    from tests.warm import WARM

    server = EmbeddedServer(folder=server_home / "postgres")
    server.start()
    name = f"test_{os.getpid()}_{abs(hash(str(tmp_path))):x}"
    with _administrator(server) as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE {template}')
    monkeypatch.setenv("THIDUA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("THIDUA_DATABASE_URL", server.url(name))
    monkeypatch.setattr("crawler.child.subprocess", WARM)
    for module in ("clean", "events"):
        monkeypatch.setattr(f"pipeline.{module}.POOL_FROM", 1_000_000)
    yield tmp_path / "home"
    # A client that is still connected (a killed command) must not keep the database.
    with _administrator(server) as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def _administrator(server: EmbeddedServer) -> Iterator[Cursor]:
    """A cursor outside any transaction, as creating a database needs it."""
    import psycopg2

    connection = psycopg2.connect(server.url("postgres"))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
