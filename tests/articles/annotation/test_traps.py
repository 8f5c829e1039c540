"""What looks like a fact and is not one, and facts that are written oddly: one promise each."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from articles.annotation import annotate
from articles.models import Annotations
from articles.printing import mention_detail, mention_record


def of(text: str, province: str | None = None) -> Annotations:
    found = annotate(None, text, province=province)
    for mentions in (found.movements, found.awards, found.bodies, found.provinces, found.people, found.statistics):
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.quote
    return found


def statistic(text: str, province: str | None = None) -> dict[str, Any]:
    (only,) = of(text, province).statistics
    return mention_record(only)


def awards(text: str) -> list[tuple[Any, ...]]:
    records = [mention_record(mention) for mention in of(text).awards]
    return [(r["id"], r["class"], r["giver"], [(x["n"], x["type"]) for x in r["recipients"]]) for r in records]


@pytest.mark.parametrize(
    "text",
    [
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        "Nhân dân yêu chuộng hòa bình. Chương trình mang tên “Khát vọng Hòa Bình”.",
        "UBND xã Hà Nam, phường Bình Dương và huyện Bắc Hà cùng dự.",
        "Ông Nguyễn Thái Bình và chị Lê Thị Hà Giang được biểu dương.",
        "Chiến thắng Điện Biên Phủ lừng lẫy năm châu.",
        "Xã Cam Lâm và xã Bình Chuẩn làm tốt; tàu chạy qua cầu Long An.",
    ],
)
def test_a_person_peace_or_a_commune_is_no_province(text: str) -> None:
    assert of(text).provinces == ()


@pytest.mark.parametrize(
    ("text", "id_", "now"),
    [
        ("Đoàn công tác đến TP. Hồ Chí Minh.", "ho-chi-minh", "ho-chi-minh"),
        ("Đoàn công tác đến TPHCM.", "ho-chi-minh", "ho-chi-minh"),
        ("Đoàn công tác đến thành phố Huế.", "hue", "hue"),
        ("Các đơn vị ở Thừa Thiên – Huế.", "hue", "hue"),
        ("Tỉnh Hòa Bình sơ kết.", "hoa-binh", "phu-tho"),
        ("Tỉnh Hoà Bình sơ kết.", "hoa-binh", "phu-tho"),
        ("Báo cáo của Đăk Lăk nêu rõ.", "dak-lak", "dak-lak"),
        ("Tại Bà Rịa-Vũng Tàu.", "ba-ria-vung-tau", "ho-chi-minh"),
        ("Tại Trà Vinh.", "tra-vinh", "vinh-long"),
    ],
)
def test_a_province_is_known_by_any_of_its_names_in_both_eras(text: str, id_: str, now: str) -> None:
    assert [(mention.id, mention.now) for mention in of(text).provinces] == [(id_, now)]


@pytest.mark.parametrize(
    "text",
    [
        "Theo Công văn số 770-CV/TU, ngày 13/11/2023 và Quyết định số 1526/QĐ-TTg ngày 09/12/2022.",
        "Qua khảo sát tại 02 xã và làm việc với Ban Thi đua - Khen thưởng 7 tỉnh.",
        "Kỷ niệm 75 năm Ngày truyền thống (11/6/1948 - 11/6/2023).",
        "Phong trào “Xây dựng gia đình 5 không, 3 sạch” và khẩu hiệu “3 ca, 4 kíp”.",
        "Trong 02 năm, giai đoạn 2021 - 2025, nhiệm kỳ 2020-2025.",
        "Ông 65 tuổi, ở tổ 5, khu phố 3, phường 12, Quận 4; xe chạy trên quốc lộ 1.",
        "Thực hiện Chỉ thị 05 và Nghị quyết 18-NQ/TW, Đại hội lần thứ 6, vào lúc 7 giờ 30 phút.",
        "Trao 12 Huân chương Lao động hạng Ba và 35 Bằng khen.",
    ],
)
def test_dates_documents_slogans_and_award_counts_are_no_statistics(text: str) -> None:
    assert of(text).statistics == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("Toàn tỉnh còn 4.803 hộ nghèo.", 4803, "hộ", None),
        ("Tỷ lệ nghèo đa chiều là 5,34%.", 5.34, "%", None),
        ("Quỹ vận động được trên 28,7 tỷ đồng.", 28_700_000_000, "đồng", "trên"),
        ("Quỹ vận động được gần 1,2 nghìn tỉ đồng.", 1_200_000_000_000, "đồng", "gần"),
        ("Mỗi căn trị giá 80 triệu đồng.", 80_000_000, "đồng", None),
        ("Nhân dân đóng góp hơn 120 ngàn ngày công.", 120_000, "ngày công", "hơn"),
        ("Người dân hiến khoảng 250.000m2 đất.", 250_000, "m2", "khoảng"),
        ("Bài viết có 4,988 lượt xem.", 4988, "lượt xem", None),
        ("Cả tỉnh có 1,234 mô hình.", 1234, "mô hình", None),
        ("Thu nhập đạt mức 65 triệu đồng/người/năm.", 65_000_000, "đồng/người/năm", None),
        ("Có 112/115 xã đạt chuẩn nông thôn mới.", 112, "xã", None),
        ("Trong đó có 1.020 đồng chí là nữ.", 1020, "đồng chí", None),
    ],
)
def test_a_figure_is_read_with_its_unit_and_qualifier(
    text: str, value: float, unit: str, qualifier: str | None
) -> None:
    found = statistic(text)
    assert (found["value"], found["unit"], found["qualifier"]) == (value, unit, qualifier)


def test_a_change_of_a_rate_is_percentage_points_and_of_an_amount_per_cent() -> None:
    rate = of("Toàn tỉnh còn 1,88% hộ nghèo, giảm 1,68% so với năm 2021.").statistics
    assert [(m.value, m.unit, m.change) for m in rate] == [(1.88, "%", None), (1.68, "điểm %", "decrease")]
    falling = of("Tỷ lệ hộ nghèo từ 24,5% giảm còn 20,1%, bình quân giảm 2,2%/năm.").statistics
    assert [m.unit for m in falling] == ["%", "%", "điểm %"]
    assert statistic("Số vụ tai nạn giao thông giảm 12%.")["unit"] == "%"
    assert statistic("Kinh tế tăng trưởng 7,5%.")["unit"] == "%"


def test_from_so_much_to_so_much_is_two_levels_and_no_change() -> None:
    found = of("Tỷ lệ hộ nghèo giảm từ 4,5% xuống còn 3,2%.").statistics
    assert [(m.value, m.unit, m.change) for m in found] == [(4.5, "%", None), (3.2, "%", None)]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Đến cuối năm 2022, tỷ lệ hộ nghèo còn 5%.", "2022-12-31"),
        ("Tính đến ngày 30/6/2025, đã hoàn thành 1.502 nhà.", "2025-06-30"),
        ("Đến hết tháng 9/2024, giải ngân đạt 64,7% kế hoạch.", "2024-09"),
        ("6 tháng đầu năm 2025, cả tỉnh có 120 mô hình.", "2025-06"),
        ("Năm 2023, cả tỉnh có 120 mô hình.", "2023"),
        ("Giai đoạn 2021 - 2023, cả tỉnh có 120 mô hình.", None),
        ("Cả tỉnh có 120 mô hình, tăng so với năm 2021.", None),
    ],
)
def test_a_figure_holds_when_the_text_says_and_not_when_it_compares(text: str, as_of: str | None) -> None:
    assert statistic(text)["as_of"] == as_of


def test_the_site_s_own_province_is_what_the_whole_province_means() -> None:
    assert statistic("Toàn tỉnh có 120 mô hình.", "nghe-an")["place"] == "tỉnh Nghệ An"
    assert statistic("Toàn tỉnh có 120 mô hình.")["place"] is None
    assert statistic("Huyện Mường La có 120 mô hình.", "son-la")["place"] == "huyện Mường La"


def test_the_smallest_place_of_a_row_is_where_a_figure_holds() -> None:
    assert statistic("Xã Yên Lãng, huyện Đại Từ, tỉnh Thái Nguyên có 2.156 hộ.")["place"] == "xã Yên Lãng"


def test_a_road_s_length_is_a_figure_and_a_race_s_distance_a_name() -> None:
    assert [(m.value, m.unit) for m in of("Nhân dân góp công làm đường 12 km.").statistics] == [(12, "km")]
    assert of("Chị về nhất nội dung 1.500 m.").statistics == ()


def test_what_a_figure_counts_is_said_before_or_after_it_or_by_the_figure_before() -> None:
    found = of("Tỷ lệ dân số dùng nước sạch: 92%; thu ngân sách đạt 12.345 tỷ đồng, vượt 15% dự toán.").statistics
    assert [m.what for m in found] == ["Tỷ lệ dân số dùng nước sạch", "thu ngân sách", "thu ngân sách"]
    assert statistic("Đã thăm hỏi 7.600 lượt đoàn viên.")["what"].endswith("lượt đoàn viên")


def test_a_range_is_read_by_its_upper_end() -> None:
    found = statistic("Lao động có thu nhập từ 6 - 8 triệu đồng/người/tháng.")
    assert (found["value"], found["unit"], found["what"]) == (8_000_000, "đồng/người/tháng", "thu nhập")


def test_a_misprinted_tang_still_gives_the_award() -> None:
    assert awards("UBND tỉnh tăng bằng khen cho 10 tập thể.") == [
        ("bang-khen-ubnd-tinh", None, "UBND tỉnh", [(10, "tập thể")])
    ]


@pytest.mark.parametrize("printed", ["hạng 3", "hạng Ba", "hạng ba", "hạng III", "HẠNG BA"])
def test_a_class_is_read_in_words_and_digits(printed: str) -> None:
    ((id_, award_class, _, _),) = awards(f"Đơn vị được tặng Huân chương Lao động {printed}.")
    assert (id_, award_class) == ("huan-chuong-lao-dong", 3)


def test_several_awards_of_one_sentence_keep_their_own_givers_and_recipients() -> None:
    text = (
        "Thủ tướng Chính phủ tặng Cờ thi đua của Chính phủ cho 04 tập thể, Bằng khen cho 25 tập thể, 40 cá nhân; "
        "UBND tỉnh tặng Bằng khen cho 60 cá nhân."
    )
    assert awards(text) == [
        ("co-thi-dua-chinh-phu", None, "Chính phủ", [(4, "tập thể")]),
        ("bk-thu-tuong", None, "Thủ tướng Chính phủ", [(25, "tập thể"), (40, "cá nhân")]),
        ("bang-khen-ubnd-tinh", None, "UBND tỉnh", [(60, "cá nhân")]),
    ]


def test_who_holds_the_ceremony_or_hands_over_is_not_who_gives() -> None:
    assert awards("UBND huyện tổ chức lễ trao Huân chương Độc lập hạng Nhì.")[0][2] is None
    text = "Thừa ủy quyền của Chủ tịch nước, ông Lê Văn An trao Huân chương Lao động hạng Ba cho 2 tập thể."
    assert awards(text) == [("huan-chuong-lao-dong", 3, "Chủ tịch nước", [(2, "tập thể")])]


def test_a_decision_s_number_is_kept_and_its_signer_gives() -> None:
    text = "Theo Quyết định số 1234/QĐ-TTg ngày 15/10/2023 của Thủ tướng Chính phủ, 7 tập thể được tặng Bằng khen."
    (found,) = of(text).awards
    assert (found.id, found.giver, found.decision) == ("bk-thu-tuong", "Thủ tướng Chính phủ", "1234/QĐ-TTg")
    assert found.decision_date == "2023-10-15"


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn đến thăm Bà mẹ Việt Nam anh hùng Nguyễn Thị Năm.",
        "NSND Trà Giang dự buổi gặp mặt.",
        "Đội tuyển giành 5 Huy chương vàng, 2 HCB.",
        "Phát huy gương người tốt, việc tốt; xây dựng gia đình văn hóa.",
    ],
)
def test_describing_words_and_sports_medals_are_no_awards(text: str) -> None:
    assert of(text).awards == ()


def test_recipients_of_a_commendation_without_form_are_kept_without_id() -> None:
    assert awards("Đã có 3.215 lượt tập thể, cá nhân được khen thưởng.") == [
        (None, None, None, [(3215, "tập thể, cá nhân")])
    ]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Quỹ “Vì người nghèo” các cấp; Ngày vì người nghèo 17/10.", []),
        ("Phong trào thi đua “Vì người nghèo” lan rộng.", ["vi-nguoi-ngheo"]),
        ("Góp phần nâng cao chất lượng XDNTM; xây dựng nông thôn mới là nhiệm vụ.", []),
        ("Phong trào thi đua xây dựng nông thôn mới.", ["nong-thon-moi"]),
        ("Nhiều mô hình: “Tuyến đường xanh”, “Xây dựng gia đình 5 không 3 sạch”.", []),
        ("Cuộc vận động “Xây dựng gia đình 5 không, 3 sạch”.", ["5-khong-3-sach"]),
        ("Phát động phong trào thi đua “Sáng kiến mỗi ngày một việc”.", [None]),
        ("Phong trào thi đua “Doanh nghiệp Hà Nam hội nhập và phát triển”.", ["doanh-nghiep"]),
        ("Phong trào “Hải Phòng chung tay vì người nghèo”.", ["vi-nguoi-ngheo"]),
        ("Phong trào “Hải Phòng chung tay vì môi trường xanh”.", [None]),
        ("Huy chương Vì an ninh Tổ quốc được trao.", []),
    ],
)
def test_a_fund_a_model_or_a_programme_is_no_movement(text: str, ids: list[str | None]) -> None:
    assert [mention.id for mention in of(text).movements] == ids


@pytest.mark.parametrize(
    "text",
    [
        "Lãnh đạo các sở, ban, ngành.",
        "Đảng ủy, UBND một số xã.",
        "UBND các tỉnh, HĐND các cấp.",
        "Các cụm, khối thi đua.",
    ],
)
def test_bodies_in_general_are_no_body(text: str) -> None:
    assert of(text).bodies == ()


def test_a_body_is_named_with_its_place_and_level() -> None:
    found = of("Hội đồng Thi đua - Khen thưởng huyện Mường La, UBND xã Chiềng Hoa và Sở GD&ĐT dự.", "son-la").bodies
    assert [(m.id, m.name) for m in found] == [
        ("hd-tdkt-huyen", "Hội đồng Thi đua - Khen thưởng huyện Mường La"),
        ("ubnd", "UBND xã Chiềng Hoa"),
        ("so-gddt", "Sở Giáo dục và Đào tạo tỉnh Sơn La"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Bộ trưởng Bộ Nội vụ, Phó Chủ tịch Hội đồng Thi đua - Khen thưởng Trung ương Phạm Thị Thanh Trà phát biểu.",
            [("Phạm Thị Thanh Trà", ("Bộ trưởng Bộ Nội vụ", "Phó Chủ tịch Hội đồng Thi đua - Khen thưởng Trung ương"))],
        ),
        ("Theo bà H'Yim Kđoh, Phó Chủ tịch UBND tỉnh.", [("H'Yim Kđoh", ("Phó Chủ tịch UBND tỉnh",))]),
        (
            "Tổng Bí thư Tô Lâm, Chủ tịch nước Lương Cường, Thủ tướng Phạm Minh Chính dự.",
            [("Tô Lâm", ("Tổng Bí thư",)), ("Lương Cường", ("Chủ tịch nước",)), ("Phạm Minh Chính", ("Thủ tướng",))],
        ),
        ("Thượng tá Lò Văn Hặc làm trưởng đoàn.", [("Lò Văn Hặc", ("Thượng tá", "trưởng đoàn"))]),
        ("Chị Giàng Thị Mỷ vươn lên thoát nghèo.", [("Giàng Thị Mỷ", ())]),
        ("Giải Báo chí Ngô Tất Tố lần thứ VIII; Thương hiệu Vàng TP Hồ Chí Minh.", []),
        ("Trường THPT Nguyễn Trãi ở đường Lê Lợi, giải thưởng Tôn Đức Thắng.", []),
        ("Danh hiệu “Bà mẹ Việt Nam anh hùng”; Chủ tịch Hồ Chí Minh ra Lời kêu gọi.", []),
    ],
)
def test_people_are_told_from_streets_schools_and_honours(text: str, people: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(m.name, m.roles) for m in of(text).people] == people


def test_decomposed_text_and_odd_spaces_give_the_same_facts_at_their_own_places() -> None:
    text = (
        "Phó Trưởng ban\u00a0Thi đua – Khen thưởng Trung ương Phạm Đức Toàn cho biết: đến cuối năm 2022, UBND tỉnh "
        "Hòa\u200b Bình tặng Bằng khen cho 10 tập thể;  tỷ lệ hộ nghèo còn 5,34%. Phong trào “ Vì người nghèo”."
    )
    plain, decomposed = of(text), of(unicodedata.normalize("NFD", text))
    for kind in ("movements", "awards", "bodies", "provinces", "people", "statistics"):
        ones, others = getattr(plain, kind), getattr(decomposed, kind)
        assert ones
        assert [(m.id, m.name, mention_detail(m)) for m in ones] == [(m.id, m.name, mention_detail(m)) for m in others]
        assert [m.quote for m in ones] == [unicodedata.normalize("NFC", m.quote) for m in others]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "1", "(", "“", "5%", "Huân chương", "\u0301", "ab" * 5000, "1." * 3000]
)
def test_no_text_is_too_odd(text: str) -> None:
    of(text)


def test_each_class_of_one_order_keeps_its_own_recipients() -> None:
    text = "Chủ tịch nước tặng Huân chương Lao động hạng Nhì cho 2 cá nhân và hạng Ba cho 5 tập thể."
    assert awards(text) == [
        ("huan-chuong-lao-dong", 2, "Chủ tịch nước", [(2, "cá nhân")]),
        ("huan-chuong-lao-dong", 3, "Chủ tịch nước", [(5, "tập thể")]),
    ]


def test_a_number_after_a_class_counts_the_next_award() -> None:
    assert awards("Ngành được tặng 1 Huân chương Lao động hạng Nhì, 3 Bằng khen của Thủ tướng Chính phủ.") == [
        ("huan-chuong-lao-dong", 2, None, [(1, "huân chương lao động")]),
        ("bk-thu-tuong", None, "Thủ tướng Chính phủ", [(3, "bằng khen")]),
    ]


def test_a_minister_does_not_give_the_order_that_the_sentence_names_next() -> None:
    text = "Tặng Bằng khen của Bộ trưởng Bộ Quốc phòng cho 2 cá nhân; truy tặng Huân chương Dũng cảm cho liệt sĩ."
    assert [(id_, giver) for id_, _, giver, _ in awards(text)] == [
        ("bk-bo-nganh", "Bộ trưởng Bộ Quốc phòng"),
        ("hc-dung-cam", None),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "change"),
    [
        ("Giá trị sản xuất gấp 2,5 lần năm trước.", 2.5, "lần", None),
        ("Chỉ số cải cách hành chính tăng 3 bậc.", 3, "bậc", "increase"),
        ("Nhân dân đóng góp 2.000 ngày công.", 2000, "ngày công", None),
        ("Xã hoàn thành 12/15 chỉ tiêu.", 12, "chỉ tiêu", None),
    ],
)
def test_steps_and_multiples_are_figures(text: str, value: float, unit: str, change: str | None) -> None:
    found = statistic(text)
    assert (found["value"], found["unit"], found["change"]) == (value, unit, change)


@pytest.mark.parametrize(
    "text", ["Cô giành huy chương hạng cân 61 kg.", "Đội đoạt 3 giải nhất, 21 giải nhì.", "Ông hiến máu 3 lần."]
)
def test_weight_classes_prizes_and_repetitions_are_no_figures(text: str) -> None:
    assert of(text).statistics == ()


def test_each_level_of_a_change_holds_at_its_own_year() -> None:
    found = of("Tỷ lệ hộ nghèo giảm từ 7,02% năm 2022 xuống còn 5,34% vào cuối năm 2023.").statistics
    assert [(s.value, s.as_of) for s in found] == [(7.02, "2022"), (5.34, "2023-12-31")]


def test_a_list_of_bodies_shares_the_level_at_its_end() -> None:
    found = of("Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh Quảng Nam tổ chức lễ trao tặng.", "quang-nam").bodies
    assert [body.id for body in found] == ["tinh-uy", "hdnd", "ubnd", "mttq"]
    assert [body.name for body in found][1] == "HĐND tỉnh Quảng Nam"


def test_the_office_that_signed_a_certificate_is_not_the_role_of_who_got_it() -> None:
    (person,) = of("Xã trao Giấy khen của Chủ tịch UBND xã cho bà Hoàng Thị Lựu.").people
    assert person.roles == ()
