"""Bylines: who is named, who is an agency, and what only looks like a name."""

from __future__ import annotations

import pytest

from articles.extraction import extract
from articles.extraction.author_names import looks_like_name
from articles.extraction.byline import Byline, read_byline
from tests.articles.extraction.pages import PARAGRAPH, TITLE, article, page, paragraphs


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bài, ảnh: HÀ THANH", ("HÀ THANH",)),
        ("Tin, ảnh: Trần Cao", ("Trần Cao",)),
        ("Bài và ảnh: Thu Hiền - Y Linh", ("Thu Hiền", "Y Linh")),
        ("Tin: Thu Hiền; ảnh: Nhật Xuân", ("Thu Hiền", "Nhật Xuân")),
        ("BẢO NGUYÊN |", ("BẢO NGUYÊN",)),
        ("K.NINH |", ("K.NINH",)),
        ("Hà Thu (tổng hợp)", ("Hà Thu",)),
        ("Ngọc Anh (Theo TTXVN)", ("Ngọc Anh",)),
        ("Minh Đức/TTXVN", ("Minh Đức",)),
        ("Giang Huy - Hoàng Phương", ("Giang Huy", "Hoàng Phương")),
        ("Tác giả bài viết: Lê Thúy Hằng", ("Lê Thúy Hằng",)),
        ("Thực hiện: Trần Cao, Bích Thảo và Tiến Đạt", ("Trần Cao", "Bích Thảo", "Tiến Đạt")),
        ("PV", ("PV",)),
        ("Ban Mai", ("Ban Mai",)),
        ("Người viết Phan Duy Khang", ("Phan Duy Khang",)),
        ("Tác giả Hà Thu - Minh Đức", ("Hà Thu", "Minh Đức")),
        ("Tác giả: Hà Thu; Biên tập: Lê Nam", ("Hà Thu",)),
        ("Biên tập: Lê Nam", ()),
        ("Phương Nghi - ẢNH: Minh Hoàng", ("Phương Nghi", "Minh Hoàng")),
        ("Theo Quang Huy (Báo Điện tử)", ("Quang Huy",)),
        ("Khánh Ly – Huyện đoàn", ("Khánh Ly",)),
        ("Hà Thị Kim Dung – Phó Trưởng phòng Nội vụ", ("Hà Thị Kim Dung",)),
        ("Lê Hải (Đài TT-TH phường)", ("Lê Hải",)),
        ("Theo Hồng Nhung/Báo Lào Cai", ("Hồng Nhung",)),
        ("Nguyễn Thị Tuyết Mai (Trung tâm Văn hóa - Thông tin huyện)", ("Nguyễn Thị Tuyết Mai",)),
        ("Thượng úy Hoàng Văn Nam", ("Hoàng Văn Nam",)),
        ("TH: Kim Thoa", ("Kim Thoa",)),
        ("BT: Lê Nam - Quay phim: Hà Thu", ("Hà Thu",)),
        ("Nội dung: Hà Thu - Đồ họa: Minh Đức", ("Hà Thu",)),
        ("Đồ họa: Minh Đức", ("Minh Đức",)),
        ("Lê Hải (Công an xã Phú An) - Trần Thị Tư (Phòng Tham mưu)", ("Lê Hải", "Trần Thị Tư")),
        ("Thu Hiền – Ban Tuyên giáo và Dân vận Tỉnh ủy", ("Thu Hiền",)),
        ("Vân Anh - GV Trường THCS Lê Lợi", ("Vân Anh",)),
        ("Y LINH - H’DIỆU", ("Y LINH", "H’DIỆU")),
        ("Người viết: cô giáo Phan Thị Đào - Tổ Toán", ("Phan Thị Đào",)),
        ("Tác giả: Đoàn Trực Cộng tác viên", ("Đoàn Trực",)),
        ("Bài: Hà Thu; ảnh: NHÂN VẬT CUNG CẤP", ("Hà Thu",)),
        ("Ghi chép của TRẦN CAO", ("TRẦN CAO",)),
        ("(Lược ghi: Tiến Đạt)", ("Tiến Đạt",)),
    ],
)
def test_names_are_read_as_printed(text: str, names: tuple[str, ...]) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert byline.names == names


def test_a_name_of_the_central_highlands_is_one_name() -> None:
    assert read_byline("K’Thanh Tùng") == Byline(names=("K’Thanh Tùng",))


@pytest.mark.parametrize(
    ("text", "agency"),
    [("Theo TTXVN", "TTXVN"), ("(Theo Chinhphu.vn)", "Chinhphu.vn"), ("Nguồn: Báo Nhân Dân", None)],
)
def test_an_agency_is_not_a_person_and_an_origin_is_no_writer(text: str, agency: str | None) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert byline.names == ()
    assert byline.agency == agency


@pytest.mark.parametrize(
    "text",
    [
        "Theo báo cáo của Sở Nội vụ, tỷ lệ hộ nghèo giảm.",
        "Nhiều mô hình hay",
        "Tác giả Hà Thu nhận giải Nhất",
        "Người viết đã nghỉ hưu",
        "Ủy ban nhân dân tỉnh",
        "Nguyễn Văn An, Sở Nội vụ;",
        "Hội nghị tổng kết",
        "Ông Nguyễn Văn An phát biểu tại hội nghị.",
        "Bài học kinh nghiệm: phải kiên trì, đổi mới và sáng tạo trong công tác thi đua khen thưởng ở mỗi địa phương, đơn vị",
    ],
)
def test_other_lines_are_no_bylines(text: str) -> None:
    assert read_byline(text) is None


