"""``thidua backup``, ``restore``, ``takedown`` and ``archive``: maintenance of the archive."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from articles.errors import UsageError
from articles.timezone import VIETNAM
from cli.printing import print_json, print_table, progress_bar

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
archive = typer.Typer(help="The archive of fetched pages: check it, repair what can be repaired.", no_args_is_help=True)


@archive.callback(epilog="Example: thidua archive check")
def _group() -> None:
    """The archive of fetched pages."""


@archive.command(epilog="Example: thidua archive check --repair")
def check(
    repair: Annotated[bool, typer.Option("--repair", help="Find moved records, have lost ones fetched again.")] = False,
    as_json: AsJson = False,
) -> None:
    """Verify every archived record: it is there, it unpacks, and its digest is the one that was recorded."""
    from pipeline.archive_check import check_archive

    with progress_bar("checking") as advance:
        report = check_archive(repair=repair, now=datetime.now(VIETNAM), progress=advance)
    if as_json:
        print_json(asdict(report))
    else:
        print(f"{report.files} files, {report.records} records: {report.damaged} damaged")
        if report.faults:
            print_table(
                ("file", "offset", "address", "fault"), ([f.file, f.offset, f.url, f.fault] for f in report.faults)
            )
        if repair:
            print(f"{report.moved} found at another place, {report.requested} requested again at the next crawl")
        elif report.damaged:
            print("`thidua archive check --repair` looks for moved records and has lost ones fetched again")
    if report.damaged > report.moved + report.requested:
        raise typer.Exit(1)


def backup(
    target: Annotated[str, typer.Argument(help="A folder or fsspec address: /backup/thidua, s3://bucket/thidua.")],
    as_json: AsJson = False,
) -> None:
    """Write database, archive, own site files, corrections and alerts as one consistent set, incrementally."""
    from pipeline.backup import back_up

    with progress_bar("backing up") as advance:
        report = back_up(target, now=datetime.now(VIETNAM), progress=advance)
    if as_json:
        print_json(asdict(report))
    else:
        print(
            f"{report.target}: database {report.database_bytes / 1e6:.1f} MB, {report.archive_files} archive files "
            f"({report.copied_files} new, {report.copied_bytes / 1e6:.1f} MB), {report.site_files} own site files"
        )


def restore(
    target: Annotated[str, typer.Argument(help="Where `thidua backup` wrote, or a file of `thidua db backup`.")],
    yes: Annotated[bool, typer.Option("--yes", help="Replace what is stored now.")] = False,
    as_json: AsJson = False,
) -> None:
    """Restore a backup, of this or any earlier release, after verifying every file of it."""
    from pipeline.backup import restore as bring_back
    from storage.dumps import is_empty

    if not yes and not is_empty():
        raise UsageError("this replaces what the database holds now: add --yes")
    with progress_bar("restoring") as advance:
        report = bring_back(target, now=datetime.now(VIETNAM), progress=advance)
    if as_json:
        print_json(asdict(report))
    else:
        print(
            f"restored the backup of {report.made_at or 'an unknown day'} at revision {report.revision}: "
            f"{report.articles} articles, {report.archive_files} archive files, {report.site_files} own site files"
        )
        if report.unknown_files:
            print(f"{report.unknown_files} archive files are newer than the backup: `thidua db rebuild` lands them")


def prune(as_json: AsJson = False) -> None:
    """Drop old visits without a body, ended issues and runs of sites, as the retention settings state."""
    from pipeline.retention import prune as let_go

    report = let_go(now=datetime.now(VIETNAM))
    if as_json:
        print_json(asdict(report))
    else:
        print(f"{report.visits} visits are counts by month now; {report.issues} issues and {report.runs} runs went")


def takedown(
    text: Annotated[str, typer.Argument(help="The article's id or address.", metavar="URL|ID")],
    reason: Annotated[str, typer.Option("--reason", help="Why; kept with the tombstone.")],
    as_json: AsJson = False,
) -> None:
    """Remove a text everywhere (store, facts, search, archive) and keep it out of every later crawl and restore."""
    from pipeline.takedown import take_down

    report = take_down(text, reason=reason, now=datetime.now(VIETNAM))
    if as_json:
        print_json(asdict(report))
        return
    print(f"{report.article} ({report.url}) is gone: {report.addresses} addresses, {report.records} archived records")
    if report.copies:
        print(f"copies at other sites remain, each to be taken down by itself: {', '.join(report.copies)}")


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command(epilog="Example: thidua backup /backup/thidua")(backup)
    app.command(epilog="Example: thidua restore /backup/thidua --yes")(restore)
    app.command(epilog="Example: thidua prune")(prune)
    app.command(epilog='Example: thidua takedown https://bao.vn/tin-1.html --reason "Tòa soạn yêu cầu gỡ"')(takedown)
