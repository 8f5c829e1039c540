"""Reports of one event are joined by what they state; awards become rows."""

from __future__ import annotations

import random
from datetime import date

import pytest

from articles.annotation.reading import Reading
from articles.events import Period, Report, ReportedEvent, join_reports, ledger_of, read_report, same_award
from articles.events.contradictions import CONTRADICTION_RULES, ContradictionRule, deciding_rule
from articles.events.happenings import HAPPENING_RULES, HappeningRule
from articles.events.kinds import KIND_RULES, KindRule
from articles.events.periods import PERIOD_RULES, find_period
from articles.events.picked import PICKING_RULES, PickingRule
from articles.events.told import Told, read_told
from articles.models import Recipients
from articles.text import fold_for_matching
from evaluation.events.measure import SETS, labelled_awards, labelled_reports, measure
from evaluation.events.rows import labelled_rows, measure_rows


def read(text: str, *, title: str | None = None, day: date = date(2026, 3, 11), key: int = 0) -> ReportedEvent:
    return read_report(Report(key=key, title=title, text=text, published_on=day, province="lao-cai"))


FLOORS = {
    "eighth_year_2026": {"recipients": 0.91},
    "ninth_year_2026": {"recipients": 0.87},
    "tenth_year_2026": {"recall": 0.88, "awards": 0.90, "recipients": 0.65},
    "eleventh_year_2026": {"recall": 0.94, "recipients": 0.50},
    "twelfth_year_2026": {"recall": 0.94, "awards": 0.93, "recipients": 0.58},
    "thirteenth_year_2026": {"recall": 0.91, "kinds": 0.93, "awards": 0.88, "giver": 0.87, "recipients": 0.49},
    "fourteenth_year_2026": {"awards": 0.90, "recipients": 0.56},
    "fifteenth_year_2026": {"awards": 0.87, "giver": 0.88, "recipients": 0.56},
    "sixteenth_year_2026": {"awards": 0.94, "recipients": 0.74},
    "seventeenth_year_2026": {"awards": 0.92, "recipients": 0.71},
    "eighteenth_year_2026": {"giver": 0.89, "recipients": 0.68},
}
"""Where a set's floor is lower than those of the other sets."""


@pytest.mark.parametrize("name", SETS)
def test_each_labelled_set_stays_above_its_floors(name: str) -> None:
    score = measure(labelled_reports(name), labelled_awards(name))
    ledger, own = score.ledger, FLOORS.get(name, {})
    assert score.precision >= own.get("precision", 0.98), score.faults
    assert score.recall >= own.get("recall", 0.95), score.faults
    assert min(score.kinds, score.nulls) >= own.get("kinds", 0.95), score.faults
    assert min(ledger.precision, ledger.recall) >= own.get("awards", 0.95), score.faults
    assert all(right >= own.get(field, 0.90) for field, right in ledger.right.items()), score.faults


@pytest.mark.parametrize("rule", KIND_RULES, ids=lambda rule: rule.name)
def test_every_rule_of_kinds_tells_its_sample(rule: KindRule) -> None:
    assert tell(rule.sample).rule == rule.name


@pytest.mark.parametrize("rule", HAPPENING_RULES, ids=lambda rule: rule.name)
def test_every_rule_of_happenings_finds_its_sample(rule: HappeningRule) -> None:
    assert tell(rule.sample).stated_by == rule.name


@pytest.mark.parametrize("rule", PICKING_RULES, ids=lambda rule: rule.name)
def test_every_rule_of_picking_finds_the_name_in_its_sample(rule: PickingRule) -> None:
    event = read(rule.sample)
    names = [named.name for _, found in rule.find(Reading(event.text), event.facts) for named in found]
    assert any(name.endswith("Phạm Văn Hữu") for name in names)


