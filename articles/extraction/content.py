"""Where on the page the article is, and which of the blocks there are its paragraphs.

Every block is worth something: running text its length, links and marked regions less than nothing. The article's
node is the one whose blocks together are worth most, so that a wrapper is chosen when the text is spread over
columns and left when it only adds a side column. Names ("article-body", "detail-content") and the text that
JSON-LD states tip the scale.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.extraction.headings import opens_next_article
from articles.page import phrases
from articles.page.cards import headline_above
from articles.page.layout import RUNNING_TEXT, Block, Layout, Node, is_headline, running_length
from articles.page.lexicon import OUTSIDE, Region

_MARKED_COST = 60.0
"""Most that a block in a marked region takes away; caps the weight of one long comment or teaser."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The node chosen and how sure that is."""

    node: int
    worth: float
    """Characters of running text, less the counts against it."""
    share: float
    """Of all running text on the page outside marked regions."""


def block_worth(block: Block) -> float:
    """How much a block counts for (positive) or against the node that holds it."""
    size = len(block.text)
    region = block.region
    if region & OUTSIDE:
        return -min(size, _MARKED_COST) * 0.3
    plain = size - block.linked
    if block.linked > plain:
        return plain * 0.5 if plain >= RUNNING_TEXT else -min(10.0 + block.linked * 0.5, 60.0)
    if region & (Region.META | Region.BYLINE | Region.TITLE | Region.CAPTION):
        return 0.0
    if plain < 25:
        return -4.0 if block.tag not in _TEXT_TAGS else 0.0
    if (
        phrases.is_chrome_line(block.text)
        or phrases.is_copyright_line(block.text)
        or phrases.is_imprint_line(block.text)
    ):
        return -20.0
    worth = plain - block.linked * 0.7
    if plain < RUNNING_TEXT and not phrases.ends_sentence(block.text):
        worth *= 0.2 if block.tag != "p" else 0.6
    return worth * 0.3 if region & Region.LEAD else worth


_TEXT_TAGS = frozenset(("p", "h2", "h3", "h4", "td", "th", "li"))

# How a node's kind weighs its worth: names and tags of articles count for it, whole pages against it.
_NAMED, _ARTICLE_TAG, _CONTENT, _PAGE_TAG = 1.9, 1.5, 1.25, 0.7
# ... and by how many blocks lie between the title and its first running text: (up to, factor).
_NEARNESS = ((12, 1.0), (30, 0.85), (80, 0.6), (10**9, 0.4))
_BEFORE_TITLE = 0.35


def find_place(layout: Layout, title_block: int | None = None, learned: frozenset[int] = frozenset()) -> Place | None:
    """The node that holds the article, or ``None`` where no running text is found.

    ``learned`` are blocks known to recur on the site's pages.
    """
    worths = _weigh_blocks(layout)
    if title_block is not None:
        _lower_teasers(layout, worths, title_block)
        _lower_next_article(layout, worths, title_block)
    for index in learned:
        worths[index] = min(worths[index], -5.0)
    sums = [0.0]
    next_running = [len(worths)] * (len(worths) + 1)
    for worth in worths:
        sums.append(sums[-1] + worth)
    for index in range(len(worths) - 1, -1, -1):
        next_running[index] = index if worths[index] >= 40 else next_running[index + 1]
    total = sum(w for w in worths if w > 0)
    if total <= 0:
        return None
    best: Node | None = None
    best_score = 0.0
    for node in layout.nodes:
        if node.end <= node.first or node.region & OUTSIDE:
            continue
        worth = sums[node.end] - sums[node.first]
        if worth <= best_score / 2.0:
            continue
        score = worth * _kind_factor(node) * _nearness(next_running[node.first], title_block)
        if score > best_score or (score == best_score and best is not None and node.depth > best.depth):
            best, best_score = node, score
    if best is None:
        return None
    best = _widen(layout, _narrow(layout, best, sums))
    worth = sums[best.end] - sums[best.first]
    return Place(node=best.index, worth=worth, share=worth / total)


_COPIED_SHARE = 0.5
"""Share of repeated worth from which a page shows its article twice (once for phones)."""


def _weigh_blocks(layout: Layout) -> list[float]:
    """Each block's worth; a long text that the page shows twice is a teaser or a notice, not the article."""
    worths = [block_worth(b) for b in layout.blocks]
    first_at: dict[str, int] = {}
    copies: list[tuple[int, int]] = []
    for block, worth in zip(layout.blocks, worths, strict=True):
        if worth > 40 and not block.region & Region.HIDDEN:
            first = first_at.setdefault(block.text, block.index)
            if first != block.index:
                copies.append((first, block.index))
    if copies:
        whole = sum(w for w in worths if w > 0)
        is_shown_twice = sum(worths[again] for _, again in copies) * 2 > _COPIED_SHARE * whole
        for first, again in copies:
            worths[again] = -10.0
            if not is_shown_twice:
                worths[first] = min(worths[first], 0.0)
    return worths


