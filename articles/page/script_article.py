"""The article that a page carries for its own script and does not print: title, lead, text, writer and day as HTML.

Next.js and Nuxt send it as state, others as ``articleBody`` in JSON-LD. It is read only where the page itself prints no
running text, and only if it bears the title that the page states, or is the one dated article there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from lxml import etree

from articles.page.layout import HEADLINE
from articles.page.script_data import data_attributes, script_data
from articles.page.source import clean_text
from articles.text import comparison_form

# Names of fields in lower case without "_" and "-": "contentHtml", "noi_dung", "publishedAt"
_TITLES = ("title", "headline", "tieude", "name", "subject", "newstitle")
_TEXTS = ("articlebody", "content", "contents", "contenthtml", "noidung", "body", "bodyhtml", "detail", "fulltext")
_LEADS = ("sapo", "lead", "summary", "tomtat", "trichyeu", "excerpt", "description", "shortdescription", "abstract")
_DATES = ("datepublished", "publishedat", "publishdate", "publisheddate", "publishtime", "ngaydang", "ngayxuatban")
_WRITERS = ("author", "authorname", "tacgia", "butdanh", "writer")
_ADDRESSES = ("url", "link", "href", "permalink", "path", "slug")
FEWEST_LISTED = 5
"""Headlines with addresses in the data of a page without text, from which it is a list."""
SHORTEST_TEXT = 250
"""Characters of text from which a record is an article, as for a printed one."""
_MAX_RECORDS, _DEEPEST = 20_000, 14
_SCRIPT = re.compile(r"<script\b[^<>]{0,4000}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,4000}>")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Record:
    title: str
    text: str
    lead: str | None
    day: str | None
    writer: str | None


def article_of_scripts(html: str, root: etree._Element | None) -> str | None:
    """The one article in the page's script data, as HTML to read with the page; ``None`` if none is plainly its own."""
    records = {r.title: r for r in _records(_script_texts(html, root))}
    stated = "\n".join(comparison_form(title) for title in _stated_titles(root))
    own = [r for r in records.values() if comparison_form(r.title) in stated]
    own = own or [r for r in records.values() if r.day]
    return _as_html(own[0]) if len(own) == 1 else None


def list_of_scripts(html: str, root: etree._Element | None) -> str | None:
    """The headlines that the page's script would list, as HTML to read with the page; ``None`` for fewer than five."""
    if root is not None and any(
        m.get("property") == "og:type" and m.get("content") == "article" for m in root.iter("meta")
    ):
        return None
    listed: dict[str, str] = {}
    for value in _values(_script_texts(html, root)):
        fields = {str(name).lower(): member for name, member in value.items()}
        title, address = _first(fields, _TITLES), _first(fields, _ADDRESSES)
        if title is not None and len(title) >= HEADLINE and address is not None and "/" in address:
            listed.setdefault(address, f'<h3><a href="{escape(address)}">{escape(title)}</a></h3>')
    return f"<div>{''.join(listed.values())}</div>" if len(listed) >= FEWEST_LISTED else None


def _script_texts(html: str, root: etree._Element | None) -> Iterator[str]:
    """The texts of the page's scripts, but for one that is not closed, and the data in attributes of its elements."""
    at = 0
    while (opening := _SCRIPT.search(html, at)) and (end := _SCRIPT_END.search(html, opening.end())):
        yield html[opening.end() : end.start()]
        at = end.end()
    if root is not None:
        yield from data_attributes(root)


def _stated_titles(root: etree._Element | None) -> Iterator[str]:
    if root is not None:
        yield from (str(title.text) for title in root.iter("title") if title.text)
        yield from (str(meta.get("content")) for meta in root.iter("meta") if meta.get("property") == "og:title")


def _records(scripts: Iterable[str]) -> Iterator[_Record]:
    """The records with a title and an article's text."""
    return (record for value in _values(scripts) if (record := _read_record(value)) is not None)


def _values(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """All objects of the data, from the outermost on."""
    seen = 0
    for document in script_data(scripts):
        waiting: list[tuple[Any, int]] = [(document, 0)]
        while waiting and seen < _MAX_RECORDS:
            value, depth = waiting.pop()
            seen += 1
            if isinstance(value, dict):
                yield value
            if depth < _DEEPEST and isinstance(value, dict | list):
                waiting += [(v, depth + 1) for v in (value.values() if isinstance(value, dict) else value)]


def _read_record(value: dict[str, Any]) -> _Record | None:
    fields = {str(name).lower().replace("_", "").replace("-", ""): member for name, member in value.items()}
    title, text = _first(fields, _TITLES), _first(fields, _TEXTS)
    if title is None or text is None or len(clean_text(_TAG.sub(" ", text))) < SHORTEST_TEXT:
        return None
    return _Record(
        title=clean_text(_TAG.sub(" ", title)),
        text=text,
        lead=_first(fields, _LEADS),
        day=_first(fields, _DATES),
        writer=_first(fields, _WRITERS),
    )


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):  # {"author": {"name": "Hải Yến"}}, {"title": {"rendered": "…"}}
            value = value.get("name") or value.get("rendered")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _as_html(record: _Record) -> str:
    text = record.text if _TAG.search(record.text) else "".join(f"<p>{escape(x)}</p>" for x in record.text.splitlines())
    day = f'<meta itemprop="datePublished" content="{escape(record.day)}">' if record.day else ""
    lead = f'<div class="sapo">{escape(clean_text(_TAG.sub(" ", record.lead)))}</div>' if record.lead else ""
    writer = f'<p class="author">{escape(record.writer)}</p>' if record.writer else ""
    body = f'<div class="article-body">{text}</div>'
    return f"<article><h1>{escape(record.title)}</h1>{day}{lead}{body}{writer}</article>"
