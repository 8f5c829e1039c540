"""Accuracy of places, and of bodies, people and givers named with them: every unit in every pattern.

usage: python -m benchmarks.places.run [--misses N]

The units are the 3,321 communes of today and the 696 former districts, each on a day of its era; the people's names
begin in many families, those that are also a place's last syllable among them. A province counts if it alone has
the name. The time per text is that of the labelled articles; BEFORE is the time without the gazetteer of places.
"""

from __future__ import annotations

import argparse
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from articles.annotation import annotate
from articles.annotation.reading import read
from articles.models import Annotations
from articles.places import Place, place_of, places
from articles.text import fold_for_matching
from evaluation.annotation.labelled import labelled_articles

DAYS = {"current": Date(2026, 3, 2), "former": Date(2024, 3, 4)}
PEOPLE = (
    "Lê Văn Hùng", "Nguyễn Thị Hoa", "Dương Thanh Cường", "Hà Văn Tuấn", "Lò Ngọc Tuấn", "Giàng A Páo", "Kim Thị Sơn",
    "La Văn Nam", "Hồ Sỹ Bình", "Phạm Thị Thu Hà", "Vàng A Sử", "Trần Đình Bắc", "Đinh Thị Nga", "Thạch Sô Phi",
    "Quách Công Lâm", "Cao Bá Hưng", "Hoàng Minh Phú", "Đoàn Kết Nghĩa", "Mai Xuân Hòa", "Lưu Quang Vinh",
)  # fmt: skip
PATTERNS = {
    "head before": "Chủ tịch UBND {unit} {person} trao Giấy khen cho 12 tập thể.",
    "secretary": "Bí thư Đảng ủy {unit} {person} phát biểu; UBND {unit} tặng Giấy khen cho 3 tập thể.",
    "giver": "Theo bà {person}, UBND {unit} tặng Giấy khen cho 10 tập thể, 12 cá nhân.",
    "head after": "Ông {person}, Chủ tịch UBND {unit}, cho biết UBND {unit} đã tặng Giấy khen cho 5 hộ gia đình.",
    "owner": "Ông {person} được nhận Giấy khen của Chủ tịch UBND {unit}.",
    "capitals": "CHỦ TỊCH UBND {UNIT} {PERSON} TRAO GIẤY KHEN CHO 12 TẬP THỂ.",
    "decomposed": "Chủ tịch UBND {unit} {person} trao Giấy khen cho 12 tập thể.",
    "with province": "Chủ tịch UBND {unit}, {province} {person} trao Giấy khen cho 12 tập thể.",
    "in brackets": "Chủ tịch UBND {unit} ({short}) {person} trao Giấy khen cho 12 tập thể.",
    "bare": "Sáng 5/3, tại {unit}, đồng chí {person} dự lễ phát động; UBND {unit} tặng Giấy khen cho 7 cá nhân.",
    # Written after the ten above had been fixed, before the code ran on them.
    "passive": "12 tập thể được Chủ tịch UBND {unit} tặng Giấy khen, theo bà {person}.",
    "decision": "Theo Quyết định số 45/QĐ-UBND của Chủ tịch UBND {unit}, ông {person} được tặng Giấy khen.",
    "headline": "{Unit}: UBND {unit} tặng Giấy khen cho 8 cá nhân, bà {person} được nêu gương",
    "quoted": "“Ai cũng góp một tay”, {person}, Phó Chủ tịch UBND {unit}, nói khi UBND {unit} tặng Giấy khen cho 6 hộ.",
    "list of bodies": "Đảng ủy, HĐND và UBND {unit} gặp mặt ông {person}; UBND {unit} tặng Giấy khen cho 2 tập thể.",
    "table row": "UBND {unit} | tặng Giấy khen | 4 tập thể\nNgười ký: Chủ tịch {person}",
    "without comma": "Đồng chí {person} Chủ tịch UBND {unit} đã thay mặt UBND {unit} tặng Giấy khen cho 9 cá nhân.",
    "inhabitant": "Ông {person} (ngụ {unit}) nói UBND {unit} tặng Giấy khen cho 3 hộ gia đình là xứng đáng.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One sentence with what should be read from it."""

    pattern: str
    unit: Place
    person: str
    text: str
    alone: bool
    """Does one province alone have this name, so that the name decides?"""


def cases() -> Iterator[Case]:
    """Every unit in every pattern."""
    chosen = [p for p in places() if (p.era, p.level) in (("current", "commune"), ("former", "district"))]
    holding: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in chosen:
        holding[unit.era, fold_for_matching(unit.name)].add(unit.province_now)
    for i, unit in enumerate(chosen):
        province = place_of(unit.era, "province", unit.province, DAYS[unit.era])
        for j, (pattern, sentence) in enumerate(PATTERNS.items()):
            person = PEOPLE[(i + j) % len(PEOPLE)]
            names = {"unit": unit.name, "person": person, "province": province.name, "short": province.short_name}
            opening = unit.name[0].upper() + unit.name[1:]
            text = sentence.format(**names, UNIT=unit.name.upper(), Unit=opening, PERSON=person.upper())
            if pattern == "decomposed":
                text = unicodedata.normalize("NFD", text)
            alone = len(holding[unit.era, fold_for_matching(unit.name)]) == 1
            yield Case(pattern=pattern, unit=unit, person=person, text=text, alone=alone or "{province}" in sentence)


def verdicts(case: Case, found: Annotations) -> dict[str, bool | None]:
    """Which fields were read correctly; ``None`` for fields that the case does not test."""
    wanted = fold_for_matching(f"UBND {case.unit.name}")
    bodies = {fold_for_matching(body.name).replace("ủy ban nhân dân", "ubnd") for body in found.bodies}
    bodies = {body.replace("uỷ ban nhân dân", "ubnd") for body in bodies}
    givers = [fold_for_matching(award.giver or "") for award in found.awards]
    place = next((p for p in found.places if p.level == case.unit.level), None)
    provinces = {p.province_now for p in found.places} - {None}
    named = {p.now for p in found.provinces}
    return {
        "body": wanted in bodies,
        "person": [fold_for_matching(p.name) for p in found.people] == [fold_for_matching(case.person)],
        "giver": len(givers) == 1 and givers[0].removeprefix("chủ tịch ") == wanted,
        "province": (place is not None and place.province_now == case.unit.province_now) if case.alone else None,
        "place": (place is not None and place.id == case.unit.code) if case.alone else None,
        "no wrong province": provinces | named <= {case.unit.province_now},
    }


def milliseconds_per_text() -> float:
    """CPU time of annotating one labelled article, the best of nine runs."""
    rows = labelled_articles()[:200]
    best = float("inf")
    for _ in range(9):
        start = time.process_time()
        for row in rows:
            read.cache_clear()
            annotate(row["title"], row["text"], province=row["province"])
        best = min(best, time.process_time() - start)
    return best * 1000 / len(rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--misses", type=int, default=0, help="print the first N wrong readings of each kind")
    wanted = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    shown: Counter[str] = Counter()
    for case in cases():
        found = annotate(None, case.text, published_on=DAYS[case.unit.era])
        for kind, verdict in verdicts(case, found).items():
            if verdict is None:
                continue
            asked[kind, case.pattern] += 1
            right[kind, case.pattern] += verdict
            if not verdict and shown[kind] < wanted.misses:
                shown[kind] += 1
                names = [b.name for b in found.bodies], [p.name for p in found.people], [a.giver for a in found.awards]
                print(kind, case.text, *names, [(p.id, p.name, p.province_now) for p in found.places], sep=" | ")
    kinds = list(dict.fromkeys(kind for kind, _ in asked))
    print(f"{'pattern':16}" + "".join(f"{kind:>19}" for kind in kinds))
    for pattern in (*PATTERNS, "all"):
        cells = []
        for kind in kinds:
            of = [key for key in asked if key[0] == kind and pattern in (key[1], "all")]
            n, k = sum(asked[key] for key in of), sum(right[key] for key in of)
            cells.append(f"{k / n:>12.4f} ({n - k:4})" if n else f"{'':19}")
        print(f"{pattern:16}" + "".join(cells))
    spent = milliseconds_per_text()
    print(f"{spent:.2f} ms of CPU per labelled article")


if __name__ == "__main__":
    main()
