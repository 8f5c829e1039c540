"""The lead (sapo): the paragraph that a page sets apart between title and body."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from articles.dates import find_stamps
from articles.extraction.byline import read_byline
from articles.extraction.captions import looks_like_caption
from articles.extraction.openings import (
    MAX_OPENING,
    MIN_OPENING,
    find_bold_opening,
    find_boxed_opening,
    find_named_opening,
    find_opening_above_stamp,
    find_opening_set_otherwise,
    is_heading_lead,
    is_lead_name,
)
from articles.extraction.reading import Reading
from articles.extraction.stampline import is_stamp_block
from articles.extraction.title import Title
from articles.page import phrases
from articles.page.cards import headline_above
from articles.page.layout import RUNNING_TEXT, Block, Layout
from articles.page.lexicon import OUTSIDE, Region
from articles.page.source import clean_text, text_of
from articles.text import comparison_form

_MIN_LEAD = 30
"""Characters; shorter ones are kickers or labels."""
_SELECTED_BLOCKS = 4
"""A selected lead's element with more blocks holds the body as well."""


@dataclass(frozen=True, slots=True)
class _Above:
    layout: Layout
    reading: Reading
    title: Title | None
    span: tuple[int, int]
    descriptions: Sequence[str]


@dataclass(frozen=True, slots=True)
class LeadRule:
    """A way in which pages set their lead apart."""

    name: str
    find: Callable[[_Above], list[Block]]
    sample: str


LEAD_RULES: tuple[LeadRule, ...] = (
    LeadRule(
        "named_lead",
        lambda a: _marked(a.layout, a.title, a.span, a.reading),
        '<h2 class="sapo">…</h2>',
    ),
    LeadRule(
        "lead_between_title_and_body",
        lambda a: _between(a.layout, a.title, a.span, a.descriptions),
        '<h1>…</h1><p><b>…</b></p><div class="content-detail">…</div>',
    ),
    LeadRule(
        "named_opening",
        lambda a: find_named_opening(a.layout, a.reading),
        '<div><div class="view-desc">…</div><div class="block"><p>…</p></div></div>',
    ),
    LeadRule(
        "opening_above_stamp",
        lambda a: find_opening_above_stamp(a.layout, a.reading, a.title),
        "<h1>…</h1><p>…</p><div>Hà Thu 31/10/2023</div><p>…</p><p>…</p>",
    ),
    LeadRule("bold_opening", lambda a: find_bold_opening(a.layout, a.reading), "<div><p><b>…</b></p><p>…</p></div>"),
    LeadRule(
        "boxed_opening",
        lambda a: find_boxed_opening(a.layout, a.reading),
        "<div><p>…</p><div><p>…</p><p>…</p></div></div>",
    ),
    LeadRule(
        "opening_set_otherwise",
        lambda a: find_opening_set_otherwise(a.layout, a.reading),
        '<p class="k7">…</p><p>…</p><p>…</p>',
    ),
)
"""Ordered; the first that finds something decides."""


def find_lead(
    layout: Layout,
    reading: Reading,
    title: Title | None,
    span: tuple[int, int] | None,
    descriptions: Sequence[str] = (),
    *,
    is_selected: bool = False,
) -> tuple[str, str] | None:
    """The lead, taken out of ``reading``, and the rule that found it.

    Other running text that a page prints between title and body goes to the head of ``reading``.
    ``descriptions`` are the page's own, which often repeat the lead. Where a selector gives the body
    (``is_selected``), text above it is not the body's.
    """
    if span is None:
        return None
    above = _Above(layout, reading, title, span, descriptions)
    chosen, rule = next(((found, r.name) for r in LEAD_RULES if (found := r.find(above))), ([], ""))
    lead = " ".join(b.text for b in chosen)
    if len(lead) < _MIN_LEAD or (title and comparison_form(lead) == comparison_form(title.text)):
        chosen, lead = [], ""
    if not is_selected:
        _keep_text_above(above, {b.index for b in chosen}, lead)
    if not lead:
        return None
    indexes = {b.index for b in chosen}
    form = _form_without_dateline(lead)  # concuong.nghean.gov.vn repeats the lead at the body's start
    reading.kept[:] = [b for b in reading.kept if b.index not in indexes and _form_without_dateline(b.text) != form]
    return lead, rule


def _form_without_dateline(text: str) -> str:
    """A folded text without the agency's mark before it: "(BNA) - Sáng 12/11, …", "ĐBP - Sáng 12/11, …"."""
    return comparison_form(_DATELINE.sub("", text))


_DATELINE = re.compile(r"^\(?[^\s()–—-][^()–—-]{1,24}\)?\s*[-–—]\s+|^\([^()]{2,25}\)\s*")


