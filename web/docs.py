"""The API's description to read and try: Swagger UI, from this host alone."""

from __future__ import annotations

from pathlib import Path

import fastapi_offline
from fastapi import APIRouter, FastAPI, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles

# Swagger UI draws its arrows from data: images.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; frame-ancestors 'none'"
)
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Thidua API</title>
<link rel="stylesheet" href="/static/swagger/swagger-ui.css"></head>
<body><div id="swagger"></div>
<script src="/static/swagger/swagger-ui-bundle.js"></script><script src="/static/docs.js"></script></body></html>"""

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs() -> Response:
    """Swagger UI over this application's own description."""
    return HTMLResponse(PAGE, headers={"Content-Security-Policy": POLICY})


@router.get("/api")
def api() -> Response:
    """Redirect the API's own address to its description."""
    return RedirectResponse("/docs")


def mount_swagger(app: FastAPI) -> None:
    """Serve Swagger UI's files as the package brings them."""
    folder = Path(fastapi_offline.__file__).parent / "static"
    app.mount("/static/swagger", StaticFiles(directory=folder), name="swagger")
