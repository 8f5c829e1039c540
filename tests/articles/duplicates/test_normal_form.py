"""The form in which texts are compared: what of a text counts, and what two spellings share."""

from __future__ import annotations

import numpy as np
import pytest

from articles.duplicates import comparison_syllables
from articles.duplicates.normal_form import are_among, listed_syllables
from tests.articles.duplicates.synthetic import syllables


def are_equal(one: str, other: str) -> bool:
    return np.array_equal(comparison_syllables(one), comparison_syllables(other))


@pytest.mark.parametrize(
    "written",
    [
        "HÒA BÌNH TRAO THƯỞNG ĐỒNG THÁP NĂM 2024",
        "Hoà Bình trao thưởng Đồng Tháp năm 2024",
        "Hòa Bình: “trao thưởng” – Đồng Tháp, năm 2024!",
        "Hòa\u00a0Bình trao\tthưởng   Đồng Tháp năm 2024",
        "Hòa Bình trao th\u00adưởng Đồng Tháp năm 2024",
        "Hòa Bình trao th\u200bưởng Đồng Tháp năm 2024\ufeff",
        "Ho\u0300a Bi\u0300nh trao thưởng Đồng Tháp năm 2024",
        "Hòa Bình trao thưởng \u00d0ồng Tháp năm 2024",  # the Icelandic letter, as old fonts were converted
        "Hòa Bình\ntrao thưởng\n\n\nĐồng Tháp năm 2024\n",
    ],
)
def test_spellings_of_one_text_are_one(written: str) -> None:
    assert are_equal("Hòa Bình trao thưởng Đồng Tháp năm 2024", written)


@pytest.mark.parametrize(
    "written",
    [
        "Hoa Bình trao thưởng Đồng Tháp năm 2024",
        "Hòa Bình trao thưởng Đông Tháp năm 2024",
        "Hòa Bình trao thưởng Đồng Tháp năm 2025",
        "Hòa Bình trao thưởng năm 2024 Đồng Tháp",
    ],
)
def test_another_tone_letter_figure_or_order_is_another_text(written: str) -> None:
    assert not are_equal("Hòa Bình trao thưởng Đồng Tháp năm 2024", written)


@pytest.mark.parametrize(
    "dateline",
    ["Lamdongtv.vn- ", "BTĐKT - ", "(Baohatinh.vn) - ", "(QNO) ", "TTXVN – ", " (TTXVN) — ", ""],
)
def test_an_agency_before_the_first_sentence_is_left_out(dateline: str) -> None:
    first, second = "Sáng nay, tỉnh tổ chức hội nghị.", "TTXVN - Tin từ Hà Nội."
    assert are_equal(f"{dateline}{first}\n{second}", f"{first}\n{second}")
    assert not are_equal(f"{dateline}{first}\n{second}", first)


@pytest.mark.parametrize("dateline", ["Hà Nội - ", "Báo.vn ", "Năm 2024 - ", "(Ảnh) ghi tại: "])
def test_a_place_or_word_before_the_first_sentence_is_kept(dateline: str) -> None:
    assert not are_equal("Sáng nay, tỉnh tổ chức hội nghị.", f"{dateline}Sáng nay, tỉnh tổ chức hội nghị.")


def test_a_syllable_with_a_digit_is_a_figure_by_its_number() -> None:
    assert [int(n) & 1 for n in comparison_syllables("Quyết định 438 và khóa XIII ngày 2a ² tháng")] == [
        *(0, 0, 1, 0, 0, 0, 0, 1, 1, 0)
    ]


@pytest.mark.parametrize(
    ("length", "others", "is_kept"),
    [
        (6, 60, False),
        (7, 60, True),
        (6, 59, True),  # a short text is compared whole
        (1, 200, False),
    ],
)
def test_short_lines_of_a_long_text_are_furniture(length: int, others: int, is_kept: bool) -> None:
    text, line = " ".join(syllables(others)), " ".join(syllables(length, start=300))
    for whole in (f"{text}\n{line}", f"{line}\n{text}", f"{text}\n{line}\n"):
        assert len(comparison_syllables(whole)) == others + (length if is_kept else 0)


def test_paragraphs_of_any_length_have_all_their_syllables_in_order() -> None:
    words = syllables(300)
    short = "\n".join(" ".join(words[n : n + 10]) for n in range(0, 300, 10))
    assert are_equal(" ".join(words), short)
    assert len(comparison_syllables(short)) == 300
    assert len(comparison_syllables("")) == len(comparison_syllables("\n– \n")) == 0


def test_a_list_of_words_is_a_sorted_set_in_which_syllables_are_found() -> None:
    known = listed_syllables("nguyễn trần lê trần")
    assert len(known) == 3
    assert known.tolist() == sorted(known.tolist())
    names = comparison_syllables("Lê và Trần cùng NGUYỄN ạ ơi ừ ê")
    assert are_among(names, known).tolist() == [True, False, True, False, True, False, False, False, False]
