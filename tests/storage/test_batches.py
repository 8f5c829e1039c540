"""A batch is stored at once, and an article that the database refuses does not take the others along."""

from __future__ import annotations

from dataclasses import replace

from articles.models import CleanedPage
from pipeline.clean import VERSIONS
from storage.articles import store_pages
from storage.db import Connection, rows
from storage.prepared import PreparedPage, prepare_page
from storage.stored_articles import fetch_articles
from tests.storage.stored import NOW, cleaned_page

BODY = "Hội nghị tổng kết phong trào thi đua yêu nước; tặng Bằng khen của Thủ tướng Chính phủ cho ba tập thể. " * 5

TABLES = {
    "article": "SELECT title FROM article ORDER BY 1",
    "search": "SELECT a.title FROM search_entry e JOIN article a ON a.id = e.article "
    "WHERE search_terms(e.term_text, e.terms) @@ 'thi_dua' ORDER BY 1",
    "mention": "SELECT DISTINCT a.title FROM mention m JOIN article a ON a.id = m.article ORDER BY 1",
    "version": "SELECT a.title FROM article_version v JOIN article a ON a.id = v.article ORDER BY 1",
}
"""The titles that each table has something of."""


def pages(connection: Connection, count: int) -> list[CleanedPage]:
    return [
        cleaned_page(connection, "baolamdong", f"bai-{n}.html", f"Bài thứ {n}", f"{BODY} Số {n}.", published=NOW)
        for n in range(count)
    ]


def titles(connection: Connection, table: str) -> list[str]:
    with connection, connection.cursor() as cursor:
        return [row["title"] for row in rows(cursor, TABLES[table])]


def refused(page: PreparedPage) -> PreparedPage:
    """A page whose row breaks a promise of the table."""
    assert page.article is not None
    return replace(page, article=replace(page.article, columns={**page.article.columns, "published_precision": "hour"}))


def test_what_the_database_refuses_is_an_issue_and_the_rest_of_its_batch_is_stored(store: Connection) -> None:
    batch = [prepare_page(page) for page in pages(store, 6)]
    batch[2], batch[5] = refused(batch[2]), refused(batch[5])
    report = store_pages(store, batch, VERSIONS)
    kept = [f"Bài thứ {n}" for n in (0, 1, 3, 4)]
    assert (report.new, report.refused) == (4, 2)
    assert {table: titles(store, table) for table in TABLES} == dict.fromkeys(TABLES, kept)
    with store, store.cursor() as cursor:
        [found] = rows(
            cursor, "SELECT count(*) AS n, min(detail) AS detail FROM issue WHERE code LIKE 'article_refused%'"
        )
        left = rows(cursor, "SELECT page FROM page_cleaning WHERE extractor_version IS NULL")
    assert found["n"] == 2
    assert "published_precision" in found["detail"]
    assert not left


def test_storing_the_same_batch_again_changes_nothing(store: Connection) -> None:
    batch = [prepare_page(page) for page in pages(store, 4)]
    store_pages(store, batch, VERSIONS)
    report = store_pages(store, batch, VERSIONS)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 4)
    assert {table: len(titles(store, table)) for table in TABLES} == dict.fromkeys(TABLES, 4)


def row_versions(connection: Connection) -> dict[str, list[str]]:
    """Each row's transaction, which changes whenever it is written."""
    with connection, connection.cursor() as cursor:
        return {
            table: [row["by"] for row in rows(cursor, f"SELECT xmin::text AS by FROM {table} ORDER BY article")]
            for table in ("search_entry", "fingerprint", "mention", "stored_version")
        }


def test_rows_that_are_the_same_are_not_written_again(store: Connection) -> None:
    batch = [prepare_page(page) for page in pages(store, 4)]
    store_pages(store, batch, VERSIONS)
    before = row_versions(store)
    store_pages(store, batch, replace(VERSIONS, extractor=VERSIONS.extractor + 1))
    assert row_versions(store) == before
    with store, store.cursor() as cursor:
        found = rows(
            cursor, "SELECT DISTINCT extractor_version FROM article UNION SELECT extractor_version FROM page_cleaning"
        )
    assert [row["extractor_version"] for row in found] == [VERSIONS.extractor + 1]
    store_pages(store, batch, VERSIONS, rewrites=True)
    assert not set(row_versions(store)["search_entry"]) & set(before["search_entry"])


def test_rows_are_written_again_for_other_rules_or_another_result(store: Connection) -> None:
    batch = [prepare_page(page) for page in pages(store, 2)]
    store_pages(store, batch, VERSIONS)
    before = row_versions(store)
    store_pages(store, batch, replace(VERSIONS, annotation=VERSIONS.annotation + 1))
    others = row_versions(store)
    assert not set(others["mention"]) & set(before["mention"])
    [first, second] = batch
    assert first.article is not None
    lesser = replace(first.article, row_digest=bytes(16), mentions=())
    store_pages(store, [replace(first, article=lesser), second], replace(VERSIONS, annotation=VERSIONS.annotation + 1))
    assert len(set(row_versions(store)["search_entry"])) == 2
    assert len(row_versions(store)["mention"]) == len(others["mention"]) / 2


def test_terms_made_in_the_worker_are_those_made_of_what_is_stored(store: Connection) -> None:
    from storage.search.index import index_articles

    store_pages(store, [prepare_page(page) for page in pages(store, 3)], VERSIONS)
    sql = "SELECT article, term_text, movements, awards, dated FROM search_entry ORDER BY article"
    with store, store.cursor() as cursor:
        made = rows(cursor, sql)
        index_articles(cursor, [row["article"] for row in made])
        assert rows(cursor, sql) == made
        assert len(made) == 3


def test_no_terms_of_a_stored_batch_wait_outside_the_index(store: Connection) -> None:
    store_pages(store, [prepare_page(page) for page in pages(store, 6)], VERSIONS)
    with store, store.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('search_entry_terms')")
        assert cursor.fetchone() == (0,)
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SELECT count(*) FROM search_entry WHERE search_terms(term_text, terms) @@ 'thi_dua'::tsquery")
        assert cursor.fetchone() == (6,)


def test_what_a_fact_does_not_state_is_not_stored_and_read_as_before(store: Connection) -> None:
    [page] = pages(store, 1)
    store_pages(store, [prepare_page(page)], VERSIONS)
    with store, store.cursor() as cursor:
        found = rows(cursor, "SELECT DISTINCT detail::jsonb AS detail FROM mention WHERE kind = 'award'")
        [article] = fetch_articles(cursor, [row["id"] for row in rows(cursor, "SELECT id FROM article")])
    assert [row["detail"].keys() for row in found] == [{"giver", "recipients"}]
    assert article.awards == page.annotations.awards
    assert article.statistics == page.annotations.statistics
