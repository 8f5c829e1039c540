"""The same articles give the same clusters in any order, any batches, with any interruption, from any workers."""

from __future__ import annotations

import random
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.duplicates import fingerprint
from articles.models import Annotations, CleanedPage, Extraction, Relevance
from evaluation.duplicates.texts import Text, make_set
from pipeline.clean import VERSIONS
from reports.clusters import explain
from storage.articles import store_pages
from storage.cluster_queries import resolve_cluster
from storage.clusters import LinkReport, cluster_statements, delete_article, link_articles, link_batch
from storage.db import Connection, connect, opened, rows
from storage.prepared import prepare_page
from storage.sites import CatalogueEntry, register_sites

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = make_set(60, seed=5)
RESET = "TRUNCATE page, address, article, cluster, crawl_run, edge, fingerprint, mention, issue CASCADE"


@pytest.fixture
def store(home: Path) -> Connection:
    connection = connect()
    entries = [
        CatalogueEntry(
            id=f"s{n}",
            name=f"S{n}",
            url=f"https://s{n}.vn/",
            kind="portal",
            province=None,
            province_now=None,
            enabled=True,
        )
        for n in range(63)
    ]
    register_sites(connection, entries, now=NOW)
    return connection


def page_of(connection: Connection, text: Text, body: str | None = None, later: int = 0) -> CleanedPage:
    """A cleaned page of one text, with the fetch that it came from."""
    at = NOW + timedelta(minutes=int(text.id[1:]) + later)
    found = Extraction(
        title=f"Bài {text.id}",
        body=body or text.text,
        published_at=at,
        published_precision="minute",
        page_type="article",
    )
    sample = fingerprint(found.body)
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO crawl_run (id, trigger, started_at) VALUES ('r', 'test', now()) ON CONFLICT DO NOTHING"
        )
        cursor.execute(
            "INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at) "
            "VALUES (%s, 'r', %s, %s, 'article', 'fetched', %s, 1, %s) RETURNING id",
            (f"s{text.site}", text.id, later, f"https://s{text.site}.vn/{text.id}.html", at),
        )
        row = cursor.fetchone()
        assert row
    return CleanedPage(
        page_id=row[0],
        site=f"s{text.site}",
        url=f"https://s{text.site}.vn/{text.id}.html",
        final_url=None,
        requested_at=at,
        listed_at=None,
        extraction=found,
        relevance=Relevance(relevant=True, score=1.0),
        annotations=Annotations(),
        fingerprint_hashes=sample.hashes,
        syllables=sample.syllables,
    )


def store_texts(connection: Connection, texts: Sequence[Text]) -> None:
    store_pages(connection, [prepare_page(page_of(connection, text)) for text in texts], VERSIONS)


