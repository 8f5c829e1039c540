"""When a line of an article's box is the caption of a picture beside it."""

from __future__ import annotations

from articles.extraction.authors import is_beside_stamp
from articles.extraction.byline import is_author_line, read_byline
from articles.extraction.captions import MAX_CAPTION, MAX_SET_CAPTION, is_in_figure, looks_like_caption
from articles.extraction.course import HEADINGS, Course, repeats_title
from articles.extraction.reading import row_of
from articles.extraction.setting import is_marked, setting_of
from articles.page import phrases
from articles.page.layout import Block, running_length
from articles.page.lexicon import Region


def is_credited(course: Course, block: Block) -> bool:
    """Does a line end with its photographer: "Quang cảnh hội nghị. Ảnh: V.D"?"""
    text = block.text
    return (
        len(text) < 300
        and phrases.has_photo_credit(text)
        and not text.startswith(("“", '"'))
        and not is_author_line(text)
    )


def is_under_picture(course: Course, block: Block) -> bool:
    """Does a line right under a picture read or look like its caption?"""
    if block.index not in course.pictured or course.layout.is_photo_story or _is_writer(course, block):
        return False
    if block.index + 1 < len(course.layout.blocks) and repeats_title(course, course.layout.blocks[block.index + 1]):
        return False  # the section's name over the title, on a large picture
    if _opens_text_under_cover(course, block):
        return False
    return looks_like_caption(block, course.layout) or _is_set_as_caption(course, block)


def _opens_text_under_cover(course: Course, block: Block) -> bool:
    """Is a whole sentence the first line of the text's box, and the picture over it outside that box?"""
    if block.index != course.first or not running_length(block) or not phrases.ends_sentence(block.text):
        return False
    layout = course.layout
    return not any(i.before == block.index and course.node in layout.ancestors(i.node) for i in layout.images)


def _is_writer(course: Course, block: Block) -> bool:
    """Is a line under a portrait or the icons of a page its byline: "Viết bởi Minh Châu", a name beside the stamp?"""
    if len(block.text) > _MAX_WRITER:
        return False
    line = read_byline(block.text)
    return line is not None and bool(line.names) and (line.labelled or is_beside_stamp(block, course.layout))


_MAX_WRITER = 60


def _is_set_as_caption(course: Course, block: Block) -> bool:
    """Is a line right under a picture set differently from the paragraphs: another name, a quotation's element?"""
    text = block.text
    if len(text) > MAX_SET_CAPTION or block.tag in HEADINGS or text[:1] in '“"-+•' or text.endswith((":", "?")):
        return False
    plain = course.plain
    setting = setting_of(block, course.layout, course.node)
    if plain is None or setting[-1].startswith("bold") or not is_marked(setting, plain):
        return False
    # a sentence that opens the text under a large picture is its lead
    is_short = len(text) < MAX_CAPTION and (len(text) < _SHORTEST_LEAD or phrases.has_caption_words(text))
    return is_short or not phrases.ends_sentence(text) or course.starts_before(block)


_SHORTEST_LEAD = 60


def is_beside_caption(course: Course, block: Block) -> bool:
    """Is a line in a table's row that holds a caption?"""
    row = course.captioned_row
    return row >= 0 and row_of(block, course.layout) == row and len(block.text) <= MAX_CAPTION


def is_caption(course: Course, block: Block) -> bool:
    """Is a line marked as a caption by its class name, its element or its position?"""
    return (
        bool(course.region(block) & Region.CAPTION)
        or is_in_figure(course.layout, block)
        or is_under_picture(course, block)
    )
