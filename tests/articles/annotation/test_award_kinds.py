"""Ways in which reports of 2026 state an award that earlier rules did not read. One promise each."""

from __future__ import annotations

import pytest

from articles.annotation import annotate
from articles.annotation.numbers import parse_words
from articles.models import AwardMention


def awards(text: str) -> list[AwardMention]:
    return list(annotate(None, text, province="lao-cai").awards)


def received(text: str) -> list[list[tuple[int | None, str]]]:
    return [[(r.n, r.type) for r in award.recipients] for award in awards(text)]


@pytest.mark.parametrize(
    "table",
    [
        "Hình thức | Tập thể | Cá nhân\n\nBằng khen của Chủ tịch UBND tỉnh | 1 | 2\n\nLao động tiên tiến | | 96",
        "| Hình thức | Số tập thể | Số cá nhân |\n| Bằng khen của Chủ tịch UBND tỉnh | 01 | 02 |\n| Lao động tiên tiến | | 96 |",
    ],
)
def test_a_tables_columns_count_recipients(table: str) -> None:
    assert received(table) == [[(1, "tập thể"), (2, "cá nhân")], [(96, "cá nhân")]]


def test_parts_that_add_up_stand_for_their_total() -> None:
    assert received("Phường tuyên dương 28 gương, gồm 21 cá nhân và 7 tập thể.") == [[(21, "cá nhân"), (7, "tập thể")]]
    assert received("Xã tặng Giấy khen cho 30 cá nhân, trong đó có 9 cán bộ, 8 giáo viên.")[0] == [(30, "cá nhân")]
    alike = "Tỉnh truy tặng danh hiệu Bà mẹ Việt Nam anh hùng cho 21 mẹ (1 mẹ còn sống, 20 mẹ được truy tặng)."
    assert received(alike) == [[(21, "mẹ")]]


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("mười lăm", 15),
        ("ba mươi ba", 33),
        ("năm mươi", 50),
        ("chín", 9),
        ("hai mươi mốt", 21),
        ("năm", 5),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("hai trăm mười", 210),
        ("một nghìn hai trăm ba mươi tư", 1234),
    ],
)
def test_numbers_in_words_are_read_whole(words: str, n: int) -> None:
    assert parse_words(words) == n
    assert received(f"{words.capitalize()} giáo viên được tặng Giấy khen.") == [[(n, "giáo viên")]]


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        (
            "Ông Sùng A Pó, Chủ tịch UBND xã Tả Phìn, ký Quyết định số 41/QĐ-UBND khen thưởng 2 cá nhân.",
            "Chủ tịch UBND xã Tả Phìn",
        ),
        ("Ông Hồ Văn Chiến vừa nhận Giấy khen cùng 3 triệu đồng của UBND xã.", "UBND xã"),
        ("Xã đón nhận danh hiệu Anh hùng Lao động thời kỳ đổi mới do Chủ tịch nước phong tặng.", "Chủ tịch nước"),
        ("Hội đồng Thi đua - Khen thưởng xã thống nhất công nhận 6 công chức đạt Chiến sĩ thi đua cơ sở.", None),
        ("204 hộ được Chủ tịch UBND các xã, phường tặng Giấy khen.", None),
        ("Chủ tịch UBND tỉnh Lào Cai có Thư khen gửi tập thể Công an xã.", "Chủ tịch UBND tỉnh Lào Cai"),
        ("Trung ương Hội Nông dân Việt Nam tặng Kỷ niệm chương cho 15 cán bộ hội.", "Trung ương Hội Nông dân Việt Nam"),
    ],
)
def test_who_gives_is_read_where_it_stands(text: str, giver: str | None) -> None:
    [award] = awards(text)
    assert award.giver == giver


def test_each_of_two_decisions_holds_for_its_own_award() -> None:
    text = (
        "Ông đọc các quyết định: số 118/QĐ-BCA của Bộ trưởng Bộ Công an tặng Bằng khen 2 tập thể; "
        "số 77/QĐ-UBND của Chủ tịch UBND tỉnh tặng Bằng khen 3 tập thể."
    )
    assert [award.decision for award in awards(text)] == ["118/QĐ-BCA", "77/QĐ-UBND"]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ gặp mặt 78 chiến sĩ thi đua toàn quốc qua các thời kỳ.",
        "Phó Chủ tịch nước gắn Huân chương lên lá cờ truyền thống.",
    ],
)
def test_who_holds_an_award_or_what_it_is_pinned_to_is_no_award(text: str) -> None:
    assert awards(text) == []


def test_a_title_that_says_who_receives_is_no_second_award() -> None:
    [award] = awards("Chủ tịch UBND phường tặng Giấy khen cho 36 gia đình văn hóa tiêu biểu.")
    assert award.id == "giay-khen"


def test_a_secretarys_name_is_no_place_of_the_committee() -> None:
    people = annotate(None, "Phó Bí thư Thường trực Thành ủy Đồng Văn Thanh trao hoa.").people
    assert [(person.name, person.roles) for person in people] == [
        ("Đồng Văn Thanh", ("Phó Bí thư Thường trực Thành ủy",))
    ]
