"""What a site repeats is learned from its pages and dropped; what one article says is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.boilerplate import MIN_PAGES, learn_boilerplate
from articles.extraction import extract
from articles.models import Extraction, Page, SiteProfile
from tests.articles.extraction.pages import page

NOTICE = "Mời quý bạn đọc đón xem chuyên mục Nông thôn mới vào lúc 20 giờ các ngày thứ Hai hằng tuần trên sóng truyền hình tỉnh."


def _article(number: int) -> Page:
    own = "".join(
        f"<p>Bài {word}: phong trào thi đua ở xã {word} đã có thêm nhiều mô hình hay, cách làm sáng tạo trong năm qua.</p>"
        for word in (f"An{'ơ' * number}", f"Bình{'ư' * number}", f"Cường{'ă' * number}")
    )
    return page(f"<h1>Phong trào thi đua ở xã số {'i' * number}</h1><div>{own}<p>{NOTICE}</p></div>")


def _pages(count: int) -> list[Extraction]:
    return [extract(_article(n)) for n in range(1, count + 1)]


def test_a_notice_on_every_page_is_learned_and_dropped() -> None:
    first = _pages(6)
    assert all(NOTICE in p.body for p in first)
    learned = learn_boilerplate(p.blocks for p in first)
    again = extract(_article(1), SiteProfile(id="vi_du", boilerplate=learned))
    assert NOTICE not in again.body
    assert again.body.count("Bài ") == 3


def test_few_pages_teach_nothing() -> None:
    assert learn_boilerplate(p.blocks for p in _pages(MIN_PAGES - 1)) == frozenset()


def test_a_notice_that_changes_its_numbers_is_one_notice() -> None:
    first = extract(page("<h1>Một bài viết nào đó</h1><p>Đã có 1.204 lượt truy cập trang trong hôm nay.</p>"))
    second = extract(page("<h1>Một bài viết nào đó</h1><p>Đã có 93.881 lượt truy cập trang trong hôm nay.</p>"))
    assert set(first.blocks) == set(second.blocks)


@given(st.lists(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=8).map(tuple), max_size=30))
def test_only_what_recurs_is_learned(pages: list[tuple[int, ...]]) -> None:
    for block in learn_boilerplate(pages):
        assert sum(block in p for p in pages) >= 3
