"""Places of title, date, author, lead and body on a site's pages, learned from pages where they were certain.

Only the pages' own evidence is counted, never what an earlier lesson made of them: the same pages teach the same,
in whatever order they were cleaned. A place that the newest pages no longer show is forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articles.models import LayoutField, LearnedPlace, ObservedPlace

MIN_PAGES = 6
"""Pages that must have a field at one place: on fewer, a chain of alike reports is set alike by chance."""
MAJORITY = 0.6
"""Of a site's pages, where only the generic rules show it: they err on less than two in five of the worst layouts."""
PART = 0.25
"""Of a site's pages, where each is sure: a site may have two or three templates."""
NEWEST = 10
"""A place without the field on this many newest pages belongs to a former layout."""
_VARIETY: dict[LayoutField, float] = {"title": 0.5, "date": 0.2, "author": 0.0, "lead": 0.5, "body": 0.5}
"""Different values there must be, as a share of the pages: a line that repeats is the site's, not the article's."""


def learn_layout(pages: Sequence[tuple[ObservedPlace, ...]]) -> tuple[LearnedPlace, ...]:
    """The places that hold for a site, by field and place.

    Args:
        pages: what each of the site's article pages shows (``Extraction.observed``), the newest first.
    """
    by_field: defaultdict[LayoutField, list[ObservedPlace]] = defaultdict(list)
    for page in pages:
        for observed in page:
            by_field[observed.field].append(observed)
    learned = [place for field, observed in by_field.items() for place in _learn_field(field, observed)]
    return tuple(sorted(learned, key=lambda p: (p.field, p.place)))


def _learn_field(field: LayoutField, observed: Sequence[ObservedPlace]) -> list[LearnedPlace]:
    by_place: defaultdict[str, list[ObservedPlace]] = defaultdict(list)
    for one in observed:
        by_place[one.place].append(one)
    recent = {one.place for one in observed[:NEWEST]}
    return [
        LearnedPlace(field=field, place=place, pages=len(those), of=len(observed))
        for place, those in by_place.items()
        if place and place in recent and _holds(field, those, len(observed))
    ]


def _holds(field: LayoutField, those: Sequence[ObservedPlace], of: int) -> bool:
    pages = len(those)
    if pages < MIN_PAGES or len({one.sign for one in those}) < max(2.0, _VARIETY[field] * pages):
        return False
    return pages >= MAJORITY * of or (pages >= PART * of and all(one.sure for one in those))
