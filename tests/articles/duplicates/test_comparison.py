"""What makes two texts one story: the common part, its order, figures, people and places; each limit from both sides."""

from __future__ import annotations

import pytest

from articles.duplicates import Comparison, compare
from tests.articles.duplicates.synthetic import rewritten, scattered, syllables


def compared(one: list[str], other: list[str]) -> Comparison:
    """The result, which does not depend on which text comes first."""
    found = compare(" ".join(one), " ".join(other))
    assert compare(" ".join(other), " ".join(one)) == found
    return found


def test_texts_that_differ_in_case_and_tone_marks_alone_are_equal() -> None:
    found = compare("Hoà Bình trao thưởng cho tập thể", "HÒA BÌNH trao thưởng, cho tập thể.")
    assert found == Comparison(kind="exact", similarity=1.0, containment=1.0, why="the texts are equal")


@pytest.mark.parametrize(("length", "kind"), [(19, None), (20, "near")])
def test_texts_below_twenty_syllables_are_one_only_if_they_are_equal(length: int, kind: str | None) -> None:
    words = syllables(length)
    changed = [*words[:-1], "khác"]
    found = compared(words, changed)
    assert found.kind == kind
    assert (found.similarity, found.containment) == ((0.0, 0.0) if kind is None else (0.95, 0.95))
    assert compared(words, words).kind == "exact"


@pytest.mark.parametrize(
    ("length", "kept", "others", "kind"),
    [
        (100, 60, 40, "near"),
        (100, 59, 41, None),
        (100, 59, 26, None),  # 85 of 100: nearly of one length, so not a part
        (100, 59, 25, "contained"),
        (100, 60, 0, "near"),
        (100, 59, 0, "contained"),
        (100, 30, 20, "contained"),
        (100, 29, 21, None),
        (240, 60, 40, "contained"),
    ],
)
def test_the_common_part_decides_by_its_share_of_both_texts(length: int, kept: int, others: int, kind: str) -> None:
    long = syllables(length)
    short = long[:kept] + syllables(320)[320 - others :] if others else long[:kept]
    found = compared(short, long)
    assert found.kind == kind
    if found.containment:  # not worked out below the limit
        assert found.similarity == kept / length
        assert found.containment == kept / (kept + others)


def test_the_same_syllables_in_another_order_are_another_text() -> None:
    words = syllables(100)
    found = compared(words, words[50:] + words[:50])
    assert (found.kind, found.containment) == (None, 0.0)


@pytest.mark.parametrize(
    ("length", "run", "kind"),
    [
        (60, 31, "contained"),  # 29 of its 58 runs of three stand in the longer text
        (60, 30, None),
        (60, 60, "contained"),
        (79, 1, None),
        (80, 1, "contained"),  # two fifths of the longer text
    ],
)
def test_of_a_much_shorter_text_half_must_stand_in_the_longer_one_in_runs(length: int, run: int, kind: str) -> None:
    long = syllables(200)
    short = long[:run] + long[run + 1 :: 2][: length - run]
    short += long[-(length - len(short)) :] if len(short) < length else []
    assert len(short) == length
    found = compared(short, long)
    assert found.kind == kind
    assert kind is not None or "runs of 3" in found.why


def report(words: int, figures: list[str]) -> list[str]:
    return scattered(syllables(words), figures)


def figures(count: int, changed: int = 0) -> list[str]:
    return [*(f"9{n:02}" for n in range(changed)), *(f"1{n:02}" for n in range(changed, count))]


@pytest.mark.parametrize(
    ("words", "count", "changed", "kind"),
    [
        (100, 2, 2, "near"),  # two figures may be a day and a year
        (60, 3, 3, None),
        (40, 3, 3, "near"),  # in a short text a word changes as easily
        (100, 10, 3, "near"),
        (100, 10, 4, None),
        (200, 20, 5, "near"),  # less than three in ten
        (200, 20, 6, None),
        (100, 6, 5, None),
    ],
)
def test_a_form_filled_in_with_other_figures_is_another_report(words: int, count: int, changed: int, kind: str) -> None:
    one, other = report(words, figures(count)), report(words, figures(count, changed))
    found = compared([*one, "hết"], other)
    assert found.kind == kind
    assert kind is not None or "figures" in found.why


