"""The ledger under filters: rows are read page by page, and sums add up by hand, with no period in them."""

from __future__ import annotations

from datetime import date

import pytest
from psycopg2.extras import execute_values

from pipeline.events import update_events
from reports.digest.awards import added_up, award_of, level_of
from storage.award_recipients import find_recipients
from storage.db import Connection, rows
from storage.events import find_event
from storage.ledger_rows import LedgerFilter, RowPosition, count_rows, find_rows, ledger_filter, sum_ledger
from storage.search import Filters
from storage.stored_articles import find_article
from storage.takedowns import bury_article
from tests.storage.stored import NOW, put_article
from tests.storage.test_events import WHEN, put


def test_sums_add_up_by_hand_and_hold_no_period(store: Connection) -> None:
    put(store, [0, 1, 2, 3])
    found = sum_ledger(store, LedgerFilter())
    # 4 tập thể, 9 cá nhân (two sites, the other number is 7); 12 tập thể; one order to a named person. Not 836.
    assert (found.total.awards, found.total.decisions) == (3, 1)
    assert (found.total.recipients, found.total.collectives, found.total.individuals) == (25, 16, 9)
    for parts in (found.awards, found.provinces):
        for field in ("awards", "recipients", "collectives", "individuals", "others"):
            assert sum(getattr(part.sums, field) for part in parts) == getattr(found.total, field)
    assert {p.province: p.sums.recipients for p in found.provinces} == {"lam-dong": 13, "vinh-long": 12}
    periods = list(find_rows(store, LedgerFilter(standing="period")))
    assert [(row.period_first, row.counts[0].n) for row in periods] == [("2022", 836)]
    with pytest.raises(ValueError, match="periods"):
        sum_ledger(store, LedgerFilter(standing="period"))


def test_lists_begin_with_the_most_awards_and_equal_ones_stand_by_name(store: Connection) -> None:
    put(store, [0, 1, 2, 3])
    event, whole = "e", "512 whole"
    awards = [
        # number, name, class, key, part of; a part adds recipients but is not counted as an award
        (1, "Giấy khen", None, whole, None),
        (2, "Giấy khen", None, "512 part", whole),
        (3, "Bằng chứng nhận", 2, "2", None),
        (4, "Bằng chứng nhận", 1, "3", None),
        (5, "Cờ", None, "4", None),
        (6, "Cờ", None, "5", None),
    ]
    with store, store.cursor() as cursor:
        cursor.execute("DELETE FROM event; INSERT INTO event (id, kind, reports) VALUES ('e', 'ceremony', 1)")
        execute_values(
            cursor,
            "INSERT INTO award_given (event, number, name, class, standing, same_award, part_of) VALUES %s",
            [(event, number, name, of, "given", key, part) for number, name, of, key, part in awards],
        )
        cursor.execute(
            "INSERT INTO award_count (event, number, type, n, chosen, stated_by) VALUES ('e', 2, 'tập thể', 5, true, '{}')"
        )
    found = [(one.name, one.award_class, one.sums.awards) for one in sum_ledger(store, LedgerFilter()).awards]
    assert found == [("Cờ", None, 2), ("Bằng chứng nhận", 1, 1), ("Bằng chứng nhận", 2, 1), ("Giấy khen", None, 1)]


@pytest.mark.parametrize(
    ("wanted", "events"),
    [
        (LedgerFilter(province="tra-vinh"), "cd"),
        (LedgerFilter(award="bang-khen"), "ac"),
        (LedgerFilter(award_class=3), "d"),
        (LedgerFilter(giver="chu tich ubnd"), "ac"),
        (LedgerFilter(recipients="cá nhân"), "a"),
        (LedgerFilter(recipients="person"), "d"),
        (LedgerFilter(from_=date(2026, 3, 10)), "ac"),
        (LedgerFilter(to=date(2026, 3, 9)), "d"),
        (LedgerFilter(level="state"), "d"),
        (ledger_filter(Filters(site="thiduavn")), "a"),
        (ledger_filter(Filters(query="cứu hộ")), "a"),
        (ledger_filter(Filters(query="-khen")), "d"),
    ],
)
def test_filters_choose_rows(store: Connection, wanted: LedgerFilter, events: str) -> None:
    ids = put(store, [0, 1, 2, 3], each=False)
    found = list(find_rows(store, wanted))
    assert {row.event for row in found} == {ids[path] for path in events}
    assert count_rows(store, wanted) == len(found) == sum_ledger(store, wanted).total.awards


