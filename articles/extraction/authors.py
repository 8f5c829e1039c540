"""The authors: first the bylines that the page prints, then its statements for machines."""

from __future__ import annotations

import re

from articles.dates import find_stamps
from articles.extraction.author_names import (
    has_degree,
    is_agency,
    is_desk,
    is_full_name,
    looks_like_name,
    place_names,
    split_names,
    without_note,
    without_post,
)
from articles.extraction.byline import (
    Byline,
    clean_author_value,
    is_author_label,
    is_author_line,
    is_small_name,
    opens_writer_box,
    read_byline,
    read_told,
)
from articles.extraction.reading import Reading, is_set_apart, signs_document
from articles.extraction.stampline import is_stamp_block
from articles.extraction.title import Title
from articles.page import phrases
from articles.page.layout import Block, Layout
from articles.page.lexicon import Region
from articles.page.source import text_of
from articles.page.statements import Statements
from articles.text import comparison_form

_NOT_AUTHORS = Region.RELATED | Region.COMMENT | Region.ADVERT | Region.TAGS
_REACH_BELOW = 6
"""Blocks under the body in which a byline may stand."""
_REACH_OF_CARD = 3
"""Blocks under the body in which the writer's card links to the writer's page."""
_MAX_LINE = 120
_MAX_OFFICE = 60


def find_authors(
    layout: Layout,
    said: Statements,
    reading: Reading,
    title: Title | None,
    span: tuple[int, int] | None,
    *,
    stamp: int | None = None,
) -> tuple[str, ...]:
    """Names as printed. An agency or the newsroom ("TTXVN", "PV") only where no person is named.

    ``stamp`` is the block of the date, which may be over the title with a name beside it.
    """
    lines = [line for _, line in reading.bylines]
    if span:
        above = title.block if title else None
        start = above + 1 if above is not None and above < span[0] else max(0, span[0] - 10)
        # "Ảnh: Bảo Trân" right under a picture names its photographer
        pictured = {i.before for i in layout.images} & {b.index for b in reading.captions if not is_author_line(b.text)}
        between = [b for b in layout.blocks[start : span[0]] if b.index not in pictured]
        labelled = [None, *between]
        lines += [line for b, label in zip(between, labelled, strict=False) if (line := _read_above(b, label, layout))]
        if stamp is not None and stamp < start:
            beside = _row_of_stamp(layout, stamp, start)
            pairs = zip(beside, [None, *beside], strict=False)
            lines += [line for b, label in pairs if (line := _read_above(b, label, layout))]
        if above is not None and above < start:
            lines += _named_over_title(layout, above)
        lines += _linked_authors(layout, start, span[0]) or _linked_authors(layout, span[1], span[1] + _REACH_OF_CARD)
        lines += _read_below(layout, _behind_text(layout, reading, span[1]), pictured)
        lines += _marked_offices(layout, (*between, *layout.blocks[span[1] : span[1] + _REACH_BELOW]))
    people: list[str] = []
    others: list[str] = []
    written = [line for line in lines if not line.is_craft]
    for line in written if any(line.names for line in written) else lines:
        for name in line.names:
            (others if is_desk(name) or is_agency(name) else people).append(name)
        if line.agency:
            others.append(line.agency)
    if people:
        return _unique(people)
    sites = {comparison_form(n) for n in said.site_names}
    stated = [n for value in said.authors for n in clean_author_value(value)]
    named = [n for n in stated if not is_agency(n) and not is_desk(n) and comparison_form(n) not in sites]
    return _unique(named) if named else _unique(others)[:1]


_ROW_LINES, _ROW_REACH = 8, 4


def _row_of_stamp(layout: Layout, stamp: int, end: int) -> list[Block]:
    """The lines right around a stamp, with those of the small box around both."""
    first, last = max(0, stamp - 1), min(stamp + 2, end)
    for index in layout.ancestors(layout.blocks[stamp].node)[:_ROW_REACH]:
        node = layout.nodes[index]
        if node.end - node.first <= _ROW_LINES and node.end <= end:
            first, last = min(first, node.first), max(last, node.end)
    return layout.blocks[first:last]


