"""Where an article ends inside its own box: at comments, other articles, keywords, a closing byline."""

from __future__ import annotations

import re

from articles.extraction.author_names import is_agency
from articles.extraction.byline import Byline, is_author_label, opens_writer_box, read_byline, trailing_name
from articles.extraction.reading import Reading, is_on_the_right, row_of, signs_document
from articles.extraction.setting import common_setting, is_marked, setting_of, smallest_box
from articles.page import phrases
from articles.page.layout import Block, Layout, running_length
from articles.page.lexicon import Region

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# A closing byline is looked for in this last part of the text: labelled or set apart, or bare as the very last lines.
_BYLINE_FROM = 0.6


_BARE_LINES = 3


def cut_tail(reading: Reading, layout: Layout) -> None:
    """Drop what follows a heading over other articles or comments, and what follows a closing byline."""
    kept = reading.kept
    total = sum(len(b.text) for b in kept) or 1
    seen = 0
    homes: set[int] = set()
    for at, block in enumerate(kept):
        comments = phrases.is_comment_heading(block.text)
        if comments or phrases.is_related_heading(block.text):
            goes_on = any(running_length(b) and homes & _homes(b, layout) for b in kept[at + 1 :])
            if seen * 2 >= total and (comments or not goes_on):
                del kept[at:]
                reading.captions[:] = [c for c in reading.captions if c.index < block.index]
                break
        elif running_length(block):
            homes |= _homes(block, layout)
        seen += len(block.text)
    _cut_behind_tags(reading)
    _cut_writer_box(reading)
    _cut_byline(reading, layout)
    _cut_labels(reading, layout)


_LONGEST_LABEL, _LABEL_TAGS = 40, frozenset(("div", "span", "p"))
_SAME_SETTING, _FEWEST_PARAGRAPHS = 0.6, 2


def _cut_labels(reading: Reading, layout: Layout) -> None:
    """Drop the short lines under the last paragraph that are set differently from all paragraphs: "Tệp đính kèm"."""
    kept = reading.kept
    running = [b for b in kept if running_length(b)]
    if len(running) < _FEWEST_PARAGRAPHS or kept[-1] is running[-1]:
        return
    home = smallest_box(kept, layout)
    plain = common_setting((setting_of(b, layout, home) for b in running), _SAME_SETTING)
    while plain is not None and kept[-1] is not running[-1] and _is_label(kept[-1]):
        setting = setting_of(kept[-1], layout, home)
        if not is_marked((*setting[:-1], ""), plain):  # "(Còn nữa)" in italics is the text's
            break
        kept.pop()


def _is_label(block: Block) -> bool:
    text = block.text
    is_open = text.endswith("?") or not phrases.ends_sentence(text) or is_agency(text.strip("()"))
    return len(text) <= _LONGEST_LABEL and block.tag in _LABEL_TAGS and is_open and block.strong * 2 < len(text)


_TEXT_BEFORE_TAGS = 0.6
"""Share of an article's text that stands before the keywords that end it."""


def _cut_behind_tags(reading: Reading) -> None:
    """Drop what follows the article's keywords: a note on its writer, a notice, articles to read next."""
    total = sum(len(b.text) for b in reading.kept)
    tags = [b.index for b, rule in reading.left_out if rule == "outside_region" and b.region & Region.TAGS]
    for index in sorted(tags):
        before = [b for b in reading.kept if b.index < index]
        if sum(len(b.text) for b in before) >= _TEXT_BEFORE_TAGS * total:
            reading.kept[:] = before
            return


def _cut_writer_box(reading: Reading) -> None:
    """Drop the box about the writer and what follows it: a name, and under it a sentence about the name."""
    kept = reading.kept
    total = sum(len(b.text) for b in kept)
    seen = 0
    for at, block in enumerate(kept[:-1]):
        if seen * 2 >= total and opens_writer_box(block.text, kept[at + 1].text):
            reading.bylines.append((block, Byline(names=(block.text,))))
            del kept[at:]
            return
        seen += len(block.text)


def _homes(block: Block, layout: Layout) -> set[int]:
    """The elements that hold a paragraph: its parent, and the parent's where each paragraph has a box of its own."""
    node = layout.nodes[block.node]
    parent = layout.nodes[node.parent] if node.parent >= 0 else node
    return {parent.index, parent.parent} if parent.end - parent.first <= 3 else {parent.index}


