"""The kind of a page: an article, a listing of others, a stub of one, or something else.

The one judgement, for extraction, crawling and cleaning. An empty, encrypted or missing article must never come out as
an article made of a side column, and a section's page never as an article at all, whatever its address or its
statements say: the page itself is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from articles.models import PageType
from articles.page import phrases
from articles.page.evidence import LONG_TEXT, Evidence
from articles.page.source import split_address

ARTICLE_TEXT = 250
"""Characters from which body and lead alone make an article; the shortest of 181 English ones measured has 369."""
SHORT_ARTICLE_TEXT = 60
"""... and from which they do when a date, a picture, a film or a document comes with them."""
WALLED_TEXT = 1000
"""... and those before a prompt to log in, from which the text is an article and not its opening."""
_SECTION_HEADLINES = 5
"""Headlines on a page without a date from which one summary under a linked headline makes it a section's page."""
_MANY_HEADLINES = 12
_HEADLINES_PER_PARAGRAPH = 6
"""Headlines to each paragraph of a page without a title of its own, from which the paragraphs are a notice on it."""
_SHELL = 5
"""Lines of a page without links that only a script fills ("Đang tải...")."""
_MAX_LABEL = 40
_CONTACT_SHARE = 0.4
_MORE_LINKS = 4

_LISTED_CARDS = 5
"""Cards that a click opens, from which they are what the page is for."""
_MANY_CONTROLS = 5
"""Fields of one form on a page without an article's text; a search has two, a log-in three."""
_QUESTIONNAIRE = 8
"""... and on one with the text of its questions; a form for comments has six."""

