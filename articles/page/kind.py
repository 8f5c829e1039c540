"""What kind of page it is: an article, a listing of others, a stub of one, or something else.

The one judgement, for extraction, crawling and cleaning. An empty, encrypted or missing article must never come out as
an article made of a side column, and a section's page never as an article at all, whatever its address or its
statements say: the page itself is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from articles.models import PageType
from articles.page import phrases
from articles.page.layout import HEADLINE, Block, Layout, is_headline
from articles.page.lexicon import Region
from articles.page.source import split_address
from articles.page.statements import Statements
from articles.text import comparison_form

ARTICLE_TEXT = 250
"""Characters from which body and lead alone make an article; the shortest of 181 English ones measured has 369."""
SHORT_ARTICLE_TEXT = 60
"""... and from which they do when a date, a picture, a film or a document stands with them."""
WALLED_TEXT = 1000
"""... and those before a prompt to log in, from which what is there is an article and not its opening."""
ENCODED_RUN = re.compile(r"[A-Za-z0-9+/=_\-]{180,}")
"""Letters and digits without a blank, as encrypted bodies are served (baophutho.vn, baothanhhoa.vn)."""
_LONG_TEXT = 600
"""Characters with which more must speak for a list than for an article."""
_SECTION_HEADLINES = 5
"""Headlines on a page without a date from which one summary under a linked headline makes it a section's page."""
_MANY_HEADLINES = 12
_HEADLINES_PER_PARAGRAPH = 6
"""Headlines to each paragraph of a page without a title of its own, from which the paragraphs are a notice on it."""
_SHELL = 5
"""Lines of a page without links that only a script fills ("Đang tải...")."""
_LABEL_LINES = 5
"""Short lines (labels, stamps, counters, links to a section) that may stand between a headline and its summary."""
_MAX_LABEL = 40
_MENU_LINKS, _MENU_LABEL = 3, 36
"""Links beside each other, and their mean length, that make a menu."""
_MAX_LIST_TITLE = 45
"""Characters of a menu's label; menus of newspapers list their newest articles, too."""
_CONTACT_LINES, _CONTACT_SHARE = 3, 0.4
_MORE_LINKS = 4

