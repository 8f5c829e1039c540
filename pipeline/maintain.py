"""Upkeep of the archive: one WARC per site and month instead of one per crawl, and old listings' bodies dropped."""

from __future__ import annotations

import hashlib
import posixpath
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from articles.dates import VIETNAM
from pipeline.dropping import Cuts, plan_cuts
from settings import read_settings
from storage.archive import COPY_BYTES, Archive, archive
from storage.archived_pages import (
    MovedBytes,
    NamedRecord,
    archived_warcs,
    move_warcs,
    named_records,
    warcs_of_listings,
)
from storage.db import Connection, opened
from storage.locks import archive_lock
from storage.warc_parts import by_change, read_members, read_parts

ABANDONED_AFTER = timedelta(days=1)
"""A half-written file of the archive that is this old is no longer being written."""
_CHANGES = re.compile(r"(\.t\d+|\.d[0-9a-f]{10})+$")
"""What takedowns and dropping have added to a file's stem."""


@dataclass(kw_only=True, slots=True)
class CompactReport:
    """The result of compacting."""

    before: int = 0
    after: int = 0
    dropped_records: int = 0
    """Records of listings that were dropped: responses, with the requests before them."""
    dropped_bytes: int = 0
    """Bytes that the archive has less of for it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Month:
    """The WARCs of one site and month that rows name."""

    folder: str
    parts: tuple[str, ...]

    @property
    def site(self) -> str:
        return self.folder.partition("/")[0]

    @property
    def name(self) -> str:
        return self.folder.rpartition("/")[2]


def compact(*, now: datetime, progress: Callable[[int, int], None] = lambda done, total: None) -> CompactReport:
    """Join the WARCs of every site and past month into one, without the bodies of listings that are old enough.

    A compressed WARC is a sequence of independently compressed records, so files joined end to end are one WARC, and a
    record's place moves by the length of what precedes it. Where records are dropped, a note states which bytes those
    were. The joined file is in the archive before the rows name it, and the parts are removed last: whenever this is
    interrupted, every row names a file that exists, and the next time removes what is left over.
    """
    report, store = CompactReport(), archive()
    with opened(application="thidua compact") as connection, archive_lock(connection, changing=True):
        groups: dict[str, list[str]] = {}
        for path in archived_warcs(connection):
            groups.setdefault(path.rpartition("/")[0], []).append(path)
        months = [_Month(folder=folder, parts=tuple(sorted(parts))) for folder, parts in sorted(groups.items())]
        listings, dropped_until = warcs_of_listings(connection), _dropped_until(now)
        this_month = f"{now.astimezone(VIETNAM):%Y-%m}"
        for done, month in enumerate(months, start=1):
            report.before += len(month.parts)
            report.after += 1 if month.name < this_month else len(month.parts)
            if month.name < this_month:
                drops = (
                    dropped_until is not None and month.name < dropped_until and not listings.isdisjoint(month.parts)
                )
                _join(connection, store, month, report, drops=drops)
            progress(done, len(months))
        _remove_leftovers(store, set(archived_warcs(connection)), before=this_month)
        store.remove_parts(before=now - ABANDONED_AFTER)
    return report


def _dropped_until(now: datetime) -> str | None:
    """The first month whose listings are all kept; ``None`` if all are kept for ever."""
    days = read_settings().keep_listings_days
    return f"{(now - timedelta(days=days)).astimezone(VIETNAM):%Y-%m}" if days else None


def _join(connection: Connection, store: Archive, month: _Month, report: CompactReport, *, drops: bool) -> None:
    records = named_records(connection, month.site, month.parts) if drops else []
    drops = any(record.is_listing for record in records)
    if len(month.parts) < 2 and not drops:
        return
    with tempfile.NamedTemporaryFile(suffix=".warc.gz") as file:
        moved: list[MovedBytes] = []
        gone: list[int] = []
        before, dropped = 0, 0
        for part in month.parts:
            begun = file.tell()
            named = [record for record in records if record.warc == part]
            size, cuts = _copy(store, part, file, named, moved)
            gone += [r.page for r in named if r.offset in cuts.offsets]
            dropped += cuts.records
            before += size - (file.tell() - begun)
        if len(month.parts) < 2 and not gone:
            return
        file.flush()
        joined = _joined_name(month, Path(file.name) if gone else None)
        store.take(Path(file.name), joined)
    move_warcs(connection, month.site, joined, moved, gone)
    report.dropped_records += dropped
    report.dropped_bytes += before
    for part in month.parts:
        store.remove(part)


def _joined_name(month: _Month, changed: Path | None) -> str:
    """The name of a joined file; one that lacks records is named by its content, as backups know a WARC by its name."""
    stem = posixpath.basename(month.parts[-1]).removesuffix(".warc.gz")
    if len(month.parts) > 1:
        stem = f"{month.site}-{month.name}-{len(month.parts)}-{stem}"
    if changed is not None:
        with changed.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        stem = f"{_CHANGES.sub('', stem)}.d{digest[:10]}"
    return f"{month.folder}/{stem}.warc.gz"


def _copy(
    store: Archive, part: str, out: IO[bytes], named: Sequence[NamedRecord], moved: list[MovedBytes]
) -> tuple[int, Cuts]:
    """Append a part without its listings' bodies; return its size and what was cut, and add where its bytes are."""
    with store.open(part) as source:
        if not any(record.is_listing for record in named):
            begun = out.tell()
            _copy_bytes(source, out)
            size = out.tell() - begun
            moved.append(MovedBytes(warc=part, begin=0, end=size, shift=begun))
            return size, Cuts()
        with tempfile.TemporaryFile() as local:
            _copy_bytes(source, local)
            size = local.tell()
            cuts = plan_cuts(
                read_members(local),
                listings={r.offset for r in named if r.is_listing},
                kept={r.offset for r in named if not r.is_listing},
            )
            at = 0
            for begin, end, note in [*((c.begin, c.end, c.dropped.note()) for c in cuts.cuts), (size, size, b"")]:
                moved.append(MovedBytes(warc=part, begin=at, end=begin, shift=out.tell() - at))
                local.seek(at)
                _copy_bytes(local, out, begin - at)
                out.write(note)
                at = end
            return size, cuts


