"""Roles that no list has, moments that hold for something else, and givers across clauses."""

import time

import pytest

from articles.annotation import annotate
from articles.models import AwardMention


def people(text: str) -> dict[str, tuple[str, ...]]:
    return {person.name: person.roles for person in annotate("Tin", text).people}


def awards(text: str) -> list[AwardMention]:
    return list(annotate("Tin", text, province="phu-tho").awards)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chiếc vỏ lãi của ông Mách Sa Lêh, bưu tá Bưu điện huyện An Phú, đã nổ máy.",
            {"Mách Sa Lêh": ("bưu tá Bưu điện huyện An Phú",)},
        ),
        ("Anh Sùng Mí Nô, Trưởng thôn Lô Lô Chải, kể chuyện.", {"Sùng Mí Nô": ("Trưởng thôn Lô Lô Chải",)}),
        ("Cú va chạm khiến anh Huỳnh Văn Cảnh, 34 tuổi, tử vong tại chỗ.", {"Huỳnh Văn Cảnh": ()}),
        ("Chị Lò Thị Hoan, quê Nghĩa Lợi, nuôi tằm.", {"Lò Thị Hoan": ()}),
        ("Bà Lê Thị Cúc, mất năm 1998, có hai con là liệt sĩ.", {"Lê Thị Cúc": ()}),
        ("Ông Trần Văn Sáu, hy sinh năm 1968, quê Vĩnh Long.", {"Trần Văn Sáu": ()}),
        ("Tên thật của ông là Cao Xuân Bách, thợ điện.", {"Cao Xuân Bách": ("thợ điện",)}),
        (
            "Ông Lương Văn Việt, Giám đốc Sở Xây dựng, kiểm tra các điểm thi, rồi ra về.",
            {"Lương Văn Việt": ("Giám đốc Sở Xây dựng",)},
        ),
        (
            "Thắng trận là cặp Bùi Đức Hinh, Chánh Văn phòng Sở Tài chính và Lưu Trọng Thanh, Phó Giám đốc Kho bạc.",
            {"Bùi Đức Hinh": ("Chánh Văn phòng Sở Tài chính",), "Lưu Trọng Thanh": ("Phó Giám đốc Kho bạc",)},
        ),
        (
            "Bác sĩ Trần Hữu Dàng, Trưởng khoa Nội tiết và điều dưỡng trưởng Lê Thị Hằng được tặng Huân chương.",
            {"Trần Hữu Dàng": ("Trưởng khoa Nội tiết",), "Lê Thị Hằng": ("điều dưỡng trưởng",)},
        ),
        (
            "Ông Chau Nung - Trưởng ấp, Phó Bí thư Chi bộ - chuyển 8 công ruộng sang trồng dưa.",
            {"Chau Nung": ("Trưởng ấp", "Phó Bí thư Chi bộ")},
        ),
        ("Ở nội dung đối kháng, Trần Khánh Vy (hạng 48kg nữ) thắng.", {"Trần Khánh Vy": ()}),
        ("Đường dây do Y Bhiăp Mlô (SN 1989, trú xã Ea Kar) cầm đầu.", {"Y Bhiăp Mlô": ()}),
        (
            "Tỉnh trao Bằng khen của Thủ tướng Chính phủ cho BSCKII Nguyễn Thị Hương, Trưởng khoa Sản và ThS Trần Đình Nam, "
            "Trưởng phòng Điều dưỡng.",
            {"Nguyễn Thị Hương": ("Trưởng khoa Sản",), "Trần Đình Nam": ("Trưởng phòng Điều dưỡng",)},
        ),
        ("Ê kíp do BSCKII Hà Sơn Bình chỉ huy đã cứu sống bệnh nhân.", {"Hà Sơn Bình": ()}),
        ("Giám đốc Sở KH&CN Trần Văn Nam dự.", {"Trần Văn Nam": ("Giám đốc Sở KH&CN",)}),
        ("Đoàn Trường THPT Yên Lạc dẫn đầu toàn đoàn.", {}),
    ],
)
def test_what_stands_between_commas_after_a_name(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("Từ ngày 3/6 đến ngày 20/8/2024, dịch xảy ra ở 1.126 hộ.", "hộ", None),
        ("Từ tháng 2/2022 đến tháng 11/2023, xã xây 3 cây cầu.", "cây cầu", None),
        ("Tính đến ngày 20/8/2024, dịch xảy ra ở 1.126 hộ.", "hộ", "2024-08-20"),
        ("Năm 2023, thu nhập gấp 3,4 lần năm 2011; cả xã còn 96 hộ nghèo.", "hộ", "2023"),
        ("Bà được phong tặng danh hiệu Nghệ nhân ưu tú năm 2015, thuộc 38 làn điệu.", "làn điệu", None),
        ("Sáng 5/6/2025, trường khai giảng lớp học cho 42 học viên.", "học viên", None),
        ("Nhận việc khu năm 2016, ông đặt lệ mới. Khu có 214 hộ ký cam kết.", "hộ", None),
        ("Ông điểm lại kết quả năm 2022: xuất bản 312 đầu sách. Còn 4 hội nộp chậm.", "hội", "2022"),
    ],
)
def test_when_a_figure_holds(text: str, unit: str, expected: str | None) -> None:
    found = [figure for figure in annotate("Tin", text).statistics if (figure.unit or "").startswith(unit)]
    assert [figure.as_of for figure in found] == [expected]


