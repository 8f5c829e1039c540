"""What a site's other pages teach about this one: where its fields are, and what is seen there.

Two halves. :func:`observe` finds where a page has its fields, by its own evidence alone. :class:`Guide` looks at the
places that were learned from many such pages. A learned place decides a field only where the page itself leaves it
open, and only if the text there can be that field; where two learned places exist on one page, neither decides.
"""

from __future__ import annotations

from datetime import datetime

import xxhash

from articles.dates import Stamp
from articles.extraction.author_names import is_agency, is_desk, split_names
from articles.extraction.authors import is_name_line
from articles.extraction.draft import Draft
from articles.extraction.headings import could_be_title
from articles.extraction.places import Places
from articles.extraction.selectors import Selected
from articles.extraction.stampline import is_stamp_block
from articles.extraction.stamps import find_dated_line, read_stamp_at
from articles.models import LayoutField, LearnedPlace, ObservedPlace, SiteProfile
from articles.page import phrases
from articles.page.layout import HEADLINE, Block, Layout, running_length
from articles.page.lexicon import OUTSIDE, Region
from articles.page.statements import Statements
from articles.text import comparison_form

_MIN_LEAD, _MAX_LEAD = 60, 900
_REACH_ABOVE = 5
_MIN_TITLE_LINE, _MAX_TITLE_LINE = 25, 200
_REACH_INTO = 2
_REACH_BELOW = 6
"""Blocks under the body in which an author's name is looked for."""
_MAX_NAME_LINE = 120
_CLOSE = 12
"""Blocks between title and body at most, where a learned body replaces a larger one."""
_KEPT_SHARE = 0.5
"""Of the generic body's running text that a narrower learned one must hold, unless the rest is a list of headlines."""
_BOXES = frozenset(("div", "td", "section", "article", "main", "table", "center"))
_LISTED = 2
"""Minimum links to other articles behind a learned body for the rest of a larger one to be a list of these."""


def observe(layout: Layout, draft: Draft, fetched_at: datetime | None, places: Places) -> tuple[ObservedPlace, ...]:
    """Where the page has its fields, at most once each; a field whose place is shared with others is left out."""
    found: list[ObservedPlace] = []

    def note(field: LayoutField, place: str | None, *, sure: bool, value: str) -> None:
        if place is not None:
            sign = xxhash.xxh32_intdigest(value.encode("utf-8", "replace"))
            found.append(ObservedPlace(field=field, place=place, sure=sure, sign=sign))

    title, dated = draft.title, draft.dated
    if title is not None and title.block is not None:
        note("title", places.of_block(layout.blocks[title.block]), sure=title.sure, value=title.text)
    elif (line := _line_above(layout, draft)) is not None:
        note("title", places.of_block(line), sure=False, value=line.text)
    # a date of the day of the fetch could be read off a clock: it teaches nothing
    at = dated.published_at
    if at is not None and (fetched_at is None or abs(fetched_at - at).days >= 1):
        stamped = dated.block if dated.block is not None else find_dated_line(layout, at, dated.precision)
        if stamped is not None and dated.source != "url":
            note("date", places.of_block(layout.blocks[stamped]), sure=dated.sure, value=at.isoformat())
    if draft.span is not None and draft.place is not None:
        body = " ".join(b.text for b in draft.reading.kept[:3])
        box = _innermost(layout, draft)
        note("body", places.of_node(box) if box is not None else None, sure=_is_named(layout, draft.place), value=body)
        writer = _author_line(layout, draft)
        if writer is None:
            note("author", "", sure=True, value="")
        else:
            block, is_told = writer
            note("author", places.of_block(block), sure=is_told, value=block.text)
        lead = _lead_line(layout, draft)
        if lead is not None:
            note("lead", places.of_block(lead), sure=bool(lead.region & Region.LEAD), value=lead.text)
        else:
            note("lead", "", sure=True, value="")
    return tuple(found)


def _innermost(layout: Layout, draft: Draft) -> int | None:
    """The smallest box that holds all running text of the body: its surroundings vary with the text's length."""
    if draft.place is None:
        return None
    box, running = draft.place, [b.index for b in draft.reading.kept if running_length(b)]
    for node in layout.nodes[box + 1 :] if running else ():
        if node.first > running[0]:
            break
        if running[-1] < node.end and node.tag in _BOXES:
            box = node.index
    return box


