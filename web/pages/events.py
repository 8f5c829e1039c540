"""One event: its reports side by side, who reported it first, contradictions, and the awards given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse

from storage.events import EventReport, StoredEvent, find_event
from storage.ledger_rows import Count, LedgerRow
from storage.stored_articles import fetch_articles
from web.pages.routing import page_router
from web.request import Database, EventId, Language
from web.templating import render

router = page_router()


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportShown:
    """A report with the words in it that the ledger is based on."""

    report: EventReport
    title: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Numbers of one kind of recipient of one award on which reports disagree, each with the sites that state it."""

    award: LedgerRow
    type: str
    stated: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What one province has of a national award's recipients, as its reports state it."""

    province: str
    n: int
    sites: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """The whole number of one kind of recipient of a national award, and the provinces' parts that reports state."""

    award: LedgerRow
    type: str
    whole: int
    parts: tuple[Part, ...]


@router.get("/events/{event}")
def event_page(request: Request, connection: Database, event: EventId, lang: Language = "vi") -> HTMLResponse:
    """One event, by its id or by that of any article that reports it."""
    found = find_event(connection, event)
    if found is None:
        raise HTTPException(404, "no such event")
    with connection, connection.cursor() as cursor:
        articles = fetch_articles(cursor, [report.article for report in found.reports])
    titles = {article.id: article.shown_title for article in articles}
    return render(
        request,
        "event.html",
        lang,
        event=found,
        heading=titles[found.reports[0].article],
        reports=_shown(found, titles),
        differences=differences(found),
        parts=parts(found),
    )


def _shown(event: StoredEvent, titles: dict[str, str]) -> list[ReportShown]:
    words: defaultdict[str, list[str]] = defaultdict(list)
    for row in (*event.awards, *event.period_totals):
        for source in row.sources:
            words[source.article] += source.quotes
    return [
        ReportShown(report=report, title=titles[report.article], quotes=_longest(words[report.article]))
        for report in event.reports
    ]


def _longest(quotes: list[str]) -> tuple[str, ...]:
    """The quotes once each, without those that are within another: a headline's "Bằng khen"."""
    return tuple(q for q in dict.fromkeys(quotes) if not any(q != other and q in other for other in quotes))


def differences(event: StoredEvent) -> list[Difference]:
    """Where reports of an event state other numbers; a province's part of a national number is not another one."""
    names = {report.article: report.site_name for report in event.reports}
    inside = {(found.award.number, found.type, part.n) for found in parts(event) for part in found.parts}
    found = []
    for row in event.awards:
        by_type: defaultdict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        for count in row.counts:
            if (row.number, count.type, count.n) not in inside:
                by_type[count.type].append((count.n, _sites(count.stated_by, names)))
        found += [
            Difference(award=row, type=kind, stated=tuple(stated))
            for kind, stated in by_type.items()
            if len(stated) > 1
        ]
    return found


def parts(event: StoredEvent) -> list[Parts]:
    """The provinces' parts of what is given by the state at an event of no single province.

    A part is a smaller number that only reports about provinces state; together the parts are not more than the whole.
    """
    if event.province_now is not None:
        return []
    names = {report.article: report.site_name for report in event.reports}
    about = {report.article: report.province_now for report in event.reports}
    found = []
    for row in event.awards:
        for whole in (count for count in row.counts if count.chosen and row.level == "state"):
            smaller = [count for count in row.counts if count.type == whole.type and count.n < whole.n]
            stated = tuple(part for count in smaller for part in _parts_of(count, about, names))
            if stated and sum(part.n for part in stated) <= whole.n:
                found.append(Parts(award=row, type=whole.type, whole=whole.n, parts=stated))
    return found


def _parts_of(count: Count, about: dict[str, str | None], names: dict[str, str]) -> list[Part]:
    """A number as parts of the provinces whose reports state it; none where a national report does."""
    articles: defaultdict[str, list[str]] = defaultdict(list)
    for article in count.stated_by:
        province = about.get(article)
        if province is None:
            return []
        articles[province].append(article)
    return [Part(province=province, n=count.n, sites=_sites(stating, names)) for province, stating in articles.items()]


def _sites(articles: Iterable[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.get(article, article) for article in articles))
