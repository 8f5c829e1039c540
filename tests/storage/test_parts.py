"""A province's part of a national decision: in the country's sum within the whole, in the province's own by itself."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from articles.dates import VIETNAM
from pipeline.events import update_events
from reports.digest.awards import added_up, award_of
from reports.ledger import ledger_record
from storage.db import Connection, connect, rows
from storage.event_groups import group_waiting
from storage.ledger_rows import LedgerFilter, LedgerRow, LedgerSum, find_rows, sum_ledger
from storage.takedowns import bury_article
from tests.storage.stored import NOW, add_sites, put_article
from tests.storage.test_older_dumps import make_store

WHEN = datetime(2026, 3, 11, 8, 0, tzinfo=VIETNAM)
WHOLE = (
    "thiduavn",
    "whole",
    "Thủ tướng tặng Bằng khen 120 tập thể, 80 cá nhân",
    "Ngày 3/3/2026, Thủ tướng Chính phủ ký Quyết định số 1234/QĐ-TTg tặng Bằng khen cho 120 tập thể, 80 cá nhân trên cả "
    "nước có thành tích xuất sắc trong xóa nhà tạm, nhà dột nát.",
)
NUMBERED = "theo Quyết định số 1234/QĐ-TTg"
PARTS = (
    (
        "baolamdong",
        "lam-dong",
        "Trao Bằng khen của Thủ tướng cho các đơn vị của Lâm Đồng",
        "Sáng 9/3/2026, UBND tỉnh Lâm Đồng tổ chức lễ trao Bằng khen của Thủ tướng Chính phủ {} cho 3 tập thể, 2 cá nhân. "
        "Các đơn vị đã dựng hàng trăm ngôi nhà cho bà con buôn xa.",
    ),
    (
        "baotravinh",
        "vinh-long",
        "Vĩnh Long có 4 tập thể nhận Bằng khen của Thủ tướng",
        "Chiều 10/3/2026, UBND tỉnh Vĩnh Long tổ chức lễ trao Bằng khen của Thủ tướng Chính phủ {} cho 4 tập thể. Bà con "
        "các phum sóc đến dự rất đông.",
    ),
    (
        "thiduavn",
        "khanh-hoa",
        "Khánh Hòa trao Bằng khen của Thủ tướng",
        "Sáng 6/3/2026, tại tỉnh Khánh Hòa, UBND tỉnh Khánh Hòa tổ chức lễ trao Bằng khen của Thủ tướng Chính phủ {} cho 5 "
        "tập thể, 1 cá nhân. Ngư dân các xã đảo cũng có mặt trong ngày vui.",
    ),
)
REPORTS = (WHOLE, *((site, path, title, text.format(NUMBERED)) for site, path, title, text in PARTS))
BY_DAY = (
    (*WHOLE[:3], WHOLE[3].replace("ký Quyết định số 1234/QĐ-TTg tặng", "ký quyết định tặng")),
    *((site, path, title, text.format("(quyết định ngày 3/3/2026)")) for site, path, title, text in PARTS),
)


def put(store: Connection, reports: list[tuple[str, str, str, str]], *, each: bool = True) -> dict[str, str]:
    ids = {}
    for site, path, title, text in reports:
        ids[path] = put_article(store, site, path, title, text, published=WHEN)
        if each:
            update_events(store)
    update_events(store)
    return ids


def parts(store: Connection) -> list[tuple[object, ...]]:
    with store, store.cursor() as cursor:
        cursor.execute(
            "SELECT a.url, g.part_of FROM award_given g JOIN article a ON a.id = g.event ORDER BY a.url, g.number"
        )
        return list(cursor.fetchall())


def in_short(found: LedgerSum) -> tuple[int, int, int]:
    return found.awards, found.collectives, found.individuals


def check_sums_with_the_whole(store: Connection) -> None:
    found = sum_ledger(store, LedgerFilter())
    # 120 tập thể include the provinces' 3 + 4 + 5, 80 cá nhân their 2 + 1.
    assert in_short(found.total) == (1, 120, 80)
    assert {p.province: (in_short(p.sums), p.parts) for p in found.provinces} == {
        None: ((1, 120, 80), 0),
        "lam-dong": ((0, 0, 0), 5),
        "vinh-long": ((0, 0, 0), 4),
        "khanh-hoa": ((0, 0, 0), 6),
    }
    for list_of_parts in (found.awards, found.provinces):
        for field in ("awards", "decisions", "recipients", "collectives", "individuals", "others"):
            assert sum(getattr(p.sums, field) for p in list_of_parts) == getattr(found.total, field)


@pytest.mark.parametrize("reports", [REPORTS, BY_DAY], ids=["by number", "by day"])
def test_a_country_adds_the_whole_once_and_a_province_its_part(
    store: Connection, reports: list[tuple[str, str, str, str]]
) -> None:
    put(store, list(reports))
    assert len(list(find_rows(store, LedgerFilter()))) == 4
    check_sums_with_the_whole(store)
    for province, expected in (("lam-dong", (1, 3, 2)), ("vinh-long", (1, 4, 0)), ("khanh-hoa", (1, 5, 1))):
        assert in_short(sum_ledger(store, LedgerFilter(province=province)).total) == expected


def test_the_view_the_digest_and_the_ledger_agree(store: Connection) -> None:
    put(store, list(REPORTS))
    listed = list(find_rows(store, LedgerFilter()))
    with store, store.cursor() as cursor:
        [month] = rows(
            cursor,
            "SELECT sum(collectives)::int AS n, sum(individuals)::int AS m, sum(part_recipients)::int AS parts "
            "FROM award_by_month",
        )
        [ledger] = rows(cursor, "SELECT count(*) AS n FROM award_ledger WHERE part_of IS NOT NULL")
    assert month == {"n": 120, "m": 80, "parts": 15}
    assert ledger == {"n": 3}
    assert added_up(map(award_of, listed)) == ((120, "tập thể"), (80, "cá nhân"))
    only_a_province = [award_of(row) for row in listed if row.province_now == "lam-dong"]
    assert added_up(only_a_province) == ((3, "tập thể"), (2, "cá nhân"))
    whole = next(row for row in listed if row.province_now is None)
    assert {ledger_record(row)["part_of"] for row in listed if row is not whole} == {whole.same_award}


def test_a_day_that_leaves_the_whole_out_adds_the_parts(store: Connection) -> None:
    put(store, list(REPORTS))
    later = LedgerFilter(from_=datetime(2026, 3, 5, tzinfo=VIETNAM).date())
    assert in_short(sum_ledger(store, later).total) == (3, 12, 3)


def test_parts_do_not_depend_on_the_order_of_arrival(home: object) -> None:
    found = []
    for seed in range(4):
        connection = connect()
        with connection, connection.cursor() as cursor:
            cursor.execute("TRUNCATE article, cluster, page, site, event CASCADE")
        add_sites(connection)
        order = list(REPORTS)
        random.Random(seed).shuffle(order)
        put(connection, order, each=seed != 3)
        found.append(parts(connection))
        check_sums_with_the_whole(connection)
        connection.close()
    assert found[0] == found[1] == found[2] == found[3]


def test_after_a_takedown_of_the_whole_the_parts_are_added_again(store: Connection) -> None:
    ids = put(store, list(REPORTS))
    bury_article(store, ids["whole"], reason="asked for", now=NOW)
    assert {part for _, part in parts(store)} == {None}
    group_waiting(store)
    assert in_short(sum_ledger(store, LedgerFilter()).total) == (3, 12, 3)
    with store, store.cursor() as cursor:
        [month] = rows(cursor, "SELECT sum(collectives)::int AS n FROM award_by_month")
    assert month["n"] == 12


def test_another_report_of_the_whole_keeps_the_parts_within_it(store: Connection) -> None:
    again = (
        "thiduavn",
        "handed",
        "Trao Bằng khen của Thủ tướng tại hội nghị toàn quốc",
        "Sáng 10/3/2026, Chính phủ tổ chức hội nghị toàn quốc, trao Bằng khen của Thủ tướng Chính phủ theo Quyết định số "
        "1234/QĐ-TTg cho 120 tập thể, 80 cá nhân đã góp công xóa nhà tạm trong cả nước.",
    )
    ids = put(store, [*REPORTS, again])
    assert in_short(sum_ledger(store, LedgerFilter()).total) == (1, 120, 80)
    bury_article(store, ids["whole"], reason="asked for", now=NOW)
    group_waiting(store)
    assert sum(1 for _, part in parts(store) if part) == 3
    assert in_short(sum_ledger(store, LedgerFilter()).total) == (1, 120, 80)


@pytest.mark.parametrize(
    "forgotten", ["INSERT INTO event_waiting SELECT article FROM event_report", "DELETE FROM event_report"]
)
def test_reading_everything_anew_finds_the_same_parts(store: Connection, forgotten: str) -> None:
    put(store, list(REPORTS))
    before = parts(store)
    with store, store.cursor() as cursor:
        cursor.execute(forgotten)
    update_events(store)
    assert parts(store) == before
    check_sums_with_the_whole(store)


@pytest.mark.parametrize(
    "other",
    [
        # another decision, though of the same award
        "theo Quyết định số 1235/QĐ-TTg",
        # neither number nor day
        "",
    ],
)
def test_what_is_not_known_to_be_of_the_decision_is_added(store: Connection, other: str) -> None:
    site, path, title, text = PARTS[0]
    put(store, [WHOLE, (site, path, title, text.format(other))])
    assert in_short(sum_ledger(store, LedgerFilter()).total) == (2, 123, 82)


def test_a_whole_is_never_smaller_than_its_part(store: Connection) -> None:
    few = (*WHOLE[:3], WHOLE[3].replace("120 tập thể, 80 cá nhân", "2 tập thể, 1 cá nhân"))
    put(store, [few, *REPORTS[1:2]])
    assert in_short(sum_ledger(store, LedgerFilter()).total) == (2, 5, 3)


def test_a_provinces_own_decision_is_part_of_nothing(store: Connection) -> None:
    own = "Ngày 3/3/2026, Chủ tịch UBND tỉnh ký Quyết định số 77/QĐ-UBND tặng Bằng khen cho {} tập thể giữ rừng."
    put(
        store,
        [
            ("thiduavn", "nowhere", "Khen thưởng người giữ rừng", own.format(30)),
            ("baolamdong", "here", "Lâm Đồng khen người giữ rừng", own.format(3).replace("3/3", "5/3")),
        ],
    )
    assert {part for _, part in parts(store)} == {None}


def by_path(store: Connection) -> dict[str, LedgerRow]:
    return {row.sources[0].url.rpartition("/")[2]: row for row in find_rows(store, LedgerFilter())}


def test_rows_state_what_they_are_part_of(store: Connection) -> None:
    put(store, list(REPORTS))
    found = by_path(store)
    whole = found.pop("whole").same_award
    assert {row.part_of for row in found.values()} == {whole}


def test_a_decision_that_one_provinces_paper_reports_too_is_of_no_province(store: Connection) -> None:
    own = (
        "baolamdong",
        "own",
        "3 tập thể của Lâm Đồng được Thủ tướng tặng Bằng khen",
        "Theo Quyết định số 1234/QĐ-TTg của Thủ tướng Chính phủ, tỉnh Lâm Đồng có 3 tập thể được tặng Bằng khen của Thủ tướng.",
    )
    put(store, [WHOLE, own])
    [row] = find_rows(store, LedgerFilter())
    assert (row.province_now, [(c.n, c.chosen) for c in row.counts if c.type == "tập thể"]) == (
        None,
        [(120, True), (3, False)],
    )


def test_rows_of_an_older_schema_learn_what_they_are_part_of(unmigrated_home: object) -> None:
    make_store("0150")
    connection = connect(migrated=False)
    with connection, connection.cursor() as cursor:
        cursor.execute(_OLD)
    connection.close()
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT event, part_of FROM award_given ORDER BY event")
        assert cursor.fetchall() == [("n", None), ("p", "9/qđ-ttg bk-thu-tuong"), ("q", None)]
    connection.close()


_OLD = """
INSERT INTO award_entry (id, name, form, level)
VALUES ('bk-thu-tuong', 'Bằng khen của Thủ tướng Chính phủ', 'certificate', 'state') ON CONFLICT DO NOTHING;
INSERT INTO event (id, kind, province_now, reports)
VALUES ('n', 'decision', NULL, 1), ('p', 'ceremony', 'lam-dong', 1), ('q', 'ceremony', 'lam-dong', 1);
INSERT INTO award_given (event, number, award, name, decision, same_award)
VALUES ('n', 1, 'bk-thu-tuong', 'Bằng khen', '9/QĐ-TTg', '9/qđ-ttg bk-thu-tuong'),
       ('p', 1, 'bk-thu-tuong', 'Bằng khen', '9/QĐ-TTg', '9/qđ-ttg lam-dong bk-thu-tuong'),
       ('q', 1, 'bk-thu-tuong', 'Bằng khen', '8/QĐ-TTg', '8/qđ-ttg lam-dong bk-thu-tuong');
INSERT INTO award_count (event, number, type, n, chosen, stated_by)
VALUES ('n', 1, 'tập thể', 20, true, '{a}'), ('p', 1, 'tập thể', 2, true, '{a}'), ('q', 1, 'tập thể', 2, true, '{a}');
"""
