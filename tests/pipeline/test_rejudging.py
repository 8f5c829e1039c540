"""When rules change, stored articles follow without a request and without reading a page again."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.db import opened
from tests.pipeline.recorded import run_once, serve, snapshot, thidua


def test_older_verdicts_facts_and_fingerprints_are_made_again_from_the_store(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(monkeypatch) as replay:
        run_once()
        before = snapshot()
        asked = len(replay.requests.snapshot())
        with opened() as connection, connection, connection.cursor() as cursor:
            cursor.execute("UPDATE article SET relevance_version = 0, relevant = NOT relevant, relevance_score = 0.5")
            cursor.execute("UPDATE article SET annotation_version = 0, fingerprint_version = 0")
            cursor.execute("DELETE FROM mention")
            cursor.execute("UPDATE fingerprint SET hashes = '{1,2,3,4,5}'")
        (home / "archive").rename(home / "archive-is-away")
        thidua("clean")
        assert snapshot() == before
        assert len(replay.requests.snapshot()) == asked
