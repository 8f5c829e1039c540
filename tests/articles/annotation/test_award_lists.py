"""Awards whose recipients stand behind units by name, behind "là" or in shares, and plans that give none."""

from __future__ import annotations

import pytest

from articles.annotation import annotate
from articles.models import AwardMention


def awards(text: str) -> list[AwardMention]:
    return list(annotate(None, text, province="son-la").awards)


def received(text: str) -> list[list[tuple[int | None, str]]]:
    return [[(r.n, r.type) for r in award.recipients] for award in awards(text)]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("UBND xã tặng Giấy khen cho bản Pá Hốc, 4 dòng họ, 9 gia đình.", [(4, "dòng họ"), (9, "gia đình")]),
        ("Tỉnh trao Bằng khen cho Hạt Kiểm lâm khu vực Bắc Yên, Tổ tuần rừng số 3 và 6 hộ dân.", [(6, "hộ dân")]),
        ("Công an tỉnh khen thưởng Đội Cảnh sát giao thông số 2 và 3 chiến sĩ.", [(3, "chiến sĩ")]),
        ("“Lao động tiên tiến” năm nay là 61 đồng chí.", [(61, "đồng chí")]),
        ("21/23 bản giữ vững danh hiệu Bản văn hóa.", [(21, "bản")]),
        ("32 học sinh, trong đó 12 em là người Mông, được Sở Y tế tặng Giấy khen.", [(32, "học sinh")]),
        (
            "3 tập thể gồm Công an xã Mường La, Công an xã Chiềng Hoa, Công an xã Ngọc Chiến và 8 cá nhân nhận Giấy khen.",
            [(3, "tập thể"), (8, "cá nhân")],
        ),
        (
            "Tỉnh tặng Bằng khen cho 2 tập thể: Hải đội Biên phòng 2, Đội tàu lai dắt; 5 cá nhân là ngư dân.",
            [(2, "tập thể"), (5, "cá nhân")],
        ),
        (
            "Chủ tịch UBND phường tặng Giấy khen cho 6 tập thể (Phòng Kinh tế, Hạ tầng và Đô thị; Ban Chỉ huy Quân sự phường; "
            "Công an phường; các tổ dân phố Đông Hợp, Đôn Hậu, Hán Lữ) và 19 cá nhân.",
            [(6, "tập thể"), (19, "cá nhân")],
        ),
        ("Tỉnh tặng Bằng khen cho 2 tập thể: Đội Ba, Đội Tư, Đội Năm; 5 cá nhân dự lễ.", [(2, "tập thể")]),
        ("Tổ có 17 thợ, ba năm liền giữ vững danh hiệu Tập thể lao động xuất sắc.", []),
        ("Xã tặng Giấy khen cho bản Nà Ớt, 30 hộ được cấp nước sạch.", []),
        ("Xã tặng Giấy khen cho anh Giàng A Chu, người đã kéo 2 học sinh khỏi dòng lũ.", []),
        ("Đội thông tin, đơn vị đã đi 40 bản trong quý, nhận Bằng khen của Bộ Y tế.", []),
    ],
)
def test_recipients_behind_units_by_name_are_counted(text: str, recipients: list[tuple[int, str]]) -> None:
    assert received(text) == [recipients]


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Theo Quyết định số 31/QĐ-CTN ngày 2/3/2026, 9 mẹ của tỉnh được tặng Huân chương Độc lập hạng Ba.", None),
        ("86 hộ được các cấp, các ngành khen thưởng.", None),
        ("Giấy khen của Chi cục trưởng Chi cục Thi hành án dân sự được trao cho 2 cá nhân.", "Chi cục trưởng Chi cục Thi hành án dân sự"),
        ("Ủy ban An toàn giao thông Quốc gia có thư khen gửi tổ tuần tra.", "Ủy ban An toàn giao thông Quốc gia"),
        ("Sự tận tụy ấy được Sở Y tế ghi nhận bằng Giấy khen.", "Sở Y tế"),
        ("Cụ được Đảng, Nhà nước tặng Huy hiệu 80 năm tuổi Đảng.", "Đảng, Nhà nước"),
        ("Ban Thường vụ Tỉnh ủy trao Huy hiệu 80 năm tuổi Đảng cho cụ.", None),
        ("Danh hiệu Anh hùng Lao động (lần thứ hai) do Chủ tịch nước phong tặng cho bệnh viện.", "Chủ tịch nước"),
        ("Siêu thị còn trao 40 phần quà và tuyên dương 6 nhân viên.", "Siêu thị"),
    ],
)  # fmt: skip
def test_the_giver_is_who_decides_by_the_sentence(text: str, giver: str | None) -> None:
    assert [award.giver for award in awards(text)] == [giver]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2027, tổ đăng ký thi đua đạt danh hiệu Tập thể lao động xuất sắc.",
        "Xã phấn đấu trên 90% hộ đạt Gia đình văn hóa, tất cả các bản giữ vững danh hiệu Bản văn hóa.",
        "Phấn đấu đến năm 2030 được tặng Huân chương Lao động hạng Ba.",
        "Nghị quyết đề ra đến năm 2030 có 95% hộ đạt Gia đình văn hóa.",
        "Năm nay 241 hộ đăng ký danh hiệu nông dân sản xuất, kinh doanh giỏi.",
        "Cả trường quyết tâm giành Cờ thi đua của Chính phủ.",
    ],
)
def test_a_plan_gives_no_award(text: str) -> None:
    assert awards(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm qua, đơn vị quyết tâm vượt khó, kết quả 12 cá nhân đạt Lao động tiên tiến.",
        "Thực hiện nghị quyết, đến năm 2025 xã đã có 5 thôn đạt danh hiệu Thôn văn hóa.",
    ],
)
def test_what_a_plan_brought_is_an_award(text: str) -> None:
    assert len(awards(text)) == 1


