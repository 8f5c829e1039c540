"""The tree to blocks: the page's visual lines and paragraphs in reading order. One walk serves every field."""

from __future__ import annotations

import re

from lxml import etree

from articles.page.attributes import is_date_alone, is_picture_address, link_address, picture_address, read_attributes
from articles.page.elements import (
    BLOCK,
    BREAK,
    EMPHASIS,
    GENERIC,
    IMAGE,
    KINDS,
    LEVELS,
    LINK,
    NOTED,
    SKIP,
    STRONG,
    TAG_REGIONS,
    UNBROKEN,
    UNHINTED,
)
from articles.page.layout import Block, ImageMark, Layout, LinkMark, Node
from articles.page.lexicon import Region
from articles.page.regions import settle_regions
from articles.page.source import (
    NESTING_TAGS,
    NOSCRIPT_MARK,
    break_kept_lines,
    clean_text,
    framed_document,
    parse_html,
    strip_raw_text,
    text_of,
)

MAX_NODES = 40_000
"""Elements walked; the largest page of two evaluation sets has 14,000. Beyond it a page is cut, with an issue."""
_STYLED = Region.BOLD | Region.ITALIC
_HINTED_INLINE = Region.META | Region.BYLINE | Region.CAPTION | Region.LEAD | Region.SHARE | Region.TAGS
# <span id="ctl00_lblTieuDe">: portals of ASP.NET set whole titles in spans; a plain "title" may be a word of a line
_TITLE_NAME = re.compile(
    r"tieu[-_]?de|(?:news|article|post|detail|entry)s?[-_]?title|title[-_]?(?:news|article|detail)", re.I
)
_ENTRY_FOOT = re.compile(r"(?:^|\s)(?:entry|post|article)-(?:footer|foot|meta|info|utility)\b", re.IGNORECASE)
# "22:29, 08/02/2026" behind a name, "5 Bình luận" behind "32 Thích"
_NEXT_VALUE = re.compile(r"\d{1,2}[:/h.-]\d{1,2}|\d{1,5} [^\W\d_]")
_SET_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|table|flex|grid)", re.IGNORECASE)
"""A span that its style makes a paragraph: <span style="display:block">."""


def read_layout(html: str) -> Layout | None:
    """Nodes, blocks, pictures and links of a page, in reading order; ``None`` where nothing can be read."""
    stripped, scripts, video = strip_raw_text(html)
    root = parse_html(stripped)
    if root is None:
        return None
    break_kept_lines(root, stripped)
    layout = Layout(root=root, scripts=scripts, has_video=video)
    _Walker(layout).walk()
    if not layout.blocks:  # nested deeper than libxml2 reads (2,048): read again as lines, without nested elements
        flat = parse_html(NESTING_TAGS.sub("<br>", stripped))
        if flat is not None:
            lines = Layout(root=flat, scripts=scripts, has_video=video)
            _Walker(lines).walk()
            layout = lines if lines.blocks else layout
    settle_regions(layout)
    return layout


_MAX_STAMP_LETTERS = 28
"""Letters before a date in its line, up to which they may be its weekday, its label or a name."""


def _ends_in_capitals(text: str) -> bool:
    """Does a piece of a line end in two capitals or more ("2:28 CH", "TTXVN")? One alone may be a drop capital."""
    return len(text) > 1 and text[-2:].isalpha() and text[-2:].isupper()


def _holds_picture_and_line(element: etree._Element) -> bool:
    """Is an inline element a picture's box? <span><img><span>Quang cảnh hội nghị</span></span>"""
    return element.tag == "span" and len(element) > 1 and element.find("img") is not None


