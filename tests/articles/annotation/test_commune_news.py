"""What news of communes taught: bodies, names, numbers and awards that were read wrongly."""

from __future__ import annotations

from datetime import date as Date

import pytest

from articles.annotation import annotate
from articles.models import Annotations


def of(text: str) -> Annotations:
    return annotate(None, text, published_on=Date(2026, 6, 1))


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Anh là cán bộ Công an xã Lũng Cú.", [("cong-an", "Công an xã Lũng Cú")]),
        ("Hải quan khu vực VI mở cửa.", [("hai-quan", "Hải quan khu vực VI")]),
        ("Kho bạc khu vực XI họp.", [("kho-bac", "Kho bạc khu vực XI")]),
        ("Viện kiểm sát khu vực 7 truy tố.", [("vien-kiem-sat", "Viện kiểm sát khu vực 7")]),
        ("Tòa án nhân dân khu vực 3 tuyên án.", [("toa-an", "Tòa án nhân dân khu vực 3")]),
        ("Thuế cơ sở 4 thu vượt dự toán.", [("thue", "Thuế cơ sở 4")]),
        ("Ban Chỉ huy Phòng thủ khu vực 2 diễn tập.", [("quan-su", "Ban Chỉ huy Phòng thủ khu vực 2")]),
        ("Đảng ủy UBND tỉnh ra nghị quyết.", [("dang-uy-ubnd-tinh", "Đảng ủy UBND tỉnh")]),
        ("Ban Thường vụ Đảng ủy yêu cầu làm ngay.", [("dang-uy", "Ban Thường vụ Đảng ủy")]),
        ("Ban Xây dựng Đảng nhận đỡ đầu một tổ.", [("ban-xay-dung-dang", "Ban Xây dựng Đảng")]),
    ],
)
def test_bodies_since_2025_are_named_with_their_numbers(text: str, bodies: list[tuple[str, str]]) -> None:
    assert [(body.id, body.quote) for body in of(text).bodies] == bodies


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        ("Sở Nông nghiệp và Môi trường Nghệ An công bố số điện thoại.", ["nghe-an"]),
        ("Đã chấm xong. Đoàn Khánh Hòa đề nghị bớt tiêu chí.", ["khanh-hoa"]),
        ("Ông Đoàn Hà Nam dự.", []),
        ("Cụ là cựu chiến sĩ Điện Biên.", []),
    ],
)
def test_a_market_a_delegation_and_a_battle_are_told_apart(text: str, provinces: list[str]) -> None:
    assert [province.id for province in of(text).provinces] == provinces


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Bí thư Đảng ủy phường Phan Thị Cẩm Tú nói.", [("Phan Thị Cẩm Tú", ("Bí thư Đảng ủy phường",))]),
        ("Ông Chu Quang Huy làm Trưởng Phòng Kinh tế xã.", [("Chu Quang Huy", ("Trưởng Phòng Kinh tế xã",))]),
        ("Trưởng bản Vàng A Chỉnh phân trần.", [("Vàng A Chỉnh", ("Trưởng bản",))]),
        ("Đồng chí Hoàng Minh Phú Chủ tịch UBND xã dự.", [("Hoàng Minh Phú", ("Chủ tịch UBND xã",))]),
        (
            "Bí thư Đảng ủy xã Lê Ngọc Hân và Chủ tịch UBND xã Bùi Quốc Trung cùng dự.",
            [("Lê Ngọc Hân", ("Bí thư Đảng ủy xã",)), ("Bùi Quốc Trung", ("Chủ tịch UBND xã",))],
        ),
        ("Ông Mai Chí Công - Trưởng Phòng Kinh tế xã - kể.", [("Mai Chí Công", ("Trưởng Phòng Kinh tế xã",))]),
        ("Hồ Suối Các sáng chủ nhật rộn tiếng trống.", []),
        ("Tại phố đi bộ Nguyễn Huệ, nhạc sĩ Đào Trọng Nhân tặng hoa.", [("Đào Trọng Nhân", ())]),
    ],
)
def test_names_and_roles_end_where_they_end(text: str, people: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(person.name, person.roles) for person in of(text).people] == people


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Anh lao ra giữa sóng cấp 8 cứu 9 thuyền viên.", [(9, "thuyền viên", None)]),
        ("Tổ dân phố 8 vận động 34 hộ.", [(34, "hộ", None)]),
        ("Rút ngắn tiến độ 45 ngày. 213 hộ bị ảnh hưởng.", [(213, "hộ", None)]),
        ("Trong số 17 đơn vị, đơn vị ấy có điểm cao nhất.", [(17, "đơn vị", None)]),
        ("Độ mặn 5,2‰, tăng 1,1‰.", [(5.2, "‰", None), (1.1, "‰", None)]),
        ("Bản trồng 70 chậu lan, năm 2025 đón 38 đoàn.", [(70, "chậu", None), (38, "đoàn", "2025")]),
        ("Chị cùng 9 đồng nghiệp lập sổ.", [(9, "đồng nghiệp", None)]),
    ],
)
def test_numbers_in_names_count_nothing_and_others_do(text: str, figures: list[tuple[float, str, str | None]]) -> None:
    assert [(figure.value, figure.unit, figure.as_of) for figure in of(text).statistics] == figures


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ban Thi đua – Khen thưởng tỉnh đã thẩm định 239 hồ sơ.", "hồ sơ"),
        ("Sở Văn hóa, Thể thao và Du lịch tiếp nhận 86 hiện vật.", "hiện vật"),
        ("Ông Huỳnh Văn Sáu, Chủ tịch UBND xã, cho biết 4 cầu cần xây mới.", "cầu cần xây mới"),
    ],
)
def test_what_a_figure_counts_is_never_cut_inside_a_name(text: str, what: str) -> None:
    assert [figure.what for figure in of(text).statistics] == [what]


def test_forged_certificates_are_no_awards_and_a_signer_gives() -> None:
    assert of("Công an thu 58 phôi giấy khen; chủ quán bán giấy khen giả, làm giả bằng cấp, giấy khen.").awards == ()
    [award] = of("Theo Quyết định số 318/QĐ-UBND do Chủ tịch UBND phường ký, 4 thanh niên được tặng Giấy khen.").awards
    assert (award.giver, award.decision) == ("Chủ tịch UBND phường", "318/QĐ-UBND")
