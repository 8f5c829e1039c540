"""Awards are summed once a story, by province of today and month in Viet Nam, under every filter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from storage.awards import Awards, MonthAwards, ProvinceAwards, sum_awards
from storage.db import Connection
from storage.facts import ALL_FACTS, Narrowing, fact_page
from storage.search import Filters
from tests.storage.stored import put_article

AWARD = "Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể, 12 cá nhân trong phong trào thi đua “Dân vận khéo”."
OTHER = (
    "Tổng kết “Dân vận khéo”, nhiều tập thể ở cơ sở được biểu dương trước toàn tỉnh; Chủ tịch UBND tỉnh tặng Bằng khen cho 3 tập thể, "
    "12 cá nhân."
)
ORDER = "Chủ tịch nước tặng Huân chương Lao động hạng Ba cho 2 tập thể của Gia Lai và Lâm Đồng."
DAY = datetime(2025, 10, 5, tzinfo=UTC)
OCTOBER, NOVEMBER = date(2025, 10, 1), date(2025, 11, 1)


def given(store: Connection, narrowing: Narrowing = ALL_FACTS, **filters: object) -> Awards:
    found = sum_awards(store, Filters(**filters), narrowing)  # type: ignore[arg-type]
    listed = fact_page(store, "awards", Filters(**filters), limit=50, narrowing=narrowing).facts  # type: ignore[arg-type]
    assert len({fact["article"] for fact in listed}) == sum(month.articles for month in found.months)
    assert bool(listed) == bool(found.totals) == bool(found.provinces) == bool(found.months)
    return found


def test_a_former_province_counts_for_the_one_it_is_part_of_by_the_month_of_viet_nam(store: Connection) -> None:
    # 23:30 UTC on 31 October is 1 November in Viet Nam.
    put_article(
        store, "baotravinh", "a", "Trà Vinh khen thưởng", AWARD, published=datetime(2025, 10, 31, 23, 30, tzinfo=UTC)
    )
    found = given(store, Narrowing(counts_for="vinh-long"), from_=NOVEMBER)
    [total] = found.totals
    assert (total.entry, total.level, total.articles) == ("bang-khen-ubnd-tinh", "province", 1)
    assert (total.recipients, total.collectives, total.individuals) == (22, 10, 12)
    assert found.months == [MonthAwards(month=NOVEMBER, articles=1)]
    assert found.provinces == [ProvinceAwards(province="vinh-long", articles=1, recipients=22)]
    nothing = Awards(totals=[], provinces=[], months=[])
    assert given(store, to=date(2025, 10, 31)) == given(store, Narrowing(level="state")) == nothing
    assert given(store, Narrowing(counts_for="lam-dong")) == given(store, query="-khen") == nothing


def test_a_reprint_counts_once_and_what_the_lead_says_again_too(store: Connection) -> None:
    body = (
        f"{AWARD}\n\n" + "Hội nghị đã nghe báo cáo kết quả và thảo luận nhiều nội dung quan trọng của năm. " * 6 + AWARD
    )
    put_article(store, "baolamdong", "a", "Khen thưởng", body, published=DAY)
    put_article(store, "thiduavn", "b", "Khen thưởng", body, published=DAY + timedelta(hours=3))
    [total] = given(store).totals
    assert (total.articles, total.recipients) == (1, 22)


def test_a_national_article_counts_for_each_province_that_it_names(store: Connection) -> None:
    put_article(store, "thiduavn", "a", "Huân chương", ORDER, published=DAY)
    put_article(store, "baolamdong", "b", "Bằng khen", AWARD, published=DAY + timedelta(days=40))
    found = given(store)
    assert found.provinces == [
        ProvinceAwards(province="lam-dong", articles=2, recipients=24),
        ProvinceAwards(province="gia-lai", articles=1, recipients=2),
    ]
    gia_lai = given(store, Narrowing(counts_for="gia-lai"))
    assert [total.award_class for total in gia_lai.totals] == [3]
    assert gia_lai.provinces == found.provinces[1:]
    assert [total.articles for total in given(store, Narrowing(counts_for="lam-dong")).totals] == [1, 1]


def test_sums_are_of_the_days_sites_and_words_asked_for(store: Connection) -> None:
    put_article(store, "baolamdong", "a", "Đầu tháng", AWARD, published=DAY)
    put_article(store, "congtravinh", "b", "Cuối tháng", OTHER, published=DAY + timedelta(days=20))
    for filters, recipients in (
        ({}, 37),
        ({"from_": date(2025, 10, 6)}, 15),
        ({"to": date(2025, 10, 5)}, 22),
        ({"site": "congtravinh"}, 15),
        ({"query": "dau thang"}, 22),
        ({"kind": "portal"}, 15),
        ({"movement": "dan-van-kheo"}, 37),
        ({"award": "bang-khen-ubnd-tinh"}, 37),
    ):
        found = given(store, **filters)
        assert sum(total.recipients for total in found.totals) == recipients, filters
        assert sum(province.recipients for province in found.provinces) == recipients, filters
