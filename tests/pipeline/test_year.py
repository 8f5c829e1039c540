"""A month of the simulated year, that of Tết, with every kind of fault once; the whole one is ``benchmarks.year.run``."""

from __future__ import annotations

import pytest

from benchmarks.year.faults import KINDS
from benchmarks.year.run import SHORT, live, made_home


def test_a_month_of_faults_loses_doubles_and_hides_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", logger="thidua")
    with made_home() as home:
        simulation, found = live(SHORT, home, each=1, system_each=1)
    assert {fault.kind for fault in simulation.faults} == set(KINDS)
    assert simulation.unexpected == []
    assert found.published > 5
    assert found.missing == ()
    assert found.twice == ()
    assert found.unnamed == ()
    assert found.needless == 0
    assert found.stories > 0
    assert found.told_again == ()
    assert found.untold == 0
    assert found.alarms > 0
    assert len(found.false_alarms) <= SHORT.sites * SHORT.days / 365
