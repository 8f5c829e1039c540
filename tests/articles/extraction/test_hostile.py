"""Whatever a page contains, there is a result, in bounded time. The full run is in ``benchmarks/extraction``."""

from __future__ import annotations

import time

import pytest

from articles.extraction import extract, extract_text
from articles.models import Page
from evaluation.extraction.hostile import SPECIAL, mutated_pages

LIMIT = 2.0
"""CPU seconds for any one page, however large."""
REFERENCE_S = 0.1
"""CPU seconds of :func:`_yardstick` on an idle machine of the kind that set the limit; a slower or busy one gets as much longer."""


def _yardstick() -> float:
    """CPU seconds that a fixed amount of plain Python costs here, now."""
    started = time.process_time()
    sum(i * i for i in range(3_000_000))
    return time.process_time() - started


def _is_quick(started: float) -> bool:
    """Whether a page begun then stayed within the limit, which a busy or slow machine stretches."""
    spent = time.process_time() - started
    return spent < LIMIT or spent < LIMIT * _yardstick() / REFERENCE_S


@pytest.mark.parametrize("name", sorted(SPECIAL))
def test_a_hostile_page_ends_in_a_result(name: str) -> None:
    html = SPECIAL[name]()
    started = time.process_time()
    found = extract(Page(url="https://bao.example.vn/a/b.html", html=html))
    assert _is_quick(started)
    assert found.page_type in ("article", "listing", "stub", "other")
    assert "extraction_failed" not in [i.code for i in found.issues]


def test_mutated_pages_end_in_results() -> None:
    for name, html in mutated_pages(150, seed=7):
        started = time.process_time()
        found = extract(Page(url="https://bao.example.vn/a/b.html", html=html))
        assert _is_quick(started), name
        assert "\x00" not in found.body
        assert "extraction_failed" not in [i.code for i in found.issues]


@pytest.mark.parametrize(
    "url", ["", "not a url", "https://[::1", "http://bao.example.vn:99999/a", "file:///etc/passwd"]
)
def test_a_bad_address_is_no_error(url: str) -> None:
    html = '<h1>Một bài viết nào đó</h1><a href="http://[::1">x</a><img src="http://[x"><link rel=canonical href="http://[">'
    assert "extraction_failed" not in [i.code for i in extract(Page(url=url, html=html)).issues]


@pytest.mark.parametrize("text", ["", "\n\n", "\x00", "a" * 100_000, "Thứ ba, 31/10/2023 - 07:28"])
def test_any_text_ends_in_a_result(text: str) -> None:
    assert extract_text(text).page_type


def test_text_nested_deeper_than_the_parser_reads_is_kept() -> None:
    sentence = b"Phong trao thi dua duoc trien khai sau rong. " * 10
    deep = b"<h1>Tong ket phong trao</h1>" + b"<div>" * 5000 + sentence + b"</div>" * 5000
    found = extract(Page(url="https://bao.example.vn/a/b.html", html=b"<html><body>" + deep))
    assert found.page_type in ("article", "stub")


def test_a_fault_costs_one_page_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("articles.extraction.page.read_layout", fail)
    found = extract(Page(url="https://bao.example.vn/a/b.html", html="<p>Một đoạn văn</p>"))
    assert [(i.code, i.severity) for i in found.issues] == [("extraction_failed", "error")]
    assert found.page_type == "stub"
