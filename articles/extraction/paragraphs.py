"""The chosen node's blocks, each told apart: paragraph, heading, caption, byline, stamp, or none of the article's.

Rules of order come last: what follows the comments, the share bar or a heading over other articles is not the
article; a heading that introduces nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from articles.extraction.authors import is_beside_stamp
from articles.extraction.byline import is_author_line, read_byline
from articles.extraction.captions import MAX_CAPTION, MAX_SET_CAPTION, is_in_figure, looks_like_caption
from articles.extraction.endings import cut_tail, drop_idle_headings
from articles.extraction.reading import Reading, row_of
from articles.extraction.setting import Setting, common_setting, is_marked, setting_of
from articles.extraction.stampline import is_stamp_block, is_stamp_label
from articles.page import phrases
from articles.page.evidence import ENCODED_RUN
from articles.page.layout import DOCUMENT_ADDRESS, Block, Layout, Node, is_headline, running_length
from articles.page.lexicon import OUTSIDE, Region
from articles.text import comparison_form

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


_PLAIN_IN_SENTENCE = 25
"""Characters outside its links that make a paragraph a sentence with long links, not a pointer."""


def _is_link_line(block: Block) -> bool:
    size = len(block.text)
    if block.tag == "p" and phrases.ends_sentence(block.text) and size - block.linked >= _PLAIN_IN_SENTENCE:
        return False
    return block.linked * 2 > size and (size < 160 or block.linked * 10 > size * 9)


_SHORT_LINE = 25
_PLAIN_SHARE = 0.5
"""Of an article's paragraphs, the share set alike from which they show what a paragraph is set like."""


@dataclass(slots=True)
class _Course:
    """What the rules know of a page while its blocks are read in order."""

    layout: Layout
    title: str | None
    """Folded."""
    learned: frozenset[int]
    own: int
    """Regions of the article's own node: they say nothing of its parts."""
    pictured: set[int]
    documents: set[int]
    first: int
    """The node's first block."""
    node: int
    captioned_row: int = -1
    _plain: list[Setting | None] = field(default_factory=list)

    def plain(self) -> Setting | None:
        """How most of the article's running paragraphs are set."""
        if not self._plain:
            box = self.layout.nodes[self.node]
            inside = self.layout.blocks[box.first : box.end]
            free = [b for b in inside if len(b.text) >= _SHORT_LINE and b.index not in self.pictured]
            told = [
                b
                for b in free
                if b.tag not in _HEADINGS and not self.region(b) & OUTSIDE and not _repeats_title(self, b)
            ]
            running = [b for b in told if running_length(b)] or told
            common = common_setting((setting_of(b, self.layout, self.node) for b in running), _PLAIN_SHARE)
            if common is None and running:
                common = setting_of(max(running, key=running_length), self.layout, self.node)
            self._plain.append(common)
        return self._plain[0]

    def starts_before(self, block: Block) -> bool:
        """Does running text of the article stand over a block?"""
        return any(
            running_length(b) for b in self.layout.blocks[self.first : block.index] if not self.region(b) & OUTSIDE
        )

    def region(self, block: Block) -> int:
        return block.region & ~self.own


@dataclass(frozen=True, slots=True)
class BlockRule:
    """Why a block of the article's node is not a paragraph."""

    name: str
    applies: Callable[[_Course, Block], bool]
    sample: str


def _is_pointer_line(course: _Course, block: Block) -> bool:
    is_pointer = block.linked >= 40 or (is_headline(block) and not phrases.ends_sentence(block.text))
    return _is_link_line(block) and (block.tag != "p" or is_pointer or block.index in course.documents)


def _repeats_title(course: _Course, block: Block) -> bool:
    title = course.title
    return bool(title) and len(block.text) < len(title or "") + 20 and comparison_form(block.text) == title


def _is_meta_line(course: _Course, block: Block) -> bool:
    is_part_title = bool(course.region(block) & Region.TITLE) and _is_heading_line(course, block) and not block.linked
    if (block.tag in _HEADINGS or is_part_title) and course.starts_before(block):
        return False  # <h3 class="builder-headline">, <p class="SubTitle"><b> over a part of the text
    return bool(course.region(block) & (Region.META | Region.TITLE | Region.BYLINE)) and len(block.text) < 200


