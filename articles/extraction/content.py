"""Where on the page the article stands, and which of the blocks there are its paragraphs.

Every block is worth something: running text its length, links and marked regions less than nothing. The article's
node is the one whose blocks together are worth most, so that a wrapper is chosen when the text is spread over
columns and left when it only adds a side column. Names ("article-body", "detail-content") and the text that
JSON-LD states tip the scale.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.extraction import phrases
from articles.extraction.blocks import Block, Layout, Node
from articles.extraction.lexicon import OUTSIDE, Region

_MARKED_COST = 60.0
"""Most that a block in a marked region takes away; caps the weight of one long comment or teaser."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The node chosen and how sure that is."""

    node: int
    worth: float
    """Characters of running text, less what stands against it."""
    share: float
    """Of all running text on the page outside marked regions."""


def block_worth(block: Block) -> float:
    """What a block says for (positive) or against the node that it stands in."""
    size = len(block.text)
    if block.region & OUTSIDE:
        return -min(size, _MARKED_COST) * 0.3
    plain = size - block.linked
    if block.linked * 2 > size:
        return -min(10.0 + block.linked * 0.5, 60.0)
    if block.region & (Region.META | Region.BYLINE | Region.TITLE | Region.CAPTION):
        return 0.0
    if plain < 25:
        return -4.0 if block.tag not in ("p", "h2", "h3", "h4", "td", "th") else 0.0
    worth = plain - 1.5 * block.linked
    if phrases.is_chrome_line(block.text) or phrases.is_copyright_line(block.text):
        return -20.0
    if plain < 80 and not phrases.ends_sentence(block.text):
        worth *= 0.2 if block.tag != "p" else 0.6
    return worth


def find_place(layout: Layout, stated: str = "") -> Place | None:
    """The node that holds the article, or ``None`` where no running text is found.

    ``stated`` is the article's text as the page states it for machines, if it does.
    """
    worths = [block_worth(b) for b in layout.blocks]
    sums = [0.0]
    for worth in worths:
        sums.append(sums[-1] + worth)
    total = sum(w for w in worths if w > 0)
    if total <= 0:
        return None
    best: Node | None = None
    best_worth = 0.0
    for node in layout.nodes:
        if node.region & OUTSIDE or node.end <= node.first:
            continue
        worth = sums[node.end] - sums[node.first]
        if node.own & Region.BODY:
            worth *= 1.15
        if worth > best_worth or (worth == best_worth and best is not None and node.depth > best.depth):
            best, best_worth = node, worth
    if best is None:
        return None
    best = _narrow(layout, best, sums)
    return Place(node=best.index, worth=sums[best.end] - sums[best.first], share=(sums[best.end] - sums[best.first]) / total)


# A node named as the article's body is taken instead of a wrapper around it when it keeps this much of its worth.
_NAMED_SHARE = 0.75


def _narrow(layout: Layout, chosen: Node, sums: list[float]) -> Node:
    """The innermost node named as the body that keeps most of the chosen node's worth."""
    whole = sums[chosen.end] - sums[chosen.first]
    best = chosen
    for node in layout.nodes[chosen.index + 1 :]:
        if node.first >= chosen.end:
            break
        if node.own & Region.BODY and not node.region & OUTSIDE:
            worth = sums[node.end] - sums[node.first]
            if worth >= _NAMED_SHARE * whole:
                best = node
    return best
