"""Places in texts: where a name ends, which unit it is, and what is left open."""

from __future__ import annotations

import unicodedata
from datetime import date as Date

import pytest

from articles.annotation import annotate
from articles.annotation.places import SETTLING_RULES, SettlingRule
from articles.models import Annotations, PlaceMention
from articles.places import Place, find_by_name, place_of, places

IN_2026 = Date(2026, 3, 2)
IN_2024 = Date(2024, 3, 4)


def of(text: str, *, day: Date | None = IN_2026, province: str | None = None) -> Annotations:
    return annotate(None, text, province=province, published_on=day)


def place_ids(text: str, *, day: Date | None = IN_2026, province: str | None = None) -> list[str | None]:
    return [place.id for place in of(text, day=day, province=province).places]


def only_place(text: str, *, day: Date | None = IN_2026, province: str | None = None) -> PlaceMention:
    (place,) = of(text, day=day, province=province).places
    return place


def test_the_gazetteer_has_every_unit_of_both_eras() -> None:
    counted = {(era, level): 0 for era in ("current", "former") for level in ("province", "district", "commune")}
    for code in {(place.era, place.level, place.code) for place in places()}:
        counted[code[:2]] += 1
    assert counted == {
        ("current", "province"): 34,
        ("current", "district"): 0,
        ("current", "commune"): 3321,
        ("former", "province"): 63,
        ("former", "district"): 696,
        ("former", "commune"): 10035,
    }


def test_every_former_unit_says_what_it_became_and_every_unit_lies_in_a_province_of_today() -> None:
    today = {place.code for place in places() if (place.era, place.level) == ("current", "commune")}
    for place in places():
        assert place.province_now
        if place.level != "province" and place.era == "former":
            assert place.became
            assert set(place.became) <= today
            assert place.partly <= set(place.became)


@pytest.mark.parametrize(
    ("code", "last_day", "first_day", "name"),
    [
        ("75", Date(2026, 4, 29), Date(2026, 4, 30), "Đồng Nai"),
        ("22", Date(2026, 8, 31), Date(2026, 9, 1), "Quảng Ninh"),
        ("24", Date(2026, 9, 19), Date(2026, 9, 20), "Bắc Ninh"),
    ],
)
def test_a_province_is_called_a_city_from_the_day_of_its_resolution_on(
    code: str, last_day: Date, first_day: Date, name: str
) -> None:
    assert place_of("current", "province", code, last_day).name == f"tỉnh {name}"
    assert place_of("current", "province", code, first_day).name == f"thành phố {name}"
    text = f"Sở Nội vụ khen thưởng 5 tập thể ở {name}."
    (before,), (after,) = of(text, day=last_day).bodies, of(text, day=first_day).bodies
    assert before.name == f"Sở Nội vụ tỉnh {name}"
    assert after.name == f"Sở Nội vụ thành phố {name}"
    assert only_place(f"tại {name}", day=last_day).name == f"tỉnh {name}"
    assert only_place(f"tại {name}", day=first_day).name == f"thành phố {name}"


@pytest.mark.parametrize(
    ("text", "body", "person"),
    [
        ("Chủ tịch UBND xã Mường La Lê Văn Hùng trao Giấy khen.", "UBND xã Mường La", "Lê Văn Hùng"),
        ("Chủ tịch UBND phường Ngọc Hà Nguyễn Thị Hoa trao Giấy khen.", "UBND phường Ngọc Hà", "Nguyễn Thị Hoa"),
        ("Chủ tịch UBND phường Ngọc Hà Lò Ngọc Tuấn trao Giấy khen.", "UBND phường Ngọc Hà", "Lò Ngọc Tuấn"),
        ("Chủ tịch UBND xã Quang Bình Dương Thanh Cường trao Giấy khen.", "UBND xã Quang Bình", "Dương Thanh Cường"),
        ("Chủ tịch UBND xã Si Ma Cai Giàng A Páo trao Giấy khen.", "UBND xã Si Ma Cai", "Giàng A Páo"),
        ("Bí thư Huyện ủy Mường La Trần Văn Nam trao Giấy khen.", "Huyện ủy Mường La", "Trần Văn Nam"),
    ],
)
def test_a_name_ends_where_the_gazetteer_says(text: str, body: str, person: str) -> None:
    for written in (text, unicodedata.normalize("NFD", text)):
        found = of(written)
        assert [b.name for b in found.bodies] == [body]
        assert [p.name for p in found.people] == [person]
    assert of(text).provinces == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("các xã Mường La, Chiềng Lao và phường Tô Hiệu", ["xã Mường La", "xã Chiềng Lao", "phường Tô Hiệu"]),
        ("Phường 5, Quận 3", ["phường 5", "quận 3"]),
        ("xã Bảo Lâm 4 và phường 2 Bảo Lộc", ["xã Bảo Lâm 4", "phường 2 Bảo Lộc"]),
        ("UBND TP. Hồ Chí Minh", ["thành phố Hồ Chí Minh"]),
        ("XÃ MƯỜNG LA", ["xã Mường La"]),
        ("đặc khu Trường Sa, đặc khu Hoàng Sa", ["đặc khu Trường Sa", "đặc khu Hoàng Sa"]),
        ("phường Văn Miếu – Quốc Tử Giám", ["phường Văn Miếu - Quốc Tử Giám"]),
    ],
)
def test_places_are_read_however_they_are_written(text: str, names: list[str]) -> None:
    assert [place.name for place in of(f"Lễ phát động tại {text} diễn ra sáng 5/3.").places] == names


