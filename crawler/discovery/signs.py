"""Evidence for and against an article: signs on a page and in its address, which are added up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from statistics import median
from unicodedata import normalize
from urllib.parse import urlsplit

from articles.page.source import text_of
from crawler.discovery.addresses import is_calendar_address, listing_of, page_within, plain_key
from crawler.discovery.html import HtmlPage, Link, count_words
from crawler.discovery.pages import ENTRY_WORDS, date_by_headline

ARTICLE_PROSE = 300
"""Running text of an article: at least 302 characters on all of 181 + 8 measured pages; without metadata, 386."""
LINE_CHARS = 130
"""Running text in blocks shorter than this on average is a list of headlines and dates, not paragraphs."""
LISTING_PROSE = 600
"""Running text in one place of a front page: at most 550 on the 12 measured."""
_MARKS = re.compile("[\u0300-\u036f]")
_BARE_WORDS = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Words alone, in lower case and without marks: for comparing a link's text with a headline."""
    bare = _MARKS.sub("", normalize("NFD", text.lower())).replace("đ", "d")
    return " ".join(_BARE_WORDS.findall(bare))


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A page with what is known of it.

    Attributes:
        asked_as: ``home``, ``listing`` (a menu or short link led here) or ``article`` (an entry did).
        link_text: the text that led here; a page whose headline repeats a long one is that article.
        shape: whether the site's addresses of this shape are articles; ``None`` if unknown.
    """

    page: HtmlPage
    body_size: int
    link_text: str | None
    shape: bool | None
    asked_as: str
    now: datetime

    @cached_property
    def entries(self) -> list[Link]:
        return [link for link in self.page.main_links if link.words >= ENTRY_WORDS]

    @cached_property
    def headings(self) -> list[str]:
        return [fold(h) for h in self.page.headings] or [fold(self.page.title)]

    @cached_property
    def top(self) -> str:
        return " | ".join([fold(self.page.title)[:80], *(h[:80] for h in self.headings[:2])])

    @property
    def has_little_text(self) -> bool:
        """Is there less running text than on an article's page, and no statement that it is one?"""
        return self.page.prose < ARTICLE_PROSE and not self.page.has_article_data

    @property
    def has_no_date(self) -> bool:
        return (
            not self.page.has_article_data
            and self.page.stated_date is None
            and date_by_headline(self.page, self.now) is None
        )

    @cached_property
    def score(self) -> int:
        score = sum(sign.weight for sign in ARTICLE_SIGNS if sign.applies(self))
        unsure = 2 <= score <= 3 and self.asked_as == "listing" and self.shape is None
        # Much prose behind a menu without a day of publication: "Cơ cấu tổ chức", "Lịch sử hình thành".
        if unsure and count_words(self.link_text or "") < ENTRY_WORDS and self.has_no_date:
            score -= 2
        return score

    @cached_property
    def is_numbered_page(self) -> bool:
        """Do links of a pager lead to other pages of the same listing?"""
        if not self.page.pager:
            return False
        keys = {plain_key(self.page.url), listing_of(self.page.url, True)}
        return any(
            link.in_pager and link.text.isdecimal() and any(page_within(link.url, key)[0] for key in keys)
            for link in self.page.pager
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A page as a rule or sign knows it."""

    html: str
    url: str = "https://so.example.vn/tin-tuc/bai"
    asked_as: str = "article"
    link_text: str | None = None
    shape: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """Evidence for or, with a negative weight, against an article."""

    name: str
    weight: int
    applies: Callable[[Fetched], bool]
    sample: Sample


def _repeats_link(f: Fetched) -> bool:
    if not f.link_text or count_words(f.link_text) < ENTRY_WORDS:
        return False
    return any(is_same_headline(f.link_text, name) for name in (*f.headings, f.page.og_title, f.page.title))


def _has_many_entries(f: Fetched) -> bool:
    entries, prose = len(f.entries), f.page.prose
    return not f.is_numbered_page and ((entries >= 10 and prose < LISTING_PROSE) or (entries >= 2 and prose < 120))


def _is_menu_item(f: Fetched) -> bool:
    is_lines = f.page.prose < ARTICLE_PROSE or f.page.prose < LINE_CHARS * f.page.prose_blocks
    return bool(f.link_text) and is_lines and _is_in_menu(f.page, fold(f.link_text or ""))


def _is_numbered_address(f: Fetched) -> bool:
    last = urlsplit(f.page.url).path.rpartition("/")[2]
    return bool(re.search(r"\d{4,}", last)) and "-" in last


TEXT = "<p>" + "Hội nghị đã nghe báo cáo kết quả phong trào thi đua của các cụm, khối trong năm. " * 4 + "</p>"
HEADLINES = "".join(f"<p><a href='/tin/{n}'>Khai mạc hội thi tay nghề giỏi lần thứ {n}</a></p>" for n in range(10))
_MENU = "<ul><li><a href='/tin-tuc/bai'>Nhân sự</a><li><a href='/a'>Kinh tế</a><li><a href='/b'>Văn hóa</a></ul>"

ARTICLE_SIGNS: tuple[Sign, ...] = (
    Sign(
        name="states_an_article",
        weight=3,
        applies=lambda f: f.page.has_article_data,
        sample=Sample(html="<meta property='article:published_time' content='2026-03-10'><p>x</p>"),
    ),
    Sign(
        name="long_text",
        weight=2,
        applies=lambda f: f.page.prose >= LISTING_PROSE,
        sample=Sample(html=TEXT * 2),
    ),
    Sign(
        name="text",
        weight=1,
        applies=lambda f: ARTICLE_PROSE <= f.page.prose < LISTING_PROSE,
        sample=Sample(html=TEXT),
    ),
    Sign(
        name="hardly_any_text",
        weight=-1,
        applies=lambda f: f.page.prose < 120,
        sample=Sample(html="<p>Đang cập nhật</p>"),
    ),
    Sign(
        name="very_long_text",
        weight=1,
        applies=lambda f: f.page.prose >= 3 * LISTING_PROSE,
        sample=Sample(html=TEXT * 6),
    ),
    Sign(
        name="headline_is_the_link_s",
        weight=2,
        applies=_repeats_link,
        sample=Sample(html="<h1>Khai mạc hội thi tay nghề</h1>", link_text="Khai mạc hội thi tay nghề"),
    ),
    Sign(
        name="address_like_articles",
        weight=2,
        applies=lambda f: f.shape is True,
        sample=Sample(html="<p>x</p>", shape=True),
    ),
    Sign(
        name="address_like_others",
        weight=-2,
        applies=lambda f: f.shape is False,
        sample=Sample(html="<p>x</p>", shape=False),
    ),
    Sign(
        name="numbered_pages",
        weight=-3,
        applies=lambda f: f.is_numbered_page,
        sample=Sample(
            html="<div class='pagination'><a href='/tin-tuc?page=2'>2</a></div>", url="https://so.example.vn/tin-tuc"
        ),
    ),
    Sign(name="many_headlines", weight=-1, applies=_has_many_entries, sample=Sample(html=HEADLINES)),
    Sign(
        name="calendar",
        weight=-2,
        applies=lambda f: is_calendar_address(f.page.url) and bool(f.entries),
        sample=Sample(html=HEADLINES, url="https://so.example.vn/2026/11/"),
    ),
    Sign(
        name="item_of_the_menu",
        weight=-3,
        applies=_is_menu_item,
        sample=Sample(html=_MENU, link_text="Nhân sự"),
    ),
    Sign(
        name="number_in_the_address",
        weight=1,
        applies=_is_numbered_address,
        sample=Sample(html="<p>x</p>", url="https://so.example.vn/khai-mac-hoi-thi-12345.html"),
    ),
)
"""The sum: 2 or more is an article."""


def is_same_headline(link_text: str, title: str) -> bool:
    """Is a link's text a page's title, or the beginning of one the beginning of the other?"""
    wanted, name = fold(link_text).rstrip(" ."), fold(title)
    return bool(name) and (wanted[:60] in name or (len(name.split()) >= ENTRY_WORDS and name[:60] in wanted))


def _is_in_menu(page: HtmlPage, name: str) -> bool:
    """Whether the page links to itself by this name, among other short names; a column of headlines is not a menu."""
    for link in page.links:
        if link.url == page.url and not link.in_heading and fold(link.text) == name:
            element = link.element
            for _ in range(4):
                element = element.getparent()
                if element is None:
                    break
                beside = [count_words(text_of(a)) for a in element.iter("a")]
                if len(beside) >= 3:
                    return median(beside) < ENTRY_WORDS
    return False
