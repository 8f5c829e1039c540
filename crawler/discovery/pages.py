"""Classify a fetched page (article, listing, or neither); find its entries and its next page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from statistics import median
from typing import Any, Literal
from unicodedata import normalize
from urllib.parse import urlsplit

from lxml import etree

from articles.urls import try_canonical_url
from crawler.discovery.addresses import address_shape, is_calendar_address, listing_of, page_within, plain_key
from crawler.discovery.dates import find_listed_date, read_listed_date
from crawler.discovery.html import HtmlPage, Link, count_words, text_of
from crawler.discovery.pager import is_next_text, page_number
from crawler.selecting import select_elements

Looks = Literal["article", "listing", "stub", "not_found", "login", "blocked", "other"]

STUB_BYTES = 2048
"""Cookie and script stubs are some hundred bytes; the smallest article page measured (aeb, vn_dev) has 4 KB."""
STUB_TEXT = 200
"""… and show next to no text."""
ARTICLE_PROSE = 300
"""Running text of an article: at least 302 characters on all of 181 + 8 measured pages; without metadata, 386."""
LINE_CHARS = 130
"""Running text in blocks shorter than this on average is a list of headlines and dates, not paragraphs."""
LISTING_PROSE = 600
"""Running text in one place of a front page: at most 550 on the 12 measured."""
SURE_WORDS = 8
"""Number of words that make a headline, whatever the shape of its address suggests."""
MOST_LINKS_BESIDE = 100
"""Links in the surroundings of one entry: tags, its section, its picture."""
ENTRY_WORDS = 5
"""Words of a headline. Section names have up to four ("Xây dựng Đảng – Chính quyền" is five, in the menu)."""

_MARKS = re.compile("[\u0300-\u036f]")
_BARE_WORDS = re.compile(r"[a-z0-9]+")
_NOT_FOUND = re.compile(
    r"\b(?:khong tim thay trang|khong ton tai|page not found|not found|(?:loi|error) 404|404 (?:not|khong)|"
    r"loi truy cap|khong co du lieu|trang loi)\b"
)
_SAYS_NOT_FOUND = re.compile(
    r"\b(?:trang|bai|bai viet|tin|tin bai|noi dung|dia chi|duong dan|lien ket|du lieu|chuyen muc|muc|tai nguyen)\b"
    r".{0,60}\b(?:khong ton tai|khong tim thay|khong con ton tai|da bi xoa|da bi go|da duoc go|khong duoc tim thay|"
    r"khong hop le)\b|\bkhong tim thay (?:trang|noi dung|bai|tin|ket qua|du lieu|duong dan|dia chi|thong tin)\b|"
    r"\bpage (?:you|not found|does not)\b"
)
_IN_PLACE_OF_LINK = "x" * 61
_LOGIN = re.compile(r"dang nhap|login|sign in|log in|vui long dang nhap|danh cho (?:thanh vien|hoi vien)")
# "Cơ cấu tổ chức bộ máy của Sở Nội vụ": long enough for a headline, and on the page of every portal.
_STANDING_PAGE = re.compile(
    r"(?:gioi thieu |thong tin )?(?:chung ve |ve )?(?:co cau|so do) to chuc\b|chuc nang nhiem vu\b|"
    r"lich su hinh thanh\b|danh ba dien thoai\b|thong tin lien he\b"
)
_TITLE_PARTS = re.compile(r"\s+[-|–—»]\s+")
_LINK_HEADER = re.compile(r"""<([^<>]{1,2000})>[^<,]{0,200}?;\s*rel\s*=\s*"?([^",;]{1,60})""", re.I)
MIN_HEADLINE_CHARS = 12
AFTER_HEADLINE_CHARS = 180
_CHALLENGES = (
    b"cf-challenge",
    b"cf_chl_",
    b"challenge-platform",
    b"Just a moment...",
    b"/cdn-cgi/challenge",
    b"DDoS-Guard",
    b"_Incapsula_Resource",
    b"Attention Required! | Cloudflare",
    b"Checking your browser",
    b"sucuri_cloudproxy",
    b"Access Denied</title>",
    b"Access Denied</TITLE>",
)


def is_challenge(body: bytes) -> bool:
    """A page that asks the visitor to prove himself: a block, not a failure, and never worked around."""
    head = body[:20_000]
    return len(body) < 200_000 and any(mark in head for mark in _CHALLENGES)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A page's kind, and its score: 2 and more for an article, below for a listing."""

    looks: Looks
    score: int


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Words alone, in lower case and without marks: for comparing a link's text with a headline."""
    bare = _MARKS.sub("", normalize("NFD", text.lower())).replace("đ", "d")
    return " ".join(_BARE_WORDS.findall(bare))


