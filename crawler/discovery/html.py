"""One HTML page for discovery: its links with their positions and texts, its head, and its prose.

The page is parsed once and walked once. What the links mean is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from unicodedata import is_normalized
from urllib.parse import urlsplit

from lxml import etree

from articles.page.decode import decode_page
from articles.page.source import parse_html
from articles.text import normalise_line
from articles.urls import try_canonical_url
from crawler.discovery.pager import is_next_text, is_pager_text
from crawler.discovery.state import page_of_state

HEADLINE_WORDS = 5
MAX_LINKS = 3000
"""Links read of one page; the largest home page of the twelve measured has 700."""
MAX_ARTICLE_MARKS = 6
"""An article page states it up to five times (JSON-LD twice, meta, microdata); a listing once per entry."""
MAX_ANCHORS = 4 * MAX_LINKS
"""Occurrences of links that are looked at: a menu repeats in head, foot and margin."""
MAX_ELEMENTS = 300_000
"""Elements walked of one page: the largest front page measured has 9,000."""
LONGEST_PLAIN = 1_000_000
LONGEST_TAG = 20_000
END_BYTES = 200
"""``</body>`` and ``</html>`` stand within this many bytes of the end, a counter's comment included."""
_END_TAG = re.compile(rb"</(?i:body|html)")
_CONTROL = bytes(code for code in range(32) if code not in (9, 10, 13))
FEW_HEADLINES = 3
"""A page that shows fewer is looked into for what its script would show."""
# What stands in <noscript> is what a visitor without scripts sees, and this is one.
_NOT_TEXT = frozenset({"script", "style", "template", "svg", "head", "select", "textarea", "iframe", "object"})
_BLOCKS = frozenset(
    "p div td th li section article main aside header footer nav ul ol table tr tbody form fieldset blockquote "
    "h1 h2 h3 h4 h5 h6 figure figcaption dd dt dl pre center body address details summary".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_FRAME_TAGS = frozenset({"nav", "header", "footer"})
# "main-menu", "header-top", "site-footer"; not "card-header" or "entry-header", which hold headlines
_FRAME_WORDS = re.compile(
    r"(?:^|\s)(?:(?:main|top|site|page|primary|global|sub|mega|left|right|mobile|desktop|second|third|box|block|wrap|div|id)[-_]?)?"
    r"(?:menu|nav|navbar|navigation|header|footer|breadcrumbs?|topbar|toolbar)(?:$|[\s_-]|\d|(?:site|top|main|bar|menu|box))",
    re.I,
)
_PAGER_WORDS = re.compile(
    r"pag(?:er|ing|ination|inate|enav|e-numbers)|phan-?trang|page-?nav|load-?more|xem-?them|wp-pagenavi", re.I
)
_JSON_LD_ARTICLE = re.compile(
    r'"@type"\s*:\s*\[?\s*"(?:News|Reportage\w*|Opinion\w*|Analysis\w*)?(?:Article|BlogPosting)"', re.I
)
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_ONCLICK_ADDRESS = re.compile(r"""(?:location(?:\.href)?\s*=|location\.assign\(|window\.open\()\s*["']([^"']+)["']""")
_MAIN_FRAME = re.compile("main|body|content|noi|center|giua|chinh", re.I)
_REFRESH = re.compile(r"""^\s*(\d+)[\s;,]+url\s*=\s*['"]?([^'">]+)""", re.I)
_SCRIPT_REDIRECT = re.compile(
    r"""(?:window\.|document\.|self\.|top\.)?location(?:\.href)?\s*=\s*["']([^"']{1,500})["']|location\.replace\(\s*["']([^"']{1,500})["']"""
)
_DATA_ADDRESSES = ("data-url", "data-href", "data-next", "data-next-url", "data-page-url", "data-link")
_NEXT_ADDRESSES = frozenset({"data-next", "data-next-url"})
_CLICKED = frozenset({*_DATA_ADDRESSES, "onclick"})


@dataclass(slots=True)
class Link:
    """A link of a page, with everything that the page states about its target."""

    url: str
    text: str = ""
    label: str = ""
    """``aria-label`` or ``title``, for a link without text."""
    rel: frozenset[str] = frozenset()
    in_frame: bool = False
    """In the menu, head or foot of the page."""
    in_heading: bool = False
    in_pager: bool = False
    classes: str = ""
    element: Any = None
    words: int = 0
    """Words of ``text``, or of ``label`` where there is none."""


@dataclass(slots=True)
class HtmlPage:
    """One parsed page. ``links`` are in document order, one per address, with the longest text any of them had."""

    url: str
    root: Any
    title: str = ""
    headings: list[str] = field(default_factory=list)
    """Texts of ``h1``; without any, of the first ``h2`` that is not a link."""
    og_title: str = ""
    og_type: str = ""
    canonical: str | None = None
    feeds: list[str] = field(default_factory=list)
    next_url: str | None = None
    refresh_url: str | None = None
    robots: str = ""
    links: list[Link] = field(default_factory=list)
    pager: list[Link] = field(default_factory=list)
    """Links that may lead to further pages of a listing, each occurrence for itself."""
    article_marks: int = 0
    """How often JSON-LD, ``article:published_time`` or ``articleBody`` state that this page is an article."""
    stated_date: str | None = None
    """The machine-readable publication date, as written."""
    prose: int = 0
    """Characters of running text (blocks of 60 and more, links left out) in the container that has most of it."""
    prose_blocks: int = 0
    text_chars: int = 0
    """Characters of visible text in all."""
    has_password: bool = False
    has_state: bool = False
    """Its entries were found in a script's data; a visitor without scripts sees none of them."""
    frames: list[str] = field(default_factory=list)
    """The frames of a ``<frameset>``, the one with the contents first."""
    head_marks: int = 0
    """Of ``article_marks``, those that the head and scripts gave."""

    @property
    def has_article_data(self) -> bool:
        """Structured data state that this is one article; a listing may name many."""
        return 0 < self.article_marks <= MAX_ARTICLE_MARKS

    @property
    def main_links(self) -> list[Link]:
        return [link for link in self.links if not link.in_frame]


_WORDS = re.compile(r"[^\W_]+")


def text_of(element: Any) -> str:
    """All text in an element, as it stands."""
    return "".join(element.itertext())


def count_words(text: str) -> int:
    """Words, dashes and signs apart: "Thi đua - Khen thưởng" has four."""
    return len(_WORDS.findall(text))


def read_html(body: bytes, url: str, content_type: str | None = None) -> HtmlPage | None:
    """The page's links and features; ``None`` for what cannot be parsed as HTML at all."""
    if not body.strip():
        return None
    root = _parse_plain(body) if _is_plain(body) else parse_html(decode_page(body, content_type)[0])
    if root is None:
        return None
    page = HtmlPage(url=url, root=root)
    base = _read_head(page, root)
    _Walker(page, base).walk()
    if sum(link.words >= HEADLINE_WORDS and not link.in_frame for link in page.links) < FEW_HEADLINES:
        _add_state(page, base)
    return page


def _is_plain(body: bytes) -> bool:
    """Is this UTF-8 with nothing in it that the page reader would mend? Nineteen pages of twenty are.

    Control characters, an end tag before the end, a tag of 20,000 characters (see ``articles.page.source``).
    """
    if len(body) > LONGEST_PLAIN or len(body.translate(None, _CONTROL)) != len(body):
        return False
    if _END_TAG.search(body, 0, max(0, len(body) - END_BYTES)) or _has_giant_tag(body):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not body.startswith(b"\xef\xbb\xbf")


def _has_giant_tag(body: bytes) -> bool:
    """Is there a stretch of 20,000 bytes without a bracket, and is it a tag's? Most such are scripts' text."""
    at = 0
    while at + LONGEST_TAG < len(body):
        end = at + LONGEST_TAG
        bracket = max(body.rfind(b"<", at, end), body.rfind(b">", at, end))
        if bracket < 0 and body.rfind(b"<", 0, at) > body.rfind(b">", 0, at):
            return True
        at = end if bracket < 0 else bracket + 1
    return False


def _parse_plain(body: bytes) -> Any:
    """The same parser that ``parse_html`` uses, on bytes that need no mending: that costs twice the parsing."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _add_state(page: HtmlPage, base: str) -> None:
    """Insert the entries that a script would show, from ``__NEXT_DATA__`` and the like, and walk the page again."""
    made = page_of_state(script.text or "" for script in page.root.iter("script"))
    part = parse_html(made) if made is not None else None
    listed = part.find("body") if part is not None else None
    body = page.root.find("body")
    if listed is None or body is None:
        return
    body.extend(list(listed))
    page.headings, page.pager, page.text_chars, page.article_marks = [], [], 0, page.head_marks
    page.has_state = True
    _Walker(page, base).walk()


def _read_head(page: HtmlPage, root: Any) -> str:
    # The first <base> that has an address counts, for what stands before it as well.
    bases = (try_canonical_url(element.get("href") or "", page.url) for element in root.iter("base"))
    base: str = next((address for address in bases if address is not None), page.url)
    for element in root.iter("title", "meta", "link", "script", "frame", "noframes"):
        tag = element.tag
        if tag == "title":
            page.title = page.title or plain_line(text_of(element))
        elif tag == "meta":
            _read_meta(page, element, base)
        elif tag == "frame":
            _read_frame(page, element, base)
        elif tag == "noframes":
            _read_noframes(page, element, base)
        elif tag == "link":
            _read_link(page, element, base)
        elif tag == "script":
            text = element.text or ""
            if element.get("type", "").strip().lower() == "application/ld+json":
                marks = (
                    len(_JSON_LD_ARTICLE.findall(text))
                    if "ItemList" not in text and "CollectionPage" not in text
                    else 9
                )
                page.article_marks += marks
                found = _JSON_LD_DATE.search(text)
                page.stated_date = page.stated_date or (found[1] if found else None)
            elif page.refresh_url is None and "location" in text and len(text) < 600:
                found = _SCRIPT_REDIRECT.search(text)
                page.refresh_url = try_canonical_url(found[1] or found[2], base) if found else None
    page.head_marks = page.article_marks
    return base


def _read_frame(page: HtmlPage, element: Any, base: str) -> None:
    address = try_canonical_url(element.get("src") or "about:blank", base)
    if address is not None:
        is_main = _MAIN_FRAME.search(f"{element.get('name') or ''} {element.get('src') or ''}")
        page.frames.insert(0 if is_main else len(page.frames), address)


def _read_noframes(page: HtmlPage, element: Any, base: str) -> None:
    """Parse the ``noframes`` text, whose links lead on as frames do."""
    inner = parse_html(element.text or "")
    links = inner.iter("a") if inner is not None else ()
    found = (try_canonical_url(link.get("href") or "about:blank", base) for link in links)
    page.frames += [address for address in found if address is not None]


def _read_meta(page: HtmlPage, element: Any, base: str) -> None:
    name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
    content = element.get("content") or ""
    if name == "og:title":
        page.og_title = page.og_title or plain_line(content)
    elif name == "og:type":
        page.og_type = content.strip().lower()
    elif name in ("article:published_time", "datepublished", "pubdate"):
        page.stated_date = page.stated_date or content
        page.article_marks += 1 if content.strip() and name != "pubdate" else 0
    elif name in ("robots", "thidua"):
        page.robots = f"{page.robots},{content.lower()}".strip(",")
    elif (element.get("http-equiv") or "").lower() == "refresh":
        found = _REFRESH.match(content)
        if found and int(found[1]) <= 10:
            page.refresh_url = try_canonical_url(found[2], base)


def _read_link(page: HtmlPage, element: Any, base: str) -> None:
    rel = (element.get("rel") or "").lower().split()
    address = try_canonical_url(element.get("href") or "", base) if element.get("href") else None
    if address is None:
        return
    if "canonical" in rel:
        page.canonical = page.canonical or address
    elif "next" in rel:
        page.next_url = page.next_url or address
    elif "alternate" in rel and re.search(r"rss|atom|feed\+json", element.get("type") or "", re.I):
        page.feeds.append(address)


_Inherited = tuple[bool, bool, bool, bool, Any]
"""What its ancestors mean for an element: in frame, heading, pager or link, and its block."""


def _inherit(element: Any, tag: str, names: list[str], above: _Inherited) -> _Inherited:
    frame, heading, pager, in_link, block = above
    if "class" in names or "id" in names:
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        is_frame = tag in _FRAME_TAGS or (tag in _BLOCKS and _is_frame_name(marks))
        pager = pager or _is_pager_name(marks)
    else:
        is_frame = tag in _FRAME_TAGS
    if is_frame and not frame:
        # An article's own <header> holds its headline; only links in a page's head are a menu.
        parent = element.getparent() if tag == "header" else None
        frame = parent is None or parent.tag not in ("article", "section", "main", "li")
    if tag in _BLOCKS:
        block = element
    return frame, heading or tag in _HEADINGS, pager, in_link or tag == "a", block


@lru_cache(maxsize=16_384)
def _is_frame_name(names: str) -> bool:
    """Are a block's class and id, with a blank between, those of a menu, head or foot?"""
    return _FRAME_WORDS.search(names) is not None


@lru_cache(maxsize=16_384)
def _is_pager_name(names: str) -> bool:
    """Are an element's class and id, with a blank between, those of links to further pages?"""
    return _PAGER_WORDS.search(names) is not None


class _Walker:
    """Walks the body once, top down, handing each element what its ancestors mean for it."""

    def __init__(self, page: HtmlPage, base: str) -> None:
        self.page, self.base = page, base
        parts = urlsplit(base)
        self.origin = f"{parts.scheme}://{parts.netloc}/"
        self.by_url: dict[str, Link] = {}
        self.chars: dict[Any, int] = {}
        self.link_chars: dict[Any, int] = {}
        self.framed: set[Any] = set()
        self.read = 0

    def walk(self) -> None:
        """Visit every element once, in document order."""
        body = self.page.root.find("body")
        top = body if body is not None else self.page.root
        waiting: list[tuple[Any, _Inherited]] = [(top, (False, False, False, False, top))]
        for _ in range(MAX_ELEMENTS):
            if not waiting:
                break
            element, above = waiting.pop()
            tag = element.tag
            tail = element.tail
            if tail and element is not top and not tail.isspace():
                self._count(above[4], len(tail.strip()), above[3])
            if not isinstance(tag, str):
                continue
            if tag in _NOT_TEXT:
                self._read_hidden(element)
                continue
            names = element.keys()
            own = _inherit(element, tag, names, above)
            self._visit(element, tag, names, own)
            waiting += [(child, own) for child in reversed(element)]
        self._measure_prose()
        self.page.links = list(self.by_url.values())

    def _read_hidden(self, element: Any) -> None:
        """Read the addresses in the element and below it; its text is not a reader's."""
        for inner in element.iter("select", "iframe"):
            if inner.tag == "select":
                self._read_options(inner)
            else:  # portals set their lists of articles as pages of their own
                self._add(inner, inner.get("src") or "about:blank", False, False, False)

    def _visit(self, element: Any, tag: str, names: list[str], own: _Inherited) -> None:
        frame, heading, pager, in_link, block = own
        if frame and element is block:
            self.framed.add(element)
        text = element.text
        if text and not text.isspace():
            self._count(block, len(text.strip()), in_link)
        if tag == "a":
            self._read_anchor(element, frame, heading, pager)
        elif tag in ("h1", "h2") and len(self.page.headings) < 6:
            text = plain_line(text_of(element))
            if text and (tag == "h1" or (not self.page.headings and element.find(".//a") is None)):
                self.page.headings.append(text)
        elif tag == "input":
            self.page.has_password = self.page.has_password or element.get("type", "").lower() == "password"
        elif names and not _CLICKED.isdisjoint(names):
            self._read_clickable(element, pager)
        if "itemprop" in names:
            if tag == "time" and element.get("itemprop") == "datePublished":
                self.page.stated_date = self.page.stated_date or element.get("datetime")
            elif element.get("itemprop") == "articleBody":
                self.page.article_marks += 1

    def _count(self, block: Any, chars: int, in_link: bool) -> None:
        self.page.text_chars += chars
        table = self.link_chars if in_link else self.chars
        table[block] = table.get(block, 0) + chars

    def _measure_prose(self) -> None:
        sums: dict[Any, tuple[int, int]] = {}
        for block, chars in self.chars.items():
            if chars < 60 or block in self.framed or self.link_chars.get(block, 0) > 0.6 * chars:
                continue
            container = block.getparent() if block.tag in ("p", "div", "td", "li", "center", "blockquote") else block
            for owner in {container, block} if chars >= 400 else {container}:
                total, blocks = sums.get(owner, (0, 0))
                sums[owner] = (total + chars, blocks + 1)
        self.page.prose, self.page.prose_blocks = max(sums.values(), default=(0, 0))

    def _read_anchor(self, element: Any, frame: bool, heading: bool, pager: bool) -> None:
        href = element.get("href")
        if href is None or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")) or not href.strip():
            href = next((element.get(a) for a in _DATA_ADDRESSES if element.get(a)), None)
            clicked = _ONCLICK_ADDRESS.search(element.get("onclick") or "")
            href = href or (clicked[1] if clicked else None)
            if href is None:
                return
            pager = pager or is_next_text(plain_line(text_of(element)))
        self._add(element, href, frame, heading, pager)

    def _read_clickable(self, element: Any, pager: bool) -> None:
        """Cards, rows and buttons that a script makes links of. Around real links only the address of more counts."""
        name = next((a for a in _DATA_ADDRESSES if element.get(a)), None)
        href = element.get(name) if name is not None else None
        if href is None:
            clicked = _ONCLICK_ADDRESS.search(element.get("onclick") or "")
            href = clicked[1] if clicked else None
        if href is None or not ("/" in href or "?" in href):
            return
        is_next = name in _NEXT_ADDRESSES
        if not is_next and element.find(".//a[@href]") is not None:
            return
        says_next = element.tag in ("button", "span", "div", "p", "li") and is_next_text(plain_line(text_of(element)))
        self._add(element, href, False, False, pager or is_next or says_next, is_next)

    def _read_options(self, element: Any) -> None:
        """A menu in a box to choose from: ``<select onchange="location.href=this.value">``."""
        if "location" not in (element.get("onchange") or "") and "submit" in (element.get("onchange") or ""):
            return
        for option in element.iter("option"):
            value = (option.get("value") or "").strip()
            if value.startswith(("/", "http://", "https://")):
                self._add(option, value, True, False, False)

    def _add(self, element: Any, href: str, frame: bool, heading: bool, pager: bool, is_next: bool = False) -> None:
        self.read += 1
        if self.read > MAX_ANCHORS:
            return
        url = (
            _resolve(href, self.origin) if href[:1] == "/" or href[:4] == "http" else try_canonical_url(href, self.base)
        )
        if url is None or len(url) > 2000:
            return
        inner = len(element) > 0
        text, words = _read_line(text_of(element) if inner else element.text or "") if not is_next else ("", 0)
        label = element.get("aria-label") or element.get("title") or ""
        if not text and not label and inner:
            image = element.find(".//img")
            label = (image.get("alt") or "") if image is not None else ""
        if label:
            label, label_words = _read_line(label)
            words = words if text else label_words
        parent = element.getparent()
        classes = f"{element.get('class') or ''} {(parent.get('class') or '') if parent is not None else ''}"
        rel = element.get("rel")
        link = Link(
            url=url,
            text=text,
            label=label,
            rel=frozenset(rel.lower().split()) if rel else frozenset({"next"} if is_next else ()),
            in_frame=frame,
            in_heading=heading or (inner and any(child.tag in _HEADINGS for child in element)),
            in_pager=pager,
            classes=classes,
            element=element,
            words=words,
        )
        if pager or (rel and "next" in link.rel) or is_pager_text(text or label) or "next" in classes.lower():
            self.page.pager.append(link)
        known = self.by_url.get(url)
        if known is None:
            if len(self.by_url) < MAX_LINKS:
                self.by_url[url] = link
            return
        known.in_frame = known.in_frame and frame
        known.in_heading = known.in_heading or link.in_heading
        if len(text) > len(known.text):
            known.text, known.words, known.element = text, max(link.words, known.words), element


@lru_cache(maxsize=4096)
def _read_line(text: str) -> tuple[str, int]:
    """The line, and its words; most links of a page stand on every page of its site."""
    line = plain_line(text)
    return line, count_words(line)


@lru_cache(maxsize=16_384)
def _resolve(href: str, origin: str) -> str | None:
    # Menus, heads and feet repeat on every page of a site.
    return try_canonical_url(href, origin)


def plain_line(text: str) -> str:
    """As ``normalise_line``, which it leaves alone the texts that need nothing done."""
    line = " ".join(text.split())
    return line if line.isprintable() and is_normalized("NFC", line) else normalise_line(text)
