"""The chosen node's blocks, each told apart: paragraph, heading, caption, byline, stamp, or none of the article's.

Rules of order come last: what follows the comments, the share bar or a heading over other articles is not the
article; a heading that introduces nothing is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.dates import find_stamps
from articles.extraction import phrases
from articles.extraction.blocks import Block, Layout, Node
from articles.extraction.byline import Byline, read_byline
from articles.extraction.lexicon import OUTSIDE, Region
from articles.text import comparison_form

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class Reading:
    """What the blocks of an article turned out to be, by block index."""

    kept: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    bylines: list[tuple[Block, Byline]] = field(default_factory=list)


def is_stamp_block(text: str) -> bool:
    """A block that is little more than a date: "Thứ 2, 28/11/2022 | 20:05:12"."""
    if len(text) > 120:
        return False
    stamps = find_stamps(text, limit=2)
    if not stamps:
        return False
    rest = text[: stamps[0].start] + text[stamps[-1].end :]
    return len(rest.strip(" |,-–()[]:")) <= 40


def read_paragraphs(layout: Layout, node: Node, title: str | None, learned: frozenset[int] = frozenset()) -> Reading:
    """Tell the blocks of ``node`` apart, in reading order."""
    reading = Reading()
    blocks = layout.blocks[node.first : node.end]
    own = layout.nodes[node.index].region & OUTSIDE
    folded_title = comparison_form(title) if title else None
    pictured = {image.before for image in layout.images}
    for block in blocks:
        region = block.region & ~own
        text = block.text
        if region & OUTSIDE:
            continue
        if region & Region.CAPTION:
            reading.captions.append(block)
            continue
        if block.linked * 2 > len(text) and (len(text) < 160 or block.linked * 10 > len(text) * 9):
            if not (block.tag == "p" and block.linked < 40):
                continue
        if phrases.is_chrome_line(text) or phrases.is_copyright_line(text) or phrases.is_inline_related(text):
            continue
        if folded_title and len(text) < len(folded_title) + 20 and comparison_form(text) == folded_title:
            continue
        if region & (Region.META | Region.TITLE | Region.BYLINE) and len(text) < 200:
            line = read_byline(text)
            if line:
                reading.bylines.append((block, line))
            continue
        if is_stamp_block(text):
            continue
        if has_picture_before(block, pictured) and looks_like_caption(block, layout):
            reading.captions.append(block)
            continue
        if phrases.has_photo_credit(text) and len(text) < 300 and not text.startswith(("“", '"')):
            reading.captions.append(block)
            continue
        reading.kept.append(block)
    _cut_tail(reading)
    _drop_idle_headings(reading)
    return reading


def has_picture_before(block: Block, pictured: set[int]) -> bool:
    return block.index in pictured


def looks_like_caption(block: Block, layout: Layout) -> bool:
    """The line right under a picture: short, or centred, italic or in the picture's own table."""
    text = block.text
    if len(text) > 320 or block.tag in _HEADINGS:
        return False
    node = layout.nodes[block.node]
    style = (node.element.get("style") or "") + " " + (node.element.get("align") or "") + node.hint
    marked = "center" in style or block.emphasis * 10 > len(text) * 8 or block.tag in ("td", "em", "i", "figcaption")
    if marked:
        return True
    return len(text) <= 200 and phrases.has_caption_words(text) and not phrases.ends_sentence(text)


def _cut_tail(reading: Reading) -> None:
    """Drop what follows a heading over other articles or comments, and a byline in the last lines."""
    kept = reading.kept
    sizes = [len(b.text) for b in kept]
    total = sum(sizes) or 1
    seen = 0
    for at, block in enumerate(kept):
        heading = phrases.is_related_heading(block.text) or phrases.is_comment_heading(block.text)
        if heading and seen * 2 >= total:
            del kept[at:]
            break
        seen += sizes[at]
    for back in range(1, min(4, len(kept)) + 1):
        block = kept[-back]
        line = read_byline(block.text)
        if line and (line.labelled or block.tag not in _HEADINGS):
            reading.bylines.append((block, line))
            del kept[-back:]
            break


def _drop_idle_headings(reading: Reading) -> None:
    """A heading over nothing (what it introduced was dropped) is no part of the article."""
    kept = reading.kept
    kept[:] = [b for b in kept if not phrases.is_related_heading(b.text) and not phrases.is_comment_heading(b.text)]
    while kept and kept[-1].tag in _HEADINGS:
        kept.pop()