def _named_over_title(layout: Layout, title: int) -> list[Byline]:
    """The name over the title in the small box of both: the section and the writer in one row."""
    for index in layout.ancestors(layout.blocks[title].node)[1:_ROW_REACH]:
        node = layout.nodes[index]
        if node.end - node.first > _ROW_LINES or node.tag in ("body", "html", "header"):
            break
        over = layout.blocks[node.first : title]
        found = [b for b in over if not b.region & _NOT_AUTHORS and is_name_line(b.text)]
        found = [b for b in found if b.region & Region.BYLINE or (is_full_name(b.text) and not b.linked)]
        if len(found) == 1:
            return [Byline(names=split_names(found[0].text))]
    return []


def is_name_line(text: str) -> bool:
    """Is a line nothing but one or two names? Only a place that has names on page after page makes them authors."""
    names = split_names(text)
    return (
        bool(names)
        and all(looks_like_name(n) and " " in n and not is_agency(n) for n in names)
        and (sum(len(n) for n in names) >= len(text) - 6 * len(names))
    )


def _unique(names: list[str]) -> tuple[str, ...]:
    """Each name once, whatever its case: a page may print "Hà Thu" on top and "HÀ THU" at the end."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(comparison_form(name), name)
    return tuple(first.values())


def is_beside_stamp(block: Block, layout: Layout) -> bool:
    """Is a stamp in the same row, at most a dot between the two?"""
    row = set(layout.ancestors(block.node)[:2])
    near = [b for b in layout.blocks[max(0, block.index - 2) : block.index + 3] if b is not block]
    return any(
        (is_stamp_block(b.text) or phrases.is_passing_time(b.text)) and row & set(_steps_of_cell(b, layout))
        for b in near
    )


def _steps_of_cell(block: Block, layout: Layout) -> list[int]:
    """A line's element and the one around it; of a marked piece of a cell, the cell and the one around it."""
    chain = layout.ancestors(block.node)
    piece = layout.nodes[chain[0]]
    return chain[: 3 if piece.tag in ("span", "time") else 2]


def _read_above(block: Block, before: Block | None, layout: Layout) -> Byline | None:
    """A byline between title and body: alone, in a cell after its label, or beside the stamp ("Hà Thu | 08/04/25")."""
    if block.region & _NOT_AUTHORS or (len(block.text) > _MAX_LINE and not is_stamp_block(block.text)):
        return None
    if before is not None and is_author_label(before.text):
        told = split_names(block.text) if is_name_line(block.text) or _is_short_name(block.text) else ()
        return Byline(names=told, labelled=True) if told else read_byline(block.text)
    if not block.region & (Region.BYLINE | Region.META):
        return _read_unmarked(block, layout)
    text = _without_stamps(block.text)
    if told := read_told(text):
        return Byline(names=told, labelled=True)
    names = [
        n
        for part in _COLUMN.split(text)
        if not phrases.is_chrome_line(part.strip())
        for n in clean_author_value(_STAMP_LABEL.sub("", part))
    ]
    return Byline(names=tuple(names)) if names else None


_COLUMN = re.compile(r"[|•·]")


def read_passing_row(block: Block, layout: Layout) -> Byline | None:
    """The names in a row whose elements each hold a name, a passing time or a counter, else ``None``.

    ``<div><a>Quốc Bảo</a><span>3 giờ trước</span><span>4 phút đọc</span></div>``
    """
    if block.node < 0 or len(block.text) > _MAX_LINE or not ("trước" in block.text or " ago" in block.text):
        return None
    element = layout.nodes[block.node].element
    around = [element.text, *(piece.tail for piece in element)]
    if any(c.isalnum() for text in around if text for c in text):
        return None
    pieces = [text for p in element if (text := " ".join(text_of(p).split()))]
    named = [p for p in pieces if not phrases.is_passing_time(p) and not phrases.is_chrome_line(p)]
    if len(pieces) < _PIECES or not any(map(phrases.is_passing_time, pieces)) or not all(map(_is_writer, named)):
        return None
    return Byline(names=tuple(n for text in named for n in split_names(text)))


