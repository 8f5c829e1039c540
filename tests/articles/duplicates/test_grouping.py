"""A story does not chain: near texts group around one, and a part joins one whole."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations
from typing import Literal

import pytest

from articles.duplicates import Tie, compare, group_members


def tie(a: str, b: str, kind: Literal["exact", "near", "contained"] = "near", held: float = 0.9) -> Tie:
    return Tie(a=a, b=b, kind=kind, similarity=held / 2 if kind == "contained" else held, containment=held)


def stories(members: str, ties: list[Tie]) -> set[str]:
    """The stories as strings of one-letter members, the same from ties in any order."""
    found = set()
    for seed in range(5):
        random.Random(seed).shuffle(ties)
        groups: defaultdict[str, str] = defaultdict(str)
        for member, centre in group_members(list(members), ties).items():
            groups[centre] += member
        found.add(frozenset(groups.values()))
    assert len(found) == 1
    return set(found.pop())


def test_a_part_of_two_wholes_joins_the_one_that_holds_more_of_it() -> None:
    ties = [tie("p", "a", "contained", 0.95), tie("p", "b", "contained", 0.7)]
    assert stories("abp", ties) == {"ap", "b"}


def test_wholes_within_a_tenth_of_the_best_hold_a_part_equally_well() -> None:
    assert stories("abp", [tie("p", "a", "contained", 0.9), tie("p", "b", "contained", 0.8)]) == {"a", "b", "p"}
    assert stories("abp", [tie("p", "a", "contained", 0.9), tie("p", "b", "contained", 0.79)]) == {"ap", "b"}


def test_a_story_is_held_as_well_as_the_best_held_of_its_texts() -> None:
    held = [tie("p", "w", "contained", 0.95), tie("q", "w", "contained", 0.7), tie("p", "v", "contained", 0.8)]
    assert stories("vwpq", [tie("p", "q"), *held]) == {"v", "wpq"}


@pytest.mark.parametrize("wholes", ["ab", "abc"])
def test_a_text_that_stands_alike_in_unrelated_wholes_joins_none(wholes: str) -> None:
    assert stories(f"{wholes}p", [tie("p", whole, "contained") for whole in wholes]) == {*wholes, "p"}


def test_wholes_that_are_one_story_count_once() -> None:
    ties = [tie("a", "b"), tie("a", "c"), tie("b", "c"), *(tie("p", whole, "contained") for whole in "abc")]
    assert stories("abcp", ties) == {"abcp"}


def test_near_texts_are_near_the_centre_of_their_story_and_no_chain() -> None:
    chain = [tie(a, b) for a, b in zip("abcdefg", "bcdefgh", strict=False)]
    for story in stories("abcdefgh", chain):
        pairs = [pair for pair in combinations(story, 2) if abs(ord(pair[0]) - ord(pair[1])) > 2]
        assert not pairs


def test_parts_of_a_whole_that_share_nothing_meet_in_it_and_a_part_of_a_part_does_not_leave_it() -> None:
    ties = [tie(part, "w", "contained") for part in "pqr"] + [tie("r", "p", "contained", 1.0)]
    assert stories("wpqr", ties) == {"wpqr"}


def test_a_part_of_a_part_that_is_in_no_whole_stays_apart() -> None:
    ties = [tie("p", "w", "contained"), tie("r", "p", "contained")]
    assert stories("wpr", ties) == {"wp", "r"}
    assert stories("rpwde", [*ties, tie("d", "e", "contained")]) == {"r", "pw", "de"}


def test_circles_of_parts_end() -> None:
    ties = [tie("a", "b", "contained"), tie("b", "c", "contained"), tie("c", "a", "contained")]
    assert sorted("".join(sorted(stories("abc", ties)))) == list("abc")


FORM = (
    "Năm {year}, huyện {place} phát động {n} phong trào, khen thưởng {a} tập thể và {b} cá nhân, chi {c} triệu đồng. "
    "Hội đồng thi đua khen thưởng huyện đã chỉ đạo các xã, thị trấn bám sát nhiệm vụ chính trị, đổi mới cách làm, coi "
    "trọng việc phát hiện, bồi dưỡng và nhân rộng điển hình tiên tiến, tạo khí thế sôi nổi trong nhân dân."
)


def test_neither_of_two_texts_of_one_length_is_a_part_of_the_other() -> None:
    words = [f"tiếng{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(160)]
    one, other = words[:95], words[:58] + words[110:152]
    found = compare(" ".join(one), " ".join(other))
    assert (found.kind, found.containment > 0.6, found.similarity < 0.6) == (None, True, True)
    assert compare(" ".join(words[:60]), " ".join(words)).kind == "contained"


@pytest.mark.parametrize("year", [2019, 2021])
def test_a_form_filled_in_with_other_figures_is_another_report(year: int) -> None:
    one = FORM.format(year=2020, place="Tuy Phước", n=12, a=45, b=210, c=340)
    other = FORM.format(year=year, place="Tuy Phước", n=15, a=51, b=198, c=415)
    assert compare(one, other).kind is None
    assert compare(one, one.replace("đã chỉ đạo", "chỉ đạo").replace("210", "211")).kind == "near"


def test_a_story_stands_round_the_text_that_most_are_near_then_nearest_then_first() -> None:
    hub = [tie("a", other) for other in "bcd"]
    assert group_members("dcba", hub) == dict.fromkeys("abcd", "a")
    closer = [tie("a", "b", held=0.7), tie("b", "c", held=0.7), tie("c", "d", held=0.9)]
    assert group_members("abcd", closer) == {"a": "a", "b": "c", "c": "c", "d": "c"}
    assert group_members("ab", [tie("a", "b")]) == {"a": "a", "b": "a"}
    assert group_members("ba", [tie("a", "b")]) == {"a": "b", "b": "b"}


def two_stories() -> list[Tie]:
    return [*(tie("b", other) for other in "acd"), *(tie("f", other) for other in "eg")]


def test_stories_that_touch_keep_their_own_centres() -> None:
    found = group_members("abcdefg", [*two_stories(), tie("d", "e", held=0.7)])
    assert found == {**dict.fromkeys("abcd", "b"), **dict.fromkeys("efg", "f")}


def test_wholes_that_touch_are_related_and_a_part_of_both_joins_the_better_one() -> None:
    parts = [tie("p", "b", "contained", 0.9), tie("p", "f", "contained", 0.95)]
    assert stories("abcdefgp", [*two_stories(), *parts]) == {"abcd", "efg", "p"}
    assert stories("abcdefgp", [*two_stories(), *parts, tie("d", "e", held=0.7)]) == {"abcd", "efgp"}


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        ("", {"abcde"}),
        ("d", {"abc", "de"}),
        ("e", {"abcd", "e"}),
    ],
)
def test_texts_near_a_member_alone_are_compared_with_the_centre_once(refused: str, expected: set[str]) -> None:
    chain = [tie(a, b) for a, b in zip("abcd", "bcde", strict=True)]
    compared: list[tuple[str, str]] = []

    def verify(centre: str, other: str) -> bool:
        compared.append((centre, other))
        return other not in refused

    groups: defaultdict[str, str] = defaultdict(str)
    for member, centre in group_members("abcde", chain, verify=verify).items():
        groups[centre] += member
    assert set(groups.values()) == expected
    assert {centre for centre, other in compared if other in "de"} == {"b"}
    assert len(compared) == len(set(compared))


def test_a_text_that_two_members_are_near_is_compared_once() -> None:
    ties = [*(tie("a", other) for other in "bcd"), tie("b", "x"), tie("c", "x")]
    compared: list[tuple[str, str]] = []

    def verify(centre: str, other: str) -> bool:
        compared.append((centre, other))
        return False

    assert group_members("abcdx", ties, verify=verify) == {**dict.fromkeys("abcd", "a"), "x": "x"}
    assert compared == [("a", "x")]


@pytest.mark.parametrize(("members", "whole"), [("abcdefgp", "b"), ("pgfedcba", "f")])
def test_of_wholes_that_hold_a_part_equally_well_the_first_one_is_joined(members: str, whole: str) -> None:
    parts = [tie("p", "b", "contained"), tie("p", "f", "contained")]
    assert group_members(members, [*two_stories(), tie("d", "e", held=0.7), *parts])["p"] == whole


@pytest.mark.parametrize("members", ["abw", "wba", "bwa"])
def test_a_part_of_a_part_joins_the_whole_in_any_order_of_members(members: str) -> None:
    ties = [tie("a", "b", "contained", 1.0), tie("a", "w", "contained"), tie("b", "w", "contained")]
    assert group_members(members, ties) == {"a": "w", "b": "w", "w": "w"}