def _cut_byline(reading: Reading, layout: Layout) -> None:
    kept = reading.kept
    if len(kept) > 1 and is_on_the_right(kept[-1], layout) and _is_signature(kept[-1].text):
        kept.pop()
        if len(kept) > 1 and is_on_the_right(kept[-1], layout) and (line := _byline_of(kept[-1], layout)):
            reading.bylines.append((kept.pop(), line))
        return
    total = sum(len(b.text) for b in kept) or 1
    seen = total
    for at in range(len(kept) - 1, -1, -1):
        block = kept[at]
        seen -= len(block.text)
        if seen < _BYLINE_FROM * total:
            break
        line = _closing_line(kept, at, layout)
        if line:
            reading.bylines.append((block, line))
            del kept[at:]
            _take_bylines_over(reading, layout)
            return
    if kept and not reading.bylines and kept[-1].tag not in _HEADINGS:
        last = kept[-1]
        ending = trailing_name(last.text, max(last.strong, last.emphasis))
        if ending:
            last.text = ending[0]
            reading.bylines.append((last, Byline(names=(ending[1],))))


def _take_bylines_over(reading: Reading, layout: Layout) -> None:
    """Take the bylines that end the remaining text; a note on the writer may stand under each."""
    kept = reading.kept
    while kept:
        if is_author_label(kept[-1].text):  # <p>Bài, ảnh<br><b>Nguyễn Hải</b></p>
            kept.pop()
            continue
        at = len(kept) - (2 if len(kept) > 1 and _WRITERS_POST.match(kept[-1].text) else 1)
        above = _byline_of(kept[at], layout)
        if above is None:
            return
        reading.bylines.insert(0, (kept[at], above))
        del kept[at:]


_WRITERS_POST = re.compile(
    r"(?:phóng viên|biên tập viên|cộng tác viên|nhà báo|bình luận viên|phát thanh viên|đạo diễn|quay phim)\b"
    r"[^.!?]{0,50}$",
    re.IGNORECASE,
)


def _closing_line(kept: list[Block], at: int, layout: Layout) -> Byline | None:
    """The byline that a block near the end is; a bare name in a list or table is not one."""
    block = kept[at]
    line = read_byline(block.text) if len(block.text) < 160 and block.tag not in _HEADINGS else None
    if line is None or line.labelled:
        return line
    if signs_document(block, layout):
        return None
    if block.tag == "li" or _is_data_cell(block, layout):
        return None
    return line if is_on_the_right(block, layout) or _may_be_bare(kept, at) else None


# "Văn phòng Sở", "Phòng Nghiệp vụ 1" on the right under the text: the news's owner, not a person
_SIGNING_OFFICE = re.compile(
    r"^(?:văn phòng|phòng|ban|tổ|trung tâm|bộ phận|cổng thông tin|trang thông tin|hội|đoàn|trường"
    r"|sở|ubnd|công đoàn|bbt|ban biên tập)\b[^.:;!?]{0,60}$",
    re.IGNORECASE,
)


_SIGNING_CODE = re.compile(r"[A-ZĐ]{1,6}\d{1,3}(?:\s*[-–]\s*[\w\s]{2,30})?")  # "PX03": a department of the police


def _is_signature(text: str) -> bool:
    return bool(_SIGNING_OFFICE.match(text) or _SIGNING_CODE.fullmatch(text))


def _byline_of(block: Block, layout: Layout) -> Byline | None:
    """The byline that a line is, unless it is a cell, an item of a list or a signature."""
    is_listed = block.tag == "li" or row_of(block, layout) >= 0 or signs_document(block, layout)
    return read_byline(block.text) if len(block.text) < 160 and not is_listed else None


def _is_data_cell(block: Block, layout: Layout) -> bool:
    """Is a block a cell of a table's data? A name alone in its row, on the right, closes an article."""
    row = row_of(block, layout)
    if row < 0:
        return False
    return layout.nodes[row].end - layout.nodes[row].first > 1 or not is_on_the_right(block, layout)


def _may_be_bare(kept: list[Block], at: int) -> bool:
    """May an unmarked name close the article: among the last lines, over no more text, and not in a list of names?"""
    if at < len(kept) - _BARE_LINES or any(running_length(b) for b in kept[at + 1 :]):
        return False
    first = at
    while first > 0 and len(kept[first].text) < 160 and read_byline(kept[first].text):
        first -= 1
    return not kept[first].text.endswith(":")


def drop_idle_headings(reading: Reading) -> None:
    """Drop headings over nothing: the text that they introduced was dropped."""
    kept = reading.kept
    kept[:] = [b for b in kept if not phrases.is_related_heading(b.text) and not phrases.is_comment_heading(b.text)]
    while kept and kept[-1].tag in _HEADINGS:
        kept.pop()
