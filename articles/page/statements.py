"""Machine-readable statements of a page: JSON-LD, OpenGraph, meta, Dublin Core, link elements.

Everything here is a statement to be checked, not a fact: many pages carry the front page's values, the hour in the
wrong zone, or the section's name as headline.
"""

from __future__ import annotations

import html as html_entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from articles.page.source import clean_text
from articles.text import comparison_form

_ARTICLE_TYPES = re.compile(r"(?:article|blogposting|report|newsmedia|review|liveblog)", re.IGNORECASE)
_MAX_TITLE = 500
_MAX_SCRIPT = 400_000
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TAG = re.compile(r"<[^>]{1,300}>")


@dataclass(slots=True)
class Statements:
    """What the page states; lists keep the order of trust, strings are as stated except for blanks."""

    published: list[tuple[str, str]] = field(default_factory=list)
    """(value, where): ``json-ld``, ``meta``."""
    modified: list[tuple[str, str]] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)
    page_title: str | None = None
    site_names: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    canonical: list[str] = field(default_factory=list)
    language: str | None = None
    types: set[str] = field(default_factory=set)
    """Lower-case JSON-LD types, and the ``itemtype`` of the page's own element."""
    breadcrumbs: list[str] = field(default_factory=list)
    graph_types: set[str] = field(default_factory=set)
    """``og:type``, which many systems state as "article" on every page."""

    @property
    def states_article(self) -> bool:
        """By JSON-LD; ``og:type`` is stated on sections, too."""
        return any(_ARTICLE_TYPES.search(t) for t in self.types)

    @property
    def says_article(self) -> bool:
        return self.states_article or any(_ARTICLE_TYPES.search(t) for t in self.graph_types)


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_META_PUBLISHED = _names(
    """article:published_time og:published_time og:article:published_time article:published published_time datepublished
    date_published pubdate publishdate publish-date publish_date publication_date dc.date.issued dcterms.issued
    dcterms.created dc.date.created dcterms.date dc.date cxenseparse:recs:publishtime sailthru.date parsely-pub-date
    citation_publication_date article.published article:publicationdate originalpublicationdate rnews:datepublished
    pubtime bt:pubdate displaydate iso-8601-publish-date date"""
)
_META_MODIFIED = _names(
    """article:modified_time og:updated_time article:modified dcterms.modified dc.date.modified lastmod datemodified
    last-modified revised updated_time"""
)
_META_AUTHORS = _names(
    """author article:author dc.creator dcterms.creator byl article:author_name sailthru.author parsely-author
    dable:author"""
)


def read_statements(root: etree._Element, scripts: tuple[str, ...]) -> Statements:
    """All statements of a page; malformed parts are passed over."""
    said = Statements()
    metas = _metas_of(root)
    title = next(root.iter("title"), None)
    if title is not None and title.text:
        said.page_title = clean_text(title.text[:_MAX_TITLE]) or None
    told = [*metas.get("og:title", ()), *([said.page_title] if said.page_title else [])]
    for item in _own_items([i for script in scripts for i in _json_items(script)], told):
        _read_item(item, said)
    _read_metas(metas, said)
    # "Chi&amp;#7871;n": some systems escape what is already escaped
    said.headlines = [clean_text(html_entities.unescape(h[:_MAX_TITLE])) for h in said.headlines]
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            said.canonical.insert(0, (link.get("href") or "").strip())
    for element in (root, *root.iter("body", "main")):
        kind = element.get("itemtype")
        if kind and not _ARTICLE_TYPES.search(kind):
            said.types.add(kind.rsplit("/", 1)[-1].lower())
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or said.language or ""
    said.language = language.strip() or None
    return said


def _metas_of(root: etree._Element) -> dict[str, list[str]]:
    """The contents of ``meta`` elements by name, and those of item properties that have one value."""
    metas: dict[str, list[str]] = {}
    items: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("http-equiv")
        value = element.get("content")
        if value and value.strip() and (key or element.get("itemprop")):
            target, name = (metas, key) if key else (items, element.get("itemprop") or "")
            target.setdefault(name.strip().lower(), []).append(clean_text(value))
    for name, values in items.items():  # cards of other articles carry item properties, too: several mean nothing
        if len(set(values)) == 1:
            metas.setdefault(name, []).append(values[0])
    return metas


