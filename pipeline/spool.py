"""The spool: the folder that a crawl writes to, and moving its files into the archive and the store.

Each run has a folder with a lock that its processes hold open. A folder whose lock is free belongs to a run
that ended or died: its files are cut back to what was committed, moved to the archive and landed.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from articles.dates import VIETNAM
from articles.models import Issue, PageRecord
from crawler.handover import SiteReport, read_handover, repair, warc_path
from crawler.plan import Source
from settings import read_settings
from storage.archive import Archive, archived_path
from storage.db import Connection, transaction
from storage.pages import Handover, land_handovers


@dataclass(kw_only=True, slots=True)
class Landed:
    """What landing some hand-overs brought, each counted once: reports and sources by site, and the new rows."""

    files: set[str] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)
    reports: dict[str, SiteReport] = field(default_factory=dict)
    sources: dict[str, list[Source]] = field(default_factory=dict)
    outcomes: dict[str, dict[str, int]] = field(default_factory=dict)
    kinds: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """One file of a site's hand-over that is in the archive, and not in the store yet."""

    site: str
    handover: Handover
    report: SiteReport | None
    """Of the last file: how the crawl ended."""
    sources: tuple[Source, ...]


def spool_root() -> Path:
    """The folder of all runs' spools."""
    return read_settings().home / "spool"


@contextmanager
def open_spool(run: str) -> Iterator[tuple[Path, int]]:
    """A run's own folder, and the lock's descriptor for the processes that write into it to inherit."""
    folder = spool_root() / run
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield folder, descriptor
    finally:
        os.close(descriptor)


def abandoned_spools() -> Iterator[Path]:
    """The folders that no process writes into, each locked while it is the caller's."""
    for folder in sorted(spool_root().glob("*/")):
        try:
            descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield folder
        except BlockingIOError:
            continue
        finally:
            os.close(descriptor)


def land_part(
    connection: Connection, archive: Archive, folder: Path, site: str, *, closed: int, run: str, landed: Landed
) -> None:
    """Land the complete files of a site's ongoing crawl, and remove them.

    Args:
        closed: files with a lower number are complete.
        landed: counts them too.
    """
    for handover in _handovers(folder, [site]):
        if int(handover.stem[-3:]) < closed:
            _land_file(connection, archive, handover, run, landed)
            _drop(handover)


def take_sites(archive: Archive, folder: Path, sites: Sequence[str]) -> list[Taken]:
    """Move the rest of some sites' hand-over into the archive, while the crawls of other sites of its folder go on."""
    return [taken for handover in _handovers(folder, sites) if (taken := _take_file(archive, handover)) is not None]


def count(taken: Sequence[Taken], landed: Landed) -> None:
    """Count what some files hold, each file once."""
    for file in taken:
        _count(file, landed)


def drop_sites(folder: Path, sites: Sequence[str]) -> None:
    """Remove the files of sites that have been landed and whose end is recorded."""
    for handover in _handovers(folder, sites):
        _drop(handover)


def _drop(handover: Path) -> None:
    warc_path(handover).unlink(missing_ok=True)
    handover.unlink()


def _handovers(folder: Path, sites: Sequence[str]) -> list[Path]:
    # A folder of 300 sites has a thousand files: it is looked through once, and without a pattern for each site.
    begin, end = f"{folder.name}-", ".jsonl"
    wanted = set(sites)
    names = [entry.name for entry in os.scandir(folder) if entry.name.startswith(begin) and entry.name.endswith(end)]
    parts = [(name, *name[len(begin) : -len(end)].rpartition("-")) for name in names]
    return [folder / name for name, site, _, number in sorted(parts) if site in wanted and number.isdecimal()]


def set_aside(folder: Path) -> Path:
    """Set a folder that cannot be landed aside for good; return its new path."""
    place = read_settings().home / "spool-set-aside" / folder.name
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(place, ignore_errors=True)
    return folder.rename(place)


def land_spool(
    connection: Connection, archive: Archive, folder: Path, *, run: str | None = None, landed: Landed | None = None
) -> Landed:
    """Repair and land every hand-over of a folder, then remove it.

    Args:
        run: the run that the folder belongs to; by default its name up to the first dot.
        landed: what was landed of the folder before, and is counted with the rest.

    The archive has the files before the store has the rows, and the folder is removed last: whenever this is
    interrupted, doing it again ends the same.
    """
    repair(folder)
    landed = Landed() if landed is None else landed
    for handover in sorted(folder.glob("*.jsonl")):
        _land_file(connection, archive, handover, run or folder.name.partition(".")[0], landed)
    shutil.rmtree(folder, ignore_errors=True)
    return landed


def _land_file(connection: Connection, archive: Archive, handover: Path, run: str, landed: Landed) -> None:
    taken = _take_file(archive, handover)
    if taken is not None:
        with transaction(connection) as cursor:
            new = land_handovers(cursor, run, [taken.handover])
        landed.rows[taken.site] = landed.rows.get(taken.site, 0) + new[taken.handover.name]
        _count(taken, landed)


def _take_file(archive: Archive, handover: Path) -> Taken | None:
    """Read one file and move it and its WARC into the archive; ``None`` for one that holds nothing yet."""
    records: list[tuple[int, PageRecord]] = []
    issues: list[tuple[Issue, datetime]] = []
    last_seen: datetime | None = None
    report: SiteReport | None = None
    sources: list[Source] = []
    for number, line in enumerate(read_handover(handover), start=1):
        if isinstance(line, PageRecord):
            records.append((number, line))
            last_seen = line.requested_at
        elif isinstance(line, Issue):
            issues.append((line, last_seen or datetime.fromtimestamp(handover.stat().st_mtime, VIETNAM)))
        elif isinstance(line, Source):
            sources.append(line)
        else:
            report = line
    site = report.site if report else (records[0][1].site if records else None)
    begun = records[0][1].requested_at if records else report.started_at if report else None
    if site is None or begun is None:
        return None
    month = f"{begun.astimezone(VIETNAM):%Y-%m}"
    warc = warc_path(handover)
    stored: str | None = None
    if warc.exists() and any(record.warc for _, record in records):
        stored = archived_path(site, warc.name, month)
        archive.take(warc, stored, is_final=True)
    if records or report:
        archive.take(handover, archived_path(site, handover.name, month), is_final=True)
    rows = [(number, record, stored if record.warc else None) for number, record in records]
    taken = Handover(name=handover.name, records=rows, issues=issues)
    return Taken(site=site, handover=taken, report=report, sources=tuple(sources))


def _count(taken: Taken, landed: Landed) -> None:
    site = taken.site
    if taken.handover.name in landed.files:  # landed once more, since a later file of its site could not be
        return
    landed.files.add(taken.handover.name)
    if taken.report:
        landed.reports[site] = taken.report
    landed.sources.setdefault(site, []).extend(taken.sources)
    outcomes, kinds = landed.outcomes.setdefault(site, {}), landed.kinds.setdefault(site, {})
    for _, record, _ in taken.handover.records:
        outcomes[record.outcome] = outcomes.get(record.outcome, 0) + 1
        kinds[record.kind] = kinds.get(record.kind, 0) + 1