class _Walker:
    """The one walk; its fields are the text that has not yet ended in a block."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.parts: list[str] = []
        self.linked = 0
        self.strong = 0
        self.emphasis = 0
        self.in_link = 0
        self.in_strong = 0
        self.in_emphasis = 0
        self.stack: list[int] = [-1]
        self.after_break = False
        self.link_parts: list[str] = []
        self.link_href: str | None = None
        self.opened: dict[etree._Element, int] = {}
        """Inline elements that opened a block (0), or set their text in bold or italics (how)."""

    def walk(self) -> None:
        layout = self.layout
        walker = etree.iterwalk(layout.root, events=("start", "end"))
        count = 0
        for event, element in walker:
            tag = element.tag
            kind = KINDS.get(tag, 0) if isinstance(tag, str) else SKIP
            if event == "start":
                count += 1
                if count > MAX_NODES:
                    layout.cut = True
                    break
                if kind == SKIP:
                    if tag in NOTED:
                        self.note(element, tag)
                    walker.skip_subtree()
                    continue
                self.enter(element, tag, kind)
                continue
            self.leave(element, kind)
        self.flush()
        while len(self.stack) > 1:
            self.close_block()

    def enter(self, element: etree._Element, tag: str, kind: int) -> None:
        """What an element's beginning means for the text, and its first text."""
        if kind == BLOCK:
            if tag == "video":
                self.layout.has_video = True
            self.open_block(element, tag)
        elif kind == BREAK:
            self.break_line()
        elif kind == IMAGE:
            self.add_image(element)
        elif kind == LINK:
            self.open_link(element)
            self.open_inline(element)
        elif kind == STRONG:
            self.in_strong += 1
        elif kind == EMPHASIS:
            self.in_emphasis += 1
        else:
            self.open_inline(element)
        if element.text:
            self.add(element.text)

    def leave(self, element: etree._Element, kind: int) -> None:
        """What an element's end means for the text, and the text behind it."""
        if kind == BLOCK:
            self.close_block()
        elif kind == LINK:
            self.close_link(element)
            if self.opened:
                self.close_inline(element)
        elif kind == STRONG:
            self.in_strong -= 1
        elif kind == EMPHASIS:
            self.in_emphasis -= 1
        elif kind == 0 and self.opened:
            self.close_inline(element)
        if element.tail:
            self.add(element.tail)

    def note(self, element: etree._Element, tag: str) -> None:
        """Remember where a player or a visible control is, whose own text is not read."""
        if self.stack[-1] < 0:
            return
        if tag == "audio":
            self.layout.players.append(self.stack[-1])
        elif tag in ("object", "embed"):
            document = framed_document(element.get("data") or element.get("src") or "")
            if document:
                self.layout.links.append(LinkMark(len(self.layout.blocks), self.stack[-1], document, ""))
        elif element.get("type") != "hidden":
            self.layout.controls.append(self.stack[-1])

    def close_inline(self, element: etree._Element) -> None:
        """Close what :meth:`open_inline` opened for an element, if anything."""
        own = self.opened.pop(element, None)
        if own is None:
            return
        if own & _STYLED:
            self.style(own, -1)
        else:
            self.close_block()

    def break_line(self) -> None:
        if self.layout.nodes[self.stack[-1]].tag in UNBROKEN:
            self.parts.append(" ")
        else:
            self.flush()
            self.after_break = True

    def add(self, text: str) -> None:
        parts = self.parts
        if not parts and text.isspace() and not self.in_link:
            return  # the blanks between two tags
        # "<span>Hà Giang</span>Hơn 23h": the page's style sheet keeps the two apart
        # ... and "<span>03:12</span><span>Giọng nữ</span>"
        # ... and "<span>12/08/2024</span><span>18:22</span>", "<span>Hoài Thương</span><span>22:29, 08/02/2026</span>"
        # ... and "<span>04/11/2024 2:28:00 CH</span><span>Lượt đọc: 412</span>"
        if parts:
            before = parts[-1][-1:]
            if (
                text[0].isupper()
                and (before.islower() or (text[1:2].islower() and (before.isdigit() or _ends_in_capitals(parts[-1]))))
            ) or (text[0].isdigit() and (before.isdigit() or (before.isalpha() and _NEXT_VALUE.match(text)))):
                parts.append(" ")
        parts.append(text)
        if self.in_link or self.in_strong or self.in_emphasis:
            size = len(text.strip())
            if self.in_link:
                self.linked += size
                self.link_parts.append(text)
            if self.in_strong:
                self.strong += size
            if self.in_emphasis:
                self.emphasis += size

    def flush(self) -> None:
        """End the line; without text there is none, and nothing was counted."""
        text = clean_text("".join(self.parts))
        self.parts = []
        if text:
            layout = self.layout
            node = self.stack[-1]
            tag = layout.nodes[node].tag if node >= 0 else "body"
            layout.blocks.append(
                Block(
                    len(layout.blocks),
                    node,
                    tag,
                    text,
                    min(self.linked, len(text)),
                    self.strong,
                    self.emphasis,
                    self.after_break,
                )
            )
            self.after_break = False
        self.linked = self.strong = self.emphasis = 0

    def open_block(self, element: etree._Element, tag: str) -> None:
        if self.parts:
            self.flush()
        self.after_break = False
        hint_text, own = read_attributes(element)
        if tag in GENERIC and element.get("role") == "heading":
            tag = f"h{element.get('aria-level')}" if element.get("aria-level") in LEVELS else "h2"
        if tag in UNHINTED:
            own &= UNHINTED[tag]
        if tag == "footer" and (_ENTRY_FOOT.search(hint_text) or self.is_inside("article")):
            own = Region.META  # WordPress prints an entry's date and section in its own footer
        else:
            own |= TAG_REGIONS.get(tag, Region.NONE)
            if tag == "address" and self.is_inside("article") and _may_be_a_name(element):
                own |= Region.BYLINE  # HTML's own element for how to reach an article's writer
        self.push(element, tag, hint_text, own)

    def is_inside(self, tag: str) -> bool:
        """Is an element of this tag open?"""
        return any(index >= 0 and self.layout.nodes[index].tag == tag for index in self.stack)

    def open_inline(self, element: etree._Element) -> None:
        """Begin a block at a marked inline element (``<span class="date">``); count one that sets its text in bold."""
        hint_text, own = read_attributes(element)
        is_title = own & Region.TITLE and not self.parts and _TITLE_NAME.search(hint_text)
        style = element.get("style") if element.tag == "span" else None
        if style and _SET_AS_BLOCK.search(style):
            self.flush()
            self.push(element, "div", hint_text, own)
            self.opened[element] = 0
            return
        if not own & (_HINTED_INLINE | Region.HIDDEN) and not is_title:
            behind_title = bool(hint_text and self.parts) and is_date_alone(element)
            if _holds_picture_and_line(element):
                pass
            elif not behind_title or sum(c.isalpha() for p in self.parts for c in p) <= _MAX_STAMP_LETTERS:
                if own & _STYLED:
                    self.opened[element] = own & _STYLED
                    self.style(own, 1)
                return
        self.flush()
        self.push(element, "span", hint_text, own)
        self.opened[element] = 0

    def push(self, element: etree._Element, tag: str, hint_text: str, own: int) -> None:
        nodes = self.layout.nodes
        index = len(nodes)
        nodes.append(
            Node(
                index,
                self.stack[-1],
                tag,
                element,
                hint_text,
                own,
                first=len(self.layout.blocks),
                depth=len(self.stack),
            )
        )
        self.layout.node_of[element] = index
        self.stack.append(index)
        if own & _STYLED:
            self.style(own, 1)

    def style(self, own: int, by: int) -> None:
        """Count the elements around the text that set it in bold or italics by their style."""
        if own & Region.BOLD:
            self.in_strong += by
        if own & Region.ITALIC:
            self.in_emphasis += by

    def close_block(self) -> None:
        if self.parts:
            self.flush()
        self.after_break = False
        if len(self.stack) > 1:
            node = self.layout.nodes[self.stack.pop()]
            node.end = len(self.layout.blocks)
            if node.own & _STYLED:
                self.style(node.own, -1)

    def add_image(self, element: etree._Element) -> None:
        source = picture_address(element)
        before = len(self.layout.blocks) + bool("".join(self.parts).strip())
        images = self.layout.images
        if element.get(NOSCRIPT_MARK) and images and images[-1].before == before:
            if is_picture_address(images[-1].source):
                return  # the same picture, which a script loads
            images.pop()
        width = element.get("width") or ""
        images.append(
            ImageMark(
                before,
                self.stack[-1],
                source,
                clean_text(element.get("alt") or ""),
                int(width) if width.isdigit() else None,
            )
        )

    def open_link(self, element: etree._Element) -> None:
        if element.get("href"):
            self.in_link += 1
            self.link_parts = []
        elif not _is_target(element):
            self.in_link += 1

    def close_link(self, element: etree._Element) -> None:
        if not element.get("href"):
            self.in_link -= not _is_target(element)
            return
        self.in_link -= 1
        label = clean_text("".join(self.link_parts))
        self.link_parts = []
        rel = element.get("rel")
        rels = rel.lower().split() if rel else ()
        is_section = "category" in rels
        is_tag = "tag" in rels and not is_section
        place = len(self.layout.blocks), self.stack[-1]
        self.layout.links.append(LinkMark(*place, link_address(element), label, is_tag, is_section))


def _is_target(element: etree._Element) -> bool:
    """Is an ``a`` without address a place to jump to, around a heading or a text? Others are links of a script."""
    return bool(element.get("name") or element.get("id"))


def _may_be_a_name(element: etree._Element) -> bool:
    """May an element hold a name: some letters, and neither a number nor the sign of an e-mail address?"""
    text = clean_text(text_of(element))
    return 0 < len(text) <= _LONGEST_NAME and not any(c.isdigit() or c in "@:" for c in text)


_LONGEST_NAME = 60