def judge_page(
    page: HtmlPage, body_size: int, link_text: str | None, is_article_shape: bool | None, asked_as: str, now: datetime
) -> Judgement:
    """Classify the page.

    ``asked_as``: ``home``, ``listing`` (a menu or short link led here) or ``article`` (an entry did).

    ``link_text``: the text that led here; a page whose headline repeats a long one is that article.
    ``is_article_shape``: whether the site's addresses of this shape are articles; ``None`` if unknown.
    """
    entries = [link for link in page.main_links if link.words >= ENTRY_WORDS]
    headings = [fold(h) for h in page.headings] or [fold(page.title)]
    if page.has_password and page.prose < ARTICLE_PROSE and len(entries) < 3 and _LOGIN.search(" ".join(headings)):
        return Judgement("login", -9)
    if body_size < STUB_BYTES and page.text_chars < STUB_TEXT and len(page.links) < 3 and not entries:
        return Judgement("stub", -9)
    if asked_as == "home":
        return Judgement("listing", -9)
    top = " | ".join([fold(page.title)[:80], *(h[:80] for h in headings[:2])])
    if page.prose < LISTING_PROSE and not page.has_article_data:
        if _NOT_FOUND.search(top) or (page.prose < ARTICLE_PROSE and _says_not_found(page)):
            return Judgement("not_found", -9)
        if page.has_password and page.prose < ARTICLE_PROSE and (_LOGIN.search(top) or page.text_chars < 600):
            return Judgement("login", -9)
    if _STANDING_PAGE.match(fold(link_text or page.title)) and _has_no_date(page, now):
        return Judgement("other", -9)
    score = _article_score(page, headings, entries, link_text, is_article_shape)
    if 2 <= score <= 3 and asked_as == "listing" and is_article_shape is None and _is_undated(page, link_text, now):
        score -= 2
    if score >= 2:
        return Judgement("article", score)
    if page.prose >= ARTICLE_PROSE and len(entries) < 3 and not page.pager:
        return Judgement("other", score)
    return Judgement("listing" if len(entries) >= 1 or page.pager or len(page.main_links) >= 3 else "other", score)


def is_same_headline(link_text: str, title: str) -> bool:
    """Is a link's text a page's title, or the beginning of one the beginning of the other?"""
    wanted, name = fold(link_text).rstrip(" ."), fold(title)
    return bool(name) and (wanted[:60] in name or (len(name.split()) >= ENTRY_WORDS and name[:60] in wanted))


