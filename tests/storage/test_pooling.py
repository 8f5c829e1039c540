"""A pooler that hands each transaction to another session is refused: the locks of crawls and upkeep are a session's."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from storage.db import connect
from storage.errors import StorageError
from tests.storage.pooler import transaction_pooler


def test_transaction_pooling_is_refused_in_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect().close()  # directly, and migrated
    url = urlsplit(os.environ["THIDUA_DATABASE_URL"])
    [folder] = parse_qs(url.query)["host"]
    with transaction_pooler(f"{folder}/.s.PGSQL.5432", user="thidua", database=url.path[1:]) as port:
        monkeypatch.setenv("THIDUA_DATABASE_URL", f"postgresql://thidua@127.0.0.1:{port}{url.path}?sslmode=disable")
        with pytest.raises(StorageError, match=r"pool_mode = session") as refused:
            connect()
    assert "\n" not in str(refused.value)
