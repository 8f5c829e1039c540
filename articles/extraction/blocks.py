"""HTML text to one tree, and the tree to blocks: the page's visual lines and paragraphs in reading order.

One parse and one walk serve every field. A node's blocks are a contiguous range, so that sums over any part of the
page are differences of prefix sums.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from articles.extraction.lexicon import OUTSIDE, Region, read_hint
from articles.text import normalise_line

MAX_NODES = 60_000
"""Elements walked; the largest page of two evaluation sets has 14,000. Beyond it a page is cut, with an issue."""
_SKIP, _BLOCK, _BREAK, _LINK, _IMAGE, _STRONG, _EMPHASIS = range(1, 8)
_KIND: dict[str, int] = {
    **dict.fromkeys(
        "script style noscript template svg math head select option button input textarea iframe object embed canvas"
        " datalist map audio dialog".split(),
        _SKIP,
    ),
    **dict.fromkeys(
        "html body div p section article main aside header footer nav h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead"
        " tbody tfoot tr td th caption blockquote pre figure figcaption form fieldset address center details summary"
        " hr time hgroup menu marquee legend video picture amp-img".split(),
        _BLOCK,
    ),
    "br": _BREAK,
    "a": _LINK,
    "img": _IMAGE,
    "amp-img": _IMAGE,
    "strong": _STRONG,
    "b": _STRONG,
    "em": _EMPHASIS,
    "i": _EMPHASIS,
}
_TAG_REGION = {
    "nav": Region.CHROME,
    "footer": Region.CHROME,
    "menu": Region.CHROME,
    "marquee": Region.CHROME,
    "aside": Region.RELATED,
    "figcaption": Region.CAPTION,
    "caption": Region.NONE,
    "blockquote": Region.QUOTE,
    "time": Region.META,
    "h1": Region.NONE,
}
_ROLE_REGION = {
    "navigation": Region.CHROME,
    "banner": Region.CHROME,
    "contentinfo": Region.CHROME,
    "search": Region.CHROME,
    "menu": Region.CHROME,
    "dialog": Region.CHROME,
    "complementary": Region.RELATED,
}
# Names on these say what the page or the card is, not that the text in it is something else.
_UNHINTED = {
    "html": Region.NONE,
    "body": Region.NONE,
    "main": Region.BODY,
    "article": Region.BODY | Region.RELATED | Region.COMMENT | Region.ADVERT | Region.HIDDEN,
}
_HINTED_INLINE = Region.META | Region.BYLINE | Region.CAPTION | Region.LEAD | Region.SHARE | Region.TAGS
_INHERITED = OUTSIDE | Region.CAPTION | Region.META | Region.BYLINE | Region.LEAD | Region.TITLE | Region.QUOTE
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_RAW_TEXT = re.compile(r"<(script|style|noscript|svg|template|iframe|textarea)\b[^<>]{0,4000}>|<!--", re.IGNORECASE)
_END_TAGS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
# A tag with this many characters carries an embedded picture, or thousands of attributes that cost libxml2 their square.
_GIANT_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,10})\b[^<>]{20000,}>?")
_NESTING_TAGS = re.compile(r"</?(?:div|span|table|tbody|tr|td|font|b|i|em|strong|center|section|ul|li|a)\b[^<>]{0,4000}>", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Node:
    """A block-level element (or a marked inline one) with the range of blocks inside it."""

    index: int
    parent: int
    tag: str
    element: etree._Element
    hint: str
    own: Region
    region: Region = Region.NONE
    first: int = 0
    end: int = 0
    depth: int = 0


@dataclass(slots=True)
class Block:
    """One visual line or paragraph."""

    index: int
    node: int
    tag: str
    text: str
    linked: int
    """Characters inside links."""
    strong: int
    emphasis: int
    after_break: bool
    """Follows a ``<br>`` inside the same element."""
    region: Region = Region.NONE

    @property
    def link_density(self) -> float:
        return self.linked / len(self.text) if self.text else 0.0


@dataclass(slots=True)
class ImageMark:
    """A picture, and the block before which it stands."""

    before: int
    node: int
    source: str
    alt: str
    width: int | None


@dataclass(slots=True)
class LinkMark:
    """A link with its label, and the block in which it stands."""

    block: int
    node: int
    href: str
    label: str


@dataclass(slots=True)
class Layout:
    """A page as nodes and blocks; ``root`` is the one tree, for selectors and meta data."""

    root: etree._Element
    nodes: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    images: list[ImageMark] = field(default_factory=list)
    links: list[LinkMark] = field(default_factory=list)
    scripts: tuple[str, ...] = ()
    """Contents of JSON-LD scripts."""
    has_video: bool = False
    is_photo_story: bool = False
    """The captions are the article: pictures, each with its paragraph."""
    script_chars: int = 0
    cut: bool = False
    node_of: dict[etree._Element, int] = field(default_factory=dict)

    def ancestors(self, node: int) -> list[int]:
        """``node`` and what holds it, innermost first."""
        chain: list[int] = []
        while node >= 0:
            chain.append(node)
            node = self.nodes[node].parent
        return chain


def clean_text(text: str) -> str:
    """One line, NFC, without invisible characters; fast for the usual text that has none."""
    text = " ".join(text.split())
    if text.isascii() and not _ODD.search(text):
        return text
    return normalise_line(text)


def strip_raw_text(html: str) -> tuple[str, tuple[str, ...], int, bool]:
    """``html`` without scripts, styles and comments; the JSON-LD scripts; characters of script; is there a video frame.

    Linear in the page's length whatever stands in it: an unclosed script runs to the end, as in a browser.
    """
    kept: list[str] = []
    scripts: list[str] = []
    script_chars, video, at = 0, False, 0
    lower: str | None = None
    while True:
        found = _RAW_TEXT.search(html, at)
        if not found:
            kept.append(html[at:])
            break
        kept.append(html[at : found.start()])
        if found[1] is None:
            end = html.find("-->", found.end())
            at = len(html) if end < 0 else end + 3
            if at >= len(html):
                break
            continue
        if lower is None:
            lower = html.lower()
            if len(lower) != len(html):  # "İ" grows when lowered: places would shift
                lower = html
        name = found[1].lower()
        end = lower.find("</" + name, found.end())
        stop = len(html) if end < 0 else end
        opening = found[0].lower()
        if name == "script":
            if "ld+json" in opening:
                scripts.append(html[found.end() : stop])
            else:
                script_chars += stop - found.end()
        elif name == "iframe":
            video = video or any(w in opening for w in ("youtube", "vimeo", "video", "player", "embed"))
        close = html.find(">", stop)
        at = len(html) if close < 0 else close + 1
        if name == "svg":
            kept.append(" ")
        if at >= len(html):
            break
    video = video or ".mp4" in html or ".m3u8" in html
    return "".join(kept), tuple(scripts), script_chars, video


def parse_html(html: str) -> etree._Element | None:
    """The page's one tree, or ``None`` where there is nothing to parse."""
    html = _END_TAGS.sub("", _ILLEGAL.sub(" ", html))  # baotayninh.vn closes </html> before <head>
    html = _GIANT_TAG.sub(r"<\1>", html)
    if not html.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(html.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def read_layout(html: str) -> Layout | None:
    """Nodes, blocks, pictures and links of a page, in reading order; ``None`` where nothing can be read."""
    stripped, scripts, script_chars, video = strip_raw_text(html)
    root = parse_html(stripped)
    if root is None:
        return None
    layout = Layout(root=root, scripts=scripts, script_chars=script_chars, has_video=video)
    _Walker(layout).walk()
    if not layout.blocks:  # nested deeper than libxml2 reads (2,048): read again as lines, without what nests
        flat = parse_html(_NESTING_TAGS.sub("<br>", stripped))
        if flat is not None:
            layout = Layout(root=flat, scripts=scripts, script_chars=script_chars, has_video=video)
            _Walker(layout).walk()
    _settle_regions(layout)
    return layout


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

    def walk(self) -> None:
        layout = self.layout
        walker = etree.iterwalk(layout.root, events=("start", "end"))
        opened: dict[etree._Element, bool] = {}
        count = 0
        for event, element in walker:
            tag = element.tag
            kind = _KIND.get(tag, 0) if isinstance(tag, str) else _SKIP
            if event == "start":
                count += 1
                if count > MAX_NODES:
                    layout.cut = True
                    break
                if kind == _SKIP:
                    walker.skip_subtree()
                    continue
                if kind == _BLOCK:
                    if tag == "video":
                        layout.has_video = True
                    self.open_block(element, tag)
                elif kind == _BREAK:
                    self.flush()
                    self.after_break = True
                elif kind == _IMAGE:
                    self.add_image(element)
                elif kind == _LINK:
                    if element.get("href"):
                        self.in_link += 1
                        self.link_parts = []
                    if self.opens_region(element):
                        opened[element] = True
                elif kind == _STRONG:
                    self.in_strong += 1
                elif kind == _EMPHASIS:
                    self.in_emphasis += 1
                elif self.opens_region(element):
                    opened[element] = True
                if element.text:
                    self.add(element.text)
                continue
            if kind == _BLOCK:
                self.close_block()
            elif kind == _LINK:
                if element.get("href"):
                    self.close_link(element)
                if opened.pop(element, False):
                    self.close_block()
            elif kind == _STRONG:
                self.in_strong -= 1
            elif kind == _EMPHASIS:
                self.in_emphasis -= 1
            elif kind == 0 and opened and opened.pop(element, False):
                self.close_block()
            if element.tail:
                self.add(element.tail)
        self.flush()
        while len(self.stack) > 1:
            self.close_block()

    def add(self, text: str) -> None:
        parts = self.parts
        # "<span>Hà Giang</span>Hơn 23h": the page's style sheet keeps the two apart
        if parts and text[0].isupper() and parts[-1][-1:].islower():
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
        if self.parts:
            text = clean_text("".join(self.parts))
            self.parts = []
            if text:
                layout = self.layout
                node = self.stack[-1]
                tag = layout.nodes[node].tag if node >= 0 else "body"
                layout.blocks.append(
                    Block(
                        len(layout.blocks), node, tag, text, min(self.linked, len(text)), self.strong, self.emphasis,
                        self.after_break,
                    )
                )  # fmt: skip
                self.after_break = False
        self.linked = self.strong = self.emphasis = 0

    def open_block(self, element: etree._Element, tag: str) -> None:
        self.flush()
        self.after_break = False
        hint_text, own = _read_attributes(element)
        if tag in _UNHINTED:
            own &= _UNHINTED[tag]
        own |= _TAG_REGION.get(tag, Region.NONE)
        self.push(element, tag, hint_text, own)

    def opens_region(self, element: etree._Element) -> bool:
        """A marked inline element (``<span class="date">``) is a block of its own."""
        hint_text, own = _read_attributes(element)
        if not own & _HINTED_INLINE and not own & Region.HIDDEN:
            return False
        self.flush()
        self.push(element, "span", hint_text, own)
        return True

    def push(self, element: etree._Element, tag: str, hint_text: str, own: Region) -> None:
        nodes = self.layout.nodes
        index = len(nodes)
        nodes.append(
            Node(index, self.stack[-1], tag, element, hint_text, own, first=len(self.layout.blocks), depth=len(self.stack))
        )
        self.layout.node_of[element] = index
        self.stack.append(index)

    def close_block(self) -> None:
        self.flush()
        self.after_break = False
        if len(self.stack) > 1:
            self.layout.nodes[self.stack.pop()].end = len(self.layout.blocks)

    def add_image(self, element: etree._Element) -> None:
        source = next(
            (v for k in ("data-src", "data-original", "data-lazy-src", "data-srcset", "src") if (v := element.get(k))), ""
        )
        width = element.get("width") or ""
        self.layout.images.append(
            ImageMark(
                len(self.layout.blocks) + bool("".join(self.parts).strip()), self.stack[-1], source.strip(),
                clean_text(element.get("alt") or ""), int(width) if width.isdigit() else None,
            )
        )  # fmt: skip

    def close_link(self, element: etree._Element) -> None:
        self.in_link -= 1
        label = clean_text("".join(self.link_parts))
        self.link_parts = []
        self.layout.links.append(LinkMark(len(self.layout.blocks), self.stack[-1], (element.get("href") or "").strip(), label))


def _read_attributes(element: etree._Element) -> tuple[str, Region]:
    hint_text, region = "", Region.NONE
    for name, value in element.items():
        if name in ("class", "id", "itemprop", "data-role", "data-field"):
            hint_text = f"{hint_text} {value}" if hint_text else value
        elif name == "style":
            if "n" in value and _HIDDEN_STYLE.search(value):
                region |= Region.HIDDEN
        elif name == "role":
            region |= _ROLE_REGION.get(value, Region.NONE)
        elif name == "hidden":
            region |= Region.HIDDEN
    if hint_text:
        region |= read_hint(hint_text)
    return hint_text, region


# The share of a page's running text from which a region is believed to be the article in spite of its name. Comments
# may outweigh an article (a 2015 page of tuoitre.vn shows 107 of them), and so may a cookie notice or an imprint.
_BELIEVED_SHARE = ((Region.COMMENT, 0.9), (Region.CHROME, 0.8), (OUTSIDE | Region.CAPTION, 0.45))
# Characters of running text from which a region is too long to be what its name says.
_TOO_LONG = ((Region.TITLE, 350), (Region.META | Region.BYLINE, 700), (Region.LEAD, 1600))
PHOTO_STORY_TEXT = 600
"""Characters of running text in captions from which, if it outweighs the rest, the captions are the article."""
RUNNING_TEXT = 80
"""Characters outside links from which a block counts as running text."""


def running_length(block: Block) -> int:
    """Characters of running text; 0 for short or mostly linked blocks."""
    plain = len(block.text) - block.linked
    return plain if plain >= RUNNING_TEXT and block.linked * 2 < len(block.text) else 0


HEADLINE = 24
"""Characters of a link's label from which it is read as another article's headline."""
_CARD_TAGS = frozenset(("div", "li", "article", "section", "td", "tr", "dl", "dd", "figure"))
_CARDS = 3
"""Boxes of one kind side by side, each with a headline, from which they are cards of other articles."""


def is_headline(block: Block) -> bool:
    """A block that is another article's headline: nearly all link, and long."""
    return len(block.text) >= HEADLINE and block.linked * 10 >= len(block.text) * 8


def _mark_teasers(layout: Layout, sums: list[int]) -> None:
    """Mark as related what stands in boxes of one kind, side by side, each with a linked headline."""
    nodes = layout.nodes
    groups: dict[tuple[int, str, str], set[int]] = {}
    for block in layout.blocks:
        if block.node < 0 or not is_headline(block):
            continue
        index = block.node
        for _ in range(5):
            node = nodes[index]
            if node.parent < 0:
                break
            if node.tag in _CARD_TAGS:
                groups.setdefault((node.parent, node.tag, node.hint), set()).add(index)
            index = node.parent
    for members in groups.values():
        if len(members) < _CARDS:
            continue
        running = sum(sums[nodes[i].end] - sums[nodes[i].first] for i in members)
        if running <= _CARD_SHARE * sums[-1]:
            for i in members:
                nodes[i].own |= Region.RELATED


_CARD_SHARE = 0.7  # of the page's running text; where cards hold more, the page is a list of them


def _settle_regions(layout: Layout) -> None:
    """Hand regions down the tree, after clearing those that hold the bulk of the page's running text."""
    sums = [0]
    for block in layout.blocks:
        sums.append(sums[-1] + running_length(block))
    total = sums[-1]
    nodes = layout.nodes
    _mark_teasers(layout, sums)
    for node in nodes:
        running = sums[node.end] - sums[node.first]
        if node.own and running:
            for regions, share in _BELIEVED_SHARE:
                if node.own & regions and running > share * total:
                    node.own &= ~(OUTSIDE | Region.CAPTION)
            for regions, length in _TOO_LONG:
                if node.own & regions and running > length:
                    node.own &= ~regions
        own = node.own
        inherited = nodes[node.parent].region & _INHERITED if node.parent >= 0 else Region.NONE
        if own & Region.QUOTE:  # a post quoted from a social network stands in a "social" box
            inherited &= ~(Region.SHARE | Region.RELATED) if "tw" in node.hint else ~Region.SHARE
        node.region = own | inherited
    captions = rest = 0
    for block in layout.blocks:
        block.region = nodes[block.node].region if block.node >= 0 else Region.NONE
        if not block.region & OUTSIDE:
            if block.region & Region.CAPTION:
                captions += running_length(block)
            else:
                rest += running_length(block)
    layout.is_photo_story = captions >= PHOTO_STORY_TEXT and captions > rest
    if layout.is_photo_story:
        for block in layout.blocks:
            block.region &= ~Region.CAPTION
