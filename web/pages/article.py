"""One article: its text with marked facts, why it is stored, its copies, and its versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from fastapi import HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from articles.page.decode import decode_page
from reports.differences import paragraph_changes
from settings import read_settings
from storage.db import Connection
from storage.fetches import article_fetches, read_fetch
from storage.stored_articles import StoredArticle, article_versions, cluster_members
from web.marks import KINDS, fact_marks, marked_paragraphs
from web.pages.routing import page_router
from web.request import ArticleId, Database, Language
from web.results import require_article
from web.templating import render

# A fetched page is another publisher's work: it is shown as plain text, and even as that without any rights.
ARCHIVED_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "inline",
    "Cache-Control": "private, no-store",
}

router = page_router()


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedVersion:
    """One version of an article, with the paragraphs that changed since the one before."""

    number: int
    seen_at: datetime
    changes: Sequence[object]


@router.get("/articles/{article}")
def article_page(request: Request, connection: Database, article: ArticleId, lang: Language = "vi") -> HTMLResponse:
    """One article, by its id or its cluster's."""
    found = require_article(connection, article)
    heaviest = max((abs(term.weight) for term in found.relevance.matched), default=1) or 1
    return render(
        request,
        "article.html",
        lang,
        article=found,
        paragraphs=marked_paragraphs(found.text, fact_marks(found)),
        lead=bool(found.lead),
        facts=[(kind, facts) for field, kind in KINDS.items() if (facts := getattr(found, field))],
        copies=cluster_members(connection, found.cluster),
        versions=_versions(connection, found),
        heaviest=heaviest,
        fetches=article_fetches(connection, found.id),
        editing=read_settings().editor_token is not None,
    )


@router.get("/articles/{article}/archived")
def archived(connection: Database, article: ArticleId, version: int | None = None) -> Response:
    """The fetched page of a version, by default the newest: its source as text, never as a page."""
    fetches = article_fetches(connection, require_article(connection, article).id)
    wanted = [fetch for fetch in fetches if version in (None, fetch.version)]
    body = read_fetch(wanted[-1]) if wanted else None
    if body is None:
        raise HTTPException(404, "the archive has no such page")
    text, _ = decode_page(body.body, body.content_type)
    return Response(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8", headers=ARCHIVED_HEADERS)


def _versions(connection: Connection, article: StoredArticle) -> list[ChangedVersion]:
    """Each version with the paragraphs that changed since the one before."""
    if article.versions < 2:
        return []
    versions = article_versions(connection, article.id)
    changes = [paragraph_changes(before, after) for before, after in pairwise(versions)]
    return [
        ChangedVersion(number=version.number, seen_at=version.seen_at, changes=changed)
        for version, changed in zip(versions, [[], *changes], strict=True)
    ]
