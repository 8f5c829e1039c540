"""The pages behind articles as a WACZ file (version 1.1.1), which pywb and ReplayWeb.page replay.

The records are those that were fetched, copied as they are; index and list of pages are beside them in the ZIP file.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import surt
from warcio.warcwriter import WARCWriter

from articles.printing import Record
from reports.tables import Written, whole_file
from storage.db import Connection
from storage.errors import StorageError
from storage.fetches import article_fetches, warc_record
from storage.stored_articles import StoredArticle

WARC = "data.warc.gz"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the ZIP: the same articles make the same bytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Copied:
    """One record in the new WARC file: its index line and its entry in the list of pages."""

    index: str
    url: str
    at: datetime


def write_wacz(articles: Iterable[StoredArticle], connection: Connection, out: Path) -> Written:
    """Write the archived pages of stored articles, every version, to a file that appears when it is whole.

    Args:
        connection: finds the pages; the one that the articles stream from is in use meanwhile.

    Raises:
        StepError: if the file cannot be written.
    """
    written = missing = 0
    index: list[str] = []
    pages = [json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "Thidua"})]
    newest = datetime.min.replace(tzinfo=UTC)
    with whole_file(out) as part, tempfile.TemporaryDirectory(prefix=part.name, dir=part.parent) as room:
        warc = Path(room) / WARC
        with warc.open("wb") as file:
            writer = WARCWriter(file, gzip=True)
            for article in articles:
                written += 1
                for fetch in article_fetches(connection, article.id):
                    try:
                        with warc_record(fetch) as found:
                            copied = _copy(found, writer, file)
                    except StorageError:
                        missing += 1
                        continue
                    index.append(copied.index)
                    newest = max(newest, copied.at)
                    pages.append(_page(article, copied, fetch.version))
        _pack(part, warc, sorted(index), pages, newest)
    return Written(records=written, missing_pages=missing)


def _copy(found: Any, writer: WARCWriter, file: Any) -> _Copied:
    """Copy one response record."""
    offset = file.tell()
    headers = found.http_headers
    url = found.rec_headers.get_header("WARC-Target-URI")
    at = datetime.fromisoformat(found.rec_headers.get_header("WARC-Date"))
    line = {
        "url": url,
        "mime": (headers.get_header("Content-Type") or "unk").partition(";")[0].strip(),
        "status": headers.get_statuscode(),
    }
    writer.write_record(found)
    if digest := found.rec_headers.get_header("WARC-Payload-Digest"):
        line["digest"] = digest
    place = {"length": str(file.tell() - offset), "offset": str(offset), "filename": WARC}
    text = json.dumps({**line, **place}, ensure_ascii=False)
    return _Copied(index=f"{surt.surt(url)} {at.astimezone(UTC):%Y%m%d%H%M%S} {text}", url=url, at=at)


def _page(article: StoredArticle, copied: _Copied, number: int) -> str:
    return json.dumps(
        {
            "id": f"{article.id}-{number}",
            "url": copied.url,
            "ts": copied.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "title": article.shown_title,
        },
        ensure_ascii=False,
    )


def _pack(part: Path, warc: Path, index: list[str], pages: list[str], newest: datetime) -> None:
    texts = {"indexes/index.cdx": _lines(index), "pages/pages.jsonl": _lines(pages)}
    resources = [_resource(f"archive/{WARC}", _digest_of(warc), warc.stat().st_size)]
    resources += [_resource(path, hashlib.sha256(text).hexdigest(), len(text)) for path, text in texts.items()]
    package: Record = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "software": f"thidua {version('thidua')}",
        "title": "Thidua",
        "resources": resources,
    }
    if index:
        package["created"] = newest.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    described = json.dumps(package, ensure_ascii=False, indent=2).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(described).hexdigest()}"}
    with zipfile.ZipFile(part, "w") as bundle:
        # Stored, not packed again: replay reads single records by their place in the file.
        with warc.open("rb") as source, bundle.open(_named(f"archive/{WARC}"), "w", force_zip64=True) as target:
            while piece := source.read(1 << 20):
                target.write(piece)
        for path, text in texts.items():
            bundle.writestr(_named(path), text, zipfile.ZIP_DEFLATED)
        bundle.writestr(_named("datapackage.json"), described)
        bundle.writestr(_named("datapackage-digest.json"), json.dumps(digest))


def _named(path: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(path, _EPOCH)


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _resource(path: str, digest: str, size: int) -> Record:
    return {"name": path.rpartition("/")[2], "path": path, "hash": f"sha256:{digest}", "bytes": size}


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
