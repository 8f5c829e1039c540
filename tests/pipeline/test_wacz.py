"""A WACZ file holds the pages of a search as they were fetched, and states where each is."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from reports.export import export_articles
from storage.archive import body_digest
from storage.db import connect
from storage.fetches import article_fetches, read_fetch
from storage.search import Filters, find_articles

EVERYTHING = Filters(sort="newest", all_copies=True)


def test_every_page_stands_where_the_index_says(stored: Path, tmp_path: Path) -> None:
    written = export_articles(EVERYTHING, "wacz", tmp_path / "a.wacz")
    assert (written.records > 20, written.missing_pages) == (True, 0)
    export_articles(EVERYTHING, "wacz", tmp_path / "b.wacz")
    assert (tmp_path / "a.wacz").read_bytes() == (tmp_path / "b.wacz").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.wacz") as bundle:
        assert bundle.testzip() is None
        assert bundle.getinfo("archive/data.warc.gz").compress_type == zipfile.ZIP_STORED
        warc = bundle.read("archive/data.warc.gz")
        index = bundle.read("indexes/index.cdx").decode().splitlines()
        pages = [json.loads(line) for line in bundle.read("pages/pages.jsonl").decode().splitlines()]
        package = json.loads(bundle.read("datapackage.json"))
        for resource in package["resources"]:
            assert resource["hash"] == f"sha256:{hashlib.sha256(bundle.read(resource['path'])).hexdigest()}"
    assert index == sorted(index)
    assert len(index) == len(pages) - 1
    found = set()
    for line in index:
        key, at, described = line.split(" ", 2)
        entry = json.loads(described)
        record = next(iter(ArchiveIterator(io.BytesIO(warc[int(entry["offset"]) :]))))
        assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"]
        assert ")/" in key
        assert len(at) == 14
        found.add(body_digest(record.content_stream().read()))
    connection = connect()
    articles = list(find_articles(connection, EVERYTHING))
    bodies = [read_fetch(fetch) for article in articles for fetch in article_fetches(connection, article)]
    connection.close()
    assert found == {body_digest(body.body) for body in bodies if body is not None}


def test_a_record_that_the_archive_lost_is_counted_and_left_out(stored: Path, tmp_path: Path) -> None:
    [lost, *_] = (stored / "archive").rglob("*.warc.gz")
    lost.rename(lost.with_suffix(".gone"))
    try:
        written = export_articles(EVERYTHING, "wacz", tmp_path / "a.wacz")
    finally:
        lost.with_suffix(".gone").rename(lost)
    assert written.missing_pages > 0
    with zipfile.ZipFile(tmp_path / "a.wacz") as bundle:
        assert len(bundle.read("indexes/index.cdx").splitlines()) > 0
