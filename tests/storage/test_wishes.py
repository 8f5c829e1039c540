"""Publishers' wishes and removals, as the store counts them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from articles.models import PageRecord
from pipeline.clean import VERSIONS
from storage.articles import store_pages
from storage.db import Connection
from storage.pages import land_records
from storage.prepared import prepare_page
from storage.runs import open_run
from storage.stored_articles import StoredArticle, fetch_articles
from storage.wishes import PageWish, count_removed, page_wishes
from tests.storage.stored import cleaned_page, put_article

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_wishes_are_counted_by_page_as_last_fetched(store: Connection) -> None:
    open_run(store, "rw", trigger="command", sites=["baolamdong"], now=NOW)
    first = PageRecord(
        site="baolamdong",
        url="https://baolamdong.vn/1",
        kind="article",
        outcome="fetched",
        requested_at=NOW,
        wishes=("noai", "noarchive"),
    )
    again = replace(first, requested_at=NOW + DAY, wishes=("noai",))
    second = replace(first, url="https://baolamdong.vn/2", wishes=("noai",))
    land_records(store, "rw", "h1", [(1, first, None), (2, second, None)])
    land_records(store, "rw", "h2", [(1, again, None)])
    assert page_wishes(store, "baolamdong") == [PageWish(wish="noai", pages=2)]
    assert page_wishes(store, "baotravinh") == []
    land_records(store, "rw", "h3", [(1, replace(again, requested_at=NOW + 2 * DAY, wishes=()), None)])
    assert page_wishes(store, "baolamdong") == [PageWish(wish="noai", pages=1)]


def test_removals_are_counted_by_site_and_day(store: Connection) -> None:
    put_article(store, "baotravinh", "1", "Trao bằng khen", "Một bài.")
    put_article(store, "baotravinh", "2", "Phát động thi đua", "Bài khác.")
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE address SET removed_at = %s WHERE url = 'https://baotravinh.vn/1'", (NOW,))
    assert count_removed(store, since=NOW, until=NOW + DAY) == {"baotravinh": 1}
    assert count_removed(store, since=NOW - DAY, until=NOW) == {}


def test_an_article_carries_the_wishes_of_its_newest_visit(store: Connection) -> None:
    title, body = "Trao bằng khen cho ba tập thể", "Bài viết có lời dặn của nơi đăng."
    page = cleaned_page(store, "congtravinh", "dan-1", title, body)
    later = cleaned_page(store, "congtravinh", "dan-1", title, body, seen=NOW + DAY)
    asked = [replace(page, wishes=("noai", "license: CC BY 4.0")), replace(later, wishes=("noarchive",))]
    store_pages(store, [prepare_page(asked[0])], VERSIONS)
    [first] = _articles_on(store, page.url)
    store_pages(store, [prepare_page(asked[1])], VERSIONS)
    [second] = _articles_on(store, page.url)
    assert first.wishes == ("noai", "license: CC BY 4.0")
    assert second.wishes == ("noarchive",)


def _articles_on(store: Connection, url: str) -> list[StoredArticle]:
    with store, store.cursor() as cursor:
        cursor.execute("SELECT id FROM article WHERE url = %s", (url,))
        return fetch_articles(cursor, [article for (article,) in cursor.fetchall()])
