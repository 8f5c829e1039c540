"""Decisions with the awards that they give: each number once, wherever and however often it was stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles.events import number_form
from reports.digest.awards import common_value
from reports.digest.model import AwardGiven, AwardLevel, DecisionNamed

CENTRAL: tuple[AwardLevel, ...] = ("state", "ministry")
"""A decision of these levels is one, whichever provinces report it; a province's number is its own."""


def decisions_named(awards: Iterable[tuple[AwardLevel, AwardGiven]]) -> tuple[DecisionNamed, ...]:
    """The decisions by number, in the order of their first mention.

    Two provinces may both have a decision 123/QĐ-UBND: those stay two.
    """
    groups: dict[str, list[list[tuple[AwardLevel, AwardGiven]]]] = {}
    ordered = []
    for level, award in awards:
        if award.decision is None:
            continue
        known = groups.setdefault(number_form(award.decision), [])
        home = next((group for group in known if all(_is_one(*member, level, award) for member in group)), None)
        if home is None:
            home = []
            known.append(home)
            ordered.append(home)
        home.append((level, award))
    return tuple(_decision(group) for group in ordered)


def _is_one(level: AwardLevel, award: AwardGiven, other_level: AwardLevel, other: AwardGiven) -> bool:
    if award.decision_date and other.decision_date and award.decision_date != other.decision_date:
        return False
    if level in CENTRAL and other_level in CENTRAL:
        return True
    return award.province is None or other.province is None or award.province == other.province


def _decision(group: list[tuple[AwardLevel, AwardGiven]]) -> DecisionNamed:
    awards = _without_repeats([award for _, award in group])
    return DecisionNamed(
        number=awards[0].decision or "",
        date=common_value([award.decision_date for award in awards]),
        giver=common_value([award.giver for award in awards]),
        provinces=tuple(sorted({province for level, award in group for province in _provinces(level, award)})),
        awards=tuple(awards),
    )


def _provinces(level: AwardLevel, award: AwardGiven) -> Iterator[str]:
    """The province of an award's event; of a decision of the state also those whose sites report it."""
    if award.province:
        yield award.province
    if level in CENTRAL:
        yield from (source.province for source in award.sources if source.province)


def _without_repeats(stated: list[AwardGiven]) -> list[AwardGiven]:
    """Each award of a decision once: as its event has it, with the articles that name it without an event."""
    found: list[AwardGiven] = []
    for award in sorted(stated, key=lambda award: award.status != "given"):
        for place, known in enumerate(found):
            repeats = award.status == "unclear" or award.recipients == known.recipients
            if repeats and (known.name, known.award_class) == (award.name, award.award_class):
                seen = {source.article for source in known.sources}
                further = tuple(source for source in award.sources if source.article not in seen)
                found[place] = replace(known, sources=(*known.sources, *further))
                break
        else:
            found.append(award)
    return found
