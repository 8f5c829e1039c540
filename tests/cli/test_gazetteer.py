"""``thidua gazetteer``: every id that a filter takes can be looked up."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.called import called, refused


def listed(*words: str) -> list[dict[str, Any]]:
    status, out, err = called("gazetteer", *words, "--json")
    assert (status, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("written", ["mường la", "muong la", "Mường La"])
def test_a_place_is_found_in_both_eras_with_and_without_marks(written: str) -> None:
    assert {(r["id"], r["level"], r["era"]) for r in listed("places", written)} == {
        ("03808", "commune", "current"),
        ("120", "district", "former"),
    }


def test_a_type_narrows_a_place_and_a_code_gives_those_that_had_it() -> None:
    assert [r["id"] for r in listed("places", "xã Mường La")] == ["03808"]
    assert {(r["name"], r["era"]) for r in listed("places", "03808")} == {
        ("xã Mường La", "current"),
        ("thị trấn Ít Ong", "former"),
    }


@pytest.mark.parametrize(
    ("kind", "query", "wanted"),
    [
        ("provinces", "dak lak", "dak-lak"),
        ("movements", "nông thôn mới", "nong-thon-moi"),
        ("awards", "huan chuong lao dong", "huan-chuong-lao-dong"),
        ("bodies", "sở nội vụ", "so-noi-vu"),
    ],
)
def test_every_gazetteer_is_searched_by_name(kind: str, query: str, wanted: str) -> None:
    assert wanted in {record["id"] for record in listed(kind, query)}


def test_what_is_not_a_gazetteer_is_refused_and_names_those_that_are() -> None:
    assert "places" in refused("gazetteer", "nothing")