def _read_metas(metas: dict[str, list[str]], said: Statements) -> None:
    for key in _META_PUBLISHED:
        said.published += [(v, "meta") for v in metas.get(key, ())]
    for key in _META_MODIFIED:
        said.modified += [(v, "meta") for v in metas.get(key, ())]
    for key in ("og:title", "twitter:title", "dcterms.title", "dc.title", "title"):
        said.headlines += metas.get(key, ())
    for key in ("og:site_name", "application-name", "author-site", "apple-mobile-web-app-title"):
        said.site_names += metas.get(key, ())
    for key in ("og:description", "description", "twitter:description", "dcterms.description", "dc.description"):
        said.descriptions += metas.get(key, ())
    for key in _META_AUTHORS:
        said.authors += metas.get(key, ())
    for key in ("article:section", "section", "og:section"):
        said.sections += metas.get(key, ())
    said.keywords += metas.get("article:tag", ())
    for value in (*metas.get("news_keywords", ()), *metas.get("keywords", ())):
        said.keywords += [w for part in re.split(r"[,;]", value) if (w := part.strip())]
    said.canonical += metas.get("og:url", ())
    said.graph_types |= {v.lower() for v in metas.get("og:type", ())}
    locale = metas.get("og:locale") or metas.get("content-language") or metas.get("language")
    if locale:
        said.language = locale[0]


def _json_items(script: str) -> Iterator[dict[str, Any]]:
    script = script.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().removesuffix(";")
    script = script.removeprefix("//<![CDATA[").removesuffix("//]]>").strip()
    if not script or len(script) > _MAX_SCRIPT:
        return
    data: Any = None
    for attempt in (script, _TRAILING_COMMA.sub("", _CONTROL.sub(" ", script))):
        try:
            data = json.loads(attempt, strict=False)
            break
        except (ValueError, RecursionError):
            continue
    stack: list[Any] = [data]
    budget = 3000
    while stack and budget:
        budget -= 1
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):  # not itemListElement: those are other pages
                if isinstance(item.get(key), (dict, list)):
                    stack.append(item[key])


def _is_article(item: dict[str, Any]) -> bool:
    return any(_ARTICLE_TYPES.search(k) for k in _texts(item.get("@type")))


def _own_items(items: list[dict[str, Any]], titles: list[str]) -> list[dict[str, Any]]:
    """The items without the articles that are not this page's: of several headlines, those that its titles repeat."""
    headlines = {h for i in items if _is_article(i) for h in _texts(i.get("headline"))[:1]}
    if len(headlines) < 2:
        return items
    forms = [comparison_form(t) for t in titles]
    own = {h for h in headlines if any(comparison_form(h) in f for f in forms)}
    return [
        i for i in items if not _is_article(i) or not _texts(i.get("headline")) or _texts(i.get("headline"))[0] in own
    ]


def _texts(value: Any, key: str = "name") -> list[str]:
    if isinstance(value, str):
        text = clean_text(_TAG.sub(" ", html_entities.unescape(value)))
        return [text] if text else []
    if isinstance(value, dict):
        return _texts(value.get(key) or value.get("@value"))
    if isinstance(value, list):
        return [t for v in value[:50] for t in _texts(v, key)]
    return []


def _read_item(item: dict[str, Any], said: Statements) -> None:
    kinds = {k.lower() for k in _texts(item.get("@type")) if isinstance(k, str)}
    if "breadcrumblist" in kinds:
        names: list[str] = []
        elements = item.get("itemListElement")
        for entry in elements if isinstance(elements, list) else []:
            if isinstance(entry, dict):
                names += _texts(entry.get("name")) or _texts(entry.get("item"))
        if len(names) > len(said.breadcrumbs):
            said.breadcrumbs = names
        return
    if kinds & {"organization", "website", "newsmediaorganization"}:
        said.site_names += _texts(item.get("name"))
        said.types |= kinds & {"website"}
        return
    is_article = any(_ARTICLE_TYPES.search(k) for k in kinds)
    if not is_article and not kinds & {"webpage", "videoobject", "creativework"}:
        said.types |= kinds
        return
    said.types |= kinds
    if "videoobject" in kinds and not is_article:
        return
    said.published += [(v, "json-ld") for v in _texts(item.get("datePublished"))]
    if is_article:
        said.published += [(v, "json-ld") for v in _texts(item.get("dateCreated"))]
    said.modified += [(v, "json-ld") for v in _texts(item.get("dateModified"))]
    if is_article:
        said.headlines += _texts(item.get("headline")) or _texts(item.get("name"))
        said.authors += _texts(item.get("author")) or _texts(item.get("creator"))
        said.descriptions += _texts(item.get("description"))
        said.sections += _texts(item.get("articleSection"))
        keywords = item.get("keywords")
        said.keywords += [w for text in _texts(keywords) for part in re.split(r"[,;]", text) if (w := part.strip())]
    publisher = item.get("publisher")
    if isinstance(publisher, dict):
        said.site_names += _texts(publisher.get("name"))
