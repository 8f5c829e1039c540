"""The ledger: awards given at events, by kind and by province, and one by one with decision, giver and recipients."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from articles.gazetteer import entries_by_kind
from storage.db import Connection
from storage.ledger_rows import (
    LedgerFilter,
    LedgerSums,
    RowPosition,
    Standing,
    count_rows,
    find_rows,
    ledger_filter,
    sum_ledger,
)
from storage.search import Filters
from storage.sites import site_names
from web.chips import chips
from web.cursors import decode_row_cursor, encode_row_cursor
from web.links import parameters
from web.names import provinces_by_name
from web.pages.routing import page_router
from web.refreshed import Refreshed
from web.request import Database, Language, Wanted
from web.templating import render
from web.words import WORDS

PAGE = 30
FIELDS = ("province", "award", "from", "to")
RECIPIENTS = ("tập thể", "cá nhân", "collective", "person")
"""Kinds of recipient to choose from: counted collectives and individuals, named ones."""

router = page_router()


@router.get("/awards")
def awards(
    request: Request,
    connection: Database,
    wanted: Wanted,
    level: Annotated[str | None, Query(max_length=40)] = None,
    giver: Annotated[str | None, Query(max_length=200, pattern=r"^[^\x00]*$")] = None,
    award_class: Annotated[int | None, Query(alias="class", ge=1, le=3)] = None,
    recipients: Annotated[str | None, Query(max_length=40)] = None,
    unclear: bool = False,
    cursor: str | None = None,
    lang: Language = "vi",
) -> HTMLResponse:
    """Awards given at events; sums over periods and, with ``unclear``, awards of no clear event are in no sum."""
    levels = award_levels()
    if level is not None and level not in levels:
        raise HTTPException(422, f"level: there is no level {level!r}")
    if recipients is not None and recipients not in RECIPIENTS:
        raise HTTPException(422, f"recipients: {', '.join(RECIPIENTS)}")

    def of(standing: Standing) -> LedgerFilter:
        narrowed = ledger_filter(wanted, standing=standing)
        return replace(narrowed, level=level, giver=giver, award_class=award_class, recipients=recipients)

    asked, others = (of("unclear"), of("given")) if unclear else (of("given"), of("unclear"))
    totals = _totals(request, connection, asked, others)
    after = decode_row_cursor(cursor, asked)
    found = list(find_rows(connection, asked, after=after, limit=PAGE + 1))
    last = found[PAGE - 1] if len(found) > PAGE else None
    position = RowPosition(day=last.day, event=last.event, number=last.number) if last else None
    more = {
        "level": level,
        "giver": giver,
        "class": str(award_class) if award_class else None,
        "recipients": recipients,
    }
    given = {**parameters(wanted), **more, "unclear": "true" if unclear else None}
    return render(
        request,
        "awards.html",
        lang,
        sums=totals.sums,
        count=totals.count,
        others=totals.others,
        unclear=unclear,
        rows=found[:PAGE],
        levels=levels,
        kinds=RECIPIENTS,
        provinces=provinces_by_name(),
        given=given,
        typed={name: request.query_params.get(name, "") for name in ("from", "to")},
        wanted=wanted,
        chosen=asked,
        chips=chips(wanted, site_names(connection), WORDS[lang], fields=FIELDS, more=more),
        cursor=cursor,
        following=encode_row_cursor(position, asked),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Totals:
    """What the rows of a page add up to, their number, and that of the rows of the other standing."""

    sums: LedgerSums | None
    count: int
    others: int


def _totals(request: Request, connection: Connection, asked: LedgerFilter, others: LedgerFilter) -> _Totals:
    """Of a large store's whole ledger those of the last minute."""
    if asked in _EVERYTHING:
        return _WHOLE_LEDGER.read_if_large(connection, request.app.state.readers)[asked]
    sums = sum_ledger(connection, asked) if asked.standing == "given" else None
    return _Totals(sums=sums, count=count_rows(connection, asked), others=count_rows(connection, others))


_EVERYTHING = tuple(ledger_filter(Filters(), standing=standing) for standing in ("given", "unclear"))


def _add_up(connection: Connection) -> dict[LedgerFilter, _Totals]:
    given, unclear = _EVERYTHING
    counts = {one: count_rows(connection, one) for one in _EVERYTHING}
    return {
        given: _Totals(sums=sum_ledger(connection, given), count=counts[given], others=counts[unclear]),
        unclear: _Totals(sums=None, count=counts[unclear], others=counts[given]),
    }


_WHOLE_LEDGER = Refreshed(_add_up, is_of_a_first_page=True)


def award_levels() -> list[str]:
    """The levels of the gazetteer, by its names."""
    return sorted({entry.details["level"] for entry in entries_by_kind()["award"]})
