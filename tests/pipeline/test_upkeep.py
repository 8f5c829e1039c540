"""Backup, restore, rebuild, takedown and check: what is stored survives, and what was taken down stays away."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from fastwarc.warc import ArchiveIterator

from articles.dates import VIETNAM
from pipeline.maintain import compact
from storage.db import opened, rows
from tests.cli.called import called, refused, thidua
from tests.pipeline.recorded import run_once, site_ids, snapshot, started

LATER = datetime(2031, 1, 1, tzinfo=VIETNAM)


def one(sql: str, *parameters: object) -> Any:
    with opened() as connection, connection, connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        row = cursor.fetchone()
        return row[0] if row else None


def an_article() -> tuple[str, str, str]:
    """An article that stands alone in its cluster: its id, its address and its body."""
    sql = """SELECT a.id, a.url, a.body FROM article a JOIN cluster c ON c.id = a.cluster
             WHERE a.relevant AND c.size = 1 AND length(a.body) > 500 ORDER BY a.id LIMIT 1"""
    with opened() as connection, connection, connection.cursor() as cursor:
        [row] = rows(cursor, sql)
    return row["id"], row["url"], row["body"]


def everything_archived(home: Path) -> bytes:
    warcs = b"".join(gzip.decompress(path.read_bytes()) for path in sorted(home.glob("archive/**/*.warc.gz")))
    return warcs + b"".join(path.read_bytes() for path in sorted(home.glob("archive/**/*.jsonl")))


def test_a_backup_takes_no_place_that_holds_other_files(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "srv" / "archive" / "thesis.odt"
    other.parent.mkdir(parents=True)
    other.write_text("mine")
    assert "archive/ there holds files of something else" in refused("backup", str(tmp_path / "srv"))
    assert other.read_text() == "mine"
    for command in ("backup", "restore"):
        assert "the address is empty" in refused(command, "", *(["--yes"] if command == "restore" else []))


def test_a_first_backup_that_was_cut_off_goes_on(stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.backup._write_manifest", Mock(side_effect=OSError(28, "No space left on device")))
        assert "No space left" in called("backup", str(tmp_path / "set"))[2]
    thidua("backup", str(tmp_path / "set"))
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == [
        "archive",
        "database",
        "manifest.json",
        "sites",
    ]
    assert len(list((tmp_path / "set" / "database").iterdir())) == 1


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", '{"format": 1}', '{"format": 1, "database": 5}', "null"])
def test_a_manifest_that_is_none_is_one_line(home: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    for command in (["backup", str(tmp_path)], ["restore", str(tmp_path), "--yes"]):
        status, _, err = called(*command)
        assert (status, err) == (1, f"thidua: {tmp_path}/manifest.json is not a manifest of this program\n")


def test_a_folder_or_file_that_is_no_dump_is_named(home: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.dump").touch()
    status, _, err = called("db", "backup", str(tmp_path / "folder"))
    assert (status, err) == (1, f"thidua: {tmp_path / 'folder'} is not a file: name the one to write\n")
    assert f"{tmp_path / 'folder'}: not a file: `thidua restore`" in refused("db", "restore", str(tmp_path / "folder"))
    for command in (["restore"], ["db", "restore"]):
        status, _, err = called(*command, str(tmp_path / "empty.dump"), "--yes")
        assert (status, err.count("\n")) == (1, 1)
        assert f"{tmp_path / 'empty.dump'} is not a backup of this database" in err


def test_a_backup_brings_everything_back_on_an_empty_machine(stored: Path, tmp_path: Path) -> None:
    thidua("alerts", "add", "tra-vinh", "--province", "tra-vinh", "--to", "json://127.0.0.1:9/")
    thidua("correct", an_article()[0], "--title", "Tiêu đề đã sửa", "--why", "in nhầm", "--who", "biên tập")
    state = stored / "releases" / "0123456789abcdef.json.gz"  # what a release's token stands for
    state.parent.mkdir()
    state.write_bytes(b"state")
    before, target = snapshot(), tmp_path / "backup"
    first = json.loads(thidua("backup", str(target), "--json"))
    assert first["copied_files"] == first["archive_files"] > 0
    again = json.loads(thidua("backup", str(target), "--json"))
    assert again["copied_files"] == 0
    assert len(list((target / "database").iterdir())) == 1
    started("db", "psql", "--", "-q", "-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    for path in stored.glob("archive/**/*"):
        if path.is_file():
            path.unlink()
    state.unlink()
    report = json.loads(thidua("restore", str(target), "--json"))
    assert report["articles"] == len(before["articles"])
    assert snapshot() == before
    assert state.read_bytes() == b"state"
    assert [a["name"] for a in json.loads(thidua("alerts", "list", "--json"))["alerts"]] == ["tra-vinh"]
    thidua("clean", "--all")
    assert snapshot() == before, "the archive came back with the rows that name it"


def test_a_damaged_backup_changes_nothing(stored: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup"
    thidua("backup", str(target))
    warc = next(target.glob("archive/**/*.warc.gz"))
    content = bytearray(warc.read_bytes())
    content[len(content) // 2] ^= 1
    warc.write_bytes(content)
    before = snapshot()
    thidua("restore", str(target), "--yes", status=1)
    thidua("restore", str(target), status=2)
    thidua("restore", str(tmp_path / "nowhere"), "--yes", status=2)
    assert snapshot() == before


def test_a_taken_down_text_is_gone_everywhere_and_stays_away(stored: Path, tmp_path: Path) -> None:
    article, url, body = an_article()
    archived = everything_archived(stored)
    words = next(p for p in (text.encode() for text in body.split("\n\n")) if p in archived)  # others hold elements
    target = tmp_path / "backup"
    thidua("backup", str(target))
    report = json.loads(thidua("takedown", url, "--reason", "Tòa soạn yêu cầu gỡ", "--json"))
    assert report["article"] == article
    assert report["records"] >= 1

    def assert_gone() -> None:
        assert one("SELECT count(*) FROM article WHERE id = %s", article) == 0
        assert one("SELECT count(*) FROM article WHERE body = %s", body) == 0
        assert one("SELECT count(*) FROM search_entry WHERE article = %s", article) == 0
        assert one("SELECT count(*) FROM page WHERE url = %s AND warc IS NOT NULL", url) == 0
        assert words not in everything_archived(stored)

    assert_gone()
    records = 0
    for path in stored.glob("archive/**/*.warc.gz"):
        records += sum(1 for _ in ArchiveIterator(path.open("rb")))
    assert records > 0, "the files still read as WARCs"
    run_once()
    assert_gone()
    thidua("clean", "--all")
    assert_gone()
    thidua("restore", str(target), "--yes")
    assert_gone()
    thidua("db", "rebuild", "--yes")
    assert_gone()
    thidua("takedown", url, "--reason", "noch einmal", status=2)
    thidua("backup", str(target))
    saved = b"".join(gzip.decompress(path.read_bytes()) for path in target.glob("archive/**/*.warc.gz"))
    assert words not in saved
    assert one("SELECT reason FROM takedown WHERE article = %s LIMIT 1", article) == "Tòa soạn yêu cầu gỡ"


def test_a_rebuild_ends_with_the_rows_of_before_also_after_compacting(stored: Path) -> None:
    before = snapshot()
    thidua("db", "rebuild", "--yes")
    assert snapshot() == before
    compact(now=LATER)
    thidua("db", "rebuild", "--yes")
    assert snapshot() == before


def test_damage_in_the_archive_is_found_and_lost_records_are_requested_again(stored: Path) -> None:
    assert json.loads(thidua("archive", "check", "--json"))["damaged"] == 0
    before = snapshot()
    with opened() as connection, connection, connection.cursor() as cursor:
        [row] = rows(
            cursor,
            "SELECT id, url, warc, warc_offset, warc_length FROM page WHERE kind = 'article' AND outcome = 'fetched' "
            "AND warc IS NOT NULL ORDER BY id LIMIT 1",
        )
    path = stored / "archive" / row["warc"]
    content = bytearray(path.read_bytes())
    content[row["warc_offset"] + row["warc_length"] // 2] ^= 0x10
    path.write_bytes(content)
    found = json.loads(thidua("archive", "check", "--json", status=1))
    assert found["damaged"] == 1
    assert found["faults"][0]["url"] == row["url"]
    assert one("SELECT count(*) FROM issue WHERE code = 'archive_unreadable' AND ended_at IS NULL") == 1
    thidua("clean", "--all", status=1)
    repaired = json.loads(thidua("archive", "check", "--repair", "--json"))
    assert repaired["requested"] == 1
    thidua("crawl", *site_ids())
    thidua("clean")
    assert json.loads(thidua("archive", "check", "--json"))["damaged"] == 0
    assert one("SELECT count(*) FROM issue WHERE code = 'archive_unreadable' AND ended_at IS NULL") == 0
    after = snapshot()
    assert [a["id"] for a in after["articles"]] == [a["id"] for a in before["articles"]]


@pytest.mark.parametrize("damage", ["cut", "flipped", "missing", "not gzip"])
def test_no_damage_stops_the_cleaning_of_other_pages(stored: Path, damage: str) -> None:
    path = max(stored.glob("archive/*/*/*.warc.gz"), key=lambda p: p.stat().st_size)
    content = bytearray(path.read_bytes())
    if damage == "missing":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "not gzip":
        path.write_bytes(b"\x00" * len(content))
    else:
        for at in range(1000, len(content), 1999):
            content[at] ^= 0xFF
        path.write_bytes(content)
    report = json.loads(thidua("clean", "--all", "--json", status=1))
    assert report["unreadable"] > 0
    assert report["pages"] > 0
