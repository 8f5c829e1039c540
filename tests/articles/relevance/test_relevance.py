"""The verdict and its reasons: they add up, and the place of a word counts."""

from __future__ import annotations

import math
import unicodedata

import pytest

from articles.relevance import expected_weights, fitted_weights, judge
from evaluation.relevance.cases import relevance_cases, score

FILLER = "Sáng nay, người dân địa phương ra đồng thu hoạch lúa; thời tiết thuận lợi, giá bán ổn định. " * 12


def test_the_reasons_add_up_to_the_score() -> None:
    found = judge(
        "Tổng kết phong trào thi đua yêu nước", "Hội nghị khen thưởng 20 tập thể.\n\n" + FILLER + "Bằng khen."
    )
    total = sum(term.weight for term in found.matched)
    assert found.score == pytest.approx(1 / (1 + math.exp(-total)))
    assert {term.where for term in found.matched} == {"all", "title", "lead", "body"}
    assert found.relevant is (found.score >= 0.5) is True


def test_an_article_without_a_word_of_the_subject_says_only_where_it_started() -> None:
    found = judge("Giá lúa ổn định", FILLER)
    assert [term.term for term in found.matched] == ["(start)"]
    assert not found.relevant
    assert found.score < 0.06


def test_title_counts_more_than_lead_and_lead_more_than_a_passing_mention() -> None:
    words = "Phong trào thi đua yêu nước"
    in_title = judge(words, FILLER).score
    in_lead = judge("Tin trong ngày", words + ".\n\n" + FILLER).score
    in_body = judge("Tin trong ngày", FILLER + "\n\n" + FILLER + words + ".").score
    assert in_title > in_lead > in_body
    assert in_body < 0.13


def test_the_same_mentions_say_less_in_a_longer_report() -> None:
    mention = "Tỉnh đẩy mạnh phong trào thi đua, khen thưởng doanh nghiệp. "
    short = judge("Kinh tế", FILLER[:700] + "\n\n" + mention * 3)
    long = judge("Kinh tế", FILLER[:700] + "\n\n" + mention * 3 + FILLER * 12)
    assert long.score < short.score


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Trao 50 suất quà cho học sinh nghèo",
            "Câu lạc bộ thiện nguyện trao 50 suất quà cho học sinh nghèo.\n\nCác em rất vui.\n\n"
            "Dịp này, UBND huyện tặng Giấy khen cho câu lạc bộ.",
        ),
        (
            "Ký ức người lính già trở lại Điện Biên",
            "Ông Đoài, 93 tuổi, chống gậy bước xuống, ngực đeo đầy huân chương, huy chương.\n\n"
            "“Hồi ấy chẳng ai nghĩ đến huân chương”, ông nói. Huân chương Chiến công hạng Ba ông cất trong hộp sắt.",
        ),
        (
            "Nghệ An có 3 thí sinh đạt điểm tuyệt đối kỳ thi vào lớp 10",
            "Sở vừa công bố kết quả kỳ thi tuyển sinh, 71,3% bài thi đạt điểm trung bình trở lên.\n\n"
            "Cô giáo chủ nhiệm khen em Quân: “Cả lớp thi đua học tập, em là tấm gương”. Em đạt danh hiệu học sinh giỏi "
            "bốn năm liền, từng được nhà trường tặng giấy khen. Điểm chuẩn công bố trước ngày 20/6.",
        ),
        (
            "Đại hội Hội Cựu chiến binh xã Châu Phú nhiệm kỳ 2025 - 2030",
            "Ngày 20/10, Hội Cựu chiến binh xã tổ chức đại hội đại biểu.\n\nPhong trào “Cựu chiến binh gương mẫu” được "
            "duy trì, 95% hội viên đạt danh hiệu gương mẫu. Đại hội bầu Ban Chấp hành 15 đồng chí.\n\nDịp này, 5 cá nhân "
            "được tặng giấy khen.",
        ),
        (
            "Đội tuyển Vovinam đứng nhì toàn đoàn",
            "Đội tuyển giành 4 huy chương vàng tại giải vô địch quốc gia.\n\n"
            "Với thành tích xuất sắc này, các vận động viên sẽ được khen thưởng.",
        ),
        (
            "Ngân hàng nhận giải thưởng Ngân hàng số xuất sắc",
            "Ngân hàng vừa được tạp chí quốc tế vinh danh.\n\nNgân hàng từng đón nhận Huân chương Lao động hạng Nhì.",
        ),
        (
            "Trao Huy hiệu Đảng cho đảng viên lão thành",
            "Đảng ủy phường trao Huy hiệu Đảng cho 12 đảng viên.\n\nÔng A 60 năm tuổi Đảng, bà B 55 năm tuổi Đảng.",
        ),
        (
            "Thầy trò trường làng thi đua chào mừng ngày 20/11",
            "Học sinh lớp 3A thi đua giành nhiều điểm 10 tặng thầy cô.\n\nCô chủ nhiệm khen các em.",
        ),
        ("Thăm, tặng quà Mẹ Việt Nam anh hùng", "Đoàn công tác thăm Mẹ Việt Nam anh hùng nhân ngày 27/7."),
        ("Vĩnh biệt nhạc sĩ", "Nhạc sĩ từng được trao Giải thưởng Nhà nước đã qua đời, hưởng thọ 88 tuổi."),
        ("Các hãng hàng không thi đua giảm giá", "Dịp hè, các hãng thi đua tung vé rẻ."),
        (
            "Xã Pá Hu đặt mục tiêu giảm 40 hộ nghèo",
            "HĐND xã thông qua nghị quyết năm 2027.\n\nXã phấn đấu 90% hộ đạt danh hiệu Gia đình văn hóa, tất cả các bản "
            "giữ vững danh hiệu Bản văn hóa.\n\nXã sẽ mở 6 km đường.",
        ),
        (
            "Sở Nội vụ có tân Phó Giám đốc",
            "Chiều nay, tỉnh công bố quyết định bổ nhiệm.\n\nÔng Hà Văn Tú giữ chức Phó Giám đốc Sở, phụ trách công tác "
            "thi đua, khen thưởng; trước đó ông là Trưởng Ban Thi đua - Khen thưởng tỉnh.",
        ),
        (
            "Giá tôm tăng",
            "Giá tôm tại ao tăng 5%.\n\nCông ty Minh Phú, nơi từng được Chủ tịch UBND tỉnh tặng Bằng khen, thu mua hết.",
        ),
    ],
)
def test_passing_mentions_medals_and_prizes_are_not_the_subject(title: str, text: str) -> None:
    assert not judge(title, text).relevant


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Hội nghị Cụm thi đua số 3", "Cụm thi đua số 3 sơ kết 6 tháng.\n\nCác đơn vị trao đổi kinh nghiệm."),
        (
            "Anh hùng Lao động cho Tập đoàn X",
            "Sáng nay, Chủ tịch nước trao tặng danh hiệu Anh hùng Lao động cho Tập đoàn X.",
        ),
        ("Hướng dẫn xét tặng Huy chương Thanh niên xung phong vẻ vang", "Hồ sơ nộp tại UBND xã."),
        (
            "Thượng úy công an cứu người được khen thưởng",
            "Chủ tịch UBND tỉnh ký quyết định tặng Bằng khen cho Thượng úy Lê Văn C.",
        ),
        (
            "Khen thưởng vận động viên dự ASIAD",
            "UBND tỉnh gặp mặt vận động viên, huấn luyện viên dự ASIAD.\n\nĐoàn mang về 3 huy chương vàng.\n\nTại đây, Chủ "
            "tịch UBND tỉnh tặng Bằng khen cho 9 vận động viên, 2 huấn luyện viên.",
        ),
        ("Tập huấn Luật Thi đua, khen thưởng năm 2022", "Sở Nội vụ tổ chức lớp tập huấn cho cán bộ xã."),
    ],
)
def test_movements_awards_bodies_and_the_law_are_the_subject(title: str, text: str) -> None:
    assert judge(title, text).relevant


