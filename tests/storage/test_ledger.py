"""The ledger under filters: rows are read page by page, and sums add up by hand, with no period in them."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.events import update_events
from storage.award_recipients import find_recipients
from storage.db import Connection
from storage.events import find_event
from storage.ledger_rows import LedgerFilter, RowPosition, count_rows, find_rows, ledger_filter, sum_ledger
from storage.search import Filters
from tests.storage.stored import put_article
from tests.storage.test_events import WHEN, put


def test_sums_add_up_by_hand_and_hold_no_period(store: Connection) -> None:
    put(store, [0, 1, 2, 3])
    found = sum_ledger(store, LedgerFilter())
    # 4 tập thể, 7 cá nhân (two sites, the other number is 9); 12 tập thể; one order to a named person. Not 836.
    assert (found.total.awards, found.total.decisions) == (3, 1)
    assert (found.total.recipients, found.total.collectives, found.total.individuals) == (23, 16, 7)
    for parts in (found.awards, found.provinces):
        for field in ("awards", "recipients", "collectives", "individuals", "others"):
            assert sum(getattr(part.sums, field) for part in parts) == getattr(found.total, field)
    assert {p.province: p.sums.recipients for p in found.provinces} == {"lam-dong": 11, "vinh-long": 12}
    periods = list(find_rows(store, LedgerFilter(standing="period")))
    assert [(row.period_first, row.counts[0].n) for row in periods] == [("2022", 836)]
    with pytest.raises(ValueError, match="periods"):
        sum_ledger(store, LedgerFilter(standing="period"))


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
    update_events(store)
    found = find_recipients(store, "thach thi sa ray")
    assert [(who.province_now, len(who.receipts)) for who in found] == [("vinh-long", 2), ("lam-dong", 1)]
    assert {who.name for who in found} == {"Thạch Thị Sa Rây"}
    assert find_recipients(store, "sa ray", kind="collective") == find_recipients(store, "%") == []
