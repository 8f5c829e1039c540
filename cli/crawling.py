"""``thidua crawl``, ``clean``, ``run``: fetching pages and making articles of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from articles.timezone import VIETNAM
from cli.completion import complete_sites
from cli.printing import complain, local_time, parse_day, print_json, print_table, progress_bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.printing import Record
    from crawler.child import CrawlEvent
    from crawler.stages import Stages
    from pipeline.clean import CleanReport
    from pipeline.crawl import CrawlReport

Sites = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID]...", help="Sites to crawl; without, the due ones.", autocompletion=complete_sites),
]
Since = Annotated[str | None, typer.Option(help="Walk back through the archive as far as this day.", metavar="DATE")]
Until = Annotated[str | None, typer.Option(help="Leave out entries that are newer than this day.", metavar="DATE")]
Recheck = Annotated[
    int | None,
    typer.Option(help="Request articles first seen in the last DAYS again, conditionally.", metavar="DAYS", min=0),
]
MaxPages = Annotated[int | None, typer.Option(help="Requests per site at the most.", metavar="N", min=1)]
NAMED = 3
"""Skipped sites that are named, of those that share a reason."""
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of a table.")]


def add_to(app: typer.Typer) -> None:
    """Register this group's commands."""
    app.command(epilog="Example: thidua crawl baolamdong --since 2023-10-01")(crawl)
    app.command(epilog="Example: thidua clean --all --site baolamdong")(clean)
    app.command(epilog="Example: thidua run baolamdong")(run)
    app.command(epilog="Example: thidua health --json")(health)
    app.command(epilog="Example: thidua compact")(compact)


def crawl(
    sites: Sites = None,
    since: Since = None,
    until: Until = None,
    recheck: Recheck = None,
    max_pages: MaxPages = None,
    as_json: AsJson = False,
) -> None:
    """Discover, fetch and archive; one row per site, in which the outcomes add up to the requests."""
    report = _crawl(sites, since, until, recheck, max_pages)
    if as_json:
        print_json(crawl_record(report))
    else:
        print_crawl(report)
    _fail_if_any(report)


def clean(
    everything: Annotated[bool, typer.Option("--all", help="Clean every page again; nothing is fetched.")] = False,
    site: Annotated[
        list[str] | None,
        typer.Option(help="Only this site (may be given again).", metavar="ID", autocompletion=complete_sites),
    ] = None,
    shard: Annotated[str | None, typer.Option(help="Only the I-th of N parts of the sites.", metavar="I/N")] = None,
    as_json: AsJson = False,
) -> None:
    """Extract, judge, deduplicate and store the archived pages that this version has not cleaned."""
    from storage.priority import lower_own_priority

    lower_own_priority()
    report = _clean(site, everything, _parse_shard(shard))
    if as_json:
        print_json(clean_record(report))
    else:
        print_clean(report)
    if report.unreadable or report.stored.refused:
        complain(_bad_pages(report))
        raise typer.Exit(1)


def run(sites: Sites = None, as_json: AsJson = False) -> None:
    """Crawl, and clean the fetched pages as they come."""
    from pipeline.running import Cleaning

    cleaning = Cleaning()
    crawled = _crawl(sites, None, None, None, None, landed=cleaning.note)
    cleaning.report.add(_clean(None, False, (0, 1)))
    cleaned = cleaning.report
    if as_json:
        print_json({"crawl": crawl_record(crawled), "clean": clean_record(cleaned)})
    else:
        print_crawl(crawled)
        print_clean(cleaned)
    _fail_if_any(crawled)


def compact(as_json: AsJson = False) -> None:
    """Join the archive's WARC files of past months, one file per site and month, and drop old bodies of listings."""
    from pipeline.maintain import compact as join

    with progress_bar("compacting") as advance:
        report = join(now=datetime.now(VIETNAM), progress=advance)
    if as_json:
        print_json(
            {
                "files_before": report.before,
                "files_after": report.after,
                "dropped_records": report.dropped_records,
                "dropped_bytes": report.dropped_bytes,
            }
        )
    else:
        print(f"{report.before} WARC files, now {report.after}")
        if report.dropped_records:
            print(f"{report.dropped_records} records of listings dropped, {report.dropped_bytes / 1e6:.1f} MB")


