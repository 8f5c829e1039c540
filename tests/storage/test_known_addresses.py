"""What a crawl is told of the addresses that were requested before: those that are due, and fingerprints."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles.models import PageRecord
from articles.urls import url_fingerprint
from crawler.catalogue import load_catalogue
from crawler.plan import CrawlPlan, Known, KnownAddresses
from pipeline.catalogue import catalogue_entries
from pipeline.crawl import CrawlOptions, crawl
from storage.db import opened
from storage.pages import land_records
from storage.runs import open_run
from storage.sites import register_sites

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
"""When an article of :data:`NOW` is due; one of two days before is not yet, one of forty days before never again."""


@pytest.fixture
def sites(home: Path) -> list[str]:
    """Three sites, of which the first two are known: of each an article that is due, with its validators, and two that
    are not."""
    catalogue = load_catalogue()
    ids = sorted(catalogue)[:3]
    with opened() as connection:
        register_sites(connection, catalogue_entries(catalogue.values()), now=NOW)
        open_run(connection, "r", trigger="command", sites=ids, now=NOW)
        records = [record for site in ids[:2] for record in _records(site)]
        land_records(connection, "r", "h", [(n, record, None) for n, record in enumerate(records, 1)])
    return ids


def test_a_crawl_is_given_due_addresses_whole_and_of_others_the_fingerprint_by_site(
    sites: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, list[bytes]] = {}
    loaded: dict[str, KnownAddresses] = {}

    def read_known(plan: CrawlPlan, *_: object, **_options: object) -> None:
        for site in plan.sites:
            loaded[site.id] = KnownAddresses.load(site.known)
            if site.known is not None:
                files[site.id] = site.known.read_bytes().splitlines()

    monkeypatch.setattr("pipeline.crawl.run_crawler", read_known)
    crawl(CrawlOptions(sites=sites), now=LATER)
    assert set(loaded) == set(sites)
    assert set(files) == set(sites[:2])
    assert not loaded[sites[2]].fingerprints
    for site, lines in files.items():
        new, *old = _records(site)
        due = Known(
            url=new.url,
            fingerprint=url_fingerprint(new.url),
            etag=new.etag,
            last_modified=new.last_modified,
            digest=new.digest,
        )
        others = {url_fingerprint(record.url) for record in old}
        assert loaded[site].due == [due]
        assert loaded[site].fingerprints == {due.fingerprint, *others}
        assert {int(line) for line in lines if not line.startswith(b"{")} == others
        assert len(lines) == 3


def _records(site: str) -> list[PageRecord]:
    """A site's articles, the one that is due at :data:`LATER` first."""
    return [
        PageRecord(
            site=site,
            url=f"https://{site}.vn/bai-{days}.html",
            kind="article",
            outcome="fetched",
            requested_at=NOW,
            listed_at=NOW - timedelta(days=days),
            etag=f'"{site}\\{days}"',
            last_modified="Tue, 24 Nov 2026 12:00:00 GMT",
            digest=f"sha1:{days}",
        )
        for days in (0, 2, 40)
    ]