def test_an_editor_who_changes_words_as_often_as_figures_writes_a_copy() -> None:
    one = report(100, figures(10))
    changed = report(100, figures(10, 5))
    copy = rewritten(changed, range(1, 200, 4))
    assert compared([*one, "hết"], changed).kind is None
    assert compared([*one, "hết"], copy).kind == "near"


@pytest.mark.parametrize(("words", "kind"), [(9, None), (11, "near")])
def test_how_often_words_changed_decides_how_many_figures_may_have(words: int, kind: str | None) -> None:
    one = report(100, figures(10))
    other = scattered(rewritten(syllables(100), range(words)), figures(10, 7))
    assert compared([*one, "hết"], other).kind == kind


@pytest.mark.parametrize(("count", "changed", "kind"), [(10, 8, None), (6, 5, None), (5, 4, "near")])
def test_less_than_three_tenths_of_the_figures_in_common_are_two_reports_however_words_changed(
    count: int, changed: int, kind: str | None
) -> None:
    one = report(100, figures(count))
    found = compared([*one, "hết"], rewritten(report(100, figures(count, changed)), range(1, 200, 4)))
    said = f"{(count - changed) / count:.0%} of the shorter text's figures are in the other"
    assert (found.kind, found.why == said) == (kind, kind is None)


def test_of_a_text_of_figures_alone_no_word_says_how_often_an_editor_changes_them() -> None:
    one = ["tổng", *figures(19)]
    other = ["tổng", *figures(19, 6)[:6], *one[9:], *one[7:9]]
    assert compared(one, other).kind == "near"


def test_a_decree_that_is_named_often_is_one_figure_that_stayed() -> None:
    own = figures(4)
    one = report(100, [*own, *["438"] * 5])
    other = report(100, [*figures(4, 4), *["438"] * 5])
    assert compared([*one, "hết"], other).kind is None


PEOPLE = [
    f"{surname} {middle} {given}"
    for surname, middle in [
        ("Nguyễn", "Văn"),
        ("Trần", "Thị"),
        ("Lê", "Quang"),
        ("Phạm", "Ngọc"),
        ("Hoàng", "Đình"),
        ("Phan", "Thanh"),
    ]
    for given in "An Bình Cường Dũng Giang Hạnh Lan Nam Oanh Phúc".split()
]


def ceremony(people: list[str], *, words: int = 160, changed: int = 0) -> list[str]:
    return scattered(rewritten(syllables(words), range(changed)), people)


@pytest.mark.parametrize(
    ("count", "shared", "changed", "kind"),
    [
        (5, 0, 0, "near"),  # too few people to go by
        (6, 0, 0, None),
        (9, 1, 0, None),  # the chairman, who hands over both
        (9, 1, 30, None),
        (10, 2, 0, None),  # in a form that is the same word by word
        (10, 2, 30, "near"),
        (10, 3, 0, "near"),
    ],
)
def test_awards_in_one_form_to_other_people_are_two_reports(count: int, shared: int, changed: int, kind: str) -> None:
    one = ceremony(PEOPLE[:count])
    other = ceremony([*PEOPLE[:shared], *PEOPLE[20 : 20 + count - shared]], changed=changed)
    found = compared([*one, "hết"], other)
    assert found.kind == kind
    assert kind is not None or "people" in found.why


