"""Where a block is, in words that hold from page to page: the steps from the elements above it, by tag and name.

``article.detail/div.meta/span[2]:1`` is the second line directly in the second ``span`` of that box. Long numbers in
names count for nothing ("post-1806"). A place is recorded only where one element of the page has it, since what repeats
is a list.
"""

from __future__ import annotations

import re
from functools import lru_cache

from articles.page.layout import Block, Layout

_STEPS = 6
"""Steps kept of a path: higher ones change with the page's section, and show little."""
_NAMES = 4
"""Class names kept of an element: those behind them are states and spacings."""
_NUMBER = re.compile(r"\d{3,}")
# WordPress prints a post's taxonomy on its box, others the state of the page
_PASSING = re.compile(r"^(?:category|tag|status|format|type|has|is|no|with|js)-|\d{3}")
_NOT_NAME = re.compile(r"[^\w-]")
_MAX_STEP = 80


class Places:
    """The places of one page, both ways."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._paths = _read_paths(layout)
        self._nodes: dict[str, list[int]] = {}
        for index, path in enumerate(self._paths):
            self._nodes.setdefault(path, []).append(index)

    def of_node(self, node: int) -> str | None:
        """The place of an element; ``None`` where others of the page have the same."""
        path = self._paths[node]
        return path if path and len(self._nodes[path]) == 1 else None

    def of_block(self, block: Block) -> str | None:
        """The place of a line: its element's, and which of that element's own lines it is."""
        path = self.of_node(block.node) if block.node >= 0 else None
        if path is None:
            return None
        before = self._layout.blocks[self._layout.nodes[block.node].first : block.index]
        return f"{path}:{sum(b.node == block.node for b in before)}"

    def node_at(self, place: str) -> int | None:
        """The element at a place of :meth:`of_node`."""
        found = self._nodes.get(place, ())
        return found[0] if len(found) == 1 else None

    def block_at(self, place: str) -> Block | None:
        """The line at a place of :meth:`of_block`."""
        path, _, line = place.rpartition(":")
        index = self.node_at(path)
        if index is None or not line.isdigit():
            return None
        node = self._layout.nodes[index]
        own = [b for b in self._layout.blocks[node.first : node.end] if b.node == index]
        return own[int(line)] if int(line) < len(own) else None


def _read_paths(layout: Layout) -> list[str]:
    """Every node's path. Only steps that have a name or a place among their like are distinguished."""
    steps: list[tuple[str, ...]] = []
    counts: dict[tuple[int, str], int] = {}
    paths: list[str] = []
    for node in layout.nodes:
        if node.tag in ("html", "body"):
            steps.append(())
            paths.append("")
            continue
        name, is_anchor = _name(node.tag, node.element.get("id"), node.element.get("class"))
        if not is_anchor and "." not in name:
            nth = counts[node.parent, name] = counts.get((node.parent, name), 0) + 1
            name = f"{name}[{nth}]" if nth > 1 else name
        above = () if is_anchor or node.parent < 0 else steps[node.parent][1 - _STEPS :]
        steps.append((*above, name))
        paths.append("/".join(steps[-1]))
    return paths


@lru_cache(maxsize=16_384)
def _name(tag: str, anchor: str | None, classes: str | None) -> tuple[str, bool]:
    """An element's tag with its id or class names, and whether it is an id; a site's pages have few of them."""
    if anchor:
        return f"{tag}#{_NOT_NAME.sub('', _NUMBER.sub('0', anchor))}"[:_MAX_STEP], True
    names = [_NOT_NAME.sub("", n) for n in (classes or "").split() if not _PASSING.search(n)][:_NAMES]
    return ".".join((tag, *names))[:_MAX_STEP], False
