"""A province's part of a national decision on the pages: within the whole, and no contradiction between reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from lxml import html

from articles.dates import VIETNAM
from pipeline.events import update_events
from storage.db import connect
from tests.storage.stored import SITES, add_sites, put_article
from tests.storage.test_parts import PARTS, WHEN
from tests.web.served import served

DECIDED = (
    (
        "thiduavn",
        "nation",
        "Tặng Cờ thi đua của Chính phủ cho 186 tập thể",
        "Thủ tướng Chính phủ vừa ký Quyết định số 431/QĐ-TTg ngày 3/3/2026 tặng Cờ thi đua của Chính phủ cho 186 tập thể "
        "dẫn đầu các cụm, khối thi đua trong cả nước.",
    ),
    (
        "baolamdong",
        "lam-dong",
        "3 tập thể của Lâm Đồng được tặng Cờ thi đua của Chính phủ",
        "Theo Quyết định số 431/QĐ-TTg của Thủ tướng, tỉnh Lâm Đồng có 3 tập thể được tặng Cờ thi đua của Chính phủ, trong "
        "đó có Công an tỉnh.",
    ),
    (
        "baotravinh",
        "vinh-long",
        "Vĩnh Long có 5 tập thể được tặng Cờ thi đua của Chính phủ",
        "Thực hiện Quyết định số 431/QĐ-TTg của Thủ tướng Chính phủ vừa ký, tỉnh Vĩnh Long có 5 tập thể được tặng Cờ thi đua "
        "của Chính phủ.",
    ),
)
SITE, PATH, TITLE, TEXT = PARTS[0]


@pytest.fixture(scope="module")
def pages(
    module_home: Path, module_monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[httpx.Client, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("sites")
    for site, (name, kind, province, _) in SITES.items():
        where = f'province = "{province}"\n' if province else ""
        made = f'name = "{name}"\nurl = "https://{site}.vn/"\nkind = "{kind}"\n{where}'
        (folder / f"{site}.toml").write_text(made, encoding="utf-8")
    module_monkeypatch.setenv("THIDUA_SITES_DIR", str(folder))
    connection = connect()
    add_sites(connection)
    handed = TEXT.replace(
        "Bằng khen của Thủ tướng Chính phủ {}", "Cờ thi đua của Chính phủ theo Quyết định số 431/QĐ-TTg"
    )
    reports = (*DECIDED, (SITE, "handed", "Lâm Đồng trao Cờ thi đua của Chính phủ", handed.replace(", 2 cá nhân", "")))
    ids = {
        path: put_article(connection, site, path, title, text, published=datetime(2026, 3, 5, 8, tzinfo=VIETNAM))
        if path != "handed"
        else put_article(connection, site, path, title, text, published=WHEN)
        for site, path, title, text in reports
    }
    update_events(connection)
    connection.close()
    with served() as client:
        yield client, ids


def text(page: html.HtmlElement, section: str) -> str:
    [found] = page.cssselect(f"section[aria-labelledby={section}]")
    return " ".join(found.text_content().split())


def test_an_event_says_of_which_whole_a_provinces_number_is_part(pages: tuple[httpx.Client, dict[str, str]]) -> None:
    client, ids = pages
    page = html.fromstring(client.get(f"/events/{ids['nation']}").text)
    assert len(page.cssselect("section[aria-labelledby=reports] tbody tr")) == 3
    said = text(page, "parts")
    assert "186 tập thể, trong đó" in said
    assert "Lâm Đồng: 3 tập thể (Báo Lâm Đồng)" in said
    assert "Vĩnh Long: 5 tập thể (Báo Trà Vinh)" in said
    assert "Các tin không nêu số liệu khác nhau" in text(page, "differences")
    english = html.fromstring(client.get(f"/events/{ids['nation']}?lang=en").text)
    assert "186 tập thể, of which" in text(english, "parts")


def test_a_ceremony_says_that_its_awards_are_part_of_a_national_decision(
    pages: tuple[httpx.Client, dict[str, str]],
) -> None:
    client, ids = pages
    page = html.fromstring(client.get(f"/events/{ids['handed']}").text)
    assert "phần của tỉnh trong quyết định chung cả nước" in text(page, "given")
    assert not page.cssselect("section[aria-labelledby=parts]")


def test_the_ledgers_page_adds_the_whole_once(pages: tuple[httpx.Client, dict[str, str]]) -> None:
    client, _ = pages
    page = html.fromstring(client.get("/awards").text)
    [total] = page.cssselect("section[aria-labelledby=by-province] tfoot tr")
    assert [cell.text_content() for cell in total.cssselect("td.n")] == ["1", "1", "186", "0", "0", "186"]
    assert "trong các quyết định chung cả nước còn 3" in text(page, "by-province")
    own = html.fromstring(client.get("/awards?province=lam-dong").text)
    [total] = own.cssselect("section[aria-labelledby=by-province] tfoot tr")
    assert [cell.text_content() for cell in total.cssselect("td.n")] == ["1", "1", "3", "0", "0", "3"]


def test_records_name_the_whole(pages: tuple[httpx.Client, dict[str, str]]) -> None:
    client, _ = pages
    items = client.get("/api/ledger").json()["items"]
    whole = next(item for item in items if item["province_now"] is None)
    [part] = [item for item in items if item["province_now"] == "lam-dong"]
    assert (part["part_of"], whole["part_of"]) == (whole["same_award"], None)
