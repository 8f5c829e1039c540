"""What belongs to the article and what only stands in it, below it or beside it."""

from __future__ import annotations

import pytest

from articles.extraction import extract
from articles.models import Page
from tests.articles.extraction.pages import PARAGRAPH, TITLE, article, page, paragraphs

STAMP = '<div class="date">31/10/2023 07:28</div>'


@pytest.mark.parametrize(
    "below",
    [
        "<p>Thích và chia sẻ bài viết qua</p>",
        "<div>4,988 lượt xem</div>",
        "<p>Lượt xem: 1.532</p>",
        "<ul><li>In ra</li><li>Lưu bài viết này</li></ul>",
        "<p>Nhập bình luận của bạn:</p>",
        "<p>Ý kiến bạn đọc (0)</p>",
        "<p>OK Quảng cáo trang nội dung, cột giữa</p>",
        "<p>© Bản quyền thuộc Báo Ví Dụ. Ghi rõ nguồn khi phát hành lại.</p>",
        "<p>Từ khóa: thi đua, khen thưởng</p>",
        "<p>Theo dõi Báo Ví Dụ trên Google News</p>",
        "<p>Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p>",
        "<p>Đã có 12 người xem</p>",
        "<div>Trang: <b>1</b> <a href='?p=2'>2</a> <a href='?p=3'>3</a> <a href='?p=2'>Trang sau</a></div>",
        "<div>Trang 1/3</div>",
        "<p>Số lượt đọc: 1.204 - Số lượt thích: 33</p>",
        "<p>Chia sẻ: Facebook | Zalo | Twitter</p>",
        "<div><span>#khuyến học</span><span>#làng chài</span></div>",
        "<p>Đường dẫn bài viết: https://bao.example.vn/tin-1.html</p>",
        '<p><em>Mời bạn đọc xem thêm: </em><a href="/b.html">Khai mạc hội thi</a></p>',
        '<p><b>Bài 2: <a href="/b.html">Giữ lửa từ cơ sở</a></b></p>',
        '<p>Xem clip: <a href="/v/1">tại đây</a></p>',
        '<p>Đăng trong: <a href="/c/1">Phong trào</a></p>',
        "<p>Mọi tin, bài cộng tác xin gửi về Tòa soạn Báo Ví Dụ, ghi rõ họ tên, số điện thoại.</p>",
        '<div><p>Nghe lại</p><a href="/b.html">Khai mạc hội thi tay nghề giỏi của tỉnh</a></div>',
        '<div class="v1"><a href="/b.html">Khai mạc hội thi tay nghề giỏi</a><a>Hơn 300 thợ giỏi của các xã tham gia trong ba ngày, nhiều người dự lần đầu.</a></div>',
        "<div>M</div><div><span>Minh Đức</span><p>Phóng viên Phòng Thời sự</p></div>",
        '<p>&gt;&gt; Xem thêm: <a href="/b.html">Khai mạc hội thi tay nghề giỏi</a></p>',
        '<h3>Tin liên quan</h3><ul><li><a href="/b.html">Khai mạc Hội thi tay nghề giỏi ngành dệt may</a></li></ul>',
        "<h3>Các tin khác</h3><p>Khai mạc Hội thi tay nghề giỏi ngành dệt may (12/05/2024)</p>",
        "<h3>Bình luận (1)</h3><div><b>Nguyễn An</b><p>Bài viết rất hay, mong tòa soạn có thêm nhiều bài như thế này nữa để bà con học tập.</p></div>",
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_what_is_not_the_article_stays_out(below: str, inside: bool) -> None:
    if inside:
        found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs()}{below}</div>'))
    else:
        found = article(STAMP, below)
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            "<blockquote><p>“Thi đua là yêu nước, yêu nước thì phải thi đua.”</p></blockquote>",
            "“Thi đua là yêu nước, yêu nước thì phải thi đua.”",
        ),
        (
            "<ul><li>10 tập thể được tặng Bằng khen;</li><li>12 cá nhân được tặng Giấy khen.</li></ul>",
            "10 tập thể được tặng Bằng khen;",
        ),
        (
            "<table border=1><tr><td>TT</td><td>Tên tập thể</td></tr><tr><td>1</td><td>Sở Nội vụ</td></tr></table>",
            "Tên tập thể",
        ),
        ("<h3>Nhiều mô hình hay, cách làm hiệu quả</h3>", "Nhiều mô hình hay, cách làm hiệu quả"),
        ("<p>Quê em xanh ngát đồng lúa<br>Thi đua ta quyết dựng xây quê nhà</p>", "Thi đua ta quyết dựng xây quê nhà"),
        (
            '<p>Theo <a href="/nghi-dinh">Nghị định số 98/2023/NĐ-CP</a>, việc khen thưởng do cấp có thẩm quyền quyết định.</p>',
            "Theo Nghị định số 98/2023/NĐ-CP, việc khen thưởng",
        ),
    ],
)
def test_quotes_lists_tables_and_poems_stay(part: str, expected: str) -> None:
    middle = f"{paragraphs(2)}{part}{paragraphs(2, 2)}"
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{middle}</div>'))
    assert expected in found.body