def _is_writer(text: str) -> bool:
    return is_full_name(text) or _is_pen_name(text) or _is_short_name(text)


def _read_unmarked(block: Block, layout: Layout) -> Byline | None:
    """A byline that no class names as one: in a stamp's line or beside it, or with a label."""
    if row := read_passing_row(block, layout):
        return row
    if line := _name_beside_stamp(block, layout):
        return line
    is_beside = is_beside_stamp(block, layout)
    if is_beside and (told := read_told(block.text)):
        return Byline(names=told, labelled=True)
    line = read_byline(block.text)
    if line is None:
        return None
    if len(line.names) == 1 and has_degree(block.text) and not block.linked:
        return line  # <h4>ThS. Phạm Thị Thu Lan</h4> under a journal's title
    named = is_stamp_block(block.text) or (is_beside and _names_a_writer(block, layout))
    return line if line.labelled or named else None


def _names_a_writer(block: Block, layout: Layout) -> bool:
    """Is a line a writer's name: in full, initials, or a pen name that is not also an entry of a menu?"""
    name = without_note(block.text).strip(_AROUND_NAME)
    if is_full_name(name) or _is_short_name(name):
        return True
    if _is_pen_name(name):
        return not block.linked or _has_icon(block, layout) or _is_linked_once(name, layout)
    return len(split_names(name)) > 1 and is_name_line(name) and not block.linked


def _is_linked_once(label: str, layout: Layout) -> bool:
    """Does one link of the page alone have a label? A section's name is in the menu, too."""
    return sum(link.label == label for link in layout.links) == 1


def _without_stamps(text: str) -> str:
    """A line with a mark in place of each of its dates."""
    for stamp in reversed(find_stamps(text, limit=3)):
        text = f"{text[: stamp.start]} | {text[stamp.end :]}"
    return text


def _has_icon(block: Block, layout: Layout) -> bool:
    """Is the picture of a person or pen beside a name? <li><i class="fa fa-user"></i> Trúc Linh</li>"""
    element = layout.nodes[block.node].element
    return any(_PERSON_ICON.search(i.get("class") or "") for i in element.iter("i", "svg", "span"))


_AROUND_NAME = " |•·-–—"
"""Marks that part a name from the stamp in its row: "Thanh Tùng •"."""
_AUTHOR_HINT = re.compile(r"author|byline|tac-?_?gia|but-?_?danh|writer", re.IGNORECASE)


# <a href="/tac-gia/phuong-cuc-12">, <a href="/author/hai-trieu">
_AUTHOR_ADDRESS = re.compile(r"/(?:tac-?gia|authors?|nha-?bao|but-?danh|cay-?but|profile)(?:[/.?-]|$)", re.IGNORECASE)


def _linked_authors(layout: Layout, start: int, end: int) -> list[Byline]:
    """Names between title and text that lead to their writers' pages."""
    return [
        Byline(names=split_names(link.label) or (link.label,), labelled=True)
        for link in layout.links
        if start <= link.block < end
        and _AUTHOR_ADDRESS.search(link.href)
        and (is_name_line(link.label) or is_small_name(link.label))
    ]


def _marked_offices(layout: Layout, blocks: tuple[Block, ...]) -> list[Byline]:
    """Offices and newsrooms alone in elements that are named as the author's, not only as the source's."""
    return [
        Byline(agency=block.text.strip(" -–|"))
        for block in blocks
        if block.region & Region.BYLINE
        and not block.region & _NOT_AUTHORS
        and len(block.text) <= _MAX_OFFICE
        and is_agency(block.text.strip(" -–|"))
        and _AUTHOR_HINT.search(layout.nodes[block.node].hint)
    ]


