"""Words that no list can have all of: recipients, givers, what is counted, what people do. One promise each."""

from __future__ import annotations

from typing import Any

import pytest

from articles.annotation import annotate
from articles.annotation.wordlists import read_lists
from articles.gazetteer import KnowledgeError
from articles.relevance import judge
from tests.articles.annotation.test_traps import awards, of, statistic


def figures(text: str) -> list[tuple[float | None, str | None]]:
    return [(mention.value, mention.unit) for mention in of(text).statistics]


def people(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(mention.name, mention.roles) for mention in of(text).people]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Giải năm nay thu hút 134 đô vật của 19 sới vật trong vùng.", [(134, "đô vật"), (19, "sới vật")]),
        ("Tàu vừa rời bến với 1.430 TEU hàng gỗ dăm.", [(1430, "TEU")]),
        ("Nhà thầu đúc tại chỗ 312 dầm, khoan 186 cọc.", [(312, "dầm"), (186, "cọc")]),
        ("Lưu lượng về hồ 5.720 m3/s.", [(5720, "m3/s")]),
        ("Bữa ăn chỉ tốn 14.000 đồng/bữa.", [(14000, "đồng/bữa")]),
        ("Dư nợ toàn địa bàn đạt 5,12 triệu tỷ đồng.", [(5.12e15, "đồng")]),
        ("Sầu riêng cho lợi nhuận 700-900 triệu đồng/ha.", [(900e6, "đồng/ha")]),
        ("Đường chạy dài 42,195 km.", [(42.195, "km")]),
        ("Chi bộ có 112 lần hiến máu.", [(112, "lần")]),
    ],
)
def test_what_is_counted_need_not_be_in_a_list(text: str, found: list[tuple[float, str]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Vùng 3 Hải quân phối hợp Tỉnh đoàn tổ chức lễ.",
        "Trường Tiểu học Phú Xuyên 2 cho biết như vậy.",
        "Công ty vào Top 100 Thương hiệu mạnh.",
        "Nghị quyết 57 đã mở đường.",
        "Năm 2023 xã đón bằng công nhận.",
        "Chị làm ở chuyền 14 Công ty Giày Chí Hùng.",
    ],
)
def test_a_number_in_a_name_counts_nothing(text: str) -> None:
    assert figures(text) == []


def test_a_year_before_a_rate_is_no_sum() -> None:
    assert figures("Riêng năm 2023 tỷ lệ này là 89,4%.") == [(89.4, "%")]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Năm 2024, xã có 3 trường. Hiện cả xã còn 18 hộ nghèo.", None),
        ("Năm 2024, xã thực hiện 3 mô hình. Toàn xã trồng 40 ha rừng.", "2024"),
        ("Báo cáo cho thấy: năm 2024, đội bắt 12 vụ. Đội còn giúp dân 300 ngày công.", "2024"),
        ("Theo bà Nguyễn Thị A, Giám đốc Sở, trong năm 2023, tỉnh khám bệnh. Tỉnh hiến 1.912 đơn vị máu.", "2023"),
        ("Chín tháng năm 2025, thành phố có 4.960 doanh nghiệp.", "2025-09"),
        ("Theo Sở Kế hoạch và Đầu tư, 9 tháng năm 2024, tỉnh có 31 dự án.", "2024-09"),
        ("Từ năm 2019 đến năm 2021 nhóm này mua 39 tấn dầu.", None),
        ("Phấn đấu đến năm 2030 có 24.500 ha chè.", "2030"),
        ("Hợp tác xã tiêu thụ 5.200 sản phẩm, doanh thu năm 2023 tăng.", None),
    ],
)
def test_a_moment_holds_until_the_text_comes_to_another(text: str, as_of: str | None) -> None:
    assert of(text).statistics[-1].as_of == as_of


@pytest.mark.parametrize(
    ("text", "unit", "change"),
    [
        ("Kết quả khá, giỏi đạt 87,5%, tăng 9,5% so với năm trước.", "điểm %", "increase"),
        ("Thu ngân sách đạt 112% kế hoạch, tăng 13% so với cùng kỳ.", "%", "increase"),
        ("Hàng Việt chiếm 64% quầy kệ, cao hơn hệ thống cũ 12 điểm phần trăm.", "điểm %", "increase"),
        ("Cải tiến giúp giảm thời gian lắp mỗi phân đoạn tàu 18%.", "%", "decrease"),
        ("Tốc độ tăng trưởng kinh tế đạt 8,42%.", "%", None),
    ],
)
def test_a_change_is_told_with_what_changes_between(text: str, unit: str, change: str | None) -> None:
    last = of(text).statistics[-1]
    assert (last.unit, last.change) == (unit, change)


