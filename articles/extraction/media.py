"""Pictures with their captions, and the documents that an article offers: decisions and lists are often PDFs."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

from articles.extraction.reading import Reading
from articles.models import Attachment, Image
from articles.page.layout import DOCUMENT_ADDRESS, Layout
from articles.page.lexicon import OUTSIDE, Region

_ICON = re.compile(
    r"(?:icon|logo|avatar|sprite|spacer|blank|pixel|1x1|loading|placeholder|emoji|button|btn|banner|qrcode|captcha)",
    re.IGNORECASE,
)
_MIN_WIDTH = 90  # pixels; narrower pictures on the pages measured are icons and portraits of commenters


def absolute(base: str, address: str) -> str | None:
    """``address`` seen from the page, or ``None`` for what cannot be fetched."""
    address = address.strip()
    if not address or address.startswith(("data:", "javascript:", "mailto:", "tel:", "#", "about:", "blob:")):
        return None
    try:
        joined = urljoin(base, address)
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None


def read_images(layout: Layout, first: int, end: int, reading: Reading, base: str) -> tuple[Image, ...]:
    """The pictures among blocks ``first`` to ``end``, each with the caption that stands nearest behind it."""
    marked = [b for b in layout.blocks[max(0, first) : end] if b.region & Region.CAPTION and not b.region & OUTSIDE]
    captions = {b.index: b for b in (*marked, *reading.captions)}
    used: set[int] = set()
    images: dict[str, str | None] = {}
    for mark in layout.images:
        if not first <= mark.before <= end:
            continue
        region = layout.nodes[mark.node].region if mark.node >= 0 else Region.NONE
        address = absolute(base, mark.source.split(",")[0].split(" ")[0] if " " in mark.source else mark.source)
        if region & OUTSIDE or address is None or _ICON.search(urlsplit(address).path.rsplit("/", 1)[-1]):
            continue
        if mark.width is not None and mark.width < _MIN_WIDTH:
            continue
        if any(layout.nodes[i].tag == "h1" for i in layout.ancestors(mark.node)[:3]):
            continue  # the site's logo
        caption: str | None = None
        for index in (mark.before, mark.before + 1):
            if index in captions and index not in used:
                caption = captions[index].text
                used.add(index)
                break
        if address not in images or (images[address] is None and caption):
            images[address] = caption
    return tuple(Image(url=url, caption=caption) for url, caption in images.items())


def read_attachments(layout: Layout, first: int, end: int, base: str) -> tuple[Attachment, ...]:
    """Links to documents in and right under the article, with their labels."""
    found: dict[str, Attachment] = {}
    for link in layout.links:
        if not first <= link.block <= end or not DOCUMENT_ADDRESS.search(link.href):
            continue
        region = layout.nodes[link.node].region if link.node >= 0 else Region.NONE
        if region & (Region.CHROME | Region.RELATED | Region.ADVERT | Region.COMMENT):
            continue
        address = absolute(base, link.href)
        if address and address not in found:
            label = link.label or unquote(urlsplit(address).path.rsplit("/", 1)[-1])
            found[address] = Attachment(url=address, label=label or None)
    return tuple(found.values())
