"""Joining WARC files keeps every record readable where its row states."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from fastwarc.warc import ArchiveIterator

from articles.dates import VIETNAM
from pipeline.maintain import compact
from tests.cli.called import thidua
from tests.pipeline.recorded import run_once, snapshot


def test_past_months_become_one_file_a_site_and_clean_as_before(stored: Path) -> None:
    now = datetime.now(VIETNAM)
    run_once()
    before = snapshot()
    files = sorted(stored.glob("archive/*/*/*.warc.gz"))
    half = files[0].with_name("x.warc.gz.part-1a2b3c4d")
    half.write_bytes(b"half")
    same = compact(now=now)
    assert half.exists(), "somebody may be writing it"
    assert same.before == same.after, "this month is still written to"
    report = compact(now=now + timedelta(days=40))
    assert not half.exists()
    joined = sorted(stored.glob("archive/*/*/*.warc.gz"))
    assert len(files) == report.before > report.after == len(joined)
    assert len({path.parent for path in joined}) == len(joined)
    assert sum(1 for path in joined for _ in ArchiveIterator(path.open("rb"))) > 0
    thidua("clean", "--all")
    assert snapshot() == before
    again = compact(now=now + timedelta(days=40))
    assert again.before == again.after


def test_old_listings_of_the_recorded_sites_go_and_cleaning_and_rebuilding_end_as_before(stored: Path) -> None:
    before = snapshot()
    size = sum(path.stat().st_size for path in stored.glob("archive/*/*/*.warc.gz"))
    report = compact(now=datetime.now(VIETNAM) + timedelta(days=400))
    assert report.dropped_records > 0
    left = sum(path.stat().st_size for path in stored.glob("archive/*/*/*.warc.gz"))
    assert size - left == report.dropped_bytes > size / 20
    thidua("clean", "--all")
    assert snapshot() == before
    thidua("db", "rebuild", "--yes")
    assert snapshot() == before