def _labels_stamp(course: _Course, block: Block) -> bool:
    if not is_stamp_label(block.text):
        return False
    following = course.layout.blocks[block.index + 1 : block.index + 2]
    return any(is_stamp_block(b.text) for b in following)


def _is_credited(course: _Course, block: Block) -> bool:
    text = block.text
    return (
        len(text) < 300
        and phrases.has_photo_credit(text)
        and not text.startswith(("“", '"'))
        and not is_author_line(text)
    )


def _is_under_picture(course: _Course, block: Block) -> bool:
    if block.index not in course.pictured or course.layout.is_photo_story or _is_writer(course, block):
        return False
    if block.index + 1 < len(course.layout.blocks) and _repeats_title(course, course.layout.blocks[block.index + 1]):
        return False  # the section's name over the title, on a large picture
    return looks_like_caption(block, course.layout) or _is_set_as_caption(course, block)


def _is_writer(course: _Course, block: Block) -> bool:
    """Is a line under a portrait or the icons of a page its byline: "Viết bởi Minh Châu", a name beside the stamp?"""
    if len(block.text) > _MAX_WRITER:
        return False
    line = read_byline(block.text)
    return line is not None and bool(line.names) and (line.labelled or is_beside_stamp(block, course.layout))


_MAX_WRITER = 60


def _is_set_as_caption(course: _Course, block: Block) -> bool:
    """Is a line right under a picture set in a way that the paragraphs are not: another name, a quotation's element?"""
    text = block.text
    if len(text) > MAX_SET_CAPTION or block.tag in _HEADINGS or text[:1] in '“"-+•' or text.endswith((":", "?")):
        return False
    plain = course.plain()
    setting = setting_of(block, course.layout, course.node)
    if plain is None or setting[-1].startswith("bold") or not is_marked(setting, plain):
        return False
    # a sentence that opens the text under a large picture is its lead
    is_short = len(text) < MAX_CAPTION and (len(text) < _SHORTEST_LEAD or phrases.has_caption_words(text))
    return is_short or not phrases.ends_sentence(text) or course.starts_before(block)


_SHORTEST_LEAD = 60


def _is_beside_caption(course: _Course, block: Block) -> bool:
    row = course.captioned_row
    return row >= 0 and row_of(block, course.layout) == row and len(block.text) <= MAX_CAPTION


def _is_heading_of_others(course: _Course, block: Block) -> bool:
    return phrases.is_comment_heading(block.text) or phrases.is_related_heading(block.text)


def _is_clock_alone(course: _Course, block: Block) -> bool:
    return bool(_CLOCK.fullmatch(block.text)) and row_of(block, course.layout) < 0


_CLOCK = re.compile(r"\W*\d{1,2}\s?[:h]\s?\d{2}\W*")


def _is_of_own_table(course: _Course, block: Block) -> bool:
    """Is a block a cell of a table that says something of its own? "Họ và tên" heads each list of people commended."""
    row = row_of(block, course.layout)
    if row < 0 or course.layout.nodes[row].end - course.layout.nodes[row].first < _CELLS:
        return False
    table = next((i for i in course.layout.ancestors(row) if course.layout.nodes[i].tag == "table"), row)
    cells = range(course.layout.nodes[table].first, course.layout.nodes[table].end)
    return any(i not in course.learned for i in cells)


def _is_own_line(course: _Course, block: Block) -> bool:
    """Is a line of other pages, too, the article's: its writer, a heading of its table, an interview's question?"""
    text = block.text
    is_question = text.endswith("?") and text[:1] in "-–—" and course.starts_before(block)
    return (
        is_question
        or read_byline(text) is not None
        or _is_of_own_table(course, block)
        or _opens_own_text(course, block)
    )


def _opens_own_text(course: _Course, block: Block) -> bool:
    """Does a line of other pages, too, open a part of this article's text: "Cụ thể như sau:", a heading of a part?

    A notice is a sentence, or its heading stands over links or over lines that recur as well.
    """
    if block.linked or len(block.text) > _MAX_OPENING or not _follows_sentence(course, block):
        return False
    following = next(iter(course.layout.blocks[block.index + 1 : course.layout.nodes[course.node].end]), None)
    if following is None or following.linked * 2 > len(following.text) or course.region(following) & OUTSIDE:
        return False
    is_own = following.index not in course.learned
    if _is_heading_line(course, block):
        return is_own and running_length(following) > 0
    plain = course.plain()
    if not block.text.endswith(":") or (plain and is_marked(setting_of(block, course.layout, course.node), plain)):
        return False
    is_listed = following.tag == "li" or following.text[:1] in "-–—+•*" or following.text[:1].isdigit()
    return _is_of_own_table(course, following) or (is_own and (is_listed or running_length(following) > 0))


