"""Any search as a feed: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from articles.printing import Record, printed_time
from reports.atom import AtomFeed, AtomLink, atom_entry, updated_at, write_atom
from reports.excerpts import excerpted
from storage.stored_articles import StoredArticle
from web.conditional import ConditionalRoute
from web.problems import DOCUMENTED
from web.request import Database, Wanted
from web.results import find_results
from web.words import WORDS

ENTRIES = 50
"""Entries of a feed that requests no other number: some weeks of one province, and what feed readers keep."""
MOST = 200

Limit = Annotated[int, Query(ge=1, le=MOST, description="Entries of the feed")]

router = APIRouter(tags=["feeds"], route_class=ConditionalRoute, responses=DOCUMENTED)


class AtomResponse(Response):
    """An Atom document."""

    media_type = "application/atom+xml"


class JsonFeedResponse(JSONResponse):
    """A JSON Feed document."""

    media_type = "application/feed+json"


@router.get("/feed.atom", response_class=AtomResponse)
def atom(request: Request, connection: Database, wanted: Wanted, limit: Limit = ENTRIES) -> AtomResponse:
    """A search's newest articles as Atom."""
    feed = AtomFeed(
        id=_tag(request, "/feed.atom"),
        title=_title(wanted.query),
        links=(
            AtomLink(rel="self", href=str(request.url), type="application/atom+xml"),
            AtomLink(rel="alternate", href=_page(request), type="text/html"),
        ),
    )
    out = BytesIO()
    write_atom(feed, (_entry(request, article) for article in _newest(request, connection, wanted, limit)), out)
    return AtomResponse(out.getvalue())


@router.get("/feed.json", response_class=JsonFeedResponse)
def json_feed(request: Request, connection: Database, wanted: Wanted, limit: Limit = ENTRIES) -> JsonFeedResponse:
    """A search's newest articles as JSON Feed."""
    items = []
    for article in _newest(request, connection, wanted, limit):
        item: Record = {
            "id": article.id,
            "url": str(request.url_for("article_page", article=article.id)),
            "external_url": article.url,
            "title": article.shown_title,
            "summary": excerpted(article).body,
            "content_text": article.text,
            "date_modified": updated_at(article),
            "language": article.language or "vi",
            "authors": [{"name": name} for name in article.authors or (article.site_name,)],
            "tags": sorted({m.name for m in article.movements}),
        }
        if article.published_at:
            item["date_published"] = printed_time(article.published_at)
        items.append(item)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(wanted.query),
        "home_page_url": _page(request),
        "feed_url": str(request.url),
        "language": "vi",
        "items": items,
    }
    return JsonFeedResponse(feed)


def _newest(request: Request, connection: Database, wanted: Wanted, limit: int) -> Sequence[StoredArticle]:
    """The newest articles; whole texts for signed-in readers, excerpts for others."""
    articles = find_results(connection, replace(wanted, sort="newest"), limit=limit).articles
    return articles if request.state.signed else [excerpted(article) for article in articles]


def _entry(request: Request, article: StoredArticle) -> Any:
    here = str(request.url_for("article_page", article=article.id))
    return atom_entry(article, AtomLink(rel="related", href=here, type="text/html"))


def _title(query: str | None) -> str:
    name = WORDS["vi"]["title"]
    return f"{name}: {query}" if query else name


def _page(request: Request) -> str:
    return str(request.url_for("search").include_query_params(**request.query_params))


def _tag(request: Request, path: str) -> str:
    query = urlencode(sorted(request.query_params.multi_items()))
    return f"tag:thidua,2023:{path}?{query}"
