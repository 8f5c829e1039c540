"""A page's text made ready and parsed: scripts and comments set aside, one lxml tree."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from lxml import etree

from articles.text import is_tidy, normalise_line

_RAW_TEXT = re.compile(r"<(script|style|noscript|svg|template|iframe|textarea)\b[^<>]{0,4000}>|<!--", re.IGNORECASE)
_END_TAGS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
# A tag of this length carries an embedded picture, or thousands of attributes that cost libxml2 their square.
_GIANT_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,10})\b[^<>]{20000,}>?")
_IN_GIANT_TAG = 10_000
"""Such a tag holds at least one whole stretch of this many characters that begins at a multiple of it."""
NESTING_TAGS = re.compile(
    r"</?(?:div|span|table|tbody|tr|td|font|b|i|em|strong|center|section|ul|li|a)\b[^<>]{0,4000}>", re.IGNORECASE
)
_ESCAPED_TWICE = re.compile(r"&amp;#(\d{3,5}|x[0-9a-f]{2,4});", re.IGNORECASE)
_NOT_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
_BLANKED = bytes(32 if code < 32 and code not in b"\t\n\r" else code for code in range(256))
"""Control characters become blanks."""


NOSCRIPT_MARK = "data-from-noscript"
"""Set on pictures that a page shows to browsers without scripts."""
_IMAGE_TAG = re.compile(r"<img(?=[\s/])([^<>]{0,4000}>)", re.IGNORECASE)


def _is_in_body(lower: str, at: int) -> bool:
    """A picture in the head (a tracker's) would end the head."""
    body = lower.find("<body")
    return body < at if body >= 0 else "</head" not in lower[at:]


def split_address(url: str) -> SplitResult:
    """The parts of an address; all empty if it is not one ("https://[::1")."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def clean_text(text: str) -> str:
    """One line, NFC, without invisible characters; fast for the usual text that has none."""
    text = " ".join(text.split())
    return text if is_tidy(text) else normalise_line(text)


_UPPER_END = re.compile(r"</[A-Z]")


def text_of(element: etree._Element) -> str:
    """All text in an element as it stands, without what follows it; at a fifth of the cost of ``itertext``."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def strip_raw_text(html: str) -> tuple[str, tuple[str, ...], bool]:
    """``html`` without scripts, styles and comments; the JSON-LD scripts; whether there is a video frame.

    Linear in the page's length whatever it contains: an unclosed script runs to the end, as in a browser.
    """
    kept: list[str] = []
    scripts: list[str] = []
    video, at = False, 0
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
            lower = html.lower() if _UPPER_END.search(html) else html
            if len(lower) != len(html):  # "İ" grows when lowered: places would shift
                lower = html
        name = found[1].lower()
        end = lower.find("</" + name, found.end())
        stop = len(html) if end < 0 else end
        opening = found[0].lower()
        if name == "script":
            if "ld+json" in opening:
                scripts.append(html[found.end() : stop])
        elif name == "iframe":
            document = framed_document(opening_address(found[0]))
            if document:
                kept.append(f'<a href="{escape(document)}"></a>')
            video = video or any(w in opening for w in ("youtube", "vimeo", "video", "player", "embed"))
        elif name == "noscript" and "<img" in lower[found.end() : stop] and _is_in_body(lower, found.start()):
            # beside a picture that only a script loads
            kept += [f"<img {NOSCRIPT_MARK}=1{img}" for img in _IMAGE_TAG.findall(html[found.end() : stop])]
        close = html.find(">", stop)
        at = len(html) if close < 0 else close + 1
        if name == "svg":
            kept.append(" ")
        if at >= len(html):
            break
    video = video or ".mp4" in html or ".m3u8" in html
    return "".join(kept), tuple(scripts), video


DOCUMENT_ADDRESS = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)(?=$|[/?#&])", re.IGNORECASE)
"""Addresses of documents: decisions and lists are often PDFs or Word files. Liferay's go on: ".docx/9a8b-…?t=17"."""
_FRAME_SOURCE = re.compile(
    r"""\b(?:data-)?src\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))""", re.IGNORECASE
)
_SHOWN_DOCUMENT = re.compile(r"[?&#](?:file|url|src|doc|path)=([^&#]{1,2000})", re.IGNORECASE)


def opening_address(tag: str) -> str:
    """The address that a frame's opening tag loads."""
    found = _FRAME_SOURCE.search(tag)
    return unescape(next(filter(None, found.groups()))) if found else ""


def framed_document(address: str) -> str | None:
    """The document that a frame shows, itself or in a viewer: ``/pdfjs/viewer.html?file=/uploads/qd-512.pdf``."""
    for shown in _SHOWN_DOCUMENT.findall(address):
        value = unquote(shown)
        if DOCUMENT_ADDRESS.search(value):
            return urljoin(address.partition("?")[0], value)
    return address if DOCUMENT_ADDRESS.search(address) else None


def _utf8(html: str) -> bytes:
    """The page in UTF-8, with blanks for anything that is not a character."""
    if "\ufffe" not in html and "\uffff" not in html:
        try:
            return html.encode()
        except UnicodeEncodeError:  # half a pair, from a script's escapes
            pass
    return _NOT_CHARACTERS.sub(" ", html).encode()


def _may_have_giant_tag(html: str) -> bool:
    """Is there a stretch without the beginning of a tag? A search that ends at once nearly everywhere."""
    steps = range(0, len(html) - _IN_GIANT_TAG + 1, _IN_GIANT_TAG)
    return any(html.find("<", at, at + _IN_GIANT_TAG) < 0 for at in steps)


_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_STYLED_TO_KEEP = re.compile(rf"style\s*=\s*[\"'][^\"'<>]*?{_KEEPS_LINES.pattern}", re.IGNORECASE)
_LINE_END, _BLANK_LINE = re.compile(r"[ \t\r]*\n\s*"), re.compile(r"[ \t\r]*\n[ \t\r]*\n\s*")


def break_kept_lines(root: etree._Element, html: str) -> None:
    """Put line breaks where a page shows its text's own lines: in ``pre``, or by ``white-space: pre-line``.

    A ``pre`` wraps its lines by hand; only its blank lines part paragraphs.
    """
    if "<pre" not in html and not ("white-space" in html and _STYLED_TO_KEEP.search(html)):
        return
    for element in list(root.iter("pre", "div", "p", "section", "article", "td", "span")):
        ends = _BLANK_LINE if element.tag == "pre" else _LINE_END
        if element.tag != "pre" and not _KEEPS_LINES.search(element.get("style") or ""):
            continue
        inside = [element, *element.iterdescendants()]
        for each in inside:
            _break_lines(each, ends, is_tail=False)
            if each is not element:
                _break_lines(each, ends, is_tail=True)


def _break_lines(element: etree._Element, ends: re.Pattern[str], *, is_tail: bool) -> None:
    text = (element.tail if is_tail else element.text) or ""
    first, *others = ends.split(text.strip("\n")) if "\n" in text else [text]
    if not others:
        return
    breaks = [element.makeelement("br") for _ in others]
    for mark, line in zip(breaks, others, strict=True):
        mark.tail = line
    if is_tail:
        element.tail = first
        parent = element.getparent()
        if parent is None:
            return
        at = parent.index(element) + 1
        parent[at:at] = breaks
    else:
        element.text = first
        element[:0] = breaks


def parse_html(html: str) -> etree._Element | None:
    """The page's one tree, or ``None`` where there is nothing to parse."""
    if "&amp;#" in html:  # "Y t&amp;#7871;": characters that were escaped twice
        html = _ESCAPED_TWICE.sub(r"&#\1;", html)
    html = _END_TAGS.sub("", html)  # baotayninh.vn closes </html> before <head>
    if _may_have_giant_tag(html):
        html = _GIANT_TAG.sub(r"<\1>", html)
    text = _utf8(html).translate(_BLANKED)
    if not text.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
