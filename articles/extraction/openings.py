"""The opening of a text as its lead: named or boxed apart, in another type, over a stamp, set unlike the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.extraction.reading import Reading
from articles.extraction.setting import Setting, common_setting, is_marked, setting_of, smallest_box
from articles.extraction.stampline import is_stamp_block
from articles.extraction.title import Title
from articles.page import phrases
from articles.page.layout import Block, Layout, running_length
from articles.page.lexicon import Region

MIN_OPENING, MAX_OPENING = 60, 900
"""Characters of an unmarked opening paragraph that may be a lead."""
# Pieces of names that real sites give their leads, where no whole name is known: "divBoxDesc1", "desnews", "dvTeaser"
_LEAD_NAME = re.compile(
    r"sapo|sabo|lead|summ?[ae]ry|tom-?_?tat|mo-?_?ta(?![a-z])|trich|intro|brief|teaser|des(?:c|news|p|cript|-|_|$)|excerpt"
    r"|abstract|\babs\b|\bdek\b|standfirst|hometext|short|sub-?_?title|chapeau|gioi-?_?thieu",
    re.IGNORECASE,
)
_SHORTEST_SENTENCE = 40
"""... and of one that is a whole sentence."""
_NAMED_ABOVE = 3


def _has_length_of_opening(text: str) -> bool:
    is_sentence = text.rstrip(' "”»’)')[-1:] in (".", "!", "…")
    return (_SHORTEST_SENTENCE if is_sentence else MIN_OPENING) <= len(text) <= MAX_OPENING


def is_lead_name(layout: Layout, block: Block) -> bool:
    """Is a line in a small element that is named like a lead?"""
    return any(
        _LEAD_NAME.search(layout.nodes[i].hint)
        for i in layout.ancestors(block.node)[:_NAMED_ABOVE]
        if layout.nodes[i].end - layout.nodes[i].first <= _NAMED_ABOVE
    )


# dantri.vn in 2026 sets its opening as a heading in the body's own type: nothing is set apart there
_PLAIN_TYPE = re.compile(r"(?:font|fw|font-weight\s*:)-?\s*(?:normal|400)\b", re.IGNORECASE)


def is_heading_lead(block: Block, layout: Layout) -> bool:
    """Is a heading a whole sentence, set in bold as headings are? Many systems keep their leads in an ``h2``."""
    element = layout.nodes[block.node].element
    if _PLAIN_TYPE.search(f"{element.get('class') or ''} {element.get('style') or ''}"):
        return False
    return phrases.ends_sentence(block.text) and not block.text.endswith((":", "?"))


def find_named_opening(layout: Layout, reading: Reading) -> list[Block]:
    """The first paragraph, where its own box inside the article's is named like a lead, and the next one's is not."""
    kept = reading.kept
    if len(kept) < 2 or not MIN_OPENING <= len(kept[0].text) <= MAX_OPENING or kept[0].linked:
        return []
    is_named = is_lead_name(layout, kept[0]) and not is_lead_name(layout, kept[1])
    return kept[:1] if is_named and kept[0].tag in ("p", "div", "span") and not kept[0].region & Region.CAPTION else []


def find_opening_above_stamp(layout: Layout, reading: Reading, title: Title | None) -> list[Block]:
    """The first paragraph, where a stamp parts it from the others under the title."""
    kept = reading.kept
    if title is None or title.block is None or len(kept) < 2 or not title.block < kept[0].index:
        return []
    if not MIN_OPENING <= len(kept[0].text) <= MAX_OPENING or kept[0].linked:
        return []
    above = layout.blocks[title.block + 1 : kept[0].index]
    between = layout.blocks[kept[0].index + 1 : kept[1].index]
    is_parted = len(between) <= _LINES_OF_STAMP and any(is_stamp_block(b.text) for b in between)
    return kept[:1] if is_parted and not any(is_stamp_block(b.text) for b in above) else []


_LINES_OF_STAMP = 5
"""Lines that a stamp's row has: its day, writer, section, counter, a picture's caption."""


_PAIR = 2


def _are_named_apart(layout: Layout, kept: list[Block]) -> bool:
    """Is each of two paragraphs in a box of its own name? <div class="f">…</div><div class="g"><p>…</p></div>"""
    if not all(MIN_OPENING <= len(b.text) <= MAX_OPENING and b.tag in ("p", "div", "h2") for b in kept[:1]):
        return False
    own, other = layout.nodes[kept[0].node], layout.nodes[kept[1].node]
    box = layout.nodes[other.parent] if not other.hint and other.parent >= 0 else other
    return bool(own.hint) and bool(box.hint) and own.hint != box.hint and not box.first <= kept[0].index < box.end


def find_bold_opening(layout: Layout, reading: Reading) -> list[Block]:
    """The first paragraph, if it is set in bold or italics and the next ones are not, except headings."""
    kept = reading.kept
    if len(kept) < 2 or not _has_length_of_opening(kept[0].text) or kept[0].tag == "li":
        return []
    if kept[0].tag == "td" and kept[0].node != kept[1].node and not _has_own_row(layout, kept[0]):
        return []  # a cell of data, not of a page laid out in a table
    if kept[0].tag[0] == "h":  # a heading that is a sentence, over text that is not a heading
        return kept[:1] if kept[1].tag != kept[0].tag and is_heading_lead(kept[0], layout) else []
    is_italic = kept[0].emphasis * 10 >= len(kept[0].text) * 9 and not kept[0].region & Region.QUOTE
    is_whole = phrases.ends_sentence(kept[0].text) or len(kept[0].text) >= _LONG_OPENING
    if is_italic and is_whole and not any(b.emphasis * 2 > len(b.text) for b in kept[1:4]):
        return kept[:1]
    bold = [b.strong * 10 >= len(b.text) * 9 for b in kept[:4]]
    headings = all(len(b.text) < MIN_OPENING * 2 for b, is_bold in zip(kept[1:4], bold[1:], strict=False) if is_bold)
    return kept[:1] if bold[0] and headings and not all(bold) else []


_LONG_OPENING = 100
"""Characters of an opening in italics that is the lead without a full stop, too."""


def _has_own_row(layout: Layout, block: Block) -> bool:
    """Is a cell the only one of its row? So portals laid out in tables set their leads."""
    row = layout.nodes[layout.nodes[block.node].parent]
    return row.tag == "tr" and row.end - row.first == 1


_QUESTION = re.compile(r"^(?:câu )?hỏi\s*:", re.IGNORECASE)  # a reader's question has a box, too


def find_boxed_opening(layout: Layout, reading: Reading) -> list[Block]:
    """The first paragraph, if it is outside the one box that holds all the others."""
    kept, nodes = reading.kept, layout.nodes
    if len(kept) == _PAIR and _are_named_apart(layout, kept):
        return kept[:1]
    if len(kept) < 3 or kept[0].tag[0] == "h" or not MIN_OPENING <= len(kept[0].text) <= MAX_OPENING:
        return []
    if _QUESTION.match(kept[0].text):
        return []
    box = nodes[kept[1].node]
    while box.parent >= 0 and box.end <= kept[-1].index:
        box = nodes[box.parent]
    return kept[:1] if not box.first <= kept[0].index < box.end else []


_SAME_SETTING = 0.6
"""Of the paragraphs behind an opening, the share that must be set alike for it to be set apart."""
_OPENING_LINES, _FEWEST_BEHIND = 3, 2
_OTHER_KINDS = frozenset(("li", "td", "th", "dt", "dd"))


def find_opening_set_otherwise(layout: Layout, reading: Reading) -> list[Block]:
    """The first lines, if they are set in a way of their own, and the paragraphs behind them in one other way.

    By another element, the name of an element or another type; a name need not be known:
    ``<div class="k7">…</div><div class="t2"><p>…</p></div><div class="t2"><p>…</p></div>``.
    """
    kept = [b for b in reading.kept if b.tag not in _HEADING_TAGS or b is reading.kept[0]]
    if len(kept) < _PAIR or kept[0].linked or kept[0].region & Region.CAPTION:
        return []
    home = smallest_box(kept, layout)
    settings = [setting_of(b, layout, home) for b in kept]
    size = next((at for at, setting in enumerate(settings) if setting != settings[0]), len(settings))
    if size > _OPENING_LINES or settings[0] in settings[size:] or not _may_open(kept[:size], layout):
        return []
    plain = common_setting(
        (s for b, s in zip(kept[size:], settings[size:], strict=True) if _is_prose(b)), _SAME_SETTING
    )
    if plain is None or not is_marked(settings[0], plain):
        return []
    if _outnumber(settings[size:], plain, size):
        return kept[:size]
    # over one paragraph: only if it is named otherwise, and no longer
    is_named = any("." in step or step == "blockquote" for step in settings[0][:-1])
    lead = sum(len(b.text) for b in kept[:size])
    longest = max(running_length(b) for b in kept[size:])
    return kept[:size] if is_named and longest >= lead and phrases.ends_sentence(kept[0].text) else []


_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SHORTEST_PROSE = 40


def _is_prose(block: Block) -> bool:
    return len(block.text) >= _SHORTEST_PROSE and block.tag not in _OTHER_KINDS


def _outnumber(behind: Sequence[Setting], plain: Setting, size: int) -> bool:
    return sum(setting == plain for setting in behind) >= max(size, _FEWEST_BEHIND)


def _may_open(lines: Sequence[Block], layout: Layout) -> bool:
    """Can lines be a lead by their kind: text of its length, no question, quotation, list or pointer?"""
    first = lines[0]
    if not _has_length_of_opening(" ".join(b.text for b in lines)) or any(b.tag in _OTHER_KINDS for b in lines):
        return False
    if (
        _QUESTION.match(first.text)
        or first.text.endswith((":", "?"))
        or (first.text[0] in '“"' and first.text[-1] in '”"')
    ):
        return False
    if first.tag in _HEADING_TAGS and not is_heading_lead(first, layout):
        return False
    return any(running_length(b) or phrases.ends_sentence(b.text) for b in lines)
