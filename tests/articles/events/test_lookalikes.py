"""Neighbours of one day stay apart, and one event told in other words, or without its day, stays one."""

from __future__ import annotations

import pytest

from articles.events import join_reports, read_report
from evaluation.events.lookalikes import Lookalike, lookalikes


@pytest.mark.parametrize("case", lookalikes(), ids=lambda case: case.name)
def test_lookalikes_are_told_apart_and_one_event_is_one(case: Lookalike) -> None:
    assert tuple(join_reports([read_report(report) for report in case.reports])) == case.groups