@pytest.mark.parametrize("rule", CONTRADICTION_RULES, ids=lambda rule: rule.name)
def test_every_rule_of_contradictions_decides_its_sample(rule: ContradictionRule) -> None:
    one, other = (read(text, day=date(rule.sample_year, 3, 11)) for text in rule.sample)
    assert deciding_rule(one, other) == deciding_rule(other, one) == rule


def tell(sample: str) -> Told:
    title, text = sample.split("\n")
    return read_told(
        Reading(f"{title}\n\n{text}"), title, text, date(2026, 3, 11), names_a_person=False, gives_awards=False
    )


def test_order_of_input_does_not_change_the_groups() -> None:
    events = [read_report(item.report) for item in labelled_reports()]

    def groups(order: list[int]) -> set[frozenset[int]]:
        joined = join_reports([events[place] for place in order])
        found: dict[int, set[int]] = {}
        for place, first in zip(order, joined, strict=True):
            if first is not None:
                found.setdefault(first, set()).add(place)
        return {frozenset(members) for members in found.values()}

    order = list(range(len(events)))
    expected = groups(order)
    for seed in range(5):
        random.Random(seed).shuffle(order)
        assert groups(order) == expected


def test_mentions_within_a_report_are_joined_field_by_field() -> None:
    event = read(
        "Sáng 10/3, UBND tỉnh Lào Cai tổ chức lễ trao Bằng khen cho các tập thể, cá nhân.\n\n"
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 4 tập thể, 7 cá nhân theo Quyết định số 512/QĐ-UBND ngày 6/3/2026."
    )
    [row] = ledger_of([event])
    assert (row.award, row.decision, row.decided_on) == ("bang-khen-ubnd-tinh", "512/QĐ-UBND", "2026-03-06")
    assert row.recipients == (Recipients(n=4, type="tập thể"), Recipients(n=7, type="cá nhân"))


def test_counts_follow_the_majority_of_reports() -> None:
    lead = "Sáng 10/3, UBND tỉnh Lào Cai tổ chức lễ tuyên dương. Chủ tịch UBND tỉnh tặng Bằng khen cho 4 tập thể, "
    members = [read(f"{lead}{n} cá nhân.", key=key) for key, n in enumerate((7, 9, 7))]
    [row] = ledger_of(members)
    assert row.recipients == (Recipients(n=4, type="tập thể"), Recipients(n=7, type="cá nhân"))
    assert row.sources == (0, 1, 2)


def test_proposals_and_earlier_honours_give_no_row() -> None:
    lead = "Sáng 10/3, UBND tỉnh Lào Cai tổ chức hội nghị sơ kết phong trào thi đua. "
    proposed = read(f"{lead}Tỉnh đề nghị Chủ tịch nước xét tặng Huân chương Lao động hạng Ba cho 2 tập thể.")
    earlier = read(f"{lead}Năm 2019, đơn vị được Thủ tướng Chính phủ tặng Bằng khen.")
    assert ledger_of([proposed]) == ledger_of([earlier]) == []


def test_sums_over_a_period_are_marked_and_never_joined_with_single_awards() -> None:
    event = read(
        "Sáng 10/3, UBND tỉnh Lào Cai tổ chức hội nghị tổng kết. Giai đoạn 2021-2025, Chủ tịch UBND tỉnh tặng Bằng khen "
        "cho 836 tập thể.\n\nDịp này, Chủ tịch UBND tỉnh tặng Bằng khen cho 12 tập thể."
    )
    rows = {row.period is not None: row for row in ledger_of([event])}
    assert rows[True].recipients == (Recipients(n=836, type="tập thể"),)
    assert (rows[True].period.first, rows[True].period.last) == ("2021", "2025")  # type: ignore[union-attr]
    assert rows[False].recipients == (Recipients(n=12, type="tập thể"),)


def test_the_labelled_rows_stay_above_their_floor() -> None:
    score = measure_rows(labelled_rows())
    assert min(score.precision, score.recall) >= 0.95, score.faults


