"""A number with its own noun is evidence; dates, measures and the nouns of every report are none."""

from __future__ import annotations

import pytest

from articles.events.counted_nouns import counted_nouns
from articles.text import fold_for_matching


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổng cộng 43 tác phẩm được trao giải", {(43, "tác phẩm")}),
        ("Bảy nạn nhân bị dụ dỗ, 1.200 chiến sĩ tìm kiếm", {(7, "nạn nhân"), (1200, "chiến sĩ")}),
        ("Sáng 10/3, năm 2026, 12 năm công tác, 14 tỷ đồng, tăng 12 lần so với", set()),
        ("tặng Bằng khen cho 8 tập thể, 112 cá nhân và 3 đơn vị", set()),
        ("Quyết định số 12 của tỉnh; lớp 5 trường làng; một học sinh giỏi", set()),
        ("trong hai cuộc kháng chiến, chính quyền địa phương hai cấp trao 30 suất quà, ba mươi người", set()),
    ],
)
def test_only_numbers_with_a_noun_of_their_own_count(text: str, found: set[tuple[int, str]]) -> None:
    assert counted_nouns(fold_for_matching(text)) == found
