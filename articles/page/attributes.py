"""What an element's attributes state: its names, the region they mark, a picture's address, a date's value."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from articles.page.lexicon import Region, read_hint

_ROLE_REGION = {
    "navigation": Region.CHROME,
    "banner": Region.CHROME,
    "contentinfo": Region.CHROME,
    "search": Region.CHROME,
    "menu": Region.CHROME,
    "dialog": Region.CHROME,
    "complementary": Region.RELATED,
}
_DATE_VALUE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d\d-\d\d")
_DATE_PROPERTY = re.compile(r"(?:date|issued|created|modified|published)(?:Created|Modified|Published)?$", re.I)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font(?:-weight\s*:\s*|\s*:[^;]*\b)(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font(?:-style\s*:\s*|\s*:[^;]*\b)(?:italic|oblique)", re.IGNORECASE)


_LAZY_ATTRIBUTES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-echo",
    "data-url",
    "data-image",
    "data-img",
    "data-full",
    "data-large",
    "src",
    "data-srcset",
    "data-lazy-srcset",
    "srcset",
)
"""Where pages keep a picture's address until it scrolls into view; of a set of sizes the first is read."""
_PLACEHOLDER = re.compile(
    r"^(?:data:|about:|javascript:|$)|(?:^|/)[^/]*(?:blank|spacer|placeholder|loading|lazy|transparent|1x1|pixel|grey|no-?image)[^/]*\.(?:gif|png|svg|jpe?g|webp)",
    re.IGNORECASE,
)
_PLACEHOLDER_WORD = re.compile(
    r"blank|spacer|placeholder|loading|lazy|transparent|1x1|pixel|grey|no-?image", re.IGNORECASE
)
"""Asked first: the whole pattern goes over an address many times."""


def is_picture_address(address: str) -> bool:
    """Not an empty, embedded or placeholder picture ("data:image/gif;base64,…", "/images/loading.gif")."""
    if not address or address[:1] in "dajDAJ" or _PLACEHOLDER_WORD.search(address):
        return not _PLACEHOLDER.search(address)
    return True


def picture_address(element: etree._Element) -> str:
    first = ""
    for name in _LAZY_ATTRIBUTES:
        value = (element.get(name) or "").strip()
        if not value or not ("/" in value or "." in value):
            continue
        if name.endswith("srcset"):
            value = value.split()[0].rstrip(",")
        if is_picture_address(value):
            return value
        first = first or value
    return first


_OPENED_FILE = re.compile(
    r"""["']([^"']{1,500}\.(?:pdf|docx?|xlsx?|pptx?|rtf|zip|rar)(?:[?#][^"']{0,200})?)["']""", re.IGNORECASE
)


def link_address(element: etree._Element) -> str:
    """Where a link leads; of one that only runs a script, the document that the script opens.

    ``<a href="#" onclick="window.open('/f/kh-12.pdf')">``, ``<a href="javascript:viewFile('/f/kh-12.pdf')">``
    """
    href = (element.get("href") or "").strip()
    if href[:1] not in "#jJ" or (href[:1] != "#" and href[:11].lower() != "javascript:"):
        return href
    opened = _OPENED_FILE.search(f"{href} {element.get('onclick') or ''}")
    return opened[1] if opened else href


_MAX_DATE_ELEMENT, _MAX_DATE_LETTERS = 60, 16


def is_date_alone(element: etree._Element) -> bool:
    """Is the whole text of a named inline element a date? <b>…</b> <span class="NDate">(12/05/2026)</span>."""
    text = element.text
    if not text or len(text) > _MAX_DATE_ELEMENT or len(element) or not _DATE_VALUE.search(text):
        return False
    return sum(c.isalpha() for c in text) <= _MAX_DATE_LETTERS


@lru_cache(maxsize=4_096)
def _read_style(style: str) -> int:
    """The setting of text by a ``style``: hidden, bold, italic. Cached: editors write the same few hundred."""
    region = Region.HIDDEN if _HIDDEN_STYLE.search(style) else Region.NONE
    if "font" in style:
        region |= Region.BOLD if _BOLD_STYLE.search(style) else Region.NONE
        region |= Region.ITALIC if _ITALIC_STYLE.search(style) else Region.NONE
    return region


_NAMING = frozenset(("class", "id", "itemprop", "property", "data-role", "data-field"))
_READ = _NAMING | {"style", "title", "itemtype", "role", "hidden"}


def read_attributes(element: etree._Element) -> tuple[str, int]:
    hint_text, region = "", Region.NONE
    attributes: list[tuple[str, str]] = element.items()  # type: ignore[assignment]  # HTML attributes are text
    for name, value in attributes:
        if name not in _READ:
            continue
        if name in _NAMING:
            hint_text = f"{hint_text} {value}" if hint_text else value
            if name in ("itemprop", "property") and _DATE_PROPERTY.search(value):
                region |= Region.META
        elif name == "style":
            if "n" in value:
                region |= _read_style(value)
        elif name == "title":
            if len(value) < 40 and _DATE_VALUE.search(value):  # <span title="19/08/2024 21:15">3 giờ trước</span>
                region |= Region.META
        elif name == "itemtype":
            if value.endswith("BreadcrumbList"):
                hint_text = f"{hint_text} breadcrumb".lstrip()
        elif name == "role":
            region |= _ROLE_REGION.get(value, Region.NONE)
        elif name == "hidden":
            region |= Region.HIDDEN
    if hint_text:
        region |= read_hint(hint_text)
    return hint_text, region
