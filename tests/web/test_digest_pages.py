"""The digest in the web application: a week to read, its Word file, its feed; and every page's own feed and files."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import docx
import httpx
import pytest
from lxml import html

from articles.dates import VIETNAM
from pipeline.events import update_events
from storage.db import connect
from tests.storage.stored import add_sites, put_article
from tests.web.served import served

ATOM = {"a": "http://www.w3.org/2005/Atom"}
WHEN = datetime(2023, 10, 31, 7, 28, tzinfo=VIETNAM)
BODY = (
    "Theo Quyết định số 123/QĐ-UBND ngày 5/10/2023, Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể, 12 cá nhân. "
    "Phong trào thi đua “Dân vận khéo” được các xã hưởng ứng và có nhiều mô hình hay trong toàn tỉnh năm nay."
)
HOSTILE = "<script>alert(1)</script> ]]> \u202eđảo"


@pytest.fixture(scope="module")
def client(module_home: Path) -> Iterator[httpx.Client]:
    connection = connect()
    add_sites(connection)
    put_article(connection, "baolamdong", "a", "Khen thưởng phong trào", BODY, published=WHEN)
    put_article(connection, "thiduavn", "b", HOSTILE, "Hội đồng thi đua họp bàn. " * 9, published=WHEN)
    put_article(
        connection, "baolamdong", "c", "Tuần trước", "Xã biểu dương nông dân. " * 9, published=WHEN - timedelta(days=8)
    )
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s", (WHEN,))
    update_events(connection)
    connection.close()
    with served() as running:
        yield running


def page_of(client: httpx.Client, path: str, **query: str) -> html.HtmlElement:
    answer = client.get(path, params=query or None)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def test_the_digest_opens_at_the_newest_week_and_leads_to_others(client: httpx.Client) -> None:
    page = page_of(client, "/digest")
    said = page.text_content()
    assert "Tuần 44 năm 2023" in said
    assert "123/QĐ-UBND ngày 05/10/2023" in said
    assert said.count("123/QĐ-UBND") == 1
    assert page.xpath("//a[@rel='prev']/@href") == ["/digest?week=2023-W43"]
    assert "/digest?month=2023-11" in page.xpath("//nav[@class='pages']//@href")
    words = " ".join(page.xpath("//nav[@class='pages']")[0].text_content().split())
    assert words == "← Tuần 43/2023 Điểm tin tháng 11/2023 Điểm tin quý 4/2023 Tuần 45/2023 →"
    assert page.xpath("//script[not(@src)]") == []
    assert "Phụ lục" not in said
    assert "Phụ lục" in page_of(client, "/digest", week="2023-W44", full="true").text_content()


def test_months_english_and_empty_weeks_are_read_as_well(client: httpx.Client) -> None:
    assert "Tháng 10 năm 2023" in page_of(client, "/digest", month="2023-10").text_content()
    assert "Emulation and commendation digest" in page_of(client, "/digest", lang="en").text_content()
    assert "Không có tin nào" in page_of(client, "/digest", week="2022-W01").text_content()


@pytest.mark.parametrize("query", ["week=2023-W60", "month=2023-13", "week=0001-W01", "week=2023-W44&month=2023-10"])
@pytest.mark.parametrize("path", ["/digest", "/digest.docx"])
def test_what_is_not_a_week_or_month_is_a_bad_filter(client: httpx.Client, path: str, query: str) -> None:
    assert client.get(f"{path}?{query}").status_code == 422


def test_the_word_file_is_the_weeks(client: httpx.Client) -> None:
    answer = client.get("/digest.docx", params={"week": "2023-W44", "short": "true"})
    assert 'filename="thidua-2023-W44.docx"' in answer.headers["content-disposition"]
    cells = [c.text for t in docx.Document(BytesIO(answer.content)).tables for r in t.rows for c in r.cells]
    assert "123/QĐ-UBND ngày 05/10/2023" in cells


def test_the_feed_has_an_entry_for_each_whole_week(client: httpx.Client) -> None:
    answer = client.get("/digest.atom")
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall("a:entry", ATOM)
    assert [entry.findtext("a:id", namespaces=ATOM) for entry in entries] == [
        f"tag:thidua,2023:digest/2023-W{week}" for week in (44, 43, 42, 41)
    ]
    content = entries[0].findtext("a:content", namespaces=ATOM) or ""
    assert "123/QĐ-UBND" in content
    assert "<script>" not in content
    link = entries[0].find("a:link", ATOM)
    assert link is not None
    assert link.get("href", "").endswith("/digest?week=2023-W44")
    again = client.get("/digest.atom", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("path", "filters"),
    [
        ("/digest?week=2023-W44", "from=2023-10-30&to=2023-11-05"),
        ("/digest?month=2023-10", "from=2023-10-01&to=2023-10-31"),
        ("/digest?quarter=2023-Q4", "from=2023-10-01&to=2023-12-31"),
        ("/provinces/lam-dong", "province=lam-dong"),
        ("/movements/dan-van-kheo", "movement=dan-van-kheo"),
    ],
)
def test_weeks_months_provinces_and_movements_have_their_feed_and_files(
    client: httpx.Client, path: str, filters: str
) -> None:
    page = page_of(client, path)
    feeds = page.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
    assert f"/feed.atom?{filters}" in feeds
    assert client.get(f"/feed.atom?{filters}").status_code == 200
    links = page.xpath("//section[contains(@class, 'elsewhere')]//@href")
    assert {f"/export?{filters}&format={form}" for form in ("csv", "xlsx", "jsonl", "parquet")} <= set(links)
    assert client.get(f"/export?{filters}&format=csv").status_code == 200


def test_the_overview_says_when_the_archive_was_last_fed(client: httpx.Client) -> None:
    said = page_of(client, "/").text_content()
    assert "Cập nhật lần cuối 31/10/2023 07:28; trong 24 giờ trước đó đọc được 4 nguồn trên tổng số 4" in said


def test_a_digest_is_kept_until_something_is_written(client: httpx.Client, module_home: Path) -> None:
    path = "/digest?month=2023-08"
    assert "Quyên góp" not in page_of(client, path).text_content()
    connection = connect()
    put_article(connection, "baolamdong", "new", "Quyên góp thi đua", BODY, published=WHEN - timedelta(days=70))
    connection.close()  # Postgres counts a connection's rows when it closes, or some seconds later
    deadline = time.monotonic() + 10
    while "Quyên góp" not in page_of(client, path).text_content():
        assert time.monotonic() < deadline
        time.sleep(0.1)
