"""Wordings of ordinary reports: who gives, how many receive, and what is only spoken of. One promise each."""

from __future__ import annotations

import pytest

from articles.annotation import annotate
from articles.annotation.award_forms import find_forms
from articles.annotation.reading import read
from articles.annotation.spoken_of import SPOKEN_OF, Naming, SpokenOf, spoken_of_by
from articles.models import AwardMention
from benchmarks.annotation.award_patterns import cases, faults
from benchmarks.annotation.award_variations import variations


def awards(text: str) -> list[AwardMention]:
    return list(annotate(None, text, province="lam-dong").awards)


def received(text: str) -> list[list[tuple[int | None, str]]]:
    return [[(r.n, r.type) for r in award.recipients] for award in awards(text)]


@pytest.mark.parametrize("rule", SPOKEN_OF, ids=lambda rule: rule.name)
def test_every_rule_on_awards_only_spoken_of_fires_on_its_sample(rule: SpokenOf) -> None:
    reading = read(rule.sample)
    fired = {
        spoken_of_by(Naming(reading, form, reading.sentence(form.start)[0], 0), stated=rule.always)
        for form in find_forms(reading)
    }
    assert rule in fired
    assert awards(rule.sample) == []


def test_who_unmasked_a_swindler_is_still_commended() -> None:
    [award] = awards("Vạch mặt kẻ gian lừa đảo, anh Hùng được Giám đốc Công an tỉnh tặng Giấy khen.")
    assert (award.id, award.giver) == ("giay-khen", "Giám đốc Công an tỉnh")


def test_every_award_is_read_in_every_pattern_of_giving_it() -> None:
    wrong = [(case.text, found) for case in cases() if (found := faults(case))]
    assert wrong == []


