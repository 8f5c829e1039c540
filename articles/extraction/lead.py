"""The lead (sapo): the paragraph that a page sets apart between title and body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.extraction.paragraphs import Reading
from articles.extraction.stampline import is_stamp_block
from articles.extraction.title import Title
from articles.page import phrases
from articles.page.layout import Block, Layout
from articles.page.lexicon import OUTSIDE, Region
from articles.text import comparison_form

_MIN_LEAD = 30
"""Characters; shorter ones are kickers or labels."""
_SELECTED_BLOCKS = 4
"""A selected lead's element with more blocks holds the body as well."""
_MIN_OPENING, _MAX_OPENING = 60, 900
"""Characters of an unmarked opening paragraph that may be a lead."""


def find_lead(
    layout: Layout,
    reading: Reading,
    title: Title | None,
    span: tuple[int, int] | None,
    descriptions: Sequence[str] = (),
) -> str | None:
    """The lead, taken out of ``reading``: a marked one, a bold first paragraph, or one outside the body's box.

    ``descriptions`` are the page's own, which often repeat the lead.
    """
    if span is None:
        return None
    chosen = (
        _marked(layout, title, span)
        or _between(layout, title, span, descriptions)
        or _bold_opening(layout, reading)
        or _boxed_opening(layout, reading)
    )
    lead = " ".join(b.text for b in chosen)
    if len(lead) < _MIN_LEAD or (title and comparison_form(lead) == comparison_form(title.text)):
        return None
    indexes = {b.index for b in chosen}
    form = comparison_form(lead)  # concuong.nghean.gov.vn repeats the lead at the body's start
    reading.kept[:] = [b for b in reading.kept if b.index not in indexes and comparison_form(b.text) != form]
    return lead


def take_selected(layout: Layout, reading: Reading, text: str, index: int) -> str:
    """The lead that a selector gave, taken out of ``reading``."""
    node = layout.nodes[index]
    form = comparison_form(text)
    inside = range(node.first, node.end) if node.end - node.first <= _SELECTED_BLOCKS else range(0)
    reading.kept[:] = [b for b in reading.kept if comparison_form(b.text) != form and b.index not in inside]
    return text


def _marked(layout: Layout, title: Title | None, span: tuple[int, int]) -> list[Block]:
    """The blocks of the first element named as a lead between the title and the body's first lines."""
    above = title.block if title else None
    start = above + 1 if above is not None and above < span[0] else max(0, span[0] - 6)
    found: list[Block] = []
    box = -1
    for block in layout.blocks[start : span[0] + 2]:
        if not block.region & Region.LEAD or block.region & (OUTSIDE | Region.CAPTION):
            continue
        if block.linked * 2 >= len(block.text) or is_stamp_block(block.text):
            continue
        outer = max((i for i in layout.ancestors(block.node) if layout.nodes[i].own & Region.LEAD), default=-1)
        if box < 0:
            box = outer
        if outer == box:
            found.append(block)
    return found


def _between(layout: Layout, title: Title | None, span: tuple[int, int], descriptions: Sequence[str]) -> list[Block]:
    """The one unmarked paragraph between title and body, if it is bold or the page's own description."""
    above = title.block if title else None
    if above is None or above >= span[0]:
        return []
    unfit = OUTSIDE | Region.CAPTION | Region.META | Region.BYLINE | Region.TITLE
    found = [
        b
        for b in layout.blocks[above + 1 : span[0]]
        if _MIN_OPENING <= len(b.text) <= _MAX_OPENING
        and not b.region & unfit
        and b.linked == 0
        and not is_stamp_block(b.text)
    ]
    if len(found) != 1:
        return []
    block = found[0]
    if block.tag[0] == "h":
        return found if _is_heading_lead(block, layout) else []
    opening = comparison_form(block.text)[:_MIN_OPENING]
    described = any(comparison_form(d).startswith(opening) for d in descriptions)
    return found if described or block.strong * 10 >= len(block.text) * 9 else []


# dantri.vn in 2026 sets its opening as a heading in the body's own type: nothing is set apart there
_PLAIN_TYPE = re.compile(r"(?:font|fw|font-weight\s*:)-?\s*(?:normal|400)\b", re.IGNORECASE)


def _is_heading_lead(block: Block, layout: Layout) -> bool:
    """Is a heading a whole sentence, set in bold as headings are? Many systems keep their leads in an ``h2``."""
    element = layout.nodes[block.node].element
    if _PLAIN_TYPE.search(f"{element.get('class') or ''} {element.get('style') or ''}"):
        return False
    return phrases.ends_sentence(block.text) and not block.text.endswith((":", "?"))


def _bold_opening(layout: Layout, reading: Reading) -> list[Block]:
    """The first paragraph, if it is set in bold and the next ones are not, headings apart."""
    kept = reading.kept
    if len(kept) < 2 or not _MIN_OPENING <= len(kept[0].text) <= _MAX_OPENING or kept[0].tag in ("li", "td"):
        return []
    if kept[0].tag[0] == "h":  # a heading that is a sentence, over text that is none
        return kept[:1] if kept[1].tag != kept[0].tag and _is_heading_lead(kept[0], layout) else []
    bold = [b.strong * 10 >= len(b.text) * 9 for b in kept[:4]]
    headings = all(len(b.text) < _MIN_OPENING * 2 for b, is_bold in zip(kept[1:4], bold[1:], strict=False) if is_bold)
    return kept[:1] if bold[0] and headings and not all(bold) else []


_QUESTION = re.compile(r"^(?:câu )?hỏi\s*:", re.IGNORECASE)  # what a reader asked has a box, too


def _boxed_opening(layout: Layout, reading: Reading) -> list[Block]:
    """The first paragraph, if it stands outside the one box that holds all the others."""
    kept, nodes = reading.kept, layout.nodes
    if len(kept) < 3 or kept[0].tag[0] == "h" or not _MIN_OPENING <= len(kept[0].text) <= _MAX_OPENING:
        return []
    if _QUESTION.match(kept[0].text):
        return []
    box = nodes[kept[1].node]
    while box.parent >= 0 and box.end <= kept[-1].index:
        box = nodes[box.parent]
    return kept[:1] if not box.first <= kept[0].index < box.end else []
