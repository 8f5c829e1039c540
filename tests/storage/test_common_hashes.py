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
from storage.db import Connection, rows
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