CAPTION = "Đồng chí Nguyễn Văn An phát biểu tại hội nghị"
IMAGE = '<img src="/media/anh.jpg" width="600">'


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure>",
        f'<table class="image"><tr><td>{IMAGE}</td></tr><tr><td>{CAPTION}</td></tr></table>',
        f'<p style="text-align: center">{IMAGE}</p><p style="text-align: center">{CAPTION}</p>',
        f"<p>{IMAGE}<br><em>{CAPTION}</em></p>",
        f"<p>{IMAGE}</p><p>{CAPTION}</p>",
        f'<div class="wp-caption">{IMAGE}<p class="wp-caption-text">{CAPTION}</p></div>',
        f"<div>{IMAGE}</div><p>{CAPTION}. Ảnh: Trần Cao</p>",
    ],
)
def test_captions_go_with_their_pictures(figure: str) -> None:
    found = extract(
        page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs(2)}{figure}{paragraphs(2, 2)}</div>')
    )
    assert CAPTION not in found.body
    assert [i.url for i in found.images] == ["https://bao.example.vn/media/anh.jpg"]
    assert found.images[0].caption is not None
    assert found.images[0].caption.startswith(CAPTION)


@pytest.mark.parametrize(
    "text",
    [
        "{}<br><br>{}<br><br>{}<br><br>{}",
        "<div>{}</div><div>{}</div><div>{}</div><div>{}</div>",
        "<table><tr><td>{}</td></tr><tr><td>{}</td></tr><tr><td>{}</td></tr><tr><td>{}</td></tr></table>",
        "<span>{}</span><br/><span>{}</span><br/><span>{}</span><br/><span>{}</span>",
        "<p>{}</p><div><p>{}</p></div><section><p>{}</p></section><p>{}</p>",
    ],
)
def test_paragraphs_are_read_however_they_are_set(text: str) -> None:
    expected = [PARAGRAPH.format(n) for n in range(4)]
    found = extract(page(f"<h1>{TITLE}</h1>{STAMP}<div>{text.format(*expected)}</div>"))
    assert found.body.split("\n\n") == expected


LEAD = "Với nhiều cách làm sáng tạo, phong trào thi đua đã khơi dậy sức mạnh đoàn kết, đổi thay diện mạo quê hương."


@pytest.mark.parametrize(
    "lead",
    [
        f'<p class="sapo">{LEAD}</p>',
        f'<div class="article__summary"><p>{LEAD}</p></div>',
        f"<p><strong>{LEAD}</strong></p>",
        f'<h2 class="detail-sapo">{LEAD}</h2>',
    ],
)
def test_a_lead_set_apart_is_not_in_the_body(lead: str) -> None:
    found = article(f"{STAMP}{lead}")
    assert found.lead == LEAD
    assert LEAD not in found.body


def test_a_lead_repeated_at_the_top_of_the_body_is_printed_once() -> None:
    found = extract(
        page(f'<h1>{TITLE}</h1>{STAMP}<p class="sapo">{LEAD}</p><div class="content"><p>{LEAD}</p>{paragraphs()}</div>')
    )
    assert found.lead == LEAD
    assert LEAD not in found.body


