"""Old listings' bodies leave the archive; every other record stays readable, and a rebuild finds the same rows."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator

from articles.dates import VIETNAM
from pipeline.archive_check import check_archive
from pipeline.maintain import CompactReport, compact
from pipeline.rebuild import rebuild
from pipeline.takedown import take_down
from storage.archive import Archive, archive
from storage.db import Connection, opened, transaction
from storage.warc_parts import read_parts
from tests.cli.called import thidua
from tests.pipeline.archived import MONTH, OLD, SITE, article, bodies, fill, listing, places, visit, warc_bytes

TEXT_11 = "số 11,".encode()


@pytest.fixture
def store(home: Path, tmp_path: Path) -> Iterator[Connection]:
    """A connection to a store with two visits of one month in its archive."""
    with opened() as connection:
        fill(connection, tmp_path / "visits")
        yield connection


def execute(connection: Connection, sql: str, *parameters: object) -> None:
    with transaction(connection) as cursor:
        cursor.execute(sql, parameters)


def without_places(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{k: v for k, v in row.items() if not k.startswith("warc")} for row in rows]


def archived_text() -> bytes:
    found = []
    for path in archive().list():
        if path.endswith(".warc.gz"):
            with archive().open(path) as handle:
                found.append(gzip.decompress(handle.read()))
    return b"".join(found)


def is_named(row: dict[str, Any]) -> bool:
    return row["kind"] == "article" or row["outcome"] == "unchanged"


def assert_dropped(connection: Connection, before: list[dict[str, Any]], read: dict[tuple[str, int], bytes]) -> None:
    """Articles read as before, listings name no record, the file is alone and sound, and a rebuild ends the same."""
    after = places(connection)
    assert without_places(after) == without_places(before)
    assert [row["warc"] is not None for row in after] == [is_named(row) for row in after]
    assert all(row["warc_offset"] is None and row["warc_length"] is None for row in after if row["warc"] is None)
    assert bodies(connection) == {(r["handover"], r["line"]): read[r["handover"], r["line"]] for r in before
                                  if r["kind"] == "article" and r["outcome"] == "fetched"}  # fmt: skip
    assert b"/tin-10-0.html" not in archived_text()
    assert len([path for path in archive().list(SITE) if path.endswith(".warc.gz")]) == 1
    assert check_archive(repair=False, now=OLD).damaged == 0
    rebuild(now=OLD)
    assert places(connection) == after


def test_listings_of_old_months_go_and_everything_else_reads_as_before(store: Connection) -> None:
    before, read, size = places(store), bodies(store), warc_bytes()
    report = compact(now=OLD)
    assert (report.before, report.after) == (2, 1)
    assert report.dropped_records == 2 * (2 + 2 + 2 + 3), "robots, home, feed, and a listing that was rendered"
    assert report.dropped_bytes == size - warc_bytes() > size / 3
    assert_dropped(store, before, read)
    [path] = [path for path in archive().list(SITE) if path.endswith(".warc.gz")]
    with archive().open(path) as handle:
        kinds = [record.headers["WARC-Type"] for record in ArchiveIterator(handle)]
    assert kinds.count("metadata") == 4, "one note for each run of dropped records"
    assert kinds.count("warcinfo") == 2
    with archive().open(path) as handle:
        assert read_parts(handle).is_whole


def test_a_second_time_nothing_is_left_to_do(store: Connection) -> None:
    compact(now=OLD)
    files, rows = archive().list(), places(store)
    assert compact(now=OLD) == CompactReport(before=1, after=1)
    assert (archive().list(), places(store)) == (files, rows)


@pytest.mark.parametrize("days", [(0, 3000), (365, 365)])
def test_nothing_goes_before_its_time(
    store: Connection, monkeypatch: pytest.MonkeyPatch, days: tuple[int, int]
) -> None:
    monkeypatch.setenv("THIDUA_KEEP_LISTINGS_DAYS", str(days[0]))
    read = bodies(store)
    report = compact(now=MONTH + timedelta(days=days[1]))
    assert (report.after, report.dropped_records) == (1, 0)
    assert bodies(store) == read


def test_a_month_goes_once_it_lies_wholly_before_the_limit(store: Connection) -> None:
    end = datetime(2026, 1, 1, tzinfo=VIETNAM) + timedelta(days=365)
    assert compact(now=end - timedelta(minutes=1)).dropped_records == 0
    assert compact(now=end).dropped_records > 0


def test_months_that_were_joined_before_lose_their_listings_too(
    store: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, read = places(store), bodies(store)
    monkeypatch.setenv("THIDUA_KEEP_LISTINGS_DAYS", "0")
    compact(now=OLD)
    monkeypatch.delenv("THIDUA_KEEP_LISTINGS_DAYS")
    assert compact(now=OLD).dropped_records > 0
    assert_dropped(store, before, read)


def test_a_single_file_loses_its_listings_too(home: Path, tmp_path: Path) -> None:
    with opened() as connection:
        fill(connection, tmp_path / "visits", visits=1)
        before, read = places(connection), bodies(connection)
        report = compact(now=OLD)
        assert (report.before, report.after) == (1, 1)
        assert_dropped(connection, before, read)


def test_what_is_dropped_later_joins_the_notes_beside_it(store: Connection, tmp_path: Path) -> None:
    # As a repair leaves it: an article's row names a record that a feed's row names too.
    execute(
        store,
        "INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at, digest, warc, "
        "warc_offset) SELECT site, run, 'other', 1, 'article', 'fetched', 'https://x/', 1, requested_at, digest, warc, "
        "warc_offset FROM page WHERE kind = 'feed'  AND handover LIKE 'r1%%'",
    )
    before, read = places(store), bodies(store)
    first = compact(now=OLD)
    assert bodies(store)["other", 1] == listing(11), "an article's row keeps a record, whatever it is"
    execute(store, "DELETE FROM page WHERE handover = 'other'")
    visit(store, tmp_path / "late", 3, at=MONTH + timedelta(days=20))
    late = [row for row in places(store) if row["handover"].startswith("r3")]
    read |= {(row["handover"], row["line"]): bodies(store).get((row["handover"], row["line"]), b"") for row in late}
    second = compact(now=OLD)
    assert (second.before, second.after) == (2, 1)
    assert (first.dropped_records, second.dropped_records) == (16, 2 + 9)
    assert_dropped(store, [row for row in before if row["handover"] != "other"] + late, read)
    [path] = [path for path in archive().list(SITE) if path.endswith(".warc.gz")]
    with archive().open(path) as handle:
        parts = read_parts(handle).by_name
    assert [len(part.notes) for part in parts.values()] == [2, 2, 2], "two notes became one"
    assert [sum(note.dropped.records for note in part.notes) for part in parts.values()] == [9, 9, 9]


def test_what_an_article_was_once_read_as_stays(store: Connection) -> None:
    """Read as a listing first and as an article since: its unchanged visits refer to the listing's body."""
    execute(
        store,
        "UPDATE page SET kind = 'listing' WHERE kind = 'article' AND outcome = 'fetched' AND url LIKE '%%1-1.html'",
    )
    compact(now=OLD)
    kept = [row for row in places(store) if row["kind"] == "listing" and row["warc"] is not None]
    assert [row["url"] for row in kept] == ["https://baolamdong.vn/tin-1-1.html"]
    assert article(11) in bodies(store).values()


