"""The awards of one article: mentions of one award are one row, with every field that any of them states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from articles.annotation.reading import Reading
from articles.dates import VIETNAM
from articles.events.periods import find_period
from articles.events.words import words_of
from articles.models import AwardMention
from articles.text import comparison_form, folded_pattern
from reports.digest.model import AwardGiven, AwardStatus, Source
from storage.stored_articles import StoredArticle

_BY_PROPOSAL = folded_pattern(r"theo (?:tờ trình|đề nghị|hồ sơ)")
_IN_A_YEAR = re.compile(r"\s*(?:(?:vào|trong|từ) )?năm ((?:19|20)\d\d)(?!\s*-)")


def awards_given(article: StoredArticle, source: Source) -> list[tuple[str | None, AwardGiven]]:
    """The awards that an article mentions, each with its gazetteer id, in the order of their first mention.

    A lead names an award without its decision, the body with it: the row has the decision whichever comes first.
    """
    reading = Reading(article.text)
    day = article.published_at.astimezone(VIETNAM).date() if article.published_at else None
    mentions = [
        (place, fact.id, _mention(fact, article.province_now, source, _occasion(reading, fact, day)))
        for place, fact in enumerate(article.awards)
    ]
    rows: list[tuple[int, str | None, AwardGiven]] = []
    # Those that state most first, so that a bare mention finds the row that it says again.
    for place, award, mention in sorted(mentions, key=lambda found: -_stated(found[2])):
        for number, (first, known, row) in enumerate(rows):
            if (award, award or mention.name) == (known, known or row.name) and is_same(row, mention):
                rows[number] = (min(first, place), known, joined(row, mention))
                break
        else:
            rows.append((place, award, mention))
    return [(award, row) for _, award, row in sorted(rows, key=lambda found: found[0])]


def _occasion(reading: Reading, fact: AwardMention, day: date | None) -> tuple[AwardStatus, tuple[str, str] | None]:
    """Whether a mention is of an award given, proposed, received earlier, or of a sum over years (first and last)."""
    if not 0 <= fact.start < fact.end <= len(reading.given):
        return "given", None  # the text was corrected by hand since its facts were found
    [(at, end)] = reading.positions([(fact.start, fact.end)])
    start, _ = reading.sentence(at)
    clause = reading.folded[max(start, reading.folded.rfind(";", start, end) + 1) : end]
    if period := find_period(clause, day):
        return "period", (period.first, period.last)
    if words_of("proposals").search(_BY_PROPOSAL.sub("", clause)):
        return "proposed", None
    past = _IN_A_YEAR.match(clause)
    if words_of("earlier").search(clause) or (past and day and int(past[1]) < day.year):
        return "earlier", None
    return "given", None


def _mention(
    fact: AwardMention, province: str | None, source: Source, occasion: tuple[AwardStatus, tuple[str, str] | None]
) -> AwardGiven:
    return AwardGiven(
        name=fact.name,
        award_class=fact.award_class,
        giver=fact.giver,
        recipients=tuple((r.n, r.type) for r in fact.recipients),
        decision=fact.decision,
        decision_date=fact.decision_date,
        status=occasion[0],
        period=occasion[1],
        province=province,
        sources=(source,),
    )


def _stated(mention: AwardGiven) -> int:
    fields = (mention.decision, mention.decision_date, mention.giver, mention.award_class)
    return 2 * len(mention.recipients) + sum(value is not None for value in fields)


def is_same(row: AwardGiven, mention: AwardGiven) -> bool:
    """Whether two mentions of one award within an article contradict each other in nothing."""
    if (row.status, row.period) != (mention.status, mention.period):
        return False
    if row.decision and mention.decision and number_form(row.decision) != number_form(mention.decision):
        return False
    if row.award_class and mention.award_class and row.award_class != mention.award_class:
        return False
    if row.giver and mention.giver and comparison_form(row.giver) != comparison_form(mention.giver):
        return False
    counted, again = _counts(row), _counts(mention)
    if counted and again:
        common = counted.keys() & again.keys()
        return bool(common) and all(counted[kind] == again[kind] for kind in common)
    return True


def is_reported_again(row: AwardGiven, mention: AwardGiven) -> bool:
    """Whether another article mentions the same award: the same decision, or the same number of recipients."""
    if not is_same(row, mention):
        return False
    return bool(row.decision and mention.decision) or bool(_counts(row).keys() & _counts(mention).keys())


def number_form(number: str) -> str:
    """A decision's number for comparing only: "123/QĐ - UBND" is "123/qđ-ubnd"."""
    return re.sub(r"\s+", "", comparison_form(number))


def _counts(award: AwardGiven) -> dict[str, int]:
    return {kind: number for number, kind in award.recipients if number is not None}


def joined(row: AwardGiven, mention: AwardGiven) -> AwardGiven:
    """Two mentions of one award with the fields of both."""
    kinds = {kind for _, kind in row.recipients}
    known = {source.article for source in row.sources}
    return replace(
        row,
        award_class=row.award_class or mention.award_class,
        giver=row.giver or mention.giver,
        recipients=(*row.recipients, *(found for found in mention.recipients if found[1] not in kinds)),
        decision=row.decision or mention.decision,
        decision_date=row.decision_date or mention.decision_date,
        sources=(*row.sources, *(source for source in mention.sources if source.article not in known)),
    )


def common_value(values: Sequence[str | None]) -> str | None:
    """The value that most rows state; of several stated alike the one that sorts first."""
    stated = sorted(value for value in values if value)
    return max(stated, key=lambda value: (stated.count(value), -stated.index(value))) if stated else None
