"""A source line's link to another site's article is kept; links in sentences, boxes and footers are not."""

from __future__ import annotations

import pytest

from articles.extraction import extract
from tests.articles.extraction.pages import TITLE, page, paragraphs

HERE = f'<h1>{TITLE}</h1><div class="date">31/10/2023 07:28</div>'
FIRST = "https://baolamdong.vn/thi-dua/bai-1.html"


def source(line: str, *, inside: bool = True, further: str = "") -> str | None:
    body = f'<div class="content">{paragraphs()}{line if inside else ""}</div>{"" if inside else line}{further}'
    return extract(page(HERE + body)).source_url


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize(
    "line",
    [
        '<p>Nguồn: <a href="{}">Báo Lâm Đồng</a></p>',
        '<p>(Theo <a href="{}">baolamdong.vn</a>)</p>',
        '<p><em>Nguồn tin: <a href="{}">Báo Lâm Đồng điện tử</a>, ngày 30/10/2023.</em></p>',
        '<div>Source: <a href="{}">Báo Lâm Đồng</a></div>',
        '<p><a href="{}">Nguồn: baolamdong.vn</a></p>',
        '<p><strong>Dẫn nguồn</strong> <a href="{}?utm_source=x#top">Báo Lâm Đồng</a></p>',
    ],
)
def test_a_labelled_link_in_or_behind_the_text_is_the_source(line: str, inside: bool) -> None:
    assert source(line.format(FIRST), inside=inside) == FIRST


@pytest.mark.parametrize(
    "line",
    [
        f'<p>Theo <a href="{FIRST}">Báo Lâm Đồng</a>, hội nghị diễn ra sáng 30/10 với hơn 200 đại biểu của các huyện, thành phố.</p>',
        f'<p>Mời đọc thêm <a href="{FIRST}">Báo Lâm Đồng</a></p>',
        '<p>Nguồn: <a href="https://baolamdong.vn/">Báo Lâm Đồng</a></p>',
        '<p>Nguồn: <a href="https://bao.example.vn/thoi-su/khac-9.html">Báo Ví Dụ</a></p>',
        '<p>Nguồn: <a href="javascript:alert(1)">Báo</a></p>',
        f'<p>Nguồn lực cho phong trào: <a href="{FIRST}">xem tiếp</a></p>',
        "<p>Nguồn: Báo Lâm Đồng</p>",
    ],
)
def test_other_links_and_labels_are_not(line: str) -> None:
    assert source(line) is None


def test_the_source_of_another_article_in_a_box_below_is_not_this_ones() -> None:
    line = f'<p>Nguồn: <a href="{FIRST}">Báo Lâm Đồng</a></p>'
    assert source("", further=f'<div class="related-news">{line}</div>') is None
    assert source("", further=f'<div class="comment-list"><p>Hay quá, cảm ơn tòa soạn.</p>{line}</div>') is None
    assert source("", further=f"<footer>{line}</footer>") is None