def test_no_lead_set_apart_is_none() -> None:
    assert article(STAMP).lead is None


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ('<p style="text-align:right"><strong>Bích Thảo</strong></p>', ("Bích Thảo",)),
        ("<p>Bài, ảnh: HÀ THANH</p>", ("HÀ THANH",)),
        ("<p>Theo TTXVN</p>", ("TTXVN",)),
        ("<p>Bài, ảnh<br><b>Trần Cao</b></p>", ("Trần Cao",)),
        ("<p>* Ảnh trong bài: Trần Cao</p><p><b>BÍCH THẢO</b></p>", ("Trần Cao", "BÍCH THẢO")),
        ('<div class="author">Trần Cao - Thu Hiền</div>', ("Trần Cao", "Thu Hiền")),
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_closing_bylines_are_the_authors_and_not_in_the_body(byline: str, names: tuple[str, ...], inside: bool) -> None:
    if inside:
        found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs()}{byline}</div>'))
    else:
        found = article(STAMP, byline)
    assert found.authors == names
    assert found.body.split("\n\n")[-1] == PARAGRAPH.format(3)


def test_what_follows_a_closing_byline_is_another_article() -> None:
    other = "Thời gian qua, hoạt động của Hội đồng nhân dân các cấp đảm bảo đúng quy định, chất lượng ngày càng được nâng lên."
    found = extract(
        page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs()}<p>Bài, ảnh: HÀ THANH</p><p>{other}</p></div>')
    )
    assert other not in found.body


@pytest.mark.parametrize(
    "suffix", [" | Báo Ví Dụ", " - Thi đua - Báo Ví Dụ điện tử", " | Cổng thông tin điện tử tỉnh", ""]
)
@pytest.mark.parametrize(
    "heading", ["<h1>{}</h1>", '<div class="title-detail">{}</div>', '<h2 class="tieude">{}</h2>', "<td><b>{}</b></td>"]
)
def test_the_title_has_no_site_or_section_name(suffix: str, heading: str) -> None:
    body = f'{heading.format(TITLE)}{STAMP}<div class="content">{paragraphs()}</div>'
    built = page(body)
    html = built.html if isinstance(built.html, str) else built.html.decode()
    found = extract(page(body).__class__(url=built.url, html=html.replace(" | Báo Ví Dụ", suffix)))
    assert found.title == TITLE


def test_text_that_the_page_spells_apart_is_composed() -> None:
    import unicodedata

    found = extract(page(unicodedata.normalize("NFD", f"<h1>{TITLE}</h1>{STAMP}<div>{paragraphs()}</div>")))
    assert found.title == TITLE
    assert found.body.split("\n\n")[0] == PARAGRAPH.format(0)


def test_a_heading_broken_over_lines_is_one_title() -> None:
    broken = TITLE.replace(" yêu nước", "<br>yêu nước")
    found = extract(page(f'<h1>{broken}</h1>{STAMP}<div class="content">{paragraphs()}</div>'))
    assert found.title == TITLE
    assert "yêu nước năm nay" not in found.body


def test_the_site_is_not_the_title_where_it_is_the_first_heading() -> None:
    body = f'<h1>Báo Ví Dụ điện tử</h1><h2>{TITLE}</h2>{STAMP}<div class="content">{paragraphs()}</div>'
    assert extract(page(body)).title == TITLE


def test_a_title_that_only_bold_type_marks_is_found() -> None:
    html = (
        "<title>Cổng thông tin điện tử tỉnh Ví Dụ</title><table><tr><td><b>Hội nghị tổng kết Cụm thi đua số 3</b></td></tr>"
        f"<tr><td>31/10/2023 07:28</td></tr><tr><td>{paragraphs()}</td></tr></table>"
    )
    assert (
        extract(page("").__class__(url="https://x.example.vn/tin/12", html=html)).title
        == "Hội nghị tổng kết Cụm thi đua số 3"
    )