def test_another_giver_or_other_recipients_in_labelled_prose_are_read_as_such() -> None:
    wrong: dict[str, list[str]] = {"giver": [], "recipients": []}
    total = dict.fromkeys(wrong, 0)
    for variation in variations():
        total[variation.kind] += 1
        if not variation.right:
            wrong[variation.kind].append(variation.text)
    assert min(total.values()) >= 3500
    assert len(wrong["giver"]) <= 0.01 * total["giver"], wrong["giver"][:10]
    assert len(wrong["recipients"]) <= 0.01 * total["recipients"], wrong["recipients"][:10]


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Chủ tịch UBND TP.HCM tặng Bằng khen cho 3 tập thể.", "Chủ tịch UBND TP.HCM"),
        ("UBND TP.Đà Lạt, tỉnh Lâm Đồng tặng Giấy khen cho 5 người.", "UBND TP.Đà Lạt"),
        ("5 bạn được Trung ương Hội Sinh viên Việt Nam trao Bằng khen.", "Trung ương Hội Sinh viên Việt Nam"),
        ("36 sinh viên được Giám đốc ĐHQG-HCM tặng Bằng khen.", "Giám đốc ĐHQG-HCM"),
        (
            "Viện trưởng VKSND tối cao ký Quyết định số 12/QĐ-VKSTC tặng Cờ thi đua của ngành cho 34 tập thể.",
            "Viện trưởng VKSND tối cao",
        ),
        ("Chủ tịch UBND xã trình Chủ tịch UBND cấp tỉnh xét tặng Bằng khen.", "Chủ tịch UBND cấp tỉnh"),
        ("Lãnh đạo Hội Cựu chiến binh tỉnh trao Bằng khen cho tổ canh lửa.", None),
        ("Danh hiệu Anh hùng Lao động ông được Chủ tịch nước phong tặng treo giữa nhà.", "Chủ tịch nước"),
        ("Đợt này, xã sơ kết và khen thưởng 5 thôn, 18 hộ.", "Xã"),
        ("Chi nhánh còn trao 2 giải Nhất, 8 giải Nhì và vinh danh 10 khách hàng.", "Chi nhánh"),
        ("Bộ tư lệnh Vùng 4 tặng Giấy khen cho 10 quân nhân.", "Bộ tư lệnh Vùng 4"),
        ("Liên minh Hợp tác xã tỉnh tặng Giấy khen cho 40 cá nhân.", "Liên minh Hợp tác xã tỉnh"),
        ("Trước đó Công ty Than Hà Lầm đã tặng Giấy khen cho 3 tập thể.", "Công ty Than Hà Lầm"),
        ("Ban Chỉ đạo 389 tỉnh tặng Giấy khen cho 41 tập thể.", "Ban Chỉ đạo 389 tỉnh"),
        ("Thay mặt Tập đoàn Than Việt Nam, ông Hùng trao Giấy khen cho 8 tập thể.", "Tập đoàn Than Việt Nam"),
        ("Thay mặt lãnh đạo tỉnh, ông Hùng trao Huân chương Lao động hạng Ba cho bệnh viện.", None),
        ("Hai anh đã nhận Bằng khen từ Chủ tịch UBND TP HCM.", "Chủ tịch UBND TP HCM"),
        ("Theo quyết định vừa ký của Chủ tịch UBND tỉnh, em Minh được tặng Bằng khen.", "Chủ tịch UBND tỉnh"),
        ("Danh hiệu Xã, phường tiêu biểu vừa được UBND tỉnh trao cho 12 đơn vị.", "UBND tỉnh"),
        ("Lễ đón nhận danh hiệu Anh hùng Lao động của phường Minh Xuân diễn ra tối 16/5.", None),
        ("Tại trụ sở Công an tỉnh, Phó Chủ tịch UBND tỉnh trao Bằng khen cho 3 chiến sĩ.", None),
        ("12 gia đình được UBND TP. Đà Nẵng biểu dương.", "UBND TP. Đà Nẵng"),
        ("6 tập thể được xã Lộc Bình (Lạng Sơn) biểu dương.", "Xã Lộc Bình"),
        ("Chiều 13/1, xã Thạnh Lợi tổng kết phong trào thi đua năm 2025, khen thưởng 40 cá nhân.", "Xã Thạnh Lợi"),
        ("Bộ Chỉ huy biểu dương 8 tập thể.", "Bộ Chỉ huy"),
        ("Đảng ủy Trường đã tuyên dương, khen thưởng 02 tập thể.", "Đảng ủy Trường"),
        ("Tổng Bí thư Tô Lâm trao Huân chương Lao động hạng Nhất cho Bộ Y tế.", None),
        ("Phòng có 5 cán bộ và khen thưởng 3 tập thể.", None),
        ("Sáng nay, phường trao Giấy khen đột xuất của Giám đốc Công an tỉnh cho 4 người.", "Giám đốc Công an tỉnh"),
        ("Đại tướng Tô Lâm, Bộ trưởng Bộ Công an, có thư khen gửi Công an xã.", "Bộ trưởng Bộ Công an"),
        ("UBND tỉnh vừa có quyết định khen thưởng 3 tập thể.", "UBND tỉnh"),
        ("Đoàn Chủ tịch Tổng LĐLĐ Việt Nam công nhận và tôn vinh 10 cán bộ.", "Đoàn Chủ tịch Tổng LĐLĐ Việt Nam"),
        ("Công an phường Bến Thành tổ chức trao giấy khen đột xuất cho anh Hậu.", "Công an phường Bến Thành"),
        ("Công ty Than Hà Lầm tổ chức trao giấy khen cho 3 thợ lò.", "Công ty Than Hà Lầm"),
        ("UBND xã tổ chức trao Giấy khen của Công an tỉnh cho 3 người.", "Công an tỉnh"),
        ("LĐLĐ TP.HCM tối 19/8 tổ chức lễ trao Giải thưởng Tôn Đức Thắng.", "LĐLĐ TP.HCM"),
        ("Tỉnh đoàn Đắk Lắk tổ chức lễ trao Giải thưởng Lý Tự Trọng cho 2 cán bộ đoàn.", None),
        ("Sở Nội vụ tổ chức lễ trao Bằng khen cho 5 cá nhân.", None),
        ("Sở Nội vụ tổ chức lễ tuyên dương 60 cá nhân.", None),
        ("5 tập thể được UBND xã Cam Lâm và Sở Y tế tặng Giấy khen.", "UBND xã Cam Lâm và Sở Y tế"),
        ("Giấy khen của UBND xã và Công an tỉnh được trao cho 3 người.", "UBND xã và Công an tỉnh"),
        ("30 tập thể nhận Giấy khen của Sở Y tế, Hội Chữ thập đỏ tỉnh.", "Sở Y tế, Hội Chữ thập đỏ tỉnh"),
        ("Ông Hùng, Giám đốc Sở Y tế và Chủ tịch UBND tỉnh trao Bằng khen cho 3 cá nhân.", "Chủ tịch UBND tỉnh"),
        ("Chủ tịch UBND xã, phường tặng Giấy khen cho 9 người.", "Chủ tịch UBND xã, phường"),
        ("310 người nhận Giấy khen của Chủ tịch UBND phường, xã.", "Chủ tịch UBND phường, xã"),
    ],
)
def test_the_giver_is_named_whole(text: str, giver: str | None) -> None:
    [award] = awards(text)
    assert award.giver == giver


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Có 2.811/3.020 hộ được công nhận Gia đình văn hóa.", [(2811, "hộ")]),
        ("Sáng 8/9 xã tặng Giấy khen cho 3 hộ.", [(3, "hộ")]),
        ("Giấy khen của Chủ tịch UBND phường: 8 tập thể, 46 cá nhân.", [(8, "tập thể"), (46, "cá nhân")]),
        ("Nhà trường khen thưởng 318 học sinh, gồm 127 em xuất sắc và 191 em giỏi.", [(318, "học sinh")]),
        (
            "Tỉnh ủy tặng Bằng khen cho 15 tổ chức đảng đạt tiêu chuẩn hoàn thành tốt 5 năm liền và 48 đảng viên.",
            [(15, "tổ chức đảng"), (48, "đảng viên")],
        ),
        ("UBND tỉnh trao Bằng khen cho 92 “Người tốt, việc tốt” tiêu biểu.", [(92, "người tốt, việc tốt")]),
        ("Một nguyên lãnh đạo HĐND tỉnh đã được tặng Huân chương Độc lập hạng Nhì.", [(1, "nguyên lãnh đạo")]),
        ("Chủ tịch nước tặng thưởng Lữ đoàn 162 Huân chương Bảo vệ Tổ quốc hạng Nhì.", []),
        ("Ông là một trong 100 “Nông dân Việt Nam xuất sắc” năm nay.", []),
        ("Các cá nhân được tặng Bằng khen có ông An; bà Hà cùng 24 công chức khác.", [(24, "công chức")]),
        ("Các em nằm trong số 8 cá nhân được tặng Bằng khen.", [(8, "cá nhân")]),
        ("Hội nghị khen thưởng sáu tập thể, chín cá nhân.", [(6, "tập thể"), (9, "cá nhân")]),
        ("Trường có 4 bếp ăn bán trú được tặng Giấy khen.", [(4, "bếp ăn")]),
        ("Đơn vị có 2 nhiệm kỳ được tặng Giấy khen.", []),
        ("18 cựu thanh niên xung phong được tặng Giấy khen.", [(18, "cựu thanh niên xung phong")]),
        ("Giấy khen được trao cho 5 tập thể khoa, phòng và 16 cá nhân.", [(5, "tập thể"), (16, "cá nhân")]),
        ("- Kỷ niệm chương Cựu chiến binh Việt Nam: 3 hội viên;", [(3, "hội viên")]),
    ],
)
def test_recipients_are_counted_as_the_sentence_counts_them(text: str, recipients: list[tuple[int, str]]) -> None:
    assert received(text) == [recipients]


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("Chủ tịch ủy ban nhân dân tỉnh An Giang tặng bằng khen cho 3 tập thể.", "bang-khen-ubnd-tinh"),
        ("Giấy khen của Ban Thường vụ Đảng uỷ xã, phường được trao cho 12 đảng viên.", "gk-cap-uy"),
        ("Tỉnh ủy tặng Cờ thi đua cho 2 chi bộ.", None),
        ("Chủ tịch Hội đồng thành viên Tổng công ty Bưu chính Việt Nam tặng Bằng khen cho 2 đơn vị.", None),
    ],
)
def test_an_award_is_called_by_its_giver_however_that_is_spelled(text: str, award: str | None) -> None:
    assert [found.id for found in awards(text)] == [award]