def test_every_wording_of_a_period_is_read_from_its_sample() -> None:
    for rule in PERIOD_RULES:
        match = rule.pattern.search(fold_for_matching(rule.sample))
        assert match is not None, rule.name
        assert rule.read(match, date(2026, 3, 11)) is not None, rule.name


def test_a_quarter_without_a_year_is_the_newest_that_had_begun() -> None:
    found = find_period("quý iv", date(2026, 2, 1))
    assert found is not None
    assert (found.first, found.last) == ("2025-10", "2025-12")


def test_counts_of_fewer_reports_are_kept_with_their_sources() -> None:
    lead = "Sáng 10/3, UBND tỉnh Lào Cai tổ chức lễ tuyên dương. Chủ tịch UBND tỉnh tặng Bằng khen cho 4 tập thể, "
    [row] = ledger_of([read(f"{lead}{n} cá nhân.", key=key) for key, n in enumerate((7, 9, 7))])
    assert [(c.n, c.type, c.sources) for c in row.counts if not c.chosen] == [(9, "cá nhân", (1,))]
    assert [(c.n, c.sources) for c in row.counts if c.chosen] == [(4, (0, 1, 2)), (7, (0, 2))]


def test_an_award_that_is_only_named_gives_no_row() -> None:
    lead = "Sáng 10/3, UBND tỉnh Lào Cai tổ chức gặp mặt cán bộ tiêu biểu. "
    assert ledger_of([read(f"{lead}Tấm Bằng khen treo trên tường nhà ông.", title="Lá thư khen năm ấy")]) == []


def test_a_decision_is_not_lost_because_no_award_stands_in_its_sentence() -> None:
    event = read(
        "Sáng 10/3, UBND tỉnh Lào Cai tổ chức lễ trao Bằng khen của Chủ tịch UBND tỉnh cho 3 tập thể. "
        "Quyết định số 90/QĐ-UBND do Phó Chủ tịch UBND tỉnh Giàng Quốc Hưng ký ngày 8/3/2026."
    )
    [row] = ledger_of([event])
    assert (row.decision, row.decided_on, row.signer) == ("90/QĐ-UBND", "2026-03-08", "Giàng Quốc Hưng")


def joined(*texts: tuple[str, str | None]) -> bool:
    """Are reports of one day, each with its site's province, one event?"""
    reports = [
        Report(key=key, title=None, text=text, published_on=date(2026, 11, 5), province=province)
        for key, (text, province) in enumerate(texts)
    ]
    return len(set(join_reports([read_report(report) for report in reports]))) == 1


def test_a_national_decision_that_provinces_report_for_their_part_is_one() -> None:
    named = (
        "Thủ tướng Chính phủ vừa ký Quyết định số 2412/QĐ-TTg ngày 3/11/2026 tặng Bằng khen cho 18 tập thể thuộc {}."
    )
    own = "Theo Quyết định 2412/QĐ-TTg, thành phố Huế có 4 tập thể trong 18 tập thể được Thủ tướng tặng Bằng khen."
    assert joined((named.format("tỉnh Quảng Trị, thành phố Huế"), None), (own, "hue"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Trong buổi họp mặt mừng ngày 7/3 tổ chức sáng 5/3, lãnh đạo tỉnh trao Bằng khen.", date(2026, 3, 5)),
        ("Nhân ngày 8/3, Hội Phụ nữ tỉnh trao Bằng khen. Buổi gặp mặt diễn ra sáng 6/3.", date(2026, 3, 6)),
        ("Nhân ngày 8/3, Hội Phụ nữ tỉnh tổ chức trao Bằng khen.", date(2026, 3, 8)),
        ("Giáo viên nhận danh hiệu theo quyết định ký ngày 2/3 của Chủ tịch UBND phường.", date(2026, 3, 2)),
        ("Sáng 9/3, Giám đốc Công an khen chiến sĩ đã cứu 11 người mắc kẹt đêm 4/3.", date(2026, 3, 9)),
    ],
)
def test_the_day_is_the_events_own(text: str, day: date) -> None:
    assert read(text).days == (day, day)


