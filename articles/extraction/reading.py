"""What the blocks of an article turned out to be, and how a line stands: in a table's row, on the right, in bold."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from articles.extraction.byline import Byline, is_over_signature
from articles.page.layout import Block, Layout


@dataclass(slots=True)
class Reading:
    """What the blocks of an article turned out to be, by block index."""

    kept: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    bylines: list[tuple[Block, Byline]] = field(default_factory=list)
    left_out: list[tuple[Block, str]] = field(default_factory=list)
    """With the name of the rule that left it out."""


def is_on_the_right(block: Block, layout: Layout) -> bool:
    node = layout.nodes[block.node]
    return "right" in (node.element.get("style") or "") + (node.element.get("align") or "") + node.hint


def signs_document(block: Block, layout: Layout) -> bool:
    """Is a line the name under a post or "(Đã ký)"? Who signs a decision or a letter is not a page's writer."""
    return any(is_over_signature(b.text) for b in layout.blocks[max(0, block.index - 2) : block.index])


def is_set_apart(block: Block, layout: Layout) -> bool:
    """Bold, italic or on the right: how closing bylines are set."""
    return is_on_the_right(block, layout) or max(block.strong, block.emphasis) * 10 > len(block.text) * 8


_MAX_CELL = 200
"""Characters of a table's cell; longer ones are the paragraphs of a table that lays out the page."""


def row_of(block: Block, layout: Layout) -> int:
    """The row of the data table that has a block as a cell, or -1."""
    if len(block.text) > _MAX_CELL:
        return -1
    nodes = layout.nodes
    chain = layout.ancestors(block.node)[:4]
    for cell, row in pairwise(chain):
        if nodes[cell].tag in ("td", "th") and nodes[row].tag == "tr":
            texts = layout.blocks[nodes[row].first : nodes[row].end]
            alone = nodes[cell].end - nodes[cell].first <= 2
            return row if alone and all(len(t.text) <= _MAX_CELL for t in texts) else -1
    return -1