def _is_pen_name(text: str) -> bool:
    """Two names or more without a family name ("Tố Uyên"), no place and no section."""
    return (
        " " in text
        and looks_like_name(text)
        and not is_agency(text)
        and not phrases.is_section_label(text)
        and comparison_form(text) not in place_names()
    )


# "Nguyễn Phước Lành Cập nhật lần cuối: 15:10 16/05/2018"
_STAMP_LABEL = re.compile(
    r"\s*(?:(?:cập nhật|xuất bản|đăng)(?: lần cuối)?(?: lúc| ngày| vào)?|ngày đăng|lúc|vào|ngày|thứ \w+|chủ nhật)"
    r"\s*[:,]?\s*$",
    re.IGNORECASE,
)


_PERSON_ICON = re.compile(r"user|author|person|pencil|pen(?![a-z])|writer", re.IGNORECASE)


def _has_own_element(name: str, block: Block, layout: Layout) -> bool:
    """Is a name the whole text of an element in the stamp's line, or does it follow the icon of a person?"""
    element = layout.nodes[block.node].element
    inline = list(element.iter(*_INLINE))
    if any(" ".join(str(t).split()).strip(_AROUND_NAME) == name for t in element.itertext()):
        return True  # <p>Anh Đào <span>18/11/2026 09:30</span></p>
    if any(_PERSON_ICON.search(e.get("class") or "") and (e.tail or "").strip().startswith(name) for e in inline):
        return True
    return any(" ".join(text_of(e).split()).strip(_AROUND_NAME) == name for e in inline)


_INLINE = ("span", "a", "b", "strong", "i", "em", "label", "small", "font", "u")
_SEGMENT = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|\s*[,;]\s+")


def _name_beside_stamp(block: Block, layout: Layout) -> Byline | None:
    """The names with a writer's label in a stamp's line, else the one name that is a piece of its own in it.

    "Trần Thị Mai 20 tháng 11, 2023 lúc 07:45", "Đăng ngày 20/11/2023 bởi Thu Hà", "20/11/2023 | 07:45 | Thu Hà".
    """
    stamps = find_stamps(block.text, limit=3) if is_stamp_block(block.text, _MAX_REST) else []
    if not stamps:
        return None
    text = _without_stamps(block.text)
    if told := read_told(text):
        return Byline(names=told, labelled=True)
    parted = bool(_SEGMENT.search(block.text[: stamps[0].start]) or _SEGMENT.search(block.text[stamps[-1].end :]))
    names: list[str] = []
    for segment in _SEGMENT.split(text):
        name = without_note(_BEFORE_NAME.sub("", _STAMP_LABEL.sub("", segment))).strip(" |•·-–—,()[]")
        name = without_post(name)
        if is_full_name(name) or (
            (_is_pen_name(name) or _is_short_name(name))
            and (parted or _has_own_element(name, block, layout))
            and not _PLACE_AND_DAY.match(text)
        ):
            names.append(name)
    return Byline(names=(names[0],)) if len(names) == 1 else None


_PLACE_AND_DAY = re.compile(r"^[^\d,]{2,30},\s*ngày\b", re.IGNORECASE)
"""The head of a document: "Lam Giang, ngày 20 tháng 10 năm 2026"."""
_MAX_REST = 45
"""Letters beside the date in a stamp's line: a label, a name, a section."""
_BEFORE_NAME = re.compile(r"^(?:đăng|viết|cập nhật)\s+(?=[^\W\d_])")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,3}[^\W\d_]{1,10}\.?")


def _is_short_name(text: str) -> bool:
    """Initials or the newsroom beside a stamp: "T.H", "N.T.B", "PV"."""
    return is_desk(text) or (bool(_DOTTED.fullmatch(text)) and looks_like_name(text))


