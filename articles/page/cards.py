"""Headlines, cards and menus of a page: the links to other articles and sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.page import phrases
from articles.page.layout import HEADLINE, Block, Layout, is_headline
from articles.page.lexicon import Region

LABEL_LINES = 5
"""Short lines (labels, stamps, counters, links to a section) that may come between a headline and its summary."""
_MENU_LINKS, _MENU_LABEL = 3, 36
"""Adjacent links, and their mean length, that make a menu."""
_LONGEST_LABEL, _LONGEST_STAMP = 40, 100
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


def count_headlines(layout: Layout) -> int:
    """Distinct links whose labels are as long as headlines, outside navigation and footer."""
    nodes = layout.nodes
    return len(
        {
            link.href
            for link in layout.links
            if len(link.label) >= HEADLINE and not nodes[link.node].region & (Region.CHROME | Region.TAGS)
        }
    )


@dataclass(frozen=True, slots=True)
class Cards:
    """The largest group of boxes of one kind, side by side, each of which opens with another article's headline."""

    count: int = 0
    summarised: int = 0
    """Those with a paragraph under the headline."""


def find_cards(layout: Layout) -> Cards:
    nodes = layout.nodes
    groups: dict[tuple[int, str, str], set[int]] = {}
    for block in layout.blocks:
        if block.node < 0 or block.region & Region.CHROME or not (is_headline(block) or is_headline_with_labels(block)):
            continue
        for index in layout.ancestors(block.node)[:4]:
            node = nodes[index]
            if block.index > node.first + 1 or node.end - node.first > _CARD_LINES:
                break
            groups.setdefault((node.parent, node.tag, node.hint), set()).add(index)
    best = max(groups.values(), key=len, default=set())
    told = sum(any(_is_summary(b) for b in layout.blocks[nodes[i].first : nodes[i].end]) for i in best)
    return Cards(count=len(best), summarised=told)


_CARD_LINES = 8
"""Lines of a card: a headline, a date, a section, a counter, a summary, a link to read on."""
_SUMMARY = 60


def _is_summary(block: Block) -> bool:
    return len(block.text) >= _SUMMARY and block.linked * 2 < len(block.text)


def is_in_menu(layout: Layout, node: int, length: int) -> bool:
    """Is a link in navigation, or in a list of short labels?"""
    if node < 0:
        return False
    is_named = bool(layout.nodes[node].region & Region.CHROME)
    if is_named and length <= _MENU_LABEL:
        return True
    for index in layout.ancestors(node)[:4]:
        box = layout.nodes[index]
        if box.tag not in ("ul", "ol", "div", "nav", "table", "td", "tbody", "header", "aside"):
            continue
        lines = layout.blocks[box.first : box.end]
        linked = [b for b in lines if b.linked * 10 >= len(b.text) * 8]
        if len(linked) >= _MENU_LINKS and len(linked) * 10 >= len(lines) * 8:
            return sum(len(b.text) for b in linked) <= _MENU_LABEL * len(linked)
    return False


def is_headline_with_labels(block: Block) -> bool:
    """A linked headline with its date, section and counter in one line."""
    return block.linked >= HEADLINE and block.linked * 2 > len(block.text) and block.text[-1] not in ".!?…"


def headline_above(layout: Layout, block: Block, title_block: int | None) -> Block | None:
    """Another article's headline over a paragraph, with only labels, stamps and counters in between."""
    blocks = layout.blocks
    for index in range(block.index - 1, max(0, block.index - LABEL_LINES - 1) - 1, -1):
        above = blocks[index]
        if index == title_block:
            return None
        if is_headline(above) or is_headline_with_labels(above):
            return above
        is_stamped = len(above.text) <= _LONGEST_STAMP and bool(_DAY.search(above.text))
        label = above.text.strip("()[]") if is_stamped else above.text  # "(01/11/2026)"
        if (len(label) > _LONGEST_LABEL and not is_stamped) or phrases.ends_sentence(label):
            return None
    return None
