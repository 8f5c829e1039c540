"""Writing a release: a folder with every table, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from articles.dates import local_day
from articles.errors import StepError, UsageError
from articles.printing import json_record
from reports.export import matching_articles
from reports.release.changes import ArticleState, filters_said
from reports.release.columns import RENAMED, article_rows, released_tables
from reports.release.describing import Described, describe
from reports.release.files import TableFiles
from storage.db import opened
from storage.releases import released_events, released_ledger, released_sites, released_versions
from storage.search import Filters, count_articles

_MARK = "datapackage.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseReport:
    """The rows of each table, and the token that names the content."""

    rows: dict[str, int]
    token: str


def write_release(
    filters: Filters, folder: Path, *, progress: Callable[[int, int], None] = lambda done, total: None
) -> ReleaseReport:
    """Write all articles that match, with their facts and versions, as a data package.

    The folder appears when it is whole; an earlier release there is replaced.

    Raises:
        UsageError: if the folder holds something else.
        StepError: if it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / _MARK).exists())):
        raise UsageError(f"{folder} holds something other than a release: name a new or empty folder")
    part = folder.with_name(f".{folder.name}.{uuid4().hex[:6]}.part")
    try:
        part.mkdir(parents=True)
        report = _write(filters, part, progress)
        if folder.exists():
            shutil.rmtree(folder)
        part.rename(folder)
    except OSError as error:
        raise StepError(f"cannot write {folder}: {error.strerror or error}") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return report


def _write(filters: Filters, folder: Path, progress: Callable[[int, int], None]) -> ReleaseReport:
    wanted = replace(filters, sort="newest", all_copies=True)
    state = ArticleState(filters=filters_said(filters))
    newest: date | None = None
    with ExitStack() as stack:
        finder = stack.enter_context(opened(application="thidua release"))
        files = {table.name: stack.enter_context(TableFiles(table, folder)) for table in released_tables()}
        total = count_articles(finder, wanted)
        for done, article in enumerate(matching_articles(finder, wanted), start=1):
            record = json_record(article)
            state.add(record)
            for table, row in article_rows(record):
                files[table].add(row)
            progress(done, total)
        ids = list(state.articles)
        for event in released_events(finder, ids):
            files["events"].add(asdict(event))
        for given in released_ledger(finder, wanted):
            files["ledger"].add({RENAMED.get(name, name): value for name, value in asdict(given).items()})
        for version in released_versions(finder, ids):
            day = local_day(version.seen_at)
            newest = max(newest or day, day)
            files["versions"].add(asdict(version))
        for site in released_sites(finder, ids):
            files["sites"].add(asdict(site))
    tables = [Described(table=f.table, rows=f.rows, parquet=f.parquet, csv=f.csv) for f in files.values()]
    token = state.keep()
    describe(folder, tables, token=token, newest=newest, filters=state.filters)
    return ReleaseReport(rows={described.table.name: described.rows for described in tables}, token=token)