def test_a_badge_of_many_years_is_one_award() -> None:
    assert received("52 đảng viên được trao Huy hiệu Đảng từ 30 năm đến 75 năm tuổi Đảng.") == [[(52, "đảng viên")]]


def test_who_was_commended_and_who_of_them_got_a_form_are_two_awards() -> None:
    text = "Trong số 30 cá nhân được tuyên dương, có 8 người được tặng Bằng khen của Trung ương Đoàn."
    assert sorted(received(text)) == [[(8, "người")], [(30, "cá nhân")]]


def test_a_provinces_decision_gives_no_award_of_the_state() -> None:
    text = (
        "Theo Quyết định số 512/QĐ-UBND, 8 tập thể được Chủ tịch UBND tỉnh tặng Bằng khen; "
        "2 tập thể nhận Cờ thi đua của Chính phủ."
    )
    assert [award.decision for award in awards(text)] == ["512/QĐ-UBND", None]
    text = "Theo Quyết định số 1402/QĐ-CTN, xã nhận danh hiệu Anh hùng Lao động do Chủ tịch nước phong tặng."
    assert [award.decision for award in awards(text)] == ["1402/QĐ-CTN"]


@pytest.mark.parametrize(
    "text",
    [
        "Công an phát hiện nhóm rao bán giấy khen, bằng khen trên mạng.",
        "Nhóm này làm giả hàng trăm bằng khen, giấy khen để bán.",
        "Một cơ sở in ấn nhận làm phôi giấy khen và kỷ niệm chương không phép.",
    ],
)
def test_forged_certificates_are_no_awards(text: str) -> None:
    assert awards(text) == []


def test_teachers_receive_by_their_short_names() -> None:
    assert received("Bốn cô và hai thầy được Giám đốc Sở tặng Giấy khen.") == [[(4, "cô"), (2, "thầy")]]


def test_a_sentence_that_refers_back_rests_on_the_decision_signed_before_it() -> None:
    signed = "Chủ tịch UBND xã Nậm Cắn vừa ký Quyết định số 41/QĐ-UBND ngày 3/6/2026 khen thưởng đột xuất. "
    [award] = awards(signed + "Theo đó, anh Moong Văn Hà được tặng Giấy khen.")
    assert (award.giver, award.decision, award.decision_date) == (
        "Chủ tịch UBND xã Nậm Cắn",
        "41/QĐ-UBND",
        "2026-06-03",
    )


def test_a_decision_is_told_in_detail_behind_its_signer() -> None:
    signed = "Chủ tịch UBND tỉnh Sơn La Nguyễn Đình Việt đã ký quyết định khen thưởng đột xuất Ban Chuyên án.\n\n"
    [award] = awards(signed + "Cụ thể, tặng Bằng khen kèm tiền thưởng 120 triệu đồng cho 5 tập thể.")
    assert (award.id, award.giver) == ("bang-khen-ubnd-tinh", "Chủ tịch UBND tỉnh Sơn La")


def test_the_sender_of_a_letter_also_gives_the_certificate_beside_it() -> None:
    letter, certificate = awards(
        "Bộ trưởng Bộ Công an đã gửi Thư khen lực lượng Công an tỉnh Sơn La và quyết định tặng Bằng khen cho Phòng "
        "Cảnh sát hình sự."
    )
    assert letter.giver == certificate.giver == "Bộ trưởng Bộ Công an"


