"""Files that the archive takes over: copied, or given another name on the disk that they are on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.archive import archive

CONTENT = b"WARC/1.1" * 1000


@pytest.fixture
def local(tmp_path: Path) -> Path:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(CONTENT)
    return file


def archived(relative: str) -> Path:
    return Path(archive().path_of(relative))


def test_a_final_file_of_the_same_disk_is_not_copied(home: Path, local: Path) -> None:
    archive().take(local, "a/2026-01/a.warc.gz", is_final=True)
    assert archived("a/2026-01/a.warc.gz").samefile(local)
    local.unlink()
    assert archived("a/2026-01/a.warc.gz").read_bytes() == CONTENT


def test_a_file_that_may_change_is_copied(home: Path, local: Path) -> None:
    archive().take(local, "a/2026-01/a.warc.gz")
    local.write_bytes(b"changed")
    assert archived("a/2026-01/a.warc.gz").read_bytes() == CONTENT


def test_a_file_of_another_disk_is_copied(home: Path, local: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*names: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    archive().take(local, "a/2026-01/a.warc.gz", is_final=True)
    assert archived("a/2026-01/a.warc.gz").read_bytes() == CONTENT
    assert not archived("a/2026-01/a.warc.gz").samefile(local)


def test_half_a_file_that_a_kill_left_is_replaced(home: Path, local: Path) -> None:
    half = archived("a/2026-01/a.warc.gz.part-new")
    half.parent.mkdir(parents=True)
    half.write_bytes(CONTENT[:10])
    archive().take(local, "a/2026-01/a.warc.gz", is_final=True)
    assert archived("a/2026-01/a.warc.gz").read_bytes() == CONTENT
    assert not half.exists()
    archive().take(local, "a/2026-01/a.warc.gz", is_final=True)
    assert [path.name for path in half.parent.iterdir()] == ["a.warc.gz"]
