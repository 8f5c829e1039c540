"""Any search as a feed: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from lxml import etree

from articles.printing import Record, shown_title
from articles.text import normalise
from web.access import excerpted
from web.conditional import ConditionalRoute
from web.problems import DOCUMENTED
from web.request import Database, Wanted
from web.results import find_results
from web.words import WORDS

ENTRIES = 50
"""Of a feed: some weeks of one province, and what feed readers keep."""
ATOM = "http://www.w3.org/2005/Atom"

router = APIRouter(tags=["feeds"], route_class=ConditionalRoute, responses=DOCUMENTED)


class AtomResponse(Response):
    """An Atom document."""

    media_type = "application/atom+xml"


class JsonFeedResponse(JSONResponse):
    """A JSON Feed document."""

    media_type = "application/feed+json"


@router.get("/feed.atom", response_class=AtomResponse)
def atom(request: Request, connection: Database, wanted: Wanted) -> AtomResponse:
    """A search's newest articles as Atom."""
    records = _newest(request, connection, wanted)
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    _add(feed, "id", _tag(request, "/feed.atom"))
    _add(feed, "title", _title(wanted.query))
    _add(feed, "updated", max((_updated(r) for r in records), default="1970-01-01T00:00:00+00:00"))
    _add(feed, "generator", "Thidua")
    _add(feed, "link", rel="self", href=str(request.url), type="application/atom+xml")
    _add(feed, "link", rel="alternate", href=_page(request), type="text/html")
    for record in records:
        feed.append(_entry(request, record))
    return AtomResponse(etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True))


@router.get("/feed.json", response_class=JsonFeedResponse)
def json_feed(request: Request, connection: Database, wanted: Wanted) -> JsonFeedResponse:
    """A search's newest articles as JSON Feed."""
    items = []
    for record in _newest(request, connection, wanted):
        item: dict[str, Any] = {
            "id": record["id"], "url": str(request.url_for("article_page", article=record["id"])),
            "external_url": record["url"], "title": shown_title(record), "summary": excerpted(record)["body"],
            "content_text": _text(record), "date_modified": _updated(record), "language": record["language"] or "vi",
            "authors": [{"name": name} for name in record["authors"] or [record["site_name"]]],
            "tags": sorted({m["name"] for m in record["movements"]}),
        }  # fmt: skip
        if record["published_at"]:
            item["date_published"] = record["published_at"]
        items.append(item)
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": _title(wanted.query), "home_page_url": _page(request),
        "feed_url": str(request.url), "language": "vi", "items": items,
    }  # fmt: skip
    return JsonFeedResponse(feed)


def _newest(request: Request, connection: Database, wanted: Wanted) -> list[Record]:
    """The newest articles; whole texts for signed-in readers, excerpts for others."""
    records = find_results(connection, replace(wanted, sort="newest"), limit=ENTRIES).records
    return records if request.state.signed else [excerpted(record) for record in records]


def _entry(request: Request, record: Record) -> Any:
    entry = etree.Element(f"{{{ATOM}}}entry")
    _add(entry, "id", f"tag:thidua,2023:{record['id']}")
    _add(entry, "title", shown_title(record))
    _add(entry, "updated", _updated(record))
    if record["published_at"]:
        _add(entry, "published", record["published_at"])
    for name in record["authors"] or [record["site_name"]]:
        _add(_add(entry, "author"), "name", name)
    _add(entry, "link", rel="alternate", href=record["url"], type="text/html")
    here = str(request.url_for("article_page", article=record["id"]))
    _add(entry, "link", rel="related", href=here, type="text/html")
    for movement in sorted({m["id"]: m["name"] for m in record["movements"] if m["id"]}.items()):
        _add(entry, "category", term=movement[0], label=movement[1])
    _add(entry, "summary", excerpted(record)["body"], type="text")
    if not record.get("excerpt"):
        _add(entry, "content", _text(record), type="text")
    return entry


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    child = etree.SubElement(parent, f"{{{ATOM}}}{name}", {key: normalise(value) for key, value in attributes.items()})
    child.text = normalise(text) if text is not None else None
    return child


def _text(record: Record) -> str:
    return "\n\n".join(filter(None, (record["lead"], record["body"])))


def _updated(record: Record) -> str:
    """When the entry changed: its modification, else its publication, else when it was first seen."""
    moment = record["modified_at"] or record["published_at"] or record["first_seen_at"]
    return datetime.fromisoformat(str(moment)).astimezone(UTC).isoformat(timespec="seconds")


def _title(query: str | None) -> str:
    name = WORDS["vi"]["title"]
    return f"{name}: {query}" if query else name


def _page(request: Request) -> str:
    return str(request.url_for("search").include_query_params(**request.query_params))


def _tag(request: Request, path: str) -> str:
    query = urlencode(sorted(request.query_params.multi_items()))
    return f"tag:thidua,2023:{path}?{query}"
