"""A site's verdict follows from its crawls, its own pace and its fields."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles.models import Issue
from crawler.site import Expectation
from reports.health import VERDICTS, Verdict, judge_health
from reports.reasons import shown_todo, shown_verdict
from storage.health import SiteFacts
from tests.cli.called import thidua
from tests.conftest import RecordedStore
from tests.pipeline.recorded import site_ids
from web.words import WORDS

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def facts(
    *,
    newest: float = 1,
    gap: float = 1,
    count: int = 20,
    failed: int = 0,
    outcome: str = "ok",
    error: str | None = None,
    success: bool = True,
) -> SiteFacts:
    """A site whose newest article is ``newest`` days old, with one every ``gap`` days before."""
    dates = tuple(NOW - timedelta(days=newest + gap * n) for n in range(count))
    return SiteFacts(
        site="s",
        last_crawled_at=NOW,
        last_success_at=NOW if success else None,
        last_new_article_at=dates[0] if dates else None,
        failed_crawls=failed,
        last_outcome=outcome,
        last_error="connection refused" if failed else error,
        dates=dates,
        missing={},
    )


@pytest.mark.parametrize(
    ("seen", "expected", "verdict", "why"),
    [
        (facts(), Expectation(), "ok", "1 days old"),
        (facts(newest=8), Expectation(), "silent", "no article for 8 days; up to 7"),
        (facts(newest=20, gap=5), Expectation(), "ok", "20 days old"),
        (facts(newest=31, gap=5), Expectation(), "silent", "no article for 31 days; up to 30"),
        (facts(newest=4), Expectation(silence_days=3), "silent", "up to 3"),
        (facts(newest=40, count=2), Expectation(), "silent", "up to 30"),
        (facts(failed=2), Expectation(), "ok", "the last 2 crawls failed"),
        (facts(failed=3), Expectation(), "failing", "3 crawls in a row failed: connection refused"),
        (facts(failed=1, outcome="blocked"), Expectation(), "blocked", "connection refused"),
        (None, Expectation(), "new", "not visited yet"),
        (facts(count=0, outcome="empty", error="no link to an article on 1 page"), Expectation(), "empty", "no link"),
        (facts(outcome="empty", error="no source shows an entry any more"), Expectation(), "empty", "any more"),
        (
            facts(count=0, failed=1, outcome="failed", success=False),
            Expectation(),
            "failing",
            "no crawl has succeeded yet: connection refused",
        ),
        (facts(count=0, outcome="skipped", error="no contact", success=False), Expectation(), "new", "no contact"),
    ],
)
def test_the_verdict_says_why(seen: SiteFacts | None, expected: Expectation, verdict: Verdict, why: str) -> None:
    health = judge_health(seen, "s", expected, [], now=NOW)
    assert health.verdict == verdict
    assert why in health.why


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_verdict_has_one_wording_and_says_what_to_do(verdict: Verdict) -> None:
    for lang in ("vi", "en"):
        assert WORDS[lang][f"state_{verdict}"] == shown_verdict(verdict, lang)
        assert shown_todo(verdict, lang)


def test_a_field_that_drifts_is_the_verdict_of_a_site_that_answers() -> None:
    drift = Issue(code="drift_lead", detail="lead is missing since 01/04/2026")
    assert judge_health(facts(), "s", Expectation(), [drift], now=NOW).verdict == "drifting"


def test_the_rate_is_learned_from_the_sites_own_dates() -> None:
    assert judge_health(facts(gap=3.5), "s", Expectation(), [], now=NOW).articles_per_week == 2.0


def test_health_lists_what_was_crawled_and_a_site_that_is_down_fails(
    recorded_home: Path, recorded_store: RecordedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    down = tmp_path / "sites"
    down.mkdir()
    (down / "down.toml").write_text('name = "Down"\nurl = "http://127.0.0.1:9/"\nkind = "portal"\n')
    monkeypatch.setenv("THIDUA_SITES_DIR", f"{recorded_store.replay.sites_dir}:{down}")
    for _ in range(3):
        thidua("crawl", "down", status=1)
    found = {r["site"]: r for r in json.loads(thidua("health", "--json"))["sites"]}
    assert set(found) == {*site_ids(), "down"}
    assert found["down"]["verdict"] == "failing"
    assert found["down"]["failed_crawls"] == 3
    assert {found[site]["verdict"] for site in site_ids()} == {"silent"}  # their newest articles are of 2023
