"""What every request brings: a connection, filters under the names that commands give them, a language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, HTTPException, Query, Request

from articles.provinces import current_provinces, former_provinces
from storage.db import Connection
from storage.search import Filters

LONGEST_QUERY = 500
LONGEST_ID = 200

Identifier = Annotated[str | None, Query(max_length=LONGEST_ID, pattern=r"^[^\x00]*$")]


def database(request: Request) -> Iterator[Connection]:
    """One connection a request, which cannot write."""
    with request.app.state.readers.connection() as connection:
        yield connection


def wanted_filters(
    q: Annotated[str | None, Query(max_length=LONGEST_QUERY)] = None,
    province: Identifier = None,
    about: Identifier = None,
    site: Identifier = None,
    kind: Identifier = None,
    movement: Identifier = None,
    award: Identifier = None,
    body: Identifier = None,
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: date | None = None,
    sort: Literal["relevance", "newest"] = "relevance",
    all_copies: bool = False,
    irrelevant: bool = False,
) -> Filters:
    """The filters of a search."""
    for given in (province, about):
        if given is not None and given not in {**former_provinces(), **current_provinces()}:
            raise HTTPException(422, f"there is no province {given!r}")
    return Filters(
        query=q or None, province=province, about=about, site=site, kind=kind, movement=movement, award=award,
        body=body, from_=from_, to=to, sort=sort, all_copies=all_copies, irrelevant=irrelevant,
    )  # fmt: skip


Wanted = Annotated[Filters, Depends(wanted_filters)]
Database = Annotated[Connection, Depends(database)]
Language = Annotated[Literal["vi", "en"], Query()]