def _article_score(
    page: HtmlPage, headings: list[str], entries: list[Link], link_text: str | None, shape: bool | None
) -> int:
    score = 0
    score += 3 if page.has_article_data else 0
    score += 2 if page.prose >= LISTING_PROSE else 1 if page.prose >= ARTICLE_PROSE else -1 if page.prose < 120 else 0
    score += 1 if page.prose >= 3 * LISTING_PROSE else 0
    if link_text and count_words(link_text) >= ENTRY_WORDS:
        names = [*headings, page.og_title, page.title]
        score += 2 if any(is_same_headline(link_text, name) for name in names) else 0
    if shape is not None:
        score += 2 if shape else -2
    keys = {plain_key(page.url), listing_of(page.url, True)}
    if any(
        link.in_pager and link.text.isdecimal() and any(page_within(link.url, key)[0] for key in keys)
        for link in page.pager
    ):
        score -= 3
    elif (len(entries) >= 10 and page.prose < LISTING_PROSE) or (len(entries) >= 2 and page.prose < 120):
        score -= 1
    if is_calendar_address(page.url) and len(entries) >= 1:
        score -= 2
    is_lines = page.prose < ARTICLE_PROSE or page.prose < LINE_CHARS * page.prose_blocks
    if link_text and is_lines and _is_in_menu(page, fold(link_text)):
        score -= 3
    path = urlsplit(page.url).path
    score += 1 if re.search(r"\d{4,}", path.rpartition("/")[2]) and "-" in path.rpartition("/")[2] else 0
    return score


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


def _is_undated(page: HtmlPage, link_text: str | None, now: datetime) -> bool:
    """Much prose behind a menu without a day of publication: "Cơ cấu tổ chức", "Lịch sử hình thành"."""
    return count_words(link_text or "") < ENTRY_WORDS and _has_no_date(page, now)


def _has_no_date(page: HtmlPage, now: datetime) -> bool:
    return not page.has_article_data and page.stated_date is None and date_by_headline(page, now) is None


def _says_not_found(page: HtmlPage) -> bool:
    """Does the page say so itself? A headline in a listing may ("Video đã được gỡ bỏ"): links are left out."""
    body = page.root.find("body")
    text = " ".join(_texts_outside_links(body if body is not None else page.root))
    return _SAYS_NOT_FOUND.search(fold(text[:20_000])) is not None


