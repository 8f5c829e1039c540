"""Roll-ups count each story once, by present province and month in Viet Nam, and silence is not a site unread."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.timezone import VIETNAM
from pipeline.alerts.verdicts import judge_province
from storage.db import Connection, connect, rows
from storage.gazetteers import refresh_gazetteers
from storage.rollups import (
    PROVINCE_SILENT_DAYS,
    PROVINCE_UNREAD_AFTER,
    Span,
    commune_coverage,
    movement_grid,
    province_overview,
    province_standings,
)
from storage.search import Filters, ProvinceMonth, count_province_months
from tests.storage.stored import put_article

AWARD = "Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể, 12 cá nhân trong phong trào thi đua “Dân vận khéo”."
OCTOBER, NOVEMBER = date(2025, 10, 1), date(2025, 11, 1)


def test_a_story_whose_first_publication_is_off_the_subject_is_shown_by_a_copy_that_is_not(store: Connection) -> None:
    body = AWARD + " Hội nghị đã nghe báo cáo kết quả và thảo luận nhiều nội dung quan trọng của năm." * 6
    day = datetime(2025, 10, 5, tzinfo=UTC)
    put_article(store, "baolamdong", "a", "Khen thưởng", body, published=day, relevant=False)
    copy = put_article(store, "baotravinh", "b", "Khen thưởng", body, published=day + timedelta(hours=3))
    with store, store.cursor() as cursor:
        assert rows(cursor, "SELECT id, province_now FROM shown_article") == [{"id": copy, "province_now": "vinh-long"}]


def test_a_national_article_counts_for_each_province_it_names_and_an_undated_one_for_no_month(
    store: Connection,
) -> None:
    body = "Phong trào thi đua “Dân vận khéo” lan rộng ở Lâm Đồng, Trà Vinh và Bến Tre."
    put_article(store, "thiduavn", "a", "Dân vận khéo", body)
    cells = movement_grid(store, Span())
    assert [(cell.movement, cell.province, cell.articles) for cell in cells] == [
        ("dan-van-kheo", "lam-dong", 1),
        ("dan-van-kheo", "vinh-long", 1),
    ]
    assert movement_grid(store, Span(from_month=OCTOBER)) == []
    assert count_province_months(store, Filters(movement="dan-van-kheo")) == []
    put_article(
        store, "thiduavn", "b", "Dân vận khéo", f"{body} Còn nữa.", published=datetime(2025, 10, 31, 20, tzinfo=UTC)
    )
    put_article(store, "baotravinh", "c", "Dân vận", AWARD, published=datetime(2025, 11, 3, tzinfo=UTC))
    put_article(
        store,
        "thiduavn",
        "d",
        "Thi đua",
        "Phong trào thi đua “Dân vận khéo”.",
        published=datetime(2025, 11, 4, tzinfo=UTC),
    )
    assert count_province_months(store, Filters(movement="dan-van-kheo")) == [
        ProvinceMonth(month=NOVEMBER, province="lam-dong", articles=1),
        ProvinceMonth(month=NOVEMBER, province="vinh-long", articles=2),
        ProvinceMonth(month=NOVEMBER, province=None, articles=1),
    ]


def test_silence_is_told_from_sites_that_could_not_be_read(store: Connection) -> None:
    now = datetime.now(UTC)
    put_article(store, "baolamdong", "a", "Khen thưởng", AWARD, published=now - timedelta(days=45))
    put_article(store, "baotravinh", "b", "Khen thưởng", AWARD + " Kết quả tốt.", published=now - timedelta(days=45))
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s WHERE id = 'baolamdong'", (now,))
        cursor.execute("UPDATE site SET failed_crawls = 3 WHERE province_now = 'vinh-long'")
    found = {province.province: province for province in province_overview(store, Span())}
    assert len(found) == 34
    assert (found["lam-dong"].state, found["lam-dong"].days_silent) == ("silent", 45)
    assert (found["vinh-long"].state, found["vinh-long"].sites_failing) == ("unreadable", 2)
    assert (found["ca-mau"].state, found["ca-mau"].last_article) == ("no site", None)
    fresh = "Sở Nội vụ phát động phong trào thi đua “Dân vận khéo” năm mới với nhiều nội dung thiết thực tại cơ sở."
    put_article(store, "baolamdong", "c", "Tin mới", fresh, published=now - timedelta(days=2))
    (lam_dong,) = province_overview(store, Span(province="lam-dong"))
    assert (lam_dong.state, lam_dong.days_silent, sum(lam_dong.months.values())) == ("reporting", 2, 2)


@pytest.mark.parametrize("hour", [0, 23])
@pytest.mark.parametrize("past", [0, 1])
def test_the_view_and_alerts_agree_from_which_day_a_province_is_silent(store: Connection, past: int, hour: int) -> None:
    now = datetime.now(VIETNAM)
    newest = now.replace(hour=hour) - timedelta(days=PROVINCE_SILENT_DAYS + past)
    put_article(store, "baolamdong", "a", "Khen thưởng", AWARD, published=newest)
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s WHERE id = 'baolamdong'", (now,))
    [lam_dong] = [province for province in province_standings(store) if province.province == "lam-dong"]
    assert (lam_dong.state, judge_province(lam_dong, now=now)) == (("reporting", "ok"), ("silent", "silent"))[past]


@pytest.mark.parametrize(("past", "state", "verdict"), [(-1, "silent", "silent"), (1, "unreadable", None)])
def test_the_view_and_alerts_agree_from_when_nobody_knows(
    store: Connection, past: int, state: str, verdict: str | None
) -> None:
    now = datetime.now(UTC)
    read = now - PROVINCE_UNREAD_AFTER - timedelta(minutes=past)
    put_article(store, "baolamdong", "a", "Khen thưởng", AWARD, published=now - timedelta(days=45))
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s WHERE id = 'baolamdong'", (read,))
    [lam_dong] = [province for province in province_standings(store) if province.province == "lam-dong"]
    assert (lam_dong.state, judge_province(lam_dong, now=now)) == (state, verdict)


def test_sites_that_nobody_read_yet_are_not_sites_that_cannot_be_read(store: Connection) -> None:
    def state() -> str:
        (lam_dong,) = province_overview(store, Span(province="lam-dong"))
        return lam_dong.state

    assert state() == "not read"
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE site SET failed_crawls = 3 WHERE id = 'baolamdong'")
    assert state() == "unreadable"
    with store, store.cursor() as cursor:
        cursor.execute(
            "UPDATE site SET failed_crawls = 0, last_success_at = now() - interval '8 days' WHERE id = 'baolamdong'"
        )
    assert state() == "unreadable"


def test_an_article_without_a_date_neither_ends_a_silence_nor_begins_one(store: Connection) -> None:
    now = datetime.now(UTC)
    put_article(store, "baolamdong", "old", "Khen thưởng", AWARD, published=now - timedelta(days=45), seen=now)
    late = put_article(store, "baolamdong", "undated", "Không ngày", AWARD + " Nhiều đơn vị tham gia.", seen=now)
    put_article(store, "baotravinh", "undated", "Không ngày", AWARD + " Kết quả tốt ở cơ sở.", seen=now)
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s", (now,))

    def state(province: str) -> tuple[str, int | None]:
        (found,) = province_overview(store, Span(province=province))
        return found.state, found.days_silent

    assert state("lam-dong") == ("silent", 45)
    assert state("vinh-long") == ("undated", None)
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE article SET listed_at = %s WHERE id = %s", (now - timedelta(days=3), late))
    assert state("lam-dong") == ("reporting", 3)


def test_the_gazetteers_tables_follow_their_files_without_a_migration(store: Connection) -> None:
    assert refresh_gazetteers(store) is False
    with store, store.cursor() as cursor:
        counts = "SELECT era, count(*) AS n FROM province_roll GROUP BY era ORDER BY era"
        assert rows(cursor, counts) == [{"era": "current", "n": 34}, {"era": "former", "n": 63}]
        cursor.execute("UPDATE gazetteer SET digest = 'older'")
        cursor.execute("DELETE FROM award_entry WHERE id = 'giay-khen'")
        cursor.execute("INSERT INTO movement_entry VALUES ('gone', 'Gone', 'movement')")
    connect().close()
    with store, store.cursor() as cursor:
        assert rows(cursor, "SELECT name FROM award_entry WHERE id = 'giay-khen'") == [{"name": "Giấy khen"}]
        assert rows(cursor, "SELECT id FROM movement_entry WHERE id = 'gone'") == []


def test_an_unknown_province_is_no_empty_answer(store: Connection) -> None:
    with pytest.raises(KeyError):
        movement_grid(store, Span(province="atlantis"))


def test_a_commune_counts_each_story_that_names_it_or_a_former_one_it_holds_whole(store: Connection) -> None:
    day = datetime(2026, 3, 2, tzinfo=UTC)
    award = "UBND xã Mường La tặng Giấy khen cho 5 hộ gia đình; xã Mường La phát động thi đua trồng rừng đầu năm."
    newest = "Hội Nông dân xã Mường La tặng Giấy khen cho 12 hội viên trong phong trào sản xuất kinh doanh giỏi."
    elsewhere = "UBND xã Cam Lâm tặng Giấy khen cho 3 tập thể có thành tích cải cách hành chính của quý vừa qua."
    put_article(store, "baolamdong", "m1", "Xã khen thưởng", award, published=day)
    last = put_article(store, "thiduavn", "m2", "Nông dân giỏi", newest, published=day + timedelta(days=4))
    put_article(store, "thiduavn", "m3", "Cải cách", elsewhere, published=day)
    found = commune_coverage(store, Span(province="son-la"))
    assert {code: row.articles for code, row in found.items()} == {"03808": 2}
    assert found["03808"].last_article == last
    assert commune_coverage(store, Span(province="son-la", from_month=date(2026, 4, 1))) == {}
