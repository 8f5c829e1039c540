"""The real spider on every recorded site: how many requests had which outcome.

A dependency that stops calling the crawler's parts, or calls them differently, changes these counts and fails here.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from articles.models import PageRecord
from crawler.handover import SiteReport, read_handover
from crawler.plan import CrawlPlan, SitePlan, write_plan
from crawler.replay import start_replay

CONTRACT: dict[str, dict[str, int]] = {
    "recorded_baothaibinh": {
        "article disallowed": 1,
        "article fetched": 11,
        "article rejected": 1,
        "feed fetched": 1,
        "home fetched": 1,
        "listing fetched": 9,
        "robots fetched": 1,
        "sitemap not_found": 2,
    },
    "recorded_baotravinh": {
        "article disallowed": 1,
        "article fetched": 12,
        "article not_found": 1,
        "article rejected": 1,
        "feed fetched": 1,
        "home fetched": 1,
        "listing fetched": 7,
        "robots fetched": 1,
        "sitemap not_found": 2,
    },
    "recorded_concuong": {
        "article disallowed": 1,
        "article fetched": 11,
        "article not_found": 1,
        "feed not_found": 4,
        "home fetched": 1,
        "listing fetched": 7,
        "listing rejected": 1,
        "robots fetched": 1,
        "sitemap not_found": 2,
    },
    "recorded_lamdongtv": {
        "article fetched": 11,
        "article not_found": 1,
        "feed not_found": 4,
        "home fetched": 1,
        "listing disallowed": 1,
        "listing fetched": 4,
        "listing rejected": 1,
        "robots fetched": 1,
        "sitemap not_found": 2,
    },
    "recorded_thiduakhenthuongvn": {
        "article fetched": 11,
        "article not_found": 1,
        "article rejected": 1,
        "feed fetched": 1,
        "home fetched": 1,
        "listing disallowed": 1,
        "listing fetched": 7,
        "robots fetched": 1,
        "sitemap fetched": 3,
    },
    "recorded_tonghop": {
        "article fetched": 11,
        "article rejected": 1,
        "feed not_found": 4,
        "home fetched": 1,
        "listing fetched": 5,
        "robots fetched": 1,
        "sitemap fetched": 1,
    },
}
"""Requests of a site's first crawl by kind and outcome."""


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Counter[str], SiteReport]]:
    folder = tmp_path_factory.mktemp("contract")
    replay = start_replay(0)
    try:
        plans = tuple(SitePlan(id=p.stem, path=p) for p in sorted(replay.sites_dir.glob("*.toml")))
        write_plan(CrawlPlan(run_id="r", spool=folder / "spool", sites=plans), folder / "plan.json")
        command = [sys.executable, "-m", "crawler.run", str(folder / "plan.json")]
        done = subprocess.run(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=240, check=False)
        assert done.returncode == 0, done.stderr
    finally:
        replay.stop()
    return {plan.id: _read(folder / "spool", plan.id) for plan in plans}


def _read(spool: Path, site: str) -> tuple[Counter[str], SiteReport]:
    counts: Counter[str] = Counter()
    reports = []
    for handover in sorted(spool.glob(f"r-{site}-[0-9][0-9][0-9].jsonl")):
        for line in read_handover(handover):
            if isinstance(line, PageRecord):
                counts[f"{line.kind} {line.outcome}"] += 1
            elif isinstance(line, SiteReport):
                reports.append(line)
    [report] = reports
    return counts, report


@pytest.mark.parametrize("site", CONTRACT)
def test_each_recorded_site_is_crawled_with_these_outcomes(
    crawled: dict[str, tuple[Counter[str], SiteReport]], site: str
) -> None:
    counts, report = crawled[site]
    assert dict(sorted(counts.items())) == CONTRACT[site]
    assert report.ended == "finished"
    by_outcome: dict[str, int] = defaultdict(int)
    for name, count in counts.items():
        by_outcome[name.split()[1]] += count
    assert by_outcome == report.outcomes


def test_no_recorded_site_is_left_out(crawled: dict[str, tuple[Counter[str], SiteReport]]) -> None:
    assert set(crawled) == set(CONTRACT)