def test_a_portrait_is_told_by_the_many_words_of_the_subject_in_its_body() -> None:
    story = (
        "Chị Lan không phô trương thành tích.\n\n"
        + FILLER
        + "\n\nHơn 10 năm học và làm theo Bác, chị hưởng ứng phong trào "
        "thi đua lao động sáng tạo, là tấm gương của đơn vị, nhiều năm là Chiến sĩ thi đua cơ sở, được nhận bằng khen của "
        "Bộ trưởng Bộ Quốc phòng và được biểu dương là điển hình tiên tiến."
    )
    found = judge("Sống đẹp từ những điều giản dị", story)
    assert found.relevant
    assert any(term.term == "(many different terms)" for term in found.matched)


def test_decomposed_and_upper_case_text_is_judged_the_same() -> None:
    title, text = "Phát động phong trào thi đua", "Ký kết giao ước thi đua, khen thưởng."
    score = judge(title, text).score
    assert judge(unicodedata.normalize("NFD", title), unicodedata.normalize("NFD", text)).score == score
    assert judge(title.upper(), text.upper()).score == score


def test_no_text_is_too_odd_to_judge() -> None:
    for text in ("", " ", "\n", "\u0301", "thi đua " * 20000):
        assert 0 <= judge(None, text).score <= 1


def test_the_labelled_texts_are_judged_as_they_are_labelled() -> None:
    cases = relevance_cases()
    found = score([judge(case.title, case.text).relevant for case in cases], [case.relevant for case in cases])
    assert found.f1 >= 0.985
    assert found.natural >= 0.98


@pytest.mark.parametrize(
    "text",
    [
        "Hạt trưởng cho biết 12 kiểm lâm viên được Chủ tịch UBND tỉnh tặng Bằng khen.",
        "Bằng khen của Chủ tịch UBND tỉnh Nghệ An: 7 vận động viên và 2 huấn luyện viên.",
        "10 nhà vườn nhận Giấy khen trong ngày hội.",
    ],
)
def test_an_award_for_counted_people_weighs_whichever_comes_first(text: str) -> None:
    assert any(term.term == "(an award for some)" for term in judge("Tin trong ngày", text).matched)


def test_every_weight_in_use_is_of_something_that_can_be_seen() -> None:
    known = expected_weights().keys()
    assert fitted_weights().keys() == known
