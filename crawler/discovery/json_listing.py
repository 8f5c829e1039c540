"""Listings that go on as JSON: "Xem thêm" asks an address of the site's own, and a script shows what comes.

What such an answer lists is put as the page that the script would make of it, so that everything else reads it as one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

_ADDRESS_KEYS = ("url", "link", "href", "permalink", "share_url", "shareurl", "detail_url", "detailurl", "newsurl")
_TITLE_KEYS = ("title", "headline", "name", "tieu_de", "tieude", "newstitle")
_DATE_KEYS = ("published_at", "publishedat", "publish_date", "publishdate", "published", "pubdate", "date")
_NEXT_KEYS = frozenset({"next", "next_url", "nexturl", "next_page_url", "nextpageurl", "loadmore", "load_more"})
_AT_END = re.compile(
    rb'"(?:has_?(?:more|next)(?:_?page)?|next(?:_?page)?(?:_?url)?|is_?more)"\s*:\s*(?:false|null|0)\b', re.I
)
DEEPEST = 12


def is_json(content_type: str, body: bytes) -> bool:
    """By its type or, where that says HTML, by how it begins."""
    return "json" in content_type or body.lstrip()[:1] in (b"{", b"[")


def says_more(content_type: str, body: bytes) -> bool:
    """Is it JSON that does not say itself that nothing follows (``"hasMore": false``)?"""
    return is_json(content_type, body) and _AT_END.search(body) is None


def page_of_json(body: bytes) -> bytes | None:
    """The listing as HTML in UTF-8; ``None`` for what is no JSON, or lists nothing."""
    try:
        document = json.loads(body)
    except ValueError:
        return None
    parts = list(_parts(document, 0))
    return f"<html><body>{''.join(parts)}</body></html>".encode() if parts else None


def _parts(value: Any, depth: int) -> Iterator[str]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for member in value:
            yield from _parts(member, depth + 1)
    elif isinstance(value, dict):
        fields = {str(name).lower(): member for name, member in value.items()}
        address, title = _first(fields, _ADDRESS_KEYS), _first(fields, _TITLE_KEYS)
        if address is not None and title is not None:
            date = _first(fields, _DATE_KEYS) or ""
            link = f'<h3><a href="{escape(address)}">{escape(title)}</a></h3>'
            yield f'<div>{link}<time datetime="{escape(date)}"></time></div>'
            return
        for name, member in fields.items():
            if name in _NEXT_KEYS and isinstance(member, str) and ("/" in member or "?" in member):
                yield f'<a rel="next" href="{escape(member)}"></a>'
            else:
                yield from _parts(member, depth + 1)
    elif isinstance(value, str) and "<a " in value:  # {"html": "<li><a href=…"}
        yield value


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    return next((fields[n].strip() for n in names if isinstance(fields.get(n), str) and fields[n].strip()), None)