def _follows_sentence(course: _Course, block: Block) -> bool:
    before = (b for b in course.layout.blocks[course.first : block.index] if b.index not in course.learned)
    return any(phrases.ends_sentence(b.text) and not b.linked and not course.region(b) & OUTSIDE for b in before)


def _is_heading_line(course: _Course, block: Block) -> bool:
    """Is a line set as a heading is: by its element, or bold as a whole and without a sentence's end?"""
    if block.tag in _HEADINGS:
        return True
    is_bold = setting_of(block, course.layout, course.node)[-1].startswith("bold")
    return is_bold and not phrases.ends_sentence(block.text)


_MAX_OPENING = 100


_CELLS = 2
"""Cells of a row from which a table holds data."""


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
    BlockRule("ornament", lambda c, b: bool(_ORNAMENT.fullmatch(b.text)), "<p>-----</p>"),
    BlockRule("prompt_or_counter", lambda c, b: phrases.is_chrome_line(b.text), "<p>4,988 lượt xem</p>"),
    BlockRule("licence_or_copyright", lambda c, b: phrases.is_copyright_line(b.text), "<p>© Báo Ví Dụ</p>"),
    BlockRule("inline_pointer", lambda c, b: phrases.is_inline_related(b.text), "<p>>> Xem thêm: …</p>"),
    BlockRule("repeats_title", _repeats_title, "<h1>…</h1><div><h2>…</h2></div>"),
    BlockRule("date_or_byline", _is_meta_line, '<p class="date">28/07/2023</p>'),
    BlockRule("stamp", lambda c, b: is_stamp_block(b.text), "<p>28/07/2023 - 16:44</p>"),
    BlockRule("stamp_label", _labels_stamp, "<p>Cập nhật <time>02/11/2026</time></p>"),
    BlockRule("clock_alone", _is_clock_alone, '<div class="en-t">9h05</div><p>…</p>'),
    BlockRule("passing_time", lambda c, b: phrases.is_passing_time(b.text), "<span>15 phút trước</span>"),
    BlockRule(
        "recurs_on_site",
        lambda c, b: b.index in c.learned and not _is_own_line(c, b),
        "<p>Tòa soạn đang nhận bài dự thi viết về gương điển hình</p>",
    ),
    BlockRule("caption_under_picture", _is_under_picture, '<p><img></p><p style="text-align:center">…</p>'),
    BlockRule("caption_beside_caption", _is_beside_caption, "<tr><td>…</td><td>…</td></tr>"),
    BlockRule("photo_credit", _is_credited, "<p>Quang cảnh hội nghị. Ảnh: V.D</p>"),
)
"""Ordered; the first that applies leaves a block out. A block to which none applies is a paragraph."""


def read_paragraphs(layout: Layout, node: Node, title: str | None, learned: frozenset[int] = frozenset()) -> Reading:
    """Sort the blocks of ``node`` in reading order; ``learned`` blocks recur on the site and are left out."""
    reading = Reading()
    course = _Course(
        layout=layout,
        title=comparison_form(title) if title else None,
        learned=learned,
        own=layout.nodes[node.index].region & OUTSIDE,
        pictured={i.before for i in layout.images if i.node < 0 or not layout.nodes[i.node].region & OUTSIDE},
        first=node.first,
        node=node.index,
        documents={link.block for link in layout.links if DOCUMENT_ADDRESS.search(link.href)},
    )
    for block in layout.blocks[node.first : node.end]:
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
"""Of an article's text that stands twice, from which it is a second copy; exercises and refrains repeat less."""


def _drop_copies(reading: Reading) -> None:
    """Of long paragraphs that stand twice (once for phones, once hidden for a slide show) the first are kept."""
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
    """The paragraphs joined by one blank line; a row of a table is one paragraph, its cells parted by " | "."""
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
