"""Fields that a site's or platform's CSS selectors point at, for the time in which these were valid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from articles.dates import Stamp, find_stamps, parse_machine_date
from articles.extraction.author_names import looks_like_name
from articles.extraction.byline import clean_author_value
from articles.models import SelectorRule
from articles.page.layout import Layout
from articles.page.selecting import select_elements
from articles.page.source import clean_text

_VALUES = ("content", "datetime", "title")


@dataclass(slots=True)
class Selected:
    """Results of the rules; ``missed`` are selectors without a usable match: (field, origin, selector)."""

    title: tuple[str, int | None] | None = None
    title_rule: str = "selector"
    date: tuple[Stamp, str] | None = None
    authors: tuple[str, ...] = ()
    byline: int | None = None
    """The block of a learned byline, which is not part of the text."""
    lead: tuple[str, int] | None = None
    """Text and node."""
    body: int | None = None
    learned_date: Stamp | None = None
    """The stamp where the site's pages have their date; weighed after the page's statements."""
    missed: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Match:
    node: int
    text: str
    values: tuple[str, ...]


def valid_rules(rules: tuple[SelectorRule, ...], on: date | None) -> tuple[SelectorRule, ...]:
    """The rules that hold for a page fetched that day; without a day, those that still hold."""
    return tuple(r for r in rules if r.valid_until is None or (on is not None and on <= r.valid_until))


def select_fields(layout: Layout, rules: tuple[SelectorRule, ...]) -> Selected:
    """Each field by the first rule that returns something usable for it."""
    found = Selected()
    for rule in rules:
        if rule.title and found.title is None:
            match = next((m for m in _matches(layout, rule.title) if m.text or m.values), None)
            if match:
                value = match.text or match.values[0]
                found.title = (value, layout.nodes[match.node].first if match.text else None)
        if rule.date and found.date is None:
            found.date = _read_date(layout, rule)
        if rule.author and not found.authors:
            names = [n for m in _matches(layout, rule.author) for n in _names(m)]
            found.authors = tuple(dict.fromkeys(names))
        if rule.lead and found.lead is None:
            match = next((m for m in _matches(layout, rule.lead) if len(m.text) > 20), None)
            found.lead = (match.text, match.node) if match else None
        if rule.body and found.body is None:
            bodies = [m for m in _matches(layout, rule.body) if m.text]
            found.body = max(bodies, key=lambda m: len(m.text)).node if bodies else None
    empty = {"title": found.title is None, "date": found.date is None, "body": found.body is None}
    for name in (n for n, is_empty in empty.items() if is_empty):
        found.missed += [(name, r.origin, str(s)) for r in rules if (s := getattr(r, name))][:1]
    return found


def _read_date(layout: Layout, rule: SelectorRule) -> tuple[Stamp, str] | None:
    for match in _matches(layout, rule.date or ""):
        for value in match.values:
            stamp = parse_machine_date(value)
            if stamp:
                return stamp, f"selector:{rule.origin}"
        stamps = find_stamps(match.text[:300], limit=3)
        plain = [s for s in stamps if s.role != "modified"] or stamps
        if plain:
            return plain[0], f"selector:{rule.origin}"
    return None


def _names(match: _Match) -> tuple[str, ...]:
    names = clean_author_value(match.text)
    return names or ((match.text,) if looks_like_name(match.text) else ())


def _matches(layout: Layout, selector: str) -> Iterator[_Match]:
    for element in select_elements(layout.root, selector):
        text = clean_text(" ".join(str(part) for part in element.itertext()))
        yield _Match(_node_of(layout, element), text, tuple(v for a in _VALUES if (v := element.get(a))))


def _node_of(layout: Layout, element: etree._Element) -> int:
    holder: etree._Element | None = element
    while holder is not None:
        index = layout.node_of.get(holder)
        if index is not None:
            return index
        holder = holder.getparent()
    return 0
