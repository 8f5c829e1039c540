"""What a site repeats is learned from its pages and dropped; what one article states is not."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
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


def _again(pages: list[Page]) -> list[Extraction]:
    """The pages as they are read once their own site is known."""
    learned = learn_boilerplate(extract(p).blocks for p in pages)
    return [extract(p, SiteProfile(id="vi_du", boilerplate=learned)) for p in pages]


def _told(number: int, opening: str, behind: str) -> Page:
    name = "ă" * number
    return page(
        f"<h1>Trao thưởng đợt {'i' * number} cho các tập thể</h1><div>"
        f"<p>Xã Hoà {name} tổ chức lễ tổng kết phong trào thi đua yêu nước với sự tham dự của đông đảo bà con.</p>"
        f"<p>Năm qua, {name} thôn của xã đã có những cách làm mới, thiết thực và được nhân dân đồng tình hưởng ứng.</p>"
        f"{opening}{behind.format(name)}</div>"
    )


RUNNING = "<p>Ông Lê Văn {0} cho biết năm nay các thôn đều có cách làm mới, thiết thực và được nhân dân đồng tình.</p>"


@pytest.mark.parametrize(
    ("opening", "behind"),
    [
        ("<p>Cụ thể như sau:</p>", "<p>1. Tặng Giấy khen cho 12 tập thể của xã {0}.</p><p>2. Thưởng 3 triệu đồng.</p>"),
        ("<p>Danh sách cụ thể:</p>", "<ul><li>Tập thể thôn {0} Đông</li><li>Tập thể thôn {0} Tây</li></ul>"),
        ("<h3>Lan toả phong trào</h3>", RUNNING),
        ("<p><strong>Khen đúng người, thưởng đúng việc</strong></p>", RUNNING),
        ('<p class="SubTitle"><b>Để phong trào có sức sống</b></p>', RUNNING),
    ],
)
def test_a_line_that_opens_each_articles_own_text_stays(opening: str, behind: str) -> None:
    line = BeautifulSoup(opening, "lxml").get_text()
    for read in _again([_told(n, opening, behind) for n in range(1, 9)]):
        assert line in read.body.split("\n\n")


@pytest.mark.parametrize(
    ("notice", "behind"),
    [
        (f"<p>{NOTICE}</p>", RUNNING),
        ("<p>Quảng cáo</p>", RUNNING),
        ("<h3>Thông tin toà soạn</h3><p>Mọi ý kiến gửi về toà soạn, số 2 đường Trần Phú, phường An Lộc.</p>", RUNNING),
        ("<p>Mời xem ở đây:</p>", '<p><a href="/{0}">Khai mạc hội thi tay nghề giỏi của tỉnh {0} năm nay</a></p>'),
        ("<p><strong>BAN BIÊN TẬP</strong></p>", ""),
    ],
)
def test_a_notice_over_text_or_links_goes(notice: str, behind: str) -> None:
    line = next(BeautifulSoup(notice, "lxml").stripped_strings)
    for read in _again([_told(n, notice, behind) for n in range(1, 9)]):
        assert line not in read.body


def _stamped(day: int, month_first: bool) -> Page:
    numbers = f"5/{day}/2024" if month_first else f"{day}/5/2024"
    return page(
        f"<h1>Xã Hoà {'ă' * day} biểu dương các hộ sản xuất giỏi</h1><span>{numbers} 7:20:00 AM</span><div>"
        f"{RUNNING.format('ơ' * day)}{RUNNING.format('ư' * day)}</div>"
    )


@pytest.mark.parametrize("month_first", [True, False])
def test_the_order_of_day_and_month_is_learned_from_the_days_that_show_it(month_first: bool) -> None:
    days = (9, 3, 14, 17, 22, 23, 26, 27)
    read = _again([_stamped(day, month_first) for day in days])
    assert [r.published_at and (r.published_at.month, r.published_at.day) for r in read] == [(5, d) for d in days]
    dates = [c.value for r in read for c in r.confidence if c.field == "published_at"]
    assert min(dates) > 0.9