@pytest.mark.parametrize(
    ("count", "shared", "changed", "kind"),
    [
        (25, 3, 60, "near"),  # three in twenty-five is the limit itself
        (25, 3, 0, None),  # ... and few enough in a form
        (10, 2, 30, None),  # nine tenths of the other words
        (10, 2, 31, "near"),
    ],
)
def test_limits_of_shared_people_and_of_what_is_a_form(count: int, shared: int, changed: int, kind: str | None) -> None:
    one = ceremony(PEOPLE[:count], words=300)
    other = ceremony([*PEOPLE[:shared], *PEOPLE[30 : 30 + count - shared]], words=300, changed=changed)
    assert compared([*one, "hết"], other).kind == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Vũ Văn {}", None),
        ("Hồ Thị {}", None),
        ("Dương Minh {}", "near"),  # "biểu dương minh bạch": before "Văn" and "Thị" alone these are surnames
        ("Bùi Minh {}", None),
        ("Bà Minh {}", "near"),
    ],
)
def test_surnames_that_are_words_count_before_middle_names_alone(name: str, kind: str | None) -> None:
    given = "An Bình Cường Dũng Giang Hạnh Lan Nam Oanh Phúc Sinh Tâm Uyên Vinh".split()
    one, other = ([name.format(word) for word in given[start::2]] for start in (0, 1))
    assert compared([*ceremony(one), "hết"], ceremony(other)).kind == kind


def test_people_who_share_surname_and_given_name_are_two() -> None:
    given = "An Bình Cường Dũng Giang Hạnh Lan Nam Oanh Phúc".split()
    one, other = ([f"Nguyễn {middle} {word}" for word in given] for middle in ("Văn", "Thị"))
    assert compared([*ceremony(one), "hết"], ceremony(other)).kind is None


def test_a_person_who_is_named_twice_counts_once() -> None:
    five = [*PEOPLE[:5], *PEOPLE[:5]]
    assert compared([*ceremony(five), "hết"], ceremony([*PEOPLE[20:25], *PEOPLE[20:25]])).kind == "near"


@pytest.mark.parametrize(
    ("length", "changed", "kind"),
    [
        (100, 20, None),
        (149, 20, None),
        (150, 20, "near"),  # a long copy that was edited freely may have lost its places
        (200, 18, None),
        (200, 30, "near"),
    ],
)
def test_a_form_filled_in_for_another_place_is_another_report(length: int, changed: int, kind: str | None) -> None:
    text = syllables(length - 3)
    one, other = [*text, "tỉnh Gia Lai"], [*rewritten(text, range(changed)), "tỉnh Trà Vinh", "hết"]
    found = compared(one, other)
    assert found.kind == kind
    said = "the places that the shorter text names are not in the other, which names others"
    assert kind is not None or found.why == said


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (["Ngô Thị Mai", "Đinh Văn Yang", "Bùi Thị Hoa", "tỉnh Trà Vinh"], None),
        (["Nguyễn Văn Hùng", "Đinh Văn Yang", "Bùi Thị Hoa", "tỉnh Trà Vinh"], "near"),
        (["Ngô Thị Mai", "Đinh Văn Yang", "Bùi Thị Hoa", "tỉnh Gia Lai"], "near"),
    ],
)
def test_a_long_form_for_another_place_and_other_people_is_another_report(other: list[str], kind: str | None) -> None:
    text = syllables(240)
    one = [*text, "Nguyễn Văn Hùng", "Trần Thị Xuân", "Phạm Văn Nam", "tỉnh Gia Lai"]
    assert compared(one, [*rewritten(text, range(40)), *other]).kind == kind


def test_what_decided_is_named_with_its_measure() -> None:
    words = syllables(200)
    assert compared(words[:100], words[:30] + words[120:190]).why == (
        "less than 60% of the shorter text stands in the longer one"
    )
    assert compared(words[:100], words[:59] + words[120:150]).why == (
        "59% of the longer text stands in one of nearly its length"
    )
    assert compared(words[:70], words[:100]).why == "100% of the shorter text stands in the longer one, in order"
    assert compared(words[:19], words).why == "fewer than 20 syllables, not equal"