_TEASER_SHARE = 0.15
"""Share of its worth that a paragraph keeps in one small box with another article's headline."""
_CARD_BLOCKS = 6
_REACH_OF_TEXT, _LITTLE_TEXT = 30, 50.0
"""Blocks under a title and their worth, from which the page has a text beside its cards."""


def _lower_teasers(layout: Layout, worths: list[float], title_block: int) -> None:
    """Summaries in the cards of other articles weigh little beside a short article under the title."""
    teasers: list[int] = []
    plain = 0.0
    for block in layout.blocks[title_block + 1 :]:
        if worths[block.index] <= 0:
            continue
        headline = headline_above(layout, block, title_block)
        if headline is None or headline.index < title_block:
            plain += worths[block.index] if block.index <= title_block + _REACH_OF_TEXT else 0.0
            continue
        own = layout.ancestors(block.node)[:4]
        around = set(layout.ancestors(headline.node)[:4])
        box = next((layout.nodes[i] for i in own if i in around), None)
        if box is not None and box.end - box.first <= _CARD_BLOCKS:
            teasers.append(block.index)
    if plain >= _LITTLE_TEXT:
        for index in teasers:
            worths[index] *= _TEASER_SHARE


def _lower_next_article(layout: Layout, worths: list[float], title_block: int) -> None:
    """What an endless page appends behind the article's text is worth nothing."""
    title = layout.blocks[title_block].text
    for block in [b for b in layout.blocks[title_block + 1 :] if b.tag == "h1"]:
        if opens_next_article(layout, block, title) and max(worths[title_block : block.index]) >= _LITTLE_TEXT:
            worths[block.index :] = [min(worth, 0.0) for worth in worths[block.index :]]
            return


def _kind_factor(node: Node) -> float:
    if node.own & Region.BODY:
        return _NAMED
    if node.tag == "article":
        return _ARTICLE_TAG
    if node.tag == "main" or node.own & Region.CONTENT:
        return _CONTENT
    return _PAGE_TAG if node.tag in ("body", "html") else 1.0


def _nearness(first_running: int, title_block: int | None) -> float:
    if title_block is None:
        return 1.0
    distance = first_running - title_block
    if distance < -1:
        return _BEFORE_TITLE
    return next(factor for limit, factor in _NEARNESS if distance <= limit)


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


def _widen(layout: Layout, chosen: Node) -> Node:
    """The parent of a lone paragraph whose neighbours are paragraphs, too: the text stands beside lists of links."""
    if chosen.end - chosen.first != 1 or chosen.parent < 0:
        return chosen
    beside = [
        b
        for b in layout.blocks[layout.nodes[chosen.parent].first : layout.nodes[chosen.parent].end]
        if b.index != chosen.first
        and running_length(b)
        and not b.region & (OUTSIDE | Region.CAPTION)
        and (b.node == chosen.parent or layout.nodes[b.node].parent == chosen.parent)
        and abs(b.index - chosen.first) <= _NEIGHBOURS
    ]
    return layout.nodes[chosen.parent] if beside or _opens_photo_story(layout, chosen) else chosen


_STORY_PICTURES = 2
"""Pictures beside a lone paragraph from which the box around both is a photo story's."""


def _opens_photo_story(layout: Layout, chosen: Node) -> bool:
    """Does a lone paragraph stand among pictures, and hardly any links, in the box around it?"""
    parent = layout.nodes[chosen.parent]
    if parent.tag in ("body", "html") or parent.end - parent.first > _NEIGHBOURS:
        return False
    around = layout.blocks[parent.first : parent.end]
    pictures = sum(
        parent.first <= i.before <= parent.end and parent.index in layout.ancestors(i.node) for i in layout.images
    )
    linked = sum(b.linked for b in around)
    return pictures >= _STORY_PICTURES and linked * 2 < sum(len(b.text) for b in around)


_NEIGHBOURS = 40
_LIST_LINES, _LIST_TEXT = 6, 60
"""Lines and characters from which a list or table under the title is the article: the people commended."""
_LIST_REACH = 25


def find_list_place(layout: Layout, title_block: int) -> int | None:
    """The table or list of short lines under the title, where a page has no running text; ``None`` without one."""
    best: tuple[int, int] | None = None
    for node in layout.nodes:
        if node.tag not in ("table", "ul", "ol", "dl") or node.region & OUTSIDE:
            continue
        if not title_block < node.first <= title_block + _LIST_REACH:
            continue
        lines = layout.blocks[node.first : node.end]
        plain = sum(len(b.text) - b.linked for b in lines)
        linked = sum(b.linked for b in lines)
        if len(lines) < _LIST_LINES or plain < _LIST_TEXT or linked * 4 > plain or any(is_headline(b) for b in lines):
            continue
        if best is None or plain > best[0]:
            best = (plain, node.index)
    return best[1] if best else None
