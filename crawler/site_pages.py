"""Pages of a site recorded with what extraction reads in them: the site's own regression tests.

A recorded page is ``<name>.html``, the bytes as they came, and ``<name>.json``: where, when and with which
``Content-Type`` they came, and the fields that are expected.

They are beside the site's file, in ``pages/<id>``.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from articles.extraction import extract
from articles.models import Page, PageRecord
from articles.printing import extraction_record
from articles.urls import article_id, canonical_url, is_same_site
from crawler.child import run_crawler
from crawler.handover import read_handover, repair, warc_path
from crawler.plan import CrawlPlan, SitePlan
from crawler.site import Site
from crawler.warc import read_payload

TIMEOUT_S = 180.0


class NotRecordedError(Exception):
    """The page cannot be recorded; the message gives the reason."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A recorded page with a changed reading: the field, its expected and its found value."""

    page: Path
    field: str
    expected: Any
    found: Any


def pages_folder(site: Site) -> Path:
    """Where a site's recorded pages are."""
    assert site.path is not None
    return site.path.resolve().parent / "pages" / site.id


def record_page(site: Site, url: str, *, contact: str | None) -> Path:
    """Fetch one page as a crawl would (robots.txt, pace, limits) and write it down; where its expected fields are.

    Raises:
        NotRecordedError: for an address that is not the site's, and for one without an article.
        OSError: if the files cannot be written.
    """
    assert site.path is not None
    try:
        url = canonical_url(url)
    except ValueError as error:
        raise NotRecordedError(str(error)) from None
    if not is_same_site(url, site.host_keys):
        raise NotRecordedError(f"{url} is not on the hosts of {site.id}: {', '.join(sorted(site.host_keys))}")
    with tempfile.TemporaryDirectory(prefix="thidua-record-") as name:
        spool = Path(name)
        plan = SitePlan(id=site.id, path=site.path.resolve(), only=url)
        run_crawler(CrawlPlan(run_id="record", spool=spool, contact=contact, sites=(plan,), deadline_s=TIMEOUT_S))
        repair(spool)
        record, body = _answer(spool, url)
    meta = {"url": record.url, "content_type": record.content_type, "fetched_at": record.requested_at.isoformat()}
    folder = pages_folder(site)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{article_id(site.id, url)}.json"
    path.with_suffix(".html").write_bytes(body)
    _write(path, meta, _read(site, meta, body))
    return path


def recorded_pages(site: Site) -> list[Path]:
    """The recorded pages of a site, by name."""
    return sorted(pages_folder(site).glob("*.json"))


def compare_page(site: Site, path: Path) -> list[Difference]:
    """What extraction reads differently in a recorded page now; empty: all is as expected."""
    golden = json.loads(path.read_text(encoding="utf-8"))
    found = _read(site, golden["page"], path.with_suffix(".html").read_bytes())
    expected = golden["expected"]
    return [
        Difference(page=path, field=name, expected=expected.get(name), found=found.get(name))
        for name in sorted(expected.keys() | found.keys())
        if expected.get(name) != found.get(name)
    ]


def update_page(site: Site, path: Path) -> None:
    """Write the present reading as the expected one."""
    meta = json.loads(path.read_text(encoding="utf-8"))["page"]
    _write(path, meta, _read(site, meta, path.with_suffix(".html").read_bytes()))


def _read(site: Site, meta: dict[str, Any], body: bytes) -> dict[str, Any]:
    page = Page(
        url=meta["url"],
        html=body,
        content_type=meta["content_type"],
        fetched_at=datetime.fromisoformat(meta["fetched_at"]),
    )
    record = extraction_record(extract(page, site.profile()))
    record["body"] = record["body"].split("\n\n") if record["body"] else []  # a paragraph a line, to be read in a diff
    plain: dict[str, Any] = json.loads(json.dumps(record, ensure_ascii=False))
    return plain


def _write(path: Path, meta: dict[str, Any], expected: dict[str, Any]) -> None:
    text = json.dumps({"page": meta, "expected": expected}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _answer(spool: Path, url: str) -> tuple[PageRecord, bytes]:
    """The article that the crawl brought, after redirects."""
    said = "no answer in time"
    for handover in sorted(spool.glob("*.jsonl")):
        for line in read_handover(handover):
            if not isinstance(line, PageRecord):
                said = getattr(line, "detail", None) or said
                continue
            if line.kind == "robots":
                continue
            if line.outcome == "fetched" and line.kind == "article" and line.offset is not None:
                return line, read_payload(warc_path(handover), line.offset)
            said = line.error or (f"it is a {line.kind}" if line.outcome == "fetched" else line.outcome)
    raise NotRecordedError(f"{url}: {said}")