def _texts_outside_links(top: Any) -> Iterator[str]:
    """The pieces of text, with a long word in place of each link: what it parts is not one sentence."""
    walker = etree.iterwalk(top, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            if element.tail and element is not top:
                yield element.tail
        elif element.tag == "a":
            walker.skip_subtree()
            yield _IN_PLACE_OF_LINK
        elif element.text:
            yield element.text


def entry_links(page: HtmlPage, selector: str | None, is_article: Callable[[str], bool | None]) -> list[Link]:
    """The links of a listing that look like articles, in page order.

    ``selector`` (a site's or platform's ``entry``) decides alone where it matches; else what the site's address
    shapes have turned out to be; else the length of the headline.
    """
    if selector:
        chosen = _selected(page, selector)
        if chosen:
            return chosen
    found = []
    for link in page.links:
        known = is_article(address_shape(link.url))
        if known is False and link.words < SURE_WORDS:
            continue
        if known or looks_like_entry(link):
            found.append(link)
    return found


def looks_like_entry(link: Link) -> bool:
    """A headline: long text outside the menu, or a headline-like address under a picture."""
    text = link.text or link.label
    words = count_words(text)
    if link.in_frame and not link.in_heading:
        return words >= 8
    if words >= ENTRY_WORDS or (link.in_heading and words >= 3):
        return True
    last = urlsplit(link.url).path.rstrip("/").rpartition("/")[2]
    return last.count("-") >= 4 or (bool(re.search(r"\d{5,}", last)) and last.count("-") >= 2)


def _selected(page: HtmlPage, selector: str) -> list[Link]:
    wanted: set[Any] = set()
    for element in select_elements(page.root, selector):
        wanted.update([element] if element.tag == "a" else element.iter("a"))
    urls = {link.url for link in page.links if link.element in wanted}
    return [link for link in page.links if link.url in urls]


def entry_date(link: Link, now: datetime) -> datetime | None:
    """The date that stands with an entry: in the nearest surroundings that hold no other headline."""
    element = link.element
    if element is None:
        return None
    for _ in range(5):
        element = element.getparent()
        if element is None or element.tag in ("body", "html"):
            return None
        if _holds_others(element):
            return None
        for stamp in element.iter("time"):
            found = read_listed_date(stamp.get("datetime"), now)
            if found is not None:
                return found
        text = " ".join(text_of(element).split())
        if len(text) > 1500:
            return None
        # The headline itself may name a day ("kỷ niệm 2/9/1945"); the date stands beside it.
        found = find_listed_date(text.replace(link.text, " ") if link.text else text, now)
        if found is not None:
            return found
    return None


def _holds_others(element: Any) -> bool:
    """Whether the box around an entry holds a second headline, or enough links to be a list."""
    found: set[str | None] = set()
    for number, anchor in enumerate(element.iter("a")):
        if number >= MOST_LINKS_BESIDE:
            return True
        if count_words(text_of(anchor)) >= ENTRY_WORDS:
            found.add(anchor.get("href"))
            if len(found) > 1:
                return True
    return False


def next_page(page: HtmlPage, key: str, position: int, visited: Callable[[str], bool]) -> str | None:
    """The address of the page after this one, or ``None``.

    ``key`` is the listing's (:func:`~crawler.discovery.addresses.listing_of`), ``position`` this page's place in it
    from 1. In this order: the pager's link whose text is the next number; ``rel=next``; a link "Trang sau";
    one of the same listing with the next greater page number in its address.
    """
    number = page_within(page.url, key)[1]
    candidates = [
        link
        for link in page.pager
        if link.url != page.url and not is_calendar_address(link.url) and not visited(link.url)
    ]
    for link in candidates:
        if position + 1 in (page_number(link.text), page_number(link.label)) and (
            link.in_pager or page_within(link.url, key)[0] or _is_in_row_of_numbers(page, link)
        ):
            return link.url
    if page.next_url is not None and page.next_url != page.url and not visited(page.next_url):
        return page.next_url
    for link in candidates:
        if "next" in link.rel or is_next_text(link.text or link.label) or " next" in f" {link.classes.lower()}":
            belongs, other = page_within(link.url, key)
            if other is None and not belongs:
                other = page_within(link.url, listing_of(link.url, True))[1]
            if (belongs or link.in_pager or "next" in link.rel) and (other or 0) > (number or 0):
                return link.url
    later = []
    for link in [*candidates, *page.links]:
        other = page_within(link.url, key)[1] if link.url != page.url and not visited(link.url) else None
        if other is not None and other > (number or 0) and (other >= 2 or number is not None or _is_offset(link.url)):
            later.append((other, link.url))
    return min(later)[1] if later else None


def _is_in_row_of_numbers(page: HtmlPage, link: Link) -> bool:
    """Do other numbers lead to pages of the same listing, whatever this page's own address is? "[1] [2] [3]"."""
    key = listing_of(link.url, True)
    return any(
        other.url != link.url and page_number(other.text) is not None and listing_of(other.url, True) == key
        for other in page.pager
    )


def next_in_header(value: str | None, url: str) -> str | None:
    """The address that a ``Link`` header calls the next one (RFC 8288)."""
    for found in _LINK_HEADER.finditer(value or ""):
        if "next" in found[2].lower().split():
            return try_canonical_url(found[1], url)
    return None


def _is_offset(url: str) -> bool:
    return re.search(r"(?:start|offset|skip)=\d+", url, re.I) is not None


def date_by_headline(page: HtmlPage, now: datetime) -> datetime | None:
    """The date in the visible text right after the headline, which is ``h1``, ``h2`` or the text of ``title``."""
    body = page.root.find("body")
    text = " ".join(text_of(body if body is not None else page.root)[:60_000].split())
    for name in [*page.headings, _TITLE_PARTS.split(page.title)[0]]:
        name = " ".join(name.split())
        if len(name) < MIN_HEADLINE_CHARS:
            continue
        _, found, after = text.partition(name)
        date = find_listed_date(after[:AFTER_HEADLINE_CHARS], now) if found else None
        if date is not None:
            return date
    return None
