"""Articles that a page carries for its script alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from articles.extraction import extract
from articles.models import Extraction, Page
from tests.articles.extraction.pages import PARAGRAPH, TITLE

TEXT = [PARAGRAPH.format(n) for n in range(3)]
HTML = "".join(f"<p>{p}</p>" for p in TEXT)
DAY = "2024-05-20T08:00:00+07:00"
POST = {"title": TITLE, "sapo": PARAGRAPH.format(9), "content": HTML, "publishedAt": DAY, "author": {"name": "Hải Yến"}}
PORTAL = "Cổng thông tin điện tử"


def _shell(scripts: str, *, title: str = f"{TITLE} | Báo Ví Dụ", shown: str = "") -> Extraction:
    html = f"<html><head><title>{title}</title>{scripts}</head><body><div id=app>{shown}</div></body></html>"
    return extract(Page(url="https://bao.example.vn/bai/tong-ket-5512", html=html.encode()))


def _next(document: Any) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(document)}</script>'


STATED = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "description": PARAGRAPH.format(9),
    "articleBody": "\n\n".join(TEXT),
    "datePublished": DAY,
    "author": [{"@type": "Person", "name": "Hải Yến"}],
}


@pytest.mark.parametrize(
    "script",
    [
        _next({"props": {"pageProps": {"post": POST, "related": [{"title": "Khai mạc hội thi", "slug": "x"}]}}}),
        f"<script>window.__INITIAL_STATE__ = {json.dumps({'article': {'data': [POST]}})};</script>",
        f'<script type="application/ld+json">{json.dumps(STATED)}</script>',
    ],
)
def test_the_article_of_a_page_that_a_script_fills_is_read_from_its_data(script: str) -> None:
    found = _shell(script)
    assert found.page_type == "article"
    assert found.title == TITLE
    assert found.lead == PARAGRAPH.format(9)
    assert found.body.split("\n\n") == TEXT
    assert found.authors == ("Hải Yến",)
    assert found.published_at is not None
    assert found.published_at.isoformat() == DAY


def test_the_one_dated_article_is_the_pages_where_its_title_names_the_site() -> None:
    assert _shell(_next({"post": POST}), title=PORTAL).title == TITLE


@pytest.mark.parametrize(
    "document",
    [
        {"site": {"name": PORTAL, "content": HTML}},
        {"posts": [POST, {**POST, "title": "Khai mạc hội thi tay nghề giỏi"}]},
        {"post": {**POST, "content": "<p>Đang tải...</p>"}},
        {"post": {"title": [1], "content": {"a": None}}},
    ],
)
def test_data_without_one_article_of_the_page_leave_a_shell(document: Any) -> None:
    assert _shell(_next(document), title="Trang chủ").page_type != "article"


def test_what_the_page_prints_is_read_and_not_its_data() -> None:
    printed = [PARAGRAPH.format(n) for n in range(5, 9)]
    shown = f"<h1>{TITLE}</h1><div>{''.join(f'<p>{p}</p>' for p in printed)}</div>"
    assert _shell(_next({"post": POST}), shown=shown).body.split("\n\n") == printed


@pytest.mark.parametrize("place", ["script", "attribute"])
def test_a_page_whose_script_lists_headlines_is_a_listing(place: str) -> None:
    posts = [{"title": f"Khai mạc hội thi tay nghề lần thứ {n}", "url": f"/tin/{n}"} for n in range(1, 7)]
    document = {"props": {"posts": posts, "note": "x" * 60}}
    if place == "script":
        found = _shell(_next(document), title="Thi đua")
    else:
        found = _shell("", title="Thi đua", shown=f"<div data-page='{json.dumps(document)}'></div>")
    assert found.page_type == "listing"
    assert found.body == ""