def test_communes_count_as_a_result_and_not_as_where_one_went() -> None:
    assert figures("Nước lũ cô lập 5 thôn của xã Hữu Lũng.") == [(5, "thôn")]
    assert figures("Đoàn khảo sát tại 02 xã và làm việc với lãnh đạo.") == []


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (
            "Chánh án Tòa án nhân dân tối cao tặng Bằng khen cho 5 thẩm phán, 4 thư ký.",
            [(5, "thẩm phán"), (4, "thư ký")],
        ),
        (
            "Hội Khuyến học tỉnh tặng Giấy khen cho 6 vị Achar, 15 tình nguyện viên.",
            [(6, "vị"), (15, "tình nguyện viên")],
        ),
        ("3 kíp trực được Giám đốc Công ty Điện lực tặng Giấy khen.", [(3, "kíp trực")]),
        ("UBND tỉnh Điện Biên tặng Bằng khen cho Trung đoàn 741 và 8 quân nhân.", [(8, "quân nhân")]),
        ("Chủ tịch nước truy tặng Huân chương Dũng cảm cho thầy Huỳnh Quốc Khởi, người đã cứu 3 học sinh.", []),
        ("Huyện ủy Mường Tè tặng Giấy khen 2 năm liền.", []),
        ("Cả xã còn 18 hộ nghèo; 94,7% hộ đạt danh hiệu Gia đình văn hóa.", []),
    ],
)
def test_recipients_are_read_and_nobody_else(text: str, recipients: list[tuple[int, str]]) -> None:
    ((_, _, _, found),) = awards(text)
    assert found == recipients


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        (
            "Ông Nguyễn Văn An vinh dự được Chủ tịch UBND thành phố trao tặng Bằng khen.",
            "Chủ tịch UBND thành phố",
        ),
        ("Bà Lê Thị Hoa đã được Bộ trưởng Bộ Y tế trao tặng Bằng khen.", "Bộ trưởng Bộ Y tế"),
        (
            "Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam cũng tặng Cờ thi đua cho công ty.",
            "Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam",
        ),
        (
            "8 tập thể nhận Giấy khen của Chỉ huy trưởng Bộ đội Biên phòng tỉnh.",
            "Chỉ huy trưởng Bộ đội Biên phòng tỉnh",
        ),
        ("Anh được Tổng Liên đoàn Lao động Việt Nam cấp Bằng Lao động sáng tạo.", "Tổng Liên đoàn Lao động Việt Nam"),
        ("Sở Nội vụ trình UBND tỉnh kết quả xét tặng danh hiệu Chiến sĩ thi đua toàn quốc.", None),
        ("Chủ tịch UBND tỉnh có Quyết định số 1893/QĐ-UBND tặng Bằng khen cho 25 tập thể.", "Chủ tịch UBND tỉnh"),
    ],
)
def test_who_gives_is_read_by_any_office_and_no_noun_between(text: str, giver: str | None) -> None:
    assert [found for _, _, found, _ in awards(text)] == [giver]


def test_a_decision_holds_for_the_awards_of_its_clause() -> None:
    found = of(
        "Bộ trưởng Bộ Tư pháp tặng Bằng khen cho 2 tập thể; 18 cá nhân nhận Bằng khen của Chủ tịch UBND tỉnh theo Quyết định "
        "số 2987/QĐ-UBND; 45 người được Giám đốc Sở Tư pháp tặng Giấy khen."
    ).awards
    assert [award.decision for award in found] == [None, "2987/QĐ-UBND", None]


