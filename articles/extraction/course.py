"""What the rules for an article's paragraphs know of a page while its blocks are read in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from articles.extraction.setting import Setting, common_setting, setting_of
from articles.page.layout import Block, Layout, running_length
from articles.page.lexicon import OUTSIDE
from articles.text import comparison_form

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SHORT_LINE = 25
_PLAIN_SHARE = 0.5
"""Of an article's paragraphs, the share set alike that shows how its paragraphs are set."""


@dataclass(kw_only=True)
class Course:
    """What the rules know of a page while its blocks are read in order."""

    layout: Layout
    title: str | None
    """Folded."""
    learned: frozenset[int]
    own: int
    """Regions of the article's own node: they show nothing about its parts."""
    pictured: set[int]
    documents: set[int]
    first: int
    """The node's first block."""
    node: int
    captioned_row: int = -1

    @cached_property
    def plain(self) -> Setting | None:
        """How most of the article's running paragraphs are set."""
        box = self.layout.nodes[self.node]
        inside = self.layout.blocks[box.first : box.end]
        free = [b for b in inside if len(b.text) >= _SHORT_LINE and b.index not in self.pictured]
        told = [
            b for b in free if b.tag not in HEADINGS and not self.region(b) & OUTSIDE and not repeats_title(self, b)
        ]
        running = [b for b in told if running_length(b)] or told
        common = common_setting((setting_of(b, self.layout, self.node) for b in running), _PLAIN_SHARE)
        if common is None and running:
            common = setting_of(max(running, key=running_length), self.layout, self.node)
        return common

    def starts_before(self, block: Block) -> bool:
        """Is running text of the article above a block?"""
        return any(
            running_length(b) for b in self.layout.blocks[self.first : block.index] if not self.region(b) & OUTSIDE
        )

    def region(self, block: Block) -> int:
        return block.region & ~self.own


def repeats_title(course: Course, block: Block) -> bool:
    """Does a line print the title once more?"""
    title = course.title
    return bool(title) and len(block.text) < len(title or "") + 20 and comparison_form(block.text) == title
