"""Rows of a release besides the articles: versions, events, awards given, and sites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.search.filters import Filters
from storage.db import Connection, rows
from storage.ledger_rows import STANDINGS, LedgerFilter, LedgerRow, Named, find_rows
from storage.stored_articles import ArticleVersion


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedVersion(ArticleVersion):
    """One version with the id of its article."""

    article: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedSite:
    """One site that articles come from; the province is of its file's era, ``province_now`` the present one."""

    id: str
    name: str
    url: str
    kind: str
    province: str | None
    province_now: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedEvent:
    """One happening that articles of the release report, the first report first; days are YYYY-MM-DD."""

    id: str
    kind: str
    first_day: str | None
    last_day: str | None
    province_now: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedCount:
    """N recipients of one kind, with the ids of the articles that state it."""

    n: int
    type: str
    stated_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedLedgerRow:
    """One award given at an event, or a sum over a period stated there."""

    event: str
    number: int
    award: str | None
    name: str
    award_class: int | None
    giver: str | None
    decision: str | None
    decided_on: str | None
    signer: str | None
    same_award: str
    part_of: str | None
    counts: tuple[ReleasedCount, ...]
    other_counts: tuple[ReleasedCount, ...]
    named: tuple[Named, ...]
    period_first: str | None
    period_last: str | None
    sources: tuple[str, ...]


BATCH = 500
_EVENTS = """
SELECT e.id, e.kind, e.first_day::text, e.last_day::text, e.province_now,
       array_agg(a.id ORDER BY a.published_at NULLS LAST, a.id) AS reports
FROM event e JOIN event_article m ON m.event = e.id JOIN article a ON a.id = m.article
WHERE e.datable AND a.id = ANY(%s) GROUP BY e.id ORDER BY e.first_day NULLS LAST, e.id
"""
_VERSIONS = """
SELECT article, number, seen_at, title, lead, body, authors, published_at, modified_at FROM article_version
WHERE article = ANY(%s) ORDER BY array_position(%s, article), number
"""
_SITES = """
SELECT id, name, url, kind, province, province_now FROM site s
WHERE EXISTS (SELECT FROM article a WHERE a.site = s.id AND a.id = ANY(%s)) ORDER BY id
"""


def released_versions(connection: Connection, articles: Sequence[str]) -> Iterator[ReleasedVersion]:
    """Every version of some articles, in their order, the oldest first; read in batches."""
    for start in range(0, len(articles), BATCH):
        ids = list(articles[start : start + BATCH])
        with connection, connection.cursor() as cursor:
            for row in rows(cursor, _VERSIONS, (ids, ids)):
                yield ReleasedVersion(**{**row, "authors": tuple(row["authors"] or ())})


def released_events(connection: Connection, articles: Sequence[str]) -> list[ReleasedEvent]:
    """The events that some articles report, the oldest first; other articles' reports are left out."""
    with connection, connection.cursor() as cursor:
        return [
            ReleasedEvent(**{**row, "reports": tuple(row["reports"])})
            for row in rows(cursor, _EVENTS, (list(articles),))
        ]


def released_ledger(connection: Connection, wanted: Filters) -> Iterator[ReleasedLedgerRow]:
    """The rows of the ledger based on an article that matches: single awards, then sums over periods."""
    for standing in STANDINGS[:2]:
        for row in find_rows(connection, LedgerFilter(articles=wanted, standing=standing)):
            yield _ledger_row(row)


def _ledger_row(row: LedgerRow) -> ReleasedLedgerRow:
    counts = [(c.chosen, ReleasedCount(n=c.n, type=c.type, stated_by=c.stated_by)) for c in row.counts]
    return ReleasedLedgerRow(
        event=row.event,
        number=row.number,
        award=row.award,
        name=row.name,
        award_class=row.award_class,
        giver=row.giver,
        decision=row.decision,
        decided_on=row.decided_on.isoformat() if row.decided_on else None,
        signer=row.signer,
        same_award=row.same_award,
        part_of=row.part_of,
        counts=tuple(count for chosen, count in counts if chosen),
        other_counts=tuple(count for chosen, count in counts if not chosen),
        named=row.named,
        period_first=row.period_first,
        period_last=row.period_last,
        sources=tuple(source.article for source in row.sources),
    )


def released_sites(connection: Connection, articles: Sequence[str]) -> list[ReleasedSite]:
    """The sites of some articles."""
    with connection, connection.cursor() as cursor:
        return [ReleasedSite(**row) for row in rows(cursor, _SITES, (list(articles),))]
