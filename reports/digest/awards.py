"""Rows of the ledger as a digest lists them; which mentions are one award is decided where events are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reports.digest.model import AwardGiven, AwardLevel, Source
from storage.ledger_rows import LedgerRow

_LEVELS: dict[str, AwardLevel] = {
    "state": "state",
    "national": "state",
    "ministry": "ministry",
    "ministry_or_organisation": "ministry",
    "ministry_sub": "ministry",
    "province": "province",
    "grassroots": "grassroots",
    "commune": "grassroots",
    "commune_or_district": "grassroots",
    "party": "party",
}


def level_of(row: LedgerRow) -> AwardLevel:
    """The level of a row's award, as a digest groups them."""
    return _LEVELS.get(row.level or "", "other")


def award_of(row: LedgerRow) -> AwardGiven:
    """One row of the ledger; the reports that it is based on are its sources."""
    return AwardGiven(
        name=row.name,
        award_class=row.award_class,
        giver=row.giver,
        recipients=tuple((count.n, count.type) for count in row.counts if count.chosen),
        other_recipients=tuple((count.n, count.type) for count in row.counts if not count.chosen),
        named=tuple(named.name for named in row.named),
        decision=row.decision,
        decision_date=row.decided_on.isoformat() if row.decided_on else None,
        status=row.standing,
        same_award=row.same_award,
        part_of=row.part_of,
        period=(row.period_first, row.period_last) if row.period_first and row.period_last else None,
        province=row.province_now,
        sources=tuple(
            Source(
                article=source.article,
                title=source.title or "",
                url=source.url,
                site_name=source.site_name,
                province=source.province_now,
                published_at=source.published_at,
            )
            for source in row.sources
        ),
    )


def added_up(awards: Iterable[AwardGiven]) -> tuple[tuple[int, str], ...]:
    """The recipients of awards given at events by what they count, most first, each award once.

    A province's part of a national decision is added only where the whole is not among the awards.
    """
    sums: Counter[str] = Counter()
    given = {award.same_award: award for award in reversed(list(awards)) if award.status == "given"}
    for award in given.values():
        if award.part_of in given:
            continue
        for n, kind in award.recipients:
            sums[kind] += n or 0
    return tuple((n, kind) for kind, n in sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def common_value(values: Sequence[str | None]) -> str | None:
    """The value that most rows state; of several stated alike the one that sorts first."""
    stated = sorted(value for value in values if value)
    return max(stated, key=lambda value: (stated.count(value), -stated.index(value))) if stated else None
