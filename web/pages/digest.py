"""The digest of a week, month or quarter, to read and to take along."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse

from reports.digest import digest_document
from web.digests import WantedPeriod, read_digest
from web.pages.routing import page_router
from web.request import Database, Language
from web.templating import render

router = page_router()


@router.get("/digest")
def digest_page(
    request: Request, connection: Database, period: WantedPeriod, full: bool = False, lang: Language = "vi"
) -> HTMLResponse:
    """The short digest; with ``full`` the annex too."""
    document = digest_document(read_digest(request, connection, period), lang, short=not full)
    return render(
        request,
        "digest.html",
        lang,
        document=document,
        blocks=[(type(block).__name__.lower(), block) for block in document.blocks],
        period=period,
        before=period.beside(-1),
        after=period.beside(1),
        others=period.others(),
        full=full,
        span={"from": str(period.first), "to": str(period.last)},
    )
