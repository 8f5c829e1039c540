"""Every award of the gazetteer in every pattern of giving it: id, giver, recipients and decision.

usage: python -m benchmarks.annotation.award_patterns [--misses N]

An award that is named by its giver ("Bằng khen của Thủ tướng Chính phủ") stands as its form beside that giver. Givers
and recipients change from sentence to sentence, so that every kind of giver meets every pattern.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from articles.annotation import annotate
from articles.gazetteer import Entry, entries_by_kind
from articles.models import AwardMention

Counts = tuple[tuple[int, str], ...]

PRESIDENT = ("Chủ tịch nước",)
PROVINCES = (
    "Chủ tịch UBND tỉnh",
    "Chủ tịch UBND tỉnh Lâm Đồng",
    "UBND thành phố Cần Thơ",
    "Chủ tịch UBND TP.HCM",
    "UBND TP. Đà Nẵng",
)
MINISTRIES = (
    "Bộ trưởng Bộ Nội vụ",
    "Bộ Quốc phòng",
    "Trung ương Hội Sinh viên Việt Nam",
    "Ban Chấp hành Trung ương Đoàn",
    "Ủy ban Trung ương MTTQ Việt Nam",
    "Viện trưởng VKSND tối cao",
    "Trung ương Hội Người cao tuổi Việt Nam",
)
UNITS = (
    "Chủ tịch UBND xã",
    "UBND phường Bến Thành",
    "Giám đốc Công an tỉnh",
    "Giám đốc Sở Y tế",
    "Hội Nông dân tỉnh",
    "Hội đồng Đội tỉnh",
    "Tập đoàn Điện lực Việt Nam",
    "Hiệu trưởng Trường Đại học Cần Thơ",
    "Ban Chỉ đạo vận động hiến máu tình nguyện tỉnh Khánh Hòa",
    "Bộ tư lệnh Vùng 4",
)
GIVERS_OF_FORM = {
    "bk-thu-tuong": ("Bằng khen", ("Thủ tướng Chính phủ",)),
    "bk-bo-nganh": ("Bằng khen", MINISTRIES),
    "bang-khen-ubnd-tinh": ("Bằng khen", PROVINCES),
    "bk-quan-khu-dhqg": ("Bằng khen", ("Bộ Tư lệnh Quân khu 7", "Giám đốc ĐHQG-HCM", "Tư lệnh Quân đoàn 12")),
    "bk-ldld-tinh": ("Bằng khen", ("Liên đoàn Lao động tỉnh", "LĐLĐ TP.HCM")),
    "bk-tinh-uy": ("Bằng khen", ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy")),
    "gk-cap-uy": ("Giấy khen", ("Đảng ủy xã", "Đảng ủy phường Bến Thành", "Ban Thường vụ Đảng ủy xã")),
    "co-thi-dua-chinh-phu": ("Cờ thi đua", ("Chính phủ",)),
    "co-thi-dua-bo-tinh": ("Cờ thi đua", (*PROVINCES, "Bộ Công an")),
    "co-thi-dua-quan-khu-dhqg": ("Cờ thi đua", ("Bộ Tư lệnh Quân khu 7",)),
    "co-thi-dua-mttq": ("Cờ thi đua", ("Ủy ban Trung ương MTTQ Việt Nam",)),
    "co-thi-dua-tong-ldld": ("Cờ thi đua", ("Tổng LĐLĐ Việt Nam", "Tổng Liên đoàn Lao động Việt Nam")),
}
"""The form and the givers of awards that are named by their giver."""
NEEDS_GIVER = frozenset({"Bằng khen", "Cờ thi đua"})
"""Forms that have no id without a giver."""
RECIPIENTS: tuple[tuple[str, Counts], ...] = (
    ("12 tập thể, 35 cá nhân", ((12, "tập thể"), (35, "cá nhân"))),
    ("5 tập thể và 8 cá nhân", ((5, "tập thể"), (8, "cá nhân"))),
    ("3 hộ gia đình", ((3, "hộ gia đình"),)),
    ("21 tập thể, cá nhân", ((21, "tập thể, cá nhân"),)),
    ("4 khoa, phòng và 10 bác sĩ", ((4, "khoa, phòng"), (10, "bác sĩ"))),
    ("1.204 đoàn viên", ((1204, "đoàn viên"),)),
    ("02 chi bộ, 01 tổ dân phố", ((2, "chi bộ"), (1, "tổ dân phố"))),
)
PATTERNS = {
    "active": "Sáng 5/6, {giver} tặng {award} cho {counts}.",
    "active, decided": "Dịp này, {giver} đã quyết định tặng {award} cho {counts} có thành tích xuất sắc.",
    "active, signed": "{giver} vừa ký Quyết định số 412/QĐ-KT ngày 8/7/2026 tặng {award} cho {counts}.",
    "active, described": "{giver} tặng {award} cho {counts} vì có thành tích trong phong trào thi đua năm 2026.",
    "active, without cho": "Tại lễ tổng kết, {giver} tặng {award} {counts}.",
    "active, after a clause": "Ghi nhận thành tích trên, sáng nay, {giver} đã trao tặng {award} cho {counts}.",
    "passive": "{Counts} được {giver} tặng {award}.",
    "passive, with a reason": "Có {counts} đã được {giver} trao tặng {award} vì thành tích xuất sắc.",
    "passive, fronted": "Với thành tích đó, {counts} vinh dự được {giver} tặng thưởng {award}.",
    "received": "{Counts} vinh dự đón nhận {award} của {giver}.",
    "received, by": "{Counts} nhận {award} do {giver} trao tặng.",
    "nominal": "{Award} của {giver} được trao cho {counts}.",
    "nominal, colon": "{Award} của {giver}: {counts}.",
    "decision first": "Theo Quyết định số 412/QĐ-KT của {giver}, {counts} được tặng {award}.",
    "decision behind": "{Counts} được tặng {award} theo Quyết định số 412/QĐ-KT ngày 8/7/2026 của {giver}.",
    "decision in brackets": "{giver} tặng {award} cho {counts} (Quyết định số 412/QĐ-KT ngày 8/7/2026).",
    "on behalf": "Thừa ủy quyền của {giver}, ông Lê Văn Hùng trao {award} cho {counts}.",
    "announced": "Tại lễ, Ban tổ chức công bố quyết định của {giver} tặng {award} cho {counts}.",
    "proposed": "Hội đồng thống nhất đề nghị {giver} tặng {award} cho {counts}.",
    "form behind": "{giver} khen thưởng {counts} bằng hình thức tặng {award}.",
    "with a sum": "{giver} tặng {award} kèm tiền thưởng cho {counts}.",
    "two clauses": "{giver} tặng {award} cho {counts}; Ban tổ chức trao 20 suất quà cho học sinh nghèo.",
    "line of a list": "Kết quả khen thưởng:\n- {giver} tặng {award}: {counts}.\n- Ban tổ chức cảm ơn đại biểu.",
    # Written after the 23 above had been mended, before the code ran on them.
    "headline": "{Counts} nhận {award} của {giver}",
    "apposition": "Ông Lê Văn Hùng, Trưởng Phòng Văn hóa, cho biết {giver} vừa tặng {award} cho {counts}.",
    "carried over": "{giver} tặng hoa cho đơn vị, đồng thời tặng {award} cho {counts} của ngành.",
    "for work": "Vì đã có nhiều đóng góp, {counts} của xã Cam Lâm được {giver} trao {award}.",
    "after the event": "Sau khi nghe báo cáo tổng kết, {giver} đã công bố và trao {award} cho {counts}.",
    "in that": "Trong đó, có {counts} được {giver} tặng {award}, còn lại được biểu dương tại cơ sở.",
    "dash": "{giver} – tặng {award} cho {counts}",
    "capitals": "{GIVER} TẶNG {AWARD} CHO {COUNTS}",
    "decision of": "Quyết định số 412/QĐ-KT ngày 8/7/2026 của {giver} tặng {award} cho {counts}.",
    "about giving": "Ngày 8/7, {giver} ban hành Quyết định số 412/QĐ-KT về việc tặng {award} cho {counts}.",
    "chairman hands over": "Tại đây, lãnh đạo địa phương trao {award} của {giver} cho {counts}.",
    "table row": "STT | Hình thức | Số lượng\n1 | {award} của {giver} | {counts}\n2 | Quà lưu niệm | 20 suất",
    "so far": "Tính đến nay, toàn ngành có {counts} được {giver} tặng {award}.",
    "quoted speech": "“Chúng tôi rất vui khi {giver} tặng {award} cho {counts}”, bà Hoa nói.",
    # Written after these 15, before the code ran on them; the first nine state a giver, the others none.
    "long subject": "Trong năm qua, đã có {counts} trên địa bàn tỉnh vinh dự được {giver} tặng {award}.",
    "reason between": "{giver} tặng {award} vì thành tích xuất sắc trong công tác chuyển đổi số cho {counts}.",
    "someone and": "{giver} tặng {award} cho Trường Tiểu học Kim Đồng và {counts}.",
    "ceremony": "UBND xã tổ chức lễ trao {award} của {giver} cho {counts}.",
    "submitted": "Sở Nội vụ đã trình {giver} tặng {award} cho {counts}.",
    "on the motion": "Theo đề nghị của Sở Nội vụ, {giver} quyết định tặng {award} cho {counts}.",
    "hands over": "Ông Lê Văn Hùng trao {award} của {giver} cho {counts}.",
    "quoted decision": "Tại Quyết định số 412/QĐ-KT ngày 8/7/2026, {giver} tặng {award} cho {counts}.",
    "sum in between": "{giver} tặng {award} kèm 5 triệu đồng cho {counts}.",
    "received alone": "Năm qua, {counts} được nhận {award}.",
    "deputy hands over": "Ông Lê Văn Hùng, Phó Chủ tịch UBND tỉnh, trao {award} cho {counts}.",
    "organised": "Sở Nội vụ tổ chức lễ tôn vinh và trao {award} cho {counts}.",
    "achieved": "Kết quả có {counts} đạt {award}.",
    "with flowers": "Dịp này, {giver} tặng hoa và {award} cho {counts}.",
    # Written with the rules for them: recipients of a kind, aims, and awards that are not for somebody.
    "of a kind": "{giver} tặng {award} cho 5 tập thể khoa, phòng và 16 cá nhân.",
    "of a kind, nominal": "{Award} của {giver} được trao cho 5 tập thể khoa, phòng và 16 cá nhân.",
    "aim": "Năm 2027, đơn vị phấn đấu đạt {award}.",
    "aim, counted": "Phấn đấu đến năm 2030, có {counts} đạt {award}.",
    "not for them": "Theo quy định, {award} không xét tặng cho người đang bị xem xét kỷ luật.",
    # Written with the rules for them, before the code ran on them: units by name, counts after "là", plans.
    "units and": "{giver} tặng {award} cho Trường Tiểu học Kim Đồng, thôn Đoài Trung, tổ hậu cần và {counts}.",
    "units, comma": "{giver} tặng {award} cho Trường Tiểu học Kim Đồng, {counts} trong ngành.",
    "units, nominal": "{Award} của {giver} được trao cho Trường Tiểu học Kim Đồng, Đội Quản lý số 7 và {counts}.",
    "is": "Được {giver} tặng {award} là {counts}.",
    "consists of": "Những đơn vị, cá nhân nhận {award} của {giver} đợt này gồm {counts}.",
    "acknowledged": "Thành tích ấy được {giver} ghi nhận bằng {award} trao cho {counts}.",
    "in apposition": "{Counts}, trong đó 2 đồng chí là người Mông, được {giver} tặng {award}.",
    "plan": "Nghị quyết đề ra đến năm 2030 có {counts} đạt {award}.",
    "resolve": "Hội nghị thống nhất quyết tâm giành {award} trong năm tới.",
}
SEVERAL = {
    "three clauses": "{g0} tặng {a0} cho {c0}; {g1} tặng {a1} cho {c1}; {g2} tặng {a2} cho {c2}.",
    "three passives": "{c0} được {g0} tặng {a0}; {c1} được {g1} tặng {a1}; {c2} nhận {a2} của {g2}.",
    "three lines": "Kết quả:\n- {a0} của {g0}: {c0}\n- {a1} của {g1}: {c1}\n- {a2} của {g2}: {c2}",
    "commas": "Dịp này, {g0} tặng {a0} cho {c0}, {g1} tặng {a1} cho {c1} và {g2} tặng {a2} cho {c2}.",
    "one giver": "{g0} tặng {a0} cho {c0}, tặng Thư khen cho {c1}.",
    "passive and active": "Có {c0} được {g0} tặng {a0}. Dịp này, {g1} cũng trao {a1} cho {c1}.",
}
"""Sentences with several awards, each with its own giver and recipients."""
UNSTATED = frozenset({"received alone", "deputy hands over", "organised", "achieved"})
"""Patterns in which nobody is said to give the award."""
NOT_GIVEN = frozenset({"aim", "aim, counted", "not for them", "plan", "resolve"})
"""Patterns in which the award is only spoken of."""
OF_A_KIND: Counts = ((5, "tập thể"), (16, "cá nhân"))
DECIDED = frozenset(name for name, sentence in PATTERNS.items() if "412/QĐ-KT" in sentence)
NUMBER = "412/QĐ-KT"


class Stated(NamedTuple):
    """An award as a sentence states it."""

    award: str | None
    giver: str | None
    recipients: Counts
    decision: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One sentence with what should be read from it."""

    pattern: str
    text: str
    awards: tuple[Stated, ...]


