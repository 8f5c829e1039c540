"""The labelled award sentences with another giver, or with other recipients: is the change read, and nothing else?

usage: python -m benchmarks.annotation.award_variations [--misses N]

Prose is less regular than patterns. A sentence that is read as labelled is read again with the giver's words replaced by
those of another, then with its recipients replaced; the award counts as right if it then has the new giver (or
recipients) and everything else as before. Replacing breaks some sentences ("Bằng khen của … các năm 2020, 2023" of a
body that gives none), so that not all can be right.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.annotation import annotate
from articles.annotation.reading import read
from articles.gazetteer import entries_by_kind
from articles.models import AwardMention
from evaluation.annotation.labelled import labelled_articles

GIVERS = (
    "Chủ tịch UBND tỉnh Lâm Đồng", "UBND TP. Đà Nẵng", "Bộ trưởng Bộ Nội vụ", "Trung ương Hội Người cao tuổi Việt Nam",
    "Chủ tịch UBND xã Bảo Lâm 2", "Ban Thường vụ Tỉnh ủy", "Giám đốc Sở Y tế", "Hiệu trưởng Trường Đại học Cần Thơ",
    "Tập đoàn Điện lực Việt Nam", "Chủ tịch UBND TP.HCM", "Hội Nông dân tỉnh", "Ban Chỉ đạo 389 tỉnh",
    "Công ty Than Hà Lầm", "Tổng LĐLĐ Việt Nam", "Tư lệnh Quân khu 5", "Thống đốc Ngân hàng Nhà nước",
    "Liên minh Hợp tác xã tỉnh", "Báo Nhân Dân",
)  # fmt: skip
RECIPIENTS: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = (
    ("7 tổ hòa giải", ((7, "tổ hòa giải"),)),
    ("23 nghệ nhân, già làng", ((23, "nghệ nhân, già làng"),)),
    ("02 thôn và 11 hộ dân", ((2, "thôn"), (11, "hộ dân"))),
    ("1.250 cán bộ, đoàn viên", ((1250, "cán bộ, đoàn viên"),)),
    ("3 cá nhân tiêu biểu", ((3, "cá nhân"),)),
    ("sáu tập thể, chín cá nhân", ((6, "tập thể"), (9, "cá nhân"))),
    ("10 tập thể, 20 cá nhân và 5 hộ gia đình", ((10, "tập thể"), (20, "cá nhân"), (5, "hộ gia đình"))),
    ("2 đội viên dân phòng", ((2, "đội viên"),)),
)
EACH = 4
"""Variations of each sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Variation:
    """A changed sentence, and the awards that should be read from it, each as (id, giver, recipients)."""

    kind: str
    text: str
    right: bool
    found: tuple[AwardMention, ...]


def variations() -> Iterator[Variation]:
    """Every labelled sentence that is read as labelled, with other givers and other recipients."""
    n = 0
    for row in labelled_articles():
        reading = read(row["text"])
        for label in row.get("awards", ()):
            start, end = reading.sentence(reading.positions([(label["start"], label["end"])])[0][0])
            sentence = reading.text[start:end].strip()
            before = _awards(sentence, row["province"])
            for changed in (_with_givers, _with_recipients):
                n += 1
                yield from changed(sentence, before, label, row["province"], n)


def _awards(sentence: str, province: str | None) -> tuple[AwardMention, ...]:
    return annotate(None, sentence, province=province).awards


def _with_givers(
    sentence: str, before: tuple[AwardMention, ...], label: dict[str, Any], province: str | None, n: int
) -> Iterator[Variation]:
    giver = (label["giver"] or "").lower()
    place = sentence.lower().find(giver) if giver else -1
    changing = [award for award in before if (award.giver or "").lower() == giver]
    if place < 0 or sentence.lower().count(giver) > 1 or not changing or any(map(_is_of_the_state, changing)):
        return
    if any(_is_held_by_its_own(award, sentence[place:]) for award in changing):
        return
    for k in range(EACH):
        other = GIVERS[(n * EACH + k) % len(GIVERS)]
        if other.lower() in sentence.lower():
            continue
        text = sentence[:place] + other + sentence[place + len(giver) :]
        found = _awards(text, province)
        now = [award for award in found if (award.giver or "").lower() == other.lower()]
        is_right = len(found) == len(before) and [a.recipients for a in now] == [a.recipients for a in changing]
        yield Variation(kind="giver", text=text, right=is_right, found=found)


def _with_recipients(
    sentence: str, before: tuple[AwardMention, ...], label: dict[str, Any], province: str | None, n: int
) -> Iterator[Variation]:
    wanted = [(r["n"], r["type"].lower()) for r in label["recipients"]]
    same = [award for award in before if award.id == label["id"] and _recipients(award) == wanted]
    listed = _printed_list(sentence, wanted)
    if not same or listed is None:
        return
    for k in range(EACH):
        words, recipients = RECIPIENTS[(n * EACH + k) % len(RECIPIENTS)]
        text = sentence[: listed.start()] + words + sentence[listed.end() :]
        found = _awards(text, province)
        is_right = len(found) == len(before) and any(
            (award.id, award.giver, _recipients(award)) == (same[0].id, same[0].giver, list(recipients))
            for award in found
        )
        yield Variation(kind="recipients", text=text, right=is_right, found=found)


def _recipients(award: AwardMention) -> list[tuple[int | None, str]]:
    return [(r.n, r.type.lower()) for r in award.recipients]


def _printed_list(sentence: str, recipients: list[tuple[int | None, str]]) -> re.Match[str] | None:
    """The words of a counted list of one or two, not of a number of awards ("12 Bằng khen")."""
    if not 1 <= len(recipients) <= 2 or any(n is None or _names_an_award(kind) for n, kind in recipients):
        return None
    items = [rf"(?:{n}|0{n}|{n:,}) +{re.escape(kind)}".replace(",", r"\.") for n, kind in recipients]
    return re.search(r"(?<![\d.,/])" + r"(?:,| và) *".join(items) + r"(?!\w)", sentence, re.IGNORECASE)


def _names_an_award(kind: str) -> bool:
    return kind in {wording.lower() for entry in entries_by_kind()["award"] for wording in entry.wordings}


def _is_of_the_state(award: AwardMention) -> bool:
    forms = {entry.id: entry.details.get("form") for entry in entries_by_kind()["award"]}
    return forms.get(award.id or "") in ("order", "medal", "state honour", "state prize")


def _is_held_by_its_own(award: AwardMention, rest: str) -> bool:
    """Does the giver hold the ceremony of a prize? Nobody else would be its giver for that."""
    forms = {entry.id: entry.details.get("form") for entry in entries_by_kind()["award"]}
    return forms.get(award.id or "") == "prize" and " tổ chức " in rest.partition(award.name)[0]


def main() -> None:
    """Print the shares by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N wrong of each kind")
    arguments = parser.parse_args()
    total: Counter[str] = Counter()
    wrong: defaultdict[str, list[Variation]] = defaultdict(list)
    for variation in variations():
        total[variation.kind] += 1
        if not variation.right:
            wrong[variation.kind].append(variation)
    for kind, n in total.items():
        print(f"{kind:12} {1 - len(wrong[kind]) / n:.4f} of {n:,}")
        for one in wrong[kind][: arguments.misses]:
            print(f"    {one.text}\n        {[(a.id, a.giver, _recipients(a)) for a in one.found]}")


if __name__ == "__main__":
    main()
