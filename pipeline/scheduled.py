"""The steps as a scheduler calls them: plain values in, plain values out, results in the log."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta

from articles.dates import VIETNAM
from articles.errors import StepError, UsageError
from crawler.catalogue import load_catalogue, require_sites
from crawler.plan import FIRST_CRAWL_DAYS
from pipeline.alerts.sending import send_alerts
from pipeline.archive_check import check_archive
from pipeline.crawl import CrawlOptions, crawl, select_due
from pipeline.maintain import compact
from pipeline.retention import prune
from storage.alerts import Kind
from storage.cleaning_queue import count_pages_to_clean
from storage.db import opened
from storage.priority import lower_own_priority

BATCH = 25
"""Sites per crawler process: starting one costs 4 s, and a failed process costs its sites' unfinished requests."""
BATCH_DEADLINE_S = 4 * 3600.0
"""A batch makes no new request after this: at 2 s each that is 7,200 pages of one site, and the next visit finds the
rest. The task itself is stopped after six hours."""

log = logging.getLogger("thidua")


class SitesFailedError(Exception):
    """Some sites of a batch were not crawled; the message names each with its reason."""


def choose_batches(sites: Sequence[str], *, since: str | None = None) -> list[list[str]]:
    """The named sites, or those that are due, in batches.

    Raises:
        UsageError: for a site that is not in the catalogue, and for a walk back beyond what a first crawl takes, which
            would hold up today's news.
    """
    if since and date.fromisoformat(since) < datetime.now(VIETNAM).date() - timedelta(days=FIRST_CRAWL_DAYS):
        raise UsageError(f"{since} is more than {FIRST_CRAWL_DAYS} days back: trigger backfill_sites instead")
    named = [site.id for site in require_sites(load_catalogue(), sites)]
    chosen = named or select_due(now=datetime.now(VIETNAM), spread=True)
    log.info("%d sites: %s", len(chosen), ", ".join(chosen) or "none is due")
    return [chosen[i : i + BATCH] for i in range(0, len(chosen), BATCH)]


def crawl_batch(sites: Sequence[str], *, run_id: str, since: str | None, recheck_days: int | None) -> int:
    """Crawl one batch and land it; return the number of article bodies.

    Raises:
        SitesFailedError: after all sites were landed, if some failed.
    """
    options = CrawlOptions(
        sites=sites,
        since=date.fromisoformat(since) if since else None,
        recheck_days=recheck_days,
        deadline_s=None if since else BATCH_DEADLINE_S,
        trigger="airflow",
        run=re.sub(r"[^A-Za-z0-9_-]+", "-", run_id),
    )
    report = crawl(options, now=datetime.now(VIETNAM))
    for row in report.sites:
        log.info("%s: %s, %d articles, %s %s", row.site, row.outcome, row.pages, row.outcomes, row.detail or "")
    bad = [row for row in report.sites if row.outcome in ("failed", "blocked", "interrupted")]
    if bad:
        raise SitesFailedError("not crawled: " + "; ".join(f"{row.site} ({row.outcome}: {row.detail})" for row in bad))
    return sum(row.pages for row in report.sites)


def has_pages_to_clean() -> bool:
    """Whether the archive holds pages that this version of the rules has not cleaned."""
    from articles.extraction import EXTRACTOR_VERSION

    with opened() as connection:
        return count_pages_to_clean(connection, extractor_version=EXTRACTOR_VERSION) > 0


def _log_progress(done: int, total: int) -> None:
    log.info("%d of %d pages", done, total)


def clean_shard(
    shard: int, shards: int, *, sites: Sequence[str], since: str | None, everything: bool
) -> dict[str, int]:
    """Clean one part of the sites and return counts of the work done.

    Raises:
        StepError: if there were pages and not one could be cleaned.
    """
    from pipeline.clean import CleanOptions, clean

    day = datetime.combine(date.fromisoformat(since), time(), VIETNAM) if since else None
    options = CleanOptions(sites=sites, since=day, everything=everything, shard=(shard, shards))
    lower_own_priority()
    report = clean(options, now=datetime.now(VIETNAM), progress=_log_progress)
    counts = {"pages": report.pages, "unreadable": report.unreadable, **asdict(report.stored)}
    log.info("%s", counts)
    if report.unreadable and not report.pages:
        raise StepError(f"none of {report.unreadable} pages could be cleaned: their issues say why")
    return counts


def send_due_alerts(kind: Kind) -> int:
    """Send the due messages of one kind of alert and return their number.

    Raises:
        StepError: naming each alert whose channel refused its message; the others are sent.
    """
    reports = send_alerts(now=datetime.now(VIETNAM), kinds=(kind,))
    for report in reports:
        log.info("%s: %d messages, %d told %s", report.alert, report.messages, report.stories, report.error or "")
    failed = [f"{report.alert} ({report.error})" for report in reports if report.error]
    if failed:
        raise StepError(f"not sent: {'; '.join(failed)}")
    return sum(report.messages for report in reports)


def join_archive() -> dict[str, int]:
    """Join the WARC files of past months and drop old listings' bodies; return the counts."""
    report = compact(now=datetime.now(VIETNAM), progress=_log_progress)
    log.info("%s", report)
    return asdict(report)


def let_go() -> dict[str, int]:
    """Drop old visits, ended issues and runs of sites; return the number of rows."""
    report = prune(now=datetime.now(VIETNAM))
    log.info("%s", report)
    return asdict(report)


def verify_archive(*, repair: bool) -> dict[str, int]:
    """Verify every archived record; return the counts.

    Raises:
        StepError: if damaged records remain.
    """
    report = check_archive(repair=repair, now=datetime.now(VIETNAM))
    counts = {
        "records": report.records,
        "damaged": report.damaged,
        "moved": report.moved,
        "requested": report.requested,
    }
    log.info("%s", counts)
    if report.damaged > report.moved + report.requested:
        raise StepError(f"{report.damaged} of {report.records} records are damaged: `thidua archive check` lists them")
    return counts
