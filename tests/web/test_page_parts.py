"""What pages are made of: words in both languages, marks that nest, charts, map, addresses. No store, no server."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.provinces import current_provinces
from articles.search.patterns import loose_pattern
from storage.search import Filters
from web import charts, links, marks
from web.map_tiles import ROWS, tiles
from web.words import WORDS, counted, shown_as_of, shown_month, shown_number, shown_time

TEMPLATES = sorted((Path(__file__).parents[2] / "web" / "templates").glob("*.html"))
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")


def test_both_languages_say_everything() -> None:
    assert WORDS["vi"].keys() == WORDS["en"].keys()
    assert all(word.strip() for words in WORDS.values() for word in words.values())
    for key, word in WORDS["vi"].items():
        assert set(re.findall(r"{\w+}", word)) == set(re.findall(r"{\w+}", WORDS["en"][key])), key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert VIETNAMESE.search(text) is None
    for key in re.findall(r"\bt\.([a-z_0-9]+)", text):
        assert key == "get" or key in WORDS["vi"], key
    assert "|safe" not in text.replace(" ", "")
    assert re.search(r"<script(?! src=\"/static/)|\son[a-z]+=|\sstyle=|<style", text) is None


def test_every_province_of_today_has_one_tile_and_rows_are_even() -> None:
    placed = [province for _, _, province in tiles()]
    assert sorted(placed) == sorted(current_provinces())
    assert len({len(row) for row in ROWS}) == 1


def test_the_map_keeps_north_above_south_and_the_sea_on_the_right() -> None:
    place = {province: (row, column) for row, column, province in tiles()}
    down = ["cao-bang", "ha-noi", "thanh-hoa", "nghe-an", "hue", "quang-ngai", "dak-lak", "ho-chi-minh", "ca-mau"]
    assert [place[p][0] for p in down] == sorted({place[p][0] for p in down})
    assert place["dien-bien"][1] < place["ha-noi"][1] < place["quang-ninh"][1]
    assert place["an-giang"][1] < place["khanh-hoa"][1]


TEXTS = st.text(alphabet="ab \n<>&‮é", max_size=60)


@given(TEXTS, st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=12))
def test_marks_that_nest_and_overlap_leave_the_text_as_it_is(text: str, spans: list[tuple[int, int]]) -> None:
    given_marks = [marks.Mark(start=a, end=b, kind="award", name=f"award-{n}") for n, (a, b) in enumerate(spans)]
    paragraphs = marks.marked_paragraphs(text, given_marks)
    assert "\n\n".join("".join(s.text for s in p) for p in paragraphs) == "\n\n".join(
        p for p in text.split("\n\n") if p
    )
    begun = [name for p in paragraphs for s in p for name in s.begins]
    assert len(begun) == len(set(begun))


def test_a_stretch_has_every_kind_that_covers_it() -> None:
    found = marks.marked_paragraphs(
        "abcdef",
        [
            marks.Mark(start=0, end=4, kind="award", name="award-0"),
            marks.Mark(start=2, end=6, kind="person", name="person-0"),
            marks.Mark(start=2, end=3, kind="body", name="body-0"),
        ],
    )
    assert [(s.text, s.kinds, s.begins) for s in found[0]] == [
        ("ab", ("award",), ("award-0",)),
        ("c", ("award", "person", "body"), ("person-0", "body-0")),
        ("d", ("award", "person"), ()),
        ("ef", ("person",), ()),
    ]


def test_a_value_above_nothing_is_drawn() -> None:
    found = charts.bars({"2023-01": 1, "2023-03": 1000}, ["2023-01", "2023-02", "2023-03"])
    assert [bar.height > 0 for bar in found] == [True, False, True]
    assert [bar.highest for bar in found] == [False, False, True]
    assert found[-1].labelled


def test_months_run_without_gaps_to_the_newest() -> None:
    assert charts.recent_months({"2022-11": 3, "2023-02": 1}, most=24) == ["2022-11", "2022-12", "2023-01", "2023-02"]
    assert charts.recent_months({"2019-01": 1, "2023-02": 1}, most=2) == ["2023-01", "2023-02"]
    assert charts.recent_months({}, most=5) == []


def test_shades_tell_none_from_few_and_few_from_many() -> None:
    assert charts.step(0, 40) == 0
    assert charts.step(1, 40) == 1
    assert charts.step(40, 40) == charts.STEPS
    assert charts.step(1, 1) < charts.step(9, 9)


def test_a_plot_wants_two_moments() -> None:
    assert charts.plot([(date(2023, 1, 1), 5.0), (date(2023, 1, 1), 6.0), (None, 9.0)]) is None
    found = charts.plot([(date(2023, 1, 1), 5.0), (None, 9.0), (date(2024, 1, 1), 10.0)])
    assert found is not None
    assert [(dot.x, dot.y, dot.index) for dot in found.dots] == [(0.0, 50.0, 0), (100.0, 0.0, 2)]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.vn", " http://a.vn", "", "http://a b", None]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert links.web_address(url) is None


def test_an_address_keeps_the_language_and_what_is_set() -> None:
    given_filters = links.parameters(Filters(query="thi đua", from_=date(2023, 10, 1), all_copies=True, limit=5))
    assert given_filters == {"q": "thi đua", "from": "2023-10-01", "all_copies": "true"}
    assert links.address("/search", {"q": "thi đua", "province": None}, lang="en") == "/search?q=thi+%C4%91ua&lang=en"
    assert links.address("/search") == "/search"


def test_numbers_and_times_are_written_as_the_language_does() -> None:
    assert shown_number(28700000000, "vi") == "28.700.000.000"
    assert shown_number(5.34, "vi") == "5,34"
    assert shown_number(1234.5, "en") == "1,234.5"
    assert counted(1, "story|stories", "en") == "1 story"
    assert counted(0, "story|stories", "en") == "0 stories"
    assert shown_time("2023-10-31T00:28:00+00:00") == "31/10/2023 07:28"
    assert [shown_as_of(value) for value in ("2022", "2022-12", "2022-12-31")] == ["2022", "12/2022", "31/12/2022"]
    assert shown_month(date(2023, 10, 1)) == shown_month("2023-10") == "10/2023"


def test_a_loose_pattern_finds_marked_letters_from_bare_ones_only() -> None:
    assert re.search(loose_pattern("ho ngheo"), "tỷ lệ Hộ nghèo", re.IGNORECASE)
    assert not re.search(loose_pattern("hộ"), "ho", re.IGNORECASE)
    assert re.search(loose_pattern("a.b"), "a.b")
    assert not re.search(loose_pattern("a.b"), "axb")
