"""Texts that occur in several unrelated ones, and forms that are filled in again: texts that must not join stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.duplicates.fingerprints import FORMULAS
from evaluation.duplicates.texts import Maker, Text

PLACES = (
    "Hoài Ân",
    "Vĩnh Thạnh",
    "Tuy Phước",
    "An Lão",
    "Phù Cát",
    "Tây Sơn",
    "Vân Canh",
    "Phù Mỹ",
    "Quy Nhơn",
    "An Nhơn",
    "Lộc Ninh",
    "Bù Đăng",
)
LEADERS = ("Võ Xuân Bách", "Đinh Công Thành", "Lê Thị Hòa", "Trần Đức Mạnh", "Phan Minh Tú", "Bùi Ngọc Ánh")


def add_bridges(texts: Sequence[Text], *, seed: int = 7) -> list[Text]:
    """The texts, some with passages of others put in, and these passages as short texts.

    Three kinds, each for about one text in twenty: sentences of a formula in ten unrelated articles and alone; a notice
    in four and alone; a paragraph of one article quoted by another and printed alone, which is a part of the first one.
    Then forms: the same report of twelve places and years, with other names and figures. A passage goes into an article
    with all its copies, as an article that quotes it is reprinted.
    """
    maker = Maker(seed)
    rng = maker.random
    families = sorted({text.family for text in texts if text.kind == "base"})
    rng.shuffle(families)
    added: dict[str, list[str]] = {}
    made: list[Text] = []

    def alone(passage: str, family: str, kind: str) -> None:
        made.append(
            Text(
                id=f"b{len(made):06d}",
                family=family,
                kind=kind,
                campaign=None,
                paragraphs=(passage,),
                site=rng.randrange(63),
            )
        )

    count = max(1, len(families) // 200)
    for number in range(count):
        formula = " ".join(maker.sentence(rng.randint(20, 30)) + "." for _ in range(3))
        for family in (families.pop() for _ in range(min(10, len(families)))):
            added.setdefault(family, []).append(formula)
        alone(formula, f"formula-{number}", "formula")
        notice = " ".join(maker.sentence(rng.randint(12, 20)) + "." for _ in range(4))
        for family in (families.pop() for _ in range(min(4, len(families)))):
            added.setdefault(family, []).append(notice)
        alone(notice, f"notice-{number}", "notice")
    bases = {text.family: text for text in texts if text.kind == "base"}
    for _ in range(4 * count):
        if len(families) < 2:
            break
        own, quoting = families.pop(), families.pop()
        passage = max(bases[own].paragraphs, key=len)
        added.setdefault(quoting, []).append(passage)
        alone(passage, own, "part")
    # Sentences of the field itself: a maker's invented words contain digits, and would be figures.
    lines = [line for line in FORMULAS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for number in range(count):
        decree = f"Thực hiện Quyết định số {rng.randint(100, 2000)}/QĐ-TTg ngày 15/3/2021 về giai đoạn 2021-2025."
        form = [" ".join((decree, *(f"{line}." for line in rng.sample(lines, 4)))) for _ in range(3)]
        for member in range(12):
            made.append(
                Text(
                    id=f"b{len(made):06d}",
                    family=f"form-{number}-{member}",
                    kind="form",
                    campaign=f"form-{number}",
                    paragraphs=tuple(_filled(maker, paragraph, member) for paragraph in form),
                    site=rng.randrange(63),
                )
            )
    mixed = [replace(text, paragraphs=(*text.paragraphs, *added.get(text.family, ()))) for text in texts] + made
    rng.shuffle(mixed)
    return mixed


def _filled(maker: Maker, paragraph: str, member: int) -> str:
    """A paragraph of a form with a place, a leader and three figures of one year's report."""
    figures = (maker.random.randint(1_000, 99_999) for _ in range(3))
    spent, people, groups = figures
    return (
        f"Huyện {PLACES[member]} năm {2012 + member}: {paragraph} Chủ tịch {LEADERS[member % len(LEADERS)]} cho biết đã "
        f"khen thưởng {people} cá nhân, {groups} tập thể, chi {spent} triệu đồng."
    )
