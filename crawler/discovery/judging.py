"""What a fetched page is: an article, a listing, or neither, by ordered rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from lxml import etree

from crawler.discovery.html import HtmlPage
from crawler.discovery.signs import ARTICLE_PROSE, HEADLINES, LISTING_PROSE, TEXT, Fetched, Sample, fold

Looks = Literal["article", "listing", "stub", "not_found", "login", "blocked", "other"]

STUB_BYTES = 2048
"""Cookie and script stubs are some hundred bytes; the smallest article page measured (aeb, vn_dev) has 4 KB."""
STUB_TEXT = 200
"""… and show next to no text."""
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
    """A page that asks visitors to prove that they are human: a block, not a failure, and never worked around."""
    head = body[:20_000]
    return len(body) < 200_000 and any(mark in head for mark in _CHALLENGES)


NO_ARTICLE = -9


@dataclass(frozen=True, slots=True)
class Judgement:
    """A page's kind, and its score: 2 or more for an article, less for a listing."""

    looks: Looks
    score: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LooksRule:
    """One way to decide what a page is."""

    name: str
    looks: Looks
    applies: Callable[[Fetched], bool]
    sample: Sample
    is_scored: bool = False
    """Does the sum of the signs agree with it?"""


def _is_login(f: Fetched) -> bool:
    few = f.page.prose < ARTICLE_PROSE and len(f.entries) < 3
    return f.page.has_password and few and _LOGIN.search(" ".join(f.headings)) is not None


def _is_stub(f: Fetched) -> bool:
    is_small = f.body_size < STUB_BYTES and f.page.text_chars < STUB_TEXT
    return is_small and len(f.page.links) < 3 and not f.entries


def _names_itself_not_found(f: Fetched) -> bool:
    plain = f.page.prose < LISTING_PROSE and not f.page.has_article_data
    return plain and _NOT_FOUND.search(f.top) is not None


def _is_walled(f: Fetched) -> bool:
    asks = f.has_little_text and f.page.has_password
    return asks and (_LOGIN.search(f.top) is not None or f.page.text_chars < 600)


def _is_standing_page(f: Fetched) -> bool:
    return _STANDING_PAGE.match(fold(f.link_text or f.page.title)) is not None and f.has_no_date


LOOKS_RULES: tuple[LooksRule, ...] = (
    LooksRule(
        name="login",
        looks="login",
        applies=_is_login,
        sample=Sample(html="<h1>Đăng nhập</h1><input type='password'>"),
    ),
    LooksRule(name="stub", looks="stub", applies=_is_stub, sample=Sample(html="<p>Đang tải...</p>")),
    LooksRule(
        name="home",
        looks="listing",
        applies=lambda f: f.asked_as == "home",
        sample=Sample(html=HEADLINES, asked_as="home"),
    ),
    LooksRule(
        name="names_itself_not_found",
        looks="not_found",
        applies=_names_itself_not_found,
        sample=Sample(html=f"<h1>Không tìm thấy trang</h1>{HEADLINES}"),
    ),
    LooksRule(
        name="says_not_found",
        looks="not_found",
        applies=lambda f: f.has_little_text and _says_not_found(f.page),
        sample=Sample(html=f"<h1>Thông báo</h1><p>Bài viết này không tồn tại</p>{HEADLINES}"),
    ),
    LooksRule(
        name="walled",
        looks="login",
        applies=_is_walled,
        sample=Sample(html=f"<title>Đăng nhập</title><h1>Cổng</h1><input type='password'>{HEADLINES}"),
    ),
    LooksRule(
        name="standing_page",
        looks="other",
        applies=_is_standing_page,
        sample=Sample(html=TEXT * 3, link_text="Cơ cấu tổ chức"),
    ),
    LooksRule(
        name="article",
        looks="article",
        applies=lambda f: f.score >= 2,
        sample=Sample(html=TEXT * 3),
        is_scored=True,
    ),
    LooksRule(
        name="text_without_entries",
        looks="other",
        applies=lambda f: f.page.prose >= ARTICLE_PROSE and len(f.entries) < 3 and not f.page.pager,
        sample=Sample(html=TEXT),
        is_scored=True,
    ),
    LooksRule(
        name="listing",
        looks="listing",
        applies=lambda f: bool(f.entries or f.page.pager) or len(f.page.main_links) >= 3,
        sample=Sample(html=HEADLINES),
        is_scored=True,
    ),
    LooksRule(
        name="nothing",
        looks="other",
        applies=lambda f: True,
        sample=Sample(html="<p>Thông tin của sở sẽ được cập nhật tại đây.</p>" * 6),
        is_scored=True,
    ),
)
"""Ordered; the first that applies decides."""


def judge_page(
    page: HtmlPage, body_size: int, link_text: str | None, is_article_shape: bool | None, asked_as: str, now: datetime
) -> Judgement:
    """Classify the page; the arguments are those of :class:`Fetched`."""
    fetched = Fetched(
        page=page, body_size=body_size, link_text=link_text, shape=is_article_shape, asked_as=asked_as, now=now
    )
    rule = looks_rule(fetched)
    return Judgement(rule.looks, fetched.score if rule.is_scored else NO_ARTICLE)


def looks_rule(fetched: Fetched) -> LooksRule:
    """The rule that decides what a page is."""
    return next(rule for rule in LOOKS_RULES if rule.applies(fetched))


def _says_not_found(page: HtmlPage) -> bool:
    """Does the page state that it is gone? A headline in a listing may ("Video đã được gỡ bỏ"): links are left
    out."""
    body = page.root.find("body")
    text = " ".join(_texts_outside_links(body if body is not None else page.root))
    return _SAYS_NOT_FOUND.search(fold(text[:20_000])) is not None


def _texts_outside_links(top: Any) -> Iterator[str]:
    """The pieces of text, with a long word in place of each link: what it separates is not one sentence."""
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
