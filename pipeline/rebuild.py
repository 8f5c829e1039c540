"""Rebuild the database from the archive alone: land the lines beside each WARC, then clean everything.

What only the database knew is kept where it can still be read: sites' own rows, corrections, alerts with what they
have sent, tombstones. Tombstones are in the archive too.
"""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from articles.models import Issue, PageRecord
from crawler.catalogue import load_catalogue
from crawler.handover import SiteReport, read_handover
from crawler.plan import Source
from pipeline.catalogue import catalogue_entries
from pipeline.clean import CleanOptions, CleanReport, clean
from pipeline.landing import OUTCOMES_OF_ENDS, source_states
from pipeline.takedown import FOLDER as TOMBSTONES
from pipeline.takedown import enforce
from storage.archive import Archive, archive
from storage.db import Connection, opened, transaction
from storage.emptying import empty_rows, unlisted_sites
from storage.errors import StorageError
from storage.pages import land_records
from storage.runs import SiteRunEnd, close_run, close_site_runs, open_run
from storage.sites import CatalogueEntry, CrawlResult, finish_sites, register_sites
from storage.warc_parts import Part, Parts, by_change, read_parts, takedowns_of

Progress = Callable[[str, int, int], None]


@dataclass(kw_only=True, slots=True)
class RebuildReport:
    """The result of a rebuild: rows landed, and facts that only the old database knew."""

    handovers: int = 0
    pages: int = 0
    unreadable: int = 0
    """Unreadable hand-overs, and WARCs without the records named; issues name them."""
    articles: int = 0
    unknown: tuple[str, ...] = (
        "how far back each site was walked (a site whose row was lost is walked again)",
        "corrections and alerts, where the old database could not be read",
        "when a schedule or a person started a run (all say rebuild)",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Lines:
    """One archived hand-over."""

    path: str
    site: str
    begun_at: datetime
    records: tuple[tuple[int, PageRecord], ...]
    issues: tuple[tuple[Issue, datetime], ...]
    sources: tuple[Source, ...]
    report: SiteReport | None


def rebuild(*, now: datetime, progress: Progress = lambda step, done, total: None) -> RebuildReport:
    """Empty the store and rebuild it.

    Args:
        progress: called with (step, done, total); steps are ``reading``, ``landing`` and ``cleaning``.

    Raises:
        StorageError: if database or archive cannot be reached, or the archive holds no hand-over.
    """
    report, store = RebuildReport(), archive()
    paths = [path for path in store.list() if path.endswith(".jsonl") and not path.startswith(TOMBSTONES)]
    if not paths:
        raise StorageError(f"the archive in {store.root} holds no hand-over: nothing to rebuild from")
    handovers = sorted(_read_all(store, paths, report, progress), key=lambda lines: (lines.begun_at, lines.path))
    with opened(application="thidua rebuild") as connection:
        empty_rows(connection)
        _register(connection, {lines.site for lines in handovers}, now=now)
        places: dict[str, dict[str, tuple[str, Part]]] = {}
        for done, lines in enumerate(handovers):
            progress("landing", done, len(handovers))
            folder = posixpath.dirname(lines.path)
            if folder not in places:
                places[folder] = _warc_places(store, folder)
            report.pages += _land(connection, lines, places[folder])
            report.handovers += 1
        enforce(connection, now=now)
    cleaned = _clean(now=now, progress=progress)
    report.articles = cleaned.stored.new
    return report


def _read_all(store: Archive, paths: list[str], report: RebuildReport, progress: Progress) -> Iterator[_Lines]:
    with tempfile.TemporaryDirectory() as folder:
        local = Path(folder) / "handover.jsonl"
        for done, path in enumerate(paths):
            progress("reading", done, len(paths))
            try:
                with store.open(path) as handle:
                    local.write_bytes(handle.read())
                lines = _read(local, path)
            except (ValueError, StorageError):
                report.unreadable += 1
                continue
            if lines is not None:
                yield lines


def _read(local: Path, path: str) -> _Lines | None:
    records: list[tuple[int, PageRecord]] = []
    issues: list[tuple[Issue, datetime | None]] = []
    sources: list[Source] = []
    report: SiteReport | None = None
    last: datetime | None = None
    for number, line in enumerate(read_handover(local), start=1):
        if isinstance(line, PageRecord):
            records.append((number, line))
            last = line.requested_at
        elif isinstance(line, Issue):
            issues.append((line, last))
        elif isinstance(line, Source):
            sources.append(line)
        else:
            report = line
    begun = records[0][1].requested_at if records else report.started_at if report else None
    if begun is None:
        return None
    return _Lines(
        path=path,
        site=path.partition("/")[0],
        begun_at=begun,
        records=tuple(records),
        issues=tuple((issue, at or begun) for issue, at in issues),
        sources=tuple(sources),
        report=report,
    )


def _register(connection: Connection, sites: set[str], *, now: datetime) -> None:
    """Register the catalogue's sites, and those that only the archive still has."""
    catalogue = load_catalogue()
    register_sites(connection, catalogue_entries(catalogue.values()), now=now)
    gone = unlisted_sites(connection, sites)
    entries = [
        CatalogueEntry(id=site, name=site, url="", kind="newspaper", province=None, province_now=None, enabled=False)
        for site in gone
    ]
    register_sites(connection, entries, now=now)


def _land(connection: Connection, lines: _Lines, places: dict[str, tuple[str, Part]]) -> int:
    name = posixpath.basename(lines.path)
    run = name.removesuffix(".jsonl").partition(".")[0]
    open_run(connection, run, trigger="rebuild", sites=[lines.site], now=lines.begun_at)
    warc, part = places.get(name.removesuffix(".jsonl"), (None, Part()))
    rows = [(number, *_moved(record, warc, part)) for number, record in lines.records]
    landed = land_records(connection, run, name, rows, lines.issues)
    _finish(connection, run, lines)
    return landed


def _moved(record: PageRecord, warc: str | None, part: Part) -> tuple[PageRecord, str | None]:
    """A line's record with its place by now, and the file that has it; neither for one that was dropped."""
    if record.warc is None or record.offset is None:
        return record, None
    place = part.place_of(record.offset)
    if place is None:
        return replace(record, offset=None, length=None), None
    return replace(record, offset=place), warc


def _finish(connection: Connection, run: str, lines: _Lines) -> None:
    report = lines.report
    outcome = OUTCOMES_OF_ENDS[report.ended] if report else "interrupted"
    ended = report.finished_at if report else lines.records[-1][1].requested_at if lines.records else lines.begun_at
    detail = report.detail if report else "the crawl was cut off"
    result = CrawlResult(
        site=lines.site,
        outcome=outcome,
        error=detail if outcome != "ok" else None,
        complete=False,
        since=None,
        new_articles=report.articles if report else 0,
        moved_to=report.moved_to if report else None,
        sources=source_states(lines.sources),
        shapes=None,
    )
    end = SiteRunEnd(
        outcome=outcome,
        outcomes=dict(report.outcomes) if report else {},
        left_out=report.left_out if report else {},
        pages=report.articles if report else 0,
        error=detail,
    )
    with transaction(connection) as cursor:
        finish_sites(cursor, [result], now=ended)
        close_site_runs(cursor, run, {lines.site: end}, now=ended)
    close_run(connection, run, outcome="ok" if outcome in ("ok", "empty") else "failed", now=ended)


def _warc_places(store: Archive, folder: str) -> dict[str, tuple[str, Part]]:
    """Where each hand-over's WARC is: the file, and the part of it, by the hand-over's stem.

    A file keeps its stem when a text in it is taken down (``x.t1.warc.gz``). In one that many were joined into, or that
    records were dropped from, each part still begins with the record that names it. Of two files that hold a part, as
    an interrupted upkeep leaves them, the one changed last counts.
    """
    found: list[tuple[str, Parts]] = []
    handovers = {posixpath.basename(p).removesuffix(".jsonl") for p in store.list(folder) if p.endswith(".jsonl")}
    for path in store.list(folder):
        if path.endswith(".warc.gz"):
            found.append((path, _parts(store, path, handovers)))
    parts = dict(found)
    return {
        name.removesuffix(".warc.gz"): (path, part)
        for path in by_change(found)
        for name, part in parts[path].by_name.items()
    }


def _parts(store: Archive, path: str, handovers: set[str]) -> Parts:
    stem, _ = takedowns_of(posixpath.basename(path))
    if stem in handovers:
        return Parts(by_name={stem: Part()}, is_whole=True)
    with store.open(path) as handle:
        return read_parts(handle)


def _clean(*, now: datetime, progress: Progress) -> CleanReport:
    return clean(CleanOptions(), now=now, progress=lambda done, total: progress("cleaning", done, total))
