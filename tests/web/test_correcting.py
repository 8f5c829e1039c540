"""The form in which a person corrects an article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import httpx
import pytest
from lxml import html

from articles.dates import VIETNAM
from storage.db import connect
from tests.storage.stored import add_sites, put_article
from tests.web.served import served


@pytest.fixture
def client(home: object) -> Iterator[httpx.Client]:
    connection = connect()
    add_sites(connection)
    at = datetime(2023, 5, 1, 9, 0, tzinfo=VIETNAM)
    put_article(connection, "baotravinh", "a", "Tít sai", "Tỉnh phát động phong trào thi đua yêu nước.", published=at)
    connection.close()
    with served(THIDUA_EDITOR_TOKEN="editor's") as opened:
        yield opened


def test_a_correction_is_made_shown_and_taken_back(client: httpx.Client) -> None:
    [article] = [item["id"] for item in client.get("/api/articles").json()["items"]]
    page = html.fromstring(client.get(f"/articles/{article}").text)
    [address] = page.xpath("//a[text()='Đính chính']/@href")
    form = html.fromstring(client.get(address).text)
    assert form.xpath("//input[@id='value-title']/@value") == ["Tít sai"]
    for control in form.xpath("//input[not(@type='hidden')] | //select"):
        assert form.xpath(f"//label[@for='{control.get('id')}']"), "every control has a label"
    typed = {"field": "title", "value": "Tít <b>đúng</b>", "who": "Lan", "why": "tòa soạn báo", "token": "editor's"}
    assert client.post(address, data={**typed, "token": "wrong"}).status_code == 401
    assert client.post(address, data={**typed, "field": "relevant", "value": "maybe"}).status_code == 422
    assert client.post(address, data={**typed, "field": "no-such"}).status_code == 422
    made = client.post(address, data=typed)
    assert (made.status_code, made.headers["location"]) == (303, f"/articles/{article}")
    shown = client.get(f"/articles/{article}").text
    assert "Tít &lt;b&gt;đúng&lt;/b&gt;" in shown
    assert "tòa soạn báo" in shown
    assert (
        client.post(
            address, data={"field": "title", "withdraw": "true", "who": "Hà", "why": "nhầm", "token": "editor's"}
        ).status_code
        == 303
    )
    assert client.get(f"/api/articles/{article}").json()["title"] == "Tít sai"
    assert "Hà" in client.get(address).text


def test_without_an_editors_token_there_is_no_form(home: object) -> None:
    connection = connect()
    add_sites(connection)
    article = put_article(connection, "baotravinh", "a", "Tít", "Phong trào thi đua.")
    connection.close()
    with served() as closed:
        assert "Đính chính" not in closed.get(f"/articles/{article}").text
        assert closed.get(f"/articles/{article}/correct").status_code == 403
