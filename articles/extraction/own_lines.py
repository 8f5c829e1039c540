"""Which lines that recur on a site's pages are an article's own: those that open its text, its list or its table."""

from __future__ import annotations

from articles.extraction.byline import read_byline
from articles.extraction.caption_rules import is_caption
from articles.extraction.course import HEADINGS, Course
from articles.extraction.reading import row_of
from articles.extraction.setting import is_marked, setting_of
from articles.page import phrases
from articles.page.layout import Block, running_length
from articles.page.lexicon import OUTSIDE


def _is_of_own_table(course: Course, block: Block) -> bool:
    """Is a block a cell of a table with something of its own? "Họ và tên" heads each list of people commended."""
    row = row_of(block, course.layout)
    if row < 0 or course.layout.nodes[row].end - course.layout.nodes[row].first < _CELLS:
        return False
    table = next((i for i in course.layout.ancestors(row) if course.layout.nodes[i].tag == "table"), row)
    cells = range(course.layout.nodes[table].first, course.layout.nodes[table].end)
    return any(i not in course.learned for i in cells)


def is_own_line(course: Course, block: Block) -> bool:
    """Is a line of other pages also the article's own: its writer, a heading of its table, an interview's question?"""
    text = block.text
    is_question = text.endswith("?") and text[:1] in "-–—" and course.starts_before(block)
    return (
        is_question
        or read_byline(text) is not None
        or _is_of_own_table(course, block)
        or _opens_own_text(course, block)
    )


def _opens_own_text(course: Course, block: Block) -> bool:
    """Does a line of other pages open a part of this article's text: "Cụ thể như sau:", a heading of a part?

    A notice is a sentence, or its heading is over links or over lines that recur as well.
    """
    if block.linked > _ANCHOR or len(block.text) > _MAX_OPENING:
        return False
    following = _following_line(course, block)
    if following is None:
        return False
    follows_text = follows_sentence(course, block)
    if is_heading_line(course, block) or (follows_text and is_set_as_heading(course, block)):
        is_inside = follows_text or _stands_beside(course, block, following)
        return is_inside and _is_own_text(course, block, following)
    if not follows_text or not block.text.endswith(":") or _is_marked(course, block):
        return False
    return _is_own_text(course, block, following) or _is_of_own_table(course, following)


def _following_line(course: Course, block: Block) -> Block | None:
    """The line of the article's box that a line introduces, past captions; ``None`` where links or nothing follow."""
    behind = course.layout.blocks[block.index + 1 : course.layout.nodes[course.node].end]
    line = next((b for b in behind if len(b.text) > _ANCHOR and not is_caption(course, b)), None)
    if line is None or line.linked * 2 > len(line.text) or course.region(line) & OUTSIDE:
        return None
    return line


def _is_own_text(course: Course, block: Block, following: Block) -> bool:
    """Is the line under ``block`` text of this article: running text, a sentence, an item, under a heading any line?"""
    if following.index in course.learned and not _opens_own_text(course, following):
        return False
    text = following.text
    is_listed = following.tag == "li" or text[:1] in "-–—+•*" or text[:1].isdigit()
    is_sentence = running_length(following) > 0 or text.endswith((".", ":"))
    return is_listed or is_sentence or (block.tag in HEADINGS and not following.linked)  # a poem's line


def _is_marked(course: Course, block: Block) -> bool:
    """Is a line set differently from the paragraphs?"""
    plain = course.plain
    return plain is not None and is_marked(setting_of(block, course.layout, course.node), plain)


def follows_sentence(course: Course, block: Block) -> bool:
    """Is a sentence of the article, however short, above a line?"""
    before = (b for b in course.layout.blocks[course.first : block.index] if b.index not in course.learned)
    return any(phrases.ends_sentence(b.text) and not b.linked and not course.region(b) & OUTSIDE for b in before)


def _stands_beside(course: Course, block: Block, following: Block) -> bool:
    """Do two lines have one parent? The label over a whole text is outside its box, a part's heading inside."""
    nodes = course.layout.nodes
    return nodes[block.node].parent == nodes[following.node].parent


def is_set_as_heading(course: Course, block: Block) -> bool:
    """Is a line of some words a paragraph's element that is set differently from the paragraphs, without an end?"""
    is_open = " " in block.text and not phrases.ends_sentence(block.text)
    return block.tag == "p" and is_open and _is_marked(course, block)


_ANCHOR = 2
"""Linked characters of a heading that links to itself: "Khởi đầu #"."""


def is_heading_line(course: Course, block: Block) -> bool:
    """Is a line set as a heading is: by its element, or bold as a whole and without a sentence's end?"""
    if block.tag in HEADINGS:
        return True
    is_bold = setting_of(block, course.layout, course.node)[-1].startswith("bold")
    return is_bold and not phrases.ends_sentence(block.text)


_MAX_OPENING = 100
"""Characters of a line that opens a part of a text."""
_CELLS = 2
"""Cells of a row from which a table holds data."""