def health(
    sites: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Only these sites.", autocompletion=complete_sites)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Is each site well, and why: reachable, publishing at its own pace, its fields where they were."""
    from articles.printing import json_record
    from reports.health import site_health

    found = site_health(sites or [], now=datetime.now(VIETNAM))
    if as_json:
        print_json({"sites": [json_record(r) for r in found]})
        return
    print_table(
        ("site", "verdict", "last success", "last new article", "a week#", "why", "to do"),
        [
            (
                r.site,
                r.verdict,
                local_time(r.last_success_at),
                local_time(r.last_new_article_at),
                "–" if r.articles_per_week is None else f"{r.articles_per_week:.1f}",
                r.why,
                r.todo if r.verdict != "ok" else "",
            )
            for r in found
        ],
    )


def _crawl(
    sites: list[str] | None,
    since: str | None,
    until: str | None,
    recheck: int | None,
    max_pages: int | None,
    *,
    landed: Callable[[str], None] = lambda site: None,
) -> CrawlReport:
    from pipeline.crawl import CrawlOptions, crawl

    options = CrawlOptions(
        sites=sites or (),
        since=parse_day(since, "--since"),
        until=parse_day(until, "--until", last=True),
        recheck_days=recheck,
        max_pages=max_pages,
    )
    if options.since and options.until and options.since > options.until:
        raise typer.BadParameter(f"{options.since} is after --until {options.until}", param_hint="--since")
    done: dict[str, int] = {}
    with progress_bar("crawling") as advance:

        def progress(event: CrawlEvent) -> None:
            done[event.site] = event.pages
            advance(sum(done.values()))

        return crawl(options, now=datetime.now(VIETNAM), progress=progress, landed=landed)


def _clean(sites: list[str] | None, everything: bool, shard: tuple[int, int]) -> CleanReport:
    from pipeline.clean import CleanOptions, clean

    with progress_bar("cleaning") as advance:
        options = CleanOptions(sites=sites or (), everything=everything, shard=shard)
        return clean(options, now=datetime.now(VIETNAM), progress=advance)


def _parse_shard(value: str | None) -> tuple[int, int]:
    """``1/4`` … ``4/4``, as (0, 4) … (3, 4)."""
    if value is None:
        return 0, 1
    number, _, count = value.partition("/")
    if number.isdigit() and count.isdigit() and 1 <= int(number) <= int(count):
        return int(number) - 1, int(count)
    raise typer.BadParameter(f"{value!r} is not a part: write 1/4 for the first of four", param_hint="--shard")


def crawl_record(report: CrawlReport) -> Record:
    """A crawl as it is printed with ``--json``."""
    return {
        "run": report.run,
        "sites": [
            {
                "site": s.site,
                "outcome": s.outcome,
                "pages": s.pages,
                "requests": s.requests,
                "outcomes": s.outcomes,
                "conditional": s.conditional,
                "left": s.left,
                "left_out": s.left_out,
                "detail": s.detail,
            }
            for s in report.sites
        ],
        "seconds": _seconds(report.stages),
    }


def print_crawl(report: CrawlReport) -> None:
    """A crawl as a table; sites that were skipped are said on standard error, by reason."""
    rows = [
        (s.site, s.outcome, s.pages, s.requests, ", ".join(f"{k} {n}" for k, n in s.outcomes.items()), s.detail)
        for s in report.sites
        if s.outcome != "skipped"
    ]
    if rows:
        print_table(("site", "outcome", "pages#", "requests#", "outcomes of requests", "detail"), rows)
    elif not report.sites:
        print("no site is due")


def clean_record(report: CleanReport) -> Record:
    """A cleaning as it is printed with ``--json``."""
    return {
        "pages": report.pages,
        "unreadable": report.unreadable,
        "new": report.stored.new,
        "changed": report.stored.changed,
        "unchanged": report.stored.unchanged,
        "no_article": report.stored.no_article,
        "rejudged": report.rejudged,
        "refused": report.stored.refused,
        "linked": report.linked.linked,
        "edges": report.linked.edges,
        "candidates_per_article": round(report.linked.compared / max(1, report.linked.linked), 2),
        "seconds": _seconds(report.stages),
    }


def _seconds(stages: Stages) -> dict[str, float]:
    return {stage: round(spent, 3) for stage, spent in stages.seconds.items()}


def print_clean(report: CleanReport) -> None:
    """A cleaning as a table."""
    record = {name: value for name, value in clean_record(report).items() if name != "seconds"}
    print_table([f"{name.replace('_', ' ')}#" for name in record], [list(record.values())])


def _bad_pages(report: CleanReport) -> str:
    bad = report.unreadable + report.stored.refused
    return f"{bad} pages could not be cleaned: `thidua sites show ID` lists each site's issues"


def _fail_if_any(report: CrawlReport) -> None:
    bad = [s for s in report.sites if s.outcome in ("empty", "failed", "blocked", "interrupted")]
    skipped: dict[str | None, list[str]] = {}
    for s in report.sites:
        if s.outcome == "skipped":
            skipped.setdefault(s.detail, []).append(s.site)
    for detail, sites in skipped.items():
        named = ", ".join(sites[:NAMED]) + (f" and {len(sites) - NAMED} more sites" if len(sites) > NAMED else "")
        complain(f"{named}: skipped: {detail}")
    if bad:
        complain("not crawled: " + "; ".join(f"{s.site} ({s.outcome}: {s.detail})" for s in bad))
        raise typer.Exit(1)
