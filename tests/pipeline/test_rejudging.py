"""When rules change, stored articles follow without a request and without reading a page again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.clean import VERSIONS, rejudged
from pipeline.rejudging import rejudge_outdated
from storage.db import opened, rows
from storage.rejudging import Rejudged, StoredText
from tests.cli.called import thidua
from tests.conftest import RecordedStore
from tests.pipeline.recorded import snapshot
from tests.storage.stored import add_sites, put_article


def test_older_verdicts_facts_and_fingerprints_are_made_again_from_the_store(
    stored: Path, recorded_store: RecordedStore
) -> None:
    replay = recorded_store.replay
    before = snapshot()
    asked = len(replay.requests.snapshot())
    with opened() as connection, connection, connection.cursor() as cursor:
        cursor.execute("UPDATE article SET relevance_version = 0, relevant = NOT relevant, relevance_score = 0.5")
        cursor.execute("UPDATE article SET annotation_version = 0, fingerprint_version = 0")
        cursor.execute("DELETE FROM mention")
        cursor.execute("UPDATE fingerprint SET hashes = '{1,2,3,4,5}'")
    (stored / "archive").rename(stored / "archive-is-away")
    thidua("clean")
    assert snapshot() == before
    assert len(replay.requests.snapshot()) == asked


def test_outdated_articles_are_judged_newest_first_in_batches_with_progress(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.rejudging.BATCH", 2)
    monkeypatch.setattr("pipeline.rejudging.READ", 3)
    day = datetime(2026, 3, 1, tzinfo=UTC)
    seen: list[str | None] = []
    told: list[tuple[int, int]] = []

    def noted(text: StoredText) -> Rejudged:
        seen.append(text.title)
        return rejudged(text)

    with opened() as connection:
        add_sites(connection)
        for n, days in enumerate((3, 1, None, 5, 2)):
            published = day + timedelta(days=days) if days is not None else None
            body = f"UBND xã Mường La tặng Giấy khen cho {n + 2} tập thể đạt thành tích riêng số {n * 31} trong năm."
            put_article(connection, "baolamdong", str(n), f"day {days}", body, published=published)
        with connection, connection.cursor() as cursor:
            cursor.execute("UPDATE article SET annotation_version = 0")
            cursor.execute("DELETE FROM mention")

        def progress(done: int, total: int) -> None:
            told.append((done, total))

        assert rejudge_outdated(connection, VERSIONS, noted, sites=None, progress=progress) == 5
        assert seen == ["day 5", "day 3", "day 2", "day 1", "day None"]
        assert told == [(0, 5), (2, 5), (3, 5), (5, 5)]
        with connection, connection.cursor() as cursor:
            [counted] = rows(cursor, "SELECT count(DISTINCT article) AS n FROM mention WHERE kind = 'place'")
        assert counted["n"] == 5
        assert rejudge_outdated(connection, VERSIONS, noted, sites=None, progress=progress) == 0


def test_shards_share_outdated_articles_and_miss_none(home: Path) -> None:
    with opened() as connection:
        add_sites(connection)
        for n in range(9):
            put_article(connection, "baolamdong", str(n), f"Tin {n}", f"Phong trào thi đua số {n} của xã thứ {n * 17}.")
        with connection, connection.cursor() as cursor:
            cursor.execute("UPDATE article SET annotation_version = 0")
        done = [rejudge_outdated(connection, VERSIONS, rejudged, sites=None, shard=(i, 3)) for i in range(3)]
        assert sum(done) == 9
        assert max(done) < 9
