"""A version's text is stored once, with its article, until the article has another: readers see no difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pipeline.clean import VERSIONS
from storage.articles import store_pages
from storage.clusters import link_articles
from storage.corrections import Correction, correct_article, withdraw_correction
from storage.db import Connection, rows
from storage.prepared import PreparedPage, prepare_page
from storage.releases import released_versions
from storage.stored_articles import article_versions
from tests.storage.stored import NOW, cleaned_page, put_article

STORY = "Tỉnh phát động phong trào thi đua xây dựng nông thôn mới với mười chỉ tiêu rõ ràng, cụ thể cho từng xã. " * 4
REVISED = f"{STORY}\n\nBài được bổ sung."


def put(store: Connection, body: str, *, days: int = 0, title: str = "Phát động") -> str:
    return put_article(store, "baotravinh", "a", title, body, published=NOW, seen=NOW + timedelta(days=days))


def texts(store: Connection, article: str) -> list[tuple[str | None, str]]:
    """Title and body of each version, as every reader gets them."""
    found = article_versions(store, article)
    assert [v.number for v in found] == list(range(1, len(found) + 1))
    assert [(v.title, v.body) for v in released_versions(store, [article])] == [(v.title, v.body) for v in found]
    return [(v.title, v.body) for v in found]


def stored(store: Connection) -> list[str | None]:
    with store, store.cursor() as cursor:
        return [row["body"] for row in rows(cursor, "SELECT body FROM stored_version ORDER BY article, number")]


def with_authors(page: PreparedPage, *authors: str) -> PreparedPage:
    assert page.article is not None
    columns = {**page.article.columns, "authors": list(authors)}
    article = replace(page.article, authors=list(authors), columns=columns, row_digest=repr(authors).encode())
    return replace(page, article=article)


def test_the_newest_text_is_stored_once_and_kept_when_another_takes_over(store: Connection) -> None:
    article = put(store, STORY)
    assert stored(store) == [None]
    assert texts(store, article) == [("Phát động", STORY)]
    put(store, REVISED, days=3)
    assert stored(store) == [STORY, None]
    assert texts(store, article) == [("Phát động", STORY), ("Phát động", REVISED)]


def test_a_text_that_comes_back_is_stored_once(store: Connection) -> None:
    article = put(store, STORY)
    put(store, REVISED, days=3)
    put(store, STORY, days=6)
    assert stored(store) == [None, REVISED, None]
    assert [body for _, body in texts(store, article)] == [STORY, REVISED, STORY]
    put(store, REVISED, days=9)
    assert [body for _, body in texts(store, article)] == [STORY, REVISED, STORY, REVISED]


def test_a_version_keeps_the_title_that_was_printed(store: Connection) -> None:
    article = put(store, STORY)
    correct_article(store, Correction(article=article, field="title", value="Tít đúng", who="Lan", why="sửa"), now=NOW)
    assert texts(store, article) == [("Phát động", STORY)]
    put(store, REVISED, days=3)
    assert texts(store, article) == [("Phát động", STORY), ("Phát động", REVISED)]
    assert withdraw_correction(store, article, "title", who="Lan", now=NOW)
    put(store, STORY, days=6, title="Tít mới")
    assert texts(store, article) == [("Phát động", STORY), ("Phát động", REVISED), ("Tít mới", STORY)]


def test_an_older_visit_that_is_stored_late_leaves_the_newest_alone(store: Connection) -> None:
    article = put(store, REVISED, days=3)
    put(store, STORY)
    assert texts(store, article) == [("Phát động", STORY), ("Phát động", REVISED)]
    assert stored(store) == [STORY, None]


def test_what_is_cleaned_again_with_other_authors_keeps_its_versions_authors(store: Connection) -> None:
    page = prepare_page(cleaned_page(store, "baotravinh", "a", "Phát động", STORY, published=NOW))
    store_pages(store, [with_authors(page, "Hà")], VERSIONS)
    store_pages(store, [with_authors(page, "Lan")], VERSIONS)
    with store, store.cursor() as cursor:
        [found] = rows(cursor, "SELECT id, authors FROM article")
    assert found["authors"] == ["Lan"]
    assert [v.authors for v in article_versions(store, found["id"])] == [("Hà",)]


def waiting(store: Connection) -> int:
    with store, store.cursor() as cursor:
        [found] = rows(cursor, "SELECT count(*) AS n FROM link_waiting")
    return int(found["n"])


def test_articles_wait_for_linking_when_what_decides_their_duplicates_changes(store: Connection) -> None:
    page = prepare_page(cleaned_page(store, "baotravinh", "a", "Phát động", STORY, published=NOW))
    for authors, versions, waits in (
        ((), VERSIONS, 1),
        (("Hà",), VERSIONS, 0),
        (("Hà",), replace(VERSIONS, fingerprint=VERSIONS.fingerprint + 1), 1),
    ):
        store_pages(store, [with_authors(page, *authors)], versions)
        assert waiting(store) == waits
        link_articles(store, now=NOW)
    put(store, REVISED, days=3)
    assert waiting(store) == 0, "linked"
