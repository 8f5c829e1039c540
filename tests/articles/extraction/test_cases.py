"""Small pages, one kind of fault each, with the fields that a reader would read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch import extract_record

FOLDER = Path(__file__).parents[2] / "fixtures" / "cases"
CASES: dict[str, Any] = {}
for file in sorted(FOLDER.glob("*.json")):
    CASES |= json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_small_page_gives_the_fields_that_a_reader_would(name: str) -> None:
    case = CASES[name]
    found = extract_record({"url": case["url"], "html_file": str(FOLDER / case["file"])})
    text = f"{found['lead'] or ''}\n\n{found['body']}"
    for field, wanted in case["expect"].items():
        if field == "text_contains":
            assert all(piece in text for piece in wanted), [piece for piece in wanted if piece not in text]
        elif field == "text_lacks":
            assert not any(piece in text for piece in wanted), [piece for piece in wanted if piece in text]
        elif field == "page_type_not":
            assert found["page_type"] != wanted
        elif field == "images":
            assert [image["url"] for image in found["images"]] == wanted
        else:
            assert found[field] == wanted, field
