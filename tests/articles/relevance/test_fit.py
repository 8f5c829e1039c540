"""The command that fits the weights: it takes what it names, and refuses the rest before any work."""

from __future__ import annotations

import pytest

from tools.fit_relevance import parse_arguments


def test_it_measures_only_when_asked() -> None:
    assert parse_arguments(["--measure"]).measure
    assert not parse_arguments([]).measure


def test_help_ends_before_any_work(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(["--help"])
    assert ended.value.code == 0
    assert "--measure" in capsys.readouterr().out


@pytest.mark.parametrize("unknown", ["--mesure", "weights.toml"])
def test_an_unknown_argument_is_refused_in_one_line(unknown: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments([unknown])
    assert ended.value.code == 2
    [line] = capsys.readouterr().err.splitlines()
    assert unknown in line
