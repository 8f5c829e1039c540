"""The archive and backups on S3: both servers are processes, one in memory (moto), one of real files (rclone)."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import fsspec
import httpx
import pytest
from warcio.warcwriter import WARCWriter

from articles.dates import VIETNAM
from pipeline.maintain import compact
from storage.archive import archive, body_digest
from storage.db import opened, rows, transaction
from tests.cli.called import thidua
from tests.pipeline import archived
from tests.storage.stored import add_sites

BIN = Path(sys.executable).parent
LATER = datetime(2031, 1, 1, tzinfo=VIETNAM)
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
BODIES = [f"<html><body><h1>Tin {n}</h1>{'Phát động thi đua. ' * 300}{n}</body></html>".encode() for n in range(4)]


@pytest.fixture(scope="module", params=["moto", "rclone"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an S3 server that holds one bucket."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("s3")
    if request.param == "moto":
        command = [str(BIN / "moto_server"), "-H", "127.0.0.1", "-p", str(port)]
    else:
        key = f"{CREDENTIALS['AWS_ACCESS_KEY_ID']},{CREDENTIALS['AWS_SECRET_ACCESS_KEY']}"
        rclone = str(BIN / "rclone")
        command = [rclone, "serve", "s3", str(folder), "--addr", f"127.0.0.1:{port}", "--auth-key", key]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    try:
        for _ in range(600):
            assert process.poll() is None, f"{request.param} did not start"
            try:
                httpx.get(f"http://127.0.0.1:{port}/", timeout=2)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def bucket(server: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty bucket that is the archive, as an operator sets it: by variables alone."""
    for name, value in {**CREDENTIALS, "AWS_ENDPOINT_URL": server}.items():
        monkeypatch.setenv(name, value)
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    name = f"thidua-{os.getpid()}-{time.time_ns()}"
    fsspec.filesystem("s3").mkdir(name)
    monkeypatch.setenv("THIDUA_ARCHIVE_URL", f"s3://{name}/archive")
    yield name
    fsspec.get_filesystem_class("s3").clear_instance_cache()


def store_pages(folder: Path) -> None:
    """Two WARCs of one past month: responses, and conversions (what a browser made of a response), with rows."""
    store = archive()
    with opened() as connection:
        add_sites(connection)
        with transaction(connection) as cursor:
            cursor.execute("INSERT INTO crawl_run (id, trigger, started_at) VALUES ('r', 'test', now())")
        for number, kinds in enumerate([("response", "conversion"), ("conversion", "response")]):
            buffer = io.BytesIO()
            writer = WARCWriter(buffer, gzip=True)
            path = f"baolamdong/2025-12/r{number}.warc.gz"
            for at, kind in enumerate(kinds):
                body = BODIES[2 * number + at]
                url = f"https://baolamdong.vn/{number}-{at}"
                offset = buffer.tell()
                writer.write_record(_record(writer, url, kind, body))
                with transaction(connection) as cursor:
                    cursor.execute(
                        "INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at, "
                        "warc, warc_offset, warc_length, digest) VALUES ('baolamdong', 'r', %s, %s, 'article', 'fetched', "
                        "%s, %s, '2025-12-05', %s, %s, %s, %s)",
                        (path, at, url, 2 * number + at, path, offset, buffer.tell() - offset, body_digest(body)),
                    )
            local = folder / "one.warc.gz"
            local.write_bytes(buffer.getvalue())
            store.take(local, path)
            store.take(local, path)


def _record(writer: WARCWriter, url: str, kind: str, body: bytes) -> object:
    if kind == "conversion":
        return writer.create_warc_record(url, kind, payload=io.BytesIO(body), warc_content_type="text/html")
    from warcio.statusandheaders import StatusAndHeaders

    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    return writer.create_warc_record(url, kind, payload=io.BytesIO(body), http_headers=headers)


def checked(*arguments: str, status: int = 0) -> dict[str, object]:
    report: dict[str, object] = json.loads(thidua("archive", "check", *arguments, "--json", status=status))
    return report


def test_an_archive_on_s3_is_written_read_joined_and_checked(bucket: str, tmp_path: Path) -> None:
    store_pages(tmp_path)
    assert archive().list() == ["baolamdong/2025-12/r0.warc.gz", "baolamdong/2025-12/r1.warc.gz"]
    assert (checked()["files"], checked()["records"], checked()["damaged"]) == (2, 4, 0)
    joined = compact(now=LATER)
    assert (joined.before, joined.after) == (2, 1)
    assert len(archive().list()) == 1
    assert (checked()["files"], checked()["records"], checked()["damaged"]) == (1, 4, 0)


def test_old_listings_leave_an_archive_on_s3(bucket: str, tmp_path: Path) -> None:
    with opened() as connection:
        archived.fill(connection, tmp_path / "visits")
        before = archived.bodies(connection)
        report = compact(now=LATER)
        assert (report.before, report.after, report.dropped_records) == (2, 1, 18)
        after = archived.bodies(connection)
        assert {body for _, body in before.items() if b"<h1>" in body} == set(after.values())
    assert checked()["damaged"] == 0
    assert compact(now=LATER).dropped_records == 0
    assert len([path for path in archive().list() if path.endswith(".warc.gz")]) == 1


def test_damage_on_s3_is_found_and_a_moved_record_found_again(bucket: str, tmp_path: Path) -> None:
    store_pages(tmp_path)
    store = archive()
    with store.open("baolamdong/2025-12/r0.warc.gz") as handle:
        content = handle.read()
    store.write("baolamdong/2025-12/copy.warc.gz", content)
    store.remove("baolamdong/2025-12/r0.warc.gz")
    store.remove("baolamdong/2025-12/r0.warc.gz")
    assert checked(status=1)["damaged"] == 2
    repaired = checked("--repair")
    assert (repaired["moved"], repaired["requested"]) == (2, 0)
    assert checked()["damaged"] == 0


def test_a_backup_on_s3_brings_database_and_archive_back(bucket: str, tmp_path: Path) -> None:
    store_pages(tmp_path)
    target = f"s3://{bucket}/backup"
    first = json.loads(thidua("backup", target, "--json"))
    assert (first["archive_files"], first["copied_files"]) == (2, 2)
    assert json.loads(thidua("backup", target, "--json"))["copied_files"] == 0
    for path in archive().list():
        archive().remove(path)
    with opened() as connection, transaction(connection) as cursor:
        cursor.execute("DELETE FROM page")
    report = json.loads(thidua("restore", target, "--yes", "--json"))
    assert report["archive_files"] == 2
    with opened() as connection, connection, connection.cursor() as cursor:
        assert rows(cursor, "SELECT count(*) AS pages FROM page") == [{"pages": 4}]
    assert checked()["damaged"] == 0
    assert not [path for path in fsspec.filesystem("s3").find(f"{bucket}/backup") if path.endswith(".part")]