_LOGIN_PATH = re.compile(r"/(?:dang-?nhap|log-?in|sign-?in|logon|dang-?ky|register)(?:\.\w{2,5})?/*$", re.IGNORECASE)
_LIST_PATH = re.compile(r"/(?:tags?|tu-khoa|hashtag|chuyen-muc|category|tim-kiem|search)(?:[/.]|$)", re.IGNORECASE)
_STATIC_PATH = re.compile(
    r"/(?:[a-z]{2}/)?(?:gioi-?thieu(?:-chung)?|ve-chung-toi|lien-?he|danh-?ba(?:-dien-thoai)?|about(?:-us)?|contact(?:-us)?|co-cau-to-chuc|so-do-to-chuc"
    r"|chuc-nang(?:-nhiem-vu)?|bo-may(?:-to-chuc)?|to-chuc-bo-may|lanh-dao|dieu-khoan(?:-su-dung)?|chinh-sach-bao-mat|privacy(?:-policy)?|terms)"
    r"(?=[/.]|$|-\d)",
    re.IGNORECASE,
)
_LIST_HEADLINES = 3
"""Headlines from which a page whose address or title suggests a list of articles is one."""
_ROOT_PATH = re.compile(r"^/*(?:(?:index|default|home|trang-?chu|main)(?:\.\w{2,5})?)?/*$", re.IGNORECASE)
_LISTING_TYPES = frozenset(("collectionpage", "searchresultspage", "itemlist", "blog", "imagegallery"))
_STANDING_TYPES = frozenset(("aboutpage", "contactpage", "profilepage", "faqpage", "checkoutpage"))


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
        lambda e: e.notice is not None and len(e.text) < LONG_TEXT,
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
        lambda e: len(e.text) < LONG_TEXT and not e.states_article and e.headlines >= _LIST_HEADLINES and _says_list(e),
        "https://bao.example.vn/tag/khen-thuong",
    ),
    PageRule(
        "function_page",
        "other",
        lambda e: len(e.text) < LONG_TEXT and not e.states_article and _says_function(e),
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
        lambda e: (
            e.is_list and (e.is_stated_alone or (e.has_own_title and (e.has_own_date or "newsarticle" in e.said.types)))
        ),
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
        "cards_under_short_title",
        "listing",
        lambda e: _is_under_short_title(e) and e.long_paragraphs * 2 <= e.cards.count,
        '<h2>Gương điển hình</h2><div class="it"><h3><a href=/a>…</a></h3><p>…</p></div> six times',
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
    PageRule(
        "cards_that_a_click_opens",
        "listing",
        lambda e: _opens_cards(e),
        """<h1>Video</h1><div onclick="location.href='/video/1'">…</div> five times""",
    ),
    PageRule(
        "survey",
        "other",
        lambda e: not e.is_dated and not e.states_article and _is_survey(e) and e.controls >= _QUESTIONNAIRE,
        "<h1>Khảo sát mức độ hài lòng</h1><form><p>Câu 1 …</p><input type=radio>… twelve times",
        lambda e: ("no_article", f"a form of {e.controls} fields"),
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
        "scans",
        "article",
        # a page that states a summary has a text, which only a script shows
        lambda e: e.has_scans and e.has_own_title and e.is_dated and not (e.said.says_article and e.said.descriptions),
        "<h1>Giấy mời dự hội nghị</h1><p>28/07/2023</p><img src=/giay-moi-1.jpg><img src=/giay-moi-2.jpg>",
    ),
    PageRule(
        "headlines",
        "listing",
        lambda e: (
            e.headlines >= (12 if len(e.text) >= SHORT_ARTICLE_TEXT else 5)
            and not e.has_own_date
            and "newsarticle" not in e.said.types
        ),
        '<ul><li><a href="/a">…</a></li>…</ul>',
    ),
    PageRule(
        "cards_without_text",
        "listing",
        lambda e: _is_under_short_title(e, with_summaries=False),
        '<h1>Người tốt việc tốt</h1><div class="ep"><a href=/a>…</a><div>Phát sóng 01/05/2026</div></div> nine times',
    ),
    PageRule(
        "form",
        "other",
        lambda e: not e.is_dated and not e.states_article and e.controls >= (2 if _is_survey(e) else _MANY_CONTROLS),
        "<h1>Khảo sát mức độ hài lòng</h1><form><input type=radio>… five times",
        lambda e: ("no_article", f"a form of {e.controls} fields"),
    ),
    PageRule(
        "empty_section",
        "other",
        lambda e: not e.is_dated and not e.said.says_article and e.is_said_empty,
        "<h1>Khen thưởng</h1><p>Chưa có bài viết nào.</p>",
        lambda e: ("no_article", "nothing is here yet"),
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


def _is_root(e: Evidence) -> bool:
    return bool(_ROOT_PATH.match(e.path)) and not split_address(e.url).query


def _says_list(e: Evidence) -> bool:
    """Does the title or the address show that articles are listed here: a search's results, a tag's page?"""
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


def _is_under_short_title(e: Evidence, *, with_summaries: bool = True) -> bool:
    """Are at least six cards, most with summaries, on an undated page whose title is as short as a menu's?"""
    if e.has_own_date or e.said.states_article or (e.title is not None and len(e.title) > _MAX_SECTION_TITLE):
        return False
    return e.cards.count >= _MANY_CARDS and (not with_summaries or e.cards.summarised * 2 >= e.cards.count)


_MAX_SECTION_TITLE, _MANY_CARDS = 45, 6


def _is_survey(e: Evidence) -> bool:
    return e.title is not None and bool(_SURVEY.search(e.title))


_SURVEY = re.compile(r"khảo sát|thăm dò|bình chọn|phiếu|lấy ý kiến|đánh giá", re.IGNORECASE)


def _opens_cards(e: Evidence) -> bool:
    """Are at least five cards without links opened by a click, with what was read as text and date in them?"""
    if e.said.states_article or len(e.clicked) < _LISTED_CARDS:
        return False
    inside = {index for card in e.clicked for index in card}
    is_text_inside = sum(b.index in inside for b in e.paragraphs) * 2 >= len(e.paragraphs)
    return is_text_inside and (not e.is_dated or e.date_block in inside)


def _is_notice(e: Evidence) -> bool:
    """Many headlines, no title of its own, and few paragraphs: a notice on a section's or front page."""
    if e.has_own_title or e.said.states_article or e.headlines < _MANY_HEADLINES:
        return False
    if e.title_block is not None and e.date_block is not None and 0 < e.date_block - e.title_block <= 3:
        return False
    return e.long_paragraphs * _HEADLINES_PER_PARAGRAPH <= e.headlines
