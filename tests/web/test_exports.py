"""A search as a file: every format, the filters of the page, for signed readers only, and nothing left on disk."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import httpx
import pyarrow.parquet
import pytest
from lxml import etree

from articles.dates import VIETNAM
from storage.db import connect
from tests.storage.stored import add_sites, put_article
from tests.web.served import served

BODY = "Bài số {}: tỉnh phát động phong trào thi đua xây dựng nông thôn mới với mười chỉ tiêu. " * 4


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exports")


@pytest.fixture(scope="module")
def client(module_home: object, temporary: Path) -> Iterator[httpx.Client]:
    connection = connect()
    add_sites(connection)
    at = datetime(2023, 5, 1, 9, 0, tzinfo=VIETNAM)
    for n, site in enumerate(["baolamdong", "baotravinh", "baolamdong"]):
        put_article(connection, site, f"n{n}", f"Tin {n}", BODY.format(n, n, n, n), published=at + timedelta(days=n))
    connection.close()
    with served(THIDUA_TOKEN="t", TMPDIR=str(temporary)) as opened:
        opened.headers["authorization"] = "Bearer t"
        yield opened


def test_every_format_holds_what_the_filters_ask_for(client: httpx.Client, temporary: Path) -> None:
    wanted = {"q": "thi dua", "site": "baolamdong", "all_copies": "true"}
    found = {i["id"] for i in client.get("/api/articles", params=wanted).json()["items"]}
    assert len(found) == 2
    files = {
        f: client.get("/export", params={**wanted, "format": f})
        for f in ("jsonl", "csv", "xlsx", "parquet", "atom", "wacz")
    }
    english = client.get("/export", params={**wanted, "format": "xlsx", "lang": "en"}).content
    for name, answer in files.items():
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith('attachment; filename="thidua-')
        assert answer.headers["content-disposition"].endswith(f'.{name}"')
    assert {json.loads(line)["id"] for line in files["jsonl"].text.splitlines()} == found
    assert files["csv"].content.startswith(b"\xef\xbb\xbfid,url,")
    assert zipfile.ZipFile(BytesIO(files["xlsx"].content)).testzip() is None
    assert "datapackage.json" in zipfile.ZipFile(BytesIO(files["wacz"].content)).namelist()
    assert set(pyarrow.parquet.read_table(BytesIO(files["parquet"].content))["id"].to_pylist()) == found
    entries = etree.fromstring(files["atom"].content).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 2
    shared = zipfile.ZipFile(BytesIO(files["xlsx"].content)).read("xl/worksheets/sheet1.xml").decode()
    assert "Tiêu đề" in shared
    assert "Tiêu đề" not in zipfile.ZipFile(BytesIO(english)).read("xl/worksheets/sheet1.xml").decode()
    assert [p for p in temporary.iterdir() if p.name.startswith("thidua-export")] == []


def test_wrong_filters_are_refused_as_everywhere(client: httpx.Client) -> None:
    assert client.get("/export", params={"province": "atlantis"}).status_code == 422
    answer = client.get("/export", params={"format": "pdf"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_whole_texts_are_for_signed_readers(client: httpx.Client) -> None:
    answer = client.get("/export", headers={"authorization": ""})
    assert answer.status_code == 401
    assert b"Tin 1" not in answer.content
