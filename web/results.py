"""A page of search results, for pages, API and feeds alike."""

from __future__ import annotations

from dataclasses import dataclass

from articles.printing import Record
from storage.db import Connection
from storage.records import fetch_records
from storage.search import Filters, find_page
from web.cursors import decode_cursor, encode_cursor


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
