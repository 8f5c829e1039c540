"""Figures of quality may only rise: each has its floor in ``evaluation/extraction/floors.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.extraction.generated import FORMS, LAYOUTS, generate
from evaluation.extraction.measure import (
    FLOORS_FILE,
    Figures,
    measure_aeb,
    measure_generated,
    measure_sites,
    measure_vn,
)

FLOORS = tomllib.loads(FLOORS_FILE.read_text(encoding="utf-8"))
_ROOM = 0.01
"""A figure this far above its floor requires a higher floor."""


def _hold(figures: Figures, floors: dict[str, float]) -> None:
    for name, floor in floors.items():
        value = figures.values[name]
        if name.endswith("_wrong"):
            assert value <= floor, (name, value, figures.failures[:8])
            continue
        assert value >= floor, (name, value, figures.failures[:8])
        assert value <= floor + _ROOM, f"{name} has risen to {value:.4f}: raise its floor of {floor}"


def test_the_generated_set_is_large_enough() -> None:
    assert len(LAYOUTS) >= 15
    assert len(FORMS) >= 25


@pytest.mark.parametrize("kind", ["generated", "unmarked"])
def test_generated_pages_hold_their_floors(kind: str) -> None:
    _hold(measure_generated(generate(), unmarked=kind == "unmarked"), FLOORS[kind])


def test_what_a_site_taught_helps_and_never_harms() -> None:
    figures = measure_sites()
    alone, learned = figures["page alone"].values, figures["learned layout"].values
    _hold(figures["learned layout"], FLOORS["sites"])
    assert all(learned[field] > alone[field] + 0.05 for field in ("title", "date", "authors", "body_f1"))


@pytest.mark.parametrize(("name", "measure"), [("aeb", measure_aeb), ("vn_dev", measure_vn)])
def test_real_pages_hold_their_floors(name: str, measure: Callable[[Path], Figures], corpus: Path) -> None:
    _hold(measure(corpus), FLOORS[name])
