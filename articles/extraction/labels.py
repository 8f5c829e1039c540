"""Section, tags and canonical address of an article."""

from __future__ import annotations

import re

from articles.extraction.media import absolute
from articles.page.cards import is_in_menu
from articles.page.layout import Block, Layout, LinkMark
from articles.page.lexicon import OUTSIDE, Region
from articles.page.source import split_address
from articles.page.statements import Statements
from articles.text import comparison_form, fold_marks
from articles.urls import host_key

_HOME = re.compile(r"^(?:trang\s*(?:chủ|nhất)|home|homepage|cổng.*|báo .*|tin\s*bài)$", re.IGNORECASE)
_CRUMBS = re.compile(r"(?:bread|crumb|pathway|duong-?_?dan|cate|chuyen-?_?muc|category|section)", re.IGNORECASE)
# <dd>Danh mục: <a>Phong trào thi đua</a></dd> under the title
_SECTION_LABEL = re.compile(
    r"^\W*(?:danh mục|chuyên mục|thể loại|mục|categor(?:y|ies)|posted in)\s*[:：]", re.IGNORECASE
)
# "Đăng trong Gương sáng" under the text
_FILED = re.compile(r"^\W*(?:được )?(?:(?:đăng|lưu) (?:trong|ở|tại)|xếp vào|posted in|filed under)\b", re.IGNORECASE)
_MAX_LABEL = 60
_REACH_ABOVE = 12  # blocks above the title in which the section's name is looked for
_REACH_BELOW = 40  # blocks under the body in which tags are looked for


def find_section(
    layout: Layout, said: Statements, title: str | None, span: tuple[int | None, int | None], url: str
) -> str | None:
    """The section as stated, else the last of the crumbs that is neither the front page nor the title.

    ``span`` is the title's block and the one behind the text.
    """
    title_block, end = span
    form = comparison_form(title) if title else ""
    crumbs = [*said.sections, *reversed(said.breadcrumbs)]
    if title_block is not None:
        crumbs += [
            link.label
            for link in layout.links
            if title_block < link.block <= title_block + _REACH_ABOVE
            and link.block < len(layout.blocks)
            and _names_section(layout, link.block)
        ]
        crumbs += reversed(
            [
                link.label
                for link in layout.links
                if title_block - _REACH_ABOVE <= link.block <= title_block
                and any(_CRUMBS.search(layout.nodes[i].hint) for i in layout.ancestors(link.node)[:3])
            ]
        )
        crumbs += [
            link.label
            for link in reversed(layout.links)
            if title_block - _REACH_ABOVE <= link.block <= title_block + 1
            and (link.is_section or _leads_to_folder(link.href, url))
            and not is_in_menu(layout, link.node, len(link.label))
        ]
    if end is not None:
        crumbs += [k.label for k in layout.links if end <= k.block < end + _REACH_OF_FILED and _is_filed(layout, k)][:1]
    crumbs += _folders_in_title(said, url)
    for crumb in crumbs:
        label = crumb.strip(" /›»>|")
        if label and len(label) <= _MAX_LABEL and not _HOME.match(label) and comparison_form(label) != form:
            return label
    return None


def _folders_in_title(said: Statements, url: str) -> list[str]:
    """The parts of the page's title that are a folder of its address: "… - Xây dựng Đảng - …", /xay-dung-dang/…"""
    folders = split_address(url).path.lower().split("/")[:-1]
    parts = _TITLE_PART.split(said.page_title or "")[1:]
    return [part for part in parts if _NO_LETTER.sub("-", fold_marks(part).lower()).strip("-") in folders]


_TITLE_PART, _NO_LETTER = re.compile(r"\s+[-–|»:]+\s+"), re.compile(r"[^a-z0-9]+")
_REACH_OF_FILED = 6


def _is_filed(layout: Layout, link: LinkMark) -> bool:
    """Does a link under the text lead to the section in which the article is filed?"""
    if link.block >= len(layout.blocks) or layout.nodes[link.node].region & Region.RELATED:
        return False
    line = layout.blocks[link.block].text
    return bool(_SECTION_LABEL.match(line) or _FILED.match(line))


def _names_section(layout: Layout, index: int) -> bool:
    """Does a label in a line, or alone in the line before it, introduce the section?"""
    if _SECTION_LABEL.match(layout.blocks[index].text):
        return True
    label = _SECTION_LABEL.match(layout.blocks[index - 1].text) if index else None
    return label is not None and label.end() == len(layout.blocks[index - 1].text)


