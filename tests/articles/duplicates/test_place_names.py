"""Forms filled in again for another place are other reports; copies keep the places that they name."""

from __future__ import annotations

import pytest

from articles.duplicates import compare

REPORT = (
    "Sáng {day}/11, UBND {place} tổ chức hội nghị tổng kết phong trào thi đua yêu nước năm 2025, triển khai nhiệm vụ "
    "năm 2026. Dịp này, Chủ tịch UBND đã tặng Giấy khen cho {n} tập thể và {m} cá nhân có thành tích xuất sắc trong "
    "phong trào thi đua yêu nước năm 2025."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tỉnh Trà Vinh", "tỉnh Gia Lai"),
        ("xã Tân Lập", "xã Mường La"),
        ("phường Bảo Vinh, tỉnh Đồng Nai", "phường Long Bình, tỉnh Đồng Nai"),
        ("huyện Đức Trọng", "huyện Bảo Lâm"),
        ("tỉnh Lạng Sơn", "tỉnh Bà Rịa - Vũng Tàu"),
    ],
)
def test_a_form_filled_in_for_another_place_is_another_report(one: str, other: str) -> None:
    a = REPORT.format(place=one, day=12, n=20, m=35)
    b = REPORT.format(place=other, day=12, n=20, m=35)
    found = compare(a, b)
    assert found.kind is None
    assert "places" in found.why


@pytest.mark.parametrize("change", [" Tin từ Hà Nội.", " Xã hội ghi nhận các đóng góp này.", ""])
def test_a_copy_that_adds_a_place_or_none_stays_a_copy(change: str) -> None:
    original = REPORT.format(place="xã Tân Lập, tỉnh Sơn La", day=12, n=20, m=35)
    assert compare(original, original.replace("Sáng ", "Ngày ") + change).kind == "near"


def test_a_copy_that_names_no_place_any_more_stays_a_copy() -> None:
    original = REPORT.format(place="tỉnh Trà Vinh", day=12, n=20, m=35)
    assert compare(original, original.replace("UBND tỉnh Trà Vinh", "Tỉnh")).kind == "near"


def test_a_shorter_copy_that_names_a_place_which_the_other_does_not_stays_a_copy() -> None:
    named = REPORT.format(place="tỉnh Trà Vinh", day=12, n=20, m=35)
    assert compare(named, named.replace("UBND tỉnh Trà Vinh", "Ủy ban nhân dân của cả tỉnh nhà")).kind == "near"


LONG_FORM = (
    "Sáng 26/2, Sở Y tế tỉnh {place} gặp mặt kỷ niệm Ngày Thầy thuốc. Năm 2025, ngành khám cho {a} lượt người, điều trị "
    "nội trú {b} lượt, công suất giường bệnh đạt {c}%, bao phủ bảo hiểm y tế {d}% dân số. Nhiều kỹ thuật {skill} đã được "
    "triển khai, nhiều bác sĩ trẻ được cử đi học ở các trung tâm lớn, các trạm y tế được sửa chữa và có thêm thiết bị. "
    "Phong trào đổi mới phong cách, thái độ phục vụ của cán bộ y tế hướng tới sự hài lòng của người bệnh được các đơn vị "
    "hưởng ứng, {praise}. Dịp này, Chủ tịch UBND tỉnh tặng Bằng khen cho {e} tập thể, {f} cá nhân có thành tích xuất sắc "
    "trong phong trào thi đua và công tác phòng, chống dịch; đề nghị ngành tiếp tục thực hiện tốt y đức, giữ vững an "
    "toàn người bệnh và đẩy mạnh bệnh án điện tử ở mọi tuyến trong năm tới."
)


def test_other_places_and_many_other_figures_make_a_long_form_another_report() -> None:
    one = {"place": "Lào Cai", "a": 520, "b": 87, "c": 103, "d": 95, "e": 9, "f": 22}
    other = {"place": "Gia Lai", "a": 410, "b": 61, "c": 97, "d": 94, "e": 6, "f": 14}
    first = LONG_FORM.format(**one, skill="ghép thận, ghép giác mạc", praise="đường dây nóng ít phản ánh hơn")
    second = LONG_FORM.format(**other, skill="can thiệp mạch vành", praise="thời gian chờ khám ngắn dần")
    copy = LONG_FORM.format(**one, skill="can thiệp mạch vành", praise="thời gian chờ khám ngắn dần")
    assert compare(first, second).kind is None
    assert compare(first, copy).kind == "near"


def test_a_part_of_last_years_form_is_another_report() -> None:
    one = REPORT.format(place="xã Mường La", day=12, n=20, m=35)
    last_year = (
        one.replace("2026", "2025").replace("năm 2025, triển", "năm 2024, triển").replace("nước năm 2025", "nước")
    )
    this_year = one.replace("năm 2025, triển khai nhiệm vụ", "để triển khai nhiệm vụ").replace("nước năm 2025", "nước")
    assert compare(this_year, last_year).kind is None
    assert compare(one, this_year).kind == "near"
