"""Lines that belong to a picture: by the box they share with it, by how they are set, by their words last."""

from __future__ import annotations

import re

from articles.page import phrases
from articles.page.layout import Block, Layout, running_length
from articles.page.lexicon import Region

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MAX_FIGURE_LINE = 600
_FIGURE_LINES = 3


def is_in_figure(layout: Layout, block: Block) -> bool:
    """Is a line in a ``figure`` with a picture? Whatever its words, it is the picture's."""
    if layout.is_photo_story or len(block.text) > _MAX_FIGURE_LINE or block.tag in _HEADINGS:
        return False
    for index in layout.ancestors(block.node)[:4]:
        node = layout.nodes[index]
        if node.tag == "figure":
            return node.end - node.first <= _FIGURE_LINES and _holds_picture(layout, index)
    return False


def _holds_picture(layout: Layout, index: int) -> bool:
    node = layout.nodes[index]
    return any(node.first <= i.before <= node.end and index in layout.ancestors(i.node)[:6] for i in layout.images)


# "Chiều 28/11, đoàn công tác …": a report begins so, a caption does not.
_REPORT_OPENING = re.compile(
    r"^(?:[\w.]{2,20}\s*[-–—]\s*)?(?:\([\w.\s]{2,20}\)\s*[-–—]?\s*)?(?:sáng|chiều|trưa"
    r"|tối|ngày|hôm|vừa qua|mới đây|trong|theo|tại|thực hiện|nhằm|sau|từ|đến|với|để|qua)\b",
    re.IGNORECASE,
)
_MAX_MARKED_CAPTION = 400
MAX_CAPTION = 170
MAX_SET_CAPTION = 300
"""Characters of a line that is a caption because it is set differently from the text."""
_SHORT_REPORT = 110
"""Characters from which a sentence that opens like a report is one, although it is set like a caption."""


def looks_like_caption(block: Block, layout: Layout) -> bool:
    """Is a line right under a picture its caption: centred, italic, in the picture's table, or showing an event?"""
    text = block.text
    if block.tag == "h6" and len(text) <= MAX_CAPTION:
        return True  # too small for a heading between paragraphs: <img><h6>Quang cảnh hội nghị</h6>
    if len(text) > _MAX_MARKED_CAPTION or block.tag in _HEADINGS or block.region & Region.QUOTE or text[:1] in '“"-+•':
        return False
    if _NUMBERED.match(text):
        return True
    node = layout.nodes[block.node]
    style = (node.element.get("style") or "").replace(" ", "") + " " + (node.element.get("align") or "")
    if _is_only_italic(block, layout) or _is_alone_with_picture(block, layout):
        return True
    if _ends_own_paragraph(block, layout):
        return True
    if "center" in style or block.tag in ("td", "center") or block.emphasis * 10 > len(text) * 8:
        return not (len(text) > _SHORT_REPORT and _REPORT_OPENING.match(text) and phrases.ends_sentence(text))
    if _is_set_otherwise(block, layout):
        return True
    if len(text) > MAX_CAPTION or _REPORT_OPENING.match(text):
        return False
    return phrases.has_caption_words(text)


_NUMBERED = re.compile(r"\(?(?:ảnh|hình)\s*(?:\d{1,2}\s*)?[:.]", re.IGNORECASE)
"""A line that names itself a picture's: "Ảnh 1: Học sinh trong ngày tựu trường."."""
_CAPTION_NAME = re.compile(
    r"cap(?![a-z])|caption|note|chu-?_?thich|legend|desc|(?:img|image|pic|photo|anh|hinh)[-_]?\w{0,6}", re.IGNORECASE
)
_SHORT_CAPTION = 120


def _is_set_otherwise(block: Block, layout: Layout) -> bool:
    """Is a short line, not a sentence and not bold, in an element of another kind or name than the paragraphs have?"""
    node = layout.nodes[block.node]
    if len(block.text) > _SHORT_CAPTION or block.text.endswith((".", ":", "?")) or block.strong * 2 > len(block.text):
        return False
    if not node.hint or node.end - node.first > 1:
        return False
    return block.tag in ("div", "span", "td") or bool(_CAPTION_NAME.search(node.hint))


def _ends_own_paragraph(block: Block, layout: Layout) -> bool:
    """Is a short line the only text of the picture's own paragraph? <p><img><br>Quang cảnh hội nghị</p>"""
    node = layout.nodes[block.node]
    if len(block.text) > _SHORT_CAPTION or node.tag != "p" or node.end - node.first != 1:
        return False
    return not _REPORT_OPENING.match(block.text) and any(
        i.node == block.node and i.before == block.index for i in layout.images
    )


_BOX_TAGS = frozenset(
    ("div", "figure", "center", "table", "tbody", "tr", "td", "section", "p", "dl", "dt", "dd", "span")
)


def _is_only_italic(block: Block, layout: Layout) -> bool:
    """Is a line under a picture italic as a whole, and neither the one before the picture nor the next one?"""

    def is_italic(other: Block) -> bool:
        return other.emphasis * 10 > len(other.text) * 9

    beside = [layout.blocks[i] for i in (block.index - 1, block.index + 1) if 0 <= i < len(layout.blocks)]
    return is_italic(block) and not any(is_italic(b) and running_length(b) for b in beside)


def _is_alone_with_picture(block: Block, layout: Layout) -> bool:
    """Does a box or a table's cell hold one picture and just this line, and stand among paragraphs?"""
    nodes = layout.nodes
    box = -1
    for index in layout.ancestors(block.node)[:6]:
        node = nodes[index]
        if node.tag not in _BOX_TAGS or node.end - node.first != 1:
            break
        if index != block.node or node.tag != "p":
            box = index
    if box < 0:
        return False
    inside = [
        i for i in layout.images if i.before in (block.index, block.index + 1) and box in layout.ancestors(i.node)[:8]
    ]
    if len(inside) != 1 or nodes[box].parent < 0:
        return False
    parent = nodes[nodes[box].parent]
    return not running_length(block) or any(
        running_length(b) and b is not block for b in layout.blocks[parent.first : parent.end]
    )