def test_two_owners_of_one_award_are_not_the_giver_of_the_next() -> None:
    text = "5 tập thể nhận Cờ thi đua của Bộ Y tế và UBND tỉnh tặng Bằng khen cho 2 tập thể."
    assert [award.giver for award in awards(text)] == ["Bộ Y tế", "UBND tỉnh"]


@pytest.mark.parametrize(
    "text",
    [
        "Sau một năm phấn đấu, 5 tập thể đạt danh hiệu Tập thể lao động xuất sắc.",
        "Trong phong trào phấn đấu là Cháu ngoan Bác Hồ, 5 em được tặng Giấy khen.",
        "Trường phấn đấu là lá cờ đầu, năm qua được UBND tỉnh tặng Bằng khen.",
        "Phường từng giữ Cờ thi đua của UBND tỉnh Lào Cai nhưng không đề nghị năm nay.",
    ],
)
def test_what_somebody_strove_for_and_got_is_an_award(text: str) -> None:
    assert len(awards(text)) == 1


def test_a_title_before_the_name_of_who_is_proposed_is_held_already() -> None:
    text = "Hội đồng đề nghị xét tặng danh hiệu Nghệ sĩ nhân dân cho NSƯT Kim Thoa."
    assert [award.id for award in awards(text)] == ["nghe-si-nd"]
    assert awards("Bằng khen của Chủ tịch UBND thành phố không xét cho tập thể đang bị kiểm tra.") == []


