"""Recipients that a report names beside their number, picks out of it or refers back to."""

from __future__ import annotations

from datetime import date

import pytest

from articles.events import AwardGiven, NamedRecipient, Report, ledger_of, read_report
from articles.models import Recipients


def rows_of(text: str) -> list[AwardGiven]:
    report = Report(key=0, title=None, text=text, published_on=date(2026, 3, 11), province="lao-cai")
    return ledger_of([read_report(report)])


@pytest.mark.parametrize(
    ("text", "counts", "names"),
    [
        (
            "Sáng 10/3, UBND tỉnh Lào Cai tặng Bằng khen cho 3 tập thể gồm Sở Y tế, Báo Lào Cai và Trường Chính trị "
            "tỉnh.",
            {3},
            {"Sở Y tế", "Báo Lào Cai", "Trường Chính trị tỉnh"},
        ),
        (
            "Sáng 10/3, tại lễ kỷ niệm, 2 nhà giáo được tặng danh hiệu Nhà giáo Ưu tú, gồm cô Lò Thị Mai và thầy "
            "Vàng A Sử.",
            {2},
            {"Lò Thị Mai", "Vàng A Sử"},
        ),
        (
            "Sáng 10/3, Công an tỉnh tổ chức lễ. Hai đơn vị gồm Công an xã Bát Xát và Phòng Cảnh sát hình sự nhận "
            "Giấy khen.",
            {2},
            {"Công an xã Bát Xát", "Phòng Cảnh sát hình sự"},
        ),
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh quyết định tặng Bằng khen cho 2 tập thể. Các đơn vị được tặng là Đồn Biên "
            "phòng Y Tý và Công an xã A Mú Sung.",
            {2},
            {"Đồn Biên phòng Y Tý", "Công an xã A Mú Sung"},
        ),
        (
            "Ngày 10/3, Thủ tướng tặng Bằng khen cho 12 tập thể và 9 cá nhân. Trong đó, Lào Cai có Bệnh viện Sản Nhi "
            "Lào Cai và bác sĩ Đỗ Thị Lan.",
            {12, 9},
            {"Bệnh viện Sản Nhi Lào Cai", "Đỗ Thị Lan"},
        ),
        (
            "Chiều 10/3, tỉnh tổ chức gặp mặt. Bà Giàng Thị Dở, nghệ nhân thêu, một trong 8 người được Chủ tịch UBND "
            "tỉnh tặng Bằng khen, kể chuyện nghề.",
            {8},
            {"Giàng Thị Dở"},
        ),
        (
            "Sáng 10/3, tỉnh tổ chức lễ truy tặng danh hiệu Bà mẹ Việt Nam Anh hùng cho 3 mẹ. Anh Lê Văn Tư, cháu nội "
            "mẹ Trần Thị Bưởi, lặng người.",
            {3},
            {"Trần Thị Bưởi"},
        ),
        (
            "Chiều 10/3, UBND xã Bảo Thắng tuyên dương anh Lù Văn Páo và anh Má Seo Chúng đã cứu người. Chủ tịch UBND "
            "xã tặng Giấy khen cho hai anh.",
            {2},
            {"Lù Văn Páo", "Má Seo Chúng"},
        ),
        (
            "Chiều 10/3, tỉnh gặp mặt em Thào A Lử và em Sùng Thị Xó. Cả hai nhận Bằng khen của Chủ tịch UBND tỉnh.",
            {2},
            {"Thào A Lử", "Sùng Thị Xó"},
        ),
        (
            "Chiều 10/3, tỉnh gặp mặt em Thào A Lử, em Sùng Thị Xó và em Lý Tả Mẩy. Cả hai nhận Bằng khen của Chủ tịch "
            "UBND tỉnh.",
            set(),
            set(),
        ),
        (
            "Chiều 10/3, tỉnh tuyên dương anh Lù Văn Páo. Dịp này, Tỉnh đoàn trao Huy hiệu “Tuổi trẻ dũng cảm” của "
            "Trung ương Đoàn tặng anh Páo.",
            set(),
            {"Lù Văn Páo"},
        ),
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh gửi thư khen cán bộ, chiến sĩ Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh đã giúp "
            "dân.",
            set(),
            {"Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh"},
        ),
    ],
)
def test_recipients_are_named_beside_their_number(text: str, counts: set[int], names: set[str]) -> None:
    [row] = rows_of(text)
    assert {r.n for r in row.recipients if isinstance(r, Recipients)} == counts
    assert {r.name for r in row.recipients if isinstance(r, NamedRecipient)} == names


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 10/3, Đoàn kiểm tra làm việc tại xã Bát Xát, nghe ý kiến về thẩm quyền tặng Giấy khen ở cơ sở.",
        "Ngày 10/3, Sở Nội vụ họp về quy trình tặng Bằng khen của Chủ tịch UBND tỉnh.",
    ],
)
def test_talk_of_who_may_give_an_award_gives_no_row(text: str) -> None:
    assert rows_of(text) == []