def test_pages_of_rows_go_on_where_the_last_ended(store: Connection) -> None:
    put(store, [0, 1, 2, 3], each=False)
    whole = list(find_rows(store, LedgerFilter()))
    paged = []
    after = None
    while page := list(find_rows(store, LedgerFilter(), after=after, limit=1)):
        paged += page
        after = RowPosition(day=page[-1].day, event=page[-1].event, number=page[-1].number)
    assert paged == whole
    assert len(whole) == 3


def test_an_event_is_found_by_any_of_its_articles(store: Connection) -> None:
    ids = put(store, [0, 1, 2, 3], each=False)
    first, second = find_event(store, ids["a"]), find_event(store, ids["b"])
    assert first == second
    assert first is not None
    assert [report.article for report in first.reports] == [ids["a"], ids["b"]]
    assert find_event(store, "nothing") is None


def test_namesakes_of_another_role_or_place_are_listed_apart(store: Connection) -> None:
    told = (
        ("baolamdong", "x", "tỉnh Lâm Đồng", "Giám đốc Hợp tác xã Nông nghiệp Phước Hảo", "8/3/2026"),
        ("congtravinh", "y", "tỉnh Vĩnh Long", "Hiệu trưởng Trường Tiểu học Long Đức", "9/3/2026"),
        ("baotravinh", "z", "tỉnh Vĩnh Long", "Hiệu trưởng Trường Tiểu học Long Đức", "2/3/2026"),
    )
    for site, path, place, role, day in told:
        text = (
            f"Chiều {day}, UBND {place} tổ chức lễ trao Huân chương Lao động hạng Ba cho bà Thạch Thị Sa Rây, {role}. "
            f"Buổi lễ số {path} diễn ra trang trọng."
        )
        put_article(store, site, path, f"Bà Thạch Thị Sa Rây nhận Huân chương tại {place}", text, published=WHEN)
    text = "Chiều 20/2/2026, UBND tỉnh Vĩnh Long trao Huân chương Lao động hạng Ba cho bà Thạch Thị Sa Rây. Bà rất xúc động."
    put_article(store, "baotravinh", "w", "Thêm một Huân chương", text, published=WHEN)
    update_events(store)
    found = find_recipients(store, "thach thi sa ray")
    assert [(who.province_now, len(who.receipts), who.uncertain) for who in found] == [
        ("vinh-long", 2, False),
        ("lam-dong", 1, False),
        ("vinh-long", 1, True),
    ]
    assert {who.name for who in found} == {"Thạch Thị Sa Rây"}
    assert find_recipients(store, "sa ray", kind="collective") == find_recipients(store, "%") == []


def test_awards_of_no_clear_event_are_rows_apart_and_in_no_sum(store: Connection) -> None:
    put(store, [0, 1, 2, 3], each=False)
    before = sum_ledger(store, LedgerFilter()).total
    text = (
        "Nhiều năm bền bỉ của các tổ hợp tác ở Lâm Đồng đã được ghi nhận xứng đáng, người dân trong vùng đều vui mừng. "
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 9 tập thể, 21 cá nhân của phong trào hợp tác xã, kèm tiền thưởng theo quy định."
    )
    article = put_article(store, "baolamdong", "unclear", "Những tổ hợp tác bền bỉ", text, published=WHEN)
    update_events(store)
    [row] = find_rows(store, LedgerFilter(standing="unclear"))
    assert ([count.n for count in row.counts], row.giver) == ([9, 21], "Chủ tịch UBND tỉnh Lâm Đồng")
    assert sum_ledger(store, LedgerFilter()).total == before
    stored = find_article(store, article)
    assert stored is not None
    assert stored.event is None
    event = find_event(store, row.event)
    assert event is not None
    assert (event.datable, len(event.awards)) == (False, 1)
    bury_article(store, article, reason="withdrawn", now=NOW)
    assert list(find_rows(store, LedgerFilter(standing="unclear"))) == []


