"""Upkeep of the archive: one WARC per site and month instead of one per crawl."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from articles.dates import VIETNAM
from storage.archive import COPY_BYTES, Archive, archive
from storage.db import Connection, opened
from storage.locks import archive_lock
from storage.pages import archived_warcs, move_warcs

ABANDONED_AFTER = timedelta(days=1)
"""A half-written file of the archive that is this old is no longer being written."""


@dataclass(kw_only=True, slots=True)
class CompactReport:
    """The result of compacting."""

    before: int = 0
    after: int = 0


def compact(*, now: datetime, progress: Callable[[int, int], None] = lambda done, total: None) -> CompactReport:
    """Join the WARCs of every site and past month into one.

    A compressed WARC is a sequence of independently compressed records, so files joined end to end are one WARC, and a
    record's place moves by the length of what precedes it. The joined file is in the archive before the rows name it,
    and the parts are removed last: whenever this is interrupted, every row names a file that exists.
    """
    report, store = CompactReport(), archive()
    with opened(application="thidua compact") as connection, archive_lock(connection, changing=True):
        groups: dict[str, list[str]] = {}
        for path in archived_warcs(connection):
            groups.setdefault(path.rpartition("/")[0], []).append(path)
        this_month = f"{now.astimezone(VIETNAM):%Y-%m}"
        for done, (folder, parts) in enumerate(sorted(groups.items()), start=1):
            report.before += len(parts)
            report.after += 1 if len(parts) > 1 and _month(folder) < this_month else len(parts)
            if len(parts) > 1 and _month(folder) < this_month:
                _join(connection, store, folder, sorted(parts))
            progress(done, len(groups))
        store.remove_parts(before=now - ABANDONED_AFTER)
    return report


def _month(folder: str) -> str:
    return folder.rpartition("/")[2]


def _join(connection: Connection, store: Archive, folder: str, parts: list[str]) -> None:
    site = folder.partition("/")[0]
    joined = f"{folder}/{site}-{_month(folder)}-{len(parts)}-{Path(parts[-1]).name}"
    starts: list[tuple[str, int]] = []
    with tempfile.NamedTemporaryFile(suffix=".warc.gz") as file:
        for part in parts:
            starts.append((part, file.tell()))
            with store.open(part) as source:
                while chunk := source.read(COPY_BYTES):
                    file.write(chunk)
        file.flush()
        store.take(Path(file.name), joined)
    move_warcs(connection, site, joined, starts)
    for part in parts:
        store.remove(part)
