"""The contents of search rows, made without a database: an article's terms, and the labels of its filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from articles.dates import VIETNAM
from articles.models import Annotations
from articles.search.terms import article_terms, folded_name, in_row, label

NO_DATE = "none"
_LABELS = {"movement": "m", "award": "a", "body": "b", "province": "p"}


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedEntry:
    """A movement, award, body, province or place that an article names, as far as searching needs it."""

    kind: str
    entry: str | None
    name: str
    now: str | None = None
    era: str | None = None
    level: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedEntry:
    """The part of a search row that an article's text and facts decide.

    Attributes:
        title: the title that ``terms`` were made with: a corrected one needs other terms.
        terms: of :func:`articles.search.terms.article_terms`, without the labels of site, date and relevance.
        movements, awards: ids, each once, in order.
    """

    title: str | None
    terms: str
    movements: tuple[str, ...]
    awards: tuple[str, ...]


def prepare_entry(title: str | None, lead: str | None, body: str, facts: Annotations) -> PreparedEntry:
    """The search row of a cleaned page, as far as the page decides it."""
    named = [
        *(NamedEntry(kind="movement", entry=m.id, name=m.name) for m in facts.movements),
        *(NamedEntry(kind="award", entry=a.id, name=a.name) for a in facts.awards),
        *(NamedEntry(kind="body", entry=b.id, name=b.name) for b in facts.bodies),
        *(NamedEntry(kind="province", entry=p.id, name=p.name, now=p.now) for p in facts.provinces),
        *(NamedEntry(kind="place", entry=p.id, name=p.name, era=p.era, level=p.level) for p in facts.places),
    ]
    return entry_of(title, lead, body, named)


def entry_of(title: str | None, lead: str | None, body: str, named: Iterable[NamedEntry]) -> PreparedEntry:
    """The same for a stored article."""
    named = list(named)
    labels = [made for one in named for made in _named_labels(one)]
    return PreparedEntry(
        title=title,
        terms=article_terms(title, lead, body, labels),
        movements=tuple(sorted({one.entry for one in named if one.kind == "movement" and one.entry})),
        awards=tuple(sorted({one.entry for one in named if one.kind == "award" and one.entry})),
    )


def placed_terms(
    prepared: PreparedEntry, *, site: str, published: datetime | None, relevant: bool, own: Iterable[str | None]
) -> str:
    """All terms of an article: those of its text and facts, and those of its row's columns.

    Args:
        own: the provinces that a correction sets in place of its site's.
    """
    labels = [label("s", site), *date_labels(published)]
    if relevant:
        labels.append(label("r", "1"))
    for province in {one for one in own if one is not None}:
        labels += [label("v", province), label("o", "1")]
    return "\n".join((prepared.terms, *map(in_row, labels)))


def date_labels(published: datetime | None) -> list[str]:
    """The year, month and ISO week of a date, in Vietnam, as terms."""
    if published is None:
        return [label("y", NO_DATE), label("d", NO_DATE), label("w", NO_DATE)]
    local = published.astimezone(VIETNAM)
    year, week, _ = local.isocalendar()
    return [label("y", f"{local:%Y}"), label("d", f"{local:%Y-%m}"), label("w", f"{year:04}-W{week:02}")]


def place_label(era: str, level: str, code: str) -> str:
    """How the index names a place: codes are reused in the other era, and at other levels."""
    return f"{era[0]}{level[0]}{code}"


def _named_labels(named: NamedEntry) -> list[str]:
    if named.kind == "place":
        if named.entry and named.era and named.level:
            return [label("l", place_label(named.era, named.level, named.entry))]
        return []
    labels = [label(_LABELS[named.kind], named.entry)] if named.entry else []
    if named.kind == "province" and named.now:
        labels.append(label("p", named.now))
    if named.kind == "body":
        labels.append(label("n", folded_name(named.name)))
    return labels