def test_the_giver_goes_on_over_those_who_receive() -> None:
    found = awards(
        "Chủ tịch nước phong tặng danh hiệu Nhà giáo nhân dân cho ông Phạm Hồng Quang, nguyên Giám đốc Sở Giáo dục và Đào "
        "tạo và danh hiệu Nhà giáo ưu tú cho 3 giảng viên."
    )
    assert [award.giver for award in found] == ["Chủ tịch nước", "Chủ tịch nước"]


def test_what_someone_holds_is_not_given_by_the_minister_named_before() -> None:
    found = awards(
        "Chị được Bộ trưởng Bộ Y tế tặng Bằng khen; nhiều năm là Lao động tiên tiến, hai lần đạt CSTĐ cơ sở."
    )
    assert [(award.id, award.giver) for award in found] == [
        ("bk-bo-nganh", "Bộ trưởng Bộ Y tế"),
        ("lao-dong-tien-tien", None),
        ("cstd-co-so", None),
    ]


def test_a_decision_is_its_signers() -> None:
    found = awards(
        "Bộ trưởng Bộ Xây dựng ký Quyết định số 853/QĐ-BXD tặng Bằng khen cho anh Hưởng; Chủ tịch UBND tỉnh gửi Thư khen "
        "tổ lái."
    )
    assert [(award.giver, award.decision) for award in found] == [
        ("Bộ trưởng Bộ Xây dựng", "853/QĐ-BXD"),
        ("Chủ tịch UBND tỉnh", None),
    ]


@pytest.mark.parametrize(
    ("text", "giver", "recipients"),
    [
        (
            "Hội Bảo trợ người khuyết tật tỉnh vừa tuyên dương 27 tấm lòng vàng.",
            "Hội Bảo trợ người khuyết tật tỉnh",
            [(27, "tấm lòng vàng")],
        ),
        ("7 tập thể được Giám thị tặng Giấy khen.", "Giám thị", [(7, "tập thể")]),
        (
            "Cụ thể, tại một trung tâm y tế, 4 viên chức được công nhận Chiến sĩ thi đua cơ sở.",
            None,
            [(4, "viên chức")],
        ),
        ("126 đảng viên thuộc 19 tổ chức cơ sở đảng được trao Huy hiệu Đảng.", None, [(126, "đảng viên")]),
        ("Ông (Huân chương Lao động hạng Ba): tạo việc làm cho 310 lao động.", None, []),
    ],
)
def test_who_gives_and_who_receives(text: str, giver: str | None, recipients: list[tuple[int, str]]) -> None:
    [award] = awards(text)
    assert award.giver == giver
    assert [(r.n, r.type) for r in award.recipients] == recipients


@pytest.mark.parametrize(
    "piece", ["A", "A ", "'A", "H'", "1.", "Ông A, ", "“", "(", ", - ", "tuyên dương 2 ", "đến năm 2024 "]
)
def test_a_broken_page_of_one_piece_is_read_in_a_moment(piece: str) -> None:
    # In proportion to its length: the densest piece takes 4 s, a pass over all pairs of pieces would take minutes.
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    annotate(text[:50], text)
    assert time.process_time() - started < 15
