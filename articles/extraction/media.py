"""Pictures with their captions, and the documents that an article offers: decisions and lists are often PDFs."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

from articles.extraction.byline import read_byline
from articles.extraction.captions import MAX_SET_CAPTION
from articles.extraction.reading import Reading
from articles.extraction.stampline import is_stamp_block
from articles.models import Attachment, Image
from articles.page import phrases
from articles.page.layout import Block, ImageMark, Layout, LinkMark, is_document
from articles.page.lexicon import OUTSIDE, Region

_ICON = re.compile(
    r"(?:icon|logo|avatar|sprite|spacer|blank|pixel|1x1|loading|placeholder|emoji|button|btn|banner|qrcode|captcha)",
    re.IGNORECASE,
)
_MIN_WIDTH = 90  # pixels; narrower pictures on the pages measured are icons and portraits of commenters


def absolute(base: str, address: str) -> str | None:
    """``address`` resolved against the page's, or ``None`` if it cannot be fetched."""
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
    """The pictures among blocks ``first`` to ``end``, each with the nearest caption behind it."""
    marked = [b for b in layout.blocks[max(0, first) : end] if b.region & Region.CAPTION and not b.region & OUTSIDE]
    captions = {b.index: b for b in (*marked, *reading.captions)}
    used: set[int] = set()
    images: dict[str, str | None] = {}
    linked = {(link.block, link.node): link.href for link in layout.links if not link.label}
    for mark in layout.images:
        if not first <= mark.before <= end:
            continue
        if (target := linked.get((mark.before, mark.node))) is not None and _leads_home(target, base):
            continue
        region = layout.nodes[mark.node].region if mark.node >= 0 else Region.NONE
        address = absolute(base, mark.source.split(",")[0].split(" ")[0] if " " in mark.source else mark.source)
        if region & OUTSIDE or address is None or _ICON.search(urlsplit(address).path.rsplit("/", 1)[-1]):
            continue
        if mark.width is not None and mark.width < _MIN_WIDTH:
            continue
        if any(layout.nodes[i].tag == "h1" for i in layout.ancestors(mark.node)[:3]):
            continue  # the site's logo
        caption = (
            None if any(i in captions for i in (mark.before, mark.before + 1)) else _line_in_box(layout, mark, reading)
        )
        for index in (mark.before, mark.before + 1):
            if index in captions and index not in used:
                caption = captions[index].text
                used.add(index)
                break
        if address not in images or (images[address] is None and caption):
            images[address] = caption
    return tuple(Image(url=url, caption=caption) for url, caption in images.items())


def _leads_home(href: str, base: str) -> bool:
    """Is a link's target the front page? The picture in it is the site's logo."""
    target = urlsplit(absolute(base, href) or base)
    return target.netloc == urlsplit(base).netloc and not target.path.strip("/") and not target.query


def read_scans(layout: Layout, title_block: int | None, base: str) -> tuple[Image, ...]:
    """The pictures right under a title and its stamp: a scanned document or a graphic that stands for the text.

    Not the picture of a link to another page.
    """
    if title_block is None:
        return ()
    end = title_block + 1
    while end < len(layout.blocks) and end <= title_block + _FACTS_UNDER_TITLE and _is_fact(layout.blocks[end]):
        end += 1
    linked = {(k.block, k.node) for k in layout.links if not k.label and not _PICTURE.search(urlsplit(k.href).path)}
    alone = {
        absolute(base, i.source)
        for i in layout.images
        if title_block < i.before <= end and (i.before, i.node) not in linked
    }
    found = read_images(layout, title_block + 1, end, Reading(), base)
    return tuple(image for image in found if image.url in alone)


_FACTS_UNDER_TITLE = 8
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp)$", re.IGNORECASE)


def _is_fact(block: Block) -> bool:
    return is_stamp_block(block.text) or phrases.is_chrome_line(block.text) or bool(block.region & Region.META)


def _line_in_box(layout: Layout, mark: ImageMark, reading: Reading) -> str | None:
    """The one line that shares a small box with a picture outside the text: above it, or in a column of pictures."""
    if mark.before >= len(layout.blocks) or mark.node < 0:
        return None
    block = layout.blocks[mark.before]
    if any(b.index == block.index for b in (*reading.kept, *(b for b, _ in reading.bylines))):
        return None
    if (
        not _SHORTEST_CAPTION <= len(block.text) <= MAX_SET_CAPTION
        or block.region & OUTSIDE
        or block.linked * 2 > len(block.text)
    ):
        return None
    if (
        block.tag[0] == "h"
        or is_stamp_block(block.text)
        or phrases.is_chrome_line(block.text)
        or read_byline(block.text)
    ):
        return None
    around = set(layout.ancestors(mark.node))
    box = next((layout.nodes[i] for i in layout.ancestors(block.node) if i in around), None)
    is_small = box is not None and box.end - box.first == 1 and box.tag not in ("body", "html")
    return block.text if is_small else None


_SHORTEST_CAPTION = 15


def read_attachments(layout: Layout, first: int, end: int, base: str) -> tuple[Attachment, ...]:
    """Links to documents in and right under the article, with their labels."""
    found: dict[str, Attachment] = {}
    for link in layout.links:
        if not is_document(link) or not (first <= link.block <= end or _is_in_list_of_documents(layout, link, end)):
            continue
        region = layout.nodes[link.node].region if link.node >= 0 else Region.NONE
        if region & (Region.CHROME | Region.RELATED | Region.ADVERT | Region.COMMENT):
            continue
        address = absolute(base, link.href)
        if address and address not in found:
            name = _SAVE.sub("", link.label) and link.label
            label = name or _name_in_row(layout, link) or unquote(urlsplit(address).path.rsplit("/", 1)[-1])
            found[address] = Attachment(url=address, label=label or None)
    return tuple(found.values())


_SAVE = re.compile(r"^\W*(?:tải (?:về|xuống|file|tệp)(?: về)?|download|xem|chi tiết|mở)\W*$", re.IGNORECASE)
_MAX_DOCUMENTS = 60
"""Lines of a table or list of documents that begins right under an article."""


def _is_in_list_of_documents(layout: Layout, link: LinkMark, end: int) -> bool:
    """Is a link in a table or list that begins right under the article and leads to documents only?"""
    for index in layout.ancestors(link.node):
        node = layout.nodes[index]
        if node.tag in _LISTS and end - _UNDER <= node.first <= end and node.end - node.first <= _MAX_DOCUMENTS:
            inside = (other for other in layout.links if node.first <= other.block < node.end)
            return all(is_document(other) for other in inside)
    return False


_LISTS = frozenset(("table", "ul", "ol", "dl"))
_UNDER = 6


def _name_in_row(layout: Layout, link: LinkMark) -> str | None:
    """What the row of a table prints beside "Tải về": the longest of its other cells."""
    row = next((layout.nodes[i] for i in layout.ancestors(link.node)[:4] if layout.nodes[i].tag == "tr"), None)
    if row is None:
        return None
    cells = [b.text for b in layout.blocks[row.first : row.end] if not b.linked]
    return max(cells, key=len, default=None)