def test_only_a_report_from_a_bridge_point_is_of_one() -> None:
    assert read("Sáng 10/3, tại điểm cầu tỉnh Lào Cai, lãnh đạo tỉnh dự hội nghị toàn quốc.").bridge
    assert not read("Sáng 10/3, Thủ tướng chủ trì hội nghị toàn quốc kết nối 34 điểm cầu.").bridge


def test_a_mornings_review_and_the_afternoons_ceremony_are_two() -> None:
    review = "Sáng 5/11, Sở Giáo dục và Đào tạo Nghệ An tổ chức hội nghị tổng kết năm học, tặng Bằng khen 10 tập thể."
    ceremony = "Chiều 5/11, Sở Giáo dục và Đào tạo Nghệ An tuyên dương học sinh giỏi năm học, tặng Bằng khen 98 em."
    assert not joined((review, "nghe-an"), (ceremony, "nghe-an"))


def test_a_decision_without_a_day_is_not_the_ceremony_of_a_later_day() -> None:
    decision = read("Chủ tịch UBND tỉnh vừa quyết định tặng Bằng khen cho 3 tập thể, 8 cá nhân.", day=date(2026, 3, 10))
    ceremony = read("Chiều 12/3, UBND tỉnh trao Bằng khen cho 3 tập thể, 8 cá nhân.", day=date(2026, 3, 13), key=1)
    assert join_reports([decision, ceremony]) == [0, 1]


def test_a_holder_above_the_commune_leaves_the_guests_commune_out() -> None:
    event = read("Ngày 10/3, đoàn xã Mường Khương dự lễ phát động thi đua do UBND tỉnh Lào Cai tổ chức.")
    assert event.local is None


def test_a_report_without_any_word_of_commendation_reports_no_event() -> None:
    assert not read("Rạng sáng 10/3, Công an tỉnh bắt quả tang 5 đối tượng, thu 62 kg ma túy.").happened


def test_an_exchange_hands_nothing_over_and_a_name_is_not_a_ceremony() -> None:
    assert read("Sáng 10/3, Cụm thi đua số 2 tổ chức hội nghị trao đổi kinh nghiệm.").kind == "conference"
    decision = "Chủ tịch nước vừa ký Quyết định số 902/QĐ-CTN phong tặng danh hiệu Anh hùng cho Đồn Biên phòng Tri Lễ."
    assert read(decision).kind == "decision"


def test_regiments_of_one_division_hold_events_of_their_own() -> None:
    text = "Sáng 5/11, Trung đoàn {} (Sư đoàn 5) tổ chức lễ ra quân huấn luyện, ký giao ước thi đua."
    assert not joined((text.format(271), None), (text.format(4), None))


def test_provinces_parts_of_a_national_decision_without_its_number_are_one_event() -> None:
    whole = "Thủ tướng vừa ký Quyết định số 431/QĐ-TTg ngày 3/11/2026 tặng Cờ thi đua của Chính phủ cho 186 tập thể."
    one = "Thủ tướng vừa quyết định tặng Cờ thi đua của Chính phủ. Huế có 5 đơn vị. Quyết định được ký ngày 3/11."
    other = "Trong 186 tập thể được Thủ tướng quyết định tặng Cờ thi đua của Chính phủ, Lâm Đồng có 6 đơn vị."
    assert joined((whole, None), (one, "hue"), (other, "lam-dong"))


def test_an_evening_by_its_weekday_is_the_last_one() -> None:
    event = read("Tối thứ Bảy, Tỉnh đoàn tổ chức lễ tuyên dương.", day=date(2026, 12, 13))
    assert event.days == (date(2026, 12, 12), date(2026, 12, 12))