def _name_in_piece(block: Block, layout: Layout) -> Byline | None:
    """The name that one element of a short line holds: <span>Thanh Tùng</span><span>Nguồn: …</span>."""
    if block.linked or len(block.text) > _MAX_OFFICE * 2:
        return None
    pieces = [
        " ".join(text_of(e).split())
        for e in layout.nodes[block.node].element.iterchildren("span", "b", "strong", "em", "i")
    ]
    if len(pieces) < _PIECES or not any(p.lower().startswith(("nguồn", "theo", "source")) for p in pieces):
        return None
    names = [p for p in pieces if is_name_line(p)]
    return Byline(names=split_names(names[0])) if len(names) == 1 and block.text.startswith(names[0]) else None


_PIECES = 2


def _is_passed_over(block: Block) -> bool:
    """A counter, prompt, stamp, licence or short row of links, behind which the writer may still follow."""
    text = block.text
    if block.region & Region.TAGS or phrases.is_chrome_line(text) or phrases.is_copyright_line(text):
        return True
    return is_stamp_block(text) or (block.linked * 2 > len(text) and len(text) < _MAX_OFFICE)


_FURTHER = 30
_NOT_BYLINES = frozenset(("pointer", "inline_pointer", "outside_region"))


def _behind_text(layout: Layout, reading: Reading, end: int) -> int:
    """The first block behind the text and the captions, sources and rows of tools that follow it."""
    captions = {b.index for b in reading.captions if not is_author_line(b.text)}
    others = {b.index for b, rule in reading.left_out if rule in _NOT_BYLINES}
    for block in layout.blocks[end : end + _FURTHER]:
        if is_stamp_block(block.text):
            return block.index
        line = None if block.index in captions else read_byline(block.text)
        if block.index in captions or (block.index in others and line is None):
            continue
        is_source = line is not None and line.labelled and not line.names and not line.agency
        if (line is not None and not is_source) or not (is_source or _is_passed_over(block)):
            return block.index
    return end


def _read_below(layout: Layout, end: int, pictured: set[int]) -> list[Byline]:
    """Bylines in the few blocks under the body, up to a heading over something else."""
    found: list[Byline] = []
    boxed: list[Byline] = []  # "Người viết" in a box, each name in one of its own
    is_labelled = False
    for block in layout.blocks[end : end + _REACH_BELOW]:
        if block.index in pictured:
            continue
        if is_author_label(block.text):
            is_labelled = True
        elif is_labelled := is_labelled and is_name_line(block.text):
            boxed.append(Byline(names=split_names(block.text), labelled=True))
        if block.region & _NOT_AUTHORS or len(block.text) > _MAX_LINE or phrases.is_copyright_line(block.text):
            continue
        if phrases.is_related_heading(block.text) or phrases.is_comment_heading(block.text):
            break
        following = layout.blocks[block.index + 1].text if block.index + 1 < len(layout.blocks) else ""
        if opens_writer_box(block.text, following):
            found.append(Byline(names=(block.text,), labelled=True))
            break
        line = _read_line_below(block, layout, end)
        if line is not None:
            found.append(line)
    return found or boxed


def _read_line_below(block: Block, layout: Layout, end: int) -> Byline | None:
    """The byline of one line under the body: labelled, beside a stamp, marked, set apart, or next behind the text."""
    beside = _name_beside_stamp(block, layout) or _name_in_piece(block, layout)
    line = beside or read_byline(block.text)
    if line is None or beside is not None or line.labelled or not line.names:
        return line
    if signs_document(block, layout):
        return None
    if block.region & Region.BYLINE or is_set_apart(block, layout):
        return line
    is_next = all(_is_passed_over(b) for b in layout.blocks[end : block.index])
    bare = without_note(block.text)
    is_name = is_name_line(bare) or bool(_DOTTED.fullmatch(bare))  # "T.H"
    return line if is_next and is_name and not block.linked else None
