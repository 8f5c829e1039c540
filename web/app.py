"""The web application: pages and API over one store, read through ``storage`` alone.

Pages carry no inline script, and a policy that would not run one: text of crawled pages is shown, never executed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles

from storage.errors import StorageError
from storage.readers import Readers
from web import api, pages
from web.access import guard
from web.request import Database


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Close what was opened."""
    yield
    app.state.readers.close()


app = FastAPI(title="Thidua", docs_url=None, redoc_url=None, openapi_url="/openapi.json", lifespan=lifespan)
app.state.readers = Readers()
app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
app.middleware("http")(guard)
app.include_router(pages.router)
app.include_router(api.router)


@app.exception_handler(StorageError)
async def no_database(request: Request, error: StorageError) -> Response:
    """A database that is away is a 503 with the line that says why."""
    return JSONResponse({"title": "Service Unavailable", "status": 503, "detail": str(error)}, status_code=503)


@app.get("/healthz")
def healthz(connection: Database) -> dict[str, str]:
    """200 while the application and its database answer."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"status": "ok"}
