"""Every query of docs/sql.md runs as the reader, has the columns it promises, and is correct on a known store."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from articles.dates import VIETNAM
from pipeline.events import update_events
from settings import REPOSITORY
from storage.db import connect, rows
from tests.storage.stored import add_sites, put_article

DOCUMENT = (REPOSITORY / "docs" / "sql.md").read_text(encoding="utf-8")
QUERIES = {
    heading: (sql, re.findall(r"`(\w+)`", columns))
    for heading, sql, columns in re.findall(
        r"^## ([^\n]+)\n(?:(?!^## ).)*?```sql\n(.*?)```\n\nColumns: ([^\n]+)", DOCUMENT, re.M | re.S
    )
}
STORY = (
    "Sáng 31/10/2023, tỉnh Lâm Đồng phát động phong trào thi đua “Dân vận khéo”. Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể, 12 cá nhân theo Quyết định "
    "số 123/QĐ-UBND ngày 5/10/2023. Đến cuối năm 2022, tỷ lệ hộ nghèo của tỉnh là 5,34%, giảm 1,2%. "
)
WHEN = datetime(2023, 10, 31, 7, 28, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def answers(module_home: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of every query, by heading."""
    connection = connect()
    add_sites(connection)
    body = STORY + "Hội nghị đã nghe báo cáo kết quả và thảo luận nhiều nội dung quan trọng của năm. " * 6
    put_article(connection, "baolamdong", "a", "Phát động phong trào", body, published=WHEN)
    put_article(connection, "baotravinh", "b", "Phát động phong trào", body, published=WHEN + timedelta(hours=5))
    put_article(
        connection,
        "congtravinh",
        "c",
        None,
        "Trà Vinh biểu dương điển hình phong trào “Dân vận khéo”. " * 8,
        published=None,
    )
    update_events(connection)
    found = {}
    with connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE thidua_reader; SET TRANSACTION READ ONLY")
        for heading, (sql, columns) in QUERIES.items():
            found[heading] = rows(cursor, sql)
            assert [column.name for column in cursor.description or ()] == columns, heading
    connection.close()
    return found


def test_the_document_has_its_queries() -> None:
    assert len(QUERIES) == DOCUMENT.count("```sql") >= 5


def test_awards_of_a_year(answers: dict[str, list[dict[str, Any]]]) -> None:
    assert answers["Awards by level and province in a year"] == [
        {
            "level": "province",
            "province": "lam-dong",
            "name": "Bằng khen của Chủ tịch UBND tỉnh",
            "class": None,
            "articles": 1,
            "recipients": 22,
            "in_national_decisions": 0,
        }
    ]


def test_the_course_of_a_movement(answers: dict[str, list[dict[str, Any]]]) -> None:
    first, second = answers["The course of a movement through the provinces"]
    day = date(2023, 10, 31)
    assert first == {"province": "lam-dong", "first_told": day, "launched": day, "stories": 1, "last_told": day}
    assert (second["province"], second["first_told"], second["stories"]) == ("vinh-long", None, 1)


def test_poverty_rates(answers: dict[str, list[dict[str, Any]]]) -> None:
    [rate] = answers["Poverty rates with their sources and definitions"]
    assert (rate["value"], rate["as_of"], rate["site"]) == (5.34, "2022-12-31", "baolamdong")
    assert "5,34%" in rate["quote"]


def test_copies_and_their_lag(answers: dict[str, list[dict[str, Any]]]) -> None:
    [copy] = answers["First publication against copies, and the lag"]
    assert (copy["first_site"], copy["copied_by"], copy["lag"]) == ("baolamdong", "baotravinh", timedelta(hours=5))
    assert copy["by_day_only"] is False


def test_silent_provinces(answers: dict[str, list[dict[str, Any]]]) -> None:
    states = {row["province"]: row["state"] for row in answers["Silent provinces"]}
    assert states["ca-mau"] == "no site"
    assert states["lam-dong"] == "not read"


def test_missing_fields(answers: dict[str, list[dict[str, Any]]]) -> None:
    worst = answers["Sites by missing fields"][0]
    assert (worst["site"], worst["articles"], worst["without_date"]) == ("congtravinh", 1, Decimal(1))


def test_decisions(answers: dict[str, list[dict[str, Any]]]) -> None:
    found = answers["Who was honoured by which decision"]
    assert [(row["decision"], row["decided"], row["recipients"], row["of_kind"]) for row in found] == [
        ("123/QĐ-UBND", date(2023, 10, 5), 12, "cá nhân"),
        ("123/QĐ-UBND", date(2023, 10, 5), 10, "tập thể"),
    ]
    assert {row["article"] for row in found} == {found[0]["article"]}
