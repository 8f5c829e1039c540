"""The chosen node's blocks, each classified: paragraph, heading, caption, byline, stamp, or not the article's.

Rules of order come last: text after the comments, the share bar or a heading over other articles is not the
article; a heading that introduces nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from articles.extraction.author_names import looks_like_name
from articles.extraction.byline import read_byline
from articles.extraction.caption_rules import is_beside_caption, is_credited, is_under_picture
from articles.extraction.captions import MAX_SET_CAPTION, is_in_figure
from articles.extraction.course import HEADINGS, Course, repeats_title
from articles.extraction.endings import cut_tail, drop_idle_headings
from articles.extraction.headings import opens_next_article
from articles.extraction.own_lines import follows_sentence, is_heading_line, is_own_line, is_set_as_heading
from articles.extraction.reading import Reading, row_of
from articles.extraction.stampline import is_partial_stamp, is_stamp_block, is_stamp_label
from articles.page import phrases
from articles.page.evidence import ENCODED_RUN
from articles.page.layout import Block, Layout, Node, is_headline, running_length
from articles.page.lexicon import OUTSIDE, Region
from articles.text import comparison_form

_PLAIN_IN_SENTENCE = 25
"""Characters outside its links that make a paragraph a sentence with long links, not a pointer."""


def _is_link_line(block: Block) -> bool:
    size = len(block.text)
    if block.tag == "p" and phrases.ends_sentence(block.text) and size - block.linked >= _PLAIN_IN_SENTENCE:
        return False
    return block.linked * 2 > size and (size < 160 or block.linked * 10 > size * 9)


@dataclass(frozen=True, slots=True)
class BlockRule:
    """Why a block of the article's node is not a paragraph."""

    name: str
    applies: Callable[[Course, Block], bool]
    sample: str


def _is_pointer_line(course: Course, block: Block) -> bool:
    if not block.linked:
        return False
    is_pointer = block.linked >= 40 or (is_headline(block) and not phrases.ends_sentence(block.text))
    if (label := _LABELLED_POINTER.match(block.text)) and block.linked >= len(block.text) - label.end():
        return True
    return _is_link_line(block) and (block.tag != "p" or is_pointer or block.index in course.documents)


# <p>Video: <a href="/v/1">Phóng sự về vườn mẫu</a></p>, <p>Xem clip: <a>tại đây</a></p>, <p>Bài 2: <a>Giữ lửa …</a></p>
_LABELLED_POINTER = re.compile(
    r"\W*(?:(?:(?:mời )?(?:xem|nghe) )?(?:thêm )?(?:video|clip|audio|podcast|phim)(?: clip)?"
    r"|(?:bài|kỳ|phần|tập) (?:\d{1,2}|cuối|trước|sau))\s*[:：]\s*",
    re.IGNORECASE,
)


def _is_meta_line(course: Course, block: Block) -> bool:
    if not course.region(block) & (Region.META | Region.TITLE | Region.BYLINE) or len(block.text) >= 200:
        return False
    # <h3 class="builder-headline">, <p class="SubTitle"><b> over a part of the text
    is_titled = bool(course.region(block) & Region.TITLE) and not block.linked
    is_part_title = is_titled and (is_heading_line(course, block) or is_set_as_heading(course, block))
    is_inside = course.starts_before(block) or (is_titled and follows_sentence(course, block))
    return not is_inside or not (block.tag in HEADINGS or is_part_title)


def _labels_stamp(course: Course, block: Block) -> bool:
    if not is_stamp_label(block.text):
        return False
    following = course.layout.blocks[block.index + 1 : block.index + 2]
    return any(is_stamp_block(b.text) for b in following)


def _is_heading_of_others(course: Course, block: Block) -> bool:
    return phrases.is_comment_heading(block.text) or phrases.is_related_heading(block.text)


def _is_clock_alone(course: Course, block: Block) -> bool:
    return bool(_CLOCK.fullmatch(block.text)) and row_of(block, course.layout) < 0


_CLOCK = re.compile(r"\W*\d{1,2}\s?[:h]\s?\d{2}\W*")


def _is_prompt(course: Course, block: Block) -> bool:
    """Does a line read like the page's own? Not in a row of data: "12/15" is a score beside a name."""
    if not phrases.is_chrome_line(block.text):
        return False
    row = row_of(block, course.layout)
    if row < 0:
        return True
    node = course.layout.nodes[row]
    cells = [b for b in course.layout.blocks[node.first : node.end] if b is not block]
    return not any(not b.linked and not phrases.is_chrome_line(b.text) for b in cells)


def _behind_counters(layout: Layout, index: int) -> int:
    """The first line from ``index`` on that is not a picture's number in its row: "2/2"."""
    while index < len(layout.blocks) and _PICTURE_NUMBER.fullmatch(layout.blocks[index].text):
        index += 1
    return index