def cases() -> Iterator[Case]:
    """Every award in every pattern."""
    awards = entries_by_kind()["award"]
    named = [entry for entry in awards if not entry.details.get("generic") and not entry.details.get("badge")]
    n = 0
    for entry in named:
        for pattern, sentence in PATTERNS.items():
            award, giver, counts, stated = _stated(entry, n, NUMBER if pattern in DECIDED else None)
            if pattern in UNSTATED:
                stated = stated._replace(giver=None, award=_alone(entry, award))
            if pattern.startswith("of a kind"):
                stated = stated._replace(recipients=OF_A_KIND)
            n += 1
            words = {"giver": giver, "counts": counts, "award": award}
            words |= {key.title(): word[0].upper() + word[1:] for key, word in words.items()}
            words |= {key.upper(): word.upper() for key, word in words.items() if key.islower()}
            text = sentence.format(**words)
            awards_read = () if pattern in NOT_GIVEN else (stated,)
            yield Case(pattern=pattern, text=text[0].upper() + text[1:], awards=awards_read)
    for i, entry in enumerate(named):
        for pattern, sentence in SEVERAL.items():
            together = [_stated(one, i + j, None) for j, one in enumerate((entry, named[i - 7], named[i - 16]))]
            words = {f"{key}{j}": str(row[k]) for j, row in enumerate(together) for k, key in enumerate("agc")}
            several = [row[3] for row in together if row[0] in sentence.format(**words)]
            if pattern == "one giver":
                several = [several[0], Stated("thu-khen", several[0].giver, together[1][3].recipients)]
            elif pattern == "passive and active":
                several = several[:2]
            text = sentence.format(**words)
            yield Case(pattern=pattern, text=text[0].upper() + text[1:], awards=tuple(several))


