"""Events and the ledger in the store: incremental, in any order, corrected by people, gone with their articles."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from articles.dates import VIETNAM
from articles.events import read_report
from pipeline.events import READER, update_events
from storage.corrections import Correction, correct_article, withdraw_correction
from storage.db import Connection, connect, rows
from storage.event_groups import group_waiting, store_and_group
from storage.event_reports import ArticleText, Reading, articles_to_read, texts_to_read
from storage.stored_articles import find_article
from storage.takedowns import bury_article
from tests.storage.stored import NOW, add_sites, put_article

WHEN = datetime(2026, 3, 11, 8, 0, tzinfo=VIETNAM)
REPORTS = (
    (
        "baolamdong",
        "a",
        "Lâm Đồng khen thưởng lực lượng cứu hộ",
        "Sáng 10/3/2026, UBND tỉnh Lâm Đồng tổ chức lễ trao Bằng khen cho lực lượng cứu hộ sau mưa lũ. Chủ tịch UBND tỉnh "
        "tặng Bằng khen cho 4 tập thể và 7 cá nhân theo Quyết định số 512/QĐ-UBND ngày 6/3/2026.",
        0,
    ),
    (
        "thiduavn",
        "b",
        "Biểu dương người cứu hộ trong mưa lũ tại Lâm Đồng",
        "Ngày 10/3, tại tỉnh Lâm Đồng, lễ trao Bằng khen cho lực lượng cứu hộ đã diễn ra. 4 tập thể, 9 cá nhân được "
        "Chủ tịch UBND tỉnh Lâm Đồng tặng Bằng khen theo Quyết định số 512/QĐ-UBND. Nhiều người trong số họ đã dầm mình "
        "suốt đêm giữa dòng nước xiết để đưa bà con ra khỏi vùng ngập, nấu cơm, dựng lều và tìm thuốc cho trẻ nhỏ.",
        3,
    ),
    (
        "baotravinh",
        "c",
        "Vĩnh Long tổng kết phong trào thi đua",
        "Sáng 10/3/2026, UBND tỉnh Vĩnh Long tổ chức hội nghị tổng kết phong trào thi đua. Trong 5 năm qua, 836 tập thể "
        "được Chủ tịch UBND tỉnh tặng Bằng khen. Dịp này, Chủ tịch UBND tỉnh tặng Bằng khen cho 12 tập thể.",
        1,
    ),
    (
        "congtravinh",
        "d",
        "Bà Thạch Thị Sa Rây nhận Huân chương Lao động",
        "Chiều 9/3/2026, UBND tỉnh Vĩnh Long tổ chức lễ trao Huân chương Lao động hạng Ba cho bà Thạch Thị Sa Rây, "
        "Giám đốc Hợp tác xã Nông nghiệp Phước Hảo.",
        2,
    ),
    (
        "thiduavn",
        "e",
        "Người đàn bà giữ hợp tác xã",
        "Mười năm trước, hợp tác xã chỉ còn bảy hộ. Bà Thạch Thị Sa Rây đi từng nhà xin giữ lại con dấu. Hôm bước lên "
        "sân khấu nhận Huân chương Lao động hạng Ba, bà mặc chiếc áo của xã viên đầu tiên.",
        26,
    ),
)
_ROWS = """
SELECT a.url AS first, g.award, g.class, g.decision, g.period_first, c.type, c.n, c.chosen
FROM award_given g JOIN article a ON a.id = g.event LEFT JOIN award_count c
  ON (c.event, c.number) = (g.event, g.number)
