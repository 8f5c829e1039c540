"""Is a site well: reachable, publishing at its own pace, its fields where they were? One verdict, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from articles.models import Issue
from crawler.catalogue import load_catalogue, require_sites, scheduled_sites
from crawler.site import Expectation
from reports.drift import BEFORE, RECENT, find_drift
from reports.reasons import shown_todo
from storage.db import Connection, opened
from storage.drift import field_histories
from storage.health import SiteFacts, site_facts

Verdict = Literal["ok", "new", "empty", "silent", "failing", "blocked", "drifting"]
VERDICTS: tuple[Verdict, ...] = ("blocked", "failing", "empty", "drifting", "silent", "ok", "new")
"""What needs a person comes first."""
FAILING_AFTER = 3
"""Failed crawls in a row; the first where none has succeeded yet."""
QUIET_GAPS = 6
"""A site is silent after this many of its usual gaps without an article: by chance that happens once in 400."""
SHORTEST_SILENCE = timedelta(days=7)
UNKNOWN_SILENCE = timedelta(days=30)
"""For a site whose pace is not known yet."""
ENOUGH_DATES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """One site's verdict."""

    site: str
    verdict: Verdict
    why: str
    articles_per_week: float | None
    """As its file expects, else learned from the dates of its own newest articles."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteHealth:
    """One site's verdict beside the figures it was judged on."""

    site: str
    verdict: Verdict
    why: str
    todo: str
    """What to do about it, in English."""
    last_success_at: datetime | None
    last_new_article_at: datetime | None
    failed_crawls: int
    articles_per_week: float | None
    missing: Mapping[str, float]
    """Share of the newest articles without a field, by field."""


def learned_gap(dates: tuple[datetime, ...]) -> timedelta | None:
    """The mean time between a site's newest articles; ``None`` while there are too few."""
    if len(dates) < ENOUGH_DATES:
        return None
    return (dates[0] - dates[-1]) / (len(dates) - 1)


def _rough_silence(dates: tuple[datetime, ...]) -> timedelta:
    """How long a site of few known dates may be silent: a rare publisher's two or three show that it is one."""
    if len(dates) < 2:
        return UNKNOWN_SILENCE
    return max(UNKNOWN_SILENCE, QUIET_GAPS * (dates[0] - dates[-1]) / (len(dates) - 1))


def judge_health(
    facts: SiteFacts | None, site: str, expected: Expectation, drifts: list[Issue], *, now: datetime
) -> Health:
    """The verdict on one site. Pure.

    Args:
        facts: ``None`` for a site that the store does not know.
        drifts: the result of :func:`reports.drift.find_drift`.
    """
    gap = learned_gap(facts.dates) if facts else None
    rate = expected.articles_per_week
    if rate is None and gap:
        rate = round(timedelta(days=7) / gap, 2)
    if facts is None or facts.last_crawled_at is None:
        return Health(site=site, verdict="new", why="not visited yet", articles_per_week=rate)
    case = _Case(facts=facts, expected=expected, drifts=drifts, gap=gap, now=now)
    verdict, why = next((verdict, why) for verdict, rule in HEALTH_RULES if (why := rule(case)) is not None)
    return Health(site=site, verdict=verdict, why=why, articles_per_week=rate)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Case:
    """A site that was visited, as it is judged."""

    facts: SiteFacts
    expected: Expectation
    drifts: list[Issue]
    gap: timedelta | None
    """The mean time between its newest articles."""
    now: datetime

    def newest(self) -> datetime | None:
        return self.facts.dates[0] if self.facts.dates else self.facts.last_new_article_at

    def allowed_silence(self) -> timedelta:
        expected, gap = self.expected, self.gap
        if expected.silence_days is not None:
            return timedelta(days=expected.silence_days)
        if expected.articles_per_week:
            return max(SHORTEST_SILENCE, QUIET_GAPS * timedelta(days=7) / expected.articles_per_week)
        return max(SHORTEST_SILENCE, QUIET_GAPS * gap) if gap else _rough_silence(self.facts.dates)


