"""Cuts off the surroundings of a text inside its own box: kickers, facts, bylines, lists of others, walls."""

from __future__ import annotations

from articles.extraction.author_names import has_degree
from articles.extraction.authors import is_beside_stamp, read_passing_row
from articles.extraction.byline import read_byline
from articles.extraction.reading import Reading
from articles.extraction.stampline import is_stamp_block
from articles.page import phrases
from articles.page.layout import Block, Layout, is_headline, running_length
from articles.page.lexicon import Region
from articles.page.source import clean_text, text_of

_PASSING_PIECE = ("span", "small", "b", "strong", "em", "i", "font", "a")


def strip_passing_times(reading: Reading, layout: Layout) -> None:
    """Cut "15 phút trước" off a live report's entries, where an element of its own sets it beside the text.

    A row of nothing but a name, such a time and counters goes as a whole.
    """
    rows = [(b, line) for b in reading.kept if (line := read_passing_row(b, layout))]
    if rows:
        reading.bylines[:0] = rows
        reading.left_out += [(b, "passing_time") for b, _ in rows]
        taken = {b.index for b, _ in rows}
        reading.kept[:] = [b for b in reading.kept if b.index not in taken]
    for block in reading.kept:
        if block.node < 0 or not ("trước" in block.text or " ago" in block.text):
            continue
        for piece in layout.nodes[block.node].element.iter(*_PASSING_PIECE):
            text = clean_text(text_of(piece))
            if phrases.is_passing_time(text):
                block.text = block.text.removeprefix(text).removesuffix(text).strip(" -–|:•·")


_LISTED_RUN = 4
"""Headlines of others one after the other, which end an article that has no box of its own."""


def end_at_list(reading: Reading, layout: Layout) -> None:
    """Drop the lines after a run of other articles' headlines behind the article's text."""
    if not reading.kept:
        return
    run = 0
    started = False
    running = {b.index for b in reading.kept if running_length(b)}
    for block in layout.blocks[reading.kept[0].index : reading.kept[-1].index + 1]:
        started = started or block.index in running
        run = run + 1 if is_headline(block) and block.tag != "p" else 0
        if started and run >= _LISTED_RUN:
            before = [b for b in reading.kept if b.index < block.index]
            if sum(len(b.text) for b in before) * 2 >= sum(len(b.text) for b in reading.kept):
                reading.left_out += [(b, "after_list_of_others") for b in reading.kept if b.index > block.index]
                reading.kept[:] = before
            return


def drop_before_title(reading: Reading, title_block: int | None) -> None:
    """Section names, stamps and shares above the title, where title and body are in one box."""
    if title_block is None:
        return
    after = [b for b in reading.kept if b.index > title_block]
    if sum(len(b.text) for b in after) * 2 > sum(len(b.text) for b in reading.kept):
        reading.kept[:] = after


_MAX_KICKER = 45
"""Characters of a section's name or a kicker between title and text."""


def drop_kicker(reading: Reading, layout: Layout) -> None:
    """Leave out short plain lines over the text that are not set as its paragraphs are: "Thi đua yêu nước"."""
    kept = reading.kept
    first = next((at for at, b in enumerate(kept) if running_length(b)), None)
    if not first:
        return
    text = kept[first]
    home = layout.nodes[text.node].parent
    labels = [b for b in kept[:first] if _is_label(b) and (b.tag != text.tag or layout.nodes[b.node].parent != home)]
    if len(labels) == first:
        reading.left_out += [(b, "kicker") for b in labels]
        del kept[:first]


_MAX_FACT, _MAX_FACTS = 60, 12


def drop_facts(reading: Reading, layout: Layout) -> None:
    """Leave out the list over the text that prints date, writer and counter with their labels."""
    running = [b.index for b in reading.kept if running_length(b)]
    if not running:
        return
    # a lead of the same box may precede the facts
    last = running[1] if len(running) > 1 else running[0]
    dropped: set[int] = set()
    for block in reading.kept:
        if block.index >= last:
            break
        for index in layout.ancestors(block.node)[:4]:
            node = layout.nodes[index]
            lines = layout.blocks[node.first : node.end]
            if node.end > last or len(lines) > _MAX_FACTS or any(len(b.text) > _MAX_FACT for b in lines):
                break
            if len(lines) > 1 and any(is_stamp_block(b.text) or phrases.is_passing_time(b.text) for b in lines):
                dropped.update(b.index for b in lines)
    reading.left_out += [(b, "facts_of_page") for b in reading.kept if b.index in dropped]
    reading.kept[:] = [b for b in reading.kept if b.index not in dropped]


_BYLINE_TAGS = frozenset(("p", "div", "span", "td", "li"))


def take_bylines_above(reading: Reading, layout: Layout) -> None:
    """Names above the text, labelled, in bold or beside the stamp: "<p><b>Trọng Nghĩa</b></p>"."""
    first = next((b.index for b in reading.kept if running_length(b)), None)
    if first is None:
        return
    for block in [b for b in reading.kept if b.index < first]:
        is_titled = has_degree(block.text)  # <h4>ThS. Phạm Thị Thu Lan</h4> over a journal's text
        line = read_byline(block.text) if is_titled or block.tag in _BYLINE_TAGS else None
        if line is None or not (line.labelled or (line.names and (is_titled or is_beside_stamp(block, layout)))):
            continue
        reading.kept.remove(block)
        reading.left_out.append((block, "date_or_byline"))
        reading.bylines.append((block, line))


def _is_label(block: Block) -> bool:
    if len(block.text) > _MAX_KICKER or block.text.rstrip()[-1:] in ".!?:;,…" or block.tag not in ("div", "span", "p"):
        return False
    is_count = block.text.isdecimal()  # of comments, beside "Bình luận"
    return block.strong * 2 < len(block.text) and (is_count or not any(c.isdigit() for c in block.text))


def find_wall(layout: Layout, title_block: int | None) -> int | None:
    """The block under the title that asks to log in before one may read on."""
    start = title_block + 1 if title_block is not None else 0
    unread = Region.COMMENT | Region.CHROME | Region.HIDDEN
    return next((b.index for b in layout.blocks[start:] if phrases.is_wall(b.text) and not b.region & unread), None)


_BEHIND_TEXT = frozenset(("pointer", "inline_pointer", "prompt_or_counter", "ornament", "passing_time"))


def whole_extent(layout: Layout, reading: Reading, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The text with the captions and bylines right behind it, in which and under which its stamp may appear."""
    if span is None:
        return None
    behind = {b.index for b in reading.captions} | {b.index for b, _ in reading.bylines}
    behind |= {b.index for b, rule in reading.left_out if rule in _BEHIND_TEXT}
    first, end = span
    while end in behind:
        block = layout.blocks[end]
        if is_stamp_block(block.text) and not block.region & Region.QUOTE:
            break
        end += 1
    return first, end
