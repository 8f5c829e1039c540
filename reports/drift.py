"""Drift: a field that a site's articles had and no longer have, the sign of a changed layout."""

from __future__ import annotations

from datetime import datetime

from articles.dates import VIETNAM
from articles.models import Issue
from storage.drift import FieldHistory

RECENT = 10
"""Number of newest articles compared with those before them; with fewer, a day's photo stories look like drift."""
BEFORE = 40
FEWEST_BEFORE = 20
USUALLY_THERE = 0.8
NOW_THERE = 0.3
"""A field that four in five articles had and that less than a third of the newest ten have is not chance: with no
change that happens less than once in a thousand times."""


def find_drift(history: FieldHistory) -> Issue | None:
    """The issue that one field's history is, if it is one. Pure."""
    recent, before = history.present[:RECENT], history.present[RECENT : RECENT + BEFORE]
    if len(recent) < RECENT or len(before) < FEWEST_BEFORE:
        return None
    share_now, share_before = sum(recent) / len(recent), sum(before) / len(before)
    if share_before < USUALLY_THERE or share_now > NOW_THERE:
        return None
    since = _missing_since(history)
    detail = (
        f"{history.field} is missing since {since.astimezone(VIETNAM):%d/%m/%Y}: {share_before:.0%} of {len(before)} "
        f"articles before had it, {share_now:.0%} of the newest {len(recent)} have it"
    )
    return Issue(code=f"drift_{history.field}", detail=detail, site=history.site)


def _missing_since(history: FieldHistory) -> datetime:
    """When the first of the newest articles without the field was fetched; earlier ones usually have it."""
    last = max(i for i, there in enumerate(history.present[:RECENT]) if not there)
    while last + 1 < len(history.present) and not history.present[last + 1]:
        last += 1
    return history.fetched_at[last]