def test_a_title_or_badge_that_no_list_has_is_an_award_without_id() -> None:
    assert awards("2 thẩm phán được tôn vinh danh hiệu “Thẩm phán tiêu biểu”.") == [
        (None, None, None, [(2, "thẩm phán")])
    ]
    assert awards("Trung ương Đoàn tặng Huy hiệu “Tuổi trẻ dũng cảm” cho em.") == [(None, None, "Trung ương Đoàn", [])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chị Triệu Mùi Nhạy, kế toán viên, được khen.", [("Triệu Mùi Nhạy", ("kế toán viên",))]),
        ("Anh Dương Văn Lực, Ca trưởng Lò cao số 2, kể lại.", [("Dương Văn Lực", ("Ca trưởng Lò cao số 2",))]),
        (
            "Ông Trần Khánh Hòa, Phó Chủ tịch UBND huyện kiêm Trưởng Ban tổ chức lễ hội, nói.",
            [("Trần Khánh Hòa", ("Phó Chủ tịch UBND huyện", "Trưởng Ban tổ chức lễ hội"))],
        ),
        ("Giám đốc công ty Vương Thị Bích Hằng trao quà.", [("Vương Thị Bích Hằng", ("Giám đốc công ty",))]),
        (
            "Cụ Phạm Bá Thức, 99 tuổi, Bí thư Huyện ủy Trịnh Hữu Đoan thăm hỏi.",
            [("Phạm Bá Thức", ()), ("Trịnh Hữu Đoan", ("Bí thư Huyện ủy",))],
        ),
        (
            "Đại úy Hoàng Trung Kiên, Thượng úy Lý A Sềnh dùng bè.",
            [("Hoàng Trung Kiên", ("Đại úy",)), ("Lý A Sềnh", ("Thượng úy",))],
        ),
        (
            "BSCKII Phạm Thanh Phong, Phó Giám đốc Bệnh viện, phát biểu.",
            [("Phạm Thanh Phong", ("Phó Giám đốc Bệnh viện",))],
        ),
        ("Ông Tẩn Phủ Quẩy, Trưởng bản Hoàng Hồ, cho hay.", [("Tẩn Phủ Quẩy", ("Trưởng bản Hoàng Hồ",))]),
        ("Học sinh lớp 12 Trường THPT chuyên Lê Quý Đôn dự thi.", []),
        ("Khách đến đặc khu Cô Tô và ao Bà Om.", []),
        ("Đảng bộ phường Phan Đình Phùng, tỉnh Thái Nguyên họp.", []),
    ],
)
def test_people_are_told_with_what_they_do(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert people(text) == found


def test_a_given_name_alone_is_nobody_else() -> None:
    assert people("Ông Phạm Đức Toàn, Trưởng Ban, dự. Ông Toàn phát biểu.") == [("Phạm Đức Toàn", ("Trưởng Ban",))]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Bí thư Đảng ủy, Giám đốc Bệnh viện phát biểu.", ["dang-uy"]),
        ("Tại Trung tâm Hội nghị tỉnh, Ủy ban MTTQ Việt Nam tỉnh họp.", ["mttq"]),
        ("Dân quân, Đoàn xã cùng lợp nhà.", ["tw-doan"]),
        ("Quyết định số 3871/QĐ-NHNN được công bố.", []),
        ("Ban Chỉ đạo 389 tỉnh yêu cầu kiểm tra.", ["ban-chi-dao"]),
    ],
)
def test_a_body_is_told_by_who_leads_it_and_never_across_a_comma(text: str, ids: list[str]) -> None:
    assert [body.id for body in of(text).bodies] == ids


def test_a_short_report_of_awards_is_of_the_subject_and_an_obituary_is_not() -> None:
    report = "Chủ tịch UBND tỉnh tặng Bằng khen cho 1 tập thể; Giám đốc Vườn tặng Giấy khen cho 12 kiểm lâm viên."
    assert judge("Thả động vật về rừng", report).relevant
    assert not judge("Tin buồn", f"Ông A từ trần. Lúc sinh thời, {report}").relevant


def test_without_a_title_the_first_sentence_is_one() -> None:
    assert judge(None, "Chủ tịch UBND tỉnh tặng Bằng khen cho 5 tập thể.").relevant
    assert judge(None, "Hội đồng Thi đua - Khen thưởng tỉnh họp phiên thứ nhất.").relevant
    assert not judge(None, "Sáng nay trời mưa to trên diện rộng.").relevant


def test_a_figure_s_unit_is_printed_one_way() -> None:
    assert statistic("Cả làng có 520 nông hộ.")["unit"] == "hộ"


@pytest.mark.parametrize("names", [("offices",), ("offices", "nothing")])
def test_lists_that_are_unknown_or_missing_are_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(KnowledgeError, match=r"people\.toml"):
        read_lists("people.toml", *names)


def test_a_text_of_numbers_and_odd_words_ends() -> None:
    text: Any = " ".join(f"{n} vật{n % 7} tăng {n}% lên {n}-{n + 1} tỷ đồng/xã," for n in range(400))
    assert annotate(None, text).statistics
