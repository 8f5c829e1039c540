"""Listings continued as JSON: "Xem thêm" requests one of the site's addresses, and a script shows the answer.

The entries of such an answer become the page that the script would make of them, so that all other code reads a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from bs4 import BeautifulSoup

from crawler.discovery.fragments import plain_text

_ADDRESS_KEYS = (
    "url",
    "link",
    "href",
    "permalink",
    "share_url",
    "shareurl",
    "detail_url",
    "detailurl",
    "newsurl",
    "path",
    "uri",
    "duongdan",
    "duong_dan",
    "canonical",
    "canonicalurl",
    "canonical_url",
    "fullurl",
    "full_url",
    "to",
    "slug",
    "alias",
)
_TITLE_KEYS = ("title", "headline", "name", "tieu_de", "tieude", "newstitle", "ten", "subject", "caption")
_DATE_KEYS = (
    "published_at",
    "publishedat",
    "publish_date",
    "publishdate",
    "published",
    "pubdate",
    "datepublished",
    "publish_time",
    "publishtime",
    "publishedtime",
    "ngaydang",
    "ngay_dang",
    "ngayxuatban",
    "ngay_xuat_ban",
    "date",
    "created_at",
    "createdat",
    "createddate",
    "time",
)
_NEXT_KEYS = frozenset({"next", "next_url", "nexturl", "next_page_url", "nextpageurl", "loadmore", "load_more"})
_TOKEN = re.compile(r"(?:next|end)?_?(?:page)?_?(?:cursor|token|continuation|last_?id|max_?id|after|before|next)", re.I)
"""Names of what an answer states for the request after it, and of the parameter that carries it there."""
_AT_END = re.compile(
    rb'"(?:has_?(?:more|next)(?:_?page)?|next(?:_?page)?(?:_?url)?|is_?more)"\s*:\s*(?:false|null|0)\b', re.I
)
DEEPEST = 12


def is_json(content_type: str, body: bytes) -> bool:
    """Whether an answer is JSON: by its type or, if that is HTML, by its first characters."""
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") or (
        "json" in content_type and body.lstrip()[:1] != b"<"
    )


def says_more(content_type: str, body: bytes) -> bool:
    """Whether this is JSON that does not itself state its end (``"hasMore": false``)."""
    return is_json(content_type, body) and _AT_END.search(body) is None


def page_of_json(body: bytes, url: str) -> bytes | None:
    """The listing that ``url`` answered as HTML in UTF-8; ``None`` if it is not JSON or lists nothing."""
    try:
        document = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None
    parts = listed_parts(document)
    if not parts:
        return None
    following = _url_by_token(document, url)
    link = f'<a rel="next" href="{escape(following)}"></a>' if following is not None else ""
    return f"<html><body>{''.join(parts)}{link}</body></html>".encode()


def _url_by_token(document: Any, url: str) -> str | None:
    """The address of the request after this one: with the token that the answer states in place of its own."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    names = [name for name, _ in pairs if _TOKEN.fullmatch(name)]
    token = next(_tokens(document, 0), None)
    if token is None or len(names) != 1:
        return None
    query = urlencode([(name, token if name == names[0] else value) for name, value in pairs])
    return parts._replace(query=query).geturl()


def _tokens(value: Any, depth: int) -> Iterator[str]:
    """Tokens that stand beside a list, never in its entries."""
    if isinstance(value, dict) and depth < 4:
        for name, member in value.items():
            is_token = isinstance(member, str | int) and not isinstance(member, bool) and _TOKEN.fullmatch(str(name))
            if is_token and (token := str(member).strip()) and "/" not in token:
                yield token
        for member in value.values():
            yield from _tokens(member, depth + 1)


def listed_parts(document: Any) -> list[str]:
    """The entries of a document, each as the HTML that a script would make of it."""
    return list(_parts(document, 0))


def _parts(value: Any, depth: int) -> Iterator[str]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for member in value:
            yield from _parts(member, depth + 1)
    elif isinstance(value, dict):
        fields = {str(name).lower(): member for name, member in value.items()}
        address, title = _address(fields), plain_text(_first(fields, _TITLE_KEYS))
        if address is not None and title is not None and not any(map(_is_list_of_records, fields.values())):
            date = _first(fields, _DATE_KEYS) or ""
            link = f'<h3><a href="{escape(address)}">{escape(title)}</a></h3>'
            yield f'<div>{link}<time datetime="{escape(date)}"></time></div>'
            return
        for name, member in fields.items():
            if name in _NEXT_KEYS and isinstance(member, str) and ("/" in member or "?" in member):
                yield f'<a rel="next" href="{escape(member)}"></a>'
            else:
                yield from _parts(member, depth + 1)
    elif isinstance(value, str) and "<a " in value.lower():  # {"html": "<li><a href=…"}
        yield str(BeautifulSoup(value, "lxml").body or "").removeprefix("<body>").removesuffix("</body>")


def _is_list_of_records(value: Any) -> bool:
    """Sub-menus, or a section's articles: an object with them is not itself an entry. Tags are too short a list."""
    return (
        isinstance(value, list)
        and len(value) >= 2
        and all(isinstance(member, dict) and len(member) >= 3 for member in value[:2])
    )


def _address(fields: dict[str, Any]) -> str | None:
    """The address of an entry. A bare word ("slug": "tong-ket") is not one: only the site's script knows its folder."""
    texts = (_text(fields.get(name)) for name in _ADDRESS_KEYS)
    return next((text for text in texts if text is not None and ("/" in text or "?" in text or ".htm" in text)), None)


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    return next((text for n in names if (text := _text(fields.get(n))) is not None), None)


def _text(value: Any) -> str | None:
    if isinstance(value, dict):  # WordPress: {"title": {"rendered": "…"}}
        value = value.get("rendered")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    if isinstance(value, int):  # a time in seconds or milliseconds of the Unix clock
        seconds = value / 1000 if value > 10**11 else value
        return datetime.fromtimestamp(seconds, UTC).isoformat() if 9e8 < seconds < 4e9 else None
    return value.strip() or None
