"""What a person corrects holds: through every cleaning, in searches and exports, until it is withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from articles.dates import VIETNAM
from articles.printing import json_record
from storage.corrections import BadCorrection, Correction, correct_article, list_corrections, withdraw_correction
from storage.db import Connection
from storage.search import Filters, count_facets, find_page
from storage.stored_articles import find_article
from tests.storage.stored import NOW, put_article

STORY = "Tỉnh phát động phong trào thi đua xây dựng nông thôn mới với mười chỉ tiêu rõ ràng, cụ thể cho từng xã. " * 4
OTHER = "Hội nghị biểu dương gương người tốt việc tốt diễn ra trang trọng với nhiều đại biểu từ khắp các huyện. " * 4
AT = datetime(2023, 5, 1, 9, 0, tzinfo=VIETNAM)


def correct(connection: Connection, article: str, field: str, value: object, who: str = "Lan") -> None:
    made = Correction(article=article, field=field, value=value, who=who, why="đã gọi hỏi tòa soạn")  # type: ignore[arg-type]
    correct_article(connection, made, now=NOW)


def clean_again(connection: Connection, seen_days: int = 3) -> None:
    put_article(connection, "baotravinh", "a", "Tít sai", STORY, published=AT, seen=NOW + timedelta(days=seen_days))


@pytest.mark.parametrize(
    ("field", "value", "printed"),
    [
        ("title", "Tít đúng", "Tít đúng"),
        ("title", None, None),
        ("published_at", "2023-05-02", "2023-05-02T00:00:00+07:00"),
        ("published_at", "2023-05-02T10:30", "2023-05-02T10:30:00+07:00"),
        ("published_at", None, None),
        ("province", "lam-dong", "lam-dong"),
        ("relevant", False, False),
    ],
)
def test_a_correction_survives_cleaning_and_can_be_taken_back(
    store: Connection, field: str, value: object, printed: object
) -> None:
    article = put_article(store, "baotravinh", "a", "Tít sai", STORY, published=AT)
    before = find_article(store, article)
    assert before
    correct(store, article, field, value)
    clean_again(store)
    record = find_article(store, article)
    assert record
    assert json_record(record)[field] == printed
    [kept] = record.corrections
    assert (kept.field, kept.who, kept.why) == (field, "Lan", "đã gọi hỏi tòa soạn")
    assert kept.before == json_record(before)[field]
    assert withdraw_correction(store, article, field, who="Hà", now=NOW)  # type: ignore[arg-type]
    after = find_article(store, article)
    assert after
    assert replace(after, fetched_at=before.fetched_at) == before
    assert not withdraw_correction(store, article, field, who="Hà", now=NOW)  # type: ignore[arg-type]
    [history] = list_corrections(store, [article], withdrawn=True)
    assert history.withdrawn_by == "Hà"


def test_a_second_correction_replaces_the_first_and_remembers_what_the_rules_said(store: Connection) -> None:
    article = put_article(store, "baotravinh", "a", "Tít sai", STORY, published=AT)
    correct(store, article, "title", "Một")
    correct(store, article, "title", "Hai", who="Hà")
    record = find_article(store, article)
    assert record
    assert record.title == "Hai"
    assert [c.before for c in record.corrections] == ["Tít sai"]
    assert [c.withdrawn_by for c in list_corrections(store, [article], withdrawn=True)] == ["Hà", None]


def test_searches_follow_a_correction(store: Connection) -> None:
    article = put_article(store, "baotravinh", "a", "Tít sai", STORY, published=AT)
    correct(store, article, "province", "lam-dong")
    assert find_page(store, Filters(province="lam-dong"), limit=5).ids == (article,)
    assert find_page(store, Filters(province="tra-vinh"), limit=5).ids == ()
    assert find_page(store, Filters(province="vinh-long"), limit=5).ids == ()
    assert count_facets(store, Filters()).provinces == {"lam-dong": 1}
    correct(store, article, "title", "Chữ hoàn toàn mới")
    assert find_page(store, Filters(query="hoàn toàn"), limit=5).ids == (article,)
    correct(store, article, "relevant", False)
    assert find_page(store, Filters(), limit=5).ids == ()


def test_a_corrected_date_decides_who_was_first(store: Connection) -> None:
    first = put_article(store, "baotravinh", "a", "Một", STORY, published=AT)
    second = put_article(store, "congtravinh", "b", "Hai", STORY, published=AT + timedelta(days=1))
    correct(store, second, "published_at", "2023-04-30")
    assert find_page(store, Filters(), limit=5).ids == (second,)
    assert withdraw_correction(store, second, "published_at", who="Hà", now=NOW)
    assert find_page(store, Filters(), limit=5).ids == (first,)


def test_a_person_parts_and_joins_stories(store: Connection) -> None:
    first = put_article(store, "baotravinh", "a", "Một", STORY, published=AT)
    copy = put_article(store, "congtravinh", "b", "Hai", STORY, published=AT + timedelta(days=1))
    other = put_article(store, "baolamdong", "c", "Ba", OTHER, published=AT + timedelta(days=2))
    correct(store, copy, "cluster", None)
    assert set(find_page(store, Filters(), limit=5).ids) == {first, copy, other}
    put_article(
        store,
        "congtravinh",
        "b",
        "Hai, sửa",
        STORY + " Thêm.",
        published=AT + timedelta(days=1),
        seen=NOW + timedelta(days=5),
    )
    assert set(find_page(store, Filters(), limit=5).ids) == {first, copy, other}, (
        "it stays parted when its text changes"
    )
    correct(store, copy, "cluster", other)
    record = find_article(store, copy)
    assert record
    assert set(find_page(store, Filters(), limit=5).ids) == {first, copy}, (
        "of the two, the one published first is shown"
    )
    assert withdraw_correction(store, copy, "cluster", who="Hà", now=NOW)
    assert set(find_page(store, Filters(), limit=5).ids) == {first, other}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published_at", "hôm qua"),
        ("published_at", "0900-01-01"),
        ("province", "atlantis"),
        ("relevant", "yes"),
        ("title", "x" * 501),
        ("cluster", "none-such"),
        ("title", True),
    ],
)
def test_a_value_that_cannot_be_is_refused(store: Connection, field: str, value: object) -> None:
    article = put_article(store, "baotravinh", "a", "Tít", STORY, published=AT)
    with pytest.raises(BadCorrection):
        correct(store, article, field, value)
    record = find_article(store, article)
    assert record
    assert record.corrections == ()


def test_who_and_why_are_asked_for(store: Connection) -> None:
    article = put_article(store, "baotravinh", "a", "Tít", STORY, published=AT)
    with pytest.raises(BadCorrection):
        correct(store, article, "title", "Mới", who=" ")
    with pytest.raises(BadCorrection):
        correct(store, "no-such-article", "title", "Mới")