def test_spelling_kin_find_each_other() -> None:
    assert place_ids("xã Quí Sơn", day=IN_2024) == place_ids("xã Quý Sơn", day=IN_2024)
    assert find_by_name("Đắc Lắc") == find_by_name("Đắk Lắk")
    assert {place.code for place in find_by_name("muong la")} == {"03808", "120"}
    assert [place.code for place in find_by_name("xã Mường La")] == ["03808"]


def test_what_stands_beside_a_shared_name_settles_it() -> None:
    shared = of("Lễ phát động tại xã Tân Thành.").places[0]
    assert shared.id is None
    assert len(shared.candidates) > 1
    for written in ("xã Tân Thành, tỉnh Đồng Tháp", "xã Tân Thành (Đồng Tháp)", "xã Tân Thành thuộc tỉnh Lâm Đồng"):
        settled = of(f"Lễ phát động tại {written}.").places[0]
        assert settled.id is not None or len(settled.candidates) > 1
        assert settled.province_now == of(written).provinces[0].now
    assert only_place("Lễ phát động tại xã Tân Thành.", province="lam-dong").province_now == "lam-dong"


def test_a_stated_province_is_never_contradicted() -> None:
    place = of("Lễ phát động tại xã Mường La, tỉnh Cà Mau.").places[0]
    assert place.id is None
    assert place.province_now == "ca-mau"


def test_the_day_decides_which_era_a_name_is_of() -> None:
    assert only_place("xã Mường Bú", day=IN_2024).era == "former"
    now = only_place("xã Mường Bú", day=IN_2026)
    assert (now.era, now.now) == ("current", (now.id,))
    district = only_place("huyện Mèo Vạc", day=IN_2024)
    assert (district.level, district.province_now) == ("district", "tuyen-quang")
    assert all(isinstance(code, str) for code in district.now)


def test_a_unit_that_one_province_alone_has_gives_the_article_its_province() -> None:
    (body,) = of("Sở Nội vụ khen thưởng 3 tập thể ở phường Thủ Dầu Một.").bodies
    assert body.name == "Sở Nội vụ thành phố Hồ Chí Minh"


def test_names_that_only_look_like_others_are_not_taken_for_them() -> None:
    found = of("Đoàn viên xã Đoàn Kết và người dân phường Trần Phú, đường Lê Lợi, Trường THPT Phan Đình Phùng.")
    assert found.bodies == ()
    assert found.people == ()
    assert of("huyện Quảng Ninh (Quảng Bình)", day=IN_2024).provinces[0].id == "quang-binh"
    assert len(of("huyện Quảng Ninh (Quảng Bình)", day=IN_2024).provinces) == 1


def test_a_commune_that_became_a_ward_after_the_table_was_made_is_known_by_either_type() -> None:
    name = next(
        p.short_name for p in places() if (p.era, p.level, p.type, p.parent) == ("current", "commune", "xã", "75")
    )
    assert only_place(f"phường {name}, Đồng Nai".partition(",")[0], day=Date(2026, 5, 4), province="dong-nai").id


def test_every_place_of_today_is_found_by_its_bare_name() -> None:
    for place in places():
        if place.era == "current" and place.level == "commune":
            assert any(isinstance(found, Place) and found.code == place.code for found in find_by_name(place.name))


@pytest.mark.parametrize("rule", SETTLING_RULES, ids=lambda rule: rule.name)
def test_every_settling_rule_settles_its_own_sample(rule: SettlingRule) -> None:
    found = of(rule.sample)
    assert rule.name in [fired.rule for fired in found.rules if fired.field == "places"]
