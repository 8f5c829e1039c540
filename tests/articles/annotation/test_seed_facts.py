"""The five seed articles against what a reader finds in them.

A body may be named more often than listed; every mention found must be one of those listed, or one that the
contract counts as well ("any party, state or mass organisation named").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from articles.annotation import annotate
from articles.models import Annotations
from articles.printing import mention_record
from articles.relevance import judge
from articles.text import comparison_form, normalise_line

SEEDS = Path(__file__).parents[2] / "fixtures" / "seeds"
TW = "Ban Thi đua - Khen thưởng Trung ương"


@dataclass(frozen=True)
class Seed:
    """A seed article: the lines that are its body, and its facts."""

    file: str
    lines: tuple[int, ...]
    title: str | None
    movements: tuple[str, ...]
    provinces: tuple[str, ...]
    bodies: tuple[str, ...]
    also_bodies: tuple[str, ...] = ()
    awards: tuple[tuple[Any, ...], ...] = ()
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    statistics: tuple[tuple[Any, ...], ...] = ()
    """value, unit, qualifier, change, as of, place"""


LAM_DONG, TRA_VINH, THAI_BINH = "tỉnh Lâm Đồng", "tỉnh Trà Vinh", "tỉnh Thái Bình"
END_2022 = "2022-12-31"
ALL = (
    Seed(
        file="000_dc21248aee76ffeb.txt",
        lines=(6, 8, 11, 12, 15, 18),
        title="Giám sát thực hiện phong trào thi đua : “ Vì người nghèo” ở Lâm Đồng",
        movements=("vi-nguoi-ngheo",),
        provinces=("lam-dong",),
        bodies=(
            "Ban thi đua khen thưởng Trung ương",
            "Hội đồng đồng thi đua khen thưởng tỉnh Lâm Đồng",
            "hội đồng thi đua khen thưởng tỉnh Lâm Đồng",
            "hội đồng thi đua khen thưởng tỉnh",
            "Sở nội vụ",
            "UBND tỉnh",
            "khối thi đua các doanh nghiệp",
        ),
        awards=(
            ("huan-chuong-lao-dong", 3, "chủ tịch nước", [(1, "cá nhân")]),
            ("bang-khen-ubnd-tinh", None, "ubnd tỉnh", [(10, "tập thể"), (12, "cá nhân"), (2, "hộ gia đình")]),
            (None, None, "cấp cơ sở", [(145, "tập thể"), (231, "cá nhân"), (5, "hộ gia đình")]),
        ),
        people={
            "Phạm Đức Toàn": ("Phó Trưởng Ban thi đua khen thưởng Trung ương", "trưởng đoàn"),
            "Đàm Minh Tuấn": (
                "Phó giám đốc Sở nội vụ",
                "phó chủ tịch hội đồng thi đua khen thưởng tỉnh Lâm Đồng",
            ),
        },
        statistics=(
            (5.34, "%", None, None, END_2022, LAM_DONG),
            (150, "đợt", "trên", None, None, LAM_DONG),
            (2, "địa phương cấp huyện", None, None, None, LAM_DONG),
            (4, "sở ngành", None, None, None, LAM_DONG),
            (3, "đơn vị", None, None, None, LAM_DONG),
        ),
    ),
    Seed(
        file="001_ed95d894b6b52846.txt",
        lines=(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        title=None,
        movements=("vi-nguoi-ngheo", "nong-thon-moi", "ha-tang-tiet-kiem", "dan-van-kheo", "hoc-tap-bac"),
        provinces=("tra-vinh",),
        bodies=(TW, "Ban Thường vụ Tỉnh ủy", "Đảng bộ tỉnh Trà Vinh"),
        also_bodies=("Tỉnh ủy", "HĐND tỉnh"),
        statistics=(
            (1.88, "%", None, None, END_2022, TRA_VINH),
            (1.68, "điểm %", None, "decrease", END_2022, TRA_VINH),
            (4803, "hộ", None, "decrease", END_2022, TRA_VINH),
            (3.5, "điểm %", None, "decrease", END_2022, TRA_VINH),
            (3240, "hộ", None, "decrease", END_2022, TRA_VINH),
        ),
    ),
    Seed(
        file="002_b154f00ac7231dcb.txt",
        lines=(6, 10, 16),
        title="Giám sát việc thực hiện phong trào thi đua “Vì người nghèo - không để ai bị bỏ lại phía sau”",
        movements=("vi-nguoi-ngheo",),
        provinces=("thai-binh",),
        bodies=(TW, "Hội đồng Thi đua - Khen thưởng tỉnh", "MTTQ", "Sở Nội vụ"),
        statistics=(
            (2.4, "%", None, None, None, THAI_BINH),
            (2.47, "%", None, None, None, THAI_BINH),
            (17000, "hộ", "hơn", None, None, THAI_BINH),
            (25100, "thẻ", "hơn", None, None, THAI_BINH),
            (28_700_000_000, "đồng", "trên", None, None, THAI_BINH),
            (417, "nhà", None, None, None, THAI_BINH),
            (190, "nhà", None, None, None, THAI_BINH),
            (8_000_000_000, "đồng", "trên", None, None, THAI_BINH),
        ),
    ),
    Seed(
        file="003_8dccd9bc44b5ea1f.txt",
        lines=(2, 8, 12),
        title=None,
        movements=("nong-thon-moi", "dan-van-kheo", "hoc-tap-bac", "doi-song-van-hoa"),
        provinces=(),
        bodies=(
            "Ban Pháp chế HĐND huyện",
            "Hội đồng thi đua khen thưởng huyện",
            "phòng Nội vụ huyện",
            "Uỷ ban nhân dân xã Cam Lâm",
            "Uỷ ban nhân huyện",
            "Uỷ ban nhân dân huyện",
        ),
        also_bodies=("phòng Nội vụ",),
        people={"Lê Thanh Toàn": ("Trưởng Ban Pháp chế HĐND huyện",)},
    ),
    Seed(
        file="004_b431aa206e275049.txt",
        lines=(3, 7, 9, 11, 13, 15, 17, 19, 23, 25, 27, 29, 31, 35, 37),
        title="Cụm các tỉnh trung du và miền núi phía Bắc: Thực hiện đồng bộ, quyết liệt, hiệu quả các phong trào thi đua",
        movements=("nong-thon-moi", "vi-nguoi-ngheo", "hoc-tap-bac"),
        provinces=("tuyen-quang", "bac-kan", "phu-tho", "thai-nguyen", "bac-giang", "hoa-binh"),
        bodies=(
            TW,
            "Hội đồng Thi đua - Khen thưởng Trung ương",
            "Cụm thi đua các tỉnh trung du và miền núi phía Bắc",
            "Cụm thi đua",
            "UBND tỉnh Bắc Kạn",
            "UBND tỉnh Tuyên Quang",
            "Sở Nội vụ",
            "Bộ Chính trị",
            "Thủ tướng Chính phủ",
        ),
        also_bodies=("Văn phòng UBND tỉnh",),
        people={
            "Phạm Đức Toàn": (
                "Ủy viên Hội đồng Thi đua - Khen thưởng Trung ương",
                "Phó Trưởng ban Ban Thi đua - Khen thưởng Trung ương",
            ),
            "Phạm Duy Hưng": ("Phó Chủ tịch UBND tỉnh Bắc Kạn", "Cụm trưởng Cụm thi đua"),
            "Hoàng Việt Phương": ("Phó Chủ tịch UBND tỉnh Tuyên Quang", "Cụm phó Cụm thi đua"),
        },
    ),
)


@lru_cache(maxsize=len(ALL))
def body(seed_file: str) -> str:
    seed = next(seed for seed in ALL if seed.file == seed_file)
    lines = (SEEDS / seed.file).read_text(encoding="utf-8").split("\n")
    return "\n\n".join(normalise_line(lines[i]) for i in seed.lines)


@lru_cache(maxsize=len(ALL))
def facts(seed_file: str) -> Annotations:
    seed = next(seed for seed in ALL if seed.file == seed_file)
    return annotate(seed.title, body(seed_file))


seeds = pytest.mark.parametrize("seed", ALL, ids=lambda seed: seed.file[:3])


@seeds
def test_it_is_relevant_with_and_without_its_title(seed: Seed) -> None:
    assert judge(seed.title, body(seed.file)).relevant
    assert judge(None, body(seed.file)).relevant


@seeds
def test_its_movements_are_found_and_no_other(seed: Seed) -> None:
    assert {mention.id for mention in facts(seed.file).movements} == set(seed.movements)


@seeds
def test_its_provinces_are_found_and_no_other(seed: Seed) -> None:
    assert {mention.id for mention in facts(seed.file).provinces} == set(seed.provinces)


@seeds
def test_its_bodies_are_found_and_no_other(seed: Seed) -> None:
    found = {comparison_form(mention.quote) for mention in facts(seed.file).bodies}
    listed = {comparison_form(name) for name in seed.bodies}
    assert listed <= found
    assert found <= listed | {comparison_form(name) for name in seed.also_bodies}


@seeds
def test_its_awards_are_found_and_no_other(seed: Seed) -> None:
    records = [mention_record(mention) for mention in facts(seed.file).awards]
    found = [
        (r["id"], r["class"], (r["giver"] or "").lower(), [(x["n"], x["type"]) for x in r["recipients"]])
        for r in records
    ]
    assert found == list(seed.awards)


@seeds
def test_its_people_are_found_with_their_roles_and_no_other(seed: Seed) -> None:
    first: dict[str, tuple[str, ...]] = {}
    for mention in facts(seed.file).people:
        first.setdefault(mention.name, mention.roles)
    assert first == seed.people


@seeds
def test_its_statistics_are_found_with_value_unit_and_moment_and_no_other(seed: Seed) -> None:
    found = [(m.value, m.unit, m.qualifier, m.change, m.as_of, m.place) for m in facts(seed.file).statistics]
    assert found == list(seed.statistics)


@seeds
def test_every_quote_stands_at_its_span(seed: Seed) -> None:
    text = body(seed.file)
    found = facts(seed.file)
    for mention in (
        *found.movements,
        *found.awards,
        *found.bodies,
        *found.provinces,
        *found.people,
        *found.statistics,
    ):
        assert text[mention.start : mention.end] == mention.quote
        assert mention.quote == mention.quote.strip()


def test_the_events_are_what_the_articles_report() -> None:
    events = {seed.file[:3]: facts(seed.file).event for seed in ALL}
    assert [(e.kind, e.date, e.place) for e in events.values() if e] == [
        ("monitoring", None, None),
        ("monitoring", "2023-09", "Trà Vinh"),
        ("monitoring", None, None),
        ("monitoring", None, None),
        ("review", None, "tỉnh Tuyên Quang"),
    ]
