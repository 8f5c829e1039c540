"""The kind of a page is recognised: article, listing, stub, or something else."""

from __future__ import annotations

import base64

import pytest

from articles.extraction import extract
from articles.models import Extraction, Page
from tests.articles.extraction.pages import PARAGRAPH, TITLE, page, paragraphs

HEADLINES = (
    "Xã biên giới đạt chuẩn nông thôn mới nâng cao sau ba năm",
    "Khai mạc Hội thi tay nghề giỏi ngành dệt may năm nay",
    "Hỗ trợ hơn ba trăm hộ nghèo sửa chữa nhà ở trước mùa bão",
    "Chuyện người lái đò chở học sinh qua sông mùa nước nổi",
    "Giá cà phê hôm nay tăng nhẹ tại các tỉnh Tây Nguyên",
    "Học sinh vùng cao được tặng một nghìn chiếc áo ấm",
    "Thông xe tuyến tránh qua trung tâm thị trấn sớm hai tháng",
    "Đội tuyển bóng chuyền nữ giành vé vào chung kết",
)
SUMMARY = "Người dân phấn khởi khi công trình hoàn thành sớm hơn kế hoạch, phục vụ kịp thời nhu cầu đi lại của bà con trong vùng."


def _codes(found: Extraction) -> list[str]:
    return [i.code for i in found.issues]


def _listing(summary: bool, dated: bool, tag: str = "div") -> str:
    items = []
    for n, headline in enumerate(HEADLINES * 2):
        parts = f'<h3><a href="/tin-{n}.html">{headline} {n}</a></h3>'
        parts += f"<span>0{n % 9 + 1}/05/2024 08:00</span>" if dated else ""
        parts += f"<p>Tin {n}: {SUMMARY}</p>" if summary else ""
        items.append(f"<{tag}>{parts}</{tag}>")
    return f"<h1>Thi đua - Khen thưởng</h1><div>{''.join(items)}</div>"


@pytest.mark.parametrize("summary", [True, False])
@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("tag", ["div", "li", "article"])
def test_a_section_page_is_a_listing(summary: bool, dated: bool, tag: str) -> None:
    found = extract(page(_listing(summary, dated, tag), url="https://bao.example.vn/thi-dua-khen-thuong/"))
    assert found.page_type == "listing"
    assert found.published_at is None
    assert found.body == ""


@pytest.mark.parametrize(
    "url", ["https://bao.example.vn/", "https://bao.example.vn/index.html", "https://bao.example.vn"]
)
def test_a_front_page_is_never_an_article(url: str) -> None:
    found = extract(page(f"<h1>{TITLE}</h1><p>28/07/2023 - 16:44</p>{paragraphs(6)}", url=url))
    assert found.page_type != "article"


def test_an_article_among_many_teasers_is_an_article() -> None:
    body = f'<h1>{TITLE}</h1><p>28/07/2023 - 16:44</p><div class="content">{paragraphs(5)}</div>{_listing(True, True)[36:]}'
    found = extract(page(body))
    assert found.page_type == "article"
    assert found.body.count("Phong trào") == 5
    assert SUMMARY not in found.body


@pytest.mark.parametrize(
    "words",
    [
        "Không tìm thấy trang",
        "404 - Trang bạn tìm kiếm không tồn tại",
        "Bài viết không tồn tại hoặc đã bị xóa",
        "404 Not Found",
        "Liên kết không còn tồn tại",
    ],
)
def test_a_soft_404_is_something_else(words: str) -> None:
    found = extract(
        page(f"<h1>{words}</h1><p>Mời bạn quay lại trang chủ hoặc tìm bài khác.</p>{_listing(False, True)[36:]}")
    )
    assert found.page_type in ("other", "stub")
    assert found.published_at is None
    assert "soft_404" in _codes(found)


def test_an_encrypted_body_is_a_stub_with_an_issue_and_no_sidebar() -> None:
    code = base64.b64encode(bytes(range(256)) * 6).decode()
    side = "".join(
        f'<div class="item"><a href="/{n}.html">{h}</a><p>{SUMMARY}</p></div>' for n, h in enumerate(HEADLINES)
    )
    body = (
        f'<h1>{TITLE}</h1><p>28/07/2023 - 16:44</p><div id="content" class="article-body">{code}</div><div>{side}</div>'
    )
    found = extract(page(body))
    assert found.page_type == "stub"
    assert "encrypted_body" in _codes(found)
    assert SUMMARY not in found.body
    assert code not in found.body


def test_an_empty_body_is_a_stub_and_no_sidebar_is_taken() -> None:
    side = "".join(f'<li><a href="/{n}.html">{h}</a><p>Tin {n}: {SUMMARY}</p></li>' for n, h in enumerate(HEADLINES))
    body = f'<h1>{TITLE}</h1><p>28/07/2023 - 16:44</p><div class="article-body"></div><ul>{side}</ul>'
    found = extract(page(body))
    assert found.page_type == "stub"
    assert "stub_page" in _codes(found)
    assert SUMMARY not in found.body