def test_one_report_keeps_the_certificates_of_two_levels_apart() -> None:
    event = read(
        "Chiều 10/3, Giám đốc Công an tỉnh tặng Giấy khen cho 3 cá nhân; anh Trần Quốc Bảo nhận Giấy khen của Chủ tịch "
        "UBND phường Cam Đường."
    )
    assert len(ledger_of([event])) == 2


def test_the_number_of_a_name_counts_nobody() -> None:
    event = read("Sáng 10/3, tại hội nghị tổng kết, Thuế cơ sở 3 tỉnh Lào Cai nhận Cờ thi đua của Bộ Tài chính.")
    assert not event.counts


def test_a_decision_without_a_number_keeps_its_day() -> None:
    [row] = ledger_of(
        [read("Sáng 10/3, Chủ tịch UBND tỉnh trao Bằng khen (theo quyết định ngày 8/3/2026) cho 3 tập thể.")]
    )
    assert (row.decision, row.decided_on) == (None, "2026-03-08")


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (
            "Ngày 2/3, Chủ tịch UBND tỉnh Lào Cai ký Quyết định số 77/QĐ-UBND tặng Bằng khen cho 3 tập thể.",
            "Sáng 9/3, UBND tỉnh Lào Cai trao Bằng khen của Chủ tịch UBND tỉnh cho 3 tập thể (Quyết định 77/qđ-ubnd).",
            True,
        ),
        (
            "Ngày 2/3, Chủ tịch UBND tỉnh Lào Cai ký quyết định tặng Bằng khen cho 3 tập thể.",
            "Sáng 9/3, UBND tỉnh Lào Cai trao Bằng khen của Chủ tịch UBND tỉnh (quyết định ngày 2/3) cho 3 tập thể.",
            True,
        ),
        (
            "Ngày 2/3, Chủ tịch UBND tỉnh Lào Cai ký quyết định tặng Bằng khen cho 3 tập thể.",
            "Ngày 2/3, Chủ tịch UBND tỉnh Lào Cai ký quyết định tặng Bằng khen cho 8 tập thể.",
            False,
        ),
        (
            "Sáng 9/3, Chủ tịch UBND tỉnh Lào Cai trao Bằng khen cho 3 tập thể.",
            "Sáng 10/3, Chủ tịch UBND tỉnh Lào Cai trao Bằng khen cho 3 tập thể.",
            False,
        ),
    ],
)
def test_a_decision_and_its_ceremony_share_a_key(one: str, other: str, is_one: bool) -> None:
    keys = []
    for name, text in (("a", one), ("b", other)):
        event = read(text)
        [row] = ledger_of([event])
        keys.append(same_award(row, event=name, place=1, province=event.province))
    assert (keys[0] == keys[1]) == is_one


def test_what_is_given_at_a_programme_is_not_only_proposed() -> None:
    event = read("Sáng 10/3, tỉnh tổ chức tuyên dương. Tại chương trình, 12 công nhân nhận Bằng Lao động sáng tạo.")
    assert [row.award for row in ledger_of([event])] == ["bang-lao-dong-sang-tao"]


def test_a_pact_at_a_launch_leaves_it_a_launch() -> None:
    event = read("Sáng 10/3, UBND tỉnh tổ chức lễ phát động phong trào thi đua năm 2026 và ký giao ước giữa 9 khối.")
    assert event.kind == "launch"


def test_a_drive_for_a_congress_is_no_congress() -> None:
    event = read("Sáng 10/3, Công an tỉnh tổ chức lễ phát động thi đua chào mừng Đại hội thi đua yêu nước toàn quốc.")
    assert event.kind == "launch"