_PICTURE_NUMBER = re.compile(r"\(?\d{1,3}(?:\s*/\s*\d{1,3})?\)?")


def _is_initial(course: Course, block: Block) -> bool:
    """Is a letter in place of a portrait above the name that begins with it?"""
    if len(block.text) > _INITIALS or not block.text.isupper():
        return False
    following = next(iter(course.layout.blocks[block.index + 1 : block.index + 2]), None)
    return following is not None and following.text.startswith(block.text[0]) and looks_like_name(following.text)


_INITIALS = 2


def _numbers_pointer(course: Course, block: Block) -> bool:
    """Is a line the place of the next one in a list of others: "1" over a headline that is a link?"""
    if not _PLACE.fullmatch(block.text) or row_of(block, course.layout) >= 0:
        return False
    following = next(iter(course.layout.blocks[block.index + 1 : block.index + 2]), None)
    return following is not None and is_headline(following)


_PLACE = re.compile(r"#?0?\d{1,2}\.?")


def _is_film_caption(course: Course, block: Block) -> bool:
    """Is a line labelled as a film on a page that has one? "Clip: Hải Âu" names who filmed."""
    is_labelled = len(block.text) <= MAX_SET_CAPTION and bool(_FILM_LABEL.match(block.text))
    return is_labelled and course.layout.has_video and read_byline(block.text) is None


_FILM_LABEL = re.compile(r"(?:video(?: clip)?|clip|phóng sự|audio)\s*:", re.IGNORECASE)
CAPTION_RULES = frozenset(
    ("named_caption", "caption_in_figure", "caption_under_picture", "caption_beside_caption", "photo_credit")
)
MARKS_END = "heading_of_others"
BLOCK_RULES: tuple[BlockRule, ...] = (
    BlockRule("outside_region", lambda c, b: bool(c.region(b) & OUTSIDE), '<div class="related-news">…</div>'),
    BlockRule("named_caption", lambda c, b: bool(c.region(b) & Region.CAPTION), '<p class="caption">…</p>'),
    BlockRule("caption_in_figure", lambda c, b: is_in_figure(c.layout, b), "<figure><img><div>…</div></figure>"),
    BlockRule("encoded", lambda c, b: len(b.text) > 180 and bool(ENCODED_RUN.search(b.text)), "<div>U2FsdGVkX1…</div>"),
    BlockRule("pointer", _is_pointer_line, '<li><a href="/b">Khai mạc hội thi tay nghề giỏi</a></li>'),
    BlockRule(MARKS_END, _is_heading_of_others, "<h3>Tin liên quan</h3>"),
    BlockRule("number_of_pointer", _numbers_pointer, '<div>1</div><a href="/b">Khai mạc hội thi tay nghề giỏi</a>'),
    BlockRule("ornament", lambda c, b: bool(_ORNAMENT.fullmatch(b.text)), "<p>-----</p>"),
    BlockRule("prompt_or_counter", _is_prompt, "<p>4,988 lượt xem</p>"),
    BlockRule("licence_or_copyright", lambda c, b: phrases.is_copyright_line(b.text), "<p>© Báo Ví Dụ</p>"),
    BlockRule("inline_pointer", lambda c, b: phrases.is_inline_related(b.text), "<p>>> Xem thêm: …</p>"),
    BlockRule("initial_of_name", _is_initial, "<div>H</div><span>Hồng Ánh</span>"),
    BlockRule("repeats_title", repeats_title, "<h1>…</h1><div><h2>…</h2></div>"),
    BlockRule("date_or_byline", _is_meta_line, '<p class="date">28/07/2023</p>'),
    BlockRule("stamp", lambda c, b: is_stamp_block(b.text), "<p>28/07/2023 - 16:44</p>"),
    BlockRule("partial_stamp", lambda c, b: is_partial_stamp(b.text), "<span>Đã cập nhật: 13 thg 11</span>"),
    BlockRule("stamp_label", _labels_stamp, "<p>Cập nhật <time>02/11/2026</time></p>"),
    BlockRule("clock_alone", _is_clock_alone, '<div class="en-t">9h05</div><p>…</p>'),
    BlockRule("passing_time", lambda c, b: phrases.is_passing_time(b.text), "<span>15 phút trước</span>"),
    BlockRule(
        "recurs_on_site",
        lambda c, b: b.index in c.learned and not is_own_line(c, b),
        "<p>Tòa soạn đang nhận bài dự thi viết về gương điển hình</p>",
    ),
    BlockRule("caption_under_picture", is_under_picture, '<p><img></p><p style="text-align:center">…</p>'),
    BlockRule("caption_beside_caption", is_beside_caption, "<tr><td>…</td><td>…</td></tr>"),
    BlockRule("film_caption", _is_film_caption, "<video></video><p>Clip: Nghệ nhân hướng dẫn thêu hoa văn</p>"),
    BlockRule("photo_credit", is_credited, "<p>Quang cảnh hội nghị. Ảnh: V.D</p>"),
)
"""Ordered; the first that applies leaves a block out. A block to which none applies is a paragraph."""