def test_a_damaged_record_stays_and_what_is_around_it_goes(store: Connection) -> None:
    [row] = [r for r in places(store) if r["kind"] == "article" and r["handover"].startswith("r1") and r["line"] == 4]
    path = Path(archive().path_of(row["warc"]))
    content = bytearray(path.read_bytes())
    content[row["warc_offset"] + row["warc_length"] // 2] ^= 0x10
    path.write_bytes(content)
    assert compact(now=OLD).dropped_records == 18
    report = check_archive(repair=False, now=OLD)
    assert [fault.url for fault in report.faults] == [row["url"]]
    rows = places(store)
    rebuild(now=OLD)
    assert places(store) == rows


def test_a_takedown_after_dropping_and_dropping_after_a_takedown(store: Connection, tmp_path: Path) -> None:
    def down(path: str, words: bytes) -> None:
        assert words in archived_text()
        take_down(f"https://baolamdong.vn/{path}", reason="Tòa soạn yêu cầu gỡ", now=OLD)
        assert words not in archived_text()

    down("tin-1-1.html", TEXT_11)
    compact(now=OLD)
    down("tin-1-2.html", "số 13,".encode())
    visit(store, tmp_path / "late", 3, at=MONTH + timedelta(days=20))
    assert compact(now=OLD).dropped_records == 9
    down("tin-2-2.html", "số 23,".encode())
    assert check_archive(repair=False, now=OLD).damaged == 0
    assert sorted(row["url"][-8:] for row in places(store) if row["kind"] == "article" and row["warc"]) == [
        "2-1.html",
        "2-1.html",
        "3-1.html",
        "3-1.html",
        "3-2.html",
    ]
    assert compact(now=OLD).dropped_records == 0
    named, read = [row for row in places(store) if row["warc"]], bodies(store)
    rebuild(now=OLD)
    assert ([row for row in places(store) if row["warc"]], bodies(store)) == (named, read)


def test_a_backup_knows_the_new_content_and_an_older_one_comes_back_whole(store: Connection, tmp_path: Path) -> None:
    older, newer = str(tmp_path / "older"), str(tmp_path / "newer")
    before, read = places(store), bodies(store)
    thidua("backup", older)
    thidua("backup", newer)
    compact(now=OLD)
    after, files = places(store), archive().list()
    assert json.loads(thidua("backup", newer, "--json"))["copied_files"] == 1
    store.close()
    thidua("restore", older, "--yes")
    with opened() as connection:
        assert (places(connection), bodies(connection)) == (before, read)
        compact(now=OLD)
        assert (places(connection), archive().list()) == (after, files)
    for path in files:
        archive().remove(path)
    thidua("restore", newer, "--yes")
    with opened() as connection:
        assert (places(connection), archive().list()) == (after, files)
        assert check_archive(repair=False, now=OLD).damaged == 0


@pytest.mark.parametrize("step", ["take", "remove"])
def test_what_an_interrupted_upkeep_leaves_is_removed_by_the_next_one(
    store: Connection, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before, read = places(store), bodies(store)
    interrupt(monkeypatch, step, lambda: compact(now=OLD))
    assert len([path for path in archive().list(SITE) if path.endswith(".warc.gz")]) == 3
    compact(now=OLD)
    assert_dropped(store, before, read)


def test_what_an_interrupted_takedown_leaves_is_removed_by_the_next_upkeep(
    store: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://baolamdong.vn/tin-1-1.html"
    interrupt(monkeypatch, "remove", lambda: take_down(url, reason="Tòa soạn yêu cầu gỡ", now=OLD))
    assert TEXT_11 in archived_text()
    compact(now=OLD)
    assert TEXT_11 not in archived_text()


def interrupt(monkeypatch: pytest.MonkeyPatch, step: str, work: Callable[[], object]) -> None:
    """Do something to the archive, and end it after a file was put there or before one is removed."""
    take = Archive.take

    def stop(*arguments: Any) -> None:
        if step == "take":
            take(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Archive, step, stop)
        with pytest.raises(KeyboardInterrupt):
            work()


def test_the_command_says_what_it_dropped(store: Connection) -> None:
    said = json.loads(thidua("compact", "--json"))
    assert (said["files_before"], said["files_after"]) == (2, 1)
    assert (said["dropped_records"] > 0) == (said["dropped_bytes"] > 0)
