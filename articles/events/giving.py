"""The level of a giver, by which reports are compared."""

from __future__ import annotations

from articles.events.words import words_of
from articles.models import AwardMention
from articles.text import fold_for_matching


def level_of(award: AwardMention) -> str | None:
    """The first word of ``giver_levels`` that the giver's name has: "Giám đốc Công an thành phố" is of the police."""
    if award.giver is None:
        return None
    found = words_of("giver_levels").search(fold_for_matching(award.giver))
    return found.group() if found else None
