"""The embedded Postgres starts when it is needed, is shared, and survives being killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from storage.errors import StorageError
from storage.idle import stop_when_idle
from storage.server import EmbeddedServer
from storage.server_memory import FORMER, INCLUDED, MACHINE_FILE, memory_settings, total_memory

MB = 1024 * 1024
GB = 1024 * MB
START = "import sys; from pathlib import Path; from storage.server import EmbeddedServer; "
START += "EmbeddedServer(folder=Path(sys.argv[1])).start()"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(folder=tmp_path / "home" / "postgres")
    yield server
    server.stop()


def query(server: EmbeddedServer, sql: str) -> object:
    connection = psycopg2.connect(server.url())
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(sql)
            row = cursor.fetchone()
            return row[0] if row else None
    finally:
        connection.close()


def start_in_process(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", START, str(folder)], stderr=subprocess.PIPE)


def test_processes_that_start_it_at_once_share_one_server(server: EmbeddedServer) -> None:
    starters = [start_in_process(server.folder) for _ in range(3)]
    assert [(p.wait(60), p.stderr.read()) for p in starters if p.stderr] == [(0, b"")] * 3
    assert query(server, "SELECT 1") == 1
    assert [p.name for p in server.folder.parent.glob("postgres.new-*")] == []


def test_stored_rows_survive_a_killed_server_and_it_starts_again(server: EmbeddedServer) -> None:
    server.start()
    connection = psycopg2.connect(server.url())
    with connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    connection.close()
    postmaster = int((server.folder / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)
    server.start()
    assert query(server, "SELECT count(*) FROM kept") == 1000


def test_a_making_that_was_killed_leaves_nothing_half_made(server: EmbeddedServer) -> None:
    starter = start_in_process(server.folder)
    ends = time.monotonic() + 20
    while time.monotonic() < ends and not list(server.folder.parent.glob("postgres.new-*/PG_VERSION")):
        time.sleep(0.005)
    starter.kill()
    starter.wait()
    server.start()
    assert query(server, "SELECT 1") == 1
    assert list(server.folder.parent.glob("postgres.new-*")) == []


def test_stop_ends_it_and_stopping_again_says_so(server: EmbeddedServer) -> None:
    server.start()
    assert server.stop()
    assert not server.is_running()
    assert not server.stop()


def test_it_stops_when_nobody_uses_it_and_not_before(server: EmbeddedServer) -> None:
    assert server.start()
    assert not server.start()
    connection = psycopg2.connect(server.url())
    watching = threading.Thread(target=stop_when_idle, args=(server,), kwargs={"idle_s": 0.6, "every_s": 0.1})
    watching.start()
    watching.join(1.5)
    assert watching.is_alive(), "somebody is connected"
    connection.close()
    watching.join(30)
    assert not watching.is_alive()
    assert not server.is_running()
    assert not stop_when_idle(server, idle_s=0.0), "it had ended by itself"


def test_it_has_no_tcp_port_and_its_socket_folder_is_private(server: EmbeddedServer) -> None:
    server.start()
    assert query(server, "SHOW listen_addresses") == ""
    assert server.socket_folder.stat().st_mode & 0o077 == 0
    with socket.socket() as probe:
        lines = (server.folder / "postmaster.pid").read_text().splitlines()
        assert probe.connect_ex(("127.0.0.1", int(lines[3]))) != 0


def test_it_takes_its_share_of_the_memory_and_what_somebody_writes_holds(server: EmbeddedServer) -> None:
    server.start()
    assert query(server, "SELECT setting::int / 128 FROM pg_settings WHERE name = 'shared_buffers'") == min(
        max(total_memory() // 8, 128 * MB), 4096 * MB
    ) // (MB)
    server.stop()
    with (server.folder / "postgresql.conf").open("a") as conf:
        conf.write("shared_buffers = 200MB\n")
    server.start()
    assert query(server, "SHOW shared_buffers") == "200MB"


@pytest.mark.parametrize(("kept", "shown"), [("256MB", None), ("300MB", "300MB")])
def test_a_database_made_before_takes_its_share_unless_somebody_changed_it(
    server: EmbeddedServer, kept: str, shown: str | None
) -> None:
    server.start()
    share = query(server, "SHOW shared_buffers")
    server.stop()
    conf = server.folder / "postgresql.conf"
    former = conf.read_text().replace(INCLUDED, "").replace("work_mem = 16MB\n", FORMER.replace("256MB", kept))
    conf.write_text(former)
    (server.folder / MACHINE_FILE).unlink()
    server.start()
    assert query(server, "SHOW shared_buffers") == (shown or share)
    assert query(server, "SHOW work_mem") == "16MB"


@pytest.mark.parametrize(("total", "buffers"), [(MB * 512, 128), (GB * 4, 512), (GB * 24, 3072), (GB * 256, 4096)])
def test_a_machines_memory_decides(total: int, buffers: int) -> None:
    assert f"shared_buffers = {buffers}MB\n" in memory_settings(total)


def test_a_home_too_deep_for_a_socket_path_works(tmp_path: Path) -> None:
    deep = EmbeddedServer(folder=tmp_path / ("d" * 60) / ("e" * 60) / "postgres")
    deep.start()
    try:
        assert query(deep, "SELECT 1") == 1
    finally:
        deep.stop()


def test_a_folder_with_other_files_is_refused_in_one_line(server: EmbeddedServer) -> None:
    server.folder.mkdir(parents=True)
    (server.folder / "thesis.docx").write_text("mine")
    with pytest.raises(StorageError, match=r"^[^\n]*holds files but no Postgres[^\n]*$"):
        server.start()
    assert (server.folder / "thesis.docx").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs Postgres as another user")
def test_folders_that_are_closed_to_the_unprivileged_user_work_as_well(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    for folder in (closed / "postgres", closed / "deeper" / "postgres"):
        server = EmbeddedServer(folder=folder)
        server.start()
        try:
            assert query(server, "SELECT 1") == 1
        finally:
            server.stop()
