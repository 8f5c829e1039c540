"""A story does not chain: near texts stand round one, and a part joins one whole."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations
from typing import Literal

import pytest

from articles.duplicates import Tie, cluster_texts, compare, group_members
from evaluation.duplicates.bridges import add_bridges
from evaluation.duplicates.texts import Maker, make_set


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
    assert stories("wpr", [tie("p", "w", "contained"), tie("r", "p", "contained")]) == {"wp", "r"}


def test_circles_of_parts_end() -> None:
    ties = [tie("a", "b", "contained"), tie("b", "c", "contained"), tie("c", "a", "contained")]
    assert sorted("".join(sorted(stories("abc", ties)))) == list("abc")


def test_short_texts_that_stand_in_many_others_join_none_of_them_in_any_order() -> None:
    maker = Maker(31)
    wholes = ["\n\n".join(maker.article()) for _ in range(10)]
    formula = " ".join(maker.sentence(25) + "." for _ in range(3))
    texts = [*((f"w{n}", f"{whole}\n\n{formula}") for n, whole in enumerate(wholes)), ("formula", formula)]
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        found = cluster_texts(texts)
        assert len({found[f"w{n}"] for n in range(10)}) == 10


def test_bridging_texts_leave_stories_apart() -> None:
    texts = add_bridges(make_set(1_500, seed=8), seed=9)
    found = cluster_texts((text.id, text.text) for text in texts)
    families: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        families[found[text.id]].add(text.family)
    assert max(map(len, families.values())) == 1


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
