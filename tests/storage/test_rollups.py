"""Roll-ups count each story once, by present province and month in Viet Nam, and silence is not a site unread."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.timezone import VIETNAM
from pipeline.alerts.verdicts import judge_province
from storage.corrections import Correction, correct_article
from storage.db import Connection, connect, rows
from storage.gazetteers import refresh_gazetteers
from storage.rollups import (
    PROVINCE_SILENT_DAYS,
    PROVINCE_UNREAD_AFTER,
    ProvinceStanding,
    Span,
    commune_coverage,
    newest_month,
    province_standings,
)
from storage.search import Filters, ProvinceMonth, count_province_months, movement_reach
from tests.storage.stored import NOW, put_article

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
    assert movement_reach(store) == {"dan-van-kheo": {"lam-dong", "vinh-long"}}
    assert newest_month(store) is None
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
    december = datetime(2025, 12, 3, tzinfo=UTC)
    put_article(store, "thiduavn", "e", "Thi đua", "Phong trào thi đua “Dân vận khéo” cuối năm.", published=december)
    assert newest_month(store) == NOVEMBER


def in_view(store: Connection, since: date) -> list[tuple[date, str | None, int]]:
    sql = """
        SELECT month, province_now AS province, count(*) AS n FROM article_province WHERE month >= %s
        GROUP BY month, province_now ORDER BY month, province_now NULLS LAST
    """
    with store, store.cursor() as cursor:
        return [(row["month"], row["province"], row["n"]) for row in rows(cursor, sql, (since,))]


def test_what_is_read_through_the_index_is_what_the_views_say(store: Connection) -> None:
    def put(site: str, path: str, body: str, published: datetime | None, *, relevant: bool = True) -> str:
        return put_article(store, site, path, "Thi đua", body, published=published, relevant=relevant)

    day, hours = datetime(2025, 9, 30, 9, tzinfo=UTC), timedelta(hours=10)
    told = "Phong trào thi đua “Dân vận khéo” của tỉnh được các cấp, các ngành hưởng ứng với nhiều cách làm hay. "
    put("baolamdong", "a", told + "Hội nghị sơ kết ba quý nghe tám báo cáo tham luận của cơ sở." * 3, day)
    put("baotravinh", "a", told + "Hội nghị sơ kết ba quý nghe tám báo cáo tham luận của cơ sở." * 3, day + hours)
    off = "Toàn tỉnh thi đua “Cả nước chung sức xây dựng nông thôn mới”, thêm năm xã về đích trong mùa thu này. "
    put("baolamdong", "b", off + "Đường làng, nhà văn hóa, trường học đều khang trang." * 4, day, relevant=False)
    put("congtravinh", "b", off + "Đường làng, nhà văn hóa, trường học đều khang trang." * 4, day + hours)
    late = "Phong trào “Đền ơn đáp nghĩa” lan tỏa, mỗi thôn nhận chăm sóc một gia đình có công với cách mạng. "
    put("thiduavn", "c", late + "Ngày tri ân có mặt đông đảo cựu chiến binh và đoàn viên." * 4, day, relevant=False)
    put("baolamdong", "c", late + "Ngày tri ân có mặt đông đảo cựu chiến binh và đoàn viên." * 4, day + hours / 10)
    put("baotravinh", "c", late + "Ngày tri ân có mặt đông đảo cựu chiến binh và đoàn viên." * 4, day + hours)
    named = "Phong trào thi đua “Dân vận khéo” sôi nổi ở Bến Tre, Cà Mau và xã Mường La, tỉnh Sơn La những ngày qua."
    put("thiduavn", "d", named, day + timedelta(days=40))
    put("thiduavn", "e", "Ban Thi đua họp bàn phong trào “Dân vận khéo” quý tới, chốt mười hai đầu việc.", day)
    own = put("thiduavn", "f", "Nghệ An dẫn đầu phong trào “Dân vận khéo” của cụm, theo bảng điểm vừa công bố.", day)
    put("baolamdong", "g", "Câu lạc bộ “Dân vận khéo” ra mắt tại chợ trung tâm, tiểu thương đăng ký thi đua.", None)
    put("thiduavn", "h", "Không rõ ngày: phong trào “Đền ơn đáp nghĩa” ở Hà Tĩnh có thêm nhiều địa chỉ đỏ.", None)
    correction = Correction(article=own, field="province", value="gia-lai", who="Lan", why="theo bài")
    correct_article(store, correction, now=NOW)
    with store, store.cursor() as cursor:
        sizes = [row["size"] for row in rows(cursor, "SELECT size FROM cluster WHERE size > 1 ORDER BY size")]
        assert sizes == [2, 2, 3]
        reach: dict[str, set[str]] = {}
        for row in rows(cursor, "SELECT movement, province_now FROM movement_by_month WHERE province_now IS NOT NULL"):
            reach.setdefault(row["movement"], set()).add(row["province_now"])
    assert movement_reach(store) == reach
    assert reach["dan-van-kheo"] == {"lam-dong", "vinh-long", "ca-mau", "son-la", "gia-lai"}
    assert reach["den-on-dap-nghia"] == {"lam-dong", "ha-tinh"}
    assert reach["nong-thon-moi"] == {"vinh-long"}
    for since in (date(2025, 9, 1), OCTOBER, NOVEMBER, date(2025, 12, 1)):
        found = count_province_months(store, Filters(from_=since))
        assert [(one.month, one.province, one.articles) for one in found] == in_view(store, since)
    assert newest_month(store) == NOVEMBER


def standing(store: Connection, province: str) -> ProvinceStanding:
    [found] = [one for one in province_standings(store) if one.province == province]
    return found


def test_silence_is_told_from_sites_that_could_not_be_read(store: Connection) -> None:
    now = datetime.now(UTC)
    put_article(store, "baolamdong", "a", "Khen thưởng", AWARD, published=now - timedelta(days=45))
    put_article(store, "baotravinh", "b", "Khen thưởng", AWARD + " Kết quả tốt.", published=now - timedelta(days=45))
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s WHERE id = 'baolamdong'", (now,))
        cursor.execute("UPDATE site SET failed_crawls = 3 WHERE province_now = 'vinh-long'")
    found = {province.province: province for province in province_standings(store)}
    assert len(found) == 34
    assert (found["lam-dong"].state, found["lam-dong"].days_silent) == ("silent", 45)
    assert (found["vinh-long"].state, found["vinh-long"].sites_failing) == ("unreadable", 2)
    assert (found["ca-mau"].state, found["ca-mau"].last_article) == ("no site", None)
    fresh = "Sở Nội vụ phát động phong trào thi đua “Dân vận khéo” năm mới với nhiều nội dung thiết thực tại cơ sở."
    put_article(store, "baolamdong", "c", "Tin mới", fresh, published=now - timedelta(days=2))
    lam_dong = standing(store, "lam-dong")
    assert (lam_dong.state, lam_dong.days_silent) == ("reporting", 2)
    counts = count_province_months(store, Filters(from_=(now - timedelta(days=100)).date()))
    assert sum(one.articles for one in counts if one.province == "lam-dong") == 2


@pytest.mark.parametrize("hour", [0, 23])
@pytest.mark.parametrize("past", [0, 1])
def test_the_view_and_alerts_agree_from_which_day_a_province_is_silent(store: Connection, past: int, hour: int) -> None:
    now = datetime.now(VIETNAM)
    newest = now.replace(hour=hour) - timedelta(days=PROVINCE_SILENT_DAYS + past)
    put_article(store, "baolamdong", "a", "Khen thưởng", AWARD, published=newest)
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s WHERE id = 'baolamdong'", (now,))
    lam_dong = standing(store, "lam-dong")
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
    lam_dong = standing(store, "lam-dong")
    assert (lam_dong.state, judge_province(lam_dong, now=now)) == (state, verdict)


def test_sites_that_nobody_read_yet_are_not_sites_that_cannot_be_read(store: Connection) -> None:
    def state() -> str:
        return standing(store, "lam-dong").state

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
        found = standing(store, province)
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
        commune_coverage(store, Span(province="atlantis"))


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
    assert commune_coverage(store, Span(province="son-la"), commune="03808") == found
    assert commune_coverage(store, Span(province="son-la"), commune="03817") == {}
    assert commune_coverage(store, Span(province="son-la", from_month=date(2026, 4, 1))) == {}