# Articles, too, speak of what was not found or was removed ("đã xóa 1.200 nhà tạm"): the page itself must be meant.
_MISSING = re.compile(
    r"(?:^\W*404\b|(?:lỗi|error|mã)\s*404|\b404\W{0,3}(?:not|page|error|trang|không)"
    r"|không\s+(?:tìm\s+thấy|có|tồn\s+tại)\s+(?:trang|bài(?:\s+viết)?|nội\s+dung|dữ\s+liệu|đường\s+dẫn|liên\s+kết|tin\s+này|kết\s+quả)"
    r"|(?:trang|bài\s+viết|bài|nội\s+dung|tin|liên\s+kết|đường\s+dẫn|chuyên\s+mục)\b[^.]{0,40}"
    r"(?:không\s+(?:còn|tồn\s+tại|hợp\s+lệ|được\s+tìm\s+thấy)|đã\s+(?:bị\s+)?(?:xoá|xóa|gỡ|hết\s+hạn))"
    r"|(?:hệ\s+thống|website|trang(?:\s+\w+)?|máy\s+chủ)\s+(?:hiện\s+)?đang\s+(?:được\s+)?(?:bảo\s+trì|nâng\s+cấp|tạm\s+dừng)"
    r"|(?:page|article)\s+(?:was\s+)?not\s+found|not\s+found\W*$|page\s+(?:does\s+not|doesn.t)\s+exist|no\s+longer\s+(?:available|exists))",
    re.IGNORECASE,
)
_MAX_NOTICE = 120
_LOGIN_PATH = re.compile(r"/(?:dang-?nhap|log-?in|sign-?in|logon|dang-?ky|register)(?:\.\w{2,5})?/*$", re.IGNORECASE)
_LIST_PATH = re.compile(r"/(?:tags?|tu-khoa|hashtag|chuyen-muc|category|tim-kiem|search)(?:[/.]|$)", re.IGNORECASE)
_STATIC_PATH = re.compile(
    r"/(?:[a-z]{2}/)?(?:gioi-?thieu(?:-chung)?|lien-?he|danh-?ba(?:-dien-thoai)?|about(?:-us)?|contact(?:-us)?|co-cau-to-chuc|so-do-to-chuc"
    r"|chuc-nang(?:-nhiem-vu)?|bo-may(?:-to-chuc)?|to-chuc-bo-may|lanh-dao|dieu-khoan(?:-su-dung)?|chinh-sach-bao-mat|privacy(?:-policy)?|terms)"
    r"(?=[/.]|$|-\d)",
    re.IGNORECASE,
)
_LIST_HEADLINES = 3
"""Headlines from which a page whose address or title says that it lists articles is one."""
_ROOT_PATH = re.compile(r"^/*(?:(?:index|default|home|trang-?chu|main)(?:\.\w{2,5})?)?/*$", re.IGNORECASE)
_LISTING_TYPES = frozenset(("collectionpage", "searchresultspage", "itemlist", "blog", "imagegallery"))
_STANDING_TYPES = frozenset(("aboutpage", "contactpage", "profilepage", "faqpage", "checkoutpage"))
_CONTACT = re.compile(
    r"(?<!\d)(?:\+?84|0)[\s.()-]?\d(?:[\s.()-]?\d){7,9}(?!\d)|[\w.+-]+@[\w-]+\.\w"
    r"|(?:điện thoại|đt|fax|email|địa chỉ|hotline)\s*[:：]",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^\W*(?:xem (?:thêm|tiếp|chi tiết)|chi tiết|đọc (?:thêm|tiếp)|read more|continue reading|more)\W*$", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What was read of a page, for judging what kind it is."""

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
    is_walled: bool = False

    @cached_property
    def path(self) -> str:
        return split_address(self.url).path

    @cached_property
    def headlines(self) -> int:
        return count_headlines(self.layout)

    @cached_property
    def notice(self) -> str | None:
        """The line that says that the page is missing."""
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
            and _is_in_menu(self.layout, link.node, len(link.label))
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
        """Is it dated, and not by what stands behind another article's headline?"""
        if not self.is_dated or self.date_block is None:
            return self.is_dated
        if self.title_block is None:
            return True
        first, last = sorted((self.title_block, self.date_block))
        between = self.layout.blocks[first + 1 : last]
        return not (self.is_section_title and any(is_headline(b) for b in between))

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
        return len(self.text) >= _LONG_TEXT and self.is_told

    @cached_property
    def teasers(self) -> int:
        """Paragraphs over which another article's headline stands, labels apart."""
        return sum(
            _headline_above(self.layout, b, self.node, self.title_block)
            for b in self.paragraphs
            if 40 <= len(b.text) < 400
        )

    @cached_property
    def long_paragraphs(self) -> int:
        return sum(len(b.text) >= 40 for b in self.paragraphs)

    @cached_property
    def inner_headlines(self) -> int:
        if self.node is None:
            return 0
        place = self.layout.nodes[self.node]
        first, end = place.first, place.end
        if self.has_own_title and self.paragraphs:  # under a title of its own, what follows the text is beside it
            first, end = max(first, self.paragraphs[0].index - _LABEL_LINES), self.paragraphs[-1].index + 1
        return sum(is_headline(b) or _is_headline_with_labels(b) for b in self.layout.blocks[first:end])

    @cached_property
    def is_list(self) -> bool:
        """Do headlines stand before most of the paragraphs found?"""
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
        return _headline_above(self.layout, self.paragraphs[0], None, self.title_block)

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    page_type: PageType
    rule: str
    issue: tuple[str, str] | None = None
    """Code and detail of what was amiss."""


@dataclass(frozen=True, slots=True)
class PageRule:
    """One kind of page, and how it is known."""

    name: str
    page_type: PageType
    applies: Callable[[Evidence], bool]
    sample: str
    issue: Callable[[Evidence], tuple[str, str]] | None = None


def _size(e: Evidence) -> str:
    return f"{len(e.text)} characters of text"


PAGE_RULES: tuple[PageRule, ...] = (
    PageRule("front_page", "listing", lambda e: _is_root(e) and e.headlines >= 5, "https://bao.example.vn/"),
    PageRule("front_page_without_news", "other", lambda e: _is_root(e), "https://so.example.vn/index.html"),
    PageRule(
        "soft_404",
        "other",
        lambda e: e.notice is not None and len(e.text) < _LONG_TEXT,
        "<h1>Không tìm thấy trang</h1>",
        lambda e: ("soft_404", e.notice or ""),
    ),
    PageRule(
        "stated_listing",
        "listing",
        lambda e: (
            bool(e.said.types & _LISTING_TYPES)
            and not e.said.states_article
            and e.headlines >= _LIST_HEADLINES
            and not (e.has_own_title and e.has_own_date)
        ),
        '{"@type": "CollectionPage"}',
    ),
    PageRule(
        "search_or_tag",
        "listing",
        lambda e: (
            len(e.text) < _LONG_TEXT and not e.states_article and e.headlines >= _LIST_HEADLINES and _says_list(e)
        ),
        "https://bao.example.vn/tag/khen-thuong",
    ),
    PageRule(
        "function_page",
        "other",
        lambda e: len(e.text) < _LONG_TEXT and not e.states_article and _says_function(e),
        "<h1>Lịch công tác tuần 12</h1>",
        lambda e: ("no_article", e.title or e.url),
    ),
    PageRule(
        "standing_page",
        "other",
        lambda e: _is_standing_page(e),
        "<h1>Chức năng, nhiệm vụ</h1>",
        lambda e: ("no_article", e.title or e.url),
    ),
    PageRule(
        "contact_lines",
        "other",
        lambda e: not e.is_dated and not e.said.states_article and e.contact_share >= _CONTACT_SHARE,
        "<td>Văn phòng</td><td>0212 385 1234</td>",
        lambda e: ("no_article", "telephone numbers and addresses"),
    ),
    PageRule(
        "walled",
        "stub",
        lambda e: e.is_walled and e.title is not None and len(e.text) < WALLED_TEXT,
        "<p>Bạn cần đăng nhập để đọc tiếp bài viết này</p>",
        lambda e: ("stub_page", "the text goes on behind a login"),
    ),
    PageRule(
        "first_story_of_section",
        "listing",
        lambda e: e.node is not None and not e.is_told and e.headlines >= _SECTION_HEADLINES and e.is_teaser_alone,
        '<h1>Thời sự</h1><h2><a href="/a">…</a></h2><p>…</p>',
    ),
    PageRule(
        "only_teasers_under_title",
        "stub",
        lambda e: e.is_list and e.has_own_title and (e.has_own_date or "newsarticle" in e.said.types),
        '<h1>…</h1><div class="article-body"></div><ul>…</ul>',
        lambda e: ("stub_page", "only teasers of other articles under the title"),
    ),
    PageRule("teasers", "listing", lambda e: e.is_list, '<li><h3><a href="/a">…</a></h3><p>…</p></li>'),
    PageRule(
        "read_more_links",
        "listing",
        lambda e: not e.said.states_article and e.more_links >= _MORE_LINKS and e.more_links * 2 >= e.long_paragraphs,
        '<h3>…</h3><p>…</p><a href="/a">Xem chi tiết</a>',
    ),
    PageRule(
        "section_by_its_name",
        "listing",
        lambda e: e.is_section_title and e.headlines >= _SECTION_HEADLINES and e.long_paragraphs * 2 <= e.headlines,
        "<nav><a href=/thoi-su>Thời sự</a></nav><h1>Thời sự</h1>",
    ),
    PageRule(
        "teasers_under_section_name",
        "listing",
        lambda e: e.is_section_title and e.teasers > 0 and e.teasers * 2 >= e.long_paragraphs,
        "<h1>Thi đua - Khen thưởng</h1><h2><a href=/a>…</a></h2><p>Lượt xem: 12</p><p>…</p>",
    ),
    PageRule(
        "headlines_around_notice",
        "listing",
        lambda e: _is_notice(e),
        "<title>Sở Nội vụ</title> 40 headlines and a notice of two paragraphs",
    ),
    PageRule(
        "encrypted_body",
        "stub",
        lambda e: bool(e.encoded) and (len(e.text) < 1500 or e.encoded * 2 > len(e.text)),
        "<div>U2FsdGVkX1…</div>",
        lambda e: ("encrypted_body", f"{e.encoded} characters of code where text should be"),
    ),
    PageRule(
        "text_without_title",
        "listing",
        lambda e: len(e.text) >= ARTICLE_TEXT and e.title is None and not e.is_dated and e.headlines >= 15,
        "15 headlines and a footer",
    ),
    PageRule(
        "menu_page",
        "other",
        lambda e: e.is_menu_title and not e.is_dated and not e.said.states_article,
        "<ul><li><a href=/nhan-su>Nhân sự chủ chốt</a></li>…</ul><h1>Nhân sự chủ chốt</h1>",
        lambda e: ("no_article", e.title or e.url),
    ),
    PageRule("article", "article", lambda e: len(e.text) >= ARTICLE_TEXT, "<h1>…</h1><p>28/07/2023</p><p>…</p>"),
    PageRule(
        "short_article",
        "article",
        lambda e: (
            e.title is not None
            and len(e.text) >= SHORT_ARTICLE_TEXT
            and (e.is_told or e.said.says_article or e.layout.has_video or e.has_document)
        ),
        "<h1>…</h1><p>28/07/2023</p><iframe src=…></iframe><p>…</p>",
    ),
    PageRule(
        "document", "article", lambda e: e.title is not None and e.has_document, "<h1>…</h1><a href=/qd.pdf>…</a>"
    ),
    PageRule(
        "headlines",
        "listing",
        lambda e: e.headlines >= (12 if e.text else 5) and not e.has_own_date and "newsarticle" not in e.said.types,
        '<ul><li><a href="/a">…</a></li>…</ul>',
    ),
    PageRule(
        "shell",
        "stub",
        lambda e: not e.text and len(e.layout.blocks) <= _SHELL and len(e.layout.links) < 3,
        '<div id="app">Đang tải...</div>',
        lambda e: ("stub_page", "a page that a script fills"),
    ),
    PageRule(
        "stub",
        "stub",
        lambda e: (
            e.title is not None and (e.said.says_article or e.is_dated or bool(e.text) or len(e.layout.blocks) < 40)
        ),
        "<h1>…</h1><p>28/07/2023</p>",
        lambda e: ("stub_page", _size(e)),
    ),
    PageRule("nothing", "other", lambda e: True, "<div>…</div>", lambda e: ("no_article", _size(e))),
)
"""Ordered; the first that applies decides."""


def judge_page(evidence: Evidence) -> Verdict:
    """The page's kind, and the rule that decided."""
    rule = next(r for r in PAGE_RULES if r.applies(evidence))
    return Verdict(page_type=rule.page_type, rule=rule.name, issue=rule.issue(evidence) if rule.issue else None)


def count_headlines(layout: Layout) -> int:
    """Distinct links whose labels are as long as headlines, outside navigation and footer."""
    nodes = layout.nodes
    return len(
        {
            link.href
            for link in layout.links
            if len(link.label) >= HEADLINE and not nodes[link.node].region & (Region.CHROME | Region.TAGS)
        }
    )


def _is_root(e: Evidence) -> bool:
    return bool(_ROOT_PATH.match(e.path)) and not split_address(e.url).query


def _says_list(e: Evidence) -> bool:
    """Does the title or the address say that articles are listed here: a search's results, a tag's page?"""
    return (e.title is not None and phrases.is_search_title(e.title)) or bool(_LIST_PATH.search(e.path))


def _says_function(e: Evidence) -> bool:
    """Is it a page that does something, by its title or its address: a login, a calendar, an empty search?"""
    names = [t for t in (e.title, e.said.page_title) if t and len(t) < 60]
    named = any(phrases.is_function_title(n) or phrases.is_search_title(n) for n in names)
    return named or bool(_LOGIN_PATH.search(e.path))


def _is_standing_page(e: Evidence) -> bool:
    """About us, duties, organisation, contact: known by title and address, and by both where a date is printed."""
    if e.said.types & _STANDING_TYPES and not e.said.states_article:
        return True
    is_titled = e.title is not None and phrases.is_static_title(e.title)
    is_placed = bool(_STATIC_PATH.search(e.path))
    if e.is_dated or e.said.states_article:
        return is_titled and (is_placed or e.is_menu_title)
    return is_titled or (is_placed and (e.title is None or e.is_menu_title or len(e.title) < _MAX_LABEL))


def _is_notice(e: Evidence) -> bool:
    """Many headlines, no title of its own, and few paragraphs: a notice on a section's or front page."""
    if e.has_own_title or e.said.states_article or e.headlines < _MANY_HEADLINES:
        return False
    if e.title_block is not None and e.date_block is not None and 0 < e.date_block - e.title_block <= 3:
        return False
    return e.long_paragraphs * _HEADLINES_PER_PARAGRAPH <= e.headlines


def _is_in_menu(layout: Layout, node: int, length: int) -> bool:
    """Does a link stand in navigation, or in a list of short labels?"""
    if node < 0:
        return False
    is_named = bool(layout.nodes[node].region & Region.CHROME)
    if is_named and length <= _MENU_LABEL:
        return True
    for index in layout.ancestors(node)[:4]:
        box = layout.nodes[index]
        if box.tag not in ("ul", "ol", "div", "nav", "table", "td", "tbody", "header", "aside"):
            continue
        lines = layout.blocks[box.first : box.end]
        linked = [b for b in lines if b.linked * 10 >= len(b.text) * 8]
        if len(linked) >= _MENU_LINKS and len(linked) * 10 >= len(lines) * 8:
            return sum(len(b.text) for b in linked) <= _MENU_LABEL * len(linked)
    return False


def _is_headline_with_labels(block: Block) -> bool:
    """A linked headline with its date, section and counter in one line."""
    return block.linked >= HEADLINE and block.linked * 2 > len(block.text) and not phrases.ends_sentence(block.text)


def _headline_above(layout: Layout, block: Block, node: int | None, title_block: int | None) -> bool:
    """Does another article's headline stand over a paragraph, with only labels, stamps and counters in between?"""
    first = layout.nodes[node].first if node is not None else 0
    blocks = layout.blocks
    for index in range(block.index - 1, max(first, block.index - _LABEL_LINES - 1) - 1, -1):
        above = blocks[index]
        if is_headline(above) or _is_headline_with_labels(above):
            return not above.region & Region.RELATED and index != title_block
        if len(above.text) > _MAX_LABEL or phrases.ends_sentence(above.text):
            return False
    return False
