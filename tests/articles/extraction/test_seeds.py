"""The five given articles, read as saved text, come out as their expected records say."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from articles.extraction import extract_text
from articles.text import normalise_line

SEEDS = Path(__file__).resolve().parents[2] / "fixtures" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))


@pytest.fixture(params=FILES, ids=[f.stem[:3] for f in FILES])
def seed(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_all_five_are_there_byte_for_byte() -> None:
    assert len(FILES) == 5
    for path in FILES:
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert hashlib.sha256(path.read_bytes()).hexdigest() == expected["sha256"]


def test_every_field_is_as_expected(seed: Path) -> None:
    expected = json.loads(seed.with_suffix(".json").read_text(encoding="utf-8"))
    found = extract_text(seed.read_text(encoding="utf-8"))
    assert found.title == expected["title"]
    assert found.section == expected["section"]
    assert (found.published_at.isoformat() if found.published_at else None) == expected["published_at"]
    assert found.published_precision == expected["published_precision"]
    assert found.published_raw == expected["published_raw"]
    assert list(found.authors) == expected["authors"]
    assert found.lead == expected["lead"]
    assert found.body.split("\n\n") == expected["body"]
    assert found.page_type == "article"
    assert found.language == "vi"


def test_captions_and_boilerplate_are_not_in_the_body(seed: Path) -> None:
    expected = json.loads(seed.with_suffix(".json").read_text(encoding="utf-8"))
    paragraphs = extract_text(seed.read_text(encoding="utf-8")).body.split("\n\n")
    assert not set(expected["captions"] + expected["boilerplate"]) & set(paragraphs)


def test_the_record_accounts_for_every_line(seed: Path) -> None:
    expected = json.loads(seed.with_suffix(".json").read_text(encoding="utf-8"))
    lines = [t for line in seed.read_text(encoding="utf-8").split("\n") if (t := normalise_line(line))]
    told = {*expected["body"], *expected["captions"], *expected["boilerplate"]}
    told |= {expected["title"], expected["published_raw"]}
    rest = [line for line in lines if line not in told]
    assert all(any(name in line for name in expected["authors"]) for line in rest)


def test_the_page_clock_of_the_third_seed_is_not_its_date() -> None:
    found = extract_text(next(f for f in FILES if f.stem.startswith("002")).read_text(encoding="utf-8"))
    assert found.published_at is not None
    assert found.published_at.year == 2022
