"""Dates, links and pagers, each with an oddity of the real web."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from articles.dates import VIETNAM
from articles.page.source import text_of
from articles.text import normalise_line
from crawler.discovery import (
    address_shape,
    entry_date,
    entry_links,
    listing_rank,
    next_page,
    read_html,
    skip_reason,
)
from crawler.discovery.addresses import is_calendar_address, is_tag_address, listing_of
from crawler.discovery.dates import read_listed_date, url_date
from crawler.discovery.judging import LOOKS_RULES, LooksRule, is_challenge, judge_page, looks_rule
from crawler.discovery.pager import is_next_text
from crawler.discovery.pages import date_by_headline
from crawler.discovery.signs import ARTICLE_SIGNS, Fetched, Sample, Sign
from crawler.site_crawl.state import calendar_day

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 23 Nov 2026 08:05:00 +0700", datetime(2026, 11, 23, 8, 5, tzinfo=VIETNAM)),
        ("Mon, 23 Nov 2026 01:05:00 GMT", datetime(2026, 11, 23, 8, 5, tzinfo=VIETNAM)),
        ("2026-11-23T08:05:00+07:00", datetime(2026, 11, 23, 8, 5, tzinfo=VIETNAM)),
        ("2026-11-23T01:05:00Z", datetime(2026, 11, 23, 8, 5, tzinfo=VIETNAM)),
        ("2026-03-07T08:52:11.000 +07:00", datetime(2026, 3, 7, 8, 52, 11, tzinfo=VIETNAM)),
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=VIETNAM)),
        ("9/26/2026 9:20:00 PM", datetime(2026, 9, 26, 21, 20, tzinfo=VIETNAM)),
        ("26/9/2026 9:20:00 PM", datetime(2026, 9, 26, 21, 20, tzinfo=VIETNAM)),
        ("05/11/2026 02:15 PM", datetime(2026, 11, 5, 14, 15, tzinfo=VIETNAM)),
        ("5/11/2026 2:15:00 PM", datetime(2026, 5, 11, 14, 15, tzinfo=VIETNAM)),
        ("2:15 PM, 20/11/2026", datetime(2026, 11, 20, 14, 15, tzinfo=VIETNAM)),
        ("20/11/2026 12:05 AM", datetime(2026, 11, 20, 0, 5, tzinfo=VIETNAM)),
        ("Thứ Sáu, 20/11/2026, 3:40 CH", datetime(2026, 11, 20, 15, 40, tzinfo=VIETNAM)),
        ("20-11-2026 7:05 SA", datetime(2026, 11, 20, 7, 5, tzinfo=VIETNAM)),
        ("20/11/2026 3:40 chiều", datetime(2026, 11, 20, 15, 40, tzinfo=VIETNAM)),
        ("2026-11-20 02:15 PM", datetime(2026, 11, 20, 14, 15, tzinfo=VIETNAM)),
        ("Nov 20, 2026 2:15 PM", datetime(2026, 11, 20, 14, 15, tzinfo=VIETNAM)),
        ("11/12/2026 9:20:00 AM", datetime(2026, 11, 12, 9, 20, tzinfo=VIETNAM)),
        ("12/11/2026 09:20 AM", datetime(2026, 11, 12, 9, 20, tzinfo=VIETNAM)),
        ("Thứ Sáu, 20/11/2026 | 08:15", datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)),
        ("15:40 - 20.11.2026", datetime(2026, 11, 20, 15, 40, tzinfo=VIETNAM)),
        ("ngày 5 tháng 3 năm 2026", datetime(2026, 3, 5, tzinfo=VIETNAM)),
        ("Fri, 20 Nov 2026 08:15:00 +7", datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)),
        ("Fri,20 Nov 2026 08:15:00 +0700", datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)),
        ("T6, 20 Th11 2026 08:15:00 +0700", datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)),
        ("Fri Nov 20 08:15:00 GMT+07:00 2026", datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)),
        ("2026/11/20 08:15", datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)),
        ("2 giờ trước", datetime(2026, 11, 23, 6, 0, tzinfo=UTC)),
        ("Hôm qua", datetime(2026, 11, 22, tzinfo=VIETNAM)),
        ("31/02/2026", None),
        ("20/11/2030", None),
        ("02/09/1945", None),
        ("Chính trị", None),
        ("", None),
        (None, None),
    ],
)
def test_listed_dates(text: str | None, expected: datetime | None) -> None:
    assert read_listed_date(text, NOW) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.vn/2026/05/12/tin/", date(2026, 5, 12)),
        ("https://a.vn/thoi-su/202605/tin-hay-8fa3c21/", date(2026, 5, 31)),
        ("https://a.vn/2026/12/tin/", None),
        ("https://a.vn/tin-20260512.html", date(2026, 5, 12)),
        ("https://a.vn/tin-20261345.html", None),
        ("https://a.vn/tin-hay-123456.html", None),
        ("https://a.vn/ngay/2026/5/6", date(2026, 5, 6)),
        ("https://a.vn/ngay/2025/12/6/", date(2025, 12, 6)),
        ("https://a.vn/2026-5-6.html", date(2026, 5, 6)),
        ("https://a.vn/2026/5/tin/", date(2026, 5, 31)),
        ("https://a.vn/2026/5/12-tap-the-duoc-khen.html", date(2026, 5, 31)),
        ("https://a.vn/tin/2026/51234.html", None),
    ],
)
def test_dates_in_addresses(url: str, expected: date | None) -> None:
    assert url_date(url, NOW) == expected


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/bao/2026.pdf", "file"),
        ("/en/news", "other_edition"),
        ("/khmer/tin.html", "other_edition"),
        ("/bao-in/so-12", "other_edition"),
        ("/?lang=en", "other_edition"),
        ("/?lang=vi", None),
        ("/dang-nhap?ve=/", "action"),
        ("/tin?sort=asc", "facet"),
        ("/tim?q=thi+dua", "search"),
        ("/gioi-thieu.html", "fixed_page"),
        ("/tin/tin/tin/tin/", "endless_path"),
        ("/chinh-tri/dang-nhap-he-thong-moi-123.html", None),
        ("/tuyen-dung", None),
    ],
)
def test_what_is_left_out_by_name(path: str, reason: str | None) -> None:
    assert skip_reason("https://a.vn" + path, "https://a.vn/") == reason


def test_a_site_that_is_itself_an_edition_is_read() -> None:
    assert skip_reason("https://a.vn/en/news", "https://a.vn/en/") is None


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("/chinh-tri/dai-hoi-thi-dua-yeu-nuoc-1.html", "/xa-hoi/khen-thuong-dot-xuat-hai-em-2.html", True),
        ("/tin/12", "/category/12", False),
        ("/xem.asp?id=5", "/xem.asp?id=77", True),
        ("/xem.asp?id=5", "/muc.asp?id=5", False),
        ("/a-b-c-d-post12.html", "/a-b-c-d-tag12.html", False),
    ],
)
def test_shapes_of_addresses(one: str, two: str, same: bool) -> None:
    assert (address_shape("https://a.vn" + one) == address_shape("https://a.vn" + two)) is same


@pytest.mark.parametrize(
    ("url", "is_pager", "key"),
    [
        ("/chinh-tri?page=2", True, "/chinh-tri"),
        ("/chinh-tri/trang-2.htm", True, "/chinh-tri"),
        ("/chinh-tri.htm", False, "/chinh-tri"),
        ("/chinh-tri/page/2/", True, "/chinh-tri"),
        ("/tin-tuc/p2", True, "/tin-tuc"),
        ("/category/12", False, "/category/12"),
        ("/category/12/3", True, "/category/12"),
        ("/default.aspx?chuyenmuc=2&page=2&limit=10", True, "?chuyenmuc=2"),
        ("/?p=57", False, "?p=57"),
    ],
)
def test_pages_of_one_listing_have_one_key(url: str, is_pager: bool, key: str) -> None:
    assert listing_of("https://a.vn" + url, is_pager).removeprefix("a.vn") == key


PAGERS = {
    "numbers": ("/tin", "<div class=pager><b>1</b><a href='/tin/2'>2</a><a href='/tin/3'>3</a></div>", "/tin/2"),
    "next word": (
        "/tin?page=2",
        "<a href='/tin?page=1'>Trang trước</a><a href='/tin?page=3'>Trang sau »</a>",
        "/tin?page=3",
    ),
    "older": ("/", "<a href='/page/2/'>Bài cũ hơn</a>", "/page/2/"),
    "button": (
        "/tin.htm",
        "<button data-url='/ajax?c=1&page=2' class='load-more'>Xem thêm</button>",
        "/ajax?c=1&page=2",
    ),
    "offset": (
        "/l.php?c=1",
        "<a href='l.php?c=1&start=0'>1</a><a href='l.php?c=1&start=20'>2</a>",
        "/l.php?c=1&start=20",
    ),
    "head": ("/tin", "<link rel=next href='/tin/trang-2'>", "/tin/trang-2"),
    "last page": ("/tin?page=9", "<a href='/tin?page=8'>8</a><b>9</b>", None),
    "calendar": ("/lich", "<a href='/lich?ngay=2026-11-02'>2</a><a href='/lich?ngay=2026-11-03'>3</a>", None),
    "article id": ("/tin", "<a href='/tin/1234'>Một bài viết có tiêu đề dài</a>", None),
}


@pytest.mark.parametrize("name", PAGERS)
def test_the_page_after_this_one(name: str) -> None:
    path, inner, expected = PAGERS[name]
    url = "https://a.vn" + path
    page = read_html(f"<html><body>{inner}</body></html>".encode(), url)
    assert page is not None
    position = 9 if name == "last page" else 2 if name == "next word" else 1
    found = next_page(page, listing_of(url, True), position, lambda address: False)
    if name == "article id":
        assert found is None or found == "https://a.vn/tin/1234"
        found = next_page(page, listing_of(url, False), position, lambda address: "1234" in address)
    assert found == (expected and "https://a.vn" + expected)


@pytest.mark.parametrize("text", ["Trang sau", "Xem thêm", "»", "Next »", "Tin cũ hơn", "›", "XEM TIẾP"])
def test_words_that_lead_on(text: str) -> None:
    assert is_next_text(text)


@pytest.mark.parametrize("text", ["Trang trước", "Chính trị", "Đọc tiếp bài viết về thi đua", "«", "1"])
def test_words_that_do_not(text: str) -> None:
    assert not is_next_text(text)


def test_entries_have_their_own_dates() -> None:
    page = read_html(
        "<div><h3><a href='/1'>Kỷ niệm 2/9/2020 tại huyện Đức Trọng</a></h3><i>20/11/2026</i></div>"
        "<div><h3><a href='/2'>Trao huy hiệu cho sáu tập thể</a></h3></div>".encode(),
        "https://a.vn/",
    )
    assert page is not None
    first, second = entry_links(page, None, lambda shape: None)
    assert entry_date(first, NOW) == datetime(2026, 11, 20, tzinfo=VIETNAM)
    assert entry_date(second, NOW) is None


def test_a_badge_beside_a_headline_is_its_day() -> None:
    page = read_html(
        "<div><b>20</b> <i>11/2026</i><h3><a href='/tin-1'>Trao huy hiệu cho sáu tập thể</a></h3></div>".encode(),
        "https://a.vn/",
    )
    assert page is not None
    (link,) = entry_links(page, None, lambda shape: None)
    assert entry_date(link, NOW) == datetime(2026, 11, 20, tzinfo=VIETNAM)


def test_entries_under_a_days_heading_are_of_that_day() -> None:
    days = "".join(
        f"<h3>Ngày {day}/11/2026</h3><ul><li><a href='/tin-{day}1'>Trao huy hiệu cho sáu tập thể</a></li>"
        f"<li><a href='/tin-{day}2'>Biểu dương chín hộ gia đình hiến đất</a></li></ul>"
        for day in (20, 19)
    )
    page = read_html(days.encode(), "https://a.vn/")
    assert page is not None
    found = [entry_date(link, NOW) for link in entry_links(page, None, lambda shape: None)]
    assert [at and at.day for at in found] == [20, 20, 19, 19]


MENU = (
    "<ul><li><a href='/'>Trang chủ</a></li><li><a href='/gioi-thieu'>Giới thiệu</a></li>"
    "<li><a href='/cai-cach-hanh-chinh-va-chuyen-doi-so'>Cải cách hành chính và chuyển đổi số</a></li></ul>"
)
NEWS = "".join(
    f"<p><a href='/van-hoa/khai-mac-hoi-thi-tay-nghe-{n}.html'>Khai mạc hội thi tay nghề lần {n}</a></p>"
    for n in range(301, 305)
)


@pytest.mark.parametrize(
    "label",
    [
        MENU,
        "<h3><a href='/van-hoa'>Văn hóa, thể thao và du lịch</a></h3>",
        "<h3><a href='/cat/24'>Quốc phòng - An ninh - Đối ngoại</a></h3>",
        "<div><a href='/dich-vu-cong'>Dịch vụ công trực tuyến mức độ 4</a></div>",
    ],
)
def test_a_long_name_of_a_section_or_service_is_no_entry(label: str) -> None:
    page = read_html((label + NEWS).encode(), "https://a.vn/")
    assert page is not None
    assert all("/khai-mac-" in link.url for link in entry_links(page, None, lambda shape: None))


def test_the_first_articles_of_a_site_whose_numbers_are_still_short_are_entries() -> None:
    listed = "".join(f"<p><a href='/tin/{n}'>Trao huy hiệu cho {n} tập thể và cá nhân</a></p>" for n in range(97, 104))
    page = read_html(listed.encode(), "https://a.vn/")
    assert page is not None
    assert len(entry_links(page, None, lambda shape: None)) == 7


def test_a_short_headline_at_an_address_like_the_others_is_an_entry() -> None:
    short = "<p><a href='/van-hoa/khai-mac-hoi-thao-299.html'>Khai mạc hội thao</a></p>"
    page = read_html((short + NEWS + "<p><a href='/phap-luat'>Pháp luật đời sống</a></p>").encode(), "https://a.vn/")
    assert page is not None
    links = entry_links(page, None, lambda shape: None)
    assert links[0].text == "Khai mạc hội thao"
    assert len(links) == 5


def test_cards_that_a_script_opens_and_lists_in_an_attribute_are_read() -> None:
    cards = "".join(f"<div onclick=\"goTo('/tin/{n}')\"><b>{HEADLINE}</b></div>" for n in (501, 502, 503))
    posts = [{"title": HEADLINE, "link": f"/tin/{n}", "id": n, "text": "x" * 60} for n in (501, 502, 503)]
    state = f"<div data-page='{json.dumps({'props': {'posts': posts}})}'></div>"
    for html in (cards, state):
        page = read_html(f"<html><body>{html}</body></html>".encode(), "https://a.vn/")
        assert page is not None
        assert [link.url for link in entry_links(page, None, lambda shape: None)] == [
            "https://a.vn/tin/501",
            "https://a.vn/tin/502",
            "https://a.vn/tin/503",
        ]


HEADLINE = "Kỷ niệm 2/9/2020 tại huyện Đức Trọng"
SUMMARY = "Hơn 200 đại biểu dự buổi lễ, 14/16 xã có đoàn văn nghệ..."


@pytest.mark.parametrize(
    "card",
    [
        f"<a href='/1'><img src='a.jpg'><h3>{HEADLINE}</h3><p>{SUMMARY}</p><span>20/11/2026</span></a>",
        f"<a href='/1'><div>{HEADLINE}</div><time datetime='2026-11-20'>3 ngày trước</time></a>",
        f"<div onclick=\"location.href='/1'\"><div>{HEADLINE}</div><div>20/11/2026</div></div>",
        f"<div><a href='/1'>{HEADLINE}</a><div>{SUMMARY}</div><span>20/11/2026</span></div>",
        f"<div><a href='/1'>{HEADLINE}</a><span>301</span><span>20/11/2026</span></div>",
    ],
)
def test_a_card_that_is_one_link_has_its_date_and_lines_are_parted(card: str) -> None:
    page = read_html(card.encode(), "https://a.vn/")
    assert page is not None
    (link,) = entry_links(page, None, lambda shape: None)
    assert entry_date(link, NOW) == datetime(2026, 11, 20, tzinfo=VIETNAM)


def test_the_text_of_a_card_that_is_one_link_is_its_heading() -> None:
    page = read_html(f"<a href='/1'><h3>{HEADLINE}</h3><p>{SUMMARY}</p></a>".encode(), "https://a.vn/")
    assert page is not None
    assert [link.text for link in page.links] == [HEADLINE]


@pytest.mark.parametrize("title", ["", "<title>| Cổng thông tin</title>", "<h1>Tin</h1>"])
def test_a_page_without_a_headline_is_judged_and_has_no_date(title: str) -> None:
    page = read_html(
        f"{title}<p>{'Sở Nội vụ họp giao ban tháng. ' * 40}</p>".encode(), "https://a.vn/tin-tuc-12345.html"
    )
    assert page is not None
    assert date_by_headline(page, NOW) is None
    assert judge_page(page, 1400, None, None, "listing", NOW).looks == "other"


def fetched(sample: Sample) -> Fetched:
    page = read_html(sample.html.encode(), sample.url)
    assert page is not None
    return Fetched(
        page=page,
        body_size=len(sample.html),
        link_text=sample.link_text,
        shape=sample.shape,
        asked_as=sample.asked_as,
        now=NOW,
    )


@pytest.mark.parametrize("rule", LOOKS_RULES, ids=lambda rule: rule.name)
def test_every_rule_on_what_a_page_is_decides_its_sample(rule: LooksRule) -> None:
    assert looks_rule(fetched(rule.sample)) == rule


@pytest.mark.parametrize("sign", ARTICLE_SIGNS, ids=lambda sign: sign.name)
def test_every_sign_of_an_article_is_seen_on_its_sample(sign: Sign) -> None:
    assert sign.applies(fetched(sign.sample))


def test_a_sites_own_selector_decides_alone() -> None:
    page = read_html(
        "<a class=x href='/1'>Ngắn</a><a href='/2'>Một tiêu đề rất dài ở cột bên</a>".encode(), "https://a.vn/"
    )
    assert page is not None
    assert [link.url for link in entry_links(page, "a.x", lambda shape: None)] == ["https://a.vn/1"]
    assert [link.url for link in entry_links(page, "a.gone", lambda shape: None)] == ["https://a.vn/2"]


@pytest.mark.parametrize(
    ("body", "header"),
    [
        ("<p>tiếng Việt".encode(), "text/html; charset=windows-1258"),
        ("\ufeff<p>tiếng Việt".encode("utf-16-le"), None),
        ("<p>tiếng Việt".encode("utf-16-le"), None),
        (b"<meta charset=windows-1258><p>ti\xea\xecng Vi\xea\xf2t", None),
        (b"<p>ti\xea\xecng Vi\xea\xf2t c\xfea c\xe1c", "text/html; charset=TCVN3-nonsense"),
    ],
)
def test_the_bytes_decide_before_what_is_said_of_them(body: bytes, header: str | None) -> None:
    page = read_html(body, "https://a.vn/", header)
    assert page is not None
    assert "tiếng Việt" in normalise_line(text_of(page.root))


def test_a_selector_that_only_soupsieve_knows_decides_too() -> None:
    page = read_html(
        "<div><span>Ngày 20/11</span><a href='/1'>Ngắn</a></div><div><a href='/2'>Một tiêu đề rất dài ở bên</a></div>".encode(),
        "https://a.vn/",
    )
    assert page is not None
    selector = "div:has(> span:-soup-contains('Ngày')) a"
    assert [link.url for link in entry_links(page, selector, lambda shape: None)] == ["https://a.vn/1"]


def test_sections_on_the_topic_come_first() -> None:
    ranks = [
        listing_rank(f"https://a.vn/{path}", text)
        for path, text in (("x", "Thi đua - Khen thưởng"), ("thoi-su", "Thời sự"), ("y", "Thể thao"))
    ]
    assert ranks == [0, 1, 2]


@pytest.mark.parametrize(
    "end",
    [
        *(
            "ngay/2026/2/6",
            "ngay/2026/02/06",
            "ngay/6/2/2026",
            "ngay/06/02/2026",
            "ngay/6-2-2026.html",
            "ngay/2026-2-6.html",
        ),
        *(
            "tin?ngay=6/2/2026",
            "tin?ngay=06-02-2026",
            "tin?date=2026-2-6",
            "tin?date=2026-02-06",
            "tin?ngay=06%2F02%2F2026",
            "tin?ngay=6&thang=2&nam=2026",
        ),
    ],
)
def test_the_day_of_a_calendars_address_is_read_however_it_is_written(end: str) -> None:
    assert is_calendar_address(f"https://a.vn/{end}")
    assert calendar_day(f"https://a.vn/{end}", NOW) == date(2026, 2, 6)


@pytest.mark.parametrize("end", ["thang/2026/2", "2026/02/", "tin?thang=2026-2", "tin?month=2&year=2026"])
def test_a_month_in_a_calendars_address_is_its_last_day(end: str) -> None:
    assert calendar_day(f"https://a.vn/{end}", NOW) == date(2026, 2, 28)


def test_archives_keywords_and_challenges_are_known() -> None:
    assert is_calendar_address("https://a.vn/luu-tru?ngay=2026-11-20")
    assert is_calendar_address("https://a.vn/2026/11/")
    assert not is_calendar_address("https://a.vn/2026/11/20/mot-bai-viet.html")
    assert is_tag_address("https://a.vn/tu-khoa/thi-dua")
    assert is_tag_address("https://baogialai.com.vn/hoi-dong-thi-dua-tag76489.html")
    assert is_challenge(b"<title>Just a moment...</title>")
    assert not is_challenge(b"<title>Thi dua</title>")


@pytest.mark.parametrize("body", [b"", b"   ", b"<", b"\x00\x01\x02", b"<html" * 2000, b"<div>" * 5000 + b"x"])
def test_no_bytes_break_the_reader(body: bytes) -> None:
    page = read_html(body, "https://a.vn/")
    assert page is None or page.links == []