def _only_skipped(case: _Case) -> str | None:
    skipped = case.facts.last_outcome == "skipped" and case.facts.last_success_at is None
    return case.facts.last_error or "not visited yet" if skipped else None


def _blocked(case: _Case) -> str | None:
    return case.facts.last_error or "the site refuses to be crawled" if case.facts.last_outcome == "blocked" else None


def _empty(case: _Case) -> str | None:
    return case.facts.last_error or "nothing was found there" if case.facts.last_outcome == "empty" else None


def _never_succeeded(case: _Case) -> str | None:
    if not case.facts.failed_crawls or case.facts.last_success_at is not None:
        return None
    return f"no crawl has succeeded yet: {case.facts.last_error or 'no reason known'}"


def _failed_in_a_row(case: _Case) -> str | None:
    if case.facts.failed_crawls < FAILING_AFTER:
        return None
    return f"{case.facts.failed_crawls} crawls in a row failed: {case.facts.last_error or 'no reason known'}"


def _drifting(case: _Case) -> str | None:
    return "; ".join(issue.detail for issue in case.drifts) if case.drifts else None


def _silent(case: _Case) -> str | None:
    newest, allowed = case.newest(), case.allowed_silence()
    if newest is None:
        return "no article yet"
    quiet = case.now - newest
    return f"no article for {quiet.days} days; up to {allowed.days} are usual" if quiet > allowed else None


def _well(case: _Case) -> str | None:
    newest = case.newest()
    times = case.facts.failed_crawls
    failed = "; the last crawl failed" if times == 1 else f"; the last {times} crawls failed" if times else ""
    return f"the newest article is {max(0, (case.now - newest).days)} days old{failed}" if newest is not None else None


HEALTH_RULES: tuple[tuple[Verdict, Callable[[_Case], str | None]], ...] = (
    ("new", _only_skipped),
    ("blocked", _blocked),
    ("empty", _empty),
    ("failing", _never_succeeded),
    ("failing", _failed_in_a_row),
    ("drifting", _drifting),
    ("silent", _silent),
    ("ok", _well),
)
"""Verdicts, each with its reason; ordered, the first that returns a reason decides."""


def site_health(ids: list[str], *, now: datetime, connection: Connection | None = None) -> list[SiteHealth]:
    """The health of the named sites, or of all that are crawled by themselves or were crawled by name.

    Args:
        connection: read through it; ``None``: through one of its own.

    Raises:
        UsageError: for a site that is not in the catalogue.
    """
    catalogue = load_catalogue()
    named = require_sites(catalogue, ids)
    scheduled = {site.id for site in scheduled_sites(catalogue)}
    found = []
    with nullcontext(connection) if connection else opened(application="thidua health") as reading:
        known = site_facts(reading, [site.id for site in named] or list(catalogue))
        with_articles = [site for site, facts in known.items() if facts.missing]
        histories = field_histories(reading, with_articles, limit=RECENT + BEFORE)
        for site in named or catalogue.values():
            facts = known.get(site.id)
            if not named and site.id not in scheduled and (facts is None or facts.last_crawled_at is None):
                continue
            drifts = [issue for history in histories.get(site.id, ()) if (issue := find_drift(history)) is not None]
            verdict = judge_health(facts, site.id, site.expect, drifts, now=now)
            found.append(_reported(verdict, facts))
    return found


def _reported(verdict: Health, facts: SiteFacts | None) -> SiteHealth:
    return SiteHealth(
        site=verdict.site,
        verdict=verdict.verdict,
        why=verdict.why,
        todo=shown_todo(verdict.verdict, "en"),
        last_success_at=facts.last_success_at if facts else None,
        last_new_article_at=facts.last_new_article_at if facts else None,
        failed_crawls=facts.failed_crawls if facts else 0,
        articles_per_week=verdict.articles_per_week,
        missing=facts.missing if facts else {},
    )