def groups(connection: Connection) -> set[frozenset[str]]:
    """The clusters as sets of titles."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    with connection, connection.cursor() as cursor:
        for row in rows(cursor, "SELECT title, cluster FROM article"):
            found[row["cluster"]].add(row["title"])
    return {frozenset(members) for members in found.values()}


def families() -> set[frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in TEXTS:
        found[text.family].add(f"Bài {text.id}")
    return {frozenset(members) for members in found.values()}


def representatives_are_right(connection: Connection) -> bool:
    sql = """
    SELECT c.representative, c.size, (SELECT id FROM article WHERE cluster = c.id
        ORDER BY published_at NULLS LAST, first_seen_at, id LIMIT 1) AS first,
        (SELECT count(*) FROM article WHERE cluster = c.id) AS members
    FROM cluster c WHERE c.merged_into IS NULL
    """
    with connection, connection.cursor() as cursor:
        return all(r["representative"] == r["first"] and r["size"] == r["members"] for r in rows(cursor, sql))


def test_the_planted_families_are_the_clusters(store: Connection) -> None:
    store_texts(store, TEXTS)
    link_articles(store, now=NOW)
    assert groups(store) == families()
    assert representatives_are_right(store)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(len(TEXTS))),
    size=st.integers(1, 40),
    link_size=st.integers(1, 50),
    skips=st.integers(0, 3),
)
def test_any_order_and_any_batches_give_the_same(
    store: Connection, order: list[int], size: int, link_size: int, skips: int
) -> None:
    with store, store.cursor() as cursor:
        cursor.execute(RESET)
    for number, start in enumerate(range(0, len(order), size)):
        store_texts(store, [TEXTS[i] for i in order[start : start + size]])
        if number % (skips + 1) == 0:  # as when a run is cut off before it linked, or in the middle of linking
            link_batch(store, LinkReport(), now=NOW, size=link_size)
    link_articles(store, now=NOW)
    assert groups(store) == families()
    assert representatives_are_right(store)


def test_two_workers_at_once_lose_no_edge_and_do_not_block_each_other_for_ever(store: Connection) -> None:
    errors: list[BaseException] = []

    def work(part: list[Text]) -> None:
        try:
            with opened() as connection:
                for start in range(0, len(part), 7):
                    store_texts(connection, part[start : start + 7])
                    link_articles(connection, now=NOW)
        except BaseException as error:
            errors.append(error)

    shuffled = random.Random(3).sample(TEXTS, len(TEXTS))
    workers = [threading.Thread(target=work, args=(shuffled[i::2],)) for i in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
        assert not worker.is_alive()
    assert errors == []
    assert groups(store) == families()


def family_of(count: int) -> list[Text]:
    found: defaultdict[str, list[Text]] = defaultdict(list)
    for text in TEXTS:
        found[text.family].append(text)
    return next(members for members in found.values() if len(members) >= count)


def test_an_update_that_changes_a_text_moves_it(store: Connection) -> None:
    store_texts(store, TEXTS)
    link_articles(store, now=NOW)
    moved = family_of(2)[0]
    stranger = make_set(3, seed=99)[0]
    store_pages(store, [prepare_page(page_of(store, moved, body=stranger.text, later=1))], VERSIONS)
    link_articles(store, now=NOW)
    wanted = {members - {f"Bài {moved.id}"} for members in families()} | {frozenset({f"Bài {moved.id}"})}
    assert groups(store) == wanted - {frozenset()}
    assert representatives_are_right(store)


def test_a_deletion_repairs_its_cluster(store: Connection) -> None:
    store_texts(store, TEXTS)
    link_articles(store, now=NOW)
    gone = family_of(2)[0]
    with store, store.cursor() as cursor:
        [row] = rows(cursor, "SELECT id, cluster FROM article WHERE title = %s", (f"Bài {gone.id}",))
    assert delete_article(store, row["id"], now=NOW)
    assert not delete_article(store, row["id"], now=NOW)
    assert groups(store) == {members - {f"Bài {gone.id}"} for members in families()} - {frozenset()}
    assert representatives_are_right(store)


def test_a_cluster_keeps_its_id_and_a_merged_ones_still_resolves(store: Connection) -> None:
    members = sorted(family_of(2), key=lambda text: text.id)
    late, early = members[1], members[0]
    store_texts(store, [late])
    link_articles(store, now=NOW)
    with store, store.cursor() as cursor:
        [first] = rows(cursor, "SELECT cluster FROM article")
    store_texts(store, [early])
    link_articles(store, now=NOW)
    with store, store.cursor() as cursor:
        after = rows(cursor, "SELECT id, cluster FROM article")
    [cluster] = {row["cluster"] for row in after}
    assert resolve_cluster(store, first["cluster"]) == cluster
    assert {resolve_cluster(store, row["id"]) for row in after} == {cluster}


def stating(connection: Connection, order: Sequence[int]) -> str:
    """Three copies, the last published is the one that the others state; the representative's title."""
    text = max((t for t in TEXTS if t.kind == "base"), key=lambda t: len(t.text))
    pages = []
    for place in order:
        copy = replace(text, id=f"d{place:06d}", site=place)
        page = page_of(connection, copy, body=f"{text.text}\n\n{('', '(Theo s2.vn)', '')[place]}".strip())
        canonical = "https://s2.vn/d000002.html" if place == 0 else None
        pages.append(replace(page, extraction=replace(page.extraction, canonical_url=canonical)))
    for page in pages:
        store_pages(connection, [prepare_page(page)], VERSIONS)
        link_articles(connection, now=NOW)
    with connection, connection.cursor() as cursor:
        [row] = rows(cursor, "SELECT a.title FROM cluster c JOIN article a ON a.id = c.representative WHERE c.size = 3")
        [urls] = rows(cursor, "SELECT array_agg(url ORDER BY url) AS urls FROM article")
    assert urls["urls"] == [f"https://s{n}.vn/d{n:06d}.html" for n in range(3)]
    return str(row["title"])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_stated_original_represents_before_what_was_published_earlier(
    store: Connection, order: Sequence[int]
) -> None:
    assert stating(store, order) == "Bài d000002"
    with store, store.cursor() as cursor:
        [row] = rows(cursor, "SELECT cluster FROM article LIMIT 1")
    stated = {(s.copy, s.how) for s in cluster_statements(store, row["cluster"])}
    assert sorted(how for _, how in stated) == ["canonical", "named"]


def test_a_cluster_beyond_the_usual_size_is_an_issue_and_stays_whole(
    store: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.clusters.LARGEST_USUAL_CLUSTER", 2)
    store_texts(store, TEXTS)
    link_articles(store, now=NOW)
    assert groups(store) == families()
    with store, store.cursor() as cursor:
        details = {row["detail"] for row in rows(cursor, "SELECT detail FROM issue WHERE code = 'cluster_is_large'")}
    assert any("formula text" in detail for detail in details)
    assert not any(" has 2 articles" in detail for detail in details)


def bridged_texts() -> list[Text]:
    """Three unrelated articles that hold one passage, and the passage printed alone, last."""
    strangers = [text for text in make_set(80, seed=41) if text.kind == "base"][:3]
    notice = max((text for text in make_set(9, seed=77)), key=lambda text: len(text.text)).paragraphs[:1]
    wholes = [replace(text, id=f"w{n:06d}", paragraphs=(*text.paragraphs, *notice)) for n, text in enumerate(strangers)]
    return [*wholes, replace(wholes[0], id="w000009", paragraphs=notice)]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 0, 1, 2), (2, 3, 1, 0)])
def test_a_text_that_stands_in_unrelated_articles_joins_one_at_most_in_any_order(
    store: Connection, order: Sequence[int]
) -> None:
    texts = bridged_texts()
    for place in order:
        store_texts(store, [texts[place]])
        link_articles(store, now=NOW)
    assert groups(store) == {frozenset({f"Bài {text.id}"}) for text in texts}
    with store, store.cursor() as cursor:
        ids = {row["title"]: row["id"] for row in rows(cursor, "SELECT id, title FROM article")}
    verdict = explain(ids["Bài w000000"], ids["Bài w000009"]).verdict
    assert verdict.startswith("apart: a part joins one whole")
    assert delete_article(store, ids["Bài w000002"], now=NOW)
    assert sorted(map(len, groups(store))) == [1, 1, 1]
    # Where one whole is left, the passage is a part of it.
    assert delete_article(store, ids["Bài w000001"], now=NOW)
    assert groups(store) == {frozenset({"Bài w000000", "Bài w000009"})}
    assert representatives_are_right(store)
