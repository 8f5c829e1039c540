"""What every request brings: a connection, filters under the names that commands give them, a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, HTTPException, Query, Request
from pydantic import BeforeValidator

from articles.places import find_by_name
from articles.provinces import known_provinces
from articles.search.days import typed_day
from storage.db import Connection
from storage.readers import Readers
from storage.search import Filters
from storage.sites import site_names
from web.known_sites import known_sites
from web.names import award_names, movement_names

LONGEST_QUERY = 500
LONGEST_ID = 200

Identifier = Annotated[str | None, Query(max_length=LONGEST_ID, pattern=r"^[^\x00]+$")]
_ARTICLE = re.compile(r"[a-z0-9]{1,40}")
SiteKind = Literal["newspaper", "television", "portal", "department", "committee", "agency", "aggregator"]


def database(request: Request) -> Iterator[Connection]:
    """One connection a request, which cannot write."""
    with request.app.state.readers.connection() as connection:
        yield connection


Database = Annotated[Connection, Depends(database)]


def _one_of(known: Iterable[str]) -> Any:
    """A query parameter whose known values stand in the API's description; others are refused by name."""
    described = {"anyOf": [{"enum": sorted(known)}, {"type": "null"}]}
    return Query(max_length=LONGEST_ID, json_schema_extra=described)


PROVINCE = _one_of(known_provinces())
_MOVEMENT = _one_of(movement_names())
_AWARD = _one_of(award_names())


def _day(last: bool) -> BeforeValidator:
    return BeforeValidator(lambda given: typed_day(given, last=last) if isinstance(given, str) else given)


FirstDay = Annotated[date | None, _day(False), Query(alias="from", description="2023-10-31, 31/10/2023, 10/2023, 2023")]
LastDay = Annotated[date | None, _day(True), Query(description="As `from`; a month or a year is its last day")]


def wanted_filters(
    request: Request,
    connection: Database,
    q: Annotated[str | None, Query(max_length=LONGEST_QUERY)] = None,
    province: Annotated[str | None, PROVINCE] = None,
    about: Annotated[str | None, PROVINCE] = None,
    place: Identifier = None,
    site: Identifier = None,
    kind: SiteKind | None = None,
    movement: Annotated[str | None, _MOVEMENT] = None,
    award: Annotated[str | None, _AWARD] = None,
    body: Identifier = None,
    from_: FirstDay = None,
    to: LastDay = None,
    sort: Literal["relevance", "newest"] = "relevance",
    all_copies: bool = False,
    irrelevant: bool = False,
) -> Filters:
    """The filters of a search; an id that nothing has is a bad filter, and so is a range that ends before it begins."""
    require_province(province)
    require_province(about, "about")
    for name, given, known in (("movement", movement, movement_names()), ("award", award, award_names())):
        if given is not None and given not in known:
            raise HTTPException(422, f"{name}: there is no {name} {given!r}")
    if place is not None and not find_by_name(place):
        raise HTTPException(422, f"place: there is no place {place!r}")
    if site is not None and not _is_site(site, connection, request.app.state.readers):
        raise HTTPException(422, f"site: there is no site {site!r}")
    if from_ and to and from_ > to:
        raise HTTPException(422, f"from: {from_} is after to: {to}")
    return Filters(
        query=q or None,
        province=province,
        about=about,
        place=place,
        site=site,
        kind=kind,
        movement=movement,
        award=award,
        body=body,
        from_=from_,
        to=to,
        sort=sort,
        all_copies=all_copies,
        irrelevant=irrelevant,
    )


def require_province(given: str | None, name: str = "province") -> None:
    """Refuse an id that no province of either era has."""
    if given is not None and given not in known_provinces():
        raise HTTPException(422, f"{name}: there is no province {given!r}")


def _is_site(site: str, connection: Connection, readers: Readers) -> bool:
    """A site of the catalogue, or one that the store has articles of from when it was."""
    return site in known_sites.read(connection, readers) or site in site_names(connection)


def article_id(article: str) -> str:
    """The id in an address; one that cannot be any is not found."""
    if not _ARTICLE.fullmatch(article):
        raise HTTPException(404, "no such article")
    return article


def cluster_id(cluster: str) -> str:
    """As :func:`article_id`, for a cluster."""
    return article_id(cluster)


def event_id(event: str) -> str:
    """As :func:`article_id`, for an event."""
    return article_id(event)


Wanted = Annotated[Filters, Depends(wanted_filters)]
ArticleId = Annotated[str, Depends(article_id)]
ClusterId = Annotated[str, Depends(cluster_id)]
EventId = Annotated[str, Depends(event_id)]
Language = Annotated[Literal["vi", "en"], Query()]
