"""A digest's awards: every decision once, with giver and province; sums over years separate; proposals never given."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from articles.annotation import annotate
from articles.dates import VIETNAM
from articles.provinces import current_provinces
from reports.digest import Digest, render_digest
from reports.digest.collecting import Collection
from reports.digest.model import Totals
from storage.stored_articles import StoredArticle
from tests.reports.stored import ledger_rows, stored_article

NOTHING = Totals(stories=0, provinces=0, awards=0, decisions=0, figures=0)
DAY = datetime(2025, 9, 3, 8, 0, tzinfo=VIETNAM)


def report(
    number: int, body: str, *, province: str | None = "lam-dong", lead: str | None = None, facts: bool = True
) -> StoredArticle:
    """An article, as far as a digest reads it."""
    text = "\n\n".join(filter(None, (lead, body)))
    return stored_article(
        annotate(None, text, province=province) if facts else None,
        id=f"a{number}",
        url=f"https://bao.vn/{number}",
        title=f"Bài {number}",
        province_now=province,
        published_at=DAY + timedelta(hours=number % 100),
        lead=lead,
        body=body,
        cluster=f"c{number}",
    )


def collected(*reports: StoredArticle) -> Collection:
    """A collection of some articles with the rows that the ledger makes of them."""
    collection = Collection()
    for found in reports:
        collection.add(found)
    collection.add_awards(ledger_rows(reports))
    return collection


def digest_of(collection: Collection, **changed: Any) -> Digest:
    values: dict[str, Any] = {
        "first": date(2025, 9, 1),
        "last": date(2025, 9, 7),
        "made_at": DAY + timedelta(days=9),
        "province": None,
        "movement": None,
        "stories": len(collection.clusters),
        "reprints": 0,
        "undated": 0,
        "totals": collection.totals(),
        "before": NOTHING,
        "provinces": collection.provinces({}),
        "movements": collection.movements(),
        "awards": collection.awards(),
        "decisions": collection.decisions(),
        "proposed": collection.proposed(),
        "over_years": collection.over_years(),
        "conflicts": collection.conflicts(),
        "figures": collection.figures(),
        "changes": (),
        "without_news": {},
        "problems": (),
    }
    return Digest(**{**values, **changed})


def given(collection: Collection) -> list[Any]:
    return [award for level in collection.awards() for award in level.awards]


def test_a_bare_mention_in_the_lead_loses_no_field_of_the_body() -> None:
    [award] = given(
        collected(
            report(
                1,
                "Theo Quyết định số 1234/QĐ-UBND ngày 28/8/2025, Chủ tịch UBND tỉnh tặng Bằng khen cho 6 tập thể và 9 cá nhân.",
                lead="Nhiều tập thể, cá nhân được Chủ tịch UBND tỉnh tặng Bằng khen.",
            )
        )
    )
    assert (award.decision, award.decision_date) == ("1234/QĐ-UBND", "2025-08-28")
    assert award.giver
    assert set(award.recipients) == {(6, "tập thể"), (9, "cá nhân")}


def test_one_decision_of_several_reports_and_awards_is_one_row() -> None:
    first = "Theo Quyết định số 88/QĐ-UBND ngày 1/9/2025, Chủ tịch UBND tỉnh tặng Bằng khen cho 4 tập thể; tặng Cờ thi đua cho 2 tập thể."
    second = (
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 4 tập thể theo Quyết định số 88/QĐ-UBND. Buổi lễ có đông đủ đại biểu."
    )
    [decision] = collected(report(1, first), report(2, second), report(3, second, province=None)).decisions()
    assert (decision.number, decision.date, decision.provinces) == ("88/QĐ-UBND", "2025-09-01", ("lam-dong",))
    assert {source.article for award in decision.awards for source in award.sources} == {"a1", "a2", "a3"}


def test_the_same_number_of_two_provinces_stays_two_decisions() -> None:
    text = "Chủ tịch UBND tỉnh tặng Bằng khen cho 4 tập thể theo Quyết định số 88/QĐ-UBND."
    found = collected(report(1, text), report(2, text, province="vinh-long")).decisions()
    assert [decision.provinces for decision in found] == [("lam-dong",), ("vinh-long",)]


def test_a_decision_of_the_state_is_one_whichever_provinces_report_it() -> None:
    text = "Thủ tướng Chính phủ tặng Bằng khen cho 3 cá nhân theo Quyết định số 1702/QĐ-TTg ngày 12/8/2025."
    [decision] = collected(report(1, text), report(2, text, province="vinh-long")).decisions()
    assert decision.provinces == ("lam-dong", "vinh-long")


def test_reports_that_differ_on_a_number_are_both_kept() -> None:
    text = "Sáng 2/9, Chủ tịch UBND tỉnh trao Bằng khen cho {} tập thể theo Quyết định số 88/QĐ-UBND."
    collection = collected(report(1, text.format(26)), report(2, text.format(62)), report(3, text.format(26)))
    [decision] = collection.decisions()
    [award] = decision.awards
    assert (award.recipients, award.other_recipients) == (((26, "tập thể"),), ((62, "tập thể"),))
    said = render_digest(digest_of(collection), "md").decode()
    assert "26 tập thể (bài khác nêu 62 tập thể)" in said


def test_an_award_without_a_datable_event_is_listed_and_in_no_sum() -> None:
    collection = collected(
        report(1, "Nhiều năm phấn đấu của đơn vị được ghi nhận. Chủ tịch UBND tỉnh tặng Bằng khen cho 9 tập thể."),
        report(2, "Sáng 2/9, UBND tỉnh tổ chức lễ trao Bằng khen của Chủ tịch UBND tỉnh cho 5 tập thể."),
    )
    [level] = collection.awards()
    assert (level.count, level.recipients) == (2, ((5, "tập thể"),))
    said = render_digest(digest_of(collection), "md").decode()
    assert "(chưa rõ sự kiện)" in said
    assert "Cộng các lượt nêu rõ sự kiện: 5 tập thể." in said


def test_a_decision_and_its_ceremony_are_added_up_once() -> None:
    decision = "Ngày 1/9/2025, Chủ tịch UBND tỉnh ký Quyết định số 88/QĐ-UBND tặng Bằng khen cho 4 tập thể."
    ceremony = "Sáng 5/9, UBND tỉnh tổ chức lễ trao Bằng khen của Chủ tịch UBND tỉnh cho 4 tập thể theo Quyết định số 88/QĐ-UBND."
    collection = collected(report(1, decision), report(2, ceremony))
    [named] = collection.decisions()
    assert len(named.awards) == 1
    assert [level.recipients for level in collection.awards()] == [((4, "tập thể"),)]


def test_sums_over_years_are_never_counted_with_single_awards() -> None:
    collection = collected(
        report(1, "Trong 5 năm qua, toàn tỉnh có 836 tập thể được Chủ tịch UBND tỉnh tặng Bằng khen."),
        report(2, "Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể có thành tích xuất sắc."),
        report(3, "Giai đoạn 2021-2025, Chủ tịch UBND tỉnh đã tặng Bằng khen cho 1.204 cá nhân."),
    )
    assert [award.recipients for award in given(collection)] == [((10, "tập thể"),)]
    assert collection.totals().awards == 1
    assert sorted((award.period, award.recipients[0][0]) for award in collection.over_years()) == [
        (("2021", "2025"), 836),
        (("2021", "2025"), 1204),
    ]
    said = render_digest(digest_of(collection), "md").decode()
    assert "836 tập thể" in said[said.index("Số cộng qua một thời kỳ") :]
    assert "836 tập thể" not in said[: said.index("Số cộng qua một thời kỳ")]


def test_what_is_only_proposed_is_not_given() -> None:
    collection = collected(
        report(1, "Hội đồng họp xét, đề nghị Thủ tướng Chính phủ tặng Bằng khen cho 3 tập thể trong dịp này.")
    )
    assert given(collection) == []
    assert [award.status for award in collection.proposed()] == ["proposed"]


def test_a_short_digest_has_the_decisions_and_no_annex() -> None:
    text = "Chủ tịch UBND tỉnh tặng Bằng khen cho 4 tập thể theo Quyết định số {}/QĐ-UBND."
    made = digest_of(collected(*(report(n, text.format(500 + n)) for n in range(30))))
    short, full = (render_digest(made, "md", short=short).decode() for short in (True, False))
    assert short.count("/QĐ-UBND") == 14
    assert "Còn 16 quyết định khác" in short
    assert "## Phụ lục" not in short
    assert full.count("/QĐ-UBND") == 30


WORDINGS = (
    "Theo Quyết định số {number} ngày {day}, {giver} tặng Bằng khen cho {n} tập thể, {m} cá nhân.",
    "Tại hội nghị, {giver} đã tặng Bằng khen cho {n} tập thể và {m} cá nhân (Quyết định số {number}).",
    "{giver} vừa ký Quyết định số {number} về việc tặng Bằng khen cho {n} tập thể, {m} cá nhân. Đây là các đơn vị dẫn đầu.",
    "Có {n} tập thể, {m} cá nhân được {giver} tặng Bằng khen tại Quyết định {number} ngày {day}.",
    "Sáng {day}, {giver} trao Bằng khen cho {n} tập thể, {m} cá nhân theo Quyết định số {number}.",
)
REPEATED = "Ngày {day}, {n} tập thể, {m} cá nhân được {giver} tặng Bằng khen theo Quyết định số {number}."
LEAD = "Nhiều đơn vị được tặng Bằng khen của tỉnh."
SUMMED = "Từ đầu năm đến nay, toàn tỉnh có {total} tập thể được {giver} tặng Bằng khen."


@pytest.mark.timeout(120)
def test_every_decision_of_a_month_of_reports_stands_once_with_giver_and_province() -> None:
    """1,500 reports, some seconds: 1,000 decisions of all provinces, half of them reported twice."""
    provinces = sorted(current_provinces())
    records, stated = [], Counter[tuple[str, str]]()
    dated: Counter[str] = Counter()
    for n in range(1000):
        province = provinces[n % len(provinces)]
        number = f"{1000 + n}/QĐ-UBND"
        told = {
            "number": number,
            "day": f"{n % 28 + 1}/9/2025",
            "giver": "Chủ tịch UBND tỉnh",
            "n": n % 17 + 2,
            "m": 30 + n // 17,
            "total": 5000 + n,
        }
        wording = n % len(WORDINGS)
        body = f"{WORDINGS[wording].format(**told)}\n\n{SUMMED.format(**told)}"
        records.append(report(2 * n, body, province=province, lead=LEAD, facts=False))
        if n % 2:
            records.append(report(2 * n + 1, REPEATED.format(**told), province=province, facts=False))
        stated[number, province] += 1
        if wording != 1 or n % 2:  # the second wording alone states neither when nor what was held
            dated["tập thể"] += n % 17 + 2
            dated["cá nhân"] += 30 + n // 17
    assert len(records) == 1500
    collection = collected(*records)
    decisions = collection.decisions()
    assert Counter((decision.number, *decision.provinces) for decision in decisions) == stated
    assert all(decision.giver for decision in decisions)
    [level] = collection.awards()
    assert Counter({kind: n for n, kind in level.recipients}) == dated
    assert len(collection.over_years()) == 1000
    said = render_digest(digest_of(collection), "md").decode()
    assert Counter(re.findall(r"\d+/QĐ-UBND", said)) == Counter(number for number, _ in stated)
