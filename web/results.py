"""The articles that an address asks for, one or a page of results, for pages, API and feeds alike."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import HTTPException

from articles.printing import Record, shown_title
from articles.search.highlight import excerpt, find_words
from articles.search.query import parse_query
from storage.db import Connection
from storage.records import cluster_sizes, fetch_records, find_record
from storage.search import Filters, find_page
from web.cursors import decode_cursor, encode_cursor
from web.marks import Stretch, excerpt_stretches, found_stretches, record_text


@dataclass(frozen=True, kw_only=True, slots=True)
class Results:
    """Exported articles, best first, and the cursor of the next page."""

    records: list[Record]
    next: str | None


def find_results(connection: Connection, filters: Filters, *, limit: int, cursor: str | None = None) -> Results:
    """Some results after a cursor.

    Raises:
        BadCursor: if the cursor is not one of this search.
    """
    page = find_page(connection, filters, limit=limit, after=decode_cursor(cursor, filters))
    with connection, connection.cursor() as database:
        records = fetch_records(database, page.ids)
    return Results(records=records, next=encode_cursor(page.next, filters))


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One article in a list: its title and some of its text with what was asked for set apart."""

    record: Record
    title: list[Stretch]
    excerpt: list[Stretch]
    copies: int
    """Articles of the same story, itself included."""


def result_rows(connection: Connection, records: list[Record], query: str | None = None) -> list[Row]:
    """Exported articles as lists show them."""
    sizes = cluster_sizes(connection, {record["cluster"] for record in records})
    parsed = parse_query(query or "")
    found = []
    for record in records:
        title = shown_title(record)
        found.append(
            Row(
                record=record,
                title=found_stretches(title, find_words(title, parsed)),
                excerpt=excerpt_stretches(excerpt(record_text(record), parsed)),
                copies=sizes.get(record["cluster"], 1),
            )
        )
    return found


def newest_rows(connection: Connection, filters: Filters, *, limit: int) -> list[Row]:
    """The newest articles of a search."""
    newest = replace(filters, sort="newest")
    return result_rows(connection, find_results(connection, newest, limit=limit).records)


def titled_facts(connection: Connection, facts: list[Record]) -> list[Record]:
    """Facts as tables show them: the first words stand for the title of an article that has none."""
    untitled = sorted({fact["article"] for fact in facts if not fact["title"]})
    if not untitled:
        return facts
    with connection, connection.cursor() as database:
        titles = {record["id"]: shown_title(record) for record in fetch_records(database, untitled)}
    return [{**fact, "title": fact["title"] or titles.get(fact["article"])} for fact in facts]


def require_article(connection: Connection, article: str) -> Record:
    """The exported article of an id, or of its cluster's; 404 where there is none."""
    record = find_record(connection, article)
    if record is None:
        raise HTTPException(404, "no such article")
    return record
