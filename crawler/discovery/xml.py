"""XML as sites send it: bytes to a tree, regardless of its encoding declaration, with namespaced names."""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import Any, NamedTuple
from urllib.parse import urljoin

from lxml import etree

from articles.page.decode import MAX_BYTES, decode_page

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_HEAD = 16_384
"""Characters before the root element: a licence text or a warning of the server's own may stand there."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(r"<\?xml\b[^>]*\?>", re.I)
_BEFORE_ROOT = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>)", re.I | re.S)
_TAG = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.S)
_ENTITY = re.compile(
    r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(?!(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});))"
)
_XML_ENTITIES = frozenset({"lt", "gt", "amp", "quot", "apos"})
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Name(NamedTuple):
    """An element's name: ``space`` is its namespace, or its prefix where that was never declared."""

    space: str
    local: str


def decode_xml(body: bytes, content_type: str | None = None) -> str:
    """The text of an XML or text file: byte order mark, then UTF-8 if that is what the bytes are, then what is stated.

    .NET writes ``encoding="utf-16"`` over UTF-8 bytes, older portals ``windows-1258`` or ``us-ascii``.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return decode_page(body, content_type)[0] if len(body) <= MAX_BYTES else body.decode("utf-8", "replace")
    # Of UTF-16 without a mark every second byte of markup is zero.
    return decode_page(body, content_type)[0] if "\x00" in text[:64] else text


def root_name(text: str) -> str | None:
    """The local name of the first element, in lower case; what stands before it is skipped."""
    head = text[:_HEAD]
    at = 0
    while (found := _BEFORE_ROOT.match(head, at)) is not None and found.end() > at:
        at = found.end()
    tag = _TAG.match(head, at)
    return tag[2].lower() if tag is not None else None


def parse_xml(text: str, roots: re.Pattern[str]) -> Any:
    """The tree, as far as it can be read; ``None`` where there is none.

    ``roots``: where reading begins, so that a PHP warning before the document costs nothing.
    """
    found = roots.search(text[:_HEAD])
    start = found.start() if found is not None else text.find("<")
    if start < 0:
        return None
    text = _ILLEGAL.sub("", _DECLARATION.sub("", text[start:]))
    if "&" in text:
        parts = _CDATA.split(text)
        text = "".join(part if n % 2 else _ENTITY.sub(_resolve_entity, part) for n, part in enumerate(parts))
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def name_of(element: Any) -> Name:
    """The element's name in lower case; empty for a comment or processing instruction."""
    tag = element.tag
    if not isinstance(tag, str):
        return Name("", "")
    space, _, local = tag.rpartition("}")
    if not space and ":" in local:
        space, _, local = local.partition(":")
    return Name(space.lstrip("{"), local.lower())


def base_of(element: Any, url: str) -> str:
    """What an element's relative addresses are resolved against: ``xml:base`` of it and of those around it."""
    bases = [around.get(XML_BASE) for around in (element, *element.iterancestors()) if around.get(XML_BASE)]
    for base in reversed(bases):
        url = urljoin(url, base.strip())
    return url


def _resolve_entity(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return "&amp;"  # "?id=5&page=2" in a link
    if name in _XML_ENTITIES:
        return match[0]
    return html5.get(name + ";", f"&amp;{name};")
