"""A generated month: every decision stands in the ledger once, under its giver and province, and sums add up."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from articles.events import Report, join_reports, ledger_of, read_report
from articles.models import Recipients
from articles.provinces import known_provinces, province_now

DEEDS = ("phòng, chống thiên tai", "cải cách hành chính", "xây dựng nông thôn mới", "chuyển đổi số", "bảo vệ rừng")


def test_every_decision_of_a_month_stands_in_the_ledger_once() -> None:
    provinces = sorted(id_ for id_ in known_provinces() if province_now(id_) == id_)[:12]
    reports: list[Report] = []
    wanted: dict[str, tuple[str, int, int]] = {}
    for p, province in enumerate(provinces):
        shown = known_provinces()[province].name
        for n in range(15):
            day = date(2026, 3, 1) + timedelta(days=2 * n)
            number, units, people = f"{100 + 40 * p + n}/QĐ-UBND", 3 + (p + n) % 17, 20 + (3 * p + 2 * n) % 31
            wanted[number] = (province, units, people)
            deed = DEEDS[(p + n) % len(DEEDS)]
            texts = (
                f"Sáng {day:%d/%m/%Y}, UBND tỉnh {shown} tổ chức lễ trao Bằng khen cho các tập thể, cá nhân có thành tích trong "
                f"{deed}. Chủ tịch UBND tỉnh tặng Bằng khen cho {units} tập thể, {people} cá nhân theo Quyết định số {number}. "
                f"Từ đầu năm đến nay, đã có {500 + n} tập thể được Chủ tịch UBND tỉnh tặng Bằng khen.",
                f"Ngày {day.day}/{day.month}, {units} tập thể và {people} cá nhân tại tỉnh {shown} đã được Chủ tịch UBND tỉnh "
                f"tặng Bằng khen tại buổi lễ tuyên dương về {deed}, theo Quyết định số {number}.",
            )
            reports += [
                Report(
                    key=len(reports) + i,
                    title=f"{shown}: khen thưởng trong {deed}",
                    text=text,
                    published_on=day + timedelta(days=i),
                    province=province if i == 0 else None,
                )
                for i, text in enumerate(texts)
            ]
    events = [read_report(report) for report in reports]
    groups: dict[int, list[int]] = {}
    for place, first in enumerate(join_reports(events)):
        assert first is not None, reports[place].text
        groups.setdefault(first, []).append(place)
    rows = [row for members in groups.values() for row in ledger_of([events[place] for place in members])]
    single = [row for row in rows if row.period is None]
    assert Counter(row.decision for row in single) == Counter(wanted.keys())
    for row in single:
        province, units, people = wanted[row.decision or ""]
        assert row.recipients == (Recipients(n=units, type="tập thể"), Recipients(n=people, type="cá nhân"))
        assert row.giver is not None
        assert {events[source].province for source in row.sources} == {province}
        assert len(row.sources) == 2
    collectives = sum(
        r.n or 0 for row in single for r in row.recipients if isinstance(r, Recipients) and r.type == "tập thể"
    )
    assert collectives == sum(units for _, units, _ in wanted.values())
    assert len(rows) - len(single) == len(wanted)  # each ceremony's report states a sum since the year's beginning