def _copy_bytes(source: IO[bytes], out: IO[bytes], count: int | None = None) -> None:
    """Copy a number of bytes, or all that follow."""
    while chunk := source.read(COPY_BYTES if count is None else min(count, COPY_BYTES)):
        out.write(chunk)
        count = None if count is None else count - len(chunk)


def _remove_leftovers(store: Archive, named: set[str], *, before: str) -> None:
    """Remove WARCs of past months that no row names and whose parts another file has as well.

    An upkeep or a takedown that was killed leaves such: a joined file that no row names yet, or what it was made from.
    """
    folders: dict[str, list[str]] = {}
    for path in store.list():
        if path.endswith(".warc.gz"):
            folders.setdefault(path.rpartition("/")[0], []).append(path)
    for folder, paths in folders.items():
        if len(paths) > 1 and folder.rpartition("/")[2] < before and not named.issuperset(paths):
            for path in _left_over(store, paths, named):
                store.remove(path)


def _left_over(store: Archive, paths: Iterable[str], named: set[str]) -> list[str]:
    """Those of a folder's files that are not named, and whose parts are in a file that is, or in one changed later."""
    found = {}
    for path in paths:
        with store.open(path) as file:
            found[path] = read_parts(file)
    ranked = by_change(list(found.items()))
    ranked = [path for path in ranked if path not in named] + [path for path in ranked if path in named]
    left = []
    for at, path in enumerate(ranked):
        others = {name for other in ranked[at + 1 :] if found[other].is_whole for name in found[other].by_name}
        if path not in named and found[path].by_name and others.issuperset(found[path].by_name):
            left.append(path)
    return left