def _stated(entry: Entry, n: int, decision: str | None) -> tuple[str, str, str, Stated]:
    """An award, its giver and its recipients as the text names them, and what should be read."""
    award, givers = GIVERS_OF_FORM.get(entry.id) or (_titled(entry), _givers(entry))
    counts, recipients = RECIPIENTS[n % len(RECIPIENTS)]
    giver = givers[n % len(givers)]
    return award, giver, counts, Stated(entry.id, giver, recipients, decision)


def _alone(entry: Entry, award: str) -> str | None:
    """The id without a giver: "Giấy khen" is that of no party committee, "Bằng khen" has none."""
    return None if award in NEEDS_GIVER else "giay-khen" if award == "Giấy khen" else entry.id


def _titled(entry: Entry) -> str:
    """The award as a text names it: a title in quotation marks."""
    name = entry.name.removeprefix("danh hiệu ")
    is_title = entry.details.get("conferred") or entry.details.get("form") in ("title", "state honour")
    return f"danh hiệu “{name[0].upper()}{name[1:]}”" if is_title else name


def _givers(entry: Entry) -> tuple[str, ...]:
    level, form = entry.details.get("level"), entry.details.get("form")
    if form in ("order", "medal", "state honour", "state prize"):
        return PRESIDENT
    if level == "state":
        return ("Thủ tướng Chính phủ",)
    if level in ("ministry", "national", "organisation", "ministry_or_organisation"):
        return MINISTRIES
    return PROVINCES if str(level).startswith("province") else UNITS


