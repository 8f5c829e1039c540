"""Clusters of whole sets: widely printed stories, awards in one form, texts that stand in many others or bridge two."""

from __future__ import annotations

import random
from collections import defaultdict

from articles.duplicates import cluster_texts, compare
from evaluation.duplicates.bridges import add_bridges
from evaluation.duplicates.texts import Maker, make_set
from tests.articles.duplicates.test_clustering import edited, text_of


def test_a_story_printed_by_a_hundred_and_more_sites_is_one_cluster_in_any_order() -> None:
    rng = random.Random(4)
    story, formula = text_of(rng), " ".join(text_of(rng, 60))
    copies = [(f"c{n}", edited(rng, story, 0.05) + " " + formula) for n in range(140)]
    others = [(f"o{n}", " ".join(text_of(rng)) + " " + formula) for n in range(140)]
    for seed in range(3):
        mixed = [*copies, *others]
        random.Random(seed).shuffle(mixed)
        found = cluster_texts(mixed)
        assert len({found[key] for key, _ in copies}) == 1
        assert len({found[key] for key, _ in others}) == 140


def test_bridging_texts_leave_stories_apart() -> None:
    texts = add_bridges(make_set(1_500, seed=8), seed=9)
    found = cluster_texts((text.id, text.text) for text in texts)
    families: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        families[found[text.id]].add(text.family)
    assert max(map(len, families.values())) == 1


def test_short_texts_that_stand_in_many_others_join_none_of_them_in_any_order() -> None:
    maker = Maker(31)
    wholes = ["\n\n".join(maker.article()) for _ in range(10)]
    formula = " ".join(maker.sentence(25) + "." for _ in range(3))
    texts = [*((f"w{n}", f"{whole}\n\n{formula}") for n, whole in enumerate(wholes)), ("formula", formula)]
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        found = cluster_texts(texts)
        assert len({found[f"w{n}"] for n in range(10)}) == 10


CEREMONY = (
    "Chiều {d}/{m}, Hội đồng Thi đua - Khen thưởng tỉnh tổ chức lễ trao Huân chương, Bằng khen của Thủ tướng Chính phủ "
    "cho các cá nhân có thành tích xuất sắc. Dự lễ có ông Lê Quang Minh, Chủ tịch Ủy ban nhân dân tỉnh. Theo đó, Chủ tịch "
    "nước tặng thưởng Huân chương Lao động hạng Ba cho các ông, bà: {a}, {b}, {c}; Thủ tướng Chính phủ tặng Bằng khen cho "
    "các ông, bà: {e}, {f}, {g}, {h}, {i}. Phát biểu tại buổi lễ, lãnh đạo tỉnh chúc mừng các cá nhân được khen thưởng, "
    "mong muốn các ông, bà tiếp tục phát huy thành tích, hoàn thành xuất sắc nhiệm vụ được giao, góp phần thực hiện thắng "
    "lợi các mục tiêu phát triển kinh tế - xã hội của địa phương. Thay mặt những người được khen thưởng, ông {a} bày tỏ "
    "niềm vinh dự và hứa tiếp tục nỗ lực thi đua lao động sáng tạo để xứng đáng với phần thưởng cao quý."
)
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô".split()


def ceremonies(count: int) -> list[str]:
    """Reports that differ only in their people, but for the chairman and one common name."""
    given = [f"{middle} {name}" for middle in ("Văn", "Thị") for name in "An Bình Cường Dũng Giang Hà Lan Nam".split()]
    people = [f"{surname} {name}" for surname in SURNAMES for name in given]
    rng = random.Random(20)
    rng.shuffle(people)
    reports = []
    for n in range(count):
        names = dict(zip("abcefghi", ["Nguyễn Văn Hùng", *people[n * 7 : n * 7 + 7]], strict=True))
        reports.append(CEREMONY.format(d=rng.randint(1, 28), m=rng.randint(1, 12), **names))
    return reports


def test_awards_in_one_form_to_other_people_are_two_and_a_reprint_of_one_is_its_copy() -> None:
    reports = ceremonies(12)
    # "trao tặng" for "tặng", an agency's dateline, a cut end: what editors do to a reprint.
    reprints = ["(TTXVN) - " + text.replace("tặng", "trao tặng").partition(" Thay mặt")[0] for text in reports]
    texts = [*((f"r{n}", text) for n, text in enumerate(reports)), *((f"p{n}", t) for n, t in enumerate(reprints))]
    found = cluster_texts(texts)
    assert [found[f"r{n}"] for n in range(12)] == [f"r{n}" for n in range(12)]
    assert [found[f"p{n}"] for n in range(12)] == [f"r{n}" for n in range(12)]


def test_a_copy_with_a_fifth_of_its_syllables_changed_is_one_whomever_it_names() -> None:
    rng = random.Random(21)
    found = 0
    for report in ceremonies(12):
        words = report.split()
        copy = " ".join(rng.choice("mới cũ to nhỏ xa gần".split()) if rng.random() < 0.2 else word for word in words)
        forward, back = compare(report, copy), compare(copy, report)
        assert forward == back, "which of two comes first decides nothing"
        found += forward.kind is not None
    assert found == 12