_MIN_LOST = 60
"""Characters from which an unmarked line between title and body is text that would be lost."""
_NOT_TEXT = Region.COMMENT | Region.SHARE | Region.ADVERT | Region.TAGS | Region.HIDDEN | Region.CHROME | Region.BYLINE


def _keep_text_above(above: _Above, taken: set[int], lead: str) -> None:
    """Hand the paragraphs between title and body to the body, unless one is the lead: nothing printed is lost."""
    layout, span, title = above.layout, above.span, above.title
    if title is None or title.block is None or title.block >= span[0] or span[0] - title.block > _REACH_BELOW_TITLE:
        return
    known = {comparison_form(b.text) for b in above.reading.kept} | {comparison_form(lead), comparison_form(title.text)}
    found = [
        b
        for b in layout.blocks[title.block + 1 : span[0]]
        if b.index not in taken
        and _is_text_above(layout, b)
        and comparison_form(b.text) not in known
        and headline_above(layout, b, title.block) is None
    ]
    if found and not any(form and comparison_form(b.text) in form for b in found for form in [comparison_form(lead)]):
        above.reading.kept[:0] = found


_REACH_BELOW_TITLE = 25


def _is_text_above(layout: Layout, block: Block) -> bool:
    """Is a block between title and body running text: a sentence, unlinked, not a caption, byline, stamp or prompt?"""
    text = block.text
    if len(text) < _MIN_LOST or block.linked * 3 > len(text) or is_stamp_block(text):
        return False
    if block.region & _NOT_TEXT or (block.region & Region.RELATED and not is_lead_name(layout, block)):
        return False
    if phrases.is_chrome_line(text) or phrases.is_copyright_line(text) or phrases.is_inline_related(text):
        return False
    if read_byline(text) is not None or phrases.has_photo_credit(text):
        return False
    if _is_pulled_quote(layout, block):
        return False
    if block.tag == "li" or (find_stamps(text, limit=1) and len(text) < _MAX_STAMPED):
        return False
    pictured = any(i.before in (block.index, block.index + 1) for i in layout.images)
    if pictured and _shares_box_with_picture(layout, block):
        return False
    if block.region & Region.CAPTION and not _is_caption_by_name_alone(layout, block):
        return False
    if pictured and looks_like_caption(block, layout):
        return False
    return phrases.ends_sentence(text) or len(text) >= RUNNING_TEXT or is_lead_name(layout, block)


_MAX_SPEAKER = 80


def _is_pulled_quote(layout: Layout, block: Block) -> bool:
    """One quotation, and under it its speaker: polygraph.info sets the claim that it checks above its text."""
    following = layout.blocks[block.index + 1].text if block.index + 1 < len(layout.blocks) else ""
    is_named = 0 < len(following) <= _MAX_SPEAKER and not phrases.ends_sentence(following)
    return block.text[0] in '“"' and block.text.rstrip(" .")[-1:] in '”"' and is_named


_MAX_STAMPED = 90
"""Characters of a line with a date that may still be a byline: "By Louis Jacobson on Monday, November 18th, 2019"."""
_PICTURE_BOX = 4
"""Lines of a box that holds a picture and its text: a caption, a credit, a button."""


def _shares_box_with_picture(layout: Layout, block: Block) -> bool:
    """Does the smallest box around a line and the picture beside it hold little else?"""
    own = layout.ancestors(block.node)
    for image in layout.images:
        if image.before not in (block.index, block.index + 1):
            continue
        around = set(layout.ancestors(image.node))
        box = next((layout.nodes[i] for i in own if i in around), None)
        if box is not None and box.end - box.first <= _PICTURE_BOX and box.tag not in ("body", "html"):
            return True
    return False


_PICTURE_NAME = re.compile(r"image|photo|img|pic|video|media|figure|gallery|slide|thumb", re.IGNORECASE)


def _is_in_picture_box(layout: Layout, block: Block) -> bool:
    return any(_PICTURE_NAME.search(layout.nodes[i].hint) for i in layout.ancestors(block.node)[1:_PICTURE_STEPS])


_PICTURE_STEPS = 3


def _is_caption_by_name_alone(layout: Layout, block: Block) -> bool:
    """Is a sentence in an element named as a caption far from any picture? vietq.vn sets its lead in ``p.caption``."""
    if any(block.index - 3 <= i.before <= block.index + 1 for i in layout.images) or not phrases.ends_sentence(
        block.text
    ):
        return False
    chain = [layout.nodes[i] for i in layout.ancestors(block.node)[:4]]
    return chain[0].tag == "p" and not any(n.tag == "figure" or _PICTURE_NAME.search(n.hint) for n in chain)