def test_an_article_with_inner_links_to_others_is_no_listing() -> None:
    def link(n: int) -> str:
        return f'<p><a href="/x{n}">Tôn vinh các điển hình tiên tiến năm thứ {n}</a></p>'

    inner = "".join(f"{paragraphs(1, n)}{link(n)}" for n in range(4))
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{inner}</div>'))
    assert found.page_type == "article"
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]


def test_pictures_after_the_text_keep_their_captions() -> None:
    pictures = "".join(
        f'<p><img src="/g{n}.jpg"></p><p style="text-align:center">Tiết mục văn nghệ số {n}</p>' for n in range(3)
    )
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs(2)}{pictures}</div>'))
    assert [i.caption for i in found.images] == [f"Tiết mục văn nghệ số {n}" for n in range(3)]


def test_a_name_set_apart_at_the_end_of_the_last_paragraph_is_the_author() -> None:
    last = f"<p>{PARAGRAPH.format(9)} <strong>THU HÀ</strong></p>"
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs()}{last}</div>'))
    assert found.authors == ("THU HÀ",)
    assert found.body.endswith(PARAGRAPH.format(9))


def test_a_name_that_ends_a_sentence_is_no_author() -> None:
    last = "<p>Chủ trì hội nghị là đồng chí <strong>Nguyễn Thu Hà</strong></p>"
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs()}{last}</div>'))
    assert found.authors == ()


@pytest.mark.parametrize("name", ["sidebar-1", "widget-content", "box-share", "col-right tags", "related-layout"])
def test_a_misleading_name_around_a_short_article_is_not_believed(name: str) -> None:
    comment = "<div class='comment'><p>Bài viết rất hay, mong tòa soạn có thêm nhiều bài như thế này để bà con học tập.</p></div>"
    body = f'<div class="{name}"><h1>{TITLE}</h1>{STAMP}<div>{paragraphs(1)}</div></div>{comment * 4}'
    found = extract(page(body))
    assert found.page_type == "article"
    assert found.body == PARAGRAPH.format(0)


def test_paragraphs_that_are_centred_like_captions_are_paragraphs() -> None:
    first = "Chiều ngày 28/11, Đoàn giám sát làm việc với Hội đồng Thi đua - Khen thưởng tỉnh về việc triển khai phong trào thi đua."
    text = f'<p align="center">{IMAGE}</p><p align="center">{first}</p>{paragraphs()}'
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{text}</div>'))
    assert found.body.startswith(first)


@pytest.mark.parametrize(
    "above",
    [
        "<dl><dt>Ngày đăng</dt><dd>28/11/2022</dd><dt>Tác giả</dt><dd>Thu Hà</dd></dl>",
        "<table><tr><td>Tác giả: Thu Hà</td><td>Ngày: 28/11/2022</td></tr></table>",
        '<p class="meta">Thu Hà | 28/11/2022 20:05 | 0 bình luận</p>',
        '<div class="author"><a href="/tac-gia/1">Thu Hà</a></div><div class="time">28/11/2022</div>',
        '<div class="info"><span class="author">Thu Hà</span><span>•</span><span class="date">28/11/2022</span></div>',
    ],
)
def test_bylines_above_the_text_are_read(above: str) -> None:
    assert article(above).authors == ("Thu Hà",)


def test_an_account_is_no_author() -> None:
    assert article('<div class="post-meta">Admin 28/11/2022</div>').authors == ()


def test_a_box_that_a_pointer_heading_opens_is_left_out_with_its_text() -> None:
    box = f'<div><b>Xem thêm</b><p><a href="/1">Tôn vinh các điển hình tiên tiến năm nay</a></p><p>{LEAD}</p></div>'
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs(2)}{box}{paragraphs(2, 2)}</div>'))
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]


def test_hashtags_are_no_paragraph() -> None:
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs()}<p>#thiđua #khenthưởng</p></div>'))
    assert "#" not in found.body


