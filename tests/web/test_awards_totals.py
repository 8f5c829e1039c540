"""Totals of the page of awards: of a large store's whole ledger, once for the readers of a minute."""

from __future__ import annotations

from contextlib import closing
from types import SimpleNamespace
from typing import Any

import pytest

from storage.db import connect
from web import refreshed
from web.pages import awards
from web.refreshed import Refreshed


def test_a_large_store_shares_the_totals_that_a_small_one_adds_up(
    recorded_home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    request: Any = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(readers=None)))
    given, unclear = awards._EVERYTHING
    pages = (given, unclear), (unclear, given)
    with closing(connect()) as store:
        small = {one: awards._totals(request, store, one, other) for one, other in pages}
        assert small[given].sums is not None
        assert small[given].count > 0
        assert small[given].count == small[unclear].others
        monkeypatch.setattr(refreshed, "is_large", lambda connection: True)
        monkeypatch.setattr(awards, "_WHOLE_LEDGER", Refreshed(awards._add_up))
        assert {one: awards._totals(request, store, one, other) for one, other in pages} == small
