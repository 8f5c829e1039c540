"""Facts and found words marked in a text: spans that nest and overlap, cut into stretches that do neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.search.highlight import Excerpt, Span
from storage.stored_articles import StoredArticle

KINDS = {
    "awards": "award",
    "movements": "movement",
    "statistics": "statistic",
    "people": "person",
    "bodies": "body",
    "provinces": "province",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One fact's span in a text; ``name`` is the anchor that leads to it, ``award-0``."""

    start: int
    end: int
    kind: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Some characters under the same marks: ``kinds`` that cover them, ``begins`` the marks that start there."""

    text: str
    kinds: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def fact_marks(article: StoredArticle) -> list[Mark]:
    """The marks of an article's facts in its :attr:`StoredArticle.text`."""
    return [
        Mark(start=fact.start, end=fact.end, kind=kind, name=f"{kind}-{place}")
        for field, kind in KINDS.items()
        for place, fact in enumerate(getattr(article, field))
    ]


def marked_paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Stretch]]:
    """A text's paragraphs as stretches. Marks outside the text are left out: a text may have been corrected
    by hand since its facts were found."""
    usable = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    paragraphs, start = [], 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        inside = [mark for mark in usable if mark.start < end and mark.end > start]
        paragraphs.append(_stretches(text, start, end, inside))
        start = end + 2
    return [stretches for stretches in paragraphs if stretches]


def _stretches(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Stretch]:
    edges = {start, end} | {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end}
    cuts = sorted(edges)
    found = []
    for a, b in pairwise(cuts):
        covering = [mark for mark in marks if mark.start <= a and b <= mark.end]
        found.append(
            Stretch(
                text=text[a:b],
                kinds=tuple(dict.fromkeys(mark.kind for mark in covering)),
                begins=tuple(mark.name for mark in covering if mark.start == a),
            )
        )
    return found


def found_stretches(text: str, spans: Sequence[Span]) -> list[Stretch]:
    """A line of a result with the searched words marked."""
    marks = [Mark(start=start, end=end, kind="found", name="") for start, end in spans]
    return _stretches(text, 0, len(text), marks)


def excerpt_stretches(excerpt: Excerpt) -> list[Stretch]:
    """The same for an excerpt."""
    return found_stretches(excerpt.text, excerpt.spans)
