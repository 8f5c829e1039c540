"""Digests of weeks, months and quarters: choosing the period, the Word file, and the weekly feed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from articles.dates import VIETNAM, local_day
from articles.errors import UsageError
from reports.atom import AtomFeed, AtomLink, document_entry, write_atom
from reports.digest import (
    Digest,
    DigestReaders,
    digest_document,
    make_digest,
    markup,
    parse_month,
    parse_quarter,
    parse_week,
    render_digest,
    week_name,
)
from settings import read_settings
from storage.db import Connection
from storage.search import Filters
from storage.written import rows_written
from web.conditional import ConditionalRoute
from web.feeds import AtomResponse
from web.problems import DOCUMENTED
from web.request import Database, Language
from web.results import find_results
from web.words import WORDS

WEEKS = 4
"""Entries of the feed: a month."""
KEPT = 16
"""Digests that are kept while nothing is written: the feed's, and those that people have just read."""
KEPT_FOR = timedelta(minutes=10)
"""Which sites are silent or failing may change without anything being written."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Days of one digest; ``name`` is the week, month or quarter in addresses, under the parameter ``unit``."""

    unit: str
    name: str
    first: date
    last: date

    @property
    def shown(self) -> str:
        """The number in its year, as people write it: "45/2023"."""
        year, _, number = self.name.partition("-")
        return f"{int(number.lstrip('WQ'))}/{year}"

    @property
    def given(self) -> dict[str, str]:
        """The parameter that leads back here."""
        return {self.unit: self.name}

    def beside(self, step: int) -> Period:
        """The week, month or quarter before (-1) or after (1)."""
        day = self.first - timedelta(days=1) if step < 0 else self.last + timedelta(days=1)
        return _UNITS[self.unit](day)

    def others(self) -> tuple[Period, ...]:
        """The periods of the other units that hold its last day."""
        return tuple(of(self.last) for unit, of in _UNITS.items() if unit != self.unit)


def week_of(day: date) -> Period:
    """The week that holds a day."""
    first, last = parse_week(week_name(day))
    return Period(unit="week", name=week_name(day), first=first, last=last)


def month_of(day: date) -> Period:
    """The month that holds a day."""
    name = f"{day.year:04}-{day.month:02}"
    first, last = parse_month(name)
    return Period(unit="month", name=name, first=first, last=last)


def quarter_of(day: date) -> Period:
    """The quarter that holds a day."""
    name = f"{day.year:04}-Q{(day.month + 2) // 3}"
    first, last = parse_quarter(name)
    return Period(unit="quarter", name=name, first=first, last=last)


_UNITS: dict[str, Callable[[date], Period]] = {"week": week_of, "month": month_of, "quarter": quarter_of}


def wanted_period(
    connection: Database,
    week: Annotated[str | None, Query(max_length=20, description="2023-W44")] = None,
    month: Annotated[str | None, Query(max_length=20, description="2023-10")] = None,
    quarter: Annotated[str | None, Query(max_length=20, description="2023-Q4")] = None,
) -> Period:
    """The requested week, month or quarter; without any, the week of the newest article."""
    if sum(name is not None for name in (week, month, quarter)) > 1:
        raise HTTPException(422, "week, month, quarter: one of them")
    try:
        if week is not None:
            return week_of(parse_week(week)[0])
        if month is not None:
            return month_of(parse_month(month)[0])
        if quarter is not None:
            return quarter_of(parse_quarter(quarter)[0])
    except UsageError as error:
        raise HTTPException(422, str(error)) from None
    return week_of(newest_day(connection))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    """A digest, and how many rows had been written when it was made."""

    written: int
    digest: Digest


_kept: OrderedDict[Period, _Kept] = OrderedDict()
_keeping = threading.Lock()
WantedPeriod = Annotated[Period, Depends(wanted_period)]
router = APIRouter(tags=["digests"], route_class=ConditionalRoute, responses=DOCUMENTED)


def newest_day(connection: Connection) -> date:
    """The day of the newest dated article that is not of the future; today in an empty archive."""
    today = datetime.now(VIETNAM).date()
    found = find_results(connection, Filters(to=today, sort="newest"), limit=1).articles
    published = found[0].published_at if found else None
    return local_day(published) if published else today


def read_digest(request: Request, connection: Connection, period: Period) -> Digest:
    """The digest of a period, made through connections that cannot write, or kept since nothing was written."""
    written, now = rows_written(connection), datetime.now(VIETNAM)
    with _keeping:
        kept = _kept.get(period)
    if kept is not None and kept.written == written and now - kept.digest.made_at < KEPT_FOR:
        return kept.digest
    digest = _make(request, connection, period, now)
    with _keeping:
        _kept[period] = _Kept(written=written, digest=digest)
        _kept.move_to_end(period)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return digest


def _make(request: Request, connection: Connection, period: Period, now: datetime) -> Digest:
    with request.app.state.readers.connection() as reader:
        readers = DigestReaders(finder=connection, reader=reader)
        try:
            return make_digest(period.first, period.last, now=now, readers=readers)
        except UsageError as error:
            raise HTTPException(422, str(error)) from None


@router.get("/digest.docx", response_class=Response, responses={200: {"content": {WORD: {}}}})
def digest_word(
    request: Request, connection: Database, period: WantedPeriod, short: bool = False, lang: Language = "vi"
) -> Response:
    """The digest of a week, month or quarter as a Word file; ``short`` leaves the annex out."""
    digest = read_digest(request, connection, period)
    content = render_digest(digest, "docx", language=lang, motto=read_settings().motto, short=short)
    headers = {"Content-Disposition": f'attachment; filename="thidua-{period.name}.docx"'}
    return Response(content, media_type=WORD, headers=headers)


@router.get("/digest.atom", response_class=AtomResponse)
def digest_feed(request: Request, connection: Database, lang: Language = "vi") -> AtomResponse:
    """One entry per whole week, the newest first: the short digest."""
    here = str(request.url_for("digest_page"))
    feed = AtomFeed(
        id="tag:thidua,2023:/digest.atom",
        title=WORDS[lang]["digest_title"],
        links=(
            AtomLink(rel="self", href=str(request.url), type="application/atom+xml"),
            AtomLink(rel="alternate", href=here, type="text/html"),
        ),
    )
    out = BytesIO()
    write_atom(feed, [_entry(request, connection, period, lang) for period in _whole_weeks(connection)], out)
    return AtomResponse(out.getvalue())


def _whole_weeks(connection: Connection) -> list[Period]:
    """The last weeks that are over, up to the one of the newest article."""
    week = week_of(newest_day(connection))
    if week.last >= datetime.now(VIETNAM).date():
        week = week.beside(-1)
    weeks = [week]
    while len(weeks) < WEEKS:
        weeks.append(weeks[-1].beside(-1))
    return weeks


def _entry(request: Request, connection: Connection, period: Period, lang: str) -> Any:
    document = digest_document(read_digest(request, connection, period), lang, short=True)
    page = str(request.url_for("digest_page").include_query_params(**period.given))
    return document_entry(
        entry_id=f"tag:thidua,2023:digest/{period.name}",
        title=f"{document.title}: {document.subtitle}",
        updated=datetime.combine(period.last + timedelta(days=1), time(), VIETNAM),
        markup=markup(document),
        link=AtomLink(rel="alternate", href=page, type="text/html"),
    )