ORDER BY a.url, g.award, g.period_first NULLS FIRST, c.type, c.n
"""


def put(store: Connection, order: list[int], *, each: bool = True, read: bool = True) -> dict[str, str]:
    ids = {}
    for place in order:
        site, path, title, body, hours = REPORTS[place]
        ids[path] = put_article(store, site, path, title, body, published=WHEN + timedelta(hours=hours))
        if each and read:
            update_events(store)
    if read:
        update_events(store)
    return ids


def members(store: Connection) -> set[frozenset[str]]:
    with store, store.cursor() as cursor:
        cursor.execute("SELECT event, array_agg(article) FROM event_article GROUP BY event")
        return {frozenset(found) for _, found in cursor.fetchall()}


def ledger(store: Connection) -> list[dict[str, object]]:
    with store, store.cursor() as cursor:
        return rows(cursor, _ROWS)


def test_reports_of_one_event_join_and_both_counts_are_kept(store: Connection) -> None:
    ids = put(store, [0, 1, 2, 3])
    assert members(store) == {frozenset({ids["a"], ids["b"]}), frozenset({ids["c"]}), frozenset({ids["d"]})}
    first = [(row["type"], row["n"], row["chosen"]) for row in ledger(store) if row["decision"] == "512/QĐ-UBND"]
    assert first == [("cá nhân", 7, False), ("cá nhân", 9, True), ("tập thể", 4, True)]
    for path in ("a", "b"):
        record = find_article(store, ids[path])
        assert record is not None
        assert record.event == ids["a"]


def test_a_report_that_is_compared_with_none_keeps_nothing_that_only_pairs_are_weighed_by(store: Connection) -> None:
    told = put(store, [0])["a"]
    prose = (
        "Thi đua là yêu nước, yêu nước thì phải thi đua. Lời dạy ấy còn nguyên giá trị với mỗi cơ quan, mỗi người. " * 3
    )
    thought = put_article(store, "thiduavn", "f", "Suy nghĩ về thi đua", prose, published=WHEN)
    update_events(store)
    with store, store.cursor() as cursor:
        found = rows(cursor, "SELECT article, happened OR possible AS compared, pairs, phrases FROM event_report")
    assert {row["article"]: row["compared"] for row in found} == {told: True, thought: False}
    for row in found:
        assert bool(row["pairs"] or row["phrases"]) is row["compared"]


def test_what_is_found_does_not_depend_on_the_order_of_arrival(home: object) -> None:
    found = []
    for seed in range(3):
        connection = connect()
        with connection, connection.cursor() as cursor:
            cursor.execute("TRUNCATE article, cluster, page, site, event CASCADE")
        add_sites(connection)
        order = [0, 1, 2, 3]
        random.Random(seed).shuffle(order)
        put(connection, order, each=seed != 2)
        found.append((members(connection), ledger(connection)))
        connection.close()
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("order", [[3, 4], [4, 3]])
def test_a_feature_that_hints_at_a_ceremony_joins_it_whichever_comes_first(store: Connection, order: list[int]) -> None:
    ids = put(store, order)
    assert members(store) == {frozenset({ids["d"], ids["e"]})}


def test_a_feature_alone_reports_no_event(store: Connection) -> None:
    put(store, [4])
    assert members(store) == set()


def test_a_correction_parts_and_joins_and_can_be_taken_back(store: Connection) -> None:
    ids = put(store, [0, 1, 2, 3])

    def said(article: str, other: str | None) -> None:
        made = Correction(article=article, field="event", value=other, who="Lan", why="the printed paper")
        correct_article(store, made, now=NOW)
        group_waiting(store)

    said(ids["b"], None)
    assert frozenset({ids["b"]}) in members(store)
    assert frozenset({ids["a"]}) in members(store)
    said(ids["b"], ids["c"])
    assert members(store) == {frozenset({ids["a"]}), frozenset({ids["b"], ids["c"]}), frozenset({ids["d"]})}
    assert withdraw_correction(store, ids["b"], "event", who="Lan", now=NOW)
    group_waiting(store)
    assert frozenset({ids["a"], ids["b"]}) in members(store)


@pytest.mark.parametrize("path", ["a", "b"])
def test_a_takedown_leaves_nothing_that_was_read_from_the_article(store: Connection, path: str) -> None:
    ids = put(store, [0, 1, 2, 3])
    bury_article(store, ids[path], reason="asked for", now=NOW)
    group_waiting(store)
    left = ids["b" if path == "a" else "a"]
    assert frozenset({left}) in members(store)
    numbers = {row["n"] for row in ledger(store) if row["decision"] == "512/QĐ-UBND"}
    assert numbers == ({4, 9} if path == "a" else {4, 7})


def test_a_person_taken_down_is_no_longer_listed(store: Connection) -> None:
    ids = put(store, [3])
    with store, store.cursor() as cursor:
        assert [r["name"] for r in rows(cursor, "SELECT name FROM award_recipient")] == ["Thạch Thị Sa Rây"]
    bury_article(store, ids["d"], reason="asked for", now=NOW)
    with store, store.cursor() as cursor:
        assert rows(cursor, "SELECT name FROM award_recipient") == []


def test_sums_of_single_awards_hold_no_period(store: Connection) -> None:
    put(store, [0, 1, 2, 3])
    with store, store.cursor() as cursor:
        [single] = rows(cursor, "SELECT sum(collectives)::int AS n FROM award_ledger")
        [month] = rows(cursor, "SELECT sum(collectives)::int AS n FROM award_by_month")
        periods = rows(cursor, "SELECT period_first, period_last, n FROM award_period_total")
    assert single["n"] == month["n"] == 4 + 12
    assert periods == [{"period_first": "2022", "period_last": "2026", "n": 836}]


def test_a_second_update_reads_nothing(store: Connection) -> None:
    put(store, [0, 1, 2, 3])
    assert update_events(store) == 0


def _unread(connection: Connection) -> list[str]:
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT article FROM event_unread ORDER BY article")
        return [article for (article,) in cursor.fetchall()]


@pytest.mark.parametrize(
    ("change", "is_unread"),
    [
        ("UPDATE article SET title = title || '!' WHERE id = %(id)s", True),
        ("UPDATE article SET published_at = published_at + interval '1 day' WHERE id = %(id)s", True),
        ("UPDATE article SET own_province = 'ha-noi' WHERE id = %(id)s", True),
        ("UPDATE article SET relevant = false WHERE id = %(id)s", True),
        ("UPDATE article SET content_hash = decode('ff', 'hex') WHERE id = %(id)s", True),
        ("UPDATE site SET province = 'hue' WHERE id = (SELECT site FROM article WHERE id = %(id)s)", True),
        ("UPDATE article SET title = title, relevant = relevant, section = 'x' WHERE id = %(id)s", False),
        ("UPDATE site SET enabled = false WHERE id = (SELECT site FROM article WHERE id = %(id)s)", False),
    ],
)
def test_an_article_waits_to_be_read_again_when_what_was_read_of_it_changes(
    store: Connection, change: str, is_unread: bool
) -> None:
    ids = list(put(store, [0, 1, 2, 3, 4], read=False).values())
    assert len(_unread(store)) == len(REPORTS)
    assert update_events(store) == len(REPORTS)
    assert _unread(store) == []
    with store, store.cursor() as cursor:
        cursor.execute(change, {"id": ids[0]})
    assert _unread(store) == ([ids[0]] if is_unread else [])
    is_relevant = "relevant = false" not in change
    assert update_events(store) == int(is_unread and is_relevant)
    assert _unread(store) == []


def _outdated(store: Connection, *, reader: str = READER) -> list[ArticleText]:
    return texts_to_read(store, articles_to_read(store, reader=reader))


def test_a_change_while_an_article_is_read_is_read_in_the_next_round(store: Connection) -> None:
    put(store, [0, 1, 2, 3, 4], read=False)
    texts = _outdated(store)
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE article SET title = 'Tin khác' WHERE id = %s", (texts[0].id,))
    store_and_group(store, [Reading(text=text, event=read_report(text.report())) for text in texts], reader=READER)
    assert _unread(store) == [texts[0].id]


def test_another_version_of_the_rules_reads_every_article_again(store: Connection) -> None:
    put(store, [0, 1, 2, 3, 4], read=False)
    update_events(store)
    assert _outdated(store) == []
    found = _outdated(store, reader="another")
    assert len(found) == len(REPORTS)
    assert {text.turn for text in found} == {None}
