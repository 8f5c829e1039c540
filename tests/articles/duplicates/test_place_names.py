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
