"""Places in the store: filters by code and name, kinds of awards, and the province of a national article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from articles.timezone import VIETNAM
from storage.db import Connection, connect
from storage.facts import find_facts
from storage.search import Filters, find_articles
from storage.stored_articles import find_article
from tests.storage.stored import add_sites, put_article

DAY = datetime(2026, 3, 2, 9, 0, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def store(module_home: object) -> Iterator[Connection]:
    connection = connect()
    add_sites(connection)
    text = "UBND xã Mường La tặng Giấy khen cho 5 hộ gia đình. Chủ tịch nước tặng Huân chương Lao động hạng Ba."
    put_article(connection, "baolamdong", "1", "Xã khen thưởng", text, published=DAY)
    put_article(connection, "baolamdong", "2", "Huyện cũ", "Tại huyện Mèo Vạc, 3 hộ hiến đất.", published=DAY)
    yield connection
    connection.close()


def titles(store: Connection, **filters: str) -> list[str | None]:
    found = list(find_articles(store, Filters(**filters)))  # type: ignore[arg-type]
    return [record.title for record in (find_article(store, one) for one in found) if record]


@pytest.mark.parametrize("written", ["03808", "Mường La", "muong la", "xã Mường La", "MƯỜNG LA"])
def test_a_place_is_filtered_by_code_name_and_bare_spelling(store: Connection, written: str) -> None:
    assert titles(store, place=written) == ["Xã khen thưởng"]


def test_a_former_district_is_filtered_too_and_an_unknown_place_finds_nothing(store: Connection) -> None:
    assert titles(store, place="huyện Mèo Vạc") == ["Huyện cũ"]
    assert titles(store, place="không có nơi này") == []


def test_an_exported_article_carries_its_places(store: Connection) -> None:
    (article,) = list(find_articles(store, Filters(place="03808")))
    record = find_article(store, article)
    assert record is not None
    (place,) = record.places
    assert (place.id, place.level, place.era, place.province_now) == (
        "03808",
        "commune",
        "current",
        "son-la",
    )


def test_a_wider_kind_of_award_finds_its_kinds(store: Connection) -> None:
    assert titles(store, award="huan-chuong") == ["Xã khen thưởng"]
    facts = [fact.mention.id for fact in find_facts(store, "awards", Filters(award="huan-chuong"))]
    assert facts == ["huan-chuong-lao-dong"]
    assert [fact.mention.id for fact in find_facts(store, "places", Filters(place="muong la"))] == ["03808"]
