"""The five given articles, read as saved text, come out as their expected records state."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from articles.extraction import extract_text
from articles.text import normalise_line

SEEDS = Path(__file__).resolve().parents[2] / "fixtures" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))


@pytest.fixture(params=FILES, ids=[f.stem[:3] for f in FILES])
def seed(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_all_five_are_there_byte_for_byte() -> None:
    assert len(FILES) == 5
    for path in FILES:
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert hashlib.sha256(path.read_bytes()).hexdigest() == expected["sha256"]


def test_every_field_is_as_expected(seed: Path) -> None:
    expected = json.loads(seed.with_suffix(".json").read_text(encoding="utf-8"))
    found = extract_text(seed.read_text(encoding="utf-8"))
    assert found.title == expected["title"]
    assert found.section == expected["section"]
    assert (found.published_at.isoformat() if found.published_at else None) == expected["published_at"]
    assert found.published_precision == expected["published_precision"]
    assert found.published_raw == expected["published_raw"]
    assert list(found.authors) == expected["authors"]
    assert found.lead == expected["lead"]
    assert found.body.split("\n\n") == expected["body"]
    assert found.page_type == "article"
    assert found.language == "vi"


def test_captions_and_boilerplate_are_not_in_the_body(seed: Path) -> None:
    expected = json.loads(seed.with_suffix(".json").read_text(encoding="utf-8"))
    paragraphs = extract_text(seed.read_text(encoding="utf-8")).body.split("\n\n")
    assert not set(expected["captions"] + expected["boilerplate"]) & set(paragraphs)


def test_the_record_accounts_for_every_line(seed: Path) -> None:
    expected = json.loads(seed.with_suffix(".json").read_text(encoding="utf-8"))
    lines = [t for line in seed.read_text(encoding="utf-8").split("\n") if (t := normalise_line(line))]
    told = {*expected["body"], *expected["captions"], *expected["boilerplate"]}
    told |= {expected["title"], expected["published_raw"]}
    rest = [line for line in lines if line not in told]
    assert all(any(name in line for name in expected["authors"]) for line in rest)


def test_the_page_clock_of_the_third_seed_is_not_its_date() -> None:
    found = extract_text(next(f for f in FILES if f.stem.startswith("002")).read_text(encoding="utf-8"))
    assert found.published_at is not None
    assert found.published_at.year == 2022


TITLE = "Giám sát việc thực hiện phong trào thi đua “Vì người nghèo”"
RUNNING = [
    f"Đoạn {n}: phong trào thi đua đã thực sự trở thành phong trào sôi nổi, sâu rộng từ tỉnh đến cơ sở, thường xuyên được "
    "các cấp quan tâm chỉ đạo, góp phần hoàn thành các chỉ tiêu kinh tế - xã hội của địa phương trong những năm vừa qua."
    for n in (1, 2, 3)
]


def _text(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ((TITLE, "28/11/2022 | 20:05"), "2022-11-28T20:05:00+07:00"),
        (("Thứ ba, 31/10/2023 - 07:28", TITLE), "2023-10-31T07:28:00+07:00"),
        (("Trang chủ", "Thời sự", TITLE, "Cập nhật lúc 10:24 01/04/2025 (GMT+7)"), "2025-04-01T10:24:00+07:00"),
        (("Chủ nhật, 05/05/2024, 10:00 [GMT+7]", TITLE), None),
        (("Chủ nhật, ngày 5 tháng 5 năm 2024", TITLE, "28/11/2022"), "2022-11-28T00:00:00+07:00"),
        ((TITLE,), None),
    ],
)
def test_text_heads_of_other_shapes_are_read(head: tuple[str, ...], published: str | None) -> None:
    found = extract_text(_text(*head, *RUNNING))
    assert found.title == TITLE
    assert (found.published_at.isoformat() if found.published_at else None) == published
    assert found.body.split("\n\n") == RUNNING


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        (("BẢO NGUYÊN |", "Tin liên quan", "Khai mạc hội thi tay nghề giỏi"), ("BẢO NGUYÊN",)),
        (("Theo TTXVN", "Tin cùng chuyên mục", "Một tin khác đăng ngày 02/04/2025"), ("TTXVN",)),
        (("Tin, ảnh: Trần Cao", "4,988 lượt xem"), ("Trần Cao",)),
        (("Các tin khác", "Khai mạc hội thi tay nghề giỏi"), ()),
    ],
)
def test_text_tails_of_other_shapes_are_cut(tail: tuple[str, ...], authors: tuple[str, ...]) -> None:
    found = extract_text(_text(TITLE, "28/11/2022 | 20:05", *RUNNING, *tail))
    assert found.authors == authors
    assert found.body.split("\n\n") == RUNNING


def test_a_list_of_names_in_a_text_is_no_byline() -> None:
    found = extract_text(
        _text(TITLE, *RUNNING[:2], "Danh sách:", "- Ông Nguyễn Văn An", "- Bà Trần Thị Bình", RUNNING[2])
    )
    assert found.authors == ()
    assert found.body.endswith(RUNNING[2])


def test_names_under_a_colon_close_no_text() -> None:
    found = extract_text(_text(TITLE, *RUNNING, "Các cá nhân được tặng Bằng khen:", "Nguyễn Văn An", "Trần Thị Bình"))
    assert found.authors == ()
    assert found.body.endswith("Trần Thị Bình")
