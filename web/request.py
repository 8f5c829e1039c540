"""What every request brings: a connection, filters under the names that commands give them, a language."""

from __future__ import annotations

import inspect
import re
from collections.abc import AsyncIterator, Container, Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, HTTPException, Query, Request
from fastapi.concurrency import contextmanager_in_threadpool
from pydantic import BeforeValidator

from articles.provinces import known_provinces
from articles.search.days import typed_day
from articles.search.filters import (
    FILTERS,
    EmptyRangeError,
    FilterField,
    Filters,
    UnknownValueError,
    Values,
    check_filters,
)
from articles.search.known_places import KnownPlaces
from storage.db import Connection
from storage.readers import Readers
from storage.sites import site_names
from web.known_sites import known_sites
from web.names import award_names, movement_names

LONGEST_QUERY = 500
LONGEST_ID = 200

_ARTICLE = re.compile(r"[a-z0-9]{1,40}")
SiteKind = Literal["newspaper", "television", "portal", "department", "committee", "agency", "aggregator"]


async def database(request: Request) -> AsyncIterator[Connection]:
    """One connection per request, which cannot write.

    Its turn is waited for in the event loop: if threads waited, those who have a connection would find no thread to
    use it in, and nobody would ever be answered.
    """
    state = request.app.state
    async with state.turns, contextmanager_in_threadpool(state.readers.connection()) as connection:
        yield connection


Database = Annotated[Connection, Depends(database)]


def _one_of(known: Iterable[str]) -> Any:
    """A query parameter whose known values are in the API's description; others are refused by name."""
    described = {"anyOf": [{"enum": sorted(known)}, {"type": "null"}]}
    return Query(max_length=LONGEST_ID, json_schema_extra=described)


PROVINCE = _one_of(known_provinces())
_MOVEMENT = _one_of(movement_names())
_AWARD = _one_of(award_names())


def _day(last: bool) -> BeforeValidator:
    return BeforeValidator(lambda given: typed_day(given, last=last) if isinstance(given, str) else given)


def _parameter(one: FilterField) -> inspect.Parameter:
    """What FastAPI reads of one filter; the words of a search are ``q`` in addresses."""
    annotations: dict[Values, Any] = {
        "words": Annotated[str | None, Query(alias="q", max_length=LONGEST_QUERY, description=one.meaning)],
        "province": Annotated[str | None, PROVINCE],
        "kind": Annotated[SiteKind | None, Query(description=one.meaning)],
        "movement": Annotated[str | None, _MOVEMENT],
        "award": Annotated[str | None, _AWARD],
        "day": Annotated[date | None, _day(one.is_last), Query(alias=one.name, description=one.meaning)],
        "order": Annotated[Literal["relevance", "newest"], Query(description=one.meaning)],
        "flag": Annotated[bool, Query(description=one.meaning)],
    }
    identifier = Annotated[str | None, Query(max_length=LONGEST_ID, pattern=r"^[^\x00]+$", description=one.meaning)]
    return inspect.Parameter(
        one.field,
        inspect.Parameter.KEYWORD_ONLY,
        default=one.default,
        annotation=annotations.get(one.values, identifier),
    )


def wanted_filters(request: Request, connection: Database, **given: Any) -> Filters:
    """The filters of a search; an unknown id, or a range that ends before it begins, is a bad filter."""
    filters = Filters(**{**given, "query": given["query"] or None})
    known: dict[Values, Container[str]] = {
        "province": known_provinces(),
        "place": KnownPlaces(),
        "site": _KnownSites(connection, request.app.state.readers),
        "movement": movement_names(),
        "award": award_names(),
    }
    _refuse_unknown(filters, known)
    return filters


wanted_filters.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
    [
        inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request),
        inspect.Parameter("connection", inspect.Parameter.KEYWORD_ONLY, annotation=Database),
        *(_parameter(one) for one in FILTERS),
    ]
)


def require_province(given: str | None) -> None:
    """Refuse an id that no province of either era has."""
    _refuse_unknown(Filters(province=given), {"province": known_provinces()})


def _refuse_unknown(filters: Filters, known: Mapping[Values, Container[str]]) -> None:
    try:
        check_filters(filters, known)
    except (UnknownValueError, EmptyRangeError) as error:
        raise HTTPException(422, str(error)) from None


class _KnownSites(Container[str]):
    """The sites of the catalogue, and those that the store has articles of from when they were in it."""

    def __init__(self, connection: Connection, readers: Readers) -> None:
        self._connection = connection
        self._readers = readers

    def __contains__(self, site: object) -> bool:
        return site in known_sites.read(self._connection, self._readers) or site in site_names(self._connection)


def article_id(article: str) -> str:
    """The id in an address; an impossible one is not found."""
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