def test_labels_and_titles_are_no_names() -> None:
    assert looks_like_name("Trần Thị Bích Ngọc")
    assert looks_like_name("Nguyễn Thị Năm")
    assert looks_like_name("Anh Dũng")
    assert not looks_like_name("Hồ Chí Minh")
    assert not looks_like_name("Thứ Năm")
    assert not looks_like_name("Ông Nguyễn Văn An")
    assert not looks_like_name("Admin")
    assert not looks_like_name("Thời Sự")
    assert not looks_like_name("nguyễn văn an")


def test_the_organisers_who_sent_a_picture_are_not_named_beside_the_writer() -> None:
    found = extract(page(f"<h1>{TITLE}</h1><div>{paragraphs()}<p><em>Tin: K.V; Ảnh: BTC</em></p></div>"))
    assert found.authors == ("K.V",)


def test_who_drew_or_filmed_is_not_named_beside_the_writer() -> None:
    credits = "<p>Nội dung: HÀ THU</p><p>Đồ họa: MINH ĐỨC</p>"
    assert extract(page(f"<h1>{TITLE}</h1><div>{paragraphs()}{credits}</div>")).authors == ("HÀ THU",)


def test_a_card_under_the_text_that_leads_to_the_writers_page_names_the_writer() -> None:
    card = '<div class="z"><div><a href="/tac-gia/ngoc-tram-5">Ngọc Trâm</a><p>ngoctram@bao.example.vn</p></div></div>'
    assert article("", card).authors == ("Ngọc Trâm",)


def test_a_writer_is_named_before_the_office_in_brackets() -> None:
    foot = '<div class="x"><span>Đức Anh (Văn phòng UBND tỉnh)</span></div>'
    assert article("", foot).authors == ("Đức Anh",)


def test_a_row_of_facts_between_dots_names_its_writer() -> None:
    row = '<div class="post-meta"><span>28/05/2024</span>&nbsp;·&nbsp;3 phút&nbsp;·&nbsp;Lâm Oanh&nbsp;|&nbsp;<a href="/e.md">Góp ý</a></div>'
    assert article(row).authors == ("Lâm Oanh",)


def test_writers_with_their_posts_below_the_text_are_all_named() -> None:
    card = '<div class="w1"><div>{0[0]}</div><div><span>{0}</span><p>Phóng viên Phòng Thời sự</p></div></div>'
    found = extract(
        page(f"<h1>{TITLE}</h1><div>{paragraphs()}{''.join(card.format(n) for n in ('Lâm Oanh', 'ANH ĐÀO'))}</div>")
    )
    assert found.authors == ("Lâm Oanh", "ANH ĐÀO")
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]


def test_a_stamp_in_a_sentence_with_a_counter_is_no_text() -> None:
    found = article("<div>Đăng lúc 15 giờ 33 phút, ngày 25 tháng 5 năm 2024. Đã có 8 người xem.</div>")
    assert found.lead is None
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-05-25T15:33:00+07:00"


@pytest.mark.parametrize("post", ["CHỦ TỊCH", "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH UBND"])
def test_the_office_over_a_signature_is_no_author(post: str) -> None:
    below = f'<p style="text-align:right"><b>{post}</b></p><p style="text-align:right"><b>Trần Quốc Việt</b></p>'
    assert post not in article("<p>28/05/2024</p>", below).authors


@pytest.mark.parametrize("over", ["CHỦ TỊCH<br>(Đã ký)", "TM. ỦY BAN NHÂN DÂN<br>PHÓ CHỦ TỊCH"])
def test_who_signs_a_document_is_no_author(over: str) -> None:
    assert (
        article("<p>28/05/2024</p>", f'<p style="text-align:right"><b>{over}<br>Trần Quốc Việt</b></p>').authors == ()
    )


def test_the_place_over_a_document_is_no_author() -> None:
    below = "<table><tr><td>Số: 12/QĐ</td><td><i>Sông Lam, ngày 20 tháng 5 năm 2024</i></td></tr></table>"
    found = extract(page(f"<h1>{TITLE}</h1><p>28/05/2024 08:00</p><div>{below}{paragraphs()}</div>"))
    assert found.authors == ()


@pytest.mark.parametrize(
    "row",
    [
        "<div><a href='/u/1'>Quốc Bảo</a><span>3 giờ trước</span><span>4 phút đọc</span></div>",
        "<div><b>Vừ Bảo</b><small>Phóng viên thường trú</small><small>08:07 28/05/2024</small></div>",
        "<p>Trúc Đào <span>28/05/2024 08:07</span></p>",
        "<h4>ThS. ĐINH THỊ LAN</h4>",
    ],
)
def test_a_writer_in_a_row_of_facts_is_named_and_the_row_no_text(row: str) -> None:
    found = extract(page(f"<section><h1>{TITLE}</h1>{row}{paragraphs()}</section>"))
    assert len(found.authors) == 1
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(4)]