def test_what_a_launch_promises_is_not_given() -> None:
    text = "Ngày 10/3, UBND tỉnh phát động đợt thi đua. Kết thúc đợt, UBND tỉnh sẽ tặng Bằng khen cho 15 tập thể."
    assert rows_of(text) == []


def test_what_a_rule_pays_with_an_award_is_not_given() -> None:
    text = (
        "Nghị quyết áp dụng từ ngày 15/1/2026. Cá nhân được tặng Huân chương Sao vàng được thưởng thêm 46 lần mức lương cơ "
        "sở; Bằng khen của Chủ tịch UBND tỉnh 1,5 lần. Giấy khen của Chủ tịch UBND xã thưởng 0,3 lần."
    )
    assert rows_of(text) == []


def test_what_is_given_by_right_of_an_office_is_given() -> None:
    [row] = rows_of("Ngày 10/3, theo thẩm quyền, Chủ tịch UBND tỉnh tặng Bằng khen cho 3 tập thể.")
    assert row.recipients == (Recipients(n=3, type="tập thể"),)


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Chiều 10/3, Giám đốc Sở Y tế tặng Giấy khen cho 5 khoa tại buổi lễ.", "Giám đốc Sở Y tế tỉnh Lào Cai"),
        ("Chiều 10/3, Lào Cai có lễ. Tỉnh cũng tặng Cờ thi đua cho 12 đơn vị.", "UBND tỉnh Lào Cai"),
        ("Chiều 10/3, Lào Cai có lễ. Thành phố cũng tặng Cờ thi đua cho 12 đơn vị.", None),
        (
            "Chiều 10/3, Bộ Chỉ huy Quân sự tỉnh Lào Cai tổng kết phong trào. Dịp này, 9 cá nhân được Bộ Chỉ huy tặng "
            "Giấy khen.",
            "Bộ Chỉ huy Quân sự tỉnh Lào Cai",
        ),
        ("Trưa 10/3, Thứ trưởng Bộ Công an trao Thư khen cho Phòng Cảnh sát hình sự.", None),
        (
            "Sáng 10/3, Giám đốc Đại học Huế PGS.TS Lê Anh Phương trao Giấy khen cho 3 sinh viên.",
            "Giám đốc Đại học Huế",
        ),
        (
            "Sáng 10/3, chi nhánh tổ chức lễ. Hai cá nhân được tặng Bằng khen của Thống đốc.",
            "Thống đốc Ngân hàng Nhà nước",
        ),
    ],
)
def test_a_giver_is_named_with_its_province_only_where_it_is_that_provinces(text: str, giver: str | None) -> None:
    [row] = rows_of(text)
    assert row.giver == giver


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Sáng 10/3, Sở Y tế tổ chức lễ. Bác sĩ Lê Văn Út, Trung tâm Y tế Bắc Hà và bác sĩ Trần Thị Lê, Bệnh viện Đa "
            "khoa Sa Pa nhận Giấy khen của Giám đốc Sở Y tế.",
            {"Lê Văn Út", "Trần Thị Lê"},
        ),
        (
            "Sáng 10/3, Sở Y tế tổ chức lễ. Ông Lê Văn Út và Trung tâm Y tế Bắc Hà được tặng Giấy khen của Giám đốc Sở "
            "Y tế.",
            {"Lê Văn Út", "Trung tâm Y tế Bắc Hà"},
        ),
        (
            "Trưa 10/3, lãnh đạo Bộ Công an trao Thư khen cho Đội Cảnh sát chữa cháy khu vực 5, Công an tỉnh Lào Cai vì "
            "đã cứu 9 người.",
            {"Đội Cảnh sát chữa cháy khu vực 5"},
        ),
    ],
)
def test_where_somebody_works_receives_nothing(text: str, names: set[str]) -> None:
    assert {one.name for row in rows_of(text) for one in row.recipients if isinstance(one, NamedRecipient)} == names


def test_two_reports_that_name_one_recipient_count_others_of_one_award() -> None:
    lead = "Sáng 10/3, Công an tỉnh Lào Cai tổ chức lễ. "
    texts = (
        f"{lead}Hai đơn vị gồm Công an xã Bát Xát và Phòng Cảnh sát hình sự nhận Giấy khen của Giám đốc Công an tỉnh.",
        f"{lead}Giám đốc Công an tỉnh trao Giấy khen cho Phòng Cảnh sát hình sự. Giám đốc Công an tỉnh tặng Giấy khen "
        "cho 3 công dân.",
    )
    reports = [
        Report(key=key, title=None, text=text, published_on=date(2026, 3, 11), province="lao-cai")
        for key, text in enumerate(texts)
    ]
    [row] = ledger_of([read_report(report) for report in reports])
    assert {(r.n, r.type) for r in row.recipients if isinstance(r, Recipients)} == {(2, "đơn vị"), (3, "công dân")}
