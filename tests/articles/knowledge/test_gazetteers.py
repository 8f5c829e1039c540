"""The gazetteers: every wording is found in every spelling, and a broken file is refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.annotation.reading import Reading
from articles.gazetteer import Entry, KnowledgeError, build_automaton, entries_by_kind, read_entries
from articles.provinces import current_provinces, former_provinces, province_name, province_now
from articles.text import fold_aligned, fold_for_matching, fold_tones

KINDS = ("movement", "award", "body", "province", "term")
ENTRIES = [entry for kind in KINDS for entry in entries_by_kind()[kind]]  # type: ignore[index]

# Blanks on portals are often U+00A0; dashes and quotation marks differ by editor; tones stand on either vowel.
SPELLINGS: dict[str, Callable[[str], str]] = {
    "as written": lambda s: s,
    "decomposed": lambda s: unicodedata.normalize("NFD", s),
    "no-break spaces": lambda s: s.replace(" ", "\u00a0"),
    "two spaces": lambda s: s.replace(" ", "  "),
    "long dashes": lambda s: s.replace("-", "–"),
    "tones on the second vowel": lambda s: s if s.isupper() else fold_tones(s),
    "a zero-width space inside": lambda s: s[0] + "\u200b" + s[1:],
}
BY_CASE: dict[str, Callable[[str], str]] = {"upper case": str.upper, "lower case": str.lower}


def finds(entry: Entry, wording: str, *, short: bool) -> bool:
    text = f"Theo đó, {wording}, và nhiều nội dung khác."
    hits = Reading(text).hits.get(entry.kind, [])
    return any(hit.wording.entry is entry and hit.wording.short is short for hit in hits)


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_wording_is_found_in_every_spelling(kind: str, spelling: str) -> None:
    missed = [
        wording
        for entry in ENTRIES
        if entry.kind == kind
        for short, wordings in ((False, entry.wordings), (True, entry.short_forms))
        for wording in wordings
        if not finds(entry, SPELLINGS[spelling](wording), short=short)
    ]
    assert missed == []


@pytest.mark.parametrize("case", BY_CASE)
@pytest.mark.parametrize("kind", KINDS)
def test_letter_case_does_not_matter_but_for_abbreviations(kind: str, case: str) -> None:
    missed = []
    for entry in ENTRIES:
        for wording in entry.wordings if entry.kind == kind else ():
            abbreviation = wording.replace(" ", "").replace("-", "").replace(".", "").isupper() and len(wording) <= 10
            if not abbreviation and not finds(entry, BY_CASE[case](wording), short=False):
                missed.append(wording)
    assert missed == []


def test_no_wording_is_found_across_a_full_stop_or_inside_a_longer_word() -> None:
    hits = Reading("Họ tổ chức phong trào. Thi đua là việc khác; thi đuaa không là gì.").hits.get("term", [])
    assert [hit.wording.surface for hit in hits] == ["phong trào", "thi đua"]


def test_every_entry_says_where_it_is_from_and_how_sure() -> None:
    assert all(entry.source and entry.confidence in ("high", "medium", "low") for entry in ENTRIES)


def test_the_award_system_has_its_orders_with_classes() -> None:
    awards = {entry.id: entry for entry in entries_by_kind()["award"]}
    with_classes = {id_ for id_, entry in awards.items() if entry.details.get("classes")}
    assert {"huan-chuong-lao-dong", "hc-doc-lap", "hc-quan-cong", "hc-chien-cong", "hc-bao-ve-to-quoc"} <= with_classes
    assert "hc-sao-vang" in awards
    assert "hc-sao-vang" not in with_classes
    assert awards["bk-thu-tuong"].details["giver"] == "Thủ tướng Chính phủ"


def test_sixty_three_provinces_roll_up_to_thirty_four() -> None:
    assert len(former_provinces()) == 63
    assert len(current_provinces()) == 34
    assert {province.now for province in former_provinces().values()} == set(current_provinces())
    assert province_now("tra-vinh") == "vinh-long"
    assert province_name("tra-vinh") == "Trà Vinh"


def test_matching_folds_as_comparing_does() -> None:
    text = "“Hòa Bình” – Uỷ ban, kết quả ‘tốt’ Ðộc lập\u00a0tự do"
    assert fold_for_matching(text) == fold_aligned(text)


ENTRY = '[[movement]]\nid = "a"\nname = "Một"\nsource = "x"\nconfidence = "high"\n'


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (ENTRY + 'colour = "red"\n', "unknown key 'colour'"),
        (ENTRY + ENTRY, "the id 'a' is given twice"),
        (ENTRY.replace("[[movement]]", "[[prize]]"), "unknown section 'prize'"),
        (ENTRY.replace('source = "x"\n', ""), "'source' is missing"),
        (ENTRY.replace("high", "sure"), "'confidence' is one of"),
        (ENTRY + 'variants = [""]\n', "'variants' is a list of texts"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: str, complaint: str) -> None:
    file = tmp_path / "movements.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"movements\.toml") as caught:
        read_entries(file, "movement")
    assert complaint in str(caught.value)


def test_a_wording_that_two_entries_claim_is_refused() -> None:
    one = Entry(kind="movement", id="one", name="Dạy tốt - Học tốt", source="x")
    other = Entry(kind="award", id="other", name="x", variants=("dạy tốt, học tốt",), source="x")
    with pytest.raises(KnowledgeError, match=r"claimed by 'one' too"):
        build_automaton((one, other))