@pytest.mark.parametrize(
    "player",
    [
        '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
        '<video><source src="/media/ban-tin.mp4"></video>',
        '<div id="player"></div><script>jwplayer("player").setup({file: "/media/ban-tin.mp4"});</script>',
    ],
)
def test_a_film_with_two_sentences_is_an_article(player: str) -> None:
    text = "Sáng 28/7, tỉnh tổ chức hội nghị sơ kết. Nhiều tập thể được khen thưởng."
    found = extract(page(f'<h1>{TITLE}</h1><p>28/07/2023 - 16:44</p>{player}<div class="content"><p>{text}</p></div>'))
    assert found.page_type == "article"
    assert found.body == text


def test_a_decision_with_a_document_is_an_article_that_keeps_it() -> None:
    body = (
        f'<h1>{TITLE}</h1><p>28/07/2023</p><div class="content"><p>Quyết định về việc tặng Bằng khen cho 10 tập thể.</p>'
        '<p><a href="/van-ban/quyet-dinh-1526.pdf">Quyết định số 1526/QĐ-UBND</a></p></div>'
    )
    found = extract(page(body))
    assert found.page_type == "article"
    assert [(a.url, a.label) for a in found.attachments] == [
        ("https://bao.example.vn/van-ban/quyet-dinh-1526.pdf", "Quyết định số 1526/QĐ-UBND")
    ]


@pytest.mark.parametrize(
    "html", [b"", b"   \n", b"<html></html>", b"<html><body></body></html>", b"<div><img src=a.jpg></div>"]
)
def test_a_page_without_text_is_no_article(html: bytes) -> None:
    found = extract(Page(url="https://bao.example.vn/a/b.html", html=html))
    assert found.page_type in ("stub", "other")
    assert found.body == ""


def test_a_short_report_with_a_date_is_an_article() -> None:
    found = extract(
        page(f'<h1>{TITLE}</h1><p>28/07/2023 - 16:44</p><div class="content"><p>{PARAGRAPH.format(1)}</p></div>')
    )
    assert found.page_type == "article"


@pytest.mark.parametrize(
    "title",
    [
        "Tỉnh đã xóa 1.200 nhà tạm cho hộ nghèo",
        "Không tìm thấy đối thủ, đội nhà vô địch sớm",
        "Hơn 404 hộ thoát nghèo bền vững",
    ],
)
def test_a_short_report_of_something_missing_is_no_soft_404(title: str) -> None:
    built = page(f'<h1>{title}</h1><p>28/07/2023 - 16:44</p><div class="content"><p>{PARAGRAPH.format(1)}</p></div>')
    assert extract(built).page_type == "article"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<h1>Thi đua - Khen thưởng</h1><h3>{}</h3><span>28/11/2022 20:05</span>", "Sở Nội vụ tỉnh Ví Dụ"),
        ('<h2>Chi tiết tin</h2><div class="title">{}</div><div>28/11/2022</div>', "Cổng thông tin điện tử huyện Ví Dụ"),
        ("<h1>Hoạt động của Hội đồng</h1><p><b>{}</b></p><p><i>28/11/2022</i></p>", ""),
        ("<h4>{}</h4><p>28/11/2022</p>", "Tin tức"),
        ("<table><tr><td><b>{}</b></td></tr></table>", "Trang chủ"),
        (
            "<div>THANH TRA TỈNH</div><div>Thứ bảy, 01/06/2024</div><div><b>{}</b></div><div>Đăng ngày 28/05/2024</div>",
            "Thanh tra tỉnh &gt; Tin tức &gt; Chi tiết",
        ),
    ],
)
def test_the_title_is_found_where_the_page_states_only_its_own_name(head: str, title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body>{head.format(TITLE)}<div>{paragraphs()}</div></body></html>"
    assert extract(Page(url="https://x.example.vn/tin/12", html=html)).title == TITLE


@pytest.mark.parametrize(
    "words",
    ["Nội dung đang được cập nhật.", "Chuyên mục hiện chưa có bài viết", "Chưa có tin bài nào", "Đang cập nhật..."],
)
def test_a_section_without_articles_is_something_else(words: str) -> None:
    found = extract(page(f"<h1>{TITLE}</h1><p>{words}</p>", url="https://bao.example.vn/thi-dua"))
    assert found.page_type == "other"


def test_an_article_whose_text_is_still_to_come_is_a_stub() -> None:
    found = extract(page(f"<h1>{TITLE}</h1><p>28/07/2023 - 16:44</p><p>Nội dung đang được cập nhật.</p>"))
    assert found.page_type == "stub"


def test_an_article_over_a_poll_is_an_article() -> None:
    poll = f"<form><p>Bạn thấy trang này thế nào?</p>{'<input type=radio>Tốt' * 5}</form>"
    assert extract(page(f"<h1>{TITLE}</h1><div>{paragraphs()}</div>{poll}")).page_type == "article"


def test_a_survey_of_few_fields_is_something_else() -> None:
    form = "<form><p>1. Ông bà có hài lòng?</p><input type=radio>Có<input type=radio>Không<textarea></textarea></form>"
    assert extract(page(f"<h1>Khảo sát mức độ hài lòng của người dân</h1>{form}")).page_type == "other"


def test_scanned_pictures_under_a_title_and_its_stamp_are_an_article() -> None:
    found = extract(page(f"<h1>{TITLE}</h1><p>28/07/2023</p><p><img src='/a1.jpg'></p><p><img src='/a2.jpg'></p>"))
    assert found.page_type == "article"
    assert [i.url for i in found.images] == ["https://bao.example.vn/a1.jpg", "https://bao.example.vn/a2.jpg"]


def test_a_picture_that_leads_elsewhere_is_no_article() -> None:
    body = f"<h1>{TITLE}</h1><p>28/07/2023</p><a href='/hoi-thi.html'><img src='/a1.jpg'></a>"
    assert extract(page(body)).page_type == "stub"


def test_a_picture_over_a_text_that_a_script_shows_is_a_stub() -> None:
    head = f'<meta property="og:type" content="article"><meta property="og:description" content="{SUMMARY}">'
    body = f"<h1>{TITLE}</h1><p>28/07/2023</p><figure><img src='/a1.jpg'></figure><div id='text'></div>"
    assert extract(page(body, head=head)).page_type == "stub"


def test_the_questions_of_a_long_survey_are_no_article() -> None:
    form = f"<p>{SUMMARY}</p><input type=radio>Có <input type=radio>Không" * 5
    assert extract(page(f"<h1>Khảo sát mức độ hài lòng của người dân</h1><form>{form}</form>")).page_type == "other"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Server Error in '/' Application.</h1><h2>Object reference not set to an instance of an object.</h2>"
        "<p>An unhandled exception occurred during the execution of the current web request. Please review the stack "
        "trace for more information about the error and where it originated in the code.</p>",
        "<b>Warning</b>: mysqli_connect(): Connection refused in <b>/www/db.php</b> on line <b>12</b><br>"
        "<b>Fatal error</b>: Uncaught Error: Call to a member function query() on bool in /www/news.php:31 Stack trace: "
        "#0 {main} thrown in <b>/www/news.php</b> on line <b>31</b>",
    ],
)
def test_what_a_server_prints_when_it_fails_is_no_article(body: str) -> None:
    found = extract(Page(url="https://so.example.vn/tin?id=9", html=f"<html><body>{body}</body></html>"))
    assert found.page_type in ("other", "stub")