def test_awards_from_others_do_not_keep_the_giver_before_them() -> None:
    text = "Anh có Bằng khen của UBND tỉnh các năm 2020, 2023, cùng nhiều Bằng khen, Giấy khen của các cấp hội."
    assert [award.giver for award in awards(text)] == ["UBND tỉnh", None, None]


def test_an_award_held_already_has_no_giver_of_the_one_before() -> None:
    text = "Trung tá Chắn hai lần được UBND TP. Đà Nẵng tặng Bằng khen, ba lần là Chiến sĩ thi đua cơ sở."
    assert [award.giver for award in awards(text)] == ["UBND TP. Đà Nẵng", None]


def test_a_form_and_the_next_giver_are_not_one_award() -> None:
    text = "Trường nhận Bằng khen, UBND tỉnh tặng Cờ đơn vị dẫn đầu phong trào thi đua cho 2 khoa."
    assert [(award.id, award.giver) for award in awards(text)] == [(None, None), ("co-thi-dua-bo-tinh", "UBND tỉnh")]


def test_a_digit_of_a_count_is_no_class() -> None:
    text = "Có 3 cán bộ nhận Huy chương Chiến sĩ vẻ vang hạng Nhì, 1.250 cán bộ đạt danh hiệu Chiến sĩ tiên tiến."
    assert [award.award_class for award in awards(text)] == [2, None]
    assert received(text) == [[(3, "cán bộ")], [(1250, "cán bộ")]]


def test_a_second_title_of_one_list_is_conferred_too() -> None:
    text = "Chủ tịch nước phong tặng danh hiệu Thầy thuốc nhân dân cho 1.250 bác sĩ ở các tỉnh, Thầy thuốc ưu tú cho 7 y sĩ."
    assert [award.id for award in awards(text)] == ["thay-thuoc-nd", "thay-thuoc-ut"]


def test_a_proposal_in_an_earlier_sentence_leaves_a_decision_its_number() -> None:
    text = (
        "Ông đề nghị bệnh viện nâng cao y đức. Công bố Quyết định số 1042/QĐ-UBND, Chủ tịch UBND tỉnh tặng Bằng khen "
        "cho 10 cá nhân."
    )
    assert [award.decision for award in awards(text)] == ["1042/QĐ-UBND"]


def test_a_councils_resolution_confers_honorary_citizenship() -> None:
    [award] = awards("HĐND thành phố thông qua Nghị quyết số 58/NQ-HĐND về việc tặng danh hiệu “Công dân danh dự”.")
    assert award.decision == "58/NQ-HĐND"


def test_badges_by_years_alone_are_the_partys_where_it_is_named() -> None:
    text = "Xã trao Huy hiệu Đảng: 1 đồng chí nhận Huy hiệu 75 năm tuổi Đảng, còn lại là huy hiệu 55, 50 và 30 năm."
    assert [award.id for award in awards(text)] == ["huy-hieu-dang"] * 3
    assert awards("Câu lạc bộ trao huy hiệu 30 năm cho 5 người.") == []
