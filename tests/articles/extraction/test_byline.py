"""Bylines: who is named, who is an agency, and what only looks like a name."""

from __future__ import annotations

import pytest

from articles.extraction.byline import Byline, looks_like_name, read_byline


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