def test_a_day_in_brackets_between_headline_and_summary_makes_no_article() -> None:
    rows = "".join(
        f'<table><tr><td><a href="/t{n}">{h}</a><div>(0{n + 1}/05/2024)</div><div>Tin {n}: {SUMMARY}</div></td></tr></table>'
        for n, h in enumerate(HEADLINES)
    )
    html = f"<html><head><title>Xã Phú An</title></head><body><div>TIN TỨC SỰ KIỆN</div>{rows}</body></html>"
    assert extract(Page(url="https://xa.example.vn/tin-tuc", html=html)).page_type == "listing"


def test_an_article_that_only_its_statements_tell_of_is_a_stub() -> None:
    head = (
        '<meta property="og:type" content="article"><meta property="og:title" content="Xã Tân An ra quân thi đua">'
        '<meta property="article:published_time" content="2024-05-18T09:30:00+07:00"><title>Báo Ví Dụ</title>'
    )
    cards = "".join(f'<div><a href="/r{n}">{h}</a><p>Tin {n}: {SUMMARY}</p></div>' for n, h in enumerate(HEADLINES[:4]))
    html = f'<html><head>{head}</head><body><div id="detail"></div><h3>Tin liên quan</h3>{cards}</body></html>'
    assert extract(Page(url="https://bao.example.vn/xa-hoi/bai-55.html", html=html)).page_type == "stub"


def test_a_line_of_the_menu_over_a_short_title_makes_no_section() -> None:
    menu = "".join(
        f'<a href="/{n}">{label}</a>'
        for n, label in enumerate(("Trang chủ", "Tin tức", "Văn bản", "Liên hệ", "Hỏi đáp"))
    )
    cards = "".join(
        f'<div><h4><a href="/r{n}">{h}</a></h4><p>Tin {n}: {SUMMARY}</p></div>' for n, h in enumerate(HEADLINES[:5])
    )
    html = f"<title>Tặng Giấy khen cho 8 hộ</title><div>{menu}</div><h1>Tặng Giấy khen cho 8 hộ</h1><p>{SUMMARY}</p><div>{cards}</div>"
    found = extract(Page(url="https://xa.example.vn/tin/8-ho", html=html))
    assert (found.page_type != "listing", found.body) == (True, SUMMARY)


def test_cards_that_a_function_opens_by_its_number_make_a_listing() -> None:
    cards = "".join(
        f'<div onclick="openNews({n})"><div>{h}</div><div>1{n}/05/2024</div><div>Tin {n}: {SUMMARY}</div></div>'
        for n, h in enumerate(HEADLINES)
    )
    assert extract(page(f"<h2>Tin tức</h2>{cards}", url="https://xa.example.vn/tin-tuc")).page_type == "listing"
