"""A home that already holds the recorded sites: crawled and cleaned once per module, then brought back from a backup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from articles.timezone import VIETNAM
from crawler.replay import Replay
from pipeline.backup import back_up, restore
from tests.conftest import empty_home
from tests.pipeline.recorded import run_once, serve


@pytest.fixture(scope="module")
def replay(module_monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    with serve(module_monkeypatch) as served:
        yield served


@pytest.fixture(scope="module")
def crawled(replay: Replay, tmp_path_factory: pytest.TempPathFactory, server_home: Path) -> Path:
    """A backup of the recorded sites, crawled and cleaned once."""
    target = tmp_path_factory.mktemp("crawled") / "backup"
    with pytest.MonkeyPatch.context() as patch, empty_home(tmp_path_factory.mktemp("first"), server_home, patch):
        run_once()
        back_up(str(target), now=datetime.now(VIETNAM))
    return target


@pytest.fixture
def stored(home: Path, crawled: Path) -> Path:
    """A home that holds the recorded sites' pages and articles."""
    restore(str(crawled), now=datetime.now(VIETNAM))
    return home
