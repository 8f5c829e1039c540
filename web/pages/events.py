"""One event: its reports side by side, who reported it first, contradictions, and the awards given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse

from storage.events import EventReport, StoredEvent, find_event
from storage.ledger_rows import LedgerRow
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
    """Where reports of an event state other numbers."""
    names = {report.article: report.site_name for report in event.reports}
    found = []
    for row in event.awards:
        by_type: defaultdict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        for count in row.counts:
            sites = tuple(dict.fromkeys(names.get(article, article) for article in count.stated_by))
            by_type[count.type].append((count.n, sites))
        found += [
            Difference(award=row, type=kind, stated=tuple(stated))
            for kind, stated in by_type.items()
            if len(stated) > 1
        ]
    return found