def test_a_course_that_somebody_has_just_finished_is_told() -> None:
    event = read("204 công chức cấp xã vừa hoàn thành lớp tập huấn hai ngày về thi đua do Sở Nội vụ tổ chức.")
    assert (event.kind, event.happened) == ("conference", True)


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 10/3, Cụm thi đua các tỉnh, thành phố miền Tây Nam Bộ tổ chức hội nghị tổng kết.",
        "Sáng 10/3, Cụm thi đua 6 tỉnh Tây Nam Bộ tổ chức hội nghị tổng kết.",
        "Sáng 10/3, Cụm thi đua vùng Tây Nam Bộ tổ chức hội nghị tổng kết.",
    ],
)
def test_a_cluster_of_units_is_the_same_however_it_is_called(text: str) -> None:
    assert read(text).clusters == {"cụm tây nam bộ"}


@pytest.mark.parametrize("called", ["Khối thi đua kinh tế tổng hợp", "Khối Kinh tế tổng hợp"])
def test_a_cluster_of_units_is_known_by_its_field(called: str) -> None:
    assert read(f"Sáng 10/3, {called} tỉnh ký kết giao ước thi đua năm 2026.").clusters == {"khối kinh tế tổng hợp"}


def test_a_unions_flag_is_not_the_provinces_of_the_same_report() -> None:
    text = (
        "Sáng 8/3/2026, tỉnh có lễ. UBND tỉnh tặng Cờ thi đua cho Công ty A Sao. Ban Thường vụ Thành đoàn tặng Cờ thi đua "
        "cho 2 đơn vị."
    )
    rows = ledger_of([read_report(Report(key=0, title=None, text=text, published_on=date(2026, 3, 8), province="hue"))])
    assert [(row.award, len(row.recipients)) for row in rows] == [("co-thi-dua", 1), ("co-thi-dua-bo-tinh", 1)]


def test_what_a_unit_had_in_a_year_is_summed_over_it() -> None:
    text = (
        "Ngày 2/2/2026, Vùng 3 Hải quân tổng kết. Năm 2025, Vùng có 3 đơn vị được tặng danh hiệu Đơn vị Quyết thắng; 17 đồng "
        "chí đạt Chiến sĩ tiên tiến."
    )
    rows = ledger_of(
        [read_report(Report(key=0, title=None, text=text, published_on=date(2026, 2, 3), province="da-nang"))]
    )
    assert {row.period for row in rows} == {Period(first="2025", last="2025")}
    assert len(rows) == 2


def test_what_is_already_decided_of_the_proposals_is_given() -> None:
    text = (
        "Ngày 9/7/2026, Hội đồng Thi đua tỉnh họp. 6 tháng qua, tỉnh trình Trung ương 94 trường hợp, đã có quyết định 51 trường "
        "hợp, gồm 18 Huân chương Lao động."
    )
    [row] = ledger_of(
        [read_report(Report(key=0, title=None, text=text, published_on=date(2026, 7, 9), province="vinh-long"))]
    )
    assert (row.award, row.recipients) == ("huan-chuong-lao-dong", (Recipients(n=18, type="huân chương lao động"),))


def test_a_citys_short_name_does_not_end_the_sentence_of_a_decisions_day() -> None:
    text = "Ngày 7/9, Giám đốc Công an TP.HCM đã ký Quyết định số 77/QĐ-CATP tặng Giấy khen cho 3 cán bộ."
    [row] = ledger_of(
        [read_report(Report(key=0, title=None, text=text, published_on=date(2025, 9, 8), province="ho-chi-minh"))]
    )
    assert (row.decision, row.decided_on) == ("77/QĐ-CATP", "2025-09-07")


def test_how_many_hold_a_title_so_far_is_not_given_at_the_event() -> None:
    text = (
        "Chiều 24/6/2026, phường Thanh Miếu trao thưởng. Đến nay, phường có 6.842/7.130 hộ đạt danh hiệu “Gia đình văn hóa”. "
        "Chủ tịch UBND phường tặng Giấy khen cho 9 gia đình."
    )
    [row] = ledger_of(
        [read_report(Report(key=0, title=None, text=text, published_on=date(2026, 6, 25), province="phu-tho"))]
    )
    assert row.award == "giay-khen"