def _is_named(layout: Layout, node: int) -> bool:
    return bool(layout.nodes[node].own & Region.BODY) or layout.nodes[node].tag == "article"


def _line_above(layout: Layout, draft: Draft) -> Block | None:
    """The one line above the text that could be a title, where the page marks none: neither bold nor linked."""
    kept = draft.reading.kept
    first = next((b.index for b in kept if running_length(b)), None)
    if first is None:
        return None
    for block in reversed(layout.blocks[max(0, first - _REACH_ABOVE) : first]):
        if block.linked or block.region & OUTSIDE:
            return None
        if is_stamp_block(block.text) or is_name_line(block.text) or phrases.is_chrome_line(block.text):
            continue
        is_fit = _MIN_TITLE_LINE <= len(block.text) <= _MAX_TITLE_LINE and not block.text.endswith((".", ":", ";"))
        return block if is_fit else None
    return None


def _around(layout: Layout, draft: Draft) -> list[Block]:
    """The lines between title and body, those at the body's start and end, and those right under it."""
    assert draft.span is not None
    first, end = draft.span
    above = draft.title_block
    start = above + 1 if above is not None and above < first else max(0, first - 8)
    edges = range(max(first, end - 1), end + _REACH_BELOW)
    wanted = sorted({*range(start, min(first + _REACH_INTO, end)), *edges})
    return [layout.blocks[i] for i in wanted if i < len(layout.blocks)]


def _author_line(layout: Layout, draft: Draft) -> tuple[Block, bool] | None:
    """The line that names the author, and whether the page marks it as such; else a line that is only a name."""
    lines = [b for b in _around(layout, draft) if len(b.text) <= _MAX_NAME_LINE and not b.region & OUTSIDE]
    bylines = {b.index for b, _ in draft.reading.bylines}
    told = [comparison_form(name) for name in draft.authors]
    for block in [*(b for b, _ in draft.reading.bylines), *lines] if told else ():
        if any(name in comparison_form(block.text) for name in told):
            return block, True
    if told:
        return None
    alone = [b for b in lines if b.index not in bylines and is_name_line(b.text)]
    return (alone[0], False) if len(alone) == 1 else None


def _lead_line(layout: Layout, draft: Draft) -> Block | None:
    """The line of the lead, where its element has a name: "the first paragraph" is a place on every page."""
    if draft.lead is None or draft.span is None:
        return None
    above = draft.title_block
    start = above + 1 if above is not None and above < draft.span[0] else max(0, draft.span[0] - 6)
    for block in layout.blocks[start : draft.span[1]]:
        if len(block.text) >= _MIN_LEAD and draft.lead.startswith(block.text):
            return block if _has_name(layout, block) else None
    return None


def _has_name(layout: Layout, block: Block) -> bool:
    """Does a line's element have a name, or the box that holds nothing else?"""
    node = layout.nodes[block.node]
    box = layout.nodes[node.parent] if node.parent >= 0 else node
    return bool(node.hint) or (bool(box.hint) and box.end - box.first <= _LEAD_LINES)


_LEAD_LINES = 3
"""Lines of a lead's own box."""


