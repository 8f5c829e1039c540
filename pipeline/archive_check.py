"""Verifying the archive: every record that a row names is there, unpacks, and has the digest recorded on arrival."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from articles.models import Issue
from storage.archive import Archive, archive, body_digest, read_body
from storage.archived_pages import ArchivedPage, archived_pages, forget_page, move_page
from storage.db import Connection, opened, transaction
from storage.errors import StorageError
from storage.issues import end_issues, record_issues
from storage.locks import archive_lock
from storage.monitoring import note_upkeep

_GZIP = b"\x1f\x8b\x08"
UNREADABLE = "archive_unreadable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A record that does not match its row."""

    file: str
    offset: int
    url: str
    fault: str


@dataclass(kw_only=True, slots=True)
class CheckReport:
    """The result of a check; ``moved`` and ``requested`` are the damaged records that a repair settled."""

    files: int = 0
    records: int = 0
    damaged: int = 0
    moved: int = 0
    """Found at another place in the same folder: their rows name it now."""
    requested: int = 0
    """Lost: their addresses are due again, unconditionally."""
    faults: list[Fault] = field(default_factory=list)


def check_archive(
    *, repair: bool, now: datetime, progress: Callable[[int, int], None] = lambda done, total: None
) -> CheckReport:
    """Verify all archived records; a damaged one becomes an issue of its page, which ends once it reads well.

    Args:
        repair: look for a damaged record in the other files of its folder, and have a lost one requested again.

    Raises:
        StorageError: if the database cannot be reached.
    """
    report, store = CheckReport(), archive()
    with opened(application="thidua archive check") as connection, archive_lock(connection, changing=repair):
        pages = archived_pages(connection)
        found: list[tuple[ArchivedPage, str]] = []
        for warc, members in groupby(pages, key=lambda page: page.warc):
            report.files += 1
            for page, fault in _faults(store, warc, list(members)):
                report.records += 1
                if fault is not None:
                    found.append((page, fault))
                progress(report.records, len(pages))
        _note(connection, found, now=now)
        for page, fault in found:
            report.damaged += 1
            report.faults.append(Fault(file=page.warc, offset=page.offset, url=page.url, fault=fault))
        if repair:
            for folder, damaged in groupby((page for page, _ in found), key=lambda page: page.warc.rpartition("/")[0]):
                _repair(connection, store, folder, list(damaged), report, now=now)
        note_upkeep(connection, "archive_check", now=now)
    return report


def _faults(store: Archive, warc: str, pages: list[ArchivedPage]) -> Iterator[tuple[ArchivedPage, str | None]]:
    try:
        handle = store.open(warc)
    except (StorageError, OSError) as error:
        yield from ((page, str(error)) for page in pages)
        return
    with handle:
        for page in pages:
            try:
                read_body(handle, page.offset, digest=page.digest)
            except StorageError as error:
                yield page, str(error)
            else:
                yield page, None


def _note(connection: Connection, found: list[tuple[ArchivedPage, str]], *, now: datetime) -> None:
    issues = [
        Issue(code=UNREADABLE, detail=f"{page.warc}: {fault}", site=page.site, url=page.url, severity="error")
        for page, fault in found
    ]
    with transaction(connection) as cursor:
        end_issues(cursor, UNREADABLE, keep=[page.url for page, _ in found], now=now)
        record_issues(cursor, [(issue, now) for issue in issues])


def _repair(
    connection: Connection,
    store: Archive,
    folder: str,
    pages: Sequence[ArchivedPage],
    report: CheckReport,
    *,
    now: datetime,
) -> None:
    places = _search(store, folder, {page.digest for page in pages if page.digest is not None})
    for page in pages:
        place = places.get(page.digest) if page.digest is not None else None
        if place is not None:
            move_page(connection, page.id, warc=place[0], offset=place[1])
            report.moved += 1
        else:
            forget_page(connection, page.id, now=now)
            report.requested += 1


def _search(store: Archive, folder: str, wanted: Set[str]) -> dict[str, tuple[str, int]]:
    """Where in a folder the records are whose bodies have some digests, by digest; each file is read once."""
    found: dict[str, tuple[str, int]] = {}
    for path in store.list(folder):
        if not path.endswith(".warc.gz") or found.keys() >= wanted:
            continue
        with store.open(path) as handle:
            content = handle.read()
        at = content.find(_GZIP)
        while at >= 0:
            try:
                digest = body_digest(read_body(io.BytesIO(content), at).body)
                if digest in wanted:
                    found.setdefault(digest, (path, at))
            except StorageError:
                pass
            at = content.find(_GZIP, at + 1)
    return found
