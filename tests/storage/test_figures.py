"""Figures are counted, plotted and read over the whole store, however many there are, under every filter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from time import monotonic

import pytest
from psycopg2.extras import Json, execute_values

import storage.facts as facts_module
from storage.db import Connection
from storage.facts import Narrowing, count_facts, fact_page
from storage.figures import COLUMNS, ROWS, FigureCell, Figures, UnitCount, find_figures
from storage.search import Filters
from storage.search import sample as sample_module
from storage.search import windows as windows_module
from storage.search.index import index_outdated
from tests.storage.stored import put_article

AT = datetime(2025, 10, 2, tzinfo=UTC)
MANY = 2500


def put_figures(store: Connection, article: str, figures: list[dict[str, object]]) -> None:
    rows = [
        (article, n, "x", f"q{n}", Json({"what": "tỷ lệ hộ nghèo", **f})) for n, f in enumerate(figures, start=1000)
    ]
    with store, store.cursor() as cursor:
        sql = "INSERT INTO mention (article, kind, position, name, quote, span_start, detail) VALUES %s"
        execute_values(cursor, sql, rows, template="(%s, 'statistic', %s, %s, %s, 0, %s)")


@pytest.fixture
def many(store: Connection) -> Connection:
    """An old article with few figures under a new one with more than any page or plot holds."""
    old = put_article(
        store, "baolamdong", "old", "Cũ", "Tin cũ về phong trào thi đua.", published=AT - timedelta(days=900)
    )
    new = put_article(store, "baotravinh", "new", "Mới", "Tin mới về phong trào thi đua “Dân vận khéo”.", published=AT)
    put_figures(store, old, [{"value": 99.0, "unit": "%", "as_of": "2020"}, {"value": 7.0, "unit": "xã"}])
    put_figures(
        store,
        new,
        [{"value": n % 50 / 10, "unit": "%" if n % 5 else "hộ", "as_of": f"202{n % 4 + 1}"} for n in range(MANY)],
    )
    return store


def every(store: Connection, filters: Filters, figures: Narrowing) -> list[str]:
    found, after = [], None
    while True:
        page = fact_page(store, "statistics", filters, limit=700, after=after, narrowing=figures)
        found += [f"{fact.site} {fact.mention.quote}" for fact in page.facts]
        after = page.next
        if after is None:
            return found


def test_old_figures_count_and_are_reached_by_paging(many: Connection) -> None:
    assert find_figures(many, Filters()).units == (
        UnitCount(unit="%", count=2001),
        UnitCount(unit="hộ", count=500),
        UnitCount(unit="xã", count=1),
    )
    found = every(many, Filters(), Narrowing())
    assert (len(found), len(set(found))) == (MANY + 2, MANY + 2)
    assert every(many, Filters(), Narrowing(unit="xã")) == ["baolamdong q1001"]
    assert every(many, Filters(), Narrowing(what="ho ngheo", unit="%"))[-1] == "baolamdong q1000"


def test_filters_hold_for_counts_plot_and_table_alike(many: Connection) -> None:
    for filters, count in (
        (Filters(site="baolamdong"), 1),
        (Filters(province="tra-vinh"), 2000),
        (Filters(movement="dan-van-kheo"), 2000),
        (Filters(query="tin cũ"), 1),
        (Filters(to=date(2024, 1, 1)), 1),
        (Filters(from_=date(2025, 10, 3)), 0),
    ):
        figures = find_figures(many, filters, unit="%")
        assert sum(one.count for one in figures.units if one.unit == "%") == count
        assert sum(cell.count for cell in figures.cells) == count
        assert len(every(many, filters, Narrowing(unit="%"))) == count


def test_a_plot_has_all_figures_in_no_more_cells_than_can_be_told_apart(many: Connection) -> None:
    cells = find_figures(many, Filters(), unit="%").cells
    assert sum(cell.count for cell in cells) == 2001
    assert len(cells) <= 13 < (COLUMNS + 1) * (ROWS + 1)  # four days, three heights, and the old one
    assert cells[0] == FigureCell(
        day=date(2020, 1, 1),
        first=date(2020, 1, 1),
        last=date(2020, 1, 1),
        value=99.0,
        low=99.0,
        high=99.0,
        count=1,
        quote="q1000",
        what="tỷ lệ hộ nghèo",
    )
    assert max(cell.last for cell in cells) == date(2024, 1, 1)
    assert min(cell.low for cell in cells) == 0.1


def test_a_plot_of_many_figures_under_a_filter_is_made_in_one_pass(store: Connection) -> None:
    article = put_article(store, "baolamdong", "a", "Năm", "Tin về phong trào thi đua yêu nước.", published=AT)
    put_figures(store, article, [{"value": n % 97, "unit": "%", "as_of": f"20{n % 30:02}"} for n in range(20_000)])
    began = monotonic()
    assert sum(cell.count for cell in find_figures(store, Filters(), what="ho ngheo", unit="%").cells) == 20_000
    assert monotonic() - began < 5  # summing up once for each takes three times as long


def test_a_figure_holds_for_its_day_else_for_its_articles(store: Connection) -> None:
    dated = put_article(store, "baolamdong", "d", "Có ngày", "Tin về phong trào thi đua yêu nước.", published=AT)
    undated = put_article(store, "baolamdong", "u", "Không ngày", "Tin khác về phong trào thi đua.", published=None)
    stated = ["2022", "2022-11", "2022-12-31", "2022-02-31", "khoảng 2022", None]
    put_figures(store, dated, [{"value": float(n), "unit": "hộ", "as_of": at} for n, at in enumerate(stated)])
    put_figures(store, undated, [{"value": 50.0, "unit": "hộ"}, {"value": 60.0, "unit": "hộ", "as_of": "2023"}])
    found = {cell.value: cell.day for cell in find_figures(store, Filters(), unit="hộ").cells}
    assert found == {
        0.0: date(2022, 1, 1),
        1.0: date(2022, 11, 1),
        2.0: date(2022, 12, 31),
        3.0: date(2022, 3, 3),
        5.0: date(2025, 10, 2),
        60.0: date(2023, 1, 1),
    }
    assert sum(one.count for one in find_figures(store, Filters()).units) == 8


def test_what_was_counted_is_found_in_any_case_and_as_text(store: Connection) -> None:
    article = put_article(store, "baolamdong", "a", "Năm", "Tin về phong trào thi đua yêu nước.", published=AT)
    put_figures(store, article, [{"value": 5.0, "unit": "%", "what": "Tỷ lệ hộ nghèo (chuẩn cũ)"}])
    for what, count in (
        ("HỘ NGHÈO", 1),
        ("ho  ngheo", 1),
        ("hồ nghèo", 0),
        ("(chuẩn", 1),
        ("%", 0),
        (".*", 0),
        (" ", 1),
    ):
        assert sum(one.count for one in find_figures(store, Filters(), what=what).units) == count, what
    assert find_figures(store, Filters(query="-thi")) == Figures(units=(), exact=True, drawn=None, cells=())


def test_figures_of_many_articles_are_estimated_and_the_newest_found_in_windows(
    store: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every threshold lowered, counts come near what counting gives, and pages are the same."""
    with store, store.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cluster (id, representative, size, created_at) SELECT 'x' || n, 'x' || n, 1, now() "
            "FROM generate_series(1, 3000) n"
        )
        cursor.execute(
            "INSERT INTO article (id, site, url, title, body, published_at, first_seen_at, fetched_at, relevant, "
            "relevance_score, cluster, content_hash, identity_hash, extractor_version, relevance_version, "
            "annotation_version, fingerprint_version) SELECT 'x' || n, 'baolamdong', 'https://x.vn/' || n, 'Thi đua', "
            "'Khen thưởng ' || n, %s + n * interval '8 hours', now(), now(), true, 1, 'x' || n, '', '', 1, 1, 1, 1 "
            "FROM generate_series(1, 3000) n",
            (AT - timedelta(days=1200),),
        )
        cursor.execute(
            "INSERT INTO mention (article, kind, position, name, quote, span_start, detail) SELECT 'x' || n, 'statistic', p, 'x', "
            "n || ' ' || p, 0, jsonb_build_object('unit', CASE p WHEN 1 THEN 'hộ' ELSE '%' END, 'value', n % 90) "
            "FROM generate_series(1, 3000) n, generate_series(1, 3) p"
        )
    assert index_outdated(store, missing=True) == 3000
    with store, store.cursor() as cursor:
        cursor.execute("ANALYZE search_entry")
    exact, pages = find_figures(store, Filters()), every(store, Filters(), Narrowing(unit="hộ"))
    assert exact.units == (UnitCount(unit="%", count=6000), UnitCount(unit="hộ", count=3000))
    assert exact.exact
    assert exact.drawn == "%"
    for module, name in (
        (sample_module, "SMALL_STORE"),
        (sample_module, "MOST_COUNTED"),
        (windows_module, "MOST_COUNTED"),
    ):
        monkeypatch.setattr(module, name, 10)
    monkeypatch.setattr(sample_module, "ENOUGH", 1_000)
    found = find_figures(store, Filters(), unit="hộ")
    assert not found.exact
    assert [one.unit for one in found.units] == ["%", "hộ"]
    assert all(0.5 < one.count / known.count < 2 for one, known in zip(found.units, exact.units, strict=True))
    assert 10 < sum(cell.count for cell in found.cells) < 200
    assert every(store, Filters(), Narrowing(unit="hộ")) == pages
    assert fact_page(store, "statistics", Filters(), limit=7).facts[0].mention.quote == "3000 1"
    monkeypatch.setattr(facts_module, "MOST_COUNTED", 1_000)
    assert count_facts(store, "statistics", Filters()) == (1_000, False)
    assert count_facts(store, "statistics", Filters(site="congtravinh")) == (0, True)
