"""How a paragraph is set: its elements with their names, and its type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from articles.page.layout import Block, Layout
from articles.page.lexicon import is_neutral_name
from articles.page.source import clean_text, text_of

Setting = tuple[str, ...]
"""Steps from a line's element up to the box of the whole text, and its type last: ``("p", "div.xld", "bold")``."""
_NUMBER = re.compile(r"\d+")
_SIZE = re.compile(
    r"font(?:-size\s*:\s*|\s*:[^;]*?\b)([\d.]+\s*(?:px|pt|r?em|%)|x{0,2}-?large|larger|small(?:er)?)", re.IGNORECASE
)
_NAMES = 6


def setting_of(block: Block, layout: Layout, home: int) -> Setting:
    """How a line is set inside the element ``home``, which holds the text it is compared with."""
    steps: list[str] = _inline_steps(block, layout)
    for index in layout.ancestors(block.node):
        if index == home:
            break
        node = layout.nodes[index]
        steps.append(_step(node.tag, node.element.get("class") or node.element.get("id") or ""))
    return (*steps, _type_of(block, layout))


_INLINE = ("span", "font", "label", "strong", "em")
_MANY = 60
"""Children of an element from which no line of it is looked for among them."""


def _inline_steps(block: Block, layout: Layout) -> list[str]:
    """The named inline element that is a whole line of a larger box: <span class="k7">…</span><div>…</div>."""
    node = layout.nodes[block.node]
    if node.end - node.first < _SEVERAL or len(node.element) > _MANY:
        return []
    for piece in node.element.iterchildren(*_INLINE):
        names = piece.get("class") or piece.get("id")
        if names and clean_text(text_of(piece)) == block.text:
            return [_step("span", names)]
    return []


_SEVERAL = 2


def _step(tag: str, names: str) -> str:
    told = [_NUMBER.sub("0", n) for n in names.split()[:_NAMES] if not is_neutral_name(n)]
    return ".".join((tag, *told))


def _type_of(block: Block, layout: Layout) -> str:
    """Bold, italics and size, where they hold for the whole line."""
    size = len(block.text)
    words = ["bold"] if block.strong * 10 >= size * 9 else []
    words += ["italic"] if block.emphasis * 10 >= size * 9 else []
    return " ".join([*words, *_size_of(block, layout)])


def _size_of(block: Block, layout: Layout) -> list[str]:
    if block.node < 0:
        return []
    element = layout.nodes[block.node].element
    inner = element
    while len(inner) == 1 and not (inner.text or "").strip() and not (inner[0].tail or "").strip():
        inner = inner[0]
        said = inner.get("size") if inner.tag == "font" else None
        found = _SIZE.search(inner.get("style") or "")
        if said or found:
            return [said or (found[1] if found else "")]
    found = _SIZE.search(element.get("style") or "")
    return [found[1]] if found else []


def is_marked(setting: Setting, plain: Setting) -> bool:
    """Does a line's setting show that it is another kind of text than the lines of the ``plain`` one?

    By the name of an element, by its type, or by a heading's or quotation's element; a plain ``div`` shows nothing.
    """
    if not set(setting[-1].split()) <= set(plain[-1].split()):
        return True
    return any(("." in step or step in _TELLING) and step not in plain[:-1] for step in setting[:-1])


_TELLING = frozenset(("h2", "h3", "h4", "h5", "blockquote"))


def smallest_box(blocks: Sequence[Block], layout: Layout) -> int:
    """The innermost element that holds all of some lines; -1 without one."""
    first, last = blocks[0].index, blocks[-1].index
    return next((i for i in layout.ancestors(blocks[0].node) if layout.nodes[i].end > last >= first), -1)


def common_setting(settings: Iterable[Setting], share: float) -> Setting | None:
    """The setting that at least this share of some lines has."""
    counted = Counter(settings)
    if not counted:
        return None
    setting, times = counted.most_common(1)[0]
    return setting if times >= share * counted.total() else None