def take_selected(layout: Layout, reading: Reading, text: str, index: int) -> str:
    """The lead that a selector gave, taken out of ``reading``."""
    node = layout.nodes[index]
    form = comparison_form(text)
    inside = range(node.first, node.end) if node.end - node.first <= _SELECTED_BLOCKS else range(0)
    reading.kept[:] = [b for b in reading.kept if comparison_form(b.text) != form and b.index not in inside]
    return text


def _marked(layout: Layout, title: Title | None, span: tuple[int, int], reading: Reading) -> list[Block]:
    """The blocks of the first element named as a lead between the title and the body's first lines.

    Captions behind the first paragraph are not the lead, whatever their name.
    """
    captions = {b.index for b in reading.captions}
    above = title.block if title else None
    start = above + 1 if above is not None and above < span[0] else max(0, span[0] - 6)
    boxes: dict[int, list[Block]] = {}
    for block in layout.blocks[start : span[0] + 2]:
        if not block.region & Region.LEAD or block.region & OUTSIDE:
            continue
        if block.index in captions and (block.index > span[0] or _is_in_picture_box(layout, block)):
            continue
        if block.region & Region.CAPTION and any(i.before in (block.index, block.index + 1) for i in layout.images):
            continue
        if block.linked * 2 >= len(block.text) or is_stamp_block(block.text):
            continue
        outer = max((i for i in layout.ancestors(block.node) if layout.nodes[i].own & Region.LEAD), default=-1)
        if outer >= 0 and _holds_text(layout, outer, reading.kept):
            continue
        boxes.setdefault(outer, []).append(block)
    # "article__sub-title", <p class="sapo">Tin</p>: a kicker or a section's name in a box named like a lead
    texts = {" ".join(b.text for b in found): found for found in boxes.values()}
    fitting = [text for text in texts if _reads_as_lead(text)] or [text for text in texts if len(text) >= _MIN_LEAD]
    return texts[fitting[0]] if fitting else []


def _holds_text(layout: Layout, index: int, kept: Sequence[Block]) -> bool:
    """Does an element named as a lead hold the whole text? <div class="description"> of some systems does."""
    node = layout.nodes[index]
    return len(kept) > 1 and node.first <= kept[0].index and kept[-1].index < node.end


def _reads_as_lead(text: str) -> bool:
    if len(text) < _MIN_LEAD or phrases.is_section_label(text):
        return False
    return len(text) >= MIN_OPENING or phrases.ends_sentence(text)


def _between(layout: Layout, title: Title | None, span: tuple[int, int], descriptions: Sequence[str]) -> list[Block]:
    """Text between title and body in a box named like a lead; else the one paragraph that is bold or described."""
    above = title.block if title else None
    if above is None or above >= span[0]:
        return []
    found = [
        b
        for b in layout.blocks[above + 1 : span[0]]
        if len(b.text) <= MAX_OPENING and b.linked == 0 and _is_text_above(layout, b)
    ]
    if not found:
        return []
    named = [b for b in found if is_lead_name(layout, b)]
    if named:
        return named if len(named) <= _LEAD_LINES else []
    if len(found) != 1:
        return found if _are_boxed_together(layout, found) else []
    block = found[0]
    if block.tag[0] == "h":
        return found if is_heading_lead(block, layout) else []
    opening = comparison_form(block.text)[:MIN_OPENING]
    described = any(comparison_form(d).startswith(opening) for d in descriptions)
    set_apart = max(block.strong, block.emphasis) * 10 >= len(block.text) * 9
    return found if described or set_apart or _has_own_box(layout, block) else []


def _are_boxed_together(layout: Layout, lines: Sequence[Block]) -> bool:
    """Are two or three paragraphs all that an element with a name of its own holds?"""
    if not 1 < len(lines) <= _LEAD_LINES or not phrases.ends_sentence(lines[0].text):
        return False
    box = next(i for i in layout.ancestors(lines[0].node) if layout.nodes[i].end > lines[-1].index)
    node = layout.nodes[box]
    return bool(node.hint) and node.end - node.first == len(lines) and sum(len(b.text) for b in lines) <= MAX_OPENING


def _has_own_box(layout: Layout, block: Block) -> bool:
    """Does a paragraph stand alone in an element with a name of its own, whatever that is? <div class="xld">…</div>."""
    chain = layout.ancestors(block.node)[:2]
    if any(layout.nodes[i].hint and layout.nodes[i].end - layout.nodes[i].first == 1 for i in chain):
        return True
    # <span id="lblTieuDe">…</span><br><span id="lblGioiThieu">…</span><br><div>…</div>
    pieces = layout.nodes[block.node].element.iterchildren("span", "font", "label", "b", "strong", "i", "em")
    return any((p.get("class") or p.get("id")) and clean_text(text_of(p)) == block.text for p in pieces)


_LEAD_LINES = 3