def test_the_president_s_titles_go_on_behind_a_semicolon() -> None:
    found = awards(
        "Thừa ủy quyền của Chủ tịch nước, ông Hà trao danh hiệu “Thầy thuốc Nhân dân” cho bác sĩ Lò Văn Tám, nguyên "
        "Giám đốc Sở Y tế; danh hiệu “Thầy thuốc Ưu tú” cho 38 thầy thuốc."
    )
    assert [award.giver for award in found] == ["Chủ tịch nước", "Chủ tịch nước"]


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Sở Nội vụ công bố các quyết định khen thưởng. Theo đó, 4 tập thể được tặng Cờ thi đua.", None),
        ("Ông Hùng, Phó Chủ tịch UBND xã, ký quyết định khen thưởng. Theo đó, tổ 4 được tặng Giấy khen.", None),
        ("UBND xã ký quyết định khen thưởng. Ông Hùng từng được tặng Giấy khen.", None),
        ("UBND xã ký quyết định khen thưởng. Theo đó, Sở Y tế tặng Giấy khen cho 5 người.", "Sở Y tế"),
        ("UBND xã ký quyết định khen thưởng. Theo đó, xã có 1 người được tặng Huân chương Lao động.", None),
    ],
)
def test_a_decision_before_holds_for_its_own_awards_alone(text: str, giver: str | None) -> None:
    [award] = awards(text)
    assert award.giver == giver


@pytest.mark.parametrize(
    ("text", "giver", "decision"),
    [
        (
            "Thầy được trao tặng Bằng khen. Phần thưởng này do Chủ tịch UBND tỉnh tặng theo Quyết định số 289/QĐ-UBND.",
            "Chủ tịch UBND tỉnh",
            "289/QĐ-UBND",
        ),
        ("Tổ 9 được tặng Giấy khen. Hội nghị do Chủ tịch UBND xã chủ trì.", None, None),
        ("Tổ 9 được tặng Giấy khen. Phần thưởng này do Trưởng Công an xã nhận thay.", None, None),
    ],
)
def test_the_next_sentence_may_name_the_giver(text: str, giver: str | None, decision: str | None) -> None:
    [award] = awards(text)
    assert (award.giver, award.decision) == (giver, decision)


def test_a_number_behind_an_award_counts_those_named_before_it() -> None:
    assert received("Số hộ được công nhận “Gia đình văn hóa”: 4.106, đạt 83,6%.") == [[(4106, "hộ")]]
    assert received("Số tiền kèm theo Giấy khen: 500.000 đồng.") == [[]]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Tỉnh tặng Bằng khen cho ông Thạch Sóc, ông Lâm Hùng và 2 chi hội.", [[(2, "chi hội")]]),
        (
            "Tỉnh tặng Bằng khen cho thuyền trưởng Nguyễn Tiến Lực (SN 1974, xã Lộc Hà) và 5 thuyền viên.",
            [[(5, "thuyền viên")]],
        ),
        ("Tỉnh tặng Bằng khen cho anh Giàng A Chu, người đã cứu 3 học sinh.", [[]]),
        (
            "UBND xã tặng danh hiệu Tập thể Lao động tiên tiến cho 24 tập thể, Lao động tiên tiến cho 386 cá nhân.",
            [[(24, "tập thể")], [(386, "cá nhân")]],
        ),
        (
            "Chủ tịch UBND tỉnh tặng 312 Bằng khen (trong đó 118 tập thể, 194 cá nhân).",
            [[(118, "tập thể"), (194, "cá nhân")]],
        ),
        ("Chủ tịch UBND tỉnh tặng 312 Bằng khen (trong đó 118 tập thể, 12 cá nhân).", [[(312, "bằng khen")]]),
        ("Đã có quyết định 51 hồ sơ, gồm 18 Huân chương Lao động.", [[(18, "huân chương lao động")]]),
        ("10 doanh nhân được tôn vinh “Doanh nhân tiêu biểu” tỉnh.", [[(10, "doanh nhân")]]),
    ],
)
def test_numbers_behind_names_commas_and_brackets_are_of_their_own_award(
    text: str, recipients: list[list[tuple[int, str]]]
) -> None:
    assert received(text) == recipients


def test_a_title_without_its_word_is_named_where_people_are_honoured_as_it() -> None:
    [award] = awards("10 doanh nhân được tôn vinh “Doanh nhân tiêu biểu” tỉnh.")
    assert award.id == "doanh-nhan-tieu-bieu"


def test_a_body_at_the_end_of_a_recipients_name_gives_nothing() -> None:
    [flag, certificate] = awards(
        "Trung ương Hội tặng Cờ thi đua cho Ban Đại diện Hội Người cao tuổi huyện Mỹ Xuyên, tặng Bằng khen cho 3 tập thể."
    )
    assert (flag.giver, certificate.giver) == ("Trung ương Hội", None)