def _leads_to_folder(href: str, url: str) -> bool:
    """Is a link's target the folder of the page's own address? /xa-hoi is, of /xa-hoi/ban-tay-vang-55123."""
    target, own = split_address(absolute(url, href) or ""), split_address(url)
    folder = target.path.rstrip("/")
    return bool(folder) and target.netloc == own.netloc and not target.query and own.path.startswith(folder + "/")


def find_tags(layout: Layout, said: Statements, title: str | None, end: int | None) -> tuple[str, ...]:
    """The labels that the page shows as tags under the body, else those that it states."""
    shown: list[str] = []
    if end is not None:
        shown = [
            link.label.strip("# ")
            for link in layout.links
            if end - 1 <= link.block <= end + _REACH_BELOW
            and (layout.nodes[link.node].region & Region.TAGS or link.is_tag or _is_behind_label(layout, link))
        ]
        shown = shown or _plain_tags(layout, end)
    skipped = {comparison_form(n) for n in (*said.site_names, title or "")}
    tags: dict[str, str] = {}
    for value in shown or said.keywords:
        for part in value.split(","):
            label = part.strip(" .;\"'")
            form = comparison_form(label)
            if label and len(label) <= _MAX_LABEL and form not in skipped:
                tags.setdefault(form, label)
    return tuple(tags.values())


def _plain_tags(layout: Layout, end: int) -> list[str]:
    """The tags that a line without links names: "Từ khóa: khuyến học, tuyên dương"."""
    for block in layout.blocks[end : end + _REACH_BELOW]:
        if _HASHTAGS.fullmatch(block.text) and not block.region & (OUTSIDE & ~Region.TAGS):
            return [part.strip() for part in block.text.split("#")]
        label = _TAG_LABEL.match(block.text)
        if label and not block.linked and not block.region & (OUTSIDE & ~Region.TAGS) and len(block.text) <= _MAX_TAGS:
            return [part.strip("# ") for part in re.split(r"[,;]|\s(?=#)", block.text[label.end() :])]
    return []


_HASHTAGS = re.compile(r"(?:#[^#\s\d][^#]{0,40})+")
_MAX_TAGS = 300
_TAG_LABEL = re.compile(
    r"^\W*(?:từ kh[oó][aá](?: (?:tìm kiếm|liên quan))?|tags?|thẻ|chủ đề|hashtag)\s*[:：]", re.IGNORECASE
)


def _is_behind_label(layout: Layout, link: LinkMark) -> bool:
    """Is it in a line that "Từ khóa:" opens, or in one of a row of links behind it, outside lists of others?"""
    block = layout.blocks[link.block] if link.block < len(layout.blocks) else None
    if block is None or block.region & Region.RELATED:
        return False
    if _TAG_LABEL.match(block.text) or (_TAG_WORD.match(block.text) and block.linked * 2 > len(block.text)):
        return True
    row = set(layout.ancestors(block.node)[:_BOX_OF_TAGS])
    if not _is_all_link(block):
        return False
    for before in reversed(layout.blocks[max(0, block.index - _ROW_OF_TAGS) : block.index]):
        if _TAG_WORD.fullmatch(before.text.strip(" :：")):
            return bool(row & set(layout.ancestors(before.node)[:_BOX_OF_TAGS]))
        if not _is_all_link(before):
            return False
    return False


def _is_all_link(block: Block) -> bool:
    return block.linked * 10 >= len(block.text) * 9 and len(block.text) <= _MAX_LABEL


_ROW_OF_TAGS, _BOX_OF_TAGS = 12, 3
_TAG_WORD = re.compile(r"\W*(?:từ kh[oó][aá]|tags?|thẻ|hashtag)\b", re.IGNORECASE)


def find_canonical(said: Statements, url: str) -> str | None:
    """The address that the page states as its own, on its own host if it states one there; never a front page.

    An address on another host states where the text comes from, and identifies nothing here.
    """
    elsewhere = None
    for address in said.canonical:
        found = absolute(url, address)
        if not found or not split_address(found).path.strip("/"):
            continue
        if _is_same_host(found, url):
            return found
        elsewhere = elsewhere or found
    return elsewhere


def _is_same_host(one: str, other: str) -> bool:
    try:
        return host_key(one) == host_key(other)
    except ValueError:  # "http://bao.vn:99999/"
        return False
