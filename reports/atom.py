"""Articles as Atom entries (RFC 4287), written one by one: for feeds and for files of any length."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from lxml import etree

from articles.printing import printed_time
from articles.text import normalise
from reports.excerpts import ArticleExcerpt, excerpted
from storage.stored_articles import StoredArticle

ATOM = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00+00:00"
"""When a feed without entries changed: its element must have a time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AtomLink:
    """A link of a feed or an entry."""

    rel: str
    href: str
    type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AtomFeed:
    """A feed's own metadata; ``updated`` is that of its newest entry."""

    id: str
    title: str
    links: tuple[AtomLink, ...] = ()


def write_atom(feed: AtomFeed, entries: Iterable[Any], out: IO[bytes]) -> None:
    """Write a feed in constant memory. Its ``updated`` comes last, when all entries are known; order means nothing."""
    newest = NEVER
    with etree.xmlfile(out, encoding="UTF-8") as document:
        document.write_declaration()
        with document.element(f"{{{ATOM}}}feed", nsmap={None: ATOM}):
            for name, text in (("id", feed.id), ("title", feed.title), ("generator", "Thidua")):
                document.write(_element(name, text))
            for link in feed.links:
                document.write(_element("link", rel=link.rel, href=link.href, type=link.type))
            for entry in entries:
                newest = max(newest, entry.findtext(f"{{{ATOM}}}updated"))
                document.write(entry, pretty_print=True)
            document.write(_element("updated", newest))


def atom_entry(article: StoredArticle, *links: AtomLink) -> Any:
    """One article; where it is an excerpt (as for readers who are not signed in) without its text."""
    entry = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})  # type: ignore[dict-item]
    entry.append(_element("id", f"tag:thidua,2023:{article.id}"))
    entry.append(_element("title", article.shown_title))
    entry.append(_element("updated", updated_at(article)))
    if article.published_at:
        entry.append(_element("published", printed_time(article.published_at)))
    for name in article.authors or (article.site_name,):
        author = _element("author")
        author.append(_element("name", name))
        entry.append(author)
    for link in (AtomLink(rel="alternate", href=article.url, type="text/html"), *links):
        entry.append(_element("link", rel=link.rel, href=link.href, type=link.type))
    for term, label in sorted({m.id: m.name for m in article.movements if m.id}.items()):
        entry.append(_element("category", term=term, label=label))
    entry.append(_element("summary", excerpted(article).body, type="text"))
    if not isinstance(article, ArticleExcerpt):
        entry.append(_element("content", article.text, type="text"))
    return entry


def document_entry(*, entry_id: str, title: str, updated: datetime, markup: str, link: AtomLink) -> Any:
    """One entry that is a document of our own, as HTML."""
    entry = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})  # type: ignore[dict-item]
    entry.append(_element("id", entry_id))
    entry.append(_element("title", title))
    entry.append(_element("updated", updated.astimezone(UTC).isoformat(timespec="seconds")))
    author = _element("author")
    author.append(_element("name", "Thidua"))
    entry.append(author)
    entry.append(_element("link", rel=link.rel, href=link.href, type=link.type))
    entry.append(_element("content", markup, type="html"))
    return entry


def updated_at(article: StoredArticle) -> str:
    """When an entry changed, in UTC: its modification, else its publication, else when it was first seen."""
    moment = article.modified_at or article.published_at or article.first_seen_at
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _element(name: str, text: str | None = None, **attributes: str) -> Any:
    # XML has no way to write most control characters: they are dropped, as everywhere at the door.
    attributes = {key: normalise(value) for key, value in attributes.items()}
    element = etree.Element(f"{{{ATOM}}}{name}", attributes, nsmap={None: ATOM})  # type: ignore[dict-item]
    element.text = normalise(text) if text is not None else None
    return element
