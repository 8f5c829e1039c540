"""The ledger of awards and the events they were given at, as JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query

from articles.printing import Record, json_record
from reports.ledger import ledger_record
from storage.events import find_event
from storage.ledger_rows import RowPosition, Standing, count_rows, find_rows, ledger_filter
from web.api import PAGE, Cursor, Limit, Page
from web.conditional import ConditionalRoute
from web.cursors import decode_row_cursor, encode_row_cursor
from web.problems import DOCUMENTED
from web.request import Database, EventId, Wanted

router = APIRouter(prefix="/api", tags=["events and awards"], route_class=ConditionalRoute, responses=DOCUMENTED)


@router.get("/ledger")
def ledger(
    connection: Database,
    wanted: Wanted,
    giver: Annotated[str | None, Query(max_length=200, pattern=r"^[^\x00]*$", description="Words of the giver")] = None,
    periods: Annotated[bool, Query(description="Sums over periods that reports state instead")] = False,
    unclear: Annotated[bool, Query(description="Awards that articles state without a datable event instead")] = False,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Page:
    """One row per award given at an event, of all its reports, the newest event first; days are the event's."""
    if periods and unclear:
        raise HTTPException(422, "periods, unclear: one of them")
    standing: Standing = "period" if periods else "unclear" if unclear else "given"
    asked = replace(ledger_filter(wanted, standing=standing), giver=giver)
    found = list(find_rows(connection, asked, after=decode_row_cursor(cursor, asked), limit=limit + 1))
    last = found[limit - 1] if len(found) > limit else None
    position = RowPosition(day=last.day, event=last.event, number=last.number) if last else None
    return Page(
        items=[ledger_record(row) for row in found[:limit]],
        next=encode_row_cursor(position, asked),
        total=count_rows(connection, asked),
        total_exact=True,
    )


@router.get("/events/{event}")
def event(connection: Database, event: EventId) -> Record:
    """One event, by its id or that of an article that reports it: its reports, the first one first, and its awards."""
    found = find_event(connection, event)
    if found is None:
        raise HTTPException(404, "no such event")
    return {
        **json_record(replace(found, awards=(), period_totals=())),
        "awards": [ledger_record(row) for row in found.awards],
        "period_totals": [ledger_record(row) for row in found.period_totals],
    }
