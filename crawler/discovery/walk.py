"""The one walk through a page's body: links with their positions, headings, and where the running text is."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from articles.page.source import text_of
from articles.urls import try_canonical_url
from crawler.discovery.html import HtmlPage, Link, count_words, plain_line
from crawler.discovery.pager import is_next_text, is_pager_text

MAX_LINKS = 3000
"""Links read on one page; the largest home page of the twelve measured has 700."""
MAX_ANCHORS = 4 * MAX_LINKS
"""Occurrences of links that are examined: a menu repeats in head, foot and margin."""
MAX_ELEMENTS = 300_000
"""Elements walked on one page: the largest front page measured has 9,000."""
MAX_HEADINGS = 6
MAX_OPTIONS = 130
"""Values of one field that are read as links: sections, years, and communes, of which a province has up to 124."""
_OPTION = re.compile(r"[\w.-]{1,60}")
MAX_URL = 2000
# What stands in <noscript> is what a visitor without scripts sees, and this is one.
_NOT_TEXT = frozenset({"script", "style", "template", "svg", "head", "select", "textarea", "iframe", "object"})
_BLOCKS = frozenset(
    "p div td th li section article main aside header footer nav ul ol table tr tbody form fieldset blockquote "
    "h1 h2 h3 h4 h5 h6 figure figcaption dd dt dl pre center body address details summary".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_FRAME_TAGS = frozenset({"nav", "header", "footer"})
_PASSED_ON = _BLOCKS | _HEADINGS | _FRAME_TAGS | {"a"}
"""Elements that mean something for what is in them, whatever their attributes."""
_OF_INTEREST = frozenset({"a", "h1", "h2", "input"})
"""Elements that are read for themselves, whatever their attributes."""
# "main-menu", "header-top", "site-footer"; not "card-header" or "entry-header", which hold headlines
_FRAME_WORDS = re.compile(
    r"(?:^|\s)(?:(?:main|top|site|page|primary|global|sub|mega|left|right|mobile|desktop|second|third|box|block|wrap|div|id)[-_]?)?"
    r"(?:menu|nav|navbar|navigation|header|footer|breadcrumbs?|topbar|toolbar)(?:$|[\s_-]|\d|(?:site|top|main|bar|menu|box))",
    re.I,
)
_PAGER_WORDS = re.compile(
    r"pag(?:er|ing|ination|inate|enav|e-numbers)|phan-?trang|page-?nav|load-?more|xem-?them|wp-pagenavi", re.I
)
_ONCLICK_ADDRESS = re.compile(
    r"""(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\(|window\.open\(|"""
    r"""\b(?:go|goto|open|navigate|redirect|router\.push|view|show|xem|chuyen)[a-z]*\()\s*["']([^"']+)["']""",
    re.I,
)
"""What a click opens: ``location.href='/tin-1'``, ``goTo('/tin-1')``."""
_DATA_ADDRESSES = ("data-url", "data-href", "data-next", "data-next-url", "data-page-url", "data-link")
_NEXT_ADDRESSES = frozenset({"data-next", "data-next-url"})
_NEXT, _NOTHING = frozenset({"next"}), frozenset[str]()
_CLICKED = frozenset({*_DATA_ADDRESSES, "onclick"})


_Inherited = tuple[bool, bool, bool, bool, Any]
"""What its ancestors mean for an element: in frame, heading, pager or link, and its block."""


def _inherit(element: Any, tag: str, names: list[str], above: _Inherited) -> _Inherited:
    frame, heading, pager, in_link, block = above
    is_frame = tag in _FRAME_TAGS
    if "class" in names or "id" in names:
        names_frame, names_pager = _read_names(element.get("class"), element.get("id"))
        is_frame = is_frame or (names_frame and tag in _BLOCKS)
        pager = pager or names_pager
    if is_frame and not frame:
        # An article's own <header> holds its headline; only links in a page's head are a menu.
        parent = element.getparent() if tag == "header" else None
        frame = parent is None or parent.tag not in ("article", "section", "main", "li")
    if tag in _BLOCKS:
        block = element
    return frame, heading or tag in _HEADINGS, pager, in_link or tag == "a", block


@lru_cache(maxsize=16_384)
def _read_names(names: str | None, key: str | None) -> tuple[bool, bool]:
    """Are an element's class and id those of a menu, head or foot, and those of links to further pages?"""
    marks = f"{names or ''} {key or ''}"
    return _FRAME_WORDS.search(marks) is not None, _PAGER_WORDS.search(marks) is not None


class Walker:
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
        above_of: dict[Any, _Inherited] = {top.getparent(): (False, False, False, False, top)}
        for element in islice(top.iter(), MAX_ELEMENTS):
            above = above_of.get(element.getparent())
            if above is None:
                continue
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
            own = _inherit(element, tag, names, above) if names or tag in _PASSED_ON else above
            frame, _, _, in_link, block = own
            if frame and element is block:
                self.framed.add(element)
            text = element.text
            if text and not text.isspace():
                self._count(block, len(text.strip()), in_link)
            if names or tag in _OF_INTEREST:
                self._visit(element, tag, names, own)
            if len(element):
                above_of[element] = own
        self.page.text_chars += sum(self.chars.values()) + sum(self.link_chars.values())
        self._measure_prose()
        self.page.links = list(self.by_url.values())

    def _read_hidden(self, element: Any) -> None:
        """Read the addresses in the element and below it; its text is not for readers."""
        for inner in element.iter("select", "iframe"):
            if inner.tag == "select":
                self._read_options(inner)
            else:  # portals set their lists of articles as pages of their own
                self._add(inner, inner.get("src") or "about:blank", False, False, False)

    def _visit(self, element: Any, tag: str, names: list[str], own: _Inherited) -> None:
        frame, heading, pager, _, _ = own
        if tag == "a":
            self._read_anchor(element, frame, heading, pager)
        elif tag in ("h1", "h2"):
            self._read_heading(element, tag)
        elif tag == "input":
            self.page.has_password = self.page.has_password or element.get("type", "").lower() == "password"
        elif names and not _CLICKED.isdisjoint(names):
            self._read_clickable(element, pager)
        if "itemprop" in names:
            self._read_property(element, tag)

    def _read_heading(self, element: Any, tag: str) -> None:
        headings = self.page.headings
        text = plain_line(text_of(element)) if len(headings) < MAX_HEADINGS else ""
        if text and (tag == "h1" or (not headings and element.find(".//a") is None)):
            headings.append(text)

    def _read_property(self, element: Any, tag: str) -> None:
        if tag == "time" and element.get("itemprop") == "datePublished":
            self.page.stated_date = self.page.stated_date or element.get("datetime")
        elif element.get("itemprop") == "articleBody":
            self.page.article_marks += 1

    def _count(self, block: Any, chars: int, in_link: bool) -> None:
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
            self._add(element, href, frame, heading, pager, by_script=True)
            return
        self._add(element, href, frame, heading, pager)

    def _read_clickable(self, element: Any, pager: bool) -> None:
        """Cards, rows and buttons that a script makes into links. Around real links only an address of more counts."""
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
        self._add(element, href, False, False, pager or is_next or says_next, is_next, by_script=True)

    def _read_options(self, element: Any) -> None:
        """A menu in a box to choose from: ``<select onchange="location.href=this.value">``, or a form's only field."""
        changed = element.get("onchange") or ""
        if "location" not in changed and (address := _address_of_form(element)) is not None:
            for option in islice(element.iter("option"), MAX_OPTIONS):
                value = (option.get("value") or "").strip()
                if _OPTION.fullmatch(value) and not plain_line(text_of(option)).isdecimal():  # "10", "20": page lengths
                    self._add(option, address + quote(value), True, False, False)
        if "location" not in changed and "submit" in changed:
            return
        for option in element.iter("option"):
            value = (option.get("value") or "").strip()
            if value.startswith(("/", "http://", "https://")):
                self._add(option, value, True, False, False)

    def _add(
        self,
        element: Any,
        href: str,
        frame: bool,
        heading: bool,
        pager: bool,
        is_next: bool = False,
        by_script: bool = False,
    ) -> None:
        self.read += 1
        if self.read > MAX_ANCHORS:
            return
        near = href[:1] == "/" or href[:4] == "http"
        url = _resolve(href, self.origin) if near else try_canonical_url(href, self.base)
        if url is None or len(url) > MAX_URL:
            return
        link = _link_to(url, element, frame, heading, pager, is_next)
        link.by_script = by_script
        if pager or _leads_on(link, element):
            self.page.pager.append(link)
        known = self.by_url.get(url)
        if known is None:
            if len(self.by_url) < MAX_LINKS:
                self.by_url[url] = link
            return
        known.in_frame = known.in_frame and frame
        known.in_heading = known.in_heading or link.in_heading
        if len(link.text) > len(known.text):
            known.text, known.words, known.element = link.text, max(link.words, known.words), element


def _address_of_form(select: Any) -> str | None:
    """The address up to the chosen value that a form sends, if this is its only field: ``/danh-sach?cm=``."""
    form = next(select.iterancestors("form"), None)
    name = select.get("name")
    if form is None or not name or (form.get("method") or "get").strip().lower() != "get":
        return None
    hidden = []
    for field in form.iter("input", "select", "textarea"):
        kind = (field.get("type") or "text").lower() if field.tag == "input" else field.tag
        if kind == "hidden":
            hidden.append((field.get("name") or "", field.get("value") or ""))
        elif field is not select and kind not in ("submit", "button", "image", "reset"):
            return None
    action = (form.get("action") or "").partition("#")[0].partition("?")[0]
    return f"{action}?{urlencode([*hidden, (name, '')])}"


def _link_to(url: str, element: Any, frame: bool, heading: bool, pager: bool, is_next: bool) -> Link:
    """The link with its text, its label where it has no text, and what its attributes state of the target."""
    children = element[:]
    shown = _headline_of(element, children) if children else element.text or ""
    text, words = ("", 0) if is_next else _read_line(shown)
    label, rel = "", None
    if len(element.keys()) > 1:
        label = element.get("aria-label") or element.get("title") or ""
        rel = element.get("rel")
    if children and not text and not label:
        image = element.find(".//img")
        label = (image.get("alt") or "") if image is not None else ""
    if label:
        label, label_words = _read_line(label)
        words = words if text else label_words
    stated = frozenset(rel.lower().split()) if rel else _NEXT if is_next else _NOTHING
    in_heading = heading or any(child.tag in _HEADINGS for child in children)
    return Link(url, text, label, stated, frame, in_heading, pager, element, words)


def _headline_of(element: Any, children: list[Any]) -> str:
    """The text of a link; of a card that is one link, its heading: <a><h3>…</h3><p>…</p><span>…</span></a>."""
    if not any(len(child) or child.tag in _HEADINGS for child in children):  # most links hold an icon or a picture
        return text_of(element)
    heading = next(element.iter(*_HEADINGS), None)
    text = text_of(heading) if heading is not None else ""
    return text if text.strip() else text_of(element)


def _leads_on(link: Link, element: Any) -> bool:
    """Does a link state that it leads to a further page?"""
    if "next" in link.rel or is_pager_text(link.text or link.label):
        return True
    parent = element.getparent()
    return _says_next(element.get("class")) or (parent is not None and _says_next(parent.get("class")))


@lru_cache(maxsize=4096)
def _says_next(names: str | None) -> bool:
    """Do class names have the word "next" in them?"""
    return names is not None and "next" in names.lower()


@lru_cache(maxsize=4096)
def _read_line(text: str) -> tuple[str, int]:
    """The line, and its words; most links of a page are on every page of its site."""
    line = plain_line(text)
    return line, count_words(line)


@lru_cache(maxsize=16_384)
def _resolve(href: str, origin: str) -> str | None:
    # Menus, heads and feet repeat on every page of a site.
    return try_canonical_url(href, origin)
