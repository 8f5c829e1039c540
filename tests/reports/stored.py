"""Stored articles made by hand, for tests of what is reported about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from articles.dates import VIETNAM
from articles.events import AwardGiven, Report, ReportedEvent, join_reports, ledger_of, read_report, same_award
from articles.gazetteer import entries_by_kind
from articles.models import Annotations, Recipients
from articles.printing import FACTS
from storage.ledger_rows import Count, LedgerRow, Named, Source, Standing
from storage.stored_articles import Reasons, StoredArticle

_SEEN = datetime(2025, 9, 10, 1, 0, tzinfo=UTC)
_PLAIN = StoredArticle(
    id="a0",
    url="https://bao.vn/0",
    canonical_url=None,
    site="bao",
    site_name="Báo",
    kind="newspaper",
    province=None,
    province_now=None,
    title=None,
    lead=None,
    body="",
    authors=(),
    published_at=None,
    published_precision=None,
    published_raw=None,
    published_from=None,
    modified_at=None,
    listed_at=None,
    first_seen_at=_SEEN,
    fetched_at=_SEEN,
    section=None,
    tags=(),
    wishes=(),
    images=(),
    attachments=(),
    language="vi",
    relevant=True,
    relevance=Reasons(score=1.0, matched=()),
    movements=(),
    awards=(),
    bodies=(),
    provinces=(),
    places=(),
    people=(),
    statistics=(),
    occasion=None,
    event=None,
    cluster="c0",
    representative=True,
    versions=1,
    confidence=None,
    extractor_version=1,
    corrections=(),
)


def stored_article(facts: Annotations | None = None, **changed: Any) -> StoredArticle:
    """An article with the facts of its text, and every field that is not named as plain as it can be."""
    found = {name: getattr(facts, name) for name in FACTS} if facts else {}
    return replace(_PLAIN, **found, occasion=facts.event if facts else None, **changed)


def ledger_rows(articles: Sequence[StoredArticle]) -> list[LedgerRow]:
    """The rows of the ledger that some articles yield, as the store makes them of their texts."""
    events = [
        read_report(
            Report(
                key=place,
                title=article.title,
                text=article.text,
                published_on=article.published_at.astimezone(VIETNAM).date() if article.published_at else None,
                province=article.province_now,
            )
        )
        for place, article in enumerate(articles)
    ]
    groups: dict[int, list[ReportedEvent]] = {}
    for place, first in enumerate(join_reports(events)):
        groups.setdefault(place if first is None else first, []).append(events[place])
    known = {entry.id: (entry.name, str(entry.details.get("level"))) for entry in entries_by_kind()["award"]}
    rows = []
    for first, members in groups.items():
        for number, given in enumerate(ledger_of(members, with_proposals=True), start=1):
            if any(m.happened for m in members) or given.decision or given.counts:
                rows.append(_row(f"a{first}", number, given, members, articles, known))
    return rows


def _row(
    event: str,
    number: int,
    given: AwardGiven,
    members: Sequence[ReportedEvent],
    articles: Sequence[StoredArticle],
    known: dict[str, tuple[str, str]],
) -> LedgerRow:
    standing: Standing = "given" if any(m.happened for m in members) else "unclear"
    if given.period or given.proposed:
        standing = "period" if given.period else "proposed"
    name, level = known.get(given.award or "", (given.name, None))
    province = next((member.province for member in members if member.province), None)
    cited = [articles[source] for source in given.sources]
    return LedgerRow(
        event=event,
        number=number,
        kind=members[0].kind,
        day=next((member.days[0] for member in members if member.days), None),
        province_now=province,
        award=given.award,
        name=name,
        level=level,
        award_class=given.award_class,
        giver=given.giver,
        decision=given.decision,
        decided_on=date.fromisoformat(given.decided_on) if given.decided_on else None,
        signer=given.signer,
        period_first=given.period.first if given.period else None,
        period_last=given.period.last if given.period else None,
        standing=standing,
        same_award=same_award(given, event=event, place=number, province=province),
        part_of=None,
        counts=tuple(
            Count(n=c.n, type=c.type, chosen=c.chosen, stated_by=tuple(articles[s].id for s in c.sources))
            for c in given.counts
        ),
        named=tuple(
            Named(name=r.name, kind=r.kind, role=r.role) for r in given.recipients if not isinstance(r, Recipients)
        ),
        sources=tuple(
            Source(
                article=article.id,
                url=article.url,
                site=article.site,
                site_name=article.site_name,
                province_now=article.province_now,
                title=article.title,
                published_at=article.published_at,
                quotes=tuple(quote.words for quote in given.quotes if articles[quote.source] is article),
            )
            for article in cited
        ),
    )
