"""Pages with their whole expected records. ``--update-golden`` rewrites them and fails, so that they are read."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import pytest

from articles.extraction import extract
from articles.models import Extraction, Page

PAGES = Path(__file__).resolve().parents[2] / "fixtures" / "pages"
NAMES = sorted(p.stem for p in PAGES.glob("*.html"))


def _record(found: Extraction) -> dict[str, object]:
    """Everything but what a site is learned from, with times as text; a source only where there is one."""
    values = {
        k: v for k, v in asdict(found).items() if k not in ("blocks", "observed", "learned", "confidence", "rules")
    }
    if found.source_url is None:
        del values["source_url"]
    values["body"] = found.body.split("\n\n") if found.body else []
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_page_reads_as_its_golden_record(name: str, request: pytest.FixtureRequest) -> None:
    html = (PAGES / f"{name}.html").read_bytes()
    url = f"https://baosongxanh.example.vn/{name.replace('_', '-')}-post40412.html"
    found = json.loads(json.dumps(_record(extract(Page(url=url, html=html))), ensure_ascii=False))
    golden = PAGES / f"{name}.json"
    if request.config.getoption("--update-golden"):
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} was written: read it, then run without --update-golden")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_every_page_has_a_record_and_every_record_a_page() -> None:
    assert NAMES
    assert sorted(p.stem for p in PAGES.glob("*.json")) == NAMES
