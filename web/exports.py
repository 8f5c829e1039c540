"""Any search as a file, for readers who may read whole texts."""

from __future__ import annotations

import shutil
import tempfile
import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from articles.dates import VIETNAM
from articles.errors import StepError
from reports.export import matching_articles, write_articles
from storage.search import total_articles
from web.access import Signed
from web.problems import DOCUMENTED
from web.request import Database, Wanted

MOST = 50_000
"""Articles of one file: some half a minute's work. The command has no such limit."""
AT_ONCE = 2
"""Files made at a time; each takes a core and two connections, and the pages must go on."""
MEDIA_TYPES = {
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "atom": "application/atom+xml",
    "wacz": "application/wacz",
}
MOST_PAGES = 2_000
"""Articles of one WACZ file: their archived pages are read one by one."""

router = APIRouter(tags=["exports"], responses=DOCUMENTED, dependencies=[Signed])
_slots = threading.BoundedSemaphore(AT_ONCE)


@router.get("/export", response_class=FileResponse)
def export(
    request: Request,
    connection: Database,
    wanted: Wanted,
    format_: Annotated[Literal["jsonl", "csv", "xlsx", "parquet", "atom", "wacz"], Query(alias="format")] = "jsonl",
    lang: Annotated[Literal["vi", "en"], Query(description="Language of an Excel file's headings")] = "vi",
) -> FileResponse:
    """The articles of a search, newest first, as a file of at most 50,000, sent once it is complete.

    A WACZ file holds the archived pages of at most 2,000, every version, and replays in pywb and ReplayWeb.page.
    """
    total = total_articles(connection, wanted)
    most = MOST_PAGES if format_ == "wacz" else MOST
    if total.count > most:
        count = f"{total.count:,}" if total.exact else f"some {total.count:,}"
        raise HTTPException(422, f"{count} articles match, a file holds {most:,}: narrow it, or use `thidua export`")
    if not _slots.acquire(blocking=False):
        raise HTTPException(503, "other files are being made", {"Retry-After": "10"})
    folder = Path(tempfile.mkdtemp(prefix="thidua-export-"))
    try:
        name = f"thidua-{datetime.now(VIETNAM):%Y-%m-%d}.{format_}"
        filters = replace(wanted, sort="newest", limit=most)
        with request.app.state.readers.connection() as reader:
            articles = matching_articles(connection, filters, reader=reader)
            pages = request.app.state.readers.connection
            write_articles(articles, filters, format_, folder / name, language=lang, pages=pages)
    except StepError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise HTTPException(503, str(error), {"Retry-After": "60"}) from None
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        _slots.release()
    return FileResponse(
        folder / name,
        filename=name,
        media_type=MEDIA_TYPES[format_],
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )
