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
    behind = course.layout.blocks[block.index + 1 : course.layout.nodes[course.node].end]
    following = next((b for b in behind if len(b.text) > _ANCHOR and not is_caption(course, b)), None)
    if following is None or following.linked * 2 > len(following.text) or course.region(following) & OUTSIDE:
        return False
    is_own = following.index not in course.learned or _opens_own_text(course, following)
    is_listed = following.tag == "li" or following.text[:1] in "-–—+•*" or following.text[:1].isdigit()
    is_told = is_listed or running_length(following) > 0 or following.text.endswith((".", ":"))
    is_own = is_own and (is_told or (block.tag in HEADINGS and not following.linked))  # a poem's line
    plain = course.plain
    follows_text = follows_sentence(course, block)
    if is_heading_line(course, block) or (follows_text and is_set_as_heading(course, block)):
        is_first = follows_text or _stands_beside(course, block, following)
        return is_own and is_first
    if (
        not follows_text
        or not block.text.endswith(":")
        or (plain and is_marked(setting_of(block, course.layout, course.node), plain))
    ):
        return False
    return is_own or _is_of_own_table(course, following)


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
    plain = course.plain
    return (
        block.tag == "p"
        and " " in block.text
        and not phrases.ends_sentence(block.text)
        and plain is not None
        and is_marked(setting_of(block, course.layout, course.node), plain)
    )


_ANCHOR = 2
"""Linked characters of a heading that links to itself: "Khởi đầu #"."""


def is_heading_line(course: Course, block: Block) -> bool:
    """Is a line set as a heading is: by its element, or bold as a whole and without a sentence's end?"""
    if block.tag in HEADINGS:
        return True
    is_bold = setting_of(block, course.layout, course.node)[-1].startswith("bold")
    return is_bold and not phrases.ends_sentence(block.text)


_MAX_OPENING = 100


_CELLS = 2
"""Cells of a row from which a table holds data."""
