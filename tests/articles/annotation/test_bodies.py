"""Every rule on heads that name no one body leaves out one of its sample."""

from __future__ import annotations

import pytest

from articles.annotation import annotate
from articles.annotation.bodies import BODY_REFUSALS, BodyRefusal, refused_by
from articles.annotation.reading import read


@pytest.mark.parametrize("rule", BODY_REFUSALS, ids=lambda rule: rule.name)
def test_every_rule_on_heads_that_are_no_body_refuses_one_of_its_sample(rule: BodyRefusal) -> None:
    reading = read(rule.sample)
    assert rule in [refused_by(reading, hit) for hit in reading.longest("body")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("UBND TP.HCM họp báo.", "UBND TP.HCM"),
        ("UBND TP.Thủ Đức họp báo.", "UBND TP.Thủ Đức"),
        ("UBND P.Bến Thành họp báo.", "UBND P.Bến Thành"),
        ("Công an Q.1 họp báo.", "Công an Q.1"),
        ("Liên minh Hợp tác xã tỉnh họp báo.", "Liên minh Hợp tác xã tỉnh"),
        ("Bộ Tư lệnh Vùng 4 họp báo.", "Bộ Tư lệnh Vùng 4"),
        ("Ban An toàn giao thông tỉnh Tây Ninh họp báo.", "Ban An toàn giao thông tỉnh Tây Ninh"),
        ("Kiểm toán Nhà nước khu vực VII họp báo.", "Kiểm toán Nhà nước khu vực VII"),
        ("Hội Hữu nghị Việt Nam - Nhật Bản họp báo.", "Hội Hữu nghị Việt Nam - Nhật Bản"),
        ("CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN", "UBND XÃ"),
    ],
)
def test_a_body_ends_where_its_place_does(text: str, quote: str) -> None:
    assert [body.quote for body in annotate(None, text).bodies] == [quote]
