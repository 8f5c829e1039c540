"""Verdicts of all sites: a large store shares those of its pages."""

from __future__ import annotations

from contextlib import closing

import pytest

from storage.db import connect
from storage.readers import Readers
from web import known_sites
from web.refreshed import Refreshed


def test_a_large_store_answers_with_the_verdicts_of_its_pages(
    recorded_home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = Readers()
    shared = Refreshed(known_sites._read_sites)
    monkeypatch.setattr(known_sites, "known_sites", shared)
    with closing(connect()) as store, closing(readers):
        now = [(one.site, one.verdict) for one in known_sites.verdicts_now(store, readers)]
        assert len(now) > 1
        shown = [site.health for site in shared.read(store, readers).values() if site.health is not None]
        assert [(one.site, one.verdict) for one in shown] == now
        monkeypatch.setattr(known_sites, "is_large", lambda connection: True)
        assert known_sites.verdicts_now(store, readers) == shown
