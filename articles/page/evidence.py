"""Counts over a page as read: the evidence on which its kind is judged."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles.page import phrases
from articles.page.cards import (
    LABEL_LINES,
    Cards,
    count_headlines,
    find_cards,
    headline_above,
    is_headline_with_labels,
    is_in_menu,
)
from articles.page.layout import HEADLINE, Block, Layout, is_headline
from articles.page.lexicon import Region
from articles.page.source import split_address
from articles.page.statements import Statements
from articles.text import comparison_form

ENCODED_RUN = re.compile(r"[A-Za-z0-9+/=_\-]{180,}")
"""Letters and digits without a blank, as encrypted bodies are served (baophutho.vn, baothanhhoa.vn)."""
LONG_TEXT = 600
"""Characters with which more must speak for a list than for an article."""
_MAX_LIST_TITLE = 45
"""Characters of a menu's label; menus of newspapers list their newest articles, too."""
_CONTACT_LINES = 3
_MISSING = re.compile(
    r"(?:^\W*404\b|(?:lỗi|error|mã)\s*404|\b404\W{0,3}(?:not|page|error|trang|không)"
    r"|không\s+(?:tìm\s+thấy|có|tồn\s+tại)\s+(?:trang|bài(?:\s+viết)?|nội\s+dung|dữ\s+liệu|đường\s+dẫn|liên\s+kết|tin\s+này|kết\s+quả)"
    r"|(?:trang|bài\s+viết|bài|nội\s+dung|tin|liên\s+kết|đường\s+dẫn|chuyên\s+mục)\b[^.]{0,40}"
    r"(?:không\s+(?:còn|tồn\s+tại|hợp\s+lệ|được\s+tìm\s+thấy)|đã\s+(?:bị\s+)?(?:xoá|xóa|gỡ|hết\s+hạn))"
    r"|(?:hệ\s+thống|website|trang(?:\s+\w+)?|máy\s+chủ)\s+(?:hiện\s+)?đang\s+(?:được\s+)?(?:bảo\s+trì|nâng\s+cấp|tạm\s+dừng)"
    r"|^\W*(?:server\s+error|(?:runtime|application|internal\s+server|fatal|parse)\s+error|object\s+reference\s+not\s+set"
    r"|error\s+establishing|service\s+(?:temporarily\s+)?unavailable|(?:502\s+)?bad\s+gateway|access\s+(?:is\s+)?denied|(?:403\s+)?forbidden"
    r"|lỗi\s+(?:hệ\s+thống|máy\s+chủ|kết\s+nối|truy\s+cập|không\s+xác\s+định)\W*$)|(?:có|xảy\s+ra)\s+lỗi\s+(?:xảy\s+ra|trong\s+quá\s+trình|khi\s+xử\s+lý)"
    r"|^\W*(?:warning|notice|deprecated)\s*:.{0,300}\bon\s+line\b"
    r"|(?:page|article)\s+(?:was\s+)?not\s+found|not\s+found\W*$|page\s+(?:does\s+not|doesn.t)\s+exist|no\s+longer\s+(?:available|exists))",
    re.IGNORECASE,
)
_MAX_NOTICE = 120
_EMPTY = re.compile(
    r"\W*(?:(?:nội dung|chuyên mục|chuyên trang|dữ liệu|thông tin|trang|mục)(?: này)? )?(?:hiện )?(?:"
    r"(?:đang|sẽ)(?: được)?(?: sớm)? cập nhật|(?:chưa có|không có) (?:bài viết|tin(?: tức| bài)?|dữ liệu|nội dung|bài))"
    r"(?: (?:nào|mới|trong|thuộc|để|cho)\b.{0,60})?\W*$",
    re.IGNORECASE,
)
_OPENED_PAGE = re.compile(
    r"""(?:location|\w{2,30}\()[^"']{0,30}["'](?:https?:/)?/[^"'\s]+["']"""
    r"""|\b(?:open|go|view|show|load|detail|xem|chi_?tiet)\w*\(\s*["']?\d+["']?\s*[,)]""",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?<!\d)(?:\+?84|0)[\s.()-]?\d(?:[\s.()-]?\d){7,9}(?!\d)|[\w.+-]+@[\w-]+\.\w"
    r"|(?:điện thoại|đt|fax|email|địa chỉ|hotline)\s*[:：]",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^\W*(?:(?:xem (?:thêm|tiếp|chi tiết)|đọc (?:thêm|tiếp)|read more|continue reading)(?:\s*[:：].*)?"
    r"|chi tiết|more)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A page as read, for judging its kind."""

    layout: Layout
    said: Statements
    url: str
    title: str | None
    title_block: int | None
    """The block that prints the title; ``None`` where only meta data state it."""
    is_title_sure: bool
    """Stated and printed alike, or the page's one plain ``h1``."""
    text: str
    """Lead and body as found."""
    paragraphs: list[Block]
    """The blocks of the body."""
    node: int | None
    """The node of the body."""
    date_block: int | None
    """The block that prints the date."""
    is_dated: bool
    has_document: bool
    has_scans: bool = False
    """Pictures under the title and its stamp, and no text."""
    is_walled: bool = False

    @cached_property
    def path(self) -> str:
        return split_address(self.url).path

    @cached_property
    def headlines(self) -> int:
        return count_headlines(self.layout)

    @cached_property
    def cards(self) -> Cards:
        return find_cards(self.layout)

    @cached_property
    def clicked(self) -> list[range]:
        """The blocks of each card with a headline that a click opens, and that has no link."""
        if not self.layout.root.xpath("boolean(//@onclick | //@data-href)"):
            return []
        nodes = [n for n in self.layout.nodes if _opens_page(n.element) and n.element.find(".//a[@href]") is None]
        spans = {n.element.get("onclick") or n.element.get("data-href"): range(n.first, n.end) for n in nodes}
        return [r for r in spans.values() if any(len(self.layout.blocks[i].text) >= HEADLINE for i in r)]

    @cached_property
    def controls(self) -> int:
        """Fields and buttons to choose of the page's largest form."""
        nodes = self.layout.nodes
        forms = Counter(
            next((k for k in (i, *self.layout.ancestors(i)) if nodes[k].tag == "form"), -1)
            for i in self.layout.controls
            if not nodes[i].region & Region.COMMENT
        )
        return max(forms.values(), default=0)

    @cached_property
    def is_said_empty(self) -> bool:
        """Does a line state that nothing is here yet: "Nội dung đang được cập nhật", "Chưa có bài viết nào"?"""
        return len(self.text) < _MAX_NOTICE and any(_EMPTY.match(b.text) for b in self.layout.blocks)

    @cached_property
    def notice(self) -> str | None:
        """The line that states that the page is missing."""
        blocks = self.layout.blocks
        headings = [b.text for b in blocks if b.tag in ("h1", "h2") and len(b.text) < _MAX_NOTICE and not b.linked]
        if self.title is not None:
            headings.append(self.title)
        notice = next((h for h in headings if _MISSING.search(h)), None)
        if notice is None and len(self.text) < 400 and _MISSING.search(self.text):
            return self.text[:_MAX_NOTICE]
        return notice

    @cached_property
    def encoded(self) -> int:
        """Characters in unbroken runs of letters and digits."""
        return sum(len(m) for b in self.layout.blocks if len(b.text) > 180 for m in ENCODED_RUN.findall(b.text))

    @cached_property
    def is_menu_title(self) -> bool:
        """Is the title a section's or a standing page's: the label of a link in one of the page's menus?"""
        if self.title is None or len(self.title) > _MAX_LIST_TITLE:
            return False
        form = comparison_form(self.title)
        return any(
            len(link.label) <= _MAX_LIST_TITLE
            and comparison_form(link.label) == form
            and is_in_menu(self.layout, link.node, len(link.label))
            for link in self.layout.links
        )

    @cached_property
    def is_section_title(self) -> bool:
        return self.is_menu_title or (self.title is not None and phrases.is_section_label(self.title))

    @cached_property
    def has_own_title(self) -> bool:
        """Does the page print a title of its own?"""
        if self.title_block is None or self.is_section_title:
            return False
        block = self.layout.blocks[self.title_block]
        is_marked = bool(block.region & Region.TITLE) and len(block.text) >= HEADLINE and not block.linked
        return self.is_title_sure or is_marked

    @cached_property
    def has_own_date(self) -> bool:
        """Is it dated, and not only by a date behind another article's headline?"""
        if not self.is_dated or self.date_block is None:
            return self.is_dated
        if self.title_block is None:
            return True
        first, last = sorted((self.title_block, self.date_block))
        between = self.layout.blocks[first + 1 : last]
        return not (self.is_section_title and any(is_headline(b) for b in between))

    @cached_property
    def is_stated_alone(self) -> bool:
        """Do the statements alone tell of an article, with its title and time, of which the page prints nothing?"""
        said = self.said
        is_told = said.says_article and bool(said.published) and bool(said.headlines)
        return is_told and self.title_block is None and not any(map(phrases.is_section_label, said.headlines))

    @cached_property
    def states_article(self) -> bool:
        """Do its statements name an article that is not the section's name?"""
        return (
            self.said.states_article or (self.said.says_article and self.has_own_title)
        ) and not self.is_section_title

    @cached_property
    def is_told(self) -> bool:
        return self.has_own_date or self.states_article

    @cached_property
    def is_standing(self) -> bool:
        """Is there text enough and a date or statement of an article?"""
        return len(self.text) >= LONG_TEXT and self.is_told

    @cached_property
    def teasers(self) -> int:
        """Paragraphs over which another article's headline stands, ignoring labels."""
        return sum(self._is_teaser(b) for b in self.paragraphs if 40 <= len(b.text) < 400)

    @cached_property
    def long_paragraphs(self) -> int:
        return sum(len(b.text) >= 40 for b in self.paragraphs)

    @cached_property
    def inner_headlines(self) -> int:
        if self.node is None:
            return 0
        place = self.layout.nodes[self.node]
        first, end = place.first, place.end
        if self.has_own_title and self.paragraphs:  # under a title of its own, lines after the text are beside it
            first, end = max(first, self.paragraphs[0].index - LABEL_LINES), self.paragraphs[-1].index + 1
        return sum(is_headline(b) or is_headline_with_labels(b) for b in self.layout.blocks[first:end])

    @cached_property
    def is_list(self) -> bool:
        """Do headlines precede most of the paragraphs found?"""
        paragraphs = self.long_paragraphs
        if self.node is None or not paragraphs:
            return False
        if self.is_standing:
            return self.teasers >= 5 and self.teasers * 10 >= paragraphs * 9 and self.inner_headlines >= self.teasers
        return (self.teasers >= 3 and self.teasers * 2 >= paragraphs) or (
            self.inner_headlines >= 8 and self.inner_headlines > 2 * paragraphs
        )

    @cached_property
    def is_teaser_alone(self) -> bool:
        """Is the whole text the summary under another article's headline, as the first story of a section is shown?"""
        if not 1 <= self.long_paragraphs <= 2 or not self.paragraphs:
            return False
        return self._is_teaser(self.paragraphs[0])

    def _is_teaser(self, block: Block) -> bool:
        above = headline_above(self.layout, block, self.title_block)
        return above is not None and not above.region & Region.RELATED

    @cached_property
    def more_links(self) -> int:
        """Links "Xem thêm" to different pages, inside the body's node."""
        if self.node is None:
            return 0
        place = self.layout.nodes[self.node]
        return len({k.href for k in self.layout.links if place.first <= k.block < place.end and _MORE.match(k.label)})

    @cached_property
    def contact_share(self) -> float:
        """Of the body's lines, those with a telephone number, an address or a mail address."""
        lines = self.paragraphs
        found = sum(bool(_CONTACT.search(b.text)) for b in lines)
        return found / len(lines) if found >= _CONTACT_LINES else 0.0


def _opens_page(element: Any) -> bool:
    """Does a click on an element open a page? <div onclick="location.href='/tin-1.html'">, <li data-href="/tin-1">."""
    clicked = element.get("onclick")
    return bool(_OPENED_PAGE.search(clicked)) if clicked else (element.get("data-href") or "")[:1] in ("/", "h")
