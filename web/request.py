"""What every request brings: a connection, filters under the names that commands give them, a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, HTTPException, Query, Request
from pydantic import BeforeValidator

from articles.provinces import current_provinces, former_provinces
from articles.search.days import typed_day
from storage.db import Connection
from storage.search import Filters
from web.names import award_names, movement_names

LONGEST_QUERY = 500
LONGEST_ID = 200

Identifier = Annotated[str | None, Query(max_length=LONGEST_ID, pattern=r"^[^\x00]+$")]
_ARTICLE = re.compile(r"[a-z0-9]{1,40}")
_KIND = Literal["newspaper", "television", "portal", "department", "committee", "agency", "aggregator"]

def database(request: Request) -> Iterator[Connection]:
    """One connection a request, which cannot write."""
    with request.app.state.readers.connection() as connection:
        yield connection

def _one_of(known: Iterable[str]) -> Any:
    """A query parameter whose known values stand in the API's description; others are refused by name."""
    described = {"anyOf": [{"enum": sorted(known)}, {"type": "null"}]}
    return Query(max_length=LONGEST_ID, json_schema_extra=described)


_PROVINCE = _one_of({**former_provinces(), **current_provinces()})
_MOVEMENT = _one_of(movement_names())
_AWARD = _one_of(award_names())


def _day(last: bool) -> BeforeValidator:
    return BeforeValidator(lambda given: typed_day(given, last=last) if isinstance(given, str) else given)

FirstDay = Annotated[date | None, _day(False), Query(alias="from", description="2023-10-31, 31/10/2023, 10/2023, 2023")]
LastDay = Annotated[date | None, _day(True), Query(description="As `from`; a month or a year is its last day")]

def wanted_filters(
    q: Annotated[str | None, Query(max_length=LONGEST_QUERY)] = None,
    province: Annotated[str | None, _PROVINCE] = None,
    about: Annotated[str | None, _PROVINCE] = None,
    site: Identifier = None,
    kind: _KIND | None = None,
    movement: Annotated[str | None, _MOVEMENT] = None,
    award: Annotated[str | None, _AWARD] = None,
    body: Identifier = None,
    from_: FirstDay = None,
    to: LastDay = None,
    sort: Literal["relevance", "newest"] = "relevance",
    all_copies: bool = False,
    irrelevant: bool = False,
) -> Filters:
    """The filters of a search; an id that nothing has is a bad filter."""
    provinces = {**former_provinces(), **current_provinces()}
    for name, given, known in (
        ("province", province, provinces), ("about", about, provinces), ("movement", movement, movement_names()),
        ("award", award, award_names()),
    ):  # fmt: skip
        if given is not None and given not in known:
            raise HTTPException(422, f"{name}: there is no {'province' if name == 'about' else name} {given!r}")
    return Filters(
        query=q or None, province=province, about=about, site=site, kind=kind, movement=movement, award=award,
        body=body, from_=from_, to=to, sort=sort, all_copies=all_copies, irrelevant=irrelevant,
    )  # fmt: skip

def article_id(article: str) -> str:
    """The id in an address; one that cannot be any is not found."""
    if not _ARTICLE.fullmatch(article):
        raise HTTPException(404, "no such article")
    return article

def cluster_id(cluster: str) -> str:
    """As :func:`article_id`, for a cluster."""
    return article_id(cluster)


Wanted = Annotated[Filters, Depends(wanted_filters)]
Database = Annotated[Connection, Depends(database)]
ArticleId = Annotated[str, Depends(article_id)]
ClusterId = Annotated[str, Depends(cluster_id)]
Language = Annotated[Literal["vi", "en"], Query()]