def test_a_decision_and_the_ceremony_that_hands_it_over_are_added_up_once(store: Connection) -> None:
    decided = (
        "Ngày 2/3/2026, Chủ tịch UBND tỉnh Lâm Đồng ký Quyết định số 777/QĐ-UBND tặng Bằng khen cho 3 tập thể, 5 cá nhân "
        "đã có thành tích trong công tác bảo vệ rừng đầu nguồn năm qua."
    )
    handed = (
        "Sáng 9/3/2026, UBND tỉnh Lâm Đồng tổ chức lễ trao Bằng khen của Chủ tịch UBND tỉnh cho 3 tập thể, 5 cá nhân giữ rừng "
        "theo Quyết định số 777/QĐ-UBND. Đông đảo bà con các buôn đến chúc mừng."
    )
    put_article(store, "baolamdong", "decided", "Khen thưởng người giữ rừng", decided, published=WHEN)
    put_article(store, "baolamdong", "handed", "Trao Bằng khen cho người giữ rừng", handed, published=WHEN)
    update_events(store)
    assert len(list(find_rows(store, LedgerFilter()))) == 2
    total = sum_ledger(store, LedgerFilter()).total
    assert (total.awards, total.decisions, total.collectives, total.individuals) == (1, 1, 3, 5)


def test_the_ledgers_sum_the_view_by_month_and_the_digest_add_up_alike(store: Connection) -> None:
    decided = "Ngày {}/3/2026, Chủ tịch UBND tỉnh Lâm Đồng {} tặng Bằng khen cho {} tập thể, {} cá nhân giữ rừng."
    handed = (
        "Sáng {}/3/2026, UBND tỉnh Lâm Đồng trao Bằng khen của Chủ tịch UBND tỉnh {} cho {} tập thể, {} cá nhân giữ rừng. "
        "Đông đảo bà con các buôn đến chúc mừng."
    )
    told = (
        decided.format(2, "ký Quyết định số 777/QĐ-UBND", 3, 5),
        handed.format(9, "theo Quyết định số 777/qđ-ubnd", 3, 5),
        decided.format(3, "ký quyết định", 2, 6),
        handed.format(10, "(theo quyết định ngày 3/3/2026)", 2, 6),
        handed.format(11, "", 4, 4),
    )
    for place, text in enumerate(told):
        put_article(store, "baolamdong", f"p{place}", f"Khen thưởng người giữ rừng, lần {place}", text, published=WHEN)
    update_events(store)
    rows_found = list(find_rows(store, LedgerFilter()))
    assert (len(rows_found), len({row.same_award for row in rows_found})) == (5, 3)
    total = sum_ledger(store, LedgerFilter()).total
    with store, store.cursor() as cursor:
        [month] = rows(cursor, "SELECT sum(collectives)::int AS n, sum(individuals)::int AS m FROM award_by_month")
    by_kind = {kind: n for n, kind in added_up(map(award_of, rows_found))}
    assert (total.awards, total.collectives, total.individuals) == (3, 9, 15)
    assert (month["n"], month["m"]) == (by_kind["tập thể"], by_kind["cá nhân"]) == (9, 15)


def test_an_associations_certificate_has_the_forms_name_and_its_giver(store: Connection) -> None:
    text = (
        "Sáng 9/3/2026, Hội Nông dân tỉnh Lâm Đồng tổ chức hội nghị tổng kết phong trào sản xuất, kinh doanh giỏi. "
        "Ban Thường vụ Hội Nông dân tỉnh tặng Bằng khen cho 12 tập thể, 30 cá nhân tiêu biểu trong năm."
    )
    put_article(store, "baolamdong", "hoi", "Hội Nông dân tỉnh tổng kết", text, published=WHEN)
    update_events(store)
    [row] = find_rows(store, LedgerFilter())
    assert (row.award, row.name, row.giver) == ("bang-khen", "Bằng khen", "Ban Thường vụ Hội Nông dân tỉnh Lâm Đồng")
    assert [award.name for award in sum_ledger(store, LedgerFilter()).awards] == ["Bằng khen"]
    assert (award_of(row).name, level_of(row)) == ("Bằng khen", "other")