def faults(case: Case) -> tuple[str, ...]:
    """What is wrong with what is read from a sentence: "id", "giver", "recipients", "decision", "fewer", "more"."""
    found = annotate(None, case.text, province="lam-dong").awards
    if len(found) != len(case.awards):
        return ("fewer" if len(found) < len(case.awards) else "more",)
    pairs = zip(case.awards, sorted(found, key=lambda award: award.end), strict=True)
    wrong = [name for stated, award in pairs for name, is_right in _agreement(stated, award) if not is_right]
    return tuple(dict.fromkeys(wrong))


def _agreement(stated: Stated, found: AwardMention) -> Iterator[tuple[str, bool]]:
    yield "id", found.id == stated.award
    yield "giver", (found.giver or "").lower() == (stated.giver or "").lower()
    yield "recipients", tuple((r.n, r.type) for r in found.recipients) == stated.recipients
    yield "decision", found.decision == stated.decision


def main() -> None:
    """Print how many sentences are read right, by pattern."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N wrong of each pattern")
    arguments = parser.parse_args()
    wrong: defaultdict[str, list[tuple[Case, tuple[str, ...]]]] = defaultdict(list)
    kinds: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases():
        total[case.pattern] += 1
        if found := faults(case):
            wrong[case.pattern].append((case, found))
            kinds.update(found)
    for pattern, n in total.items():
        print(f"{pattern:28} {1 - len(wrong[pattern]) / n:.3f} of {n}")
        for case, found in wrong[pattern][: arguments.misses]:
            print(f"    {', '.join(found)}: {case.text}")
    all_wrong = sum(map(len, wrong.values()))
    print(f"{'together':28} {1 - all_wrong / total.total():.4f} of {total.total()}; wrong: {dict(kinds)}")


if __name__ == "__main__":
    main()