@pytest.mark.parametrize(
    "name", ["detail-content popup-gallery", "article-body search-highlight", "news-content social-share"]
)
def test_a_body_with_a_second_name_is_still_the_body(name: str) -> None:
    other = "".join(f"<p>{PARAGRAPH.format(n)}</p>" for n in range(20, 26))
    body = f'<h1>{TITLE}</h1>{STAMP}<div class="{name}">{paragraphs()}</div><div class="footer">{other}</div>'
    assert extract(page(body)).body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]


@pytest.mark.parametrize(
    "names",
    [
        "<p><b>Nguyễn Văn An</b></p>{p}<p><b>Trần Thị Bình</b></p>{q}",
        "<h3>Nguyễn Văn An</h3>{p}<h3>Trần Thị Bình</h3>{q}",
        "{p}{q}<p>Các cá nhân được tặng Bằng khen:</p><p>Nguyễn Văn An</p><p>Trần Thị Bình</p>",
        "{p}{q}<ul><li>Nguyễn Văn An</li><li>Trần Thị Bình</li></ul>",
        "{p}{q}<table><tr><td>1</td><td>Nguyễn Văn An</td></tr><tr><td>2</td><td>Trần Thị Bình</td></tr></table>",
    ],
)
def test_people_whom_the_article_lists_are_not_its_authors(names: str) -> None:
    middle = names.format(p=paragraphs(1, 2), q=paragraphs(1, 3))
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="content">{paragraphs(2)}{middle}</div>'))
    assert found.authors == ()
    assert "Trần Thị Bình" in found.body
    assert PARAGRAPH.format(3) in found.body


def test_a_thread_of_comments_that_outweighs_a_short_article_in_a_misnamed_box_is_not_the_article() -> None:
    said = "Bài viết rất hay, mong tòa soạn có thêm nhiều bài như thế này để bà con trong xã học tập và làm theo, xin cảm ơn."
    comments = "".join(f"<div><p>{said} ({n})</p></div>" for n in range(12))
    body = f'<h1>{TITLE}</h1>{STAMP}<div class="related-layout">{paragraphs(2)}</div><div class="comment-list">{comments}</div>'
    found = extract(page(body))
    assert found.page_type == "article"
    assert found.body == f"{PARAGRAPH.format(0)}\n\n{PARAGRAPH.format(1)}"


def test_spans_that_their_style_makes_blocks_are_paragraphs() -> None:
    spans = "".join(f'<span style="display: block;">{PARAGRAPH.format(n)}</span>' for n in range(4))
    found = extract(page(f"<h1>{TITLE}</h1>{STAMP}<div>{spans}</div>"))
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]


def test_a_lead_in_bold_italics_under_a_cover_picture_is_no_caption() -> None:
    cover = '<div class="image-wrapper"><center><img src="/a.jpg"></center></div>'
    lead = f"<p><strong><em>{PARAGRAPH.format(9)}</em></strong></p>"
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}{cover}<div class="articletext">{lead}{paragraphs()}</div>'))
    assert found.lead == PARAGRAPH.format(9)
    assert [image.caption for image in found.images] == [None]


def test_a_request_for_opinions_on_a_nomination_is_the_text() -> None:
    request = "Mọi ý kiến xin gửi về Ban Thi đua - Khen thưởng tỉnh trước ngày 05/9/2024./."
    found = extract(page(f"<h1>{TITLE}</h1>{STAMP}<div>{paragraphs()}<p>{request}</p></div>"))
    assert found.body.endswith(request)


def test_a_lead_repeated_behind_a_dateline_is_printed_once() -> None:
    lead = PARAGRAPH.format(9)
    found = extract(
        page(
            f'<h1>{TITLE}</h1>{STAMP}<p class="sapo">{lead}</p><div class="content"><p>(BVD) - {lead}</p>{paragraphs()}</div>'
        )
    )
    assert found.lead == lead
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]


@pytest.mark.parametrize(
    "heading",
    [f'<span class="cat">Gương điển hình</span> {TITLE}', f'{TITLE} <span class="new">Mới</span>'],
)
def test_a_label_in_an_element_of_its_own_is_not_the_titles(heading: str) -> None:
    assert extract(page(f"<h1>{heading}</h1>{STAMP}{paragraphs()}")).title == TITLE


