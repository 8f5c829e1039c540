"""Each movement is its own: no wording of one begins another's name, not even where its text goes on."""

from __future__ import annotations

import pytest

from articles.annotation.movements import find_movements
from articles.annotation.reading import Reading
from articles.gazetteer import Entry, entries_by_kind, wording_key

MOVEMENTS = entries_by_kind()["movement"]


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda entry: entry.id)
def test_every_wording_of_a_movement_names_it_alone(movement: Entry) -> None:
    for wording in movement.wordings:
        found = find_movements(Reading(f"Tỉnh hưởng ứng phong trào “{wording}” trong năm 2026."))
        assert {mention.id for mention in found} == {movement.id}, wording


def test_no_variant_opens_the_name_of_another_movement() -> None:
    opened = [
        (movement.id, wording, other.id)
        for movement in MOVEMENTS
        for wording in movement.wordings
        for other in MOVEMENTS
        if other.id != movement.id
        for name in other.wordings
        if wording_key(name).startswith(f"{wording_key(wording)} ")
    ]
    assert opened == []


@pytest.mark.parametrize(
    "text",
    [
        "500 ngày đêm thi đua xây dựng thành phố Đồng Nai",
        "450 ngày đêm hoàn thành sân bay Long Thành",
        "phát triển kết cấu hạ tầng đồng bộ, hiện đại",
    ],
)
def test_a_stock_phrase_or_a_campaign_of_its_own_is_not_another_movement(text: str) -> None:
    found = find_movements(Reading(f"Tỉnh phát động phong trào thi đua {text}."))
    assert [mention.id for mention in found if mention.id] == []


@pytest.mark.parametrize(
    ("text", "movement"),
    [
        ("Quân đội chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", "quan-doi-vi-nguoi-ngheo"),
        ("Toàn quân chung sức xây dựng nông thôn mới", "quan-doi-nong-thon-moi"),
        ("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "doi-moi-chuyen-doi-so"),
        ("Cả nước thi đua đổi mới sáng tạo, chuyển đổi số", "doi-moi-chuyen-doi-so"),
        ("Kỷ luật nhất – Trung thành nhất – Gần dân nhất", "ba-nhat"),
    ],
)
def test_movements_that_were_taken_for_others_have_their_own_entry(text: str, movement: str) -> None:
    found = find_movements(Reading(f"Đơn vị thực hiện phong trào “{text}”."))
    assert [mention.id for mention in found] == [movement]
