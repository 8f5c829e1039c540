"""What hundreds of unrelated stories share does not make them candidates, and hides no copy."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

import pytest

import storage.common_hashes as common_hashes
from evaluation.duplicates.texts import ArchiveMaker
from pipeline.clean import VERSIONS
from storage.articles import store_pages
from storage.clusters import LinkReport, link_articles
from storage.db import Connection, Cursor, opened, rows
from storage.locks import LOCK_LINK
from storage.prepared import prepare_page
from tests.storage.stored import NOW, cleaned_page

STORIES = 90
COPIES = 12


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Reports that all carry one notice, a third of a page's words, some of them printed twice with edits."""
    maker = ArchiveMaker(11)
    notice = [maker.paragraph() for _ in range(3)]
    own = {f"bai-{n}": [maker.paragraph() for _ in range(6)] for n in range(STORIES)}
    own |= {f"ban-sao-{n}": maker.edit(own[f"bai-{n}"], 0.1) for n in range(COPIES)}
    return {name: "\n\n".join((*paragraphs, *notice)) for name, paragraphs in own.items()}


@pytest.fixture
def early(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table is frozen on as few articles as a test has."""
    monkeypatch.setattr(common_hashes, "FREEZE_FROM", STORIES)
    monkeypatch.setattr(common_hashes, "COMMON_STORIES", 20)


def put(connection: Connection, texts: dict[str, str], names: Sequence[str]) -> LinkReport:
    pages = [
        cleaned_page(connection, "baolamdong", name, name, texts[name], published=NOW + timedelta(minutes=n))
        for n, name in enumerate(names)
    ]
    store_pages(connection, [prepare_page(page) for page in pages], VERSIONS)
    return link_articles(connection, now=NOW)


def stories(connection: Connection) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    with connection, connection.cursor() as cursor:
        for row in rows(cursor, "SELECT title, cluster FROM article"):
            found.setdefault(row["cluster"], set()).add(row["title"])
    return {frozenset(members) for members in found.values() if len(members) > 1}


def test_a_notice_on_every_page_costs_no_comparisons_once_it_is_known_to_be_common(
    store: Connection, texts: dict[str, str], early: None
) -> None:
    originals = [name for name in texts if name.startswith("bai")]
    first = put(store, texts, originals)
    assert first.compared / first.linked > 20  # nothing is frozen yet: each is compared with all before it
    copies = put(store, texts, [name for name in texts if name not in originals])
    assert copies.linked == COPIES
    assert copies.compared / copies.linked < 5


@pytest.mark.parametrize("seed", [1, 2])
def test_with_a_frozen_table_the_order_of_arrival_changes_nothing(
    store: Connection, texts: dict[str, str], early: None, seed: int
) -> None:
    originals = [name for name in texts if name.startswith("bai")]
    put(store, texts, originals)
    copies = [name for name in texts if name not in originals]
    random.Random(seed).shuffle(copies)
    for start in range(0, COPIES, 5):
        put(store, texts, copies[start : start + 5])
    pairs = {frozenset((f"bai-{n}", f"ban-sao-{n}")) for n in range(COPIES)}
    together = {frozenset(members) for members in stories(store)}
    assert all(any(pair <= members for members in together) for pair in pairs)


def test_a_text_of_common_hashes_alone_still_finds_its_copy(store: Connection, early: None) -> None:
    maker = ArchiveMaker(12)
    sentences = [maker.sentence(30) for _ in range(12)]
    mixed = random.Random(3)
    texts = {f"bai-{n}": ". ".join(mixed.sample(sentences, 6)) for n in range(STORIES + 5)}
    put(store, texts, list(texts))
    wanted = texts["bai-7"]
    put(store, {"lai": f"{wanted}."}, ["lai"])
    assert any({"bai-7", "lai"} <= members for members in stories(store))


def freezes(connection: Connection) -> list[tuple[int, int | None]]:
    """Of each freeze, the articles that it was measured on and those noted as linked since."""
    with connection, connection.cursor() as cursor:
        found = rows(cursor, "SELECT articles, linked_since FROM common_hash_freeze ORDER BY version")
    return [(row["articles"], row["linked_since"]) for row in found]


def link_again(connection: Connection, count: int) -> None:
    """Link some stored articles once more, as after a change of their texts."""
    with connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO link_waiting (article) SELECT id FROM article ORDER BY id LIMIT %s", (count,))
    link_articles(connection, now=NOW)


def test_articles_that_are_linked_again_are_no_growth(
    store: Connection, texts: dict[str, str], early: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = list(texts)
    put(store, texts, names[:STORIES])
    assert freezes(store) == [(STORIES, 0)]
    link_again(store, 60)
    assert freezes(store) == [(STORIES, 60)]
    put(store, texts, names[STORIES:])
    assert freezes(store) == [(STORIES, 60 + COPIES)]
    link_again(store, 60)  # noted as grown twofold: the articles are counted
    assert freezes(store) == [(STORIES, COPIES)]
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE common_hash_freeze SET linked_since = NULL")  # as a store that was upgraded has it
    link_again(store, 1)
    assert freezes(store) == [(STORIES, COPIES)]
    monkeypatch.setattr(common_hashes, "GROWTH", 1)
    link_again(store, 1)
    assert freezes(store)[1:] == [(STORIES + COPIES, 0)]


def test_while_common_hashes_are_measured_others_store_and_nobody_else_measures(
    store: Connection, texts: dict[str, str], early: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bool, bool]] = []
    measure = common_hashes.measure_common_hashes

    def measured_beside_others(cursor: Cursor) -> common_hashes.CommonHashes:
        with opened() as other, other.cursor() as beside:
            beside.execute("SELECT pg_try_advisory_xact_lock(%s)", (LOCK_LINK,))
            is_free = beside.fetchall() == [(True,)]
            other.commit()
            seen.append((is_free, common_hashes.refresh_common_hashes(other, now=NOW)))
        return measure(cursor)

    monkeypatch.setattr(common_hashes, "measure_common_hashes", measured_beside_others)
    put(store, texts, list(texts)[:STORIES])
    assert seen == [(True, False)]
    assert freezes(store) == [(STORIES, 0)]