class Guide:
    """The learned places of a site, on one page of it."""

    def __init__(
        self, layout: Layout, site: SiteProfile, draft: Draft, places: Places, recurring: frozenset[int] = frozenset()
    ) -> None:
        title = draft.title
        self._has_title = title is not None and title.sure and title.block not in recurring
        self._layout = layout
        self._draft = draft
        self._places = places
        self._above = draft.title_block
        self._learned: dict[LayoutField, list[LearnedPlace]] = {}
        for learned in site.layout:
            self._learned.setdefault(learned.field, []).append(learned)

    def fill(self, chosen: Selected, said: Statements, fetched_at: datetime | None) -> list[LayoutField]:
        """Choose a value for every field that selectors and the page leave open; the fields that it chose."""
        filled: list[LayoutField] = []
        if chosen.title is None and (line := self.title(said)) is not None:
            chosen.title, chosen.title_rule = (line.text, line.index), "learned_place"
            self._above = line.index
            filled.append("title")
        if chosen.body is None and (node := self.body()) is not None:
            chosen.body = node
            filled.append("body")
        if chosen.date is None and (stamp := self.date(fetched_at)) is not None:
            chosen.learned_date = stamp
            filled.append("date")
        if not chosen.authors and (names := self.authors(moved="body" in filled)) is not None:
            chosen.authors, chosen.byline = names
            filled.append("author")
        if chosen.lead is None and (lead := self.lead()) is not None:
            chosen.lead = self._whole_lead(lead)
            filled.append("lead")
        return filled

    def _line(self, field: LayoutField) -> Block | None:
        found = [b for p in self._learned.get(field, ()) if (b := self._places.block_at(p.place)) is not None]
        return found[0] if len(found) == 1 else None

    def title(self, said: Statements) -> Block | None:
        """The title's line, where the page leaves its title open."""
        block = None if self._has_title else self._line("title")
        if block is None or not could_be_title(block, said) or block.link_density > 0.5:
            return None
        return block

    def body(self) -> int | None:
        """The body's element, where the generic rules took another one and nothing of the article is lost by it."""
        found = [n for p in self._learned.get("body", ()) if (n := self._places.node_at(p.place)) is not None]
        generic = self._draft.place
        if len(found) != 1 or (generic is not None and _is_named(self._layout, generic)):
            return None
        if found[0] in (generic, _innermost(self._layout, self._draft)):
            return None
        return found[0] if self._is_better(found[0], generic) else None

    def _is_better(self, learned: int, generic: int | None) -> bool:
        nodes = self._layout.nodes
        inner = nodes[learned]
        held = self._running(inner.first, inner.end)
        if not held or inner.region & OUTSIDE:
            return False
        above = self._above
        if above is not None and inner.end <= above:
            return False
        if generic is None:
            return True
        outer = nodes[generic]
        if inner.first <= outer.first and outer.end <= inner.end:
            return held > self._running(outer.first, outer.end)
        if outer.first <= inner.first and inner.end <= outer.end:
            if held >= _KEPT_SHARE * self._running(outer.first, outer.end):
                return True
        elif outer.first < inner.first:
            return False
        follows = above is not None and inner.first - above <= _CLOSE
        rest = range(max(inner.end, outer.first), outer.end)
        others = {k.href for k in self._layout.links if k.block in rest and len(k.label) >= HEADLINE}
        return follows and len(others) >= _LISTED

    def _running(self, first: int, end: int) -> int:
        return sum(running_length(b) for b in self._layout.blocks[first:end] if not b.region & OUTSIDE)

    def date(self, fetched_at: datetime | None) -> Stamp | None:
        """The date at its place; :func:`decide_publication` knows whether the page needs it."""
        block = self._line("date")
        return read_stamp_at(self._layout, block, fetched_at, self._draft.visible) if block is not None else None

    def authors(self, *, moved: bool) -> tuple[tuple[str, ...], int] | None:
        """The names in a line that holds nothing else, and its block, where the page names nobody.

        With a body that was ``moved``, the line is found even where the page named the same people: by what follows the
        text, bylines are known.
        """
        named = {n for n in self._draft.authors if not is_agency(n) and not is_desk(n)}
        block = self._line("author") if moved or not named else None
        if block is None or not is_name_line(block.text):
            return None
        names = split_names(block.text)
        return (names, block.index) if named <= set(names) else None

    def _whole_lead(self, line: Block) -> tuple[str, int]:
        """A lead's text and element: of the box of two or three lines that it opens, where it has one."""
        node = self._layout.nodes[line.node]
        box = self._layout.nodes[node.parent] if node.parent >= 0 else node
        lines = self._layout.blocks[box.first : box.end]
        if node.hint or box.first != line.index or not all(phrases.ends_sentence(b.text) for b in lines):
            return line.text, line.node
        return " ".join(b.text for b in lines), box.index

    def lead(self) -> Block | None:
        """The lead's line above the body or at its start, where the page marks none."""
        block, span = self._line("lead"), self._draft.span
        if block is None or span is None or self._draft.lead is not None or not _has_name(self._layout, block):
            return None
        above = self._above
        is_there = (above is None or block.index > above) and block.index <= span[0] + 1
        fits = _MIN_LEAD <= len(block.text) <= _MAX_LEAD and not block.linked and not is_stamp_block(block.text)
        return block if is_there and fits and not block.region & OUTSIDE else None
