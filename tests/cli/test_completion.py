"""The shell completes ids from files: no database is queried, none is started."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.pipeline.recorded import command


def completions(line: str, home: Path) -> list[str]:
    """What bash is offered for the last word of a line."""
    words = line.split(" ")
    environment = {
        **os.environ,
        "THIDUA_HOME": str(home),
        "_THIDUA_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    environment.pop("THIDUA_DATABASE_URL", None)
    done = subprocess.run(command(), env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("thidua search --province lam", {"lam-dong"}),
        ("thidua search --about tra-", {"tra-vinh"}),
        ("thidua export --site recorded_lamdongt", {"recorded_lamdongtv"}),
        ("thidua facts awards --movement dan-van", {"dan-van-kheo"}),
        ("thidua search --award bang-khen-ubnd", {"bang-khen-ubnd-tinh"}),
        ("thidua search --kind news", {"newspaper"}),
        ("thidua crawl recorded_lamdongt", {"recorded_lamdongtv"}),
        ("thidua correct x --undo pub", {"published_at", "published"}),
        ("thidua dig", {"digest"}),
    ],
)
def test_ids_are_completed(line: str, expected: set[str], tmp_path: Path) -> None:
    assert set(completions(line, tmp_path)) == expected
    assert list(tmp_path.iterdir()) == []