def test_a_labelled_day_without_a_year_is_no_text() -> None:
    found = article("<div><span>Đăng: 12/11 15:30</span></div>")
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]
    assert found.published_at is None


def test_a_line_under_a_picture_that_counts_it_is_its_caption() -> None:
    caption = "Ảnh 1: Học sinh trong ngày tựu trường."
    found = extract(
        page(f'<h1>{TITLE}</h1>{STAMP}{paragraphs(2)}<p><img src="/a.jpg"></p><p>{caption}</p>{paragraphs(2, 2)}')
    )
    assert [image.caption for image in found.images] == [caption]
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]


def test_the_smallest_heading_under_a_picture_is_its_caption() -> None:
    found = extract(
        page(f'<h1>{TITLE}</h1>{STAMP}{paragraphs(2)}<img src="/a.jpg"><h6>Vườn rau của hội</h6>{paragraphs(2, 2)}')
    )
    assert [image.caption for image in found.images] == ["Vườn rau của hội"]


def test_a_title_that_leads_to_its_own_page_is_the_title() -> None:
    url = "https://bao.example.vn/thoi-su/tong-ket-12345.html"
    html = (
        f"<html><head><title>Tin tức | Báo Ví Dụ</title></head><body><h1><a href='/'>BÁO VÍ DỤ</a></h1>"
        f"<div><h3><a href='{url}'>{TITLE}</a></h3>{STAMP}{paragraphs()}</div></body></html>"
    )
    found = extract(Page(url=url, html=html.encode(), content_type="text/html; charset=utf-8"))
    assert found.title == TITLE
    assert found.published_at is not None


def test_comments_under_a_counted_heading_are_left_out() -> None:
    said = "Rất hoan nghênh tinh thần phục vụ nhân dân của các anh bộ đội, mong có thêm nhiều bài như thế này."
    below = f"<div><h3>Ý kiến (2)</h3><div><b>Mai Lan</b><p>{said}</p></div><div><b>Ngọc</b><p>{said} 2</p></div></div>"
    assert "hoan nghênh" not in article("<p>28/05/2024</p>", below).body


@pytest.mark.parametrize(
    "text",
    [
        "<pre>{}</pre>".format("\n\n".join(PARAGRAPH.format(n).replace(", góp", ",\ngóp") for n in range(4))),
        '<div style="white-space: pre-line">{}</div>'.format("\n".join(PARAGRAPH.format(n) for n in range(4))),
    ],
)
def test_text_whose_own_lines_are_shown_is_parted_at_them(text: str) -> None:
    found = extract(page(f"<h1>{TITLE}</h1>{STAMP}{text}"))
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]


def test_characters_escaped_twice_are_read() -> None:
    text = paragraphs().replace("ế", "&amp;#7871;")
    assert extract(page(f"<h1>{TITLE}</h1>{STAMP}<div>{text}</div>")).body.split("\n\n")[0] == PARAGRAPH.format(0)


def test_a_short_sentence_set_apart_over_the_text_is_the_lead() -> None:
    lead = "Sân khấu quê nhà sáng đèn suốt mùa hội diễn."
    found = extract(page(f"<div><h1>{TITLE}</h1>{STAMP}<p><i>{lead}</i></p><div>{paragraphs()}</div></div>"))
    assert found.lead == lead


def test_an_element_named_as_a_lead_that_holds_the_whole_text_is_none() -> None:
    found = extract(page(f'<h1>{TITLE}</h1>{STAMP}<div class="description">{paragraphs(3)}</div>'))
    assert found.lead is None
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(3)]


def test_an_article_appended_to_the_page_is_not_its_text() -> None:
    one = '<article><h1>{0}</h1><div class="date">{1} 07:28</div><div>{2}<p><b>{3}</b></p></div></article>'
    first = one.format(TITLE, "31/10/2023", paragraphs(3), "KIM NGÂN")
    found = extract(page(first + one.format("Khai mạc hội thi tay nghề", "30/10/2023", paragraphs(3, 5), "HÀ VY")))
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(3)]
    assert found.authors == ("KIM NGÂN",)