def read_paragraphs(layout: Layout, node: Node, title: str | None, learned: frozenset[int] = frozenset()) -> Reading:
    """Sort the blocks of ``node`` in reading order; ``learned`` blocks recur on the site and are left out."""
    reading = Reading()
    course = Course(
        layout=layout,
        title=comparison_form(title) if title else None,
        learned=learned,
        own=layout.nodes[node.index].region & OUTSIDE,
        pictured={
            _behind_counters(layout, i.before)
            for i in layout.images
            if i.node < 0 or not layout.nodes[i.node].region & OUTSIDE
        },
        first=node.first,
        node=node.index,
        documents=layout.document_blocks(),
    )
    for block in layout.blocks[node.first : node.end]:
        if (
            block.tag == "h1"
            and opens_next_article(layout, block, title)
            and any(running_length(b) for b in reading.kept)
        ):
            reading.left_out += [(b, "next_article") for b in layout.blocks[block.index : node.end]]
            break
        rule = next((r.name for r in BLOCK_RULES if r.applies(course, block)), None)
        if rule is None or rule == MARKS_END:
            reading.kept.append(block)  # a heading over others marks where the article may end; dropped below
            continue
        reading.left_out.append((block, rule))
        if rule == "date_or_byline":
            line = read_byline(block.text)
            if line and (line.labelled or row_of(block, layout) < 0):
                reading.bylines.append((block, line))
        elif rule in CAPTION_RULES:
            reading.captions.append(block)
            if rule == "caption_under_picture":
                course.captioned_row = row_of(block, layout)
    _restore_photo_story(reading)
    for step, name in (
        (_drop_copies, "copy"),
        (partial(cut_tail, layout=layout), "after_end"),
        (drop_idle_headings, "idle_heading"),
    ):
        before = list(reading.kept)
        step(reading)
        kept = {b.index for b in reading.kept}
        reading.left_out += [(b, name) for b in before if b.index not in kept]
    return reading


def _restore_photo_story(reading: Reading) -> None:
    """Where boxes of one picture and one paragraph hold most of the text, the paragraphs are the article."""
    boxed = {b.index for b, rule in reading.left_out if rule in ("caption_in_figure", "caption_under_picture")}
    told = [b for b in reading.captions if b.index in boxed and running_length(b)]
    size = sum(len(b.text) for b in told)
    if size < _STORY_TEXT or size <= sum(running_length(b) for b in reading.kept):
        return
    taken = {b.index for b in told}
    reading.kept[:] = sorted([*reading.kept, *told], key=lambda b: b.index)
    reading.captions[:] = [b for b in reading.captions if b.index not in taken]
    reading.left_out[:] = [(b, rule) for b, rule in reading.left_out if b.index not in taken]


_STORY_TEXT = 400
"""Characters of captions from which, if they outweigh the rest, they are the article."""
_ORNAMENT: re.Pattern[str] = re.compile(r"[\W_]{1,40}")  # "./." closes a text of an agency, "-----" parts its notes


_COPIED_SHARE = 0.35
"""Share of repeated text from which it is a second copy; exercises and refrains repeat less."""


def _drop_copies(reading: Reading) -> None:
    """Keep the first of long paragraphs that occur twice (once for phones, once hidden for a slide show)."""
    seen: dict[str, Block] = {}
    copies: set[int] = set()
    hidden = 0
    for block in reading.kept:
        if running_length(block):
            first = seen.setdefault(block.text, block)
            if first is not block:
                copies.add(block.index)
                hidden += bool((first.region | block.region) & Region.HIDDEN)
    copied = sum(len(b.text) for b in reading.kept if b.index in copies)
    if hidden or copied > _COPIED_SHARE * sum(len(b.text) for b in reading.kept):
        reading.kept[:] = [b for b in reading.kept if b.index not in copies]


def compose_body(reading: Reading, layout: Layout) -> str:
    """The paragraphs joined by one blank line; a row of a table is one paragraph, its cells separated by " | "."""
    paragraphs: list[str] = []
    last_row = -1
    for block in reading.kept:
        row = row_of(block, layout)
        if row >= 0 and row == last_row:
            paragraphs[-1] += f" | {block.text}"
        else:
            paragraphs.append(block.text)
        last_row = row
    return "\n\n".join(paragraphs)
