"""The date of publication, against everything on a page that only looks like it."""

from __future__ import annotations

import json

import pytest

from articles.models import Extraction
from tests.articles.extraction.pages import article


def _ld(**values: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


def _at(found: Extraction) -> str | None:
    return found.published_at.isoformat() if found.published_at else None


def test_the_stamp_under_the_title_is_the_date() -> None:
    found = article('<div class="date">Thứ ba, 31/10/2023 - 07:28</div>')
    assert _at(found) == "2023-10-31T07:28:00+07:00"
    assert found.published_raw == "Thứ ba, 31/10/2023 - 07:28"
    assert found.published_from == "visible"
    assert found.published_precision == "minute"


def test_nothing_stated_is_none() -> None:
    found = article()
    assert found.published_at is None
    assert found.published_precision is None
    assert found.published_from is None


@pytest.mark.parametrize(
    "clock",
    [
        '<div class="header"><span>Thứ bảy, ngày 01 tháng 6 năm 2024</span></div>',
        '<div id="top"><div class="today">Thứ 7, 01/06/2024, 08:59[GMT+7]</div></div>',
        '<table><tr><td>Thứ bảy, 01/06/2024</td></tr></table><ul><li><a href="/">Trang chủ</a></li></ul>',
    ],
)
def test_a_page_clock_is_not_the_date(clock: str) -> None:
    from articles.extraction import extract
    from tests.articles.extraction.pages import TITLE, page, paragraphs

    bare = extract(page(f"{clock}<h1>{TITLE}</h1><div>{paragraphs()}</div>"))
    assert bare.published_at is None
    dated = extract(page(f"{clock}<h1>{TITLE}</h1><p>28/07/2023 - 16:44</p><div>{paragraphs()}</div>"))
    assert _at(dated) == "2023-07-28T16:44:00+07:00"


@pytest.mark.parametrize(
    "below",
    [
        '<h3>Các tin khác</h3><ul><li><a href="/b">Khai mạc hội thi tay nghề giỏi</a> (12/05/2024 08:00)</li></ul>',
        '<div class="comments"><p>Nguyễn An</p><p>12/05/2024 08:00</p></div>',
        "<p>Giấy phép số 123/GP-BTTTT ngày 12/03/2019</p>",
        '<div class="footer">© 2024 Báo Ví Dụ. Cập nhật 01/05/2024</div>',
        "<p>Căn cứ Quyết định số 12/QĐ-UBND ngày 05/04/2024 của Ủy ban nhân dân tỉnh về việc khen thưởng các tập thể.</p>",
    ],
)
def test_dates_of_other_things_are_not_the_date(below: str) -> None:
    assert article(below=below).published_at is None


def test_structured_data_is_believed_and_the_printed_words_kept() -> None:
    found = article('<div class="date">31/10/2023 07:28</div>', head=_ld(datePublished="2023-10-31T07:28:41+07:00"))
    assert _at(found) == "2023-10-31T07:28:41+07:00"
    assert found.published_from == "json-ld"
    assert found.published_raw == "31/10/2023 07:28"


@pytest.mark.parametrize(
    "stated",
    ["2023-10-31T07:28:00Z", "2023-10-31T00:28:00+07:00", "2023-10-31T07:28:00+08:00", "2023-10-31T14:28:00+07:00"],
)
def test_a_difference_of_exactly_the_offset_is_decided_by_the_visible_time(stated: str) -> None:
    found = article('<div class="date">31/10/2023 07:28</div>', head=_ld(datePublished=stated))
    assert _at(found) == "2023-10-31T07:28:00+07:00"
    assert found.published_from == "visible"
    assert "offset_mismatch" in [i.code for i in found.issues]


def test_a_statement_that_is_later_than_the_stamp_is_not_believed() -> None:
    found = article('<div class="date">31/10/2023 07:28</div>', head=_ld(datePublished="2024-05-31T07:28:00+07:00"))
    assert _at(found) == "2023-10-31T07:28:00+07:00"


def test_a_stated_day_is_refined_by_the_visible_minute() -> None:
    found = article('<div class="date">31/10/2023 07:28</div>', head=_ld(datePublished="2023-10-31"))
    assert _at(found) == "2023-10-31T07:28:00+07:00"


def test_us_order_in_structured_data_is_read() -> None:
    found = article(head=_ld(datePublished="1/21/2022 8:12:40 AM"))
    assert _at(found) == "2022-01-21T08:12:40+07:00"


def test_an_update_beside_a_publication_is_the_modification() -> None:
    found = article('<div class="date">Đăng: 31/10/2023 07:28 - Cập nhật: 02/11/2023 09:00</div>')
    assert _at(found) == "2023-10-31T07:28:00+07:00"
    assert found.modified_at is not None
    assert found.modified_at.isoformat() == "2023-11-02T09:00:00+07:00"


def test_a_lone_update_stamp_is_the_publication() -> None:
    found = article('<div class="date">Cập nhật: 19-05-2022 | 07:51:50</div>')
    assert _at(found) == "2022-05-19T07:51:50+07:00"
    assert found.modified_at is None


def test_a_date_in_the_future_is_refused() -> None:
    found = article('<div class="date">31/10/2031 07:28</div>')
    assert found.published_at is None
    assert "date_in_future" in [i.code for i in found.issues]


def test_a_date_in_the_address_is_a_day() -> None:
    found = article(url="https://bao.example.vn/tong-ket-20231226113736351.htm")
    assert _at(found) == "2023-12-26T00:00:00+07:00"
    assert found.published_precision == "day"
    assert found.published_from == "url"


def test_an_open_order_of_day_and_month_is_settled_by_the_address() -> None:
    found = article(
        '<div class="date">04/03/2024 08:12:40 AM</div>', url="https://bao.example.vn/thoi-su/202404/a-123/"
    )
    assert _at(found) == "2024-04-03T08:12:40+07:00"


def test_the_article_time_element_gives_its_machine_value() -> None:
    found = article('<time datetime="2023-10-31T07:28:00+07:00">7 tháng trước</time>')
    assert _at(found) == "2023-10-31T07:28:00+07:00"
    assert found.published_from == "time"


@pytest.mark.parametrize(
    "above",
    [
        "<p><strong>Thời gian: 08 giờ 00 ngày 28/11/2023</strong></p><p>Địa điểm: Hội trường UBND tỉnh</p>",
        "<table><tr><td>Ngày ban hành</td><td>09/12/2023</td></tr><tr><td>Số ký hiệu</td><td>12/QĐ-UBND</td></tr></table>",
        "<p>Ngày có hiệu lực: 09/12/2023</p>",
        "<p>Tháng 11/2023</p>",
        "<p>2 giờ trước</p>",
    ],
)
def test_dates_of_meetings_and_documents_under_the_title_are_not_the_date(above: str) -> None:
    assert article(above).published_at is None


def test_a_calendar_under_the_article_gives_no_date() -> None:
    below = "<div><p>28/11/2023 08:00</p><p>Họp Thường trực Tỉnh ủy</p></div>"
    assert article(below=below).published_at is None


def test_a_place_and_day_at_the_end_of_the_text_is_not_the_date() -> None:
    assert article(below='<p style="text-align:right">Trà Vinh, ngày 28 tháng 11 năm 2023</p>').published_at is None


def test_statements_about_other_articles_are_not_believed() -> None:
    others = [
        {"@type": "NewsArticle", "headline": h, "datePublished": "2024-01-02T00:00:00+07:00"}
        for h in ("Tin A", "Tin B")
    ]
    in_list = json.dumps({"@type": "ItemList", "itemListElement": others})
    in_graph = json.dumps({"@graph": others})
    cards = "".join(
        f'<div><meta itemprop="datePublished" content="2024-01-0{n}"><a href="/{n}">Tin</a></div>' for n in (1, 2)
    )
    for head in (in_list, in_graph):
        assert article(head=f'<script type="application/ld+json">{head}</script>').published_at is None
    assert article(below=cards).published_at is None


def test_an_itemprop_value_is_read() -> None:
    found = article('<span itemprop="datePublished" content="2023-10-31T07:28:00+07:00">7 tháng trước</span>')
    assert _at(found) == "2023-10-31T07:28:00+07:00"


def test_of_two_unlabelled_stamps_the_first_is_the_date() -> None:
    assert (
        _at(article("<div><span>31/10/2023 07:28</span> <span>02/11/2023 09:00</span></div>"))
        == "2023-10-31T07:28:00+07:00"
    )


def test_a_stamp_alone_under_the_text_is_the_date() -> None:
    assert _at(article(below="<div>31/10/2023 07:28</div>")) == "2023-10-31T07:28:00+07:00"


@pytest.mark.parametrize(
    "stamp",
    [
        '<div class="date">31/10/2023</div><div class="time">07:28</div>',
        '<div class="meta"><span>Thứ ba</span> <span class="date">31/10/2023</span> <span class="hour">07:28</span></div>',
        '<div><span class="hour">07:28</span><span class="date">31/10/2023</span></div>',
        '<div class="date"><span>31</span>/<span>10</span>/<span>2023</span> <span>07:28</span></div>',
        '<span class="date" title="31/10/2023 07:28">7 tháng trước</span>',
        '<span class="time" data-time="2023-10-31 07:28:00">7 tháng trước</span>',
    ],
)
def test_a_stamp_in_pieces_or_attributes_is_read_whole(stamp: str) -> None:
    found = article(f'<div class="info">{stamp}</div>')
    assert _at(found) == "2023-10-31T07:28:00+07:00"
    assert found.published_precision == "minute"


def test_a_stamp_behind_a_pointer_to_another_article_is_the_date() -> None:
    above = '<div><a href="/t">Tôn vinh các điển hình tiên tiến năm nay</a></div><div>31/10/2023 07:28</div>'
    assert _at(article(above)) == "2023-10-31T07:28:00+07:00"


@pytest.mark.parametrize(
    "above",
    [
        '<div><a href="/">Trang chủ</a> / <a href="/x">Thời sự</a> <span>31/10/2023 07:28</span></div>',
        "<div>Thứ bảy, 01/06/2024 08:40</div><div><a href='/'>Trang chủ</a><a href='/b'>Văn bản mới ban hành</a></div>"
        "<div>Thứ ba, 31/10/2023 07:28</div>",
    ],
)
def test_a_stamp_right_above_the_title_is_the_date(above: str) -> None:
    from articles.extraction import extract
    from tests.articles.extraction.pages import TITLE, page, paragraphs

    found = extract(
        page(
            f'<div class="nav"><a href="/">Trang chủ</a><a href="/t">Thời sự</a></div>{above}<h1>{TITLE}</h1>{paragraphs()}'
        )
    )
    assert _at(found) == "2023-10-31T07:28:00+07:00"


def test_half_of_the_day_is_read_where_the_next_field_touches_it() -> None:
    found = article("<div><span>Ngày xuất bản: 04/11/2023 2:28:00 CH</span><span>Lượt đọc: 412</span></div>")
    assert _at(found) == "2023-11-04T14:28:00+07:00"


def test_a_stamp_before_the_tools_in_one_bar_is_the_date() -> None:
    tools = "<a>In</a><a>Gửi bài viết cho bạn bè</a><a>Lưu bài viết</a>"
    found = article(f'<div class="toolbar"><span class="date">Đăng ngày: 23/12/2023 14:05</span>{tools}</div>')
    assert _at(found) == "2023-12-23T14:05:00+07:00"


@pytest.mark.parametrize(
    "below",
    [
        "<div>Cập nhật website lần cuối: 31/10/2023</div>",
        "<div>Cổng thông tin được cập nhật ngày 31/10/2023</div>",
        "<div>Ngày in: 31/10/2023 09:00</div>",
        "<table><tr><td>Ngày vào Đảng</td><td>31/10/2023</td></tr></table>",
        "<div><b>thoxay</b><br>Thành viên<br>Tham gia: 31/10/2023</div>",
    ],
)
def test_a_day_of_the_site_or_its_member_is_no_publication(below: str) -> None:
    assert article("", below).published_at is None


def test_a_clock_before_a_foot_mark_belongs_to_the_day() -> None:
    assert _at(article("<div>07:28 ' 31-10-2023</div>")) == "2023-10-31T07:28:00+07:00"
