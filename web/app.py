"""The web application: pages, API and feeds over one store, read through ``storage`` alone.

Pages carry no inline script, and a policy that would not run one: text of crawled pages is shown, never executed.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.staticfiles import StaticFiles

from storage.readers import MOST_CONNECTIONS, Readers
from web import access, api, digests, docs, exports, feeds, ledger, metrics, pages, problems
from web.heads import AnswerHeads
from web.refreshed import read_ahead
from web.request import Database
from web.shared_answers import SharedAnswers

RESERVED = 6
"""Connections left to readings in the background, and to files and digests, which take further ones."""
MOST_TURNS = max(4, 2 * (os.cpu_count() or 1))
"""Answers that are worked out at once. Each further one takes the interpreter's lock from the event loop, which then
takes up requests late: at 100 a second on two cores the median waited 29 s with ten and 18 s with four."""
DESCRIPTION = """
Emulation-and-commendation news of every Vietnamese province. Filters carry the same names everywhere; times are
ISO 8601 at +07:00; lists are read on with `next` as `cursor`; errors are problem documents (RFC 9457); answers carry
an ETag. Readers who are not signed in, where signing in is asked for, get excerpts in place of whole texts.
"""


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Read ahead what a large store's first readers would wait for; close the application's connections."""
    ahead = asyncio.create_task(run_in_threadpool(read_ahead, app.state.readers))
    yield
    await ahead
    app.state.readers.close()


app = FastAPI(
    title="Thidua",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    redoc_url=None,
    openapi_url="/openapi.json",
    lifespan=lifespan,
)
app.state.readers = Readers()
app.state.turns = asyncio.Semaphore(min(MOST_TURNS, MOST_CONNECTIONS - RESERVED))
docs.mount_swagger(app)
app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
app.add_middleware(SharedAnswers)
app.middleware("http")(access.guard)
app.middleware("http")(metrics.observe)
app.add_middleware(AnswerHeads)
problems.add_to(app)
for part in (pages, api, ledger, feeds, digests, exports, metrics, docs, access):
    app.include_router(part.router)


@app.get("/healthz", tags=["operation"], responses=problems.DOCUMENTED)
def healthz(connection: Database) -> dict[str, str]:
    """200 while the application and its database answer."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"status": "ok"}
