"""The lead (sapo): the paragraph that a page sets apart between title and body."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from articles.dates import find_stamps
from articles.extraction.byline import read_byline
from articles.extraction.captions import looks_like_caption
from articles.extraction.reading import Reading
from articles.extraction.stampline import is_stamp_block
from articles.extraction.title import Title
from articles.page import phrases
from articles.page.cards import headline_above
from articles.page.layout import RUNNING_TEXT, Block, Layout
from articles.page.lexicon import OUTSIDE, Region
from articles.page.source import clean_text
from articles.text import comparison_form

_MIN_LEAD = 30
"""Characters; shorter ones are kickers or labels."""
_SELECTED_BLOCKS = 4
"""A selected lead's element with more blocks holds the body as well."""
_MIN_OPENING, _MAX_OPENING = 60, 900
"""Characters of an unmarked opening paragraph that may be a lead."""


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
    LeadRule("named_lead", lambda a: _marked(a.layout, a.title, a.span), '<h2 class="sapo">…</h2>'),
    LeadRule(
        "lead_between_title_and_body",
        lambda a: _between(a.layout, a.title, a.span, a.descriptions),
        '<h1>…</h1><p><b>…</b></p><div class="content-detail">…</div>',
    ),
    LeadRule(
        "named_opening",
        lambda a: _named_opening(a.layout, a.reading),
        '<div><div class="view-desc">…</div><div class="block"><p>…</p></div></div>',
    ),
    LeadRule(
        "opening_above_stamp",
        lambda a: _opening_above_stamp(a.layout, a.reading, a.title),
        "<h1>…</h1><p>…</p><div>Hà Thu 31/10/2023</div><p>…</p><p>…</p>",
    ),
    LeadRule("bold_opening", lambda a: _bold_opening(a.layout, a.reading), "<div><p><b>…</b></p><p>…</p></div>"),
    LeadRule(
        "boxed_opening", lambda a: _boxed_opening(a.layout, a.reading), "<div><p>…</p><div><p>…</p><p>…</p></div></div>"
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

    What else a page prints between title and body as running text goes to the head of ``reading``.
    ``descriptions`` are the page's own, which often repeat the lead. Where a selector gives the body
    (``is_selected``), what stands above it is not the body's.
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
    form = comparison_form(lead)  # concuong.nghean.gov.vn repeats the lead at the body's start
    reading.kept[:] = [b for b in reading.kept if b.index not in indexes and comparison_form(b.text) != form]
    return lead, rule


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
    if block.region & _NOT_TEXT or (block.region & Region.RELATED and not _is_lead_name(layout, block)):
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
    return phrases.ends_sentence(text) or len(text) >= RUNNING_TEXT or _is_lead_name(layout, block)


_MAX_SPEAKER = 80


def _is_pulled_quote(layout: Layout, block: Block) -> bool:
    """One quotation, and under it whose it is: polygraph.info sets the claim that it checks above its text."""
    following = layout.blocks[block.index + 1].text if block.index + 1 < len(layout.blocks) else ""
    is_named = 0 < len(following) <= _MAX_SPEAKER and not phrases.ends_sentence(following)
    return block.text[0] in '“"' and block.text.rstrip(" .")[-1:] in '”"' and is_named


_MAX_STAMPED = 90
"""Characters of a line with a date that may still be a byline: "By Louis Jacobson on Monday, November 18th, 2019"."""
_PICTURE_BOX = 4
"""Lines of a box that holds a picture and what is said of it: a caption, a credit, a button."""


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


def _is_caption_by_name_alone(layout: Layout, block: Block) -> bool:
    """Is a sentence in an element named as a caption far from any picture? vietq.vn sets its lead in ``p.caption``."""
    if any(block.index - 3 <= i.before <= block.index + 1 for i in layout.images) or not phrases.ends_sentence(
        block.text
    ):
        return False
    chain = [layout.nodes[i] for i in layout.ancestors(block.node)[:4]]
    return chain[0].tag == "p" and not any(n.tag == "figure" or _PICTURE_NAME.search(n.hint) for n in chain)


# Pieces of names that real sites give their leads, where no whole name is known: "divBoxDesc1", "desnews", "dvTeaser"
_LEAD_NAME = re.compile(
    r"sapo|sabo|lead|summ?[ae]ry|tom-?_?tat|mo-?_?ta(?![a-z])|trich|intro|brief|teaser|des(?:c|news|p|cript|-|_|$)|excerpt"
    r"|abstract|\babs\b|\bdek\b|standfirst|hometext|short|sub-?_?title|chapeau|gioi-?_?thieu",
    re.IGNORECASE,
)
_NAMED_ABOVE = 3


def _is_lead_name(layout: Layout, block: Block) -> bool:
    return any(
        _LEAD_NAME.search(layout.nodes[i].hint)
        for i in layout.ancestors(block.node)[:_NAMED_ABOVE]
        if layout.nodes[i].end - layout.nodes[i].first <= _NAMED_ABOVE
    )


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
    boxes: dict[int, list[Block]] = {}
    for block in layout.blocks[start : span[0] + 2]:
        if not block.region & Region.LEAD or block.region & OUTSIDE:
            continue
        if block.region & Region.CAPTION and any(i.before in (block.index, block.index + 1) for i in layout.images):
            continue
        if block.linked * 2 >= len(block.text) or is_stamp_block(block.text):
            continue
        outer = max((i for i in layout.ancestors(block.node) if layout.nodes[i].own & Region.LEAD), default=-1)
        boxes.setdefault(outer, []).append(block)
    # "article__sub-title", <p class="sapo">Tin</p>: a kicker or a section's name in a box named like a lead
    texts = {" ".join(b.text for b in found): found for found in boxes.values()}
    fitting = [text for text in texts if _reads_as_lead(text)] or [text for text in texts if len(text) >= _MIN_LEAD]
    return texts[fitting[0]] if fitting else []


def _reads_as_lead(text: str) -> bool:
    if len(text) < _MIN_LEAD or phrases.is_section_label(text):
        return False
    return len(text) >= _MIN_OPENING or phrases.ends_sentence(text)


def _between(layout: Layout, title: Title | None, span: tuple[int, int], descriptions: Sequence[str]) -> list[Block]:
    """Text between title and body in a box named like a lead; else the one paragraph that is bold or described."""
    above = title.block if title else None
    if above is None or above >= span[0]:
        return []
    found = [
        b
        for b in layout.blocks[above + 1 : span[0]]
        if len(b.text) <= _MAX_OPENING and b.linked == 0 and _is_text_above(layout, b)
    ]
    if not found:
        return []
    named = [b for b in found if _is_lead_name(layout, b)]
    if named:
        return named if len(named) <= _LEAD_LINES else []
    if len(found) != 1:
        return []
    block = found[0]
    if block.tag[0] == "h":
        return found if _is_heading_lead(block, layout) else []
    opening = comparison_form(block.text)[:_MIN_OPENING]
    described = any(comparison_form(d).startswith(opening) for d in descriptions)
    set_apart = max(block.strong, block.emphasis) * 10 >= len(block.text) * 9
    return found if described or set_apart or _has_own_box(layout, block) else []


def _has_own_box(layout: Layout, block: Block) -> bool:
    """Does a paragraph stand alone in an element with a name of its own, whatever that is? <div class="xld">…</div>."""
    chain = layout.ancestors(block.node)[:2]
    if any(layout.nodes[i].hint and layout.nodes[i].end - layout.nodes[i].first == 1 for i in chain):
        return True
    # <span id="lblTieuDe">…</span><br><span id="lblGioiThieu">…</span><br><div>…</div>
    pieces = layout.nodes[block.node].element.iterchildren("span", "font", "label", "b", "strong", "i", "em")
    return any(
        (p.get("class") or p.get("id")) and clean_text("".join(map(str, p.itertext()))) == block.text for p in pieces
    )


_LEAD_LINES = 3


# dantri.vn in 2026 sets its opening as a heading in the body's own type: nothing is set apart there
_PLAIN_TYPE = re.compile(r"(?:font|fw|font-weight\s*:)-?\s*(?:normal|400)\b", re.IGNORECASE)


def _is_heading_lead(block: Block, layout: Layout) -> bool:
    """Is a heading a whole sentence, set in bold as headings are? Many systems keep their leads in an ``h2``."""
    element = layout.nodes[block.node].element
    if _PLAIN_TYPE.search(f"{element.get('class') or ''} {element.get('style') or ''}"):
        return False
    return phrases.ends_sentence(block.text) and not block.text.endswith((":", "?"))


def _named_opening(layout: Layout, reading: Reading) -> list[Block]:
    """The first paragraph, where its own box inside the article's is named like a lead, and the next one's is not."""
    kept = reading.kept
    if len(kept) < 2 or not _MIN_OPENING <= len(kept[0].text) <= _MAX_OPENING or kept[0].linked:
        return []
    is_named = _is_lead_name(layout, kept[0]) and not _is_lead_name(layout, kept[1])
    return kept[:1] if is_named and kept[0].tag in ("p", "div", "span") and not kept[0].region & Region.CAPTION else []


def _opening_above_stamp(layout: Layout, reading: Reading, title: Title | None) -> list[Block]:
    """The first paragraph, where a stamp parts it from the others under the title."""
    kept = reading.kept
    if title is None or title.block is None or len(kept) < 2 or not title.block < kept[0].index:
        return []
    if not _MIN_OPENING <= len(kept[0].text) <= _MAX_OPENING or kept[0].linked:
        return []
    above = layout.blocks[title.block + 1 : kept[0].index]
    between = layout.blocks[kept[0].index + 1 : kept[1].index]
    is_parted = len(between) <= _LINES_OF_STAMP and any(is_stamp_block(b.text) for b in between)
    return kept[:1] if is_parted and not any(is_stamp_block(b.text) for b in above) else []


_LINES_OF_STAMP = 5
"""Lines that a stamp's row has: its day, writer, section, counter, a picture's caption."""


_PAIR = 2


def _are_named_apart(layout: Layout, kept: list[Block]) -> bool:
    """Do two paragraphs stand each in a box of its own name? <div class="f">…</div><div class="g"><p>…</p></div>"""
    if not all(_MIN_OPENING <= len(b.text) <= _MAX_OPENING and b.tag in ("p", "div", "h2") for b in kept[:1]):
        return False
    own, other = layout.nodes[kept[0].node], layout.nodes[kept[1].node]
    box = layout.nodes[other.parent] if not other.hint and other.parent >= 0 else other
    return bool(own.hint) and bool(box.hint) and own.hint != box.hint and not box.first <= kept[0].index < box.end


def _bold_opening(layout: Layout, reading: Reading) -> list[Block]:
    """The first paragraph, if it is set in bold or italics and the next ones are not, headings apart."""
    kept = reading.kept
    if len(kept) < 2 or not _MIN_OPENING <= len(kept[0].text) <= _MAX_OPENING or kept[0].tag == "li":
        return []
    if kept[0].tag == "td" and kept[0].node != kept[1].node and not _has_own_row(layout, kept[0]):
        return []  # a cell of data, not of a page laid out in a table
    if kept[0].tag[0] == "h":  # a heading that is a sentence, over text that is none
        return kept[:1] if kept[1].tag != kept[0].tag and _is_heading_lead(kept[0], layout) else []
    is_italic = kept[0].emphasis * 10 >= len(kept[0].text) * 9 and not kept[0].region & Region.QUOTE
    is_whole = phrases.ends_sentence(kept[0].text) or len(kept[0].text) >= _LONG_OPENING
    if is_italic and is_whole and not any(b.emphasis * 2 > len(b.text) for b in kept[1:4]):
        return kept[:1]
    bold = [b.strong * 10 >= len(b.text) * 9 for b in kept[:4]]
    headings = all(len(b.text) < _MIN_OPENING * 2 for b, is_bold in zip(kept[1:4], bold[1:], strict=False) if is_bold)
    return kept[:1] if bold[0] and headings and not all(bold) else []


_LONG_OPENING = 100
"""Characters of an opening in italics that is the lead without a full stop, too."""


def _has_own_row(layout: Layout, block: Block) -> bool:
    """Is a cell the only one of its row? So portals laid out in tables set their leads."""
    row = layout.nodes[layout.nodes[block.node].parent]
    return row.tag == "tr" and row.end - row.first == 1


_QUESTION = re.compile(r"^(?:câu )?hỏi\s*:", re.IGNORECASE)  # what a reader asked has a box, too


def _boxed_opening(layout: Layout, reading: Reading) -> list[Block]:
    """The first paragraph, if it stands outside the one box that holds all the others."""
    kept, nodes = reading.kept, layout.nodes
    if len(kept) == _PAIR and _are_named_apart(layout, kept):
        return kept[:1]
    if len(kept) < 3 or kept[0].tag[0] == "h" or not _MIN_OPENING <= len(kept[0].text) <= _MAX_OPENING:
        return []
    if _QUESTION.match(kept[0].text):
        return []
    box = nodes[kept[1].node]
    while box.parent >= 0 and box.end <= kept[-1].index:
        box = nodes[box.parent]
    return kept[:1] if not box.first <= kept[0].index < box.end else []
